"""Rules about text as it is typed and pasted, LG414 to LG427: signs, spaces, capitals, leftovers.

One search says whether a text has anything of the kind; most have not. What is right follows
Retskrivningsordbogen (Dansk Sprognævn) and the framework's own habits.
"""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.language_words import ABBREVIATIONS
from ledelsesgrundlag_cli.lint.rules.late import Late
from ledelsesgrundlag_cli.lint.rules.seen import short
from ledelsesgrundlag_cli.lint.rules.text import lost_letter
from ledelsesgrundlag_cli.lint.rules.typed_words import (
    GLUED_IN_SPITE,
    LEFT_BEHIND,
    ONCE,
    SMALL_WORDS,
    TWICE_IN_SPITE,
)
from ledelsesgrundlag_cli.lint.rules.word_sets import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen
    from ledelsesgrundlag_cli.lint.rules.usage import Usage

LG414 = Rule("LG414", "To bogstaver i ét tegn", Severity.WARNING, safe=True)
LG415 = Rule("LG415", "Punkttegn eller nummer foran teksten", Severity.WARNING)
LG416 = Rule("LG416", "Samme ord to gange", Severity.WARNING)
LG418 = Rule("LG418", "Mellemrum ved et tegn", Severity.WARNING, safe=True)
LG419 = Rule("LG419", "Samme tegn to gange", Severity.WARNING)
LG420 = Rule("LG420", "Anførselstegn eller parentes mangler sin mage", Severity.WARNING)
LG421 = Rule("LG421", "Andre anførselstegn, end I plejer", Severity.WARNING)
LG422 = Rule("LG422", "Stort eller lille bogstav", Severity.WARNING)
LG423 = Rule("LG423", "HTML eller Markdown i teksten", Severity.WARNING)
LG424 = Rule("LG424", "Noget er ikke skrevet færdigt", Severity.WARNING)
LG426 = Rule("LG426", "Et linjeskift er gået tabt", Severity.WARNING)
LG427 = Rule("LG427", "Apostrof som på engelsk", Severity.WARNING)
RULES: Final = (
    *(LG414, LG415, LG416, LG418, LG419, LG420, LG421, LG422, LG423, LG424, LG426, LG427),
)

_S: Final = "a-zæøåéü"
_L: Final = "A-ZÆØÅ"

LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}

_CAPITAL: Final = re.compile(
    rf"[{_L}](?:(?<=[{_S},] [{_L}])(?=[{_S}])|(?=[{_L}]{{3}})|(?<=[{_S}][{_L}])(?=[{_S}]{{2}}))"
)
_BULLET: Final = Late(r"\A\s*(?:[•·▪●■◦‣∙○□▫➢✓✔✦❖\uf0b7\uf0a7\uf0d8*–—-]+[ \t]*(?=\S)|"
                            r"\(?(?:\d{1,2}|[a-zA-Z])[.)][ \t]+)")  # fmt: skip
_INNER_BULLET: Final = Late(
    r"(?<=\S)\s+[•▪●■◦‣∙○▫➢✓✔\uf0b7\uf0a7]\s*(?=\S)|(?<=[.?!])\s+\d[.)] (?=[A-ZÆØÅ])"
)
_HTML: Final = Late(
    r"</?[a-zA-Z][^<>]{0,80}>|&(?:nbsp|amp|lt|gt|quot|aelig|oslash|aring|Aring|ndash|mdash|hellip|"
    r"rdquo|ldquo|#\d{2,6}|#x[0-9a-fA-F]{2,5});|<!--|-->"
)
_MARKDOWN: Final = Late(
    r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|(?<!\w)\*(?=\w)[^*\n]{1,80}(?<=[\w.,!?])\*(?!\w)|"
    r"(?<!\w)_(?=\w)[^_\n]{1,80}(?<=[\w.,!?])_(?!\w)|"
    r"^\s*#{1,6} ?(?=\w)|\[[^\]\n]{1,80}\]\([^)\n]{1,200}\)|~~|`|^\s*> |^\s*\* |\\n|==(?=\w)|"
    r"(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)",
    re.MULTILINE,
)
_LEFT: Final = Late("|".join(LEFT_BEHIND), re.IGNORECASE)
_ENGLISH: Final = Late(rf"(?<!\w)(?P<word>[{_L}{_S}][{_S}]{{2,}})(?P<here>['’`´])s(?!\w)")
_PAIRS: Final = (("(", ")", "parentes"), ("[", "]", "kantet parentes"))
_OTHER_QUOTES: Final = Late(
    r"[“„«»‘‚]|(?<!\w)'(?=\w)[^'\n]{1,80}(?<=[\w.,!?…])'(?!\w)|(?<!\w)´|``|''|″"
)
_GLUED: Final = Late(
    rf"(?<![\w-])(?P<first>[{_L}{_S}]?[{_S}]{{2,}})(?P<here>)(?P<next>[{_L}][{_S}]{{2,}})"
)


def check_typed(seen: Seen, usage: Usage) -> Iterator[TextFinding]:
    """Find what typing and pasting left in a text; ``usage`` is what the framework does else."""
    text = seen.text
    if seen.crowded:
        yield from _signs(seen)
    if seen.odd or "??" in text or "xx" in seen.lowered or not CALLED_BY.isdisjoint(seen.called):
        yield from unfinished(seen)
    words = seen.words
    if any(map(eq, words, words[1:])):
        yield from _twice(seen)
    if seen.odd or text[:1] in "–—-(" or text[1:2] in {".", ")"}:
        yield from _odd(seen, curved=usage.curved)
    if "(" in text or ")" in text or "”" in text:
        yield from _unpaired(text)
    if _CAPITAL.search(text) is not None:
        yield from _capitals(seen, usage)
    if text[:1].islower() and seen.kind in {"prompt", "paragraph", "quote"}:
        word = text.split(maxsplit=1)[0]
        yield LG422.in_text(
            0, 1, f"Teksten begynder med lille bogstav: ”{short(word)}”.",
            "Begynd med stort bogstav.", replacement=text[0].upper(),
        )  # fmt: skip


CALLED_BY: Final = words(
    "todo fixme tbd xxx lorem ipsum indsæt udfyldes placeholder eksempeltekst prøvetekst",
    "dummytekst dummy bla blabla blah asdf qwerty test testtest senere mangler skrives",
    "her nn udkast tekst rettes navn navnet dato obs note ??? hej",
)


def _signs(seen: Seen) -> Iterator[TextFinding]:
    for look in (_space_before, _no_space, _doubled, _small_after):
        yield from look(seen.text)


_BEFORE_SIGN: Final = Late(r"(?<=[\w”)]) +(?=[,;!?)]|[.:](?:\s|\Z))|(?<=\() +(?=\S)")


def _space_before(text: str) -> Iterator[TextFinding]:
    for match in _BEFORE_SIGN.finditer(text):
        sign = text[match.end() : match.end() + 1]
        if text[match.start() - 1] == "(":
            message = "Der er et mellemrum efter parentesen."
        else:
            message = f"Der er et mellemrum før tegnet ”{sign}”."
        yield LG418.in_text(*match.span(), message, "Slet mellemrummet.", replacement="")


_AFTER_SIGN: Final = Late(
    rf"(?<=[{_S}”)])(?P<sign>[,;!?]|:(?!\w*:))(?=[{_L}{_S}])(?![{_S}]{{1,3}}[.])"
    rf"|(?<=[{_S}]{{3}})\.(?=[{_L}][{_S}])|(?<=[{_S}]{{3}})\.(?=(?:{SMALL_WORDS})\b)"
    rf"|(?<=[{_S}])\)(?=[{_S}{_L}])|(?<=[{_S}])\.(?=[{_L}][{_S}]{{2,}})"
)


def _no_space(text: str) -> Iterator[TextFinding]:
    for match in _AFTER_SIGN.finditer(text):
        lost = lost_letter(text, match.start()) if match[0] == "?" else None
        yield from () if lost is None else (lost,)
        if lost is not None or _within_address(text, match.start()):
            continue
        yield LG418.in_text(
            match.end(),
            match.end(),
            f"Der mangler et mellemrum efter tegnet ”{match[0]}”.",
            "Skriv et mellemrum.",
            replacement=" ",
        )


def _within_address(text: str, at: int) -> bool:
    start = text.rfind(" ", 0, at) + 1
    piece = text[start:].split(maxsplit=1)[0] if text[start:].split() else ""
    return any(sign in piece for sign in ("@", "://", "www.", "/", "\\")) or re.search(
        r"\.(?:dk|com|org|net|eu|nu|yaml|txt|pdf|docx|toml|md|xlsx|pptx)\b", piece
    ) is not None  # fmt: skip


_DOUBLED: Final = Late(
    r"(?<![.!?,;:])(?:([,;!?])\1+|::+|\.\.(?!\.)|[,;:][.,;?!:]|[?!][.,;:]|\.[?!:;]|\?!|!\?)(?![.])"
)


def _doubled(text: str) -> Iterator[TextFinding]:
    for match in _DOUBLED.finditer(text):
        first = match[0][0]
        if first == ".":
            word = re.split(r"[\s(”]", text[: match.start()])[-1].lower()
            if word.strip(".") in ABBREVIATIONS or word in ABBREVIATIONS or "." in word:
                continue
        keep = next((sign for sign in match[0] if sign in "?!"), match[0][-1])
        yield LG419.in_text(
            *match.span(),
            f"Der står ”{match[0]}”. Ét tegn er nok.",
            f"Skriv kun ”{keep}”.",
            replacement=keep if len({*match[0]}) == 1 or "?" in match[0] else None,
        )


_SMALL_AFTER: Final = Late(rf"(?<=[{_S}”)])[.!?] (?P<here>[{_S}])(?=[{_S}]* )")


def _small_after(text: str) -> Iterator[TextFinding]:
    for match in _SMALL_AFTER.finditer(text):
        if text[match.start()] == ".":
            word = re.split(r"[\s(”]", text[: match.start()])[-1].lower()
            if word in ABBREVIATIONS or "." in word or len(word) < 3:
                continue
        elif text[match.start() - 1] in "”)":
            continue
        letter = match["here"]
        yield LG422.in_text(
            *match.span("here"),
            "Sætningen begynder med lille bogstav.",
            "Begynd sætningen med stort bogstav, eller skriv komma i stedet for punktum.",
            replacement=letter.upper(),
        )


def unfinished(seen: Seen) -> Iterator[TextFinding]:
    """Find what was to be written later: LG424."""
    match = _LEFT.search(seen.text)
    if match is not None and not (match[0] == "{dato}" and seen.loc[-2:] == ("delete", "text")):
        yield LG424.in_text(
            *match.span(),
            f"Her er ikke skrevet færdigt: ”{short(match[0])}”.",
            "Skriv det, der skal stå, eller slet det.",
        )


_PAIR: Final = Late(r"(?<![\w-])(\w+)(?P<here>\s+\1)(?![\w-])", re.IGNORECASE)


def _twice(seen: Seen) -> Iterator[TextFinding]:
    for match in _PAIR.finditer(seen.text):
        word = match[1].lower()
        if word in TWICE_IN_SPITE or not word.isalpha() or (len(word) < 3 and word not in ONCE):
            continue
        yield LG416.in_text(
            match.start(),
            match.end(),
            f"Ordet ”{word}” står to gange efter hinanden.",
            "Slet det ene.",
            replacement=match[1],
        )


def _odd(seen: Seen, *, curved: bool) -> Iterator[TextFinding]:
    text = seen.text
    for joined in re.finditer("[ﬀ-ﬆ]", text):
        letters = LIGATURES.get(joined[0], "")
        yield LG414.in_text(
            *joined.span(),
            f"Bogstaverne ”{letters}” er ét tegn her. Så kan ordet ikke søges frem.",
            f"Skriv ”{letters}” med to tegn.",
            replacement=letters,
        )
    bullet = _BULLET.match(text)
    if bullet is not None and not text.startswith("**"):
        sign, first = bullet[0].strip(), text[bullet.end() : bullet.end() + 1]
        small = first.islower() and seen.kind in {"expectation", "prompt"}
        what = "et nummer" if sign[0].isalnum() or sign[0] == "(" else "et punkttegn"
        yield LG415.in_text(
            *(bullet.start(), bullet.end() + small),
            f"Teksten begynder med {what}: ”{sign}”. Det sætter lg selv, hvor det skal være.",
            "Begynd med det første ord.",
            replacement=first.upper() * small if first.isalpha() else None,
        )
    match = _INNER_BULLET.search(text)
    if match is not None:
        yield LG426.in_text(
            *match.span(),
            "Her står et punkt fra en liste midt i teksten. Linjeskiftet er gået tabt.",
            "Skriv det som en sætning, eller del teksten i flere.",
        )
    match = _HTML.search(text) or (_MARKDOWN.search(text) if not bullet else None)
    if match is not None:
        yield LG423.in_text(
            *match.span(),
            f"Her står ”{short(match[0])}”, som bliver trykt, som det står.",
            "Slet tegnene, og skriv kun teksten.",
        )
    elif seen.kind != "quote" or curved:
        yield from _quotes(text, curved=curved)
    for found in _ENGLISH.finditer(text):
        if found["word"].lower() in {"let", "what", "that", "who", "here", "there"}:
            continue
        yield LG427.in_text(
            *found.span("here"),
            f"Der står ”{found[0]}”. På dansk er der ingen apostrof før s: ”{found['word']}s”.",
            "Slet apostroffen.",
            replacement="",
        )


def _quotes(text: str, *, curved: bool) -> Iterator[TextFinding]:
    if not curved:
        return
    found = [*_OTHER_QUOTES.finditer(text)]
    if not found:
        return
    start, end = found[0].start(), found[-1].end()
    yield LG421.in_text(
        start,
        end,
        f"Her står {found[0][0][0]} som anførselstegn. I skriver ellers de buede: ”ord”.",
        "Skriv buede anførselstegn: ”.",
        replacement=_CURVED.sub("”", text[start:end]),
    )


_CURVED: Final = Late(r"[“„«»‘‚’]|'|´|``|''|″")


def _unpaired(text: str) -> Iterator[TextFinding]:
    for opens, closes, what in _PAIRS:
        depth = 0
        first = -1
        for match in re.finditer(f"[{re.escape(opens + closes)}]", text):
            if match[0] == closes and not re.search(r"(?:^|\s)\(?\w$", text[: match.start()]):
                depth -= 1
            elif match[0] == opens:
                first = match.start() if depth == 0 else first
                depth += 1
            if depth < 0:
                first = match.start()
                break
        if depth:
            yield LG420.in_text(
                first, first + 1, f"En {what} ”{text[first]}” mangler sin mage.",
                "Skriv den anden, eller slet denne.",
            )  # fmt: skip
    if text.count("”") % 2 and not re.search("[“„]", text):
        at = text.rfind("”")
        yield LG420.in_text(
            at, at + 1, "Et anførselstegn (”) mangler sin mage.",
            "Skriv det andet, eller slet dette.",
        )  # fmt: skip


_MIDDLE: Final = Late(rf"(?<=[{_S},] )(?P<word>[{_L}][{_L}{_S}]*)(?!\w)")
_LOUD: Final = Late(
    rf"(?<![\w-])[{_L}]{{5,}}(?![\w-])|(?<![\w-])[{_L}]{{2,}} [{_L}]{{3,}}(?: [{_L}]{{2,}})+(?!\w)"
)
_SMALL: Final = Late(
    rf"(?:{SMALL_WORDS}|du|dig|din|dit|dine|vi|os|jeg|jeres|jer|hvad|hvordan|hvornår|hvem)\Z"
)


def _capitals(seen: Seen, usage: Usage) -> Iterator[TextFinding]:
    text = seen.text
    for match in _LOUD.finditer(text):
        if not (text.isupper() and seen.kind == "title") and match[0] not in usage.names:
            yield LG422.in_text(
                *match.span(),
                f"Der står ”{short(match[0])}” med store bogstaver. Det læses, som om nogen "
                f"råber.",
                "Skriv det med små bogstaver. Hvis det er et navn, så skriv det under words i "
                "terms.yaml.",
            )
    for match in _MIDDLE.finditer(text):
        word, at = match["word"], match.start()
        lowered = word.lower()
        if len(word) == 1 or not word[1:].islower() or _quoted(text, at):
            continue
        little = _SMALL.match(lowered) is not None
        if any(text.startswith(name, at) for name in usage.names):
            continue
        if not little and (_named(text, match) or _BODY.search(lowered) is not None):
            continue
        if little or lowered in usage.small:
            yield LG422.in_text(
                *match.span("word"),
                f"Der står ”{word}” med stort midt i sætningen.",
                f"Skriv ”{lowered}”. Hvis det er et navn, så skriv det under words i terms.yaml.",
                replacement=lowered if little else None,
            )
    yield from _glued(text, usage)


def _glued(text: str, usage: Usage) -> Iterator[TextFinding]:
    for match in _GLUED.finditer(text):
        first, after = match["first"], match["next"]
        if {first.lower(), after} & GLUED_IN_SPITE or match[0] in usage.names:
            continue
        if {first.lower(), after.lower()} & usage.small:
            yield LG426.in_text(
                *match.span(),
                f"”{match[0]}” er løbet sammen. Der mangler et mellemrum eller et linjeskift.",
                f"Skriv ”{first} {after}”, og sæt tegn imellem, hvis det er to sætninger.",
            )


_BODY: Final = Late(
    r"(?:rådet|udvalget|bestyrelsen|forvaltningen|ministeriet|styrelsen|direktionen|loven|planen|"
    r"programmet|dagen|region|kommune|strategien|politikken|aftalen|modellen|reformen)\Z"
)
"""Ends of words that are often the name of a body or a plan: ``Byrådet``."""


def _quoted(text: str, at: int) -> bool:
    """Whether a place is inside quotation marks, where a name may stand."""
    return text[:at].count("”") % 2 == 1 or text[:at].count('"') % 2 == 1


def _named(text: str, match: re.Match[str]) -> bool:
    """Whether a word is part of a name: other words with capitals stand beside it."""
    before = [one for one in text[: match.start()].split()[-1:] if not _SMALL.match(one.lower())]
    after = text[match.end() :].split()[:3]
    beside = [word for word in (*before, *after[:1]) if word[:1].isupper() and len(word) > 1]
    if after[:1] and after[0][:1].isdigit():
        return True
    over_and = after[:1] in (["og"], ["for"], ["af"]) and after[1:2] and after[1][0].isupper()
    return bool(beside or over_and)
