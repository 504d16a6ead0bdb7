"""``lg migrate``: bring the files of a framework to the form this version of lg reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from ledelsesgrundlag_cli.cli.changes import show_changes
from ledelsesgrundlag_cli.cli.console import warn
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FAILED, FailedError, shown
from ledelsesgrundlag_cli.cli.opening import locate_own, problems_text, working_folder
from ledelsesgrundlag_cli.cli.options import FrameworkOption
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.words.danish import counted

if TYPE_CHECKING:
    from pathlib import Path

    from ledelsesgrundlag_cli.authoring.migrate.run import Migrated

IGNORED_FILE: Final = ".gitignore"
USUAL_FOLDER: Final = "framework"
"""What ``lg init`` calls the folder with the framework: its ``.gitignore`` lets that in."""

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Omskriv filerne, når de er lavet til en ældre version af lg. Ordene, kommentarerne og "
    "opsætningen bliver stående. Enten bliver alle filer omskrevet eller ingen.",
    epilog="lg opgrader --diff",
)
def migrate(
    framework: FrameworkOption = None,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Vis, hvad der ville blive ændret, uden at skrive det."),
    ] = False,
) -> None:
    """Migrate, or show what would change and exit 1 if that is something."""
    directory = locate_own(framework).directory
    shown_as = files.shown_path(directory, working_folder())
    migrated = _migrated(directory, shown_as)
    ignoring = _ignoring(directory)
    if not migrated.after:
        warn(f"Filerne har allerede den nyeste form (schema {migrated.form}).")
    if diff:
        show_changes(migrated.before, migrated.after, shown_as)
        if ignoring:
            show_changes({IGNORED_FILE: ignoring.before}, {IGNORED_FILE: ignoring.after}, "")
        if migrated.after or ignoring:
            raise typer.Exit(FAILED)
        return
    if migrated.after:
        _write(directory, migrated)
        warn(f"Omskrevet: {counted(len(migrated.after), '1 fil', 'filer')} i {shown(shown_as)}.")
        for told in migrated.told:
            warn(f"  {told}")
        warn("Se ændringerne igennem, og tjek dem med: lg tjek")
    if ignoring:
        _ignore(directory, ignoring)


class _Ignoring(NamedTuple):
    """The ``.gitignore`` around a framework, before and after lines are added to it."""

    before: str
    after: str


def _ignoring(directory: Path) -> _Ignoring | None:
    """Return what is to be added so that git leaves filled sheets alone; None where nothing is.

    Only a file that is there is added to: that of ``lg init``, beside a folder ``framework``.
    """
    from ledelsesgrundlag_cli.authoring.ignored import missing
    from ledelsesgrundlag_cli.authoring.init.content import gitignore, raw_files
    from ledelsesgrundlag_cli.render.templates import templates_for

    try:
        before = (directory.parent / IGNORED_FILE).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    if directory.name != USUAL_FOLDER:
        return None
    wanted = gitignore(templates_for(None, directory, str), raw_files(directory))
    more = missing(before, wanted)
    return _Ignoring(before, before + more) if more else None


def _ignore(directory: Path, ignoring: _Ignoring) -> None:
    from ledelsesgrundlag_cli.cli.output import write

    write(directory.parent / IGNORED_FILE, ignoring.after.encode())
    warn(
        f"Tilføjet: linjer i {shown(IGNORED_FILE)}, så udfyldte ark og svar ikke kommer med i git."
    )


def _migrated(directory: Path, shown_as: str) -> Migrated:
    from ledelsesgrundlag_cli.authoring.migrate.run import CannotMigrateError
    from ledelsesgrundlag_cli.authoring.migrate.run import migrate as run

    try:
        return run(directory, shown_as)
    except CannotMigrateError as error:
        raise FailedError(
            f"{problems_text(error.diagnostics)}\nDer er ikke ændret noget."
        ) from error


def _write(directory: Path, migrated: Migrated) -> None:
    from ledelsesgrundlag_cli.cli.output import change_files
    from ledelsesgrundlag_cli.write.changes import Change

    changes = {
        name: Change(migrated.before[name].encode(), text.encode())
        for name, text in migrated.after.items()
    }
    change_files(directory, changes, "Der er ikke ændret noget.")
