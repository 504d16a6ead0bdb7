"""LG0xx that a file can be read with: a byte order mark, mixed line ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Edit, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"\r\n|\n|\r")


def check_raw(shown_as: str, text: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with a file's bytes, although it can be read."""
    if text.startswith("\ufeff"):
        yield Diagnostic(
            "LG002",
            Severity.WARNING,
            "Filen begynder med et usynligt mærke.",
            Span(shown_as, 1, 1, 1, 1),
            "Gem filen igen som UTF-8 uden BOM, eller lad lg rette det.",
            fix=Edit(0, 1, ""),
            safe=True,
        )
    breaks = {match.group(): match.start() for match in reversed([*_BREAK.finditer(text)])}
    if len(breaks) > 1 or "\r" in breaks:
        line = text.count("\n", 0, max(breaks.values())) + 1
        yield Diagnostic(
            "LG015",
            Severity.WARNING,
            "Linjerne i filen slutter på forskellige måder.",
            Span(shown_as, line, 1, line, 1),
            "Lad lg rette det, eller gem filen igen med den samme slags linjeskift overalt.",
            fix=Edit(0, len(text), _BREAK.sub("\n", text)),
            safe=True,
        )
