"""``lg talk``: what leader and nearest leader have chosen to share, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.options import argument, option
from ledelsesgrundlag_cli.documents.kinds import kind_called
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ledelsesgrundlag_cli.documents.answers import Answers
    from ledelsesgrundlag_cli.documents.talk import Shared
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.model.sheet_sides import SheetSide


class _Given(NamedTuple):
    """One of the two files, by its name as it was written."""

    file: str
    answers: Answers


def talk(
    asked: Asked,
    files: Annotated[
        list[str] | None,
        argument("FIL FIL", "To filer til at dele: én fra lederen og én fra nærmeste leder."),
    ] = None,
    day: Annotated[
        str | None, option("--date", "DATO", "Dato for samtalen, hvis filerne ikke siger den.")
    ] = None,
) -> None:
    """Set the two side by side and deliver the page."""
    from ledelsesgrundlag_cli.cli.errors import UserError
    from ledelsesgrundlag_cli.cli.filling import confirm
    from ledelsesgrundlag_cli.cli.local import with_unit_of
    from ledelsesgrundlag_cli.cli.sheet_command import read_day
    from ledelsesgrundlag_cli.cli.sheets_on import refuse_off
    from ledelsesgrundlag_cli.documents.talk import talk_document

    if len(files or []) != 2:
        raise UserError("Skriv to filer: én fra lederen og én fra nærmeste leder.")
    wanted = read_day(day)
    opened = asked.open()
    framework = opened.framework
    given = [_read(framework, one) for one in files or []]
    sheet = _sheet(framework, given)
    refuse_off(opened, sheet)
    shared = _sides(sheet, given)
    heads = [one.answers.head for one in given]
    confirm([*_doubts(framework, given, wanted)], "Vil du sætte dem ved siden af hinanden?")
    role_ids = [one for one in heads[0].roles or heads[1].roles or () if _known(framework, one)]
    framework = with_unit_of(opened, heads).framework
    _tell_left(framework, sheet, given)
    talk_day = wanted or heads[0].talk or heads[1].talk
    asked.deliver(talk_document(framework, sheet, shared, role_ids, talk_day), opened)


def _read(framework: Framework, file: str) -> _Given:
    """Read a file that was made for sharing, and no other."""
    from ledelsesgrundlag_cli.cli.errors import FailedError, shown
    from ledelsesgrundlag_cli.cli.filling import read_file
    from ledelsesgrundlag_cli.inward.filled import NotReadableError
    from ledelsesgrundlag_cli.inward.reading import read_filled
    from ledelsesgrundlag_cli.words.nouns import genitive

    place = Path(file)
    try:
        answers = read_filled(read_file(place), place.name).answers
    except NotReadableError as error:
        raise FailedError(f"{shown(file)}: {error.message}\n{error.remedy}") from error
    head, metadata = answers.head, framework.metadata
    if not head.shared:
        raise FailedError(
            f"{shown(file)}: Filen er hele arket.\n"
            f"Vælg selv, hvad du vil dele: lg svar {shown(file)} --share …"
        )
    if head.framework != metadata.id:
        whose = genitive(head.organisation) if head.organisation else f"”{head.framework}”"
        raise FailedError(
            f"{shown(file)}: Arket hører til {whose} ledelsesgrundlag, men du bruger "
            f"{genitive(metadata.organisation)}.\n"
            "Peg på det rigtige ledelsesgrundlag med --framework."
        )
    return _Given(file, answers)


def _sheet(framework: Framework, given: Sequence[_Given]) -> Sheet:
    """Return the sheet that both files are of."""
    from ledelsesgrundlag_cli.cli.errors import FailedError

    first, second = (one.answers.head for one in given)
    if first.id != second.id:
        raise FailedError(
            "De to filer er fra hver sit ark.\nVælg to filer, der er lavet til den samme samtale."
        )
    if first.roles and second.roles and set(first.roles) != set(second.roles):
        raise FailedError(
            USUAL.say(
                "De to filer er ikke til samme {rolle}.\n"
                "Vælg to filer, der er lavet til den samme samtale."
            )
        )
    sheet = framework.sheet(first.id)
    if sheet is None:
        raise FailedError("Arket findes ikke længere i ledelsesgrundlaget.")
    return sheet


def _sides(sheet: Sheet, given: Sequence[_Given]) -> list[Shared]:
    """Return what each side shares, in the sheet's order, whatever the order of the files."""
    from ledelsesgrundlag_cli.cli.errors import FailedError, shown
    from ledelsesgrundlag_cli.documents.sheet import sides_to_choose
    from ledelsesgrundlag_cli.documents.talk import Shared, sides_in
    from ledelsesgrundlag_cli.words.danish import listed, lower_first

    known = [one for one in sides_to_choose(sheet) if not one.always]
    if len(known) < 2:
        raise FailedError(f"Arket ”{sheet.title}” har kun én side at dele fra.")
    found: list[SheetSide] = []
    for one in given:
        sides = sides_in(sheet, one.answers.given)
        if not sides:
            raise FailedError(
                f"{shown(one.file)}: Der er ikke delt noget i filen.\n"
                "Vælg mindst ét svar at dele: lg svar FIL --share …"
            )
        if len(sides) > 1:
            names = listed([lower_first(side.name) for side in sides])
            raise FailedError(
                f"{shown(one.file)}: Der er svar fra både {names} i filen.\n"
                "Lav en fil til hver: lg svar FIL --share …"
            )
        found += sides
    if found[0].id == found[1].id:
        others = [lower_first(one.name) for one in known if one.id != found[0].id]
        name = lower_first(found[0].name)
        raise FailedError(
            f"Begge filer er fra {name}.\nVælg én fra {name} og én fra {listed(others, 'eller')}."
        )
    place = [one.id for one in known].index
    pairs = sorted(zip(found, given, strict=True), key=lambda pair: place(pair[0].id))
    return [Shared(side, one.answers.given) for side, one in pairs]


def _doubts(framework: Framework, given: Sequence[_Given], wanted: date | None) -> list[str]:
    """Say why the two may not be of one talk: another name, or another day."""
    from ledelsesgrundlag_cli.documents.previous import written

    names = [one for one in (written(framework, file.answers, "name") for file in given) if one]
    told = []
    if len({" ".join(one.split()).casefold() for one in names}) > 1:
        told.append(f"Den ene fil er om {names[0]}, og den anden er om {names[1]}.")
    days = [one for one in (wanted, *(file.answers.head.talk for file in given)) if one]
    if len(set(days)) > 1:
        told.append(f"Filerne er ikke til den samme dag: {_days(days)}.")
    return told


def _days(days: Sequence[date]) -> str:
    from ledelsesgrundlag_cli.words.danish import danish_date, listed

    return listed([danish_date(one.year, one.month, one.day) for one in sorted(set(days))])


def _known(framework: Framework, role_id: str) -> bool:
    return any(one.id == role_id for one in framework.roles)


def _tell_left(framework: Framework, sheet: Sheet, given: Sequence[_Given]) -> None:
    """Say which answers have no place on the page: their questions are gone, or shared by all."""
    from ledelsesgrundlag_cli.cli.console import warn
    from ledelsesgrundlag_cli.cli.filling import quoted_whole
    from ledelsesgrundlag_cli.documents.talk import has_place

    for one in given:
        left = [
            answer
            for name, answer in one.answers.given.items()
            if not has_place(framework, sheet, name)
        ]
        texts = [quoted_whole(answer) for answer in left if isinstance(answer, str)]
        if left:
            warn("\n".join([f"{len(left)} svar har ingen plads på siden:", *texts]))


app: typer.Typer = document_command(kind_called("talk"), talk)
