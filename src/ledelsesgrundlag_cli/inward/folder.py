"""Which filled sheets lie in a folder. Nothing is followed out of it, and nothing is deleted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.inward.filled import MOST_BYTES, NOT_TOLD, NotReadableError
from ledelsesgrundlag_cli.inward.reading import read_filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.answers import SheetHead
    from ledelsesgrundlag_cli.inward.fresh import Known, Reader

_ENDINGS: Final = (".json", ".pdf", ".docx")


class Lying(NamedTuple):
    """A sheet of lg's in a folder: its name there, with ``/`` between folders.

    ``known`` is None where it belongs to another framework.
    """

    name: str
    head: SheetHead
    known: Known | None


class Unread(NamedTuple):
    """A file that is no sheet, or cannot be read: its name, and why in Danish."""

    name: str
    message: str


def files_in(folder: Path, *, every: bool) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files that may be sheets, by name; with ``every`` those in folders in it too.

    Neither a link nor a hidden folder is followed.

    Raises:
        OSError: the folder cannot be read.
    """
    waiting: list[tuple[str, str | Path]] = [("", folder)]
    while waiting:
        above, current = waiting.pop()
        with os.scandir(current) as found:
            entries = sorted(found, key=lambda one: one.name)
        inner = []
        for one in entries:
            name = f"{above}{one.name}"
            if one.is_symlink() or _is_junction(one):
                continue
            if one.is_dir(follow_symlinks=False):
                if every and not one.name.startswith("."):
                    inner.append((f"{name}/", one.path))
            elif one.name.lower().endswith(_ENDINGS) and one.is_file(follow_symlinks=False):
                yield name, one
        waiting += reversed(inner)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Tell whether a folder is one of Windows' own links; Python 3.11 cannot."""
    asked = getattr(entry, "is_junction", None)
    return bool(asked and asked())


def sheets_in(folder: Path, reader: Reader, *, every: bool) -> Iterator[Lying | Unread]:
    """Read every file that may be a sheet, one after the other; only what is found is kept.

    Raises:
        OSError: the folder cannot be read.
    """
    from ledelsesgrundlag_cli.source.files import danish_reason

    for name, entry in files_in(folder, every=every):
        try:
            if entry.stat(follow_symlinks=False).st_size > MOST_BYTES:
                yield Unread(name, "Filen fylder over 20 MB. Så store er ark fra lg ikke.")
                continue
            content = Path(entry.path).read_bytes()
        except OSError as error:
            yield Unread(name, f"Filen kan ikke læses: {danish_reason(error)}.")
            continue
        yield _read(name, content, reader)


def _read(name: str, content: bytes, reader: Reader) -> Lying | Unread:
    try:
        known = reader.read(content, name)
    except NotReadableError as error:
        head = _head(content, name)
        if head is not None and head.framework != reader.framework.metadata.id:
            return Lying(name, head, None)
        return Unread(name, error.message)
    return Lying(name, known.head, known)


def _head(content: bytes, name: str) -> SheetHead | None:
    try:
        head = read_filled(content, name).answers.head
    except NotReadableError:
        return None
    return None if head == NOT_TOLD else head
