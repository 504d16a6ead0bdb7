"""Which template file is used, and from where: HR's own before the ones in the box."""

from __future__ import annotations

import filecmp
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Final, NamedTuple, ParamSpec, TypeVar

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from pathlib import Path

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


ENDED: Final = "LG802"
"""The code of a template that was ended: with another document it may do better."""


class TemplateProblemError(Exception):
    """A template or ``design.yaml`` cannot be used. ``diagnostics`` say why, in Danish."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = diagnostics


def template_problem(
    shown_as: str, line: int, message: str, remedy: str, *, code: str = "LG800"
) -> TemplateProblemError:
    """Make the error for a place in a template or a file it needs."""
    span = Span(shown_as, line, 1, line, 1)
    return TemplateProblemError((Diagnostic(code, Severity.ERROR, message, span, remedy),))


def too_slow(shown_as: str, line: int, seconds: float) -> TemplateProblemError:
    """Make the error for a template that was ended because it took longer than it may."""
    return template_problem(
        shown_as,
        line,
        f"Skabelonen var ikke færdig efter {seconds:g} sekunder, og lg har stoppet den.",
        "Se efter en løkke, der ikke slutter eller kører meget mange gange.",
        code=ENDED,
    )


def too_large(shown_as: str, line: int, memory: float) -> TemplateProblemError:
    """Make the error for a template that was ended because it took more memory than it may."""
    return template_problem(
        shown_as,
        line,
        f"Skabelonen bruger mere hukommelse, end den må: {memory / 2**20:.0f} MB.",
        "Se efter en tekst eller en liste, der bliver gentaget eller vokser for hver omgang.",
        code=ENDED,
    )


def is_template(file: str) -> bool:
    """Tell whether a file is one that Jinja2 runs, by its name."""
    return file.endswith((".j2", ".css", ".js"))


class TemplateFile(NamedTuple):
    """A template in use: its name, where it lies, and whether it is HR's own."""

    name: str
    path: Path
    shown_as: str
    own: bool

    def read(self) -> files.SourceFile | Diagnostic:
        """Read the file, or tell why it cannot be read; it must lie in its templates' folder."""
        folder = self.path.parents[self.name.count("/")]
        return files.read(folder, self.name, self.shown_as)

    def raw(self) -> bytes:
        """Return the file's bytes.

        Raises:
            TemplateProblemError: it cannot be read, or is too large.
        """
        file = self.read()
        if isinstance(file, Diagnostic):
            raise TemplateProblemError((file,))
        return file.raw

    def text(self) -> str:
        """Return the file's text, line ends as they are.

        Raises:
            TemplateProblemError: as ``raw``, or it is not UTF-8.
        """
        try:
            return self.raw().decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            message = "Skabelonen er ikke gemt som UTF-8."
            raise template_problem(
                self.shown_as, line, message, "Gem filen igen som UTF-8."
            ) from error


class Templates:
    """A search path: ``own`` is HR's folder, or None; the ones in the box come last.

    It is also the cache of what was read through it and made of that (see ``cached``): a thousand
    sheets are made from the files as they were when the first was, which is faster, and they are
    alike. Each run of ``lg`` begins with a new one, so nobody sees an old template. A copy for
    another process begins empty.
    """

    def __init__(self, own: Path | None, own_shown_as: str, bundled: Path) -> None:
        self.own = own
        self.own_shown_as = own_shown_as
        self.bundled = bundled
        self.cache: dict[Hashable, Any] = {}

    def __reduce__(self) -> tuple[type[Templates], tuple[Path | None, str, Path]]:
        own = None if self.own is None else self.own.absolute()
        return Templates, (own, self.own_shown_as, self.bundled)

    def find(self, name: str) -> TemplateFile:
        """Return the file used for a template name.

        Raises:
            KeyError: no template has that name.
        """
        found = self.find_first([name])
        if found is None:
            raise KeyError(name)
        return found

    def find_first(self, names: Sequence[str]) -> TemplateFile | None:
        """Return the first of several names that exists.

        HR's own files come before all in the box, so that a general template of HR's is not
        hidden by a special one in the box.
        """
        for folder, own in ((self.own, True), (self.bundled, False)):
            if folder is None:
                continue
            for name in names:
                if (folder / name).is_file():
                    shown = f"{self.own_shown_as}/{name}" if own else f"templates/{name}"
                    return TemplateFile(name, folder / name, shown, own)
        return None

    def of(self, names: Sequence[str]) -> TemplateFile:
        """Return the first of several names that exists, where one must.

        Raises:
            TemplateProblemError: none does, not even in the box.
        """
        found = self.find_first(names)
        if found is None:
            message = "Skabelonen findes ikke."
            raise template_problem(names[-1], 1, message, "Hent den fra lg igen.")
        return found

    def names(self) -> tuple[str, ...]:
        """Return the names of all templates in the box, sorted."""
        return tuple(
            sorted(
                path.relative_to(self.bundled).as_posix()
                for path in self.bundled.rglob("*")
                if path.is_file() and not path.name.startswith(".")
            )
        )


def cached(
    function: Callable[Concatenate[Templates, _Given], _Result],
) -> Callable[Concatenate[Templates, _Given], _Result]:
    """Keep a function's results in the templates it is given. It reads nothing but their files."""

    @wraps(function)
    def lookup(templates: Templates, /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        key = (function, args, tuple(kwargs.items()))
        if key not in templates.cache:
            templates.cache[key] = function(templates, *args, **kwargs)
        result: _Result = templates.cache[key]
        return result

    return lookup


@cached
def changed(templates: Templates) -> tuple[str, ...]:
    """Return the names of HR's own files that say something else than those in the box."""
    own, bundled = templates.own, templates.bundled
    if own is None:
        return ()
    names = (
        path.relative_to(own).as_posix()
        for path in sorted(own.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    )
    return tuple(
        name
        for name in names
        if not (bundled / name).is_file()
        or not filecmp.cmp(own / name, bundled / name, shallow=False)
    )


def templates_for(
    named: Path | None, framework: Path, shown: Callable[[Path], str] = str
) -> Templates:
    """Return the search path: the folder that was named, else one beside the framework.

    ``shown`` says how a folder is named in messages.
    """
    bundled = files.bundled("templates")
    own = named or framework.parent / "templates"
    if named is None and (not own.is_dir() or own.resolve() == bundled.resolve()):
        return Templates(None, "", bundled)
    return Templates(own, shown(own), bundled)


def template_names(kind: str) -> dict[str, list[str]]:
    """Return, for each format with templates, the names tried for a kind of document.

    A template for one kind comes before the general one.
    """
    return {
        "Markdown": [f"markdown/{kind}.md.j2", "markdown/document.md.j2"],
        "HTML": [f"html/{kind}.html.j2", "html/document.html.j2"],
        "PDF": [f"typst/{kind}.typ", "typst/document.typ"],
    }
