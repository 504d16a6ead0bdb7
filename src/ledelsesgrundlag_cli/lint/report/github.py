"""Findings as commands to GitHub Actions, which shows them at the lines of the change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.lint.report.visible import explained, last_line, summary, visible

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.finding import Report

_COMMAND: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def render_github(report: Report) -> str:
    """Render a report to one command a line, and the summary as an ordinary line of the log."""
    return "".join(f"{line}\n" for line in (*map(_command, report.findings), summary(report)))


def _command(finding: Diagnostic) -> str:
    span = finding.span
    places = {"file": visible(span.file), "line": span.line, "endLine": last_line(span)}
    if span.end_line == span.line:  # GitHub refuses columns of a span over several lines
        places |= {"col": span.column, "endColumn": span.end_column}
    places["title"] = visible(finding.code)
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    message = _data(explained(finding, "\n"))
    return f"::{_COMMAND[finding.severity]} {properties}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
