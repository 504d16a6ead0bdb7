"""Texts beside each other in Word: a heading for each column, and for rows where they have one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.common import ADDED
from ledelsesgrundlag_cli.render.docx.styles import Style
from ledelsesgrundlag_cli.render.docx.xml import Element, give_style, w

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents import blocks
    from ledelsesgrundlag_cli.render.docx.sheet import Sheet

_SHORT: Final = 12
"""A table in one column with no more texts stays on one page, with what is said above it."""
_ROW_HEAD_SHARE: Final = 5
_CELL_SHARE: Final = 8
"""How wide the columns are beside each other: that of the rows' headings, and those of texts."""


def beside(sheet: Sheet, block: blocks.Table) -> Element:
    """Make a table of texts side by side."""
    headed = [] if block.corner is None else [block.corner]
    shares = [*([_ROW_HEAD_SHARE] * len(headed)), *([_CELL_SHARE] * len(block.columns))]
    table = sheet.table(Style.TABLE, shares, block.label, block.description)
    heads = (*headed, *(column.title for column in block.columns))
    titles = ([sheet.paragraph(Style.TABLE_HEAD, head)] for head in heads)
    table.head(*titles, rows_too=bool(headed))
    texts = sum(len(cell) for row in block.rows for cell in row.cells)
    short = len(block.columns) == 1 and texts <= _SHORT
    for row in block.rows:
        cells = [[_entry(sheet, one) for one in cell] for cell in row.cells]
        if row.title is not None:
            mark = [sheet.mark(row.mark), "\u00a0"] if row.mark else []
            title = sheet.run(Style.STRONG, row.title)
            cells.insert(0, [sheet.paragraph(Style.TABLE_CELL, *mark, title)])
        if short and row is not block.rows[-1]:
            for text in chain.from_iterable(cells):
                give_style(text, sheet.styles[Style.TABLE_CELL_KEPT])
        table.row(*cells)
    return table.element


def _entry(sheet: Sheet, entry: blocks.Entry) -> Element:
    """A text of a cell; words that differ are marked, and a remark tells them too."""
    if entry.expectation is None and not entry.written:
        words = " ".join(piece.text for piece in entry.pieces)
        return sheet.paragraph(Style.TABLE_CELL, sheet.run(Style.REMARK, words))
    made: list[str | Element] = []
    if entry.question:
        made.append(sheet.run(Style.REMARK, entry.question, w("br")))
    for number, piece in enumerate(entry.pieces):
        made += [" "] if number else []
        made.append(sheet.run(Style.DIFFERENT, piece.text) if piece.changed else piece.text)
    remarks = (*entry.remarks, *([ADDED] if entry.added else []))
    made += [sheet.run(Style.REMARK, w("br"), one) for one in remarks]
    return sheet.paragraph(Style.TABLE_CELL, *made)
