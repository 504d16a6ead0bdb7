"""The root command and the table of subcommands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from ledelsesgrundlag_cli.cli.danish import FOLDERS, CommandEntry, CommandGroup, DanishGroup

if TYPE_CHECKING:
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter

_HERE = "ledelsesgrundlag_cli.cli.commands"
_TALK, _MEETING, _TEXT, _SETUP = (
    CommandGroup.TALK,
    CommandGroup.MEETING,
    CommandGroup.TEXT,
    CommandGroup.SETUP,
)


class Root(DanishGroup):
    """``lg`` itself."""

    entries: ClassVar[dict[str, CommandEntry]] = {
        "role": CommandEntry(
            f"{_HERE}.role", "Et rollekort: hvad der forventes af rollen.", ("rolle",), _TALK
        ),
        "lus": CommandEntry(f"{_HERE}.lus", "Ark til lederudviklingssamtalen (LUS).", group=_TALK),
        "pejlemaerke": CommandEntry(
            f"{_HERE}.pejlemaerke",
            "Dialogkort: spørgsmål til eftertanke.",
            ("pejlemærke",),
            _TALK,
        ),
        "search": CommandEntry(
            f"{_HERE}.search", "Søg i hele ledelsesgrundlaget.", ("søg",), _TALK
        ),
        "booklet": CommandEntry(
            f"{_HERE}.booklet", "Hele ledelsesgrundlaget som hæfte.", ("hæfte",), _MEETING
        ),
        "poster": CommandEntry(
            f"{_HERE}.poster", "En plakat med pejlemærkerne.", ("plakat",), _MEETING
        ),
        "chain": CommandEntry(
            f"{_HERE}.chain", "Følg den røde tråd gennem ledelseskæden.", ("kæde",), _MEETING
        ),
        "compare": CommandEntry(
            f"{_HERE}.compare", "Sammenlign rollers forventninger.", ("sammenlign",), _MEETING
        ),
        "matrix": CommandEntry(
            f"{_HERE}.matrix", "Overblik over roller og pejlemærker.", ("overblik",), _MEETING
        ),
        "export": CommandEntry(
            f"{_HERE}.export",
            "Alle dokumenter på én gang, i alle formater.",
            ("eksport",),
            _MEETING,
        ),
        "lint": CommandEntry(
            f"{_HERE}.lint",
            "Se, om noget skal rettes, før du sender det videre.",
            ("tjek",),
            _TEXT,
        ),
        "explain": CommandEntry(
            f"{_HERE}.explain", "Forklar en kode fra lg tjek.", ("forklar", "forklaring"), _TEXT
        ),
        "new": CommandEntry(
            f"{_HERE}.new", "Tilføj en rolle, en forventning, et spørgsmål …", ("ny",), _TEXT
        ),
        "diff": CommandEntry(
            f"{_HERE}.diff",
            "Hvad er ændret mellem to udgaver?",
            ("ændringer", "forskel"),
            _TEXT,
        ),
        "status": CommandEntry(
            f"{_HERE}.status", "Version, vedtagelse og hvad der er ændret siden.", group=_TEXT
        ),
        "adopt": CommandEntry(
            f"{_HERE}.adopt", "Registrér, at ledelsesgrundlaget er vedtaget.", ("vedtag",), _TEXT
        ),
        "init": CommandEntry(
            f"{_HERE}.init", "Begynd på jeres eget ledelsesgrundlag.", ("opret", "begynd"), _SETUP
        ),
        "templates": CommandEntry(
            f"{_HERE}.templates", "Se og kopiér skabelonerne.", ("skabeloner",), _SETUP
        ),
        "schema": CommandEntry(
            f"{_HERE}.schema",
            "Skemaer til en editor, der hjælper, mens du retter.",
            ("skema",),
            _SETUP,
        ),
        "completion": CommandEntry(
            f"{_HERE}.completion", "Få navnene foreslået, når du trykker på Tab.", ("tab",), _SETUP
        ),
        "migrate": CommandEntry(
            f"{_HERE}.migrate", "Skriv filer fra en ældre udgave af lg om.", ("opgrader",), _SETUP
        ),
        "help": CommandEntry(
            f"{_HERE}.help", "Vis hjælpen til en kommando.", ("hjælp",), CommandGroup.UNLISTED
        ),
        "version": CommandEntry(
            f"{_HERE}.version", "Vis lg's version.", group=CommandGroup.UNLISTED
        ),
    }

    headings = (FOLDERS,)

    def format_help_text(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002
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
            help="Kan stå her eller efter kommandoen, ligesom --templates.",
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
