"""Findings as JSON, for other programs. The shape is documented in docs/tjek-json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.fingerprint import fingerprints
from ledelsesgrundlag_cli.lint.report.safe_json import json_text
from ledelsesgrundlag_cli.lint.report.visible import by_level

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.finding import Report

FORMAT = "ledelsesgrundlag-findings/1"
"""Raised when a field is removed or changes its meaning; a new field does not raise it."""


def render_json(report: Report) -> str:
    """Render a report to JSON, each finding on a line of its own, with a final line feed."""
    levels = by_level(report.findings)
    names = fingerprints(report)
    return json_text(
        {
            "format": FORMAT,
            "summary": {
                "errors": levels[Severity.ERROR],
                "warnings": levels[Severity.WARNING],
                "notes": levels[Severity.NOTE],
                "files": report.files,
                "frameworks": report.frameworks,
            },
            "findings": [],
        },
        "findings",
        map(_finding, report.findings, names),
    )


def _finding(finding: Diagnostic, name: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.severity.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "count": finding.stands_for,
        **_place(finding.span),
        "related": [
            {"message": related.message, **_place(related.span)} for related in finding.related
        ],
        "fingerprint": name,
    }


def _place(span: Span) -> dict[str, Any]:
    return span._asdict()
