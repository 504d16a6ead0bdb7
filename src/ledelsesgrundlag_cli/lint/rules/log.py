"""LG704 and LG709 to LG712: the change log says something of each version, in order; and dates."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.log_lines import SHORT_VERSION
from ledelsesgrundlag_cli.model.metadata import Metadata, Status
from ledelsesgrundlag_cli.versions.changelog import CHANGELOG_FILE, Section, sections_in
from ledelsesgrundlag_cli.words.danish import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.lint.checked import Checked

LG704 = Rule("LG704", "Ændringsloggen mangler versionen")
LG709 = Rule("LG709", "Ændringsloggen siger ikke, hvad der er ændret", Severity.WARNING)
LG710 = Rule("LG710", "Ændringsloggens versioner står i en anden rækkefølge", Severity.WARNING)
LG711 = Rule("LG711", "Der er ingen ændringslog", Severity.NOTE)
LG712 = Rule("LG712", "Datoen findes ikke", Severity.WARNING)
RULES: Final = (LG704, LG709, LG710, LG711, LG712)

_FILE: Final = "framework.yaml"
_DATE: Final = re.compile(  # what it begins with makes it quick to look for
    r"(?P<first>\d\d{0,3})"
    rf"(?:\. ?(?P<name>{'|'.join(MONTHS)})\b(?: (?P<year>\d{{4}})\b)?"
    r"|(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<last>\d{1,4})(?![\d./-]*\d))",
    re.IGNORECASE,
)
_YEARS: Final = range(1900, 2100)
"""Of other numbers in a row it is not known that they are a date."""
_LEAP: Final = 2024
"""A year that has all days, for a date that names none."""


def check_log(checked: Checked) -> Iterator[Diagnostic]:
    """See to it that there is a change log, and that each version in it comes in turn."""
    metadata = checked.metadata
    if metadata is None:
        return
    sections = sections_in(checked.changelog or "")
    if not sections:
        yield from _no_log(checked, metadata)
    else:
        yield from _no_entry(checked, metadata, sections)
    for one in sections:
        if not one.says:
            yield LG709.found(
                f"Ændringsloggen siger ikke, hvad der er ændret i version {one.version}.",
                _heading(checked, one),
                "Skriv en linje under overskriften, fx: - Forventningen om faglige mål er ændret.",
            )
    yield from _order(checked, sections)


def _bumped(checked: Checked, metadata: Metadata) -> bool:
    """Tell whether the version is another than before: then LG704 tells what is not in the log."""
    base = checked.base.parts.get(_FILE) if checked.base else None
    return isinstance(base, Metadata) and base.version != metadata.version


def _no_log(checked: Checked, metadata: Metadata) -> Iterator[Diagnostic]:
    if _bumped(checked, metadata) or not (checked.had_changelog or checked.record):
        return
    if any(map(SHORT_VERSION.fullmatch, (checked.changelog or "").splitlines())):
        return  # which LG713 tells of
    gone = checked.changelog is None
    yield LG711.found(
        f"Der er ingen ændringslog ({CHANGELOG_FILE})."
        if gone
        else f"Der står ingen versioner i ændringsloggen ({CHANGELOG_FILE}).",
        checked.span(_FILE, ("version",)) if gone else Span(checked.changelog_shown, 1, 1, 1, 1),
        f"Hent filen, som den var, eller læg en ny ved siden af framework.yaml. Skriv i den: "
        f"## {metadata.version}, og under det, hvad der er ændret.",
        severity=Severity.WARNING if checked.had_changelog else None,
    )


def _no_entry(
    checked: Checked, metadata: Metadata, sections: Sequence[Section]
) -> Iterator[Diagnostic]:
    """Tell of a version in use that the log has not; a new one is told of otherwise."""
    record, version = checked.record, metadata.version
    new = _bumped(checked, metadata) or (record is not None and record.version != version)
    if new or metadata.status is Status.DRAFT or any(one.version == version for one in sections):
        return
    yield LG704.found(
        f"Ændringsloggen siger ikke noget om version {version}.",
        checked.span(_FILE, ("version",)),
        f"Skriv en linje med ## {version} i CHANGELOG.md, og under den, hvad der er ændret.",
        severity=Severity.NOTE,
    )


def _order(checked: Checked, sections: Sequence[Section]) -> Iterator[Diagnostic]:
    """Tell of versions, and of their dates, that are not newest first."""
    for above, one in pairwise(sections):
        newer, older = _numbers(above.version), _numbers(one.version)
        if newer == older:
            message = f"Version {one.version} står to gange i ændringsloggen."
            remedy = "Saml det hele under én overskrift."
        elif newer < older:
            message = f"Version {one.version} står under den ældre version {above.version}."
            remedy = "Flyt afsnittet op. Den nyeste version står øverst."
        else:
            then, now = _day(one.heading), _day(above.heading)
            if then is None or now is None or now >= then:
                continue
            message = (
                f"Version {above.version} har en tidligere dato end den ældre version "
                f"{one.version}."
            )
            remedy = "Ret den dato, der er forkert."
            yield LG710.found(message, _heading(checked, above), remedy)
            continue
        yield LG710.found(message, _heading(checked, one), remedy)


def _heading(checked: Checked, section: Section) -> Span:
    lines = (checked.changelog or "").splitlines()
    return Span(
        checked.changelog_shown,
        section.entry.line,
        1,
        section.entry.line,
        len(lines[section.entry.line - 1]) + 1,
    )


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


class _Written(NamedTuple):
    """What is written as a date: from which character to which, and its numbers, if all said."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def day_of(self, other_year: int) -> date | None:
        """Return the day, in another year where none is said; None when there is none."""
        try:
            return date(self.year or other_year, self.month, self.day)
        except ValueError:
            return None


def _dates(text: str) -> Iterator[_Written]:
    """Yield what looks like a date: ``1. maj``, ``1. maj 2026``, ``1.5.2026``, ``2026-05-01``."""
    for found in _DATE.finditer(text):
        start, end = found.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in ".,/-"):
            continue
        first = int(found["first"])
        if found["name"]:
            year = int(found["year"]) if found["year"] else None
            yield _Written(start, end, year, MONTHS.index(found["name"].lower()) + 1, first)
            continue
        month, last, sign = int(found["month"]), int(found["last"]), found["sign"]
        if sign == "-" and first in _YEARS and len(found["month"]) == len(found["last"]) == 2:
            yield _Written(start, end, first, month, last)
        elif last in _YEARS and (sign == "." or month <= len(MONTHS)):  # not a case's number
            yield _Written(start, end, last, month, first)


def _day(text: str) -> date | None:
    """Return the first date in a text that says its year, if there is such a day."""
    found = next((one for one in _dates(text) if one.year is not None), None)
    return found.day_of(_LEAP) if found else None


def _impossible(text: str) -> Iterator[tuple[int, int]]:
    """Yield where dates stand that are none, from the first character to after the last."""
    for one in _dates(text):
        if one.day_of(_LEAP) is None:
            yield one.start, one.end


_NO_SUCH: Final = "Se efter, hvilken dag det skal være, og ret datoen."


def check_dates(checked: Checked) -> Iterator[Diagnostic]:
    """Look for days that are in no calendar: in all texts, the note and the change log."""
    every = "\n".join([one.item.text for one in checked.read_closely])
    if next(_impossible(every), None) is not None:
        for located in checked.read_closely:
            text = located.item.text
            found = [
                LG712.in_text(start, end, _none(text[start:end]), _NO_SUCH)
                for start, end in _impossible(text)
            ]
            yield from checked.diagnostics(located, found)
    metadata = checked.metadata
    note = metadata.source.note if metadata and metadata.source else ""
    for start, end in _impossible(note):
        span = checked.span(_FILE, ("source", "note"))
        yield LG712.found(_none(note[start:end]), span, _NO_SUCH)
    for number, line in enumerate((checked.changelog or "").splitlines(), start=1):
        for start, end in _impossible(line):
            span = Span(checked.changelog_shown, number, start + 1, number, end + 1)
            yield LG712.found(_none(line[start:end]), span, _NO_SUCH)


def _none(written: str) -> str:
    return f"Datoen ”{written}” findes ikke."
