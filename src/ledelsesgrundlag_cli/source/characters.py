"""From characters of a text to characters of the file it is written in.

A text in YAML may be folded over several lines, indented and escaped; a finding points at the
very characters, and a fix changes them and no others. What stands in the file is therefore read
as libyaml reads it (its ``scanner.c``), with the place of each character kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yaml import ScalarNode

_BREAK: Final = r"(?:\r\n|[\n\r\x85])"
_BREAKS: Final = re.compile(_BREAK)
_BLANKS: Final = re.compile(r"[ \t\n\r\x85]+")
_SPACES: Final = re.compile(r"[ \t]+")
_CONTINUED: Final = re.compile(rf"\\{_BREAK}[ \t\n\r\x85]*")
_LINES: Final = re.compile(rf"([^\n\r\x85]*)({_BREAK}|\Z)")
_AS_WRITTEN: Final = re.compile(r"[^ \t\n\r\x85\\']++(?:[ \t]++[^ \t\n\r\x85\\']++)*+")
"""Characters that are read as they are written, and spaces between them, in all styles."""
_HEADER: Final = re.compile(r"[|>][^\n\r\x85]*")
_CODED: Final = {"x": 2, "u": 4, "U": 8}
_ESCAPES: Final = dict(
    zip('0abtnvfre "/\\N_LP', '\0\a\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True)
) | {"\t": "\t"}


class Placed(NamedTuple):
    """Where each character of a value stands in the file's text; one more for the end.

    ``begin`` and ``end`` are the whole scalar's, with its quotation marks or its header.
    """

    offsets: tuple[int, ...]
    begin: int
    end: int

    def whole(
        self, text: str, first: int, last: int, written: str, *, column: int, flow: bool
    ) -> str:
        """Return a file of two fields: the scalar with something else from first to last, and
        one more, which the scalar must not swallow. ``column`` is that of the block it stands in,
        -1 for none; a list is put around the fields where they stand inside brackets (``flow``).

        Blanks after the scalar come along: a tab is one until what is written before it ends in a
        line break, and then it is indentation, which a tab may not be.
        """
        scalar = f"{text[self.begin : first]}{written}{text[last : self.end]}"
        in_lines = text[self.begin] in "|>" and text[self.end - 1] in "\n\r\x85"
        if not in_lines and (after := _SPACES.match(text, self.end)):
            scalar += after[0]
        indent = " " * column
        if flow:
            return f"{f'{indent}- ' if column >= 0 else ''}{{x: {scalar}, y: z}}"
        return f"{indent}x: {scalar}{'' if in_lines else chr(10)}{indent}y: z"


def place(node: ScalarNode, text: str, line_starts: list[int]) -> Placed | None:
    """Map every character of a scalar's value to its offset in the file's text.

    ``line_starts`` are the offsets of the lines' first characters. A line break that is read as a
    space or a line feed has the indentation after it with it. None when the value cannot be
    followed through the text, which happens only with line ends that YAML 1.2 has no more.
    """
    begin = line_starts[node.start_mark.line] + node.start_mark.column
    end = line_starts[node.end_mark.line] + node.end_mark.column
    style = node.style or ""
    if style in {"|", ">"}:
        return _place_block(node.value, text, begin, end)
    quote = len(style)
    read: list[str] = []
    offsets: list[int] = []
    for chars, places in _flow(text, begin + quote, end - quote, style):
        read.append(chars)
        offsets += places
    if "".join(read) != node.value:
        return None
    return Placed((*offsets, end - quote), begin, end)


def written(text: str, style: str) -> str:
    """Write a text as it must stand inside a scalar of this style."""
    if style == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("'", "''") if style == "'" else text


def line_starts(text: str) -> list[int]:
    """Return the offset of each line's first character, for lines as YAML counts them."""
    return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r|\x85|\u2028|\u2029", text))]


def line_column(starts: list[int], offset: int) -> tuple[int, int]:
    """Return a character's line and column, both from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _flow(text: str, at: int, end: int, style: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Read a plain or quoted scalar: characters, and where each of them begins."""
    while at < end:
        if as_written := _AS_WRITTEN.match(text, at, end):
            yield as_written[0], range(at, as_written.end())
            at = as_written.end()
        elif blanks := _BLANKS.match(text, at, end):
            if breaks := [match.end() for match in _BREAKS.finditer(text, at, blanks.end())]:
                chars = "\n" * (len(breaks) - 1) or " "
                yield chars, (at, *breaks[1:])[: len(chars)]
            else:
                yield blanks[0], range(at, blanks.end())
            at = blanks.end()
        elif style == '"' and (blanks := _CONTINUED.match(text, at, end)):
            breaks = [match.end() for match in _BREAKS.finditer(text, at, blanks.end())]
            yield "\n" * (len(breaks) - 1), breaks[:-1]
            at = blanks.end()
        elif style == '"' and text[at] == "\\":
            char, width = _escape(text, at)
            yield char, range(at, at + len(char))
            at += width
        else:
            yield text[at], (at,)
            at += 2 if style == "'" and text[at] == "'" else 1


def _escape(text: str, at: int) -> tuple[str, int]:
    """Return what an escape is read as, and how many characters it is."""
    code = text[at + 1 : at + 2]
    digits = _CODED.get(code)
    if digits is None:
        return _ESCAPES.get(code, ""), 2
    return chr(int(text[at + 2 : at + 2 + digits], 16)), 2 + digits


def _place_block(value: str, text: str, begin: int, end: int) -> Placed | None:
    header = _HEADER.match(text, begin)
    if header is None:
        return None
    first = _BREAKS.match(text, header.end())
    at = first.end() if first else header.end()
    lines = [(m.start(), m[1], m.end()) for m in _LINES.finditer(text, at, end) if m[0]]
    leads = [(len(line) - len(line.lstrip(" ")), len(line)) for _, line, _ in lines]
    filled = [lead for lead, length in leads if lead < length]
    most = min(filled) if filled else max((lead for lead, _ in leads), default=1)
    for indent in range(max(most, 1), 0, -1):
        read = [*_block(lines, indent, folded=text[begin] == ">")]
        stop = len(read) if value else 0
        while stop > len(value) and read[stop - 1][0] == "\n":
            stop -= 1
        if "".join(char for char, *_ in read[:stop]) == value:
            last = read[stop - 1][2] if stop else at
            return Placed((*(one[1] for one in read[:stop]), last), begin, end)
    return None


def _block(
    lines: list[tuple[int, str, int]], indent: int, *, folded: bool
) -> Iterator[tuple[str, int, int]]:
    """Read the lines of a block scalar: each character, and where it begins and ends."""
    waiting: list[tuple[int, int]] = []  # the line breaks since the last line with something in it
    foldable = False
    for start, line, after in lines:
        kept = line[indent:]
        content = start + min(indent, len(line))
        if not kept:
            waiting.append((start + len(line), after))
            continue
        if waiting and folded and foldable and kept[0] not in " \t":
            if len(waiting) == 1:
                yield " ", waiting[0][0], content
            else:
                waiting[1] = (waiting[0][0], waiting[1][1])
                del waiting[0]
                yield from _breaks(waiting, content)
        else:
            yield from _breaks(waiting, content)
        foldable = kept[0] not in " \t"
        for number, char in enumerate(kept):
            yield char, content + number, content + number + 1
        waiting = [(start + len(line), after)]
    for at, after in waiting:
        yield "\n", at, after


def _breaks(waiting: list[tuple[int, int]], content: int) -> Iterator[tuple[str, int, int]]:
    """Give line feeds; the last has the indentation after it with it."""
    for number, (at, after) in enumerate(waiting, start=1):
        yield "\n", at, content if number == len(waiting) else after
