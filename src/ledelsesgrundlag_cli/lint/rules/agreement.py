"""LG520 in more words: an adjective, a number or an article that does not fit the noun after it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.lint.rules.genders import COMMON, NEUTER
from ledelsesgrundlag_cli.lint.rules.grammar import LG520

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen

_ADJECTIVES: Final = frozenset(
    ["god", "ny", "vigtig", "fast", "klar", "konkret", "tydelig", "faglig", "lokal", "svær",
        "kort", "lang", "stor", "stærk", "tæt", "særlig", "attraktiv", "åben", "fri", "rolig",
            "ærlig", "naturlig", "daglig", "årlig", "personlig", "aktiv", "effektiv"]
)  # fmt: skip
_MANY: Final = frozenset(
    [
        "to",
        "tre",
        "fire",
        "fem",
        "seks",
        "mange",
        "flere",
        "nogle",
        "få",
        "hvilke",
        "disse",
        "begge",
    ]
)
_NO_PLURAL: Final = frozenset(
    ["leder", "ledelse", "styrke", "aftale", "trivsel", "tillid", "kvalitet", "viden", "støtte",
        "kontakt", "dygtighed", "samtale", "balance", "opfølgning", "forståelse", "effekt",
            "hverdag", "praksis", "tale", "evne", "ramme"]
)  # fmt: skip
_SINGULAR: Final = (COMMON - _NO_PLURAL) | frozenset(
    ["eksempel", "problem", "projekt", "resultat", "fællesskab", "budskab", "initiativ",
        "perspektiv", "område", "møde", "emne", "pejlemærke", "værktøj", "ønske"]
)  # fmt: skip


@cache
def _definite() -> frozenset[str]:
    """Nouns with the article at their end: ``beslutningen``, ``målet``."""
    return frozenset(one + ("n" if one.endswith("e") else "en") for one in COMMON) | frozenset(
        one + ("t" if one.endswith("e") else "et") for one in NEUTER
    )


def check_agreement(seen: Seen) -> Iterator[TextFinding]:
    """Find what does not fit the noun after it: LG520."""
    words = seen.words
    for number, (first, second) in enumerate(pairwise(words)):
        third = words[number + 2] if number + 2 < len(words) else ""
        if first == "et" and second in _ADJECTIVES and third in NEUTER:
            wanted = f"{second}t"
            yield from _at(seen, f"et {second} {third}", f"et {wanted} {third}")
        elif (
            first == "en"
            and second.endswith("t")
            and second[:-1] in _ADJECTIVES
            and third in COMMON
        ):
            yield from _at(seen, f"en {second} {third}", f"en {second[:-1]} {third}")
        elif first in _MANY and second in _SINGULAR:
            yield from _at(seen, f"{first} {second}", None)
        elif first in {"den", "det"} and second.endswith("e") and third in _definite():
            if second in _DEFINED:
                yield from _at(seen, f"{first} {second} {third}", None)


_DEFINED: Final = frozenset(
    ["nye", "gode", "vigtige", "fælles", "lokale", "faglige", "politiske", "strategiske",
        "første", "sidste", "næste", "svære", "store", "lille", "samlede", "enkelte", "rigtige",
            "seneste"]
)  # fmt: skip


def _at(seen: Seen, written: str, wanted: str | None) -> Iterator[TextFinding]:
    match = _search(written, seen.text)
    if match is not None:
        yield LG520.in_text(
            *match.span(),
            f'Ordene "{match[0]}" passer ikke sammen.',
            f'Skriv "{wanted}".' if wanted else "Ret det ene af ordene.",
        )


def _search(written: str, text: str) -> re.Match[str] | None:
    spaced = r"\s+".join(map(re.escape, written.split()))
    return re.search(rf"(?<![\w-]){spaced}(?![\w-])", text, re.IGNORECASE)
