"""What a field is called in Word: the name of its answer, or as much of it as Word takes."""

from __future__ import annotations

from typing import Final
from zlib import crc32

LONGEST_NAME: Final = 64
"""Word calls a file damaged when a tag or a label is longer."""


def tag_of(name: str) -> str:
    """Return a name as Word takes it; a long one is cut, and ends with the sum of all of it."""
    if is_short(name):
        return name
    return f"{cut(name, LONGEST_NAME - 9)}_{crc32(name.encode()):08x}"


def is_short(text: str) -> bool:
    """Tell whether Word takes a tag or a label as it is."""
    return len(_utf16(text)) <= LONGEST_NAME * 2


def cut(text: str, length: int) -> str:
    """Return the beginning of a text, in the units Word counts: an emoji is two."""
    return _utf16(text)[: length * 2].decode("utf-16-le", "ignore")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "replace")
