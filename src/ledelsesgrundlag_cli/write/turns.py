"""One program at a time in a folder."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def taking_turns(directory: Path) -> Iterator[bool]:
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
