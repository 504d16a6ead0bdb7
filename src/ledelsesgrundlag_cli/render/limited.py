"""The process in which HR's own templates run: it does one job after the other, within limits."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ledelsesgrundlag_cli.render.templates import TemplateProblemError, is_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from types import FrameType

    from ledelsesgrundlag_cli.diagnostics import Diagnostic

_IN_USE: Final = Path("/proc/self/statm")
"""Where Linux says, in pages, what a process uses; data and stack are the sixth number."""


class Limits(NamedTuple):
    """What a document may use: seconds, and bytes beside what is in use before it."""

    seconds: float
    memory: int


class Made(NamedTuple):
    """What came of a job."""

    value: object


class Broken(NamedTuple):
    """What is wrong with a template, as it would be told without limits."""

    diagnostics: tuple[Diagnostic, ...]


class Raised(NamedTuple):
    """An error that is no template's fault; its text is all that Python tells of it."""

    error: RuntimeError


class Ended(NamedTuple):
    """A limit was reached, and where, if that is known: of time, if it was ``slow``, or memory."""

    place: str | None = None
    line: int = 1
    slow: bool = False


def serve(connection: Connection[Any, Any]) -> None:
    """Do the jobs that come, until the process that sends them is gone."""
    import jinja2  # noqa: F401 - now, so that it takes no template's time
    import typst  # noqa: F401

    _make_ready()
    connection.send(None)
    shared: tuple[Any, ...] = ()
    while True:
        try:
            work, new, job, limits = connection.recv()
        except (EOFError, OSError):
            return
        shared = shared if new is None else new
        answering = threading.Lock()
        watch = threading.Timer(
            limits.seconds, _stop, (connection, answering, threading.get_ident())
        )
        watch.daemon = True
        watch.start()
        answer = _answer(work, shared, job, limits)
        if not answering.acquire(blocking=False):  # too late: it is being told, and the end
            watch.join()
        watch.cancel()
        connection.send(answer)


def _make_ready() -> None:
    """Let the first process alone answer signals and speak, and end when it does."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a file of somebody's
        os.dup2(nowhere.fileno(), 2)  # where a compiler writes that it gets no memory
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the first one is gone, also in the middle of a job."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answer(work: Any, shared: tuple[Any, ...], job: object, limits: Limits) -> object:
    try:
        with _memory(limits.memory):
            return Made(work(*shared, job))
    except TemplateProblemError as error:
        if isinstance(error.__cause__, MemoryError):
            span = error.diagnostics[0].span
            return Ended(span.file, span.line)
        return Broken(error.diagnostics)
    except MemoryError:
        return Ended()
    except Exception:  # noqa: BLE001 - it is raised where the job came from
        return Raised(RuntimeError(traceback.format_exc()))


def _stop(connection: Connection[Any, Any], answering: threading.Lock, thread: int) -> None:
    """Say that time is up, and in which template, and end this process."""
    if not answering.acquire(blocking=False):
        return
    connection.send(_place(sys._current_frames().get(thread))._replace(slow=True))  # noqa: SLF001
    os._exit(1)


def _place(frame: FrameType | None) -> Ended:
    """Say which template and line are run, the innermost; Typst does not tell."""
    for one, line in traceback.walk_stack(frame):
        template = one.f_globals.get("__jinja_template__")
        if template is not None and is_template(one.f_code.co_filename):
            return Ended(one.f_code.co_filename, template.get_corresponding_lineno(line))
    return Ended()


@contextmanager
def _memory(most: int) -> Iterator[None]:
    """Let this process take so many bytes more than it has, where the system can hold it to it.

    Linux can: of address space it would also count what is reserved for each thread and never
    used, gigabytes on a machine with many processors, so what is written to is counted.
    """
    try:
        import resource

        pages = int(_IN_USE.read_text(encoding="ascii").split()[5])
    except (ImportError, OSError, ValueError, IndexError):  # Windows and macOS
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_DATA)
    limit = pages * resource.getpagesize() + most
    limit = min([limit, *(one for one in before if one != resource.RLIM_INFINITY)])
    resource.setrlimit(resource.RLIMIT_DATA, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)
