"""The guiding markers (pejlemærker) and the links from expectations to them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import (
    EditorialText,
    Model,
    Name,
    Part,
    Passage,
    Provenance,
    Slug,
    Text,
    TextItem,
    Thing,
)
from ledelsesgrundlag_cli.model.kinds import PEJLEMAERKE
from ledelsesgrundlag_cli.words.nouns import USUAL

MAX_PEJLEMAERKER = 8
"""As many as there are pairs of shape and colour that can be told apart."""


class Pejlemaerke(Model):
    """A guiding marker. Its shape and colour follow from its place in the list."""

    noun: ClassVar[str] = USUAL.say("{et pejlemærke}")
    id: Slug
    name: Text
    origin: Provenance
    description: EditorialText | None = None


class PejlemaerkerFile(Part):
    """``pejlemaerker.yaml``."""

    noun: ClassVar[str] = "pejlemaerker.yaml"
    gives: ClassVar[tuple[str, ...]] = ("pejlemaerke", "passage")
    pejlemaerker: Annotated[
        tuple[Pejlemaerke, ...], Field(min_length=1, max_length=MAX_PEJLEMAERKER)
    ]

    def names(self) -> Iterator[Name]:
        for number, marker in enumerate(self.pejlemaerker):
            yield Name("pejlemaerke", marker.id, ("pejlemaerker", number, "id"))

    def passages(self) -> Iterator[Passage]:
        for number, marker in enumerate(self.pejlemaerker):
            loc = ("pejlemaerker", number)
            yield Passage(f"pejlemaerker/{marker.id}", marker.name, loc, field="name")

    def things(self) -> Iterator[Thing]:
        for number, one in enumerate(self.pejlemaerker):
            loc: Loc = ("pejlemaerker", number)
            said = [TextItem((*loc, "name"), one.name, "title", one.origin.is_document)]
            if one.description:
                theirs = one.description.origin.is_document
                place = (*loc, "description", "text")
                text = one.description.text
                said.append(TextItem(place, text, "paragraph", theirs, "Beskrivelse"))
            yield Thing(PEJLEMAERKE, one.id, tuple(said), loc, one.name)


class PejlemaerkeLinks(Model):
    """Which pejlemærker an expectation touches: an editorial reading, many to many.

    The ranking is for sorting and search; documents print the marks unranked, because the
    document ranks nothing.
    """

    noun: ClassVar[str] = USUAL.say("koblingen til {pejlemærker}")
    origin: Provenance
    primary: Annotated[tuple[Slug, ...], Field(min_length=1)]
    secondary: tuple[Slug, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Return the ids of all linked pejlemærker."""
        return (*self.primary, *self.secondary)
