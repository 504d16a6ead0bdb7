"""Findings for people: the place, the line with carets under it, and what to do about it.

Everything from a file is shown so that the terminal obeys none of it. Colour is added last, to
text that is harmless, and says nothing that the words do not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.report.excerpt import broken, cells, excerpt
from ledelsesgrundlag_cli.lint.report.visible import (
    HOW_TO,
    LEVEL,
    Lines,
    said,
    shown_place,
    summary,
    visible,
)
from ledelsesgrundlag_cli.words.measure import READABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.finding import Report

_NARROWEST: Final = 20
"""A terminal that says it is narrower is not believed."""

_HOW_TO: Final = f"= {HOW_TO[0].lower()}{HOW_TO[1:]}"
_BOLD: Final = "\x1b[1m"
_COLOR: Final = {
    Severity.ERROR: "\x1b[31m",
    Severity.WARNING: "\x1b[33m",
    Severity.NOTE: "\x1b[36m",
}
_PLAIN: Final = "\x1b[0m"


def render_text(report: Report, *, width: int = 80, color: bool = False) -> str:
    """Render a report for a terminal, or for a file that people read.

    Args:
        report: What was found.
        width: How many cells a line may fill. Only a file's name may fill more; running text
            keeps a readable measure.
        color: Whether to mark level, message and carets with ANSI colours.
    """
    page = _Page(Lines(report.texts), max(width, _NARROWEST), color=color)
    lines: list[str] = []
    for finding in report.findings:
        lines += (*page.finding(finding), "")
    lines += _wrapped(summary(report), page.measure, page.measure)
    return "".join(f"{line}\n" for line in lines)


class _Page:
    """What every finding is drawn on."""

    def __init__(self, lines: Lines, width: int, *, color: bool) -> None:
        self.lines = lines
        self.width = width
        self.measure = min(width, READABLE)
        self.color = color

    def finding(self, finding: Diagnostic) -> Iterator[str]:
        """Draw one finding."""
        spans = (finding.span, *(related.span for related in finding.related))
        margin = max(len(str(span.line)) for span in spans)
        color = _COLOR[finding.severity]
        yield from self._heading(finding, color)
        yield from self._source(finding.span, margin, color)
        how_to = _how_to(finding.remedy, self.measure - margin - 1)
        yield from (f"{' ' * margin} {line}" for line in how_to[:1])
        yield from (f"{' ' * margin}   {line}" for line in how_to[1:])
        for related in finding.related:
            place = f"{' ' * margin}--> {shown_place(related.span)}:"
            yield from self._hanging(place, place, said(related.message), "")
            yield from self._source(related.span, margin, color)

    def _heading(self, finding: Diagnostic, color: str) -> Iterator[str]:
        place = shown_place(finding.span)
        level = f"{LEVEL[finding.severity]} {visible(finding.code)}:"
        shown = f"{place}: {self._painted(level, color)}"
        yield from self._hanging(f"{place}: {level}", shown, said(finding.message), _BOLD)

    def _hanging(self, plain: str, shown: str, text: str, style: str) -> Iterator[str]:
        """Write a text after a label, and on below it, indented, where there is no room."""
        first, *more = _wrapped(text, self.measure - cells(plain) - 1, self.measure - 4)
        yield f"{shown} {self._painted(first, style)}" if first else shown
        yield from (f"    {self._painted(line, style)}" for line in more)

    def _source(self, span: Span, margin: int, color: str) -> Iterator[str]:
        """Show the line a span begins on, with carets under what of it stands there.

        A finding about a whole file has no line to show.
        """
        line = None if span.is_whole_file else self.lines.get(span.file, span.line)
        if line is None:
            return
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        shown = excerpt(line, span.column - 1, end, self.width - margin - 3)
        carets = self._painted("^" * shown.length, color)
        yield f"{' ' * margin} |"
        yield f"{span.line:>{margin}} | {shown.text}" if shown.text else f"{span.line:>{margin}} |"
        yield f"{' ' * margin} | {' ' * shown.start}{carets}"

    def _painted(self, text: str, style: str) -> str:
        return f"{style}{text}{_PLAIN}" if self.color and style and text else text


@lru_cache(maxsize=128)  # the same remedy comes again and again
def _how_to(remedy: str, room: int) -> tuple[str, ...]:
    text = said(remedy)
    return tuple(_wrapped(f"{_HOW_TO} {text}", room, room - 2)) if text else ()


def _wrapped(text: str, first: int, rest: int) -> list[str]:
    """Break a text of single spaces into lines: the first of ``first`` cells, then ``rest``.

    The first line is empty when no word fits in it. A word wider than a line is broken.
    """
    lines = [""]
    room = first
    for word in text.split(" "):
        last, wide = word, cells(word)
        space = 1 if lines[-1] else 0
        if space + wide > room:
            if wide > rest:
                *full, last = broken(word, rest)
                lines += full
                wide = cells(last)
            lines.append("")
            room, space = rest, 0
        lines[-1] += " " * space + last
        room -= space + wide
    return lines
