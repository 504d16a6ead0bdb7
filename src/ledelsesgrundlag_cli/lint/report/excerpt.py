"""A source line as a terminal shows it, and where on it a span stands.

A character may be shown as an escape that is wider than itself, fill two cells, or stand on top
of the one before it; so places are counted in cells of what is shown, not in characters.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from ledelsesgrundlag_cli.lint.report.visible import ordinary, visible_character
from ledelsesgrundlag_cli.words.harmless import escape

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


def cells(text: str) -> int:
    """Return how many cells of a terminal a text fills."""
    if ordinary(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def broken(text: str, room: int) -> list[str]:
    """Break a text into parts that each fill as many of ``room`` cells as they can."""
    from rich.cells import chop_cells

    return chop_cells(text, room)


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
    end = min(max(end, start + 1), len(line))
    while _stands_on_another(line, start):
        start -= 1
    while _stands_on_another(line, end):
        end += 1
    # Look at no more than may be shown: a line may be a whole file.
    begin = max(0, start - room)
    while 0 < begin < start and _is_accent(line[begin]):
        begin += 1  # its letter is outside
    stop = min(end, start + room)
    before, marked = _drawn(line[begin:start]), _drawn(line[start:stop])
    after = _drawn(line[end : end + room])
    cut_left, cut_right = begin > 0, stop < end or end + room < len(line)
    fits = cells(before) + max(cells(marked), 1) + cells(after) <= room
    if fits and not cut_left and not cut_right:
        return Excerpt(before + marked + after, cells(before), max(cells(marked), 1))
    spare = room - 2 * len(_MORE)
    middle = _first(marked, spare)
    length = max(cells(middle), 1)
    spare -= length
    following = after if middle == marked and stop == end else ""
    left = _last(before, max(spare // 2, spare - cells(following)))
    right = _first(following, spare - cells(left))
    more_left = _MORE if cut_left or left != before else ""
    more_right = _MORE if cut_right or middle + right != marked + after else ""
    shown = f"{more_left}{left}{middle}{right}{more_right}"
    return Excerpt(shown, cells(left) + len(more_left), length)


@lru_cache(maxsize=1024)
def _is_accent(char: str) -> bool:
    return visible_character(char) == char and cells(char) == 0


def _stands_on_another(line: str, at: int) -> bool:
    """Tell whether a character is drawn on the one before it."""
    if not 0 < at < len(line) or not _is_accent(line[at]):
        return False
    return _is_accent(line[at - 1]) or visible_character(line[at - 1]) == line[at - 1]


def _drawn(text: str) -> str:
    """Return a text as it is drawn.

    An accent that has no letter, and one too many on a letter, is shown as an escape; on its own
    it would land on whatever is drawn to its left.
    """
    if ordinary(text):
        return text
    drawn, marks = [], _MOST_MARKS
    for char in text:
        shown = _TAB if char == "\t" else visible_character(char)
        marks = marks + 1 if _is_accent(char) else 0 if shown == char else _MOST_MARKS
        drawn.append(escape(char) if marks > _MOST_MARKS else shown)
    return "".join(drawn)


def _first(text: str, room: int) -> str:
    """Return as much of a text's beginning as there is room for."""
    if cells(text) <= room:
        return text
    return broken(text, room)[0] if room > 0 else ""


def _last(text: str, room: int) -> str:
    """Return as much of a text's end as there is room for."""
    over = cells(text) - room
    left = text[len(_first(text, over)) :] if over > 0 else text
    return _last(text, room - 1) if cells(left) > room else left  # half of a wide letter
