"""The suite itself: where every tool is required nothing is skipped, and what is long waits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
