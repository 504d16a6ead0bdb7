"""What applicants are asked: a question to each expectation, about what they have done."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.blocks import words_in
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.sheet import most_in_focus, sheet_document
from ledelsesgrundlag_cli.render.form_fields import FieldKind, fields_of
from ledelsesgrundlag_cli.render.formats import Format, render, render_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

OPEN = re.compile(r"(?:Fortæl om|Hvornår|Hvordan|Hvad|Hvilken|Hvilke|Hvem|Hvor) ")
WHAT_IF = re.compile(
    r"\b(?:hvis|vil(?:le)? (?:du|I)|kunne (?:du|I have)|forestil|tænk dig|hvad nu)\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:Fortæl om|har du|blev|sidst|gjorde|sagde|lagde|fortalte|bad|aftalte|var|havde|satte|"
    r"lavede|ledede|kom|har dine)\b"
)
NOT_HERE = re.compile(
    r"(?<!\w)(?:point\w*|karakter\w*|score\w*|scor\w+|procent\w*|vægt\w*|match\w*|skala\w*|"
    r"rang(?:orden|ér|liste)\w*|trafiklys\w*|smiley\w*|stjerner|bedst egnet|nummer et|niveau \d|"
    r"vurdering\w*|kandidater|ansøgerne|"
    r"personlig\w*|udadvendt\w*|indadvendt\w*|robust\w*|tålmodig\w*|empati\w*|modig\w*|karisma\w*|"
    r"temperament\w*|ambitiøs\w*|loyal\w*|energisk\w*|visionær\w*|autentisk\w*|type\w*|test\w*|"
    r"passer ind)(?!\w)",
    re.IGNORECASE,
)
"""Points and ranks, and what somebody is instead of what somebody has done."""


def asked(framework: Framework) -> Iterator[str]:
    """Every question to an expectation, and what one may ask on."""
    for part in framework.interview:
        for one in part.questions:
            yield one.text
            yield from one.follow_up


def guide(framework: Framework, role: str, count: int, name: str | None = None) -> blocks.Document:
    sheet = framework.sheet("interview")
    assert sheet is not None
    chosen = tuple(one.id for one in framework.role(role).expectations[:count])
    return sheet_document(framework, sheet, SheetRequest((role,), name=name, focus=chosen))


def test_every_expectation_has_a_question(framework: Framework) -> None:
    having = {one.expectation for part in framework.interview for one in part.questions}
    every = {one.id for role in framework.roles for one in role.expectations}
    assert len(every) == 46
    assert every == having
    assert [part.role for part in framework.interview] == sorted(r.id for r in framework.roles)


def test_each_has_something_to_ask_on_and_to_listen_for(framework: Framework) -> None:
    for part in framework.interview:
        assert part.case is not None
        assert len(part.case.questions) == 2
        for one in part.questions:
            assert len(one.follow_up) == 2, one.expectation
            assert 2 <= len(one.listen) <= 3, one.expectation
            assert [x for x in one.listen if x[0].isupper() or x.endswith((".", "?"))] == []


def test_questions_are_open_and_about_what_was_done(framework: Framework) -> None:
    texts = [*asked(framework)]
    assert len(texts) == 3 * 46
    assert [one for one in texts if not OPEN.match(one)] == []
    assert [one for one in texts if one.count("?") > 1 or one[-1] not in ".?"] == []
    assert [one for one in texts if WHAT_IF.search(one)] == []
    first = [one.text for part in framework.interview for one in part.questions]
    assert [one for one in first if not DONE.search(one)] == []
    assert [one for one in first if len(one.split()) > 32] == []
    assert [one for one, many in Counter(first).items() if many > 1] == []


def test_the_tests_above_would_find_a_bad_one() -> None:
    assert WHAT_IF.search("Hvad ville du gøre, hvis to ledere var uenige?")
    assert WHAT_IF.search("Hvordan vil du sætte retning?")
    assert not OPEN.match("Er du god til at lytte?")
    assert not DONE.search("Hvad mener du om ledelse?")
    assert NOT_HERE.search("Giv ansøgeren fem point")
    assert NOT_HERE.search("at ansøgeren er robust")
    assert not NOT_HERE.search("Peg på pointen".replace("pointen", "det vigtigste"))


@pytest.mark.parametrize("count", [0, 6])
def test_nothing_is_scored_or_ranked_and_nobody_is_a_kind_of_person(
    framework: Framework, count: int
) -> None:
    for role in framework.roles:
        document = guide(framework, role.id, count)
        theirs = {one.text for one in role.expectations}
        said = [one for one in words_in(document.blocks) if one not in theirs and " " in one]
        assert len(said) > 60
        assert [one for one in said if NOT_HERE.search(one)] == []
        assert not any(isinstance(one, blocks.Dial | blocks.Table) for one in document.blocks)
        kinds = {one.kind for one in fields_of(document)}
        assert FieldKind.CHOICE not in kinds
        assert (FieldKind.TICK in kinds) is (count == 0)


@pytest.mark.parametrize(
    "made_as",
    [
        Format.TERMINAL,
        Format.MARKDOWN,
        Format.JSON,
        pytest.param(Format.HTML, marks=pytest.mark.slow),
    ],
)
def test_the_guide_is_the_same_whoever_applies(
    framework: Framework, templates: Templates, made_as: Format
) -> None:
    one, other = (
        render(guide(framework, "centerchef", 6, name), made_as, templates, framework)
        for name in ("Ansøger Ægir", "Ansøger Yrsa")
    )
    assert one != other
    assert one.replace("Ansøger Ægir", "Ansøger Yrsa") == other


@pytest.mark.slow
def test_it_is_the_same_in_word_too(framework: Framework, templates: Templates) -> None:
    parts = []
    for name in ("Ansøger Ægir", "Ansøger Yrsa"):
        document = guide(framework, "centerchef", 6, name)
        raw = render_bytes(document, Format.DOCX, templates, framework)
        with zipfile.ZipFile(io.BytesIO(raw)) as word:
            parts.append({one: word.read(one) for one in word.namelist()})
    one, other = parts
    assert one != other
    ours, theirs = (name.encode() for name in ("Ansøger Ægir", "Ansøger Yrsa"))
    assert {name: raw.replace(ours, theirs) for name, raw in one.items()} == other


def test_what_is_chosen_is_asked_and_written_up_once(framework: Framework) -> None:
    role = framework.role("leder-af-ledere")
    document = guide(framework, role.id, 6)
    chosen = [one.text for one in role.expectations[:6]]
    heads = [
        one.text for one in document.blocks if isinstance(one, blocks.Heading) and one.level == 3
    ]
    [after] = [one for one in document.blocks if isinstance(one, blocks.People)]
    assert heads == chosen == [one.given for one in after.rows]
    listens = [one for one in document.blocks if isinstance(one, blocks.Listen)]
    assert len(listens) == 6
    assert all(one.lines and one.follow_up and one.listen for one in listens)
    assert isinstance(document.blocks[-1], blocks.Text)
    sections = [x.text for x in document.blocks if isinstance(x, blocks.Heading) and x.level == 2]
    assert sections[-1] == "Efter samtalen"


def test_all_can_be_chosen_from_where_none_is(framework: Framework) -> None:
    role = framework.role("leder-af-medarbejdere")
    document = guide(framework, role.id, 0)
    listens = [one for one in document.blocks if isinstance(one, blocks.Listen)]
    assert len(listens) == len(role.expectations) == 13
    ticks = [one.id for one in fields_of(document) if one.kind is FieldKind.TICK]
    assert ticks == [one.choice for one in listens]
    [after] = [one for one in document.blocks if isinstance(one, blocks.People)]
    assert [one.given for one in after.rows] == [None] * 6


def test_an_expectation_nobody_asks_about_leaves_room_for_a_question(
    framework: Framework,
) -> None:
    none = replace(framework, interview=())
    document = guide(none, "direktoer", 2)
    own = [
        one for one in document.blocks if isinstance(one, blocks.Question) and "eget" in one.text
    ]
    assert len(own) == 2
    assert not any(isinstance(one, blocks.Listen | blocks.Case) for one in document.blocks)
    titles = [one.text for one in document.blocks if isinstance(one, blocks.Heading)]
    assert "Case" not in titles


def test_so_many_may_be_chosen_as_the_sheet_says(framework: Framework) -> None:
    most = {one.id: most_in_focus(one) for one in framework.sheets}
    assert most["lus"] == 3
    assert most["interview"] == most["jobprofil"] == 6


def test_the_profile_has_each_expectation_once_and_the_chosen_first(framework: Framework) -> None:
    sheet = framework.sheet("jobprofil")
    assert sheet is not None
    for role in framework.roles:
        texts = [one.text for one in role.expectations]
        for chosen in ((), (role.expectations[-1].id, role.expectations[2].id)):
            request = SheetRequest((role.id,), focus=chosen)
            document = sheet_document(framework, sheet, request)
            lists = [one for one in document.blocks if isinstance(one, blocks.Expectations)]
            shown = [item.text for one in lists for item in one.items]
            assert sorted(shown) == sorted(texts)
            assert [one.choose for one in lists] == [None] * len(lists)
            assert [len(one.items) for one in lists][:-1] == [2] * bool(chosen)
            assert document.covers == (f"roles/{role.id}/",)


def test_words_of_the_document_stand_on_the_profile_word_for_word(framework: Framework) -> None:
    sheet = framework.sheet("jobprofil")
    assert sheet is not None
    taken = [one for _, one in sheet.excerpts()]
    assert len(taken) == 2
    [first, _] = taken
    assert first.passage == "chapters/grundvilkaaret/politisk-styret"
