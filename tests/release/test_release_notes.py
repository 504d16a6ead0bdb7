"""What a release says of itself, and the change log it is taken from."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = REPOSITORY / "scripts" / "release_notes.py"
DEFINED = runpy.run_path(str(PROGRAM))
SECTION: re.Pattern[str] = DEFINED["SECTION"]
notes: Callable[[str, str, str], str] = DEFINED["notes"]
CHANGELOG = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
LOG = """# Changelog

## [Unreleased]

## [1.1.0] - 2026-12-01

### Added

- One thing.

## [1.0.0] - 2026-11-01

- The first.

## [0.9.0]

- No date.

## [0.8.0] - 2026-10-01
"""


def test_the_notes_are_the_section_of_the_version() -> None:
    assert notes("v1.1.0", "1.1.0", LOG) == "### Added\n\n- One thing."
    assert notes("v1.0.0", "1.0.0", LOG) == "- The first."


@pytest.mark.parametrize(
    ("tag", "version", "why"),
    [
        ("v1.0.0", "1.1.0", "the tag is v1.0.0, but the package is version 1.1.0"),
        ("1.0.0", "1.0.0", "the tag is 1.0.0"),
        ("v1.2.0", "1.2.0", "no section for 1.2.0"),
        ("v0.9.0", "0.9.0", "has no date"),
        ("v0.8.0", "0.8.0", "says nothing"),
        ("v1.1.0 ", "1.1.0", "the tag is"),
    ],
)
def test_a_tag_that_does_not_fit_gives_no_release(tag: str, version: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        notes(tag, version, LOG)


def test_the_change_log_begins_with_what_comes_and_dates_the_rest() -> None:
    headings = list(SECTION.finditer(CHANGELOG))
    assert len(headings) == len(re.findall(r"^## ", CHANGELOG, re.MULTILINE)) >= 2
    assert (headings[0]["version"], headings[0]["date"]) == ("Unreleased", None)
    assert all(heading["date"] for heading in headings[1:])
    dates = [heading["date"] for heading in headings[1:]]
    assert dates == sorted(dates, reverse=True)
    assert "0.1.0" in {heading["version"] for heading in headings}


def test_the_program_needs_nothing_installed_and_says_why_there_is_no_release() -> None:
    def run(tag: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-I", "-S", PROGRAM, tag], capture_output=True, text=True, check=False
        )

    dated = {heading["version"] for heading in SECTION.finditer(CHANGELOG) if heading["date"]}
    done = run(f"v{__version__}")
    if __version__ in dated:
        assert done.returncode == 0
        assert done.stdout.strip() in CHANGELOG
    else:
        assert done.returncode == 1
        assert done.stderr == f"No release: CHANGELOG.md has no section for {__version__}.\n"
    other = run("v0.0.1")
    assert other.returncode == 1
    assert __version__ in other.stderr
    assert other.stdout == ""
