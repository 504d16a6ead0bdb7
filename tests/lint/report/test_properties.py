"""Whatever the fields hold, every report is whole, harmless and the same each time."""

from __future__ import annotations

import importlib
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.programs import missing

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity, Span
from ledelsesgrundlag_cli.lint.finding import Report
from ledelsesgrundlag_cli.lint.fingerprint import fingerprints
from ledelsesgrundlag_cli.lint.report.github import render_github
from ledelsesgrundlag_cli.lint.report.gitlab import render_gitlab
from ledelsesgrundlag_cli.lint.report.json import render_json
from ledelsesgrundlag_cli.lint.report.junit import render_junit
from ledelsesgrundlag_cli.lint.report.sarif import RuleText, render_sarif
from ledelsesgrundlag_cli.lint.report.text import render_text
from ledelsesgrundlag_cli.lint.report.visible import said, visible

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

PACKAGE = Path(__file__).parents[2] / "tools" / "node_modules" / "@microsoft" / "jest-sarif"
SCHEMA = PACKAGE / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}

nasty = st.sampled_from(
    ["", "%25::error", "::error::", "]]>", "<a>&amp;", '"results": []', "[x](y)", "\x1b[2J", "{0}"]
)
anything = st.one_of(st.text(st.characters(), max_size=30), nasty)
"""Any text, halves of characters included, as names of files can hold them."""


@st.composite
def spans(draw: st.DrawFn, files: st.SearchStrategy[str]) -> Span:
    start = draw(st.tuples(st.integers(1, 6), st.integers(1, 40)))
    end = draw(st.tuples(st.integers(1, 6), st.integers(1, 40)))
    return Span(draw(files), *min(start, end), *max(start, end))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    texts = draw(st.dictionaries(anything, st.text(st.characters(), max_size=60), max_size=3))
    files = st.sampled_from(sorted(texts)) | anything if texts else anything
    finding = st.builds(
        Diagnostic,
        code=st.sampled_from(["LG101", "LG102"]) | anything,
        severity=st.sampled_from(Severity),
        message=anything,
        span=spans(files),
        remedy=anything,
        related=st.lists(st.builds(Related, spans(files), anything), max_size=2).map(tuple),
        stands_for=st.integers(1, 5000),
    )
    found = tuple(draw(st.lists(finding, max_size=4)))
    return Report(found, draw(st.integers(0, 2000)), draw(st.integers(0, 2000)), texts)


def _sarif(report: Report) -> str:
    return render_sarif(report, {"LG101": RuleText("LG101", "Ukendt felt", "# Side\n")})


def _painted(report: Report) -> str:
    return re.sub(r"\x1b\[(0|1|31|33|36)m", "", render_text(report, color=True))


RENDERERS = (
    render_text,
    _painted,
    render_json,
    render_github,
    render_gitlab,
    _sarif,
    render_junit,
)


@pytest.mark.parametrize("render", RENDERERS, ids=lambda render: render.__name__)
@given(report=reports())
def test_every_report_is_harmless_and_ends_in_one_line_feed(
    render: Callable[[Report], str], report: Report
) -> None:
    text = render(report)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert text == render(report)
    text.encode("utf-8")
    assert [char for char in text if unicodedata.category(char) in OBEYED - {"\n"}] == [
        "\n"
    ] * text.count("\n")


@given(reports(), st.integers(-5, 120))
def test_text_says_everything_at_any_width(report: Report, width: int) -> None:
    shown = re.sub(r"\s", "", render_text(report, width=width))
    for finding in report.findings:
        for words in (finding.message, finding.remedy, *(one.message for one in finding.related)):
            assert re.sub(r"\s", "", said(words)) in shown


@given(reports())
def test_json_holds_the_findings_exactly(report: Report) -> None:
    data = json.loads(render_json(report))
    names = fingerprints(report)
    assert len(set(names)) == len(names)
    assert len(data["findings"]) == len(report.findings)
    for given_back, finding, name in zip(data["findings"], report.findings, names, strict=True):
        wanted = {
            "code": finding.code,
            "level": finding.severity.value,
            "message": finding.message,
            "remedy": finding.remedy,
            "count": finding.stands_for,
            **finding.span._asdict(),
            "related": [one.span._asdict() | {"message": one.message} for one in finding.related],
            "fingerprint": name,
        }
        assert given_back == wanted


def _unescaped(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text


@given(reports())
def test_github_reads_each_command_back(report: Report) -> None:
    *lines, _ = render_github(report).split("\n")[:-1]
    assert len(lines) == len(report.findings)
    for line, finding in zip(lines, report.findings, strict=True):
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match is not None
        command, properties, message = match.groups()
        named = dict(one.split("=", 1) for one in properties.split(","))
        assert _unescaped(named["file"]) == visible(finding.span.file)
        assert ("col" in named) is (finding.span.line == finding.span.end_line)
        assert command == {"note": "notice"}.get(finding.severity, finding.severity)
        said_of_it = _unescaped(message)
        assert said_of_it.startswith(said(finding.message))
        assert said_of_it.endswith(said(finding.remedy))


@given(reports())
def test_gitlab_gets_an_object_for_each_finding(report: Report) -> None:
    data = json.loads(render_gitlab(report))
    assert len(data) == len(report.findings)
    assert len({one["fingerprint"] for one in data}) == len(data)
    assert {one["severity"] for one in data} <= {"major", "minor", "info"}


@given(reports())
def test_junit_counts_what_it_holds(report: Report) -> None:
    suites = ET.fromstring(render_junit(report))  # noqa: S314 - our own
    cases = list(suites.iter("testcase"))
    failures = list(suites.iter("failure"))
    assert len(cases) == max(len(report.findings), 1)
    assert suites.get("tests") == str(len(cases))
    assert suites.get("failures") == str(len(failures))
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)
    failing = [found for found in report.findings if found.severity is not Severity.NOTE]
    for failure, finding in zip(failures, failing, strict=True):
        assert failure.get("message") == said(finding.message)
        assert said(finding.remedy) in (failure.text or "")


@cache
def _validator() -> Any:
    """The official schema, from the npm package that carries it."""
    try:
        jsonschema: Any = importlib.import_module("jsonschema")
    except ImportError:
        return None
    if not SCHEMA.is_file():
        return None
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert schema["$schema"] == "http://json-schema.org/draft-04/schema#"
    return jsonschema.Draft4Validator(schema)


@pytest.fixture(scope="module")
def validator() -> Any:
    """Checks a SARIF log against the schema of 2.1.0."""
    found = _validator()
    if found is None:
        missing(
            "jsonschema (pip) or @microsoft/jest-sarif (npm install in tests/tools) is missing"
        )
    return found


def test_the_schema_is_looked_at(validator: Any) -> None:
    log = json.loads(_sarif(Report((), 1, 1, {})))
    assert validator.is_valid(log)
    log["runs"][0]["columnKind"] = "bytes"
    assert not validator.is_valid(log)


@given(report=reports())
def test_sarif_is_valid(validator: Any, report: Report) -> None:
    log = json.loads(_sarif(report))
    validator.validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], report.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(file://)?([A-Za-z0-9._~/:-]|%[0-9A-F]{2})*", uri)
        if not uri.startswith("file:"):
            name = unquote_to_bytes(uri)
            again = {
                name.decode("utf-8", way)
                for way in ("surrogateescape", "surrogatepass")
                if way == "surrogateescape" or b"\xed" in name
            }
            assert finding.span.file in again
