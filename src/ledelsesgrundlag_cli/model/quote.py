"""Quotes from the talks behind the document. They are never rewritten."""

from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import Model, Paragraph, Provenance, Sic, Slug, Text


class Quote(Model):
    """A quote without its quotation marks; ``attribution`` as printed, ``speaker`` the kind."""

    noun: ClassVar[str] = "et citat"
    id: Slug
    text: Text
    attribution: Text
    speaker: Text
    sic: tuple[Sic, ...] = ()


class QuotesFile(Model):
    """``quotes.yaml``."""

    noun: ClassVar[str] = "quotes.yaml"
    origin: Provenance
    introduction: Paragraph | None = None
    quotes: Annotated[tuple[Quote, ...], Field(min_length=1)]
