"""Which sheets there are, and when each is used."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.words.danish import lower_first
from ledelsesgrundlag_cli.words.harmless import literal
from ledelsesgrundlag_cli.words.measure import READABLE

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

_LEAST_USE: Final = 24
"""Columns that it takes to read when a sheet is used beside its name and title."""


def show_sheets(framework: Framework) -> None:
    """Print each sheet's name, title and use, and how one makes it.

    Each is a line where the window is wide enough.
    """
    if not framework.sheets:
        console.say("Ledelsesgrundlaget har ingen ark. De ligger i mappen sheets.")
        return
    wide = max(len(one.id) for one in framework.sheets) + 2
    beside = wide + max(len(literal(one.title)) for one in framework.sheets) + 2
    for sheet in framework.sheets:
        used = lower_first((sheet.use or "").removesuffix("."))
        if console.width() - beside >= _LEAST_USE:
            first, *more = _lines(used, beside) or [""]
            start = f"{sheet.id:<{wide}}{literal(sheet.title)}"
            lines = [f"{start:<{beside}}{first}", *(f"{'':<{beside}}{one}" for one in more)]
        else:
            texts = [one for text in (sheet.title, used) for one in _lines(text, wide)]
            lines = [f"{'' if at else sheet.id:<{wide}}{one}" for at, one in enumerate(texts)]
        for line in lines:
            console.say(line.rstrip())
    sheet = framework.sheets[0]
    console.say(f"\nLav et ark, fx: lg ark {example(framework, sheet)}")
    console.say(f"Se et arks dele: lg ark {sheet.id} --help")


def example(framework: Framework, sheet: Sheet) -> str:
    """Return what makes a sheet, after ``lg ark``: ``lus leder-af-ledere -o lus.docx``."""
    roles = [one.id for one in framework.roles]
    words = {None: roles[-1:], "none": [], "from-to": [*roles[-1:], *roles[-2:-1]]}[sheet.roles]
    return " ".join([sheet.id, *words, "-o", f"{sheet.id}.docx"])


def _lines(text: str, indent: int) -> list[str]:
    return wrap(literal(text), max(min(console.width(), READABLE) - indent, 20))
