"""A booklet's finished pages laid two and two on larger sheets, to be printed and folded.

Printed on both sides, turned on the short edge, folded and stapled, the pages come in order. Such
a file is for the printer alone: nobody can read it from one end to the other, so it has no tags,
and it is the one PDF of ``lg`` that is not PDF/UA.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

A4_LANDSCAPE: Final = (841.89, 595.276)
"""Points."""
_TO_A_SHEET: Final = 4


def order(pages: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers, from 0, of the pages left and right on each side of each sheet.

    ``pages`` is a multiple of four: the outermost sheet comes first, its outer side before its
    inner.
    """
    for number in range(0, pages // 2, 2):
        yield pages - 1 - number, number
        yield number + 1, pages - 2 - number


def imposed(raw: bytes, title: str) -> bytes:
    """Return a PDF with the pages of another, two on each side of A4 sheets.

    Pages are added at the end, with nothing on them, until four go into them.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(raw)) as booklet, pikepdf.new() as made:
        pages = list(booklet.pages)
        total = -(-len(pages) // _TO_A_SHEET) * _TO_A_SHEET
        forms = [made.copy_foreign(one.as_form_xobject()) for one in pages]
        width, height = A4_LANDSCAPE
        for sides in order(total):
            sheet = made.add_blank_page(page_size=A4_LANDSCAPE)
            placed = []
            for half, number in enumerate(sides):
                if number < len(forms):
                    name = pikepdf.Name(f"/Side{number + 1}")
                    sheet.add_resource(forms[number], pikepdf.Name.XObject, name)
                    _, _, wide, high = map(float, forms[number].BBox)
                    scale = min(width / 2 / wide, height / high)
                    left = width / 2 * half + (width / 2 - wide * scale) / 2
                    low = (height - high * scale) / 2
                    moved = f"{scale:.5f} 0 0 {scale:.5f} {left:.3f} {low:.3f} cm"
                    placed.append(f"q {moved} {name} Do Q")
            sheet.Contents = made.make_stream("\n".join(placed).encode())
        for form in forms:  # they are numbered as parts of tags that are not here
            if "/StructParents" in form:
                del form["/StructParents"]
        for key, value in booklet.docinfo.items():
            made.docinfo[key] = str(value)
        made.docinfo["/Title"] = title
        made.Root.Lang = "da"
        made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        stream = io.BytesIO()
        made.save(stream, deterministic_id=True)
        return stream.getvalue()
