"""What stands on each page of each PDF: nothing overlaps, is cut, too small or left alone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.documents.frameworks import FRAMEWORKS
from tests.long import LONG
from tests.render.cases import NO_READING, cases

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

pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")

BOX = Path(__file__).resolve().parents[2] / "templates"
BEFORE = Path(__file__).resolve().parents[1] / "fixtures" / "skabeloner-0.1.0"
MM = 72 / 25.4
EDGE = 10 * MM
FOOT = 18 * MM
"""The foot of a page stands below this."""
LEAST = 8.5


class Run(NamedTuple):
    """Letters in one line and type: their edges in points, typeface and size."""

    left: float
    bottom: float
    right: float
    top: float
    face: str
    size: float
    text: str


class Page(NamedTuple):
    """What stands on a page, and the lowest edge of each thing drawn on it."""

    width: float
    height: float
    runs: tuple[Run, ...]
    drawn: tuple[float, ...]

    @property
    def body(self) -> list[Run]:
        """What stands above the foot."""
        return [one for one in self.runs if one.bottom > FOOT]


def pages_of(raw: bytes) -> list[Page]:
    found = []
    for page in pdfium.PdfDocument(raw):
        text = page.get_textpage()
        runs, drawn = [], []
        width, height = page.get_size()
        for one in page.get_objects(max_depth=2, textpage=text):
            left, bottom, right, top = one.get_bounds()
            if type(one).__name__ != "PdfTextObj":
                if top - bottom < 0.9 * height:  # else it is where to cut
                    drawn.append(bottom)
                continue
            turned = abs(one.get_matrix().b) > 0.01
            said = one.extract()
            if said.strip() and not turned:  # turned: the watermark
                face = one.get_font().get_base_name().partition("+")[2]
                runs.append(Run(left, bottom, right, top, face, one.get_font_size(), said))
        found.append(Page(width, height, tuple(runs), tuple(drawn)))
    return found


def overlapping(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what is printed on top of something else; a line may reach into the next a little."""
    for one, other in combinations(sorted(page.runs, key=lambda run: -run.top), 2):
        wide = min(one.right, other.right) - max(one.left, other.left)
        high = min(one.top, other.top) - max(one.bottom, other.bottom)
        if wide > 1 and high > 0.16 * max(one.size, other.size):
            yield one.text, other.text


def left_alone(page: Page) -> str | None:
    """Return a heading, or the head of a table, that nothing of what it is about stands below."""
    body = [one for one in page.body if not one.text.strip().isdigit()]  # an agreement's number
    last = min(body, key=lambda run: run.bottom, default=None)
    if last is None or not last.face.endswith("SemiBold"):
        return None
    if last.size < 12 and any(FOOT < one < last.bottom - 4 * MM for one in page.drawn):
        return None  # a question, and lines to write on
    beside = (one for one in page.body if not one.face.endswith("SemiBold"))
    near = any(one.left > last.left and one.bottom < last.top + 35 * MM for one in beside)
    return None if near else last.text


def filled(page: Page) -> float:
    """Return how much of a page's height is filled, from the top to the lowest thing on it."""
    lowest = [one.bottom for one in page.body] + [one for one in page.drawn if one > FOOT]
    return 1 - min(lowest, default=page.height) / page.height


def is_quote(page: Page) -> bool:
    return sum(len(one.text) for one in page.body if one.face.endswith("Italic")) > 0.5 * sum(
        len(one.text) for one in page.body
    )


def faults(document: Document, made: list[Page]) -> Iterator[str]:
    """Yield what is wrong with the pages of a document."""
    for number, (page, following) in enumerate(zip(made, [*made[1:], None], strict=True), start=1):
        where = f"{document.id} p. {number}: "
        yield from (f"{where}{one!r} over {other!r}" for one, other in overlapping(page))
        for run in page.runs:
            inner = min(run.left, run.bottom, page.width - run.right, page.height - run.top)
            if inner < EDGE - 0.5 and document.kind not in NO_READING:
                yield f"{where}{run.text!r} is {inner / MM:.1f} mm from the edge"
            if run.size < LEAST - 0.01 and document.kind not in NO_READING:
                yield f"{where}{run.text!r} is {run.size:.1f} pt"
        said = " ".join(run.text.strip() for run in page.runs)
        cards = 2 if document.kind == "rollekort" and page.width > page.height else 1
        if said.count("tilføjet og ikke en del af") > cards:
            yield f"{where}says twice what is added"
        if document.kind not in NO_READING:
            alone = left_alone(page)
            if alone is not None:
                yield f"{where}{alone!r} is alone at the foot"
            last = following is None or any(run.size > 30 for run in following.runs)
            opens = document.kind == "haefte" and number <= 2  # the cover and the contents
            if not (last or opens) and not is_quote(page) and filled(page) < 1 / 3:
                yield f"{where}{filled(page):.0%} full"


def test_a_heading_is_nearer_to_what_it_is_about(
    framework: Framework, templates: Templates
) -> None:
    """Twice the space above as below, but for what letters reach over and under their lines."""
    document = comparison(framework, [one.id for one in framework.roles][-2:])
    looked = 0
    for page in pages_of(render_bytes(document, Format.PDF, templates, framework)):
        for head in page.body:
            if head.size == 13 and head.face.endswith("SemiBold"):
                things = [*page.drawn, *(one.bottom for one in page.runs)]
                above = min(one for one in things if one > head.top) - head.top
                below = head.bottom - max(one.top for one in page.runs if one.top < head.bottom)
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
            pages_of(render_bytes(document, Format.PDF, before, framework, paper=paper)),
        )
    ]
    for words in (" over ", " mm from the edge", " pt"):
        assert any(words in one for one in found), words
    page = Page(595, 842, (Run(60, 100, 200, 112, "X-SemiBold", 13, "En overskrift"),), ())
    assert left_alone(page) == "En overskrift"
    assert filled(page) > 1 / 3
    assert filled(page._replace(runs=(page.runs[0]._replace(bottom=700),))) < 1 / 3


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_page_can_be_printed_and_read(
    name: str, framework: Framework, templates: Templates
) -> None:
    made_of = FRAMEWORKS[name](framework)
    found: list[str] = []
    looked = runs = 0
    for document, paper, fill_in in cases(
        made_of, all_kinds=LONG or name == "box", all_filled=LONG
    ):
        raw = render_bytes(document, Format.PDF, templates, made_of, paper=paper, fill_in=fill_in)
        made = pages_of(raw)
        found += faults(document, made)
        looked += len(made)
        runs += sum(len(page.runs) for page in made)
    assert found == []
    assert looked > 10
    assert runs > 200
