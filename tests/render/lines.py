"""The lines of text of a PDF, where they stand on its pages: what nothing may lie on top of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfPage

pypdfium2 = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")

POINTS_OF_A_MM = 72 / 25.4
_ROUNDED = 0.1
"""Tenths of a mm that a box may be too large by."""


class Line(NamedTuple):
    """A piece of a line as PDFium sees it: its words, its box in mm from the upper left, and the
    size of its type in points.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def height(self) -> float:
        """How high the letters that are there reach from the lowest, in mm."""
        return self.bottom - self.top


class Sheet(NamedTuple):
    """A page: its size in mm, and the lines on it in the order they are read."""

    width: float
    height: float
    lines: tuple[Line, ...]

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
    text = page.get_textpage()
    said = text.get_text_range()
    size_of = pypdfium2.raw.FPDFText_GetFontSize
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    inked: list[list[tuple[str, tuple[float, ...], float]]] = [[] for _ in boxes]
    at = 0
    for number, sign in enumerate(said):
        if not boxes or sign in "\r\n":
            continue
        box = text.get_charbox(number)
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        at = next((one for one in (at, *range(len(boxes))) if _holds(boxes[one], middle)), at)
        inked[at].append((sign, box, size_of(text.raw, number)))
    lines = []
    for signs in inked:
        seen = [box for sign, box, _ in signs if not sign.isspace()]
        if seen:
            edges = [[one[side] for one in seen] for side in range(4)]
            lines.append(
                Line(
                    " ".join("".join(sign for sign, _, _ in signs).split()),
                    (min(edges[0]) - left) / POINTS_OF_A_MM,
                    (top - max(edges[3])) / POINTS_OF_A_MM,
                    (max(edges[2]) - left) / POINTS_OF_A_MM,
                    (top - min(edges[1])) / POINTS_OF_A_MM,
                    max(size for _, _, size in signs),
                )
            )
    return Sheet((right - left) / POINTS_OF_A_MM, (top - bottom) / POINTS_OF_A_MM, tuple(lines))


def _holds(box: tuple[float, ...], point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


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
