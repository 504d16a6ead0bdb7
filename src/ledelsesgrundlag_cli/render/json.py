"""Documents as JSON: the same blocks with the same ids, for other programs.

The shape is documented in docs/json.md; ``format`` names its version, which is raised when
a field is removed or changes its meaning.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document

FORMAT = "ledelsesgrundlag-document/1"


def render_json(document: Document) -> str:
    """Render a document to indented JSON with a final line feed."""
    data = {"format": FORMAT, **_plain(document)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(node: Any) -> Any:
    if isinstance(node, tuple):
        return [_plain(item) for item in node]
    if is_dataclass(node) and not isinstance(node, type):
        kind = getattr(type(node), "kind", None)
        named = {"type": kind} if isinstance(kind, str) else {}
        return named | {part.name: _plain(getattr(node, part.name)) for part in fields(node)}
    return node
