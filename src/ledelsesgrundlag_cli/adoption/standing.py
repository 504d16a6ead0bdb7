"""Which texts are as they were adopted, which are changed since, and which are new. Pure."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.adoption.addresses import entries, hash_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledelsesgrundlag_cli.adoption.addresses import Entry
    from ledelsesgrundlag_cli.model.adoption import AdoptionRecord
    from ledelsesgrundlag_cli.model.base import Part


class Standing(StrEnum):
    """How a text stands to what was adopted. ``ADDED`` texts were never to be adopted."""

    ADOPTED = "adopted"
    CHANGED = "changed"
    NEW = "new"
    ADDED = "added"


class Departure(NamedTuple):
    """A text that is not as it was adopted: its standing and its words."""

    standing: Standing
    kind: str
    text: str


class Standings:
    """A framework's texts against the record of what was adopted.

    Without a record nothing is known of any text: then ``known`` is false, and nothing departs.
    """

    def __init__(self, parts: Mapping[str, Part], record: AdoptionRecord | None) -> None:
        self._parts = parts
        self.record = record

    @property
    def known(self) -> bool:
        """Whether there is a record of what was adopted."""
        return self.record is not None

    @cached_property
    def departures(self) -> Mapping[str, Departure]:
        """The texts that are changed or new, by their lasting names."""
        return self._compared[0]

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """The names in the record that no text has any more."""
        return self._compared[1]

    @cached_property
    def _compared(self) -> tuple[Mapping[str, Departure], tuple[str, ...]]:
        if self.record is None:
            return {}, ()
        left = dict(self.record.fingerprints)
        departures = {}
        for entry in entries(self._parts):
            standing = self._standing(entry, left)
            if standing in {Standing.CHANGED, Standing.NEW}:
                item = entry.item
                departures[entry.address] = Departure(standing, item.kind, item.text)
        return departures, tuple(left)

    @staticmethod
    def _standing(entry: Entry, left: dict[str, str]) -> Standing:
        adopted = left.pop(entry.address, None)
        if adopted is None and entry.formerly:
            adopted = left.pop(entry.formerly, None)
        if adopted is None:
            return Standing.NEW if entry.item.document else Standing.ADDED
        return Standing.ADOPTED if adopted == hash_of(entry.item.text) else Standing.CHANGED
