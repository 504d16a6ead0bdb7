"""The workflows: nothing in them can be misused, and the release does what it says."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import sys
import tarfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.programs import bash, installed_already, missing, run, surroundings

from ledelsesgrundlag_cli import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

REPOSITORY = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
AUDITED = (".github", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", "action.yml")
PUBLISH: dict[str | bool, Any] = yaml.safe_load(
    (REPOSITORY / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
)
JOBS: dict[str, Any] = PUBLISH["jobs"]
USES = re.compile(r"^\s*(?:- )?uses: (.*)$", re.MULTILINE)
PINNED = re.compile(r"(?P<action>[\w./-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+")
TAG = f"v{__version__}"
SOME_TESTS = "tests/loading tests/framework"


# What could be misused


def audit(folder: Path) -> tuple[set[str], str]:
    """What zizmor looked at in a folder, and what it says of it."""
    program = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    if program is None:
        missing("zizmor is not installed")
    told = run(
        program,
        "--offline",
        "--collect=all",
        "--strict-collection",
        "--no-progress",
        *AUDITED,
        cwd=folder,
        env=surroundings(NO_COLOR="1"),
    )
    looked_at = re.findall(r"completed (\S+)$", told.stdout, re.MULTILINE)
    return {Path(one).name for one in looked_at}, told.stdout


def test_nothing_in_the_workflows_can_be_misused() -> None:
    looked_at, told = audit(REPOSITORY)
    assert {one.name for one in WORKFLOWS} < looked_at
    assert {"ci.yml", "publish.yml", "action.yml", "dependabot.yml"} < looked_at
    assert "No findings to report." in told, told


def test_the_audit_finds_what_can_be(tmp_path: Path) -> None:
    for name in AUDITED:
        source = REPOSITORY / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    ci = tmp_path / ".github" / "workflows" / "ci.yml"
    text = ci.read_text(encoding="utf-8")
    loosened, changed = re.subn(r"(actions/checkout)@\w+ # (v\d+)\S*", r"\1@\2", text, count=1)
    assert changed == 1
    ci.write_text(loosened, encoding="utf-8")
    assert "error[unpinned-uses]" in audit(tmp_path)[1]


def test_every_action_is_pinned_and_each_in_one_version() -> None:
    """A tag can be moved to other code; what a hash names stays. A bot moves the hashes."""
    pinned: dict[str, set[str]] = {}
    files = [*WORKFLOWS, REPOSITORY / "action.yml"]
    for file in files:
        used = USES.findall(file.read_text(encoding="utf-8"))
        assert used, file.name
        for one in used:
            found = PINNED.fullmatch(one)
            assert found, f"{file.name}: {one}"
            pinned.setdefault(found["action"], set()).add(one)
    assert "pypa/gh-action-pypi-publish" in pinned
    assert {action: len(versions) for action, versions in pinned.items()} == dict.fromkeys(
        pinned, 1
    )
    bot = yaml.safe_load((REPOSITORY / ".github" / "dependabot.yml").read_text(encoding="utf-8"))
    assert {"github-actions", "pip"} == {one["package-ecosystem"] for one in bot["updates"]}


def test_each_job_may_do_only_what_it_must() -> None:
    for file in WORKFLOWS:
        workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert workflow["permissions"] in ({}, {"contents": "read"}), file.name
    assert PUBLISH["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "build": {"contents": "read"},
        "test": {},
        "publish": {"id-token": "write"},
        "attach": {"contents": "write"},
    }
    assert JOBS["publish"]["environment"] == "pypi"
    # Nothing that was fetched runs where something may be published or written.
    assert not any("run" in step for step in JOBS["publish"]["steps"])
    assert [step["run"].split()[0] for step in JOBS["attach"]["steps"] if "run" in step] == ["gh"]


def test_what_is_published_is_what_was_tried() -> None:
    [begins] = [value for name, value in PUBLISH.items() if name is True]  # YAML reads ``on`` so
    assert begins == {"push": {"tags": ["v*"]}}
    assert [JOBS[name].get("needs") for name in ("build", "test", "publish", "attach")] == [
        None,
        "build",
        "test",
        "publish",
    ]
    for name in ("test", "publish", "attach"):
        used = [step.get("uses", "") for step in JOBS[name]["steps"]]
        assert used[0].startswith("actions/download-artifact@"), name
        assert JOBS[name]["steps"][0]["with"] == {"name": "dist", "path": "dist"}
        assert not any(one.startswith("actions/checkout@") for one in used), name
    assert JOBS["test"]["strategy"]["matrix"] == {
        "package": ["wheel", "sdist"],
        "python": ["3.11", "3.13"],
    }


# The release, run


def scripts(job: str) -> list[tuple[str, Mapping[str, str]]]:
    """The scripts of a job in order, each with the variables it sets."""
    return [(step["run"], step.get("env", {})) for step in JOBS[job]["steps"] if "run" in step]


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A runner's variables: a Python with pip, and a pushed tag."""
    if os.name == "nt" or shutil.which("bash") is None:
        missing("bash is not on the PATH")
    if importlib.util.find_spec("build") is None:
        missing("the Python package build is not installed")
    home = tmp_path_factory.mktemp("python")
    venv.create(home, with_pip=True)
    return surroundings(
        PATH=f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        GITHUB_REF_NAME=TAG,
        **installed_already(tmp_path_factory.mktemp("pakker")),
    )


@pytest.fixture(scope="module")
def released(
    runner: dict[str, str], sdist: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder where the build job has run, on this checkout with its version dated."""
    place = tmp_path_factory.mktemp("checkout")
    with tarfile.open(sdist) as held:
        held.extractall(place, filter="data")
    [checkout] = place.iterdir()
    log = checkout / "CHANGELOG.md"
    text = log.read_text(encoding="utf-8")
    if f"## [{__version__}]" not in text:
        dated = f"## [Unreleased]\n\n## [{__version__}] - 2026-12-31\n"
        log.write_text(text.replace("## [Unreleased]\n", dated, 1), encoding="utf-8")
    for script, variables in scripts("build"):
        done = bash(script, cwd=checkout, env={**runner, **variables})
        assert done.returncode == 0, done.stdout
    return checkout


@pytest.mark.slow
def test_the_build_makes_both_packages_and_the_notes(released: Path) -> None:
    assert {one.name for one in (released / "dist").iterdir()} == {
        f"ledelsesgrundlag_cli-{__version__}-py3-none-any.whl",
        f"ledelsesgrundlag_cli-{__version__}.tar.gz",
    }
    notes = (released / "notes" / "notes.md").read_text(encoding="utf-8")
    assert notes.startswith("### ")
    assert "## [" not in notes


@pytest.mark.slow
def test_a_tag_that_does_not_fit_stops_the_build(runner: dict[str, str], released: Path) -> None:
    script, _ = scripts("build")[0]
    (released / "notes").rename(released / "notes.1")
    try:
        done = bash(script, cwd=released, env={**runner, "GITHUB_REF_NAME": "v9.9.9"})
        assert done.returncode != 0
        assert "No release: the tag is v9.9.9" in done.stdout
    finally:
        shutil.rmtree(released / "notes")
        (released / "notes.1").rename(released / "notes")


@pytest.fixture(scope="module")
def tried(
    runner: dict[str, str], released: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """The folder where the test job has installed the wheel, and its next script."""
    place = tmp_path_factory.mktemp("tried")
    shutil.copytree(released / "dist", place / "dist")
    (install, variables), (try_it, none) = scripts("test")
    assert variables == {"PACKAGE": "${{ matrix.package }}"}
    assert none == {}
    done = bash(install, cwd=place, env={**runner, "PACKAGE": "wheel"})
    assert done.returncode == 0, done.stdout
    return place, try_it


@pytest.mark.slow
def test_the_test_job_installs_what_was_built(tried: tuple[Path, str]) -> None:
    place, _ = tried
    [installed] = (place / "venv").rglob("ledelsesgrundlag_cli-*.dist-info/direct_url.json")
    origin = json.loads(installed.read_text(encoding="utf-8"))["url"]
    assert origin.endswith(f"/dist/ledelsesgrundlag_cli-{__version__}-py3-none-any.whl")


@pytest.mark.slow
def test_the_test_job_runs_the_tests_on_it(
    runner: dict[str, str], tried: tuple[Path, str]
) -> None:
    """Its script as it stands, with a part of the tests."""
    place, script = tried
    # A temporary folder of its own: to clear away what earlier runs left can take half a minute.
    options = f"-p no:cacheprovider --basetemp={place / 'temporary'} {SOME_TESTS}"
    done = bash(script, cwd=place, env={**runner, "PYTEST_ADDOPTS": options})
    assert done.returncode == 0, done.stdout
    passed = re.search(r"== (\d+) passed in ", done.stdout)
    assert passed, done.stdout
    assert int(passed[1]) > 50
    assert str(place / "venv") in done.stdout


@pytest.mark.slow
def test_what_was_built_is_attached_with_the_notes(
    runner: dict[str, str], released: Path, tmp_path: Path
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    gh = programs / "gh"
    gh.write_text('#!/bin/sh\nprintf "%s\\n" "$GH_REPO" "$@"\n', encoding="utf-8")
    gh.chmod(0o755)
    [(script, variables)] = scripts("attach")
    assert variables == {
        "GH_TOKEN": "${{ github.token }}",
        "GH_REPO": "${{ github.repository }}",
    }
    env = {**runner, "PATH": f"{programs}{os.pathsep}{runner['PATH']}", "GH_REPO": "ejer/lager"}
    done = bash(script, cwd=released, env=env)
    assert done.returncode == 0, done.stdout
    told = done.stdout.splitlines()
    assert told[:4] == ["ejer/lager", "release", "create", TAG]
    files = [one for one in told if one.startswith("dist/")]
    assert sorted(files) == sorted(f"dist/{one.name}" for one in (released / "dist").iterdir())
    assert "--verify-tag" in told
    notes = told[told.index("--notes-file") + 1]
    assert (released / notes).is_file()
