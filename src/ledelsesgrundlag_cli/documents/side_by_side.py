"""Blocks that compare texts: two versions of one, or several side by side. Part of ``blocks``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Mark


class Piece(NamedTuple):
    """Some words of a text, set with a space to the next; ``changed`` when the text it is compared
    with lacks them.
    """

    text: str
    changed: bool = False


class Wording(NamedTuple):
    """A text in pieces, with spaces between them; what is changed in it was ``removed``, or else
    put in.
    """

    label: str
    pieces: tuple[Piece, ...]
    removed: bool = False


class ChangeItem(NamedTuple):
    """What happened to one thing: in a few words, then its wordings, and what else there is to
    say.
    """

    id: str
    title: str
    wordings: tuple[Wording, ...]
    notes: tuple[str, ...] = ()


class Changes(NamedTuple):
    """What happened to the things of a kind or a role."""

    id: str
    label: str
    items: tuple[ChangeItem, ...]


class Entry(NamedTuple):
    """A text in a table's cell.

    ``expectation`` is its id in the framework; None means that the words are said of the cell
    itself, such as that nothing stands there. ``remarks`` are what is to be said of the text.
    """

    id: str
    pieces: tuple[Piece, ...]
    remarks: tuple[str, ...] = ()
    added: bool = False
    expectation: str | None = None


class TableColumn(NamedTuple):
    """A column of a table, by its heading."""

    id: str
    title: str


class TableRow(NamedTuple):
    """A row: its heading, with a mark where it is a pejlemærke's, and a cell for each column.

    No cell is empty: one that has no text of the framework says so. ``title`` is None in a table
    whose rows need no heading, because each holds one thing told in several ways.
    """

    id: str
    title: str | None
    mark: Mark | None
    cells: tuple[tuple[Entry, ...], ...]


class Table(NamedTuple):
    """Texts side by side. ``corner`` is the heading above the headings of the rows, if any.

    ``label`` names the table and ``description`` says what it shows, for those who cannot see it.
    """

    id: str
    label: str
    description: str
    corner: str | None
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
