"""The formats a document can be rendered to, and choosing one by a file's name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.model.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates


class Format(StrEnum):
    """A format, named as on the command line."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


EXTENSIONS: dict[str, Format] = {
    ".txt": Format.TERMINAL,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
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
    """Render a document. ``width`` and ``colors`` are for the terminal only.

    Raises:
        TemplateProblemError: a template or ``design.yaml`` cannot be used.
    """
    from ledelsesgrundlag_cli.render.literal import literal_document

    safe = literal_document(document)
    if made_as is Format.JSON:
        from ledelsesgrundlag_cli.render.json import render_json

        return render_json(safe)
    from ledelsesgrundlag_cli.render.design import design_problem, load_design

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
    if made_as is Format.TERMINAL:
        from ledelsesgrundlag_cli.render.terminal import render_terminal

        return render_terminal(safe, design, width=width, colors=colors)
    if made_as is Format.MARKDOWN:
        from ledelsesgrundlag_cli.render.markdown import render_markdown

        return render_markdown(safe, design, templates, framework)
    from ledelsesgrundlag_cli.render.html import render_html

    return render_html(safe, design, templates, framework)


def template_names(kind: str) -> dict[str, list[str]]:
    """Return, for each format with templates, the names tried for a kind of document.

    A template for one kind comes before the general one.
    """
    return {
        "Markdown": [f"markdown/{kind}.md.j2", "markdown/document.md.j2"],
        "HTML": [f"html/{kind}.html.j2", "html/document.html.j2"],
    }
