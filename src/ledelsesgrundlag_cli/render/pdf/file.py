"""Documents as PDF/UA-1, set by Typst from templates that HR may override.

The content goes in as data (a file that lies nowhere), never as generated Typst code, so that no
text can be read as a command. Everything that is needed lies in the templates' folders: other
packages are refused before compiling, since the compiler would go to the network for them.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import sharing_words
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.json import document_data
from ledelsesgrundlag_cli.render.kinds import refuse_unknown_kinds
from ledelsesgrundlag_cli.render.moment import FIXED
from ledelsesgrundlag_cli.render.pdf.no_network import no_network
from ledelsesgrundlag_cli.render.pdf.typst_source import (
    DATA_FILE,
    MAIN,
    TypstSource,
    compile_problem,
    read_source,
)
from ledelsesgrundlag_cli.render.pictures import SHAPES, read_cover, read_logo
from ledelsesgrundlag_cli.render.sheet_head import head_line, head_of
from ledelsesgrundlag_cli.render.templates import (
    TemplateProblemError,
    template_names,
    template_problem,
)
from ledelsesgrundlag_cli.render.typefaces import (
    IN_OTHER_FORMAT,
    INSTEAD,
    SAME_LOOK,
    family_among,
    font_folders,
    lacks,
    no_family,
    setting,
    typeface,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    import typst

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.render.design import Design
    from ledelsesgrundlag_cli.render.templates import Templates

STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): what the Danish law on accessible documents (webtilgængelighedsloven,
through EN 301 549) asks of a PDF."""

OWN_SIZE: Final = frozenset({"haefte"})
"""Kinds whose template has a size of its own; it is told of the paper as in 0.1.0."""
TO_FOLD: Final = "a4-haefte"
"""The paper on which finished pages are laid two and two, to be folded."""
NO_PACKAGES: Final = ".ingen-pakker"
"""The folder where Typst is told to look for packages: there is none."""
DIVISIONS_FILE = "typst/orddeling.txt"


def render_pdf(  # noqa: PLR0913 - the last four are what a file may be asked to be
    document: Document,
    design: Design,
    templates: Templates,
    *,
    fill_in: bool = False,
    paper: str = "a4",
    one_sided: bool = False,
    moment: datetime = FIXED,
) -> bytes:
    """Render a document to PDF/UA-1; with ``fill_in`` with fields to write in.

    ``paper`` is one of the document's own, for the templates that know more than one; cards are
    ``one_sided`` when their backs are left out; ``moment`` is the time that the file says it was
    made.

    Raises:
        TemplateProblemError: a template, ``design.yaml`` or a file it names cannot be used, or
            the typeface lacks a character.
        LongAnswerError: an answer is too long for a field to write in.
    """
    set_on = "a4" if document.kind in OWN_SIZE else paper
    asked = {"fill_in": fill_in, "paper": set_on, "one_sided": one_sided}
    [raw] = _set(document, design, templates, asked, moment)
    if paper == TO_FOLD:
        from ledelsesgrundlag_cli.render.pdf.imposed import imposed

        return imposed(raw, f"{document.title} (lagt ud til print på A4)")
    head = head_of(document)
    line = None if head is None else head_line(head)
    if fill_in:
        from ledelsesgrundlag_cli.render.pdf.form import with_fields

        return with_fields(raw, fields_of(document), document.given, line)
    if line is None:
        return raw
    from ledelsesgrundlag_cli.render.pdf.head import with_head

    return with_head(raw, line)


def render_pages(
    document: Document, design: Design, templates: Templates, *, paper: str
) -> list[str]:
    """Render each page of a document to SVG, by the same templates as the PDF.

    Raises:
        TemplateProblemError: as ``render_pdf``.
    """
    asked = {"fill_in": False, "paper": paper, "one_sided": False}
    pages = _set(document, design, templates, asked, None)
    return [one.decode("utf-8") for one in pages]


def _set(
    document: Document,
    design: Design,
    templates: Templates,
    asked: dict[str, object],
    moment: datetime | None,
) -> list[bytes]:
    """Set a document as a PDF made at a moment; without one, as drawings of its pages."""
    names = tuple(template_names(document.kind)["PDF"])
    source = read_source(templates, names, draft=document.draft is not None)
    refuse_unknown_kinds(document, source.document, source.blocks)
    compiler = _compiler(str(source.root), tuple(map(str, font_folders(templates))))
    family = family_among(compiler.families, design)
    if family is None or not (family == design.fonts.family or typeface(templates, design)):
        raise no_family(templates, design)
    given = _data(document, design, templates) | asked
    given["design"]["fonts"] |= {"family": family, **setting(templates, design)._asdict()}
    data = json.dumps(given, ensure_ascii=False)
    try:
        return _compile(compiler, source, data, moment)
    except TemplateProblemError:
        _refuse_missing_characters(document, design, templates)
        raise


def _data(document: Document, design: Design, templates: Templates) -> dict[str, Any]:
    """Gather what the template is given."""
    given = {
        name: one if one is True else one.translate(SAME_LOOK)
        for name, one in document.given.items()
    }
    document = blocks.map_texts(document, lambda text: text.translate(SAME_LOOK))
    document = document._replace(given=given)
    logo = read_logo(templates, design)
    return {
        "document": document_data(document),
        "design": design.model_dump(mode="json"),
        "shapes": SHAPES,
        "logo": None if logo is None else f"/{design.logo}",
        "sharing": {
            item.id: sharing_words(block.shared_note, item.shared_with)
            for block in document.blocks
            if isinstance(block, blocks.Expectations)
            for item in block.items
            if item.shared_with
        },
        "divided": dict(_divided(document, templates)),
        "wide": blocks.is_wide(document),
        "headings": blocks.headings_to_write_under(document),
        "cover": None if read_cover(templates, design) is None else f"/{design.cover}",
        "marks": len({one.mark for one in document.blocks if isinstance(one, blocks.MarkText)}),
        "fields": [{"id": one.id, "value": one.value} for one in fields_of(document)],
    }


def _divided(document: Document, templates: Templates) -> Iterator[tuple[str, str]]:
    """Yield the words of the document that Typst would divide in the wrong place.

    The list has a word a line, with hyphens where it may be divided.
    """
    found = templates.find_first([DIVISIONS_FILE])
    lines = found.raw().decode("utf-8", "replace") if found else ""
    text = " ".join(blocks.words_in(document))
    for line in lines.splitlines():
        parts = line.partition("//")[0].strip().split("-")
        if len(parts) < 2:
            continue
        for match in set(re.findall(re.escape("".join(parts)), text, re.IGNORECASE)):
            at, pieces = 0, []
            for part in parts:
                pieces.append(match[at : at + len(part)])
                at += len(part)
            yield match, "\u00ad".join(pieces)


class _Compiler:
    """A Typst compiler that is kept for all documents of a process, and its typefaces."""

    def __init__(self, root: str, fonts: tuple[str, ...]) -> None:
        import typst

        found = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=list(fonts)
        )
        self.families = frozenset(found.families())
        nowhere = f"{root}/{NO_PACKAGES}"
        self._compiler = typst.Compiler(
            root=root,
            font_paths=found,
            ignore_system_fonts=True,
            package_path=nowhere,
            package_cache_path=nowhere,
        )

    def compile(
        self, text: bytes, data: str, moment: datetime | None
    ) -> tuple[list[bytes], list[typst.TypstWarning]]:
        """Compile a source with its data, and return the PDF (without a moment: each page as SVG)
        and the warnings.

        The data is a file to Typst, and not its ``sys.inputs``: when those change, it forgets all
        that it has set, and the next sheet takes twice the time.
        """
        with no_network():
            made, warnings = self._compiler.compile_with_warnings(
                input={MAIN: text, DATA_FILE: data.encode()},  # type: ignore[type-var]  # its stubs lag
                format="pdf" if moment else "svg",
                pdf_standards=[STANDARD] if moment else [],
                timestamp=moment or FIXED,
            )
        pages = made if isinstance(made, list) else [made]
        return [one for one in pages if isinstance(one, bytes)], warnings


@lru_cache(maxsize=4)
def _compiler(root: str, fonts: tuple[str, ...]) -> _Compiler:
    return _Compiler(root, fonts)


def _compile(
    compiler: _Compiler, source: TypstSource, data: str, moment: datetime | None
) -> list[bytes]:
    """Compile, and take every warning as an error: a PDF is printed without being looked at."""
    import typst

    try:
        raw, warnings = compiler.compile(source.text, data, moment)
    except typst.TypstError as error:
        raise compile_problem(source, error.diagnostic) from error
    if warnings:
        raise compile_problem(source, warnings[0].diagnostic)
    return raw


def _refuse_missing_characters(document: Document, design: Design, templates: Templates) -> None:
    """Tell of the first character that the typeface lacks, and the text it stands in."""
    set_in = typeface(templates, design)
    if set_in is None:
        return
    answers = (one for one in document.given.values() if one is not True)
    for text in chain(blocks.words_in(document), answers):
        for _, char in set_in.lacking(text, quoted=True):
            shown = text if len(text) <= 60 else f"{text[:60]} …"
            raise template_problem(
                "design.yaml",
                1,
                f"{lacks(design.fonts.family, char)}, som står i ”{shown}”.",
                IN_OTHER_FORMAT if document.personal else INSTEAD,
            )
