"""The only place that writes files: whole, with LF, and never over somebody's notes."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    beside = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.tmp")
    # The mode goes through the umask, so an ordinary file gets the rights of any new file.
    handle = os.open(
        beside,
        os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),
        0o600 if private else 0o666,
    )
    try:
        if existing is not None and not private:
            target_mode = stat.S_IMODE(target.stat().st_mode)
            beside.chmod(target_mode)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files, all or none: when one cannot be written, the others are as before.

    A program that is killed on the way leaves whole files, the first ones new.

    Raises:
        OSError: one of them cannot be written.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    done: list[Path] = []
    try:
        for path, content in contents.items():
            write_file(path, content, overwrite=True, make_folder=True)
            done.append(path)
    except BaseException:
        for path in done:
            old = before[path]
            if old is None:
                path.unlink()
            else:
                write_file(path, old, overwrite=True)
        raise


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
