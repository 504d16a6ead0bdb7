"""Many jobs of one kind, by several processes where that saves time.

The processes are those of ``concurrent.futures``. What stands here is when they are used, what
each of them is given once, and that none of them is left behind.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

MOST_WORKERS: Final = 4
MANY: Final = {"fork": 12, "spawn": 100}
"""Jobs from which other processes save more time than they take to start, by how they start."""
AT_A_TIME: Final = 8
"""Jobs that are handed over together: enough that it costs little, few enough to stop soon."""
AHEAD: Final = 2
"""Handfuls of jobs for each process, the one in hand among them."""

_Shared = TypeVar("_Shared")
_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


def start_method() -> str:
    """Return how other processes can be started from this one, as multiprocessing names it.

    A fork is quick and shares what is loaded, but copies one thread only, so it is for Linux and
    for a process that has no other: not one in which Typst, which has its own, is loaded.
    """
    alone = threading.active_count() == 1 and "typst" not in sys.modules
    return "fork" if sys.platform == "linux" and alone else "spawn"


def workers_for(jobs: int, method: str) -> int:
    """Return how many processes share so many jobs; 1 stands for this one alone."""
    if jobs < MANY[method]:
        return 1
    if sys.platform == "linux":
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


class Pool(Generic[_Shared]):
    """Does jobs that have something in common. Leave it by ``with``, so that the processes end.

    ``shared`` is given to each process once, so it must be possible to pickle it. ``jobs`` is how
    many jobs there are; no process is started for a few, nor before the first of them. ``lost``
    tells that a process was stopped from outside, for instance by a system short of memory: the
    results end then.
    """

    def __init__(self, shared: _Shared, jobs: int) -> None:
        self.lost = False
        self._shared = shared
        self._method = start_method()
        self._workers = workers_for(jobs, self._method)
        self._size = max(1, min(AT_A_TIME, jobs // 16))
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        gc.freeze()  # the collector would look through what is loaded, and write in shared pages
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
        gc.unfreeze()

    def run(
        self, work: Callable[[_Shared, tuple[_Job, ...]], list[_Result]], jobs: Iterable[_Job]
    ) -> Iterator[_Result]:
        """Yield the result of each job, in their order.

        ``work`` does a handful of jobs. It is a function of a module, so that other processes
        find it. Where ``jobs`` ends, those that were taken are still done. Results should be
        small: a process that is stopped in the middle of a large one is waited for in vain.
        """
        rest = iter(jobs)
        handfuls = iter(lambda: tuple(islice(rest, self._size)), ())
        if self._workers == 1:
            for handful in handfuls:
                yield from work(self._shared, handful)
            return
        from concurrent.futures.process import BrokenProcessPool

        executor = self._started()
        waiting: deque[Future[list[_Result]]] = deque()
        try:
            for handful in handfuls:
                waiting.append(executor.submit(_work, work, handful))
                if len(waiting) == AHEAD * self._workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool:
            self.lost = True

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            self._executor = ProcessPoolExecutor(
                self._workers, get_context(self._method), _begin, (self._shared,)
            )
        return self._executor


def run_all(
    work: Callable[[_Shared, tuple[_Job, ...]], list[_Result]],
    shared: _Shared,
    jobs: Sequence[_Job],
) -> Iterator[_Result]:
    """Yield the result of each job in order. What a lost process leaves undone is done by this."""
    done = 0
    with Pool(shared, len(jobs)) as pool:
        for result in pool.run(work, jobs):
            yield result
            done += 1
    if done < len(jobs):
        yield from work(shared, tuple(jobs[done:]))


_held: list[Any] = []
"""In a worker: what all its jobs share."""


def _begin(shared: object) -> None:
    """Make a worker ready: the first process alone answers signals and says when to end.

    The collector, left to itself, looks through all that a page is made of hundreds of times: a
    sixth of the time that HTML takes. ``work`` may call it.
    """
    _held.append(shared)
    gc.freeze()
    gc.disable()
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # by which the executor ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when the first process is gone.

    The executor's own workers wait for ever for the next job of one that was killed, however they
    were started: each holds the end of the pipe that would have to be closed.
    """
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(
    work: Callable[[Any, tuple[_Job, ...]], list[_Result]], jobs: tuple[_Job, ...]
) -> list[_Result]:
    return work(_held[0], jobs)
