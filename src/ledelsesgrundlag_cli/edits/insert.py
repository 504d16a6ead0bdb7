"""Putting one more item into a list in a YAML file by adding lines: no other byte changes."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from ledelsesgrundlag_cli.diagnostics import Edit, Loc
from ledelsesgrundlag_cli.edits.edit import apply, place
from ledelsesgrundlag_cli.edits.yaml_text import LINE_END, Value, ending_of, item
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import Source, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_DASH = re.compile(r"[ ]*-([ ]+)\Z")


class NoPlaceError(Exception):
    """The list is written so that a line cannot be added to it: in brackets, or with a dash alone
    on its line.
    """


def add_item(source: Source, loc: Loc, after: int, fields: Mapping[str, Value]) -> bytes:
    """Return the file with one more item in the list at ``loc``, after the item of a number.

    The lines are indented as those of the other items and end as the file's others do. Comments
    that belong to the item before stay with it. What is read of the file is the same as before,
    and the new item.

    Raises:
        NoPlaceError: the list is not written with a dash for each item, at its fields' line.
    """
    text = source.file.raw.decode("utf-8")
    here = (*loc, after)
    begin, _ = place(source, here)
    line = text.rfind("\n", 0, begin) + 1
    dash = _DASH.fullmatch(text[line:begin].removeprefix("\ufeff"))
    if dash is None:
        raise NoPlaceError
    inner = 1 + len(dash[1])
    indent = begin - line - inner
    new = item(fields, indent, inner)
    ending = ending_of(text)
    wanted = _with_item(source.data, loc, after + 1, fields)
    _, last = place(source, (*here, *_last(_at(source.data, here))))
    for at in _places(text, last, indent):
        before = "" if text[:at].endswith(("\n", "\r")) else ending
        added = before + ending.join(new) + ("" if before and at == len(text) else ending)
        changed, _ = apply(text, [Edit(at, at, added)])
        raw = changed.encode("utf-8")
        if parse(SourceFile(source.file.name, source.file.shown_as, raw)).data == wanted:
            return raw
    raise NoPlaceError


def _places(text: str, last: int, indent: int) -> Iterator[int]:
    """Yield beginnings of lines where the next item may stand, the likeliest first.

    That is the line after the item's last text (a block's text may have ended lines before),
    past comments indented as a part of the item; else one of the lines below, as when the item
    ends with a bracket of its own.
    """
    at = len(text[:last].rstrip())
    starts = [match.end() for match in LINE_END.finditer(text, at)] + [len(text)]
    most = 0
    for number, start in enumerate(starts):
        ends = starts[number + 1] if number + 1 < len(starts) else len(text)
        line = text[start:ends]
        bare = line.lstrip(" ")
        if not bare.startswith("#") or len(line) - len(bare) <= indent:
            break
        most = number + 1
    yield starts[min(most, len(starts) - 1)]
    yield from starts[:_MOST_LINES]


_MOST_LINES = 50
"""So far below an item's last text its end is looked for."""


def _at(data: Any, loc: Loc) -> Any:
    for part in loc:
        data = data[part]
    return data


def _last(data: Any) -> Loc:
    """Return the path of the last scalar within data, or of what is empty."""
    if isinstance(data, dict) and data:
        key = next(reversed(data))
        return (key, *_last(data[key]))
    if isinstance(data, list) and data:
        return (len(data) - 1, *_last(data[-1]))
    return ()


def _with_item(data: Any, loc: Loc, number: int, fields: Mapping[str, Value]) -> Any:
    made = copy.deepcopy(data)
    _at(made, loc).insert(number, copy.deepcopy(dict(fields)))
    return made
