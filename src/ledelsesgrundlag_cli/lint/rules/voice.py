"""The voice of a framework: how its expectations begin, and whether they end with a full stop.

Each document has its own: *Sætter retning*, *Du sætter retning*, *Vi …*, *Jeg …*, *At sætte …*,
or nouns. It is seen once for all expectations, or said in ``lg.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.lint.rules.language_words import (
    AFTER_NOUN,
    NOT_VERBS,
    NOUN_ENDINGS,
    OTHER_VERBS,
    PLURALS,
    VERBS_IN_SPITE,
)

if TYPE_CHECKING:
    from collections.abc import Collection

VERB, NOUN = "verbum", "navneord"
BEGINNINGS: Final = ("du", "vi", "jeg", "at")
VOICES: Final = (VERB, *BEGINNINGS, NOUN)
"""What ``stemme`` in ``lg.toml`` may be."""
FIRST: Final = re.compile(r"[\s”“\"'»(]*([^\W\d_]+)")
"""The first word of a text, past quotation marks and brackets."""
_WORD: Final = re.compile(r"[^\W\d_]+")
MUST: Final = "Skal "
_MOST: Final = 0.6
_LEAST: Final = 3
"""A voice is that of so large a share of the expectations, and of so many at least."""


class Voice(NamedTuple):
    """How expectations begin, as one of ``VOICES``, and whether they end with a full stop.

    ``must`` says that some of them begin with *Skal*.
    """

    form: str = VERB
    stops: bool = False
    must: bool = False


VERBS_FIRST: Final = Voice()


def voice_of(expectations: Collection[str], asked: str | None) -> Voice:
    """Return the voice that most expectations have; ``asked`` says how they begin."""
    counted = Counter(map(form_of, expectations))
    [(form, count)] = counted.most_common(1) or [(VERB, 0)]
    shared = count >= max(_LEAST, _MOST * len(expectations))
    stopped = sum(one.rstrip().endswith(".") for one in expectations)
    stops = stopped >= max(_LEAST, _MOST * len(expectations))
    must = sum(one.lstrip().startswith(MUST) for one in expectations) >= _LEAST
    return Voice(asked or (form if shared else VERB), stops, must)


def form_of(text: str) -> str:
    """Return how one expectation begins, as one of ``VOICES``."""
    match = FIRST.match(text)
    word = match[1].casefold() if match else ""
    if word in BEGINNINGS:
        return word
    return VERB if match and is_present(word, text[match.end() :]) else NOUN


def is_noun(word: str) -> bool:
    """Say whether a casefolded word that ends as a verb does is a noun."""
    return word in PLURALS or (word.endswith(NOUN_ENDINGS) and word not in VERBS_IN_SPITE)


def is_present(word: str, rest: str) -> bool:
    """Say whether a casefolded word can be a verb in the present tense before ``rest``."""
    if word in OTHER_VERBS:
        return True
    if word == "ved":  # "Ved, hvad …" knows; "Ved at …" is a preposition
        return rest.lstrip(" ").startswith((",", "hv"))
    if word == "leder":
        following = _WORD.match(rest.lstrip())
        return following is None or following[0].casefold() not in AFTER_NOUN
    return word.endswith("r") and word not in NOT_VERBS and not is_noun(word)
