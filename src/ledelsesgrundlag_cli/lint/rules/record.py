"""LG705, LG707 and LG708: the record of what was adopted is there, is whole, and fits."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.adoption.departures import How
from ledelsesgrundlag_cli.adoption.record import NOT_ADOPTED, RECORD_FILE, Decision
from ledelsesgrundlag_cli.adoption.standing import Standings
from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.model.metadata import Metadata, Status
from ledelsesgrundlag_cli.versions.changelog import read_changelog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.model.adoption import AdoptionRecord

LG705 = Rule("LG705", "Vedtagelsen er ikke registreret")
LG707 = Rule("LG707", "Versionen er ikke den, der er registreret")
LG708 = Rule("LG708", "Registreringen er ændret i hånden")
RULES: Final = (LG705, LG707, LG708)

_FILE: Final = "framework.yaml"
_RECORD_IT: Final = 'registrér det: lg vedtag --by "Direktionen" --date 2026-12-01'
_AS_IT_WAS: Final = "Hent adopted.yaml, som den var, fx fra git."
_NOTE: Final = re.compile(r"Vedtaget(?: af .+)?(?: den \d+\. \w+ \d{4})?\.")
"""What ``lg adopt`` writes under the source; another note is HR's own."""


def check_record(checked: Checked) -> Iterator[Diagnostic]:
    """See to it that what is called adopted has a record of it, and that nobody changed that."""
    metadata, record = checked.metadata, checked.record
    if metadata is None or (record is None and RECORD_FILE in checked.sources):
        return
    if record is None:
        yield from _no_record(checked, metadata)
        return
    yield from _decision(checked, metadata, record)
    yield from _version(checked, metadata, record)
    if checked.record_before is not None:
        yield from _tampered(checked, record, checked.record_before)


def _no_record(checked: Checked, metadata: Metadata) -> Iterator[Diagnostic]:
    """Tell that there is no record: that it is gone, or that something is called adopted."""
    span = checked.span(_FILE, ("status",))
    note = metadata.source.note if metadata.source else ""
    if checked.record_before is not None:
        yield LG708.found(
            "Filen adopted.yaml er væk. Den siger, hvad der er vedtaget, og af hvem.",
            span,
            _AS_IT_WAS,
        )
    elif metadata.status is Status.ADOPTED or _NOTE.fullmatch(note):
        called = "kaldes" if metadata.status is Status.ADOPTED else "har været"
        yield LG705.found(
            f"Ledelsesgrundlaget {called} vedtaget, men det er ikke registreret, hvad der er "
            "vedtaget.",
            span,
            f"Hvis der har været en adopted.yaml, så hent den, fx fra git. Ellers {_RECORD_IT}",
        )
    elif metadata.source is not None and NOT_ADOPTED not in note:
        yield LG705.found(
            "Der er ingen registrering (adopted.yaml) af teksterne. Så kan ingen se, om en tekst "
            f"og {metadata.source.file} er ændret på samme måde.",
            span,
            f"Hvis der har været en, så hent den, fx fra git. Ellers {_RECORD_IT}",
            severity=Severity.NOTE,
        )


def _decision(
    checked: Checked, metadata: Metadata, record: AdoptionRecord
) -> Iterator[Diagnostic]:
    """Tell when the record does not say who adopted it and when, or the note says otherwise."""
    if metadata.status is Status.ADOPTED and not (record.by and record.date):
        yield LG705.found(
            "Ledelsesgrundlaget kaldes vedtaget, men registreringen (adopted.yaml) siger ikke "
            "både af hvem og hvornår.",
            checked.span(_FILE, ("status",)),
            f"Ret det, hvis det ikke er vedtaget. Ellers {_RECORD_IT}",
        )
        return
    note = metadata.source.note if metadata.source else ""
    day = date.fromisoformat(record.date) if record.date else None
    said = Decision(record.by, day).note()
    if (record.by or record.date) and _NOTE.fullmatch(note) and note != said:
        day_fits = Decision(None, day).note().removeprefix("Vedtaget") in note
        yield LG708.found(
            f"I adopted.yaml står ”{said}”, men i framework.yaml står ”{note}”",
            checked.span(RECORD_FILE, ("by" if day_fits else "date",)),
            "Ret den af dem, der er forkert.",
            severity=Severity.WARNING,
            related=(Related(checked.span(_FILE, ("source", "note")), "her står det andet"),),
        )


def _version(checked: Checked, metadata: Metadata, record: AdoptionRecord) -> Iterator[Diagnostic]:
    """Tell of a version below the recorded one, or beside it while nothing new is adopted.

    What an earlier version to compare with tells is not told again: LG701 and LG704.
    """
    now, then = _numbers(metadata.version), _numbers(record.version)
    base = checked.base.parts.get(_FILE) if checked.base else None
    before = base.version if isinstance(base, Metadata) else metadata.version
    span = checked.span(_FILE, ("version",))
    if now < then and now >= _numbers(before):
        yield LG707.found(
            f"Version {metadata.version} er lavere end den registrerede ({record.version}).",
            span,
            f"Skriv {record.version}, eller et højere nummer, hvis noget er ændret.",
            related=(Related(checked.span(RECORD_FILE, ("version",)), "den registrerede"),),
        )
    if now <= then or metadata.status is Status.DRAFT or _departs(checked):
        return
    adopted = metadata.status is Status.ADOPTED
    if metadata.version not in read_changelog(checked.changelog or ""):
        told = metadata.version != before
    else:  # new questions and such may well have a number of their own
        told = not adopted or now[:2] == then[:2]
    if not told:
        yield LG707.found(
            f"Version {metadata.version} er ikke registreret: Det er version {record.version}, og "
            "ingen af teksterne i ledelsesgrundlaget er ændret siden.",
            span,
            f"Skriv {record.version}, eller registrér den nye version: lg vedtag"
            if adopted
            else f"Skriv {record.version}, eller skriv i CHANGELOG.md, hvad der er nyt.",
            severity=Severity.WARNING,
        )


def _departs(checked: Checked) -> bool:
    """Tell whether a text departs from what was adopted: that is told at the text."""
    return any(one.how is not How.LEFT for one in checked.judged.departing)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _tampered(
    checked: Checked, now: AdoptionRecord, before: AdoptionRecord
) -> Iterator[Diagnostic]:
    """Tell of texts that are as adopted, where the record was made to say otherwise since.

    Texts that are not are told of already, by the record as it was.
    """
    mine, theirs = Standings(checked.adoptable, now), Standings(checked.adoptable, before)
    for entry in checked.adoptable.entries:
        place = theirs.places_of.get(entry.address)
        if place is None or entry.address in theirs.departures:
            continue
        if place in now.recorded and mine.keys[place] == mine.key(entry.item.text):
            continue
        gone = place not in now.recorded
        what = "er slettet fra" if gone else "er rettet i"
        related = (
            ()
            if gone
            else (Related(checked.span(RECORD_FILE, ("texts", place)), "her er der rettet"),)
        )
        yield LG708.found(
            f"Den registrerede ordlyd af teksten {what} adopted.yaml, men der er ikke registreret "
            "nogen ny vedtagelse.",
            checked.span(entry.file, entry.item.loc),
            _AS_IT_WAS,
            related=related,
        )
