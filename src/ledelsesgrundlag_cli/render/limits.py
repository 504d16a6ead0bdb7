"""HR's own templates in a process that can be ended: each document has its time and its memory.

A template is a program, and may run for ever or ask for all the memory there is, by mistake or
because it came from somebody else. Nothing in the process that runs it can be sure to stop it,
so own templates run in another one, which is kept for the next document until it has to be ended.
The templates in the box run where they are asked for, and pay nothing.
"""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ledelsesgrundlag_cli.render.limited import Broken, Ended, Limits, Raised, serve
from ledelsesgrundlag_cli.render.templates import (
    TemplateProblemError,
    Templates,
    cached,
    changed,
    too_large,
    too_slow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Shared = TypeVar("_Shared")
_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

LIMITS: Final = Limits(seconds=10, memory=512 * 2**20)
"""What a document may use. Those of the box take a second or two and 32 MiB."""
GRACE: Final = 2.0
"""Seconds more for the other process to say itself where its template was; then it is killed."""


def within_limits(
    work: Callable[[Templates, _Shared, _Job], _Result],
    templates: Templates,
    shared: _Shared,
    job: _Job,
    names: Sequence[str],
) -> _Result:
    """Return what ``work`` makes of a job, where own templates run within ``LIMITS``.

    Args:
        work: A function of a module, so that the other process finds it.
        templates: Where templates come from. With none of HR's own of this kind, there is no
            limit.
        shared: What many jobs have in common: it is sent once, as long as it is the same.
        job: What this one is about. Like ``shared`` and the result it can be pickled.
        names: The templates it is made by; one of them is named when nothing else says which
            was at fault. Their ending is that of all templates of this kind.

    Raises:
        TemplateProblemError: as ``work``, or a limit was reached.
    """
    if templates.own is None or not _has_own(templates, PurePath(names[-1]).suffix):
        return work(templates, shared, job)
    answer = _ask(work, (templates, shared), job)
    if isinstance(answer, Broken):
        raise TemplateProblemError(answer.diagnostics)
    if isinstance(answer, Raised):
        raise answer.error
    if isinstance(answer, Ended):
        worded, limit = (too_slow, LIMITS.seconds) if answer.slow else (too_large, LIMITS.memory)
        suspect = templates.of(names)
        place = suspect.shown_as if suspect.own else templates.own_shown_as
        raise worded(answer.place or place, answer.line, limit)
    result: _Result = answer.value
    return result


@cached
def _has_own(templates: Templates, ending: str) -> bool:
    """Tell whether HR has templates of its own with an ending, such as ``.j2``."""
    return any(name.lower().endswith(ending) for name in changed(templates))


def _ask(work: object, shared: tuple[object, ...], job: object) -> Any:
    """Let the other process do a job; it is ended when it reached a limit, or is not needed."""
    global _child  # noqa: PLW0603 - one for this process, as long as it answers
    if _child is None or _child.pid != os.getpid():  # else it is that of whom this was forked
        _child = _Child()
    answer = None
    try:
        answer = _child.ask(work, shared, job, LIMITS)
    finally:
        if answer is None or isinstance(answer, Ended):  # or interrupted: it does not stop for it
            _child.end()
            _child = None
    return answer


class _Child:
    """The other process, from this one's side. ``pid`` is the process that it belongs to."""

    def __init__(self) -> None:
        from multiprocessing import get_context

        context = get_context("spawn")
        self.pid = os.getpid()
        self._sent: tuple[object, ...] = ()
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._ours.recv()  # it is ready: what it takes to start is no template's fault

    def ask(self, work: object, shared: tuple[object, ...], job: object, limits: Limits) -> Any:
        """Send a job and return the answer."""
        known = len(shared) == len(self._sent) and all(map(_same, shared, self._sent))
        self._sent = shared
        try:
            self._ours.send((work, None if known else shared, job, limits))
            if not self._ours.poll(limits.seconds + GRACE):
                return Ended(slow=True)
            return self._ours.recv()
        except (EOFError, OSError):  # it died: a compiler that gets no memory gives up so
            return Ended()

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._ours.close()


def _same(one: object, other: object) -> bool:
    return one is other


_child: _Child | None = None
