"""``lg init``: a folder to begin one's own framework in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.ask import ask, ask_list, can_ask, drop_rest, say
from ledelsesgrundlag_cli.cli.console import warn
from ledelsesgrundlag_cli.cli.danish import FOLDERS, DanishCommand
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown
from ledelsesgrundlag_cli.cli.opening import (
    framework_in,
    open_templates,
    problems_text,
    working_folder,
)
from ledelsesgrundlag_cli.cli.options import argument, option
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.words.nouns import USUAL
from ledelsesgrundlag_cli.write.folder import MAY_LIE_THERE, FolderNotEmptyError, write_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.authoring.init.start import Start
    from ledelsesgrundlag_cli.loading.framework import Framework

EMPTY = ("empty", "tomt")
ODSHERRED = "odsherred"
DEFAULT_TITLE = "Ledelsesgrundlag"

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Asked(NamedTuple):
    """What is to be made, as it was written or answered."""

    organisation: str
    title: str | None
    roles: Sequence[str]
    pejlemaerker: Sequence[str]
    copied: Path | None


@app.command(
    cls=DanishCommand,
    help="Begynd på jeres eget ledelsesgrundlag: Lav en mappe med filer, der forklarer sig selv, "
    "og alt det, der hører til. Det, du ikke skriver, bliver du spurgt om.",
    epilog='lg opret ledelse --organisation "Jeres Kommune"',
)
def init(
    folder: Annotated[str, argument("MAPPE", "En ny mappe eller en, der er tom.")],
    organisation: Annotated[
        str | None, option("--organisation", "NAVN", "Organisationens navn.")
    ] = None,
    title: Annotated[str | None, option("--title", "TITEL", f"Ellers: {DEFAULT_TITLE}.")] = None,
    role: Annotated[
        list[str] | None,
        option(
            "--role",
            "NAVN",
            USUAL.say("{En rolle}. Skriv {én|rolle} ad gangen, fra kædens top og ned."),
        ),
    ] = None,
    pejlemaerke: Annotated[
        list[str] | None,
        option(
            "--pejlemaerke",
            "NAVN",
            USUAL.say("{Et pejlemærke}. Skriv {ét|pejlemærke} ad gangen, højst otte."),
        ),
    ] = None,
    begin_from: Annotated[
        str | None,
        option(
            "--from",
            "HVAD",
            "empty: en lille begyndelse med jeres egne navne. odsherred: en kopi af det, der "
            "følger med lg. Eller en mappe med et ledelsesgrundlag, som bliver kopieret.",
            complete.beginnings,
        ),
    ] = None,
    templates: Annotated[
        str | None,
        typer.Option(
            "--templates",
            metavar="MAPPE",
            help="Mappen med jeres egne skabeloner til de nye filer. Resten tages fra lg.",
            rich_help_panel=FOLDERS,
        ),
    ] = None,
) -> None:
    """Ask for what is missing, and write the folder: all of it or nothing."""
    target = _target(folder)
    asked = _asked(organisation, title, role or [], pejlemaerke or [], begin_from)
    search = _templates(templates)
    source = _opened(asked.copied) if asked.copied is not None else None
    start = _start(asked, source)
    contents = _contents(start, asked.copied, search)
    _write(target, contents, folder)
    _tell(folder, start, source, len(contents))


def _target(folder: str) -> Path:
    """Return the folder to fill; one with something in it is refused before anything is asked."""
    if not folder.strip():
        raise UserError("Skriv navnet på den mappe, der skal laves.")
    try:
        target = files.absolute(folder, working_folder())
        if target.is_dir() and {entry.name for entry in os.scandir(target)} - MAY_LIE_THERE:
            raise _not_empty(folder)
    except OSError as error:
        raise FailedError(
            f"{shown(folder)} kan ikke læses: {files.danish_reason(error)}."
        ) from error
    except ValueError as error:  # a NUL in the name
        raise UserError("Mappens navn kan ikke bruges.") from error
    return target


def _not_empty(folder: str) -> UserError:
    return FailedError(
        f"{shown(folder)} er ikke tom. lg har ladet den være.\n"
        "Skriv navnet på en ny mappe, eller vælg en, der er tom."
    )


def _asked(
    organisation: str | None,
    title: str | None,
    roles: Sequence[str],
    markers: Sequence[str],
    begin_from: str | None,
) -> Asked:
    """Ask for what was not written; where nobody can answer, say what is missing."""
    from ledelsesgrundlag_cli.authoring.init.start import clean
    from ledelsesgrundlag_cli.model.pejlemaerke import MAX_PEJLEMAERKER
    from ledelsesgrundlag_cli.model.role import MAX_LEVEL
    from ledelsesgrundlag_cli.words.danish import listed

    nobody = not can_ask()
    copied = _copied_from(begin_from)
    if copied is not None and (roles or markers):
        raise UserError(
            USUAL.say(
                "--role og --pejlemaerke kan kun bruges sammen med --from empty. En kopi har sine "
                "egne {roller} og {pejlemærker}."
            )
        )
    missing = [] if organisation else ["--organisation"]
    if copied is None:
        missing += [] if roles else ["--role"]
        missing += [] if markers else ["--pejlemaerke"]
    if nobody and missing:
        raise UserError(f"Der mangler {listed(missing)}.\nSe et eksempel med: lg opret --help")
    if organisation is None or not organisation:
        organisation = ask("Organisationens navn", check=clean)
        if title is None and copied is None:
            title = ask("Titel", DEFAULT_TITLE, check=clean)
    if copied is None and not roles:
        roles = ask_list(
            USUAL.say("{Rollerne} fra kædens top og ned."),
            most=MAX_LEVEL,
            check=clean,
        )
    if copied is None and not markers:
        markers = ask_list(
            USUAL.say("{Pejlemærkerne}, højst {most}.", most=MAX_PEJLEMAERKER),
            most=MAX_PEJLEMAERKER,
            check=clean,
        )
    drop_rest()
    return Asked(organisation, title, roles, markers, copied)


def _copied_from(written: str | None) -> Path | None:
    """Return the framework to copy; None when there is none."""
    if written is None or written.casefold() in EMPTY:
        return None
    if written.casefold() == ODSHERRED:
        return files.bundled("framework")
    try:
        found = files.find_framework(written, {}, working_folder())
    except (files.NotAFrameworkError, ValueError) as error:
        raise UserError(
            f"Der er ikke noget ledelsesgrundlag i {shown(written)}.\n"
            f"Efter --from skriver du {EMPTY[0]}, {ODSHERRED} eller en mappe med et "
            "ledelsesgrundlag."
        ) from error
    return found.directory


def _templates(named: str | None) -> Templates:
    """Return the templates: HR's own only where they are named, as there is no framework yet."""
    location = files.Location(files.bundled("framework"), files.Origin.BUNDLED)
    return open_templates(named, location)


def _opened(directory: Path) -> Framework:
    from ledelsesgrundlag_cli.loading.load import load

    return framework_in(load(directory, files.shown_path(directory, working_folder())))


def _start(asked: Asked, copied: Framework | None) -> Start:
    from ledelsesgrundlag_cli.authoring.init.start import BadNamesError, copied_start, make_start
    from ledelsesgrundlag_cli.words.one_line import NotPlainError

    try:
        if copied is not None:
            return copied_start(asked.organisation, asked.title, copied)
        title = asked.title or DEFAULT_TITLE
        return make_start(asked.organisation, title, asked.roles, asked.pejlemaerker)
    except (BadNamesError, NotPlainError) as error:
        raise UserError(str(error)) from error


def _contents(start: Start, copied: Path | None, templates: Templates) -> dict[str, bytes]:
    from ledelsesgrundlag_cli.authoring.init import content

    try:
        inner = None if copied is None else dict(content.copied_framework(copied, start))
        return content.whole_folder(start, templates, inner)
    except TemplateProblemError as error:
        raise FailedError(problems_text(error.diagnostics)) from error


def _write(target: Path, contents: dict[str, bytes], folder: str) -> None:
    try:
        write_folder(target, contents, _check)
    except FolderNotEmptyError as error:
        raise _not_empty(folder) from error
    except OSError as error:
        raise FailedError(
            f"{shown(folder)} kan ikke laves: {files.danish_reason(error)}. "
            "Der er ikke skrevet noget."
        ) from error


def _check(folder: Path) -> None:
    """Refuse a framework that could not be used, such as one by HR's own template."""
    from ledelsesgrundlag_cli.loading.load import load

    framework_in(load(folder / "framework", "framework"), "Der er ikke skrevet noget.")


def _tell(folder: str, start: Start, copied: Framework | None, count: int) -> None:
    """Say what was made, what to look at, and how to go on."""
    from ledelsesgrundlag_cli.words.harmless import literal

    warn(f"Oprettet: {count} filer i {shown(folder)}.")
    if copied is not None:
        warn(
            f"Teksterne kommer fra {copied.metadata.organisation}. "
            "Ret dem til jeres egne ord, før "
            "I bruger dem."
        )
    say("Sådan kommer I videre:")
    role = start.roles[0].id
    marker = start.pejlemaerker[0].id
    for line in (
        f'cd "{literal(folder)}"' if " " in folder else f"cd {literal(folder)}",
        f"lg rolle {role}",
        f'lg ny forventning --role {role} --pejlemaerke {marker} --text "…"',
        "lg tjek",
    ):
        say(f"  {line}")
