"""A format that nobody needs: each block's kind on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents.blocks import kind_of
from ledelsesgrundlag_cli.render.formats import Format

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.render.formats import Rendering


def render_toy(asked: Rendering) -> str:
    document, _ = asked.designed()
    return "".join(f"{line}\n" for line in (document.title, *map(kind_of, document.blocks)))


ROW = Format("slags", (".slags",), "Slags", render_toy, in_set=True)
