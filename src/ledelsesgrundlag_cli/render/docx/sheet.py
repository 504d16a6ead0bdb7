"""The sheet that blocks are set on: a base's styles and page, and what is made in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.render.design import GLYPHS, MarkDesign
from ledelsesgrundlag_cli.render.docx.styles import MARKS
from ledelsesgrundlag_cli.render.docx.tables import Table
from ledelsesgrundlag_cli.render.docx.xml import Element, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledelsesgrundlag_cli.documents import blocks
    from ledelsesgrundlag_cli.render.docx.lists import Lists


class Sheet(NamedTuple):
    """The ids of styles by their names, the page and its width in twips, and the marks' looks.

    ``taken`` are the numbers of controls that stand in the page's head and foot already.
    """

    styles: Mapping[str, str]
    section: Element
    width: int
    tick_font: str
    marks: Sequence[MarkDesign]
    lists: Lists
    taken: frozenset[int] = frozenset()

    def paragraph(self, style: str, *content: str | Element) -> Element:
        """Make a paragraph in a paragraph style."""
        pieces = [run(one) if isinstance(one, str) else one for one in content]
        return paragraph(self.styles[style], *pieces)

    def run(self, style: str, *content: str | Element) -> Element:
        """Make a run in a character style."""
        return run(*content, style=self.styles[style])

    def table(self, style: str, shares: list[int], title: str, description: str) -> Table:
        """Make a table as wide as the text, its columns after their shares of that."""
        return Table(self.styles[style], self.width, shares, title, description)

    def mark(self, mark: blocks.Mark) -> Element:
        """Make the shape of a pejlemærke, in its colour."""
        place = mark.place % len(self.marks)
        return self.run(MARKS[place], GLYPHS[self.marks[place].shape])
