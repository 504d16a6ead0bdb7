"""The long form of what is looked for: ``benchmarks/long.py`` runs it, the suite a short form."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

LONG = os.environ.get("LG_LONG") == "1"
"""Whether what is ``long`` runs, and properties are tried with new examples, many times as many.

Without it the examples are the same each time, so that the same code gets the same verdict.
"""


def examples(number: int) -> int:
    """Return how many examples to try: of a usual number two fifths in the suite, else far more.

    The suite tells soon whether a property holds at all; what is rare the long run looks for.
    """
    return 40 * number if LONG else -(-2 * number // 5)


def some(cases: Iterable[T], step: int) -> list[T]:
    """Return the cases to try: each one, or in the suite the first and one of so many after it."""
    return list(cases)[:: 1 if LONG else step]
