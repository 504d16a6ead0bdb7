"""The only place that writes files: whole, with LF, and never over somebody's notes."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class FileDiffersError(Exception):
    """The file is there already and says something else; it may hold somebody's answers."""


def write_file(
    path: Path,
    content: bytes,
    *,
    private: bool = False,
    overwrite: bool = False,
    make_folder: bool = False,
) -> None:
    """Write a file beside its place, then rename, so that it is never seen half-written.

    An existing file is left alone when it already has this content. With ``private`` the file
    can be read by its owner only, where the system supports that. ``make_folder`` makes the folder
    it goes in, which is otherwise an error.

    Raises:
        FileDiffersError: the file exists with other content, and ``overwrite`` was not asked.
        OSError: the folder is missing, the disk is full, the place is a folder, ...
    """
    target = Path(os.path.realpath(path))
    if make_folder:
        path.parent.mkdir(parents=True, exist_ok=True)
    existing = _read_existing(path, len(content))
    if existing == content:
        if private:
            target.chmod(0o600)
        return
    if existing is not None and not overwrite:
        raise FileDiffersError(str(path))
    mode = None if existing is None or private else stat.S_IMODE(target.stat().st_mode)
    beside = _beside(target, content, 0o600 if private else 0o666, mode)
    try:
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _beside(target: Path, content: bytes, new_mode: int, mode: int | None) -> Path:
    """Write content to a new file beside a place, whole and on the disk; return its path."""
    beside = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.tmp")
    # The mode goes through the umask, so an ordinary file gets the rights of any new file.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(beside, flags, new_mode)
    try:
        if mode is not None:
            beside.chmod(mode)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write files, new ones and others, all of them or none; those that exist keep their rights.

    All are written beside their places before the first is renamed. Should a rename fail, those
    already renamed get back what they held, and new ones go. A program that is killed between two
    renames leaves whole files, the first ones new.

    Raises:
        OSError: the disk is full, a place is a folder, ... Nothing is changed then.
    """
    before: dict[Path, bytes | None] = {}
    waiting: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, content in contents.items():
            target = Path(os.path.realpath(path))
            exists = target.exists()
            before[target] = target.read_bytes() if exists else None
            target.parent.mkdir(exist_ok=True)
            mode = stat.S_IMODE(target.stat().st_mode) if exists else None
            waiting[target] = _beside(target, content, 0o666, mode)
        for target, beside in waiting.items():
            beside.replace(target)
            done.append(target)
    except BaseException:
        for beside in waiting.values():
            beside.unlink(missing_ok=True)
        for target in done:
            old = before[target]
            if old is None:
                target.unlink(missing_ok=True)
            else:
                write_file(target, old, overwrite=True)
        raise


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
    if not exists and os.path.lexists(folder):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    if exists and {entry.name for entry in os.scandir(folder)} - MAY_LIE_THERE:
        raise FolderNotEmptyError(str(folder))
    name = f".{folder.name[:40]}.{secrets.token_hex(4)}.tmp"
    made = [] if exists else [one for one in folder.parents if not one.exists()]
    waiting = folder / name if exists else folder.parent / name
    moved: list[Path] = []
    try:
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


def _remove(path: Path) -> None:
    """Remove a file, or a folder with all in it, where it is."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def remove_file(path: Path) -> None:
    """Remove a file that nobody needs; one that cannot be removed is left."""
    with suppress(OSError):
        path.unlink()


def write_new_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make a folder with files in it, by their names with ``/`` between folders."""
    for name, content in contents.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _read_existing(path: Path, length: int) -> bytes | None:
    """Return the file's content, or as much of it as shows whether it is the same.

    Only an ordinary file is read, or replaced later: a pipe would be waited for in vain.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(path))
    with path.open("rb") as stream:
        return stream.read(length + 1)


def inside_git(path: Path) -> bool:
    """Tell whether a path lies in a git work tree, where a file could be shared by mistake."""
    real = Path(os.path.realpath(path))
    return any((parent / ".git").exists() for parent in real.parents)
