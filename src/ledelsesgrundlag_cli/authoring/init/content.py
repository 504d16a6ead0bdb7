"""The files of a new folder: a small framework that teaches, or a copy of another; and what is
around it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ledelsesgrundlag_cli.adoption.meant import EXAMPLE
from ledelsesgrundlag_cli.adoption.record import NOT_ADOPTED
from ledelsesgrundlag_cli.authoring.ignored import NAME as IGNORED_FILE
from ledelsesgrundlag_cli.authoring.ignored import patterns
from ledelsesgrundlag_cli.diagnostics import Diagnostic
from ledelsesgrundlag_cli.edits.edit import apply, replace_text, write_anew
from ledelsesgrundlag_cli.edits.yaml_text import scalar
from ledelsesgrundlag_cli.lint.sheets_on import USUAL_SHEETS
from ledelsesgrundlag_cli.model.kinds import PASSAGE, QUOTE
from ledelsesgrundlag_cli.model.layout import model_for
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.source.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from ledelsesgrundlag_cli.authoring.init.start import Start
    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.render.templates import Templates
    from ledelsesgrundlag_cli.source.read import Source

_FRAMEWORK: Final = (
    "framework.yaml",
    "pejlemaerker.yaml",
    "fora.yaml",
    "terms.yaml",
    "chapters/indledning.yaml",
    "chapters/pejlemaerker.yaml",
    "sheets/lus.yaml",
    "sheets/rollekort.yaml",
    "sheets/dialogkort.yaml",
)
_AROUND: Final = {
    ".editorconfig": "editorconfig",
    ".gitattributes": "gitattributes",
    ".github/workflows/tjek.yml": "github-tjek.yml",
    IGNORED_FILE: "gitignore",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    "README.md": "README.md",
    "framework/CHANGELOG.md": "CHANGELOG.md",
    "lg.toml": "lg.toml",
}
"""What lies around a framework, and the template of each in ``templates/init``."""

ADOPTED_FILE: Final = "adopted.yaml"
"""Tells by whom a framework was adopted: true of no copy."""

FIRST_VERSION: Final = "0.1.0"


def whole_folder(
    start: Start, templates: Templates, copied: Mapping[str, bytes] | None
) -> dict[str, bytes]:
    """Return the files of a new folder: the framework, copied or a teaching one, and around it.

    Raises:
        TemplateProblemError: a template cannot be used, or reached a limit.
    """
    from ledelsesgrundlag_cli.render.limits import within_limits

    suspects = [f"init/{name}.j2" for name in (*_AROUND.values(), *_FRAMEWORK)]
    # What is no template's work is not to count as one's: it is done before.
    if copied is None:
        copied = dict(sheets_of_the_box())
        words = (*start.words, *_unusual_words(copied.values()))
        start = start._replace(words=tuple(dict.fromkeys(words)))
    given = {**copied, **dict(schema_files())}
    return within_limits(_whole_folder, templates, start, given, suspects)


def _whole_folder(
    templates: Templates, start: Start, given: Mapping[str, bytes]
) -> dict[str, bytes]:
    teaching = files.FRAMEWORK_FILE not in given
    inner = {**(dict(teaching_framework(start, templates)) if teaching else {}), **given}
    framework = {f"framework/{name}": raw for name, raw in inner.items()}
    return {**framework, **dict(around(start, templates, inner))}


def teaching_framework(start: Start, templates: Templates) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a small framework with comments that teach, by their names in it.

    Raises:
        TemplateProblemError: a template cannot be used.
    """
    render = _Rendering(templates, start)
    for name in _FRAMEWORK:
        yield name, render.yaml(f"framework/{name}")
    for role in start.roles:
        yield f"roles/{role.id}.yaml", render.yaml("framework/role.yaml", role=role)
    for marker in start.pejlemaerker:
        yield f"prompts/{marker.id}.yaml", render.yaml("framework/prompts.yaml", marker=marker)


@cache
def sheets_of_the_box() -> tuple[tuple[str, bytes], ...]:
    """Return the sheets of the box that have no template here, by their names in a framework.

    Raises:
        TemplateProblemError: a file cannot be read.
    """
    box = files.bundled("framework")
    return tuple(
        (name, of_anybody(name, _raw(box, name)))
        for name in files.yaml_files(box)
        if model_for(name) is Sheet and name not in _FRAMEWORK
    )


def of_anybody(name: str, raw: bytes) -> bytes:
    """Return a sheet without what leads to its document: a new framework has another.

    Blocks that show words of the document are left out, and sections of nothing else.
    """
    source = parse(files.SourceFile(name, name, raw))
    sheet = Sheet.model_validate(source.data)
    shown = {
        one.loc[:4]
        for one in sheet.references()
        if one.kind in _OF_THE_DOCUMENT and one.loc[-1] != "grounded_in"
    }
    lines = raw.decode("utf-8").splitlines(keepends=True)

    def begin(*loc: str | int) -> int:
        return source.span(loc).line - 1

    begins = [begin("sections", at) for at in range(len(sheet.sections))]
    gone: set[int] = set()
    for at, (section, end) in enumerate(
        zip(sheet.sections, [*begins[1:], len(lines)], strict=True)
    ):
        locs: list[Loc] = [("sections", at, "blocks", one) for one in range(len(section.blocks))]
        if shown.issuperset(locs):
            gone |= {*range(begins[at], end)}
        for loc, until in zip(locs, [*(begin(*one) for one in locs[1:]), end], strict=True):
            gone |= {*range(begin(*loc), until)} if loc in shown else set()
    left = "".join(line for number, line in enumerate(lines) if number not in gone)
    return _TO_THE_DOCUMENT.sub("", left).encode("utf-8")


_OF_THE_DOCUMENT: Final = frozenset((PASSAGE.key, QUOTE.key))
_TO_THE_DOCUMENT: Final = re.compile(r"^ *(?:# *)?(?:grounded_in|tool):[^\n]*\n", re.MULTILINE)
"""The lines of a sheet that name a passage or a tool of the document, or would if they were on."""


def _unusual_words(texts: Iterable[bytes]) -> Iterator[str]:
    """Yield the words in some texts that the box has noted, as no dictionary knows them."""
    terms = parse(files.SourceFile(_TERMS, _TERMS, _raw(files.bundled("framework"), _TERMS))).data
    used = {word for text in texts for word in re.findall(r"\w+", text.decode("utf-8"))}
    yield from (one for one in terms["words"] if one in used)


_TERMS: Final = "terms.yaml"


def copied_framework(directory: Path, start: Start) -> Iterator[tuple[str, bytes]]:
    """Yield the files of another framework, as a draft of the new organisation's own.

    What belongs to the other alone (its adoption) is left behind. The framework must be sound.

    Raises:
        TemplateProblemError: a file cannot be read, or is a link out of the folder.
    """
    for name in files.yaml_files(directory):
        raw = _raw(directory, name)
        if name == files.FRAMEWORK_FILE:
            yield name, _renamed(parse(files.SourceFile(name, name, raw)), start)
        elif model_for(name) is not None and name != ADOPTED_FILE:
            yield name, raw
    adopted = directory / "source"
    for path in sorted(adopted.iterdir()) if adopted.is_dir() else ():
        if path.suffix in {".txt", ".md"} and path.is_file():
            yield f"source/{path.name}", _raw(directory, f"source/{path.name}")


def raw_files(directory: Path) -> dict[str, bytes]:
    """Return the files of a framework by their names in it.

    Raises:
        TemplateProblemError: a file cannot be read, or is a link out of the folder.
    """
    return {name: _raw(directory, name) for name in files.yaml_files(directory)}


def _raw(directory: Path, name: str) -> bytes:
    """Return a file's bytes.

    Raises:
        TemplateProblemError: it cannot be read, or is a link out of the folder.
    """
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError

    file = files.read(directory, name, name)
    if isinstance(file, Diagnostic):
        raise TemplateProblemError((file,))
    return file.raw


def _renamed(about: Source, start: Start) -> bytes:
    """Write the new organisation into framework.yaml, where each field stands."""
    data = about.data
    wanted: dict[tuple[str, ...], str] = {
        ("id",): start.framework_id,
        ("title",): start.title,
        ("organisation",): start.organisation,
        ("version",): FIRST_VERSION,
        ("status",): "draft",
    }
    if data.get("source"):
        note = f"Bygger på ledelsesgrundlaget fra {data['organisation']}. {NOT_ADOPTED}"
        wanted["source", "note"] = note
    for loc, new in wanted.items():
        old = about.data
        for part in loc:
            old = old[part]
        edit = replace_text(about, loc, old, new) or write_anew(about, loc, new)
        text, _ = apply(about.file.raw.decode("utf-8"), [edit])
        about = parse(about.file._replace(raw=text.encode("utf-8")))
    return about.file.raw


def around(
    start: Start, templates: Templates, inner: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield what lies around a framework: settings, checks, and a page for HR.

    ``inner`` are its files by their names: the sheets tell what git is to leave alone.

    Raises:
        TemplateProblemError: a template cannot be used.
    """
    render = _Rendering(templates, start)
    ignored = patterns(inner)
    usual = [one for one in USUAL_SHEETS if f"sheets/{one}.yaml" in inner]
    for name, template in _AROUND.items():
        if name.endswith(".md"):
            yield name, render.markdown(template)
        else:
            yield name, render.yaml(template, ignored=ignored, usual=usual)


def gitignore(templates: Templates, inner: Mapping[str, bytes]) -> str:
    """Return what ``.gitignore`` would be around a framework with these files.

    Raises:
        TemplateProblemError: the template cannot be used.
    """
    from ledelsesgrundlag_cli.render.environment import environment, render_template

    made = environment(templates, scalar)
    name = f"init/{_AROUND[IGNORED_FILE]}.j2"
    return render_template(templates, made, [name], {"ignored": patterns(inner)})


def schema_files() -> Iterator[tuple[str, bytes]]:
    """Yield the schemas that editors read, by their names in the framework."""
    from ledelsesgrundlag_cli.loading.json_schema import schemas

    for name, text in schemas():
        yield f"schema/{name}", text.encode("utf-8")


class _Rendering:
    """The templates of ``init/``, with what a new framework begins with."""

    def __init__(self, templates: Templates, start: Start) -> None:
        from ledelsesgrundlag_cli.render.environment import environment
        from ledelsesgrundlag_cli.render.markdown import escape_midline

        self.templates = templates
        self.values: Mapping[str, Any] = {**start._asdict(), "example": EXAMPLE}
        self.as_yaml = environment(templates, scalar)
        self.as_markdown = environment(templates, escape_midline)

    def yaml(self, name: str, **more: object) -> bytes:
        """Render a file where every value is written as YAML."""
        return self._rendered(self.as_yaml, name, more)

    def markdown(self, name: str) -> bytes:
        """Render a page."""
        return self._rendered(self.as_markdown, name, {})

    def _rendered(self, made: Environment, name: str, more: Mapping[str, object]) -> bytes:
        from ledelsesgrundlag_cli.render.environment import render_template

        text = render_template(self.templates, made, [f"init/{name}.j2"], {**self.values, **more})
        return text.encode("utf-8")
