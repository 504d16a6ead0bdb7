"""Saying on a document what in it is not as it was adopted, so that nobody takes it for that.

It is done when a document is rendered, for every kind of document and whatever made it: a builder
cannot forget it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ledelsesgrundlag_cli.adoption.standing import Departure, Standing
from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.model.metadata import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

DRAFT: Final = "Udkast"
"""The word that every mark begins with."""
_NEVER: Final = "ledelsesgrundlaget er ikke vedtaget"
_NOT_RECORDED: Final = "det er ikke registreret, hvad der er vedtaget"
_AS_ADOPTED: Final = "ledelsesgrundlaget er ved at blive ændret, men teksterne her er som vedtaget"


class _Words:
    """The words for departures: those of what was adopted, or only reproduced."""

    def __init__(self, status: Status) -> None:
        reproduced = status is Status.REPRODUCED
        self.since = "i forhold til dokumentet" if reproduced else "siden vedtagelsen"
        new = "står ikke i dokumentet" if reproduced else f"er ny {self.since}"
        self._words = {Standing.CHANGED: f"er ændret {self.since}", Standing.NEW: new}

    def of(self, departure: Departure) -> str:
        """Say how one text departs: "er ændret siden vedtagelsen"."""
        return self._words[departure.standing]


def stamped(framework: Framework, document: blocks.Document) -> blocks.Document:
    """Return the document with what is not adopted marked, and ``draft`` set when it must be.

    What its builder says in ``draft`` that it lacks is told with it.
    """
    words, standings = _Words(framework.metadata.status), framework.standings
    content, seen = document.blocks, standings.departures
    if not any(isinstance(block, blocks.Changes) for block in content):
        marker = _Marker(seen, words)
        content = tuple(marked for block in content for marked in marker.mark(block))
        seen = marker.seen  # an overview of changes speaks of all that departs, shown or not
    removed = [name for name in standings.removed if name.startswith(document.covers)]
    counts = _counts(seen.values(), removed)
    reason = f"{counts} {words.since}" if counts else _otherwise(framework)
    return document._replace(blocks=content, draft=_mark(reason, document.draft))


def _mark(reason: str | None, lacks: str | None) -> str | None:
    """Return the mark: why the text is no adopted one, and what the document lacks of its own."""
    if reason is None:
        return f"{DRAFT}: {lacks}" if lacks else None
    return f"{DRAFT} – {reason}, og {lacks}" if lacks else f"{DRAFT} – {reason}"


def unfinished(sheet: Sheet) -> str | None:
    """Say what a sheet that is to be turned on lacks first of HR's own words, if any."""
    first = next(iter(sheet.unwritten), None)
    return WANTED[first].missing if sheet.opt_in and first else None


class Wanted(NamedTuple):
    """What HR is to write in a field: what it says, and what is said where it is missing."""

    what: str
    missing: str


WANTED: Final = {
    "purpose": Wanted("formålet", "formålet er ikke aftalt endnu"),
    "who": Wanted("hvem der ser arket", "det er ikke aftalt endnu, hvem der ser arket"),
    "voluntary": Wanted("om det er frivilligt", "det er ikke aftalt endnu, om det er frivilligt"),
    "kept": Wanted(
        "hvor længe arket bliver gemt", "det er ikke aftalt endnu, hvor længe arket bliver gemt"
    ),
    "notice": Wanted(
        "hvem der er dataansvarlig", "det er ikke skrevet endnu, hvem der er dataansvarlig"
    ),
    "legal": Wanted("det, loven kræver", "det, loven kræver, er ikke skrevet endnu"),
}
"""Each field that is HR's to write."""


def remark_on(framework: Framework, address: str, *, added: bool) -> str | None:
    """Say of a single text, by its address, how it departs from what was adopted, if so.

    An ``added`` text says that of itself already.
    """
    departure = framework.standings.departures.get(address)
    if departure is not None:
        return _Words(framework.metadata.status).of(departure).removeprefix("er ")
    never = framework.metadata.status is Status.DRAFT and not framework.standings.known
    return "ikke vedtaget" if never and not added else None


def _otherwise(framework: Framework) -> str | None:
    """Say why a document without a departing text is still no adopted one, if so."""
    status, known = framework.metadata.status, framework.standings.known
    if status is Status.DRAFT:
        return _AS_ADOPTED if known else _NEVER
    return _NOT_RECORDED if status is Status.ADOPTED and not known else None


class _Marker:
    """Finds the texts that depart from what was adopted in blocks of any kind."""

    def __init__(self, departures: Mapping[str, Departure], words: _Words) -> None:
        self._words = words
        self._departures = departures
        self.seen: dict[str, Departure] = {}

    def mark(self, block: blocks.Block) -> Iterator[blocks.Block]:
        """Yield the block with its expectations marked; after it a note, where words depart."""
        notes: dict[str, None] = {}
        made: Any = self._walk(block, notes)
        yield made
        if notes:
            what = "En del af teksten" if len(notes) > 1 else "Teksten"
            text = " ".join(f"{what} ovenfor {note}." for note in notes)
            yield blocks.Text(f"{block.id}_udkast", text, tone="note", added=True)

    def _walk(self, node: Any, notes: dict[str, None]) -> Any:
        """Return what is to be shown; an expectation is marked itself, the rest in ``notes``."""
        if isinstance(node, blocks.ExpectationItem):
            said = self._said((node.address, *node.twins))
            return node._replace(change=_capital(said[0])) if said else node
        if isinstance(node, blocks.Entry):
            said = self._said((node.address,))
            return node._replace(remarks=(_capital(said[0]), *node.remarks)) if said else node
        if not isinstance(node, tuple):
            return node
        walked = []
        for field, value in blocks.members(node):
            if blocks.is_address(field):
                notes |= dict.fromkeys(self._said((value,)))
                walked.append(value)
            else:
                walked.append(self._walk(value, notes))
        return type(node)(*walked) if hasattr(node, "_fields") else tuple(walked)

    def _said(self, addresses: Iterable[str | None]) -> list[str]:
        """Say how each of some texts departs that does."""
        found = [one for one in addresses if one is not None and one in self._departures]
        self.seen |= {one: self._departures[one] for one in found}
        return [self._words.of(self._departures[one]) for one in found]


def _capital(words: str) -> str:
    """Begin a remark: "Ændret siden vedtagelsen" of "er ændret siden vedtagelsen"."""
    words = words.removeprefix("er ")
    return words[:1].upper() + words[1:]


def _counts(seen: Iterable[Departure], removed: list[str]) -> str:
    """Count in words: "1 forventning er ændret, 2 forventninger er nye, og 1 tekst er udgået"."""
    counted = [(one.kind == "expectation", one.standing) for one in seen]
    gone = [_is_expectation(name) for name in removed]
    clauses = [
        _clause(number, nouns, verbs)
        for expectation, nouns in (
            (True, ("forventning", "forventninger")),
            (False, ("tekst", "tekster")),
        )
        for number, verbs in (
            (counted.count((expectation, Standing.CHANGED)), ("ændret", "ændret")),
            (counted.count((expectation, Standing.NEW)), ("ny", "nye")),
            (gone.count(expectation), ("udgået", "udgået")),
        )
        if number
    ]
    *first, last = clauses or [""]
    return f"{', '.join(first)}, og {last}" if first else last


def _clause(number: int, nouns: tuple[str, str], verbs: tuple[str, str]) -> str:
    many = number > 1
    return f"{number} {nouns[many]} er {verbs[many]}"


def _is_expectation(name: str) -> bool:
    """Tell whether an address in the record is that of an expectation."""
    return name.startswith("roles/") and name.count("/") == 2
