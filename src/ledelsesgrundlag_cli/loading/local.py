"""What units add for themselves: the files of ``lokalt/`` beside a framework, read and checked.

Nothing here is read when a framework is loaded, so that no unit's file can change or stop the
common text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import ValidationError

from ledelsesgrundlag_cli.diagnostics import (
    Diagnostic,
    Related,
    Severity,
    Span,
    in_reading_order,
    in_short,
)
from ledelsesgrundlag_cli.loading.local_references import check_unit
from ledelsesgrundlag_cli.model.local import LocalUnit
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.source.read import Source, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.loading.load import Loaded
    from ledelsesgrundlag_cli.loading.references import Problem

FOLDER: Final = "lokalt"
"""The folder beside a framework."""


class LocalFiles(NamedTuple):
    """The files of units: by their names, which begin with the folder's, as a framework's do.

    ``units`` could be read and ``sources`` are all that are text; ``diagnostics`` are what is
    wrong with any of them, in reading order.
    """

    units: Mapping[str, LocalUnit]
    sources: Mapping[str, Source]
    diagnostics: tuple[Diagnostic, ...]

    def broken(self, name: str) -> list[Diagnostic]:
        """Return the errors in one file."""
        shown = self.sources[name].file.shown_as if name in self.sources else name
        return [
            one
            for one in self.diagnostics
            if one.severity is Severity.ERROR and one.span.file == shown
        ]


def local_folder(framework: Path) -> Path:
    """Return where the files of units lie, for the framework in a folder."""
    return framework.parent / FOLDER


def names_of_files(framework: Path) -> list[str]:
    """Return the names of the files of units, sorted; none where there is no folder of them."""
    try:
        found = files.yaml_files(local_folder(framework))
        return [f"{FOLDER}/{name}" for name in found if "/" not in name]
    except OSError:
        return []


def load_local(
    loaded: Loaded, framework: Path, shown_beside: str, names: Iterable[str] | None = None
) -> LocalFiles:
    """Read and check the files of units, all of them or those named.

    Args:
        loaded: The framework that they add to.
        framework: The folder it lies in.
        shown_beside: How the folder that holds both is named in diagnostics.
        names: Names of files as ``names_of_files`` returns them.
    """
    reading = _Reading(loaded)
    for name in names_of_files(framework) if names is None else names:
        shown = files.shown_name(shown_beside, name)
        reading.add(name, files.read(framework.parent, name, shown))
    return reading.done()


def load_local_file(loaded: Loaded, path: Path, shown_as: str) -> LocalFiles:
    """Read and check one file, wherever it lies."""
    reading = _Reading(loaded)
    reading.add(path.name, files.read(path.parent, path.name, shown_as))
    return reading.done()


class _Reading:
    """One reading of some files."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._units: dict[str, LocalUnit] = {}
        self._sources: dict[str, Source] = {}
        self._found: list[Diagnostic] = []

    def add(self, name: str, file: files.SourceFile | Diagnostic) -> None:
        if isinstance(file, Diagnostic):
            self._found.append(file)
            return
        if not name.endswith(".yaml"):
            self._found.append(_unused(file.shown_as))
            return
        source = self._sources[name] = parse(file)
        self._found += source.diagnostics
        if source.data is None:
            return
        data = source.data
        for loc in [*_origins(data, ())]:
            self._found.append(_is_local(source, loc))
            data = _without(data, loc)
        try:
            unit = LocalUnit.model_validate(data)
        except ValidationError as error:
            from ledelsesgrundlag_cli.loading.form_errors import diagnostics_of

            self._found += diagnostics_of(source, LocalUnit, error)
            return
        self._units[name] = unit
        problems = check_unit(name, unit, self._loaded.parts, self._loaded.broken)
        self._found += (self._placed(one) for one in problems)

    def _placed(self, problem: Problem) -> Diagnostic:
        related: tuple[Related, ...] = ()
        sources = {**self._loaded.sources, **self._sources}
        if problem.first is not None and problem.first[0] in sources:
            file, loc = problem.first
            related = (Related(sources[file].span(loc), problem.first_is),)
        span = self._sources[problem.file].span(problem.loc)
        severity = Severity.ERROR
        return Diagnostic(problem.code, severity, problem.message, span, problem.remedy, related)

    def done(self) -> LocalFiles:
        told = in_short(in_reading_order(self._found))
        return LocalFiles(self._units, self._sources, told)


def _origins(data: Any, loc: Loc) -> Iterator[Loc]:
    """Yield where something says that it is of the document, or of anything else."""
    of_list = enumerate(data) if isinstance(data, list) else ()
    for key, value in data.items() if isinstance(data, dict) else of_list:
        if key == "origin":
            yield (*loc, key)
        else:
            yield from _origins(value, (*loc, key))


def _without(data: Any, loc: Loc) -> Any:
    """Return data without what stands at a path; nothing else is copied or changed."""
    first, *rest = loc
    if isinstance(data, dict):
        if not rest:
            return {key: value for key, value in data.items() if key != first}
        return {**data, first: _without(data[first], tuple(rest))}
    return [_without(one, tuple(rest)) if at == first else one for at, one in enumerate(data)]


def _unused(shown_as: str) -> Diagnostic:
    return Diagnostic(
        "LG109",
        Severity.WARNING,
        "Filen bliver ikke brugt: Programmet kender ingen fil med det navn.",
        Span(shown_as, 1, 1, 1, 1),
        "Kald den .yaml i stedet for .yml.",
    )


def _is_local(source: Source, loc: Loc) -> Diagnostic:
    span: Span = source.span(loc, key=True)
    return Diagnostic(
        "LG221",
        Severity.ERROR,
        "Lokale tekster kan ikke stå som en del af det fælles dokument.",
        span,
        "Slet linjen med `origin`. Alt i filen er enhedens eget.",
    )
