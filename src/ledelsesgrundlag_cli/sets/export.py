"""The whole set of documents as files: which there are, what is in them, whether they are stale.

Pure but for reading the framework's files for their hash; ``cli/export.py`` writes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.diagnostics import Diagnostic
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.leadership_chain import leadership_chain
from ledelsesgrundlag_cli.documents.lus_sheet import lus_sheet
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import Audience, LusRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.render.formats import EXTENSIONS, Format
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Role

FORMAT: Final = "ledelsesgrundlag-export/1"
MANIFEST: Final = "manifest.json"
INDEX: Final = "index.html"
KINDS: Final = ("rollekort", "lus", "dialogkort", "haefte", "plakat", "kaede", "overblik")
FORMATS: Final = (Format.PDF, Format.DOCX, Format.HTML, Format.MARKDOWN)
"""The formats of a set, unless others are chosen."""

_AUDIENCES: Final = {Audience.LEADER: "lederen", Audience.NEAREST: "nærmeste leder"}


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
    kinds: Sequence[str],
    formats: Sequence[Format],
    role_ids: Sequence[str],
) -> Iterator[Piece]:
    """Yield every file of the set, in the order people look for them."""
    for group, name, label, document in _documents(framework, kinds, role_ids):
        for made_as in formats:
            ending = next(end for end, one in EXTENSIONS.items() if one is made_as)
            if made_as is Format.PDF:
                yield from _as_pdf(group, name, label, document)
            else:
                yield Piece(f"{name}{ending}", group, label, document, made_as)


def _documents(
    framework: Framework, kinds: Sequence[str], role_ids: Sequence[str]
) -> Iterator[tuple[str, str, str, Document]]:
    """Yield each document's group, name and label, and the document."""
    roles = [framework.role(role_id) for role_id in role_ids]
    if "rollekort" in kinds:
        for role in roles:
            name = f"rollekort/rollekort-{role.id}"
            yield "Rollekort", name, role.title, role_card(framework, [role.id])
    if "lus" in kinds:
        yield from _sheets(framework, roles)
    if "dialogkort" in kinds and framework.prompts:
        for marker in framework.pejlemaerker:
            name = f"dialogkort/dialogkort-{marker.id}"
            yield "Dialogkort", name, marker.name, dialogue_card(framework, [marker.id])
    if "haefte" in kinds:
        yield "Hæfte", "haefte", "Hele ledelsesgrundlaget", booklet(framework)
    if "plakat" in kinds:
        yield "Plakat", "plakat", "Pejlemærkerne", poster(framework)
    if "kaede" in kinds:
        yield "Overblik", "kaede", "Ledelseskæden", leadership_chain(framework)
    if "overblik" in kinds:
        yield "Overblik", "overblik", "Roller og pejlemærker", matrix(framework)


def _sheets(
    framework: Framework, roles: Sequence[Role]
) -> Iterator[tuple[str, str, str, Document]]:
    sheet = framework.sheet("lus")
    if sheet is None:
        return
    there = {part.side for part in sheet.parts}
    for role in roles:
        for audience, whom in _AUDIENCES.items():
            if audience.value in there:
                document = lus_sheet(framework, sheet, LusRequest((role.id,), audience))
                name = f"lus/lus-{role.id}-{audience.value}"
                yield "Ark til LUS", name, f"{role.title}, til {whom}", document


def _as_pdf(group: str, name: str, label: str, document: Document) -> Iterator[Piece]:
    """Yield the PDFs of a document: for paper, and what else it has use for."""
    yield Piece(f"{name}.pdf", group, label, document, Format.PDF)
    if document.kind == "lus":
        yield Piece(
            f"{name}-udfyld.pdf",
            group,
            f"{label} (til at udfylde)",
            document,
            Format.PDF,
            fill_in=True,
        )
    if document.kind in {"plakat", "overblik"}:
        yield Piece(f"{name}-a3.pdf", group, f"{label} (A3)", document, Format.PDF, paper="a3")


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
