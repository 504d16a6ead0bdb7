"""One file, whole, with LF, and never over somebody's notes."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from itertools import takewhile
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
    at: Path | None = None,
) -> None:
    """Write a file beside its place, then rename, so that it is never seen half-written.

    An existing file is left alone when it already has this content. With ``private`` the file
    can be read by its owner only, where the system supports that. ``make_folder`` makes the folder
    it goes in, which is otherwise an error; one for private files can be looked in by its owner
    only, since their names are people's. ``at`` is where the file must lie, every link followed.

    Raises:
        FileDiffersError: the file exists with other content, and ``overwrite`` was not asked.
        OSError: the folder is missing, the disk is full, the place is a folder or elsewhere, ...
    """
    _refuse_elsewhere(path, at)
    target = Path(os.path.realpath(path))
    if make_folder:
        make_folders(path.parent, private=private)
    existing = read_existing(path, len(content))
    if existing == content:
        if private:
            target.chmod(0o600)
        return
    if existing is not None and not overwrite:
        raise FileDiffersError(str(path))
    mode = None if existing is None or private else stat.S_IMODE(target.stat().st_mode)
    beside = beside_it(target, content, 0o600 if private else 0o666, mode)
    try:
        _refuse_elsewhere(path, at)  # a folder may become a link at any time
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _refuse_elsewhere(path: Path, at: Path | None) -> None:
    if at is not None and os.path.normcase(os.path.realpath(path)) != os.path.normcase(at):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(path))


def make_folders(folder: Path, *, private: bool) -> list[Path]:
    """Make a folder and those it lies in, where they are missing; return them, outermost first.

    Those for private files can be looked in by their owner only.
    """
    made = []
    for one in reversed([*takewhile(_missing, (folder, *folder.parents))]):
        one.mkdir(mode=0o700 if private else 0o777, exist_ok=True)
        made.append(one)
    return made


def _missing(path: Path) -> bool:
    return not os.path.lexists(path)


def append_line(path: Path, line: str, *, private: bool, at: Path | None) -> None:
    """Write one more line in a file, which is made where it is missing: see ``write_file``."""
    _refuse_elsewhere(path, at)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600 if private else 0o666), "ab") as stream:
        stream.write(f"{line}\n".encode())


def beside_it(target: Path, content: bytes, new_mode: int, mode: int | None) -> Path:
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
            _sync(stream.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _sync(handle: int) -> None:
    """See that a file is on the disk, where the drive knows how: some on a network do not."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise


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


def read_existing(path: Path, length: int | None = None) -> bytes | None:
    """Return the file's content, or as much as shows whether it has a length; None without one.

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
        return stream.read(-1 if length is None else length + 1)


def inside_git(path: Path) -> bool:
    """Tell whether a path lies in a git work tree, where a file could be shared by mistake."""
    real = Path(os.path.realpath(path))
    return any((parent / ".git").exists() for parent in real.parents)
