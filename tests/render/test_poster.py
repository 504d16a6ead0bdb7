"""The poster is read across a room, fills one page, and is drawn for those who want it as SVG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from tests.render.lines import Sheet, faults, sheets_of

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.poster import mark_alone, poster
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.svg import check_drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

MORE = (
    *("Tillid og åbenhed", "Helhed og sammenhæng", "Ordentlighed", "Læring og nysgerrighed"),
    *("Samarbejde", "Åbenhed og medinddragelse", "Nærvær", "Handlekraft og mod"),
)
SAID = "Vi ser på hele borgerens vej, også uden for vores eget område."
LONG = "Ledelseskommunikation og udviklingssamarbejde på tværs"
SVG = "{http://www.w3.org/2000/svg}"


def with_markers(framework: Framework, number: int, *, long: bool = False) -> Document:
    """The poster with so many pejlemærker, the first of them the framework's own."""
    document = poster(framework)
    top, *rest = document.blocks
    told = [one for one in rest if isinstance(one, blocks.MarkText)]
    for place, name in enumerate(MORE, start=len(told)):
        told.append(blocks.MarkText(f"m{place}", blocks.Mark(f"m{place}", name, place), SAID))
    if long:
        told = [
            one._replace(mark=one.mark._replace(name=LONG), text=f"{SAID} {SAID}") for one in told
        ]
    notes = [one for one in rest if not isinstance(one, blocks.MarkText)]
    return document._replace(blocks=(top, *told[:number], *notes))


@pytest.fixture
def page(framework: Framework, templates: Templates) -> Callable[..., Sheet]:
    """Set a poster, and give its one page."""

    def made(document: Document, paper: str = "a3") -> Sheet:
        [sheet] = sheets_of(render_bytes(document, Format.PDF, templates, framework, paper=paper))
        return sheet

    return made


def size_of_names(sheet: Sheet, document: Document) -> float:
    """The size of the pejlemærkers' names in points: that of the largest type of the page."""
    words = {
        one.mark.name.split()[0] for one in document.blocks if isinstance(one, blocks.MarkText)
    }
    largest = max(one.size for one in sheet.lines)
    found = {one.text.split()[0] for one in sheet.lines if one.size == largest}
    assert words <= found
    return largest


@pytest.mark.parametrize(
    ("number", "least"), [(1, 60), (4, 60), (5, 60), (6, 60), (7, 44), (8, 44), (10, 32), (12, 32)]
)
def test_names_are_read_across_a_room(
    number: int, least: float, page: Callable[..., Sheet], framework: Framework
) -> None:
    document = with_markers(framework, number)
    sheet = page(document)
    assert (round(sheet.width), round(sheet.height)) == (297, 420)
    assert size_of_names(sheet, document) >= least
    assert faults([sheet], 15) == []
    said = [one for one in sheet.lines if one.text.startswith("Vi ")]
    assert all(one.size > 10 for one in said)


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3, 6, 8, 12])
def test_long_names_and_texts_still_fill_one_page(
    number: int, page: Callable[..., Sheet], framework: Framework
) -> None:
    for paper in ("a3", "a4"):
        sheet = page(with_markers(framework, number, long=True), paper)
        assert len(sheet.lines) > 2 * number
        assert faults([sheet], 10) == []


def test_the_smaller_page_is_the_same(page: Callable[..., Sheet], framework: Framework) -> None:
    large, small = (page(poster(framework), paper) for paper in ("a3", "a4"))
    assert (round(small.width), round(small.height)) == (210, 297)
    assert [one.text for one in small.lines] == [one.text for one in large.lines]
    assert len(small.lines) > 10
    for one, other in zip(small.lines, large.lines, strict=True):
        assert one.left == pytest.approx(other.left * 210 / 297, abs=0.2)
        assert one.top == pytest.approx(other.top * 210 / 297, abs=0.2)


def test_a_printer_gets_it_with_bleed(framework: Framework, templates: Templates) -> None:
    raw = render_bytes(poster(framework), Format.PDF, templates, framework, paper="a3-tryk")
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        [sheet] = pdf.pages
        trim, media = (
            [float(edge) / 72 * 25.4 for edge in box] for box in (sheet.trimbox, sheet.mediabox)
        )
        assert [round(one) for one in (trim[2] - trim[0], trim[3] - trim[1])] == [297, 420]
        assert [round(one) for one in (media[2] - media[0], media[3] - media[1])] == [303, 426]


def test_the_poster_is_a_drawing_of_nothing_but_paths(
    framework: Framework, templates: Templates
) -> None:
    raw = render_bytes(poster(framework), Format.SVG, templates, framework)
    check_drawing(raw)
    drawn = ET.fromstring(raw)  # noqa: S314 - our own
    assert [one.text for one in drawn.iter(f"{SVG}title")] == ["Pejlemærker for god ledelse"]
    assert next(iter(drawn)).tag == f"{SVG}title"
    assert not {f"{SVG}image", f"{SVG}text"} & {one.tag for one in drawn.iter()}
    colors = {one.get("fill") for one in drawn.iter(f"{SVG}path")}
    assert {"#1f5f8b", "#4a6b1f", "#9a4a12", "#6b3d84"} <= colors


def test_each_mark_is_a_drawing(framework: Framework, templates: Templates) -> None:
    paths = set()
    for marker in framework.pejlemaerker:
        raw = render_bytes(mark_alone(framework, marker.id), Format.SVG, templates, framework)
        check_drawing(raw)
        title, path = ET.fromstring(raw)  # noqa: S314 - our own
        assert title.text == marker.name
        paths.add((path.get("fill"), path.get("d")))
    assert len(paths) == 4


def test_a_drawing_of_several_pages_has_them_below_each_other(
    framework: Framework, templates: Templates
) -> None:
    document = poster(framework)
    longer = document._replace(blocks=(*document.blocks, blocks.Heading("mere", "Mere")))
    raw = render_bytes(longer, Format.SVG, templates, framework)
    drawn = ET.fromstring(raw)  # noqa: S314 - our own
    pages = drawn.findall(f"{SVG}svg")
    assert [float(one.get("y", -1)) for one in pages] == [0, pytest.approx(842, abs=1)]
    assert float(drawn.attrib["viewBox"].split()[3]) == pytest.approx(1684, abs=1)
