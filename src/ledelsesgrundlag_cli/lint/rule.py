"""What a rule is: one row, beside the function that looks for what it finds."""

from __future__ import annotations

from typing import NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Edit, Related, Severity, Span
from ledelsesgrundlag_cli.lint.finding import TextFinding


class Rule(NamedTuple):
    """A rule: its code, its title in Danish, and how much its findings matter as a rule.

    ``asked_for`` ones find too much to be shown every day, and must be chosen. The fixes of
    ``safe`` ones change how letters are encoded, spaced or quoted, and never a word.
    """

    code: str
    title: str
    severity: Severity = Severity.ERROR
    asked_for: bool = False
    safe: bool = False

    def found(  # noqa: PLR0913 - the last four are what a finding may have beside
        self,
        message: str,
        span: Span,
        remedy: str,
        *,
        severity: Severity | None = None,
        related: tuple[Related, ...] = (),
        fix: Edit | None = None,
        kept: bool = False,
    ) -> Diagnostic:
        """Make a finding. ``severity`` is for one that matters otherwise than most."""
        return Diagnostic(
            self.code,
            severity or self.severity,
            message,
            span,
            remedy,
            related,
            fix,
            safe=self.safe,
            kept=kept,
        )

    def in_text(
        self,
        start: int,
        end: int,
        message: str,
        remedy: str,
        *,
        severity: Severity | None = None,
        replacement: str | None = None,
    ) -> TextFinding:
        """Make a finding inside a text, from one character of it to another."""
        return TextFinding(
            self.code,
            start,
            end,
            message,
            remedy,
            severity or self.severity,
            replacement,
            safe=self.safe,
        )
