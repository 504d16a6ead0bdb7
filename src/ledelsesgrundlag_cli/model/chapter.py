"""A chapter of the document: a title and its paragraphs."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import (
    Name,
    Paragraph,
    Part,
    Passage,
    Provenance,
    Slug,
    Text,
    TextItem,
)


class Chapter(Part):
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

    def file_stem(self) -> str | None:
        return self.id

    def names(self) -> Iterator[Name]:
        yield Name("chapter", self.id, ("id",))
        for number, paragraph in enumerate(self.paragraphs):
            yield Name("paragraph", paragraph.id, ("paragraphs", number, "id"), local=True)

    def passages(self) -> Iterator[Passage]:
        for number, one in enumerate(self.paragraphs):
            reference = f"chapters/{self.id}/{one.id}"
            yield Passage(reference, one.text, ("paragraphs", number), one.sic)

    def texts(self) -> Iterator[TextItem]:
        titled = (self.title_origin or self.origin) is Provenance.DOCUMENT
        yield TextItem(("title",), self.title, "title", titled)
        ours = self.origin is Provenance.DOCUMENT
        for number, one in enumerate(self.paragraphs):
            yield TextItem(("paragraphs", number, "text"), one.text, "paragraph", ours)
