"""The whole set of documents as files: which there are, what is in them, whether they are stale.

Pure but for reading the framework's files for their hash; ``cli/export.py`` writes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.diagnostics import Diagnostic
from ledelsesgrundlag_cli.documents.kinds import KINDS, Each, Member, members, sheet_members
from ledelsesgrundlag_cli.render.formats import Format
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

FORMAT: Final = "ledelsesgrundlag-export/1"
MANIFEST: Final = "manifest.json"
INDEX: Final = "index.html"


class Piece(NamedTuple):
    """A file of the set: its name with ``/``, what it shows, and how it is made."""

    file: str
    group: str
    label: str
    document: Document
    made_as: Format
    fill_in: bool = False
    paper: str = "a4"


def pieces(
    framework: Framework,
    names: Sequence[str],
    formats: Sequence[Format],
    role_ids: Sequence[str],
) -> Iterator[Piece]:
    """Yield every file of the set, in the order people look for them.

    ``names`` are ids of documents and of sheets; see ``names_of_set``.
    """
    for member in _members(framework, names, role_ids):
        document = member.build()
        for made_as in formats:
            piece = Piece(
                f"{member.name}{made_as.ending}", member.group, member.label, document, made_as
            )
            yield piece
            if made_as is Format.PDF:
                yield from _more_pdfs(member, piece)


def names_of_set(sheet_ids: Iterable[str]) -> Iterator[str]:
    """Yield what a set can be made of, in order: documents, and these sheets at their place."""
    for kind in KINDS:
        if kind.each is Each.SHEET:
            yield from sheet_ids
        elif kind.each is not None:
            yield kind.id


def _members(
    framework: Framework, names: Sequence[str], role_ids: Sequence[str]
) -> Iterator[Member]:
    for kind in KINDS:
        if kind.each is Each.SHEET:
            for sheet in framework.sheets:
                if sheet.id in names:
                    yield from sheet_members(framework, kind, sheet, role_ids)
        elif kind.each is not None and kind.id in names:
            yield from members(framework, kind, role_ids)


def _more_pdfs(member: Member, plain: Piece) -> Iterator[Piece]:
    """Yield the other PDFs that a document has use for: to fill in, and on larger paper."""
    name, label = member.name, member.label
    if member.kind.fillable:
        named = plain._replace(file=f"{name}-udfyld.pdf", label=f"{label} (til at udfylde)")
        yield named._replace(fill_in=True)
    for paper in member.kind.in_set:
        named = plain._replace(file=f"{name}-{paper}.pdf", label=f"{label} ({paper.upper()})")
        yield named._replace(paper=paper)


def framework_hash(directory: Path) -> str:
    """Return a hash of all that a framework's documents are made from: its files, by name."""
    whole = hashlib.sha256()
    names = [*files.yaml_files(directory)]
    source = directory / "source"
    if source.is_dir():
        names += sorted(f"source/{path.name}" for path in source.glob("*.txt"))
    for name in names:
        file = files.read(directory, name, name)
        raw = b"" if isinstance(file, Diagnostic) else file.raw
        whole.update(f"{name}\0{len(raw)}\0".encode())
        whole.update(raw)
    return whole.hexdigest()


class Made(NamedTuple):
    """A file that has been made: its name, its document's kind, and the hash of its bytes."""

    file: str
    document: str
    sha256: str
    size: int


def made(file: str, document: str, content: bytes) -> Made:
    """Describe a file by its content."""
    return Made(file, document, hashlib.sha256(content).hexdigest(), len(content))


def manifest(framework: Framework, hash_of_it: str, files_made: Sequence[Made]) -> str:
    """Write what is in a set, and what it was made from, as JSON."""
    metadata = framework.metadata
    data = {
        "format": FORMAT,
        "lg": __version__,
        "framework": {
            "id": metadata.id,
            "title": metadata.title,
            "organisation": metadata.organisation,
            "version": metadata.version,
            "status": metadata.status.value,
            "sha256": hash_of_it,
        },
        "files": [one._asdict() for one in sorted(files_made)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def known_files(manifest_text: str | None) -> Mapping[str, str] | None:
    """Return the files of an earlier manifest with their hashes; None when it is not one."""
    if manifest_text is None:
        return None
    try:
        data = json.loads(manifest_text)
        if data["format"] != FORMAT:
            return None
        return {str(one["file"]): str(one["sha256"]) for one in data["files"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
