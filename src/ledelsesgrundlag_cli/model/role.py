"""Leadership roles and the expectations to them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import (
    Link,
    Model,
    Name,
    OtherName,
    Part,
    Passage,
    Provenance,
    Reference,
    Sic,
    Slug,
    Text,
    TextItem,
    Thing,
    link,
)
from ledelsesgrundlag_cli.model.kinds import EXPECTATION, ROLE
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkeLinks
from ledelsesgrundlag_cli.words.nouns import USUAL

MAX_LEVEL = 20
"""The lowest place in the chain of leaders."""

_MARKERS = USUAL.say("{Pejlemærker}")

BEYOND_THE_ROLES = ("medarbejdere", "naermeste-leder")
"""Levels an expectation may point at that are not roles: below the last, and upward."""


class Toward(Model):
    """The levels of the chain an expectation points at: role ids, or ``BEYOND_THE_ROLES``."""

    noun: ClassVar[str] = "retningen i kæden (toward)"
    origin: Provenance
    levels: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Expectation(Model):
    """What is expected of a role, in one sentence without a final stop.

    ``replaces`` is an earlier id of the same expectation, so that versions can be compared.
    """

    noun: ClassVar[str] = "en forventning"
    id: Slug
    text: Text
    origin: Provenance
    pejlemaerker: PejlemaerkeLinks
    toward: Toward | None = None
    replaces: Slug | None = None
    sic: tuple[Sic, ...] = ()

    def references(self, loc: Loc) -> Iterator[Reference]:
        """Yield what the expectation mentions, with paths below ``loc``."""
        for rank in ("primary", "secondary"):
            for number, marker in enumerate(getattr(self.pejlemaerker, rank)):
                yield Reference("pejlemaerke", marker, (*loc, "pejlemaerker", rank, number))
        for number, level in enumerate(self.toward.levels if self.toward else ()):
            if level not in BEYOND_THE_ROLES:
                yield Reference("role", level, (*loc, "toward", "levels", number))

    def links(self) -> tuple[Link, ...]:
        """Return what the expectation is tied to."""
        linked, toward = self.pejlemaerker, self.toward
        ours = linked.origin.is_document
        levels = toward.levels if toward else ()
        theirs = toward is not None and toward.origin.is_document
        return (
            link(_MARKERS, "pejlemaerke", *linked.all, document=ours),
            link("Rettet mod", "role", *levels, document=theirs),
        )


class RoleCardChoices(Model):
    """What HR chooses for the role's card."""

    noun: ClassVar[str] = "valgene til rollekortet (card)"
    origin: Provenance
    quote: Slug | None = None


class Role(Part):
    """A leadership role. ``level`` is its place in the chain, 1 at the top."""

    noun: ClassVar[str] = USUAL.say("{en rolle}")
    gives: ClassVar[tuple[str, ...]] = ("role", "expectation", "passage")
    id: Slug
    title: Text
    heading: Text
    origin: Provenance
    singular: Text
    aliases: tuple[Text, ...] = ()
    level: Annotated[int, Field(strict=True, ge=1, le=MAX_LEVEL)]
    card: RoleCardChoices | None = None
    expectations: Annotated[tuple[Expectation, ...], Field(min_length=1)]

    def rank(self) -> int:
        return self.level

    def file_stem(self) -> str | None:
        return self.id

    def names(self) -> Iterator[Name]:
        yield Name("role", self.id, ("id",))
        for number, expectation in enumerate(self.expectations):
            yield Name("expectation", expectation.id, ("expectations", number, "id"))

    def passages(self) -> Iterator[Passage]:
        for number, one in enumerate(self.expectations):
            reference = f"roles/{self.id}/{one.id}"
            yield Passage(reference, one.text, ("expectations", number), one.sic)

    def references(self) -> Iterator[Reference]:
        if self.card and self.card.quote:
            yield Reference("quote", self.card.quote, ("card", "quote"))
        for number, expectation in enumerate(self.expectations):
            yield from expectation.references(("expectations", number))

    def things(self) -> Iterator[Thing]:
        ours = self.origin.is_document
        said = (
            TextItem(("title",), self.title, "title", ours, "Titel"),
            TextItem(("heading",), self.heading, "title", ours, "Overskrift"),
            TextItem(
                ("singular",), self.singular, "other", document=False, label="Ental", lasting=False
            ),
        )
        others = [OtherName(("singular",), self.singular)]
        others += [OtherName(("aliases", at), one) for at, one in enumerate(self.aliases)]
        level = (str(self.level),)
        quote = f"quotes/{self.card.quote}" if self.card and self.card.quote else None
        yield Thing(
            ROLE,
            self.id,
            said,
            belongs_to=self.title,
            group=self.title,
            links=(
                Link("Plads i ledelseskæden", "", level, names=level),
                link("Citat på rollekortet", "passage", quote),
            ),
            other_names=tuple(others),
        )
        for number, one in enumerate(self.expectations):
            loc = ("expectations", number)
            text = TextItem((*loc, "text"), one.text, "expectation", one.origin.is_document)
            yield Thing(
                EXPECTATION,
                one.id,
                (text,),
                loc,
                belongs_to=self.title,
                group=self.title,
                home=self.id,
                home_kind=ROLE,
                links=one.links(),
                replaces=one.replaces,
            )
