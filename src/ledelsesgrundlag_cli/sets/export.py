"""The whole set of documents as files: which there are, and what is in them."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.leadership_chain import leadership_chain
from ledelsesgrundlag_cli.documents.lus_sheet import lus_sheet
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import Audience, LusRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.render.formats import EXTENSIONS, Format
from ledelsesgrundlag_cli.sets.making import Job

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Role

FORMAT: Final = "ledelsesgrundlag-export/1"
MANIFEST: Final = "manifest.json"
INDEX: Final = "index.html"
KINDS: Final = ("rollekort", "lus", "dialogkort", "haefte", "plakat", "kaede", "overblik")
FORMATS: Final = (Format.PDF, Format.DOCX, Format.HTML, Format.MARKDOWN)
"""The formats of a set, unless others are chosen."""
_RENDERERS: Final = ("Jinja2", "pikepdf", "python-docx", "typst")

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

    @property
    def job(self) -> Job:
        """Return the file as what is to be made."""
        document = self.document
        return Job(self.file, document.id, document, self.made_as, self.fill_in, self.paper)


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
