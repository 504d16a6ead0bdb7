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
    from ledelsesgrundlag_cli.model.base import TextItem
    from ledelsesgrundlag_cli.model.texts import Texts


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
        self.texts = texts
        self.record = record

    @property
    def known(self) -> bool:
        """Whether there is a record of what was adopted."""
        return self.record is not None

    def key(self, text: str) -> str:
        """Return what tells a text from others, as the record keeps it: its hash or its words."""
        hashed = self.record is not None and self.record.algorithm == HASHES
        return hash_of(text) if hashed else normalised(text)

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The ``key`` of each adopted text, by its address."""
        if self.record is None:
            return {}
        recorded = self.record.recorded
        if self.record.algorithm == HASHES:
            return recorded
        return {name: normalised(wording) for name, wording in recorded.items()}

    @cached_property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses at which words were adopted, by their ``key``."""
        found: dict[str, tuple[str, ...]] = {}
        for address, key in self.keys.items():
            found[key] = (*found.get(key, ()), address)
        return found

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
    def places_of(self) -> Mapping[str, str]:
        """The address that each adopted text was adopted by, which its id may say it replaces."""
        return self._compared[2]

    @cached_property
    def _compared(self) -> tuple[Mapping[str, Departure], tuple[str, ...], Mapping[str, str]]:
        if self.record is None:
            return {}, (), {}
        left = dict(self.record.recorded)
        own = {entry.address for entry in self.texts.entries}
        departures, places = {}, {}
        for entry in self.texts.entries:
            place, item = entry.address, entry.item
            if place not in left and entry.formerly not in own:
                place = entry.formerly or place
            adopted = left.pop(place, None)
            if adopted is not None:
                places[entry.address] = place
            standing = self._standing(item, adopted)
            if standing in {Standing.CHANGED, Standing.NEW}:
                departures[entry.address] = Departure(standing, item.kind, item.text)
        return departures, tuple(left), places

    def _standing(self, item: TextItem, adopted: str | None) -> Standing:
        if adopted is None:
            return Standing.NEW if item.document else Standing.ADDED
        same = item.document and self._same(adopted, item.text)
        return Standing.ADOPTED if same else Standing.CHANGED

    def _same(self, recorded: str, text: str) -> bool:
        if self.record is not None and self.record.algorithm == HASHES:
            return recorded == hash_of(text)
        return recorded == text or normalised(recorded) == normalised(text)
