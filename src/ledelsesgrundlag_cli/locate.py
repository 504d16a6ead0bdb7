"""From characters of a text to characters of the file it is written in.

A text in YAML may be folded over several lines, indented and escaped; a finding points at the
very characters, and a fix changes them and no others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from yaml import ScalarNode

_ESCAPES = {"x": 2, "u": 4, "U": 8}
_SPACE = re.compile(r"\s+")


class Placed(NamedTuple):
    """Where each character of a value stands in the file's text; one more for the end."""

    offsets: tuple[int, ...]


def place(node: ScalarNode, text: str, line_starts: list[int]) -> Placed | None:
    """Map every character of a scalar's value to its offset in the file's text.

    ``line_starts`` are the offsets of the lines' first characters. None when the value cannot
    be followed through the text, which happens only with rare escapes.
    """
    begin = line_starts[node.start_mark.line] + node.start_mark.column
    style = node.style or ""
    if style in {"'", '"'}:
        begin += 1
    elif style in {"|", ">"}:
        begin = _after_header(text, begin)
    return _follow(node.value, text, begin, style)


def line_starts(text: str) -> list[int]:
    """Return the offset of each line's first character, for lines as YAML counts them."""
    return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r|\x85|\u2028|\u2029", text))]


def _after_header(text: str, begin: int) -> int:
    end = text.find("\n", begin)
    if end < 0:
        return len(text)
    match = _SPACE.match(text, end)
    return match.end() if match else end + 1


def _follow(value: str, text: str, at: int, style: str) -> Placed | None:
    offsets = []
    index = 0
    while index < len(value):
        if at >= len(text):
            return None
        space = _SPACE.match(value, index)
        raw_space = _SPACE.match(text, at)
        if space and raw_space:
            run, raw_run = space.group(), raw_space.group()
            same = run == raw_run
            offsets += [at + (step if same else 0) for step in range(len(run))]
            index, at = space.end(), raw_space.end()
            continue
        width = _width(text, at, style, value[index])
        if width == 0:
            return None
        offsets.append(at)
        index, at = index + 1, at + width
    return Placed((*offsets, at))


def _width(text: str, at: int, style: str, char: str) -> int:
    """Return how many characters of the file stand for one of the value; 0 when none do."""
    if style == '"' and text[at] == "\\":
        following = text[at + 1 : at + 2]
        return 2 + _ESCAPES.get(following, 0)
    if style == "'" and text.startswith("''", at):
        return 2 if char == "'" else 0
    return 1 if text[at] == char else 0
