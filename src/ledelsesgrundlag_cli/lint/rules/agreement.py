"""LG520: what does not fit the noun after it: an article, an adjective or a number."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.genders import COMMON, NEUTER
from ledelsesgrundlag_cli.lint.rules.grammar_words import (
    BETWEEN,
    SURE_ADJECTIVES,
    TO_COMMON,
    TO_NEUTER,
    VERBS,
)
from ledelsesgrundlag_cli.lint.rules.phrases import Said, cased_as
from ledelsesgrundlag_cli.lint.rules.word_sets import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen

LG520 = Rule("LG520", "”en” eller ”et” passer ikke til ordet", Severity.WARNING)

_ADJECTIVES: Final = words(
    "god ny vigtig fast klar konkret tydelig faglig lokal svær kort lang stor stærk tæt",
    "særlig attraktiv åben fri rolig ærlig naturlig daglig årlig personlig aktiv effektiv",
)  # fmt: skip
_MANY: Final = words(
    "to tre fire fem seks mange flere nogle få hvilke disse begge",
)
_NO_PLURAL: Final = words(
    "leder ledelse styrke aftale trivsel tillid kvalitet viden støtte kontakt dygtighed",
    "samtale balance opfølgning forståelse effekt hverdag praksis tale evne ramme",
)  # fmt: skip
_SINGULAR: Final = (COMMON - _NO_PLURAL) | words(
    "eksempel problem projekt resultat fællesskab budskab initiativ perspektiv område",
    "møde emne pejlemærke værktøj ønske",
)  # fmt: skip


@cache
def _definite() -> frozenset[str]:
    """Nouns with the article at their end: ``beslutningen``, ``målet``."""
    return frozenset(one + ("n" if one.endswith("e") else "en") for one in COMMON) | frozenset(
        one + ("t" if one.endswith("e") else "et") for one in NEUTER
    )


def check_agreement(seen: Seen) -> Iterator[TextFinding]:
    """Find what does not fit the noun after it: LG520."""
    said = seen.words
    if CALLED_BY.isdisjoint(seen.called):
        return
    for number, first in enumerate(said[:-1]):
        if first not in CALLED_BY:
            continue
        second = said[number + 1]
        third = said[number + 2] if number + 2 < len(said) else ""
        if first == "et" and second in _ADJECTIVES and third in NEUTER:
            yield from _at(seen, f"et {second} {third}", f"et {second}t {third}")
        elif (
            first == "en"
            and second.removesuffix("t") in _ADJECTIVES - {second}
            and third in COMMON
        ):
            yield from _at(seen, f"en {second} {third}", f"en {second[:-1]} {third}")
        elif first in _MANY and second in _SINGULAR:
            yield from _at(seen, f"{first} {second}", None)
        elif first in {"den", "det"} and second in _DEFINED and third in _definite():
            yield from _at(seen, f"{first} {second} {third}", None)


CALLED_BY: Final = _MANY | {"et", "en", "den", "det"}
"""Words that one of must stand in a text for the rule to find anything."""
_DEFINED: Final = words(
    "nye gode vigtige fælles lokale faglige politiske strategiske første sidste næste",
    "svære store lille samlede enkelte rigtige seneste",
)  # fmt: skip


def _at(seen: Seen, written: str, wanted: str | None) -> Iterator[TextFinding]:
    match = _search(written, seen.text)
    if match is not None:
        yield LG520.in_text(
            *match.span(),
            f"Ordene ”{match[0]}” passer ikke sammen.",
            f"Skriv ”{wanted}”." if wanted else "Ret det ene af ordene.",
        )


def _search(written: str, text: str) -> re.Match[str] | None:
    spaced = r"\s+".join(map(re.escape, written.split()))
    return re.search(rf"(?<![\w-]){spaced}(?![\w-])", text, re.IGNORECASE)


def gender(match: re.Match[str]) -> Said | None:
    """LG520: ``en mål`` and ``et opgave``."""
    word, noun = match["here"], match["noun"].lower()
    lowered = word.lower()
    between = (match["between"] or "").strip().lower()
    if noun not in COMMON | NEUTER or (between in COMMON | NEUTER and between not in BETWEEN):
        noun, between = between, ""
    if noun in NEUTER and lowered in TO_NEUTER:
        wanted = TO_NEUTER[lowered]
    elif noun in COMMON and lowered in TO_COMMON:
        wanted = TO_COMMON[lowered]
    else:
        return None
    if between and not agrees(between, noun in NEUTER, lowered):
        return None
    if lowered in {"det", "den", "hver", "hvert", "ingen", "intet", "nogen", "noget"} and (
        between or noun in VERBS
    ):
        return None
    if noun in VERBS and lowered in {"det", "andet", "anden", "egen", "eget"}:
        return None
    wanted = cased_as(word, wanted)
    return Said(
        f"Der står ”{word} {noun}”. Det hedder ”{wanted} {noun}”."
        if not between
        else f"Der står ”{match[0]}”, men det hedder ”{wanted.lower()} {noun}”.",
        f"Skriv ”{wanted}”.",
        None if between else wanted,
    )


def agrees(adjective: str, neuter: bool, word: str) -> bool:  # noqa: FBT001
    """Whether a word between is an adjective that goes with the noun after it."""
    if adjective in SURE_ADJECTIVES:
        return True
    return word not in {"den", "det"} and adjective in {
        f"{one}t" if neuter else one for one in SURE_ADJECTIVES
    }
