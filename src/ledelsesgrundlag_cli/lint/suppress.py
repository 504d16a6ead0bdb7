"""Findings that HR has looked at and lets stand: comments in the files."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.source.characters import line_starts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LG901 = Rule("LG901", "Undtagelsen har ingen virkning", Severity.WARNING)
LG902 = Rule("LG902", "Undtagelsen mangler en begrundelse", Severity.WARNING)
LG903 = Rule("LG903", "Ukendt kode i undtagelsen", Severity.WARNING)

_COMMENT = re.compile(r"#\s*lg:\s*ignore\[(?P<codes>[^\]#]{0,400})\]\s*(?P<why>.*)$")
EXEMPTION_SIGN = b"lg:"
"""A file without it has no such comment."""
_CODE = re.compile(r"LG\d{3}\Z")


class Exemption(NamedTuple):
    """A comment ``# lg: ignore[LG501] why`` and its place; ``line`` counts from 1."""

    line: int
    column: int
    codes: tuple[str, ...]
    why: str


def exemptions_in(text: str) -> tuple[Exemption, ...]:
    """Find the comments that let findings stand."""
    found = []
    text = text.removeprefix("\ufeff")  # which places do not count
    starts = line_starts(text)
    for number, (start, end) in enumerate(pairwise([*starts, len(text)]), start=1):
        line = text[start:end].rstrip("\r\n\x85\u2028\u2029")
        match = _COMMENT.search(line)
        if match is not None:
            codes = tuple(code.strip() for code in match["codes"].split(",") if code.strip())
            found.append(Exemption(number, match.start() + 1, codes, match["why"].strip()))
    return tuple(found)


def check_exemptions(
    shown_as: str,
    exemptions: tuple[Exemption, ...],
    used: Collection[tuple[int, str]],
    known: Collection[str],
) -> Iterator[Diagnostic]:
    """Tell of comments without effect, without a reason, or with a code that does not exist."""
    for one in exemptions:
        span = Span(shown_as, one.line, one.column, one.line, one.column)
        if not one.why:
            yield LG902.found(
                "Undtagelsen siger ikke hvorfor, og gælder derfor ikke.",
                span,
                "Skriv en begrundelse efter klammen: `# lg: ignore[LG501] fast udtryk hos os`.",
            )
        for code in one.codes or ("",):
            if not _CODE.match(code) or code not in known:
                yield LG903.found(
                    f"Undtagelsen nævner ”{code}”, som ikke er en kode.",
                    span,
                    "Ret koden, eller slet undtagelsen. Se koderne med: lg forklar",
                )
            elif one.why and (one.line, code) not in used:
                yield LG901.found(
                    f"Undtagelsen for {code} har ingen virkning her.",
                    span,
                    "Slet den.",
                )
