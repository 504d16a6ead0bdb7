"""What the page that leads to a set says: its files in rows, where a leader begins, what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.formats import Format
from ledelsesgrundlag_cli.render.html import Index, IndexGroup, Lead
from ledelsesgrundlag_cli.words.danish import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.sets.export import Piece

_FILLED_IN: Final = {
    Format.HTML: "i browseren (HTML)",
    Format.DOCX: "i Word",
    Format.PDF: "som PDF til at udfylde",
}


def index_of(pieces: Sequence[Piece]) -> Index:
    """Say what the page shows of these files."""
    groups: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for piece in pieces:
        rows = groups.setdefault(piece.group, {})
        shown = f"{piece.made_as.label}{piece.variant}"
        rows.setdefault(piece.label, []).append((shown, piece.file))
    made: list[IndexGroup] = [(group, list(rows.items())) for group, rows in groups.items()]
    return Index(made, list(_begin(pieces, list(groups))), dict(_notes(pieces, list(groups))))


def _begin(pieces: Sequence[Piece], groups: Sequence[str]) -> Iterator[Lead]:
    """Yield where a leader begins: the role cards, and the first sheets to fill in."""
    cards = (piece.group for piece in pieces if piece.document.kind == "rollekort")
    sheets = (piece.group for piece in pieces if fields_of(piece.document))
    for before, found in (("Find dit rollekort under", cards), ("Hent dit ark under", sheets)):
        if (group := next(found, None)) is not None:
            yield Lead(before, group, groups.index(group) + 1)


def _notes(pieces: Sequence[Piece], groups: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield how the sheets of a group can be filled in, where they can."""
    for group in groups:
        formats = {
            piece.made_as
            for piece in pieces
            if piece.group == group and fields_of(piece.document)
            if piece.made_as is not Format.PDF or piece.fill_in
        }
        ways = [how for made_as, how in _FILLED_IN.items() if made_as in formats]
        if ways:
            yield group, f"Kan udfyldes {listed(ways, 'eller')}."
