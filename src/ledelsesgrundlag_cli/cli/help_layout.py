"""How a help page is set: lines that fit the window, and no name broken at its hyphen.

Typer's own formatter breaks ``leder-af-ledere`` and ``--name-template`` wherever a hyphen stands.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from typer._click.core import Context
from typer._click.formatting import HelpFormatter

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 2
"""Columns between a name and what it means."""
WIDEST_NAME = 30
"""Columns of the longest name that has its meaning beside it; those of a longer stand below."""
NARROWEST_MEANING = 30
"""Columns that a meaning must have beside the names; with fewer all stand below their names."""


class HelpLayout(HelpFormatter):
    """Typer's formatter, breaking lines at spaces only."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line; what there is no room for goes on below the first word."""
        start = f"{prefix or ''}{prog}"
        self._write_wrapped(args, start=f"{start} ", indent=" " * len(prefix or ""))

    def write_text(self, text: str) -> None:
        """Write paragraphs, with an empty line between them where the text has one."""
        indent = " " * self.current_indent
        for place, paragraph in enumerate(text.split("\n\n")):
            if place:
                self.write("\n")
            self._write_wrapped(paragraph, start=indent, indent=indent)

    def write_dl(
        self,
        rows: Sequence[tuple[str, str]],
        col_max: int = WIDEST_NAME,
        col_spacing: int = GAP,
    ) -> None:
        """Write names and what they mean: in two columns, or one below the other when narrow."""
        names = min(max(len(name) for name, _ in rows), col_max)
        beside = self.current_indent + names + col_spacing
        indent = " " * self.current_indent
        narrow = self.width - beside < NARROWEST_MEANING
        for name, meaning in rows:
            if not meaning:
                self.write(f"{indent}{name.rstrip()}\n")
            elif narrow or len(name) > names:
                self.write(f"{indent}{name.rstrip()}\n")
                below = " " * (self.current_indent + 2 * GAP if narrow else beside)
                self._write_wrapped(meaning, start=below, indent=below)
            else:
                start = f"{indent}{name:<{names + col_spacing}}"
                self._write_wrapped(meaning, start=start, indent=" " * beside)

    def _write_wrapped(self, text: str, *, start: str, indent: str) -> None:
        lines = textwrap.wrap(
            text,
            self.width,
            initial_indent=start,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.write("\n".join(lines or [start.rstrip()]) + "\n")


class HelpContext(Context):
    """Where a command runs, with our layout of its help."""

    formatter_class = HelpLayout
