"""What is filled in by other means than lg's own is read back as it was written."""

from __future__ import annotations

import importlib.util
import logging
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.inward import filling
from tests.inward.blank import Blank, box, choices, document, every_sheet, made
from tests.long import examples

from ledelsesgrundlag_cli.inward.placing import place
from ledelsesgrundlag_cli.inward.reading import read_filled
from ledelsesgrundlag_cli.inward.recognising import Sheets

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


def answers_to(blank: Blank) -> st.SearchStrategy[dict[str, Answer]]:
    """Some answers to a sheet, each of the kind its field takes."""
    takes = {
        name: st.sampled_from(kinds) if kinds else TEXTS for name, kinds in choices(blank).items()
    }
    return st.fixed_dictionaries({}, optional=takes)


def test_the_box_has_sheets_to_fill_in() -> None:
    assert Blank("lus", ("leder-af-ledere",)) in SHEETS
    assert all(len(choices(one)) > 5 for one in SHEETS)


@pytest.mark.slow
@pytest.mark.parametrize("means", MEANS)
@pytest.mark.parametrize("blank", SHEETS, ids=lambda one: "-".join([one.sheet, *one.roles]))
def test_answers_come_back_as_they_were_written(blank: Blank, means: str) -> None:
    if means == "pypdf" and not PYPDF:
        pytest.skip("pypdf is not installed")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # of emoji that its font lacks
    made_as, fill = MEANS[means]
    content = made(blank, made_as)
    sheets = Sheets(box())

    @settings(max_examples=examples(3), phases=(Phase.generate,))  # to shrink takes minutes
    @given(answers_to(blank))
    def check(answers: dict[str, Answer]) -> None:
        recognised = sheets.recognised(read_filled(fill(content, answers)))
        head = recognised.filled.answers.head
        assert (head.id, head.roles, recognised.same) == (blank.sheet, blank.roles, True)
        placed = place(recognised.filled, document(blank))
        assert placed.given == answers
        assert (placed.gone, placed.differing) == ({}, ())
        assert list(placed.given) == [name for name in choices(blank) if name in answers]

    check()
