"""What texts for a terminal are made on, by rich: a console that knows nothing of the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from io import StringIO


def plain_console(stream: StringIO, width: int, colors: str | None) -> Console:
    """Make a console that reads nothing into texts, nor anything of where it runs.

    ``colors`` is one of rich's colour systems (``256``, ``truecolor``), or None for none.
    """
    return Console(
        file=stream,
        width=width,
        force_terminal=colors is not None,
        color_system=colors,  # type: ignore[arg-type]  # rich wants one of its literals
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
