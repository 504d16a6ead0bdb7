"""PDFs read aloud: what the tree of tags says of every document, in which order, and as what."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.documents.frameworks import FRAMEWORKS
from tests.long import LONG
from tests.render.cases import cases
from tests.render.heard import Spoken, run_together, said_in, set_of, spoken

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.interview import asked_on
from ledelsesgrundlag_cli.documents.leadership_chain import leadership_chain
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

TEXTS = frozenset({"P", "H1", "H2", "H3", "LBody", "Lbl", "TH", "TD"})
"""What may hold a text: a paragraph, a heading, a point of a list, a cell."""
SAID = frozenset({"Figure", "Form"})
"""What is said by the words of a picture or a field."""
INNER = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
"""What an element may hold, where it may not hold anything."""


def looked_at(name: str, framework: Framework) -> Iterator[tuple[Document, str, bool]]:
    """Yield the documents to listen to: in the suite one of each kind, and one to fill in."""
    seen = set()
    for document, paper, fill_in in cases(framework, all_filled=LONG):
        if LONG or fill_in or document.kind not in seen:
            seen.add(document.kind)
            if LONG or name == "box" or document.kind != "haefte":
                yield document, paper, fill_in


def faults(document: Document, heard: Spoken) -> Iterator[str]:
    """Yield what is wrong with how a document is heard."""
    for one in heard.units:
        if one.tag not in TEXTS | SAID:
            yield f"{one.text!r} is a {one.tag}"
        elif not one.text.strip():
            yield f"a {one.tag} says nothing"
    yield from _wrong_elements(heard)
    feet = run_together(" ".join(_foot(document)))
    feet += run_together(" ".join(one.text for one in heard.units if "TH" in one.within))
    for text in heard.unheard:
        said = run_together(text)
        if said not in feet and not said.replace("/", "").isdigit() and said != "UDKAST":
            yield f"{text!r} is not heard"


def _wrong_elements(heard: Spoken) -> Iterator[str]:
    for one in heard.elements:
        wrong = set(one.inner) - INNER.get(one.tag, set(one.inner))
        if wrong:
            yield f"{one.tag} holds {wrong}"
        if one.tag == "Table" and "THead" not in one.inner:
            yield "a table has no head"
    heads = [int(one.tag[1]) for one in heard.units if one.tag in {"H1", "H2", "H3"}]
    if heads[:1] != [1]:
        yield f"the headings begin with {heads[:1]}"
    for above, below in pairwise(heads):
        if below > above + 1:
            yield f"heading {above} has {below} below it"


def _foot(document: Document) -> list[str]:
    """Return what the feet of pages say: the colophon, and the titles of a booklet's chapters.

    Beside them only the head of a table that goes on on another page is there and not heard.
    """
    said = document.colophon
    titles = [one.text for one in document.blocks if isinstance(one, blocks.Title)]
    whole = f"{said.framework} for {said.organisation} · version {said.version}"
    return [whole, said.status_note, *titles]


def missing(document: Document, heard: Spoken) -> Iterator[str]:
    """Yield each text of a document that is not heard as a paragraph of its own, in its place."""
    # What stands above a title is set in capitals.
    said = (run_together(one.text).casefold() for one in heard.units)
    units = [one.lstrip("0123456789").strip("”") for one in said]
    at = 0
    for text in _to_be_heard(document):
        wanted = run_together(text).casefold().strip("”")
        found = [
            number
            for number, one in enumerate(units)
            if one == wanted or one.startswith(f"{wanted}·")
        ]
        if not found:
            yield f"{text!r} is no paragraph of its own"
        elif len(found) == 1:
            if found[0] < at and document.kind not in {"haefte", "dialogkort"}:
                yield f"{text!r} is heard too early"
            at = found[0]


def _to_be_heard(document: Document) -> Iterator[str]:
    """Yield the texts of a document that stand alone, in order: not those put together of others.

    The chain is drawn: its stations are the columns, and what a thread says twice is said once. On
    a sheet it is one line.
    """
    put_together: tuple[type, ...] = (blocks.Excerpts, blocks.Changes, blocks.Contents)
    put_together += (
        blocks.Legend,
        *((blocks.Chain,) if document.id == "kaede" or document.head else ()),
    )
    if document.kind == "plakat":  # its notes are one line with the colophon
        put_together += (blocks.Text,)
    for block in set_of(document).blocks:
        if isinstance(block, blocks.Table):
            entries = [entry for row in block.rows for cell in row.cells for entry in cell]
            for entry in entries if document.id != "kaede" else ():
                if entry.expectation:
                    yield " ".join(piece.text for piece in entry.pieces)
        elif isinstance(block, blocks.Listen):  # what to ask on is a line, as what to listen for
            yield block.text
            yield from (f"{label}: {joined}" for label, joined in asked_on(block))
        elif not isinstance(block, put_together):
            yield from said_in(document._replace(blocks=(block,)))


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_document_is_heard_in_order(
    name: str, framework: Framework, templates: Templates
) -> None:
    made_of = FRAMEWORKS[name](framework)
    found: list[str] = []
    paragraphs = lists = quotes = fields = 0
    for document, paper, fill_in in looked_at(name, made_of):
        raw = render_bytes(document, Format.PDF, templates, made_of, paper=paper, fill_in=fill_in)
        heard = spoken(raw)
        told = [*faults(document, heard), *missing(document, heard)]
        found += [f"{document.id} {paper}: {one}" for one in told]
        quoted = [one for one in document.blocks if isinstance(one, blocks.Quote)]
        assert sum(one.tag == "BlockQuote" for one in heard.elements) == len(quoted), document.id
        said = {run_together(f"”{one.text}”") for one in quoted}
        marked = [one for one in heard.units if run_together(one.text) in said]
        as_quotes = [one.within[-2:] for one in marked]
        assert as_quotes == [("BlockQuote", "P")] * len(quoted), document.id
        if fill_in:
            assert heard.texts("Form") == [one.label for one in fields_of(document)]
            fields += len(heard.texts("Form"))
        paragraphs += len(heard.texts("P"))
        lists += sum(one.tag == "L" for one in heard.elements)
        quotes += len(quoted)
    assert found == [], "\n".join(found)
    assert paragraphs > 50
    assert quotes > 0 or name not in {"box", "long"}
    assert min(lists, fields) > 0 or not made_of.sheets


def test_a_deck_is_heard_front_and_back_in_the_same_order(
    framework: Framework, templates: Templates
) -> None:
    deck = dialogue_card(
        framework, [one.id for one in framework.pejlemaerker], forum_id=framework.fora[0].id
    )
    names = {one.name for one in framework.pejlemaerker}

    def marks(raw: bytes) -> list[list[str]]:
        units = spoken(raw).units
        return [
            [one.text.strip() for one in units if one.page == page and one.text.strip() in names]
            for page in range(units[-1].page + 1)
        ]

    sides = marks(render_bytes(deck, Format.PDF, templates, framework))
    assert sides[::2] == sides[1::2]
    assert sum(map(len, sides)) == 2 * 12
    assert len(set(sides[2])) > 1 or len({*map(tuple, sides)}) > 1
    alone = marks(render_bytes(deck, Format.PDF, templates, framework, one_sided=True))
    assert alone == sides[::2]


@pytest.mark.slow
def test_the_chain_says_whom_each_role_is_about(
    framework: Framework, templates: Templates
) -> None:
    """Where there is room for it: the framework of long texts has none, and is one page still."""

    def stations(of: Framework) -> list[str]:
        heard = spoken(render_bytes(leadership_chain(of), Format.PDF, templates, of))
        assert {one.page for one in heard.units} == {0}
        return [one.text.strip() for one in heard.units if "TH" in one.within]

    first, second = framework.roles[:2]
    said = ["Retter sig mod rollen centerchef", "Retter sig mod rollen leder af ledere"]
    assert stations(framework)[:4] == [first.title, said[0], second.title, said[1]]
    long = FRAMEWORKS["long"](framework)
    assert stations(long) == [one.title for one in long.roles]


def test_what_is_no_paragraph_is_found(framework: Framework, templates: Templates) -> None:
    document = role_card(framework, [framework.roles[0].id])
    heard = spoken(render_bytes(document, Format.PDF, templates, framework))
    assert [*faults(document, heard), *missing(document, heard)] == []
    units = heard.units
    spans = tuple(one._replace(within=("Document", "Span")) for one in units)
    assert len([*faults(document, heard._replace(units=spans))]) > len(units) / 2
    assert [*missing(document, heard._replace(units=units[:5]))]
    turned = heard._replace(units=units[::-1])
    assert any("too early" in one for one in missing(document, turned))
    assert [*faults(document, heard._replace(unheard=("Det, ingen hører",)))]
