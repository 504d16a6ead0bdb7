"""Opening the framework and the templates in use, and choosing things in it by name."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.cli.console import warn
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown
from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.words.danish import counted, listed
from ledelsesgrundlag_cli.words.harmless import literal
from ledelsesgrundlag_cli.words.names import Named, beginning_with, match, nearest_things
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.loading.load import Loaded
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.render.templates import Templates

MOST_IN_A_LINE = 6
"""Names that are told side by side; more stand one a line."""


class Opened(NamedTuple):
    """A framework in use, where it lies, and its files as they were read."""

    framework: Framework
    location: files.Location
    loaded: Loaded


def working_folder() -> Path:
    """Return the working folder, also when somebody has deleted it meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def locate(named: str | None) -> files.Location:
    """Find the framework in use, or say in Danish that the named folder holds none."""
    try:
        return files.find_framework(named, os.environ, working_folder())
    except files.NotAFrameworkError as error:
        raise UserError(
            f"Der er ikke noget ledelsesgrundlag i {shown(error.directory)}.\n"
            f"Mappen skal indeholde filen {files.FRAMEWORK_FILE}."
        ) from error
    except ValueError as error:  # a NUL in a path
        raise UserError("Mappens navn kan ikke bruges.") from error


def open_framework(named: str | None) -> Opened:
    """Find, read and check the framework in use.

    When none was found and the one shipped with lg is used, a line on stderr says so. A broken
    framework is told in full on stderr and ends the command with exit code 1.
    """
    from ledelsesgrundlag_cli.loading.load import load

    location = locate(named)
    shown_as = files.shown_path(location.directory, working_folder())
    loaded = load(location.directory, shown_as)
    framework = framework_in(loaded)
    for found in loaded.diagnostics:  # what is left are warnings
        warn(problem_text(found))
    tell_when_bundled(framework, location)
    return Opened(framework, location, loaded)


def framework_in(loaded: Loaded, told: str = "") -> Framework:
    """Return a framework that could be read in full.

    Raises:
        FailedError: it could not; with all that is wrong, and what is ``told`` of what follows.
    """
    framework = loaded.framework()
    if framework is None:
        raise FailedError(f"{problems_text(loaded.diagnostics)}\n{told}".rstrip("\n"))
    return framework


def locate_own(named: str | None) -> files.Location:
    """Find the framework that was named or is near; the one shipped with lg is not taken.

    What a command that was killed had begun to change in it is finished first.
    """
    from ledelsesgrundlag_cli.write.changes import finish_changes

    location = locate(named)
    if location.origin is files.Origin.BUNDLED:
        raise UserError(
            "Der er ikke noget ledelsesgrundlag her.\n"
            "Gå til mappen med framework, eller skriv --framework MAPPE."
        )
    with suppress(OSError):  # whoever may only read sees the files as they are
        finish_changes(location.directory)
    return location


def open_own_framework(named: str | None) -> Opened:
    """Open the framework that was named or found; the one shipped with lg is not taken."""
    locate_own(named)
    return open_framework(named)


def problems_text(diagnostics: Sequence[Diagnostic]) -> str:
    """Word what is wrong in files, one problem after the other, with its place."""
    errors = [found for found in diagnostics if found.severity is Severity.ERROR]
    count = counted(sum(one.stands_for for one in errors), "én fejl", "fejl")
    return "\n".join([*map(problem_text, errors), f"Der er {count}."])


def problem_text(found: Diagnostic) -> str:
    """Word one problem: its place, what is wrong, other places, and what to do."""
    lines = [
        f"{found.span}: {found.message}",
        *(f"  {related.span}: {related.message}" for related in found.related),
        f"  Sådan retter du: {found.remedy}",
    ]
    return "\n".join(line[: len(line) - len(line.lstrip())] + literal(line) for line in lines)


def tell_when_bundled(framework: Framework, location: files.Location) -> None:
    """Say on stderr that the framework shipped with lg is used, because none was found.

    HR of another municipality in the wrong folder must not print Odsherred's cards unawares.
    """
    if location.origin is files.Origin.BUNDLED:
        warn(
            "Der er ingen mappe her, der hedder framework. "
            "lg bruger derfor det ledelsesgrundlag, der følger med: "
            f"{framework.metadata.organisation}, version {framework.metadata.version}."
        )


def open_templates(named: str | None, location: files.Location) -> Templates:
    """Return where templates come from, or say in Danish that the named folder is none."""
    from ledelsesgrundlag_cli.render.templates import templates_for

    folder = None if named is None else Path(named)
    try:
        if folder is not None and not folder.is_dir():
            raise UserError(f"Skabelonmappen {shown(str(folder))} findes ikke.")
    except (OSError, ValueError) as error:
        raise UserError("Skabelonmappens navn kan ikke bruges.") from error
    here = working_folder()
    return templates_for(folder, location.directory, lambda one: files.shown_path(one, here))


def choose(
    what: str, written: Sequence[str], things: Sequence[Named], *, beginnings: bool = False
) -> list[str]:
    """Turn what was written into ids, each once, in the order written.

    Several words may also be one name: ``leder af ledere``. With ``beginnings`` the beginning of
    a name is enough when it is that of one thing, and a line on stderr says which: only for what
    reads the framework, never for what changes it.

    Raises:
        UserError: nothing goes by a name; the nearest names, or all of them, are told. Or it is
            the beginning of several.
    """
    joined = " ".join(written)
    whole = match(joined, things)
    if whole is not None:
        return [whole]
    exact = [match(one, things) for one in written]
    begun: dict[str, str | None] = {}
    if beginnings and not all(exact):
        if len(written) > 1 and (only := _begun_on(joined, things)):
            return [_told(joined, only, things)]
        begun = {
            one: _begun_on(one, things)
            for one, found in zip(written, exact, strict=True)
            if found is None
        }
    ids = []
    for one, found in zip(written, exact, strict=True):
        chosen = found or begun.get(one)
        if chosen is None:
            near = [] if any(exact) else nearest_things(joined, things)
            raise _unknown(
                what, joined if near else one, near or nearest_things(one, things), things
            )
        ids.append(chosen)
    for one, understood in begun.items():
        _told(one, str(understood), things)
    return list(dict.fromkeys(ids))


def begun_on(written: str, things: Sequence[Named]) -> str | None:
    """Return the id of the one thing with a name that begins so, told on stderr; or None.

    Raises:
        UserError: several do.
    """
    found = _begun_on(written, things)
    return None if found is None else _told(written, found, things)


def _begun_on(written: str, things: Sequence[Named]) -> str | None:
    ids = beginning_with(written, things)
    if len(ids) > MOST_IN_A_LINE:
        raise UserError(
            f"{shown(written)} kan være flere. Skriv lidt mere af navnet.\n"
            f"Vælg mellem:{_one_a_line(ids)}"
        )
    if len(ids) > 1:
        raise UserError(
            f"{shown(written)} kan være {listed(ids, 'eller')}.\nSkriv lidt mere af navnet."
        )
    return ids[0] if ids else None


def _told(written: str, understood: str, things: Sequence[Named]) -> str:
    """Say what a beginning was taken for: a guess is never silent."""
    thing = next(one for one in things if one.id == understood)
    warn(f"{literal(written)}: {literal([*thing.names, thing.id][0])}")
    return understood


def choose_roles(framework: Framework, written: Sequence[str]) -> list[str]:
    """Turn what was written into ids of roles, for what only reads the framework.

    Without a word, say which roles there are.
    """
    if not any(written):
        ids = ", ".join(role.id for role in framework.roles)
        raise UserError(USUAL.say("Skriv {rollens} navn. Vælg mellem: {ids}.", ids=ids))
    return choose(
        USUAL.say("Der er ikke {nogen rolle}"), written, named_roles(framework), beginnings=True
    )


def choose_sheet(framework: Framework, written: str) -> Sheet:
    """Return the sheet that goes by a name or its beginning."""
    from ledelsesgrundlag_cli.documents.kinds import KINDS

    known = named_sheets(framework)
    [found] = choose("Der er ikke noget ark", [written], known, beginnings=True)
    if any(found == kind.id for kind in KINDS):
        raise FailedError(
            f"Arket kan ikke hedde ”{found}”, for det gør et andet dokument.\n"
            "Giv arket og dets fil et andet navn."
        )
    return next(one for one in framework.sheets if one.id == found)


def choose_side(sheet: Sheet, written: str | None) -> str | None:
    """Return the side of a sheet that goes by a name, or what stands for all of them.

    None means its first, and stays that where nothing is written.
    """
    from ledelsesgrundlag_cli.documents.request import ALL_SIDES
    from ledelsesgrundlag_cli.documents.sheet import sides_to_choose

    if written is None:
        return None
    choosable = sides_to_choose(sheet)
    always = [one for one in sheet.every_side if one.always]
    known = [Named(one.id, (one.name, *one.aliases)) for one in (*choosable, *always)]
    known.append(Named(ALL_SIDES, ("begge to", "alle", "alle dele", "alle sider")))
    if len(choosable) + len(always) == 1 and match(written, known) is None:
        raise UserError(f"Arket {sheet.id} har kun én del. Tag --for ud.")
    return choose(f"Arket {sheet.id} har ingen del", [written], known)[0]


def _unknown(what: str, written: str, near: Sequence[str], things: Sequence[Named]) -> UserError:
    if len(near) == 1:
        hint = f"Mente du {near[0]}?"
    elif near:
        hint = f"Mente du {', '.join(near[:-1])} eller {near[-1]}?"
    else:
        ids = [thing.id for thing in things]
        hint = "Ledelsesgrundlaget har ingen." if not ids else f"Vælg mellem: {', '.join(ids)}."
        if len(ids) > MOST_IN_A_LINE:
            hint = f"Vælg mellem:{_one_a_line(ids)}"
    return UserError(f"{what}, der hedder {shown(written)}.\n{hint}")


def _one_a_line(ids: Sequence[str]) -> str:
    return "".join(f"\n  {one}" for one in ids)


def named_roles(framework: Framework) -> list[Named]:
    """Return the roles with all the names they go by."""
    return [Named(role.id, (role.title, role.singular, *role.aliases)) for role in framework.roles]


def named_sheets(framework: Framework) -> list[Named]:
    """Return the sheets with the names they go by."""
    return [Named(one.id, (one.title,)) for one in framework.sheets]


def named_pejlemaerker(framework: Framework) -> list[Named]:
    """Return the pejlemærker with all the names they go by."""
    return [Named(marker.id, (marker.name,)) for marker in framework.pejlemaerker]


def named_fora(framework: Framework) -> list[Named]:
    """Return the fora with all the names they go by."""
    return [Named(forum.id, (forum.name, *forum.aliases)) for forum in framework.fora]
