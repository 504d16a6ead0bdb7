"""The framework's own change log: an entry for each version, and the step HR says it is. Pure.

## 1.0.1 – 2026-12-01

Trin: rettelse

- En skrivefejl hos leder af ledere er rettet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.versions.changes import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

CHANGELOG_FILE: Final = "CHANGELOG.md"
_HEADING: Final = re.compile(r"##\s+(?:version\s+)?\[?v?(\d+\.\d+\.\d+)\b", re.IGNORECASE)
_STEP: Final = re.compile(r"\W*trin\W+(\w+)", re.IGNORECASE)
STEP_NAMES: Final[Mapping[str, Step]] = {
    "hovedversion": Step.MAJOR,
    "major": Step.MAJOR,
    "delversion": Step.MINOR,
    "minor": Step.MINOR,
    "rettelse": Step.PATCH,
    "patch": Step.PATCH,
    "ingen": Step.NONE,
    "none": Step.NONE,
}
"""What a step may be called."""


class LogEntry(NamedTuple):
    """What the log says of a version: the line of its heading (from 1), and the step, if said."""

    line: int
    step: Step | None = None


class Section(NamedTuple):
    """An entry with its version, what its heading says after that, and whether it ``says``
    anything.
    """

    version: str
    entry: LogEntry
    heading: str = ""
    says: bool = False


def sections_in(text: str) -> list[Section]:
    """Return every entry of a change log, as they stand."""
    sections: list[Section] = []
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        heading = _HEADING.match(line)
        if heading:
            sections.append(Section(heading[1], LogEntry(number), line[heading.end() :]))
        if heading or line.startswith("## "):
            inside = heading is not None
        elif inside:
            sections[-1] = _with(sections[-1], line)
    return sections


def _with(section: Section, line: str) -> Section:
    """Return a section with what a line of it says."""
    said = _STEP.match(line)
    step = STEP_NAMES.get(said[1].casefold()) if said else None
    entry = section.entry
    if step is not None and entry.step is None:
        entry = entry._replace(step=step)
    return section._replace(entry=entry, says=section.says or bool(line.strip()))


def read_changelog(text: str) -> dict[str, LogEntry]:
    """Return the entries of a change log by version; the first of several of one counts."""
    entries: dict[str, LogEntry] = {}
    for one in sections_in(text):
        entries.setdefault(one.version, one.entry)
    return entries
