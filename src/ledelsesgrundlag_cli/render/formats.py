"""The formats a document can be rendered to: one row each, and choosing one by a file's name."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from ledelsesgrundlag_cli.render.moment import FIXED
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.documents.kinds import DocumentKind
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.design import Design
    from ledelsesgrundlag_cli.render.templates import Templates


@dataclass(frozen=True)
class Rendering:
    """What a renderer is given: a document, and how it is to come out.

    ``width`` (in cells) and ``colors`` are for a screen; ``paper``, ``fill_in`` (with fields to
    write in) and ``one_sided`` (cards without their backs) for a PDF. ``moment`` is the time that
    PDF and Word files say they were made.
    """

    document: Document
    templates: Templates
    framework: Framework
    width: int = 80
    colors: str | None = None
    fill_in: bool = False
    paper: str = "a4"
    one_sided: bool = False
    moment: datetime = FIXED

    def safe(self) -> Document:
        """Return the document with what is not adopted marked and every text made harmless."""
        from ledelsesgrundlag_cli.documents.draft import stamped
        from ledelsesgrundlag_cli.render.literal import literal_document

        return literal_document(stamped(self.framework, self.document))

    def designed(self) -> tuple[Document, Design]:
        """Return the safe document and the design it is set in, which may name the organisation.

        Raises:
            TemplateProblemError: ``design.yaml`` cannot be used.
        """
        from ledelsesgrundlag_cli.render.design import design_problem, load_design

        safe, design = self.safe(), load_design(self.templates)
        wanted, there = len(self.framework.pejlemaerker), len(design.marks)
        if there < wanted:
            raise design_problem(
                self.templates,
                ("marks",),
                USUAL.say(
                    "Der er {wanted} {pejlemærker}, men kun {there} mærker.",
                    wanted=wanted,
                    there=there,
                ),
                USUAL.say(
                    "Tilføj en form og en farve for {hvert pejlemærke}, så de kan kendes fra "
                    "hinanden."
                ),
            )
        if design.organisation:
            from ledelsesgrundlag_cli.words.harmless import literal

            colophon = safe.colophon._replace(organisation=literal(design.organisation))
            safe = safe._replace(colophon=colophon)
        return safe, design


@dataclass(frozen=True)
class Format:
    """A format: its name on the command line, the endings of its files, the usual one first, and
    what makes it.

    ``label`` is what people call its files. ``usual`` ones are for every document, others for
    those alone that ask for them; see ``formats_of``. ``binary`` ones are no text: they go into
    files, not onto a screen. ``fillable`` ones have fields to write in. ``in_set`` ones are what
    ``lg export`` makes when it is not told. ``shared_template`` is what all its documents are made
    by, beside the one of their kind: with own files of its kind, a document is made within limits
    (see ``limits``). ``renderer`` raises ``TemplateProblemError`` when a template or
    ``design.yaml`` cannot be used.
    """

    name: str
    endings: tuple[str, ...]
    label: str
    renderer: Callable[[Rendering], str | bytes]
    binary: bool = False
    fillable: bool = False
    in_set: bool = False
    shared_template: str | None = None
    usual: bool = True

    PDF: ClassVar[Format]
    DOCX: ClassVar[Format]
    HTML: ClassVar[Format]
    MARKDOWN: ClassVar[Format]
    TERMINAL: ClassVar[Format]
    JSON: ClassVar[Format]
    SVG: ClassVar[Format]

    def __str__(self) -> str:
        return self.name

    def __reduce__(self) -> tuple[Callable[[str], Format], tuple[str]]:
        """Be the same row in another process."""
        return format_called, (self.name,)

    @property
    def ending(self) -> str:
        """Return what the names of its files end in: ``.pdf``."""
        return self.endings[0]


def _pdf(asked: Rendering) -> bytes:
    from ledelsesgrundlag_cli.render.pdf.file import render_pdf

    return render_pdf(
        *asked.designed(),
        asked.templates,
        fill_in=asked.fill_in,
        paper=asked.paper,
        one_sided=asked.one_sided,
        moment=asked.moment,
    )


def _docx(asked: Rendering) -> bytes:
    from ledelsesgrundlag_cli.render.docx.file import render_docx

    return render_docx(*asked.designed(), asked.templates, moment=asked.moment)


def _html(asked: Rendering) -> str:
    from ledelsesgrundlag_cli.render.html import render_html

    return render_html(*asked.designed(), asked.templates, asked.framework)


def _markdown(asked: Rendering) -> str:
    from ledelsesgrundlag_cli.render.markdown import render_markdown

    return render_markdown(*asked.designed(), asked.templates, asked.framework)


def _terminal(asked: Rendering) -> str:
    from ledelsesgrundlag_cli.render.terminal import render_terminal

    return render_terminal(*asked.designed(), width=asked.width, colors=asked.colors)


def _json(asked: Rendering) -> str:
    from ledelsesgrundlag_cli.render.json import render_json

    return render_json(asked.safe())


def _svg(asked: Rendering) -> str:
    from ledelsesgrundlag_cli.render.drawing import render_svg

    return render_svg(*asked.designed(), asked.templates, asked.paper)


FORMATS: list[Format] = [
    Format(
        *("pdf", (".pdf",), "PDF", _pdf),
        binary=True,
        fillable=True,
        in_set=True,
        shared_template="typst/blocks.typ",
    ),
    Format(
        *("docx", (".docx",), "Word", _docx),
        binary=True,
        fillable=True,
        in_set=True,
        shared_template="docx/base.docx",
    ),
    Format(
        *("html", (".html", ".htm"), "HTML", _html),
        fillable=True,
        in_set=True,
        shared_template="html/blocks.html.j2",
    ),
    Format(
        *("markdown", (".md", ".markdown"), "Markdown", _markdown),
        in_set=True,
        shared_template="markdown/blocks.md.j2",
    ),
    Format("terminal", (".txt",), "Tekst", _terminal),
    Format("json", (".json",), "JSON", _json),
    Format(
        *("svg", (".svg",), "SVG", _svg),
        binary=True,
        shared_template="typst/blocks.typ",
        usual=False,
    ),
]
"""Every format, in the order people are told of them."""

(
    *(Format.PDF, Format.DOCX, Format.HTML, Format.MARKDOWN, Format.TERMINAL, Format.JSON),
    Format.SVG,
) = FORMATS


def formats_of(kind: DocumentKind) -> list[Format]:
    """Return the formats that a kind of document comes in."""
    return [
        one
        for one in FORMATS
        if one.name not in kind.not_as and (one.usual or one.name in kind.also_as)
    ]


def format_called(name: str) -> Format:
    """Return the format of this name; there must be one."""
    return next(one for one in FORMATS if one.name == name)


def format_for(file_name: str) -> Format | None:
    """Return the format that a file's ending stands for, or None."""
    ending = PurePath(file_name).suffix.lower()
    return next((one for one in FORMATS if ending in one.endings), None)


def render(
    document: Document,
    made_as: Format,
    templates: Templates,
    framework: Framework,
    *,
    width: int = 80,
    colors: str | None = None,
) -> str:
    """Render a document to the text of a format that is text.

    Raises:
        TemplateProblemError: a template or ``design.yaml`` cannot be used.
    """
    made = _made(Rendering(document, templates, framework, width=width, colors=colors), made_as)
    return made if isinstance(made, str) else made.decode("utf-8")


def render_bytes(  # noqa: PLR0913 - the last four are what a file may be asked to be
    document: Document,
    made_as: Format,
    templates: Templates,
    framework: Framework,
    *,
    fill_in: bool = False,
    paper: str = "a4",
    one_sided: bool = False,
    moment: datetime | None = None,
) -> bytes:
    """Render a document to the bytes of a file, in any format; see ``Rendering``.

    Raises:
        TemplateProblemError: a template or ``design.yaml`` cannot be used.
    """
    asked = Rendering(
        *(document, templates, framework),
        fill_in=fill_in,
        paper=paper,
        one_sided=one_sided,
        moment=moment or FIXED,
    )
    made = _made(asked, made_as)
    return made.encode("utf-8") if isinstance(made, str) else made


def _made(asked: Rendering, made_as: Format) -> str | bytes:
    """Make a document; by HR's own templates within limits, in another process."""
    shared = made_as.shared_template
    if shared is None or asked.templates.own is None:
        return made_as.renderer(asked)
    from ledelsesgrundlag_cli.render.limits import within_limits
    from ledelsesgrundlag_cli.render.templates import template_names

    rest = {
        one.name: getattr(asked, one.name)
        for one in fields(asked)
        if one.name not in {"templates", "framework"}
    }
    names = [*template_names(asked.document.kind).get(made_as.label, ()), shared]
    return within_limits(_made_there, asked.templates, asked.framework, (made_as, rest), names)


def _made_there(
    templates: Templates, framework: Framework, job: tuple[Format, dict[str, Any]]
) -> str | bytes:
    made_as, rest = job
    return made_as.renderer(Rendering(templates=templates, framework=framework, **rest))
