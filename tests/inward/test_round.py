"""What is filled in by other means than lg's own is read back as it was written."""

from __future__ import annotations

import importlib.util
import logging
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.conftest import FRAMEWORK
from tests.inward import filling
from tests.inward.blank import Blank, box, choices, document, every_sheet, made
from tests.long import examples

from ledelsesgrundlag_cli.documents.answers import Answers
from ledelsesgrundlag_cli.inward.filled import NOT_TOLD, Filled
from ledelsesgrundlag_cli.inward.fresh import Reader
from ledelsesgrundlag_cli.inward.placing import place
from ledelsesgrundlag_cli.inward.reading import read_filled
from ledelsesgrundlag_cli.inward.recognising import Sheets
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.sheet_head import head_of
from ledelsesgrundlag_cli.render.templates import templates_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.documents.answers import Answer

PYPDF = importlib.util.find_spec("pypdf") is not None
MEANS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "pikepdf": ("pdf", filling.by_pikepdf),
    "pypdf": ("pdf", filling.by_pypdf),
    "xml": ("docx", filling.by_xml),
    "python-docx": ("docx", filling.by_python_docx),
}
PIECES = st.sampled_from(
    [
        *("æøå ÆØÅ é", "Vi fik et nyt vagtskema.", "\n", " ", "”citat” & <b>", "(parentes) \\n"),
        *("👩‍👩‍👧", "🏳️‍🌈", "–…", "Ω漢", "valg-b", "1.000", "'\"", "☺", "/Ja", " / "),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=6).map("".join).map(str.strip).filter(bool)
SHEETS = every_sheet()


@cache
def sheets() -> Sheets:
    """The sheets of the framework in the box, each made once for all these tests."""
    return Sheets(box())


def answers_to(blank: Blank) -> st.SearchStrategy[dict[str, Answer]]:
    """Some answers to a sheet, each of the kind its field takes."""
    takes = {
        name: st.sampled_from(kinds) if kinds else TEXTS for name, kinds in choices(blank).items()
    }
    return st.fixed_dictionaries({}, optional=takes)


def test_the_box_has_sheets_to_fill_in() -> None:
    assert Blank("lus", ("leder-af-ledere",)) in SHEETS
    assert all(len(choices(one)) > 3 for one in SHEETS)


@pytest.mark.slow
@pytest.mark.parametrize("means", MEANS)
@pytest.mark.parametrize("blank", SHEETS, ids=str)
def test_answers_come_back_as_they_were_written(blank: Blank, means: str) -> None:
    if means == "pypdf" and not PYPDF:
        pytest.skip("pypdf is not installed")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # of emoji that its font lacks
    made_as, fill = MEANS[means]
    content = made(blank, made_as)
    ticked = {field.name: True for field in fields_of(document(blank)) if field.on}

    @settings(max_examples=examples(3), phases=(Phase.generate,))  # to shrink takes minutes
    @given(answers_to(blank))
    def check(answers: dict[str, Answer]) -> None:
        recognised = sheets().recognised(read_filled(fill(content, answers)))
        head = recognised.filled.answers.head
        assert (head.id, head.roles, recognised.same) == (blank.sheet, blank.head_roles, True)
        assert recognised.document is not None
        placed = place(recognised.filled, recognised.document)
        there = ticked | answers
        assert placed.given == there
        assert (placed.gone, placed.differing) == ({}, ())
        assert list(placed.given) == [name for name in choices(blank) if name in there]

    check()


@pytest.mark.slow
@pytest.mark.parametrize("made_as", ["pdf", "docx", "json"])
@pytest.mark.parametrize("blank", SHEETS, ids=str)
def test_a_sheet_of_another_version_is_known_by_its_fields(blank: Blank, made_as: str) -> None:
    """The fingerprint is another, so only the names of the fields tell how it was made."""
    answers = {name: takes[0] if takes else "Ro" for name, takes in choices(blank).items()}
    if made_as == "json":
        head = head_of(document(blank))
        filled = Filled(Answers(head or NOT_TOLD, answers))
    else:
        fill = filling.by_pikepdf if made_as == "pdf" else filling.by_xml
        filled = read_filled(fill(made(blank, made_as), answers))
    head = filled.answers.head._replace(fields="00000000")
    recognised = sheets().recognised(filled._replace(answers=filled.answers._replace(head=head)))
    assert recognised.document is not None
    placed = place(recognised.filled, recognised.document)
    assert (recognised.same, placed.gone) == (False, {})
    assert placed.given == answers


@pytest.mark.slow
@pytest.mark.parametrize("blank", SHEETS, ids=str)
def test_an_untouched_word_file_says_nothing_beside_its_fields(blank: Blank) -> None:
    """Not what it carries from last time either, nor the expectations that were chosen."""
    reader = Reader(box(), templates_for(None, FRAMEWORK))
    known = reader.read(made(blank, "docx"), "a.docx")
    assert known.recognised.filled.own_lines
    assert (known.outside, known.perhaps) == ((), ())
    written = filling.with_line(made(blank, "docx"), "Husk også ferieplanen.")
    assert reader.read(written, "a.docx").outside == ("Husk også ferieplanen.",)
