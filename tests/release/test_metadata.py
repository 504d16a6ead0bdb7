"""What the built package says of itself: its version, its licences, whom it is for."""

from __future__ import annotations

import email.parser
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest
from packaging.licenses import canonicalize_license_expression
from packaging.specifiers import SpecifierSet

from ledelsesgrundlag_cli import __version__

if TYPE_CHECKING:
    from email.message import Message

REPOSITORY = Path(__file__).resolve().parents[2]
LICENCES = {
    "MIT": ("LICENSE", "MIT License\n"),
    "OFL-1.1": ("templates/fonts/OFL.txt", "SIL OPEN FONT LICENSE Version 1.1"),
    "LicenseRef-Odsherred-Kommune": (
        "LICENSES/LicenseRef-Odsherred-Kommune.txt",
        "Odsherred Kommune's.",
    ),
}
"""Each part of the licence expression: the file that holds its words, and some of them."""


@pytest.fixture
def metadata(wheel: Path) -> Message:
    """The wheel's METADATA."""
    with zipfile.ZipFile(wheel) as held:
        [name] = [one for one in held.namelist() if one.endswith(".dist-info/METADATA")]
        return email.parser.Parser().parsestr(held.read(name).decode("utf-8"))


@pytest.mark.slow
def test_the_licences_of_code_fonts_and_text_are_told_apart(
    metadata: Message, wheel: Path
) -> None:
    expression = metadata["License-Expression"]
    assert canonicalize_license_expression(expression) == expression
    assert expression.split(" AND ") == list(LICENCES)
    assert set(metadata.get_all("License-File", [])) == {name for name, _ in LICENCES.values()}
    assert metadata["License"] is None
    with zipfile.ZipFile(wheel) as held:
        folder = f"ledelsesgrundlag_cli-{__version__}.dist-info/licenses"
        for name, words in LICENCES.values():
            assert words in held.read(f"{folder}/{name}").decode("utf-8"), name


def test_the_licence_of_the_code_points_at_the_two_others() -> None:
    text = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    others = [name for name, _ in LICENCES.values() if name != "LICENSE"]
    assert len(others) == 2
    assert all(f"`{name}`" in text for name in others)


@pytest.mark.slow
def test_the_author_is_whom_the_licence_names_and_nothing_is_invented(metadata: Message) -> None:
    """No address is known: none may stand there before one is."""
    text = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert metadata["Author"]
    assert f" {metadata['Author']}\n" in text
    assert metadata["Author-email"] is None
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert metadata.get_all("Project-URL", []) == [
        f"{name}, {url}" for name, url in project.get("urls", {}).items()
    ]


def test_the_classifiers_name_the_versions_it_is_tried_on(metadata: Message) -> None:
    classifiers = metadata.get_all("Classifier", [])
    assert not any(one.startswith("License ::") for one in classifiers)  # beside an expression
    language = "Programming Language :: Python :: 3."
    versions = [one.removeprefix(language) for one in classifiers if one.startswith(language)]
    assert versions == ["11", "12", "13", "14"]
    allowed = SpecifierSet(metadata["Requires-Python"])
    assert all(f"3.{minor}" in allowed for minor in versions)
    assert "3.10" not in allowed


def test_the_version_is_told_once(metadata: Message, wheel: Path, sdist: Path) -> None:
    assert metadata["Version"] == __version__
    assert wheel.name == f"ledelsesgrundlag_cli-{__version__}-py3-none-any.whl"
    assert sdist.name == f"ledelsesgrundlag_cli-{__version__}.tar.gz"


def test_the_sdist_is_the_repository(sdist: Path) -> None:
    """Its tests can be run from it, as the release does."""
    with tarfile.open(sdist) as held:
        names = {PurePosixPath(*PurePosixPath(one).parts[1:]) for one in held.getnames()}
    assert PurePosixPath("tests/conftest.py") in names
    if not (REPOSITORY / ".git").exists():
        return  # these tests run from an unpacked sdist: that is the proof
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout
    tracked = {PurePosixPath(name) for name in listed.split("\0") if name}
    assert len(tracked) > 500
    existing = {name for name in tracked if (REPOSITORY / name).is_file()}
    assert names == existing | {PurePosixPath("PKG-INFO")}


@pytest.mark.slow
def test_the_sdist_builds_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    """What is tried of the one holds for the other, and the same input gives the same bytes."""
    with tarfile.open(sdist) as held:
        held.extractall(tmp_path, filter="data")
    [unpacked] = tmp_path.iterdir()
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again")
    subprocess.run(build, cwd=unpacked, check=True, capture_output=True)
    [again] = (tmp_path / "again").iterdir()
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()
