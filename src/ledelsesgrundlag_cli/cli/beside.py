"""``--letter`` and ``--overview``: what is made beside the sheets of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError
from ledelsesgrundlag_cli.words.danish import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.cli.sheet_command import Beside
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.render.formats import Format
    from ledelsesgrundlag_cli.sets.making import Job
    from ledelsesgrundlag_cli.sets.people import Listed, Person


def check_beside(beside: Beside, sheet: Sheet, listed: Listed) -> None:
    """Refuse what cannot be made of the sheet or the list, and tell who gets no overview."""
    from ledelsesgrundlag_cli.sets.people import LEADER

    if beside.letter and sheet.letter is None:
        raise FailedError(
            f"Arket {sheet.id} har ikke noget følgebrev.\n"
            f"Skriv ordene under letter i sheets/{sheet.id}.yaml."
        )
    if beside.overview:
        if sheet.opt_in:
            raise UserError(
                f"Arket {sheet.id} er til én ad gangen, så lg samler ikke navnene på én side.\n"
                "Tag --overview ud."
            )
        if LEADER not in listed.columns:
            raise UserError("--overview bruger nærmeste leder, men listen har ingen.")
        alone = sum(one.leader is None for one in listed.people)
        if alone:
            rows = counted(alone, "Én række", "rækker")
            console.warn(f"{rows} har ingen nærmeste leder og kommer ikke med på en oversigt.")


def beside_jobs(
    beside: Beside,
    framework: Framework,
    sheet: Sheet,
    people: Sequence[Person],
    stems: Sequence[str],
    formats: Sequence[Format],
) -> Iterator[tuple[Person, Job]]:
    """Yield a letter for each person and an overview for each nearest leader, as asked for.

    ``stems`` are the people's paths without ending. Each job comes with a person it is made of.
    """
    from ledelsesgrundlag_cli.documents.beside_sheets import letter_document
    from ledelsesgrundlag_cli.sets.making import Job
    from ledelsesgrundlag_cli.sets.sheets import person_request

    if beside.letter and sheet.letter is not None:
        for person, stem in zip(people, stems, strict=True):
            request = person_request(person, sheet, None, None)
            made = letter_document(framework, sheet, sheet.letter, request)
            for one in formats:
                yield person, Job(f"{stem} følgebrev{one.ending}", made.id, made, one)
    if beside.overview:
        yield from _overviews(framework, sheet, people, formats)


def _overviews(
    framework: Framework, sheet: Sheet, people: Sequence[Person], formats: Sequence[Format]
) -> Iterator[tuple[Person, Job]]:
    from ledelsesgrundlag_cli.documents.beside_sheets import Appointment, overview_document
    from ledelsesgrundlag_cli.documents.sheet import short_name
    from ledelsesgrundlag_cli.sets.file_names import MAX_VALUE, safe_name
    from ledelsesgrundlag_cli.sets.making import Job

    by_leader: dict[str, list[Person]] = {}
    for person in people:
        if person.leader is not None:
            key = " ".join(person.leader.split()).casefold()
            by_leader.setdefault(key, []).append(person)
    called = short_name(framework, sheet) or sheet.title
    taken: set[str] = set()
    for theirs in by_leader.values():
        leader = str(theirs[0].leader)
        roles = () if sheet.roles else None
        talks = [
            Appointment(one.name, one.role_ids if roles is None else roles, one.date)
            for one in theirs
        ]
        made = overview_document(framework, sheet, leader, talks)
        stem = plain = safe_name(f"{called} oversigt {safe_name(leader, MAX_VALUE)}")
        number = 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{plain} ({number})"
        taken.add(stem.casefold())
        for one in formats:
            yield theirs[0], Job(f"{stem}{one.ending}", made.id, made, one)
