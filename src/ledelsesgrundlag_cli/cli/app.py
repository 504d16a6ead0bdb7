"""The root command and the table of subcommands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from ledelsesgrundlag_cli.cli.danish import FOLDERS, CommandEntry, DanishGroup, above
from ledelsesgrundlag_cli.documents.kinds import KINDS, CommandGroup
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter

_TALK, _MEETING, _TEXT, _SETUP = (
    CommandGroup.TALK,
    CommandGroup.MEETING,
    CommandGroup.TEXT,
    CommandGroup.SETUP,
)
_FIRST = ("lus", "new", "lint", "explain")
"""Commands that stand before the documents under their heading."""


class Root(DanishGroup):
    """``lg`` itself."""

    entries: ClassVar[dict[str, CommandEntry]] = {
        "lus": CommandEntry("Arket til lederudviklingssamtalen (LUS).", group=_TALK),
        "answers": CommandEntry("Se, hvad der er skrevet på et ark.", ("svar",), _TALK),
        "search": CommandEntry("Søg i hele ledelsesgrundlaget.", ("søg",), _TALK),
        "export": CommandEntry(
            "Alle dokumenter på én gang, i alle formater.", ("eksport",), _MEETING
        ),
        "lint": CommandEntry(
            "Se, om noget skal rettes, før du sender det videre.", ("tjek",), _TEXT
        ),
        "explain": CommandEntry("Forklar en kode fra lg tjek.", ("forklar", "forklaring"), _TEXT),
        "new": CommandEntry(
            USUAL.say("Tilføj {en rolle}, en forventning, et spørgsmål …"), ("ny",), _TEXT
        ),
        "status": CommandEntry("Version og vedtagelse, og hvad der er ændret siden.", group=_TEXT),
        "adopt": CommandEntry("Registrér, at ledelsesgrundlaget er vedtaget.", ("vedtag",), _TEXT),
        "init": CommandEntry(
            "Begynd på jeres eget ledelsesgrundlag.", ("opret", "begynd"), _SETUP
        ),
        "templates": CommandEntry("Se og kopiér skabelonerne.", ("skabeloner",), _SETUP),
        "schema": CommandEntry(
            "Skemaer til en editor, der hjælper, mens du retter.", ("skema",), _SETUP
        ),
        "completion": CommandEntry(
            "Få navnene foreslået, når du trykker på Tab.", ("tab",), _SETUP
        ),
        "migrate": CommandEntry(
            "Omskriv filer fra en ældre version af lg.", ("opgrader",), _SETUP
        ),
        "help": CommandEntry("Vis hjælpen til en kommando.", ("hjælp",), CommandGroup.UNLISTED),
        "version": CommandEntry("Vis lg's version.", group=CommandGroup.UNLISTED),
    }

    headings = (FOLDERS,)

    def table(self) -> dict[str, CommandEntry]:
        """Return the commands, those that most people look for first."""
        documents = {
            kind.command: CommandEntry(kind.line, kind.danish, kind.heading) for kind in KINDS
        }
        return {name: self.entries[name] for name in _FIRST} | documents | self.entries

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """Take ``lg ark NAME --help`` for the help of that sheet."""
        name, command, rest = super().resolve_command(ctx, args)
        if name == self.shown_name("sheet") and "--help" in rest[1:]:
            sheet = self.other_command(rest[0], [*rest[1:], *above(ctx)])
            if sheet is not None:
                return f"{name} {sheet.name}", sheet, rest[1:]
        return name, command, rest

    def other_command(self, written: str, rest: Sequence[str]) -> Command | None:
        """Return the command of a sheet that goes by this name."""
        from ledelsesgrundlag_cli.cli.sheet_help import sheet_help
        from ledelsesgrundlag_cli.cli.sheet_names import named_folder, sheet_called

        found = sheet_called(written, rest)
        if found is None:
            return None
        from typer.main import get_command

        from ledelsesgrundlag_cli.cli.sheet_command import sheet_command

        told = sheet_help(found, named_folder(rest)) if "--help" in rest else None
        about, example = told or (None, None)
        command = get_command(sheet_command(found, about=about, example=example))
        command.name = found
        return command

    def other_names(self, rest: Sequence[str]) -> Iterable[str]:
        """Return the names of the sheets there are."""
        from ledelsesgrundlag_cli.cli.sheet_names import sheet_names

        return sheet_names(rest)

    def heading_of(self, name: str, ctx: Context) -> CommandGroup:
        """List what gathers answers where HR has said that they may be, and nowhere else."""
        from ledelsesgrundlag_cli.cli.sheet_names import are_gathered

        if name == "gather" and are_gathered(above(ctx)):
            return _TALK
        return super().heading_of(name, ctx)

    def made(self, name: str) -> typer.Typer:
        """Return a command; that of a whole document is made from the document's row."""
        kind = next((one for one in KINDS if one.command == name), None)
        if kind is None or kind.own_command:
            return super().made(name)
        from ledelsesgrundlag_cli.cli.document_command import whole_command

        return whole_command(kind)

    def format_help_text(
        self,
        ctx: Context,  # noqa: ARG002 - as Typer calls it
        formatter: HelpFormatter,
    ) -> None:
        """Write it close under the usage: the whole must fit one screen."""
        formatter.write_text(self.help or "")


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
        from ledelsesgrundlag_cli.cli.commands.version import version

        version()
        raise typer.Exit


@app.callback(help="Hjælp til en kommando: lg hjælp KOMMANDO, fx lg hjælp rolle")
def root(
    ctx: typer.Context,
    _version_asked: Annotated[
        bool,
        typer.Option("--version", help="Vis lg's version.", callback=_version, is_eager=True),
    ] = False,
    framework: Annotated[
        str | None,
        typer.Option(
            "--framework",
            metavar="MAPPE",
            help="Ledelsesgrundlagets mappe, før eller efter kommandoen.",
            rich_help_panel=FOLDERS,
        ),
    ] = None,
    templates: Annotated[  # noqa: ARG001 - DanishCommand hands it on
        str | None,
        typer.Option("--templates", metavar="MAPPE", help="Mappen med jeres egne skabeloner."),
    ] = None,
) -> None:
    """Show what one can do when no command is given."""
    if ctx.invoked_subcommand is None:
        from ledelsesgrundlag_cli.cli.overview import show_overview

        show_overview(framework)
