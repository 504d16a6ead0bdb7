"""Look at length for what breaks lg: what the suite has a short form of.

``LG_LONG=1`` makes the tests' own long forms: every hostile file and text is given to a program of
its own, whose time and memory are measured; properties are tried with 20 times as many examples,
new ones each time; and what is marked ``long`` runs.

    python -m benchmarks.long                # all of it, some ten minutes on a quiet machine
    python -m benchmarks.long tests/lint     # or some
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PLACES = (
    "tests/cli/test_kills.py",
    "tests/cli/test_lus_batch.py",
    "tests/lint/test_hostile.py",
    "tests/lint/test_properties.py",
    "tests/lint/report/test_properties.py",
    "tests/render/test_properties.py",
    "tests/source/test_characters.py",
    "tests/search",
    "tests/words",
    "tests/edits",
    "tests/versions",
)
"""Where there is more to look for than the suite looks for."""


def main(places: list[str]) -> int:
    """Run the tests of some places in their long form; return pytest's exit code."""
    environment = {**os.environ, "LG_LONG": "1"}
    command = [sys.executable, "-m", "pytest", "-n", "auto", "-q", "--timeout", "1800"]
    return subprocess.run(
        [*command, *(places or PLACES)], cwd=REPOSITORY, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
