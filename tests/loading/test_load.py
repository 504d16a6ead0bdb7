"""Loading: a sound framework becomes one, and everything wrong with another is told at once."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.copies import copy_of

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SMALL = FIXTURES / "valid" / "lille"
CASES = sorted(path.name for path in (FIXTURES / "invalid").iterdir())


def test_the_cases_are_there() -> None:
    assert len(CASES) > 35


def test_a_small_framework_of_another_municipality_loads() -> None:
    loaded = load(SMALL, "lille")
    assert loaded.diagnostics == ()
    framework = loaded.framework()
    assert framework is not None
    assert [role.id for role in framework.roles] == ["afdelingschef", "teamleder"]
    assert framework.quotes is None


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_told_with_place_and_remedy(case: str, tmp_path: Path) -> None:
    """A case is the small framework with some files replaced; ``forventet.txt`` says the rest."""
    overlay = FIXTURES / "invalid" / case
    folder = tmp_path / "framework"
    shutil.copytree(SMALL, folder)
    shutil.copytree(
        overlay, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("forventet.txt")
    )
    loaded = load(folder, "framework")
    told = "".join(
        f"{found.span} {found.code} {found.severity}\n  {found.message}\n  → {found.remedy}\n"
        + "".join(f"  {related.span} {related.message}\n" for related in found.related)
        for found in loaded.diagnostics
    )
    expected = overlay / "forventet.txt"
    if os.environ.get("LG_UPDATE"):
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")
    errors = [one for one in loaded.diagnostics if one.severity is Severity.ERROR]
    assert (loaded.framework() is None) is bool(errors)
    assert loaded.diagnostics


def test_missing_files_are_told(tmp_path: Path) -> None:
    shutil.copy(SMALL / "framework.yaml", tmp_path)
    loaded = load(tmp_path, "min mappe")
    assert [str(found.span) for found in loaded.diagnostics] == [
        "min mappe/pejlemaerker.yaml:1:1",
        "min mappe/roles:1:1",
    ]


def test_what_an_interrupted_writing_left_is_passed_over(framework_copy: Path) -> None:
    (framework_copy / "roles" / ".direktoer.yaml.1a2b3c4d.tmp").write_bytes(b"\xff")
    (framework_copy / ".fora.yaml.1a2b3c4d.tmp").write_bytes(b"\xff")
    assert load(framework_copy, "framework").diagnostics == ()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    loaded = load(tmp_path / "væk", "væk")
    assert "Den findes ikke" in loaded.diagnostics[0].message


def test_a_file_over_the_limit_is_refused_unread(framework_copy: Path) -> None:
    big = framework_copy / "roles" / "direktoer.yaml"
    big.write_bytes(b"# " + b"x" * files.MAX_BYTES)
    loaded = load(framework_copy, "framework")
    assert [(found.code, found.span.file) for found in loaded.diagnostics] == [
        ("LG004", "framework/roles/direktoer.yaml")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX's")
def test_a_pipe_is_refused_and_not_waited_for(framework_copy: Path) -> None:
    os.mkfifo(framework_copy / "roles" / "pibe.yaml")
    loaded = load(framework_copy, "framework")
    assert [found.code for found in loaded.diagnostics] == ["LG012"]


def test_what_is_sent_in_has_the_same_limit(framework_copy: Path) -> None:
    name = "roles/direktoer.yaml"
    loaded = load(framework_copy, "framework", {name: b"#" * (files.MAX_BYTES + 1)})
    assert [(found.code, found.span.file) for found in loaded.diagnostics] == [
        ("LG004", "framework/roles/direktoer.yaml")
    ]


def test_a_folder_that_cannot_be_listed_is_told_and_nothing_else(
    framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listdir(folder: str, listed: Callable[[str], list[str]] = os.listdir) -> list[str]:
        if folder.endswith("roles"):
            raise PermissionError(errno.EACCES, "")
        return listed(folder)

    monkeypatch.setattr(os, "listdir", listdir)  # the administrator may list all folders
    loaded = load(framework_copy, "framework")
    assert [(str(found.span), found.code) for found in loaded.diagnostics] == [
        ("framework/roles:1:1", "LG013")
    ]
    assert "Der mangler adgang til den" in loaded.diagnostics[0].message
    with pytest.raises(PermissionError):
        list(files.yaml_files(framework_copy))


def test_a_name_no_file_can_have_is_told_where_it_stands(framework_copy: Path) -> None:
    about = framework_copy / "framework.yaml"
    text = about.read_text(encoding="utf-8")
    named = next(line for line in text.splitlines() if "file: source/" in line)
    about.write_text(text.replace(named, f"  file: source/{'v' * 300}.txt"), encoding="utf-8")
    [found] = load(framework_copy, "framework").diagnostics
    assert (found.code, found.span.line) == ("LG202", text.splitlines().index(named) + 1)


def test_a_number_is_told_as_it_is_written(tmp_path: Path) -> None:
    folder = copy_of(SMALL, tmp_path / "framework")
    role = folder / "roles" / "teamleder.yaml"
    text = role.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    for number in ("1e400", "1.10", "0x1F", "TRUE"):
        role.write_text(text.replace(title, f"title: {number}"), encoding="utf-8")
        [found] = load(folder, "framework").diagnostics
        assert (found.code, found.span.line) == ("LG103", 2)
        assert found.remedy == f'Sæt lige anførselstegn om det: "{number}".'


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights on Windows")
def test_a_link_to_nowhere_is_told(framework_copy: Path) -> None:
    (framework_copy / "roles" / "loes.yaml").symlink_to("ingen-steder.yaml")
    loaded = load(framework_copy, "framework")
    assert [found.code for found in loaded.diagnostics] == ["LG013"]
    assert "Genvejen peger på noget, der ikke findes" in loaded.diagnostics[0].message


def test_the_collector_is_left_as_it_was() -> None:
    import gc

    assert gc.isenabled()
    load(SMALL, "lille")
    assert gc.isenabled()
