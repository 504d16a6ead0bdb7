"""Rules about language, LG501 to LG508, without spelling: expectations and words.

They know Danish only as far as their lists go (``language_words``), and are made to stay silent
when in doubt. The measures are the habits of the framework's 46 expectations; what is right and
wrong follows Retskrivningsordbogen (Dansk Sprognævn).
"""

from __future__ import annotations

import re
import string
from functools import lru_cache
from itertools import chain, islice, pairwise
from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.language_words import (
    ABBREVIATIONS,
    FINITE_VERBS,
    KEPT_APART,
    STOP_AT,
)
from ledelsesgrundlag_cli.lint.rules.seen import LONGEST_SHOWN, short
from ledelsesgrundlag_cli.lint.rules.voice import (
    BEGINNINGS,
    FIRST,
    MUST,
    VERB,
    VERBS_FIRST,
    Voice,
    form_of,
    is_noun,
    is_present,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ledelsesgrundlag_cli.lint.finding import TextFinding
from ledelsesgrundlag_cli.lint.rules.seen import Seen

LG501 = Rule("LG501", "Forventningen begynder ikke med et udsagnsord", Severity.WARNING)
LG502 = Rule("LG502", "Forventningen slutter med punktum", Severity.WARNING)
LG503 = Rule("LG503", "Forventningen er lang", Severity.WARNING)
LG504 = Rule("LG504", "Nutid efter ”at”", Severity.WARNING)
LG505 = Rule("LG505", "Ord, der skal skrives sammen", Severity.WARNING)
LG508 = Rule("LG508", "Et andet ord, end I plejer", Severity.NOTE)
RULES: Final = (LG501, LG502, LG503, LG504, LG505, LG508)

NOTE_CHARACTERS: Final = 125
NOTE_WORDS: Final = 18
"""An expectation this long is as long as the longest of the framework's (124 characters)."""

WARNING_CHARACTERS: Final = 160
WARNING_WORDS: Final = 25
"""An expectation over this is two expectations."""

SHORTEST_PART: Final = 3
"""Letters of the shortest part of a compound that LG505 joins."""

SAME_ENDING: Final = 3
"""Letters two words must end in alike to take the same inflection: ``-team``, ``-rolle``."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_FINAL: Final = ".!;:,"
_PRESENT_AFTER_AT: Final = re.compile(
    r"t (?<=\b[aA]t )([a-zæøåéü]{1,40}er|[a-zæøåéü]{0,12}(?:gør|får|går|står|slår))\b"
)
"""Begins with letters and looks back from there: so ``re`` runs ten times faster to them."""


class Terms(NamedTuple):
    """An organisation's words.

    ``preferred`` maps a drift form, casefolded, to the form the organisation wants;
    ``own_words`` are the words, casefolded, that the framework and ``terms.yaml`` know.
    """

    preferred: Mapping[str, str]
    own_words: frozenset[str]


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some texts, casefolded, as ``Terms.own_words`` wants them."""
    different = set(chain.from_iterable(map(str.split, texts)))
    return frozenset(_WORD.findall(" ".join(different).casefold()))


def check_expectation(text: str, voice: Voice = VERBS_FIRST) -> Iterator[TextFinding]:
    """Find what is wrong with the form of one expectation: LG501 to LG503.

    ``voice`` is that of the framework: what most expectations are like is no fault.
    """
    if not text.strip():
        return
    if voice.form == VERB:
        if text.lstrip().startswith(MUST) and not voice.must:
            yield LG501.in_text(
                *_first_piece(text),
                "Forventningen begynder med ”Skal”. De andre begynder med det, lederen gør.",
                "Begynd med det, lederen gør, fx ”Sætter tydelig retning for området”.",
            )
        yield from _beginning(text)
    elif voice.form in BEGINNINGS:
        yield from _as_the_others(text, voice.form)
    yield from _length(text)
    if not voice.stops:
        yield from _final_stop(text)


def _as_the_others(text: str, form: str) -> Iterator[TextFinding]:
    """LG501 where the expectations begin with a word such as *Du*."""
    if form_of(text) != form:
        yield LG501.in_text(
            *_first_piece(text),
            f"Forventningen begynder ikke med ”{form.capitalize()}” som de andre: "
            f"”{short(text)}”.",
            f"Begynd med ”{form.capitalize()}”. Hvis I ikke skriver sådan, så vælg en anden "
            f'form i lg.toml: stemme = "{VERB}".',
        )


def _beginning(text: str) -> Iterator[TextFinding]:
    """LG501: all 46 expectations begin with a capitalised verb in the present tense."""
    match = FIRST.match(text)
    start, end = match.span(1) if match else _first_piece(text)
    word = text[start:end]
    if match and is_present(word.casefold(), text[end : end + LONGEST_SHOWN]):
        if word[0].islower():
            large = word[0].upper() + word[1:]
            yield LG501.in_text(
                start,
                end,
                f"Forventningen begynder med lille bogstav: ”{short(word)}”.",
                f"Begynd med stort bogstav: ”{short(large)}”.",
                replacement=large,
            )
        return
    yield LG501.in_text(
        start,
        end,
        f"Forventningen begynder ikke med et udsagnsord: ”{short(text)}”.",
        "Begynd med det, lederen gør, fx ”Sætter tydelig retning for området”.",
    )


def _first_piece(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, start + len(text.split(maxsplit=1)[0])


def _final_stop(text: str) -> Iterator[TextFinding]:
    """LG502: expectations are items of a list; none of the 46 ends in a stop."""
    whole = text.rstrip()
    core = whole.rstrip(_FINAL + string.whitespace)
    stop = whole[len(core) :].lstrip()
    single = stop == "."
    if not stop or (single and _abbreviated(core)):
        return
    yield LG502.in_text(
        len(whole) - len(stop),
        len(whole),
        f"Forventningen slutter med {'punktum' if single else f'tegnet {stop[-1]}'}.",
        f"Slet {'punktummet' if single else 'tegnet'} til sidst. Forventninger står i en liste og "
        "skrives uden.",
        replacement="" if single else None,
    )


def _abbreviated(core: str) -> bool:
    last = core.rpartition(" ")[2].casefold()
    return last.lstrip("(") in ABBREVIATIONS


def _length(text: str) -> Iterator[TextFinding]:
    """LG503: marks what comes after the length of the framework's longest expectations."""
    characters = len(text.strip())
    if characters <= NOTE_CHARACTERS and len(text.split()) <= NOTE_WORDS:
        return
    whole = text.rstrip()
    words = [match for match in re.finditer(r"\S+", whole) if any(map(str.isalnum, match[0]))]
    if characters <= NOTE_CHARACTERS and len(words) <= NOTE_WORDS:
        return
    start = len(whole) - characters + NOTE_CHARACTERS
    if len(words) > NOTE_WORDS:
        start = min(start, words[NOTE_WORDS].start())
    far = characters > WARNING_CHARACTERS or len(words) > WARNING_WORDS
    yield LG503.in_text(
        start,
        len(whole),
        f"Forventningen er lang: {characters} tegn og {len(words)} ord.",
        f"Kort den ned, eller del den i to. Sigt efter højst {NOTE_CHARACTERS} tegn og "
        f"{NOTE_WORDS} ord.",
        severity=None if far else Severity.NOTE,
    )


def check_words(seen: Seen, terms: Terms) -> Iterator[TextFinding]:
    """Find slips of words in any text, in reading order: LG504, LG505 and LG508."""
    text, lowered, words = seen.text, seen.lowered, seen.words
    found: list[TextFinding] = []
    if _PRESENT_AFTER_AT.search(text) is not None:
        found += _present_after_at(text)
    joined = terms.own_words.intersection(map(add, words, islice(words, 1, None)))
    if joined:
        found += _split_compounds(text, joined)
    for drift in terms.preferred:
        if drift in lowered:
            found += _drifts(text, terms.preferred)
            break
    if len(found) > 1:
        found.sort(key=lambda finding: (finding.start, finding.end, finding.code))
    return iter(found)


def _present_after_at(text: str) -> Iterator[TextFinding]:
    """LG504: ``at hjælper`` for ``at hjælpe``; the two sound alike."""
    for match in _PRESENT_AFTER_AT.finditer(text):
        word = match[1]
        after = _NEXT.match(text, match.end())
        if word in STOP_AT or is_noun(word) or (after and _goes_on(after[1].lower())):
            continue
        yield LG504.in_text(
            match.start(1),
            match.end(1),
            f"Der står ”at {word}”. Efter ”at” skrives udsagnsordet som regel uden r.",
            f"Skriv ”at {_infinitive(word)}”. Hvis der mangler et ord efter ”at”, så skriv det.",
        )


_NEXT: Final = re.compile(r" ([a-zæøå]+)")


def _goes_on(word: str) -> bool:
    """Whether a word is the verb of a clause, so that the word before it is its subject."""
    return word in FINITE_VERBS or (word.endswith("es") and word != "deres")


def _infinitive(word: str) -> str:
    return f"{word}e" if word.endswith("gør") else word[:-1]


def _split_compounds(text: str, own_words: frozenset[str]) -> Iterator[TextFinding]:
    """LG505: a compound in two words, where the framework itself has it in one.

    A dictionary would accept far too many joins; the framework's own words gave no false one.
    """
    taken = 0
    for first, second in pairwise(_WORD.finditer(text)):
        if (
            first.start() < taken
            or min(len(first[0]), len(second[0])) < SHORTEST_PART
            or (first[0] + second[0]).casefold() not in own_words
            or first[0].casefold() in KEPT_APART
            or not text[first.end() : second.start()].isspace()
        ):
            continue
        taken = second.end()
        joined = first[0] + (second[0] if first[0].isupper() else second[0].lower())
        yield LG505.in_text(
            first.start(),
            second.end(),
            f"Der står ”{first[0]} {second[0]}” i to ord. I skriver ellers ”{joined}”.",
            f"Skriv det i ét ord: ”{joined}”.",
            replacement=joined,
        )


def _drifts(text: str, preferred: Mapping[str, str]) -> Iterator[TextFinding]:
    """LG508: another word than the one the organisation has chosen for the thing."""
    for match in _drift_pattern(tuple(preferred)).finditer(text):
        wanted = preferred.get(match["drift"].casefold())
        if wanted is None or _is_inside(text, match, wanted):
            continue
        ending = match["ending"]
        fits = not ending or _ends_alike(match["drift"].casefold(), wanted.casefold())
        instead = _in_case_of(match[0], wanted + ending.lower()) if fits else None
        yield LG508.in_text(
            match.start(),
            match.end(),
            f"Der står ”{match[0]}”. I skriver ellers ”{instead or wanted}”.",
            f"Skriv ”{instead}”." if instead else f"Brug ”{wanted}” i den form, der passer.",
            replacement=instead,
        )


@lru_cache(maxsize=64)
def _drift_pattern(drifts: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for whole words, with the endings nouns and verbs take in Danish."""
    forms = "|".join(re.escape(drift) for drift in sorted(drifts, key=len, reverse=True) if drift)
    return re.compile(
        rf"(?<![\w-])(?P<drift>{forms or '(?!)'})"
        r"(?P<ending>(?:(?<=([bdfgklmnprst]))\3(?=e))?"
        r"['’]?(?:(?<=[aeiouyæøå])(?:n|t|r|rne|ne)|e(?:n|t|r|rne|ne)?)?s?)(?![\w-])",
        re.IGNORECASE,
    )


def _is_inside(text: str, match: re.Match[str], wanted: str) -> bool:
    """Say whether a drift form is a part of the wanted one (``leder``: ``nærmeste leder``)."""
    at = wanted.casefold().find(match["drift"].casefold())
    start = match.start() - at
    return (
        at >= 0
        and start >= 0
        and text[start : start + len(wanted)].casefold() == wanted.casefold()
    )


def _ends_alike(one: str, other: str) -> bool:
    return one[-SAME_ENDING:] == other[-SAME_ENDING:]


def _in_case_of(written: str, wanted: str) -> str:
    if wanted != wanted.lower():  # a name or an abbreviation keeps its own letters
        return wanted
    if len(written) > 1 and written.isupper():
        return wanted.upper()
    return wanted[:1].upper() + wanted[1:] if written[0].isupper() else wanted
