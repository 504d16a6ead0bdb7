"""The kinds of things that a framework holds, and all that is said of each kind as such."""

from __future__ import annotations

from typing import Final, NamedTuple

from ledelsesgrundlag_cli.words.nouns import USUAL, Gender, Noun, first_upper

LAST: Final = 99
"""The place among what a search finds of a kind that has none of its own."""


class Kind(NamedTuple):
    """A kind of thing, and its Danish words.

    ``key`` is what references and names in the files call it; ``the`` is its name with the
    article, ``neuter`` its gender (``nyt`` or ``ny``). ``found_as`` is what a search calls its
    texts, and ``found_at`` the place of those among texts that match as well; without a word of
    its own a kind is found as that which it belongs to. ``weighty`` things make a new main
    version when they come or go.
    """

    key: str
    name: str
    the: str
    plural: str
    found_as: str = ""
    found_at: int = LAST
    neuter: bool = True
    weighty: bool = False


def _called(key: str, noun: Noun, found_at: int) -> Kind:
    """Return a kind of weighty thing by the noun that the organisation chooses for it."""
    return Kind(
        *(key, noun.one, noun.the_one, first_upper(noun.many), noun.one, found_at),
        neuter=noun.gender is Gender.NEUTER,
        weighty=True,
    )


FRAMEWORK: Final = Kind(
    "framework", "ledelsesgrundlag", "ledelsesgrundlaget", "Det fælles", "ledelsesgrundlag", 11
)
ROLE: Final = _called("role", USUAL.role, 7)
EXPECTATION: Final = Kind(
    "expectation",
    "forventning",
    "forventningen",
    "Forventninger",
    "forventning",
    1,
    neuter=False,
    weighty=True,
)
PEJLEMAERKE: Final = _called("pejlemaerke", USUAL.marker, 0)
CHAPTER: Final = Kind("chapter", "kapitel", "kapitlet", "Kapitler", "kapitel", 2)
GUIDANCE: Final = Kind(
    "guidance", "vejledning", "vejledningen", "Vejledningen", "vejledning", 3, neuter=False
)
PARAGRAPH: Final = Kind("paragraph", "afsnit", "afsnittet", "Afsnit")
QUOTE: Final = Kind("quote", "citat", "citatet", "Citater", "citat", 4)
QUESTION: Final = Kind(
    "question",
    "spørgsmål i vejledningen",
    "spørgsmålet i vejledningen",
    "Spørgsmål i vejledningen",
    "vejledning",
    3,
)
PROMPT: Final = Kind(
    "prompt",
    "spørgsmål til eftertanke",
    "spørgsmålet til eftertanke",
    "Spørgsmål til eftertanke",
    "spørgsmål",
    8,
)
INTERVIEW: Final = Kind(
    "interview",
    "spørgsmål til ansøgere",
    "spørgsmålet til ansøgere",
    "Spørgsmål til ansøgere",
    "spørgsmål til ansøgere",
    9,
)
TOOL: Final = Kind("tool", "værktøj", "værktøjet", "Værktøjer", "værktøj", 5)
FORUM: Final = Kind("forum", "forum", "forummet", "Fora", "forum", 6)
SHEET: Final = Kind(
    "sheet", "tekst på et ark", "teksten på arket", "Tekster på ark", "ark", 10, neuter=False
)

PASSAGE: Final = Kind("passage", "sted", "stedet", "Steder")
"""What a reference to a text leads to, whatever thing has the text: no kind of thing itself."""

WHOLE_SHEET: Final = Kind("whole-sheet", "ark", "arket", "Ark")
"""What a reference to a sheet leads to: its texts are things, and it is none itself."""

LOCAL: Final = Kind("local", "lokalt tillæg", "tillægget", "Lokale tillæg", "lokalt tillæg", 11)
"""What a unit adds for itself: never a thing of the framework."""

KINDS: Final = (
    FRAMEWORK,
    ROLE,
    EXPECTATION,
    PEJLEMAERKE,
    CHAPTER,
    GUIDANCE,
    PARAGRAPH,
    QUOTE,
    QUESTION,
    PROMPT,
    INTERVIEW,
    TOOL,
    FORUM,
    SHEET,
)
"""The kinds of a framework, in the order that changes of them are counted."""
