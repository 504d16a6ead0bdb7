"""``--local``: the unit whose own texts are to come along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.console import warn
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown
from ledelsesgrundlag_cli.cli.options import option
from ledelsesgrundlag_cli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.documents.answers import SheetHead
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.documents.kinds import DocumentKind
    from ledelsesgrundlag_cli.loading.local import LocalFiles
    from ledelsesgrundlag_cli.model.local import LocalUnit

ALL: Final = "alle"
"""In place of a unit's name: every unit."""

LocalOption = Annotated[
    list[str] | None,
    option(
        "--local",
        "ENHED",
        "Tag en enheds egne tillæg med: enhedens navn, eller en fil. De bliver mærket, og alt det "
        "fælles bliver stående.",
        complete.units,
    ),
]


def refuse_local(kind: DocumentKind | None, written: Sequence[str] | None) -> None:
    """Refuse two units at once, and any for a document that is always the common one."""
    if not written:
        return
    if kind is not None and not kind.local:
        raise UserError(f"{kind.title} er altid fælles. Tag --local ud.")
    if len(written) > 1:
        raise UserError("Skriv én enhed ad gangen efter --local.")


def asks_for_all(written: Sequence[str] | None) -> bool:
    """Tell whether every unit was asked for, and nothing else."""
    return list(written or ()) == [ALL]


def with_local(opened: Opened, written: Sequence[str] | None) -> Opened:
    """Return a framework with the unit that was asked for, or as it was where none was."""
    if not written:
        return opened
    [wanted] = written
    if asks_for_all(written):
        raise UserError(
            "Et dokument har én enheds tillæg. Skriv enhedens navn efter --local.\n"
            "Alle enheders tillæg samlet: lg overblik --local alle"
        )
    return with_unit(opened, unit_called(opened, wanted))


def with_unit(opened: Opened, unit: LocalUnit) -> Opened:
    """Return a framework with a unit's own texts beside the common ones."""
    return opened._replace(framework=replace(opened.framework, local=unit))


def with_unit_of(opened: Opened, heads: Sequence[SheetHead]) -> Opened:
    """Return a framework with the unit that filled sheets are of; as it was where they are the
    common ones, of units that are not there, or of two.
    """
    ids = {one.local for one in heads} - {None}
    units = [one for one in read_local(opened).units.values() if one.id in ids] if ids else []
    return with_unit(opened, units[0]) if len(ids) == len(units) == 1 else opened


def tell_when_nothing(document: Document, unit: LocalUnit | None) -> None:
    """Say that a unit has nothing in a document: it is then the common one."""
    from ledelsesgrundlag_cli.documents.local import has_local

    if unit is not None and not has_local(document.blocks):
        warn(f"{unit.name} har ingen tillæg her. Dokumentet er det fælles.")


def all_units(opened: Opened) -> list[LocalUnit]:
    """Return every unit that has a file beside the framework, by the names of their files.

    Raises:
        FailedError: there is none, or one of the files cannot be used.
    """
    read = read_local(opened)
    _refuse(_errors(read))
    if not read.units:
        raise _no_units(opened)
    return list(read.units.values())


def read_local(opened: Opened) -> LocalFiles:
    """Read every file of a unit beside the framework."""
    from ledelsesgrundlag_cli.cli.opening import working_folder
    from ledelsesgrundlag_cli.loading.local import load_local
    from ledelsesgrundlag_cli.source.files import shown_path

    directory = opened.location.directory
    beside = shown_path(directory.parent, working_folder())
    return load_local(opened.loaded, directory, beside)


def unit_called(opened: Opened, wanted: str) -> LocalUnit:
    """Return the unit that goes by a name, or that a file is of."""
    from ledelsesgrundlag_cli.cli.opening import choose
    from ledelsesgrundlag_cli.words.names import Named

    if wanted.lower().endswith((".yaml", ".yml")) or "/" in wanted or "\\" in wanted:
        return _in_file(opened, wanted)
    read = read_local(opened)
    names = {name.rpartition("/")[2].removesuffix(".yaml"): name for name in read.sources}
    if not names:
        raise _no_units(opened)
    known = [
        Named(stem, (read.units[name].name,) if name in read.units else ())
        for stem, name in names.items()
    ]
    [chosen] = choose("Der er ikke nogen enhed", [wanted], known, beginnings=True)
    _refuse(read.broken(names[chosen]))
    return read.units[names[chosen]]


def _in_file(opened: Opened, written: str) -> LocalUnit:
    from ledelsesgrundlag_cli.cli.opening import working_folder
    from ledelsesgrundlag_cli.loading.local import load_local_file
    from ledelsesgrundlag_cli.source.files import absolute, is_there, shown_path

    path = absolute(written, working_folder())
    if not is_there(path):
        raise UserError(f"Der er ikke nogen fil, der hedder {shown(written)}.")
    read = load_local_file(opened.loaded, Path(path), shown_path(path, working_folder()))
    _refuse(_errors(read))
    if not read.units:
        raise FailedError(f"{shown(written)} kan ikke bruges. Filens navn skal ende på .yaml.")
    [unit] = read.units.values()
    return unit


def _no_units(opened: Opened) -> UserError:
    from ledelsesgrundlag_cli.cli.opening import working_folder
    from ledelsesgrundlag_cli.loading.local import local_folder
    from ledelsesgrundlag_cli.source.files import shown_path

    folder = shown_path(local_folder(opened.location.directory), working_folder())
    return UserError(
        f"Der er ingen lokale tillæg i mappen {shown(folder)}.\n"
        'Begynd en fil med: lg ny lokal --name "Center for Børn og Unge"'
    )


def _refuse(broken: Sequence[Diagnostic]) -> None:
    from ledelsesgrundlag_cli.cli.opening import problems_text

    if broken:
        raise FailedError(problems_text(broken))


def _errors(read: LocalFiles) -> list[Diagnostic]:
    return [one for one in read.diagnostics if one.severity is Severity.ERROR]
