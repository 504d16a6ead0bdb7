"""One program at a time in a folder; the system lets go when a program dies."""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LOCK: Final = ".lg-laas.tmp"
"""The file that is locked where folders cannot be: on Windows."""
_BETWEEN: Final = 0.02
"""Seconds from one try to the next: neither system waits in a way that Ctrl-C ends on both."""
_TAKEN: Final = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class BusyError(Exception):
    """Another program is at work in the folder."""


@contextmanager
def taking_turns(directory: Path, *, wait: float | None = None) -> Iterator[bool]:
    """Let one program at a time change a directory; wait so many seconds, or till it is free.

    Gives whether this program is alone for certain: some drives have no locks.

    Raises:
        BusyError: another program is at it still.
        OSError: there is no such directory, or nothing can be written in it.
    """
    try:
        fcntl: Any = import_module("fcntl")
    except ImportError:
        with _file_locked(directory, wait) as alone:
            yield alone
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        yield _alone(lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB), wait)
    finally:
        os.close(handle)


@contextmanager
def _file_locked(directory: Path, wait: float | None) -> Iterator[bool]:
    """Lock a file in a directory; it goes when nobody has it open any more."""
    msvcrt: Any = import_module("msvcrt")
    path = directory / LOCK
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        yield _alone(lambda: msvcrt.locking(handle, msvcrt.LK_NBLCK, 1), wait)
    finally:
        os.close(handle)
        with suppress(OSError):
            path.unlink()


def _alone(lock: Callable[[], object], wait: float | None) -> bool:
    """Lock a file, or find that it has no locks."""
    tries = count() if wait is None else range(int(wait / _BETWEEN) + 1)
    for _ in tries:
        try:
            lock()
        except OSError as error:
            if error.errno not in _TAKEN:
                return False
            time.sleep(_BETWEEN)
        else:
            return True
    raise BusyError
