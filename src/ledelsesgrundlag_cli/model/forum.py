"""The places where pejlemærker are discussed."""

from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import Model, Provenance, Reference, Slug, Text


class Forum(Model):
    """A place for a talk, such as the lederteam, or the leader alone."""

    noun: ClassVar[str] = "et forum"
    id: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    grounded_in: Reference | None = None


class ForaFile(Model):
    """``fora.yaml``: the fora in the order the cards follow."""

    noun: ClassVar[str] = "fora.yaml"
    origin: Provenance
    fora: Annotated[tuple[Forum, ...], Field(min_length=1)]
