"""The sheets of a list of people as jobs, and which of them the typeface lacks characters for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.render.formats import Format
from ledelsesgrundlag_cli.sets.making import Job, Shared, render_some
from ledelsesgrundlag_cli.sets.people import LEADER, NAME, Listed, Person, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.sets.manifest import Item
    from ledelsesgrundlag_cli.sets.pool import Pool

MANIFEST: Final = ".lg-lus.json"
HEAD: Final = {
    "format": "lg-lus/2",
    "note": "lg's egen liste over de ark, der ligger her. Med den kan lg gå videre, hvor den "
    "slap.",
}
_ORDINARY = re.compile("[\x00-\x7e\xa0-\u017f\u2010-\u2027]+")
"""Characters that every Latin typeface has, or that are shown by their numbers."""


def sheet_jobs(
    person: Person,
    stem: str,
    sheet: Sheet,
    audience: str | None,
    formats: Sequence[Format],
    *,
    fill_in: bool,
) -> Iterator[Job]:
    """Yield a person's sheet in each format. ``stem`` is its path without ending."""
    request = SheetRequest(
        role_ids=() if sheet.roles else person.role_ids,
        audience=audience,
        name=person.name,
        leader=person.leader,
        date=person.date,
    )
    for made_as in formats:
        yield Job(f"{stem}{made_as.ending}", sheet.id, request, made_as, fill_in)


def untypable(
    pool: Pool[Shared], listed: Listed, items: Iterable[tuple[Person, Item]]
) -> list[Problem]:
    """Return the rows whose names cannot be set in the PDF's typeface.

    Each PDF with an unusual character in it is tried.
    """
    unusual = [
        (person, item)
        for person, item in items
        if item.job.made_as is Format.PDF
        and _ORDINARY.sub("", f"{person.name}{person.leader or ''}")
    ]
    tried = pool.run(render_some, [item for _, item in unusual])
    problems = []
    for (person, _), result in zip(unusual, tried, strict=False):  # none when a process is lost
        for found in result.diagnostics[:1]:
            index, heading = listed.columns[NAME if _ORDINARY.sub("", person.name) else LEADER]
            message = f"{found.message} {found.remedy}"
            problems.append(Problem(person.line, message, index, heading))
    return problems
