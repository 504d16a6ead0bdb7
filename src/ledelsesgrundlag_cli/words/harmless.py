"""Making any string safe to show: what is written comes out as literal text.

Framework texts and names from the command line may hold line breaks, control characters,
ANSI escapes or half a character. A document shows them as visible text and obeys none of them.
"""

from __future__ import annotations

import re

_WHITE_SPACE = re.compile(r"[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_LINE_BREAK = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")
_NON_CHARACTERS = "".join(
    chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)
)
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters, ESC among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that reorder the text around them
    "\ufeff\ufff9-\ufffb"  # a byte order mark, and marks of annotation
    f"\ufdd0-\ufdef{_NON_CHARACTERS}"
    "\ud800-\udfff]"  # halves of characters
)


def literal(text: str) -> str:
    r"""Fold white space to single spaces and show unsafe characters as ``\xNN`` or ``\uNNNN``."""
    folded = _WHITE_SPACE.sub(" ", text).strip()
    return _UNSAFE.sub(_escaped, folded)


def inline(text: str) -> str:
    """Make text safe inside a line: as ``literal``, but spaces are left as they are."""
    return _UNSAFE.sub(_escaped, _LINE_BREAK.sub(" ", text))


def lines(text: str) -> str:
    """Make lines of text safe to print: as ``inline``, but they stay lines, and tabs tabs."""
    return _UNSAFE.sub(lambda found: found[0] if found[0] in "\n\t" else _escaped(found), text)


def quoted(text: str) -> str:
    """Quote what somebody wrote, at most 60 characters of it, for a message."""
    plain = literal(text)
    return f"”{plain}”" if len(plain) <= 60 else f"”{plain[:60]} …”"


def escape(char: str) -> str:
    r"""Write a character as its number: ``\xNN``, ``\uNNNN`` or ``\UNNNNNNNN``."""
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _escaped(match: re.Match[str]) -> str:
    return escape(match.group())
