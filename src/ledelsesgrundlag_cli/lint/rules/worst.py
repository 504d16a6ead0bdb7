"""One finding a slip: what only follows from another finding in a text is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.finding import TextFinding

FOLLOWS: Final = {
    "LG811": "LG507 LG509 LG510 LG511 LG417 LG422 LG415 LG418",
    "LG424": "LG410 LG412 LG417 LG418 LG419 LG420 LG421 LG422 LG423 LG501 LG507 LG515 LG591 "
    "LG812 LG416 LG521",
    "LG423": "LG415 LG418 LG420 LG421 LG411 LG417 LG501",
    "LG415": "LG411 LG501 LG502 LG418 LG422 LG425 LG420",
    "LG426": "LG418 LG415 LG425 LG422 LG501",
    "LG425": "LG502 LG503",
    "LG813": "LG417 LG418",
    "LG509": "LG507",
    "LG815": "LG507",
    "LG816": "LG507",
    "LG512": "LG513",
    "LG524": "LG417 LG513",
    "LG421": "LG420",
    "LG410": "LG420",
    "LG414": "LG591",
    "LG408": "LG420 LG418 LG507 LG512",
    "LG412": "LG419 LG418",
    "LG411": "LG415",
    "LG504": "LG516 LG515",
    "LG505": "LG520 LG521 LG508 LG515",
    "LG518": "LG521 LG515",
    "LG519": "LG422",
    "LG419": "LG417",
    "LG521": "LG520",
}
"""The codes that are not told in a text where the one before them is."""

BESIDE: Final = {
    "LG406": "LG418",
    "LG405": "LG418",
    "LG418": "LG419",
    "LG416": "LG521 LG520 LG515",
}
"""The same, where the two stand in one place."""


ONCE: Final = frozenset(("LG811", "LG815", "LG816", "LG426", "LG423", "LG424"))
"""Codes that are told once of a text: what is done about one is done about all."""


MOST: Final = 100
"""Findings of a text that are held against each other; one with more is no text."""


def worst_of(found: list[TextFinding]) -> list[TextFinding]:
    """Leave out what follows from another finding in the same text."""
    if not 1 < len(found) <= MOST:
        return found
    codes = {one.code for one in found}
    follows = {code for head in codes for code in FOLLOWS.get(head, "").split()}
    left = [one for one in found if one.code not in follows]
    beside = [(one, BESIDE[one.code].split()) for one in left if one.code in BESIDE]
    told: list[TextFinding] = []
    for one in left:
        here = [other for other in told if other.code == one.code]
        if here and (one.code in ONCE or any(_overlap(one, other) for other in here)):
            continue
        if not any(one.code in names and _touch(one, head) for head, names in beside):
            told.append(one)
    return told


def _overlap(one: TextFinding, other: TextFinding) -> bool:
    return one.start < other.end and other.start < one.end


def _touch(one: TextFinding, other: TextFinding) -> bool:
    return one.start <= other.end and other.start <= one.end
