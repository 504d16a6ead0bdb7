"""``--previous``: agreements and choices from a file of last time, and whose they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError
from ledelsesgrundlag_cli.cli.filling import confirm, quoted_whole, read_file
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ledelsesgrundlag_cli.documents.request import Previous, SheetRequest
    from ledelsesgrundlag_cli.inward.filled import Filled
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.sets.people import Listed, Person, Problem

NO_AGREEMENTS = "Der står ingen aftaler i filen. Arket bliver lavet uden."


NO_CHOICES = "Der er ikke valgt nogen forventninger i filen. Arket bliver lavet uden."


class ReadPrevious(NamedTuple):
    """A sheet of last time, and what of it the sheet that is made goes on from.

    ``nothing`` says that there is none of it, in words for the one who makes the sheet.
    """

    filled: Filled
    previous: Previous
    nothing: str | None = None

    def roles(self, framework: Framework) -> list[str]:
        """Return the roles the sheet was for, as far as the framework still has them."""
        known = {one.id for one in framework.roles}
        return [one for one in self.previous.role_ids or () if one in known]


def read_previous(framework: Framework, sheet: Sheet, file: str | Path) -> ReadPrevious:
    """Read what a sheet uses of a file: agreements, chosen expectations, or both.

    Raises:
        UserError: the file cannot be read, is no sheet of lg's, or the sheet that is made goes on
            from nothing.
    """
    from ledelsesgrundlag_cli.documents.previous import previous_in
    from ledelsesgrundlag_cli.inward.choices import with_whole_names
    from ledelsesgrundlag_cli.inward.filled import NOT_TOLD, NotReadableError
    from ledelsesgrundlag_cli.inward.reading import read_filled
    from ledelsesgrundlag_cli.inward.recognising import Sheets

    used = uses(sheet)
    if not any(used):
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
    found = previous_in(framework, with_whole_names(framework, filled.answers))
    found = found._replace(
        agreements=found.agreements if used.agreements else (),
        chosen=found.chosen if used.choices else (),
    )
    nothing = None
    if not found.agreements and not found.chosen:
        nothing = NO_AGREEMENTS if used.agreements else NO_CHOICES
    return ReadPrevious(filled, found, nothing)


class Uses(NamedTuple):
    """What a sheet shows of last time's."""

    agreements: bool
    choices: bool


def uses(sheet: Sheet) -> Uses:
    """Tell what a sheet shows of last time's, anywhere on it."""
    from ledelsesgrundlag_cli.model.sheet_blocks import CarriedBlock, ExpectationsBlock

    every = [one for some in sheet.sections for one in some.blocks]
    return Uses(
        any(isinstance(one, CarriedBlock) for one in every),
        any(isinstance(one, ExpectationsBlock) and one.filled_from for one in every),
    )


def with_previous(read: ReadPrevious, framework: Framework, request: SheetRequest) -> SheetRequest:
    """Return a request with what is carried on from last time; say it where there is nothing.

    Raises:
        UserError: it is of another framework or somebody else's, and is not to be carried.
    """
    if read.nothing:
        console.warn(read.nothing)
        return request
    confirm([*doubts(read, framework, request.name)], "Vil du tage dem med alligevel?")
    for words in read.filled.outside:
        console.warn(
            f"Der er skrevet noget uden for felterne: {quoted_whole(words)}. Det er ikke kommet "
            "med."
        )
    for words in not_there(read, framework, request.role_ids):
        console.warn(words)
    return request._replace(previous=carried(read, framework, request.leader))


def not_there(
    read: ReadPrevious, framework: Framework, role_ids: Collection[str]
) -> Iterator[str]:
    """Say which expectations were chosen that the sheet's roles do not have."""
    from ledelsesgrundlag_cli.documents.previous import still_chosen

    chosen = read.previous.chosen
    there = {*still_chosen(framework, chosen, role_ids).values()}
    texts = {one.id: one.text for role in framework.roles for one in role.expectations}
    gone = [texts.get(one, one) for one in chosen if one not in there]
    if gone:
        named = ", ".join(map(quoted_whole, gone))
        yield USUAL.say("Det er valgt i filen, men står ikke i {rollen}: {named}.", named=named)


def carried(read: ReadPrevious, framework: Framework, leader: str | None) -> Previous:
    """Return what is carried on, with whether it was agreed with another nearest leader."""
    theirs = _written(read, framework, "leader")
    former = bool(theirs and leader and _folded(theirs) != _folded(leader))
    return read.previous._replace(former_leader=former)


def doubts(read: ReadPrevious, framework: Framework, name: str | None) -> Iterator[str]:
    """Yield why what is in the file may be none of the leader's."""
    from ledelsesgrundlag_cli.words.nouns import genitive

    head, metadata = read.filled.answers.head, framework.metadata
    what = "Aftalerne" if read.previous.agreements else "De valgte forventninger"
    if head.framework and head.framework != metadata.id:
        whose = genitive(head.organisation) if head.organisation else f"”{head.framework}”"
        yield (
            f"{what} i filen hører til {whose} ledelsesgrundlag. "
            f"Du bruger {genitive(metadata.organisation)}."
        )
    theirs = _written(read, framework, "name")
    if theirs and name and _folded(theirs) != _folded(name):
        yield f"{what} i filen hører til {theirs}. Arket her er til {name}."


def _written(read: ReadPrevious, framework: Framework, fill: str) -> str | None:
    """Return what stands in a head's field of the sheet: written, or by the sheet itself."""
    from ledelsesgrundlag_cli.documents.previous import head_field

    name = head_field(framework, read.filled.answers.head.id, fill)
    found = (read.filled.answers.given.get(name), read.filled.by_sheet.get(name)) if name else ()
    return next((one for one in found if isinstance(one, str)), None)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


class ListedPrevious(NamedTuple):
    """A list whose files of last time are read: what is in them goes by the people's rows."""

    listed: Listed
    by_number: dict[int, Previous]


def previous_of_list(
    framework: Framework, sheet: Sheet, listed: Listed, folder: Path
) -> ListedPrevious:
    """Read everybody's file of last time in a list; ``folder`` is where the list lies.

    Whoever's file cannot be used is left out, with a problem; nobody is asked.
    """
    found: dict[int, Previous] = {}
    problems: list[Problem] = []
    if not any(uses(sheet)):
        return ListedPrevious(listed, found)
    for person in listed.people:
        if person.previous:
            try:
                read = read_previous(framework, sheet, folder / person.previous)
            except UserError as error:
                problems.append(_problem(listed, person, str(error).replace("\n", " ")))
                continue
            wrong = [*doubts(read, framework, person.name)]
            if read.nothing:
                console.warn(f"{person.name}: {read.nothing}")
            elif wrong:
                problems.append(_problem(listed, person, " ".join(wrong)))
            else:
                for words in not_there(read, framework, person.role_ids):
                    console.warn(f"{person.name}: {words}")
                found[person.number] = carried(read, framework, person.leader)
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
