"""The rules of the house: which room does what. Each test says how much it looked at."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "ledelsesgrundlag_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))
IO_CALLS = {"open", "print", "input", "exec", "eval"}
IO_MODULES = {"os", "sys", "pathlib", "io", "shutil", "subprocess", "socket", "urllib", "http"}


def typing_nodes(tree: ast.Module) -> set[ast.AST]:
    """All that stands under ``if TYPE_CHECKING``."""
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }


@cache
def imports(path: Path) -> frozenset[str]:
    """The modules a file imports at run time, wherever in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = typing_nodes(tree)
    found: set[str] = set()
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return frozenset(found)


ROOMS = (
    *("write", "words", "source", "edits", "model", "adoption", "loading", "versions", "search"),
    *("documents", "render", "lint", "inward", "authoring", "sets", "cli"),
)
"""The rooms in order: each may import those before it. ``diagnostics`` anybody."""
ROOT_FILES = {"__init__", "__main__", "diagnostics"}


class Edge(NamedTuple):
    """That one module imports another; ``typing`` when only for its types."""

    importer: str
    imported: str
    typing: bool


def module_of(path: Path) -> str:
    """Name a file as it is imported, without the package's own name."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


@cache
def edges() -> set[Edge]:
    """Every import of the package's own modules, those for types alone among them."""
    known = {module_of(path) for path in MODULES}
    found = set()
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        typing_only = typing_nodes(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.ImportFrom) or node.module is None:
                continue
            package, _, module = node.module.partition(".")
            if package != PACKAGE.name:
                continue
            for alias in node.names:
                inner = f"{module}.{alias.name}".removeprefix(".")
                target = inner if inner in known else module or "__init__"
                found.add(Edge(module_of(path), target, node in typing_only))
    return found


def room_of(module: str) -> str:
    """The room a module stands in; its own name for the files at the top."""
    return module.partition(".")[0]


def circles(arrows: set[tuple[str, str]]) -> list[list[str]]:
    """Groups of names from each of which the others can be reached along the arrows."""
    onward: dict[str, set[str]] = {}
    for one, other in arrows:
        onward.setdefault(one, set()).add(other)

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            for one in onward.get(waiting.pop(), ()):
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return seen

    reach = {name: reached(name) for name in onward}
    groups = {
        tuple(sorted({other for other in reach[name] if name in reach.get(other, ())}))
        for name in onward
        if name in reach[name]
    }
    return [list(group) for group in sorted(groups)]


@cache
def calls(path: Path) -> frozenset[str]:
    """The plain names a file calls."""
    return frozenset(
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 40


@pytest.mark.slow
def test_a_room_imports_only_the_rooms_before_it() -> None:
    between = {
        (edge.importer, edge.imported)
        for edge in edges()
        if room_of(edge.importer) != room_of(edge.imported)
    }
    assert ("documents.draft", "adoption.standing") in between
    assert ("cli.commands.role", "documents.role_card") in between
    assert len(between) > 300
    for importer, imported in sorted(between):
        if importer == "__main__":
            assert imported == "cli"
        elif room_of(importer) in ROOT_FILES:
            assert room_of(imported) in ROOT_FILES, (importer, imported)
        elif room_of(imported) not in ROOT_FILES:
            order = [ROOMS.index(room_of(one)) for one in (imported, importer)]
            assert order == sorted(order), (importer, imported)


@pytest.mark.slow
def test_there_are_no_circles_between_rooms_nor_between_files() -> None:
    found = edges()
    rooms = {(room_of(one.importer), room_of(one.imported)) for one in found}
    assert circles({(one, other) for one, other in rooms if one != other}) == []
    running = {(one.importer, one.imported) for one in found if not one.typing}
    assert len(running) > 400
    assert circles({(one, other) for one, other in running if one != other}) == []


def test_a_circle_is_found() -> None:
    assert circles({("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")}) == [["a", "b", "c"]]


def test_the_rooms_are_those_of_the_list() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert folders == set(ROOMS)
    assert {path.stem for path in PACKAGE.glob("*.py")} == ROOT_FILES
    table = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)/` \|", table, re.MULTILINE) == list(ROOMS)


@pytest.mark.parametrize("room", ["words", "model", "documents", "lint.rules"])
def test_what_is_pure_touches_nothing_outside(room: str) -> None:
    looked = [path for path in MODULES if module_of(path).startswith(f"{room}.")]
    assert len(looked) >= 6
    for path in looked:
        assert not {name.partition(".")[0] for name in imports(path)} & IO_MODULES, path
        assert not calls(path) & IO_CALLS, path


def test_only_cli_prints_reads_the_environment_and_exits() -> None:
    looked = [path for path in MODULES if room_of(module_of(path)) != "cli"]
    assert len(looked) > 30
    for path in looked:
        source = path.read_text(encoding="utf-8")
        assert "print" not in calls(path), path
        # It closes the network for Typst, which nothing but the environment can tell of it.
        assert "os.environ" not in source or path.name == "no_network.py", path
        assert "sys.exit" not in source, path
        assert "SystemExit" not in source or path.name == "__main__.py", path
        assert "sys.std" not in source, path


@pytest.mark.slow
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
                and not (node.func.attr == "replace" and len(node.args) != 1)
                and ast.unparse(node.func.value) != "formatter"  # Typer's, of a help
            ):
                found.add(path.relative_to(PACKAGE).parent.as_posix())
    assert found == {"write"}


@pytest.mark.slow
def test_nothing_reaches_the_network() -> None:
    network = {"socket", "urllib", "http", "requests", "httpx", "ftplib", "smtplib", "asyncio"}
    imported = {path: {name.partition(".")[0] for name in imports(path)} for path in MODULES}
    assert "typing" in set().union(*imported.values())
    for path, names in imported.items():
        assert not names & network, path


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


@pytest.mark.slow
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


VOCABULARIES = {"documents.blocks"}
"""Longer than a file should be, because they are read as a list."""


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_no_file_is_over_400_lines_and_no_function_over_50(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400 or module_of(path) in VOCABULARIES
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno > 50
        and "option(" not in ast.unparse(node.args).lower()  # its options are a command's length
    ]
    assert long == []
