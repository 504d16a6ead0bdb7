"""A source line as a terminal shows it, and where on it a span stands.

A character may be shown as an escape that is wider than itself, fill two cells, or stand on top
of the one before it; so places are counted in cells of what is shown, not in characters.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.lint.report.visible import escape, ordinary, visible_character

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NARROWEST: Final = 16
"""Room for the widest escape and a little of what stands around it."""

_TAB: Final = "    "
_MORE: Final = "…"
_MOST_MARKS: Final = 8
"""Accents on one letter that are drawn; no language has as many."""


class Excerpt(NamedTuple):
    """What is shown of a line, and the cells that the carets begin at and fill."""

    text: str
    start: int
    length: int


class Piece(NamedTuple):
    """Characters ``begin`` to ``end`` of a text, as shown in cells of their own."""

    shown: str
    width: int
    begin: int
    end: int


def cells(text: str) -> int:
    """Return how many cells of a terminal a text fills."""
    if ordinary(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """Cut a text into what is shown in cells of its own.

    An accent belongs to the letter before it. One that has no letter is shown as an escape;
    on its own it would land on whatever is drawn to its left.
    """
    stop = len(text) if end is None else end
    at = start
    while at < stop:
        begin, char = at, text[at]
        at += 1
        shown, width = _drawn(char)
        if shown == char:
            while at < stop and at - begin <= _MOST_MARKS and _stands_on_another(text[at]):
                at += 1
            if at - begin > 1:
                shown = text[begin:at]
                width = cells(shown)
        yield Piece(shown, width, begin, at)


@lru_cache(maxsize=1024)
def _drawn(char: str) -> tuple[str, int]:
    """Return how a character is drawn that has cells of its own, and how many."""
    shown = _TAB if char == "\t" else visible_character(char)
    if cells(shown) == 0:
        shown = escape(char)
    return shown, cells(shown)


@lru_cache(maxsize=1024)
def _stands_on_another(char: str) -> bool:
    return visible_character(char) == char and cells(char) == 0


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """Show a line, or as much of it around a span as there is room for.

    Args:
        line: The line, without its end.
        start: The span's first character, counted from 0.
        end: The first character after the span.
        room: How many cells there are.
    """
    room = max(room, _NARROWEST)
    start = min(start, len(line))
    end = min(max(end, start), len(line))
    first, last = 0, len(line)
    if len(line) > 2 * room:  # look at no more than may be shown: a line may be a megabyte
        half = room // 2
        first = max(0, start - max(half, room - (len(line) - end)))
        last = min(len(line), min(end, start + room) + max(half, room - start))
    if ordinary(line[first:last]):
        return _ordinary_excerpt(line, start, end, room)
    while 0 < first < start and _stands_on_another(line[first]):
        first += 1  # its letter is outside
    before: list[Piece] = []
    marked: list[Piece] = []
    after: list[Piece] = []
    for piece in pieces(line, first, last):
        if piece.end <= start:
            before.append(piece)
        elif piece.begin < end or piece.begin <= start:
            marked.append(piece)
        else:
            after.append(piece)
    whole = first == 0 and last == len(line)
    if whole and _width(before) + max(_width(marked), 1) + _width(after) <= room:
        text = "".join(piece.shown for piece in (*before, *marked, *after))
        return Excerpt(text, _width(before), max(_width(marked), 1))
    return _window(before, marked, after, room, (first > 0, last < len(line)))


def _ordinary_excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """Do what ``_window`` does where a character is a cell, as on nearly every line."""
    if len(line) + (start == len(line)) <= room:
        return Excerpt(line, start, max(end - start, 1))
    spare = room - 2 * len(_MORE)
    stop = min(end, start + spare)
    length = max(stop - start, 1)
    spare -= length
    following = len(line) - end if stop == end else 0
    left = min(start, max(spare // 2, spare - following))
    right = min(following, spare - left)
    begin, stop = start - left, stop + right
    text = f"{_MORE if begin else ''}{line[begin:stop]}{_MORE if stop < len(line) else ''}"
    return Excerpt(text, left + (len(_MORE) if begin else 0), length)


def _window(
    before: list[Piece],
    marked: list[Piece],
    after: list[Piece],
    room: int,
    cut: tuple[bool, bool],
) -> Excerpt:
    """Show what is marked, as much around it as there is room for, and ``…`` where it is cut.

    ``cut`` tells whether there is more of the line before and after what is given.
    """
    spare = room - 2 * len(_MORE)
    middle = _taken(marked, spare)
    length = max(_width(middle), 1)
    spare -= length
    following = after if len(middle) == len(marked) else []
    half = max(spare // 2, spare - _width(following))
    left = _taken(reversed(before), half)[::-1]
    right = _taken(following, spare - _width(left))
    more_left = cut[0] or len(left) < len(before)
    more_right = cut[1] or len(middle) + len(right) < len(marked) + len(after)
    text = "".join(piece.shown for piece in (*left, *middle, *right))
    return Excerpt(
        f"{_MORE if more_left else ''}{text}{_MORE if more_right else ''}",
        _width(left) + (len(_MORE) if more_left else 0),
        length,
    )


def _taken(some: Iterable[Piece], room: int) -> list[Piece]:
    """Take pieces as long as there is room for them."""
    taken = []
    for piece in some:
        room -= piece.width
        if room < 0:
            break
        taken.append(piece)
    return taken


def _width(some: Iterable[Piece]) -> int:
    return sum(piece.width for piece in some)
