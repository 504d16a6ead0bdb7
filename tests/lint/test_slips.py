"""The set of planted slips and right edits that the check is judged by: is it whole?

What the check makes of it is measured by ``python -m benchmarks.slips``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from benchmarks.slips import entries as the_set
from benchmarks.slips.judge import edit_all, judge, lint, prepare

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = [
    *("adopted", "documents", "scores", "private", "sensitive", "questions", "pasted"),
    *("signs", "grammar", "words", "structure", "references", "versions", "voice"),
]


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What is edited."""
    return prepare(tmp_path_factory.mktemp("slips").resolve())


def test_the_set_is_as_large_as_it_is_said_to_be() -> None:
    entries = the_set.entries()
    slips = [one for one in entries if not one.right]
    assert len(slips) >= 250
    assert len(entries) - len(slips) >= 150
    assert sum(one.must for one in slips) >= 150


def test_each_class_has_slips_and_right_edits() -> None:
    counts = Counter((one.kind, one.right) for one in the_set.entries())
    assert list(the_set.classes()) == SECTIONS
    assert min(counts[kind, False] for kind in SECTIONS) >= 15
    assert min(counts[kind, True] for kind in SECTIONS) >= 10


def test_names_are_used_once_and_tell_the_class() -> None:
    entries = the_set.entries()
    assert [name for name, times in Counter(one.id for one in entries).items() if times > 1] == []
    assert [one.id for one in entries if not one.id.startswith(f"{one.kind}-")] == []


def test_no_two_entries_make_the_same_edit() -> None:
    edits = Counter(
        repr({key: one.data.get(key) for key in ("start", "against", "then", *EDIT)})
        for one in the_set.entries()
    )
    assert [edit for edit, times in edits.items() if times > 1] == []


EDIT = ("file", "new", "count", *the_set.KINDS)


@pytest.mark.parametrize("kind", SECTIONS)
def test_each_edit_can_be_made_and_its_place_is_there(
    kind: str, starts: dict[str, Path], tmp_path: Path
) -> None:
    chosen = [one for one in the_set.entries() if one.kind == kind]
    done = edit_all(chosen, starts, tmp_path)
    assert len(done) == len(chosen) >= 25
    for one in done:
        assert one.entry.right or one.places


def test_an_edit_that_fits_nowhere_is_told(starts: dict[str, Path], tmp_path: Path) -> None:
    entry = the_set.Entry(
        "signs", right=True, data={"id": "x", "file": "fora.yaml", "old": "intet", "new": ""}
    )
    with pytest.raises(the_set.SetError, match="0 times"):
        edit_all([entry], starts, tmp_path)


def test_what_is_edited_is_clean_and_a_finding_counts_only_in_its_place(
    starts: dict[str, Path], tmp_path: Path
) -> None:
    data = {"file": "fora.yaml", "old": "name: I lederteamet", "new": "name: I  lederteamet"}
    here = the_set.Entry("signs", right=False, data={"id": "here", **data})
    beside = the_set.Entry("signs", right=False, data={"id": "beside", "at": "alene", **data})
    clean = the_set.Entry(
        "signs", right=True, data={"id": "clean", "file": "fora.yaml", "add": "# Her.\n"}
    )
    first, second, third = edit_all([here, beside, clean], starts, tmp_path)
    new = lint(first, starts["box"], spelling=False)
    assert [hit.said.split()[0] for hit in new] == ["LG406"]
    assert judge(first, new).at_line
    assert judge(second, new).in_file
    assert not judge(second, new).at_line
    assert lint(third, starts["box"], spelling=False) == ()
