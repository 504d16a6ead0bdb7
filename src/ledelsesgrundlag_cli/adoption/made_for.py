"""Which of the common texts that a unit has added to have other words than when it did. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.adoption.standing import Standing
from ledelsesgrundlag_cli.model.kinds import EXPECTATION
from ledelsesgrundlag_cli.words.folding import normalised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ledelsesgrundlag_cli.adoption.standing import Standings
    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.local import LocalUnit


class Reworded(NamedTuple):
    """Where a unit adds to an expectation that has got other words, and its address."""

    loc: Loc
    address: str


def is_older(version: str, than: str) -> bool:
    """Tell whether a version comes before another."""
    return _numbers(version) < _numbers(than)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def reworded(
    unit: LocalUnit, standings: Standings, lines_then: Collection[str] | None
) -> Iterator[Reworded]:
    """Yield where a unit adds to an expectation whose words are not those of its ``made_for``.

    ``standings`` are the framework's: its record of what was adopted tells of that version.
    ``lines_then`` are the lines of the adopted text of ``made_for``, where that is another
    version and its text is still kept; without it nothing is known of an older version.
    """
    record = standings.record
    same = record is not None and record.version == unit.made_for
    then = None if lines_then is None else {normalised(one) for one in lines_then}
    for field in ("emphasis", "examples"):
        for number, one in enumerate(getattr(unit, field)):
            address = standings.texts.of(EXPECTATION, one.expectation)
            if address is None:
                continue
            if same:
                departure = standings.departures.get(address)
                changed = departure is not None and departure.standing is Standing.CHANGED
            else:
                words = _words(standings, address)
                changed = then is not None and words is not None and words not in then
            if changed:
                yield Reworded((field, number, "expectation"), address)


def _words(standings: Standings, address: str) -> str | None:
    """Return the words of one of the document's texts as they are now; None of an added one."""
    found = (one.item for one in standings.texts.entries if one.address == address)
    return next((normalised(one.text) for one in found if one.document), None)
