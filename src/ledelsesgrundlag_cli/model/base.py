"""What every part of the model shares: the base class, ids, texts and their origin."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints

from ledelsesgrundlag_cli.diagnostics import Loc

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""An id: small ASCII letters and digits in groups joined by hyphens."""

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=80)]
"""A stable name, unique within its kind; it becomes an anchor in HTML and a field's name."""

Text = Annotated[str, StringConstraints(pattern=r"\S")]
"""Plain text with something in it. No markup is read in it, anywhere."""

PassageReference = Annotated[
    str, StringConstraints(pattern=r"^[a-z]+(/[a-z0-9]+(-[a-z0-9]+)*){1,2}$")
]
"""A passage of the framework, such as ``chapters/pejlemaerker/retningen-lige-nu``."""


class Provenance(StrEnum):
    """Where a text comes from: the municipality's document, or added to it."""

    DOCUMENT = "document"
    EDITORIAL = "editorial"


class Model(BaseModel):
    """Base of all parts: frozen, and unknown fields are errors.

    ``noun`` is the Danish name of the thing, for messages ("findes ikke i en rolle").
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    noun: ClassVar[str] = "filen"


class Name(NamedTuple):
    """An id that a file gives something. ``local`` ids are unique within their file only."""

    kind: str
    id: str
    loc: Loc
    local: bool = False


class Reference(NamedTuple):
    """A mention of something by its id; ``kind`` says what it must be the id of."""

    kind: str
    id: str
    loc: Loc


class TextItem(NamedTuple):
    """A text that people read: where it stands, what it is, and whether it is the document's.

    ``kind`` is ``title``, ``paragraph``, ``expectation``, ``quote``, ``prompt`` or ``other``.
    """

    loc: Loc
    text: str
    kind: str
    document: bool


class Sic(Model):
    """An author's slip that is kept word for word: the words, and what they should have been.

    Known for the next revision, never printed.
    """

    noun: ClassVar[str] = "en bemærkning (sic)"
    text: Text
    note: Text


class Paragraph(Model):
    """A passage of running text that other files may refer to by its id."""

    noun: ClassVar[str] = "et afsnit"
    id: Slug
    text: Text
    sic: tuple[Sic, ...] = ()


class EditorialText(Model):
    """A text that is added to the framework and says so."""

    noun: ClassVar[str] = "en tilføjet tekst"
    origin: Provenance
    text: Text


class Passage(NamedTuple):
    """A text of the framework that can be referred to, such as
    ``chapters/pejlemaerker/retningen-lige-nu``; ``loc`` is the path of what holds it.
    """

    reference: str
    text: str
    loc: Loc
    sic: tuple[Sic, ...] = ()


class Part(Model):
    """What one file holds. A part tells its own names, passages and references."""

    def file_stem(self) -> str | None:
        """Return what the file must be called, for a file named after what it holds."""
        return None

    def names(self) -> Iterator[Name]:
        """Yield every id the part gives."""
        return iter(())

    def passages(self) -> Iterator[Passage]:
        """Yield every text of the part that can be referred to."""
        return iter(())

    def references(self) -> Iterator[Reference]:
        """Yield every mention of something in the framework."""
        return iter(())

    def texts(self) -> Iterator[TextItem]:
        """Yield every text of the part that people read."""
        return iter(())
