"""LG505 where the framework's own words do not tell: usual compounds written apart.

A noun in the bare singular stands before another noun in Danish only as the first part of one
word. The lists hold first parts that no verb or adjective looks like (those that do ask for a
small word before them), and second parts that leadership texts make words of.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.lint.rules.language import LG505
from ledelsesgrundlag_cli.lint.rules.late import Late
from ledelsesgrundlag_cli.lint.rules.phrases import cased_as
from ledelsesgrundlag_cli.lint.rules.typed import LG426
from ledelsesgrundlag_cli.lint.rules.word_sets import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen

FIRST: Final = words(
    "borger medarbejder mellemleder kerne team kommune dialog opgave personale ressource projekt",
    "målgruppe netværk hverdag kompetence erfaring beslutning strategi værdi relation faglighed",
    "kvalitet trivsel forandring udvikling ledelse forventning virksomhed organisation samarbejde",
    "samtale uddannelse kommunikation økonomi budget kollega direktør direktion afdeling center",
    "institution velfærd innovation proces arbejde feedback sparring kultur struktur tillid",
    "handling indsats konflikt rekruttering læring evaluering refleksion prioritering politik",
    "skole plejehjem teknologi data digitaliserings pædagog forvaltning",
)
"""First parts that are joined as they are, or with the joining s below.

Not *bruger* and *lærer*, which are verbs as well (*bruger tid på*), nor *frivillig*, an adjective.
"""

JOINED: Final = words(
    "arbejds ledelses udviklings trivsels forandrings beslutnings forventnings virksomheds",
    "organisations samarbejds samtale uddannelses kommunikations kvalitets faglige handlings",
    "indsats rekrutterings lærings evaluerings refleksions prioriterings ansvars innovations",
    "velfærds institutions rådgivnings kompetence tillids sikkerheds sundheds omstillings",
    "effektiviserings planlægnings opfølgnings inddragelses involverings nytænknings livs",
    "videns samfunds erhvervs fællesskabs afdelings drifts resultat målsætnings styrings "
    "oplevelses",
) - words("samtale faglige indsats kompetence resultat")
"""First parts with their joining s. A genitive looks like one, so no article may stand near."""

LEADER: Final = words("leder mål møde ramme rolle aftale plan service sags")
"""First parts that are a verb or stand before a name as well: a small word must stand before."""

SECOND: Final = words(
    "ansvar aftale arbejde aktivitet analyse ambition behov budget dag deling dialog drift "
    "drøftelse",
    "effekt evaluering evne fag felt fora forløb forståelse forum fælleskab fællesskab fokus form",
    "forbrug glæde grundlag gruppe gang handling hverdag indsats inddragelse involvering "
    "kompetence",
    "kæde kultur kraft klima kvalitet liv løsning mappe metode miljø mål måling møde målsætning",
    "område opgave opfølgning organisation overblik perspektiv plads plan politik praksis proces",
    "profil program projekt psykologi resultat retning ret rum rolle rammer råd samtale "
    "samarbejde",
    "sætning situation spor sparring sprog stil strategi struktur styring støtte team tid tilgang",
    "trivsel træning udvalg udvikling udfordring uddannelse undersøgelse vaner vilkår viden værdi",
    "værktøj ydelse øvelse plan kort ark trin evne løft tavle råderum teamet budskab gennemgang",
    "ændring evner kurser kursus kapacitet resurse ressource perspektiver opgaver roller",
)
_ENDINGS: Final = Late(r"(?:erne|ene|ens|ets|en|et|er|ne|n|t|e|r|s)\Z")
_WORD: Final = re.compile(r"[a-zæøåé]+(?:-[a-zæøåé]+)?", re.IGNORECASE)
_BEFORE_LEADER: Final = words(
    "en et din dit dine jeres vores i til om af på med fra for vores ny god fælles den denne hver"
)
_PREPOSITIONS: Final = words("i til om af på med fra for ved efter uden")
_ARTICLES: Final = words("en et hver enhver denne dette anden god enhvers vores jeres din dit")
_PEOPLE: Final = words("ledere medarbejdere borgere kolleger unge børn ældre")
_NEVER: Final = words("møder støtter leder tager svarer samtaler taler driver former")
_ACTING: Final = words(
    "borger medarbejder mellemleder team kommune kollega direktør direktion afdeling center "
    "institution virksomhed organisation skole pædagog forvaltning ledelse",
)
CALLED_BY: Final = FIRST | JOINED | LEADER
"""Words that one of must stand in a text for the rule to find anything."""


@lru_cache(maxsize=2048)
def _is_second(word: str) -> bool:
    if word in _PEOPLE:
        return False
    if word in SECOND:
        return True
    bare = word
    for _ in range(2):
        bare = _ENDINGS.sub("", bare)
        if bare in SECOND or f"{bare}e" in SECOND:
            return True
    return False


def check_compounds(seen: Seen) -> Iterable[TextFinding]:
    """Find usual compounds in two words or with a hyphen: LG505."""
    apart = not CALLED_BY.isdisjoint(seen.called) and _apart(seen.words)
    if "-" not in seen.text and not apart:
        return ()
    return _compounds(seen.text)


def _apart(words: list[str]) -> bool:
    """Whether two words of a text may be one."""
    return any(first in CALLED_BY and _is_second(second) for first, second in pairwise(words))


def _compounds(text: str) -> Iterator[TextFinding]:
    before, taken = "", 0
    for match, following in pairwise((*_WORD.finditer(text), None)):
        if match is None:
            continue
        word = match[0].lower()
        if "-" in word:
            yield from _hyphened(text, match)
        elif following is not None and match.start() >= taken and word in CALLED_BY:
            second = following[0].lower()
            between = text[match.end() : following.start()]
            if between.isspace() and "-" not in second and _joins(word, second, before):
                taken = following.end()
                yield _found(text, match.start(), following.end(), word, second)
        before = word


def _hyphened(text: str, match: re.Match[str]) -> Iterator[TextFinding]:
    first, _, second = match[0].lower().partition("-")
    around = text[match.start() - 1 : match.start()] + text[match.end() :][:1]
    joins = (first in FIRST | JOINED or first == "leder") and _is_second(second)
    if joins and "-" not in around and match[0].partition("-")[2].islower():
        yield _found(text, match.start(), match.end(), first, second)


def _joins(first: str, second: str, before: str) -> bool:
    if not _is_second(second) or (second in _NEVER and first in _ACTING):
        return False
    if first in LEADER:
        return before in (_PREPOSITIONS if first == "leder" else _BEFORE_LEADER)
    if first in JOINED and first not in FIRST:
        return before not in _ARTICLES
    return True


UNBROKEN: Final = 45
"""Letters of a word that no line has room for; the longest of the framework has 27."""


def check_unbroken(seen: Seen) -> Iterator[TextFinding]:
    """LG426: a word so long that a space is missing in it, or that no line has room for it."""
    if max(map(len, seen.words), default=0) < UNBROKEN:
        return
    for match in _LONG_WORD.finditer(seen.text):
        yield LG426.in_text(
            *match.span(),
            f"Ordet ”{match[0][:20]}…” er på {len(match[0])} bogstaver. Det har en linje ikke "
            "plads til.",
            "Skriv det i flere ord.",
        )


_LONG_WORD: Final = re.compile(rf"(?<![^\s”\"'(])[^\W\d_]{{{UNBROKEN},}}(?![^\s”\"'),.:;?!])")
_WITH_S: Final = words(
    "beslutning trivsel forandring udvikling ledelse forventning virksomhed organisation "
    "samarbejde",
    "uddannelse kommunikation kvalitet handling rekruttering læring evaluering refleksion",
    "prioritering innovation velfærd institution afdeling hverdag arbejde tillid erfaring",
    "forvaltning",
)


def _found(text: str, start: int, end: int, first: str, second: str) -> TextFinding:
    if first in _WITH_S:
        stem = first.removesuffix("e") if first in {"arbejde", "samarbejde"} else first
        first = f"{stem}s"
    joined = cased_as(text[start], first + second)
    hyphen = "-" in text[start:end]
    how = "med bindestreg" if hyphen else "i to ord"
    return LG505.in_text(
        start,
        end,
        f"Der står ”{' '.join(text[start:end].split())}” {how}. Det er ét ord: ”{joined}”.",
        f"Skriv det i ét ord: ”{joined}”.",
        replacement=joined,
    )
