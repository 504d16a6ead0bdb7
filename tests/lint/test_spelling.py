"""Spelling: with a dictionary, and without."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.programs import missing

from ledelsesgrundlag_cli.cli.run import run
from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint import spelling
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

Machine = Callable[[str], None]
"""Makes this machine one with a dictionary and the extra, or without one of them."""

SLIP = "medarbjder"
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


class AllButOne:
    """A dictionary that knows every word but one."""

    def spell(self, word: str) -> bool:
        """Tell whether a word is another than the one."""
        return word != SLIP


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """Make this machine one with a dictionary and the extra, or without one of them."""

    def has(what: str) -> None:
        folder = tmp_path if what != "no dictionary" else None
        speller = AllButOne() if what == "both" else None
        monkeypatch.setattr(spelling, "find_dictionary", lambda _: folder)
        monkeypatch.setattr(spelling, "open_dictionary", lambda _: speller)

    return has


def misspell(framework: Path, slip: str = SLIP) -> None:
    file = framework / "prompts" / "roller.yaml"
    text = file.read_text(encoding="utf-8")
    assert "Hvad valgte du" in text
    changed = text.replace("Hvad valgte du", f"Hvad {slip} valgte du")
    file.write_text(changed, encoding="utf-8")


def find(framework: Path) -> list[tuple[str, str, Severity]]:
    found = check_framework(framework, "framework", Settings(select=("LG59",))).findings
    return [(one.code, one.message, one.severity) for one in found]


@pytest.mark.slow
def test_the_framework_in_the_box_is_well_spelt(dictionary: Path, framework_copy: Path) -> None:
    assert dictionary.is_dir()
    assert find(framework_copy) == []
    asked = Settings(select=("LG59",), slips=True)
    kept = check_framework(framework_copy, "framework", asked).findings
    assert [one.message for one in kept] == ["Ordbogen kender ikke ”successer”."]


@pytest.mark.slow
@pytest.mark.parametrize("slip", SLIPS)
def test_slips_are_caught(slip: str, dictionary: Path, framework_copy: Path) -> None:
    assert dictionary.is_dir()
    misspell(framework_copy, slip)
    [(code, message, severity)] = find(framework_copy)
    assert (code, severity) == ("LG591", Severity.WARNING)
    assert f"”{slip}”" in message


def test_the_frameworks_own_words_are_suggested(dictionary: Path, framework_copy: Path) -> None:
    assert dictionary.is_dir()
    file = framework_copy / "sheets" / "dialogkort.yaml"
    text = file.read_text(encoding="utf-8").replace("title: Dialogkort", "title: Kerneopgaveen")
    file.write_text(text, encoding="utf-8")
    assert "Mente du ”kerneopgaven”?" in find(framework_copy)[0][1]


def test_words_of_ones_own_are_known(dictionary: Path, framework_copy: Path) -> None:
    assert dictionary.is_dir()
    file = framework_copy / "sheets" / "dialogkort.yaml"
    text = file.read_text(encoding="utf-8").replace("title: Dialogkort", "title: Kvidderkort")
    file.write_text(text, encoding="utf-8")
    assert len(find(framework_copy)) == 1
    terms = framework_copy / "terms.yaml"
    terms.write_text(terms.read_text("utf-8") + "  - Kvidderkort\n", encoding="utf-8")
    assert find(framework_copy) == []


ASKED = [
    pytest.param((), "stavning = true", id="lg.toml"),
    pytest.param((), 'ordbog = "mappe"', id="a dictionary named"),
    pytest.param(("--spelling",), "", id="option"),
    pytest.param(("--spelling",), "stavning = false", id="option over lg.toml"),
    pytest.param(("--spelling", "--select", "LG4"), "", id="option, and others chosen"),
    pytest.param(("--select", "LG591"), "", id="chosen"),
]
NOT_ASKED = [
    pytest.param((), "", id="nothing"),
    pytest.param(("--select", "LG5"), "", id="language chosen"),
]
NOT_WANTED = [
    pytest.param((), "stavning = false", id="lg.toml"),
    pytest.param((), 'ordbog = "mappe"\nstavning = false', id="a dictionary named"),
    pytest.param(("--no-spelling",), "", id="option"),
    pytest.param(("--no-spelling",), "stavning = true", id="option over lg.toml"),
    pytest.param(("--select", "LG4"), "stavning = true", id="others chosen"),
]
LACKING = ["no dictionary", "no extra"]


def told(
    framework: Path, options: tuple[str, ...], setting: str, capsys: pytest.CaptureFixture[str]
) -> str:
    """Run the command beside a framework, with a line under ``[tjek]``; return what it prints."""
    (framework.parent / "lg.toml").write_text(f"[tjek]\n{setting}\n", encoding="utf-8")
    assert run(["lint", "--format", "text", *options, str(framework)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


@pytest.mark.parametrize(("options", "setting"), [*ASKED, *NOT_ASKED])
def test_spelling_is_checked_where_there_is_a_dictionary(
    options: tuple[str, ...],
    setting: str,
    machine: Machine,
    framework_copy: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    machine("both")
    assert (
        told(framework_copy, options, setting, capsys)
        == "lg fandt ikke noget, der skal rettes. 38 filer er tjekket.\n"
    )
    misspell(framework_copy)
    out = told(framework_copy, options, setting, capsys)
    assert "advarsel LG591" in out
    assert f"”{SLIP}”" in out
    assert out.count(" LG") == 1


@pytest.mark.parametrize("lacking", LACKING)
@pytest.mark.parametrize(("options", "setting"), NOT_ASKED)
def test_nothing_is_said_of_a_dictionary_that_nobody_asked_for(
    options: tuple[str, ...],
    setting: str,
    lacking: str,
    machine: Machine,
    framework_copy: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    machine(lacking)
    misspell(framework_copy)
    assert (
        told(framework_copy, options, setting, capsys)
        == "lg fandt ikke noget, der skal rettes. 38 filer er tjekket.\n"
    )


@pytest.mark.parametrize("lacking", LACKING)
@pytest.mark.parametrize(("options", "setting"), ASKED)
def test_a_dictionary_that_was_asked_for_and_lacks_is_told_of(
    options: tuple[str, ...],
    setting: str,
    lacking: str,
    machine: Machine,
    framework_copy: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    machine(lacking)
    out = told(framework_copy, options, setting, capsys)
    assert "framework/framework.yaml:1:1: råd LG599" in out
    assert out.count(" LG") == 1


@pytest.mark.parametrize("what", ["both", *LACKING])
@pytest.mark.parametrize(("options", "setting"), NOT_WANTED)
def test_spelling_that_is_not_wanted_is_not_checked(
    options: tuple[str, ...],
    setting: str,
    what: str,
    machine: Machine,
    framework_copy: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    machine(what)
    misspell(framework_copy)
    assert (
        told(framework_copy, options, setting, capsys)
        == "lg fandt ikke noget, der skal rettes. 38 filer er tjekket.\n"
    )


def test_a_setting_that_is_neither_yes_nor_no_is_refused(framework_copy: Path) -> None:
    (framework_copy.parent / "lg.toml").write_text('[tjek]\nstavning = "ja"\n', encoding="utf-8")
    found = check_framework(framework_copy, "framework", Settings()).findings
    assert "lg.toml skal have true eller false i stavning." in [one.message for one in found]


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
    assert found[151][1] == f"Ordbogen kender ikke ”{'x' * 60}…”."
