"""Which texts are as they were adopted, which are changed since, and which are new. Pure."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.model.adoption import HASHES
from ledelsesgrundlag_cli.words.folding import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledelsesgrundlag_cli.model.adoption import AdoptionRecord
    from ledelsesgrundlag_cli.model.texts import Entry, Texts


def hash_of(text: str) -> str:
    """Return the first 128 bits of the SHA-256 of the normalised text, as 32 hex digits.

    The records of hashes that organisations keep were made by it: it stays as it is.
    """
    return hashlib.sha256(normalised(text).encode("utf-8", "surrogatepass")).hexdigest()[:32]


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

    def __init__(self, texts: Texts, record: AdoptionRecord | None) -> None:
        self._texts = texts
        self.record = record

    @property
    def known(self) -> bool:
        """Whether there is a record of what was adopted."""
        return self.record is not None

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """The hash of each adopted text, by its address."""
        if self.record is None:
            return {}
        recorded = self.record.recorded
        if self.record.algorithm == HASHES:
            return recorded
        return {name: hash_of(wording) for name, wording in recorded.items()}

    def adopted(self, address: str) -> str | None:
        """Return the adopted wording of a text, also of one that is gone.

        None when nothing was adopted by that address, or only a hash of it was recorded.
        """
        if self.record is None or self.record.algorithm == HASHES:
            return None
        return self.record.recorded.get(address)

    @cached_property
    def departures(self) -> Mapping[str, Departure]:
        """The texts that are changed or new, by their addresses."""
        return self._compared[0]

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """The addresses in the record that no text has any more."""
        return self._compared[1]

    @cached_property
    def _compared(self) -> tuple[Mapping[str, Departure], tuple[str, ...]]:
        if self.record is None:
            return {}, ()
        left = dict(self.hashes)
        departures = {}
        for entry in self._texts.entries:
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
