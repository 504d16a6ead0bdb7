"""The root command and the table of subcommands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.cli.danish import CommandEntry, DanishGroup
from ledelsesgrundlag_cli.documents.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typer._click.core import Command

_HERE = "ledelsesgrundlag_cli.cli.commands"


class Root(DanishGroup):
    """``lg`` itself."""

    entries: ClassVar[dict[str, CommandEntry]] = {
        "lus": CommandEntry(f"{_HERE}.lus", "Arket til lederudviklingssamtalen (LUS)."),
        "search": CommandEntry(
            f"{_HERE}.search", "Søg i hele ledelsesgrundlaget.", ("soeg", "søg")
        ),
        "export": CommandEntry(
            f"{_HERE}.export", "Alle dokumenter på én gang, i alle formater.", ("eksport",)
        ),
        "lint": CommandEntry(
            f"{_HERE}.lint", "Se, om noget skal rettes, før du sender ændringen videre.", ("tjek",)
        ),
        "status": CommandEntry(
            f"{_HERE}.status", "Version, vedtagelse og hvad der er ændret siden."
        ),
        "adopt": CommandEntry(
            f"{_HERE}.adopt", "Registrér, at ledelsesgrundlaget er vedtaget.", ("vedtag",)
        ),
        "explain": CommandEntry(
            f"{_HERE}.explain", "Forklar en kode fra lg tjek.", ("forklar", "forklaring")
        ),
        "init": CommandEntry(
            f"{_HERE}.init", "Begynd på jeres eget ledelsesgrundlag.", ("opret", "begynd")
        ),
        "new": CommandEntry(
            f"{_HERE}.new",
            "Tilføj en rolle, en forventning, et spørgsmål eller et citat.",
            ("ny",),
        ),
        "migrate": CommandEntry(
            f"{_HERE}.migrate", "Skriv filer fra en ældre udgave af lg om.", ("opgrader",)
        ),
        "schema": CommandEntry(
            f"{_HERE}.schema", "Skemaer til en editor, der hjælper, mens du retter.", ("skema",)
        ),
        "templates": CommandEntry(
            f"{_HERE}.templates", "Se og kopiér skabelonerne.", ("skabeloner",)
        ),
        "completion": CommandEntry(
            f"{_HERE}.completion", "Få navnene foreslået, når du trykker på Tab.", ("tab",)
        ),
    }

    def table(self) -> dict[str, CommandEntry]:
        """Return the commands: the documents first, then what else there is."""
        documents = {
            kind.command: CommandEntry(f"{_HERE}.{kind.command}", kind.line, kind.danish)
            for kind in KINDS
        }
        return documents | self.entries

    def other_command(self, written: str, rest: Sequence[str]) -> Command | None:
        """Return the command of a sheet that goes by this name."""
        from ledelsesgrundlag_cli.cli.sheet_names import sheet_called

        found = sheet_called(written, rest)
        if found is None:
            return None
        from typer.main import get_command

        from ledelsesgrundlag_cli.cli.sheet_command import sheet_command

        command = get_command(sheet_command(found))
        command.name = found
        return command

    def other_names(self, rest: Sequence[str]) -> Iterable[str]:
        """Return the names of the sheets there are."""
        from ledelsesgrundlag_cli.cli.sheet_names import sheet_names

        return sheet_names(rest)

    def made(self, name: str) -> typer.Typer:
        """Return a command; that of a whole document is made from the document's row."""
        kind = next((one for one in KINDS if one.command == name), None)
        if kind is None or kind.own_command:
            return super().made(name)
        from ledelsesgrundlag_cli.cli.document_command import whole_command

        return whole_command(kind)


app = typer.Typer(
    name="lg",
    cls=Root,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


def _version(asked: bool) -> None:
    if asked:
        from ledelsesgrundlag_cli.cli.console import say

        say(f"lg {__version__}")
        raise typer.Exit


@app.callback(
    help="lg laver rollekort, LUS-ark og dialogkort ud fra ledelsesgrundlaget.",
    epilog="Skriv bare lg for at se rollerne og pejlemærkerne. "
    "Hver kommando har sin egen hjælp, fx: lg role --help",
)
def root(
    ctx: typer.Context,
    _version_asked: Annotated[
        bool,
        typer.Option("--version", help="Vis lg's version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Show what one can do when no command is given."""
    if ctx.invoked_subcommand is None:
        from ledelsesgrundlag_cli.cli.overview import show_overview

        show_overview()
