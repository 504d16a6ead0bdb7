"""Several files of a folder that are changed together, or not at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import stat
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.write.file import beside_it, read_existing, remove_file
from ledelsesgrundlag_cli.write.turns import taking_turns

if TYPE_CHECKING:
    from collections.abc import Mapping


_HIDDEN_NAME: Final = re.compile(r"\..+\.(?:yaml|yml|md|txt|json)\.[0-9a-f]{8}\.tmp")
"""What ``beside_it`` calls a file of a framework while it is written."""


JOURNAL: Final = ".lg-ved-at-gemme.json"
"""What lies in a directory while several of its files are changed."""
_NO_FILE_OF_LGS: Final = {
    *(errno.EXDEV, errno.EISDIR, errno.ENODEV, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP),
    errno.EINVAL,
}
"""How it is told that a place is no file lg has changed: it may be somebody's journal, or has
become something else since."""


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
    with taking_turns(directory) as alone:
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
                waiting[name] = beside_it(target, change.after, 0o666, mode)
            journal = directory / JOURNAL
            if len(changes) > 1:
                waiting[JOURNAL] = beside_it(journal, _journal(changes, waiting), 0o666, None)
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
        with taking_turns(directory) as alone:
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
    with suppress(ValueError, TypeError, AttributeError, RecursionError):  # it is none of lg's
        rows = json.loads(read_existing(journal) or b"{}")
        for name, (waits, before, after) in rows.items():
            try:
                target = _inside(directory, name)
                beside = target.with_name(PurePath(waits).name)
                left = _hash(read_existing(target)), _hash(read_existing(beside))
            except OSError as error:
                if error.errno not in _NO_FILE_OF_LGS:
                    raise
                continue
            if left == (before, after):
                beside.replace(target)
    remove_file(journal)


def _refuse_other(target: Path, name: str, change: Change) -> None:
    if read_existing(target) != change.before:
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
        if read_existing(target) != changes[name].after:
            return True  # somebody else's since: theirs is not lost for ours
        before = changes[name].before
        if before is None:
            target.unlink(missing_ok=True)
        else:
            beside_it(target, before, 0o666, stat.S_IMODE(target.stat().st_mode)).replace(target)
    except OSError:
        return False
    return True
