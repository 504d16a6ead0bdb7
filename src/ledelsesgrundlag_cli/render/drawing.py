"""A document as a drawing (SVG), for a design bureau: the poster, and a pejlemærke's mark alone.

Letters are drawn as outlines, so that no typeface is needed, and each shape is a path. What is
drawn also says its title, for those who cannot see it.
"""

from __future__ import annotations

import re
from base64 import b64decode
from html import escape
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.blocks import MarkText
from ledelsesgrundlag_cli.render.pictures import SHAPES
from ledelsesgrundlag_cli.words.harmless import inline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.documents.blocks import Document, Mark
    from ledelsesgrundlag_cli.render.design import Design
    from ledelsesgrundlag_cli.render.templates import Templates

_SVG: Final = "http://www.w3.org/2000/svg"
_SIZE: Final = re.compile(r'<svg viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>')
_PICTURE: Final = re.compile(r"<image ([^>]*)/>")
_ATTRIBUTE: Final = re.compile(r'([\w:]+)="([^"]*)"')
_DATA: Final = "data:image/svg+xml;base64,"
_SHAPE: Final = re.compile(
    r'<svg xmlns="[^"]+" viewBox="0 0 16 16"><path fill="(#\w{6})" d="([^"]+)"/></svg>'
)


def render_svg(document: Document, design: Design, templates: Templates, paper: str) -> str:
    """Render a document to SVG ending in a line feed; several pages stand below each other.

    Raises:
        TemplateProblemError: as ``render_pdf``.
    """
    if len(document.blocks) == 1 and isinstance(document.blocks[0], MarkText):
        return _mark(document.blocks[0].mark, design)
    from ledelsesgrundlag_cli.render.pdf.file import render_pages

    pages = render_pages(document, design, templates, paper=paper)
    return _with_title(_below_each_other([_with_paths(one) for one in pages]), document.title)


def _mark(mark: Mark, design: Design) -> str:
    """Draw a mark alone, in a square that it fills as all of them do."""
    look = design.marks[mark.place % len(design.marks)]
    drawn = f'<path fill="{look.color}" d="{SHAPES[look.shape]}"/>'
    return _with_title(
        f'<svg viewBox="0 0 16 16" width="160" height="160" xmlns="{_SVG}">{drawn}</svg>',
        mark.name,
    )


def _with_paths(page: str) -> str:
    """Put the shapes in as paths: Typst puts in a picture within the picture."""

    def path(found: re.Match[str]) -> str:
        said = dict(_ATTRIBUTE.findall(found[1]))
        before, _, data = said.get("xlink:href", "").partition(_DATA)
        inner = "" if before or not data else b64decode(data).decode("utf-8", "replace")
        shape = _SHAPE.fullmatch(inner)
        if shape is None:  # a logo
            return found[0]
        place = f"{said.get('transform', '')} scale({float(said['width']) / 16:g})".strip()
        return f'<path fill="{shape[1]}" transform="{place}" d="{shape[2]}"/>'

    return _PICTURE.sub(path, page)


def _below_each_other(pages: Sequence[str]) -> str:
    if len(pages) == 1:
        return pages[0]
    sizes = [tuple(map(float, size.groups())) for one in pages if (size := _SIZE.match(one))]
    width, height = max(one[0] for one in sizes), sum(one[1] for one in sizes)
    tops = [sum(one[1] for one in sizes[:number]) for number in range(len(sizes))]
    inner = "".join(
        one.replace("<svg ", f'<svg y="{top:g}" ', 1) for one, top in zip(pages, tops, strict=True)
    )
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}pt" height="{height:g}pt" '
        f'xmlns="{_SVG}">{inner}</svg>'
    )


def _with_title(drawn: str, title: str) -> str:
    """Say what is drawn, in the drawing's first element, where programs look for it."""
    begin, end = drawn.split(">", 1)
    return f'{begin} role="img"><title>{escape(inline(title))}</title>{end.rstrip()}\n'
