"""``lg lint --against``: the version that changes are judged against, taken from git."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import UserError, shown
from ledelsesgrundlag_cli.cli.versions import git_problem
from ledelsesgrundlag_cli.diagnostics import Diagnostic
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.cli.targets import Target


@contextmanager
def bases(targets: list[Target], name: str | None) -> Iterator[None]:
    """Give each framework the folder of its version where its history left that of ``name``.

    A framework that was not there then gets none, nor does one that is as it was; without a name
    nothing is done. The folders, each with the ``lg.toml`` of today beside it, are deleted again.

    Raises:
        UserError: git does not know the name, or has no history that the two share.
    """
    if name is None:
        yield
        return
    with TemporaryDirectory(prefix="lg-") as folder:
        known: dict[str, str] = {}
        for number, target in enumerate(targets):
            base = Path(folder) / str(number) / "framework"
            if _copy(target, name, base, known):
                target.unchanged = not target.unsaved and _is_same(target.directory, base)
                target.base = None if target.unchanged else base
            else:
                console.warn(
                    f"Ledelsesgrundlaget i {shown(target.shown_as)} fandtes ikke i {shown(name)}. "
                    "Derfor er alt nyt."
                )
        yield


def _copy(target: Target, name: str, base: Path, known: dict[str, str]) -> bool:
    """Copy a framework's base; ``known`` are the commits found for other frameworks so far."""
    from ledelsesgrundlag_cli.lint.settings import SETTINGS_FILE
    from ledelsesgrundlag_cli.versions.git import (
        NO_FOLDER,
        NO_FRAMEWORK,
        UNKNOWN_NAME,
        GitError,
        Repository,
    )
    from ledelsesgrundlag_cli.write.file import write_new_folder

    try:
        repository = Repository(target.directory, os.environ)
        if repository.git_folder not in known:
            known[repository.git_folder] = repository.merge_base(name)
        found = repository.own_framework(known[repository.git_folder])
    except GitError as error:
        if error.reason in {NO_FOLDER, NO_FRAMEWORK}:
            return False
        if error.reason == UNKNOWN_NAME:
            raise UserError(
                f"git kender ikke {shown(name)}. Er grenen slettet eller ikke hentet?\n"
                "Skriv en gren, et mærke (tag) eller fx HEAD~1."
            ) from error
        raise git_problem(error, name) from error
    settings = _raw(target.directory.parent, SETTINGS_FILE)
    beside = {} if settings is None else {SETTINGS_FILE: settings}
    write_new_folder(base, found)
    write_new_folder(base.parent, beside)
    return True


def _is_same(directory: Path, base: Path) -> bool:
    """Tell whether every file is as it was: of hundreds of frameworks most are."""
    then = [one.relative_to(base) for one in base.glob("**/*") if one.is_file()]
    now = {Path(name) for name in files.yaml_files(directory)}
    return now <= set(then) and all(
        _raw(directory, name.as_posix()) == (base / name).read_bytes() for name in then
    )


def _raw(directory: Path, name: str) -> bytes | None:
    """Return what a file holds; None when there is none, or it may not be read."""
    file = files.read(directory, name, name)
    return None if isinstance(file, Diagnostic) else file.raw
