"""LG611 and LG800 to LG803: whether all documents can be made, judged as the renderers do.

A framework in the box's own looks costs nothing here but a glance at its characters. The files of
HR's own ``templates`` are tried with a document of each kind, by the renderers themselves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.design import check_design, check_pictures
from ledelsesgrundlag_cli.lint.rules.typed import LIGATURES
from ledelsesgrundlag_cli.model.metadata import Status
from ledelsesgrundlag_cli.render.templates import changed
from ledelsesgrundlag_cli.render.typefaces import INSTEAD, ORDINARY, is_own, lacks, typeface

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.lint.checked import Checked, Located
    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.design import Design
    from ledelsesgrundlag_cli.render.formats import Format
    from ledelsesgrundlag_cli.render.typefaces import Typeface

LG611 = Rule("LG611", "Skrifttypen har ikke tegnet")
LG800 = Rule("LG800", "Skabelonen kan ikke bruges")
LG801 = Rule("LG801", "design.yaml kan ikke bruges")
LG803 = Rule("LG803", "Skabelonerne er ikke prøvet", Severity.WARNING)
LG802 = Rule("LG802", "Skabelonen bruger for meget tid eller hukommelse")

_MADE_OF: Final = {"html": "html", "markdown": "markdown", "typst": "pdf", "docx": "docx"}
"""The formats that the folders of ``templates`` are for."""


def check_making(checked: Checked) -> Iterator[Diagnostic]:
    """See that all documents can be made of the framework in its looks."""
    from ledelsesgrundlag_cli.render.design import DESIGN_FILE, load_design
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError

    own = checked.templates.own
    if own is not None and own.is_symlink():
        yield _elsewhere(checked.templates.own_shown_as)
        return
    unusual = _unusual(checked)
    if not unusual and not changed(checked.templates):
        return
    try:
        design = load_design(checked.templates)
        names = changed(checked.templates)
        if DESIGN_FILE in names:
            yield from _check_own(checked, design)
        if own is not None and names:
            yield from _check_templates(checked, design, own, names)
    except TemplateProblemError as error:
        yield from error.diagnostics
        return
    set_in = typeface(checked.templates, design)
    if set_in is not None:
        for located in unusual:
            findings = _lacking(located, set_in, design.fonts.family)
            yield from (one._replace(kept=False) for one in checked.diagnostics(located, findings))


def _elsewhere(shown_as: str) -> Diagnostic:
    """Tell that the templates are not tried: what is said of one may quote what it read."""
    return LG803.found(
        "Mappen er en genvej, og skabelonerne i den bliver ikke prøvet.",
        Span(shown_as, 1, 1, 1, 1),
        "Læg selve mappen her i stedet for genvejen.",
    )


def _unusual(checked: Checked) -> list[Located]:
    """Return the texts that the typeface may lack something for."""
    if is_own(checked.templates):
        return checked.texts
    return [one for one in checked.texts if ORDINARY.sub("", one.item.text)]


def _lacking(located: Located, set_in: Typeface, family: str) -> Iterator[TextFinding]:
    quoted = located.item.kind == "quote"
    for at, char in set_in.lacking(located.item.text, quoted=quoted):
        if char in LIGATURES:
            continue  # LG414 tells of it, and mends it
        yield LG611.in_text(at, at + 1, f"{lacks(family, char)}.", INSTEAD)
        return  # one is enough to find the text


def _check_own(checked: Checked, design: Design) -> Iterator[Diagnostic]:
    """Judge HR's own ``design.yaml``."""
    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
    from ledelsesgrundlag_cli.render.design import DESIGN_FILE
    from ledelsesgrundlag_cli.render.typefaces import require_family
    from ledelsesgrundlag_cli.source.read import parse

    file = checked.templates.find(DESIGN_FILE).read()
    if isinstance(file, Diagnostic):
        return
    parts = [one for one in checked.parts.values() if isinstance(one, PejlemaerkerFile)]
    yield from check_design(design, parse(file), sum(len(one.pejlemaerker) for one in parts))
    require_family(checked.templates, design)


def _check_templates(
    checked: Checked, design: Design, own: Path, names: Sequence[str]
) -> Iterator[Diagnostic]:
    """Try HR's own files with a document of each kind; a draft, as drafts ask for more."""
    from ledelsesgrundlag_cli.render.html import INDEX_FILE
    from ledelsesgrundlag_cli.render.pictures import read_logo
    from ledelsesgrundlag_cli.source import files

    read_logo(checked.templates, design)
    for name in names:
        if name.startswith("html/") and not files.leaves(own, name):
            text = checked.templates.find(name).text() if name.endswith(".j2") else ""
            yield from check_pictures(text, f"{checked.templates.own_shown_as}/{name}")
    framework = checked.framework
    if framework is None:
        return
    metadata = framework.metadata.model_copy(update={"status": Status.DRAFT})
    draft = replace(framework, metadata=metadata)
    told: dict[Diagnostic, None] = {}
    if INDEX_FILE in names:
        told |= dict.fromkeys(_index_problems(checked, draft, design))
    for made_as in _formats(names):
        told |= dict.fromkeys(_problems(checked, draft, made_as))
    yield from told


def _formats(names: Sequence[str]) -> list[Format]:
    """Return the formats that HR's files have a part in; their design is in all of HTML."""
    from ledelsesgrundlag_cli.render.formats import FORMATS, Format

    folders = {name.partition("/")[0] for name in names}
    wanted = {_MADE_OF[folder] for folder in folders if folder in _MADE_OF} | {Format.HTML.name}
    return [one for one in FORMATS if one.name in wanted]


def _problems(checked: Checked, framework: Framework, made_as: Format) -> Iterator[Diagnostic]:
    """Make a document of each kind in a format; the first that cannot be made is told."""
    from ledelsesgrundlag_cli.render.formats import render_bytes
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError

    for document in _samples(framework):
        try:
            render_bytes(document, made_as, checked.templates, framework)
        except TemplateProblemError as error:
            yield from error.diagnostics
            return


def _index_problems(
    checked: Checked, framework: Framework, design: Design
) -> Iterator[Diagnostic]:
    """Make the page that leads to the files of a set, with one file."""
    from ledelsesgrundlag_cli.render.html import Index, Lead, render_index
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError

    document = next(_samples(framework))
    groups = [(document.title, [(document.title, [("HTML", "dokument.html")])])]
    begin, notes = (Lead("", document.title, 1),), {document.title: document.title}
    try:
        index = Index(groups, begin, notes)
        render_index(document.colophon, index, design, checked.templates)
    except TemplateProblemError as error:
        yield from error.diagnostics


def _samples(framework: Framework) -> Iterator[Document]:
    from ledelsesgrundlag_cli.documents.kinds import KINDS, Each, members, sheet_members

    roles = [one.id for one in framework.roles[:1]]
    for kind in KINDS:
        if kind.each is Each.SHEET:
            for sheet in framework.sheets:
                for member in list(sheet_members(framework, kind, sheet, roles))[:1]:
                    yield member.build()
        else:
            for member in list(members(framework, kind, roles))[:1]:
                yield member.build()
