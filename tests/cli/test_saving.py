"""A sheet on the screen ends with how to save it; a sheet that goes elsewhere is alone."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import AtTerminal
    from tests.conftest import Lg

NAMED = ["lus", "centerchef", "--name", "Anne Berg", "--date", "1.12.2026"]


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework."""
    return framework_copy.parent


@pytest.fixture
def screen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what ``lg`` prints in this process go to a screen; two tests below have a real one."""
    capsys.readouterr()
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lus", "centerchef"], "lg lus centerchef -o lus.html"),
        (["lus", "leder", "af", "ledere"], "lg lus leder af ledere -o lus.html"),
        (["lus", "cent"], "lg lus cent -o lus.html"),
        (["sheet", "lus", "centerchef"], "lg ark lus centerchef -o lus.html"),
        (["sheet", "lu", "centerchef"], "lg ark lu centerchef -o lus.html"),
        (NAMED, 'lg lus centerchef --name "Anne Berg" --date 1.12.2026 -o lus.html'),
        (["lus", "--format", "terminal", "centerchef"], "lg lus centerchef -o lus.html"),
        (["lus", "centerchef", "--format=terminal"], "lg lus centerchef -o lus.html"),
        (["lus", "centerchef", "--for", "begge"], "lg lus centerchef --for begge -o lus.html"),
        (
            ["lus", "centerchef", "--name", 'A "B"'],
            "lg lus centerchef --name 'A \"B\"' -o lus.html",
        ),
        (
            ["--framework", "framework", "lus", "centerchef"],
            "lg lus centerchef --framework framework -o lus.html",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_sheet_on_the_screen_ends_with_how_to_save_it(
    words: list[str], told: str, lg: Lg, workplace: Path
) -> None:
    code, shown, err = lg(*words)
    assert code == 0
    assert "Gem arket" not in shown
    assert err.endswith(f"\nGem arket: {told}\n")
    code, _, err = lg(*shlex.split(told)[1:])
    assert code == 0, err
    assert "Gemt: ”lus.html”" in err
    assert (workplace / "lus.html").stat().st_size > 1000


@pytest.mark.slow
def test_a_long_command_is_left_in_one_piece(
    at_terminal: AtTerminal, framework_copy: Path
) -> None:
    words = [*NAMED, "--leader", "Bo Carlsen", "--for", "naermeste-leder"]
    _, shown = at_terminal(words, [], framework_copy.parent)
    last = shown.replace("\r\n", "\n").splitlines()[-1]
    assert len(last) > 80
    assert last.startswith("Gem arket: lg lus ")
    assert last.endswith(" -o lus.html")


@pytest.mark.parametrize(
    "words",
    [
        ["lus", "centerchef"],
        ["lus", "centerchef", "--format", "json"],
        ["lus", "centerchef", "-o", "-"],
    ],
)
def test_a_sheet_that_goes_to_a_program_is_alone(words: list[str], lg: Lg) -> None:
    code, out, err = lg(*words)
    assert (code, err) == (0, "")
    assert out
    assert "Gem arket" not in out


@pytest.mark.parametrize(
    "words",
    [
        ["role", "centerchef"],
        ["pejlemaerke", "mod-og-nytaenkning"],
        ["lus", "centerchef", "-o", "-"],
        ["lus", "centerchef", "--format", "json"],
        ["lus", "centerchef", "--format", "markdown"],
        ["lus", "centerchef", "-o", "ark.md"],
        ["sheet"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("screen")
def test_nothing_else_says_how_to_save_it(words: list[str], lg: Lg) -> None:
    code, *shown = lg(*words)
    assert code == 0
    assert "".join(shown)
    assert "Gem arket" not in "".join(shown)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
def test_strange_words_are_shown_as_text(at_terminal: AtTerminal, framework_copy: Path) -> None:
    words = ["lus", "centerchef", "--name", "\x1b[31mrød"]
    code, shown = at_terminal(words, [], framework_copy.parent)
    assert code == 0
    last = shown.replace("\r\n", "\n").splitlines()[-1]
    assert last.startswith("Gem arket: ")
    assert "\x1b" not in last
