"""Several processes: they do all jobs once, in order, and none is left behind."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.sets import pool as pool_module
from ledelsesgrundlag_cli.sets.pool import AHEAD, Pool, run_all, start_method, workers_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANY = 200
FORKS = pytest.mark.skipif(sys.platform != "linux", reason="a fork is for Linux")
METHODS = [
    "alone",
    pytest.param("fork", marks=FORKS),
    pytest.param("spawn", marks=pytest.mark.slow),
]


@pytest.fixture(params=METHODS)
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """No other process, or two that are started in each way."""
    chosen = str(request.param)
    workers = 1 if chosen == "alone" else 2
    monkeypatch.setattr(pool_module, "start_method", lambda: chosen)
    monkeypatch.setattr(pool_module, "workers_for", lambda *_: workers)
    return chosen


def times(shared: int, jobs: Iterable[int]) -> list[tuple[int, int]]:
    return [(shared * job, os.getpid()) for job in jobs]


def fail(shared: int, jobs: Iterable[int]) -> list[int]:
    return [shared // job for job in jobs]


def end(shared: int, jobs: Iterable[int]) -> list[int]:
    """Do the jobs, or end a process that is not the first, as a system short of memory does."""
    done = list(jobs)
    if 100 in done and os.getpid() != shared:
        os._exit(9)
    return done


def test_jobs_are_done_once_and_in_order(method: str) -> None:
    with Pool(3, MANY) as pool:
        found = list(pool.run(times, range(MANY)))
        again = list(pool.run(times, range(5)))
    assert [result for result, _ in found] == [3 * job for job in range(MANY)]
    assert [result for result, _ in again] == [0, 3, 6, 9, 12]
    assert (os.getpid() in {pid for _, pid in found}) is (method == "alone")
    assert not pool.lost


@pytest.mark.usefixtures("method")
def test_few_jobs_are_taken_ahead_and_those_taken_are_done() -> None:
    taken: list[int] = []
    done: list[int] = []

    def until_ten_are_done() -> Iterator[int]:
        while len(done) < 10:
            taken.append(len(taken))
            yield taken[-1]

    with Pool(1, 16) as pool:  # so few that each is handed over alone
        for result, _ in pool.run(times, until_ten_are_done()):
            done.append(result)
            assert len(taken) - len(done) <= 2 * AHEAD
    assert done == taken
    assert 10 <= len(done) < 10 + 2 * AHEAD


@pytest.mark.usefixtures("method")
def test_an_error_is_the_first_process_s() -> None:
    with Pool(1, MANY) as pool, pytest.raises(ZeroDivisionError):
        list(pool.run(fail, [1, 0, 1]))


def test_a_process_that_is_stopped_is_told(method: str) -> None:
    with Pool(os.getpid(), MANY) as pool:
        found = list(pool.run(end, range(MANY)))
        assert found == list(range(len(found)))
        assert pool.lost is (len(found) < MANY) is (method != "alone")
        assert bool(list(pool.run(end, range(5)))) is (method == "alone")


@pytest.mark.usefixtures("method")
def test_what_a_lost_process_leaves_is_done_all_the_same() -> None:
    assert list(run_all(end, os.getpid(), range(MANY))) == list(range(MANY))


def test_no_process_is_started_for_nothing(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", None)
    with Pool(1, MANY):
        pass
    with Pool(1, MANY) as pool:
        if method == "alone":
            assert len(list(pool.run(times, range(5)))) == 5
        else:
            with pytest.raises(TypeError):
                list(pool.run(times, range(5)))


def test_few_jobs_take_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert [workers_for(number, "fork") for number in (0, 11, 12, 10_000)] == [1, 1, 4, 4]
    assert [workers_for(number, "spawn") for number in (99, 100)] == [1, 4]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert workers_for(10_000, "fork") == 1
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert workers_for(10_000, "spawn") == 2


def test_a_process_with_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    found = []
    for platform in ("linux", "darwin", "win32"):
        monkeypatch.setattr(sys, "platform", platform)
        found.append(start_method())
    assert found == ["fork", "spawn", "spawn"]
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(sys.modules, "typst", os)
    assert start_method() == "spawn"
    monkeypatch.delitem(sys.modules, "typst")
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert start_method() == "spawn"
