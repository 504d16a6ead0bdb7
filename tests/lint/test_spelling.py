"""Spelling: with a dictionary, and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.programs import missing

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint import spelling
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

SLIPS = (
    "medarbjder",
    "kerneopgven",
    "ledlse",
    "prioritring",
    "udvikligen",
    "samarbjede",
    "forventnigner",
    "fælleskab",
    "nytænking",
    "afgørrende",
)


@pytest.fixture
def dictionary() -> Path:
    """The folder of a Danish dictionary; .ci/run installs one and the extra."""
    folder = spelling.find_dictionary(None)
    if folder is None or spelling.open_dictionary(folder) is None:
        missing("no Danish hunspell dictionary, or the extra spelling is not installed")
    return folder


def find(framework: Path) -> list[tuple[str, str, Severity]]:
    found = check_framework(framework, "framework", Settings(select=("LG59",))).findings
    return [(one.code, one.message, one.severity) for one in found]


def test_the_framework_in_the_box_is_well_spelt(dictionary: Path, framework_copy: Path) -> None:
    assert dictionary.is_dir()
    assert find(framework_copy) == []
    asked = Settings(select=("LG59",), slips=True)
    kept = check_framework(framework_copy, "framework", asked).findings
    assert [one.message for one in kept] == ['Ordbogen kender ikke "successer".']


@pytest.mark.parametrize("slip", SLIPS)
def test_slips_are_caught(slip: str, dictionary: Path, framework_copy: Path) -> None:
    assert dictionary.is_dir()
    file = framework_copy / "prompts" / "roller.yaml"
    text = file.read_text(encoding="utf-8")
    assert "Hvad valgte du" in text
    changed = text.replace("Hvad valgte du", f"Hvad {slip} valgte du")
    file.write_text(changed, encoding="utf-8")
    [(code, message, severity)] = find(framework_copy)
    assert (code, severity) == ("LG591", Severity.WARNING)
    assert f'"{slip}"' in message


def test_the_frameworks_own_words_are_suggested(dictionary: Path, framework_copy: Path) -> None:
    assert dictionary.is_dir()
    file = framework_copy / "sheets" / "dialogkort.yaml"
    text = file.read_text(encoding="utf-8").replace("title: Dialogkort", "title: Kerneopgaveen")
    file.write_text(text, encoding="utf-8")
    assert 'Mente du "kerneopgaven"?' in find(framework_copy)[0][1]


def test_words_of_ones_own_are_known(dictionary: Path, framework_copy: Path) -> None:
    assert dictionary.is_dir()
    file = framework_copy / "sheets" / "dialogkort.yaml"
    text = file.read_text(encoding="utf-8").replace("title: Dialogkort", "title: Kvidderkort")
    file.write_text(text, encoding="utf-8")
    assert len(find(framework_copy)) == 1
    terms = framework_copy / "terms.yaml"
    terms.write_text(terms.read_text("utf-8") + "  - Kvidderkort\n", encoding="utf-8")
    assert find(framework_copy) == []


def test_without_a_dictionary_one_note_says_how_to_get_it(
    framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "USUAL_PLACES", ())
    [(code, message, severity)] = find(framework_copy)
    assert (code, severity) == ("LG599", Severity.NOTE)
    assert "Stavningen er ikke tjekket" in message


def test_a_dictionary_may_be_named(framework_copy: Path, tmp_path: Path) -> None:
    (framework_copy.parent / "lg.toml").write_text(
        f'[tjek]\nordbog = "{tmp_path.as_posix()}/findes-ikke"\n', encoding="utf-8"
    )
    assert [code for code, *_ in find(framework_copy)] == ["LG599"]


def test_many_unknown_words_are_told_and_the_first_have_suggestions(
    dictionary: Path, framework_copy: Path
) -> None:
    assert dictionary.is_dir()
    file = framework_copy / "prompts" / "roller.yaml"
    text = file.read_text(encoding="utf-8")
    letters = "bcdfghjklmnpqrstvwxz"
    unknown = [f"ledlse{a}{b}" for a in letters for b in letters][:150]
    assert "Hvilken politisk" in text
    words = " ".join([*unknown, unknown[0], "x" * 1000])
    file.write_text(text.replace("Hvilken politisk", f"{words} politisk", 1), encoding="utf-8")
    found = find(framework_copy)
    assert len(found) == 152
    suggested = [message for _, message, _ in found if "Mente du" in message]
    assert 2 <= len(suggested) <= spelling.MOST_SUGGESTED + 1
    assert suggested[0] == found[0][1] == found[150][1]
    assert found[151][1] == f'Ordbogen kender ikke "{"x" * 60}…".'
