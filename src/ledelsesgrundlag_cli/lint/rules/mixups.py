"""Rules about words: LG521 to LG523, what is mixed up, officialese, and jargon.

What is mixed up is known by the words around it; officialese is råd, as it is never wrong. The
jargon is HR's own list (``jargon`` in ``terms.yaml``), and a short one where they have none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.mixup_words import MIXED_UP, OFFICIALESE
from ledelsesgrundlag_cli.lint.rules.phrases import Phrase, Said, cased_as

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen

LG521 = Rule("LG521", "Ord, der er forvekslet", Severity.WARNING)
LG522 = Rule("LG522", "Kancellisprog", Severity.NOTE)
LG523 = Rule("LG523", "Et ord fra jeres liste over jargon", Severity.NOTE)
RULES: Final = (LG521, LG522, LG523)


def _mixed_up(right: str) -> Phrase:
    """Make the phrase of a row: what is wrong stands in braces, ``{samme} med``."""
    pattern, words, wanted = _row(right)

    def say(match: re.Match[str]) -> Said:
        new = cased_as(match["here"], match.expand(wanted))
        return Said(
            f"Der står ”{' '.join(match[0].split())}”. Det rigtige ord er ”{new}”.",
            f"Skriv ”{new}”.",
            new,
        )

    return Phrase(LG521, words, pattern, say)


def _row(row: str) -> tuple[str, str, str]:
    """Read a row of ``MIXED_UP``: the words that call for it, its pattern, what it becomes."""
    words, pattern, wanted = (part.strip() for part in row.split("||"))
    pattern = pattern.replace("{", "(?P<here>").replace("}", ")")
    return rf"(?<![\w-]){pattern}(?![\w-])", words, wanted


def _official(row: str) -> Phrase:
    words, pattern, wanted = (part.strip() for part in row.split("||"))

    def say(match: re.Match[str]) -> Said:
        return Said(f"”{match[0]}” er kancellisprog.", f"Skriv hellere {wanted}.")

    return Phrase(LG522, words, rf"(?<![\w-])(?:{pattern})(?![\w-])", say, _is_new)


def _is_new(one: Seen) -> bool:
    """Whether a text is written for a reader now: a chapter or a quote has words of its own."""
    return one.kind not in {"quote", "paragraph"} or "description" in one.loc


MIXUPS: Final = (*map(_mixed_up, MIXED_UP), *map(_official, OFFICIALESE))
"""The phrases of LG521 and LG522."""

JARGON: Final = frozenset(
    (
        *(
            [
                "synergi",
                "synergier",
                "performance",
                "performe",
                "eksekvere",
                "eksekvering",
                "commitment",
                "mindset",
            ]
        ),
        *(
            [
                "alignment",
                "aligne",
                "stakeholder",
                "stakeholders",
                "deliverables",
                "buy-in",
                "win-win",
                "setup",
                "set-up",
            ]
        ),
        *(
            [
                "leverage",
                "outcome",
                "benchmarke",
                "boost",
                "booste",
                "ownership",
                "gamechanger",
                "rightsizing",
            ]
        ),
        *("quick wins", "best practice", "low hanging fruits", "lavthængende frugter"),
        *("value proposition", "business case", "high performing", "game changer"),
        *("human capital", "walk the talk", "on board", "burning platform", "brændende platform"),
    )
)
"""Words that are jargon where HR has no list of its own."""


def check_jargon(seen: Seen, jargon: Jargon) -> Iterable[TextFinding]:
    """Find the words of a list of jargon, with their endings: LG523."""
    if jargon.first.isdisjoint(seen.called):
        return ()
    return [
        LG523.in_text(
            *match.span(),
            f"”{match[0]}” er jargon, som ikke alle forstår.",
            "Sig det med et ord fra hverdagen. Listen over jargon står i terms.yaml.",
        )
        for match in _jargon(jargon.words).finditer(seen.text)
    ]


class Jargon(NamedTuple):
    """A list of jargon in small letters, and the forms that a text must have one of."""

    words: tuple[str, ...]
    first: frozenset[str]


@lru_cache(maxsize=16)
def listed(words: tuple[str, ...]) -> Jargon:
    """Prepare a list of jargon, in small letters."""
    forms = {one.split()[0] + ending for one in words for ending in ("", *_ENDINGS)}
    return Jargon(words, frozenset(forms))


_ENDINGS: Final = ("en", "et", "er", "erne", "n", "r", "s", "ens", "rne")


@lru_cache(maxsize=16)
def _jargon(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:{forms or '(?!)'})(?:{'|'.join(_ENDINGS)})?(?![\w-])", re.IGNORECASE
    )
