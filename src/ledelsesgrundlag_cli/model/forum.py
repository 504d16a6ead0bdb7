"""The places where pejlemærker are discussed."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import (
    Model,
    Name,
    OtherName,
    Part,
    PassageReference,
    Provenance,
    Reference,
    Slug,
    Text,
    TextItem,
    Thing,
)
from ledelsesgrundlag_cli.model.kinds import FORUM


class Forum(Model):
    """A place for a talk, such as the lederteam, or the leader alone."""

    noun: ClassVar[str] = "et forum"
    id: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    grounded_in: PassageReference | None = None


class ForaFile(Part):
    """``fora.yaml``: the fora in the order the cards follow."""

    added: ClassVar[bool] = True
    noun: ClassVar[str] = "fora.yaml"
    gives: ClassVar[tuple[str, ...]] = ("forum",)
    origin: Provenance
    fora: Annotated[tuple[Forum, ...], Field(min_length=1)]

    def names(self) -> Iterator[Name]:
        for number, forum in enumerate(self.fora):
            yield Name("forum", forum.id, ("fora", number, "id"))

    def references(self) -> Iterator[Reference]:
        for number, forum in enumerate(self.fora):
            if forum.grounded_in:
                yield Reference("passage", forum.grounded_in, ("fora", number, "grounded_in"))

    def things(self) -> Iterator[Thing]:
        for number, one in enumerate(self.fora):
            loc = ("fora", number)
            name = TextItem((*loc, "name"), one.name, "title", document=False)
            aliases = enumerate(one.aliases)
            others = tuple(OtherName((*loc, "aliases", at), alias) for at, alias in aliases)
            yield Thing(FORUM, one.id, (name,), loc, one.name, other_names=others)
