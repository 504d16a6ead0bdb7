"""The help of a sheet: what it is, when it is used, and whom its parts are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.words.danish import listed, lower_first
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.model.sheet_sides import SheetSide


class SheetHelp(NamedTuple):
    """What stands at the top of a sheet's help, and its example."""

    about: str
    example: str


def sheet_help(written_id: str, named: str | None) -> SheetHelp | None:
    """Return the help of a sheet; None where the framework cannot be read in full.

    ``named`` is the folder that is written after ``--framework``.

    Raises:
        UserError: that folder holds no framework.
    """
    from ledelsesgrundlag_cli.cli.opening import locate
    from ledelsesgrundlag_cli.cli.sheet_list import example
    from ledelsesgrundlag_cli.loading.load import load

    framework: Framework | None = load(locate(named).directory, "").framework()
    sheet = framework.sheet(written_id) if framework else None
    if framework is None or sheet is None:
        return None
    return SheetHelp(_about(sheet), f"lg ark {example(framework, sheet)}")


def _about(sheet: Sheet) -> str:
    from ledelsesgrundlag_cli.documents.sheet import sides_to_choose

    said = [f"Lav arket {sheet.title}."]
    if sheet.use:
        used = lower_first(sheet.use.removesuffix("."))
        said.append(f"Det bruges{',' if used.startswith('når ') else ''} {used}.")
    if sheet.opt_in:
        said.append("Det skal slås til i lg.toml, før det kan laves.")
    if sheet.roles == "none":
        said.append(USUAL.say("Det er det samme for alle {roller}, så skriv ingen {rolle}."))
    choosable = sides_to_choose(sheet)
    if choosable:
        said.append(f"Dele (--for): {_named(choosable)}.")
        always = [one for one in sheet.every_side if one.always]
        if always:
            said.append(f"Altid med: {_named(always)}.")
    return " ".join(said)


def _named(sides: Iterable[SheetSide]) -> str:
    return listed(f"{one.id} ({one.name})" for one in sides)
