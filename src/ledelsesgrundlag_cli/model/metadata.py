"""What a framework says of itself: title, organisation, version, and how it was adopted."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from ledelsesgrundlag_cli.model.base import Model, Part, Slug, Text, TextItem

SCHEMA: Final = 1
"""The form of the files that this version reads; ``migrate`` brings older ones to it."""

SOURCE_FILE_PATTERN = r"^source/[A-Za-z0-9._-]+\.txt$"


class Status(StrEnum):
    """What is known of the adoption. ``reproduced``: as in the document, adoption not known."""

    ADOPTED = "adopted"
    DRAFT = "draft"
    REPRODUCED = "reproduced"


class SourceNote(Model):
    """The adopted text: its file within the framework, and what is known of its adoption."""

    noun: ClassVar[str] = "kilden (source)"
    file: Annotated[str, StringConstraints(pattern=SOURCE_FILE_PATTERN)]
    note: Text


def _number(given: object) -> object:
    """Keep ``true`` from being taken for 1, as Python does."""
    return str(given) if isinstance(given, bool) else given


class Metadata(Part):
    """``framework.yaml``."""

    noun: ClassVar[str] = "framework.yaml"
    form: Annotated[Literal[1], BeforeValidator(_number), Field(alias="schema")]
    id: Slug
    title: Text
    subtitle: Text | None = None
    organisation: Text
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    language: Literal["da"]
    status: Status
    source: SourceNote | None = None

    def texts(self) -> Iterator[TextItem]:
        yield TextItem(("title",), self.title, "title", document=True)
        if self.subtitle:
            yield TextItem(("subtitle",), self.subtitle, "title", document=True)
