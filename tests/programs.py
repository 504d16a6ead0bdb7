"""Running other programs in tests: what they inherit, and what to do where one is missing."""

from __future__ import annotations

import os
import signal
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from tests.long import LONG

if TYPE_CHECKING:
    from collections.abc import Mapping

REQUIRED = "LG_REQUIRE_TOOLS"
"""Set by .ci/run, which installs every tool: a test that is skipped all the same is a failure."""

OF_THE_PLACE = ("GIT_", "GITHUB_", "GITLAB_", "LG_", "PRE_COMMIT", "PYTHON", "VIRTUAL_ENV")
"""How the variables begin that say where this process runs."""


def missing(reason: str) -> NoReturn:
    """Skip for a missing tool, or fail where all tools are required."""
    if os.environ.get(REQUIRED) == "1":
        pytest.fail(f"{REQUIRED}=1, but {reason}", pytrace=False)
    pytest.skip(reason)


def surroundings(**more: str) -> dict[str, str]:
    """The variables of this process without those of the place it runs in, and some more."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_THE_PLACE)}
    git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        git |= {f"GIT_{who}_NAME": "HR", f"GIT_{who}_EMAIL": "hr@example.org"}
    return {**kept, **git, "COLUMNS": "80", "PYTHONUTF8": "1", **more}


def installed_already(folder: Path) -> dict[str, str]:
    """The variables with which pip finds what ``lg`` depends on installed, and ``lg`` not.

    That only makes pip's part short. With ``LG_LONG=1`` it gets none of them, and fetches all.
    """
    if LONG:
        return {}
    for one in Path(sysconfig.get_path("purelib")).iterdir():
        if one.suffix != ".pth" and not one.name.startswith(("ledelsesgrundlag", "_ledelses")):
            (folder / one.name).symlink_to(one)
    return {"PYTHONPATH": str(folder), "PIP_NO_BUILD_ISOLATION": "0"}  # pip's odd way to say yes


def hear_signals() -> None:
    """Hear Ctrl-C and a closed terminal, which ``nohup`` and a shell's background jobs ignore.

    For a new process, before it runs its program: what it ignores it would inherit from here.
    """
    for one in (signal.SIGINT, signal.SIGHUP):
        signal.signal(one, signal.SIG_DFL)


def run(
    *command: str | Path, cwd: Path, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; stderr is shown with stdout."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=100,
    )


def git(*arguments: str, cwd: Path) -> None:
    """Run git, which must succeed."""
    done = run("git", *arguments, cwd=cwd, env=surroundings())
    assert done.returncode == 0, done.stdout


def bash(script: str, *, cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script the way both GitHub and GitLab do."""
    return run(
        "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script, cwd=cwd, env=env
    )
