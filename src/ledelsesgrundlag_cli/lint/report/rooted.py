"""Places as a code host knows them: from the repository's root, wherever ``lg`` was run."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.diagnostics import Diagnostic, Span
    from ledelsesgrundlag_cli.lint.finding import Report

_ABSOLUTE = re.compile(r"/|[A-Za-z]:[\\/]")


def rooted(report: Report, prefix: str) -> Report:
    """Return a report in which files are named from the root of the repository.

    ``prefix`` is the path from there to the working folder, with ``/``; empty at the root.
    """
    if not prefix:
        return report
    texts = {_named(file, prefix): text for file, text in report.texts.items()}
    findings = tuple(_moved(one, prefix) for one in report.findings)
    return report._replace(findings=findings, texts=texts)


def _moved(found: Diagnostic, prefix: str) -> Diagnostic:
    related = tuple(one._replace(span=_span(one.span, prefix)) for one in found.related)
    return found._replace(span=_span(found.span, prefix), related=related)


def _span(span: Span, prefix: str) -> Span:
    return span._replace(file=_named(span.file, prefix))


def _named(file: str, prefix: str) -> str:
    return file if _ABSOLUTE.match(file) else posixpath.normpath(f"{prefix}/{file}")
