"""The adopted text is read evenly: what editors, systems and git do to it is no error."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCE = "source/ledelsesgrundlag.txt"


def findings(framework: Path) -> list[str]:
    found = check_framework(framework, "framework", Settings(ignore=("LG59",))).findings
    return [f"{one.code} {one.message}" for one in found]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n\n", "\n  \n"),
        lambda text: text.replace("\n", " \n"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "\ufeff" + text,
    ],
    ids=["CRLF", "CR", "spaces on empty lines", "spaces at the ends", "NFD", "BOM"],
)
def test_the_source_may_be_written_in_other_ways(
    change: Callable[[str], str], framework_copy: Path
) -> None:
    file = framework_copy / SOURCE
    before = file.read_bytes().decode()
    after = change(before)
    assert after != before
    file.write_bytes(after.encode())
    assert findings(framework_copy) == []


def test_a_pointer_of_git_lfs_is_told_as_one(framework_copy: Path) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 3\n"
    (framework_copy / SOURCE).write_bytes(pointer)
    [found] = findings(framework_copy)
    assert found.startswith("LG011 ")
    assert "Git LFS" in found
