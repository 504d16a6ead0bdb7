"""Which parts of a document need no page of their own in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.blocks import Expectations, Prompts, Title

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document

FEW: Final = 6
"""So many questions leave room on a page for the part that comes after."""


def short_parts(document: Document) -> frozenset[str]:
    """Return the ids of titles of pejlemærker that begin no page: the first, below the document's
    own, and those with a few questions and no more.
    """
    amount: dict[str, int] = {}
    current = ""
    for block in document.blocks[1:]:
        if isinstance(block, Title):
            current = block.id if block.mark else ""
            amount |= {current: 0} if current else {}
        elif current and isinstance(block, Prompts | Expectations):
            amount[current] += len(block.items) if isinstance(block, Prompts) else FEW
    return frozenset([*list(amount)[:1], *(one for one, many in amount.items() if many <= FEW)])
