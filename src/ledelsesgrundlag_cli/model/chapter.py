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
    Thing,
    of_paragraph,
)
from ledelsesgrundlag_cli.model.kinds import CHAPTER


class Chapter(Part):
    """A chapter, in the place its ``order`` gives it.

    ``title_origin`` is set when the title is added: the document's introduction has none.
    """

    noun: ClassVar[str] = "et kapitel"
    gives: ClassVar[tuple[str, ...]] = ("passage",)
    id: Slug
    order: Annotated[int, Field(strict=True, ge=1)]
    title: Text
    title_origin: Provenance | None = None
    origin: Provenance
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=1)]

    def rank(self) -> int:
        return self.order

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

    def things(self) -> Iterator[Thing]:
        key = f"chapters/{self.id}"
        titled = (self.title_origin or self.origin).is_document
        title = TextItem(("title",), self.title, "title", titled, "Titel")
        yield Thing(CHAPTER, key, (title,), belongs_to=self.title, group=self.title)
        for number, one in enumerate(self.paragraphs):
            loc = ("paragraphs", number)
            yield of_paragraph(one, loc, (CHAPTER, key), self.origin, self.title, self.title)
