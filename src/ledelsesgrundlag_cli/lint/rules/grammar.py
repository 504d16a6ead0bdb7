"""Rules about forms of words, LG515 to LG520: endings that sound alike, and small words.

They speak only where the words around leave no doubt; the lists they go by are in ``verbs``,
``genders`` and here. What is right follows Retskrivningsordbogen (Dansk Sprognævn).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.genders import COMMON, NEUTER
from ledelsesgrundlag_cli.lint.rules.language import LG504
from ledelsesgrundlag_cli.lint.rules.phrases import Phrase, Said, cased_as, matches
from ledelsesgrundlag_cli.lint.rules.verbs import (
    FINITES,
    INFINITIVES,
    MODALS,
    NOUNS_TOO,
    PARTICIPLES,
    PRESENT_NOUNS,
    PRESENTS,
    present,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen

LG515 = Rule("LG515", "Nutid uden r", Severity.WARNING)
LG516 = Rule("LG516", "Nutid efter kan, skal og vil", Severity.WARNING)
LG517 = Rule("LG517", "i og I", Severity.WARNING)
LG518 = Rule("LG518", "og, hvor der skal stå at", Severity.WARNING)
LG519 = Rule("LG519", "man eller De, hvor I plejer at skrive du", Severity.NOTE)
LG520 = Rule("LG520", "en og et passer ikke til ordet", Severity.WARNING)
RULES: Final = (LG515, LG516, LG517, LG518, LG519, LG520)

_W: Final = r"[a-zæøåéü]+"
_ADVERBS: Final = (
    "ikke|aldrig|altid|også|selv|ofte|sjældent|løbende|aktivt|sammen|bedst|bedre|jævnligt|stadig|"
    "gerne|helst|især|fortsat|konkret|tydeligt|kun|så|nu|derfor|dagligt|hver især"
)
_ASKS: Final = "hvad|hvem|hvor|hvordan|hvornår|hvorfor|hvorledes"
_JOINS: Final = "at|når|hvis|som|fordi|mens|inden|før|hvor|hvad|hvordan|hvornår|hvorfor|hvem"
_SUBJECTS: Final = "du|vi|I|jeg|man|han|hun|lederen|lederne|medarbejderne|borgerne|ledelsen|teamet"
_PRONOUNS: Final = "du|vi|I|jeg|man|han|hun"
_ADJECTIVES: Final = frozenset(("sikre", "klare", "åbne", "løse", "rette", "styrke", "fremme"))
"""Navnemåder that follow ``hvor`` and ``er vi`` as adjectives: ``hvor sikre I er``."""


def _without_r(match: re.Match[str]) -> Said | None:
    """LG515: ``du lede`` for ``du leder``; the two sound alike in many verbs."""
    verb, who = match["here"].lower(), match["who"]
    if verb not in INFINITIVES or (who.lower() == "i" and (who != "I" or verb in NOUNS_TOO)):
        return None
    if verb in _ADJECTIVES and "hvor " in match[0].lower():
        return None
    wanted = cased_as(match["here"], present(verb))
    return Said(
        f'Der står "{match["here"]}". Her skal udsagnsordet stå i nutid: "{wanted}".',
        f'Skriv "{wanted}".',
        wanted,
    )


def _after_modal(match: re.Match[str]) -> Said | None:
    """LG516: ``kan bidrager`` for ``kan bidrage``."""
    verb = match["here"].lower()
    wanted = PRESENTS.get(verb)
    sure = match["who"] is not None and match["who"].lower() not in {"de", "det", "der"}
    if wanted is None or verb == "når" or (verb in PRESENT_NOUNS and not sure):
        return None
    modal = match["modal"].lower()
    return Said(
        f'Der står "{match["here"]}" efter "{modal}". Så ender udsagnsordet uden r: "{wanted}".',
        f'Skriv "{wanted}".',
        wanted,
    )


def _too_late(match: re.Match[str]) -> Said | None:
    """LG515: the second of two verbs, ``Udvikler og optimere``."""
    first, verb = match["first"].lower(), match["here"].lower()
    if verb not in INFINITIVES or verb in NOUNS_TOO or first not in PRESENTS:
        return None
    between = set(match["between"].lower().split())
    if between & MODALS or between & {"at", "som", "der", "lader", "hjælper"}:
        return None
    wanted = present(verb)
    return Said(
        f'Der står "{match["here"]}". Det første udsagnsord står i nutid, så skriv "{wanted}".',
        f'Skriv "{wanted}".',
        wanted,
    )


def _at_present(match: re.Match[str]) -> Said | None:
    verb = match["here"].lower()
    wanted = PRESENTS.get(verb)
    if wanted is None or verb in PRESENT_NOUNS:
        return None
    return Said(
        f'Der står "at {verb}". Efter "at" plejer udsagnsordet at ende uden r.',
        f'Skriv "at {wanted}". Mangler der et ord efter "at", så skriv det.',
    )


def _you(match: re.Match[str]) -> Said | None:
    """LG517: ``i`` for ``I``, where only the pronoun can stand."""
    if match["here"] != "i":
        return None
    after = match["after"].lower()
    if match.groupdict().get("finite") and (
        after not in FINITES or after in {"leder", "møder", "former", "bruger", "lærer", "så"}
    ):
        return None
    return Said(
        'Der står "i". Når det betyder dig og de andre, skrives det med stort: "I".',
        'Skriv "I".',
        "I",
    )


def _in(match: re.Match[str]) -> Said | None:
    if match["here"] != "I":
        return None
    return Said(
        'Der står "I" med stort midt i sætningen. Det betyder jer og ikke et sted.',
        'Skriv "i".',
        "i",
    )


def _and_for_to(match: re.Match[str]) -> Said | None:
    """LG518: ``prøv og gøre`` for ``prøv at gøre``; the two sound alike."""
    verb = match["verb"].lower()
    asked = match["first"].lower().split()[-1]
    if verb in NOUNS_TOO and asked in {"du", "vi", "i", "man", "lederen", "ønsker"}:
        return None
    imperative = asked in {"prøv", "husk"} and verb in _IMPERATIVES
    bare = match["first"].lower() in _PREPOSITIONS
    unsure = verb in _ADJECTIVES or (verb in NOUNS_TOO and bare)
    if not imperative and (verb not in INFINITIVES or unsure):
        return None
    before = match.string[: match.start()].lower().replace(",", " ").split()
    if bare and not INFINITIVES.isdisjoint(before):
        return None  # "at lytte til og lære af": two verbs with one "at"
    whole = f"{match['first']} at"
    return Said(
        f'Der står "{match["first"]} og". Her skal der stå "at".', f'Skriv "{whole} …".', "at"
    )


_IMPERATIVES: Final = frozenset(
    [
        "giv",
        "lyt",
        "spørg",
        "fortæl",
        "se",
        "gør",
        "sæt",
        "tag",
        "find",
        "vælg",
        "skriv",
        "tal",
        "vis",
        "følg",
        "hold",
        "del",
        "brug",
    ]
)
_PREPOSITIONS: Final = frozenset(["for", "til", "om", "ved"])


def _somebody(match: re.Match[str]) -> Said | None:
    """LG519: ``man`` in a question, where the others say ``du``."""
    return Said(
        'Spørgsmålet siger "man". Så er det ikke til at vide, hvem der skal svare.',
        'Skriv "du", "I" eller "vi".',
    )


def _formal(match: re.Match[str]) -> Said | None:
    word = match["here"]
    if word not in {"De", "Dem", "Deres"}:
        return None
    wanted = {"De": "du", "Dem": "dig", "Deres": "din"}[word]
    return Said(
        f'Der står "{word}", som er den høflige form. I skriver ellers du.',
        f'Skriv "{wanted}", eller skriv ordet med lille, hvis det er de andre.',
    )


_TO_NEUTER: Final = {
    "en": "et", "min": "mit", "din": "dit", "sin": "sit", "denne": "dette", "hvilken": "hvilket",
    "ingen": "intet", "anden": "andet", "den": "det", "hver": "hvert", "nogen": "noget",
    "egen": "eget",
}  # fmt: skip
_TO_COMMON: Final = {after: before for before, after in _TO_NEUTER.items()}
_BEFORE: Final = "|".join({*_TO_NEUTER, *_TO_COMMON})


def _gender(match: re.Match[str]) -> Said | None:
    """LG520: ``en mål`` and ``et opgave``."""
    word, noun = match["here"], match["noun"].lower()
    lowered = word.lower()
    between = (match["between"] or "").strip().lower()
    if noun not in COMMON | NEUTER or (between in COMMON | NEUTER and between not in _BETWEEN):
        noun, between = between, ""
    if noun in NEUTER and lowered in _TO_NEUTER:
        wanted = _TO_NEUTER[lowered]
    elif noun in COMMON and lowered in _TO_COMMON:
        wanted = _TO_COMMON[lowered]
    else:
        return None
    if between and not _agrees(between, noun in NEUTER, lowered):
        return None
    if lowered in {"det", "den", "hver", "hvert", "ingen", "intet", "nogen", "noget"} and (
        between or noun in _VERBS
    ):
        return None
    if noun in _VERBS and lowered in {"det", "andet", "anden", "egen", "eget"}:
        return None
    wanted = cased_as(word, wanted)
    return Said(
        f'Der står "{word} {noun}". Det hedder "{wanted} {noun}".'
        if not between
        else f'Der står "{match[0]}", men det hedder "{wanted.lower()} {noun}".',
        f'Skriv "{wanted}".',
        None if between else wanted,
    )


_VERBS: Final = frozenset(
    ["aftale", "møde", "samtale", "tale", "støtte", "arbejde", "leder", "svar", "ønske", "lov"]
)


def _agrees(adjective: str, neuter: bool, word: str) -> bool:  # noqa: FBT001
    """Whether a word between is an adjective that goes with the noun after it."""
    if adjective in _SURE_ADJECTIVES:
        return True
    return word not in {"den", "det"} and adjective in {
        f"{one}t" if neuter else one for one in _SURE_ADJECTIVES
    }


def _asked(one: Seen) -> bool:
    return one.is_question


def _expected(one: Seen) -> bool:
    return one.kind == "expectation"


_AFTER_YOU: Final = frozenset(
    [
        "sammen",
        "selv",
        "sidst",
        "ikke",
        "hver",
        "gøre",
        "få",
        "have",
        "ellers",
        "bedst",
        "også",
        "godt",
        "gerne",
        "helst",
        "for",
        "løbende",
        "talt",
        "gjort",
        "aftalt",
        "lært",
        "set",
        "prøvet",
        "opnået",
        "ændret",
        "besluttet",
        "brug",
        "mest",
        "jer",
        "at",
        "så",
        "nu",
        "allerede",
        "være",
        "støtte",
        "styrke",
        "tale",
        "møde",
        "hjælpe",
        "hinanden",
        "med",
        "på",
    ]
) - {"hver", "på"}

_SURE_ADJECTIVES: Final = frozenset(
    [
        "ny",
        "god",
        "vigtig",
        "fælles",
        "fast",
        "klar",
        "konkret",
        "tydelig",
        "fagligt",
        "faglig",
        "lokal",
        "strategisk",
        "politisk",
        "svær",
        "større",
        "bedre",
        "mindre",
        "lille",
        "kort",
        "lang",
        "særlig",
        "overordnet",
        "tværgående",
        "attraktiv",
        "åben",
    ]
)
_BETWEEN: Final = _SURE_ADJECTIVES | {f"{one}t" for one in _SURE_ADJECTIVES}
_PLACES: Final = frozenset(
    [
        "forhold",
        "stand",
        "hverdagen",
        "teamet",
        "lederteamet",
        "ledergruppen",
        "praksis",
        "fællesskab",
        "centret",
        "orden",
        "spil",
        "kommunen",
        "organisationen",
        "afdelingen",
        "kæden",
        "ledelseskæden",
        "stedet",
        "højere",
        "dagligdagen",
        "løbet",
    ]
)
_ADVERB_SET: Final = frozenset(_ADVERBS.replace(" ", "|").split("|"))
_SUBJECT, _ASK, _MODAL, _YOU, _AND, _TO, _EN, _ET, _PASS, _TURNED, _LISTED = (
    1 << at for at in range(11)
)


def _kinds(*rows: tuple[int, Iterable[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind, words in rows:
        for word in words:
            found[word] = found.get(word, 0) | kind
    return found


_FIRST: Final = _kinds(
    (_SUBJECT | _PASS, _SUBJECTS.lower().split("|")),
    (_PASS, ("de", "det")),
    (_PASS | _SUBJECT, ("der",)),
    (_SUBJECT, ("som",)),
    (_LISTED, PRESENTS),
    (_ASK, _ASKS.split("|")),
    (_MODAL, MODALS),
    (_YOU, ("i",)),
    (_AND, ("og",)),
    (_TO, ("at",)),
    (_EN, _TO_NEUTER),
    (_ET, _TO_COMMON),
    (_TURNED, INFINITIVES),
)
_SECOND: Final = _kinds(
    (_SUBJECT | _ASK | _AND | _LISTED, INFINITIVES),
    (_MODAL | _TO, PRESENTS),
    (_YOU, ("på", *FINITES, *_AFTER_YOU, *INFINITIVES, *PARTICIPLES, *_PLACES)),
    (_EN, NEUTER),
    (_ET, COMMON),
    (_AND, _IMPERATIVES),
    (_TURNED, _PRONOUNS.lower().split("|")),
)


def _called(words: list[str]) -> int:
    """Return which rules a pair of words in the text calls for, adverbs between passed over."""
    found = before = 0
    for word in words:
        if before:
            found |= _SECOND.get(word, 0) & before
        if word in _ADVERB_SET or (before & (_EN | _ET) and word in _BETWEEN):
            continue
        first = _FIRST.get(word, 0)
        if first & _PASS and before & _MODAL:  # "kan du bidrager", but "kan du bidrage" is right
            first = (first & ~_SUBJECT) | _MODAL
        before = first
    return found


_PHRASES: Final = (
    (
        _SUBJECT,
        Phrase(
            LG515,
            "",
            rf"(?:(?<![\w-])(?:{_JOINS})|[,;:–.?!] ?|\A)[ ]?"
            rf"(?<![\w-])(?P<who>{_SUBJECTS})(?: (?:{_ADVERBS}))? (?P<here>{_W})(?![\w-])",
            lambda match: _without_r(match) if _own(match) else None,
        ),
    ),
    (
        _ASK | _TURNED,
        Phrase(
            LG515,
            "",
            rf"(?<![\w-])(?:{_ASKS}|hvilke[nt]?)(?P<between>(?: {_W}){{0,3}}?) (?P<here>{_W}) "
            rf"(?P<who>{_SUBJECTS}|din|dit|dine|jeres|vores)(?![\w-])",
            lambda match: _without_r(match) if _verbless(match["between"]) else None,
        ),
    ),
    (
        _AND,
        Phrase(
            LG515,
            "",
            rf"\A(?P<first>{_W}r)(?P<between>[^.;:,–]{{0,60}}) og (?P<here>{_W}e)(?![\w-])",
            _too_late,
            _expected,
        ),
    ),
    (
        _SUBJECT,
        Phrase(
            LG515,
            "",
            rf"(?:, |(?<![\w-])[a-zæøå]+(?:er|ne|en|et) )(?P<who>der|som) (?:(?:{_ADVERBS}) "
            rf")?(?P<here>{_W})(?![\w-])",
            lambda match: None if match["here"].lower() in NOUNS_TOO else _without_r(match),
        ),
    ),
    (
        _LISTED,
        Phrase(
            LG515,
            "",
            rf"(?:\A|[.!?] )(?P<between>[^.;:!?]*?)(?P<first>{_W}r), (?P<here>{_W}e)(?= og |, )",
            _too_late,
        ),
    ),
    (
        _MODAL,
        Phrase(
            LG516,
            "",
            rf"(?<![\w-])(?P<modal>{'|'.join(sorted(MODALS))})"
            rf"(?: (?P<who>{_PRONOUNS}|lederen|lederne|medarbejderne|de|det|der))?"
            rf"(?: (?:{_ADVERBS}))?(?: (?:{_ADVERBS}))? (?P<here>{_W}r)(?![\w-])",
            _after_modal,
        ),
    ),
    (
        _TO,
        Phrase(
            LG504,
            "",
            r"(?<![\w-])at (?:løbende|aktivt|jævnligt|bedre|tydeligt|altid|konkret|sammen) "
            rf"(?P<here>{_W}r)(?![\w-])",
            _at_present,
        ),
    ),
    (
        _YOU,
        Phrase(
            LG517,
            "",
            rf"(?<![\w-])(?:{_JOINS}|så|det|mon|hvilke[nt]? {_W}) (?P<here>i) "
            rf"(?P<after>{_W})(?P<finite>)(?![\w-])",
            lambda match: _you(match) if match["after"].lower() in FINITES else None,
        ),
    ),
    (
        _YOU,
        Phrase(
            LG517,
            "",
            rf"(?<![\w-])(?:{_ASKS}|hvilke[nt]? {_W}(?: {_W})?) "
            r"(?:har|vil|kan|skal|bør|må|ville|kunne|skulle|får|gør|tør|ser|oplever|bruger|taler|"
            r"sikrer|støtter|skaber|er|lykkes|finder|mærker) (?P<here>i) "
            rf"(?P<after>{_W})(?![\w-])",
            lambda match: _you(match) if _only_after_you(match["after"].lower()) else None,
        ),
    ),
    (
        _YOU,
        Phrase(
            LG517,
            "",
            r"(?<=[a-zæøå]) (?P<here>I) (?=(?:forhold til|stand til|hverdagen|teamet|lederteamet|"
            r"ledergruppen|praksis|fællesskab|centret|orden|spil|kommunen|organisationen|"
            r"afdelingen|kæden|ledelseskæden|stedet|højere grad|dagligdagen|løbet af)(?![\w-]))",
            _in,
        ),
    ),
    (
        _AND,
        Phrase(
            LG518,
            "",
            r"(?<![\w-])(?P<first>prøv|husk|begynd|forsøg|undgå|glem ikke|øv jer i|øv dig i|"
            r"lyst til|brug for|mulighed for|modet til|mod til|tid til|plads til|i stand til|"
            r"lov til|ansvar for|ansvaret for|evne til|evnen til|vigtigt|svært|nemt|let|god til|"
            r"gode til|bedre til|uden|ved|for|til|om|måde|kommer til|"
            r"(?:prøver|forsøger|begynder|husker|glemmer|ønsker|lærer|beslutter)(?: (?:du|vi|"
            r"I|man|lederen))?"
            rf") (?P<here>og) (?P<verb>{_W})(?![\w-])",
            _and_for_to,
        ),
    ),
    (
        0,
        Phrase(
            LG519,
            "",
            rf"(?:(?<![\w-])(?:{_ASKS}|hvilke[nt]? {_W}(?: {_W})?)) {_W} (?P<here>man)(?![\w-])",
            _somebody,
            _asked,
        ),
    ),
    (
        0,
        Phrase(
            LG519,
            "",
            r"(?<=[a-zæøå] )(?P<here>De|Dem|Deres)(?= [a-zæøå]|[,.?])",
            _formal,
            lambda one: one.kind != "title",
        ),
    ),
    (
        _YOU,
        Phrase(
            LG517,
            "",
            rf"(?<![\w-])(?:{_W}r) (?P<here>i) (?P<after>på)(?![\w-])",
            lambda match: _you(match) if match[0].split()[0].lower() in PRESENTS else None,
        ),
    ),
    (
        _EN | _ET,
        Phrase(
            LG520,
            "",
            rf"(?<![\w-])(?P<here>{_BEFORE})(?P<between> {_W})? (?P<noun>{_W})(?![\w-])",
            _gender,
        ),
    ),
)


def _only_after_you(word: str) -> bool:
    """Whether a word after ``vil i`` shows that I was meant: no place, time or thing is called so."""
    return (
        word in _AFTER_YOU
        or word in PARTICIPLES
        or (word in INFINITIVES and word not in NOUNS_TOO)
    )


def _verbless(between: str) -> bool:
    words = between.lower().split()
    return FINITES.isdisjoint(words) and {"at", "som", "der", "vi", "du", "i"}.isdisjoint(
        words[-1:]
    )


def _own(match: re.Match[str]) -> bool:
    """Whether no verb before the subject takes the navnemåde after it: ``hvad vil du lede``."""
    before = re.split(r"[,;:–.?!]", match.string[: match.start("here")].lower())[-1].split()
    return MODALS.isdisjoint(before) and not {
        "lader",
        "lad",
        "ser",
        "så",
        "hører",
        "er",
        "var",
        "bliver",
        "gad",
        "gider",
        "behøver",
        "får",
        "og",
        "eller",
    } & set(before)


def check_grammar(seen: Seen) -> list[TextFinding]:
    """Find forms that cannot stand where they do: LG515 to LG520."""
    calls = _called(seen.words)
    found: list[TextFinding] = []
    if calls:
        for kind, phrase in _PHRASES:
            if (
                kind & calls
                and (kind != _YOU or " i " in seen.text or " I " in seen.text)
                and (phrase.fits is None or phrase.fits(seen))
            ):
                found += matches(phrase, seen, found)
    if "man" in seen.words or _FORMAL.search(seen.text) is not None:
        for kind, phrase in _PHRASES:
            if not kind and (phrase.fits is None or phrase.fits(seen)):
                found += matches(phrase, seen, found)
    return found


_FORMAL: Final = re.compile(r" De(?:m|res)?(?![a-zæøå])")
