"""The lines of text of a PDF, where they stand on its pages: what nothing may lie on top of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfObject, PdfPage

pypdfium2 = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")

POINTS_OF_A_MM = 72 / 25.4
_ROUNDED = 0.1
"""Tenths of a mm that a box may be too large by."""
_MOST_OF_A_PAGE = 0.9
_TURNED = 0.01


class Line(NamedTuple):
    """A piece of a line in one type: its words, its box in mm from the upper left, the size of its
    type in points, and the name of its typeface.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    face: str

    @property
    def height(self) -> float:
        """How high the letters that are there reach from the lowest, in mm."""
        return self.bottom - self.top


class Sheet(NamedTuple):
    """A page: its size in mm, the lines on it in the order they are read, and how far down each
    thing that is drawn reaches. Neither the watermark is among them nor where to cut.
    """

    width: float
    height: float
    lines: tuple[Line, ...]
    drawn: tuple[float, ...]

    @property
    def text(self) -> str:
        """All that stands on it."""
        return " ".join(one.text for one in self.lines)


def sheets_of(raw: bytes) -> list[Sheet]:
    """Read the pages of a PDF, without the white that is cut off at the edges."""
    document = pypdfium2.PdfDocument(raw)
    try:
        return [_sheet(page) for page in document]
    finally:
        document.close()


def _sheet(page: PdfPage) -> Sheet:
    left, bottom, right, top = page.get_trimbox()
    lines, drawn = [], []
    for one in page.get_objects(max_depth=4, textpage=page.get_textpage()):
        if one.type == pypdfium2.raw.FPDF_PAGEOBJ_FORM:
            continue
        box = _bounds(one)
        start, end = (box[0] - left) / POINTS_OF_A_MM, (box[2] - left) / POINTS_OF_A_MM
        upper, lower = (top - box[3]) / POINTS_OF_A_MM, (top - box[1]) / POINTS_OF_A_MM
        if one.type != pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
            if box[3] - box[1] < _MOST_OF_A_PAGE * (top - bottom):
                drawn.append(lower)
            continue
        text = " ".join(one.extract().split())
        if text and abs(one.get_matrix().b) < _TURNED:
            face = one.get_font().get_base_name().partition("+")[2]
            lines.append(Line(text, start, upper, end, lower, one.get_font_size(), face))
    drawn += [(top - lower) / POINTS_OF_A_MM for lower in _fields(page)]
    wide, high = (right - left) / POINTS_OF_A_MM, (top - bottom) / POINTS_OF_A_MM
    return Sheet(wide, high, tuple(lines), tuple(drawn))


def _fields(page: PdfPage) -> Iterator[float]:
    """Yield the lowest edge of each field to write in, in points: no object of a page."""
    raw = pypdfium2.raw
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        field, box = raw.FPDFPage_GetAnnot(page, number), raw.FS_RECTF()
        if raw.FPDFAnnot_GetRect(field, box):
            yield box.bottom
        raw.FPDFPage_CloseAnnot(field)


def _bounds(one: PdfObject) -> tuple[float, float, float, float]:
    """Return the box of an object on its page, also when it stands in a form that is placed there.

    PDFium leaves out where the form is placed.
    """
    box: tuple[float, float, float, float] = one.get_bounds()
    while one.container is not None:
        one = one.container
        box = one.get_matrix().on_rect(*box)
    return box


def faults(sheets: Sequence[Sheet], edge: float = 10) -> list[str]:
    """Tell what lies on top of something else, or nearer to the paper's edge than ``edge`` mm."""
    said = []
    for number, sheet in enumerate(sheets, start=1):
        said += [
            f"page {number}, at the edge: {one.text}"
            for one in sheet.lines
            if min(one.left, one.top, sheet.width - one.right, sheet.height - one.bottom)
            < edge - _ROUNDED
        ]
        for index, one in enumerate(sheet.lines):
            said += [
                f"page {number}, overlap: {one.text} / {other.text}"
                for other in sheet.lines[index + 1 :]
                if _overlap(one, other)
            ]
    return said


def _overlap(one: Line, other: Line) -> bool:
    return (
        one.left < other.right - _ROUNDED
        and other.left < one.right - _ROUNDED
        and one.top < other.bottom - _ROUNDED
        and other.top < one.bottom - _ROUNDED
    )
