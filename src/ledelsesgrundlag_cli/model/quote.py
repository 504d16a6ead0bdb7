"""Quotes from the talks behind the document. They are never rewritten."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import (
    Model,
    Name,
    Paragraph,
    Part,
    Passage,
    Provenance,
    Sic,
    Slug,
    Text,
    TextItem,
)


class Quote(Model):
    """A quote without its quotation marks; ``attribution`` as printed, ``speaker`` the kind."""

    noun: ClassVar[str] = "et citat"
    id: Slug
    text: Text
    attribution: Text
    speaker: Text
    sic: tuple[Sic, ...] = ()


class QuotesFile(Part):
    """``quotes.yaml``."""

    noun: ClassVar[str] = "quotes.yaml"
    origin: Provenance
    introduction: Paragraph | None = None
    quotes: Annotated[tuple[Quote, ...], Field(min_length=1)]

    def names(self) -> Iterator[Name]:
        for number, quote in enumerate(self.quotes):
            yield Name("quote", quote.id, ("quotes", number, "id"))

    def passages(self) -> Iterator[Passage]:
        for number, quote in enumerate(self.quotes):
            yield Passage(f"quotes/{quote.id}", quote.text, ("quotes", number), quote.sic)

    def texts(self) -> Iterator[TextItem]:
        ours = self.origin is Provenance.DOCUMENT
        if self.introduction:
            text = self.introduction.text
            yield TextItem(("introduction", "text"), text, "paragraph", ours)
        for number, quote in enumerate(self.quotes):
            yield TextItem(("quotes", number, "text"), quote.text, "quote", ours)
            yield TextItem(("quotes", number, "attribution"), quote.attribution, "other", ours)
