"""``lg templates copy``: a template from the box, to change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli.commands.templates import kinds
from ledelsesgrundlag_cli.cli.console import warn
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown
from ledelsesgrundlag_cli.cli.opening import locate, working_folder
from ledelsesgrundlag_cli.cli.options import FrameworkOption, argument, option
from ledelsesgrundlag_cli.render.templates import template_names, templates_for
from ledelsesgrundlag_cli.source import files

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Kopiér en skabelon, så den kan rettes.",
    epilog="lg skabeloner kopier design.yaml",
)
def copy(
    name: Annotated[str, argument("SKABELON", "Skabelonens navn, som lg skabeloner viser.")],
    to: Annotated[
        str | None,
        option(
            "--to",
            "MAPPE",
            "Mappen med jeres egne skabeloner. Ellers: mappen templates ved siden af "
            "ledelsesgrundlaget.",
        ),
    ] = None,
    framework: FrameworkOption = None,
) -> None:
    """Copy a template from the box."""
    from ledelsesgrundlag_cli.words.harmless import literal
    from ledelsesgrundlag_cli.words.names import nearest
    from ledelsesgrundlag_cli.write.file import FileDiffersError, write_file

    location = locate(framework)
    search = templates_for(None, location.directory)
    wanted = name.replace("\\", "/")
    source = _source(wanted, search.names(), location)
    if source is None:
        near = nearest(wanted, search.names())
        hint = f" Mente du {' eller '.join(near)}?" if near else " Se navnene med: lg skabeloner"
        raise UserError(f"Der er ikke nogen skabelon, der hedder {shown(name)}.{hint}")
    target = _folder(to, location) / wanted
    try:
        write_file(target, (search.bundled / source).read_bytes(), make_folder=True)
    except FileDiffersError as error:
        raise FailedError(
            f"{shown(str(target))} findes i forvejen med andet indhold. lg har ladet den være."
        ) from error
    except OSError as error:
        raise FailedError(
            f"{shown(str(target))} kan ikke gemmes: {files.danish_reason(error)}."
        ) from error
    warn(f"Kopieret: {shown(files.shown_path(target, working_folder()))}")
    if to is not None or location.origin is files.Origin.BUNDLED:
        warn(f"Brug den med: --templates {literal(str(target.parents[wanted.count('/')]))}")


def _source(wanted: str, names: tuple[str, ...], location: files.Location) -> str | None:
    """Return the template to copy: a kind of document without one of its own has the general."""
    if wanted in names:
        return wanted
    for _, kind in kinds(location):
        for tried in template_names(kind).values():
            if wanted in tried:
                return next(name for name in tried if name in names)
    return None


def _folder(named: str | None, location: files.Location) -> Path:
    """Return HR's own folder of templates: never the one in the box."""
    if named is not None:
        return Path(named)
    if location.origin is files.Origin.BUNDLED:
        return Path("templates")  # never elsewhere, should the working folder be gone
    return location.directory.parent / "templates"
