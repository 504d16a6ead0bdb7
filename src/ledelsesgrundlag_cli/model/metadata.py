"""What a framework says of itself: title, organisation, version, and how it was adopted."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from ledelsesgrundlag_cli.model.base import (
    Explained,
    Link,
    Model,
    NotForReaders,
    Part,
    Slug,
    Text,
    TextItem,
    Thing,
    Version,
)
from ledelsesgrundlag_cli.model.kinds import FRAMEWORK

SCHEMA: Final = 1
"""The form of the files that this version reads; ``migrate`` brings older ones to it."""

SOURCE_FILE_PATTERN = r"^source/[A-Za-z0-9._-]+\.txt$"


class Status(StrEnum):
    """What is known of the adoption. ``reproduced``: as in the document, adoption not known."""

    ADOPTED = "adopted"
    DRAFT = "draft"
    REPRODUCED = "reproduced"


_STATUSES: Final = {
    Status.ADOPTED: "vedtaget",
    Status.DRAFT: "udkast",
    Status.REPRODUCED: "gengivet efter dokumentet",
}


class SourceNote(Model):
    """The adopted text: its file within the framework, and what is known of its adoption."""

    noun: ClassVar[str] = "kilden (source)"
    file: Annotated[
        str,
        StringConstraints(pattern=SOURCE_FILE_PATTERN),
        Explained(
            "”{}” er ikke en tekstfil i mappen source.",
            "Skriv fx `file: source/ledelsesgrundlag.txt`.",
        ),
    ]
    note: Annotated[
        Text, NotForReaders("of the adoption; at the foot of documents, by ``lg adopt``")
    ]


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
    version: Version
    language: Literal["da"]
    status: Status
    source: SourceNote | None = None

    def things(self) -> Iterator[Thing]:
        said = [TextItem(("title",), self.title, "title", document=True, label="Titel")]
        if self.subtitle:
            said.append(
                TextItem(("subtitle",), self.subtitle, "title", document=True, label="Undertitel")
            )
        organisation = TextItem(("organisation",), self.organisation, "other", document=False)
        said.append(organisation._replace(label="Organisation", lasting=False))
        status = Link("Status", "", (self.status,), names=(_STATUSES[self.status],))
        yield Thing(
            FRAMEWORK,
            "framework",
            tuple(said),
            belongs_to=self.organisation,
            links=(status,),
            found_id=self.id,
        )
