"""Writing YAML as the framework's files write it, so that any text is read back as it was.

A text stands without quotation marks where it can, folded over lines where it is long, and
otherwise in straight quotation marks. What nobody can see is written as an escape.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

Value = str | int | Sequence["Value"] | Mapping[str, "Value"]
"""What can be written: texts, whole numbers, lists, and fields."""

WIDTH: Final = 92
"""The longest line that is written, where words allow it: as in the files in the box."""

_PLAIN_START: Final = re.compile(r"[^\W_]")
_NOT_PLAIN: Final = re.compile(r": | #|:\Z|[,\[\]{}]")
_NOT_A_TEXT: Final = frozenset(
    ("null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf")
)
"""Those of YAML 1.1 too, which many programs still read."""
_NUMBER_LIKE: Final = re.compile(r"[0-9][0-9A-Fa-f_.,:oxeETZ +-]*\Z")
"""Numbers, dates and times of any YAML."""


LINE_END: Final = re.compile(r"\r\n|\n|\r")


def ending_of(text: str) -> str:
    """Return how the lines of a file end: as its first one does."""
    found = LINE_END.search(text)
    return found[0] if found else "\n"


def scalar(text: str) -> str:
    """Write a text on one line, as it can stand after a field's name or within brackets.

    Raises:
        ValueError: it holds half a character (a surrogate), which no file can.
    """
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError("half a character cannot be written")
    return text if _is_plain(text) else _quoted(text)


def _is_plain(text: str) -> bool:
    return (
        text.isprintable()
        and _PLAIN_START.match(text) is not None
        and not text.endswith(" ")
        and "  " not in text
        and not _NOT_PLAIN.search(text)
        and text.casefold() not in _NOT_A_TEXT
        and _NUMBER_LIKE.match(text) is None
    )


def _quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def lines(fields: Mapping[str, Value], indent: int = 0) -> list[str]:
    """Write fields one below the other, indented by a number of spaces, without line ends."""
    found: list[str] = []
    for name, value in fields.items():
        found += _field(" " * indent, name, value)
    return found


def item(fields: Mapping[str, Value], indent: int = 0, inner: int = 2) -> list[str]:
    """Write fields as one item of a list: its dash at ``indent``, its fields ``inner`` further."""
    first, *rest = lines(fields, indent + inner)
    dash = f"{' ' * indent}-".ljust(indent + inner)
    return [dash + first[indent + inner :], *rest]


def _field(lead: str, name: str, value: Value) -> list[str]:
    if isinstance(value, str):
        return _text(lead, name, value)
    if isinstance(value, Mapping):
        return [f"{lead}{name}:", *lines(value, len(lead) + 2)]
    if isinstance(value, int):
        return [f"{lead}{name}: {value}"]
    if all(isinstance(one, Mapping) for one in value):
        items = [item(one, len(lead) + 2) for one in value if isinstance(one, Mapping)]
        return [f"{lead}{name}:", *(line for one in items for line in one)]
    return [f"{lead}{name}: [{', '.join(scalar(str(one)) for one in value)}]"]


def _text(lead: str, name: str, text: str) -> list[str]:
    line = f"{lead}{name}: {scalar(text)}"
    inner = f"{lead}  "
    wrapped = folded(text, WIDTH - len(inner))
    if len(line) <= WIDTH or not wrapped:
        return [line]
    return [f"{lead}{name}: >-", *(f"{inner}{one}" for one in wrapped)]


def folded(text: str, width: int) -> list[str]:
    """Return the lines of a text as it can stand folded (``>-``); none when it cannot."""
    foldable = text.isprintable() and "  " not in text and text.strip() == text
    if not foldable:
        return []
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
