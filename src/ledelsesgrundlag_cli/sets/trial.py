"""What is tried before anything is written: names that a typeface may lack characters for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.render.formats import Format
from ledelsesgrundlag_cli.render.templates import TemplateProblemError
from ledelsesgrundlag_cli.sets.people import LEADER, NAME, Problem
from ledelsesgrundlag_cli.sets.sheets import content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.sets.crew import Crew
    from ledelsesgrundlag_cli.sets.people import Listed, Person
    from ledelsesgrundlag_cli.sets.sheets import Order

_ORDINARY = re.compile("[\x00-\x7e\xa0-\u017f\u2010-\u2027]+")
"""Characters that every Latin typeface has, or that are shown by their numbers."""


class Tried(NamedTuple):
    """What came of trying a person's files."""

    line: int
    diagnostics: tuple[Diagnostic, ...]


def try_all(order: Order, person: Person) -> Tried:
    """Make a person's file in each format, without writing them."""
    return _try(order, person, order.formats)


def try_pdf(order: Order, person: Person) -> Tried:
    """Make a person's PDF without writing it."""
    return _try(order, person, (Format.PDF,))


def _try(order: Order, person: Person, formats: tuple[Format, ...]) -> Tried:
    for made_as in formats:
        try:
            content(order, person, made_as)
        except TemplateProblemError as error:
            return Tried(person.line, error.diagnostics)
    return Tried(person.line, ())


def untypable(crew: Crew[Order], listed: Listed, stopped: Callable[[], bool]) -> list[Problem]:
    """Return the rows that cannot be set in the PDF's typeface.

    One row for each unusual character is tried; the others only where that leaves a doubt.
    """
    rows = {person.line: person for person in listed.people if _unusual(person)}
    first: dict[str, int] = {}
    for line, person in rows.items():
        for char in sorted(_unusual(person)):
            first.setdefault(char, line)
    tried = set(first.values())
    failed = _failures(crew, (rows[line] for line in sorted(tried)), stopped)
    good = {char for line in tried - failed.keys() for char in _unusual(rows[line])}
    rest = (one for one in rows.values() if one.line not in tried and not _unusual(one) <= good)
    failed |= _failures(crew, rest, stopped)
    return [_problem(listed, rows[line], failed[line]) for line in sorted(failed)]


def _unusual(person: Person) -> frozenset[str]:
    return frozenset(_ORDINARY.sub("", f"{person.name}{person.leader or ''}"))


def _failures(
    crew: Crew[Order], people: Iterable[Person], stopped: Callable[[], bool]
) -> dict[int, Diagnostic]:
    results = crew.run(try_pdf, people, stopped)
    return {one.line: one.diagnostics[0] for one in results if one.diagnostics}


def _problem(listed: Listed, person: Person, found: Diagnostic) -> Problem:
    column = NAME if _ORDINARY.sub("", person.name) else LEADER
    index, heading = listed.columns[column]
    return Problem(person.line, f"{found.message} {found.remedy}", index, heading)
