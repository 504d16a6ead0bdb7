"""The document's leadership tools, each with the sheets for it and when they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.model.own_words import OWN_WORDS
from ledelsesgrundlag_cli.words.danish import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

_NOTE: Final = (
    "Arkene og oversigten er tilføjet og ikke en del af ledelsesgrundlaget. Værktøjernes navne er "
    "ledelsesgrundlagets egne."
)


def tool_sheets(framework: Framework, name: str) -> Iterator[blocks.Block]:
    """Yield the tools with their sheets; nothing where the document names none that has any.

    A sheet that is off until HR turns it on is left out until HR's words on it are written:
    nobody is told of what may not be used.
    """
    shown = [one for one in framework.sheets if not one.opt_in or _is_agreed(one)]
    tools = framework.tools.tools if framework.tools else ()
    of_tool = {tool: [one for one in shown if one.tool == tool.id] for tool in tools}
    if not any(of_tool.values()):
        return
    yield blocks.Text(name, "Ark til ledelsesværktøjerne, og hvornår de bliver brugt", "lead")
    items = tuple(
        blocks.Item(f"{name}_{tool.id}", f"{tool.name}: {_listed(sheets)}")
        for tool, sheets in of_tool.items()
    )
    yield blocks.Items(f"{name}_liste", items)
    yield blocks.Text(f"{name}_tilfoejet", _NOTE, "note", added=True)


def _is_agreed(sheet: Sheet) -> bool:
    """Tell whether HR has written all the words that a sheet has a line for."""
    return not sheet.unwritten and any(getattr(sheet, one) for one in OWN_WORDS)


def _listed(sheets: Sequence[Sheet]) -> str:
    """Name some sheets, each with when it is used in brackets."""
    told = (
        f"{one.title} ({lower_first(one.use.removesuffix('.'))})" if one.use else one.title
        for one in sheets
    )
    return ", ".join(told) or "ingen ark endnu"
