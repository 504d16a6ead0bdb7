"""Hundreds of frameworks: several processes find what one does, and lose nothing."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.lint import many
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.many import Job, check_all
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.engine import Outcome

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
ASKED = Settings(ignore=("LG59",))
PARENT = os.getpid()

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="there one process does it all"
)


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """Twenty frameworks, every fourth with a slip of its own."""
    made = []
    for number in range(20):
        folder = Path(shutil.copytree(SMALL, tmp_path / f"kommune-{number}" / "framework"))
        if number % 4 == 0:
            file = folder / "roles" / "teamleder.yaml"
            text = file.read_text(encoding="utf-8")
            file.write_text(f"{text}# {number}\nukendt: {number}\n", encoding="utf-8")
        made.append(Job(folder, f"kommune-{number}/framework", {}))
    return made


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, however little there is to do and however few cores."""
    monkeypatch.setattr(many, "MUCH", 0)
    monkeypatch.setattr(many, "_workers", lambda: 2)


def alone(jobs: list[Job]) -> list[Outcome]:
    return [check_framework(job.directory, job.shown_as, ASKED) for job in jobs]


def sent_away(asked: Settings, job: Job) -> Outcome:
    """Check in a process of its own, or be no good as a proof."""
    assert os.getpid() != PARENT
    return check_framework(job.directory, job.shown_as, asked)


def killed_at_the_ninth(asked: Settings, job: Job) -> Outcome:
    if os.getpid() != PARENT and job.shown_as.startswith("kommune-9/"):
        os._exit(9)
    return check_framework(job.directory, job.shown_as, asked)


@pytest.mark.usefixtures("two")
def test_several_processes_find_the_same_in_the_same_order(
    jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "_check", sent_away)
    found = list(check_all(jobs, ASKED))
    assert found == alone(jobs)
    assert [bool(one.findings) for one in found] == [number % 4 == 0 for number in range(20)]


@pytest.mark.usefixtures("two")
def test_what_a_killed_process_left_is_done_all_the_same(
    jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "_check", killed_at_the_ninth)
    assert list(check_all(jobs, ASKED)) == alone(jobs)


def test_a_little_is_done_by_one_process(jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_workers", lambda: 2)
    monkeypatch.setattr(many, "_by_several", None)
    assert list(check_all(jobs, ASKED)) == alone(jobs)
    assert len(alone(jobs)) == 20
