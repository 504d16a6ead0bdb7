"""JSON that no terminal obeys, for the reports that are JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ledelsesgrundlag_cli.lint.report.visible import NOT_ORDINARY, visible_character

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable


def json_text(data: Any, name: str = "", rows: Iterable[Any] = ()) -> str:
    r"""Write data as indented JSON with a final line feed, unchanged when read again.

    Danish letters stand as they are. What a terminal would obey, and half a character, which
    UTF-8 cannot hold, is written as ``\uNNNN``; outside strings JSON has no such character.

    Args:
        data: What to write.
        name: The one field of it whose list is empty and gets the rows.
        rows: Findings, of which there may be many: each is written on a line of its own.
    """
    text = NOT_ORDINARY.sub(_as_number, json.dumps(data, ensure_ascii=False, indent=2))
    written = ",\n".join(_row(row) for row in rows)
    if written:  # a quotation mark inside a string has a backslash: only the field is found
        text = text.replace(f'"{name}": []', f'"{name}": [\n{written}\n]')
    return f"{text}\n"


def json_array(rows: Iterable[Any]) -> str:
    """Write an array as JSON, each row on a line of its own, with a final line feed."""
    written = ",\n".join(_row(row) for row in rows)
    return f"[\n{written}\n]\n" if written else "[]\n"


def _row(row: Any) -> str:
    return NOT_ORDINARY.sub(_as_number, json.dumps(row, ensure_ascii=False))


def _as_number(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\n" or visible_character(char) == char:  # a line feed is never inside a string
        return char
    return json.dumps(char)[1:-1]
