"""The fuzzers begin with inputs that keep every promise, and can tell when one is broken.

The fuzzer is no part of the project; what it tries has to go on working all the same.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.long import LONG
from tests.programs import missing, run, surroundings

from ledelsesgrundlag_cli.cli import console

if TYPE_CHECKING:
    from collections.abc import Mapping

REPOSITORY = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a template's time is told by a signal"),
]


def test_each_begins_well() -> None:
    env = surroundings(LG_LONG=str(int(LONG)))
    done = run(sys.executable, "-m", "tests.fuzz.targets", cwd=REPOSITORY, env=env)
    assert done.returncode == 0, done.stdout
    counts = {
        name: [int(number) for number in said.split(" of ")]
        for name, said in (line.split(": ") for line in done.stdout.splitlines())
    }
    assert {"lint", "texts", "templates", "people", "journal", "design"} <= counts.keys()
    assert all(tried > 0 for tried, _ in counts.values())
    tried, of = counts["templates"]
    assert of > 100
    assert tried == (of if LONG else -(-of // 3))


BROKEN: Mapping[str, tuple[str, str, bytes]] = {
    "organisation": (
        "console._harmless = str",
        "nothing said steers the terminal",
        b"a\x1b]0;x\x07",
    ),
    "texts": (
        "html.render_template = lambda *a: before(*a).replace('&lt;', '<')",
        "AssertionError",
        b"\x04<b>",
    ),
    "templates": (
        "LockedEnvironment.getattr = lambda self, obj, name: getattr(obj, name)",
        "gets data alone",
        b"\x01{{ document.__class__ }}",
    ),
}
"""By target: what breaks lg, what is then said, and the input that shows it."""


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told(name: str, tmp_path: Path) -> None:
    assert console._harmless("a\x1b") == "a\\x1b"  # noqa: SLF001 - what is put out of order below
    breaks, said, given = BROKEN[name]
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from ledelsesgrundlag_cli.cli import console\n"
        "from ledelsesgrundlag_cli.render import html\n"
        "from ledelsesgrundlag_cli.render.locked import LockedEnvironment\n"
        "from tests.fuzz.targets import TARGETS\n"
        f"target = TARGETS[{name!r}](Path(sys.argv[1]))\n"
        "before = html.render_template\n"
        f"{breaks}\n"
        f"target.check({given!r})\n"
    )
    done = run(sys.executable, "-c", program, tmp_path, cwd=REPOSITORY, env=surroundings())
    assert done.returncode == 1
    assert said in done.stdout, done.stdout


@pytest.mark.node
def test_any_file_of_answers_is_read_or_refused(tmp_path: Path) -> None:
    """A second of it; V8 tells which parts of the page's script were reached."""
    harness = REPOSITORY / "tests" / "fuzz" / "answers.mjs"
    try:
        done = run("node", harness, "2", cwd=tmp_path, env=surroundings())
    except FileNotFoundError:
        missing("node is not installed")
    assert done.returncode == 0, done.stdout
    counts = dict(part.split(": ") for part in done.stdout.strip().split("  "))
    assert int(counts["tried"]) > 20
    assert int(counts["put in"]) > 2
    assert int(counts["reached"]) > 100
    assert counts["broken"] == "0"
