"""Answers on today's sheet: by the sheet's own fields, whatever a file calls them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import FRAMEWORK
from tests.inward import filling
from tests.inward.blank import Blank, box, document, made
from tests.inward.make_files import GIVEN

from ledelsesgrundlag_cli.cli.answers_shown import made_for, notes
from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.answers import Answers
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.inward.filled import NOT_TOLD, Filled
from ledelsesgrundlag_cli.inward.fresh import Reader
from ledelsesgrundlag_cli.inward.placing import place
from ledelsesgrundlag_cli.inward.reading import NotReadableError, read_filled
from ledelsesgrundlag_cli.inward.recognising import Sheets
from ledelsesgrundlag_cli.render.docx.tags import tag_of
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import templates_for

BLANK = Blank("lus", ("leder-af-ledere",))


def filled(**given: str | bool) -> Filled:
    """Answers without a file, named with ``_`` for ``-``."""
    named = {name.replace("_", "-"): one for name, one in given.items()}
    return Filled(Answers(NOT_TOLD, named))  # type: ignore[arg-type]  # a false tick is tried too


@pytest.mark.slow
def test_a_long_name_is_cut_in_word_and_found_again() -> None:
    name = f"naermeste-leder-{'meget-' * 12}langt-navn"
    question = blocks.Question(name, "Hvad er vigtigt?", 3)
    sheet = document(BLANK)
    sheet = sheet._replace(blocks=(*sheet.blocks, question))
    word = render_bytes(sheet, Format.DOCX, templates_for(None, FRAMEWORK), box())
    assert len(tag_of(name)) == 64
    read = read_filled(filling.by_xml(word, {tag_of(name): "Ro"}))
    assert read.answers.given == {tag_of(name): "Ro"}
    assert place(read, sheet).given == {name: "Ro"}


def test_heads_of_0_1_0_are_one_answer_and_what_differs_is_joined() -> None:
    placed = place(
        filled(leder_navn="Leder A", faelles_navn="Leder A", naermeste_leder_navn="Leder B"),
        document(BLANK),
    )
    assert placed.given == {"leder-navn": "Leder A / Leder B"}
    assert placed.differing == ("leder-navn",)
    assert (placed.read, placed.gone) == (1, {})


def test_an_answer_of_another_kind_is_gone_and_not_lost() -> None:
    choice = {"leder-skru_mod-og-nytaenkning": "Skru op", "leder-skru_dialog-og-involvering": "x"}
    given = Filled(Answers(NOT_TOLD, {**choice, "leder-lykkedes": True, "leder-x": "y"}))
    placed = place(given, document(BLANK))
    assert placed.given == {"leder-skru_mod-og-nytaenkning": "valg-c"}
    assert placed.gone == {
        "leder-skru_dialog-og-involvering": "x",
        "leder-lykkedes": True,
        "leder-x": "y",
    }


def test_a_sheet_counts_its_questions_not_its_fields() -> None:
    placed = place(filled(), document(BLANK))
    assert placed.read == 0
    assert placed.empty < len({field.name for field in fields_of(document(BLANK))})
    ticks = {name: one for name, one in GIVEN.items() if one is True}
    assert place(Filled(Answers(NOT_TOLD, ticks)), document(BLANK)).read == 1


def with_names() -> bytes:
    """A Word file with names and day in it."""
    sheet = box().sheet("lus")
    assert sheet is not None
    request = SheetRequest(BLANK.roles, ALL_SIDES, "Leder A", "Leder B", date(2026, 12, 1))
    made_with = sheet_document(box(), sheet, request)
    return render_bytes(made_with, Format.DOCX, templates_for(None, FRAMEWORK), box())


@pytest.mark.slow
def test_what_the_sheet_itself_wrote_is_no_answer() -> None:
    recognised = Sheets(box()).recognised(read_filled(with_names()))
    assert recognised.filled.answers.given == {}
    assert recognised.filled.by_sheet["leder-navn"] == "Leder A"
    assert recognised.document is not None
    with_heads = place(filled(), document(BLANK)).empty
    assert place(recognised.filled, recognised.document).empty == with_heads - 3
    head = recognised.filled.answers.head
    assert (head.roles, head.talk, recognised.same) == (BLANK.roles, date(2026, 12, 1), True)


@pytest.mark.slow
def test_a_name_that_was_written_over_is_an_answer() -> None:
    changed = filling.by_xml(with_names(), {"leder-navn": "Leder C"})
    known = Reader(box(), templates_for(None, FRAMEWORK)).read(changed, "a.docx")
    assert known.placed.given == {"leder-navn": "Leder C"}
    assert known.recognised.filled.by_sheet["leder-navn"] == "Leder A"
    assert made_for(known, box()) == "Leder: Leder A. Nærmeste leder: Leder B"
    assert next(notes(known, box())).startswith(
        "Arket er lavet til Leder A, men nu står der Leder C."
    )
    assert (known.outside, known.perhaps) == ((), ())


@pytest.mark.parametrize("name", ["leder-lykkedes", "a-b"])
def test_a_form_without_a_head_is_known_by_its_fields(name: str) -> None:
    answers = Filled(Answers(NOT_TOLD, {name: "Ro"}), names=frozenset({name}))
    if name == "a-b":
        with pytest.raises(NotReadableError, match="ikke et ark fra lg"):
            Sheets(box()).recognised(answers)
    else:
        assert Sheets(box()).recognised(answers).filled.answers.head.id == "lus"


@pytest.mark.slow
def test_an_untouched_word_file_has_nothing_outside_its_fields() -> None:
    reader = Reader(box(), templates_for(None, FRAMEWORK))
    for role in box().roles:
        sheet = Blank("lus", (role.id,))
        known = reader.read(made(sheet, "docx"), "a.docx")
        assert (known.outside, known.perhaps, known.placed.gone) == ((), (), {})
        assert known.recognised.filled.lines
