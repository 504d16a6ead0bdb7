"""``lg templates``: which templates are used, and copies to change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from unicodedata import normalize

import typer

from ledelsesgrundlag_cli.cli.console import say, warn
from ledelsesgrundlag_cli.cli.danish import DanishCommand, DanishGroup
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError, shown
from ledelsesgrundlag_cli.cli.opening import locate, open_templates, working_folder
from ledelsesgrundlag_cli.cli.options import FrameworkOption, TemplatesOption
from ledelsesgrundlag_cli.cli.sheet_names import sheet_files
from ledelsesgrundlag_cli.documents.kinds import KINDS, Each
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Iterator


class TemplatesGroup(DanishGroup):
    """``lg templates`` and its one subcommand, which has a Danish name too."""

    def _resolved(self, written: str) -> str:
        folded = normalize("NFC", written).casefold()
        return "copy" if folded in {"kopier", "kopiér"} else written


app = typer.Typer(
    cls=TemplatesGroup, rich_markup_mode=None, add_completion=False, invoke_without_command=True
)


@app.callback(
    help="Vis, hvilken skabelon hvert dokument bruger, og hvor den ligger.",
    epilog="Lav jeres egen med: lg templates copy html/style.css",
)
def templates(
    ctx: typer.Context,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
) -> None:
    """List the templates in use."""
    if ctx.invoked_subcommand is not None:
        return
    from ledelsesgrundlag_cli.render.templates import template_names
    from ledelsesgrundlag_cli.words.harmless import literal

    location = locate(framework)
    search = open_templates(templates, location)
    listed: set[str] = set()
    rows: list[tuple[str, list[str]]] = []
    for title, kind in _kinds(location):
        for format_name, names in template_names(kind).items():
            found = search.find_first(names)
            if found is not None:
                listed.update(names)
                rows.append((f"{title}, {format_name}", [found.name]))
    shared = [name for name in search.names() if name not in listed]
    begin = [name for name in shared if name.startswith("init/")]
    rows.append(("Fælles", [name for name in shared if name not in begin]))
    rows.append(("Et nyt ledelsesgrundlag, lg init", begin))
    for heading, names in rows:
        say(heading)
        width = max(34, *(len(name) + 2 for name in names))
        for name in names:
            found = search.find(name)
            where = f"jeres egen: {literal(found.shown_as)}" if found.own else "følger med lg"
            say(f"  {name:<{width}}{where}")


@app.command(
    name="copy",
    cls=DanishCommand,
    help="Kopiér en skabelon, så den kan rettes. Også: kopier.",
    epilog="Eksempel: lg templates copy design.yaml",
)
def copy(
    name: Annotated[
        str, typer.Argument(metavar="SKABELON", help="Skabelonens navn, som lg templates viser.")
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="MAPPE",
            help="Mappen med jeres egne skabeloner. Ellers: mappen templates ved siden af "
            "ledelsesgrundlaget.",
        ),
    ] = None,
    framework: FrameworkOption = None,
) -> None:
    """Copy a template from the box."""
    from ledelsesgrundlag_cli.render.templates import templates_for
    from ledelsesgrundlag_cli.words.harmless import literal
    from ledelsesgrundlag_cli.words.names import nearest
    from ledelsesgrundlag_cli.write import FileDiffersError, write_file

    location = locate(framework)
    search = templates_for(None, location.directory)
    wanted = name.replace("\\", "/")
    source = _source(wanted, search.names(), location)
    if source is None:
        near = nearest(wanted, search.names())
        hint = f" Mente du {' eller '.join(near)}?" if near else " Se navnene med: lg templates"
        raise UserError(f"Der er ikke nogen skabelon, der hedder {shown(name)}.{hint}")
    target = _folder(to, location) / wanted
    try:
        write_file(target, (search.bundled / source).read_bytes(), make_folder=True)
    except FileDiffersError as error:
        raise UserError(
            f"{shown(str(target))} findes i forvejen med andet indhold. lg har ladet den være.",
            exit_code=FAILED,
        ) from error
    except OSError as error:
        raise UserError(
            f"{shown(str(target))} kan ikke gemmes: {files.danish_reason(error)}.",
            exit_code=FAILED,
        ) from error
    warn(f"Kopieret: {shown(files.shown_path(target, working_folder()))}")
    if to is not None or location.origin is files.Origin.BUNDLED:
        warn(f"Brug den med: --templates {literal(str(target.parents[wanted.count('/')]))}")


def _kinds(location: files.Location) -> Iterator[tuple[str, str]]:
    """Yield the title and the id of each document that can have templates of its own."""
    for kind in KINDS:
        if kind.each is Each.SHEET:
            yield from ((f"Arket {one}", one) for one in sheet_files(location.directory))
        else:
            yield kind.title, kind.id


def _source(wanted: str, names: tuple[str, ...], location: files.Location) -> str | None:
    """Return the template to copy: a kind of document without one of its own has the general."""
    from ledelsesgrundlag_cli.render.templates import template_names

    for _, kind in _kinds(location):
        for tried in template_names(kind).values():
            if wanted in tried:
                return next(name for name in tried if name in names)
    return wanted if wanted in names else None


def _folder(named: str | None, location: files.Location) -> Path:
    """Return HR's own folder of templates: never the one in the box."""
    if named is not None:
        return Path(named)
    if location.origin is files.Origin.BUNDLED:
        return Path("templates")  # never elsewhere, should the working folder be gone
    return location.directory.parent / "templates"
