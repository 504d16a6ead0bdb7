"""``lg`` by pipx and uv, from the built wheel, without a network while they do it.

Its dependencies are fetched once by pip, into a folder; after that every way out is closed.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.programs import missing, run, surroundings

from ledelsesgrundlag_cli import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[2]
NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody listens at: whatever tries to reach the network fails at once."""


class Offline(NamedTuple):
    """A place where programs run with a folder of packages, and no network.

    pipx installs by uv where it is, as here: that takes seconds less than by pip.
    """

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


def guide() -> list[list[str]]:
    """The commands that the guide to installing shows for pipx and uv, in words."""
    page = (REPOSITORY / "docs" / "installer.md").read_text(encoding="utf-8")
    section = page.split("## Med pipx eller uv\n")[1].split("\n## ")[0]
    blocks = re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`((?:pipx|uv) (?:tool )?uninstall [^`]+)`", section)
    return [line.split() for line in [*"".join(blocks).splitlines(), *inline]]


def module(words: Sequence[str]) -> tuple[str, ...]:
    """A command of pipx or uv as arguments of this Python; ``uvx`` is ``uv tool run``."""
    return ("uv", "tool", "run", *words[1:]) if words[0] == "uvx" else tuple(words)


COMMANDS = guide()
RUN = [words for words in COMMANDS if "FIL" in words]
INSTALL = [words for words in COMMANDS if "install" in words]
UNINSTALL = [words for words in COMMANDS if "uninstall" in words]


def test_the_guide_shows_both_programs() -> None:
    for commands, wanted in ((RUN, ("pipx", "uvx")), (INSTALL, ("pipx", "uv"))):
        assert tuple(words[0] for words in commands) == wanted
    assert [words[0] for words in UNINSTALL] == [words[0] for words in INSTALL]


@pytest.mark.parametrize("words", RUN, ids=lambda words: words[0])
def test_lg_runs_without_being_installed(offline: Offline, wheel: Path, words: list[str]) -> None:
    """Pipx by pip, as for those who have no uv."""
    offline.env["PIPX_DEFAULT_BACKEND"] = "pip"
    command = module([str(wheel) if word == "FIL" else word for word in words])
    assert "Forventninger til lederrollen" in offline.run(*command)
    version = (*command[: command.index("lg") + 1], "--version")
    assert f"lg {__version__}" in offline.run(*version).splitlines()
    assert list((offline.home / "bin").glob("*")) == []


@pytest.mark.parametrize(
    ("words", "uninstall"),
    list(zip(INSTALL, UNINSTALL, strict=True)),
    ids=[words[0] for words in INSTALL],
)
def test_lg_is_installed_renewed_and_removed_as_the_guide_says(
    offline: Offline, wheel: Path, sdist: Path, words: list[str], uninstall: list[str]
) -> None:
    """From the folder that was fetched, when it has changed, and from the file."""
    with tarfile.open(sdist) as held:
        held.extractall(offline.home / "hentet", filter="data")
    [folder] = (offline.home / "hentet").iterdir()
    assert words[-1] == "."
    command = [*module(words[:-1])]
    offline.run(*command, folder)
    assert offline.lg("--version") == f"lg {__version__}\n"

    about = folder / "src" / "ledelsesgrundlag_cli" / "__init__.py"
    text = about.read_text(encoding="utf-8")
    about.write_text(text.replace(f'"{__version__}"', '"99.0.0"'), encoding="utf-8")
    offline.run(*command, "--force", folder)
    assert offline.lg("--version") == "lg 99.0.0\n"

    offline.run(*command, "--force", wheel)
    assert offline.lg("--version") == f"lg {__version__}\n"
    assert "Forventninger til lederrollen" in offline.lg("role", "leder-af-ledere")

    offline.run(*module(uninstall))
    assert list((offline.home / "bin").glob("*")) == []
