"""``lg migrate``: told when it is needed, shown before, and all of it or nothing."""

from __future__ import annotations

import re
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from tests.authoring.migrate.stepping import TO_2

from ledelsesgrundlag_cli.authoring.migrate import run
from ledelsesgrundlag_cli.loading import load, schema_version

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")


@pytest.fixture
def workplace(framework_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder beside a framework, for an lg that reads the next form."""
    monkeypatch.setattr(run, "STEPS", (TO_2,))
    for module in (schema_version, load):
        monkeypatch.setattr(module, "SCHEMA", 2)
    return framework_copy.parent


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("words", [("role", "centerchef"), ("lint",), ("lus", "centerchef")])
def test_every_command_says_that_the_files_are_older(words: tuple[str, ...], lg: Lg) -> None:
    code, out, err = lg(*words)
    assert code == 1
    told = " ".join((out + err).split())
    assert "lavet til en ældre version af lg (schema 1)" in told
    assert "`lg opgrader`" in told
    assert told.count("LG") == (1 if words == ("lint",) else 0)


def test_the_files_are_brought_up_to_date(lg: Lg, workplace: Path) -> None:
    code, out, err = lg("opgrader")
    assert (code, out) == (0, "")
    assert re.search(r"^Omskrevet: \d\d filer i ”framework”\.$", err, re.MULTILINE)
    assert "Feltet ”organisation” hedder nu ”owner”" in err
    assert "owner: Odsherred Kommune" in (workplace / "framework/framework.yaml").read_text(
        "utf-8"
    )
    before = files_in(workplace)
    assert lg("migrate") == (0, "", "Filerne har allerede den nyeste form (schema 2).\n")
    assert lg("migrate", "--diff")[0] == 0
    assert files_in(workplace) == before


def test_diff_shows_and_writes_nothing(lg: Lg, workplace: Path) -> None:
    before = files_in(workplace)
    code, out, err = lg("migrate", "--diff", "--framework", "framework")
    assert (code, err) == (1, "")
    assert "--- framework/framework.yaml" in out
    assert "\n-schema: 1\n+schema: 2\n" in out
    assert "\n-organisation: Odsherred Kommune\n+owner: Odsherred Kommune\n" in out
    assert files_in(workplace) == before


@POSIX
def test_the_files_keep_their_rights(lg: Lg, workplace: Path) -> None:
    about = workplace / "framework/framework.yaml"
    about.chmod(0o640)
    assert lg("migrate")[0] == 0
    assert stat.S_IMODE(about.stat().st_mode) == 0o640


def test_a_file_that_cannot_be_read_stops_it_all(lg: Lg, workplace: Path) -> None:
    (workplace / "framework/quotes.yaml").write_text("quotes: [\n", encoding="utf-8")
    before = files_in(workplace)
    code, out, err = lg("migrate")
    assert (code, out) == (1, "")
    assert "framework/quotes.yaml" in err
    assert err.endswith("Der er ikke ændret noget.\n")
    assert files_in(workplace) == before


def test_a_disk_that_is_full_changes_nothing(
    lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_in(workplace)
    count = 0

    def full(_handle: int) -> None:
        nonlocal count
        count += 1
        if count > 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = lg("migrate")
    assert code == 1
    assert "Disken er fuld. Der er ikke ændret noget." in err
    assert count == 4
    assert files_in(workplace) == before


def test_a_newer_form_is_left_alone(lg: Lg, workplace: Path) -> None:
    about = workplace / "framework/framework.yaml"
    about.write_text("schema: 7\n", encoding="utf-8")
    code, _, err = lg("migrate")
    assert code == 1
    assert "nyere version af lg (schema 7)" in err
    assert about.read_text(encoding="utf-8") == "schema: 7\n"


def test_the_one_in_the_box_is_never_touched(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tom").mkdir()
    monkeypatch.chdir(tmp_path / "tom")
    (tmp_path / "framework/framework.yaml").unlink()
    code, _, err = lg("migrate")
    assert code == 2
    assert "Der er ikke noget ledelsesgrundlag her." in err


def test_a_framework_of_today_has_the_newest_form(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(framework_copy.parent)
    before = files_in(framework_copy)
    assert lg("migrate") == (0, "", "Filerne har allerede den nyeste form (schema 1).\n")
    assert files_in(framework_copy) == before
