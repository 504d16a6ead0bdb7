"""Look at length for what breaks lg: what the suite has a short form of.

``LG_LONG=1`` makes the tests' own long forms: every hostile file and text is given to a program of
its own, whose time and memory are measured; properties are tried with 20 times as many examples,
new ones each time; commands die at each of their steps; and what is marked ``long`` runs. Then
each command that writes is killed at random moments: see ``kills.py``. For longer still there are
fuzzers led by coverage: see ``tests/fuzz/README.md``.

    python -m benchmarks.long                # all of it, most of an hour on a quiet machine
    python -m benchmarks.long tests/lint     # or some, without the kills
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
    "tests/render",
    "tests/source/test_characters.py",
    "tests/search",
    "tests/words",
    "tests/edits",
    "tests/versions",
)
"""Where there is more to look for than the suite looks for."""


def main(places: list[str]) -> int:
    """Run the tests of some places in their long form, or of all and the kills.

    Returns:
        0 when all is well.
    """
    environment = {**os.environ, "LG_LONG": "1"}
    command = [sys.executable, "-m", "pytest", "-n", "auto", "-q", "--timeout", "1800"]
    commands = [[*command, *(places or PLACES)]]
    if not places:
        commands.append([sys.executable, "-m", "benchmarks.kills"])
    codes = [
        subprocess.run(one, cwd=REPOSITORY, env=environment, check=False).returncode
        for one in commands
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
