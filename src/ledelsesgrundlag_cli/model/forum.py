"""The places where pejlemærker are discussed."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import (
    Model,
    Name,
    Part,
    PassageReference,
    Provenance,
    Reference,
    Slug,
    Text,
    TextItem,
)


class Forum(Model):
    """A place for a talk, such as the lederteam, or the leader alone."""

    noun: ClassVar[str] = "et forum"
    id: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    grounded_in: PassageReference | None = None


class ForaFile(Part):
    """``fora.yaml``: the fora in the order the cards follow."""

    noun: ClassVar[str] = "fora.yaml"
    origin: Provenance
    fora: Annotated[tuple[Forum, ...], Field(min_length=1)]

    def names(self) -> Iterator[Name]:
        for number, forum in enumerate(self.fora):
            yield Name("forum", forum.id, ("fora", number, "id"))

    def references(self) -> Iterator[Reference]:
        for number, forum in enumerate(self.fora):
            if forum.grounded_in:
                yield Reference("passage", forum.grounded_in, ("fora", number, "grounded_in"))

    def texts(self) -> Iterator[TextItem]:
        for number, forum in enumerate(self.fora):
            yield TextItem(("fora", number, "name"), forum.name, "title", document=False)
