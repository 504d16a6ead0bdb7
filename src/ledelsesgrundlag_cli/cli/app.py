"""The root command and the table of subcommands."""

from __future__ import annotations

from typing import Annotated, ClassVar

import typer

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.cli.danish import CommandEntry, DanishGroup

_HERE = "ledelsesgrundlag_cli.cli.commands"


class Root(DanishGroup):
    """``lg`` itself."""

    entries: ClassVar[dict[str, CommandEntry]] = {
        "role": CommandEntry(
            f"{_HERE}.role", "Et rollekort: hvad der forventes af rollen.", ("rolle",)
        ),
        "lus": CommandEntry(f"{_HERE}.lus", "Ark til lederudviklingssamtalen (LUS)."),
        "pejlemaerke": CommandEntry(
            f"{_HERE}.pejlemaerke", "Dialogkort: spørgsmål til eftertanke.", ("pejlemærke",)
        ),
        "booklet": CommandEntry(
            f"{_HERE}.booklet", "Hele ledelsesgrundlaget som hæfte.", ("haefte", "hæfte")
        ),
        "poster": CommandEntry(f"{_HERE}.poster", "En plakat med pejlemærkerne.", ("plakat",)),
        "compare": CommandEntry(
            f"{_HERE}.compare", "Sammenlign rollers forventninger.", ("sammenlign",)
        ),
        "chain": CommandEntry(
            f"{_HERE}.chain", "Følg den røde tråd gennem ledelseskæden.", ("kaede", "kæde")
        ),
        "matrix": CommandEntry(
            f"{_HERE}.matrix", "Overblik over roller og pejlemærker.", ("overblik",)
        ),
        "search": CommandEntry(
            f"{_HERE}.search", "Søg i hele ledelsesgrundlaget.", ("soeg", "søg")
        ),
        "export": CommandEntry(
            f"{_HERE}.export", "Alle dokumenter på én gang, i alle formater.", ("eksport",)
        ),
        "lint": CommandEntry(
            f"{_HERE}.lint", "Se, om noget skal rettes, før du sender ændringen videre.", ("tjek",)
        ),
        "diff": CommandEntry(
            f"{_HERE}.diff", "Hvad er ændret mellem to udgaver?", ("forskel", "ændringer")
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
