"""Places as a code host knows them: from the repository's root, wherever ``lg`` was run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.diagnostics import Diagnostic, Span
    from ledelsesgrundlag_cli.lint.finding import Report


def rooted(report: Report, root: Path | None, here: Path) -> Report:
    """Return a report in which files are named from the ``root`` of the repository.

    They are named from ``here`` before, or as whole paths. Without a repository they stay so.
    """
    if root is None:
        return report
    texts = {_named(file, root, here): text for file, text in report.texts.items()}
    findings = tuple(_moved(one, root, here) for one in report.findings)
    return report._replace(findings=findings, texts=texts)


def _moved(found: Diagnostic, root: Path, here: Path) -> Diagnostic:
    def moved(span: Span) -> Span:
        return span._replace(file=_named(span.file, root, here))

    related = tuple(one._replace(span=moved(one.span)) for one in found.related)
    return found._replace(span=moved(found.span), related=related)


def _named(file: str, root: Path, here: Path) -> str:
    whole = Path(os.path.normpath(here / file))
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else file
