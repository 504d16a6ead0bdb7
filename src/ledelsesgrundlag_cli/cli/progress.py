"""How far long work has come: a bar with the time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.words.danish import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS = 10
"""Plain lines in all: one for every tenth. What has fewer than two in each is done at once."""
OFTEN = 0.1
"""Seconds between two drawings of the bar."""


@contextmanager
def progress(total: int, of_what: str) -> Iterator[Callable[[int], None]]:
    """Tell on stderr how much of the work is done; yields what to call when more is."""
    shown = _bar if _moves() else _lines
    with shown(total, of_what) as advance:
        yield advance


def _moves() -> bool:
    return bool(getattr(sys.stderr, "isatty", bool)()) and os.environ.get("TERM") != "dumb"


@contextmanager
def _lines(total: int, of_what: str) -> Iterator[Callable[[int], None]]:
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        before, done = done, done + more
        if total >= 2 * STEPS and done < total and done * STEPS // total > before * STEPS // total:
            console.warn(f"{number(done)} af {number(total)} {of_what}")

    yield advance


@contextmanager
def _bar(total: int, of_what: str) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TextColumn("{task.fields[count]}", markup=False),
        TimeRemainingColumn(),
        TextColumn("tilbage", markup=False),
    )
    done = 0

    def count() -> str:
        return f"{number(done)} af {number(total)} {of_what}"

    # It moves when something is done, so no thread is needed, which could not be forked.
    with Progress(
        *columns,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as bar:
        task = bar.add_task("", total=total, count=count())
        bar.refresh()
        drawn = monotonic()

        def advance(more: int) -> None:
            nonlocal done, drawn
            done += more
            bar.update(task, completed=done, count=count())
            now = monotonic()
            if now - drawn >= OFTEN:
                drawn = now
                bar.refresh()

        yield advance
