"""What is asked of a document, in plain types: light enough for the command line to import."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Audience(StrEnum):
    """Whom a LUS sheet is made for. Each gets the shared page too."""

    LEADER = "leder"
    NEAREST = "naermeste-leder"
    BOTH = "begge"

    @property
    def sides(self) -> frozenset[str]:
        """Return the parts of the sheet this audience gets, as they are named in the data."""
        own = {"leder", "naermeste-leder"} if self is Audience.BOTH else {self.value}
        return frozenset({*own, "faelles"})


class LusRequest(NamedTuple):
    """What a sheet is asked to hold. What is None becomes a line to fill in."""

    role_ids: tuple[str, ...]
    audience: Audience = Audience.LEADER
    name: str | None = None
    leader: str | None = None
    date: date | None = None
    focus: tuple[str, ...] = ()
