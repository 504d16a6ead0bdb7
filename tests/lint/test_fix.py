"""Mending: only what it says, to the end, and nothing is lost on the way."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
import unicodedata
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.copies import copy_of
from tests.long import examples

from ledelsesgrundlag_cli.cli.run import run
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import Source, parse

if TYPE_CHECKING:
    from tests.conftest import RunLg

BOX = Path(__file__).resolve().parents[2] / "framework"
SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and limits are POSIX's")
NO_DICTIONARY = ("--ignore", "LG59")
"""Whether this machine has a dictionary is not asked here."""
HEAD = "# Et  par\u00a0fora  \norigin: 'editorial'\nfora:\n  - id: alene   # et  id\n    name: "
TAIL = "\n    aliases: [ mig selv,  'a''b' , \"c\\u00e6\" ] # sidst  \n# slut\u200b  \n"
PROMPTS = "prompts/mod-og-nytaenkning.yaml"


@pytest.fixture(autouse=True)
def no_error_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in ``lg`` itself is raised."""
    monkeypatch.setenv("LG_DEBUG", "1")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the smallest framework."""
    return copy_of(SMALL, tmp_path / "framework")


@pytest.fixture
def spoiled(framework_copy: Path) -> Path:
    """The framework in the box, with a space too much in two files."""
    for name, old in ((PROMPTS, b"r har du sidst"), ("fora.yaml", b"For dig")):
        file = framework_copy / name
        raw = file.read_bytes()
        assert old in raw
        file.write_bytes(raw.replace(old, old.replace(b" ", b"  ", 1), 1))
    return framework_copy


def lint(place: Path, *options: str) -> int:
    """Run ``lg lint`` in this process."""
    return run(["lint", str(place), *NO_DICTIONARY, *options])


def read(folder: Path) -> dict[str, bytes]:
    """Return every file, hidden ones too, so that nothing left over is overlooked."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def source(name: str) -> Source:
    """Read the fora with a name written as given."""
    return parse(SourceFile("fora.yaml", "fora.yaml", f"{HEAD}{name}{TAIL}".encode()))


def mended(folder: Path, name: str, *options: str) -> str:
    """Write the name of a forum as given, mend, and return how it is written afterwards."""
    file = folder / "fora.yaml"
    file.write_bytes(f"{HEAD}{name}{TAIL}".encode())
    before = read(folder)
    lint(folder, "--fix", *options)
    whole = file.read_bytes()
    assert read(folder) == {**before, "fora.yaml": whole}
    lint(folder, "--fix", *options)
    assert file.read_bytes() == whole
    text = whole.decode()
    assert text.startswith(HEAD)
    assert text.endswith(TAIL)
    return text.removeprefix(HEAD).removesuffix(TAIL)


def words(text: str) -> list[str]:
    """Return the words of a text, however its letters are encoded and spaced."""
    seen = "".join(char for char in text if char not in "\u00ad\u200b\u200c\u2060\ufeff")
    return unicodedata.normalize("NFC", seen).split()


@pytest.mark.parametrize("slip", ["  ", "\u00a0", " \u00a0\u200b ", "\u200b ", "\t"], ids=ascii)
@pytest.mark.parametrize(
    "written",
    [
        "To~ord~her   # men  ikke\u00a0her",
        "To~ord\n      på~linjer\n      her",
        "'Det er~''dig'',~der' # 'og  så'",
        '"\\"To\\"~\\x41\\u00e6 \\U0001F600\\\\~ord\\\n      \\ igen~her" # "og  så"',
        "|\n      To~ord\n\n      på~linjer\n",
        "|2-  # hvorfor  ikke\n      To~ord\n      # på~linjer",
        ">\n      To~ord\n      på\n\n      linjer~her\n",
        ">- # hvorfor  ikke\n      To~ord 😀~A\n      på~linjer",
        ">+\n      To~ord\n\n\n",
    ],
    ids=ascii,
)
def test_comments_quoting_and_every_other_byte_stay(written: str, slip: str, small: Path) -> None:
    assert mended(small, written.replace("~", slip)) == written.replace("~", " ")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("A\u030a og a\u030a   # men  ikke A\u030a her", "Å og å   # men  ikke A\u030a her"),
        ('"A\\u030a, a\\u030a og \\u212b"', '"Å, å og Å"'),
        ('"to \\u00a0ord\\_til\\u00adet"', '"to ord tilet"'),
        ("|\n      To \n      ord  \n", "|\n      To\n      ord\n"),
        ("|\n      To\n        ord\n", "|\n      To\n      ord\n"),
        ("|2-\n        To\u200b\n      ord", "|2-\n      To\n      ord"),
        ("no", '"no"'),
    ],
    ids=ascii,
)
def test_each_form_is_mended_where_it_stands(written: str, wanted: str, small: Path) -> None:
    assert mended(small, written) == wanted


def test_lists_in_brackets_keep_their_form(small: Path) -> None:
    text = 'origin: editorial\nfora: [ {id: alene, name: "To  ord" , "aliases": [a,b  c,]},]#  x\n'
    (small / "fora.yaml").write_text(text, encoding="utf-8", newline="")
    assert lint(small, "--fix") == 0
    assert (small / "fora.yaml").read_bytes().decode() == text.replace("To  ord", "To ord")


@pytest.mark.parametrize(
    "written",
    [
        *("Husk:\u00a0tal om det", "a:\u200b\u00a0b", "punkt:\u00ad"),  # would begin a field
        *("Punkt\u00a0#2", "Punkt \u200b#2"),  # would begin a comment
        *("\u200b- punkt", "\u200b-\u00a0punkt", "\u200b'punkt' og mere"),  # or something else
        *("\u200b12", "\u200bnu\u00adll"),  # would be a number, and nothing at all
        ">-\n      \u00a0To\n      ord",  # would be indented deeper than the next line
        "|\n      To\n        ord  her\n      og",
        "To \u00a0\n      ord\u00a0\n      \u00a0til",
    ],
    ids=ascii,
)
def test_no_word_is_lost_where_a_sign_means_something_in_yaml(written: str, small: Path) -> None:
    before, after = source(written), source(mended(small, written))
    assert after.diagnostics == ()
    name, wanted = (one.data["fora"][0].pop("name") for one in (after, before))
    assert words(name) == words(wanted)
    assert after.data == before.data


SIGNS = st.sampled_from([*"aÅø'\":#-,.![]{}&0", "\u00a0", "\u200b", "\u00ad", "a\u030a", "😀"])
LETTERS = st.sampled_from([*"aÅø0", "\u00a0", "\u200b", "\u00ad", "a\u030a", "😀"])
GAPS = st.sampled_from([" ", " ", "  ", "\t", "\n      ", " \n      ", "\n\n      ", "\n        "])
STYLES = ("", "'", '"', *(f"{one}\n      " for one in ("|", "|-", ">", ">-", ">+", "|2", ">2-")))


@st.composite
def scalars(draw: st.DrawFn) -> str:
    """Draw a text written in some style, with what is to be mended in it."""
    begin = draw(st.sampled_from(STYLES))
    signs = draw(st.sampled_from([SIGNS, LETTERS]))
    inner = "".join(draw(st.lists(signs | GAPS, min_size=1, max_size=16)))
    if begin == "'":
        inner = inner.replace("'", "''") + begin
    elif begin == '"':
        inner = inner.replace('"', '\\"').replace("\u00a0", "\\_").replace("Å", "\\xc5") + begin
    data = source(begin + inner).data
    assume(isinstance(data, dict) and isinstance(data.get("fora"), list))
    name = data["fora"][0].get("name")
    assume(isinstance(name, str) and name.strip() and "aliases" in data["fora"][0])
    return begin + inner


@pytest.mark.slow
@settings(deadline=None, max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow])
@given(scalars())
def test_safe_mending_changes_no_word_of_any_text(
    tmp_path_factory: pytest.TempPathFactory, written: str
) -> None:
    folder = shutil.copytree(SMALL, tmp_path_factory.mktemp("delt") / "framework")
    test_no_word_is_lost_where_a_sign_means_something_in_yaml(written, folder)


def test_one_mending_brings_another_to_its_end(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A byte order mark, line ends of two kinds, and signs that touch, all in one run."""
    file = small / "fora.yaml"
    text = "\ufeff# Fora\r\norigin: editorial\nfora:\n  - id: alene\n    name: Se~her\n"
    file.write_bytes(text.replace("~", "\u00a0\u200b" * 40).encode())
    assert lint(small, "--fix") == 0
    assert file.read_bytes().decode() == text.replace("~", " ")[1:].replace("\r", "")
    assert "Der er rettet " in capsys.readouterr().err
    assert lint(small, "--fix") == 0
    assert capsys.readouterr().err == ""


def test_as_many_are_told_as_are_mended(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mended(small, "|\n      To \n      ord\n")
    assert capsys.readouterr().err == "Der er rettet én ting.\n"


def test_mending_one_file_may_ask_for_mending_another(small: Path) -> None:
    """A curved quotation mark makes a straight one elsewhere stand out."""
    sheet = small / "sheets" / "lus.yaml"
    text = sheet.read_text(encoding="utf-8").replace("Skriv kort.", "'Skriv \"kort\".'")
    sheet.write_text(text, encoding="utf-8")
    fora = f'{HEAD}"Det \\u00e2\\u20ac\\u009dord"{TAIL}'
    (small / "fora.yaml").write_text(fora, encoding="utf-8")
    assert lint(small, "--fix", "--unsafe-fixes") == 0
    assert 'name: "Det ”ord"' in (small / "fora.yaml").read_text(encoding="utf-8")
    assert sheet.read_text(encoding="utf-8") == text.replace('"kort"', "”kort”")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Tal - og lyt ...", "Tal – og lyt …"),
        ("Sp\u00c3\u00b8rg ansat", "Spørg medarbejder"),
        ("Tal  nu # lg: ignore[LG406] fordi", "Tal  nu # lg: ignore[LG406] fordi"),
    ],
)
def test_words_are_changed_only_when_that_is_asked(written: str, wanted: str, small: Path) -> None:
    terms = "preferred:\n  - use: medarbejder\n    instead_of: [ansat]\n"
    (small / "terms.yaml").write_text(terms, encoding="utf-8")
    assert mended(small, written) == written
    assert mended(small, written, "--select", "LG406", "--unsafe-fixes") == written
    assert mended(small, written, "--unsafe-fixes") == wanted


SLIPS = (
    *("  ", "\u00a0", "\u200b ", "\u00ad ", " A\u030a ", " - ", "... ", '" ', " altid  "),
    *(" med- arbejder ", " \u00c3\u00b8 ", " f.eks. ", " fx "),
)
"""What may come in between two words; some of it leaves the document's text as it was."""


def spoil_adopted(folder: Path) -> int:
    """Put a slip after the first word of every quote and every text of the document."""
    slips, count = cycle(SLIPS), 0
    for name, part in load(folder, "framework").parts.items():
        whole, at = (folder / name).read_text(encoding="utf-8"), 0
        for item in part.texts():
            first = item.text.split()[:2]
            if (item.document or item.kind == "quote") and len(first) == 2:
                at = whole.find(" ".join(first), at) + len(first[0])
                assert whole[at] == " ", (name, first)
                whole = whole[:at] + next(slips) + whole[at + 1 :]
                count += 1
        (folder / name).write_text(whole, encoding="utf-8")
    return count


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--slips",)])
def test_a_quote_and_adopted_text_are_never_changed(
    options: tuple[str, ...], framework_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert spoil_adopted(framework_copy) > 80
    before = read(framework_copy)
    assert lint(framework_copy, "--fix", "--unsafe-fixes", *options) == 1
    assert read(framework_copy) == before
    out, err = capsys.readouterr()
    assert ("LG301" in out, "LG303" in out, err) == (True, True, "")
    assert lint(framework_copy, "--diff", "--unsafe-fixes", *options) == 0


def test_a_quote_is_never_changed_whatever_its_origin(small: Path) -> None:
    quote = "- id: et\n    text: 'Vi  ses ...'\n    attribution: en leder\n    speaker: leder"
    text = f"origin: editorial\nquotes:\n  {quote}\n"
    (small / "quotes.yaml").write_text(text, encoding="utf-8")
    assert lint(small, "--fix", "--unsafe-fixes") == 0
    assert (small / "quotes.yaml").read_text(encoding="utf-8") == text


@pytest.mark.slow
def test_showing_the_changes_writes_nothing(spoiled: Path, run_lg: RunLg) -> None:
    def times() -> list[int]:
        return sorted(path.stat().st_mtime_ns for path in spoiled.rglob("*.yaml"))

    before = read(spoiled)
    for path in spoiled.rglob("*.yaml"):
        os.utime(path, ns=(1, 1))
    for options in (("--diff",), ("--diff", "--fix")):
        shown = run_lg("lint", *NO_DICTIONARY, *options, cwd=spoiled.parent)
        assert (shown.code, shown.err) == (1, "")
        for name in (PROMPTS, "fora.yaml"):
            assert f"--- framework/{name}\n+++ framework/{name}\n" in shown.out
        assert "-    name: For  dig selv\n+    name: For dig selv\n" in shown.out
    assert read(spoiled) == before
    assert set(times()) == {1}
    fixed = run_lg("lint", *NO_DICTIONARY, "--fix", cwd=spoiled.parent)
    assert (fixed.code, fixed.err) == (0, "Der er rettet 2 ting.\n")
    assert read(spoiled) == read(BOX)
    assert [one > 1 for one in times()[-3:]] == [False, True, True]
    assert run_lg("lint", *NO_DICTIONARY, "--diff", cwd=spoiled.parent).code == 0


@pytest.mark.parametrize("bad", [b"\xef\xbb\xbf# Fora\n", b"# Fora\r\n"], ids=["mark", "line-end"])
def test_changes_that_cannot_be_seen_are_shown(
    bad: bytes, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "fora.yaml").write_bytes(bad + f"{HEAD}Et navn{TAIL}".encode())
    assert lint(small, "--diff") == 1
    out = capsys.readouterr().out
    assert "\n+# Fora\n" in out
    assert "\n-# Fora\n" not in out


def test_only_files_that_are_named_are_mended(spoiled: Path) -> None:
    before = read(spoiled)
    assert lint(spoiled / "fora.yaml", "--fix") == 0
    assert read(spoiled) == {**before, "fora.yaml": (BOX / "fora.yaml").read_bytes()}
    assert lint(spoiled / "fora.yaml", "--diff") == 0


@pytest.mark.slow
@POSIX
def test_mode_and_link_and_line_ends_stay(spoiled: Path, run_lg: RunLg) -> None:
    """A link to a file in the same folder stays one; the file it leads to is mended."""
    fora, prompts, real = spoiled / "fora.yaml", spoiled / PROMPTS, spoiled / "delt.txt"
    windows = prompts.read_bytes().replace(b"\n", b"\r\n")
    prompts.write_bytes(b"\xef\xbb\xbf" + windows)
    fora.rename(real)
    fora.symlink_to("delt.txt")
    prompts.chmod(0o640)
    real.chmod(0o604)
    assert run_lg("lint", *NO_DICTIONARY, "--fix", cwd=spoiled.parent).code == 0
    assert prompts.read_bytes() == windows.replace(b"r  har", b"r har")
    assert fora.readlink() == Path("delt.txt")
    assert real.read_bytes() == (BOX / "fora.yaml").read_bytes()
    assert [stat.S_IMODE(one.stat().st_mode) for one in (prompts, real)] == [0o640, 0o604]
    assert {*read(spoiled)} == {*read(BOX), "delt.txt"}


@POSIX
@pytest.mark.parametrize("step", ["fdopen", "fsync", "replace"])
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "fuld"), KeyboardInterrupt()], ids=type)
def test_what_fails_on_the_way_loses_nothing(
    step: str, number: int, error: BaseException, spoiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both files are as they were, and nothing lies beside them."""
    before, wanted, real, calls = read(spoiled), read(BOX), getattr(os, step), []

    def fail(first: Any, *more: object) -> object:
        calls.append(first)
        if len(calls) != number:
            return real(first, *more)
        if step != "fdopen":
            raise error
        os.close(first)
        return Path("/dev/full").open("wb", buffering=0)

    monkeypatch.setattr(os, step, fail)
    code = lint(spoiled, "--fix")
    monkeypatch.undo()
    assert len(calls) >= number
    assert code == (130 if step != "fdopen" and isinstance(error, KeyboardInterrupt) else 1)
    assert read(spoiled) == before
    assert lint(spoiled, "--fix") == 0
    assert read(spoiled) == wanted


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize(
    ("how", "code", "left"),
    [
        ("import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (500, 500))", 1, 0),
        ("import signal; os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)", -9, 1),
        ("import signal; os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)", -9, 3),
    ],
    ids=["no-room", "killed-writing", "killed-renaming"],
)
def test_a_disk_without_room_and_a_sudden_end_lose_nothing(
    how: str, code: int, left: int, spoiled: Path
) -> None:
    before = read(spoiled)
    program = f"import os; {how}; from ledelsesgrundlag_cli.cli import main; main()"
    lines = [sys.executable, "-c", program, "lint", str(spoiled), *NO_DICTIONARY, "--fix"]
    done = subprocess.run(lines, capture_output=True, check=False, timeout=60)
    assert done.returncode == code, done.stderr
    after = read(spoiled)
    assert len({*after} - {*before}) == left
    assert {name: after[name] for name in before} == before
    assert lint(spoiled, "--fix") == 0
    assert read(spoiled) == read(BOX)  # what was left beside them is gone too
