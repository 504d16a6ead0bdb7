"""The only place that writes files: whole, with LF, and never over somebody's notes."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import secrets
import shutil
import stat
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


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
    it goes in, which is otherwise an error; one for private files can be looked in by its owner
    only, since their names are people's.

    Raises:
        FileDiffersError: the file exists with other content, and ``overwrite`` was not asked.
        OSError: the folder is missing, the disk is full, the place is a folder, ...
    """
    target = Path(os.path.realpath(path))
    if make_folder:
        for folder in reversed((path.parent, *path.parent.parents) if private else ()):
            if not folder.is_dir():
                folder.mkdir(0o700, exist_ok=True)
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


_HIDDEN_NAME: Final = re.compile(r"\..+\.(?:yaml|yml|md|txt|json)\.[0-9a-f]{8}\.tmp")
"""What ``_beside`` calls a file of a framework while it is written."""


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


JOURNAL: Final = ".lg-ved-at-gemme.json"
"""What lies in a directory while several of its files are changed."""


class Change(NamedTuple):
    """What a file holds as it was read, None where there is none, and what it is to hold."""

    before: bytes | None
    after: bytes


class ChangedMeanwhileError(Exception):
    """A file is not what was read any more; ``name`` is the file's. Nothing is changed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class HalfChangedError(Exception):
    """Some files are changed, and could not be put back: ``changed``, by their names."""

    def __init__(self, changed: tuple[str, ...]) -> None:
        super().__init__(*changed)
        self.changed = changed


def change_files(directory: Path, changes: Mapping[str, Change]) -> None:
    """Change files of a directory, all of them or none; those that exist keep their rights.

    The only way to change a framework. Nothing is lost on it: each file must still hold what was
    read when the change was thought out, and is written beside its place before the first is
    renamed. Should a rename fail, those renamed before it get back what they held. What a program
    that is killed between two renames had left to do stands in a journal, which ``finish_changes``
    goes by. Two programs take turns where the system knows how; where it does not, the look at the
    files is enough.

    Raises:
        ChangedMeanwhileError: somebody has saved another text in the meantime.
        HalfChangedError: a rename failed, and so did putting back those before it.
        OSError: the disk is full, a place is a folder, a link leads out of the directory, ...
            Nothing is changed then.
    """
    with _taking_turns(directory) as alone:
        _finish(directory)
        if alone:
            _tidy(directory)
        waiting: dict[str, Path] = {}
        done: list[str] = []
        try:
            for name, change in changes.items():
                target = _inside(directory, name)
                _refuse_other(target, name, change)
                target.parent.mkdir(exist_ok=True)
                mode = None if change.before is None else stat.S_IMODE(target.stat().st_mode)
                waiting[name] = _beside(target, change.after, 0o666, mode)
            journal = directory / JOURNAL
            if len(changes) > 1:
                waiting[JOURNAL] = _beside(journal, _journal(changes, waiting), 0o666, None)
                waiting[JOURNAL].replace(journal)
            for name, change in changes.items():
                target = _inside(directory, name)
                _refuse_other(target, name, change)
                waiting[name].replace(target)
                done.append(name)
            remove_file(journal)
        except BaseException as error:
            remove_file(directory / JOURNAL)
            for beside in waiting.values():
                remove_file(beside)
            left = [name for name in reversed(done) if not _put_back(directory, name, changes)]
            if left:
                raise HalfChangedError(tuple(reversed(left))) from error
            raise


def finish_changes(directory: Path) -> None:
    """Finish what a program that was killed had begun to change, if there is something.

    A file that was to be renamed and holds what it held gets what it was to hold; one that
    somebody has changed since stays as it is.

    Raises:
        OSError: the directory cannot be written in.
    """
    if (directory / JOURNAL).is_file():
        with _taking_turns(directory) as alone:
            _finish(directory)
            if alone:
                _tidy(directory)


def _journal(changes: Mapping[str, Change], waiting: Mapping[str, Path]) -> bytes:
    """Write down what is to be renamed: of each file where the new one waits, and both hashes."""
    rows = {
        name: [waiting[name].name, _hash(change.before), _hash(change.after)]
        for name, change in changes.items()
    }
    return json.dumps(rows, indent=1).encode()


def _hash(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _finish(directory: Path) -> None:
    """Do what the journal says is left, and remove it. One that says nothing is only removed."""
    journal = directory / JOURNAL
    try:
        rows = json.loads(_read_existing(journal) or b"{}")
        for name, (waits, before, after) in rows.items():
            target = _inside(directory, name)
            beside = target.with_name(PurePath(waits).name)
            if _hash(_read_existing(target)) == before and _hash(_read_existing(beside)) == after:
                beside.replace(target)
    except (ValueError, TypeError, AttributeError):
        pass  # it is none of lg's
    remove_file(journal)


def _refuse_other(target: Path, name: str, change: Change) -> None:
    if _read_existing(target) != change.before:
        raise ChangedMeanwhileError(name)


def _tidy(directory: Path) -> None:
    """Remove what a program that was killed while it changed files has left beside them."""
    for path in directory.glob("**/.*.tmp"):
        if _HIDDEN_NAME.fullmatch(path.name) and not path.is_symlink() and path.is_file():
            remove_file(path)


def _inside(directory: Path, name: str) -> Path:
    """Return where a file of a directory lies, every link followed.

    Raises:
        OSError: a link leads out of the directory.
    """
    whole = Path(os.path.realpath(directory))
    target = Path(os.path.realpath(whole / name))
    if not target.is_relative_to(whole):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), name)
    return target


def _put_back(directory: Path, name: str, changes: Mapping[str, Change]) -> bool:
    """Give a file back what it held; tell whether it has it."""
    try:
        target = _inside(directory, name)
        if _read_existing(target) != changes[name].after:
            return True  # somebody else's since: theirs is not lost for ours
        before = changes[name].before
        if before is None:
            target.unlink(missing_ok=True)
        else:
            _beside(target, before, 0o666, stat.S_IMODE(target.stat().st_mode)).replace(target)
    except OSError:
        return False
    return True


@contextmanager
def _taking_turns(directory: Path) -> Iterator[bool]:
    """Let one program at a time change a directory; the system lets go when a program dies.

    Gives whether this program is alone: Windows has no locks of folders, and some drives none.
    """
    try:
        import fcntl
    except ImportError:
        yield False
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        alone = False
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
            alone = True
        yield alone
    finally:
        os.close(handle)


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
        with _taking_turns(waiting):  # so that nobody takes it for a left-over
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


def _tidy_folders(parent: Path, name: str) -> None:
    """Remove folders that ``write_folder`` began for a name, and that no program is filling."""
    try:
        import fcntl
    except ImportError:
        return
    begun = re.compile(rf"{re.escape(f'.{name[:40]}.')}[0-9a-f]{{8}}\.tmp")
    for path in parent.iterdir() if parent.is_dir() else ():
        if begun.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            with suppress(OSError):
                handle = os.open(path, os.O_RDONLY)
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    _remove(path)
                finally:
                    os.close(handle)


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


def _read_existing(path: Path, length: int | None = None) -> bytes | None:
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
