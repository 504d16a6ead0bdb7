"""Tables of Word: a style, a heading row on every page, rows in one piece, words for the blind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.render.docx.xml import Element, name, w
from ledelsesgrundlag_cli.words.harmless import inline

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_ALTERNATIVE: Final = 255
_LOOK_HEAD: Final = 0x0020
_LOOK_FIRST_COLUMN: Final = 0x0080
_LOOK_NO_BANDS: Final = 0x0600


class Table:
    """A table in a table style.

    ``shares`` are the columns' parts of ``width`` (in twips). ``title`` and ``description`` are
    what a screen reader says of it.
    """

    def __init__(
        self, style: str, width: int, shares: Sequence[int], title: str, description: str
    ) -> None:
        total = sum(shares)
        self._widths = [width * share // total for share in shares]
        self._look = w("tblLook", val=f"{_LOOK_NO_BANDS:04X}", noHBand=1, noVBand=1)
        self.element: Element = w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val=style),
                w("tblW", w=sum(self._widths), type="dxa"),
                w("tblLayout", type="fixed"),
                self._look,
                w("tblCaption", val=inline(title)[:LONGEST_ALTERNATIVE]),
                w("tblDescription", val=inline(description)[:LONGEST_ALTERNATIVE]),
            ),
            w("tblGrid", *(w("gridCol", w=one) for one in self._widths)),
        )

    def head(self, *cells: Sequence[Element], rows_too: bool = False) -> None:
        """Add the heading row, which comes again on every page.

        With ``rows_too`` the first cell of each row is that row's heading.
        """
        look = _LOOK_NO_BANDS | _LOOK_HEAD | (_LOOK_FIRST_COLUMN if rows_too else 0)
        self._look.set(name("val"), f"{look:04X}")
        self._look.set(name("firstRow"), "1")
        if rows_too:
            self._look.set(name("firstColumn"), "1")
        self._row(cells, w("cantSplit"), w("tblHeader"))

    def row(self, *cells: Sequence[Element]) -> None:
        """Add a row, which stays on one page."""
        self._row(cells, w("cantSplit"))

    def _row(self, cells: Sequence[Sequence[Element]], *properties: Element) -> None:
        made = (
            w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *cell)
            for width, cell in zip(self._widths, cells, strict=True)
        )
        self.element.append(w("tr", w("trPr", *properties), *made))
