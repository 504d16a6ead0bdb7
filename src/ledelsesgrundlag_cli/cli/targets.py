"""What ``lg lint`` is to check: the frameworks that paths on the command line mean."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli.errors import UserError, shown
from ledelsesgrundlag_cli.cli.opening import locate, working_folder
from ledelsesgrundlag_cli.loading.local import FOLDER
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.finding import Report


class Target:
    """A framework to check, and the files in it that were named; none means all.

    ``base`` is the folder of the version that changes are judged against, if any; ``unchanged``
    says that there is one and that it is the same.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.shown_as = files.shown_path(directory, working_folder())
        self.named: set[str] = set()
        self.unsaved: dict[str, bytes] = {}
        self.base: Path | None = None
        self.unchanged = False


def find_targets(
    paths: list[str], framework: str | None, stdin_filename: str | None
) -> list[Target]:
    """Return the frameworks that the paths mean, each once; without a path the nearest one.

    Raises:
        UserError: there is nothing to check there.
    """
    if paths == ["-"]:
        return [_from_stdin(stdin_filename)]
    if not paths:
        return [Target(_one_framework(framework))]
    found: dict[Path, Target] = {}
    for written in paths:
        path = files.absolute(written, working_folder())
        local = _local_files(path)
        directories = _frameworks_at(_beside(path) if local else path)
        if not directories:
            raise UserError(f"Der er ikke noget ledelsesgrundlag at tjekke i {shown(written)}.")
        for directory in directories:
            target = found.setdefault(directory, Target(directory))
            if local:
                target.named.update(local)
            elif path.is_file():
                target.named.add(path.relative_to(directory).as_posix())
    return list(found.values())


def _local_files(path: Path) -> list[str]:
    """Return the names of the files of units that a path means: their folder, or one of them."""
    folder = _beside(path) / FOLDER
    if folder not in {path, path.parent} or files.is_framework(folder):
        return []
    if path.is_file():
        return [f"{FOLDER}/{path.name}"]
    return [f"{FOLDER}/{one.name}" for one in sorted(path.iterdir()) if one.suffix == ".yaml"]


def _beside(path: Path) -> Path:
    """Return the folder that holds the folder of units' files, when the path means that."""
    return path.parent if path.is_dir() else path.parents[1]


def _one_framework(named: str | None) -> Path:
    location = locate(named)
    if location.origin is files.Origin.BUNDLED:
        raise UserError(
            "Der er ikke noget ledelsesgrundlag at tjekke her.\n"
            "Gå til mappen med framework, eller skriv --framework MAPPE."
        )
    return location.directory


def _frameworks_at(path: Path) -> list[Path]:
    """Find the frameworks a path means: itself, one around it, or those below it."""
    if path.is_file():
        around = next((one for one in path.parents if files.is_framework(one)), None)
        return [around] if around is not None else []
    for one in (path, path / "framework"):
        if files.is_framework(one):
            return [one]
    return sorted(_frameworks_below(path))


def _frameworks_below(path: Path) -> Iterator[Path]:
    """Yield the frameworks in the folders below one, hidden folders left out."""
    for folder, folders, names in os.walk(path):
        if files.FRAMEWORK_FILE in names:
            yield Path(folder)
            folders.clear()  # there is no framework within another
        else:
            folders[:] = [name for name in folders if not name.startswith(".")]


def _from_stdin(name: str | None) -> Target:
    if name is None:
        raise UserError("Skriv --stdin-filename FIL, når filen sendes ind med -.")
    path = files.absolute(name, working_folder())
    directory = next((one for one in path.parents if files.is_framework(one)), None)
    if directory is None:
        raise UserError(f"{shown(name)} ligger ikke i et ledelsesgrundlag.")
    target = Target(directory)
    inner = path.relative_to(directory).as_posix()
    target.named.add(inner)
    target.unsaved[inner] = sys.stdin.buffer.read(files.MAX_BYTES + 1)
    return target


def from_root(report: Report) -> Report:
    """Name the files of a report from the root of the repository that one stands in."""
    from ledelsesgrundlag_cli.lint.report.rooted import rooted

    here = Path(os.path.realpath(working_folder()))
    root = next((one for one in (here, *here.parents) if (one / ".git").exists()), None)
    return rooted(report, root, here)
