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


class FirstOnes:
    """Collects findings: the first of each kind, and one that says how many more there are.

    A kind is a code, unless something else is told apart.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._counts: Counter[str] = Counter()
        self._added: Counter[str] = Counter()
        self._found: list[Diagnostic] = []
        self._next: dict[str, Diagnostic] = {}

    def room_for(self, kind: str) -> bool:
        """Count a finding, and tell whether it is to be made and added."""
        self._counts[kind] += 1
        return self._counts[kind] <= self._most + 1

    def add(self, found: Diagnostic, kind: str = "") -> None:
        """Add a finding that there is room for."""
        kind = kind or found.code
        self._added[kind] += 1
        if self._added[kind] <= self._most:
            self._found.append(found)
        else:
            self._next[kind] = found

    def all(self) -> list[Diagnostic]:
        """Return the findings, and after them one for those of a code there was no room for."""
        more = (_more(one, self._counts[kind] - self._most) for kind, one in self._next.items())
        return [*self._found, *more]


def in_short(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Let one finding stand for those of a code and level in a file after the first ``MOST``."""
    told: Counter[tuple[str, str, Severity]] = Counter()
    left_out: Counter[int] = Counter()
    places: dict[tuple[str, str, Severity], int] = {}
    short: list[Diagnostic] = []
    for one in found:
        kind = one.span.file, one.code, one.severity
        told[kind] += 1
        if told[kind] > MOST:
            left_out[places.setdefault(kind, len(short))] += one.stands_for
        if told[kind] <= MOST + 1:
            short.append(one)
    for place, count in left_out.items():
        short[place] = _more(short[place], count)
    return tuple(short)


def _more(first: Diagnostic, count: int) -> Diagnostic:
    """Make the first finding that is not told one by one stand for itself and all after it."""
    if count == 1:
        return first
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
                found.stands_for,
                found.message,
            ),
        )
    )
