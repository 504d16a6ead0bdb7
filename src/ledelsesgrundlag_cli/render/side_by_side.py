"""Tables of texts in the terminal: a matrix where there is room for it, else a list."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ledelsesgrundlag_cli.documents.common import ADDED
from ledelsesgrundlag_cli.words.measure import READABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ledelsesgrundlag_cli.documents import blocks

    Drawn = Callable[[blocks.Mark], Text]

BULLET: Final = "•"
_CELL_WIDTH: Final = 25
"""Columns that a text needs to stand beside another, its bullet among them."""
_BETWEEN: Final = 3
"""Columns between two cells: a line with a space on both sides."""


def paint_table(block: blocks.Table, width: int, mark: Drawn) -> Group:
    """Set texts side by side in ``width`` columns, or below each other where they are too few.

    ``mark`` draws the mark of a pejlemærke. The texts of its row begin with it, so that one can
    tell which row a text is in when the heading has left the window.
    """
    painted = _matrix if _has_room(block, width) else _list
    return Group(*painted(block, width, mark))


def grid(columns: int, *, padding: int = 1) -> Table:
    """Make an unruled table that breaks long words rather than leave some of them out."""
    table = Table.grid(padding=(0, padding))
    for _ in range(columns):
        table.add_column(overflow="fold")
    return table


def _has_room(block: blocks.Table, width: int) -> bool:
    """Tell whether each column can be read: some words wide, and no word is broken."""
    columns = len(block.columns)
    if columns < 2:
        return False
    entries = chain.from_iterable(chain.from_iterable(row.cells for row in block.rows))
    texts = [column.title for column in block.columns]
    for one in entries:
        texts += [piece.text for piece in one.pieces]
        texts += [remark for remark in one.remarks if remark != one.also]
    longest = max(cell_len(word) for text in texts for word in text.split())
    least = max(_CELL_WIDTH, longest + len(f"{BULLET} "))
    return width >= columns * least + (columns - 1) * _BETWEEN


def _matrix(block: blocks.Table, width: int, mark: Drawn) -> Iterator[RenderableType]:
    """Yield a ruled table for each row with a heading, so that the columns' heads come again.

    Rows without headings share one table, with a line between them.
    """
    columns = len(block.columns)
    width = min(width, columns * READABLE + (columns - 1) * _BETWEEN)
    headed = any(row.title is not None for row in block.rows)
    for rows in [(row,) for row in block.rows] if headed else [block.rows]:
        table = Table(
            box=box.MINIMAL, show_edge=False, pad_edge=False, show_lines=True,
            width=width, border_style="dim", header_style="italic",
        )  # fmt: skip
        for column in block.columns:
            table.add_column(Text(column.title), ratio=1, overflow="fold")
        for row in rows:
            table.add_row(*(_cell(cell, row, mark, brief=True) for cell in row.cells))
        if rows[0] is not block.rows[0]:
            yield Text()
        if headed:
            yield _ruled(rows[0], width, mark)
        yield table


def _cell(
    cell: tuple[blocks.Entry, ...], row: blocks.TableRow, mark: Drawn, *, brief: bool = False
) -> Group:
    """Set the texts of a cell; a line more of the same answer has nothing before it."""
    begin = (at == 0 or not one.written or bool(one.question) for at, one in enumerate(cell))
    pairs = zip(cell, begin, strict=True)
    return Group(*(_entry(one, row, mark, brief=brief, begins=new) for one, new in pairs))


def _ruled(row: blocks.TableRow, width: int, mark: Drawn) -> Text:
    """Make the heading of a row, with a line after it in the colour of its mark."""
    heading = _heading(row, mark).append(" ")
    style = heading.spans[0].style if row.mark else "dim"
    return heading.append("─" * (width - heading.cell_len), style=style)


def _list(block: blocks.Table, width: int, mark: Drawn) -> Iterator[RenderableType]:
    """Yield each row's cells one below the other, each under its column's heading, if several."""
    named = len(block.columns) > 1
    for row in block.rows:
        if row is not block.rows[0]:
            yield Text()
        if row.title is not None:
            yield _heading(row, mark)
        for column, cell in zip(block.columns, row.cells, strict=True):
            if named:
                yield Padding(Text(column.title, style="italic"), (0, 0, 0, 2))
            texts = _cell(cell, row, mark)
            yield Constrain(Padding(texts, (0, 0, 0, 4 if named else 2)), min(width, READABLE))


def _heading(row: blocks.TableRow, mark: Drawn) -> Text:
    heading = mark(row.mark).append(" ") if row.mark else Text()
    return heading.append(row.title or "", style="bold")


def _entry(
    entry: blocks.Entry, row: blocks.TableRow, mark: Drawn, *, brief: bool, begins: bool
) -> RenderableType:
    """Set a text of a cell; words that differ are bold, and a remark tells them too.

    In a ``brief`` one the other pejlemærker are marks alone: the headings of the rows name them.
    """
    if entry.expectation is None and not entry.written:
        return Text(" ".join(piece.text for piece in entry.pieces), style="dim italic")
    body = Text().append(f"{entry.question}\n" if entry.question else "", style="dim")
    for number, piece in enumerate(entry.pieces):
        body.append(" " if number else "")
        body.append(piece.text, style="bold underline" if piece.changed else "")
    for words in (*entry.remarks, *([ADDED] if entry.added else [])):
        body.append("\n")
        if words == entry.also:
            body.append_text(_others(entry, mark, brief=brief))
        else:
            body.append(words, style="dim")
    lead = mark(row.mark) if row.mark else Text(BULLET)
    table = grid(2)
    table.add_row(lead if begins else Text(" "), body)
    return table


def _others(entry: blocks.Entry, mark: Drawn, *, brief: bool) -> Text:
    """Say which other pejlemærker a text is linked to, with their marks."""
    said = Text()
    left = entry.also or ""
    for one in entry.marks:
        before, _, left = left.partition(one.name)
        said.append(before, style="dim").append_text(mark(one))
        said.append("" if brief else f" {one.name}", style="dim")
    return said
