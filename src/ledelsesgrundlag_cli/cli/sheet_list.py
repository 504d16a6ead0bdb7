"""Which sheets there are, and when each is used."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.words.harmless import literal
from ledelsesgrundlag_cli.words.measure import READABLE

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework


def show_sheets(framework: Framework) -> None:
    """Print each sheet's name, title and use, and how one makes it."""
    if not framework.sheets:
        console.say("Ledelsesgrundlaget har ingen ark. De ligger i mappen sheets.")
        return
    wide = max(len(one.id) for one in framework.sheets) + 2
    for sheet in framework.sheets:
        lines = [line for text in (sheet.title, sheet.use or "") for line in _lines(text, wide)]
        for number, line in enumerate(lines):
            console.say(f"{sheet.id if number == 0 else '':<{wide}}{line}")
    first = framework.sheets[0]
    role = "" if first.roles == "none" else f" {framework.roles[-1].id}"
    console.say(f"\nLav et ark, fx: lg ark {first.id}{role} -o {first.id}.docx")


def _lines(text: str, indent: int) -> list[str]:
    return wrap(literal(text), max(min(console.width(), READABLE) - indent, 20))
