"""The oldest versions that pyproject.toml allows, and the list of those last seen green."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from scripts.oldest_versions import oldest

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
WRITTEN = [*PROJECT["dependencies"], *EXTRAS["spelling"], *EXTRAS["test"], *EXTRAS["dev"]]
OTHERS = [one for one in WRITTEN if not one.startswith("ledelsesgrundlag-cli")]


def test_each_requirement_has_an_oldest_version_that_it_allows() -> None:
    found = oldest(OTHERS)
    assert len(found) == len(OTHERS) > 20
    for line, requirement in zip(found, map(Requirement, OTHERS), strict=True):
        name, version = line.split("==")
        assert canonicalize_name(name) == canonicalize_name(requirement.name)
        assert requirement.specifier.contains(version)


@pytest.mark.parametrize("written", ["rich", "rich<15", "rich~=14.0", "rich>14"])
def test_a_requirement_without_a_lower_bound_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="has no lower bound"):
        oldest([written])


def test_what_was_last_seen_green_is_allowed() -> None:
    text = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    green = dict(line.split("==") for line in lines)
    green = {canonicalize_name(name): version for name, version in green.items()}
    assert len(green) == len(lines) > 40
    for requirement in map(Requirement, OTHERS):
        assert requirement.specifier.contains(green[canonicalize_name(requirement.name)])
