"""How many lines of code each room has: without blank lines, comments and docstrings.

A line counts when something of Python stands on it. A text that stands alone is a docstring,
also below a constant. With more than one checkout there is a column for each, and the last row
says how the total differs from the first one's:

    python benchmarks/lines.py [CHECKOUT ...]
"""

from __future__ import annotations

import argparse
import ast
import tokenize
from collections import Counter
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path("src", "ledelsesgrundlag_cli")
NO_ROOM = "(root)"
NO_CODE = frozenset(
    {
        *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
        *(tokenize.ENCODING, tokenize.ENDMARKER),
    }
)


def code_lines(source: bytes) -> int:
    """Return how many lines of a file have code on them."""
    lines: set[int] = set()
    for token in tokenize.tokenize(BytesIO(source).readline):
        if token.type not in NO_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Expr(value=ast.Constant(value=str())):
                lines.difference_update(range(node.lineno, (node.end_lineno or 0) + 1))
    return len(lines)


def by_room(checkout: Path) -> Counter[str]:
    """Return the lines of code of each room, and of the files that stand in none.

    Raises:
        FileNotFoundError: there is no package in the checkout.
    """
    package = checkout / PACKAGE
    counted: Counter[str] = Counter()
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).parts[0] if path.parent != package else NO_ROOM
        counted[room] += code_lines(path.read_bytes())
    if not counted:
        raise FileNotFoundError(package)
    return counted


def main() -> None:
    """Count, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checkouts", nargs="*", type=Path, default=[ROOT], metavar="CHECKOUT")
    counted = [by_room(checkout) for checkout in parser.parse_args().checkouts]
    totals = [one.total() for one in counted]
    for room in sorted({room for one in counted for room in one}):
        print(f"{room:<12}" + "".join(f"{one[room]:>9,}" for one in counted))
    print(f"{'total':<12}" + "".join(f"{total:>9,}" for total in totals))
    if len(totals) > 1:
        differences = (f"{100 * (total / totals[0] - 1):+.1f} %" for total in totals)
        print(f"{'':<12}" + "".join(f"{one:>9}" for one in differences))


if __name__ == "__main__":
    main()
