"""``lg`` by pipx and uv, from the built wheel, without a network while they do it.

Its dependencies are fetched once by pip, into a folder; after that every way out is closed.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tarfile
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.programs import missing, run, surroundings

from ledelsesgrundlag_cli import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.slow

NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody listens at: whatever tries to reach the network fails at once."""


class Offline(NamedTuple):
    """A place where programs run with a folder of packages, and no network."""

    home: Path
    env: dict[str, str]

    def run(self, *command: str | Path) -> str:
        """Run a Python program's module, which must succeed; give all it said."""
        done = run(sys.executable, "-m", *command, cwd=self.home, env=self.env)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def lg(self, *arguments: str) -> str:
        """Run the ``lg`` that was installed, as a person would: by its name alone."""
        program = self.home / "bin" / ("lg.exe" if os.name == "nt" else "lg")
        done = run(program, *arguments, cwd=self.home, env=self.env)
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.fixture(scope="module")
def packages(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel depends on, what builds it, and the pip that pipx wants."""
    for name in ("pipx", "uv"):
        if importlib.util.find_spec(name) is None:
            missing(f"the Python package {name} is not installed")
    folder = tmp_path_factory.mktemp("pakker")
    fetch = ("-m", "pip", "download", "--quiet", "--dest", folder, wheel, "hatchling", "pip")
    done = run(sys.executable, *fetch, cwd=folder, env=surroundings())
    if done.returncode != 0:
        missing(f"pip cannot fetch packages here: {done.stdout}")
    (folder / wheel.name).unlink(missing_ok=True)
    return folder


@pytest.fixture
def offline(packages: Path, tmp_path: Path) -> Offline:
    """A new home, and programs that find packages in the folder only."""
    inherited = {
        name: value
        for name, value in surroundings().items()
        if not name.startswith(("PIP", "UV_", "XDG_"))
    }
    proxies = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    homes = {
        "HOME": tmp_path,
        "USERPROFILE": tmp_path,
        "PIPX_HOME": tmp_path / "pipx",
        "PIPX_BIN_DIR": tmp_path / "bin",
        "UV_CACHE_DIR": tmp_path / "uv",
        "UV_TOOL_DIR": tmp_path / "tools",
        "UV_TOOL_BIN_DIR": tmp_path / "bin",
    }
    return Offline(
        tmp_path,
        inherited
        | dict.fromkeys(proxies + tuple(name.lower() for name in proxies), NOWHERE)
        | {name: str(path) for name, path in homes.items()}
        | {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(packages)}
        | {"UV_NO_CONFIG": "1", "UV_OFFLINE": "1", "UV_NO_INDEX": "1"}
        | {"UV_FIND_LINKS": str(packages), "UV_PYTHON": sys.executable},
    )


def test_the_network_is_closed(offline: Offline, wheel: Path) -> None:
    """Else the rest would prove nothing: without the folder, nothing can be installed."""
    without = {**offline.env, "PIP_FIND_LINKS": "", "UV_FIND_LINKS": ""}
    for index in ({}, {"PIP_NO_INDEX": "0", "UV_NO_INDEX": "0", "UV_OFFLINE": "0"}):
        done = run(
            *(sys.executable, "-m", "uv", "tool", "run", "--from", wheel, "lg", "--version"),
            cwd=offline.home,
            env={**without, **index},
        )
        assert done.returncode != 0, done.stdout


@pytest.mark.parametrize(
    "program",
    [
        ("pipx", "run", "--backend", "pip", "--spec"),
        ("uv", "tool", "run", "--from"),
    ],
    ids=["pipx run", "uvx"],
)
def test_lg_runs_without_being_installed(
    offline: Offline, wheel: Path, program: Sequence[str]
) -> None:
    assert f"lg {__version__}" in offline.run(*program, wheel, "lg", "--version").splitlines()
    card = offline.run(*program, wheel, "lg", "role", "leder-af-ledere")
    assert "Forventninger til lederrollen" in card
    assert list((offline.home / "bin").glob("*")) == []


@pytest.mark.parametrize(
    "program",
    [("pipx", "install", "--backend", "uv"), ("uv", "tool", "install")],
    ids=["pipx", "uv"],
)
@pytest.mark.parametrize("what", ["wheel", "folder"])
def test_lg_can_be_installed_as_the_guide_says(
    offline: Offline, wheel: Path, sdist: Path, program: Sequence[str], what: str
) -> None:
    """From the file, and from the folder that was fetched; then ``lg`` is a program of its own."""
    source = wheel
    if what == "folder":
        with tarfile.open(sdist) as held:
            held.extractall(offline.home / "hentet", filter="data")
        [source] = (offline.home / "hentet").iterdir()
    offline.run(*program, source)
    assert offline.lg("--version") == f"lg {__version__}\n"
    assert "Forventninger til lederrollen" in offline.lg("role", "leder-af-ledere")
