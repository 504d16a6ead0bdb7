"""Checking one framework or hundreds: in turn, or by several processes when there is much."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.lint.engine import check_framework

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.lint.engine import Outcome
    from ledelsesgrundlag_cli.lint.settings import Settings

MUCH: Final = 3_000_000
"""Bytes of YAML from which a second process saves more time than starting it takes."""
MOST_WORKERS: Final = 4
"""More would have to share one disk, and each holds some 20 MB of its own."""
AT_A_TIME: Final = 8


class Job(NamedTuple):
    """A framework to check; see ``check_framework``."""

    directory: Path
    shown_as: str
    unsaved: Mapping[str, bytes]
    base: Path | None = None


def check_all(jobs: Sequence[Job], asked: Settings) -> Iterator[Outcome]:
    """Check frameworks and yield their outcomes in the same order."""
    work = partial(_check, asked)
    workers = _workers()
    if workers < 2 or len(jobs) < 2 * AT_A_TIME or not _is_much(jobs):
        yield from map(work, jobs)
        return
    done = 0
    for outcome in _by_several(work, jobs, workers):
        yield outcome
        done += 1
    yield from map(work, jobs[done:])  # what a process that was stopped left undone


def _check(asked: Settings, job: Job) -> Outcome:
    return check_framework(job.directory, job.shown_as, asked, job.unsaved, job.base)


def _by_several(work: partial[Outcome], jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, get_context("fork"), _leave_interrupts) as pool:
        try:
            yield from pool.map(work, jobs, chunksize=AT_A_TIME)
        except BrokenProcessPool:
            return


def _leave_interrupts() -> None:
    """Let the first process alone answer Ctrl-C; the others end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _workers() -> int:
    """Return how many processes to use: one where forking is not safe (macOS) or not known."""
    if not sys.platform.startswith("linux"):
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS)


def _is_much(jobs: Iterable[Job]) -> bool:
    """Tell whether there is so much to read that several processes pay."""
    total = 0
    for job in jobs:
        total += _size(str(job.directory), folders=True)
        if total > MUCH:
            return True
    return False


def _size(folder: str, *, folders: bool) -> int:
    total = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    total += entry.stat(follow_symlinks=False).st_size
                elif folders and entry.is_dir(follow_symlinks=False):
                    total += _size(entry.path, folders=False)
    except OSError:  # told by what reads the folder
        return total
    return total
