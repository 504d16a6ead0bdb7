"""Names for shell completion: roles, pejlemærker, fora and expectations of the one in use.

Completion must never disturb the prompt: whatever goes wrong, there are just no suggestions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

from ledelsesgrundlag_cli.documents.request import ALL_SIDES
from ledelsesgrundlag_cli.render.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

_NOT_FOR_SHELLS = re.compile(r"[`$\\\"'\[\]]")
"""Some shells evaluate what they are told, and Typer reads rich's markup in it; a title must
never be a command."""

Suggestions = list[tuple[str, str]]


def roles(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest roles."""
    return _suggest(ctx, lambda framework: [(one.id, one.title) for one in framework.roles])


def pejlemaerker(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest pejlemærker."""
    return _suggest(ctx, lambda framework: [(one.id, one.name) for one in framework.pejlemaerker])


def units(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest the units that have texts of their own beside the framework."""
    try:
        from ledelsesgrundlag_cli.cli.opening import locate
        from ledelsesgrundlag_cli.loading.load import load
        from ledelsesgrundlag_cli.loading.local import load_local

        directory = locate(_named(ctx)).directory
        read = load_local(load(directory, ""), directory, ".")
        return [_suggestion(one.id, one.name) for one in read.units.values()]
    except Exception:  # noqa: BLE001 - see the module's first lines
        return []


def units_or_all(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest the units, and all of them together."""
    return [*units(ctx, incomplete), ("alle", "alle enheder")]


def threads(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest what can be followed through the chain: pejlemærker and expectations."""
    return _suggest(
        ctx,
        lambda framework: [
            *((one.id, one.name) for one in framework.pejlemaerker),
            *((one.id, one.text) for role in framework.roles for one in role.expectations),
        ],
    )


def fora(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest fora."""
    return _suggest(ctx, lambda framework: [(one.id, one.name) for one in framework.fora])


def documents(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest what a set can be made of."""
    from ledelsesgrundlag_cli.documents.kinds import KINDS, Each

    return _suggest(
        ctx,
        lambda framework: [
            *((one.id, one.title) for one in KINDS if one.each and one.each is not Each.SHEET),
            *((one.id, one.title) for one in _sheets_on(ctx, framework)),
        ],
    )


def sheet_and_roles(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest a sheet, and after it roles, where it is made for one."""

    def fitting(framework: Framework) -> Suggestions:
        written = ctx.params.get("words") or ()
        if not written:
            return [(one.id, one.title) for one in _sheets_on(ctx, framework)]
        sheet = _sheet(framework, written[0])
        if sheet is not None and sheet.roles == "none":
            return []
        return [(one.id, one.title) for one in framework.roles]

    return _suggest(ctx, fitting)


def sides(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest the sides of the sheet that is written: first, or as the command itself."""

    def fitting(framework: Framework) -> Suggestions:
        from ledelsesgrundlag_cli.documents.sheet import sides_to_choose

        words = [ctx.info_name or "", *(ctx.params.get("words") or ()), *ctx.args]
        sheet = next(filter(None, (_sheet(framework, word) for word in words)), None)
        found = sides_to_choose(sheet) if sheet is not None else []
        found += [one for one in sheet.every_side if one.always] if sheet is not None else []
        return [*((one.id, one.name) for one in found), (ALL_SIDES, "alle dele")]

    return _suggest(ctx, fitting)


def _sheets_on(ctx: typer.Context, framework: Framework) -> list[Sheet]:
    """Return the sheets that are made: those that are off are not suggested."""
    from ledelsesgrundlag_cli.cli.opening import locate
    from ledelsesgrundlag_cli.cli.sheets_on import sheets_in_use

    off = sheets_in_use(framework, locate(_named(ctx))).off
    return [one for one in framework.sheets if one.id not in off]


def _sheet(framework: Framework, written: str) -> Sheet | None:
    from ledelsesgrundlag_cli.cli.opening import named_sheets
    from ledelsesgrundlag_cli.words.names import match

    return framework.sheet(match(written, named_sheets(framework)) or "")


def formats(ctx: typer.Context, incomplete: str) -> list[str]:
    """Suggest formats."""
    return [one.name for one in FORMATS]


def beginnings(ctx: typer.Context, incomplete: str) -> list[str]:
    """Suggest what a new framework can begin from; a folder is the shell's to suggest."""
    return ["empty", "odsherred"]


def aims(ctx: typer.Context, incomplete: str) -> list[str]:
    """Suggest what a prompt can look at."""
    from ledelsesgrundlag_cli.model.prompt import Aim

    return [one.value for one in Aim]


def focus(ctx: typer.Context, incomplete: str) -> Suggestions:
    """Suggest expectations: those of the roles already written, or all."""
    # With an option that has no value yet, Typer leaves all words where they were written.
    written = [*(ctx.params.get("words") or ()), *ctx.args]

    def expectations(framework: Framework) -> Suggestions:
        from ledelsesgrundlag_cli.cli.opening import named_roles
        from ledelsesgrundlag_cli.words.names import match

        known = named_roles(framework)
        wanted = {match(one, known) for one in (*written, " ".join(written))} - {None}
        return [
            (expectation.id, expectation.text)
            for role in framework.roles
            if not wanted or role.id in wanted
            for expectation in role.expectations
        ]

    return _suggest(ctx, expectations)


def _suggest(ctx: typer.Context, names: Callable[[Framework], Suggestions]) -> Suggestions:
    try:
        from ledelsesgrundlag_cli.cli.opening import locate
        from ledelsesgrundlag_cli.loading.load import load

        framework = load(locate(_named(ctx)).directory, "").framework()
        found = names(framework) if framework else []
        return [_suggestion(name, title) for name, title in found]
    except Exception:  # noqa: BLE001 - see the module's first lines
        return []


def _suggestion(name: str, title: str) -> tuple[str, str]:
    from ledelsesgrundlag_cli.words.harmless import literal

    return name, _NOT_FOR_SHELLS.sub("", literal(title))


def _named(ctx: typer.Context) -> str | None:
    """Return the folder written after ``--framework``, also where Typer did not read so far."""
    named: str | None = ctx.params.get("framework")
    if named is None and "--framework" in ctx.args[:-1]:
        named = ctx.args[ctx.args.index("--framework") + 1]
    return named
