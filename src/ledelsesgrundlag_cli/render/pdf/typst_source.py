"""HR's Typst templates as one source, and Typst's complaints as problems with file and line."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.render.marked import unmarked
from ledelsesgrundlag_cli.render.templates import TemplateFile, cached, template_problem
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.render.templates import (
        TemplateProblemError,
        Templates,
    )

STYLE_FILE = "typst/stil.typ"
BLOCKS_FILE = "typst/blocks.typ"
SHEETS_FILE = "typst/ark.typ"
_SETS_SHEETS: Final = "show-parts("
"""What a document's template calls of the file of sheets."""
_FETCHES = re.compile(r"\b(?:import|include)\b(?!\s*\"[^\"@\\]*\.typ\")|\beval\b")
"""What could fetch a package: anything but a plain path in quotation marks to another Typst file,
which is read here too; and code in texts. It tells the plain cases with their place; what it
cannot see is stopped while Typst runs (see ``no_network``)."""
_COMMENT = re.compile(r'("(?:\\.|[^"\\\n])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
"""A text in quotation marks, which may hold two strokes, or a comment."""
_NO_PACKAGE = re.compile(r"package not found|failed to (?:download|load) package|package manifest")
"""What Typst says when a template asked for a package."""
MAIN: Final = "main"
"""What Typst calls the source that it is given."""
DATA_FILE: Final = "lg-data.json"
"""What it calls the document; no file of that name is looked for."""
_PLACE = re.compile(rf"\s(?P<file>\S*\.typ|(?:\S*/)?{MAIN}):(?P<line>\d+):\d+\s")
_UNMARKED: Final = "lg-udkast"
_SEE_MARK: Final = (
    f'#show json("/{DATA_FILE}").document.draft: it => {{ it; [#metadata(none)<{_UNMARKED}>] }}'
)
"""Leaves a sign wherever the mark of a draft is set; on the first line, so that lines keep their
numbers."""
_REQUIRE_MARK: Final = (
    f'\n#context assert(query(<{_UNMARKED}>).len() > 0, message: "{_UNMARKED}")\n'
)


class TypstSource(NamedTuple):
    """The files of style, blocks and (where they are used) sheets, and the document's file as one,
    and where each begins.
    """

    text: bytes
    root: Path
    files: tuple[TemplateFile, ...]
    first_lines: tuple[int, ...]

    @property
    def blocks(self) -> TemplateFile:
        """The file that says how each block is set."""
        return self.files[1]

    @property
    def document(self) -> TemplateFile:
        """The file that says how a document of this kind is set."""
        return self.files[-1]

    def place(self, diagnostic: str) -> tuple[str, int]:
        """Return the template and the line that a complaint of Typst's is about."""
        match = _PLACE.search(diagnostic)
        if match is None:
            return self.document.shown_as, 1
        line = int(match["line"])
        if match["file"].rpartition("/")[2] != MAIN:
            return match["file"], line
        at = bisect_right(self.first_lines, line) - 1
        return self.files[at].shown_as, line - self.first_lines[at] + 1


@cached
def read_source(templates: Templates, names: Sequence[str], *, draft: bool) -> TypstSource:
    """Read the templates that are used for a kind of document, and refuse what fetches others.

    For a ``draft`` they fail to compile when they do not set the document's mark.

    Raises:
        TemplateProblemError: a template is missing or cannot be read, or asks for a package.
    """
    document = templates.of(names)
    shared = [STYLE_FILE, BLOCKS_FILE]
    if _SETS_SHEETS in document.text():
        shared.append(SHEETS_FILE)
    used = (*map(templates.find, shared), document)
    texts, first_lines = [], [1]
    for found in used:
        text = found.text()
        _refuse_fetching(text, found.shown_as)
        texts.append(text.rstrip())
        first_lines.append(first_lines[-1] + texts[-1].count("\n") + 1)
    root = templates.own or templates.bundled
    if templates.own is not None:
        _look_through(templates.own, templates.own_shown_as)
    before, after = (_SEE_MARK, _REQUIRE_MARK) if draft else ("", "")
    joined = before + "\n".join(texts) + after
    return TypstSource(joined.encode(), root, used, tuple(first_lines[:-1]))


def _look_through(folder: Path, shown_as: str) -> None:
    """Refuse what Typst could read of HR's own by itself: links out of the folder, packages."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or (path.suffix == ".typ" and not path.is_dir()):
            found = TemplateFile(name, path, f"{shown_as}/{name}", own=True)
            if files.leaves(folder, name) or path.suffix == ".typ":
                text = found.raw().decode("utf-8", "replace")
                _refuse_fetching(text, found.shown_as)


def _refuse_fetching(text: str, shown_as: str) -> None:
    """Refuse code that could make the compiler go to the network."""
    code = _COMMENT.sub(lambda match: match[1] or "\n" * match[0].count("\n"), text)
    match = _FETCHES.search(code)
    if match is not None:
        raise _fetching(shown_as, code.count("\n", 0, match.start()) + 1)


def _fetching(shown_as: str, line: int) -> TemplateProblemError:
    return template_problem(
        shown_as,
        line,
        "Skabelonen henter noget udefra eller kører tekst som kode. Det må den ikke.",
        "En skabelon må kun hente Typst-filer fra samme mappe, med navnet i anførselstegn.",
    )


def compile_problem(source: TypstSource, diagnostic: str) -> TemplateProblemError:
    """Word what Typst could not do with a template; its own words come last."""
    if _UNMARKED in diagnostic.partition("\n")[0]:
        return unmarked(source.document.shown_as)
    shown_as, line = source.place(diagnostic)
    own_words = diagnostic.partition("\n")[0]
    if _NO_PACKAGE.search(own_words):
        return _fetching(shown_as, line)
    return template_problem(
        shown_as,
        line,
        f"Skabelonen går i stå her. Typst siger: {own_words}",
        "Ret linjen, eller slet jeres kopi, så bruges skabelonen fra lg.",
    )
