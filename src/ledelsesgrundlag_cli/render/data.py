"""What templates are given: text, numbers, lists and records, and nothing that can be run.

A template is HR's own file, and may come from somebody else. The objects it is given would reach
the whole of Python by their attributes; a record here answers for its fields alone, and the
template's environment asks it for nothing else (see ``environment``).
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any

from markupsafe import Markup

PLAIN = (Markup, str, int, float, bool, type(None))
"""What is given as it is; text is asked for no attribute either."""


class Record:
    """A thing with fields. What a field holds becomes data when it is asked for."""

    __slots__ = ("_fields", "_kept", "_of")

    def __init__(self, of: Any, fields: frozenset[str]) -> None:
        self._of = of
        self._fields = fields
        self._kept: dict[str, Any] = {}

    @property
    def fields(self) -> frozenset[str]:
        """The names it answers to."""
        return self._fields

    @property
    def kind(self) -> str:
        """What it is, in lower case: of a block its kind, ``title``, ``quote``."""
        return type(self._of).__name__.lower()

    def field(self, name: str) -> Any:
        """Return what a field holds, as data.

        Raises:
            KeyError: it has no such field.
        """
        if name not in self._kept:
            if name not in self._fields:
                raise KeyError(name)
            self._kept[name] = data(getattr(self._of, name))
        return self._kept[name]

    def __repr__(self) -> str:
        """Say what it is, and nothing of what it holds."""
        return f"<{self.kind}>"


def data(value: Any) -> Any:
    """Return a value as what a template may be given.

    Raises:
        TypeError: it is something that no template is given.
    """
    if isinstance(value, Enum):
        return data(value.value)
    if isinstance(value, PLAIN):
        return value
    fields = _fields_of(type(value))  # type: ignore[arg-type]  # the stub knows no classes
    if fields is not None:
        return Record(value, fields)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {data(key): data(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return tuple(data(one) for one in value)
    raise TypeError(f"a template is not given {type(value).__name__}")


@lru_cache(maxsize=256)
def _fields_of(kind: type) -> frozenset[str] | None:
    """Return the fields of a kind of thing: named tuple, model, data class; None for others."""
    declared = (
        getattr(kind, "_fields", None)
        or getattr(kind, "model_fields", None)
        or getattr(kind, "__dataclass_fields__", None)
    )
    if declared is None:
        return None
    computed = (
        name
        for one in kind.__mro__
        if one.__module__.startswith(__package__.partition(".")[0])
        for name, member in vars(one).items()
        if isinstance(member, (property, cached_property))
    )
    return frozenset(name for name in (*declared, *computed) if not name.startswith("_"))
