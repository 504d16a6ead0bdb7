"""Where a document ends up: screen or file, in which format, and what stops it."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Lg


REPOSITORY = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX's")


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """An empty folder."""
    return tmp_path


@pytest.fixture
def lg(lg: Lg, monkeypatch: pytest.MonkeyPatch) -> Lg:
    """Run ``lg`` with the framework named by the environment."""
    monkeypatch.setenv("LG_FRAMEWORK", str(REPOSITORY))
    return lg


FIRST_LINES = {
    "terminal": "Rollekort · Odsherred Kommune",
    "markdown": "# Centerchefer",
    "html": "<!doctype html>",
    "json": "{",
}
DOCUMENTS = {
    "role": ("role", "centerchef"),
    "roles": ("role", "direktør", "centerchef"),
    "lus": ("lus", "leder-af-ledere", "centerchef", "--for", "begge", "--name", "Navn æøå"),
    "pejlemaerke": ("pejlemaerke", "mod-og-nytaenkning", "--role", "direktør"),
    "pejlemaerker": ("pejlemaerke",),
}


@pytest.mark.parametrize(
    ("name", "made_as"),
    [
        ("kort.txt", "terminal"),
        ("kort.md", "markdown"),
        ("kort.markdown", "markdown"),
        ("kort.html", "html"),
        ("KORT.HTML", "html"),
        ("kort.htm", "html"),
        ("kort.json", "json"),
        ("mit rollekort æøå.v2.html", "html"),
    ],
)
def test_the_ending_decides_the_format(name: str, made_as: str, lg: Lg, tmp_path: Path) -> None:
    code, out, err = lg("role", "centerchef", "-o", name)
    assert (code, out) == (0, "")
    assert err == f"Gemt: ”{name}”\n"
    content = (tmp_path / name).read_text(encoding="utf-8")
    assert content.splitlines()[0] == FIRST_LINES[made_as]


@pytest.mark.parametrize("made_as", FIRST_LINES)
@pytest.mark.parametrize("name", ["kort.html", "kort", "kort.docm"])
def test_a_format_asked_for_goes_before_the_ending(
    name: str, made_as: str, lg: Lg, tmp_path: Path
) -> None:
    assert lg("role", "centerchef", "-o", name, "--format", made_as)[0] == 0
    content = (tmp_path / name).read_text(encoding="utf-8")
    assert content.splitlines()[0] == FIRST_LINES[made_as]


@pytest.mark.slow
@pytest.mark.parametrize("made_as", FIRST_LINES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_screen_and_file_hold_the_same(
    document: str, made_as: str, lg: Lg, tmp_path: Path
) -> None:
    code, out, err = lg(*DOCUMENTS[document], "--format", made_as)
    assert (code, err) == (0, "")
    assert lg(*DOCUMENTS[document], "--format", made_as, "-o", "fil")[:2] == (0, "")
    raw = (tmp_path / "fil").read_bytes()
    assert raw.decode("utf-8") == out
    assert b"\r" not in raw
    assert b"\x1b" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    assert not [line for line in raw.split(b"\n") if line != line.rstrip()]


@pytest.mark.parametrize(
    ("written", "made_as"), [("HTML", "html"), ("md", "markdown"), (".txt", "terminal")]
)
def test_a_format_may_be_written_as_people_do(written: str, made_as: str, lg: Lg) -> None:
    code, out, err = lg("role", "centerchef", "--format", written)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == FIRST_LINES[made_as]


@pytest.mark.parametrize("made_as", FIRST_LINES)
def test_a_dash_is_the_screen(made_as: str, lg: Lg, tmp_path: Path) -> None:
    words = ("role", "centerchef", "--format", made_as)
    assert lg(*words, "-o", "-") == lg(*words)
    assert lg("role", "centerchef", "-o", "-") == lg("role", "centerchef")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_as_wide_whatever_window_it_was_made_in(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths = set()
    for columns in ("40", "200", "rod", "0"):
        monkeypatch.setenv("COLUMNS", columns)
        assert lg("role", "centerchef", "-o", f"{columns}.txt")[0] == 0
        widths.add((tmp_path / f"{columns}.txt").read_bytes())
    assert len(widths) == 1


@pytest.mark.slow
@pytest.mark.parametrize("columns", ["1", "60", "300", "rod", "0"])
def test_the_screen_may_be_of_any_width(
    columns: str, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for words in DOCUMENTS.values():
        code, out, err = lg(*words)
        assert (code, err) == (0, "")
        lines = out.splitlines()
        limit = max(30, int(columns)) if columns.isdigit() and columns != "0" else 80
        assert max(map(len, lines)) <= limit
        assert max(len(line) for line in lines if "│" not in line and "──" not in line) <= 100


_EVERYTHING = """
import sys
from pathlib import Path
from ledelsesgrundlag_cli.cli.run import run
documents, target = eval(sys.argv[1]), Path(sys.argv[2])
for name, words in documents.items():
    for made_as in ("terminal", "markdown", "html", "json"):
        code = run([*words, "--format", made_as, "-o", str(target / f"{name}.{made_as}")])
        assert code == 0, (name, made_as)
"""


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Every document in every format, from two folders on machines as unlike as may be."""
    here, there = tmp_path / "her", tmp_path / "der" / "ude"
    for folder in (here, there):
        folder.mkdir(parents=True)
    plain = {name: value for name, value in os.environ.items() if name != "LG_FRAMEWORK"}
    for folder, changed in (
        (here, {"TZ": "UTC", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "COLUMNS": "40"}),
        (
            there,
            {
                "TZ": "Pacific/Kiritimati",
                "LANG": "tr_TR.UTF-8",
                "LC_ALL": "da_DK.ISO-8859-1",
                "PYTHONHASHSEED": "4711",
                "PYTHONUTF8": "0",
                "COLUMNS": "200",
                "FORCE_COLOR": "1",
            },
        ),
    ):
        done = subprocess.run(
            [sys.executable, "-c", _EVERYTHING, ascii(DOCUMENTS), str(folder)],
            cwd=folder,
            env={**plain, **changed, "LG_FRAMEWORK": os.path.relpath(REPOSITORY, folder)},
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    names = sorted(path.name for path in here.iterdir())
    assert len(names) == 4 * len(DOCUMENTS)
    for name in names:
        assert (here / name).read_bytes() == (there / name).read_bytes(), name


def test_the_same_file_may_be_written_twice(lg: Lg, tmp_path: Path) -> None:
    assert lg("role", "centerchef", "-o", "kort.html")[0] == 0
    before = (tmp_path / "kort.html").stat().st_mtime_ns
    code, out, err = lg("role", "centerchef", "-o", "kort.html")
    assert (code, out, err) == (0, "", "Gemt: ”kort.html”\n")
    assert (tmp_path / "kort.html").stat().st_mtime_ns == before


def test_a_file_that_says_something_else_is_left_alone_unless_told(lg: Lg, tmp_path: Path) -> None:
    file = tmp_path / "kort.html"
    file.write_text("Mine svar", encoding="utf-8")
    code, out, err = lg("role", "centerchef", "-o", "kort.html")
    assert (code, out) == (1, "")
    assert "”kort.html” findes i forvejen" in err
    assert "--overwrite" in err
    assert len(err.splitlines()) == 2
    assert file.read_text(encoding="utf-8") == "Mine svar"
    assert lg("role", "centerchef", "-o", "kort.html", "--overwrite")[0] == 0
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["kort.html"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("mappe.html", "Det er en mappe"),
        ("mangler/kort.html", "Mappen findes ikke"),
        ("fil.txt/kort.html", "En del af stien er ikke en mappe"),
        ("x" * 300 + ".html", "Navnet er for langt"),
        ("ring.html", "Genvejen peger i ring"),
        ("ned\x00.html", "Filens navn kan ikke bruges"),
    ],
    ids=lambda text: ascii(text)[:24],
)
@pytest.mark.parametrize("extra", [(), ("--overwrite",)], ids=["", "overwrite"])
def test_what_cannot_be_saved_is_told_in_danish(
    name: str, reason: str, extra: tuple[str, ...], lg: Lg, tmp_path: Path
) -> None:
    (tmp_path / "mappe.html").mkdir()
    (tmp_path / "fil.txt").write_text("x", encoding="utf-8")
    (tmp_path / "ring.html").symlink_to("ring.html")
    before = sorted(tmp_path.rglob("*"))
    code, out, err = lg("role", "centerchef", "-o", name, *extra)
    assert (code, out) == (1, "")
    assert reason in err
    assert len(err.splitlines()) <= 2
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "Der mangler adgang til den"),
        (errno.EROFS, "Drevet kan kun læses"),
        (errno.ENOSPC, "Disken er fuld"),
        (errno.EDQUOT, "Pladsen er brugt op"),
        (errno.EIO, "Systemet svarede EIO"),
    ],
    ids=errno.errorcode.get,
)
def test_a_place_that_cannot_be_written_is_told_in_danish(
    number: int, reason: str, lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    code, out, err = lg("role", "centerchef", "-o", "kort.html")
    assert (code, out, err) == (1, "", f"”kort.html” kan ikke gemmes: {reason}.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize("extra", [(), ("--overwrite",)], ids=["", "overwrite"])
def test_what_is_no_ordinary_file_is_neither_read_nor_replaced(
    extra: tuple[str, ...], tmp_path: Path
) -> None:
    """Reading a pipe would hang; renaming over /dev/null would take it from everybody."""
    os.mkfifo(tmp_path / "roer.html")
    done = subprocess.run(
        [
            *f"{sys.executable} -m ledelsesgrundlag_cli role centerchef -o roer.html".split(),
            *extra,
        ],
        cwd=tmp_path,
        env={**os.environ, "LG_FRAMEWORK": str(REPOSITORY), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr.decode("utf-8").startswith("”roer.html” kan ikke gemmes: ")
    assert stat.S_ISFIFO((tmp_path / "roer.html").stat().st_mode)


@POSIX
@pytest.mark.parametrize(
    ("words", "mode"),
    [
        (("lus", "centerchef", "--name", "Ærø"), 0o600),
        (("lus", "centerchef", "--leader", "Øen"), 0o600),
        (("lus", "centerchef"), 0o644),
        (("lus", "centerchef", "--name", ""), 0o644),
        (("role", "centerchef"), 0o644),
        (("pejlemaerke",), 0o644),
    ],
)
@pytest.mark.parametrize("ending", ["html", "md", "json", "txt"])
def test_a_sheet_with_a_name_is_its_owners_only(
    words: tuple[str, ...], mode: int, ending: str, lg: Lg, tmp_path: Path
) -> None:
    umask = os.umask(0o022)
    try:
        assert lg(*words, "-o", f"ark.{ending}")[0] == 0
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / f"ark.{ending}").stat().st_mode) == mode


@POSIX
def test_a_file_that_others_could_read_is_closed_when_a_name_comes_into_it(
    lg: Lg, tmp_path: Path
) -> None:
    words = ("lus", "centerchef", "--name", "Ærø", "-o", "ark.html")
    file = tmp_path / "ark.html"
    file.write_text("andet", encoding="utf-8")
    file.chmod(0o644)
    assert lg(*words, "--overwrite")[0] == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    assert lg(*words)[0] == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("words", "place", "warned"),
    [
        (("lus", "centerchef", "--name", "Ærø"), "kode/ark.html", True),
        (("lus", "centerchef", "--leader", "Øen"), "kode/under/ark.html", True),
        (("lus", "centerchef", "--name", "Ærø"), "genvej/ark.html", True),
        (("lus", "centerchef", "--name", "Ærø"), "kode/../ark.html", False),
        (("lus", "centerchef", "--name", "Ærø"), "ark.html", False),
        (("lus", "centerchef"), "kode/ark.html", False),
        (("role", "centerchef"), "kode/ark.html", False),
    ],
)
@pytest.mark.parametrize("as_file", [False, True], ids=["folder", "worktree"])
def test_a_name_in_a_folder_under_git_brings_a_warning(
    words: tuple[str, ...], place: str, warned: bool, as_file: bool, lg: Lg, tmp_path: Path
) -> None:
    (tmp_path / "kode" / "under").mkdir(parents=True)
    (tmp_path / "genvej").symlink_to("kode/under")
    if as_file:
        (tmp_path / "kode" / ".git").write_text("gitdir: x\n", encoding="utf-8")
    else:
        (tmp_path / "kode" / ".git").mkdir()
    code, out, err = lg(*words, "-o", place)
    assert (code, out) == (0, "")
    assert err.startswith(f"Gemt: ”{place}”\n")
    assert ("git" in err) is warned
    assert len(err.splitlines()) == (2 if warned else 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "warned"),
    [("kode/lus-centerchef.html", False), ("kode/ark.html", True), ("kode/ud/LUS.html", False)],
)
def test_what_git_leaves_alone_brings_none(
    place: str, warned: bool, lg: Lg, tmp_path: Path
) -> None:
    (tmp_path / "kode" / "ud").mkdir(parents=True)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "kode", check=True)
    (tmp_path / "kode" / ".gitignore").write_text("[Ll][Uu][Ss]*.html\n", encoding="utf-8")
    code, _, err = lg("lus", "centerchef", "--name", "Ærø", "-o", place)
    assert code == 0
    assert ("git" in err) is warned


def test_json_is_json(lg: Lg) -> None:
    for words in DOCUMENTS.values():
        data = json.loads(lg(*words, "--format", "json")[1])
        assert data["format"] == "ledelsesgrundlag-document/1"
        assert data["blocks"]


def test_the_list_of_expectations_is_saved_or_refused_but_never_lost(
    lg: Lg, tmp_path: Path
) -> None:
    code, out, err = lg("role", "centerchef", "--ids", "-o", "liste.txt")
    saved = (tmp_path / "liste.txt").exists()
    assert saved is (code == 0)
    assert out == ""
    assert err


def test_the_list_of_expectations_names_them_all(lg: Lg) -> None:
    _, out, _ = lg("role", "centerchef", "--format", "json")
    items = [
        item
        for block in json.loads(out)["blocks"]
        if block["type"] == "expectations"
        for item in block["items"]
    ]
    assert len(items) > 5
    code, out, err = lg("role", "centerchef", "--ids")
    assert (code, err) == (0, "")
    for item in items:
        assert f"{item['expectation']}\n    {item['text']}\n" in out


def test_a_poster_is_no_word_file(lg: Lg, tmp_path: Path) -> None:
    code, _, err = lg("plakat", "-o", str(tmp_path / "plakat.docx"))
    assert code == 2
    assert "Plakat findes ikke som Word-fil." in err
    assert "fx -o plakat.pdf" in err
    assert list(tmp_path.iterdir()) == []


def test_only_a_poster_is_a_drawing(lg: Lg, tmp_path: Path) -> None:
    code, _, err = lg("role", "centerchef", "-o", str(tmp_path / "kort.svg"))
    assert (code, "Rollekort findes ikke som SVG-fil." in err) == (2, True)
    code, _, err = lg("plakat", "--mark", "mod", "-o", str(tmp_path / "mod.pdf"))
    assert (code, "--mark er kun til SVG." in err) == (2, True)
    assert lg("plakat", "--mark", "mod", "-o", str(tmp_path / "mod.svg"))[0] == 0
    assert "<title>Mod og nytænkning</title>" in (tmp_path / "mod.svg").read_text("utf-8")


def test_only_a_pdf_has_backs_to_leave_out(lg: Lg, tmp_path: Path) -> None:
    for switch in ("--one-sided", "--enkeltsidet"):
        code, _, err = lg("pejlemærke", "mod", switch, "-o", str(tmp_path / "kort.html"))
        assert (code, "--one-sided er kun til PDF." in err) == (2, True)
        file = tmp_path / f"kort{switch}.pdf"
        assert lg("pejlemærke", "mod", switch, "-o", str(file))[0] == 0
        assert file.read_bytes().startswith(b"%PDF")
