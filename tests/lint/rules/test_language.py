"""Expectations and prompts: what is found, where exactly, and what it becomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rules.language import (
    NOTE_CHARACTERS,
    WARNING_CHARACTERS,
    check_expectation,
)
from ledelsesgrundlag_cli.lint.rules.questions import check_questions
from ledelsesgrundlag_cli.lint.rules.seen import Seen

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.loading.framework import Framework


def check_prompt(text: str) -> list[TextFinding]:
    return list(check_questions(Seen(text, "prompt")))


def mend(text: str, findings: list[TextFinding]) -> str:
    for finding in sorted(findings, key=lambda one: one.start, reverse=True):
        if finding.replacement is not None:
            text = text[: finding.start] + finding.replacement + text[finding.end :]
    return text


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Tydelig retning for området", "Tydelig"),
        ("Direktør for området", "Direktør"),
        ("Medarbejder med ansvar", "Medarbejder"),
        ("Leder af medarbejdere", "Leder"),
        ("Under pres at bevare roen", "Under"),
        ("Hver måned at følge op", "Hver"),
        ("Kultur og struktur", "Kultur"),
        ("Prioriteringer på området", "Prioriteringer"),
        ("Muligheder for alle", "Muligheder"),
        ("Centerchefer samarbejder", "Centerchefer"),
        ("Opgaver løses", "Opgaver"),
        ("At sætte retning", "At"),
        ("Ved at sætte retning", "Ved"),
        ("At", "At"),
        ("- Sætter retning", "-"),
        ("42 mål", "42"),
        ("tydelig retning", "tydelig"),
    ],
)
def test_a_beginning_without_a_verb_is_found(text: str, marked: str) -> None:
    (finding,) = check_expectation(text)
    assert finding.code == "LG501"
    assert text[finding.start : finding.end] == marked
    assert finding.message == f"Forventningen begynder ikke med et udsagnsord: ”{text}”."
    assert finding.remedy.startswith("Begynd med det, lederen gør, fx ")
    assert finding.severity is Severity.WARNING
    assert finding.replacement is None


@pytest.mark.parametrize(
    "text",
    [
        "Sætter tydelig retning for området",
        "Skaber rum i egen ledelsesorganisation",
        "Leder og fordeler det daglige arbejde",
        "Leder",
        "Tør tage svære beslutninger",
        "Går foran",
        "Lykkes med kerneopgaven",
        "Kan begrunde sine valg",
        "Ved, hvad der rører sig",
        "Bringer viden videre",
        "Følger op, og gør det i tide",
        "”Spiller” sine kolleger gode",
        "Øger trivslen",
        "Aftaler mål med medarbejderne",
        "",
        "  ",
    ],
)
def test_a_verb_to_begin_with_is_fine(text: str) -> None:
    assert list(check_expectation(text)) == []


def test_a_small_letter_is_made_large() -> None:
    (finding,) = check_expectation("øger trivslen")
    assert (finding.code, finding.start, finding.end) == ("LG501", 0, 4)
    assert finding.message == "Forventningen begynder med lille bogstav: ”øger”."
    assert not finding.safe
    mended = mend("øger trivslen", [finding])
    assert mended == "Øger trivslen"
    assert list(check_expectation(mended)) == []


@pytest.mark.parametrize(
    ("text", "marked", "replacement"),
    [
        ("Sætter retning.", ".", ""),
        ("Sætter retning. ", ".", ""),
        ("Sætter retning!", "!", None),
        ("Sætter retning;", ";", None),
        ("Sætter retning:", ":", None),
        ("Sætter retning,", ",", None),
        ("Sætter retning...", "...", None),
        ("Sætter retning . .", ". .", None),
        ("Drøfter sager mv...", "...", None),
    ],
)
def test_a_final_stop_is_found(text: str, marked: str, replacement: str | None) -> None:
    (finding,) = check_expectation(text)
    assert finding.code == "LG502"
    assert text[finding.start : finding.end] == marked
    assert finding.replacement == replacement
    assert not finding.safe
    if replacement is not None:
        assert list(check_expectation(mend(text, [finding]))) == []


@pytest.mark.parametrize(
    "text",
    ["Taler om mål, trivsel mv.", "Drøfter sager, møder m.v.", "Følger op", "Følger op (LUS)"],
)
def test_no_stop_and_a_stop_that_belongs_to_a_word_are_fine(text: str) -> None:
    assert list(check_expectation(text)) == []


@pytest.mark.parametrize(
    ("text", "marked", "severity"),
    [
        ("Sætter " + "x" * 118, None, None),
        ("Sætter " + "x" * 119, "x", Severity.NOTE),
        ("Sætter " + "x" * 153, "x" * 35, Severity.NOTE),
        ("Sætter " + "x" * 154, "x" * 36, Severity.WARNING),
        ("Går" + " nu" * 17, None, None),
        ("Går" + " nu" * 18, "nu", Severity.NOTE),
        ("Går" + " nu" * 25, " ".join(["nu"] * 8), Severity.WARNING),
        ("Går –" + " nu" * 17 + " –", None, None),
    ],
)
def test_length(text: str, marked: str | None, severity: Severity | None) -> None:
    findings = list(check_expectation(text))
    if marked is None:
        assert findings == []
        return
    (finding,) = findings
    assert (finding.code, finding.severity) == ("LG503", severity)
    assert text[finding.start : finding.end] == marked
    assert f"{len(text)} tegn og {len(text.split())} ord" in finding.message


def test_the_limits_are_those_of_the_framework(framework: Framework) -> None:
    longest = max(len(one.text) for role in framework.roles for one in role.expectations)
    assert longest == NOTE_CHARACTERS - 1
    assert WARNING_CHARACTERS > NOTE_CHARACTERS


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Er du god til at inddrage dine medarbejdere?", None),
        ("Kender du jeres mål?", None),
        ("Inddrager du borgerne nok?", None),
        ("Tænk på dit team. Er det godt?", "Er det godt?"),
        ("Tænk på dit team: Lytter I til hinanden? Giv et eksempel.", "Lytter I til hinanden?"),
        ("Og har vi mod?", None),
        ("Synes du, at det går godt?", None),
        ("”Er du klar?”", None),
        ("Skal vi bruge f.eks. flere møder?", None),
    ],
)
def test_a_question_of_yes_or_no_is_found(text: str, marked: str | None) -> None:
    (finding,) = check_prompt(text)
    assert (finding.code, finding.severity) == ("LG507", Severity.WARNING)
    assert text[finding.start : finding.end] == (marked or text)
    assert finding.message == f"Spørgsmålet kan besvares med ja eller nej: ”{marked or text}”"
    assert finding.replacement is None


def test_each_question_of_yes_or_no_is_marked() -> None:
    text = "Er du klar?  Tør du? "
    assert [text[one.start : one.end] for one in check_prompt(text)] == ["Er du klar?", "Tør du?"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "Hvad lykkes?",
        "Er du klar? Hvad mangler du?",
        "Kan du nævne, hvad der lykkes?",
        "Fortæl om en opgave, der lykkedes.",
        "Under jeres møde?",
        "Vi talte sammen den",
        "Med hvem?",
    ],
)
def test_open_questions_and_tasks_are_fine(text: str) -> None:
    assert list(check_prompt(text)) == []


def test_the_46_expectations_have_one_note(framework: Framework) -> None:
    """One has 19 words; nothing else is out of the ordinary."""
    expectations = [one.text for role in framework.roles for one in role.expectations]
    assert len(expectations) == 46
    findings = [one for text in expectations for one in check_expectation(text)]
    assert [(one.code, one.severity) for one in findings] == [("LG503", Severity.NOTE)]


def test_the_prompts_and_the_talks_questions_are_open(framework: Framework) -> None:
    lus = framework.sheet("lus")
    assert lus is not None
    questions = [one.text for one in framework.prompts]
    questions += re.findall(r"'([^']*\?)'", repr(lus.model_dump()["sections"]))
    assert len(questions) > 85
    assert [one for text in questions for one in check_prompt(text)] == []


TEXTS = st.lists(
    st.sampled_from(
        [
            *("Sætter", "leder", "Tydelig", "er", "Er", "du", "god", "hvad", "mv.", "øger", "Ved"),
            *(".", ",", "?", "!", "...", "\n", "”", "–", ":"),
        ]
    )
    | st.text(max_size=4),
    max_size=40,
).map(" ".join)


@given(TEXTS | st.text())
def test_findings_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    for findings in (check_expectation(text), check_prompt(text)):
        ends: dict[str, int] = {}
        for finding in findings:
            assert ends.get(finding.code, 0) <= finding.start < finding.end <= len(text)
            ends[finding.code] = finding.end
            assert finding.message
            assert finding.remedy


@given(TEXTS)
def test_mending_comes_to_an_end(text: str) -> None:
    for _ in range(4):
        found = [one for one in check_expectation(text) if one.replacement is not None]
        if not found:
            return
        text = mend(text, found)
    pytest.fail(f"there is no end to mending {text!r}")
