"""``lg`` alone and every help page: what one can do, in Danish."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer
from typer.main import get_command

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.cli.app import app
from ledelsesgrundlag_cli.cli.danish import DanishGroup

if TYPE_CHECKING:
    from tests.cli.conftest import Lg

    from ledelsesgrundlag_cli.loading.framework import Framework

REPOSITORY = Path(__file__).resolve().parents[2]
ENGLISH = re.compile(
    r"\b(Usage|Options?|OPTIONS?|Commands?|COMMANDS?|Arguments?|ARGS|Show this message|and exit"
    r"|default|required|env var|TEXT|INTEGER|PATH|FILENAME|BOOLEAN|Error|Try|Missing|Invalid"
    r"|No such|not found|takes no|requires)\b"
)
"""Words that Typer and click write where nothing was said in Danish."""


def every_command() -> list[tuple[str, ...]]:
    """List the commands as one writes them, from the table itself, so that none is forgotten."""
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[tuple[str, ...], object]] = [((), get_command(app))]
    while waiting:
        path, command = waiting.pop(0)
        found.append(path)
        if isinstance(command, DanishGroup):
            context = typer.Context(command)
            names = command.list_commands(context)
            waiting += [((*path, name), command.get_command(context, name)) for name in names]
    return found


COMMANDS = every_command()


def test_the_table_of_commands_was_read() -> None:
    assert {(), ("role",), ("lus",), ("pejlemaerke",), ("templates", "copy")} <= set(COMMANDS)
    assert ("completion",) in COMMANDS


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_danish(command: tuple[str, ...], lg: Lg) -> None:
    code, out, err = lg(*command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Brug: {' '.join(['lg', *command])}")
    assert "Tilvalg:" in out
    assert re.search(r"--help +Vis denne hjælp\.", out)
    assert not ENGLISH.findall(out)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_option_and_argument_says_what_it_is_for(command: tuple[str, ...], lg: Lg) -> None:
    found: object = get_command(app)
    for name in command:
        assert isinstance(found, DanishGroup)
        found = found.get_command(typer.Context(found), name)
    assert isinstance(found, typer.core.TyperCommand | typer.core.TyperGroup)
    assert found.params or isinstance(found, DanishGroup)
    _, out, _ = lg(*command, "--help")
    shown = " ".join(out.split())
    for param in found.params:
        text = getattr(param, "help", None)
        assert text, param.name
        # A long name may be broken at its hyphen.
        assert "".join(text.split()) in "".join(shown.split()), param.name


def test_help_fits_the_window_it_is_read_in(lg: Lg) -> None:
    lines = [line for command in COMMANDS for line in lg(*command, "--help")[1].splitlines()]
    assert len(lines) > 50
    assert max(map(len, lines)) <= 80


def test_lg_alone_shows_what_there_is(lg: Lg, framework: Framework) -> None:
    code, out, err = lg()
    assert (code, err) == (0, "")
    rows = [(role.id, role.title) for role in framework.roles]
    rows += [(marker.id, marker.name) for marker in framework.pejlemaerker]
    rows += [(forum.id, forum.name) for forum in framework.fora]
    assert len(rows) > 10
    for name, title in rows:
        assert re.search(rf"^  {name} +{re.escape(title)}$", out, re.MULTILINE)
    assert "Roller:" in out
    assert "Pejlemærker:" in out
    metadata = framework.metadata
    assert f"{metadata.organisation}, version {metadata.version} (framework)" in out
    assert not ENGLISH.findall(out)


def test_what_lg_alone_tells_one_to_try_works(lg: Lg, tmp_path: Path) -> None:
    _, out, _ = lg()
    tips = re.findall(r"^  lg (.+?) {2,}\S", out, re.MULTILINE)
    assert len(tips) >= 4
    for tip in tips:
        words = [str(tmp_path / word) if word.endswith(".html") else word for word in tip.split()]
        code, _, err = lg(*words)
        assert code == 0, (tip, err)


def test_version(lg: Lg) -> None:
    assert lg("--version") == (0, f"lg {__version__}\n", "")


@pytest.mark.parametrize(
    ("written", "same_as"),
    [
        ("rolle", "role"),
        ("ROLE", "role"),
        ("Rolle", "role"),
        ("pejlemærke", "pejlemaerke"),
        (unicodedata.normalize("NFD", "pejlemærke"), "pejlemaerke"),
        ("PEJLEMÆRKE", "pejlemaerke"),
        ("skabeloner", "templates"),
        ("tab", "completion"),
        ("opret", "init"),
        ("begynd", "init"),
        ("opgrader", "migrate"),
        ("ny", "new"),
    ],
)
def test_commands_have_danish_names_too(written: str, same_as: str, lg: Lg) -> None:
    assert lg(written, "--help") == lg(same_as, "--help")
    assert lg(written, "--help")[1].startswith(f"Brug: lg {same_as}")


@pytest.mark.parametrize(
    ("written", "same_as"),
    [
        ("rolle", "role"),
        ("forventning", "expectation"),
        ("spørgsmål", "prompt"),
        ("spoergsmaal", "prompt"),
        ("citat", "quote"),
    ],
)
def test_what_can_be_added_has_danish_names_too(written: str, same_as: str, lg: Lg) -> None:
    code, out, _ = lg("ny", written, "--help")
    assert code == 0
    assert out.startswith(f"Brug: lg new {same_as}")


@pytest.mark.parametrize("written", ["kopier", "kopiér", unicodedata.normalize("NFD", "kopiér")])
def test_copying_a_template_has_a_danish_name_too(written: str, lg: Lg) -> None:
    code, out, _ = lg("skabeloner", written, "--help")
    assert code == 0
    assert out.startswith("Brug: lg templates copy")


def test_danish_names_stand_in_the_help(lg: Lg) -> None:
    _, out, _ = lg("--help")
    for alias in ("rolle", "pejlemærke", "skabeloner", "tab", "opret", "ny", "opgrader"):
        assert re.search(rf"Også: .*\b{alias}\b", out), alias


@pytest.mark.parametrize("arguments", [("role", "--help"), ("lus", "-o", "x.html", "--help")])
def test_help_needs_no_sound_framework(
    arguments: tuple[str, ...], lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LG_FRAMEWORK", str(tmp_path / "nowhere"))
    code, out, err = lg(*arguments)
    assert (code, err) == (0, "")
    assert out.startswith("Brug:")
