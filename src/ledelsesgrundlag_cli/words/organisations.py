"""Names of municipalities and regions in running text, and whether they are somebody else's."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.words.folding import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_REGION: Final = re.compile(
    r"Region (?:Hovedstaden|Midtjylland|Nordjylland|Sjælland|Syddanmark|Østdanmark)(?=s?\b)"
)
_MUNICIPALITIES: Final = tuple(
    re.compile(rf"{one}(?=s?\b)") for one in ("Kommune", "Regionskommune")
)
"""Patterns that begin with what they look for are some ten times faster."""
_CAPITAL: Final = r"[A-ZÆØÅ][a-zæøåéü]+"
_BEFORE: Final = re.compile(rf"(?<!\w)(?P<first>{_CAPITAL})(?:-{_CAPITAL})? $")
_LONGEST: Final = 60
"""Characters before ``Kommune`` that its name may fill."""
_NOT_NAMES: Final = frozenset(
    {
        *(
            "alle",
            "andre",
            "attraktiv",
            "deltagende",
            "den",
            "denne",
            "deres",
            "din",
            "egen",
            "en",
        ),
        *("eneste", "enhver", "god", "hele", "hver", "hvilken", "i", "ingen", "jeres", "min"),
        *("moderne", "ny", "nye", "samme", "sin", "som", "vor", "vores", "én"),
    }
)
"""What may begin a sentence, or be written with a capital, before ``kommune``."""
_BESIDE: Final = re.compile(
    r"(?:\b(?:med|fra|som|og|eller|samt|mellem|hos|ligesom)"
    r"|\b(?:besøg|nabo|inspir|partner|samarbejd)\w*"
    r"|\b(?:lær\w*|lånt|hørt|set|hentet) af)"
    r"(?: (?:fx|bl\.a\.|både|naboerne i|kolleger i|ledere i))?,? $",
    re.IGNORECASE,
)
"""What stands before the name of one that is worked with, learnt from or compared with."""


_SEVERAL: Final = 2
"""As often is another named, where none names one's own, when the text is the other's."""


class Organisation(NamedTuple):
    """A municipality or a region named in a text: its name, and where it stands there."""

    name: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What tells it from others."""
        return spelled_out(self.name)


def organisations_in(text: str) -> Iterator[Organisation]:
    """Yield every municipality and region that is named in full, such as ``Odsherred Kommune``.

    Neither ``kommunen`` nor ``vores Kommune`` is a name.
    """
    for found in _REGION.finditer(text):
        yield Organisation(found[0], found.start(), found.end())
    for found in (found for one in _MUNICIPALITIES for found in one.finditer(text)):
        begin = max(0, found.start() - _LONGEST)
        name = _BEFORE.search(text[begin : found.start()])
        if name is not None and name["first"].casefold() not in _NOT_NAMES:
            start = begin + name.start()
            yield Organisation(text[start : found.end()], start, found.end())


def of(organisation: str) -> Organisation | None:
    """Return the municipality or region that an organisation is, if it is one."""
    found = next(organisations_in(organisation), None)
    return found if found is not None and found.name == organisation.strip() else None


def spoken_of(own: str, texts: Iterable[str]) -> str | None:
    """Return another that some texts speak of all through, and never of one's own; else None."""
    mine = of(own)
    if mine is None:
        return None
    counted = Counter(one.name for text in texts for one in organisations_in(text))
    if any(spelled_out(name) == mine.key for name in counted):
        return None
    [(name, number)] = counted.most_common(1) or [("", 0)]
    return name if number >= _SEVERAL else None


def is_beside(text: str, one: Organisation) -> bool:
    """Tell whether an organisation is named as one that is worked with or learnt from."""
    return _BESIDE.search(text[: one.start]) is not None
