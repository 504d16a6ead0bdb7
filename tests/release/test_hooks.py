"""The repository's own hooks: they pass, every one looks at something, and they stop a slip."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.programs import git, missing, run, surroundings

if TYPE_CHECKING:
    import subprocess

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[2]
OUTCOME = re.compile(r"^(.+?)\.{3,}(?:\(.*\))?(Passed|Failed|Skipped)$", re.MULTILINE)
PROGRAMS = ("ruff", "mypy", "zizmor", "end-of-file-fixer", "lg")


def read(name: str) -> Any:
    """What a YAML file of the repository's root says."""
    return yaml.safe_load((REPOSITORY / name).read_text(encoding="utf-8"))


HOOKS: list[dict[str, Any]] = [
    hook for repo in read(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]
]


def pre_commit(repository: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the hooks with the programs beside this Python, as in its environment."""
    programs = Path(sys.executable).parent
    env = surroundings(
        PATH=f"{programs}{os.pathsep}{os.environ['PATH']}",
        PRE_COMMIT_HOME=str(repository.parent / "pre-commit"),
        MYPY_CACHE_DIR=str(REPOSITORY / ".mypy_cache"),  # known by content: a copy is as good
        **more,
    )
    command = (sys.executable, "-m", "pre_commit", "run", "--color=never", *arguments)
    return run(*command, cwd=repository, env=env)


@pytest.fixture
def repository(sdist: Path, tmp_path: Path) -> Path:
    """A copy of this repository with all of it staged: some hooks change files."""
    if importlib.util.find_spec("pre_commit") is None:
        missing("the Python package pre-commit is not installed")
    beside = str(Path(sys.executable).parent)
    absent = [name for name in PROGRAMS if shutil.which(name, path=beside) is None]
    if absent:
        missing(f"{', '.join(absent)} is not installed")
    with tarfile.open(sdist) as held:
        held.extractall(tmp_path / "kopi", filter="data")
    [copy] = (tmp_path / "kopi").iterdir()
    git("init", "--quiet", cwd=copy)
    git("add", "--all", cwd=copy)
    return copy


def test_all_files_pass_every_hook(repository: Path) -> None:
    done = pre_commit(repository, "--all-files")
    assert done.returncode == 0, done.stdout
    outcomes = OUTCOME.findall(done.stdout)
    assert len(outcomes) == len(HOOKS) > 10
    assert {outcome for _, outcome in outcomes} == {"Passed"}, done.stdout


def test_a_slip_is_stopped_by_the_hook_it_is_for(repository: Path) -> None:
    git("commit", "--quiet", "--no-verify", "--message", "lg", cwd=repository)

    def add(name: str, text: str) -> None:
        with (repository / name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)

    add("README.md", "Two spaces at the end  \n")
    add("CONTRIBUTING.md", "\n\n\n")
    add("action.yml", "    - uses: actions/checkout@v7\n")
    add("src/ledelsesgrundlag_cli/words/ids.py", "import os\nx = 'a'\n")
    add("framework/prompts/mod-og-nytaenkning.yaml", "  - {id: x, forum: ledertem}\n")
    git("add", "--all", cwd=repository)
    done = pre_commit(repository, SKIP="mypy")
    assert done.returncode == 1
    failed = {name for name, outcome in OUTCOME.findall(done.stdout) if outcome == "Failed"}
    wanted = ("trailing-whitespace", "end-of-file", "ruff", "ruff-format", "zizmor", "lg-lint")
    assert failed == {hook["name"] for hook in HOOKS if hook["id"] in wanted}, done.stdout


def test_nothing_is_fetched_and_the_hook_for_others_is_among_them() -> None:
    repos = read(".pre-commit-config.yaml")["repos"]
    assert {repo["repo"] for repo in repos} == {"local", "meta"}
    [given] = read(".pre-commit-hooks.yaml")
    [own] = [hook for hook in HOOKS if hook["id"] == given["id"]]
    same = given.keys() - {"description", "language"}
    assert len(same) >= 5
    assert {key: own[key] for key in same} == {key: given[key] for key in same}
