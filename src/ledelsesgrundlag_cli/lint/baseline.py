"""A list of findings that are accepted for now, so that only new ones are told of."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.lint.fingerprint import fingerprints
from ledelsesgrundlag_cli.lint.report.visible import Lines

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.finding import Report

FORMAT: Final = "ledelsesgrundlag-baseline/1"


class NotABaselineError(Exception):
    """A text is not a list that ``baseline_of`` has written."""


def baseline_of(report: Report) -> str:
    """Write the fingerprints of all findings as JSON."""
    return json.dumps({"format": FORMAT, "findings": fingerprints(report)}, indent=2) + "\n"


def new_since(report: Report, before: Report) -> Report:
    """Leave out the findings that an earlier version had too.

    They are known by their rule, their file and what stands on their line, wherever the line is
    now. In a file that has another name now, they are known by the rule and the line alone.
    """
    known = Counter(fingerprints(before))
    left, gone = [], _lines_of_gone_files(report, before)
    lines = Lines(report.texts)
    for one, mark in zip(report.findings, fingerprints(report), strict=True):
        line = (one.code, (lines.get(one.span.file, one.span.line) or "").strip())
        if known[mark]:
            known[mark] -= 1
        elif gone[line] and one.span.file not in before.texts:
            gone[line] -= 1
        else:
            left.append(one)
    return report._replace(findings=tuple(left))


def _lines_of_gone_files(report: Report, before: Report) -> Counter[tuple[str, str]]:
    """Count the earlier findings, by rule and line, of files that have no findings now."""
    here = {one.span.file for one in report.findings}
    lines = Lines(before.texts)
    return Counter(
        (one.code, (lines.get(one.span.file, one.span.line) or "").strip())
        for one in before.findings
        if one.span.file not in here
    )


def without_known(report: Report, baseline: str) -> Report:
    """Leave out the findings that a list holds.

    Raises:
        NotABaselineError: the text is something else.
    """
    try:
        data = json.loads(baseline)
        known = set(data["findings"])
        ours = data["format"] == FORMAT
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotABaselineError from error
    if not ours:
        raise NotABaselineError
    marked = zip(report.findings, fingerprints(report), strict=True)
    return report._replace(findings=tuple(one for one, mark in marked if mark not in known))
