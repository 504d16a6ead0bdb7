"""Documents as Markdown (CommonMark with GitHub's tables and task lists), through templates."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.render.design import GLYPHS
from ledelsesgrundlag_cli.render.environment import Escaped, environment, render_template
from ledelsesgrundlag_cli.render.kinds import refuse_unknown_kinds
from ledelsesgrundlag_cli.render.marked import require_mark
from ledelsesgrundlag_cli.render.templates import template_names

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.design import Design
    from ledelsesgrundlag_cli.render.templates import Templates

BLOCKS_FILE = "markdown/blocks.md.j2"
_INLINE = re.compile(r"[\\`*_\[\]<>&|~$@]|(?<!\S)#")
_SHORTCODE = re.compile(r":(?=[\w+-]+:|//)")
_WEB = re.compile(r"(?<![A-Za-z0-9])(www)\.", re.IGNORECASE)
_LEADING = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([+=-])")


def escape_markdown(text: str) -> str:
    """Make plain text literal in Markdown: CommonMark, GitHub's additions and its autolinks."""
    return _LEADING.sub(
        lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}",
        escape_midline(text),
    )


def escape_midline(text: str) -> str:
    """Make text literal that does not begin a line: ``1. december`` is no list there."""
    escaped = _INLINE.sub(lambda match: f"\\{match.group()}", text)
    escaped = _SHORTCODE.sub(r"\\:", escaped)
    return _WEB.sub(r"\1\\.", escaped)


def render_markdown(
    document: Document, design: Design, templates: Templates, framework: Framework
) -> str:
    """Render a document to Markdown ending in one line feed.

    Raises:
        TemplateProblemError: a template cannot be used.
    """
    glyphs = [GLYPHS[look.shape] for look in design.marks]
    made = environment(templates, escape_markdown)
    made.filters["midline"] = lambda value: Escaped(escape_midline(str(value)))
    names = template_names(document.kind)["Markdown"]
    refuse_unknown_kinds(document, templates.of(names), templates.find(BLOCKS_FILE))
    text = render_template(
        templates,
        made,
        names,
        {
            "document": _with_one_top(document),
            "framework": framework,
            "design": design,
            "glyphs": glyphs,
            "given": {
                name: () if one is True else tuple(one.split("\n"))
                for name, one in document.given.items()
            },
        },
    )
    lines = [line.rstrip() for line in text.splitlines()]
    tidy = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
    require_mark(document, tidy, escape_midline, templates, names)
    return tidy


def _with_one_top(document: Document) -> Document:
    """Give a document with several titles one above them, and every heading its own words.

    Markdown has one first-level heading, and its anchors are made of the headings' texts.
    """
    titles = [block for block in document.blocks if isinstance(block, blocks.Title)]
    headings = [
        block for block in document.blocks if isinstance(block, (blocks.Title, blocks.Heading))
    ]
    counted = Counter(block.text for block in headings)
    deeper = 1 if len(titles) > 1 else 0
    made: list[blocks.Block] = []
    if deeper:
        made.append(blocks.Heading(document.id, document.title, level=1))
    title = section = ""
    for block in document.blocks:
        if isinstance(block, blocks.Title):
            title = block.text
        if not isinstance(block, blocks.Heading):
            made.append(block)
            continue
        parent = section if block.level == 3 else title
        section = block.text if block.level == 2 else section
        text = f"{block.text} – {parent}" if counted[block.text] > 1 else block.text
        made.append(block._replace(text=text, level=block.level + deeper))
    return document._replace(blocks=tuple(made))
