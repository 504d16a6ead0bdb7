"""A stop at any step: nothing is torn, nothing lost, and the next run of a command ends right."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.authoring.migrate.stepping import TO_2

from ledelsesgrundlag_cli.authoring.migrate import run
from ledelsesgrundlag_cli.loading import load, schema_version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Lg

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="what is left is removed under a lock"),
]

STEPS = ("open", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir")
"""What the writer asks of the system; to die before one of them is to die after another."""
TEXT = ("--text", "Hvad lærte du i dag?")


class Died(BaseException):
    """The program is no more: whatever it still asks of the system is not done."""


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework."""
    return framework_copy.parent


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def dies_at(number: int, monkeypatch: pytest.MonkeyPatch, command: Callable[[], Any]) -> bool:
    """Run a command that dies before a step it takes; tell whether it got so far."""
    taken = 0

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            nonlocal taken
            writes = real is not os_open or bool(args[1] & (os.O_CREAT | os.O_WRONLY))
            taken += writes
            if writes and taken >= number:
                raise Died
            return real(*args, **kwargs)

        return step

    os_open = os.open
    with monkeypatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, dying(getattr(os, name)))
        try:
            command()
        except Died:
            return True
    return False


def spoil(workplace: Path) -> None:
    for name in ("prompts/mod-og-nytaenkning.yaml", "prompts/roller.yaml"):
        path = workplace / "framework" / name
        text = path.read_text(encoding="utf-8")
        assert "Hvad " in text
        path.write_text(text.replace("Hvad ", "Hvad  "), encoding="utf-8")


def renew(workplace: Path) -> None:
    path = workplace / "framework" / "framework.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("version: 1.0.0", "version: 1.1.0"), encoding="utf-8")


def older(_workplace: Path) -> None:
    """The files are of the form before the one that lg reads: see ``newer``."""


COMMANDS = {
    "fix": (spoil, ("lint", "--fix", "--ignore", "LG59")),
    "adopt": (renew, ("adopt", "--by", "Direktionen", "--date", "2026-12-01")),
    "migrate": (older, ("migrate",)),
    "new": (
        lambda _: None,
        ("new", "prompt", "--pejlemaerke", "mod-og-nytaenkning", "--forum", "lederteam", *TEXT),
    ),
    "init": (
        lambda _: None,
        ("init", "ny", "--from", "framework", "--organisation", "Nordmarken"),
    ),
    "export": (
        lambda _: None,
        ("export", "-o", "ud", "--documents", "plakat", "--formats", "md,html"),
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_it_dies_at_each_step_and_the_next_run_ends_right(
    name: str, lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare, words = COMMANDS[name]
    if name == "migrate":
        monkeypatch.setattr(run, "STEPS", (TO_2,))
        for module in (schema_version, load):
            monkeypatch.setattr(module, "SCHEMA", 2)
    prepare(workplace)
    before = files_in(workplace)
    assert lg(*words)[0] == 0
    wanted = files_in(workplace)
    assert wanted != before

    def as_before() -> None:
        for path in sorted(workplace.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        for file, raw in before.items():
            (workplace / file).parent.mkdir(parents=True, exist_ok=True)
            (workplace / file).write_bytes(raw)

    number = 1
    as_before()
    while dies_at(number, monkeypatch, lambda: lg(*words)):
        for file, raw in files_in(workplace).items():
            if file in before or file in wanted:
                assert raw in {before.get(file), wanted.get(file)} or name == "export", file
        code, _, err = lg(*words)
        whole = files_in(workplace)
        if name == "new" and code == 1:  # the text was there: said, and not added again
            assert "er der i forvejen" in err
        else:
            assert code == 0, (number, err)
        assert whole == wanted, number
        as_before()
        number += 1
    assert number > 3
