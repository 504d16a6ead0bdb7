"""What the documentation shows is true: its commands run, its output is real, its links lead."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ledelsesgrundlag_cli.render.pdf.file import _Compiler

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.conftest import Lg, RunLg

REPOSITORY = Path(__file__).resolve().parents[1]
PAGES = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", REPOSITORY / "CHANGELOG.md"]
PAGES += sorted((REPOSITORY / "docs").glob("*.md"))
FENCE = re.compile(r"^```console( fejl)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^```yaml\n(# ((?:framework|lokalt)/\S+)\n.*?)^```$", re.MULTILINE | re.DOTALL)
"""A whole file of the framework or of a unit, by its first line: what comes after finds it."""


class Shown(NamedTuple):
    """A command as a page shows it, the output shown below it, and whether it should fail."""

    command: str
    output: tuple[str, ...]
    fails: bool
    at: int


def shown(page: Path) -> list[Shown]:
    """The commands of a page in order."""
    found = []
    for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
        (fails, block), at = fence.groups(), fence.start()
        command = ""
        output: list[str] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    found.append(Shown(command, tuple(output), bool(fails), at))
                command, output = re.sub(r"\s+# .*$", "", line[2:]), []
            elif line.strip() and line.strip() != "…":
                output.append(line.rstrip())
        found.append(Shown(command, tuple(output), bool(fails), at))
    return found


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A reader's own folder."""
    return tmp_path


@pytest.fixture(scope="module")
def set_once() -> Generator[None]:
    """Let Typst set a page once, though several guides export all there is."""
    done: dict[tuple[object, ...], Any] = {}
    set_it = _Compiler.compile

    def set_or_known(compiler: _Compiler, *given: Any) -> Any:
        key = (id(compiler), *given)
        if key not in done:
            done[key] = (set_it(compiler, *given), compiler)  # which stays, and so does its id
        return done[key][0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Compiler, "compile", set_or_known)
        yield


@pytest.mark.slow
@pytest.mark.usefixtures("set_once")
@pytest.mark.parametrize(
    "page", [page for page in PAGES if FENCE.search(page.read_text("utf-8"))], ids=lambda p: p.name
)
def test_every_command_runs_and_says_what_the_page_shows(
    page: Path, lg: Lg, tmp_path: Path
) -> None:
    """The commands of a page share a folder that holds a framework in git, as a reader's would."""
    shutil.copytree(REPOSITORY / "framework", tmp_path / "framework")
    who = ("-c", "user.name=lg", "-c", "user.email=lg@example.invalid")
    for what in (
        ("init", "-q"),
        ("add", "."),
        (*who, "commit", "-qm", "1.0.0"),
        ("tag", "v1.0.0"),
    ):
        subprocess.run(["git", *what], cwd=tmp_path, check=True)
    commands = shown(page)
    assert commands
    files = [*FILE.finditer(page.read_text(encoding="utf-8"))]
    for command, output, fails, at in commands:
        while files and files[0].start() < at:
            text, name = files.pop(0).groups()
            (tmp_path / name).write_text(text, encoding="utf-8")
        words = shlex.split(command)
        assert words[0] == "lg", command
        code, out, err = lg(*words[1:])
        assert (code != 0) is fails, f"{command}\n{err}"
        printed = [line.rstrip() for line in (out + err).splitlines()]
        assert [line for line in output if line not in printed] == [], command


def test_the_guide_shows_every_command(run_lg: RunLg) -> None:
    guide = (REPOSITORY / "docs" / "vejledning.md").read_text(encoding="utf-8")
    help_text = run_lg("--help").out
    commands = re.findall(r"^  (\w+)(?:, \w+)?  +\S", help_text, re.MULTILINE)
    assert len(commands) >= 20
    assert [name for name in commands if f"lg {name}" not in guide] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []


@pytest.mark.slow
def test_the_picture_shows_what_is_printed(run_lg: RunLg) -> None:
    """scripts/terminal_picture.py makes it; another rich may draw the same words otherwise."""
    picture = (REPOSITORY / "docs" / "lg-role.svg").read_text(encoding="utf-8")
    words = re.findall(r"\w+", re.sub(r"<[^>]+>|&#\d+;", " ", picture))
    printed = re.findall(r"\w+", run_lg("role", "leder-af-ledere", env={"COLUMNS": "84"}).out)
    assert len(printed) > 150
    assert [word for word in printed if word not in words] == []


def test_the_picture_asks_nothing_of_the_network() -> None:
    picture = (REPOSITORY / "docs" / "lg-role.svg").read_text(encoding="utf-8")
    assert picture.replace("http://www.w3.org/2000/svg", "").count("http") == 0


def test_the_fonts_hold_every_letter_of_the_framework_and_the_documents() -> None:
    """A missing letter would come from another font on the reader's machine."""
    from fontTools import ttLib

    pytest.importorskip("brotli", reason="what fontTools reads WOFF2 with is not installed")
    texts = [path.read_text("utf-8") for path in (REPOSITORY / "framework").rglob("*.yaml")]
    texts += [path.read_text("utf-8") for path in (REPOSITORY / "tests" / "golden").glob("*.md")]
    drawn = set("▲■◆●☐☒\n")  # marks and boxes are drawn, not set
    letters = set("".join(texts)) - drawn
    assert len(letters) > 80
    fonts = sorted((REPOSITORY / "templates" / "fonts").glob("*.woff2"))
    assert len(fonts) == 3
    for font in fonts:
        known = {chr(code) for code in ttLib.TTFont(font).getBestCmap()}
        assert letters - known == set(), font.name


def test_module_and_script_are_the_same_program() -> None:
    script = shutil.which("lg", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.skip("the console script is not installed beside this Python")
    wanted = subprocess.run([script, "--version"], check=True, capture_output=True, text=True)
    module = [sys.executable, "-m", "ledelsesgrundlag_cli", "--version"]
    assert subprocess.run(module, check=True, capture_output=True, text=True).stdout == (
        wanted.stdout
    )
