"""Leadership roles and the expectations to them."""

from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import Model, Provenance, Sic, Slug, Text
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkeLinks

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


class RoleCardChoices(Model):
    """What HR chooses for the role's card."""

    noun: ClassVar[str] = "rollekortets valg (card)"
    origin: Provenance
    quote: Slug | None = None


class Role(Model):
    """A leadership role. ``level`` is its place in the chain, 1 at the top."""

    noun: ClassVar[str] = "en rolle"
    id: Slug
    title: Text
    heading: Text
    origin: Provenance
    singular: Text
    aliases: tuple[Text, ...] = ()
    level: Annotated[int, Field(strict=True, ge=1, le=20)]
    card: RoleCardChoices | None = None
    expectations: Annotated[tuple[Expectation, ...], Field(min_length=1)]
