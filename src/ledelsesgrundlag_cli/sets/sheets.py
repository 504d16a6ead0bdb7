"""The sheets of a list of people as jobs, and which of them the typeface lacks characters for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.render.formats import EXTENSIONS, Format
from ledelsesgrundlag_cli.sets.making import Job, content
from ledelsesgrundlag_cli.sets.people import LEADER, NAME, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.documents.request import LusRequest
    from ledelsesgrundlag_cli.sets.making import Shared
    from ledelsesgrundlag_cli.sets.people import Listed, Person
    from ledelsesgrundlag_cli.sets.pool import Pool

MANIFEST: Final = ".lg-lus.json"
HEAD: Final = {
    "format": "lg-lus/2",
    "note": "lg's egen liste over de ark, der ligger her. Med den kan lg gå videre, hvor den "
    "slap.",
}
ENDINGS: Final = {made_as: ending for ending, made_as in reversed(EXTENSIONS.items())}
_ORDINARY = re.compile("[\x00-\x7e\xa0-\u017f\u2010-\u2027]+")
"""Characters that every Latin typeface has, or that are shown by their numbers."""


def sheet_jobs(
    people: Sequence[Person],
    stems: Iterable[str],
    common: LusRequest,
    sheet_id: str,
    formats: Sequence[Format],
    *,
    fill_in: bool,
) -> Iterator[tuple[Person, Job]]:
    """Yield the sheets of a list, each in every format.

    ``stems`` are the paths without endings; ``common`` is what is asked of all the sheets.
    """
    for person, stem in zip(people, stems, strict=True):
        request = common._replace(
            role_ids=person.role_ids, name=person.name, leader=person.leader, date=person.date
        )
        for made_as in formats:
            yield person, Job(f"{stem}{ENDINGS[made_as]}", sheet_id, request, made_as, fill_in)


def untypable(
    pool: Pool[Shared], listed: Listed, jobs: Iterable[tuple[Person, Job]]
) -> list[Problem]:
    """Return the rows whose names cannot be set in the PDF's typeface.

    Each PDF with an unusual character in it is tried.
    """
    unusual = [
        (person, job)
        for person, job in jobs
        if job.made_as is Format.PDF and _ORDINARY.sub("", f"{person.name}{person.leader or ''}")
    ]
    tried = pool.run(content, [job for _, job in unusual])
    problems = []
    for (person, _), raw in zip(unusual, tried, strict=False):  # none when a process is lost
        if not isinstance(raw, bytes):
            index, heading = listed.columns[NAME if _ORDINARY.sub("", person.name) else LEADER]
            message = f"{raw[0].message} {raw[0].remedy}"
            problems.append(Problem(person.line, message, index, heading))
    return problems
