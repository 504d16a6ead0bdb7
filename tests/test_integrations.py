"""Where ``lg lint`` runs by itself: pre-commit, GitHub Actions and GitLab, each as it stands.

What is tried is a copy of this checkout, as a team would get it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.long import LONG
from tests.programs import bash, git, installed_already, missing, run, surroundings

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping

    from tests.conftest import Lg

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[1]
GUIDE = REPOSITORY / "docs" / "ret-ledelsesgrundlaget.md"
INSTALLED = (  # what pip needs of a checkout, and what the integrations read
    ".pre-commit-hooks.yaml",
    "action.yml",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "LICENSES",
    "src",
    "framework",
    "templates",
)
REPORT = "gl-code-quality-report.json"
SLIP = ("forum: lederteam\n", "forum: ledertem\n")
SLIPPED = "prompts/mod-og-nytaenkning.yaml"


def break_framework(framework: Path) -> None:
    """Refer to a forum that does not exist."""
    path = framework / SLIPPED
    text = path.read_text(encoding="utf-8")
    assert SLIP[0] in text
    path.write_text(text.replace(*SLIP, 1), encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a team fetches, in a folder whose name has a space in it."""
    copy = tmp_path_factory.mktemp("hentet") / "lg her"
    copy.mkdir()
    for name in INSTALLED:
        path = REPOSITORY / name
        if path.is_dir():
            shutil.copytree(path, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, copy / name)
    return copy


@pytest.fixture
def place(framework_copy: Path) -> Path:
    """The folder of a team that has a framework."""
    return framework_copy.parent


@pytest.fixture
def workplace(place: Path) -> Path:
    """Where lg is run in this process."""
    return place


# pre-commit


@pytest.fixture(scope="module")
def hooked(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, str]]:
    """A team's git repository with the hook installed as the guide says, and what git needs."""
    if importlib.util.find_spec("pre_commit") is None:
        missing("the Python package pre-commit is not installed")
    if shutil.which("git") is None:
        missing("git is not on the PATH")
    git("init", "--quiet", cwd=checkout)
    git("add", "--all", cwd=checkout)
    git("commit", "--quiet", "--message", "lg", cwd=checkout)
    git("tag", "v1", cwd=checkout)
    team = tmp_path_factory.mktemp("kommune")
    [config] = [block for block in fences("yaml") if block.startswith("repos:")]
    config = config.replace("ADRESSE", json.dumps(str(checkout))).replace("VERSION", "v1")
    (team / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    shutil.copytree(REPOSITORY / "framework", team / "framework")
    git("init", "--quiet", cwd=team)
    git("add", "--all", cwd=team)
    env = surroundings(PRE_COMMIT_HOME=str(tmp_path_factory.mktemp("pre-commit")))
    done = run(sys.executable, "-m", "pre_commit", "install", "--install-hooks", cwd=team, env=env)
    if done.returncode != 0 and "No matching distribution" in done.stdout:
        missing("pip cannot fetch packages here")
    assert done.returncode == 0, done.stdout
    return team, env


def test_pre_commit_lets_a_good_change_through_and_stops_a_bad_one(
    hooked: tuple[Path, dict[str, str]],
) -> None:
    team, env = hooked

    def commit() -> subprocess.CompletedProcess[str]:
        git("add", "--all", cwd=team)
        return run("git", "commit", "--message", "Ny tekst", cwd=team, env=env)

    good = commit()
    assert good.returncode == 0, good.stdout
    assert re.search(r"^Tjek ledelsesgrundlaget\.+Passed$", good.stdout, re.MULTILINE)

    break_framework(team / "framework")
    bad = commit()
    assert bad.returncode == 1, bad.stdout
    assert re.search(r"^Tjek ledelsesgrundlaget\.+Failed$", bad.stdout, re.MULTILINE)
    assert re.search(rf"^framework/{SLIPPED}:\d+:\d+: fejl LG202: ", bad.stdout, re.MULTILINE)
    git("reset", "--quiet", "--hard", cwd=team)

    (team / "framework" / "fora.yaml").unlink()  # nothing but a deletion, which breaks others
    deleted = commit()
    assert deleted.returncode == 1, deleted.stdout
    assert "Failed" in deleted.stdout
    git("reset", "--quiet", "--hard", cwd=team)


# GitHub


def action_steps(inputs: Mapping[str, str]) -> list[tuple[str, dict[str, str]]]:
    """The scripts of the action and their variables, with the inputs put in as GitHub does."""
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    assert set(inputs) <= set(action["inputs"])
    given = {name: one["default"] for name, one in action["inputs"].items()} | dict(inputs)
    steps = []
    for step in action["runs"]["steps"]:
        if "uses" in step:
            continue
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]  # an input in a script could be a script
        variables = {
            name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: given[found[1]], value)
            for name, value in step.get("env", {}).items()
        }
        assert not any("${{" in value for value in variables.values())
        steps.append((step["run"], variables))
    return steps


@pytest.fixture(scope="module")
def runner(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A runner's variables, after the action's own installation has run."""
    if os.name == "nt" or shutil.which("bash") is None:
        missing("bash is not on the PATH")
    home = tmp_path_factory.mktemp("python")
    venv.create(home, with_pip=LONG)  # else it gets the one that is installed already
    env = surroundings(
        PATH=f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        GITHUB_ACTIONS="true",
        GITHUB_ACTION_PATH=str(checkout),
        **installed_already(tmp_path_factory.mktemp("pakker")),
    )
    (install, variables), _ = action_steps({})
    done = bash(install, cwd=tmp_path_factory.mktemp("arbejde"), env={**env, **variables})
    assert done.returncode == 0, done.stdout
    assert (home / "bin" / "lg").is_file()
    return env


def act(runner: Mapping[str, str], place: Path, **inputs: str) -> tuple[int, list[str]]:
    """Run the action's last step; give its exit code and its lines."""
    script, variables = action_steps(inputs)[-1]
    done = bash(script, cwd=place, env={**runner, **variables})
    return done.returncode, done.stdout.splitlines()


def test_the_action_passes_a_good_framework(runner: dict[str, str], place: Path) -> None:
    code, lines = act(runner, place)
    assert code == 0, lines
    assert not any(line.startswith(("::error", "::warning")) for line in lines)


def test_the_action_fails_a_broken_one_with_the_finding_at_its_line(
    runner: dict[str, str], place: Path
) -> None:
    break_framework(place / "framework")
    code, lines = act(runner, place)
    assert code == 1
    [error] = [line for line in lines if line.startswith("::error ")]
    assert f"file=framework/{SLIPPED},line=" in error
    assert "title=LG202::" in error


def test_the_action_takes_its_inputs(runner: dict[str, str], place: Path) -> None:
    towns = place / "kommuner i regionen"
    for town in ("nord", "syd"):
        shutil.copytree(place / "framework", towns / town)
    warned = towns / "syd" / SLIPPED
    text = warned.read_text(encoding="utf-8")
    warned.write_text(text.replace("Hvad ", "Hvad  ", 1), encoding="utf-8", newline="\n")
    assert act(runner, place, path="kommuner i regionen")[0] == 0  # a warning only
    code, lines = act(runner, place, path="kommuner i regionen", strict="true")
    assert code == 1
    assert any("file=kommuner i regionen/syd/prompts/" in line for line in lines)
    without = {"strict": "true", "args": "--ignore LG406 \n --ignore LG59"}
    assert act(runner, place, path="kommuner i regionen", **without)[0] == 0
    code, lines = act(runner, place, path="$(touch ramt); findes ikke")
    assert code == 2
    assert not (place / "ramt").exists()


# GitLab


def gitlab_job() -> dict[str, Any]:
    """The job of the template."""
    template = yaml.safe_load((REPOSITORY / "docs" / "gitlab-ci.yml").read_text(encoding="utf-8"))
    assert list(template) == ["lg-tjek"]
    job: dict[str, Any] = template["lg-tjek"]
    return job


@pytest.fixture
def gitlab(runner: dict[str, str], wheel: Path) -> dict[str, str]:
    """A GitLab runner's variables. That lg is there already only makes pip's part short.

    The action has installed it from a folder, so here it is the wheel, which takes less time.
    """
    kept = {name: value for name, value in runner.items() if not name.startswith("GITHUB_")}
    return {**kept, "GITLAB_CI": "true", "LG_KILDE": str(wheel)}


@pytest.mark.parametrize("broken", [False, True])
def test_the_gitlab_job_reports_and_fails_as_it_should(
    gitlab: dict[str, str], place: Path, *, broken: bool
) -> None:
    job = gitlab_job()
    assert job["artifacts"] == {"when": "always", "reports": {"codequality": REPORT}}
    if broken:
        break_framework(place / "framework")
    done = bash("\n".join(job["script"]), cwd=place, env=gitlab)
    assert done.returncode == int(broken), done.stdout
    found = json.loads((place / REPORT).read_text(encoding="utf-8"))
    severe = [one for one in found if one["severity"] == "major"]
    assert len(severe) == int(broken)
    if broken:
        assert severe[0]["check_name"] == "LG202"
        assert severe[0]["location"]["path"] == f"framework/{SLIPPED}"
        assert ": fejl LG202: " in done.stdout  # the log has it in words


def test_the_gitlab_job_says_what_it_lacks(gitlab: dict[str, str], place: Path) -> None:
    script = "\n".join(gitlab_job()["script"])
    unset = bash(script, cwd=place, env={**gitlab, "LG_KILDE": ""})
    assert unset.returncode == 2
    assert unset.stdout.startswith("Variablen LG_KILDE mangler.")
    shutil.rmtree(place / "framework")
    done = bash(script, cwd=place, env=gitlab)
    assert done.returncode == 2, done.stdout


# The format, and the guide


@pytest.mark.parametrize(
    ("where", "begins"),
    [
        ("GITHUB_ACTIONS", "::error file=framework/"),
        ("GITLAB_CI", '[\n{"description": '),
        ("ELSEWHERE", f"framework/{SLIPPED}:"),
    ],
)
def test_the_format_is_that_of_the_place(
    lg: Lg, place: Path, where: str, begins: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(where, "true")
    break_framework(place / "framework")
    code, out, _ = lg("lint", "--ignore", "LG59")
    assert code == 1
    assert out.startswith(begins)
    asked = lg("lint", "--format", "json")[1]
    assert json.loads(asked)["format"] == "ledelsesgrundlag-findings/1"


def fences(language: str) -> list[str]:
    """The blocks of the guide in a language."""
    pattern = rf"^```{language}\n(.*?)^```$"
    return re.findall(pattern, GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_findings_in_the_guide_are_what_lg_says(lg: Lg, place: Path) -> None:
    """The guide shows a prompt with three slips, what is said of it, and what --fix would do."""
    [prompt] = [block for block in fences("yaml") if "forum: ledertem\n" in block]
    with (place / "framework" / SLIPPED).open("a", encoding="utf-8", newline="\n") as file:
        file.write(prompt)
    # Whether there is a dictionary is the machine's business.
    assert fences("text") == [lg("tjek", "--ignore", "LG59")[1]]
    assert fences("diff") == [lg("tjek", "--diff")[1]]


def test_the_settings_and_exceptions_in_the_guide_work(lg: Lg, place: Path) -> None:
    prompts = place / "framework" / SLIPPED
    as_it_was = prompts.read_text(encoding="utf-8")
    [prompt] = [block for block in fences("yaml") if "forum: ledertem\n" in block]
    prompt = prompt.replace("ledertem\n", "lederteam\n").replace("  halve", " halve")
    [exception] = [block for block in fences("yaml") if "# lg: ignore[" in block]
    excepted = re.sub(r"^    text: .*\n", lambda _: exception, prompt, flags=re.MULTILINE)
    assert excepted != prompt
    [settings] = [block for block in fences("toml") if "[tjek]" in block]

    def code() -> int:
        return lg("tjek", "--strict", "--ignore", "LG59")[0]

    prompts.write_text(as_it_was + prompt, encoding="utf-8", newline="\n")
    assert code() == 1
    prompts.write_text(as_it_was + excepted, encoding="utf-8", newline="\n")
    assert code() == 0
    prompts.write_text(as_it_was + prompt, encoding="utf-8", newline="\n")
    (place / "lg.toml").write_text(settings, encoding="utf-8")
    assert code() == 0


def test_the_workflow_in_the_guide_uses_the_action() -> None:
    found = [yaml.safe_load(block) for block in fences("yaml") if "EJER/LAGER" in block]
    jobs = [one for workflow in found for one in workflow["jobs"].values()]
    assert len(jobs) == 2
    for job in jobs:
        used = [step["uses"] for step in job["steps"]]
        assert used == ["actions/checkout@v7", "EJER/LAGER@VERSION"]
    # To judge the changes, the whole history must be there.
    assert "with" not in jobs[0]["steps"][0]
    checkout, check = jobs[1]["steps"]
    assert checkout["with"] == {"fetch-depth": 0}
    assert check["with"] == {"args": "--against origin/${{ github.base_ref }} --new-only"}
