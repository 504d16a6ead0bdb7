"""What stands on each page of each PDF: nothing overlaps, is cut, too small or left alone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.documents.frameworks import FRAMEWORKS
from tests.long import LONG
from tests.render.cases import NO_READING, cases
from tests.render.lines import POINTS_OF_A_MM, Line, Sheet, sheets_of

from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

BOX = Path(__file__).resolve().parents[2] / "templates"
BEFORE = Path(__file__).resolve().parents[1] / "fixtures" / "skabeloner-0.1.0"
EDGE = 10.0
FOOT = 18.0
"""The foot of a page stands so far from its edge, in mm."""
LEAST = 8.5


def body(page: Sheet) -> list[Line]:
    """What stands above the foot."""
    return [one for one in page.lines if one.bottom < page.height - FOOT]


def overlapping(page: Sheet) -> Iterator[tuple[str, str]]:
    """Yield what is printed on top of something else; a line may reach into the next a little."""
    for one, other in combinations(sorted(page.lines, key=lambda line: line.top), 2):
        wide = min(one.right, other.right) - max(one.left, other.left)
        high = min(one.bottom, other.bottom) - max(one.top, other.top)
        if wide > 0.35 and high * POINTS_OF_A_MM > 0.16 * max(one.size, other.size):
            yield one.text, other.text


def left_alone(page: Sheet) -> str | None:
    """Return a heading, or the head of a table, that nothing of what it is about stands below."""
    lines = [one for one in body(page) if not one.text.isdigit()]  # an agreement's number
    last = max(lines, key=lambda line: line.bottom, default=None)
    if last is None or not last.face.endswith("SemiBold"):
        return None
    if last.size < 12 and any(last.bottom + 4 < one < page.height - FOOT for one in page.drawn):
        return None  # a question, and lines to write on
    beside = (one for one in body(page) if not one.face.endswith("SemiBold"))
    near = any(one.left > last.left and one.bottom > last.top - 35 for one in beside)
    return None if near else last.text


def filled(page: Sheet) -> float:
    """Return how much of a page's height is filled, from the top to the lowest thing on it."""
    drawn = [one for one in page.drawn if one < page.height - FOOT]
    return max([one.bottom for one in body(page)] + drawn, default=0) / page.height


def is_quote(page: Sheet) -> bool:
    return sum(len(one.text) for one in body(page) if one.face.endswith("Italic")) > 0.5 * sum(
        len(one.text) for one in body(page)
    )


def faults(document: Document, made: list[Sheet]) -> Iterator[str]:
    """Yield what is wrong with the pages of a document."""
    for number, (page, following) in enumerate(zip(made, [*made[1:], None], strict=True), start=1):
        where = f"{document.id} p. {number}: "
        yield from (f"{where}{one!r} over {other!r}" for one, other in overlapping(page))
        for run in page.lines:
            inner = min(run.left, run.top, page.width - run.right, page.height - run.bottom)
            if inner < EDGE - 0.2 and document.kind not in NO_READING:
                yield f"{where}{run.text!r} is {inner:.1f} mm from the edge"
            if run.size < LEAST - 0.01 and document.kind not in NO_READING:
                yield f"{where}{run.text!r} is {run.size:.1f} pt"
        said = page.text
        cards = 2 if document.kind == "rollekort" and page.width > page.height else 1
        if said.count("tilføjet og ikke en del af") > cards:
            yield f"{where}says twice what is added"
        if document.kind not in NO_READING:
            alone = left_alone(page)
            if alone is not None:
                yield f"{where}{alone!r} is alone at the foot"
            last = following is None or any(run.size > 30 for run in following.lines)
            opens = document.kind == "haefte" and number <= 2  # the cover and the contents
            if not (last or opens) and not is_quote(page) and filled(page) < 1 / 3:
                yield f"{where}{filled(page):.0%} full"


def test_a_heading_is_nearer_to_what_it_is_about(
    framework: Framework, templates: Templates
) -> None:
    """Twice the space above as below, but for what letters reach over and under their lines."""
    document = comparison(framework, [one.id for one in framework.roles][-2:])
    looked = 0
    for page in sheets_of(render_bytes(document, Format.PDF, templates, framework)):
        for head in body(page):
            if head.size == 13 and head.face.endswith("SemiBold"):
                things = [*page.drawn, *(one.bottom for one in page.lines)]
                above = head.top - max(one for one in things if one < head.top)
                below = min(one.top for one in page.lines if one.top > head.bottom) - head.bottom
                assert 1.6 * below < above < 2.8 * below, head.text
                looked += 1
    assert looked == 4


@pytest.mark.usefixtures("limits_off")
def test_what_is_looked_for_is_seen(framework: Framework) -> None:
    """The templates of 0.1.0 printed over themselves, at the edge and too small."""
    before = Templates(BEFORE, "templates", BOX)
    sheet = framework.sheet("lus")
    assert sheet is not None
    name = "Anne-Marie Elisabeth Skjødt Højbjerg-Ravnsborg Kristoffersen, Center for Børn"
    card = role_card(framework, ["direktoer", "centerchef"])
    named = sheet_document(framework, sheet, SheetRequest(("centerchef",), name=f"{name}, {name}"))
    found = [
        fault
        for document, paper in ((card, "a5"), (named, "a4"))
        for fault in faults(
            document,
            sheets_of(render_bytes(document, Format.PDF, before, framework, paper=paper)),
        )
    ]
    for words in (" over ", " mm from the edge", " pt"):
        assert any(words in one for one in found), words
    head = Line("En overskrift", 20, 258, 70, 262, 13, "X-SemiBold")
    page = Sheet(210, 297, (head,), ())
    assert left_alone(page) == "En overskrift"
    assert filled(page) > 1 / 3
    assert filled(page._replace(lines=(head._replace(bottom=50),))) < 1 / 3


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_page_can_be_printed_and_read(
    name: str, framework: Framework, templates: Templates
) -> None:
    made_of = FRAMEWORKS[name](framework)
    found: list[str] = []
    looked = lines = 0
    for document, paper, fill_in in cases(
        made_of, all_kinds=LONG or name == "box", all_filled=LONG
    ):
        raw = render_bytes(document, Format.PDF, templates, made_of, paper=paper, fill_in=fill_in)
        made = sheets_of(raw)
        found += faults(document, made)
        looked += len(made)
        lines += sum(len(page.lines) for page in made)
    assert found == []
    assert looked > 10
    assert lines > 200
