"""The framework's own change log, as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.versions.changelog import LogEntry, read_changelog
from ledelsesgrundlag_cli.versions.changes import Step

LOG = """\
# Ændringer

## 2.0.0 – 2026-12-01

Trin: hovedversion

- En ny rolle. Trin: rettelse er et ord i en tekst.

## [1.1.0]

- Ingen har sagt, hvad trinnet er.

## Noget andet

Trin: rettelse

## Version 1.0.1

- **Trin:** rettelse
"""


def test_entries_are_found_by_version() -> None:
    assert read_changelog(LOG) == {
        "2.0.0": LogEntry(3, Step.MAJOR),
        "1.1.0": LogEntry(9),
        "1.0.1": LogEntry(17, Step.PATCH),
    }


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("Trin: delversion", Step.MINOR),
        ("trin: Rettelse.", Step.PATCH),
        ("* Trin: ingen", Step.NONE),
        ("TRIN: MAJOR", Step.MAJOR),
        ("Trin: kæmpe", None),
        ("Trinvis: rettelse", None),
        ("Trin", None),
    ],
)
def test_a_step_may_be_written_in_several_ways(said: str, step: Step | None) -> None:
    assert read_changelog(f"## 1.1.0\n\n{said}\n") == {"1.1.0": LogEntry(1, step)}


@pytest.mark.parametrize(
    "heading", ["# 1.1.0", "### 1.1.0", "## 1.1", "1.1.0", "##1.1.0", "## 1.1.0.5x"]
)
def test_other_lines_are_no_entries(heading: str) -> None:
    assert set(read_changelog(f"{heading}\n\nTrin: rettelse\n")) <= {"1.1.0"} - {heading[3:]}


def test_the_first_entry_of_a_version_counts() -> None:
    log = "## 1.0.0\nTrin: ingen\n## 1.0.0\nTrin: hovedversion\n"
    assert read_changelog(log) == {"1.0.0": LogEntry(1, Step.NONE)}


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(read_changelog(text), dict)
