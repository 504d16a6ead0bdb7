"""A list of findings that are accepted for now, so that only new ones are told of."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.lint.fingerprint import fingerprints
from ledelsesgrundlag_cli.lint.report.visible import Lines

if TYPE_CHECKING:
    from collections.abc import Collection

    from ledelsesgrundlag_cli.lint.finding import Report

FORMAT: Final = "ledelsesgrundlag-baseline/1"


class NotABaselineError(Exception):
    """A text is not a list that ``baseline_of`` has written."""


def baseline_of(report: Report) -> str:
    """Write the fingerprints of all findings as JSON."""
    return json.dumps({"format": FORMAT, "findings": fingerprints(report)}, indent=2) + "\n"


def new_since(
    report: Report, before: Report, files: Collection[str], files_before: Collection[str]
) -> Report:
    """Leave out the findings that an earlier version had too.

    They are known by their rule, their file and what stands on their line, wherever the line is
    now. In a file that is new, those of files that are gone are known by the rule and the line
    alone: it may be one of them by another name. ``files`` and ``files_before`` are the names of
    all files, as they are shown.
    """
    known = set(fingerprints(before))
    gone = Counter(
        what
        for one, what in zip(before.findings, _rules_and_lines(before), strict=True)
        if one.span.file not in files
    )
    left = []
    for one, mark, what in zip(
        report.findings, fingerprints(report), _rules_and_lines(report), strict=True
    ):
        if mark in known:
            continue
        if gone[what] and one.span.file not in files_before:
            gone[what] -= 1
        else:
            left.append(one)
    return report._replace(findings=tuple(left))


def _rules_and_lines(report: Report) -> list[tuple[str, str]]:
    lines = Lines(report.texts)
    return [
        (one.code, (lines.get(one.span.file, one.span.line) or "").strip())
        for one in report.findings
    ]


def without_known(report: Report, from_root: Report, baseline: str) -> Report:
    """Leave out the findings that a list holds.

    ``from_root`` is the same report with files named from the repository's root, as lists have
    them; the names as they are count too.

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
    marked = zip(report.findings, fingerprints(report), fingerprints(from_root), strict=True)
    return report._replace(
        findings=tuple(one for one, *marks in marked if known.isdisjoint(marks))
    )
