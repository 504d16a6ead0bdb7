"""``lg help``: the help of a command, asked for in words."""

from __future__ import annotations

from typing import Annotated, cast

import typer

from ledelsesgrundlag_cli.cli.danish import DanishCommand, DanishGroup
from ledelsesgrundlag_cli.cli.options import FrameworkOption, argument

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def _suggest(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    root = cast("DanishGroup", ctx.find_root().command)
    return [
        (one.value, one.help or "")
        for one in root.shell_complete(ctx.find_root(), incomplete)
        if not one.value.startswith("-")
    ]


@app.command(
    cls=DanishCommand,
    help="Vis hjælpen til en kommando, eller alle kommandoer.",
    epilog="lg hjælp rolle",
)
def show_help(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        argument(
            "[KOMMANDO]",
            "Kommandoens navn, fx rolle eller ny forventning. Uden navn: alle kommandoer.",
            _suggest,
        ),
    ] = None,
    framework: FrameworkOption = None,
) -> None:
    """Print it, as the command itself would. The sheets of a framework are commands too."""
    named = [] if framework is None else ["--framework", framework]
    ctx.find_root().command.main(
        [*named, *(words or []), "--help"], prog_name="lg", standalone_mode=False
    )
