"""A PDF as it is read aloud: its tree of tags, with the text that each element holds."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf
import pytest

from ledelsesgrundlag_cli.documents.blocks import (
    Changes,
    Document,
    Entry,
    Expectations,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage

pypdfium2 = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")

INLINE = frozenset({"Span", "Em", "Strong", "Link"})
"""Tags that are part of a text, and none of their own."""
_NO_CONTENT = -1


class Unit(NamedTuple):
    """What a screen reader says in one go: a text, a picture's words, or a field's.

    ``within`` are the tags around it from the outermost to its own, without those that are part
    of a text; ``page`` counts from 0.
    """

    within: tuple[str, ...]
    text: str
    page: int

    @property
    def tag(self) -> str:
        """The tag that says what it is."""
        return self.within[-1]


class Element(NamedTuple):
    """An element of the tree that holds others, and their tags."""

    tag: str
    inner: tuple[str, ...]


class Spoken(NamedTuple):
    """All that is heard of a PDF, its elements, and the text that is not heard."""

    units: tuple[Unit, ...]
    elements: tuple[Element, ...]
    unheard: tuple[str, ...]

    def texts(self, tag: str) -> list[str]:
        """Return what is said by all elements with a tag."""
        return [one.text for one in self.units if one.tag == tag]


def spoken(raw: bytes) -> Spoken:
    """Walk the tree of tags of a PDF from its beginning to its end."""
    printed = pypdfium2.PdfDocument(raw)
    try:
        contents = [_contents(page) for page in printed]
    finally:
        printed.close()
    unheard = [text for one in contents for text in one.pop(_NO_CONTENT, [])]
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        walk = _Walk(pdf, contents)
        walk.into(pdf.Root.StructTreeRoot, (), 0)
    left = [text for one in contents for texts in one.values() for text in texts]
    return Spoken(tuple(walk.units), tuple(walk.elements), tuple(unheard + left))


def _contents(page: PdfPage) -> dict[int, list[str]]:
    """Return the texts of a page by the number of the content they belong to; -1 is none's."""
    found: dict[int, list[str]] = {}
    number_of = pypdfium2.raw.FPDFPageObj_GetMarkedContentID
    for one in page.get_objects(max_depth=4, textpage=page.get_textpage()):
        if type(one).__name__ == "PdfTextObj":
            found.setdefault(number_of(one.raw), []).append(one.extract())
    return found


class _Walk:
    """The way through the tree: each content is said where it is met, and once."""

    def __init__(self, pdf: pikepdf.Pdf, contents: list[dict[int, list[str]]]) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.contents = contents
        self.units: list[Unit] = []
        self.elements: list[Element] = []

    def into(self, node: Any, within: tuple[str, ...], page: int) -> str:
        """Say what an element holds; return what is part of the text around it."""
        if "/Pg" in node:
            page = self.pages[node.Pg.objgen]
        tag = str(node.get("/S", ""))[1:]
        if tag and tag not in INLINE:
            within = (*within, tag)
        if "/Alt" in node:
            self.units.append(Unit(within, str(node.Alt), page))
        inner: Any = node.get("/K", [])
        said = ""
        tags: list[str] = []
        for one in inner if isinstance(inner, pikepdf.Array) else [inner]:
            kind = str(one.get("/Type", "")) if isinstance(one, pikepdf.Dictionary) else "number"
            if kind in {"number", "/MCR"}:
                number = int(one if kind == "number" else one.MCID)
                at = self.pages[one.Pg.objgen] if kind == "/MCR" and "/Pg" in one else page
                said += "".join(self.contents[at].pop(number, []))
            elif kind == "/OBJR":
                if "/TU" in one.Obj:
                    self.units.append(Unit(within, str(one.Obj.TU), page))
            else:
                tags.append(str(one.S)[1:])
                said += self.into(one, within, page)
        self.elements.append(Element(tag, tuple(tags)))
        if tag in INLINE:
            return said
        if said.strip():
            self.units.append(Unit(within, said, page))
        return ""


def run_together(text: str) -> str:
    """Leave out spaces and hyphens: at the end of a line a hyphen may be the word's or not.

    PDFium has U+0002 for one that is not.
    """
    return re.sub(r"[\s\-\u00ad\u2010\x02]+", "", text)


def said_in(document: Document) -> list[str]:
    """Return the longer texts of a document, in order."""

    def walk(node: object) -> Iterator[str]:
        if isinstance(node, str):
            if len(node) > 30 and " " in node:
                yield node
        elif isinstance(node, tuple):
            first: tuple[object, ...] = node
            if isinstance(node, Expectations):
                first = (node.intro, node.items)
            elif isinstance(node, Table):  # its label and description are not set
                first = (node.columns, node.rows)
            elif isinstance(node, Changes):
                first = node.items
            for inner in first:
                yield from walk(inner)

    return [text for block in document.blocks for text in walk(block)]


def set_of(document: Document) -> Document:
    """Return a document with what is set of it.

    The matrix has marks for the remark that names them. The chain is its picture, on one page:
    there lines say what the remarks do, and which expectations mention whom is left to HTML and
    Word.
    """
    if document.id == "overblik":
        return _without_remarks(document)
    if document.id != "kaede":
        return document
    left_out = ("kaede_led", "kaede_pejlemaerke")
    kept = tuple(one for one in document.blocks if not one.id.startswith(left_out))
    return _without_remarks(document._replace(blocks=kept))


def _without_remarks(document: Document) -> Document:
    def bare(cell: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(one._replace(remarks=(), also=None) for one in cell)

    drawn = [
        one._replace(
            rows=tuple(row._replace(cells=tuple(map(bare, row.cells))) for row in one.rows)
        )
        if isinstance(one, Table)
        else one
        for one in document.blocks
    ]
    return document._replace(blocks=tuple(drawn))
