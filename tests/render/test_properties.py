"""Any text, anywhere in a document, in every format: no traceback, and nothing but text.

A document is rendered with some text in all its places, and once more with a plain word there.
The two must be alike in everything but the text: the same elements, attributes and lines.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.long import examples
from tests.render.showing import (
    PLAIN,
    READER,
    TEXTUAL,
    UNSAFE,
    Page,
    Plain,
    check_html,
    check_json,
    check_markdown,
    check_terminal,
    document_of,
    every_block,
    outline,
    plain_document,
    without_texts,
)

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
from ledelsesgrundlag_cli.render.formats import Format, render
from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.slow

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
    deadline=None, max_examples=examples(20), suppress_health_check=[HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def plain(templates: Templates, framework: Framework) -> Plain:
    """The document with a plain word in all its places, in every format."""
    return plain_document(templates, framework)


def test_every_kind_of_block_is_looked_at() -> None:
    kinds = {type(block) for block in every_block(PLAIN)}
    assert kinds == set(get_args(blocks.Block))


@quick
@given(text=texts)
@example(text="{{ 6*7 }}{% if 1 %}42{% endif %}{# x #}{{ ''.__class__ }}")
@example(text='<script>alert(1)</script></style></title><!-- &lt; \' onload="x"')
def test_html_has_the_same_elements_and_the_literal_text(
    text: str, plain: Plain, templates: Templates, framework: Framework
) -> None:
    check_html(render(document_of(text), Format.HTML, templates, framework), plain, text)


@quick
@given(text=texts)
@example(text="{{ 6*7 }}{% if 1 %}42{% endif %}{# x #}{{ ''.__class__ }}")
@example(text="# **a** [b](c) | `d` \\ <b> &lt; #")
@example(text="\n# a\n\n- b\n---\n")
def test_markdown_has_the_same_structure_and_the_literal_text(
    text: str, plain: Plain, templates: Templates, framework: Framework
) -> None:
    check_markdown(render(document_of(text), Format.MARKDOWN, templates, framework), plain, text)


@settings(quick, max_examples=examples(20))
@given(text=texts)
def test_json_reads_back_as_the_literal_text(
    text: str, plain: Plain, templates: Templates, framework: Framework
) -> None:
    check_json(render(document_of(text), Format.JSON, templates, framework), plain, text)


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
    check_terminal(out, color=color)


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
@settings(quick, max_examples=examples(20))
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
        return without_texts(Page(out).elements)
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


@settings(quick, max_examples=examples(2))
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
