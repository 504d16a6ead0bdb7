"""The rules of the house: which room does what. Each test says how much it looked at."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "ledelsesgrundlag_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))
IO_CALLS = {"open", "print", "input", "exec", "eval"}
IO_MODULES = {"os", "sys", "pathlib", "io", "shutil", "subprocess", "socket", "urllib", "http"}


def imports(path: Path) -> Iterator[str]:
    """The modules a file imports at run time, wherever in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def calls(path: Path) -> Iterator[str]:
    """The plain names a file calls."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 40


@pytest.mark.parametrize("room", ["model", "documents"])
def test_model_and_documents_touch_nothing_outside(room: str) -> None:
    looked = [path for path in MODULES if path.parent.name == room]
    assert len(looked) >= 6
    for path in looked:
        assert not {name.partition(".")[0] for name in imports(path)} & IO_MODULES, path
        assert not set(calls(path)) & IO_CALLS, path
        assert not any("ledelsesgrundlag_cli.render" in name for name in imports(path)), path
        assert not any("ledelsesgrundlag_cli.cli" in name for name in imports(path)), path


def test_only_cli_prints_reads_the_environment_and_exits() -> None:
    looked = [path for path in MODULES if path.parent.name != "cli"]
    assert len(looked) > 30
    for path in looked:
        source = path.read_text(encoding="utf-8")
        assert "print" not in set(calls(path)), path
        assert "os.environ" not in source, path
        assert "sys.exit" not in source, path
        assert "SystemExit" not in source or path.name == "__main__.py", path
        assert "sys.std" not in source, path


def test_only_write_writes() -> None:
    writers = {"write_text", "write_bytes", "mkdir", "unlink", "replace", "chmod", "touch"}
    writers |= {"copyfile", "copytree", "rmtree"}
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in writers
                and not (node.func.attr == "replace" and len(node.args) > 1)
            ):
                found.add(path.relative_to(PACKAGE).as_posix())
    assert found == {"write.py"}


def test_nothing_reaches_the_network() -> None:
    network = {"socket", "urllib", "http", "requests", "httpx", "ftplib", "smtplib", "asyncio"}
    for path in MODULES:
        assert not {name.partition(".")[0] for name in imports(path)} & network, path


HEAVY = (
    *("pydantic", "yaml", "ruamel", "jinja2", "rich", "json", "difflib"),
    *("docx", "lxml", "typst", "pikepdf", "rapidfuzz"),
)


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [(["--version"], {"difflib"}), (["--help"], {"difflib", "json"})],
)
def test_a_light_command_imports_nothing_heavy(arguments: list[str], allowed: set[str]) -> None:
    """Typer itself imports difflib."""
    program = (
        "import sys; from ledelsesgrundlag_cli.cli.run import run;"
        f"code = run({arguments!r});"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr);"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert set(ast.literal_eval(done.stderr)) <= allowed
    assert done.stdout


def test_the_role_card_on_screen_needs_no_templates_engine() -> None:
    program = (
        "import sys; from ledelsesgrundlag_cli.cli.run import run;"
        "run(['role', 'leder-af-ledere']);"
        "print([name for name in ('jinja2', 'markupsafe', 'ruamel') if name in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parents[1],
    )
    assert done.stderr.splitlines()[-1] == "[]"
    assert "Leder af ledere" in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_file_is_over_400_lines_and_no_function_over_50(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno > 50
        and "typer.Option" not in ast.unparse(node.args)  # a command's options are its length
    ]
    assert long == []
