"""What stands in a framework that is plainly not meant to be adopted. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.words.folding import normalised
from ledelsesgrundlag_cli.words.organisations import organisations_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.adoption.standing import Standings
    from ledelsesgrundlag_cli.model.texts import Entry, Texts

EXAMPLE: Final = "et eksempel, som I retter"
"""What a text by ``lg init`` says of itself where it stands for the organisation's own."""

_FEW_WORDS: Final = 6
"""A text of fewer words may well be the same in two organisations."""


class Other(NamedTuple):
    """Another organisation whose framework is often begun from, and the document's texts in it."""

    organisation: str
    texts: frozenset[str]


class Doubt(NamedTuple):
    """A text, and in Danish what makes one think that it is not meant."""

    entry: Entry
    why: str


def doubts(texts: Texts, standings: Standings, own: str, other: Other) -> list[Doubt]:
    """Return the texts that are a left-over example or another organisation's.

    ``own`` is the organisation's name. What was adopted as it stands was meant.
    """
    apart = own != other.organisation
    theirs = {normalised(one) for one in other.texts if len(one.split()) >= _FEW_WORDS and apart}
    place = other.organisation.removesuffix(" Kommune")
    found = []
    for entry in texts.entries:
        text = entry.item.text
        name = next(_foreign_names(text, own, place), None)
        if entry.address in standings.keys.keys() - standings.departures.keys():
            continue
        if EXAMPLE in normalised(text):
            found.append(Doubt(entry, "et eksempel fra lg"))
        elif name:
            found.append(Doubt(entry, f"en anden organisations navn, {name}"))
        elif entry.item.document and normalised(text) in theirs:
            found.append(Doubt(entry, f"ord for ord som hos {other.organisation}"))
    return found


def _foreign_names(text: str, own: str, place: str) -> Iterator[str]:
    core = own.removesuffix(" Kommune").casefold()
    for one in organisations_in(text):
        if core not in one.name.casefold():
            yield one.name
    if place.casefold() not in own.casefold() and re.search(rf"\b{place}s?\b", text):
        yield place
