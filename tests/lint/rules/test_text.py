"""Signs in a text: what is found, where exactly, and what it becomes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.long import examples

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.finding import TextContext, TextFinding
from ledelsesgrundlag_cli.lint.rules.text import check_text, example_abbreviations
from ledelsesgrundlag_cli.lint.rules.text_signs import MISREAD

if TYPE_CHECKING:
    from pathlib import Path

    from ledelsesgrundlag_cli.loading.framework import Framework

OWN = TextContext("paragraph", document=False)
ADOPTED = TextContext("paragraph", document=True)
QUOTE = TextContext("quote", document=False)
SAFE = {"LG401", "LG402", "LG403", "LG405", "LG406"}
NO_FIX = {"LG404"}

FOUND = [
    ("LG401", "Vi ga\u030ar", "a\u030a", "å"),
    ("LG401", "Ide\u0301en", "e\u0301", "é"),
    ("LG401", "\u212b", "\u212b", "Å"),
    ("LG401", "o\u0323\u0302 her", "o\u0323\u0302", "ộ"),
    ("LG402", "kerne\u00adopgaven", "\u00ad", ""),
    ("LG402", "\u00ad\u00adord", "\u00ad\u00ad", ""),
    ("LG403", "ledelses\u200brum", "\u200b", ""),
    ("LG403", "et\ufeff rum", "\ufeff", ""),
    ("LG403", "et\u200c rum", "\u200c", ""),
    ("LG403", "a\u200db", "\u200d", ""),
    ("LG403", "👩\u200d og", "\u200d", ""),
    ("LG404", "Se \u202eher", "\u202e", None),
    ("LG404", "Se\u200f her", "\u200f", None),
    ("LG405", "10\u00a0km", "\u00a0", " "),
    ("LG405", "10\u202f000", "\u202f", " "),
    ("LG405", "a\u2007\u2007b", "\u2007\u2007", " "),
    ("LG405", "a\u00a0\nb", "\u00a0", ""),
    ("LG405", "a \u00a0b", "\u00a0", ""),
    ("LG405", "a\u00a0", "\u00a0", ""),
    ("LG406", "to  ord", "  ", " "),
    ("LG406", "to \t ord", " \t ", " "),
    ("LG406", "to\tord", "\t", " "),
    ("LG406", " først", " ", ""),
    ("LG406", "sidst   ", "   ", ""),
    ("LG406", "sidst \nny linje", " ", ""),
    ("LG406", "linje\n ny", " ", ""),
    ("LG407", "ledelses- organisation", "- ", ""),
    ("LG407", "medar-\nbejder", "-\n", ""),
    ("LG407", "en for- ening og", "- ", ""),
    ("LG407", "ord- ogsåord", "- ", ""),
    ("LG408", "lÃ¦ring", "Ã¦", "æ"),
    ("LG408", "fÃ¸lge", "Ã¸", "ø"),
    ("LG408", "pÃ¥", "Ã¥", "å"),
    ("LG408", "Ã˜vrige", "Ã˜", "Ø"),
    ("LG408", "Ã…ben", "Ã…", "Å"),
    ("LG408", "det â€™er", "â€™", "’"),
    ("LG408", "â€œord", "â€œ", "“"),
    ("LG408", "det â€“ her", "â€“", "–"),
    ("LG408", "Â§ 5", "Â§", "§"),
    ("LG408", "ï»¿Ord", "ï»¿", ""),
    ("LG408", "l\ufffdring", "\ufffd", None),
    ("LG409", "lеder", "е", "e"),
    ("LG409", "Οmråde", "Ο", "O"),
    ("LG409", "Москвa", "Москв", None),
    ("LG410", 'det "gode', '"', "”"),
    ("LG411", "arbejdsplads - og", "-", "–"),
    ("LG412", "og så videre...", "...", "…"),
    ("LG412", "og .... så", "....", "…"),
]

CLEAN = [
    "",
    "Sætter tydelig retning – sammen med lederne. Ærø, én idé, œuvre, naïv.",
    "videns- og datadrevet, over- eller underordnet, dag- samt natvagter",
    "vækst- og velfærdsudviklingen, ind- hhv. udgående, flere dag- end natpladser",
    "”Projekt god ledelse” skal – også – virke …",
    "👩\u200d👧 og ❤️\u200d🔥 må gerne stå",
    "MED-udvalg, 2024-2026 og e-mail",
    "- et punkt\n- et til\n",
    "Ruth 1. 2.. 3",
    "Α og Ω, Москва, 5 μm, β-version",
    "TIL-\nFOR",
    "blokken slutter med linjeskift\n",
    "x\u0302 har ingen samlet form",
    "Â er et bogstav, og Ã er",
]


def found(text: str, context: TextContext = OWN) -> list[TextFinding]:
    return list(check_text(text, context))


def mend(text: str, findings: list[TextFinding]) -> str:
    """Put in the replacements, from the end; they must not overlap."""
    last = len(text)
    for finding in sorted(findings, key=lambda one: one.start, reverse=True):
        if finding.replacement is not None:
            assert finding.end <= last
            text = text[: finding.start] + finding.replacement + text[finding.end :]
            last = finding.start
    return text


@pytest.mark.parametrize(("code", "text", "marked", "replacement"), FOUND)
def test_a_slip_is_found_marked_exactly_and_mended(
    code: str, text: str, marked: str, replacement: str | None
) -> None:
    (finding,) = found(text)
    assert finding.code == code
    assert text[finding.start : finding.end] == marked
    assert finding.replacement == replacement
    assert finding.severity is Severity.WARNING
    assert finding.safe is (code in SAFE)
    if replacement is not None:
        mended = mend(text, [finding])
        assert [one for one in found(mended) if one.code == code] == []
        assert mend(mended, found(mended)) == mended


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, text, _, _ in FOUND])
def test_messages_are_sentences_in_plain_words(code: str, text: str) -> None:
    (finding,) = found(text)
    for sentence in (finding.message, finding.remedy):
        assert sentence[0].isupper() or sentence[0] == "”"
        assert sentence.rstrip('”"')[-1] in ".?", code
        assert sentence.isprintable()
        for jargon in ("unicode", "nfc", "utf", "regex", "zero", "bidi", "mojibake", "ascii"):
            assert jargon not in sentence.casefold()


def test_every_rule_has_an_example() -> None:
    assert {code for code, *_ in FOUND} == {f"LG4{number:02}" for number in range(1, 13)}


@pytest.mark.parametrize("text", CLEAN)
def test_texts_in_order_have_no_findings(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "word",
    [
        *("og", "eller", "samt", "men", "som", "kontra", "til", "hhv", "henholdsvis", "såvel"),
        *("frem", "versus", "vs", "contra", "mod", "både"),
    ],
)
def test_a_suspended_hyphen_is_left(word: str) -> None:
    assert found(f"over- {word} underordnet") == []


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        (
            "ga\u030a",
            "Bogstavet ”å” er sat sammen af to tegn. Det ser rigtigt ud, men kan ikke søges frem.",
            "Skriv bogstavet igen.",
        ),
        ("  x", "Teksten begynder med 2 mellemrum.", "Begynd med det første ord."),
        ("x ", "Teksten slutter med et mellemrum.", "Slet mellemrum til sidst."),
        ("x  y", "Der er 2 mellemrum efter hinanden.", "Skriv ét almindeligt mellemrum."),
        (
            "vores ledelses- organisation.",
            "Ordet er delt med bindestreg inde i linjen: ”ledelses- organisation”.",
            "Skriv det samlet: ”ledelsesorganisation”. Hvis der mangler et ”og”, så skriv det.",
        ),
        ("pÃ¥", "Der står ”Ã¥”. Det skulle vist være ”å”.", "Skriv ”å”."),
        (
            "i kerne\u00adopgaven.",
            "Der er en usynlig bindestreg i ”kerneopgaven”. Så kan ordet ikke søges frem.",
            "Slet den, eller skriv ordet igen.",
        ),
    ],
)
def test_wording(text: str, message: str, remedy: str) -> None:
    (finding,) = found(text)
    assert (finding.message, finding.remedy) == (message, remedy)


def test_several_findings_come_in_reading_order() -> None:
    text = 'Vi  "går" pÃ¥\u00a0vej - sammen...'
    findings = found(text)
    assert [one.code for one in findings] == [
        "LG406",
        "LG410",
        "LG410",
        "LG408",
        "LG405",
        "LG411",
        "LG412",
    ]
    assert mend(text, findings) == "Vi ”går” på vej – sammen…"


@pytest.mark.parametrize("context", [ADOPTED, QUOTE])
@pytest.mark.parametrize(("code", "text", "replacement"), [(c, t, r) for c, t, _, r in FOUND])
def test_words_of_the_municipality_are_never_replaced(
    context: TextContext, code: str, text: str, replacement: str | None
) -> None:
    (finding,) = found(text, context)
    assert finding.severity is (Severity.NOTE if context.document else Severity.WARNING)
    assert finding.replacement == (replacement if code in SAFE else None)
    if code not in SAFE and replacement is not None:
        assert "næste revision" in finding.remedy


def test_what_is_read_in_the_wrong_encoding_comes_back() -> None:
    assert len(MISREAD) > 140
    text = "Ærø på én ”ø” – 5 €"
    for codec in ("cp1252", "latin-1"):
        damaged = text.encode().decode(codec, "replace")
        if "\ufffd" not in damaged:
            assert mend(damaged, found(damaged)) == text


def test_twice_misread_text_is_mended_in_steps() -> None:
    text = "lÃƒÂ¦ring"
    for _ in range(2):
        text = mend(text, found(text))
    assert text == "læring"


SIGNS = st.text(
    st.sampled_from(
        'aåÅæoe -–.\n\t"”ÃÂâ€¦¸¥™œ»ï\u00a0\u00ad\u030a\u0301\u200b\u200d\u202eеоΩο👩ogx1,'
    )
    | st.characters()
)


@given(SIGNS, st.sampled_from([OWN, ADOPTED, QUOTE]))
def test_findings_lie_in_the_text_and_do_not_overlap(text: str, context: TextContext) -> None:
    findings = found(text, context)
    assert findings == sorted(findings, key=lambda one: (one.start, one.end, one.code))
    for code in {one.code for one in findings}:
        end = 0
        for finding in findings:
            if finding.code == code:
                assert end <= finding.start < finding.end <= len(text)
                end = finding.end


@given(SIGNS)
@settings(max_examples=examples(50))
def test_mending_one_rule_at_a_time_comes_to_an_end(text: str) -> None:
    for code in sorted({one.code for one in found(text)} - NO_FIX):
        for _ in range(8):
            mendable = [
                one for one in found(text) if one.code == code and one.replacement is not None
            ]
            if not mendable:
                break
            text = mend(text, mendable)
        assert not [one for one in found(text) if one.code == code and one.replacement is not None]


@given(st.text(st.sampled_from("aåÅéöü \u030a\u0301\u0308\u0323xyz")))
def test_what_is_composed_is_as_the_standard_says(text: str) -> None:
    composed = mend(text, [one for one in found(text) if one.code == "LG401"])
    assert unicodedata.normalize("NFC", text) == unicodedata.normalize("NFC", composed)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Der kan fx laves", ["fx"]),
        ("f.eks. her og f. eks. der", ["f.eks.", "f. eks."]),
        ("Fx. dette, feks det, F.eks. hint", ["fx.", "feks", "f.eks."]),
        ("effx fxa xfx", []),
        ("", []),
    ],
)
def test_for_example_is_found_in_its_forms(text: str, marked: list[str]) -> None:
    spans = list(example_abbreviations(text))
    assert [form for _, _, form in spans] == marked
    assert [text[start:end].lower() for start, end, _ in spans] == marked


def test_the_frameworks_own_texts(framework: Framework) -> None:
    """What is added is clean; the document has its hyphens for dashes, seven in running text."""
    added = [one.text for one in framework.prompts]
    assert len(added) >= 70
    assert [found(text) for text in added if found(text)] == []
    adopted = [one.text for role in framework.roles for one in role.expectations]
    adopted += [one.text for chapter in framework.chapters for one in chapter.paragraphs]
    assert framework.quotes is not None
    assert framework.guidance is not None
    adopted += [one.text for one in framework.quotes.quotes]
    adopted += [part.text for one in framework.guidance.questions for part in one.answer]
    assert len(adopted) > 70
    findings = [one for text in adopted for one in found(text, ADOPTED)]
    assert [one.code for one in findings] == ["LG411"] * 7
    assert {one.severity for one in findings} == {Severity.NOTE}


def test_the_whole_document(framework_copy: Path) -> None:
    text = (framework_copy / "source" / "ledelsesgrundlag.txt").read_text(encoding="utf-8")
    codes = [one.code for one in found(text, ADOPTED)]
    assert codes.count("LG411") == 11
    assert set(codes) <= {"LG411"}
