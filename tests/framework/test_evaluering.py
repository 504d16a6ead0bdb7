"""The evaluation in dialogue: examples under headings, and none of what would make it a score."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.documents.examples_given import GIVEN, gathered_of
from tests.framework.test_sheets import pages

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.sheet_blocks import ExpectationsBlock, QuestionBlock
from ledelsesgrundlag_cli.render.formats import Format, render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.render.templates import Templates

SIDES = ("deltager", "leder", "naermeste-leder", "moedeleder", "faelles")
NO_SCORE = re.compile(
    r"(?i)anonym|smiley|skala|score|karakter|gennemsnit|procent|%|benchmark|måling(?!\.)|rangl"
    r"|hvor (?:enig|tilfreds|ofte|godt)|(?<!\w)u?enig(?!\w)|hvor mange har|[☹☺🙁🙂😀-😏⭐★]"
)
"""What must be on none of its documents: what rates, what counts, and what cannot be promised."""
A_COUNT = re.compile(r"(?i)\d\W{0,4}(?:mere|mindre) af|(?:mere|mindre) af\W{0,4}\d")
GATHERED = (
    "Lederen får ikke arkene, men kan måske kende dig på dine ord. Den, der samler, kan se, hvem "
    "de kommer fra."
)


@pytest.fixture(scope="module")
def sheet(framework: Framework) -> Sheet:
    found = framework.sheet("evaluering")
    assert found is not None
    return found


def side_of(framework: Framework, sheet: Sheet, side: str) -> Document:
    roles = () if side == "moedeleder" else ("leder-af-ledere",)
    return sheet_document(framework, sheet, SheetRequest(roles, side))


def asked(sheet: Sheet, side: str, section: str = "") -> tuple[int, int]:
    """How many lists of expectations and how many questions a side has, in one section or all."""
    found = [
        block
        for one in sheet.sections
        for block in one.blocks
        if side in (block.sides or one.sides) and section in {"", one.id}
    ]
    kinds = (ExpectationsBlock, QuestionBlock)
    ticks, questions = (sum(isinstance(one, kind) for one in found) for kind in kinds)
    return ticks, questions


def test_nobody_is_asked_more_than_was_meant(sheet: Sheet) -> None:
    assert asked(sheet, "deltager") == (1, 5)
    assert asked(sheet, "leder", "foer-moedet") == (1, 4)
    assert asked(sheet, "leder", "efter-moedet") == (0, 4)
    assert asked(sheet, "naermeste-leder") == (0, 4)
    assert asked(sheet, "moedeleder") == (0, 0)
    choices = [
        block.choose
        for one in sheet.sections
        for block in one.blocks
        if isinstance(block, ExpectationsBlock)
    ]
    assert choices == [3, 3]


def test_every_answer_of_an_example_has_a_heading_to_be_gathered_under(sheet: Sheet) -> None:
    gathered = {
        block.id: block.gather
        for section in sheet.sections
        for block in section.blocks
        if isinstance(block, QuestionBlock) and "deltager" in section.sides
    }
    assert len(set(gathered.values())) == 5
    assert None not in gathered.values()
    assert {"hold-fast", "mere-af", "mindre-af"} < {*gathered.values()}
    others = [
        block.gather
        for section in sheet.sections
        for block in section.blocks
        if isinstance(block, QuestionBlock) and "deltager" not in section.sides
    ]
    assert len(others) > 10
    assert {*others} == {None}


def documents(framework: Framework, sheet: Sheet) -> Iterator[Document]:
    for side in SIDES:
        yield side_of(framework, sheet, side)
    more = [{"deltager-mere-af": f"Ro {one}"} for one in "abcde"]
    yield gathered_of(framework)
    yield gathered_of(framework, {None: GIVEN, "Lederkolleger": more})


def test_nothing_rates_counts_or_compares(
    framework: Framework, sheet: Sheet, templates: Templates
) -> None:
    looked_at = 0
    for document in documents(framework, sheet):
        kinds = {blocks.kind_of(one) for one in document.blocks}
        assert not kinds & {"dial", "carried", "legend", "people", "threads"}
        own = document._replace(
            blocks=tuple(one for one in document.blocks if not isinstance(one, blocks.Table))
        )
        for words in blocks.words_in(own.blocks):
            looked_at += 1
            plain = words.replace("hverken APV eller trivselsmåling", "")
            assert not NO_SCORE.search(plain), words
        for made_as in (Format.TERMINAL, Format.MARKDOWN):
            text = render(document, made_as, templates, framework)
            assert "ledelsesevaluering" in text
            assert not A_COUNT.search(text)
    assert looked_at > 300


def test_the_search_would_find_a_score() -> None:
    for bad in ("Svarene er anonyme", "3 × mere af", "mere af (3)", "På en skala", "Hvor enig er"):
        assert NO_SCORE.search(bad) or A_COUNT.search(bad), bad


def test_headings_to_write_under_have_no_numbers(framework: Framework, sheet: Sheet) -> None:
    """``3 Mere af`` would read as a count; the plan for development asks one thing at a place."""
    assert blocks.headings_to_write_under(side_of(framework, sheet, "deltager")) == ("deltager",)
    for other in framework.sheets:
        if other.id not in {sheet.id, "udviklingsplan"}:
            roles = tuple(one.id for one in framework.roles[-1:])
            document = sheet_document(framework, other, SheetRequest(roles, ALL_SIDES))
            assert blocks.headings_to_write_under(document) == (), other.id


def test_who_sees_the_words_is_said_where_they_are_gathered(
    framework: Framework, sheet: Sheet
) -> None:
    for gathered in (False, True):
        made = side_of(framework, sheet.model_copy(update={"gathered": gathered}), "deltager")
        said = " ".join(blocks.words_in(made.blocks))
        assert (GATHERED in said) is gathered
        assert ("På mødet vælger du selv, hvad du vil fortælle." in said) is not gathered


def test_the_theme_that_is_off_can_be_turned_on(framework_copy: Path) -> None:
    file = framework_copy / "sheets" / "evaluering.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("  # - id: trivsel"))
    end = next(at for at in range(start, len(lines)) if not lines[at].startswith("  #"))
    lines[start:end] = [f"  {line.removeprefix('  # ')}" for line in lines[start:end]]
    file.write_text("\n".join(lines), encoding="utf-8")
    loaded = load(framework_copy, "framework")
    framework = loaded.framework()
    assert framework is not None, loaded.diagnostics
    sheet = framework.sheet("evaluering")
    assert sheet is not None
    assert asked(sheet, "deltager") == (1, 7)
    assert asked(sheet, "deltager", "trivsel") == (0, 2)


@pytest.mark.slow
def test_each_side_fills_the_pages_it_may(
    framework: Framework, sheet: Sheet, templates: Templates
) -> None:
    written = {
        "gathered": True,
        "purpose": "Formålet er at udvikle ledelsen hos os. Det bruges ikke ved løn eller afsked.",
        "who": "Tillidsrepræsentanten samler eksemplerne. Lederen får én side med dem.",
        "voluntary": "Det er frivilligt at være med.",
        "kept": "Arkene bliver slettet, når eksemplerne er samlet, og siden efter mødet.",
        "notice": "Kommunen er dataansvarlig. Er du i tvivl, kan du spørge vores DPO.",
    }
    most = {"deltager": 2, "leder": 2, "naermeste-leder": 1, "faelles": 1, "moedeleder": 1}
    roles = [one.id for one in framework.roles]
    for side, count in most.items():
        of_role = side in {"deltager", "leder"}  # the others are the same but for the role's name
        for role, changed in ((roles[-1], written), *((one, {}) for one in roles[: 9 * of_role])):
            ids = () if side == "moedeleder" else (role,)
            made = sheet.model_copy(update=changed)
            document = sheet_document(framework, made, SheetRequest(ids, side))
            assert pages(document, framework, templates) == {side: count}, (role, changed)
