"""A new folder with all its files, or none."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.write.file import make_folders, write_file
from ledelsesgrundlag_cli.write.turns import BusyError, taking_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path


class FolderNotEmptyError(Exception):
    """Something lies in the folder that was to be filled."""


MAY_LIE_THERE = frozenset({".git"})
"""What a folder may hold and still count as empty: one that was just cloned."""


def write_folder(
    folder: Path, contents: Mapping[str, bytes], check: Callable[[Path], None]
) -> None:
    """Fill a new or empty folder with files, by names with ``/`` between folders: all or nothing.

    They are written in a folder of their own beside it, or within it where it exists, and moved
    when all are there and ``check``, called with that folder, has raised nothing.

    Raises:
        FolderNotEmptyError: there is something in it already; nothing is changed.
        OSError: it cannot be made, the disk is full, ... Nothing is left then.
    """
    exists = folder.is_dir()
    _tidy_folders(folder if exists else folder.parent, folder.name)
    if not exists and os.path.lexists(folder):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    if exists and {entry.name for entry in os.scandir(folder)} - MAY_LIE_THERE:
        raise FolderNotEmptyError(str(folder))
    name = f".{folder.name[:40]}.{secrets.token_hex(4)}.tmp"
    made = [] if exists else [one for one in folder.parents if not one.exists()]
    waiting = folder / name if exists else folder.parent / name
    moved: list[Path] = []
    try:
        waiting.mkdir(parents=True)
        with taking_turns(waiting):  # so that nobody takes it for a left-over
            for file, content in contents.items():
                write_file(waiting / file, content, make_folder=True)
            check(waiting)
        if exists:
            for entry in sorted(waiting.iterdir()):
                moved.append(entry.rename(folder / entry.name))  # noqa: PERF401 - known if it fails
            waiting.rmdir()
        else:
            waiting.rename(folder)
    except BaseException:
        for left in (waiting, *moved):
            _remove(left)
        for parent in made:
            if parent.is_dir():
                parent.rmdir()
        raise


_ENDING: Final = 1.0
"""Seconds that the processes of a program that was killed may take to end."""


@contextmanager
def working_in(folder: Path, *, private: bool) -> Iterator[None]:
    """Work alone in a folder, which is made where it is missing, and goes again if left empty.

    Raises:
        BusyError: another program is at work there.
        OSError: the folder cannot be made or used.
    """
    made = make_folders(folder, private=private)
    try:
        with taking_turns(folder, wait=_ENDING):
            yield
    finally:
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir()


def _tidy_folders(parent: Path, name: str) -> None:
    """Remove folders that ``write_folder`` began for a name, and that no program is filling."""
    begun = re.compile(rf"{re.escape(f'.{name[:40]}.')}[0-9a-f]{{8}}\.tmp")
    for path in parent.iterdir() if parent.is_dir() else ():
        if begun.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            with suppress(OSError, BusyError):
                with taking_turns(path, wait=0) as alone:
                    left = alone
                if left:
                    _remove(path)


def _remove(path: Path) -> None:
    """Remove a file, or a folder with all in it, where it is."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
