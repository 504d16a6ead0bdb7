"""Print the oldest versions that pyproject.toml allows, as constraints for pip.

``python scripts/oldest_versions.py test > oldest.txt``, and then
``pip install -c oldest.txt -e '.[test]'``: the tests tell whether the lower bounds are true. The
names of extras are given as arguments; the dependencies of the package itself are always there.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
BOUND = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?>=(?P<version>[0-9][0-9.]*)(?:,.*)?")


def oldest(requirements: list[str]) -> list[str]:
    """Return ``name==version`` for each requirement, by its lower bound.

    Raises:
        ValueError: a requirement has no lower bound.
    """
    found = []
    for requirement in requirements:
        match = BOUND.fullmatch(requirement)
        if match is None:
            raise ValueError(f"{requirement} has no lower bound")
        found.append(f"{match['name']}=={match['version']}")
    return found


def main(extras: list[str]) -> None:
    """Print a line for each dependency."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    requirements = list(project["dependencies"])
    for extra in extras:
        requirements += project["optional-dependencies"][extra]
    print("\n".join(oldest(requirements)))


if __name__ == "__main__":
    main(sys.argv[1:])
