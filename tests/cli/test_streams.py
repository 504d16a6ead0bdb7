"""Consoles that are old, pipes that close, disks that are full, folders that are gone."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.long import some

from ledelsesgrundlag_cli.cli import console, opening
from ledelsesgrundlag_cli.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import RunLg

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[2]
LG = f"{sys.executable} -m ledelsesgrundlag_cli"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="written for a POSIX shell")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")


class Ended(NamedTuple):
    """How a command in a shell ended, in bytes."""

    code: int
    out: bytes
    err: bytes


def shell(
    command: str, env: Mapping[str, str | None] | None = None, cwd: Path = REPOSITORY
) -> Ended:
    """Run a command line in bash, where ``LG`` is the program and a pipe fails as lg does."""
    variables: dict[str, str] = {**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1", "LG": LG}
    unset = dict.fromkeys(("LG_FRAMEWORK", "PYTHONIOENCODING", "NO_COLOR", "FORCE_COLOR"))
    for name, value in {**unset, **(env or {})}.items():
        variables.pop(name, None)
        if value is not None:
            variables[name] = value
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=cwd,
        env=variables,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode("utf-8", "replace")
    assert b"Exception ignored" not in done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def full(run_lg: RunLg) -> str:
    """A role card with all its letters."""
    return run_lg("role", "direktoer").out


@pytest.mark.parametrize("encoding", some(["ascii", "cp1252", "cp850", "cp437", "utf-8"], 2))
def test_any_console_can_show_the_documents(encoding: str, full: str) -> None:
    """What a console has no letters for comes in plain ones, and nothing is lost."""
    plain = {
        letter: letter if letter.encode(encoding, "ignore") else instead
        for letter, instead in (("æ", "ae"), ("ø", "oe"), ("å", "aa"))
    }
    done = shell("$LG role direktoer; $LG role æøå; exit 0", {"PYTHONIOENCODING": encoding})
    out, err = done.out.decode(encoding), done.err.decode(encoding)
    assert "?" not in out
    assert len(out.splitlines()) == len(full.splitlines())
    assert out.splitlines()[1] == f"Direkt{plain['ø']}rer"
    mark = "”" if "”".encode(encoding, "ignore") else '"'
    assert f"der hedder {mark}{''.join(plain.values())}{mark}." in err


@POSIX
def test_any_console_can_show_a_matrix() -> None:
    """Its lines too."""
    out = shell("$LG matrix", {"PYTHONIOENCODING": "ascii", "COLUMNS": "120"}).out.decode("ascii")
    assert "?" not in out
    assert " | " in out
    assert "--+--" in out


def test_a_c_locale_shows_danish_in_plain_letters() -> None:
    bare: dict[str, str | None] = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    done = shell("$LG pejlemaerke mod-og-nytaenkning; $LG role direktør", bare)
    assert done.code == 2
    assert b"Mod og nytaenkning" in done.out
    assert done.out.isascii()
    assert b"Mente du direktoer?" in done.err
    assert done.err.isascii()


@POSIX
def test_the_usual_c_locale_is_utf8() -> None:
    done = shell("$LG role direktør", {"LC_ALL": "C", "PYTHONUTF8": None})
    assert done.code == 0
    assert "Direktører" in done.out.decode("utf-8")


def test_files_and_formats_are_utf8_whatever_the_console_is(tmp_path: Path) -> None:
    command = f"$LG role direktoer --format html; $LG role direktoer -o '{tmp_path}/k.html'"
    done = shell(command, {"PYTHONIOENCODING": "ascii"})
    assert done.code == 0
    assert done.out == (tmp_path / "k.html").read_bytes()
    assert "Direktører".encode() in done.out


@POSIX
@pytest.mark.parametrize(
    "words",
    ["role direktoer", "lus direktoer --for begge --format html", "--help", "completion bash"],
)
def test_a_reader_that_leaves_ends_it_quietly(words: str) -> None:
    command = f"$LG {words} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    assert shell(command) == Ended(0, b"0\n", b"")


@POSIX
def test_a_reader_that_is_gone_already_ends_it_quietly() -> None:
    done = shell("$LG role direktoer | true; echo ${PIPESTATUS[0]}")
    assert done == Ended(0, b"0\n", b"")
    wrong = "{ $LG role findes-ikke 2>&1 >/dev/null; echo $? >&3; } | true"
    assert shell(f"exec 3>&1; {wrong}") == Ended(0, b"2\n", b"")


@POSIX
@pytest.mark.parametrize(
    ("redirected", "codes"),
    [
        (">&-", {0, 1}),
        ("2>&-", {0}),
        (">&- 2>&-", {0, 1}),
        ("<&-", {0}),
    ],
)
def test_streams_may_be_closed(redirected: str, codes: set[int]) -> None:
    done = shell(f"$LG role direktoer {redirected}")
    assert done.code in codes
    assert (b"Rollekort" in done.out) is (">&-" not in redirected.split())
    assert done.err == b""


@POSIX
def test_the_exit_code_of_wrong_use_needs_no_stderr() -> None:
    done = shell("$LG role findes-ikke 2>&-; echo $?; $LG --findes-ikke >&- 2>&-; exit $?")
    assert (done.code, done.out) == (2, b"2\n")


@POSIX
@FULL
@pytest.mark.parametrize(
    "words", ["role direktoer", "lus direktoer --format html", "--help", "--version"]
)
def test_a_full_disk_is_told(words: str) -> None:
    done = shell(f"$LG {words} >/dev/full")
    assert (done.code, done.out) == (1, b"")
    told = "lg kunne ikke læse eller skrive det hele: Disken er fuld.\n"
    assert done.err.decode("utf-8") == told


@POSIX
@FULL
def test_nowhere_to_complain_to_changes_no_exit_code() -> None:
    assert shell("$LG role findes-ikke 2>/dev/full").code == 2


def test_no_home_is_needed(run_lg: RunLg, tmp_path: Path) -> None:
    homeless = dict.fromkeys(("HOME", "USERPROFILE", "USER", "LOGNAME", "XDG_CONFIG_HOME"))
    ended = run_lg("lus", "direktoer", "-o", str(tmp_path / "a.html"), env=homeless)
    assert ended.code == 0
    assert (tmp_path / "a.html").is_file()


@POSIX
@pytest.mark.parametrize(
    ("words", "code", "said"),
    some(
        [
            ("", 0, "følger med lg"),
            ("role direktoer", 0, "Direktører"),
            ("lus direktoer --format html", 0, "</html>"),
            ("templates", 0, "design.yaml"),
            ("role direktoer -o kort.html", 1, "”kort.html” kan ikke gemmes"),
            ("role direktoer --framework her", 2, "”her”"),
            ("role direktoer --templates her", 2, "”her”"),
        ],
        2,
    ),
)
def test_a_folder_that_was_deleted_meanwhile(
    words: str, code: int, said: str, tmp_path: Path
) -> None:
    done = shell(f"mkdir væk; cd væk; rmdir ../væk; $LG {words}", cwd=tmp_path)
    assert done.code == code
    assert said in (done.out + done.err).decode("utf-8")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_was_deleted_is_no_place_for_templates(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Least of all is the root of the disk, which a working folder that is gone is taken for."""
    tried: list[Path] = []

    def missing(*_: object) -> Path:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    def make(path: Path, **_: object) -> None:
        tried.append(path)
        missing()

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "mkdir", make)
    monkeypatch.setattr(Path, "cwd", missing)
    monkeypatch.delenv("LG_FRAMEWORK", raising=False)
    assert run(["templates", "copy", "design.yaml"]) == 1
    assert tried
    assert not [path for path in tried if path.is_absolute()]
    out, err = capsys.readouterr()
    assert out == ""
    assert "kan ikke gemmes" in err


def test_being_interrupted_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: str | None) -> opening.Opened:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "open_framework", interrupt)
    assert run(["role", "direktoer"]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "on_terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": ""}, True, True),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    variables: dict[str, str], on_terminal: bool, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: on_terminal, raising=False)
    assert console.wants_color() is wanted
