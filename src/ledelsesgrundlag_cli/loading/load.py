"""From a folder to a framework, or to everything that is wrong with it."""

from __future__ import annotations

import gc
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pydantic import ValidationError

from ledelsesgrundlag_cli.diagnostics import (
    Diagnostic,
    Related,
    Severity,
    Span,
    in_reading_order,
    in_short,
)
from ledelsesgrundlag_cli.loading.references import Problem, check
from ledelsesgrundlag_cli.model.adoption import AdoptionRecord
from ledelsesgrundlag_cli.model.base import Part
from ledelsesgrundlag_cli.model.card_words import DialogueCardWords, RoleCardWords
from ledelsesgrundlag_cli.model.chapter import Chapter
from ledelsesgrundlag_cli.model.forum import ForaFile
from ledelsesgrundlag_cli.model.guidance import Guidance
from ledelsesgrundlag_cli.model.interview import InterviewFile
from ledelsesgrundlag_cli.model.layout import FOLDERS, LAYOUT, model_for
from ledelsesgrundlag_cli.model.metadata import SCHEMA, Metadata
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.prompt import Prompt, PromptFile
from ledelsesgrundlag_cli.model.quote import QuotesFile
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.model.tool import ToolsFile
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.source.read import Source, parse
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ledelsesgrundlag_cli.loading.framework import Framework

_Part = TypeVar("_Part", bound=Part)


class Loaded(NamedTuple):
    """The outcome: all diagnostics in order, and what could be read in spite of them.

    ``parts`` are the files that could be validated and ``sources`` those that could be read, by
    their name in the framework; ``broken`` the kinds of reference a broken file may give.
    """

    diagnostics: tuple[Diagnostic, ...]
    parts: Mapping[str, Part]
    sources: Mapping[str, Source]
    broken: frozenset[str]

    def framework(self) -> Framework | None:
        """Put the parts together; None when there was an error."""
        if any(one.severity is Severity.ERROR for one in self.diagnostics):
            return None
        return _framework(self.parts)


def load(directory: Path, shown_as: str, unsaved: Mapping[str, bytes] | None = None) -> Loaded:
    """Read and check a whole framework, collecting every problem.

    ``shown_as`` is how the folder is named in diagnostics, ``.`` not at all; ``unsaved`` is
    content, by file name, that stands for what is on disk. Nothing is raised for what is wrong
    with the files; the collector is paused while reading, as it costs more than it frees.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Loading(directory, shown_as, unsaved or {}).run()
    finally:
        if collecting:
            gc.enable()


_parsed = lru_cache(maxsize=64)(parse)
"""A framework is read more than once in a run, before and after mending, say, and most of its
files are the same each time. Nothing here changes the data of a source."""


class _Loading:
    """One reading of one folder."""

    def __init__(self, directory: Path, shown_as: str, unsaved: Mapping[str, bytes]) -> None:
        self.directory = directory
        self.unsaved = unsaved
        self.shown_as = shown_as
        self.sources: dict[str, Source] = {}
        self.parts: dict[str, Part] = {}
        self.broken: set[str] = set()
        self.unlisted: set[str] = set()
        self.diagnostics: list[Diagnostic] = []

    def run(self) -> Loaded:
        try:
            names = tuple(files.yaml_files(self.directory, self._refused))
        except OSError as error:
            self._missing(
                "",
                f"Mappen kan ikke læses: {files.danish_reason(error)}.",
                "Se efter, at mappen findes, og at du har lov til at læse den.",
                code="LG013",
            )
            names = ()
        names = tuple(dict.fromkeys((*names, *self.unsaved)))
        other = self._other_form() if files.FRAMEWORK_FILE in names else None
        if other is not None:  # what the other files say, nobody here can judge
            everything = (kind for model in LAYOUT.values() for kind in model.gives)
            return Loaded((other,), {}, self.sources, frozenset(everything))
        for name in names:
            self._read(name)
        self.diagnostics += map(self._placed, check(self.parts, frozenset(self.broken)))
        self._check_presence(names)
        told = in_short(in_reading_order(self.diagnostics))
        return Loaded(told, self.parts, self.sources, frozenset(self.broken))

    def _refused(self, folder: str, error: OSError) -> None:
        """Tell of a folder that cannot be listed: what it gives is not known to be missing."""
        self._missing(
            folder,
            f"Mappen kan ikke læses: {files.danish_reason(error)}.",
            "Se efter, at du har lov til at læse den.",
            code="LG013",
        )
        self.unlisted.add(folder)
        if folder in FOLDERS:
            self.broken.update(FOLDERS[folder].gives)

    def _other_form(self) -> Diagnostic | None:
        """Read framework.yaml and tell whether all the files have another form."""
        about = self._source(files.FRAMEWORK_FILE)
        if not isinstance(about, Source) or not isinstance(about.data, dict):
            return None
        if about.data.get("schema") == SCHEMA:
            return None
        from ledelsesgrundlag_cli.loading.schema_version import other_form

        return other_form(about)

    def _source(self, name: str) -> Source | Diagnostic:
        """Read and parse a file once, or tell why it cannot be read."""
        if name in self.sources:
            return self.sources[name]
        shown = files.shown_name(self.shown_as, name)
        raw = self.unsaved.get(name)
        file = (
            files.within_limit(files.SourceFile(name, shown, raw))
            if raw is not None
            else files.read(self.directory, name, shown)
        )
        if isinstance(file, Diagnostic):
            return file
        self.sources[name] = _parsed(file)
        return self.sources[name]

    def _read(self, name: str) -> None:
        model = model_for(name)
        if model is None:
            self.diagnostics.append(_unknown_file(files.shown_name(self.shown_as, name), name))
            return
        source = self._source(name)
        if isinstance(source, Diagnostic):
            self.diagnostics.append(source)
            self.broken.update(model.gives)
            return
        self.diagnostics.extend(source.diagnostics)
        if source.data is None:
            self.broken.update(model.gives)
            return
        try:
            self.parts[name] = model.model_validate(source.data)
        except ValidationError as error:
            from ledelsesgrundlag_cli.loading.form_errors import diagnostics_of

            self.diagnostics.extend(diagnostics_of(source, model, error))
            self.broken.update(model.gives)

    def _placed(self, problem: Problem) -> Diagnostic:
        related: tuple[Related, ...] = ()
        if problem.first is not None:
            file, loc = problem.first
            related = (Related(self.sources[file].span(loc), problem.first_is),)
        span = self.sources[problem.file].span(problem.loc, key=problem.on_key)
        return Diagnostic(
            problem.code, Severity.ERROR, problem.message, span, problem.remedy, related
        )

    def _check_presence(self, names: tuple[str, ...]) -> None:
        if "pejlemaerker.yaml" not in names:
            self._missing(
                "pejlemaerker.yaml",
                "Filen pejlemaerker.yaml mangler.",
                USUAL.say("Opret den med ledelsesgrundlagets {pejlemærker}."),
            )
        if "roles" not in self.unlisted and not any(one.startswith("roles/") for one in names):
            self._missing(
                "roles",
                USUAL.say("Der er ingen {roller}."),
                USUAL.say("Opret en fil for {hver rolle} i mappen roles."),
            )
        metadata = self.parts.get("framework.yaml")
        source = metadata.source if isinstance(metadata, Metadata) else None
        if source is not None and not files.is_there(self.directory / source.file):
            self.diagnostics.append(
                Diagnostic(
                    "LG202",
                    Severity.ERROR,
                    f"Filen ”{source.file}” med dokumentets tekst findes ikke.",
                    self.sources["framework.yaml"].span(("source", "file")),
                    "Ret filens navn, eller læg filen i mappen source.",
                )
            )

    def _missing(self, name: str, message: str, remedy: str, code: str = "LG102") -> None:
        span = Span(files.shown_name(self.shown_as, name).rstrip("/") or ".", 1, 1, 1, 1)
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, span, remedy))


def _framework(by_file: Mapping[str, Part]) -> Framework:
    from ledelsesgrundlag_cli.adoption.standing import Standings
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.texts import Texts

    texts = Texts(by_file)
    parts = tuple(by_file.values())

    def one(kind: type[_Part]) -> _Part | None:
        return next((part for part in parts if isinstance(part, kind)), None)

    def every(kind: type[_Part]) -> tuple[_Part, ...]:
        return tuple(part for part in parts if isinstance(part, kind))

    fora = one(ForaFile)
    [metadata] = every(Metadata)
    [markers] = every(PejlemaerkerFile)
    return Framework(
        metadata=metadata,
        roles=tuple(sorted(every(Role), key=lambda role: role.level)),
        pejlemaerker=markers.pejlemaerker,
        chapters=tuple(sorted(every(Chapter), key=lambda chapter: chapter.order)),
        quotes=one(QuotesFile),
        guidance=one(Guidance),
        tools=one(ToolsFile),
        fora=fora.fora if fora else (),
        prompts=tuple(_prompts(every(PromptFile))),
        interview=every(InterviewFile),
        sheets=every(Sheet),
        role_card=one(RoleCardWords) or RoleCardWords(),
        dialogue_card=one(DialogueCardWords) or DialogueCardWords(),
        texts=texts,
        standings=Standings(texts, one(AdoptionRecord)),
    )


def _prompts(prompt_files: tuple[PromptFile, ...]) -> list[Prompt]:
    """Give every prompt the pejlemærke of its file where it names none itself."""
    return [
        prompt
        if prompt.pejlemaerke
        else prompt.model_copy(update={"pejlemaerke": file.pejlemaerke})
        for file in prompt_files
        for prompt in file.prompts
    ]


def _unknown_file(shown: str, name: str) -> Diagnostic:
    wanted = re.sub(r"\.yml\Z", ".yaml", name, flags=re.IGNORECASE)
    remedy = (
        "Kald den .yaml i stedet for .yml."
        if model_for(wanted) is not None
        else "Se efter, om den ligger i den rigtige mappe, eller flyt den et andet sted hen."
    )
    return Diagnostic(
        "LG109",
        Severity.WARNING,
        "Filen bliver ikke brugt: Programmet kender ingen fil med det navn.",
        Span(shown, 1, 1, 1, 1),
        remedy,
    )
