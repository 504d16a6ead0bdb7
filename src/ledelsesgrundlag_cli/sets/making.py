"""Making the files of a set: each rendered by a process of the pool, then written."""

from __future__ import annotations

import errno
import gc
import re
from itertools import count, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates
from ledelsesgrundlag_cli.sets.manifest import Entry, Item, Manifest, State
from ledelsesgrundlag_cli.write.changes import ChangedMeanwhileError
from ledelsesgrundlag_cli.write.file import FileDiffersError, remove_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.sets.pool import Pool

COLLECT_EVERY: Final = 6
"""Handfuls between two looks for memory that is not freed by itself: some ten MB."""
_handfuls = count(1)
_UNFINISHED = re.compile(r"\.[0-9a-f]{8}\.tmp$")
"""How the names end that the writer gives to files until they are whole."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)})


class Job(NamedTuple):
    """A file to make: its path in the folder with ``/``, what it shows, and how.

    ``asked`` is a document, or what the sheet is asked to hold, or the content itself.
    """

    file: str
    document: str
    asked: Document | SheetRequest | bytes
    made_as: Format
    fill_in: bool = False
    paper: str = "a4"


class Shared(NamedTuple):
    """What all files of a set are made with; ``sheet`` where they are sheets of one kind.

    ``manifest`` says where they go.
    """

    manifest: Manifest

    framework: Framework
    templates: Templates
    sheet: Sheet | None
    moment: datetime | None


class Result(NamedTuple):
    """What came of a file: what is known of it now, or why it could not be made or written."""

    file: str
    entry: Entry | None = None
    error: OSError | FileDiffersError | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def hopeless(self) -> bool:
        """Tell whether no other file will do better."""
        return isinstance(self.error, OSError) and self.error.errno in _NO_ROOM


def content(shared: Shared, job: Job) -> bytes | tuple[Diagnostic, ...]:
    """Return the bytes of a file, the same that a single document has; or what is wrong."""
    if isinstance(job.asked, bytes):
        return job.asked
    document = job.asked
    if isinstance(document, SheetRequest):
        if shared.sheet is None:
            raise ValueError(job.document)
        document = sheet_document(shared.framework, shared.sheet, document)
    try:
        return render_bytes(
            document,
            job.made_as,
            shared.templates,
            shared.framework,
            fill_in=job.fill_in,
            paper=job.paper,
            moment=shared.moment,
        )
    except TemplateProblemError as error:
        return error.diagnostics


def render_some(shared: Shared, items: Iterable[Item]) -> list[Result]:
    """Render files without writing them, to see what they are or whether they can be made."""
    return [_result(item, content(shared, item.job)) for item in items]


def write_some(shared: Shared, items: Iterable[Item]) -> list[Result]:
    """Render files and write them. A thread waits for the disk while the next is rendered."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as writer:
        done = [
            writer.submit(_write, shared.manifest, item, content(shared, item.job))
            for item in items
        ]
    if next(_handfuls) % COLLECT_EVERY == 0:
        gc.collect(0)
    return [one.result() for one in done]


def _result(item: Item, raw: bytes | tuple[Diagnostic, ...]) -> Result:
    if isinstance(raw, bytes):
        return Result(item.job.file, item.entry.made(raw))
    return Result(item.job.file, diagnostics=raw)


def _write(manifest: Manifest, item: Item, raw: bytes | tuple[Diagnostic, ...]) -> Result:
    if isinstance(raw, bytes):
        try:
            manifest.note(item.job.file, item.entry.made(raw))
            manifest.write_file(item.job.file, raw, overwrite=item.state is State.OLD)
        except (OSError, FileDiffersError) as error:
            return Result(item.job.file, error=error)
    return _result(item, raw)


def make(
    pool: Pool[Shared],
    manifest: Manifest,
    items: Iterable[Item],
    before: Mapping[str, Entry],
    stopped: Callable[[], bool],
) -> Generator[Result, None, None]:
    """Make the files that are not there, in their order; what goes wrong with one stops no other.

    ``before`` is what the manifest said when the items were planned. When ``stopped`` says so, no
    more are begun. The manifest is written before the first and after the last.

    Raises:
        ChangedMeanwhileError: another program has made files there since.
        OSError: the manifest cannot be written.
    """
    if (manifest.read() or {}) != before:
        raise ChangedMeanwhileError(manifest.path.name)
    items = list(items)
    if manifest.whole:
        before = {one.job.file: before[one.job.file] for one in items if one.job.file in before}
    left = [item for item in items if item.state is not State.DONE]
    # Where something lies already, that is what lies there until it is replaced.
    free = {item.job.file: item.entry for item in left if item.state is State.FREE}
    known = {name: entry for name, entry in before.items() if name not in free}
    _remove_unfinished({manifest.path, *(manifest.path.parent / one.job.file for one in left)})
    manifest.write({**known, **free})
    manifest.forget()
    for result in pool.run(write_some, takewhile(lambda _: not stopped(), left)):
        if result.entry is not None:
            known[result.file] = result.entry
        yield result
    if pool.lost:  # what was made and not told stands as wanted, and in the notes
        manifest.write({**free, **known})
        return
    manifest.write(known)
    manifest.forget()


def _remove_unfinished(paths: Collection[Path]) -> None:
    """Remove what an earlier run that was killed left of files that are now made again."""
    starts = {path.with_name(f".{path.name[:40]}") for path in paths}
    for folder in {path.parent for path in paths}:
        for path in folder.glob(".*.tmp"):
            if _UNFINISHED.search(path.name) and path.with_name(path.name[:-13]) in starts:
                remove_file(path)
