"""``lg.toml`` names a dictionary's folder on this computer, and never one on another."""

from __future__ import annotations

import pytest

from ledelsesgrundlag_cli.diagnostics import Diagnostic
from ledelsesgrundlag_cli.lint.settings import Settings, read_settings

ELSEWHERE = (
    "//host/share",
    r"\\host\share",
    r"/\host\share",
    r"\/host/share",
    r"//host\share",
    r"\\?\UNC\host\share",
    "//?/UNC/host/share",
    r"\\.\UNC\host\share",
    r"/\?/unc/host/share",
    r"\??\UNC\host\share",
    "/??/UNC/host/share",
    r"\\host@SSL@8443\DavWWWRoot\x",
    r" \\host\share",
    "\t//host/share",
)
HERE = (
    "ordbog",
    "../ordbog",
    "/usr/share/hunspell",
    r"C:\ordbog",
    "H:/ordbog",
    "a//b",
    r"a\\b",
    "",
)


@pytest.mark.parametrize(
    "lines", ["[tjek]\nordbog = {}\n", "tjek.ordbog = {}\n", "tjek = {{ ordbog = {} }}"]
)
@pytest.mark.parametrize("folder", ELSEWHERE)
def test_a_folder_on_another_computer_is_refused_with_its_place(folder: str, lines: str) -> None:
    text = "# ordbog = 1\n\n" + lines.format(f'"{folder}"'.replace("\\", "\\\\"))
    found = read_settings(text.encode("utf-8"), "lg.toml")
    assert isinstance(found, Diagnostic)
    assert found.code == "LG106"
    assert found.message == "Mappen efter ordbog i lg.toml ligger på en anden computer."
    row, line = next(
        (at, one) for at, one in enumerate(text.split("\n"), 1) if folder[-1] + '"' in one
    )
    assert str(found.span) == f"lg.toml:{row}:{line.index('ordbog') + 1}"


@pytest.mark.parametrize("folder", HERE)
def test_any_other_may_be_named(folder: str) -> None:
    found = read_settings(f"[tjek]\nordbog = '{folder}'\n".encode(), "lg.toml")
    assert isinstance(found, Settings)
    assert found.dictionary == folder
