"""``lg gather``: examples from several sheets on one page, where HR has said that they may be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.options import argument, option
from ledelsesgrundlag_cli.documents.kinds import kind_called
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.documents.gathered import Gathered, Under
    from ledelsesgrundlag_cli.inward.folder import Unread
    from ledelsesgrundlag_cli.inward.fresh import Reader
    from ledelsesgrundlag_cli.inward.gathering import Brought, Group
    from ledelsesgrundlag_cli.model.sheet import Sheet

_MOST_TOLD: Final = 20
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


class _Sheet(NamedTuple):
    """The sheet whose answers are gathered, under which headings, and of how many sheets."""

    sheet: Sheet
    headings: tuple[Under, ...]
    floor: int


def gather(
    asked: Asked,
    folder: Annotated[
        str | None, argument("MAPPE", "Mappen med de ark, der skal samles, og ikke andet.")
    ] = None,
    name: Annotated[str | None, option("--name", "NAVN", "Lederens navn.")] = None,
    groups: Annotated[
        list[str] | None,
        option(
            "--group",
            "NAVN=MAPPE",
            "En gruppe, hvis eksempler står for sig, og mappen med dens ark. Er der for få ark "
            "fra gruppen, bliver den lagt sammen med andre. Skriv --group foran hver.",
        ),
    ] = None,
    floor: Annotated[
        str | None,
        option(
            "--floor",
            "ANTAL",
            "Så mange ark med eksempler skal der mindst være, hvis det er flere end i arket.",
        ),
    ] = None,
    leave_out: Annotated[
        str | None,
        option(
            "--leave-out",
            "NR,…",
            "Lad en tekst ude, fx om nogens helbred: dens nummer, talt fra toppen af siden, som "
            "den er uden --leave-out. lg siger, hvilken det blev. Skriv flere med komma imellem.",
        ),
    ] = None,
) -> None:
    """Gather the examples and deliver the page."""
    from ledelsesgrundlag_cli.documents.gathered import gathered_document

    folders = _folders(folder, groups or [])
    least, numbers = _whole(floor), _numbers(leave_out)
    opened = asked.open()
    chosen = _chosen(opened, least)
    _check_folders(folders)
    _refuse_existing(asked)
    found = _read(opened, chosen, folders)
    gathered, left_out = _gathered(chosen, found, numbers)
    asked.deliver(gathered_document(opened.framework, chosen.sheet, gathered, name), opened)
    _tell(left_out, merged=len(gathered) < len(found))


def _folders(folder: str | None, groups: Sequence[str]) -> dict[str | None, Path]:
    """Return the folders by the names of their groups; None is for those of no group."""
    from ledelsesgrundlag_cli.cli.errors import UserError, shown
    from ledelsesgrundlag_cli.words.harmless import literal

    found: dict[str | None, Path] = {} if not folder else {None: Path(folder)}
    for one in groups:
        called, equals, place = one.partition("=")
        called = literal(called)
        if not called or not equals or not place:
            raise UserError(
                f"lg kan ikke læse gruppen {shown(one)}. Skriv fx --group Lederkolleger=kolleger"
            )
        if called.casefold() in {str(other).casefold() for other in found if other}:
            raise UserError(f"Gruppen {shown(called)} er nævnt to gange.")
        found[called] = Path(place)
    if not found:
        raise UserError('Skriv mappen med arkene, fx: lg saml svar --name "Leder A"')
    return found


def _check_folders(folders: Mapping[str | None, Path]) -> None:
    """Refuse what is no folder, and one that is named twice."""
    from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown

    seen: set[Path] = set()
    for path in folders.values():
        try:
            if not path.is_dir():
                raise FailedError(f"{shown(str(path))} er ikke en mappe.")
            whole = path.resolve()
        except (OSError, ValueError) as error:  # a NUL in the name
            raise UserError("Mappens navn kan ikke bruges.") from error
        if whole in seen:
            raise UserError(f"Mappen {shown(str(path))} er nævnt to gange.")
        seen.add(whole)


def _whole(written: str | None) -> int | None:
    from ledelsesgrundlag_cli.cli.errors import UserError, shown

    if written is None:
        return None
    if not _NUMBER.fullmatch(written.strip()):
        raise UserError(f"{shown(written)} er ikke et tal. Skriv fx --floor 8")
    return int(written)


def _numbers(written: str | None) -> frozenset[int]:
    from ledelsesgrundlag_cli.cli.errors import UserError, shown

    words = [one.strip() for one in (written or "").split(",")]
    if written is not None and not all(map(_NUMBER.fullmatch, words)):
        raise UserError(f"{shown(written)} er ikke et nummer. Skriv fx --leave-out 3 eller 3,7")
    return frozenset() if written is None else frozenset(map(int, words))


def _chosen(opened: Opened, least: int | None) -> _Sheet:
    """Return the sheet to gather; it is on, and HR has said that it may be gathered."""
    from ledelsesgrundlag_cli.cli.errors import FailedError, UserError
    from ledelsesgrundlag_cli.cli.sheets_on import refuse_off, sheets_in_use
    from ledelsesgrundlag_cli.documents.gathered import headings_of

    found = {
        one.id: headings
        for one in opened.framework.sheets
        if (headings := headings_of(opened.framework, one))
    }
    if not found:
        raise FailedError("Ledelsesgrundlaget har ikke noget ark, hvis svar kan samles.")
    sheets = [one for one in opened.framework.sheets if one.id in found]
    off = sheets_in_use(opened.framework, opened.location).off
    on = [one for one in sheets if one.id not in off]
    if not on:
        refuse_off(opened, sheets[0])
    gathered = [one for one in on if one.gathered]
    if not gathered:
        raise FailedError(
            "Hos jer bliver eksemplerne ikke samlet skriftligt.\n"
            "Drøft det i MED-udvalget, og skriv gathered: true i arket."
        )
    if len(gathered) > 1:
        names = ", ".join(one.id for one in gathered)
        raise FailedError(f"Kun ét ark kan samles. I har slået flere til: {names}.")
    [sheet] = gathered
    if least is not None and least < sheet.floor:
        raise UserError(
            f"Der skal mindst være {_in_words(sheet.floor)} ark. Tallet kan sættes op og ikke ned."
        )
    return _Sheet(sheet, found[sheet.id], least or sheet.floor)


def _refuse_existing(asked: Asked) -> None:
    """Refuse to gather once more by the way: another page of the same examples tells too much."""
    from ledelsesgrundlag_cli.cli.errors import FailedError, shown

    if asked.output in {None, "-"} or asked.overwrite:
        return
    try:
        there = Path(str(asked.output)).exists()
    except (OSError, ValueError):  # told when it is written
        return
    if there:
        raise FailedError(
            f"{shown(str(asked.output))} findes i forvejen. Saml kun én gang.\n"
            "Vælg et andet navn, eller skriv --overwrite for at erstatte den."
        )


def _read(opened: Opened, chosen: _Sheet, folders: Mapping[str | None, Path]) -> list[Group]:
    """Read the sheets of every group, and say where more may be written than can be gathered.

    Nothing is gathered where a file cannot be read: what is new on a second page, with that file
    in order, would tell what it said.
    """
    from ledelsesgrundlag_cli.cli.console import warn
    from ledelsesgrundlag_cli.cli.errors import FailedError, shown
    from ledelsesgrundlag_cli.inward.folder import Unread
    from ledelsesgrundlag_cli.inward.gathering import Group

    reader = _reader(opened)
    found: dict[str | None, list[Brought]] = {}
    wrong: list[Unread] = []
    for called, folder in folders.items():
        read = _in_folder(folder, reader, chosen)
        found[called] = [one for one in read if not isinstance(one, Unread)]
        wrong += [one for one in read if isinstance(one, Unread)]
    if wrong:
        raise FailedError(_cannot(wrong))
    if len({frozenset(one.roles) for some in found.values() for one in some if one.roles}) > 1:
        raise FailedError(
            USUAL.say(
                "Arkene er ikke til den samme {rolle}. Der er ikke samlet noget.\n"
                "Saml kun ark om den samme leder."
            )
        )
    for called, some in found.items():
        if any(one.more for one in some):
            warn(
                "På et af arkene er der måske skrevet noget, som ikke kan samles: uden for "
                "felterne eller til spørgsmål, der ikke er på arket længere.\n"
                f"Se, hvor det er, med: lg svar {shown(str(folders[called]))}"
            )
    return [Group(called, tuple(one.texts for one in some)) for called, some in found.items()]


def _in_folder(folder: Path, reader: Reader, chosen: _Sheet) -> list[Brought | Unread]:
    from ledelsesgrundlag_cli.cli.answers_folder import has_folders
    from ledelsesgrundlag_cli.cli.console import warn
    from ledelsesgrundlag_cli.cli.errors import FailedError, shown
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.inward.gathering import brought
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError
    from ledelsesgrundlag_cli.source.files import danish_reason

    try:
        read = [*brought(folder, reader, chosen.sheet, chosen.headings)]
        if has_folders(folder):
            warn(f"Der er mapper i {shown(str(folder))}. Det, der ligger i dem, er ikke læst.")
    except TemplateProblemError as error:
        raise FailedError(problems_text(error.diagnostics)) from error
    except OSError as error:
        raise FailedError(
            f"Mappen {shown(str(folder))} kan ikke læses: {danish_reason(error)}."
        ) from error
    return read


def _reader(opened: Opened) -> Reader:
    from ledelsesgrundlag_cli.cli.opening import open_templates
    from ledelsesgrundlag_cli.inward.fresh import Reader

    return Reader(opened.framework, open_templates(None, opened.location))


def _cannot(wrong: Sequence[Unread]) -> str:
    """Say which files cannot be gathered, and that nothing is."""
    from ledelsesgrundlag_cli.words.harmless import literal

    told = [f"  {literal(one.name)}: {one.message}" for one in wrong[:_MOST_TOLD]]
    if len(wrong) > _MOST_TOLD:
        told.append("  … og flere")
    return "\n".join(
        [
            "Der er ikke samlet noget, for disse filer er ikke ark, der kan samles:",
            *told,
            "Få dem i orden, eller flyt dem ud af mappen. Saml kun én gang, når alle ark er der.",
        ]
    )


def _gathered(
    chosen: _Sheet, groups: Sequence[Group], numbers: frozenset[int]
) -> tuple[tuple[Gathered, ...], tuple[str, ...]]:
    """Put the texts together, and return those that are left out; refuse to with too few."""
    from ledelsesgrundlag_cli.cli.errors import FailedError, UserError
    from ledelsesgrundlag_cli.inward.gathering import TooFewError, gather, without

    try:
        gathered = gather(groups, chosen.headings, chosen.floor)
        if not numbers:
            return gathered, ()
        left, gone = without(groups, gathered, numbers)
        return gather(left, chosen.headings, chosen.floor), gone
    except IndexError as error:
        raise UserError(
            "Der er ikke så mange tekster på siden. Ret tallet efter --leave-out."
        ) from error
    except TooFewError as error:
        raise FailedError(
            f"Der er under {_in_words(chosen.floor)} ark med eksempler. Så kan lederen let gætte, "
            "hvem der har skrevet hvad. Derfor bliver de ikke samlet.\n"
            f"Hold dialogmødet i stedet: lg ark {_meeting(chosen.sheet)}"
        ) from error


def _meeting(sheet: Sheet) -> str:
    """Return what makes the part of a sheet that is the same for all roles: for who leads it."""
    side = next((one.id for one in sheet.every_side if one.roles == "none"), None)
    return sheet.id if side is None else f"{sheet.id} --for {side}"


def _in_words(number: int) -> str:
    from ledelsesgrundlag_cli.words.danish import NUMBERS

    return next((word for word, value in NUMBERS.items() if value == number), str(number))


def _tell(left_out: Sequence[str], *, merged: bool) -> None:
    """Say what is left out, that groups stand together, and that this is done once."""
    from ledelsesgrundlag_cli.cli.console import warn
    from ledelsesgrundlag_cli.words.harmless import quoted

    for text in left_out:
        warn(f"Ladt ude: {quoted(text)}")
    if merged:
        warn("Nogle grupper er for små til at stå for sig. De er lagt sammen.")
    warn(
        "Saml kun én gang, og først når fristen er udløbet: Samler du igen med et ark mere, kan "
        "man se, hvad der stod på det. Læs siden igennem, før lederen får den. lg sletter ikke "
        "arkene."
    )


app: typer.Typer = document_command(kind_called("gather"), gather)
