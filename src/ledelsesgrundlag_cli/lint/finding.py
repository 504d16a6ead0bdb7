"""What the rules about texts give, and what the reports get."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


class TextContext(NamedTuple):
    """What a text is: ``expectation``, ``prompt``, ``quote``, ``paragraph``, ``title`` or
    ``other``; and whether it is the municipality's own (``origin: document``).
    """

    kind: str
    document: bool


class TextFinding(NamedTuple):
    """A finding inside one text. ``start`` and ``end`` count characters of the text from 0.

    ``replacement``, where there is one, is what should stand from ``start`` to ``end``; it is
    ``safe`` when it changes only how letters are encoded or spaced, never a word.
    """

    code: str
    start: int
    end: int
    message: str
    remedy: str
    severity: Severity = Severity.WARNING
    replacement: str | None = None
    safe: bool = False


class Report(NamedTuple):
    """A finished run: findings in reading order, how much was looked at, and the files' texts.

    ``texts`` maps the file names shown in the findings' spans to their decoded text, for those
    that could be decoded; a file with a finding may be missing from it.
    """

    findings: tuple[Diagnostic, ...]
    frameworks: int
    files: int
    texts: Mapping[str, str]
