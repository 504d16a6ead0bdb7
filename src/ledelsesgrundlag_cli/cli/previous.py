"""``--previous``: last time's agreements from a file, and whose they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError
from ledelsesgrundlag_cli.cli.filling import confirm, quoted_whole, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.documents.request import Previous, SheetRequest
    from ledelsesgrundlag_cli.inward.filled import Filled
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.sets.people import Listed, Person, Problem

NO_AGREEMENTS = "Der står ingen aftaler i filen. Arket bliver lavet uden."


class ReadPrevious(NamedTuple):
    """A sheet of last time, and the agreements in it."""

    filled: Filled
    previous: Previous

    def roles(self, framework: Framework) -> list[str]:
        """Return the roles the sheet was for, as far as the framework still has them."""
        known = {one.id for one in framework.roles}
        return [one for one in self.previous.role_ids or () if one in known]


def read_previous(framework: Framework, sheet: Sheet, file: str | Path) -> ReadPrevious:
    """Read the agreements in a file.

    Raises:
        UserError: the file cannot be read, is no sheet of lg's, or the sheet that is made carries
            no agreements.
    """
    from ledelsesgrundlag_cli.documents.previous import previous_in
    from ledelsesgrundlag_cli.inward.filled import NOT_TOLD, NotReadableError
    from ledelsesgrundlag_cli.inward.reading import read_filled
    from ledelsesgrundlag_cli.inward.recognising import Sheets

    if not carries(sheet):
        raise UserError(
            f"Arket {sheet.id} viser ikke aftaler fra sidst. Tag --previous ud af kommandoen."
        )
    place = Path(file)
    content = read_file(place)
    try:
        filled = read_filled(content, place.name)
        if filled.answers.head == NOT_TOLD:
            filled = Sheets(framework).recognised(filled).filled
    except NotReadableError as error:
        raise FailedError(f"{error.message}\n{error.remedy}") from error
    return ReadPrevious(filled, previous_in(framework, filled.answers))


def carries(sheet: Sheet) -> bool:
    """Tell whether a sheet shows last time's agreements anywhere."""
    from ledelsesgrundlag_cli.model.sheet_blocks import CarriedBlock

    return any(isinstance(one, CarriedBlock) for some in sheet.sections for one in some.blocks)


def with_previous(read: ReadPrevious, framework: Framework, request: SheetRequest) -> SheetRequest:
    """Return a request with last time's agreements; say it where there are none.

    Raises:
        UserError: they are of another framework or somebody else's, and are not to be carried.
    """
    if not read.previous.agreements:
        console.warn(NO_AGREEMENTS)
        return request
    confirm([*doubts(read, framework, request.name)], "Vil du tage dem med alligevel?")
    for words in read.filled.outside:
        console.warn(
            f"Der er skrevet noget uden for felterne: {quoted_whole(words)}. Det er ikke kommet "
            "med."
        )
    return request._replace(previous=carried(read, framework, request.leader))


def carried(read: ReadPrevious, framework: Framework, leader: str | None) -> Previous:
    """Return the agreements, with whether they were made with another nearest leader."""
    theirs = _written(read, framework, "leader")
    former = bool(theirs and leader and _folded(theirs) != _folded(leader))
    return read.previous._replace(former_leader=former)


def doubts(read: ReadPrevious, framework: Framework, name: str | None) -> Iterator[str]:
    """Yield why agreements may be none of the leader's."""
    from ledelsesgrundlag_cli.words.nouns import genitive

    head, metadata = read.filled.answers.head, framework.metadata
    if head.framework and head.framework != metadata.id:
        whose = genitive(head.organisation) if head.organisation else f"”{head.framework}”"
        yield (
            f"Aftalerne i filen hører til {whose} ledelsesgrundlag. "
            f"Du bruger {genitive(metadata.organisation)}."
        )
    theirs = _written(read, framework, "name")
    if theirs and name and _folded(theirs) != _folded(name):
        yield f"Aftalerne i filen hører til {theirs}. Arket her er til {name}."


def _written(read: ReadPrevious, framework: Framework, fill: str) -> str | None:
    """Return what stands in a head's field of the sheet: written, or by the sheet itself."""
    from ledelsesgrundlag_cli.documents.previous import head_field

    name = head_field(framework, read.filled.answers.head.id, fill)
    found = (read.filled.answers.given.get(name), read.filled.by_sheet.get(name)) if name else ()
    return next((one for one in found if isinstance(one, str)), None)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


class ListedPrevious(NamedTuple):
    """A list whose agreements are read: they go by the numbers of the people's rows."""

    listed: Listed
    by_number: dict[int, Previous]


def previous_of_list(
    framework: Framework, sheet: Sheet, listed: Listed, folder: Path
) -> ListedPrevious:
    """Read the agreements of everybody in a list; ``folder`` is where the list lies.

    Whoever's file cannot be used is left out, with a problem; nobody is asked.
    """
    found: dict[int, Previous] = {}
    problems: list[Problem] = []
    if not carries(sheet):
        return ListedPrevious(listed, found)
    for person in listed.people:
        if person.previous:
            try:
                read = read_previous(framework, sheet, folder / person.previous)
            except UserError as error:
                problems.append(_problem(listed, person, str(error).replace("\n", " ")))
                continue
            wrong = [*doubts(read, framework, person.name)]
            if wrong and read.previous.agreements:
                problems.append(_problem(listed, person, " ".join(wrong)))
            elif read.previous.agreements:
                found[person.number] = carried(read, framework, person.leader)
            else:
                console.warn(f"{person.name}: {NO_AGREEMENTS}")
    return ListedPrevious(_without(listed, problems), found)


def _problem(listed: Listed, person: Person, message: str) -> Problem:
    from ledelsesgrundlag_cli.sets.people import PREVIOUS, Problem

    column, heading = listed.columns[PREVIOUS]
    return Problem(person.line, message, column, heading)


def _without(listed: Listed, problems: Sequence[Problem]) -> Listed:
    lines = {one.line for one in problems}
    every = sorted([*listed.problems, *problems], key=lambda one: (one.line, one.column or 0))
    people = tuple(one for one in listed.people if one.line not in lines)
    return listed._replace(people=people, problems=tuple(every))
