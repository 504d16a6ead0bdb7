"""The formats a document can be rendered to, and choosing one by a file's name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.design import Design
    from ledelsesgrundlag_cli.render.templates import Templates


class Format(StrEnum):
    """A format, named as on the command line."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    PDF = "pdf"
    DOCX = "docx"


BINARY = frozenset({Format.PDF, Format.DOCX})
"""Formats that are no text: they go into files, not onto a screen."""

EXTENSIONS: dict[str, Format] = {
    ".txt": Format.TERMINAL,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
}


def format_for(file_name: str) -> Format | None:
    """Return the format that a file's extension stands for, or None."""
    return EXTENSIONS.get(PurePath(file_name).suffix.lower())


def render(
    document: Document,
    made_as: Format,
    templates: Templates,
    framework: Framework,
    *,
    width: int = 80,
    colors: str | None = None,
) -> str:
    """Render a document to text. ``width`` and ``colors`` are for the terminal only.

    Raises:
        TemplateProblemError: a template or ``design.yaml`` cannot be used.
    """
    if made_as is Format.JSON:
        from ledelsesgrundlag_cli.documents.draft import stamped
        from ledelsesgrundlag_cli.render.json import render_json
        from ledelsesgrundlag_cli.render.literal import literal_document

        return render_json(literal_document(stamped(framework, document)))
    safe, design = _designed(document, templates, framework)
    if made_as is Format.TERMINAL:
        from ledelsesgrundlag_cli.render.terminal import render_terminal

        return render_terminal(safe, design, width=width, colors=colors)
    if made_as is Format.MARKDOWN:
        from ledelsesgrundlag_cli.render.markdown import render_markdown

        return render_markdown(safe, design, templates, framework)
    from ledelsesgrundlag_cli.render.html import render_html

    return render_html(safe, design, templates, framework)


def render_bytes(  # noqa: PLR0913 - the last three are what a file may be asked to be
    document: Document,
    made_as: Format,
    templates: Templates,
    framework: Framework,
    *,
    fill_in: bool = False,
    paper: str = "a4",
    moment: datetime | None = None,
) -> bytes:
    """Render a document to the bytes of a file, in any format.

    ``fill_in`` and ``paper`` are for PDF: with fields to write in, or for paper of that size.
    ``moment`` is the time that PDF and Word files say they were made, when not the fixed one.

    Raises:
        TemplateProblemError: a template or ``design.yaml`` cannot be used.
    """
    if made_as not in BINARY:
        return render(document, made_as, templates, framework).encode("utf-8")
    safe, design = _designed(document, templates, framework)
    said = {} if moment is None else {"moment": moment}
    if made_as is Format.PDF:
        from ledelsesgrundlag_cli.render.pdf.file import render_pdf

        return render_pdf(safe, design, templates, fill_in=fill_in, paper=paper, **said)
    from ledelsesgrundlag_cli.render.docx.file import render_docx

    return render_docx(safe, design, templates, **said)


def _designed(
    document: Document, templates: Templates, framework: Framework
) -> tuple[Document, Design]:
    """Return the document with what is not adopted marked and every text made harmless, and the
    design it is set in.
    """
    from ledelsesgrundlag_cli.documents.draft import stamped
    from ledelsesgrundlag_cli.render.design import design_problem, load_design
    from ledelsesgrundlag_cli.render.literal import literal_document

    safe = literal_document(stamped(framework, document))
    design = load_design(templates)
    wanted, there = len(framework.pejlemaerker), len(design.marks)
    if there < wanted:
        raise design_problem(
            templates,
            ("marks",),
            f"Der er {wanted} pejlemærker, men kun {there} mærker.",
            "Tilføj en form og en farve for hvert pejlemærke, så de kan kendes fra hinanden.",
        )
    if design.organisation:
        colophon = safe.colophon._replace(organisation=design.organisation)
        safe = safe._replace(colophon=colophon)
    return safe, design
