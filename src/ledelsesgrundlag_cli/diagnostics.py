"""What can be wrong with a framework, and where: one type for syntax, form and rules.

A diagnostic is worded in Danish for the person who edits the file. It always has a place.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 1000
"""Findings of a code in a file that are told one by one. Nobody reads on; the file is no text."""


Loc = tuple[str | int, ...]
"""A path into a file's data: keys and list indexes, as pydantic reports them."""


class Severity(StrEnum):
    """How much a finding matters. Only errors stop a document from being made."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A place in a file. Lines and columns count from 1, columns in characters.

    ``end_line`` and ``end_column`` name the first place after the span, so that an empty
    span has its end equal to its start.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def is_whole_file(self) -> bool:
        """Whether it is about a file as a whole: nothing, at the file's beginning."""
        return self[1:] == (1, 1, 1, 1)

    def __str__(self) -> str:
        """Give the place in the form editors and terminals make clickable."""
        return f"{self.file}:{self.line}:{self.column}"


class Related(NamedTuple):
    """Another place that explains a diagnostic, such as where a name was first used."""

    span: Span
    message: str


class Edit(NamedTuple):
    """A change of a file's text: what stands from ``start`` to ``end`` becomes ``text``.

    Offsets count characters of the decoded file from 0, a byte order mark among them.
    """

    start: int
    end: int
    text: str


class Diagnostic(NamedTuple):
    """One finding: what is wrong (``message``), where, and what to do about it (``remedy``).

    ``code`` is stable and names the rule (``LG0xx`` files, ``LG1xx`` form, ``LG2xx`` names
    and references, ``LG3xx`` faithfulness). The texts are plain Danish sentences. ``fix`` mends it
    when applied; it is ``safe`` when it changes no word. ``key_line`` is the line of the field it
    is about, where that is known; ``kept`` says that it is in the document's own, unchanged text,
    which HR cannot mend. ``stands_for`` is how many of the same kind it is one for.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    remedy: str
    related: tuple[Related, ...] = ()
    fix: Edit | None = None
    safe: bool = False
    key_line: int = 0
    kept: bool = False
    stands_for: int = 1


def in_short(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Let one finding stand for those of a code and level in a file after the first ``MOST``."""
    told: Counter[tuple[str, str, Severity]] = Counter()
    short: list[Diagnostic] = []
    after: dict[tuple[str, str, Severity], int] = {}
    for one in found:
        kind = one.span.file, one.code, one.severity
        told[kind] += 1
        if told[kind] <= MOST + 1:
            after[kind] = len(short)
            short.append(one)
    for kind, place in after.items():
        if told[kind] > MOST + 1:
            short[place] = _more(short[place], told[kind] - MOST)
    return tuple(short)


def _more(first: Diagnostic, count: int) -> Diagnostic:
    """Make the first finding that is not told one by one stand for itself and all after it."""
    number = f"{count:,}".replace(",", ".")
    return first._replace(
        message=f"Der er {number} flere af samme slags. De vises ikke hver for sig.",
        remedy="Ret først dem, der vises, og tjek så igen.",
        related=(),
        fix=None,
        stands_for=count,
    )


def in_reading_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort findings by file, then place, then code, so that reports are the same every time."""
    return tuple(
        sorted(
            diagnostics,
            key=lambda found: (
                found.span.file,
                found.span.line,
                found.span.column,
                found.code,
                found.message,
            ),
        )
    )
