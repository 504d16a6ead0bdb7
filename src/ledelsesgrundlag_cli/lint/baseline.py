"""A list of findings that are accepted for now, so that only new ones are told of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.lint.fingerprint import fingerprints

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.finding import Report

FORMAT: Final = "ledelsesgrundlag-baseline/1"


class NotABaselineError(Exception):
    """A text is not a list that ``baseline_of`` has written."""


def baseline_of(report: Report) -> str:
    """Write the fingerprints of all findings as JSON."""
    return json.dumps({"format": FORMAT, "findings": fingerprints(report)}, indent=2) + "\n"


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
