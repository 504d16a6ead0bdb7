"""The sheets of a list of people as jobs, and which of them the typeface lacks characters for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.request import Previous, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import roles_of
from ledelsesgrundlag_cli.render.design import load_design
from ledelsesgrundlag_cli.render.formats import Format
from ledelsesgrundlag_cli.render.typefaces import INSTEAD, ORDINARY, is_own, lacks, typeface
from ledelsesgrundlag_cli.sets.making import Job, Shared
from ledelsesgrundlag_cli.sets.people import LEADER, NAME, Listed, Person, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.sets.manifest import Item

MANIFEST: Final = ".lg-lus.json"
HEAD: Final = {
    "format": "lg-lus/2",
    "note": "lg's egen liste over de ark, der ligger her. Med den kan lg gå videre, hvor den "
    "slap.",
}


def sheet_jobs(
    request: SheetRequest, stem: str, sheet: Sheet, formats: Sequence[Format], *, fill_in: bool
) -> Iterator[Job]:
    """Yield a person's sheet in each format. ``stem`` is its path without ending."""
    for made_as in formats:
        yield Job(f"{stem}{made_as.ending}", sheet.id, request, made_as, fill_in)


def person_request(
    person: Person, sheet: Sheet, audience: str | None, previous: Previous | None
) -> SheetRequest:
    """Return what a person's sheet is to hold."""
    return SheetRequest(
        role_ids=() if roles_of(sheet, audience) else person.role_ids,
        audience=audience,
        name=person.name,
        leader=person.leader,
        date=person.date,
        start=person.date,
        previous=previous,
    )


def untypable(
    shared: Shared, listed: Listed, items: Iterable[tuple[Person, Item]]
) -> list[Problem]:
    """Return the rows whose names cannot be set in the PDF's typeface.

    Raises:
        TemplateProblemError: ``design.yaml`` cannot be used.
    """
    people = {person for person, item in items if item.job.made_as is Format.PDF}
    if is_own(shared.templates):
        unusual = people
    else:
        unusual = {one for one in people if ORDINARY.sub("", f"{one.name}{one.leader or ''}")}
    if not unusual:
        return []
    design = load_design(shared.templates)
    set_in = typeface(shared.templates, design)
    problems: list[Problem] = []
    if set_in is None:  # it is told of when a sheet is made
        return problems
    for person in sorted(unusual, key=lambda one: one.line):
        for column, name in ((NAME, person.name), (LEADER, person.leader or "")):
            for _, char in list(set_in.lacking(name))[:1]:
                index, heading = listed.columns[column]
                message = f"{lacks(design.fonts.family, char)}. {INSTEAD}"
                problems.append(Problem(person.line, message, index, heading))
    return problems
