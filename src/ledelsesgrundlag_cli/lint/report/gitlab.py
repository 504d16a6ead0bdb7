"""Findings as GitLab's Code Quality report, shown in the merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.lint.fingerprint import fingerprints
from ledelsesgrundlag_cli.lint.report.safe_json import json_array
from ledelsesgrundlag_cli.lint.report.visible import explained, visible

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.finding import Report

_SEVERITY: Final = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.NOTE: "info",
}
"""GitLab's "critical" and "blocker" speak of danger and of what must stop; a wrong text in a
framework is neither, and whether the change may be merged is the job's exit code to say."""


def render_gitlab(report: Report) -> str:
    """Render a report to a JSON array with one object for each finding.

    GitLab shows nothing but the description, so it holds the remedy too. Characters that its
    database refuses, NUL and halves of characters, are written out.
    """
    return json_array(map(_finding, report.findings, fingerprints(report)))


def _finding(finding: Diagnostic, name: str) -> dict[str, Any]:
    return {
        "description": explained(finding, " "),
        "check_name": visible(finding.code),
        "fingerprint": name,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": visible(finding.span.file), "lines": {"begin": finding.span.line}},
    }
