"""Making the files of a list: the sheet of one person in each format, written where it belongs."""

from __future__ import annotations

import errno
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents.lus_sheet import lus_sheet
from ledelsesgrundlag_cli.documents.request import LusRequest
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import TemplateProblemError
from ledelsesgrundlag_cli.source.files import danish_reason
from ledelsesgrundlag_cli.write import FileDiffersError, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.render.templates import Templates
    from ledelsesgrundlag_cli.sets.people import Person

AT_A_TIME: Final = 8
"""Sheets in a job: enough that handing it over costs little, few enough to stop soon after."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)})


class Order(NamedTuple):
    """What all the sheets of a list have in common."""

    framework: Framework
    framework_folder: Path
    sheet: Sheet
    templates: Templates
    folder: Path
    formats: tuple[Format, ...]
    audience: str | None = None
    fill_in: bool = False
    overwrite: bool = False


class Task(NamedTuple):
    """A sheet to make: for whom, where in the folder (without ending), and in which formats."""

    person: Person
    stem: str
    formats: tuple[Format, ...]

    def file(self, made_as: Format) -> str:
        """Return the path of a format's file in the folder."""
        return f"{self.stem}{made_as.ending}"


class Failure(NamedTuple):
    """A file that could not be made: why, in Danish, or as problems of a template.

    After one that is ``hopeless`` no other will do better.
    """

    line: int
    file: str
    reason: str
    diagnostics: tuple[Diagnostic, ...] = ()
    hopeless: bool = False


class Made(NamedTuple):
    """What a job came to."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...]


def jobs(tasks: Sequence[Task]) -> Iterator[tuple[Task, ...]]:
    """Yield the tasks in bundles: small ones of few, so that two processes have as much to do."""
    size = max(1, min(AT_A_TIME, len(tasks) // 16))
    for at in range(0, len(tasks), size):
        yield tuple(tasks[at : at + size])


def make(order: Order, tasks: Iterable[Task]) -> Made:
    """Make the files of some sheets. What goes wrong with one does not stop the next.

    A thread writes a file while the next is rendered: the disk is waited for with each.
    """
    failures: list[Failure] = []
    writes: list[tuple[int, str, Future[None]]] = []
    with ThreadPoolExecutor(1) as writer:
        for task in tasks:
            line = task.person.line
            for made_as in task.formats:
                file = task.file(made_as)
                try:
                    raw = content(order, task.person, made_as)
                except TemplateProblemError as error:
                    failures.append(Failure(line, file, "", error.diagnostics))
                else:
                    writes.append((line, file, writer.submit(_write, order, file, raw)))
    done: list[str] = []
    for line, file, write in writes:
        failure = _failure(line, file, write.exception())
        if failure is None:
            done.append(file)
        elif not any(one.hopeless for one in failures):
            failures.append(failure)
    return Made(tuple(done), tuple(failures))


def _write(order: Order, file: str, raw: bytes) -> None:
    path = order.folder / file
    write_file(path, raw, private=True, overwrite=order.overwrite, make_folder=True)


def _failure(line: int, file: str, error: BaseException | None) -> Failure | None:
    if error is None:
        return None
    if isinstance(error, FileDiffersError):
        return Failure(line, file, "der er netop kommet en anden fil med det navn")
    if isinstance(error, OSError):
        return Failure(line, file, danish_reason(error), hopeless=error.errno in _NO_ROOM)
    raise error


def content(order: Order, person: Person, made_as: Format) -> bytes:
    """Return the bytes of a file, the same that ``lg lus`` makes of one sheet."""
    request = LusRequest(
        role_ids=() if order.sheet.roles else person.role_ids,
        audience=order.audience,
        name=person.name,
        leader=person.leader,
        date=person.date,
    )
    document = lus_sheet(order.framework, order.sheet, request)
    return render_bytes(document, made_as, order.templates, order.framework, fill_in=order.fill_in)
