"""``lg answers``: what somebody has written on a sheet, and the files it is kept in."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown
from ledelsesgrundlag_cli.cli.options import FrameworkOption, OverwriteOption, argument, option

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ledelsesgrundlag_cli.documents.answers import Answers
    from ledelsesgrundlag_cli.inward.fresh import Known, Reader

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_OTHERS_MAY_READ: Final = stat.S_IRWXG | stat.S_IRWXO


@app.command(
    cls=DanishCommand,
    help="Se, hvad der er skrevet på et ark. Det kan være en PDF, en Word-fil eller en fil, der "
    "er gemt med Gem svar. lg sender ikke noget, og uden -o bliver der ikke gemt noget. "
    "Ikke prøvet: filer gemt i Word, i Adobe Acrobat og i Billedfremviser på Mac. Vejledningen "
    "siger, hvad der er prøvet, og hvordan du selv prøver det på ti minutter.",
    epilog="lg svar lus-før-sommer.docx\n"
    "lg svar lus.docx -o lus-svar.json\n"
    "lg svar lus.pdf --share lykkedes -o til-samtalen.json\n"
    "lg svar mine-ark --date 2.1.2027",
)
def answers(
    path: Annotated[
        str | None,
        argument("FIL|MAPPE", "Filen med arket. Eller en mappe: Hvilke ark ligger der?"),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FIL",
            help="Gem svarene i en fil, der ender på .json. Kun du kan læse den, hvis systemet "
            "kan styre det: Det kan lg ikke på Windows, i OneDrive eller på et fællesdrev.",
        ),
    ] = None,
    share: Annotated[
        str | None,
        option(
            "--share",
            "NAVN,…",
            "Gem kun svarene på disse spørgsmål, i en fil til at dele. Skriv navnene med komma "
            "imellem.",
        ),
    ] = None,
    leave_out: Annotated[
        str | None,
        option("--leave-out", "NAVN,…", "Gem alle svar undtagen disse, i en fil til at dele."),
    ] = None,
    day: Annotated[
        str | None,
        option("--date", "DATO", "Dagen i dag, fx 2.1.2027: Hvilke ark i mappen skal slettes nu?"),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Se også i de mapper, der ligger i mappen.")
    ] = False,
    framework: FrameworkOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Show, save or list."""
    if not path:
        raise UserError("Skriv, hvilken fil eller mappe det er, fx: lg svar lus.docx")
    place = Path(path)
    if _is_folder(place):
        given = {"-o": output, "--share": share, "--leave-out": leave_out}
        _refuse(given, "er til én fil og ikke til en mappe")
        _list(place, framework, _day(day), every=every)
        return
    _refuse({"--date": day, "--all": every or None}, "er til en mappe og ikke til én fil")
    from ledelsesgrundlag_cli.cli.filling import read_file

    _check_saving(output, share, leave_out)
    content = read_file(place)
    reader = _reader(framework)
    known = _known(reader, content, place.name)
    if share is None and leave_out is None:
        _show(known, reader)
        if output is not None:
            _save(output, _whole(known, reader), overwrite=overwrite)
    else:
        _share(known, reader, share, leave_out, str(output), overwrite=overwrite)


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except (OSError, ValueError) as error:  # a NUL in the name
        raise UserError("Filens navn kan ikke bruges.") from error


def _refuse(given: Mapping[str, object], why: str) -> None:
    wrong = [name for name, value in given.items() if value is not None]
    if wrong:
        raise UserError(f"{wrong[0]} {why}. Tag det ud af kommandoen.")


def _day(written: str | None) -> date | None:
    from ledelsesgrundlag_cli.words.danish import NotADateError, read_date

    if written is None:
        return None
    try:
        return read_date(written)
    except NotADateError as error:
        raise UserError(str(error)) from error


def _check_saving(output: str | None, share: str | None, leave_out: str | None) -> None:
    """Refuse what cannot be saved, before anything is read."""
    if share is not None and leave_out is not None:
        raise UserError("Skriv enten --share eller --leave-out, ikke begge.")
    if output is None and (share is not None or leave_out is not None):
        raise UserError(
            "Skriv, hvad filen til at dele skal hedde, "
            "fx -o lus-til-samtalen-leder-af-ledere-leder.json"
        )
    if output not in {None, "-"} and not str(output).lower().endswith(".json"):
        raise UserError(
            f"Svarene bliver gemt som JSON. Lad navnet {shown(str(output))} ende på .json."
        )


def _reader(framework: str | None) -> Reader:
    from ledelsesgrundlag_cli.cli.local import read_local
    from ledelsesgrundlag_cli.cli.opening import open_framework, open_templates
    from ledelsesgrundlag_cli.inward.fresh import Reader

    opened = open_framework(framework)
    templates = open_templates(None, opened.location)
    return Reader(opened.framework, templates, read_local(opened).units.values())


def _known(reader: Reader, content: bytes, name: str) -> Known:
    """Read the sheet; say in Danish why it cannot be, and what to do."""
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.inward.filled import NotReadableError
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError

    try:
        return reader.read(content, name)
    except NotReadableError as error:
        raise FailedError(f"{error.message}\n{error.remedy}") from error
    except TemplateProblemError as error:
        raise FailedError(problems_text(error.diagnostics)) from error


def _list(folder: Path, framework: str | None, day: date | None, *, every: bool) -> None:
    from ledelsesgrundlag_cli.cli.answers_folder import show_folder
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError

    try:
        show_folder(folder, _reader(framework), day, every=every)
    except TemplateProblemError as error:
        raise FailedError(problems_text(error.diagnostics)) from error


def _show(known: Known, reader: Reader) -> None:
    from ledelsesgrundlag_cli.cli.answers_shown import show

    show(known, reader.framework)


def _whole(known: Known, reader: Reader) -> Answers:
    """Return all the answers, those to questions that are gone last."""
    from ledelsesgrundlag_cli.documents.answers import Answers

    head = known.head
    if not head.version:  # of 0.1.0, which does not tell
        head = head._replace(version=reader.framework.metadata.version)
    return Answers(head, {**known.placed.given, **known.placed.gone})


def _share(
    known: Known,
    reader: Reader,
    share: str | None,
    leave_out: str | None,
    output: str,
    *,
    overwrite: bool,
) -> None:
    """Save the answers that are chosen, in a file that says it was made for sharing."""
    from ledelsesgrundlag_cli.cli.answers_shown import tell_notes
    from ledelsesgrundlag_cli.cli.opening import choose
    from ledelsesgrundlag_cli.inward.placing import questions
    from ledelsesgrundlag_cli.inward.sharing import names_to_choose, shared
    from ledelsesgrundlag_cli.words.harmless import literal
    from ledelsesgrundlag_cli.words.names import Named

    document = known.recognised.document
    sheet = reader.framework.sheet(known.head.id)
    if document is None or sheet is None:
        raise FailedError("Arket findes ikke længere i ledelsesgrundlaget.")
    offered = names_to_choose(questions(document), [one.id for one in sheet.every_side])
    written = [one.strip() for one in (share or leave_out or "").split(",") if one.strip()]
    things = [Named(name, (one.id, one.words)) for name, one in offered.items()]
    if not written:
        names = ", ".join(offered)
        raise UserError(f"Skriv, hvilke spørgsmål det er. Vælg mellem: {names}.")
    named = [choose("Der er ikke noget spørgsmål på arket", [one], things)[0] for one in written]
    chosen = [one for name, one in offered.items() if (name in named) == (share is not None)]
    for name in named if share is not None else ():
        if not any(field.name in known.placed.given for field in offered[name].fields):
            console.warn(f"Der er ikke svaret på {shown(name)}.")
    made = shared(_whole(known, reader).head, known.placed, chosen)
    if not made.given:
        raise FailedError("Der er ingen svar at dele. Der er ikke gemt noget.")
    tell_notes(known, reader.framework)
    _save(output, made, overwrite=overwrite)
    told = [
        f"  {literal(one.words)}"
        for one in chosen
        if any(field.name in made.given for field in one.fields)
    ]
    console.warn("\n".join(["I filen til at dele står kun svarene på:", *told]))


def _save(output: str, content: Answers, *, overwrite: bool) -> None:
    """Save answers so that their owner alone can read them; say so where that cannot be had."""
    from ledelsesgrundlag_cli.cli.output import write
    from ledelsesgrundlag_cli.cli.saving import may_be_shared
    from ledelsesgrundlag_cli.inward.json_answers import answers_file

    if output == "-":
        console.say_bytes(answers_file(content))
        return
    place = Path(output)
    write(place, answers_file(content), private=True, overwrite=overwrite)
    console.warn(f"Gemt: {shown(output)}")
    if not _is_private(place):
        console.warn(
            "lg kan ikke styre, hvem der kan læse filen her. Læg den et sted, hvor kun du kan se "
            "den."
        )
    if may_be_shared([place]):
        console.warn(
            "Pas på: Filen ligger i en mappe, der deles med andre gennem git. Sørg for, at den "
            "ikke kommer med."
        )


def _is_private(place: Path) -> bool:
    """Tell whether nobody but a file's owner can read it, as far as the system says."""
    return os.name == "posix" and not place.stat().st_mode & _OTHERS_MAY_READ
