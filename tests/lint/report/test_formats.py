"""The forms that programs read, each by a small example written out by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity, Span
from ledelsesgrundlag_cli.lint.finding import Report
from ledelsesgrundlag_cli.lint.fingerprint import fingerprints
from ledelsesgrundlag_cli.lint.registry import codes, rule
from ledelsesgrundlag_cli.lint.report.github import render_github
from ledelsesgrundlag_cli.lint.report.gitlab import render_gitlab
from ledelsesgrundlag_cli.lint.report.json import render_json
from ledelsesgrundlag_cli.lint.report.junit import render_junit
from ledelsesgrundlag_cli.lint.report.sarif import render_sarif

ROLE = "framework/roles/centerchef.yaml"
TEXT = "id: a\ntitle: b\nid: c\ntext: >-\n  en\n  to\n"
TWICE = Diagnostic(
    "LG105",
    Severity.ERROR,
    "Feltet ”id” står to gange.",
    Span(ROLE, 3, 1, 3, 3),
    "Slet det ene.",
    (Related(Span(ROLE, 1, 1, 1, 3), "første gang brugt her"),),
)
SHORT = Diagnostic("LG501", Severity.WARNING, "For kort.", Span(ROLE, 4, 7, 6, 5), "Skriv mere.")
LAST = Diagnostic("LG502", Severity.NOTE, 'Se på "den".', Span("fx: a, 5 %.yaml", 1, 1, 1, 1), "")
REPORT = Report((TWICE, SHORT, LAST), 1, 14, {ROLE: TEXT})
CLEAN = Report((), 67, 1000, {})
NAMES = fingerprints(REPORT)


def test_json_is_as_documented() -> None:
    """The example of docs/tjek-json.md is a real one, and every field is described."""
    page = (Path(__file__).parents[3] / "docs" / "tjek-json.md").read_text(encoding="utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]
    assert render_json(REPORT._replace(findings=(TWICE,))) == example
    finding = json.loads(example)["findings"][0]
    assert len(finding) == 12
    assert [name for name in finding if f"`{name}`" not in page.partition("## A finding")[2]] == []


def test_json_of_a_clean_run() -> None:
    assert json.loads(render_json(CLEAN)) == {
        "format": "ledelsesgrundlag-findings/1",
        "summary": {"errors": 0, "warnings": 0, "notes": 0, "files": 1000, "frameworks": 67},
        "findings": [],
    }


def test_github() -> None:
    assert render_github(REPORT) == (
        "::error file=framework/roles/centerchef.yaml,line=3,endLine=3,col=1,endColumn=3,"
        "title=LG105::Feltet ”id” står to gange.%0ASådan retter du: Slet det ene.\n"
        "::warning file=framework/roles/centerchef.yaml,line=4,endLine=6,title=LG501::"
        "For kort.%0ASådan retter du: Skriv mere.\n"
        "::notice file=fx%3A a%2C 5 %25.yaml,line=1,endLine=1,col=1,endColumn=1,title=LG502::"
        'Se på "den".\n'
        "1 fejl, 1 advarsel og 1 råd i 14 filer.\n"
    )
    assert (
        render_github(CLEAN) == "lg fandt ikke noget, der skal rettes. "
        "67 ledelsesgrundlag med 1.000 filer er tjekket.\n"
    )


def test_github_does_not_point_at_a_line_with_nothing_of_the_span() -> None:
    block = SHORT._replace(span=Span(ROLE, 4, 1, 5, 1))
    assert ",line=4,endLine=4,title=" in render_github(REPORT._replace(findings=(block,)))


@pytest.mark.parametrize(
    "hostile", ["%25::error", "a\n::error::x", "a\r\n::add-mask::b", ",title=x::", "%0A::error::"]
)
def test_github_is_given_no_command_by_a_text(hostile: str) -> None:
    found = Diagnostic(hostile, Severity.ERROR, hostile, Span(hostile, 1, 1, 1, 1), hostile)
    lines = render_github(Report((found,), 1, 1, {})).splitlines()
    assert len(lines) == 2
    assert re.fullmatch(
        r"::error file=[^,:]*,line=1,endLine=1,col=1,endColumn=1,title=[^,:]*::.*", lines[0]
    )


def test_gitlab() -> None:
    assert json.loads(render_gitlab(REPORT)) == [
        {
            "description": "Feltet ”id” står to gange. Sådan retter du: Slet det ene.",
            "check_name": "LG105",
            "fingerprint": NAMES[0],
            "severity": "major",
            "location": {"path": ROLE, "lines": {"begin": 3}},
        },
        {
            "description": "For kort. Sådan retter du: Skriv mere.",
            "check_name": "LG501",
            "fingerprint": NAMES[1],
            "severity": "minor",
            "location": {"path": ROLE, "lines": {"begin": 4}},
        },
        {
            "description": 'Se på "den".',
            "check_name": "LG502",
            "fingerprint": NAMES[2],
            "severity": "info",
            "location": {"path": "fx: a, 5 %.yaml", "lines": {"begin": 1}},
        },
    ]
    assert render_gitlab(CLEAN) == "[]\n"


def test_junit() -> None:
    assert (
        render_junit(REPORT)
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="lg tjek" tests="3" failures="2" errors="0">
  <testsuite name="lg tjek" tests="3" failures="2" errors="0" skipped="0">
    <testcase classname="framework/roles/centerchef.yaml" name="LG105 linje 3, tegn 1"\
 file="framework/roles/centerchef.yaml">
      <failure message="Feltet ”id” står to gange." type="error">\
framework/roles/centerchef.yaml:3:1: fejl LG105: Feltet ”id” står to gange.
Sådan retter du: Slet det ene.
framework/roles/centerchef.yaml:1:1: første gang brugt her</failure>
    </testcase>
    <testcase classname="framework/roles/centerchef.yaml" name="LG501 linje 4, tegn 7"\
 file="framework/roles/centerchef.yaml">
      <failure message="For kort." type="warning">\
framework/roles/centerchef.yaml:4:7: advarsel LG501: For kort.
Sådan retter du: Skriv mere.</failure>
    </testcase>
    <testcase classname="fx: a, 5 %.yaml" name="LG502 linje 1, tegn 1" file="fx: a, 5 %.yaml">
      <system-out>fx: a, 5 %.yaml:1:1: råd LG502: Se på &quot;den&quot;.</system-out>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_junit_of_a_clean_run_has_one_case_that_passes() -> None:
    suites = ET.fromstring(render_junit(CLEAN))  # noqa: S314 - our own
    assert suites.attrib == {"name": "lg tjek", "tests": "1", "failures": "0", "errors": "0"}
    (case,) = suites.iter("testcase")
    assert [child.tag for child in case] == ["system-out"]
    assert (
        case[0].text == "lg fandt ikke noget, der skal rettes. "
        "67 ledelsesgrundlag med 1.000 filer er tjekket."
    )


def test_junit_names_are_never_the_same() -> None:
    """GitLab would pass over the second of two."""
    text = render_junit(REPORT._replace(findings=(TWICE, TWICE, TWICE)))
    suites = ET.fromstring(text)  # noqa: S314 - our own
    names = [case.get("name") for case in suites.iter("testcase")]
    assert names[1:] == ["LG105 linje 3, tegn 1 (2)", "LG105 linje 3, tegn 1 (3)"]


def sarif(report: Report) -> Any:
    return json.loads(render_sarif(report))


def test_sarif() -> None:
    log = sarif(REPORT)
    assert list(log) == ["$schema", "version", "runs"]
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("lg", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["LG105", "LG501", "LG502"]
    page = rule("LG105")
    assert page is not None
    assert driver["rules"][0] == {
        "id": "LG105",
        "name": page.name,
        "shortDescription": {"text": page.name},
        "help": {
            "text": "Det samme felt står to gange i samme gruppe af felter.",
            "markdown": page.page,
        },
    }
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    first = {
        "artifactLocation": {"uri": ROLE, "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 3},
    }
    region = {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 3}
    assert run["results"][0] == {
        "ruleId": "LG105",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "Feltet ”id” står to gange. Sådan retter du: Slet det ene."},
        "locations": [{"physicalLocation": first | {"region": region}}],
        "partialFingerprints": {"ledelsesgrundlagFinding/v1": NAMES[0]},
        "relatedLocations": [
            {"id": 1, "physicalLocation": first, "message": {"text": "første gang brugt her"}}
        ],
    }
    assert "invocations" not in run


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("framework/roles/a.yaml", "framework/roles/a.yaml"),
        ("fx: a, 5 %/æ#?.yaml", "fx%3A%20a%2C%205%20%25/%C3%A6%23%3F.yaml"),
        ("\udcff\n.yaml", "%FF%0A.yaml"),
        ("\ud800.yaml", "%ED%A0%80.yaml"),
        ("/srv/ø/a.yaml", "file:///srv/%C3%B8/a.yaml"),
        ("//srv/a.yaml", "file:////srv/a.yaml"),
        ("C:\\ø\\a.yaml", "file:///C:/%C3%B8/a.yaml"),
    ],
)
def test_sarif_names_files_by_uri(file: str, uri: str) -> None:
    found = LAST._replace(span=Span(file, 1, 1, 1, 1))
    result = sarif(REPORT._replace(findings=(found,)))["runs"][0]["results"][0]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == uri
    assert ("uriBaseId" in location) is not uri.startswith("file:")


def test_sarif_tells_of_no_rule_without_findings() -> None:
    """The pages of all rules are 70 KB."""
    (run,) = sarif(REPORT._replace(findings=()))["runs"]
    assert run["tool"]["driver"]["rules"] == []
    (run,) = sarif(REPORT._replace(findings=(LAST._replace(code="LG999"),)))["runs"]
    assert run["tool"]["driver"]["rules"] == [{"id": "LG999"}]


def test_sarif_says_in_plain_words_what_each_rule_is() -> None:
    """The first paragraph of the page is what it looks for."""
    found = tuple(LAST._replace(code=code) for code in codes())
    rules = sarif(REPORT._replace(findings=found))["runs"][0]["tool"]["driver"]["rules"]
    assert len(rules) == len(codes()) > 70
    for one in rules:
        text = one["help"]["text"]
        assert not re.search(r"[`\n]|[*]{2}|^Hvad|^#", text), text
        assert text.endswith((".", ")", "”", "…")), text


def test_sarif_makes_no_links_of_texts() -> None:
    found = LAST._replace(message="Se [her](https://example.org) og [1](2).")
    result = sarif(REPORT._replace(findings=(found,)))["runs"][0]["results"][0]
    assert result["message"]["text"] == "Se [her] (https://example.org) og [1] (2)."
