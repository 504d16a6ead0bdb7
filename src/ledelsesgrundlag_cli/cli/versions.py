"""Opening the versions that are compared: a folder, a version in git, or the one in the wheel."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.cli.errors import UserError, shown
from ledelsesgrundlag_cli.cli.opening import locate, locate_own, working_folder
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.versions.git import NO_FRAMEWORK, GitError, Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.load import Loaded

BUNDLED_NAMES: Final = frozenset({"medfølgende", "medfoelgende", "bundled"})
"""What the framework that is shipped with lg is called, where no folder has that name."""


ADOPTED_NAMES: Final = frozenset({"vedtaget", "adopted"})
"""What the framework as it was last adopted is called, where no folder has that name."""

LAST_COMMIT: Final = "HEAD"


class OpenedVersion(NamedTuple):
    """A version: its files as read, and where it was found, in words."""

    loaded: Loaded
    place: str
    directory: Path


@contextmanager
def opened_version(name: str | None, framework: str | None) -> Iterator[OpenedVersion]:
    """Open a version by its name; without one the framework in use, as it lies on disk.

    A path that exists is a folder, whatever git calls by that name. Any other name is a commit,
    tag or branch of the repository that the framework in use lies in, or ``NAME:FOLDER``. What is
    read from git lies in a folder of its own that is deleted again.

    Raises:
        UserError: there is no such version.
    """
    if name is None:
        yield _from_folder(locate_own(framework).directory, "som den er nu")
        return
    folder = _folder(name)
    if folder is not None:
        yield _from_folder(folder)
    elif name in BUNDLED_NAMES:
        yield _from_folder(files.bundled("framework"), "som følger med lg")
    else:
        with TemporaryDirectory(prefix="lg-") as target:
            copy_from_git(name, framework, Path(target))
            place = "som den sidst blev gemt" if name == LAST_COMMIT else f"som er gemt som {name}"
            yield _from_folder(Path(target), place, shown_as=shown(name).strip("”"))


def is_adopted(name: str | None) -> bool:
    """Tell whether a version's name means what was last adopted, and no folder."""
    return name in ADOPTED_NAMES and _folder(str(name)) is None


def copy_from_git(name: str, framework: str | None, target: Path) -> None:
    """Copy a framework from git: ``REF``, with the framework's own place, or ``REF:FOLDER``.

    Raises:
        UserError: git does not have it.
    """
    from ledelsesgrundlag_cli.write.file import write_new_folder

    ref, colon, path = name.partition(":")
    try:
        own = locate(framework)
        bundled = own.origin is files.Origin.BUNDLED
        repository = Repository(working_folder() if bundled else own.directory, os.environ)
        commit = repository.commit(ref)
        if colon:
            found = _named(repository, commit, path)
        elif bundled:
            found = repository.framework(commit, repository.prefix)
        else:
            found = repository.own_framework(commit)
    except GitError as error:
        raise git_problem(error, name) from error
    write_new_folder(target, found)


def _named(repository: Repository, commit: str, path: str) -> dict[str, bytes]:
    """Return the framework in a folder, or in the folder ``framework`` there."""
    try:
        return repository.framework(commit, path)
    except GitError as error:
        if error.reason != NO_FRAMEWORK:
            raise
        return repository.framework(commit, f"{path}/framework".lstrip("/"))


def git_problem(error: GitError, name: str) -> UserError:
    """Word what git could not do."""
    from ledelsesgrundlag_cli.versions import git

    ref = name.partition(":")[0]
    nothing = (
        f"Der er ikke noget ledelsesgrundlag i {shown(name)}.\n"
        f"Lå det et andet sted dengang, så skriv {shown(f'{ref}:mappe')}."
    )
    words = {
        git.NO_GIT: "Programmet git findes ikke her. Skriv en mappe i stedet.",
        git.NO_REPOSITORY: "Ledelsesgrundlaget ligger ikke i git, så der er ingen tidligere "
        "version at finde.\nSkriv en mappe med den anden version, eller skriv vedtaget for det, "
        "der sidst blev vedtaget.",
        git.NOT_TRUSTED: "git vil ikke læse mappen, fordi den tilhører en anden bruger.\n"
        "Se git config safe.directory.",
        git.SHALLOW: f"{shown(name)} er ikke hentet: Her er kun den sidste del af historikken.\n"
        "Hent resten med: git fetch --unshallow (i GitHub Actions: fetch-depth: 0).",
        git.NO_BASE: f"{shown(name)} og det, du har nu, har ingen fælles historik.",
        git.PARTIAL: f"Filerne i {shown(name)} er ikke hentet.\n"
        "Hent resten med: git fetch --refetch --no-filter",
        git.NO_COMMIT: "Der er ingen commit i git endnu, så der er ingen tidligere version.\n"
        "Skriv en mappe med den anden version.",
        git.NO_ANSWER: "git svarer ikke. Prøv igen.",
        git.NO_FOLDER: nothing,
        git.NO_FRAMEWORK: nothing,
    }
    unknown = (
        f"{shown(name)} er hverken en mappe, der findes, eller noget, git kender.\n"
        "Skriv en mappe, en gren, et mærke (tag) eller fx HEAD~1."
    )
    return UserError(words.get(error.reason, unknown))


def _folder(name: str) -> Path | None:
    """Return the framework in a folder of that name; None when there is no such folder."""
    try:
        path = files.absolute(name, working_folder())
        if not path.exists():
            return None
    except (OSError, ValueError):
        return None
    for candidate in (path, path / "framework"):
        if files.is_framework(candidate):
            return candidate
    raise UserError(f"Der er ikke noget ledelsesgrundlag i {shown(name)}.")


def _from_folder(
    directory: Path, place: str | None = None, *, shown_as: str | None = None
) -> OpenedVersion:
    from ledelsesgrundlag_cli.loading.load import load

    called = shown_as or files.shown_path(directory, working_folder())
    return OpenedVersion(
        load(directory, called), place or f"som ligger i mappen {called}", directory
    )
