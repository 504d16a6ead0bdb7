"""Making every string of a document safe to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document


def literal_document(document: Document) -> Document:
    """Return the document with every string made safe to show."""
    from ledelsesgrundlag_cli.documents.blocks import map_texts

    return map_texts(document, literal)
