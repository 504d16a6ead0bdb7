"""The suite itself: where every tool is required nothing is skipped, and what is long waits."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib.metadata import packages_distributions, requires
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[1]
TESTS = """
import pytest

def test_runs(): pass

def test_skips_itself(): pytest.skip("x")

@pytest.mark.skipif(True, reason="x")
def test_is_skipped(): pass

@pytest.fixture
def tool(): pytest.importorskip("no_such_tool", reason="x")

def test_lacks_a_tool(tool): pass

@pytest.mark.long
def test_takes_long(): pass
"""
FUZZER = REPOSITORY / "tests/fuzz/harness.py"
"""Started by the fuzzing workflow alone, which installs what it imports."""
A_FILE = 'import pytest\npytest.importorskip("no_such_tool", reason="x")\n'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "processes", "outcome"),
    [
        ({"LG_LONG": "1"}, "0", "2 passed, 4 skipped"),
        ({"LG_REQUIRE_TOOLS": "1"}, "0", "1 failed, 1 passed, 1 deselected, 3 errors"),
        ({"LG_REQUIRE_TOOLS": "1"}, "1", "1 failed, 1 passed, 3 errors"),
    ],
    ids=["long", "all tools", "all tools, by more processes"],
)
def test_a_skip_counts(said: dict[str, str], processes: str, outcome: str, tmp_path: Path) -> None:
    code, out = run_these(tmp_path, said, processes)
    assert outcome in out, out
    assert (code == 0) is ("LG_REQUIRE_TOOLS" not in said)


@pytest.mark.slow
def test_what_passed_as_usual_is_left_out_afterwards(tmp_path: Path) -> None:
    passed = tmp_path / "passed.txt"
    code, out = run_these(tmp_path, {"LG_PASSED": str(passed)}, "0")
    assert code == 0
    assert "1 passed, 4 skipped, 1 deselected" in out, out
    assert passed.read_text(encoding="utf-8") == "test_some.py::test_runs"
    said = {"LG_PASSED": str(passed), "LG_REQUIRE_TOOLS": "1"}
    _, out = run_these(tmp_path, said, "0")
    assert "1 failed, 2 deselected, 3 errors" in out, out


def run_these(folder: Path, said: dict[str, str], processes: str) -> tuple[int, str]:
    """Run the tests above; give the exit code and what was printed."""
    (folder / "test_some.py").write_text(TESTS, encoding="utf-8")
    (folder / "test_none.py").write_text(A_FILE, encoding="utf-8")
    told = ("LG_LONG", "LG_PASSED", "LG_REQUIRE_TOOLS", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(told)}
    given = ("-p", "tests.conftest", "-q", "-W", "ignore", "--continue-on-collection-errors")
    # A temporary folder of its own: to clear away what earlier runs left can take half a minute.
    own = ("--rootdir", folder, "--basetemp", folder / "temporary")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *given, "-c", os.devnull, *own, "-n", processes, folder],
        cwd=REPOSITORY,
        env={**kept, **said},
        capture_output=True,
        check=False,
        timeout=100,
    )
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def test_what_a_test_imports_comes_with_the_readmes_line() -> None:
    """Whoever has run that line alone must be able to collect every test."""
    there = with_the_extra_test()
    asked: dict[str, str] = {}
    for path in (REPOSITORY / "tests").rglob("*.py"):
        if "node_modules" not in path.parts and path != FUZZER:
            for name in at_the_top(ast.parse(path.read_text(encoding="utf-8"))):
                asked.setdefault(name, path.relative_to(REPOSITORY).as_posix())
    own = {"tests", "benchmarks", "scripts", "ledelsesgrundlag_cli", *sys.stdlib_module_names}
    lacking = {name: path for name, path in asked.items() if name not in own | there}
    assert lacking == {}
    assert {"pikepdf", "docx", "hypothesis", "pytest"} <= asked.keys() & there
    assert "pypdf" not in there


def at_the_top(tree: ast.Module) -> Iterator[str]:
    """The packages that a module imports as it is read."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def with_the_extra_test() -> set[str]:
    """The packages that come with ``pip install '.[test]'``, by what they are imported as."""
    wanted, known = [("ledelsesgrundlag-cli", frozenset({"test"}))], set[str]()
    while wanted:
        name, extras = wanted.pop()
        if canonicalize_name(name) in known and not extras:
            continue
        known.add(canonicalize_name(name))
        for one in map(Requirement, requires(name) or ()):
            marked = (one.marker is None) or any(
                one.marker.evaluate({"extra": extra}) for extra in (*extras, "")
            )
            if marked:
                wanted.append((one.name, frozenset(one.extras)))
    found = packages_distributions()
    return {name for name, of in found.items() if known & set(map(canonicalize_name, of))}
