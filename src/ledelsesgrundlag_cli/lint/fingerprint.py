"""Names for findings that stay the same when lines above them come and go.

A code host compares two runs by them, and a baseline knows again what it has accepted.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.lint.report.visible import Lines

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.finding import Report


def fingerprint(finding: Diagnostic, text_of_line: str, occurrence: int = 1) -> str:
    """Name a finding by its rule, its file and what stands on its line, not by the number.

    Args:
        finding: What was found.
        text_of_line: The line it begins on; space around it does not count.
        occurrence: Which one this is, from 1, among the same finding on equal lines.
    """
    # JSON keeps the parts apart and can write half a character, which UTF-8 cannot.
    parts = [finding.code, finding.span.file, text_of_line.strip(), occurrence]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:32]


def fingerprints(report: Report) -> tuple[str, ...]:
    """Return a fingerprint for each finding, in order; no two are the same."""
    lines = Lines(report.texts)
    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    for finding in report.findings:
        text = (lines.get(finding.span.file, finding.span.line) or "").strip()
        same = (finding.code, finding.span.file, text)
        seen[same] += 1
        made.append(fingerprint(finding, text, seen[same]))
    return tuple(made)
