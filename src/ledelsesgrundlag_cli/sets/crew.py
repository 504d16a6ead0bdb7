"""Two processes that share the work, where the system can divide a process safely."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from contextlib import ExitStack, nullcontext
from itertools import count, islice
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor
    from contextlib import AbstractContextManager

MOST_WORKERS: Final = 2
MANY: Final = 12
"""Files from which a second process saves more than it takes to start."""
AHEAD: Final = 2
"""Jobs for each process, the one in hand among them: enough to be busy, and to end soon."""
COLLECT_EVERY: Final = 6
"""Jobs between two looks for memory to give back: some ten MB."""

_Order = TypeVar("_Order")
_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


class WorkerLostError(Exception):
    """A process was stopped from outside, by a system short of memory for one."""


def workers_for(files: int) -> int:
    """Return how many processes to use for so many files.

    One where a process cannot be divided safely (macOS) or at all (Windows), and where Typst is
    loaded already: it has threads, which the other process would wait for in vain.
    """
    if not sys.platform.startswith("linux") or files < MANY or "typst" in sys.modules:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS)


class Crew(Generic[_Order]):
    """Does jobs that share an order. Leave it by ``with``, so that the processes end.

    They are divided from this one on entering, so what is loaded by then is shared.
    ``around`` is what goes on in each process as long as it works.
    """

    def __init__(
        self,
        order: _Order,
        workers: int,
        around: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._order = order
        self._workers = workers
        self._around = around
        self._here = ExitStack()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._workers > 1:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            gc.freeze()  # or the collector would write in the pages that are shared
            self._pool = ProcessPoolExecutor(
                self._workers, get_context("fork"), _begin, (self._order, self._around)
            )
            self._pool.submit(bool)  # now, so that they hold nothing of what comes later
        else:
            self._here.enter_context(self._around())
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._here.close()

    def run(
        self,
        work: Callable[[_Order, _Job], _Result],
        jobs: Iterable[_Job],
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[_Result]:
        """Yield the results as they come. When ``stopped`` says so, what is begun is ended.

        Raises:
            WorkerLostError: a process was stopped by something else.
        """
        if self._pool is None:
            for job in jobs:
                if stopped():
                    return
                yield _tidied(work, self._order, job)
            return
        from concurrent.futures.process import BrokenProcessPool

        try:
            yield from self._by_several(self._pool, work, iter(jobs), stopped)
        except BrokenProcessPool as error:
            raise WorkerLostError from error

    def _by_several(
        self,
        pool: ProcessPoolExecutor,
        work: Callable[[_Order, _Job], _Result],
        jobs: Iterator[_Job],
        stopped: Callable[[], bool],
    ) -> Iterator[_Result]:
        from concurrent.futures import FIRST_COMPLETED, wait

        waiting: set[Future[_Result]] = set()
        while True:
            if not stopped():
                room = AHEAD * self._workers - len(waiting)
                waiting |= {pool.submit(_work, work, job) for job in islice(jobs, room)}
            if not waiting:
                return
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for one in done:
                yield one.result()


_held: list[Any] = []
"""In a worker: the order. It came with the process, and is not sent with every job."""
_held_open = ExitStack()
_busy = threading.Lock()
_count = count(1)


def _begin(order: object, around: Callable[[], AbstractContextManager[object]]) -> None:
    """Make a worker ready. It ends when the first process does, whatever ended that."""
    _held.append(order)
    _held_open.enter_context(around())
    gc.disable()
    for one in (signal.SIGINT, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _work(work: Callable[[Any, _Job], _Result], job: _Job) -> _Result:
    with _busy:
        return _tidied(work, _held[0], job)


def _tidied(work: Callable[[_Order, _Job], _Result], order: _Order, job: _Job) -> _Result:
    """Do a job, and now and then give back the memory that only the collector can.

    Left to itself it looks through all that a page is made of, hundreds of times for each: a
    sixth of the time that HTML takes.
    """
    if next(_count) % COLLECT_EVERY == 0:
        gc.collect()
    return work(order, job)


def _end_with_parent() -> None:
    """End this process once the first one is gone, after the file in hand."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        _busy.acquire()
        os._exit(0)
