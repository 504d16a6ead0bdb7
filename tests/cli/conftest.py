"""Running ``lg`` in this process, and where it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ledelsesgrundlag_cli.cli.run import run

REPOSITORY = Path(__file__).resolve().parents[2]

Outcome = tuple[int, str, str]
"""Exit code, stdout and stderr."""
Lg = Callable[..., Outcome]


@pytest.fixture
def workplace() -> Path:
    """The working folder ``lg`` runs in: the repository. A module may say another."""
    return REPOSITORY


@pytest.fixture
def lg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, workplace: Path) -> Lg:
    """Run ``lg`` in this process; give exit code, stdout and stderr."""
    for name in ("LG_FRAMEWORK", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(workplace)

    def call(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = run(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return call
