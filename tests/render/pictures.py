"""Pages as pictures, to be looked at side by side and compared with those accepted before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image as Picture

pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")

DPI: Final = 40
_GREYS: Final = 17
"""Steps between the greys that are kept: enough to see a letter, and half the bytes."""
_APART: Final = 4
"""Pixels between two pages."""


def pages_of(raw: bytes, dpi: int = DPI) -> list[Picture]:
    """Draw the pages of a PDF in grey."""
    return [
        page.render(scale=dpi / 72, grayscale=True, draw_annots=True, may_draw_forms=True)
        .to_pil()
        .convert("L")
        for page in pdfium.PdfDocument(raw)
    ]


def beside(pages: Sequence[Picture], columns: int) -> Picture:
    """Lay pages out in rows of so many columns, on a grey ground."""
    wide = max(one.width for one in pages) + _APART
    high = max(one.height for one in pages) + _APART
    columns = min(columns, len(pages))
    rows = -(-len(pages) // columns)
    ground: Picture = Image.new(
        pages[0].mode, (wide * columns + _APART, high * rows + _APART), "#808080"
    )
    for number, one in enumerate(pages):
        place = (number % columns * wide + _APART, number // columns * high + _APART)
        ground.paste(one, place)
    return ground


def few_greys(picture: Picture) -> Picture:
    """Keep sixteen greys: such a picture takes little room."""
    return picture.point(lambda grey: round(grey / _GREYS) * _GREYS)


def differing(one: Picture, other: Picture) -> int:
    """Count the pixels that clearly differ; all of them, where the pictures' sizes do.

    A letter's edge may be drawn a little otherwise by another version of the program that draws.
    """
    from PIL import ImageChops

    if one.size != other.size:
        return one.width * one.height
    return sum(ImageChops.difference(one, other).histogram()[_CLEARLY:])


_CLEARLY: Final = 90
