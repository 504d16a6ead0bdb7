"""Quotes from the talks behind the document. They are never rewritten."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import (
    Model,
    Name,
    NotForReaders,
    Paragraph,
    Part,
    Passage,
    Provenance,
    Sic,
    Slug,
    Text,
    TextItem,
    Thing,
    of_paragraph,
)
from ledelsesgrundlag_cli.model.kinds import QUOTE


class Quote(Model):
    """A quote without its quotation marks; ``attribution`` as printed, ``speaker`` the kind."""

    noun: ClassVar[str] = "et citat"
    id: Slug
    text: Text
    attribution: Text
    speaker: Annotated[
        Text, NotForReaders("the kind of speaker, for those who write; in no document")
    ]
    sic: tuple[Sic, ...] = ()


class QuotesFile(Part):
    """``quotes.yaml``."""

    noun: ClassVar[str] = "quotes.yaml"
    gives: ClassVar[tuple[str, ...]] = ("quote", "passage")
    origin: Provenance
    introduction: Paragraph | None = None
    quotes: Annotated[tuple[Quote, ...], Field(min_length=1)]

    def names(self) -> Iterator[Name]:
        for number, quote in enumerate(self.quotes):
            yield Name("quote", quote.id, ("quotes", number, "id"))

    def passages(self) -> Iterator[Passage]:
        for number, quote in enumerate(self.quotes):
            yield Passage(f"quotes/{quote.id}", quote.text, ("quotes", number), quote.sic)

    def things(self) -> Iterator[Thing]:
        ours = self.origin.is_document
        if self.introduction:
            about, loc = "Indledning til citaterne", ("introduction",)
            yield of_paragraph(self.introduction, loc, (QUOTE, "quotes"), self.origin, about)
        for number, one in enumerate(self.quotes):
            place = ("quotes", number)
            said = (
                TextItem((*place, "text"), one.text, "quote", ours),
                TextItem((*place, "attribution"), one.attribution, "attribution", ours, "Kilde"),
            )
            yield Thing(QUOTE, one.id, said, place, one.attribution)
