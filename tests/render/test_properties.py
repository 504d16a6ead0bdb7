"""Any text, anywhere in a document, in every format: no traceback, and nothing but text.

A document is rendered with some text in all its places, and once more with a plain word there.
The two must be alike in everything but the text: the same elements, attributes and lines.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pydantic import BaseModel
from tests.long import examples

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.leadership_chain import (
    leadership_chain,
    thread_of,
    thread_of_mark,
)
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import FORMATS, Format, render
from ledelsesgrundlag_cli.words.harmless import literal
from ledelsesgrundlag_cli.words.wording import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.slow

PLAIN = "Qqpladsqq"
TEXTUAL = [one for one in FORMATS if not one.binary]
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters but the line feed, marks that reorder text, halves of characters."""

hostile = st.sampled_from(
    [
        "<script>alert(1)</script>", "</style>", "</textarea>", "<!--", "]]>", "<b>", "&lt;", "&",
        "&#x3c;", '" onload="x', "' x='", "javascript:x", "[bold]", "[/]", "[/bold]", "\\[",
        "[link=x]", ":smile:", "{{ 7*7 }}", "{% raw %}", "{#", "#}", "{{", "}}", "**", "_a_", "# ",
        "- ", "1. ", "> ", "```", "~~~", "|", "---", "===", "[a](b)", "![a](b)", "\\", "`", "*",
        "https://a.dk", "\x1b[31m", "\x1b]8;;x\x1b\\", "\x9b1m", "\x00", "\x07", "\x7f", "\r\n",
        "\n\n", "\n# ", "\t", "\u2028", "\u202e", "\u2066", "\ufeff", "\u200b", "\u00ad",
        "\ud800", "\udc80", "\uffff", "\U0010ffff", "👩‍👩‍👧", "🇩🇰", "e\u0301",
        "漢字", "سلام", "שלום", "\u3000", "\u00a0", "%s", "%(a)s", "{0}", "${x}", "$(x)", "æøå",
        "I\u0307", "ß", "...", " ", "a" * 120,
    ]
)  # fmt: skip
texts = st.one_of(
    st.lists(hostile, max_size=6).map("".join),
    st.text(st.characters(), max_size=60),
    st.text(st.characters(codec="utf-8"), max_size=60),
).filter(lambda text: literal(text) != "")
"""Any text that leaves something to see; a text without is a line to write on."""

quick = settings(
    deadline=None, max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow]
)


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
        blocks.Checklist("husk", text, (blocks.ChecklistItem("c1", text),)),
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


def document_of(text: str, *some: blocks.Block) -> blocks.Document:
    return blocks.Document(
        kind="lus",
        id="d",
        title=text,
        language="da",
        colophon=blocks.Colophon(text, "id", text, "1.0.0", "draft", text),
        blocks=some or every_block(text),
    )


@pytest.fixture(scope="module")
def plain(templates: Templates, framework: Framework) -> dict[Format, str]:
    """The document with a plain word in all its places, in every format."""
    return {
        made_as: render(document_of(PLAIN), made_as, templates, framework) for made_as in TEXTUAL
    }


def test_every_kind_of_block_is_looked_at() -> None:
    kinds = {type(block) for block in every_block(PLAIN)}
    assert kinds == set(get_args(blocks.Block))


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


def without_hashes(elements: Elements) -> Elements:
    """Leave out the hash of the style: the foot of the page, a text, stands in the style."""
    return [
        (
            tag,
            tuple((name, re.sub(r"style-src '[^']+'", "", value or "")) for name, value in pairs),
        )
        for tag, pairs in elements
    ]


FOOT = re.compile(r'@page\{@bottom-left\{content:"((?:\\[0-9a-f]{1,6} |[A-Za-z0-9 ])*)";color:')


@quick
@given(text=texts)
@example(text="{{ 6*7 }}{% if 1 %}42{% endif %}{# x #}{{ ''.__class__ }}")
@example(text='<script>alert(1)</script></style></title><!-- &lt; \' onload="x"')
def test_html_has_the_same_elements_and_the_literal_text(
    text: str, plain: dict[Format, str], templates: Templates, framework: Framework
) -> None:
    page = Page(render(document_of(text), Format.HTML, templates, framework))
    like = Page(plain[Format.HTML])
    assert len(like.elements) > 150
    assert without_hashes(page.elements) == without_hashes(like.elements)
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


@quick
@given(text=texts)
@example(text="{{ 6*7 }}{% if 1 %}42{% endif %}{# x #}{{ ''.__class__ }}")
@example(text="# **a** [b](c) | `d` \\ <b> &lt; #")
@example(text="\n# a\n\n- b\n---\n")
def test_markdown_has_the_same_structure_and_the_literal_text(
    text: str, plain: dict[Format, str], templates: Templates, framework: Framework
) -> None:
    made = render(document_of(text), Format.MARKDOWN, templates, framework)
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


@settings(quick, max_examples=examples(100))
@given(text=texts)
def test_json_reads_back_as_the_literal_text(
    text: str, plain: dict[Format, str], templates: Templates, framework: Framework
) -> None:
    made = render(document_of(text), Format.JSON, templates, framework)
    assert not UNSAFE.search(made)
    found, other = list(strings(json.loads(made))), list(strings(json.loads(plain[Format.JSON])))
    assert other.count(PLAIN) > 50
    assert found == [one.replace(PLAIN, literal(text)) for one in other]
    assert json.dumps(json.loads(made), ensure_ascii=False, indent=2) + "\n" == made


def solid(text: str) -> str:
    """Leave out white space, where lines are broken."""
    return "".join(text.split())


@quick
@given(text=texts, width=st.integers(-1, 200), color=st.booleans())
def test_the_terminal_gets_no_control_characters(
    text: str, width: int, color: bool, templates: Templates, framework: Framework
) -> None:
    out = render(
        document_of(text),
        Format.TERMINAL,
        templates,
        framework,
        width=width,
        colors="truecolor" if color else None,
    )
    if color:
        assert "\x1b[" in out
        out = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert not UNSAFE.search(out)


ALONE: dict[str, Callable[[str], blocks.Block]] = {
    "title": lambda text: blocks.Title("a", text, "b", "c"),
    "text": lambda text: blocks.Text("a", text),
    "value": lambda text: blocks.Fields("a", (blocks.Field("b", "L", text),)),
    "chain": lambda text: blocks.Chain("a", ((blocks.ChainLink("b", text, True),),)),
    "expectation": lambda text: blocks.Expectations(
        "a", "b", (blocks.ExpectationItem("c", "d", text, False, ()),)
    ),
    "chosen": lambda text: blocks.Expectations(
        "a", "b", (blocks.ExpectationItem("c", "d", text, False, (), chosen=True),), choose=3
    ),
    "quote": lambda text: blocks.Quote("a", text, "b"),
    "prompt": lambda text: blocks.Prompts("a", (blocks.Prompt("b", text, "c"),)),
    "label": lambda text: blocks.Prompts("a", (blocks.Prompt("b", "c", text),)),
    "contents": lambda text: blocks.Contents("a", "b", (blocks.ContentsEntry("a", text),)),
    "items": lambda text: blocks.Items("a", (blocks.Item("b", text),)),
    "described": lambda text: blocks.MarkText("a", blocks.Mark("m", "n", 0), text),
    "checklist": lambda text: blocks.Checklist("a", "b", (blocks.ChecklistItem("c", text),)),
}
"""A block with a text in one place, so that a line of it stands alone when it is broken."""


@pytest.mark.parametrize("place", ALONE)
@settings(quick, max_examples=examples(40))
@given(text=texts, width=st.integers(20, 100))
def test_the_terminal_shows_the_whole_text(
    place: str, text: str, width: int, templates: Templates, framework: Framework
) -> None:
    document = document_of("x", ALONE[place](text))
    out = render(document, Format.TERMINAL, templates, framework, width=width)
    assert solid(literal(text)) in solid(out)


SHOWN = {
    "title", "heading", "singular", "name", "text", "attribution", "organisation", "note", "short",
    "label", "label_several", "lead", "privacy", "link_note", "shared_note", "added_note",
    "role_title", "because", "options", "aims", "everyone", "leader", "nearest", "shared",
}  # fmt: skip
"""The fields of a framework that hold texts for people."""


def everywhere(node: Any, text: str, *, shown: bool = False) -> Any:
    """Put a text in all the places of a framework that documents show."""
    if type(node) is str:
        return text if shown else node
    if isinstance(node, tuple):
        return tuple(everywhere(one, text, shown=shown) for one in node)
    if isinstance(node, dict):
        return {key: everywhere(value, text, shown=shown) for key, value in node.items()}
    if isinstance(node, BaseModel):
        parts = {name: everywhere(value, text, shown=name in SHOWN) for name, value in node}
        return node.model_copy(update=parts)
    return node


def changed(framework: Framework, text: str) -> Framework:
    parts = {
        part.name: everywhere(getattr(framework, part.name), text) for part in fields(framework)
    }
    return replace(framework, **parts)


def documents(framework: Framework, name: str) -> list[blocks.Document]:
    """Build one of each kind of document."""
    sheet = framework.sheet("lus")
    assert sheet is not None
    ids = tuple(role.id for role in framework.roles[:2])
    request = SheetRequest(
        role_ids=ids,
        audience=ALL_SIDES,
        name=name,
        leader=name,
        focus=(framework.roles[0].expectations[0].id,),
    )
    markers = [one.id for one in framework.pejlemaerker]
    return [
        role_card(framework, ids),
        sheet_document(framework, sheet, request),
        dialogue_card(framework, markers, forum_id=framework.fora[0].id, role_id=ids[0]),
        booklet(framework),
        poster(framework),
        comparison(framework, ids),
        leadership_chain(framework),
        thread_of(framework, framework.roles[0].expectations[0].id),
        thread_of_mark(framework, markers[0]),
        matrix(framework, counts=True),
    ]


def shape(made_as: Format, out: str) -> Sequence[object]:
    """Return what must not depend on the texts: elements in HTML, structure in Markdown."""
    if made_as is Format.HTML:
        return without_hashes(Page(out).elements)
    if made_as is Format.MARKDOWN:
        return [kind for kind, _, _ in outline(READER.parse(out))]
    return []


@pytest.fixture(scope="module")
def plain_shapes(templates: Templates, framework: Framework) -> list[list[Sequence[object]]]:
    """The shapes of all documents with a plain word in all the framework's texts."""
    made = documents(changed(framework, PLAIN), PLAIN)
    assert all(repr(one).count(PLAIN) > 12 for one in made)
    return [
        [shape(made_as, render(one, made_as, templates, framework)) for made_as in TEXTUAL]
        for one in made
    ]


@settings(quick, max_examples=examples(4))
@given(text=texts)
def test_a_whole_framework_of_any_text(
    text: str,
    plain_shapes: list[list[Sequence[object]]],
    templates: Templates,
    framework: Framework,
) -> None:
    made = documents(changed(framework, text), text)
    for one, shapes in zip(made, plain_shapes, strict=True):
        for made_as, like in zip(TEXTUAL, shapes, strict=True):
            out = render(one, made_as, templates, framework)
            assert not UNSAFE.search(out)
            out.encode("utf-8")
            assert shape(made_as, out) == like
