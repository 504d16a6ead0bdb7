"""Findings as a JUnit report, as GitLab and Jenkins read it.

Each finding is a test case of its own: both show test cases in a list, by class and name, and
open one at a time; several findings in one case would stand behind a single line. GitLab passes
over a case whose class and name it has seen, so equal names get a number.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.lint.report.visible import (
    HOW_TO,
    LEVEL,
    said,
    shown_place,
    summary,
    visible,
)

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.finding import Report

_SUITE = "lg tjek"


def render_junit(report: Report) -> str:
    """Render a report to XML. A run without findings has one case, which passes.

    A note is nothing that must be mended, so its case passes too and the text is its output;
    "skipped" would say that something was not looked at.
    """
    seen: Counter[tuple[str, str]] = Counter()
    cases = [_case(finding, seen) for finding in report.findings]
    if not cases:
        name = _attributes(classname=_SUITE, name="Ledelsesgrundlag")
        output = f"<system-out>{_escaped(summary(report))}</system-out>"
        cases = [f"    <testcase{name}>\n      {output}\n    </testcase>\n"]
    failures = sum(finding.severity is not Severity.NOTE for finding in report.findings)
    counts = {"name": _SUITE, "tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<testsuites{_attributes(**counts)}>\n"
        f"  <testsuite{_attributes(**counts, skipped='0')}>\n"
        f"{''.join(cases)}"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def _case(finding: Diagnostic, seen: Counter[tuple[str, str]]) -> str:
    file = visible(finding.span.file)
    name = f"{visible(finding.code)} linje {finding.span.line}, tegn {finding.span.column}"
    seen[file, name] += 1
    if seen[file, name] > 1:
        name = f"{name} ({seen[file, name]})"
    case = _attributes(classname=file, name=name, file=file)
    text = _escaped(_text(finding))
    if finding.severity is Severity.NOTE:
        inside = f"<system-out>{text}</system-out>"
    else:
        kind = _attributes(message=said(finding.message), type=finding.severity.value)
        inside = f"<failure{kind}>{text}</failure>"
    return f"    <testcase{case}>\n      {inside}\n    </testcase>\n"


def _text(finding: Diagnostic) -> str:
    """Say it all: Jenkins shows the message and the text, GitLab only the text."""
    level = LEVEL[finding.severity]
    lines = [f"{shown_place(finding.span)}: {level} {visible(finding.code)}:"]
    lines[0] += f" {said(finding.message)}"
    if finding.remedy:
        lines.append(f"{HOW_TO} {said(finding.remedy)}")
    lines += [f"{shown_place(one.span)}: {said(one.message)}" for one in finding.related]
    return "\n".join(lines)


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{_escaped(value)}"' for name, value in values.items())


def _escaped(text: str) -> str:
    """Escape what has a meaning in XML. What XML cannot hold at all is visible already."""
    for char, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, name)
    return text
