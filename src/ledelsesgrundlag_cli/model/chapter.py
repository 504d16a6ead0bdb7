"""A chapter of the document: a title and its paragraphs."""

from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import Model, Paragraph, Provenance, Slug, Text


class Chapter(Model):
    """A chapter, in the place its ``order`` gives it.

    ``title_origin`` is set when the title is added: the document's introduction has none.
    """

    noun: ClassVar[str] = "et kapitel"
    id: Slug
    order: Annotated[int, Field(strict=True, ge=1)]
    title: Text
    title_origin: Provenance | None = None
    origin: Provenance
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=1)]
