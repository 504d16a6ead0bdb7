"""What an organisation calls its things, and sentences that say it.

Sentences are written with the usual words, in braces: ``Er {pejlemærket nyt}, så opret
{det|pejlemærke}``. Another organisation says *kompetence* or *niveau*: ``Nouns.say`` then puts
that word in the same form, and turns what agrees with it. So no sentence is written twice, and
each can be read as it stands.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final, NamedTuple


class Gender(IntEnum):
    """A noun's gender: ``en rolle``, ``et pejlemærke``. Its number is its place in a pair."""

    COMMON = 0
    NEUTER = 1


class Noun(NamedTuple):
    """A noun in small letters: its four forms, and its gender. The genitives follow from them."""

    one: str
    the_one: str
    many: str
    the_many: str
    gender: Gender

    def forms(self) -> tuple[str, ...]:
        """Return the four forms, and the genitive of each in the same order."""
        plain = self[:4]
        return (*plain, *map(genitive, plain))


def genitive(word: str) -> str:
    """Return whose: ``rollens``, and an apostrophe after s, x and z (``fokus'``)."""
    return f"{word}'" if word.endswith(("s", "x", "z")) else f"{word}s"


def first_upper(words: str) -> str:
    """Begin a sentence, a heading or a label: its first letter becomes a capital."""
    return words[:1].upper() + words[1:]


class Nouns(NamedTuple):
    """The nouns an organisation may choose: what an expectation points to, and whom it is for."""

    marker: Noun
    role: Noun

    def say(self, sentence: str, **given: object) -> str:
        """Return a sentence with these nouns for the usual ones, and with what is ``given``.

        ``{name}`` is what was given by that name. Other braces hold one usual noun in any form,
        with words that agree with it, or such a word alone and the noun after a bar. A capital
        stays one. What is given is put in as it is: braces in it mean nothing.

        Raises:
            ValueError: braces hold something else.
        """

        def said(found: re.Match[str]) -> str:
            phrase = found[1]
            return str(given[phrase]) if phrase in given else self._said(phrase)

        return _BRACES.sub(said, sentence)

    def _said(self, phrase: str) -> str:
        words, _, about = phrase.partition("|")
        written = words.split(" ")
        which = next(
            (_FORMS[one][0] for one in (about, *map(str.lower, written)) if one in _FORMS), None
        )
        if which is None:
            raise ValueError(phrase)
        return " ".join(self._word(one, which) for one in written)

    def _word(self, word: str, which: int) -> str:
        small = word.lower()
        noun = self[which]
        if small in _FORMS:
            found = noun.forms()[_FORMS[small][1]]
        elif small in _AGREEING:
            found = _AGREEING[small][noun.gender]
        else:
            raise ValueError(word)
        return first_upper(found) if word != small else found


_BRACES: Final = re.compile(r"\{([^{}]+)\}")
_AGREEING: Final = {
    word: pair
    for pair in (
        *(("en", "et"), ("én", "ét"), ("den", "det"), ("denne", "dette"), ("hver", "hvert")),
        *(("nogen", "noget"), ("ingen", "intet"), ("hvilken", "hvilket"), ("ny", "nyt")),
        ("vigtig", "vigtigt"),
    )
    for word in pair
}
"""What agrees with a noun: with one of common gender, and with a neuter."""

USUAL: Final = Nouns(
    marker=Noun("pejlemærke", "pejlemærket", "pejlemærker", "pejlemærkerne", Gender.NEUTER),
    role=Noun("rolle", "rollen", "roller", "rollerne", Gender.COMMON),
)
"""Those of a framework that chooses none, and of help, which is shown before one is read."""

_FORMS: Final = {
    form: (which, number)
    for which, noun in enumerate(USUAL)
    for number, form in enumerate(noun.forms())
}
"""Each usual form: which noun it is of, and which of its forms."""
