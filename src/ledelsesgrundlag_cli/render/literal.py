"""Making every string of a document safe to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.words.harmless import lines, literal

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.blocks import Document


def literal_document(document: Document) -> Document:
    """Return the document with every string made safe to show."""
    from ledelsesgrundlag_cli.documents.blocks import map_texts

    given = {name: _literal_answer(one) for name, one in document.given.items()}
    return map_texts(document, literal)._replace(given=given)


def _literal_answer(answer: Answer) -> Answer:
    """Return an answer with its lines as they were written."""
    return answer if answer is True else lines(answer)
