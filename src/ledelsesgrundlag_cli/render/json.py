"""Documents as JSON: the same blocks with the same ids, for other programs.

The shape is documented in docs/json.md; ``format`` names its version, which is raised when
a field is removed or changes its meaning.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from ledelsesgrundlag_cli.documents import blocks

FORMAT = "ledelsesgrundlag-document/1"
_OF_UNITS = frozenset({"local", "additions"})
"""What is there only where a unit has added something."""


def render_json(document: blocks.Document) -> str:
    """Render a document to indented JSON with a final line feed."""
    data = {"format": FORMAT, **document_data(document)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def document_data(document: blocks.Document) -> dict[str, Any]:
    """Turn a document's tuples into objects and lists; a block says its type first.

    ``head`` and ``given`` are there in sheets alone.
    """
    data = {name: _data(value) for name, value in document._asdict().items() if name != "blocks"}
    typed = [{"type": blocks.kind_of(block)} | _data(block) for block in document.blocks]
    of_sheets = () if document.head else ("head", "given")
    return {name: data.get(name, typed) for name in document._fields if name not in of_sheets}


def _data(node: Any) -> Any:
    if isinstance(node, date):
        return node.isoformat()
    if not isinstance(node, tuple):
        return node
    names = getattr(node, "_fields", None)
    if names is None:
        return [_data(item) for item in node]
    shown = {
        name: _data(value)
        for name, value in zip(names, node, strict=True)
        if value or name not in _OF_UNITS
    }
    return shown | {name: _data(getattr(node, name)) for name in _named_before(type(node))}


@cache
def _named_before(of: type) -> tuple[str, ...]:
    """Return the properties of a block: names that a field had before it held more."""
    return tuple(name for name, one in vars(of).items() if isinstance(one, property))
