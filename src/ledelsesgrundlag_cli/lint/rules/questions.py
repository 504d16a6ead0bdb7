"""Rules about questions: LG507 and LG509 to LG514. A question is to open a talk, not to close it.

Each question of a text is told of once, by what is worst about it. A rule speaks where the shape
of the question leaves no doubt; an invitation (``Kan du fortælle, hvad …``) is as open as any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.language_words import FINITE_VERBS, NOT_VERBS, OPEN_WORDS
from ledelsesgrundlag_cli.lint.rules.question_shapes import (
    ACCUSING,
    ACCUSING_WORDS,
    AND_CLOSED,
    ASKS,
    CLAUSE,
    CONDITION,
    DEGREE,
    DEGREE_WORDS,
    IMPERATIVES,
    INVITES,
    LEADING,
    LEADING_WORDS,
    LED_BY,
    STATING,
    SUBJECTS,
    TAG,
    WORD,
)
from ledelsesgrundlag_cli.lint.rules.seen import short
from ledelsesgrundlag_cli.lint.rules.verbs import FINITES, PRESENT_NOUNS
from ledelsesgrundlag_cli.words.likeness import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen

LG507 = Rule("LG507", "Spørgsmålet kan besvares med ja eller nej", Severity.WARNING)
LG509 = Rule("LG509", "Spørgsmålet lægger svaret i munden", Severity.WARNING)
LG510 = Rule("LG510", "Spørgsmålet beder om en grad", Severity.WARNING)
LG511 = Rule("LG511", "Spørgsmålet lyder som en bebrejdelse", Severity.WARNING)
LG512 = Rule("LG512", "For mange spørgsmål i ét", Severity.WARNING)
LG513 = Rule("LG513", "Spørgsmålet er langt", Severity.NOTE)
LG524 = Rule("LG524", "Spørgsmålet spørger ikke", Severity.NOTE)
RULES: Final = (LG507, LG509, LG510, LG511, LG512, LG513, LG524)

MOST_QUESTIONS: Final = 3
"""Questions that one text may hold; the framework's own have three at most."""

MOST_CHARACTERS: Final = 240
MOST_WORDS: Final = 42
"""A question over this is not taken in at once; the longest of the framework has 161 and 30."""

MOST_IN_SENTENCE: Final = 32
"""Words of a sentence in a question; the longest of the framework has 24."""


def check_questions(seen: Seen) -> Iterator[TextFinding]:
    """Find what keeps a question from opening a talk: LG507 and LG509 to LG513."""
    text = seen.text
    if len(text) > LONGEST:  # no question, and nothing is gained by looking closer
        yield from _long(text, [(0, len(text))])
        return
    spans = seen.sentences
    calls = _Calls(
        accusing=not ACCUSING_WORDS.isdisjoint(seen.called),
        degree=not DEGREE_WORDS.isdisjoint(seen.called),
        leading=not LEADING_WORDS.isdisjoint(seen.called),
    )
    asked = sum(text[start:end].rstrip("”\"')").endswith("?") for start, end in spans)
    told = False
    for start, end in spans:
        sentence = text[start:end]
        found = _fault(sentence, calls, after="?" in text[:start])
        if found is not None and found[0] is LG507 and _leads_on(text[end:]):
            continue
        if found is not None:
            told = True
            rule, first, last, message, remedy = found
            yield rule.in_text(start + first, start + last, message, remedy)
    if told:
        return
    statement = not asked and not seen.sheet and len(spans) == 1 and text.rstrip()[-1:] in ".!"
    if statement and _states(text):
        yield LG524.in_text(
            0,
            len(text.rstrip()),
            f"Teksten spørger ikke om noget: ”{short(text)}”",
            "Stil et spørgsmål, eller bed om et eksempel: ”Fortæl om en gang, hvor …”",
        )
    yield from _many(text)
    yield from _long(text, spans)


def _states(text: str) -> bool:
    words = [word.lower() for word in WORD.findall(text)]
    return len(words) > MOST_QUESTIONS and words[0] in STATING and _finite(words[1])


def _leads_on(rest: str) -> bool:
    """Whether an open question follows, which the one before it leads up to."""
    return "?" in rest and _open(rest.strip())


_Fault = tuple[Rule, int, int, str, str]


CALLED_BY: Final = ACCUSING_WORDS | DEGREE_WORDS | LEADING_WORDS
"""Words that one of must stand in a question for most of the rules to find anything."""


class _Calls(NamedTuple):
    """Which faults the words of a text make possible."""

    accusing: bool
    degree: bool
    leading: bool


def _fault(sentence: str, calls: _Calls, *, after: bool) -> _Fault | None:
    """Return what is worst about one sentence of a question, if anything is.

    ``after`` says that it follows another question.
    """
    question = sentence.rstrip("”\"')").endswith("?")
    found = _accuses(sentence) if calls.accusing and question else None
    if found is None and calls.degree:
        found = _grades(sentence)
    if found is None and question:
        found = _leads(sentence, called=calls.leading) or _closes(sentence, after=after)
    return found


def _accuses(sentence: str) -> _Fault | None:
    match = ACCUSING.search(sentence)
    if match is None:
        return None
    message = f"Spørgsmålet lyder som en bebrejdelse: ”{short(match[0])}”."
    remedy = "Spørg til det, der kan gøres, fx ”Hvad skal der til, for at det lykkes?”"
    return LG511, *match.span(), message, remedy


def _grades(sentence: str) -> _Fault | None:
    match = DEGREE.search(sentence)
    if match is None:
        return None
    message = f"Spørgsmålet beder om en grad: ”{short(match[0])}”. Det lægger op til et tal."
    remedy = "Spørg efter et eksempel i stedet, fx ”Hvornår er det sidst lykkedes?”"
    return LG510, *match.span(), message, remedy


def _leads(sentence: str, *, called: bool) -> _Fault | None:
    match = TAG.search(sentence) or (LEADING.search(sentence) if called else None)
    if match is None:
        return None
    words = match[0].strip(" ,–-")
    message = f"Spørgsmålet lægger svaret i munden på den, der skal svare: ”{words}”."
    remedy = "Spørg, så alle svar er lige gode, fx ”Hvad er din erfaring med det?”"
    return LG509, *match.span(), message, remedy


_JOINED: Final = re.compile(r", (?:og|men|eller|så) (?!hv)")


def _closes(sentence: str, *, after: bool) -> _Fault | None:
    first = sentence.partition(" ")[0].lower()
    if first not in OPEN_WORDS and _closed(sentence):
        where = " efter det åbne" if after else ""
        message = f"Spørgsmålet{where} kan besvares med ja eller nej: ”{short(sentence)}”"
        remedy = (
            "Begynd med hvad, hvem, hvordan eller hvornår, fx "
            "”Hvornår har du sidst inddraget dine medarbejdere?”"
        )
        return LG507, 0, len(sentence), message, remedy
    match = AND_CLOSED.search(sentence) if _JOINED.search(sentence) is not None else None
    if match is None or _open(match[0]):
        return None
    message = f"Den sidste del kan besvares med ja eller nej: ”{short(match[0][2:])}”"
    remedy = "Slet den, eller spørg med hvad, hvem, hvordan eller hvornår."
    return LG507, match.start() + 2, len(sentence), message, remedy


def _open(sentence: str) -> bool:
    """Whether a sentence asks what, who or how in a clause of its own, or invites to tell."""
    for match in CLAUSE.finditer(sentence):
        asks = match[1].lower()
        following = [word.lower() for word in WORD.findall(match["rest"])]
        if asks in ASKS:
            if not following or following[0] not in SUBJECTS | {"som", "en", "et"}:
                return True
        elif asks in OPEN_WORDS:
            for at, word in enumerate(following[:8]):
                if _finite(word):
                    return True
                if at and word in {"du", "i", "vi", "man", "jeg", "der", "som"}:
                    break
            else:
                return True
    return False


def asks_openly(sentence: str) -> bool:
    """Whether a sentence asks what, who or how, and has a verb to ask with."""
    words = [word.lower() for word in WORD.findall(sentence)]
    return _open(sentence) and any(_finite(word) or word in FINITES for word in words[1:7])


def is_order(text: str) -> bool:
    """Whether a text begins by asking somebody to do something."""
    found = WORD.search(text)
    return found is not None and found[0].lower() in IMPERATIVES


def _finite(word: str) -> bool:
    return (word in FINITES and word not in PRESENT_NOUNS) or word in FINITE_VERBS


def _closed(sentence: str) -> bool:
    """Whether a question is to be answered yes or no."""
    words = [word.lower() for word in WORD.findall(sentence)]
    while words and words[0] in LED_BY:
        words = words[1:]
    if not words or words[0] in OPEN_WORDS or words[0] in IMPERATIVES or _open(sentence):
        return False
    if (
        len(words) > 2
        and words[0] in {"kan", "kunne", "vil", "ville", "må", "har"}
        and any(word in INVITES or word == "eksempel" for word in words[1:5])
    ):
        return False
    first, following = words[0], words[1] if len(words) > 1 else ""
    if first in FINITE_VERBS or _asks_with(first, following):
        return True
    if (
        first in STATING
        and (_finite(following) or following.endswith("r"))
        and following not in NOT_VERBS
    ):
        return True
    return _after_condition(sentence)


def _asks_with(first: str, following: str) -> bool:
    return first.endswith("r") and first not in NOT_VERBS and following in SUBJECTS


def _after_condition(sentence: str) -> bool:
    """``Når du er presset, er du så tydelig?``: a closed question after a clause."""
    match = CONDITION.match(sentence)
    return match is not None and not OPEN_WORDS.intersection(WORD.findall(sentence.lower()))


def _many(text: str) -> Iterator[TextFinding]:
    if text.count("?") <= MOST_QUESTIONS and text.lower().count("hv") <= MOST_QUESTIONS:
        return
    asked = [match for match in CLAUSE.finditer(text) if match[1].lower() in OPEN_WORDS]
    asked = [one for one in asked if _open(one[0].lstrip(" ,;:–—-"))]
    count = max(len(asked), text.count("?"))
    if count > MOST_QUESTIONS:
        start = asked[MOST_QUESTIONS].start(1) if len(asked) > MOST_QUESTIONS else 0
        yield LG512.in_text(
            start,
            len(text.rstrip()),
            f"Her er {count} spørgsmål i ét.",
            "Vælg det eller de to vigtigste. De andre kan blive til spørgsmål for sig.",
        )


def _long(text: str, spans: list[tuple[int, int]]) -> Iterator[TextFinding]:
    if len(text) <= MOST_IN_SENTENCE * 4:
        return
    words = len(text.split())
    longest = max((len(text[start:end].split()) for start, end in spans), default=0)
    if len(text) > MOST_CHARACTERS or words > MOST_WORDS or longest > MOST_IN_SENTENCE:
        yield LG513.in_text(
            0,
            len(text.rstrip()),
            f"Spørgsmålet er langt: {words} ord. Det er svært at holde det hele i hovedet.",
            f"Kort det ned, eller del det i to. Sigt efter højst {MOST_WORDS} ord, og hold hver "
            f"sætning under {MOST_IN_SENTENCE}.",
        )
