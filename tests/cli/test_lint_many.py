"""Hundreds of frameworks: several processes find what one does, and lose nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ledelsesgrundlag_cli.lint import engine
from ledelsesgrundlag_cli.sets import pool

if TYPE_CHECKING:
    from tests.conftest import Lg

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
FORMAT = ("--no-spelling", "--format", "json")
PARENT = os.getpid()
checked = engine.check_some


def sent_away(asked: Any, jobs: Any) -> Any:
    """Check in a process of its own, or be no good as a proof."""
    assert os.getpid() != PARENT
    return checked(asked, jobs)


def killed_at_the_ninth(asked: Any, jobs: Any) -> Any:
    if os.getpid() != PARENT and any("kommune-9/" in one.shown_as for one in jobs):
        os._exit(9)
    return checked(asked, jobs)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is put in the way is forked with it")
@pytest.mark.parametrize("in_the_way", [sent_away, killed_at_the_ninth])
def test_several_processes_find_what_one_does(
    in_the_way: Any, tmp_path: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        folder = Path(shutil.copytree(SMALL, tmp_path / f"kommune-{number}" / "framework"))
        if number % 4 == 0:
            file = folder / "roles" / "teamleder.yaml"
            text = file.read_text(encoding="utf-8")
            file.write_text(f"{text}# {number}\nukendt: {number}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pool, "workers_for", lambda *_: 1)
    alone = lg("lint", ".", *FORMAT)
    assert alone[0] == 1
    assert alone[1].count("”ukendt") == 5
    monkeypatch.setattr(pool, "start_method", lambda: "fork")
    monkeypatch.setattr(pool, "workers_for", lambda *_: 2)
    monkeypatch.setattr(engine, "check_some", in_the_way)
    assert lg("lint", ".", *FORMAT) == alone
