"""LG641 to LG645: a sheet that does not agree with itself is told, at the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

LUS = "sheets/lus.yaml"
CHOOSE = "Vælg højst tre forventninger, som er vigtige at tale om nu."
DIAL = "Hvilket pejlemærke vil du skrue op eller ned for? Giv et eksempel fra hverdagen."
LEAD = "Hellere få aftaler, I holder, end mange, I glemmer."
TWICE = "options: [Skru ned, Som nu, skru ned]"
OPTIONS = "options: [Skru ned, Som nu, Skru op]"


def found(framework: Path, old: str, new: str) -> list[tuple[str, str]]:
    """Return the codes that a changed sheet brings, and the lines they point at."""
    file = framework / LUS
    text = file.read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    file.write_text(changed, encoding="utf-8")
    settings = Settings(select=("LG64",))
    return [
        (one.code, changed.split("\n")[one.span.line - 1].strip())
        for one in check_framework(framework, "framework", settings).findings
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("choose: 3", "choose: 5", f"text: {CHOOSE}"),
        (CHOOSE, CHOOSE.replace("højst tre", "de fire"), "text: Vælg de fire forventninger, som"),
        (CHOOSE, CHOOSE.replace("højst tre", "op til 5"), "text: Vælg op til 5 forventninger"),
        (CHOOSE, CHOOSE.replace("højst tre", "to eller fire"), "text: Vælg to eller fire"),
        (DIAL, f"{DIAL} Du har to muligheder.", f"text: {DIAL} Du har to muligheder."),
        (LEAD, "Fem klare aftaler er bedre end ti.", "lead: Udfyld siden"),
    ],
)
def test_a_number_in_the_words_is_that_of_the_field(
    old: str, new: str, line: str, framework_copy: Path
) -> None:
    [(code, told)] = found(framework_copy, old, new)
    assert code == "LG641"
    assert told.startswith(line)


@pytest.mark.parametrize(
    "new",
    [
        "Vælg en til tre forventninger, som er vigtige at tale om nu.",
        "Vælg de forventninger, der er vigtigst i en travl hverdag.",
        "Vælg højst 3 forventninger. Tal om dem i fem minutter.",
        "Markér tre forventninger, som du vil tale om, og én, som du er stolt af.",
        "Vælg højst tre. I kan komme ind på de andre fire om et halvt år.",
    ],
)
def test_other_numbers_are_no_slips(new: str, framework_copy: Path) -> None:
    assert found(framework_copy, CHOOSE, new) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            OPTIONS,
            "options: [Skru ned, Som nu, skru ned]",
            "options: [Skru ned, Som nu, skru ned]",
        ),
        ("label: Nærmeste leder", "label: Leder", "label: Leder"),
    ],
)
def test_the_same_twice_is_told(old: str, new: str, line: str, framework_copy: Path) -> None:
    assert found(framework_copy, old, new) == [("LG642", line)]


def test_an_empty_part_is_told(framework_copy: Path) -> None:
    file = framework_copy / LUS
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("for: [leder, naermeste-leder]", "for: [leder]").replace(
            "for: [naermeste-leder]", "for: [leder]"
        ),
        encoding="utf-8",
    )
    codes = found(framework_copy, "id: lus", "id: lus")
    assert ("LG643", "- for: naermeste-leder") in codes


def test_a_part_says_who_may_see_what_is_written(framework_copy: Path) -> None:
    file = framework_copy / LUS
    text = file.read_text(encoding="utf-8")
    start = text.index("    privacy: >-\n      Aftalerne er fælles.")
    whole = text[start : text.index("\nsections:") + 1]
    assert found(framework_copy, whole, "") == [("LG644", "- for: faelles")]


def test_a_sheet_about_nobody_needs_no_such_line(framework_copy: Path) -> None:
    file = framework_copy / LUS
    text = file.read_text(encoding="utf-8")
    start = text.index("    privacy: >-\n      Aftalerne er fælles.")
    text = text.replace(text[start : text.index("\nsections:") + 1], "")
    text = text.replace("    fill: name\n", "").replace("    fill: leader\n", "")
    file.write_text(text, encoding="utf-8")
    assert found(framework_copy, "id: lus", "id: lus") == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("lines: 3", "lines: 12", "- for: leder"),
        ("lines: 3", "lines: 30", "- for: leder"),
        ("rows: 3", "rows: 5", "- for: faelles"),
    ],
)
def test_a_part_that_has_grown_too_long_is_told(
    old: str, new: str, line: str, framework_copy: Path
) -> None:
    assert ("LG645", line) in found(framework_copy, old, new)


@pytest.mark.parametrize(("old", "new"), [("lines: 3", "lines: 4"), ("rows: 3", "rows: 2")])
def test_a_part_that_fits_is_not(old: str, new: str, framework_copy: Path) -> None:
    assert found(framework_copy, old, new) == []
