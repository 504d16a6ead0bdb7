"""The wheel: it holds what it needs, and works offline, in any folder, on a fresh interpreter."""

from __future__ import annotations

import os
import subprocess
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[1]


def files_in(folder: Path) -> set[str]:
    """The files below a folder that are part of the project."""
    return {
        path.relative_to(REPOSITORY).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_framework_and_the_templates(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = files_in(REPOSITORY / "framework") | files_in(REPOSITORY / "templates")
    assert len(wanted) > 30
    assert {f"ledelsesgrundlag_cli/bundled/{name}" for name in wanted} <= held
    assert not any("tests" in name or "Makefile" in name for name in held)


def test_the_wheel_works_offline_outside_the_repository(wheel: Path, tmp_path: Path) -> None:
    """The dependencies are those installed here; everything else comes from the wheel alone."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    zipfile.ZipFile(wheel).extractall(site)
    import typer

    here = Path(typer.__file__).parents[1]
    Path(site, "dependencies.pth").write_text(f"{here}\n", encoding="utf-8")
    elsewhere = tmp_path / "et andet sted"
    elsewhere.mkdir()
    # The editable install of this checkout must not be what answers.
    probe = subprocess.run(
        [python, "-c", "import ledelsesgrundlag_cli; print(ledelsesgrundlag_cli.__file__)"],
        check=True,
        capture_output=True,
        text=True,
        cwd=elsewhere,
    )
    assert Path(site) in Path(probe.stdout.strip()).parents
    quiet = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80"}
    quiet.pop("LG_FRAMEWORK", None)
    for arguments, expected in (
        (["role", "leder-af-ledere"], "Leder af ledere"),
        (["lus", "leder-af-ledere", "-o", "lus.html"], ""),
        (["pejlemaerke", "mod-og-nytaenkning", "--forum", "lederteam"], "I lederteamet"),
        (["templates"], "html/style.css"),
        ([], "leder-af-medarbejdere"),
    ):
        done = subprocess.run(
            [python, "-m", "ledelsesgrundlag_cli", *arguments],
            cwd=elsewhere,
            env=quiet,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        assert expected in done.stdout.decode()
    assert "følger med" in done.stdout.decode()
    assert (elsewhere / "lus.html").stat().st_size > 10_000
