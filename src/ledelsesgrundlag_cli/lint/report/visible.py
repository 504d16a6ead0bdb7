"""What the reports share: making text harmless, finding source lines, and the summing up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.source.characters import line_starts
from ledelsesgrundlag_cli.words.danish import counted, listed, number
from ledelsesgrundlag_cli.words.harmless import escape, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledelsesgrundlag_cli.lint.finding import Report

LEVEL: Final = {
    Severity.ERROR: "fejl",
    Severity.WARNING: "advarsel",
    Severity.NOTE: "råd",
}
CLEAN: Final = "lg fandt ikke noget, der skal rettes."
HOW_TO: Final = "Sådan retter du:"

_LETTERS = " -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e"
"""Characters that are shown as they are and fill one cell each: nearly every Danish line."""

_ORDINARY = re.compile(f"[{_LETTERS}]*")
NOT_ORDINARY = re.compile(f"[^{_LETTERS}]")

_LONGEST_SAID: Final = 3000
_LIKE_OTHERS = re.compile("[\xa0\u2007\u202f\u0300-\u036f]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BREAKS = "\r\n\x85\u2028\u2029"


def ordinary(text: str) -> bool:
    """Tell whether every character is shown as it is and fills one cell."""
    return _ORDINARY.fullmatch(text) is not None


def visible(text: str) -> str:
    r"""Show every character that cannot be seen, or is obeyed, as ``\xNN`` or ``\uNNNN``.

    Unlike ``literal`` it leaves spaces as they are and folds nothing: it is for names of files
    and for source lines, where each character counts.
    """
    return NOT_ORDINARY.sub(lambda match: visible_character(match.group()), text)


def unmistakable(text: str) -> str:
    """Show also signs that look like others: fixed spaces, and accents on their own.

    It is for a line beside the same line mended, where nothing else tells the two apart.
    """
    return _LIKE_OTHERS.sub(lambda match: escape(match.group()), visible(text))


@lru_cache(maxsize=1024)
def visible_character(char: str) -> str:
    """Show one character; the zero-width ones too, so that carets have something to point at."""
    code = ord(char)
    non_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    if non_character or unicodedata.category(char) in _INVISIBLE:
        return escape(char)
    return char


def said(text: str) -> str:
    """Make a message or a remedy one line of harmless text, with single spaces.

    What it quotes may be a megabyte; nobody reads so much of it.
    """
    shown = visible(literal(text[:_LONGEST_SAID]))
    return shown if len(text) <= _LONGEST_SAID else f"{shown} …"


def shown_place(span: Span) -> str:
    """Give ``file:line:column`` on one line, whatever the file's name holds."""
    return f"{visible(span.file)}:{span.line}:{span.column}"


def explained(finding: Diagnostic, between: str) -> str:
    """Give the message and, after ``between``, what to do about it."""
    message, remedy = said(finding.message), said(finding.remedy)
    return f"{message}{between}{HOW_TO} {remedy}" if remedy else message


def last_line(span: Span) -> int:
    """Return the last line that a span has a character of.

    A span that ends in the first column of a line ends with the line before.
    """
    before = span.end_column == 1 and span.end_line > span.line
    return span.end_line - 1 if before else span.end_line


class Lines:
    """The lines of the files in a report; a file is cut up the first time it is asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._cut: dict[str, tuple[str, list[int]]] = {}

    def get(self, file: str, number: int) -> str | None:
        """Return a line without its end; None when the text or the line is not there."""
        if file not in self._texts:
            return None
        if file not in self._cut:
            # Places do not count a byte order mark.
            text = self._texts[file].removeprefix("\ufeff")
            self._cut[file] = text, line_starts(text)
        text, starts = self._cut[file]
        if not 1 <= number <= len(starts):
            return None
        end = starts[number] if number < len(starts) else len(text)
        return text[starts[number - 1] : end].rstrip(_BREAKS)


def by_level(findings: Iterable[Diagnostic]) -> Counter[Severity]:
    """Count findings of each level, and all that one of them may stand for."""
    levels: Counter[Severity] = Counter()
    for one in findings:
        levels[one.severity] += one.stands_for
    return levels


def counted_levels(findings: Iterable[Diagnostic]) -> list[str]:
    """Say how many findings there are of each level that has any, such as ``2 advarsler``."""
    levels = by_level(findings)
    return [
        counted(levels[level], f"1 {LEVEL[level]}", several)
        for level, several in (
            (Severity.ERROR, "fejl"),
            (Severity.WARNING, "advarsler"),
            (Severity.NOTE, "råd"),
        )
        if level in levels
    ]


def summary(report: Report) -> str:
    """Say in a sentence what was found and how much was looked at."""
    found = counted_levels(report.findings)
    where = counted(report.files, "1 fil", "filer")
    if report.frameworks > 1:
        where = f"{number(report.frameworks)} ledelsesgrundlag med {where}"
    if not found:
        return f"{CLEAN} {where} er tjekket."
    return f"{listed(found)} i {where}."
