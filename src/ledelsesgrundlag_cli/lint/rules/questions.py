"""Rules about questions: LG507 and LG509 to LG514. A question is to open a talk, not to close it.

Each question of a text is told of once, by what is worst about it. A rule speaks where the shape of
the question leaves no doubt; an invitation (``Kan du fortælle, hvad …``) is as open as a question.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.language_words import FINITE_VERBS, NOT_VERBS, OPEN_WORDS
from ledelsesgrundlag_cli.lint.rules.seen import short
from ledelsesgrundlag_cli.lint.rules.verbs import FINITES, PRESENT_NOUNS

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
RULES: Final = (LG507, LG509, LG510, LG511, LG512, LG513)

MOST_QUESTIONS: Final = 3
"""Questions that one text may hold; the framework's own have three at most."""

MOST_CHARACTERS: Final = 240
MOST_WORDS: Final = 42
"""A question over this is not taken in at once; the longest of the framework has 161 and 30."""

MOST_IN_SENTENCE: Final = 32
"""Words of a sentence in a question; the longest of the framework has 24."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_SUBJECTS: Final = frozenset(
    "du i vi man jeg han hun de der det den din dit dine jeres vores mine min mit alle nogen "
    "lederen lederne ledelsen medarbejderne medarbejdere borgerne teamet lederteamet I".lower().split()
)
_STATING: Final = frozenset(
    [
        "du",
        "i",
        "vi",
        "man",
        "jeg",
        "han",
        "hun",
        "de",
        "det",
        "der",
        "lederen",
        "lederne",
        "medarbejderne",
        "borgerne",
        "teamet",
        "alle",
    ]
)
_LED_BY: Final = frozenset(["og", "men", "eller", "så", "mon", "altså", "ja", "nå"])
_ASKS: Final = frozenset(
    ["hvad", "hvem", "hvor", "hvordan", "hvornår", "hvorfor", "hvorledes", "hvorhen", "hvorfra"]
)
_INVITES: Final = frozenset(
    [
        "nævne",
        "fortælle",
        "beskrive",
        "give",
        "komme",
        "sætte",
        "forklare",
        "pege",
        "huske",
        "dele",
        "vise",
        "uddybe",
        "hjælpe",
        "tænke",
        "forestille",
        "finde",
        "se",
        "tegne",
    ]
)
_IMPERATIVES: Final = frozenset(
    [
        "fortæl",
        "giv",
        "nævn",
        "tænk",
        "beskriv",
        "vælg",
        "skriv",
        "find",
        "forestil",
        "prøv",
        "kom",
        "sæt",
        "tag",
        "følg",
        "aftal",
        "peg",
        "vis",
        "del",
        "lad",
        "overvej",
        "husk",
        "forklar",
        "læs",
        "tegn",
        "saml",
        "se",
        "hør",
        "spørg",
        "lyt",
        "tal",
        "tjek",
        "gå",
        "brug",
        "gør",
    ]
)
_CLAUSE: Final = re.compile(r"(?:\A|[,;:–—-] ?|(?<=[.!?…] )|(?<=\bog )|(?<=\bmen )|"
                            r"(?<=\beller )|(?<=\bså ))"
                            r"(hv[^\W\d_]+)\b(?P<rest>[^,;:.?!–]*)", re.IGNORECASE)  # fmt: skip
_TAG: Final = re.compile(
    r"[,–-] ?(?:ikke(?: sandt| også)?|vel|er vi ikke enige|er du ikke enig|har jeg ret|eller hvad|"
    r"synes du ikke|ik|ikk'?|eller)\?",
    re.IGNORECASE,
)


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:\A(?:og |men |så )?(?:er|var|burde|bør|skal|skulle|kan|kunne|vil|ville|"
        r"har|synes|mener|tror|føler|gør|"
        r"oplever|vidste|ved|ønsker|mangler|fortjener) (?:du|I|vi|det|der|man|jeg|lederen|"
        r"dine [a-zæøå]+|jeres [a-zæøå]+) ikke"
        r"|er du (?:ikke )?enig(?: i)?|er I (?:ikke )?enige(?: i)?|vi er vel (?:alle )?enige|"
        r"(?:du|I) (?:er|kan|har|vil|ved|synes|mener) (?:vel|jo|selvfølgelig|naturligvis|"
        r"da)(?: også| ikke)?|"
        r"(?:selvfølgelig|naturligvis|selvsagt|åbenlyst)|som (?:vi )?alle ved|som bekendt|"
        r"hvor (?:godt|vigtigt|dejligt|fantastisk|heldigt) (?:er|var) det ikke|"
        r"ville det ikke være|er det ikke (?:rigtigt|sandt|på tide)|hvorfor er (?:det "
        r")?(?:[a-zæøå]+ )?så "
        r"(?:godt|vigtigt|god|vigtig|fantastisk|dejligt)|"
        r"hvor (?:glad|glade|stolt|stolte|begejstret|begejstrede|taknemmelig) (?:er|bliver) "
        r"(?:du|I) (?:for|over|af) (?:at|den|det|vores))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:i (?:hvor|hvilken) (?:høj |stor )?grad|i hvilket omfang|i hvor (?:stort|"
        r"højt) omfang|"
        r"hvor (?:u?enige?|u?tilfredse?|gode?|dygtige?|stærke?|modige?|sikre?|trygge?|glade?|"
        r"engagerede?t?|"
        r"motiverede?t?|kompetente?|effektive?t?|åbne?n?|nysgerrige?|tydelige?|klare?|ærlige?|"
        r"synlige?|"
        r"lydhøre?|vigtige?t?|ambitiøse?|rummelige?|tålmodige?|presset|pressede|stresset|"
        r"stressede) "
        r"(?:er|var|føler|oplever|synes|mener|vurderer|har) (?:du|I|vi|man|dig|jer|jeg|din|"
        r"dine|dit|jeres|lederen|lederne|"
        r"medarbejderne|det)|"
        r"hvor (?:ofte|sjældent) [a-zæøå]+ (?:du|I)|hvor (?:godt|højt|meget|dårligt|tydeligt|"
        r"klart|vigtigt|stor) "
        r"(?:(?:synes|mener|vurderer|føler|oplever|er) (?:du|I|det)|(?:lykkes|klarer|mestrer|"
        r"kender|scorer|trives|lever|stemmer|passer|fungerer) "
        r"(?:du|I|det|den|lederen|jeres|din|dit|udsagnet))|"
        r"(?:er|var|føler|oplever) (?:du|I|vi) (?:meget|lidt|helt|delvist|slet ikke) "
        r"(?:u?enige?|u?tilfredse?)|"
        r"(?:angiv|beskriv|vurder) (?:graden|i hvor|omfanget))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _accusing() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:hvorfor (?!ikke)[^,.?!;]{0,80}?(?:(?<!\w)(?:du|I|dig|jer|din|dit|dine|"
        r"jeres|vi|lederen|teamet|"
        r"medarbejderne|lederne|direktionen|dem|de)(?!\w))[^,.?!;]{0,80}?"
        r"(?<!\w)(?:ikke|aldrig|stadig|altid|først nu|for sent|så (?:sjældent|dårligt|lidt|"
        r"svært|langsomt)|igen|kun|intet|"
        r"ingen|ingenting|forsømt|glemt|svigtet|undladt)(?!\w)|"
        r"hvorfor (?:lykkes|lykkedes|virker|går|gik|er) [^,.?!;]{0,60}?(?:(?<!\w)(?:ikke|"
        r"aldrig|galt)(?!\w))|"
        r"hvorfor har du(?! valgt)(?! prioriteret)[^,.?!;]{0,60}?(?:ladet|overset|ignoreret|"
        r"svigtet|forsømt|undladt|glemt)|"
        r"hvordan kunne (?:du|I) (?:lade|glemme|overse|undgå|tillade|finde på|undlade|svigte)|"
        r"hvad (?:har|gjorde|gør) (?:du|I) (?:gjort )?(?:forkert|galt|dårligt)|"
        r"hvad (?:har|fik) (?:du|I) (?:ikke|forsømt|undladt|glemt|svigtet)(?: fået| gjort| nået)?|"
        r"hvad (?:er|var) (?:din|jeres) (?:undskyldning|bortforklaring)|"
        r"hvem (?:har|bærer) ansvaret for, at [^,.?!]{0,40}?(?:galt|forkert|dårligt|"
        r"mislykkedes|ikke)(?!\w)|"
        r"hvem (?:har|bærer|er) (?:skylden|skyld|ansvarlig for fejlen)|hvis skyld er det|"
        r"hvad (?:er det, )?(?:du|I) (?:bliver ved med at|aldrig|ikke) |"
        r"hvorfor i alverden|hvad i alverden|"
        r"hvornår (?:har du tænkt dig|tager du dig endelig|begynder du endelig)|"
        r"hvorfor er (?:du|I) (?:så |altid |aldrig )?(?:dårlig|dårlige|sen|sene|svag|svage|"
        r"bange|passiv|passive|bagud|langsom|langsomme|utydelig|utydelige|usynlig|"
        r"usynlige))(?!\w)",
        re.IGNORECASE,
    )


_AND_CLOSED: Final = re.compile(
    r", (?:og|men|eller|så) (?:er|var|har|havde|kan|kunne|vil|ville|skal|bør|tør|ved|føler|"
    r"synes|får|gør) "
    r"(?:du|I|vi|jeg|man|det|dine [a-zæøå]+|jeres [a-zæøå]+|lederen)(?!\w)[^,?]*\?",
    re.IGNORECASE,
)


def check_questions(seen: Seen) -> Iterator[TextFinding]:
    """Find what keeps a question from opening a talk: LG507 and LG509 to LG513."""
    text = seen.text
    spans = seen.sentences
    calls = _Calls(
        accusing=not _ACCUSING_WORDS.isdisjoint(seen.words),
        degree=not _DEGREE_WORDS.isdisjoint(seen.words),
        leading=not _LEADING_WORDS.isdisjoint(seen.words),
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
    if told or not asked:
        if not told:
            yield from _long(text, spans)
        return
    yield from _many(text)
    yield from _long(text, spans)


def _leads_on(rest: str) -> bool:
    """Whether an open question follows, which the one before it leads up to."""
    return "?" in rest and _open(rest.strip())


_Fault = tuple[Rule, int, int, str, str]


class _Calls(NamedTuple):
    """Which faults the words of a text make possible."""

    accusing: bool
    degree: bool
    leading: bool


_ACCUSING_WORDS: Final = frozenset(
    [
        "hvorfor",
        "forkert",
        "galt",
        "dårligt",
        "skylden",
        "skyld",
        "undskyldning",
        "bortforklaring",
        "alverden",
        "forsømt",
        "undladt",
        "glemt",
        "svigtet",
        "endelig",
        "lade",
        "glemme",
        "overse",
        "undgå",
        "tillade",
        "undlade",
        "svigte",
        "aldrig",
        "fejlen",
    ]
)
_DEGREE_WORDS: Final = frozenset(
    ["grad", "graden", "omfang", "omfanget", "enig", "enige", "uenig", "uenige"]
) | (
    frozenset(
        [
            "tilfreds",
            "tilfredse",
            "utilfreds",
            "god",
            "gode",
            "dygtig",
            "dygtige",
            "stærk",
            "stærke",
            "modig",
            "modige",
            "sikker",
            "sikre",
            "tryg",
            "trygge",
            "glad",
            "glade",
            "engageret",
            "engagerede",
            "motiveret",
            "motiverede",
            "kompetent",
            "kompetente",
            "effektiv",
            "effektive",
            "åben",
            "åbne",
            "nysgerrig",
            "nysgerrige",
            "tydelig",
            "tydelige",
            "klar",
            "klare",
            "ærlig",
            "ærlige",
            "synlig",
            "synlige",
            "lydhør",
            "lydhøre",
            "vigtig",
            "vigtige",
            "vigtigt",
            "ambitiøs",
            "ambitiøse",
            "rummelig",
            "rummelige",
            "tålmodig",
            "tålmodige",
            "presset",
            "pressede",
            "stresset",
            "stressede",
            "godt",
            "højt",
            "meget",
            "dårligt",
            "tydeligt",
            "klart",
            "ofte",
            "sjældent",
            "stor",
        ]
    )
)
_LEADING_WORDS: Final = frozenset(
    [
        "ikke",
        "enig",
        "enige",
        "vel",
        "jo",
        "selvfølgelig",
        "naturligvis",
        "selvsagt",
        "åbenlyst",
        "alle",
        "bekendt",
        "glad",
        "glade",
        "stolt",
        "stolte",
        "begejstret",
        "begejstrede",
        "taknemmelig",
        "da",
        "sandt",
        "ik",
        "godt",
        "vigtigt",
        "god",
        "vigtig",
        "dejligt",
    ]
)


def _fault(sentence: str, calls: _Calls, *, after: bool) -> _Fault | None:
    """Return what is worst about one sentence of a question, if anything is.

    ``after`` says that it follows another question.
    """
    question = sentence.rstrip("”\"')").endswith("?")
    if calls.accusing and question:
        match = _accusing().search(sentence)
        if match is not None:
            return (
                LG511, *match.span(),
                f'Spørgsmålet lyder som en bebrejdelse: "{short(match[0])}".',
                'Spørg til det, der kan gøres, fx "Hvad skal der til, for at det lykkes?"',
            )  # fmt: skip
    if calls.degree:
        match = _degree().search(sentence)
        if match is not None:
            return (
                LG510, *match.span(),
                f'Spørgsmålet beder om en grad: "{short(match[0])}". Det lægger op til et tal.',
                'Spørg efter et eksempel i stedet, fx "Hvornår er det sidst lykkedes?"',
            )  # fmt: skip
    if not question:
        return None
    leading = _TAG.search(sentence)
    if leading is None and calls.leading:
        leading = _leading().search(sentence)
    if leading is not None:
        return (
            LG509, *leading.span(),
            f'Spørgsmålet lægger svaret i munden på den, der skal svare: '
            f'"{leading[0].strip(" ,–-")}".',
            'Spørg, så alle svar er lige gode, fx "Hvad er din erfaring med det?"',
        )  # fmt: skip
    if _closed(sentence):
        where = " efter det åbne" if after else ""
        return (
            LG507, 0, len(sentence),
            f'Spørgsmålet{where} kan besvares med ja eller nej: "{short(sentence)}"',
            'Begynd med hvad, hvem, hvordan eller hvornår, fx '
            '"Hvornår har du sidst inddraget dine medarbejdere?"',
        )  # fmt: skip
    match = _AND_CLOSED.search(sentence) if ", " in sentence else None
    if match is not None and not _open(match[0]):
        return (
            LG507, match.start() + 2, len(sentence),
            f'Den sidste del kan besvares med ja eller nej: "{short(match[0][2:])}"',
            "Slet den, eller spørg med hvad, hvem, hvordan eller hvornår.",
        )  # fmt: skip
    return None


def _open(sentence: str) -> bool:
    """Whether a sentence asks what, who or how in a clause of its own, or invites to tell."""
    for match in _CLAUSE.finditer(sentence):
        asks = match[1].lower()
        following = [word.lower() for word in _WORD.findall(match["rest"])]
        if asks in _ASKS:
            if not following or following[0] not in _SUBJECTS | {"som", "en", "et"}:
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
    words = [word.lower() for word in _WORD.findall(sentence)]
    return _open(sentence) and any(_finite(word) or word in FINITES for word in words[1:7])


def is_order(text: str) -> bool:
    """Whether a text begins by asking somebody to do something."""
    found = _WORD.search(text)
    return found is not None and found[0].lower() in _IMPERATIVES


def _finite(word: str) -> bool:
    return (word in FINITES and word not in PRESENT_NOUNS) or word in FINITE_VERBS


def _closed(sentence: str) -> bool:
    """Whether a question is to be answered yes or no."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    while words and words[0] in _LED_BY:
        words = words[1:]
    if not words or words[0] in OPEN_WORDS or words[0] in _IMPERATIVES or _open(sentence):
        return False
    if (
        len(words) > 2
        and words[0] in {"kan", "kunne", "vil", "ville", "må", "har"}
        and any(word in _INVITES or word == "eksempel" for word in words[1:5])
    ):
        return False
    first, following = words[0], words[1] if len(words) > 1 else ""
    if first in FINITE_VERBS or _asks_with(first, following):
        return True
    if (
        first in _STATING
        and (_finite(following) or following.endswith("r"))
        and following not in NOT_VERBS
    ):
        return True
    return _after_condition(sentence)


def _asks_with(first: str, following: str) -> bool:
    return first.endswith("r") and first not in NOT_VERBS and following in _SUBJECTS


_CONDITION: Final = re.compile(r"\A(?:når|hvis|da|i|på|med|ved|efter|for|siden|som)\b[^?]*?[, ]"
    r"(?:er|var|har|havde|kan|kunne|vil|ville|skal|bør|tør|føler|synes|får|gør|[a-zæøå]+r) "
    r"(?:du|I|vi|jeg|man) "
    r"[^,?]*\?", re.IGNORECASE)  # fmt: skip


def _after_condition(sentence: str) -> bool:
    """``Når du er presset, er du så tydelig?``: a closed question after a clause."""
    match = _CONDITION.match(sentence)
    return match is not None and not OPEN_WORDS.intersection(_WORD.findall(sentence.lower()))


def _many(text: str) -> Iterator[TextFinding]:
    if text.count("?") <= MOST_QUESTIONS and text.lower().count("hv") <= MOST_QUESTIONS:
        return
    asked = [match for match in _CLAUSE.finditer(text) if match[1].lower() in OPEN_WORDS]
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
