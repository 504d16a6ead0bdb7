"""Readability as LIX, LG506: a hint for a whole role or chapter, never a judgement of a text.

LIX is the number of words per sentence and the percentage of words over six letters added up
(C. H. Björnsson, *Läsbarhet*, 1968). It is meant for 200 words or more; of a single expectation
it says little, so only the heaviest get a note, and nothing here is ever an error.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledelsesgrundlag_cli.lint.finding import TextFinding

LG506 = Rule("LG506", "Teksten er svær at læse", Severity.WARNING)

LEAST_WORDS_OF_ROLE: Final = 40
"""Of a role with fewer words a LIX says nothing: the framework's have 95 and more."""

SHORT_LETTERS: Final = 6
"""A word with more letters than this is long (Björnsson)."""

_WORD: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]+")
_STOP: Final = re.compile(r"[.!?:](?=[\s”\"]|\Z)")


class Kind(StrEnum):
    """What is measured: all expectations of a role, running text, or one expectation."""

    ROLE = "role"
    PROSE = "prose"
    EXPECTATION = "expectation"


class Limits(NamedTuple):
    """Above which LIX a note, and above which a warning (None: never) is given."""

    note: float
    warning: float | None


LIMITS: Final[Mapping[Kind, Limits]] = {
    Kind.ROLE: Limits(60, 70),
    Kind.PROSE: Limits(55, 65),
    Kind.EXPECTATION: Limits(75, None),
}
"""Set a little above what the framework has: roles 55–64, prose 44–65, expectations 36–87.

Björnsson counts 55 and more as very hard; lists of long compounds come there quickly.
"""

_WHAT: Final[Mapping[Kind, str]] = {
    Kind.ROLE: USUAL.say("{Rollens} forventninger er tunge"),
    Kind.PROSE: "Teksten er tung",
    Kind.EXPECTATION: "Forventningen er tung",
}


def lix(texts: Iterable[str]) -> float:
    """Return the LIX of some texts together. Each text is at least one sentence.

    Args:
        texts: Texts without markup, such as the expectations of a role.

    Returns:
        Words per sentence plus the percentage of long words; 0.0 when there are no words.
    """
    words = long = sentences = 0
    for text in texts:
        lengths = list(map(len, _WORD.findall(text)))
        if not lengths:
            continue
        words += len(lengths)
        long += sum(map(SHORT_LETTERS.__lt__, lengths))
        stops = len(_STOP.findall(text))
        unended = not text.rstrip('\n ”")').endswith((".", "!", "?", ":"))
        sentences += max(stops + unended, 1)
    return words / sentences + 100 * long / words if words else 0.0


def level(score: float, kind: Kind) -> Severity | None:
    """Return how much a LIX matters for a kind of text: a note, a warning, or nothing."""
    limits = LIMITS[kind]
    if limits.warning is not None and score > limits.warning:
        return Severity.WARNING
    return Severity.NOTE if score > limits.note else None


def check_lix(texts: Iterable[str], kind: Kind) -> TextFinding | None:
    """Measure some texts and word what there is to say of them, if anything: LG506.

    The finding is about all the texts together: its span is empty, for the caller to place.
    """
    score = lix(texts)
    severity = level(score, kind)
    if severity is None:
        return None
    return LG506.in_text(
        0,
        0,
        f"{_WHAT[kind]} at læse (lixtal {score:.0f}).",
        "Del lange sætninger, og brug kortere ord, hvor det kan lade sig gøre.",
        severity=severity,
    )
