"""``lg.toml``: what is wrong in it is told at its line, and what it names is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.diagnostics import Diagnostic
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

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


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("[tjek]\nignore = [\n", "2:1", "lg.toml kan ikke læses her."),
        ("[tjek]\n\nignore == 1\n", "3:9", "lg.toml kan ikke læses her."),
        ('[tjek]\nignor = ["LG5"]\n', "2:1", "lg ikke kender. Mente du ”ignore”?"),
        ("[tjek]\n[andet]\nx = 1\n", "2:2", "en overskrift, som lg ikke kender"),
        ("[tjek]\nignore = 3\n", "2:1", "lg.toml skal have lister af koder."),
        ('[tjek]\n[tjek.filer]\n"roles/x.yaml" = "LG5"\n', "3:2", "lister af koder"),
        ("[tjek]\n\nstavning = 1\n", "3:1", "true eller false i stavning"),
        ("tjek = 1\n", "1:1", "skal have [tjek] som en overskrift"),
        ('[tjek]\nark = ["lus"]\n', "2:1", "står under en overskrift"),
        ('\nark = "lus"\n', "2:1", "en liste af navne efter ark"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text: str, place: str, said: str) -> None:
    for start in ("", "\ufeff"):
        found = read_settings(f"{start}{text}".encode(), "lg.toml")
        assert isinstance(found, Diagnostic)
        assert (str(found.span), found.code) == (f"lg.toml:{place}", "LG106")
        assert said in found.message


def test_another_encoding_is_told_at_its_line() -> None:
    found = read_settings(b"[tjek]\n# \xe6\n", "lg.toml")
    assert isinstance(found, Diagnostic)
    assert (str(found.span), found.message) == ("lg.toml:2:1", "lg.toml er ikke gemt som UTF-8.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[tjek]\nignore = ["LG503", "LG888"]\n', ["lg.toml:2:21"]),
        ('[tjek]\nignore = ["LG5"]\n', []),
        ('[tjek.filer]\n"roles/direktor.yaml" = ["LG501"]\n', ["lg.toml:2:2"]),
        ('[tjek.filer]\n"roles/*.yaml" = ["LG501"]\n', []),
        ('[tjek.filer]\n"sheets/lus.yaml" = ["LG777"]\n', ["lg.toml:2:23"]),
    ],
)
def test_what_it_names_is_there(text: str, told: list[str], framework_copy: Path) -> None:
    (framework_copy.parent / "lg.toml").write_text(f"\ufeff{text}", encoding="utf-8")
    found = check_framework(framework_copy, "framework", Settings()).findings
    assert [str(one.span) for one in found] == told
    assert {one.code for one in found} <= {"LG111"}
