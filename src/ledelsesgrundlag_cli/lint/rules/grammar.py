"""Rules about forms of words, LG515 to LG520: endings that sound alike, and small words.

They speak only where the words around leave no doubt; the lists they go by are in ``verbs``,
``genders`` and here. What is right follows Retskrivningsordbogen (Dansk Sprognævn).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.agreement import LG520, gender
from ledelsesgrundlag_cli.lint.rules.grammar_calls import (
    AND,
    ASK,
    EN,
    ET,
    IN,
    LISTED,
    MODAL,
    SUBJECT,
    TO,
    TURNED,
    TWO,
    YOU,
    called,
    only_after_you,
    own,
    verbless,
)
from ledelsesgrundlag_cli.lint.rules.grammar_words import (
    ADJECTIVES,
    ADVERBS,
    ASKS,
    BEFORE,
    IMPERATIVES,
    JOINS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECTS,
    W,
)
from ledelsesgrundlag_cli.lint.rules.language import LG504
from ledelsesgrundlag_cli.lint.rules.mixups import LG521
from ledelsesgrundlag_cli.lint.rules.phrases import Phrase, Said, cased_as, matches
from ledelsesgrundlag_cli.lint.rules.verbs import (
    FINITES,
    INFINITIVES,
    MODALS,
    NOUNS_TOO,
    PRESENT_NOUNS,
    PRESENTS,
    present,
)

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen

LG515 = Rule("LG515", "Nutid uden r", Severity.WARNING)
LG516 = Rule("LG516", "Nutid efter ”kan”, ”skal” og ”vil”", Severity.WARNING)
LG517 = Rule("LG517", "”i” og ”I”", Severity.WARNING)
LG518 = Rule("LG518", "”og”, hvor der skal stå ”at”", Severity.WARNING)
LG519 = Rule("LG519", "”man” eller ”De”, hvor I plejer at skrive ”du”", Severity.NOTE)
RULES: Final = (LG515, LG516, LG517, LG518, LG519, LG520)


def _without_r(match: re.Match[str]) -> Said | None:
    """LG515: ``du lede`` for ``du leder``; the two sound alike in many verbs."""
    verb, who = match["here"].lower(), match["who"]
    if verb not in INFINITIVES or (who.lower() == "i" and (who != "I" or verb in NOUNS_TOO)):
        return None
    if verb in ADJECTIVES and "hvor " in match[0].lower():
        return None
    wanted = cased_as(match["here"], present(verb))
    return Said(
        f"Der står ”{match['here']}”. Her skal udsagnsordet stå i nutid: ”{wanted}”.",
        f"Skriv ”{wanted}”.",
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
        f"Der står ”{match['here']}” efter ”{modal}”. Dér skrives det uden r: ”{wanted}”.",
        f"Skriv ”{wanted}”.",
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
        f"Der står ”{match['here']}”. Det første udsagnsord står i nutid, så skriv ”{wanted}”.",
        f"Skriv ”{wanted}”.",
        wanted,
    )


def _at_present(match: re.Match[str]) -> Said | None:
    verb = match["here"].lower()
    wanted = PRESENTS.get(verb)
    if wanted is None or verb in PRESENT_NOUNS:
        return None
    return Said(
        f"Der står ”at {verb}”. Efter ”at” skrives udsagnsordet som regel uden r.",
        f"Skriv ”at {wanted}”. Hvis der mangler et ord efter ”at”, så skriv det.",
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
        "Der står ”i”. Når det betyder dig og de andre, skrives det med stort: ”I”.",
        "Skriv ”I”.",
        "I",
    )


def _in(match: re.Match[str]) -> Said | None:
    if match["here"] != "I":
        return None
    return Said(
        "Der står ”I” med stort midt i sætningen. Det betyder jer og ikke et sted.",
        "Skriv ”i”.",
        "i",
    )


def _and_for_to(match: re.Match[str]) -> Said | None:
    """LG518: ``prøv og gøre`` for ``prøv at gøre``; the two sound alike."""
    verb = match["verb"].lower()
    asked = match["first"].lower().split()[-1]
    if verb in NOUNS_TOO and asked in {"du", "vi", "i", "man", "lederen", "ønsker"}:
        return None
    imperative = asked in {"prøv", "husk"} and verb in IMPERATIVES
    bare = match["first"].lower() in PREPOSITIONS
    unsure = verb in ADJECTIVES or (verb in NOUNS_TOO and bare)
    if not imperative and (verb not in INFINITIVES or unsure):
        return None
    before = match.string[: match.start()].lower().replace(",", " ").split()
    if bare and not INFINITIVES.isdisjoint(before):
        return None  # "at lytte til og lære af": two verbs with one "at"
    whole = f"{match['first']} at"
    return Said(
        f"Der står ”{match['first']} og”. Her skal der stå ”at”.", f"Skriv ”{whole} …”.", "at"
    )


def _begun_twice(match: re.Match[str]) -> Said:
    """LG521: ``Hvad hvordan vil du``, left when a question was begun anew."""
    wanted = cased_as(match["here"], match["last"].lower())
    return Said(
        f"Der står ”{match['here']}”. Det er to begyndelser.", f"Skriv ”{wanted}”.", wanted
    )


def _somebody(_: re.Match[str]) -> Said | None:
    """LG519: ``man`` in a question, where the others say ``du``."""
    return Said(
        "Spørgsmålet siger ”man”. Så er det ikke til at vide, hvem der skal svare.",
        "Skriv ”du”, ”I” eller ”vi”.",
    )


def _formal(match: re.Match[str]) -> Said | None:
    word = match["here"]
    if word not in {"De", "Dem", "Deres"}:
        return None
    wanted = {"De": "du", "Dem": "dig", "Deres": "din"}[word]
    return Said(
        f"Der står ”{word}”, som er den høflige form. I skriver ellers ”du”.",
        f"Skriv ”{wanted}”, eller skriv ordet med lille, hvis det er de andre.",
    )


def _asked(one: Seen) -> bool:
    return one.is_question


def _expected(one: Seen) -> bool:
    return one.kind == "expectation"


_PHRASES: Final = (
    (
        SUBJECT,
        Phrase(
            LG515,
            "",
            rf"(?:(?<![\w-])(?:{JOINS})|[,;:–.?!] ?|\A)[ ]?"
            rf"(?<![\w-])(?P<who>{SUBJECTS})(?: (?:{ADVERBS}))? (?P<here>{W})(?![\w-])",
            lambda match: _without_r(match) if own(match) else None,
        ),
    ),
    (
        ASK | TURNED,
        Phrase(
            LG515,
            "",
            rf"(?<![\w-])(?:{ASKS}|hvilke[nt]?)(?P<between>(?: {W}){{0,3}}?) (?P<here>{W}) "
            rf"(?P<who>{SUBJECTS}|din|dit|dine|jeres|vores)(?![\w-])",
            lambda match: _without_r(match) if verbless(match["between"]) else None,
        ),
    ),
    (
        AND,
        Phrase(
            LG515,
            "",
            rf"\A(?P<first>{W}r)(?P<between>[^.;:,–]{{0,60}}) og (?P<here>{W}e)(?![\w-])",
            _too_late,
            _expected,
        ),
    ),
    (
        SUBJECT,
        Phrase(
            LG515,
            "",
            rf"(?:, |(?<![\w-])[a-zæøå]+(?:er|ne|en|et) )(?P<who>der|som) (?:(?:{ADVERBS}) "
            rf")?(?P<here>{W})(?![\w-])",
            lambda match: None if match["here"].lower() in NOUNS_TOO else _without_r(match),
        ),
    ),
    (
        LISTED,
        Phrase(
            LG515,
            "",
            rf"(?:\A|[.!?] )(?P<between>[^.;:!?]*?)(?P<first>{W}r), (?P<here>{W}e)(?= og |, )",
            _too_late,
        ),
    ),
    (
        MODAL,
        Phrase(
            LG516,
            "",
            rf"(?<![\w-])(?P<modal>{'|'.join(sorted(MODALS))})"
            rf"(?: (?P<who>{PRONOUNS}|lederen|lederne|medarbejderne|de|det|der))?"
            rf"(?: (?:{ADVERBS}))?(?: (?:{ADVERBS}))? (?P<here>{W}r)(?![\w-])",
            _after_modal,
        ),
    ),
    (
        TO,
        Phrase(
            LG504,
            "",
            r"(?<![\w-])at (?:løbende|aktivt|jævnligt|bedre|tydeligt|altid|konkret|sammen) "
            rf"(?P<here>{W}r)(?![\w-])",
            _at_present,
        ),
    ),
    (
        YOU,
        Phrase(
            LG517,
            "",
            rf"(?<![\w-])(?:{JOINS}|så|det|mon|hvilke[nt]? {W}) (?P<here>i) "
            rf"(?P<after>{W})(?P<finite>)(?![\w-])",
            lambda match: _you(match) if match["after"].lower() in FINITES else None,
        ),
    ),
    (
        YOU,
        Phrase(
            LG517,
            "",
            rf"(?<![\w-])(?:{ASKS}|hvilke[nt]? {W}(?: {W})?) "
            r"(?:har|vil|kan|skal|bør|må|ville|kunne|skulle|får|gør|tør|ser|oplever|bruger|taler|"
            r"sikrer|støtter|skaber|er|lykkes|finder|mærker) (?P<here>i) "
            rf"(?P<after>{W})(?![\w-])",
            lambda match: _you(match) if only_after_you(match["after"].lower()) else None,
        ),
    ),
    (
        IN,
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
        AND,
        Phrase(
            LG518,
            "",
            r"(?<![\w-])(?P<first>prøv|husk|begynd|forsøg|undgå|glem ikke|øv jer i|øv dig i|"
            r"lyst til|brug for|mulighed for|modet til|mod til|tid til|plads til|i stand til|"
            r"lov til|ansvar for|ansvaret for|evne til|evnen til|vigtigt|svært|nemt|let|god til|"
            r"gode til|bedre til|uden|ved|for|til|om|måde|kommer til|"
            r"(?:prøver|forsøger|begynder|husker|glemmer|ønsker|lærer|beslutter)(?: (?:du|vi|"
            r"I|man|lederen))?"
            rf") (?P<here>og) (?P<verb>{W})(?![\w-])",
            _and_for_to,
        ),
    ),
    (
        0,
        Phrase(
            LG519,
            "",
            rf"(?:(?<![\w-])(?:{ASKS}|hvilke[nt]? {W}(?: {W})?)) {W} (?P<here>man)(?![\w-])",
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
        YOU,
        Phrase(
            LG517,
            "",
            rf"(?<![\w-])(?:{W}r) (?P<here>i) (?P<after>på)(?![\w-])",
            lambda match: _you(match) if match[0].split()[0].lower() in PRESENTS else None,
        ),
    ),
    (
        TWO,
        Phrase(
            LG521,
            "",
            rf"(?<![\w-])(?P<here>(?:{ASKS}) (?P<last>{ASKS}|hvilken|hvilke|hvilket)) {W}",
            _begun_twice,
        ),
    ),
    (
        EN | ET,
        Phrase(
            LG520,
            "",
            rf"(?<![\w-])(?P<here>{BEFORE})(?P<between> {W})? (?P<noun>{W})(?![\w-])",
            gender,
        ),
    ),
)


def check_grammar(seen: Seen) -> list[TextFinding]:
    """Find forms that cannot stand where they do: LG515 to LG520."""
    calls = called(seen.words)
    if calls & YOU and " i " not in seen.text:
        calls &= ~YOU
    if calls & IN and " I " not in seen.text:
        calls &= ~IN
    found: list[TextFinding] = []
    if calls:
        for kind, phrase in _PHRASES:
            if kind & calls and (phrase.fits is None or phrase.fits(seen)):
                found += matches(phrase, seen, found)
    if "man" in seen.words or _FORMAL.search(seen.text) is not None:
        for kind, phrase in _PHRASES:
            if not kind and (phrase.fits is None or phrase.fits(seen)):
                found += matches(phrase, seen, found)
    return found


_FORMAL: Final = re.compile(r" De(?:m|res)?(?![a-zæøå])")
