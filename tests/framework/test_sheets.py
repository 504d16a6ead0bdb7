"""The sheets in the box: each question is asked once of a person, grounded, and on few pages."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from itertools import combinations, permutations
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
import pytest

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.lint.rules.repeated import TWICE
from ledelsesgrundlag_cli.model.sheet_blocks import (
    AgreementsBlock,
    CarriedBlock,
    DialBlock,
    PeopleBlock,
    QuestionBlock,
    Wording,
)
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.words.likeness import like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates


class Asked(NamedTuple):
    """A question: the talk it is for, who answers it, on which sheet, and its words."""

    talk: str
    side: str
    sheet: str
    text: str


ASKS = (QuestionBlock, DialBlock, CarriedBlock, PeopleBlock)


def asked(framework: Framework) -> Iterator[Asked]:
    for sheet in framework.sheets:
        for section in sheet.sections:
            for block in section.blocks:
                wording = getattr(block, "text", None) if isinstance(block, ASKS) else None
                for side in block.sides or section.sides:
                    talk = sheet.belongs_to or sheet.id
                    if isinstance(wording, Wording):
                        yield Asked(talk, side, sheet.id, wording.for_side(side) or "")
                    elif isinstance(block, AgreementsBlock):
                        for column in block.columns:
                            yield Asked(talk, side, sheet.id, column.text)


def somebody_answers_both(one: Asked, other: Asked) -> bool:
    """Tell whether two questions are the same person's: a shared page is everybody's."""
    return one.side == other.side or "faelles" in {one.side, other.side}


def test_nobody_is_asked_the_same_on_two_sheets_for_one_talk(framework: Framework) -> None:
    every = [*asked(framework)]
    assert {(one.talk, one.sheet) for one in every} >= {
        ("onboarding", "onboarding"),
        ("onboarding", "rolleskift"),
        ("lus", "udviklingsplan"),
    }
    compared = 0
    for one, other in combinations(every, 2):
        if one.talk != other.talk or one.sheet == other.sheet:
            continue
        if somebody_answers_both(one, other):
            compared += 1
            assert not [*like(one.text, [other.text], TWICE)], (one, other)
    assert compared > 250


def test_the_comparison_would_find_one() -> None:
    text = "Hvad er nyt for dig i rollen, og hvad har du med dig?"
    again = "Hvad er nyt for dig i rollen, og hvad har du med?"
    assert [*like(text, [again], TWICE)]


def test_every_question_is_open_and_says_what_it_is_grounded_in(framework: Framework) -> None:
    looked_at = 0
    for sheet in framework.sheets:
        for section in sheet.sections:
            for block in section.blocks:
                if isinstance(block, QuestionBlock):
                    looked_at += 1
                    assert block.grounded_in, block.id
                    for item in block.text.texts((), ""):
                        assert item.text.startswith("Hv"), item.text
                        assert "?" in item.text
    assert looked_at > 40


def parts(document: blocks.Document) -> dict[str, blocks.Document]:
    """Each side's part of a document, as one of its own."""
    made: dict[str, list[blocks.Block]] = {}
    side = ""
    for block in document.blocks:
        side = block.id if isinstance(block, blocks.Title) else side
        made.setdefault(side, []).append(block)
    return {side: document._replace(blocks=tuple(some)) for side, some in made.items()}


def pages(document: blocks.Document, framework: Framework, templates: Templates) -> dict[str, int]:
    found = {}
    for side, part in parts(document).items():
        raw = render_bytes(part, Format.PDF, templates, framework)
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            found[side] = len(pdf.pages)
    return found


@pytest.mark.slow
def test_the_first_hundred_days_fill_the_pages_they_may(
    framework: Framework, templates: Templates
) -> None:
    sheet = framework.sheet("onboarding")
    assert sheet is not None
    for role in framework.roles:
        for start in (date(2027, 2, 1), None):
            request = SheetRequest((role.id,), ALL_SIDES, start=start)
            found = pages(sheet_document(framework, sheet, request), framework, templates)
            assert found == {"naermeste-leder": 1, "leder": 2, "faelles": 2}, role.id


@pytest.mark.slow
def test_a_change_of_role_fills_the_pages_it_may(
    framework: Framework, templates: Templates
) -> None:
    sheet = framework.sheet("rolleskift")
    assert sheet is not None
    looked_at = 0
    for old, new in permutations((one.id for one in framework.roles), 2):
        request = SheetRequest((new,), ALL_SIDES, from_role=old)
        found = pages(sheet_document(framework, sheet, request), framework, templates)
        assert found == {"leder": 2, "naermeste-leder": 1, "faelles": 1}, (old, new)
        looked_at += 1
    assert looked_at == 12


@pytest.mark.slow
def test_a_leader_with_several_roles_prepares_on_two_pages(
    framework: Framework, templates: Templates
) -> None:
    """With three there are up to 36 expectations to choose among."""
    sheet = framework.sheet("lus")
    assert sheet is not None
    ids = [one.id for one in framework.roles]
    for count in (2, 3):
        for some in combinations(ids, count):
            document = sheet_document(framework, sheet, SheetRequest(some, "leder"))
            assert pages(document, framework, templates)["leder"] == 2, some
            [chosen] = [one for one in document.blocks if isinstance(one, blocks.Expectations)]
            texts = [" ".join(one.text.split()) for one in chosen.items]
            assert len(set(texts)) == len(texts)
            every = {
                " ".join(x.text.split()) for r in some for x in framework.role(r).expectations
            }
            assert {*texts} == every


@pytest.mark.slow
def test_the_plan_is_two_pages_and_the_sheets_of_a_team_one(
    framework: Framework, templates: Templates
) -> None:
    wanted = {"udviklingsplan": {"leder": 2}, "strategi": {"faelles": 1}, "lokalt": {"faelles": 1}}
    looked_at = 0
    for sheet_id, most in wanted.items():
        sheet = framework.sheet(sheet_id)
        assert sheet is not None
        for role in framework.roles if sheet.roles is None else framework.roles[:1]:
            of = (role.id,) if sheet.roles is None else ()
            document = sheet_document(framework, sheet, SheetRequest(of, ALL_SIDES))
            assert pages(document, framework, templates) == most, (sheet_id, role.id)
            looked_at += 1
    assert looked_at == 4 + 1 + 1


def test_the_plan_asks_six_things_and_a_team_no_more_than_eight(framework: Framework) -> None:
    asks = Counter(one.sheet for one in asked(framework))
    assert {one: asks[one] for one in ("udviklingsplan", "strategi", "lokalt")} == {
        "udviklingsplan": 6,
        "strategi": 8,
        "lokalt": 6,
    }


def test_a_leader_with_several_roles_is_asked_two_things_more(framework: Framework) -> None:
    sheet = framework.sheet("lus")
    assert sheet is not None

    def ids(*roles: str) -> set[str]:
        document = sheet_document(framework, sheet, SheetRequest(roles, "leder"))
        return {one.id for one in document.blocks if isinstance(one, blocks.Question)}

    more = ids("centerchef", "leder-af-ledere") - ids("centerchef")
    assert more == {"leder-hvilken-rolle-du-taler-i", "leder-hver-sin-retning"}
