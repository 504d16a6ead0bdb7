"""Which rules about grammar a text calls for: a glance at each word and the one before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.lint.rules.genders import COMMON, NEUTER
from ledelsesgrundlag_cli.lint.rules.grammar_words import (
    ADVERB_SET,
    AFTER_YOU,
    ASKS,
    BETWEEN,
    IMPERATIVES,
    PLACES,
    PRONOUNS,
    SUBJECTS,
    TO_COMMON,
    TO_NEUTER,
)
from ledelsesgrundlag_cli.lint.rules.verbs import (
    FINITES,
    INFINITIVES,
    MODALS,
    NOUNS_TOO,
    PARTICIPLES,
    PRESENTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

SUBJECT, ASK, MODAL, YOU, AND, TO, EN, ET, PASS, TURNED, LISTED, TWO, IN = (
    1 << at for at in range(13)
)


def kinds(*rows: tuple[int, Iterable[str]]) -> dict[str, int]:
    """Return the kinds of each word, one bit for each."""
    found: dict[str, int] = {}
    for kind, words in rows:
        for word in words:
            found[word] = found.get(word, 0) | kind
    return found


FIRST: Final = kinds(
    (SUBJECT | PASS, SUBJECTS.lower().split("|")),
    (PASS, ("de", "det")),
    (PASS | SUBJECT, ("der",)),
    (SUBJECT, ("som",)),
    (LISTED, PRESENTS),
    (ASK | TWO, ASKS.split("|")),
    (MODAL, MODALS),
    (YOU | IN, ("i",)),
    (AND, ("og",)),
    (TO, ("at",)),
    (EN, TO_NEUTER),
    (ET, TO_COMMON),
    (TURNED, INFINITIVES),
)

SECOND: Final = kinds(
    (SUBJECT | ASK | AND | LISTED, INFINITIVES),
    (MODAL | TO, PRESENTS),
    (YOU, ("på", *FINITES, *AFTER_YOU, *INFINITIVES, *PARTICIPLES)),
    (IN, PLACES),
    (TWO, (*ASKS.split("|"), "hvilken", "hvilke", "hvilket")),
    (EN, NEUTER),
    (ET, COMMON),
    (AND, IMPERATIVES),
    (TURNED, PRONOUNS.lower().split("|")),
)


def called(words: list[str]) -> int:
    """Return which rules a pair of words in the text calls for, adverbs between passed over."""
    found = before = 0
    for word in words:
        if before:
            found |= SECOND.get(word, 0) & before
        if word in ADVERB_SET or (before & (EN | ET) and word in BETWEEN):
            continue
        first = FIRST.get(word, 0)
        if first & PASS and before & MODAL:  # "kan du bidrager", but "kan du bidrage" is right
            first = (first & ~SUBJECT) | MODAL
        before = first
    return found


def only_after_you(word: str) -> bool:
    """Whether a word after ``vil i`` shows that I was meant: no place or time is called so."""
    return (
        word in AFTER_YOU or word in PARTICIPLES or (word in INFINITIVES and word not in NOUNS_TOO)
    )


def verbless(between: str) -> bool:
    """Whether the words between a question word and a navnemåde hold no verb of their own."""
    words = between.lower().split()
    return FINITES.isdisjoint(words) and {"at", "som", "der", "vi", "du", "i"}.isdisjoint(
        words[-1:]
    )


def own(match: re.Match[str]) -> bool:
    """Whether no verb before the subject takes the navnemåde after it: ``hvad vil du lede``."""
    before = re.split(r"[,;:–.?!]", match.string[: match.start("here")].lower())[-1].split()
    return MODALS.isdisjoint(before) and not {
        "lader",
        "lad",
        "ser",
        "så",
        "hører",
        "er",
        "var",
        "bliver",
        "gad",
        "gider",
        "behøver",
        "får",
        "og",
        "eller",
    } & set(before)
