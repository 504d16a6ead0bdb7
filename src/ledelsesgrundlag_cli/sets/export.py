"""The whole set of documents as files: which there are, and what is in them."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.documents.kinds import KINDS, Each, Member, members, sheet_members
from ledelsesgrundlag_cli.documents.local import has_local
from ledelsesgrundlag_cli.documents.poster import mark_alone
from ledelsesgrundlag_cli.loading.local import FOLDER
from ledelsesgrundlag_cli.render.formats import Format, formats_of
from ledelsesgrundlag_cli.sets.making import Job

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

FORMAT: Final = "ledelsesgrundlag-export/1"
MANIFEST: Final = "manifest.json"
INDEX: Final = "index.html"
_RENDERERS: Final = ("Jinja2", "pikepdf", "python-docx", "typst")


class Piece(NamedTuple):
    """A file of the set: its name with ``/``, what it shows, and how it is made."""

    file: str
    group: str
    label: str
    document: Document
    made_as: Format
    fill_in: bool = False
    paper: str = "a4"
    variant: str = ""
    """What sets it apart from the other file of its format, as its link says."""

    @property
    def job(self) -> Job:
        """Return the file as what is to be made."""
        document = self.document
        return Job(self.file, document.id, document, self.made_as, self.fill_in, self.paper)


def pieces(
    framework: Framework,
    names: Sequence[str],
    formats: Sequence[Format],
    role_ids: Sequence[str],
) -> Iterator[Piece]:
    """Yield every file of the set, in the order people look for them.

    ``names`` are ids of documents and of sheets, these in their order; see ``names_of_set``.
    """
    for member in _members(framework, names, role_ids):
        document = member.build()
        for made_as in (one for one in formats if one in formats_of(member.kind)):
            piece = Piece(
                f"{member.name}{made_as.ending}", member.group, member.label, document, made_as
            )
            yield piece
            if made_as is Format.PDF:
                yield from _more_pdfs(member, piece)
            if made_as is Format.SVG:
                yield from _marks(framework, piece)


def pieces_of_unit(
    framework: Framework,
    names: Sequence[str],
    formats: Sequence[Format],
    role_ids: Sequence[str],
) -> Iterator[Piece]:
    """Yield the files of the unit that a framework carries, in a folder of its own: those of
    documents in which it has something.
    """
    unit = framework.local
    if unit is None:
        return
    able = {one.id for one in KINDS if one.local} | {sheet.id for sheet in framework.sheets}
    for piece in pieces(framework, [one for one in names if one in able], formats, role_ids):
        if has_local(piece.document.blocks):
            label = f"{piece.group}: {piece.label}"
            yield piece._replace(
                file=f"{FOLDER}/{unit.id}/{piece.file}", group=unit.name, label=label
            )


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
            for sheet in filter(None, map(framework.sheet, names)):
                yield from sheet_members(framework, kind, sheet, role_ids)
        elif kind.each is not None and kind.id in names:
            yield from members(framework, kind, role_ids)


def _more_pdfs(member: Member, plain: Piece) -> Iterator[Piece]:
    """Yield the other PDFs that a document has use for: to fill in, and on larger paper."""
    name = member.name
    if member.kind.fillable:
        named = plain._replace(file=f"{name}-udfyld.pdf", variant=" til at udfylde")
        yield named._replace(fill_in=True)
    for paper in member.kind.in_set:
        named = plain._replace(file=f"{name}-{paper}.pdf", variant=f" ({paper.upper()})")
        yield named._replace(paper=paper)


def _marks(framework: Framework, poster: Piece) -> Iterator[Piece]:
    """Yield the marks of the pejlemærker, drawn alone."""
    for marker in framework.pejlemaerker:
        drawn = poster._replace(file=f"maerker/{marker.id}.svg", label=f"Mærket: {marker.name}")
        yield drawn._replace(document=mark_alone(framework, marker.id))


def index_job(content: str) -> Job:
    """Return the file that leads to the others."""
    return Job(INDEX, "index", content.encode("utf-8"), Format.HTML)


def head(framework: Framework, hash_of_it: str) -> dict[str, object]:
    """Return what the manifest says of the whole set."""
    metadata = framework.metadata
    return {
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
    }


def renderers() -> list[str]:
    """Return the versions of the packages that decide what a file is, byte for byte."""
    return [f"{name} {version(name)}" for name in _RENDERERS]
