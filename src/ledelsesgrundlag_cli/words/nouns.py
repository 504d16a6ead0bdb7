"""What an organisation calls its things: Danish nouns, and what agrees with them.

Every sentence that says *pejlemærke* or *rolle* takes the word from here. Four forms and the gender
are told; the genitives and the words that agree with a noun follow from them.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple


class Gender(Enum):
    """A noun's gender, by its article: ``en rolle``, ``et pejlemærke``."""

    COMMON = "en"
    NEUTER = "et"


class Noun(NamedTuple):
    """A noun in its four forms, in small letters, and its gender."""

    one: str
    the_one: str
    many: str
    the_many: str
    gender: Gender

    @property
    def a(self) -> str:
        """``et`` or ``en``."""
        return self.gender.value

    @property
    def that(self) -> str:
        """``det`` or ``den``, which also stands for the noun: "det eller den"."""
        return self._agreeing("det", "den")

    @property
    def this(self) -> str:
        """``dette`` or ``denne``."""
        return self._agreeing("dette", "denne")

    @property
    def each(self) -> str:
        """``hvert`` or ``hver``."""
        return self._agreeing("hvert", "hver")

    @property
    def any(self) -> str:
        """``noget`` or ``nogen``, as in "der er ikke noget pejlemærke"."""
        return self._agreeing("noget", "nogen")

    @property
    def none(self) -> str:
        """``intet`` or ``ingen``."""
        return self._agreeing("intet", "ingen")

    @property
    def which(self) -> str:
        """``hvilket`` or ``hvilken``."""
        return self._agreeing("hvilket", "hvilken")

    @property
    def single(self) -> str:
        """``ét`` or ``én``: the number, as in "ét ad gangen"."""
        return self._agreeing("ét", "én")

    @property
    def new(self) -> str:
        """``nyt`` or ``ny``."""
        return self._agreeing("nyt", "ny")

    def _agreeing(self, neuter: str, common: str) -> str:
        return neuter if self.gender is Gender.NEUTER else common


def first_upper(words: str) -> str:
    """Begin a sentence, a heading or a label: its first letter becomes a capital."""
    return words[:1].upper() + words[1:]


def genitive(word: str) -> str:
    """Return whose: ``rollens``, and an apostrophe after s, x and z (``temas'``)."""
    return f"{word}'" if word.endswith(("s", "x", "z")) else f"{word}s"


MARKER: Final = Noun(
    "pejlemærke", "pejlemærket", "pejlemærker", "pejlemærkerne", Gender.NEUTER
)
"""What an expectation points to."""

ROLE: Final = Noun("rolle", "rollen", "roller", "rollerne", Gender.COMMON)
"""What expectations are for."""
