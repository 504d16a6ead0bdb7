"""The report for people: what it says, how it fits, and what it never lets through."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity, Span
from ledelsesgrundlag_cli.lint.finding import Report
from ledelsesgrundlag_cli.lint.report.text import render_text

ROLE = "framework/roles/centerchef.yaml"
TEXT = """\
id: centerchef
title: Centerchef
expectation:
  - text: Sætter tydelig retning for området og sikrer, at alle i centret ved, hvad der er vigtigt
"""
UNKNOWN = Diagnostic(
    "LG101",
    Severity.ERROR,
    "Feltet ”expectation” findes ikke i en rolle. Mente du ”expectations”?",
    Span(ROLE, 3, 1, 3, 12),
    "Ret feltets navn. Teksten kan blive stående.",
    (Related(Span(ROLE, 1, 5, 1, 15), "det er denne rolle"),),
)
LONG = Diagnostic(
    "LG502",
    Severity.NOTE,
    "Forventningen er lang.",
    Span(ROLE, 4, 38, 4, 45),
    "Del den i to.",
)


def report(*findings: Diagnostic, texts: dict[str, str] | None = None) -> Report:
    return Report(findings, 1, 14, {ROLE: TEXT} if texts is None else texts)


def test_what_a_reader_sees() -> None:
    assert (
        render_text(report(UNKNOWN, LONG))
        == """\
framework/roles/centerchef.yaml:3:1: fejl LG101: Feltet ”expectation” findes
    ikke i en rolle. Mente du ”expectations”?
  |
3 | expectation:
  | ^^^^^^^^^^^
  = sådan retter du: Ret feltets navn. Teksten kan blive stående.
 --> framework/roles/centerchef.yaml:1:5: det er denne rolle
  |
1 | id: centerchef
  |     ^^^^^^^^^^

framework/roles/centerchef.yaml:4:38: råd LG502: Forventningen er lang.
  |
4 | …text: Sætter tydelig retning for området og sikrer, at alle i centret ved,…
  |                                   ^^^^^^^
  = sådan retter du: Del den i to.

1 fejl og 1 råd i 14 filer.
"""
    )


def test_what_a_reader_sees_in_half_the_width() -> None:
    assert (
        render_text(report(UNKNOWN, LONG), width=40)
        == """\
framework/roles/centerchef.yaml:3:1: fejl LG101:
    Feltet ”expectation” findes ikke i
    en rolle. Mente du ”expectations”?
  |
3 | expectation:
  | ^^^^^^^^^^^
  = sådan retter du: Ret feltets navn.
    Teksten kan blive stående.
 --> framework/roles/centerchef.yaml:1:5:
    det er denne rolle
  |
1 | id: centerchef
  |     ^^^^^^^^^^

framework/roles/centerchef.yaml:4:38: råd LG502:
    Forventningen er lang.
  |
4 | … retning for området og sikrer, at…
  |               ^^^^^^^
  = sådan retter du: Del den i to.

1 fejl og 1 råd i 14 filer.
"""
    )


def test_colour_adds_nothing_but_colour() -> None:
    painted = render_text(report(UNKNOWN, LONG), color=True)
    assert "\x1b[31mfejl LG101:\x1b[0m \x1b[1mFeltet" in painted
    assert "\x1b[36mråd LG502:\x1b[0m" in painted
    assert "\x1b[31m^^^^^^^^^^^\x1b[0m\n" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == render_text(report(UNKNOWN, LONG))


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    found = LONG._replace(span=Span(ROLE, 2, 8, 4, 3))
    assert "2 | title: Centerchef\n  |        ^^^^^^^^^^\n" in render_text(report(found))


def test_a_place_without_a_text_is_named_and_not_shown() -> None:
    gone = UNKNOWN._replace(related=())
    for shown in (report(gone, texts={}), report(gone, texts={ROLE: ""})):
        assert (
            render_text(shown)
            == """\
framework/roles/centerchef.yaml:3:1: fejl LG101: Feltet ”expectation” findes
    ikke i en rolle. Mente du ”expectations”?
  = sådan retter du: Ret feltets navn. Teksten kan blive stående.

1 fejl i 14 filer.
"""
        )


def test_a_finding_about_a_whole_file_shows_no_line_of_it() -> None:
    empty = Diagnostic("LG009", Severity.ERROR, "Filen er tom.", Span("a.yaml", 1, 1, 1, 1), "")
    assert (
        render_text(Report((empty,), 1, 1, {"a.yaml": "# Kun en bemærkning"}))
        == """\
a.yaml:1:1: fejl LG009: Filen er tom.

1 fejl i 1 fil.
"""
    )


def test_line_numbers_of_different_width_share_a_margin() -> None:
    text = "id: a\n" + "# mere\n" * 98 + "id: b\n"
    twice = Diagnostic(
        "LG105",
        Severity.WARNING,
        "Feltet ”id” står to gange.",
        Span("a.yaml", 100, 1, 100, 3),
        "Slet det ene.",
        (Related(Span("a.yaml", 1, 1, 1, 3), "første gang brugt her"),),
    )
    assert (
        render_text(Report((twice,), 1, 1, {"a.yaml": text}))
        == """\
a.yaml:100:1: advarsel LG105: Feltet ”id” står to gange.
    |
100 | id: b
    | ^^
    = sådan retter du: Slet det ene.
   --> a.yaml:1:1: første gang brugt her
    |
  1 | id: a
    | ^^

1 advarsel i 1 fil.
"""
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_lines_are_counted_as_yaml_counts_them(end: str) -> None:
    found = LONG._replace(span=Span(ROLE, 2, 1, 2, 3))
    text = "\ufeff" + end.join(("id: a", "id: b", "id: c"))
    assert "2 | id: b\n  | ^^\n" in render_text(report(found, texts={ROLE: text}))


def test_what_a_terminal_would_obey_is_shown() -> None:
    name = "a\n\x1b[2J\u202e\udcff.yaml"
    found = Diagnostic(
        "LG003",
        Severity.ERROR,
        "Der står \x1b]0;x\x07\n\u2066 og \u200b.",
        Span(name, 1, 4, 1, 5),
        "Slet \x9b1m.",
    )
    assert (
        render_text(Report((found,), 1, 1, {name: "id:\x1b[31m \ud800"}))
        == r"""a\x0a\x1b[2J\u202e\udcff.yaml:1:4: fejl LG003: Der står \x1b]0;x\x07 \u2066 og
    \u200b.
  |
1 | id:\x1b[31m \ud800
  |    ^^^^
  = sådan retter du: Slet \x9b1m.

1 fejl i 1 fil.
"""
    )


def test_markup_is_text() -> None:
    found = LONG._replace(message="[b]fed[/b]", remedy="[red]")
    shown = render_text(report(found), color=True)
    assert "[b]fed[/b]" in shown
    assert "= sådan retter du: [red]\n" in shown


@pytest.mark.parametrize(
    ("levels", "frameworks", "files", "sentence"),
    [
        ("", 1, 14, "lg fandt ikke noget, der skal rettes. 14 filer er tjekket."),
        ("", 1, 1, "lg fandt ikke noget, der skal rettes. 1 fil er tjekket."),
        (
            "",
            667,
            10000,
            (
                "lg fandt ikke noget, der skal rettes. "
                "667 ledelsesgrundlag med 10.000 filer er tjekket."
            ),
        ),
        ("e", 1, 14, "1 fejl i 14 filer."),
        ("eeewwn", 1, 14, "3 fejl, 2 advarsler og 1 råd i 14 filer."),
        ("wnn", 1, 2, "1 advarsel og 2 råd i 2 filer."),
        ("e" * 1234, 67, 1000, "1.234 fejl i 67 ledelsesgrundlag med 1.000 filer."),
    ],
)
def test_the_summary(levels: str, frameworks: int, files: int, sentence: str) -> None:
    severities = {"e": Severity.ERROR, "w": Severity.WARNING, "n": Severity.NOTE}
    found = tuple(LONG._replace(severity=severities[level]) for level in levels)
    said = render_text(Report(found, frameworks, files, {}))
    assert " ".join(said.split()).endswith(sentence)


@pytest.mark.parametrize("width", [0, 20, 40, 80, 200])
def test_no_line_is_wider_than_it_may_be(width: int) -> None:
    """A long word is broken, two cells a letter or not; only the place is left whole."""
    message = "Ordet " + "langt" * 60 + " " + "漢字" * 100 + " og e\u0301" + "e\u0301" * 90
    found = LONG._replace(message=message, remedy=message)
    first, *others = render_text(report(found), width=width).splitlines()
    assert first.startswith(f"{ROLE}:4:38: råd LG502:")
    assert len(others) > 6
    assert max(map(cell_len, others)) <= max(width, 20)
    said = "".join([first, *others[: others.index("  |")]])
    assert re.sub(r"\s", "", message) in re.sub(r"\s", "", said)


def test_a_line_of_a_megabyte_and_a_message_of_one_take_no_time() -> None:
    text = "æ\u0301\u200b漢" * 300_000
    found = LONG._replace(message="漢" * 300_000, span=Span(ROLE, 1, 600_000, 1, 600_003))
    shown = render_text(Report((found,) * 3, 1, 1, {ROLE: text}))
    source = next(line for line in shown.splitlines() if line.startswith("1 |"))
    assert cell_len(source) <= 80


def test_a_message_that_quotes_a_megabyte_is_cut() -> None:
    long = UNKNOWN._replace(message=f"Navnet er {'x' * 1_000_000}", related=())
    shown = render_text(report(long))
    assert "x …" in shown
    assert len(shown) < 5000
