"""What YAML can do and a framework needs nothing of: it is found before the file is composed.

Anchors and aliases can stand for more than fits in memory, tags can make anything of a text, and
libyaml compares each tag directive with all before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml
from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent
from yaml._yaml import CParser  # libyaml: in every wheel of PyYAML

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.source.characters import line_column, line_starts

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.source.files import SourceFile

MAX_DEPTH: Final = 64
"""Deepest nesting. The framework in the box uses 7; libyaml's composer crashes at 50,000."""

MAX_NODES: Final = 20_000
"""Most names, texts, lists and groups of fields in a file; the most in the box is 500."""
_PERHAPS: Final = (b"&", b"*", b"!", b"\n---", b"\n...", b"%TAG")
_DIRECTIVE: Final = re.compile(r"(?:\A|(?<=[\n\r\x85\u2028\u2029]))%TAG")


class LimitError(Exception):
    """A file is deeper or holds more than is read; ``line`` and ``column`` say from where."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class TooDeepError(LimitError):
    """Fields lie within one another in more than ``MAX_DEPTH`` layers."""


class TooManyError(LimitError):
    """There are more than ``MAX_NODES`` of names, texts, lists and groups of fields."""


def refused_constructs(file: SourceFile, text: str) -> list[Diagnostic]:
    """Find anchors, aliases, tags and further documents by reading the events.

    Raises:
        TooDeepError: the nesting is deeper than ``MAX_DEPTH``.
        YAMLError: the file is no YAML.
    """
    if not any(mark in file.raw for mark in _PERHAPS):
        return []
    found = _tag_directives(file, text.removeprefix("\ufeff"))
    if found:
        return found
    parser = CParser(file.raw)
    depth = documents = 0
    while parser.check_event():
        event: Any = parser.get_event()
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        mark, end = event.start_mark, event.end_mark
        if depth > MAX_DEPTH:
            raise TooDeepError(mark.line + 1, mark.column + 1)
        words = _refusal(event, documents)
        if words is not None:
            span = Span(
                file.shown_as, mark.line + 1, mark.column + 1, end.line + 1, end.column + 1
            )
            code, message, remedy = words
            found.append(Diagnostic(code, Severity.ERROR, message, span, remedy))
    return found


def _tag_directives(file: SourceFile, text: str) -> list[Diagnostic]:
    places = [match.start() for match in _DIRECTIVE.finditer(text)] if "%TAG" in text else []
    starts = line_starts(text) if places else []
    found = []
    for place in places:
        line, column = line_column(starts, place)
        span = Span(file.shown_as, line, column, line, column + len("%TAG"))
        message = "Linjen begynder med %TAG, som betyder noget særligt her."
        found.append(Diagnostic("LG007", Severity.ERROR, message, span, "Slet linjen."))
    return found


def _refusal(event: Any, documents: int) -> tuple[str, str, str] | None:
    """Say why an event cannot stand in a framework, or None."""
    if isinstance(event, yaml.DocumentStartEvent) and documents == 2:
        return (
            "LG008",
            "Der står en linje med --- midt i filen.",
            "Slet linjen, eller del indholdet på to filer.",
        )
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
        return (
            "LG006",
            "Teksten begynder med & eller *, som betyder noget særligt her.",
            "Slet tegnet. Hvis & skal stå først, så sæt lige anførselstegn om hele teksten.",
        )
    if getattr(event, "tag", None) is not None:
        return (
            "LG007",
            "Teksten begynder med et udråbstegn, som betyder noget særligt her.",
            "Sæt lige anførselstegn om hele teksten, eller slet tegnet.",
        )
    return None
