"""LG646 and LG647: what HR is to write is an error where a sheet is on, and nothing where it is
off.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
OFF = ('ark = ["lus"]\n', "ark = []\n", None)
FIELDS = ["purpose", "who", "voluntary", "kept", "notice", "legal", "checked"]


@pytest.fixture
def framework(tmp_path: Path) -> Path:
    """The small framework with a sheet that is to be turned on."""
    there = Path(shutil.copytree(FIXTURES / "valid/lille", tmp_path / "framework"))
    shutil.copy(FIXTURES / "sheets/nabosyn.yaml", there / "sheets")
    return there


def found(framework: Path, *, slips: bool = False) -> list[tuple[str, str, Severity]]:
    """Return what is found: the code, the field of the line, and how much it matters."""
    lines = {
        path.name: path.read_text(encoding="utf-8").splitlines()
        for path in (framework / "sheets").iterdir()
    }
    asked = Settings(select=("LG646", "LG647"), slips=slips)
    return [
        (
            one.code,
            lines[Path(one.span.file).name][one.span.line - 1].partition(":")[0],
            one.severity,
        )
        for one in check_framework(framework, "framework", asked).findings
    ]


def test_each_is_an_error_where_the_sheet_is_on(framework: Path) -> None:
    (framework.parent / "lg.toml").write_text('ark = ["Nabosyn"]\n', encoding="utf-8")
    told = found(framework)
    assert [field for _, field, _ in told] == FIELDS
    assert [code for code, *_ in told] == ["LG646"] * 6 + ["LG647"]
    assert {severity for *_, severity in told} == {Severity.ERROR}


@pytest.mark.parametrize("listed", OFF)
@pytest.mark.parametrize("slips", [False, True])
def test_nothing_is_said_where_it_is_off(
    listed: str | None, framework: Path, *, slips: bool
) -> None:
    if listed is not None:
        (framework.parent / "lg.toml").write_text(listed, encoding="utf-8")
    assert found(framework, slips=slips) == []


def test_of_other_sheets_it_is_a_note_for_those_who_look_for_it(framework: Path) -> None:
    path = framework / "sheets/lus.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}kept: ""\nchecked: {{by: En jurist}}\n', encoding="utf-8")
    assert found(framework) == []
    assert found(framework, slips=True) == [
        ("LG646", "kept", Severity.NOTE),
        ("LG647", "checked", Severity.NOTE),
    ]
