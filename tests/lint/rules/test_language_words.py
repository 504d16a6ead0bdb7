"""Words: what is found, where exactly, and what it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rules import language_words
from ledelsesgrundlag_cli.lint.rules.language import Terms, words_of
from ledelsesgrundlag_cli.lint.rules.language import check_words as check_seen
from ledelsesgrundlag_cli.lint.rules.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.loading.framework import Framework

NONE = Terms({}, frozenset())
OWN = Terms(
    {
        "ledelsesteam": "lederteam",
        "lederrolle": "ledelsesrolle",
        "ledergruppe": "lederteam",
        "med udvalg": "MED-udvalg",
        "chef": "nærmeste chef",
        "mus-samtale": "MUS",
    },
    words_of(["Lederroller i ledelsesrum, derfor en kerneopgave for forældre og fællesskaber"]),
)


def check_words(text: str, terms: Terms) -> Iterator[TextFinding]:
    return check_seen(Seen(text), terms)


def mend(text: str, findings: list[TextFinding]) -> str:
    for finding in sorted(findings, key=lambda one: one.start, reverse=True):
        if finding.replacement is not None:
            text = text[: finding.start] + finding.replacement + text[finding.end :]
    return text


def only(code: str, findings: Iterator[TextFinding]) -> list[TextFinding]:
    return [one for one in findings if one.code == code]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Formålet er at hjælper dermed", "hjælper"),
        ("At arbejder sammen", "arbejder"),
        ("at skaber rum", "skaber"),
        ("for at gennemfører, hvad vi aftaler", "gennemfører"),
    ],
)
def test_at_and_the_present_tense_is_found(text: str, marked: str) -> None:
    (finding,) = check_words(text, NONE)
    assert (finding.code, finding.severity) == ("LG504", Severity.WARNING)
    assert text[finding.start : finding.end] == marked
    assert finding.message.startswith(f"Der står ”at {marked}”.")
    assert finding.remedy.startswith(f"Skriv ”at {marked[:-1]}”.")


@pytest.mark.parametrize("word", sorted(language_words.STOP_AT))
def test_words_that_may_follow_at(word: str) -> None:
    assert list(check_words(f"Det er, at {word} kan", NONE)) == []


@pytest.mark.parametrize(
    "text",
    [
        "at hjælpe",
        "at opgaver løses",
        "at prioriteringer og muligheder ses",
        "samt hjælper",
        "kat hjælper",
        "at, hjælper",
        "at Peter kan",
        "at hjælperen kan",
        "sådan at centerchefer mødes",
    ],
)
def test_at_and_something_else_is_fine(text: str) -> None:
    assert list(check_words(text, NONE)) == []


@pytest.mark.parametrize(
    ("text", "marked", "replacement"),
    [
        ("vores leder roller er", "leder roller", "lederroller"),
        ("Leder Roller", "Leder Roller", "Lederroller"),
        ("giver ledelses rum.", "ledelses rum", "ledelsesrum"),
        ("en kerne\nopgave", "kerne\nopgave", "kerneopgave"),
    ],
)
def test_a_split_compound_is_found(text: str, marked: str, replacement: str) -> None:
    (finding,) = check_words(text, OWN)
    assert finding.code == "LG505"
    assert text[finding.start : finding.end] == marked
    assert finding.replacement == replacement
    assert not finding.safe
    assert f"”{replacement}”" in finding.remedy
    assert only("LG505", check_words(mend(text, [finding]), OWN)) == []


@pytest.mark.parametrize(
    "text",
    [
        "leder, roller",
        "leder. Roller",
        "leder - roller",
        "leder af roller",
        "lederroller",
        "det er der for alvor",
        "tilbud for ældre",
        "det, vi fælles skaber",
        "ledelses- rum",
    ],
)
def test_two_words_that_are_two_are_fine(text: str) -> None:
    assert only("LG505", check_words(text, OWN)) == []


@pytest.mark.parametrize(
    ("text", "marked", "replacement"),
    [
        ("i ledelsesteam", "ledelsesteam", "lederteam"),
        ("i ledelsesteamet", "ledelsesteamet", "lederteamet"),
        ("Ledelsesteams er", "Ledelsesteams", "Lederteams"),
        ("LEDELSESTEAM", "LEDELSESTEAM", "LEDERTEAM"),
        ("ledelsesteamets mål", "ledelsesteamets", "lederteamets"),
        ("alle lederroller", "lederroller", "ledelsesroller"),
        ("lederrollernes", "lederrollernes", "ledelsesrollernes"),
        ("en ledergruppe", "ledergruppe", "lederteam"),
        ("i ledergruppen", "ledergruppen", None),
        ("et med udvalg", "med udvalg", "MED-udvalg"),
        ("min chef siger", "chef", "nærmeste chef"),
        ("en MUS-samtale", "MUS-samtale", "MUS"),
        ("flere mus-samtaler", "mus-samtaler", None),
    ],
)
def test_another_word_than_the_chosen_is_found(
    text: str, marked: str, replacement: str | None
) -> None:
    (finding,) = check_words(text, OWN)
    assert (finding.code, finding.severity) == ("LG508", Severity.NOTE)
    assert text[finding.start : finding.end] == marked
    assert finding.replacement == replacement
    assert finding.message.startswith(f"Der står ”{marked}”. I skriver ellers ”")
    if replacement is not None:
        assert list(check_words(mend(text, [finding]), OWN)) == []


@pytest.mark.parametrize(
    "text",
    [
        "lederteamet",
        "ledelsesteamudvikling",
        "ledelsesteam-møde",
        "topledelsesteam",
        "nærmeste chef",
        "nærmeste chefer",
        "vi er med i udvalg",
    ],
)
def test_other_words_are_left(text: str) -> None:
    assert list(check_words(text, OWN)) == []


def test_doubled_letters_before_an_ending() -> None:
    terms = Terms({"delprogram": "program"}, frozenset())
    (finding,) = check_words("Delprogrammerne", terms)
    assert (finding.start, finding.end, finding.replacement) == (0, 15, "Programmerne")


def test_findings_come_in_reading_order() -> None:
    text = "Vores ledelsesteam og leder roller er til for at hjælper dem"
    assert [one.code for one in check_words(text, OWN)] == ["LG508", "LG505", "LG504"]


def texts(framework: Framework) -> list[str]:
    assert framework.quotes is not None
    assert framework.guidance is not None
    return [
        *(one.text for role in framework.roles for one in role.expectations),
        *(one.text for chapter in framework.chapters for one in chapter.paragraphs),
        *(one.text for one in framework.quotes.quotes),
        *(part.text for one in framework.guidance.questions for part in one.answer),
        *(one.text for one in framework.prompts),
    ]


def test_the_words_of_the_framework_have_one_slip(framework: Framework) -> None:
    """The author's ``at hjælper``; and no compound that would be split."""
    everything = texts(framework)
    assert len(everything) > 140
    terms = Terms({}, words_of(everything))
    assert len(terms.own_words) > 700
    findings = [
        (one.code, text[one.start : one.end])
        for text in everything
        for one in check_words(text, terms)
    ]
    assert findings == [("LG504", "hjælper")]


def test_compounds_of_the_framework_are_found_when_split(framework: Framework) -> None:
    terms = Terms({}, words_of(texts(framework)))
    for text in ("ledelses organisation", "kerne opgaven", "Center områdets", "leder roller"):
        (finding,) = check_words(text, terms)
        assert (finding.code, finding.end) == ("LG505", len(text))


WORDS = st.lists(
    st.sampled_from(
        [
            *("Sætter", "leder", "roller", "ledelses", "rum", "at", "hjælper", "ledelsesteamet"),
            *("Chef", "chefen", "med", "udvalg", "Er", "du", ".", ",", "?", "\n", "MUS-samtale"),
            *("mv.", "LEDERROLLE’s", "Ledergruppe", ":", "”", "–", "der", "for"),
        ]
    )
    | st.text(max_size=4),
    max_size=30,
).map(" ".join)


@given(WORDS | st.text())
def test_findings_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    ends: dict[str, int] = {}
    for finding in check_words(text, OWN):
        assert ends.get(finding.code, 0) <= finding.start < finding.end <= len(text)
        ends[finding.code] = finding.end
        assert finding.message
        assert finding.remedy


@given(WORDS)
def test_mending_comes_to_an_end(text: str) -> None:
    for code in ("LG505", "LG508"):
        for _ in range(8):
            found = [
                one
                for one in check_words(text, OWN)
                if one.code == code and one.replacement is not None
            ]
            if not found:
                break
            text = mend(text, found)
        else:
            pytest.fail(f"{code} goes on in {text!r}")


@given(st.text(), st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=3))
def test_any_list_of_terms_is_taken(text: str, preferred: dict[str, str]) -> None:
    for finding in check_words(text, Terms(preferred, words_of([text]))):
        assert 0 <= finding.start < finding.end <= len(text)
