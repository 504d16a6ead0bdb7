"""The promise of the product, LG811 to LG806: a talk and not a test, and nobody's private life.

Words alone decide nothing: ``Center for Børn og Unge``, ``sygefraværet på din arbejdsplads`` and
``i stor skala`` are fine. A phrase must ask somebody for a score, or tell who somebody is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.late import Late
from ledelsesgrundlag_cli.lint.rules.phrases import Phrase, Said
from ledelsesgrundlag_cli.lint.rules.promise_words import (
    FIRST_NAMES,
    NOT_SURNAMES,
    OPTIONS,
    SCORES,
    SENSITIVE,
)
from ledelsesgrundlag_cli.lint.rules.word_sets import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen

LG811 = Rule("LG811", "Karakterer, point eller en skala")
LG812 = Rule("LG812", "Noget, der ligner et CPR-nummer")
LG813 = Rule("LG813", "Telefonnummer, e-mail eller webadresse", Severity.WARNING)
LG814 = Rule("LG814", "Noget, der ligner en persons navn", Severity.NOTE)
LG815 = Rule("LG815", "Spørgsmål om noget meget privat", Severity.NOTE)
RULES: Final = (LG811, LG812, LG813, LG814, LG815)

_NO_SCORE: Final = (
    "Samtalen er ikke en prøve. Spørg efter et eksempel, fx "
    "”Fortæl om en gang, hvor det lykkedes”, eller efter, hvad der skal til."
)


def _score(match: re.Match[str]) -> Said:
    return Said(f"Her bliver nogen målt: ”{' '.join(match[0].split())}”.", _NO_SCORE)


def _judged(one: Seen) -> bool:
    """Whether a text is a question, or stands on a sheet."""
    return (
        one.is_question
        or one.sheet
        or one.kind in {"title", "expectation"}
        or ("description" in one.loc)
    )


def _private(match: re.Match[str]) -> Said:
    return Said(
        f"”{' '.join(match[0].split())}” spørger til noget, som databeskyttelsesreglerne "
        "beskytter særligt (artikel 9).",
        "Lad være med at spørge om det på et ark, der bliver gemt. Spørg jeres jurist, hvis I er "
        "i tvivl.",
    )


def _asked(one: Seen) -> bool:
    if one.recruits:
        return False  # LG816 looks at what applicants are asked
    return one.is_question or one.sheet or one.kind == "expectation"


def rows_of(rows: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the words and the pattern of each row of a list."""
    for row in rows:
        call, pattern = (part.strip() for part in row.split("||"))
        yield call, rf"(?<![\w-])(?:{pattern})(?![\w-])"


PRIVATE_AND_SCORES: Final = (
    *(Phrase(LG811, call, pattern, _score, _judged) for call, pattern in rows_of(SCORES)),
    *(Phrase(LG815, call, pattern, _private, _asked) for call, pattern in rows_of(SENSITIVE)),
)
"""The phrases of LG811 and LG815."""


@cache
def _option() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(OPTIONS)})[.!]?\s*\Z", re.IGNORECASE)


_FACES: Final = Late(
    "[\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a☹☺★☆⭐\U0001f31f\U0001f44d"
    "\U0001f44e\U0001f534\U0001f7e0-\U0001f7e3\U0001f7e1\U0001f7e2]|(?<![\\w:;])[:;]-?[()DP|"
    "/](?!\\w)"
)
_FIGURES: Final = Late(
    r"(?<![\w.,])(?:fra )?(?:[01] ?(?:-|–|til) ?(?:[3-7]|10|100)(?! ?(?:år|gang|dag|uge|måned|"
    r"time|"
    r"minut|ting|eksempl|menneske|møde|person|borger|sætning|ord|linj|punkt|forvent|mål|spørgsmål|"
    r"medarbejder|leder|opgave|side|aftal|stikord|konkrete|nye|gode|vigtige|af|\.|:)))(?![\w%])"
    r"|(?<!\w)\d{1,3} ?(?:%|procent|pct\.?) (?:enig|tilfreds|opfyldt|i mål|sikker|af målet)"
    r"|(?<!\w)\d{1,3} ?(?:/|ud af) ?(?:5|10|100)(?! ?(?:dage|uger|gange|møder|år))(?!\w)"
    r"|(?<!\w)(?:top|bund)[ -]?\d{1,2}(?!\w)",
    re.IGNORECASE,
)


def check_scores(seen: Seen) -> Iterator[TextFinding]:
    """Find scores that are no words: the steps of a scale, figures and faces (LG811)."""
    if seen.is_option and _option().match(seen.text):
        yield LG811.in_text(
            0,
            len(seen.text),
            f"Valget ”{seen.text.strip()}” er et trin på en skala.",
            "Lad valgene sige, hvad der skal ske, fx ”Skru ned”, ”Som nu” og ”Skru op”.",
        )
    elif _judged(seen) and _MARKS.search(seen.text):
        match = _FACES.search(seen.text) or _FIGURES.search(seen.text)
        if match is not None:
            yield LG811.in_text(
                *match.span(), f"Her bliver nogen målt: ”{match[0].strip()}”.", _NO_SCORE
            )


_MARKS: Final = Late("[0-9☹☺★☆⭐\U0001f300-\U0001f9ff]|[:;]-?[()DP|/]|nul ")

_CPR: Final = Late(
    r"(?<![\d-])(?:0[1-9]|[12]\d|3[01])[ .]?(?:0[1-9]|1[0-2])[ .]?\d{2}(?: ?[-–] ?| "
    r")?\d{4}(?![\d-])"
    r"(?!\d)"
)
_PHONE: Final = Late(
    r"(?:(?<![\w+])(?:\+|00)45 ?(?:\d ?){7}\d(?!\d))"
    r"|(?<![\d.,-])(?:[1-9]\d(?: \d\d){3}|[2-9]\d{3} \d{4}|[2-9]\d{7})(?![\d.,-]\d|\d)"
    r"|(?:tlf|telefon|mobil|lokal)(?:nr|nummer)?\.?:? ?(?:\d ?){4,8}",
    re.IGNORECASE,
)
_YEARS: Final = Late(r"(?:19|20)\d\d (?:19|20)\d\d")
_MAIL: Final = Late(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_WEB: Final = Late(
    r"(?:https?://|www\.)[^\s<>”\"]{3,}"
    r"|(?<![\w@./-])[a-z0-9æøå-]{2,40}(?:\.[a-z0-9-]{2,40})?\.(?:dk|com|org|net|eu|info|"
    r"nu)(?![\w.-])"
    r"(?:/[^\s<>”\"]*)?",
    re.IGNORECASE,
)
_ADDRESS: Final = Late(
    r"(?<!\w)[A-ZÆØÅ][a-zæøå]+(?:vej|gade|stræde|vænget|parken|allé|alle) \d{1,3}(?!\d)[a-zA-Z]?"
    r"(?:,[^.?!\n]{0,60}?\d{4} [A-ZÆØÅ][a-zæøå]+)?"
    r"|(?<!\w)(?:[a-zæøå]*sag(?:en|snr\.?|snummer)?|journal(?:nr\.?|nummer)) (?:nr\.? "
    r"?)?\d{2,4}[-/.]\d{4,8}(?!\d)"
)
_PERHAPS_CONTACT: Final = Late(
    r"(?:vej|gade|allé|stræde|vænget) \d|sag\w* (?:nr\.? )?\d|\d[\d .–-]{5,}\d|@|www\.|://|"
    r"\.(?:dk|com|org|net|eu|nu)\b|tlf|lokal ?nr"
)


def check_contacts(text: str) -> Iterator[TextFinding]:
    """Find numbers and addresses of people in a text or a comment: LG812 and LG813."""
    if _PERHAPS_CONTACT.search(text) is None:
        return
    taken = []
    for match in _CPR.finditer(text):
        taken.append(match.span())
        yield LG812.in_text(
            *match.span(),
            "Her står noget, der ligner et CPR-nummer.",
            "Slet det. Et CPR-nummer må ikke stå i et ledelsesgrundlag, heller ikke i en "
            "kommentar.",
        )
    for pattern, what, remedy in (
        (
            _MAIL,
            "en e-mailadresse",
            "Skriv, hvem man kan spørge, fx en funktion i stedet for en person.",
        ),
        (
            _WEB,
            "en webadresse",
            "Slet den, eller nævn siden ved navn. Et ark på papir kan ikke klikkes.",
        ),
        (
            _ADDRESS,
            "en adresse eller et sagsnummer",
            "Slet det. Det kan vise, hvem det handler om.",
        ),
        (
            _PHONE,
            "et telefonnummer",
            "Skriv, hvem man kan spørge, og lad nummeret stå på intranettet.",
        ),
    ):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if _YEARS.fullmatch(match[0]):
                continue
            taken.append(match.span())
            yield LG813.in_text(*match.span(), f"Her står {what}: ”{match[0]}”.", remedy)


_NAME: Final = Late(
    r"(?<![\w-])(?P<first>[A-ZÆØÅ][a-zæøåé]+)(?:-[A-ZÆØÅ][a-zæøåé]+)?(?: [A-ZÆØÅ]\.)?"
    r"(?P<more>(?: [A-ZÆØÅ][a-zæøåéü]+(?:-[A-ZÆØÅ][a-zæøå]+)?){1,3})(?![\w-])"
)
_ALONE: Final = Late(
    r"(?<![\w-])(?:[Kk]ontakt|[Ss]pørg|[Rr]ing til|[Ss]kriv til|[Tt]al med|hos|med|til|fra|af|og|"
    r"[Aa]ftalt med|[Rr]ettet af|[Ss]krevet af) (?P<name>[A-ZÆØÅ][a-zæøåé]+)(?! [A-ZÆØÅ])(?![\w-])"
)


def perhaps_people(used: Iterable[str], lowered: str) -> bool:
    """Whether a text may name somebody; it is quickly said of most that they do not."""
    return "sen" in lowered or not FIRST_NAMES.isdisjoint(used)


def check_people(text: str) -> Iterator[TextFinding]:
    """Find what looks like somebody's name in a text or a comment: LG814."""
    for match in _NAME.finditer(text):
        names = match[0].split()
        last = names[-1]
        given = match["first"].lower() in FIRST_NAMES
        if (
            len(names) > 2 and not given and names[1].lower() in FIRST_NAMES
        ):  # "Kontakt Mette Hansen"
            given = True
            match_start = match.start() + len(names[0]) + 1
        else:
            match_start = match.start()
        surname = last.endswith("sen") and last.lower() not in NOT_SURNAMES
        if last.lower() in NOT_SURNAMES or not (given or (surname and _sen(last))):
            continue
        yield _person(match_start, match.end(), text[match_start : match.end()])
    for match in _ALONE.finditer(text):
        if match["name"].lower() in FIRST_NAMES and match["name"].lower() not in NOT_SURNAMES:
            yield _person(*match.span("name"), match["name"])


def _sen(name: str) -> bool:
    """Whether a name ends as the usual surnames do, and is no ``Retningen`` or ``Ledelsen``."""
    return name.lower().endswith(_SEN)


_SEN: Final = tuple(
    words(
        "hansen jensen nielsen pedersen petersen andersen christensen kristensen larsen",
        "sørensen rasmussen jørgensen madsen olsen poulsen paulsen johansen knudsen mortensen",
        "thomsen mikkelsen jacobsen jakobsen henriksen eriksen simonsen svendsen iversen",
        "frederiksen laursen clausen carlsen karlsen lauritsen villadsen christiansen",
        "kristiansen møller bertelsen",
    )
)


def _person(start: int, end: int, name: str) -> TextFinding:
    return LG814.in_text(
        start,
        end,
        f"”{name}” ligner en persons navn.",
        "Skriv stillingen i stedet, fx centerchefen eller HR. Hvis det ikke er en person, så "
        "lad det stå med `# lg: ignore[LG814]` og en begrundelse sidst på linjen.",
    )
