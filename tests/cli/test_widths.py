"""What is told on the screen fits it, and running text keeps a measure one can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.words.measure import READABLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

TOLD = (
    ("status",),
    ("ark",),
    ("forklar",),
    ("forklar", "LG302"),
    ("søg", "borger"),
    ("tjek", "--slips"),
)


@pytest.mark.parametrize("columns", [60, 160])
@pytest.mark.parametrize("words", TOLD, ids=" ".join)
def test_no_line_is_too_long(
    words: tuple[str, ...], columns: int, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, _ = lg(*words)
    assert code == 0
    quoted = ("    ", "lg ", "framework/")  # an example, a command and a place stay in one piece
    lines = [line for line in out.splitlines() if " | " not in line]
    assert [line for line in lines if line != line.rstrip()] == []
    shown = [line for line in lines if not line.startswith(quoted)]
    assert shown
    assert max(map(len, shown)) <= min(columns, READABLE)


def test_what_is_changed_stands_where_it_is_counted(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = framework_copy / "roles" / "leder-af-ledere.yaml"
    text = role.read_text(encoding="utf-8")
    changed = text.replace("Sætter faglige mål sammen", "Sætter mål sammen")
    assert changed != text
    role.write_text(changed, encoding="utf-8")
    monkeypatch.chdir(framework_copy.parent)
    said = lg("status")[1].splitlines()
    at = next(number for number, line in enumerate(said) if line.startswith("  Siden da:  "))
    assert said[at + 1] == f"{' ' * 13}ændret  roles/leder-af-ledere/ll-faglige-maal"
    assert said[at + 2 : at + 4] == [
        f"{' ' * 21}Før: Sætter [faglige] mål sammen med lederne",
        f"{' ' * 21}Nu:  Sætter mål sammen med lederne",
    ]
    assert said[at + 4].startswith("  Tjek:      ")
