"""Every text of a framework under a name that lasts, whatever its line or place in a list. Pure.

A name is made of the file's name and the ids on the way to the text:
``roles/direktoer/d-ledelsesrum`` for an expectation, ``quotes/kerneopgaven.attribution`` for who
said a quote. An id has no full stop, so a field's name after one is never taken for an id.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.words.folding import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.base import Part, TextItem

ALGORITHM: Final = 1
"""The version of ``normalised`` and ``hash_of``: raised when either changes."""


class Entry(NamedTuple):
    """A text, its lasting name, and the file it stands in.

    ``formerly`` is the name it had before its id was changed (``replaces``), if it says so.
    """

    address: str
    file: str
    item: TextItem
    formerly: str | None = None


def entries(parts: Mapping[str, Part]) -> Iterator[Entry]:
    """Yield every text that people read, file by file."""
    for file, part in parts.items():
        for item in part.texts():
            yield Entry(address(file, part, item.loc), file, item, _formerly(file, part, item.loc))


_ORDER: Final = ("framework", "chapters", "pejlemaerker", "roles", "quotes", "guidance", "tools")


def in_reading_order(parts: Mapping[str, Part]) -> list[tuple[str, Part]]:
    """Return the files as they are read: as in the document, and what is added after it."""
    return sorted(parts.items(), key=_place)


def _place(named: tuple[str, Part]) -> tuple[int, int, str]:
    file, part = named
    start = file.removesuffix(".yaml").partition("/")[0]
    place = _ORDER.index(start) if start in _ORDER else len(_ORDER)
    return place, getattr(part, "order", 0) or getattr(part, "level", 0), file


def address(file: str, part: Part, loc: Loc) -> str:
    """Return the lasting name of what stands at a path in a file.

    A list is passed over when its members have ids; the name of a field is set after a full stop,
    and left out when it is the text itself.
    """
    node: Any = part
    name = file.removesuffix(".yaml")
    waiting = ""
    for step in loc:
        node = node[step] if isinstance(step, int) else _member(node, step)
        if isinstance(step, str):
            name, waiting = name + waiting, f".{step}"
            continue
        own = getattr(node, "id", None)
        name, waiting = (f"{name}/{own}", "") if own else (f"{name}{waiting}.{step}", "")
    return name if waiting == ".text" else name + waiting


def _member(part: Any, key: str) -> Any:
    """Return what a part has by its name in the file, which may be another than in the model."""
    fields = type(part).model_fields
    return getattr(part, next((name for name, one in fields.items() if one.alias == key), key))


def _formerly(file: str, part: Part, loc: Loc) -> str | None:
    if not isinstance(part, Role) or len(loc) < 2 or not isinstance(loc[1], int):
        return None
    replaces = part.expectations[loc[1]].replaces
    return f"{file.removesuffix('.yaml')}/{replaces}" if replaces else None


def hash_of(text: str) -> str:
    """Return the first 128 bits of the SHA-256 of the normalised text, as 32 hex digits."""
    return hashlib.sha256(normalised(text).encode("utf-8", "surrogatepass")).hexdigest()[:32]
