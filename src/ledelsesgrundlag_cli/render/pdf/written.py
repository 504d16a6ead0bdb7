"""What stands in a field that is filled: how a text is set in it, as PDF's operators.

The typeface is the one of the fields, in the encoding WinAnsi, which ISO 32000-1 (Annex D) sets
out. A character that it lacks is drawn as the letter without its accent, or as a question mark;
the answer itself is kept whole, and programs are asked to draw it anew (see ``is_whole``).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INSET: Final = 2
"""What programs leave free on each side of a field, in points."""
_ENCODING: Final = "cp1252"
_FIRST: Final = 0x20
_LEAST: Final = 4.0
_SMALLER: Final = 0.25
_TAB: Final = "    "


class Typeface(NamedTuple):
    """The measures of the fields' typeface, in thousandths of its size.

    ``widths`` are those of the characters from the space on; ``line`` is the height of a line.
    """

    widths: Sequence[int]
    ascent: int
    descent: int
    line: int

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points."""
        return sum(self.widths[code - _FIRST] for code in _encoded(text)) * size / 1000


class Written(NamedTuple):
    """A text as it is set: what draws it, and the size of its type in points."""

    drawn: bytes
    size: float


def is_whole(text: str) -> bool:
    """Tell whether the typeface has every character of a text."""
    return all(_encodes(char) for line in text.split("\n") for char in line.expandtabs())


def one_line(
    text: str, face: Typeface, width: float, height: float, *, least: float, most: float
) -> Written:
    """Set a text in one line, as large as there is room for, from ``most`` points and down."""
    text = text.replace("\t", _TAB)
    size = min(most, 0.8 * height)
    while size > min(least, _LEAST) and face.width(text, size) > width - 2 * INSET:
        size -= _SMALLER
    middle = (height - (face.ascent + face.descent) * size / 1000) / 2
    return Written(_drawn([text], size, (INSET, middle), 0), size)


def in_lines(text: str, face: Typeface, width: float, height: float, *, size: float) -> Written:
    """Set a text in lines from the top; smaller than ``size`` if they would not all be there."""
    while True:
        lines = [line for one in text.split("\n") for line in _wrapped(one, face, width, size)]
        step = face.line * size / 1000
        if len(lines) * step <= height - INSET or size <= _LEAST:
            break
        size -= _SMALLER
    top = height - INSET - face.ascent * size / 1000
    return Written(_drawn(lines, size, (INSET, top), step), size)


def _wrapped(text: str, face: Typeface, width: float, size: float) -> Iterator[str]:
    """Yield the lines of a paragraph; a word that is wider than the field is divided."""
    room = width - 2 * INSET
    line = ""
    for word in text.replace("\t", _TAB).split(" "):
        wanted = f"{line} {word}" if line else word
        if face.width(wanted, size) <= room:
            line = wanted
            continue
        if line:
            yield line
        line = word
        while face.width(line, size) > room and len(line) > 1:
            fits = next(
                n for n in range(len(line) - 1, 0, -1) if _fits(face, line[:n], size, room)
            )
            yield line[:fits]
            line = line[fits:]
    yield line


def _fits(face: Typeface, text: str, size: float, room: float) -> bool:
    return len(text) == 1 or face.width(text, size) <= room


def _drawn(lines: Sequence[str], size: float, at: tuple[float, float], step: float) -> bytes:
    shown = f" 0 {-step:.2f} Td ".encode("ascii").join(b"<%b> Tj" % _hex(line) for line in lines)
    begin = f"/Tx BMC q BT /Helv {size:g} Tf 0 g {at[0]:.2f} {at[1]:.2f} Td ".encode("ascii")
    return begin + shown + b" ET Q EMC"


def _hex(text: str) -> bytes:
    return _encoded(text).hex().encode("ascii")


def _encodes(char: str) -> bool:
    try:
        return bool(char.encode(_ENCODING))
    except UnicodeEncodeError:
        return False


def _encoded(text: str) -> bytes:
    """Write a text in the fields' encoding, with the nearest there is to what it lacks."""
    return b"".join(_nearest(char) for char in unicodedata.normalize("NFC", text))


def _nearest(char: str) -> bytes:
    if unicodedata.category(char) in {"Cf", "Mn"}:  # joins or colours what is drawn
        return b""
    if _encodes(char):
        return char.encode(_ENCODING)
    plain = unicodedata.normalize("NFD", char)[0]
    return plain.encode(_ENCODING) if _encodes(plain) else b"?"
