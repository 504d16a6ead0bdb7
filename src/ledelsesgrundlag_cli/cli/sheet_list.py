"""Which sheets there are, by what they are tools for, and when each is used."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.words.danish import listed, lower_first
from ledelsesgrundlag_cli.words.harmless import literal
from ledelsesgrundlag_cli.words.measure import READABLE
from ledelsesgrundlag_cli.words.nouns import first_upper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.lint.sheets_on import SheetsOn
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

_LEAST_USE: Final = 24
"""Columns that it takes to read when a sheet is used beside its name and title."""
_OFF: Final = "slået fra"
_OTHERS: Final = "Andre ark"


class _Widths(NamedTuple):
    """Where the columns of the list begin."""

    name: int
    title: int
    use: int


def show_sheets(opened: Opened) -> None:
    """Print each sheet's name, title and use, how one makes it, and how those are that are off.

    Each is a line where the window is wide enough. Those of a tool stand under its name.
    """
    from ledelsesgrundlag_cli.cli.sheets_on import sheets_in_use

    framework = opened.framework
    if not framework.sheets:
        console.say("Ledelsesgrundlaget har ingen ark. De ligger i mappen sheets.")
        return
    known = sheets_in_use(framework, opened.location)
    groups = list(_by_tool(framework))
    name = 2 if len(groups) > 1 or groups[0][0] else 0
    title = name + max(len(one.id) for one in framework.sheets) + 2
    use = title + max(len(literal(one.title)) for one in framework.sheets) + 2
    for heading, sheets in groups:
        if name:
            console.say(heading or _OTHERS)
        for sheet in sheets:
            used = lower_first((sheet.use or "").removesuffix("."))
            used = _OFF if sheet.id in known.off else used
            for line in _rows(sheet, used, _Widths(name, title, use)):
                console.say(line.rstrip())
    made = [*known.listed, *(one.id for one in framework.sheets if one.id not in known.off)]
    if first := framework.sheet(made[0]) if made else None:
        console.say(f"\nLav et ark, fx: lg ark {example(framework, first)}")
        console.say(f"Se et arks dele: lg ark {first.id} --help")
    for line in _about_off(opened, known) if known.off else ():
        console.say(line)


def _by_tool(framework: Framework) -> Iterator[tuple[str, list[Sheet]]]:
    """Yield the sheets of each tool under its name, as the document orders them; others last."""
    tools = framework.tools.tools if framework.tools else ()
    for tool in tools:
        of_it = [one for one in framework.sheets if one.tool == tool.id]
        if of_it:
            yield first_upper(literal(tool.name)), of_it
    named = {tool.id for tool in tools}
    if others := [one for one in framework.sheets if one.tool not in named]:
        yield "", others


def _rows(sheet: Sheet, used: str, at: _Widths) -> Iterator[str]:
    """Yield a sheet's lines: side by side, or below each other in a narrow window."""
    if console.width() - at.use >= _LEAST_USE:
        first, *more = _lines(used, at.use) or [""]
        start = f"{'':<{at.name}}{sheet.id:<{at.title - at.name}}{literal(sheet.title)}"
        yield f"{start:<{at.use}}{first}"
        yield from (f"{'':<{at.use}}{one}" for one in more)
        return
    texts = [one for text in (sheet.title, used) for one in _lines(text, at.title)]
    for number, one in enumerate(texts):
        start = f"{'':<{at.name}}{'' if number else sheet.id}"
        yield f"{start:<{at.title}}{one}"


def _about_off(opened: Opened, known: SheetsOn) -> Iterator[str]:
    """Say what to agree on before the sheets that are off are turned on, and how that is done."""
    from ledelsesgrundlag_cli.cli.sheets_on import how_to_turn_on

    yield ""
    yield from _lines("Slået fra. Aftal først, og skriv i arkets fil i mappen sheets:", 0)
    wide = max(map(len, known.off)) + 2
    for sheet in opened.framework.sheets:
        if sheet.id in known.off:
            yield from _hanging(f"  {sheet.id:<{wide}}", _to_agree(sheet))
    first, *line = how_to_turn_on(opened, known, *known.off).split("\n")
    yield from _lines(first, 0)
    for one in line:
        yield from _hanging("  ark = [", one.removeprefix("ark = ["))


def _to_agree(sheet: Sheet) -> str:
    """Say what HR is to write on a sheet, and whether a jurist is to read it."""
    from ledelsesgrundlag_cli.documents.draft import WANTED

    wanted = listed(WANTED[field].what for field in sheet.unwritten) if sheet.unwritten else ""
    if sheet.unread:
        return f"{wanted}. En jurist skal læse det." if wanted else "en jurist skal læse det"
    return wanted or "det hele er skrevet"


def _hanging(start: str, text: str) -> Iterator[str]:
    """Break a text into lines that begin below each other, the first of them after a start."""
    first, *more = _lines(text, len(start))
    yield f"{start}{first}"
    yield from (f"{'':<{len(start)}}{one}" for one in more)


def example(framework: Framework, sheet: Sheet) -> str:
    """Return what makes a sheet, after ``lg ark``: ``lus leder-af-ledere -o lus.docx``."""
    from ledelsesgrundlag_cli.documents.sheet import roles_of

    roles = [one.id for one in framework.roles]
    made_for = {None: roles[-1:], "none": [], "from-to": [*roles[-1:], *roles[-2:-1]]}
    words = made_for[roles_of(sheet, None)]
    return " ".join([sheet.id, *words, "-o", f"{sheet.id}.docx"])


def _lines(text: str, indent: int) -> list[str]:
    return wrap(literal(text), max(min(console.width(), READABLE) - indent, 20))
