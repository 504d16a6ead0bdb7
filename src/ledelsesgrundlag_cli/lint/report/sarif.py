"""Findings as SARIF 2.1.0, the form code hosts' scanning pages and editors read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.lint.fingerprint import fingerprints
from ledelsesgrundlag_cli.lint.registry import rule
from ledelsesgrundlag_cli.lint.report.safe_json import json_text
from ledelsesgrundlag_cli.lint.report.visible import explained, said, visible
from ledelsesgrundlag_cli.words.folding import folded

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Span
    from ledelsesgrundlag_cli.lint.finding import Report

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT: Final = "ledelsesgrundlagFinding/v1"
_UNRESERVED: Final = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def render_sarif(report: Report) -> str:
    """Render a report to a SARIF log with one run, and the pages of the rules it has findings of.

    A finding of a code that is no rule's is listed without a text.
    """
    codes = sorted({finding.code for finding in report.findings})
    index = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "lg",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": "da",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r", "\x85", "\u2028", "\u2029"],  # YAML's
        "results": [],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    results = (
        _result(finding, index[finding.code], name)
        for finding, name in zip(report.findings, fingerprints(report), strict=True)
    )
    return json_text(log, "results", results)


def _rule(code: str) -> dict[str, Any]:
    described: dict[str, Any] = {"id": visible(code)}
    found = rule(code)
    if found is not None:
        described |= {
            "name": found.name,
            "shortDescription": {"text": found.name},
            "help": {"text": _what(found.page), "markdown": found.page},
        }
    return described


def _what(page: str) -> str:
    """Return what a rule looks for: the first paragraph of its page, without Markdown's signs."""
    first = page.split("\n\n")[1].removeprefix("**Hvad:** ")
    return folded(first.replace("`", ""))


def _result(finding: Diagnostic, index: int, name: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": visible(finding.code),
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": _no_links(explained(finding, " "))},
        "locations": [{"physicalLocation": _place(finding.span)}],
        "partialFingerprints": {_FINGERPRINT: name},
    }
    if finding.related:
        result["relatedLocations"] = [
            _related(number, related) for number, related in enumerate(finding.related, 1)
        ]
    return result


def _related(number: int, related: Related) -> dict[str, Any]:
    return {
        "id": number,
        "physicalLocation": _place(related.span),
        "message": {"text": _no_links(said(related.message))},
    }


def _no_links(text: str) -> str:
    """Part what SARIF reads as a link, ``[text](target)``, even in a plain message."""
    return text.replace("](", "] (")


def _place(span: Span) -> dict[str, Any]:
    return {
        "artifactLocation": _location(span.file),
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _location(file: str) -> dict[str, str]:
    """Give a file as a URI: relative to the root of the sources, or absolute if named so."""
    if _DRIVE.match(file):
        return {"uri": "file:///" + file[0] + ":" + _encoded(file[2:].replace("\\", "/"))}
    if file.startswith("/"):
        return {"uri": "file://" + _encoded(file)}
    return {"uri": _encoded(file), "uriBaseId": "%SRCROOT%"}


def _encoded(path: str) -> str:
    """Percent-encode a path. The colon too: before the first slash it would end a scheme.

    Bytes of a file's name that are not UTF-8 are in the text as halves of characters, and come
    out as the bytes they were. Other halves, from Windows, are encoded as if they were whole.
    """
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in raw)
