"""The rules there are, by code: their pages, and which must be asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

ASKED_FOR = frozenset({"LG602"})
"""Rules that run only when they are chosen: they find too much to be shown every day."""

_PAGES = Path(__file__).parent / "pages"


class Rule(NamedTuple):
    """A rule as people meet it: its code, its name, and its page in Markdown."""

    code: str
    name: str
    page: str


@cache
def codes() -> tuple[str, ...]:
    """Return every code, sorted."""
    return tuple(sorted(path.stem for path in _PAGES.glob("LG*.md")))


@cache
def rule(code: str) -> Rule | None:
    """Return the rule with this code, or None."""
    path = _PAGES / f"{code}.md"
    if code not in codes():
        return None
    page = path.read_text(encoding="utf-8")
    heading = page.partition("\n")[0]
    return Rule(code, heading.removeprefix(f"# {code}").strip(), page)
