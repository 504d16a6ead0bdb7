"""Code hosts know files from the repository's root, wherever ``lg`` was run."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

pytestmark = pytest.mark.slow

PROMPTS = "framework/prompts/mod-og-nytaenkning.yaml"


@pytest.fixture
def workplace(framework_copy: Path, tmp_path: Path) -> Path:
    """The folder ``hr`` of a repository, with a framework that has a slip."""
    root = tmp_path / "lager"
    (root / ".git").mkdir(parents=True)
    shutil.copytree(framework_copy, root / "hr" / "framework")
    file = root / "hr" / PROMPTS
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Hvad vil", "Hvad  vil"), encoding="utf-8")
    return root / "hr"


@pytest.fixture
def below(workplace: Path) -> Path:
    """The repository."""
    return workplace.parent


def paths(kind: str, said: str) -> set[str]:
    """The files that a report of a code host's names."""
    if kind == "github":
        return set(re.findall(r"file=([^,]+)", said))
    data = json.loads(said)
    if kind == "gitlab":
        return {one["location"]["path"] for one in data}
    places = [one["locations"][0]["physicalLocation"] for one in data["runs"][0]["results"]]
    return {one["artifactLocation"]["uri"] for one in places}


@pytest.mark.parametrize("kind", ["github", "gitlab", "sarif"])
def test_places_are_from_the_root(
    kind: str, below: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths(kind, lg("lint", "--format", kind)[1]) == {f"hr/{PROMPTS}"}
    (below / "andet").mkdir()
    monkeypatch.chdir(below / "andet")
    said = lg("lint", "../hr", "--format", kind)[1]
    assert paths(kind, said) == {f"hr/{PROMPTS}"}
    monkeypatch.chdir(below)
    assert paths(kind, lg("lint", "hr", "--format", kind)[1]) == {f"hr/{PROMPTS}"}


def test_people_see_places_from_where_they_stand(below: Path, lg: Lg) -> None:
    assert below.is_dir()
    assert lg("lint")[1].startswith(f"{PROMPTS}:")


def test_a_list_of_what_is_accepted_holds_from_everywhere(
    below: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(below)
    assert lg("lint", "hr", "--baseline", "kendt.json", "--write-baseline")[0] == 0
    monkeypatch.chdir(below / "hr")
    code, out, _ = lg("lint", "--strict", "--baseline", "../kendt.json")
    assert code == 0, out
