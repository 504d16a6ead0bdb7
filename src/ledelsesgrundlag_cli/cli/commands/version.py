"""``lg version``: which lg this is."""

from __future__ import annotations

import typer

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.cli.console import say
from ledelsesgrundlag_cli.cli.danish import DanishCommand

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=DanishCommand, help="Vis lg's version.", epilog="lg version")
def version() -> None:
    """Print it."""
    say(f"lg {__version__}")
