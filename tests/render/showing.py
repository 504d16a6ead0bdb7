"""A document with some text in all its places, and what of its formats must not depend on it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.render.formats import FORMATS, Format, render
from ledelsesgrundlag_cli.words.harmless import literal
from ledelsesgrundlag_cli.words.wording import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

PLAIN = "Qqpladsqq"
TEXTUAL = [one for one in FORMATS if not one.binary]
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters but the line feed, marks that reorder text, halves of characters."""


def every_block(text: str) -> tuple[blocks.Block, ...]:
    """Make one of every kind of block, in all its forms, with a text in each of its places."""
    marks = (blocks.Mark("m1", text, 0), blocks.Mark("m2", text, 9))

    def item(name: str, *, chosen: bool = False) -> blocks.ExpectationItem:
        return blocks.ExpectationItem(
            f"{name}-i", "i", text, True, marks, roles=(text, text), chosen=chosen
        )

    return (
        blocks.Title("titel", text, text, text),
        blocks.Fields("felter", (blocks.Field("f1", text, text), blocks.Field("f2", text))),
        blocks.Chain(
            "kaede",
            (
                (blocks.ChainLink("l1", text, True), blocks.ChainLink("l2", text, False)),
                (blocks.ChainLink("l3", text, True),),
            ),
        ),
        blocks.Heading("h2", text),
        blocks.Heading("h3", text, 3),
        blocks.Text("t1", text),
        blocks.Text("t2", text, tone="lead", added=True),
        blocks.Text("t3", text, tone="note"),
        blocks.Expectations("e1", text, (item("e1"),), intro=text, shared_note=text),
        blocks.Expectations("e2", text, (item("e2", chosen=True), item("e3")), choose=3),
        blocks.Legend("forklaring", marks, note=text),
        blocks.Quote("citat", text, text),
        blocks.Excerpts("uddrag", (blocks.Excerpt(text), blocks.Excerpt(text))),
        blocks.Contents("indhold", text, (blocks.ContentsEntry("titel", text),)),
        blocks.Items("liste", (blocks.Item("i1", text),)),
        blocks.MarkText("maerke", marks[0], text),
        blocks.MarkText("maerke2", marks[1], None, added=True),
        blocks.Prompts("sp", (blocks.Prompt("p1", text, text), blocks.Prompt("p2", text, ""))),
        blocks.Question("spm", text, 2),
        blocks.Dial(
            "skru", text, (blocks.Choice(text),) * 2, text, (blocks.DialItem("d1", marks[0]),)
        ),
        blocks.Agreements("aft", text, (blocks.Column("k1", text, text),), 2),
        blocks.Carried(
            "sidst",
            text,
            text,
            (blocks.Choice(text),) * 2,
            text,
            (
                blocks.CarriedItem("sidst_1", (blocks.Said(text, text), blocks.Said(text))),
                blocks.CarriedItem("sidst_2", ()),
            ),
        ),
        blocks.Checklist("husk", text, (blocks.ChecklistItem("c1", text),)),
        _people("moed", text, text=text),
        _people("hjul", text, text=None),
        blocks.Talk("samtale", text, text),
        blocks.Talk("samtale2", text, label=text),
        blocks.Listen("lyt", text, 2, _items("lyt", text), _items("efter", text), text, text),
        blocks.Listen("lyt2", text, 0, (), _items("lyt2", text), text, text),
        blocks.Case("case", text, _items("case", text), 2),
        _people("efter", text, text=None)._replace(lines=2),
        blocks.Threads(
            "traade",
            text,
            3,
            (
                blocks.ThreadsRow(marks[0], (item("t1", chosen=True), item("t2"))),
                blocks.ThreadsRow(None, (item("t3"),)),
            ),
        ),
        _table("skema", text, corner=text, texts=2),
        _table("skema2", text, corner=None, texts=1),
        blocks.Changes(
            "aendret",
            text,
            (
                blocks.ChangeItem("a1", text, (wording("", text), wording(text, text)), (text,)),
                blocks.ChangeItem("a2", text, (wording(text, text, removed=True),)),
                blocks.ChangeItem("a3", text, ()),
            ),
        ),
    )


def _items(name: str, text: str) -> tuple[blocks.Item, ...]:
    return blocks.Item(f"{name}_1", text), blocks.Item(f"{name}_2", text)


def _people(name: str, label: str, *, text: str | None) -> blocks.People:
    columns = tuple(blocks.TableColumn(f"{name}_k{n}", label) for n in range(3))
    rows = (blocks.PeopleRow("a", label), blocks.PeopleRow("2"))
    return blocks.People(name, label, columns, rows, text)


def _table(name: str, text: str, *, corner: str | None, texts: int) -> blocks.Table:
    """A table with every kind of cell, with and without headings of rows."""
    pieces = (Piece(text), Piece(text, changed=True))
    cells = (
        tuple(
            blocks.Entry(f"{name}_t{n}", pieces, (text,), added=True, expectation="f")
            for n in range(texts)
        ),
        (blocks.Entry(f"{name}_intet", (Piece(text),)),),
    )
    rows = (blocks.TableRow(f"{name}_r", corner, blocks.Mark("m", text, 0), cells),)
    columns = tuple(blocks.TableColumn(f"{name}_k{n}", text) for n in range(2))
    return blocks.Table(name, text, text, corner, columns, rows)


def wording(label: str, text: str, *, removed: bool = False) -> blocks.Wording:
    pieces = (Piece(text), Piece(text, changed=True), Piece(text))
    return blocks.Wording(label, pieces, removed)


Plain = Mapping[Format, str]
"""The document with ``PLAIN`` in all its places, as each format that is text."""


def plain_document(templates: Templates, framework: Framework) -> Plain:
    """Make the document that others are compared with."""
    return {
        made_as: render(document_of(PLAIN), made_as, templates, framework) for made_as in TEXTUAL
    }


def document_of(text: str, *some: blocks.Block) -> blocks.Document:
    return blocks.Document(
        kind="lus",
        id="d",
        title=text,
        language="da",
        colophon=blocks.Colophon(text, "id", text, "1.0.0", "draft", text),
        blocks=some or every_block(text),
    )


Elements = list[tuple[str, tuple[tuple[str, str | None], ...]]]


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Elements = []
        self.texts: list[str] = [""]
        self.feed(text)
        self.close()

    def _next(self, tag: str, attributes: Sequence[tuple[str, str | None]] = ()) -> None:
        self.elements.append((tag, tuple(attributes)))
        self.texts.append("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - HTMLParser's
        self._next(tag, attrs)

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - HTMLParser's
        self._next(f"/{tag}")

    def handle_comment(self, data: str) -> None:  # noqa: D102 - HTMLParser's
        self._next(f"!{data}")

    handle_pi = unknown_decl = handle_comment

    def handle_data(self, data: str) -> None:  # noqa: D102 - HTMLParser's
        self.texts[-1] += data


def folded(text: str) -> str:
    """Fold white space, as a reader of HTML or Markdown does."""
    return " ".join(text.split())


def expected(plain: Sequence[str], text: str) -> list[str]:
    return [folded(one.replace(PLAIN, literal(text))) for one in plain]


SAID_IN_NAMES = {"data-organisation", "data-names"}
"""Attributes that hold a text of the framework, for the answers file and the page's script."""


def without_texts(elements: Elements) -> Elements:
    """Leave out what follows from texts: some attributes, and the hash of the style, in which the
    foot of the page stands.
    """
    return [
        (
            tag,
            tuple(
                (name, re.sub(r"style-src '[^']+'", "", value or ""))
                for name, value in pairs
                if name not in SAID_IN_NAMES
            ),
        )
        for tag, pairs in elements
    ]


FOOT = re.compile(r'@page\{@bottom-left\{content:"((?:\\[0-9a-f]{1,6} |[A-Za-z0-9 ])*)";color:')


def check_html(made: str, plain: Plain, text: str) -> None:
    """HTML has the elements and attributes of the plain document, and the literal text."""
    page = Page(made)
    like = Page(plain[Format.HTML])
    assert len(like.elements) > 150
    assert without_texts(page.elements) == without_texts(like.elements)
    number = next(place for place, (tag, _) in enumerate(page.elements, 1) if tag == "style")
    style, other_style = page.texts.pop(number), like.texts.pop(number)
    assert sum(PLAIN in one for one in like.texts) > 35
    assert [folded(one) for one in page.texts] == expected(like.texts, text)
    # The foot of the page is a string in the style: it can neither end nor be misread.
    [foot], [_] = FOOT.findall(style), FOOT.findall(other_style)
    assert FOOT.sub("", style) == FOOT.sub("", other_style)
    read = re.sub(r"\\([0-9a-f]{1,6}) ", lambda match: chr(int(match[1], 16)), foot)
    shown = literal(text)
    assert read == f"{shown} for {shown} · version 1.0.0 · {shown}"


READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def outline(tokens: Sequence[Token]) -> Iterator[tuple[str, str, str]]:
    """List what a reader of Markdown finds, with neighbouring texts as one."""
    pending = ""
    for token in tokens:
        if token.type in {"text", "text_special"}:
            pending += token.content
            continue
        if pending:
            yield ("text", "", pending)
            pending = ""
        if token.type == "inline":
            yield from outline(token.children or [])
        else:
            yield (token.type, token.tag, token.content)
    if pending:
        yield ("text", "", pending)


def check_markdown(made: str, plain: Plain, text: str) -> None:
    """Markdown has the structure of the plain document, and the literal text."""
    assert len(made.split("\n")) == len(plain[Format.MARKDOWN].split("\n"))
    found = list(outline(READER.parse(made)))
    other = list(outline(READER.parse(plain[Format.MARKDOWN])))
    assert len(other) > 150
    assert [(kind, tag) for kind, tag, _ in found] == [(kind, tag) for kind, tag, _ in other]
    assert [folded(content) for _, _, content in found] == expected(
        [content for _, _, content in other], text
    )


def strings(node: Any) -> Iterator[str]:
    """List the strings in JSON's data, in order."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for value in node.values() if isinstance(node, dict) else node:
            yield from strings(value)


def check_json(made: str, plain: Plain, text: str) -> None:
    """JSON reads back as the literal text, and is written in one way."""
    assert not UNSAFE.search(made)
    found, other = list(strings(json.loads(made))), list(strings(json.loads(plain[Format.JSON])))
    assert other.count(PLAIN) > 50
    assert found == [one.replace(PLAIN, literal(text)) for one in other]
    assert json.dumps(json.loads(made), ensure_ascii=False, indent=2) + "\n" == made


def check_terminal(out: str, *, color: bool) -> None:
    """What goes to a terminal holds nothing that it would obey, but lg's own colours."""
    if color:
        assert "\x1b[" in out
        out = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert not UNSAFE.search(out)
