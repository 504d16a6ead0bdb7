"""Rules about single texts, LG401 to LG412: signs that look right and are not.

Most texts have nothing of the kind. One search and two comparisons say so; the others are looked
at by the rules that the signs found call for. The rules follow Retskrivningsordbogen (Dansk
Sprognævn) and the framework's own habits: curved quotation marks, a dash with spaces around it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.text_signs import LOOK_ALIKES, MISREAD, SUSPENDED_BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ledelsesgrundlag_cli.lint.finding import TextContext, TextFinding

LG401 = Rule("LG401", "Bogstav sat sammen af to tegn", Severity.WARNING, safe=True)
LG402 = Rule("LG402", "Blød bindestreg i teksten", Severity.WARNING, safe=True)
LG403 = Rule("LG403", "Usynlige tegn i teksten", Severity.WARNING, safe=True)
LG404 = Rule("LG404", "Tegn, der vender læseretningen", Severity.WARNING)
LG405 = Rule("LG405", "Fast (hårdt) eller særligt mellemrum", Severity.WARNING, safe=True)
LG406 = Rule("LG406", "Dobbelte mellemrum", Severity.WARNING, safe=True)
LG407 = Rule("LG407", "Bindestreg fra en PDF midt i et ord", Severity.WARNING)
LG408 = Rule("LG408", "Forvanskede bogstaver", Severity.WARNING)
LG409 = Rule("LG409", "Bogstav fra et andet alfabet i et ord", Severity.WARNING)
LG410 = Rule("LG410", "Lige anførselstegn", Severity.WARNING)
LG411 = Rule("LG411", "Bindestreg brugt som tankestreg", Severity.WARNING)
LG412 = Rule("LG412", "Tre punktummer i stedet for prikker", Severity.WARNING)
RULES: Final = (LG401, LG402, LG403, LG404, LG405, LG406, LG407, LG408, LG409, LG410, LG411, LG412)

_MARKS: Final = r"\u0300-\u036f"
_SIGNS_OF_LETTERS: Final = r"\u2126\u212a\u212b"
_INVISIBLE: Final = r"\u200b\u200c\u2060-\u2064\ufeff"
_TURNING: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FIXED_SPACES: Final = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_FOREIGN: Final = r"\u0370-\u037d\u037f-\u0386\u0388-\u03ff\u0400-\u052f"
_HYPHENS: Final = r"\u2010\u2011\-"
_MISREAD_FIRST: Final = "".join(sorted({written[0] for written in MISREAD}))
_MISREAD_NEXT: Final = re.escape("".join(sorted({char for key in MISREAD for char in key[1:]})))
_MISREAD_PATTERN: Final = f"\ufffd+|[ÂÃ][{_MISREAD_NEXT}]|[âï][{_MISREAD_NEXT}]{{2}}"
_EMOJI: Final = r"\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_SMALL: Final = "a-zà-öø-ÿ"
_LONGEST_SHOWN: Final = 40
_LATIN_END: Final = 0x250
_MOST_ACCENTS: Final = 20

_SUSPICIOUS: Final = re.compile(
    rf'["\t\u00ad\u200d\ufffd{_MISREAD_FIRST}{_MARKS}{_SIGNS_OF_LETTERS}{_INVISIBLE}'
    rf"{_TURNING}{_FIXED_SPACES}{_FOREIGN}{_HYPHENS}.\n]"
    r"(?:(?<![-.\n])|(?<= -)|(?<=-)(?=[ \n])|(?<=\.)(?=\.\.)|(?<= \n)|(?<=\n)(?= ))"
)
"""Finds a place that some rule may have to look at. It begins with one class of characters:
that is what lets ``re`` run through a clean text at 100 to 200 MB a second.
"""

_LEAVE: Final = (
    "Teksten er dokumentets. Lad det stå, hvis det står sådan i dokumentet, og tag det op "
    "ved næste revision."
)


class _Slip(NamedTuple):
    """What a rule says about one place: the words, and what should stand there instead."""

    message: str
    remedy: str
    replacement: str | None


class _Search(NamedTuple):
    """A rule: the signs that call for it, where it looks, and what it says of a place.

    ``look`` gives None for a place that is in order.
    """

    rule: Rule
    signs: str
    pattern: str
    look: Callable[[re.Match[str]], _Slip | None]


def check_text(text: str, context: TextContext) -> Iterator[TextFinding]:
    """Find what is wrong with the signs of one text, in reading order.

    On the municipality's own text (``context.document``) a finding is a note, and neither there
    nor in a quote is there a replacement that would change what is written; only how letters are
    encoded and spaced may be mended.
    """
    signs = _SUSPICIOUS.findall(text)
    if "  " in text or text.strip(" ") != text:  # the same object when nothing is stripped
        signs.append(" ")
    if not signs:
        return iter(())
    found = [
        finding
        for rule in _called_for("".join(sorted(set(signs))))
        for finding in _findings(rule, text, context)
    ]
    return iter(sorted(found, key=lambda finding: (finding.start, finding.end, finding.code)))


@lru_cache(maxsize=256)
def _called_for(signs: str) -> tuple[_Search, ...]:
    return tuple(one for one in _SEARCHES if re.search(f"[{one.signs}]", signs))


def _findings(search: _Search, text: str, context: TextContext) -> Iterator[TextFinding]:
    severity = Severity.NOTE if context.document else None
    keep = not search.rule.safe and (context.document or context.kind == "quote")
    for match in re.finditer(search.pattern, text):
        slip = search.look(match)
        if slip is None:
            continue
        if keep and slip.replacement is not None:
            slip = _Slip(slip.message, _LEAVE, None)
        yield search.rule.in_text(
            *match.span(),
            slip.message,
            slip.remedy,
            severity=severity,
            replacement=slip.replacement,
        )


def _before(match: re.Match[str]) -> str:
    """Return the piece of text that a place follows directly, for showing."""
    near = match.string[max(0, match.start() - _LONGEST_SHOWN) : match.start()]
    return "" if not near or near[-1].isspace() else _shown(near.rsplit(maxsplit=1)[-1])


def _after(match: re.Match[str]) -> str:
    """Return the piece of text that follows a place directly, for showing."""
    near = match.string[match.end() : match.end() + _LONGEST_SHOWN]
    return "" if not near or near[0].isspace() else _shown(near.split(maxsplit=1)[0])


def _shown(piece: str) -> str:
    return "".join(char for char in piece if char.isprintable()).strip("”“\"'.,;:!?()")


def _in_word(match: re.Match[str]) -> str:
    """Say in which word a place is, if it is in one."""
    word = _before(match) + _after(match)
    return f" i ”{word}”" if word else ""


def _split_letter(match: re.Match[str]) -> _Slip | None:
    """LG401: å as ``a`` and a ring. PDF and macOS write it so; the standard wants one sign."""
    written = match[0]
    if len(written) > _MOST_ACCENTS:  # to put them in order takes the square of their number
        message = f"Bogstavet ”{written[0]}” har flere accenter, end noget sprog bruger."
        return _Slip(message, "Skriv bogstavet igen.", None)
    letter = unicodedata.normalize("NFC", written)
    if letter == written:
        return None
    how = (
        "er skrevet med et tegn, der kun ligner"
        if len(written) == 1
        else f"er sat sammen af {'to' if len(written) == 2 else 'flere'} tegn"
    )
    message = f"Bogstavet ”{letter[:2]}” {how}. Det ser rigtigt ud, men kan ikke søges frem."
    return _Slip(message, "Skriv bogstavet igen.", letter)


def _soft_hyphen(match: re.Match[str]) -> _Slip:
    """LG402: a hyphen that only shows at a line's end, left by a word processor."""
    message = f"Der er en usynlig bindestreg{_in_word(match)}. Så kan ordet ikke søges frem."
    return _Slip(message, "Slet den, eller skriv ordet igen.", "")


def _invisible(match: re.Match[str]) -> _Slip:
    """LG403: signs without width, left by web pages. Inside an emoji the joiner is meant."""
    message = f"Der er et usynligt tegn{_in_word(match)}. Så kan teksten ikke søges frem."
    return _Slip(message, "Slet tegnet, eller skriv ordet igen.", "")


def _turning(match: re.Match[str]) -> _Slip:
    """LG404: signs that turn the reading direction, so that a text may show other than it is."""
    message = (
        f"Der er et usynligt tegn{_in_word(match)}, som vender læseretningen. Så kan der stå "
        "noget andet, end man ser."
    )
    return _Slip(message, "Slet sætningen, og skriv den igen med tastaturet.", None)


def _fixed_space(match: re.Match[str]) -> _Slip:
    """LG405: a space that does not break, copied from Word or a web page.

    At the end of a line, or beside another space, nothing is to be put in its place.
    """
    message = (
        "Mellemrummet er et fast mellemrum, som ofte følger med fra Word eller en hjemmeside. Så "
        "kan teksten ikke søges frem."
        if match[0][0] in "\u00a0\u2007\u202f"
        else "Mellemrummet er ikke et almindeligt mellemrum. Så kan teksten ikke søges frem."
    )
    text, start, end = match.string, match.start(), match.end()
    if start == 0 or end == len(text) or text[start - 1].isspace() or text[end].isspace():
        return _Slip(message, "Slet det.", "")
    return _Slip(message, "Skriv et almindeligt mellemrum.", " ")


def _extra_space(match: re.Match[str]) -> _Slip:
    """LG406: spaces at the ends of a line, two in a row, or a tab between words."""
    text, start, end = match.string, match.start(), match.end()
    many = "et mellemrum" if end - start == 1 else f"{end - start} mellemrum"
    if "\t" in match[0]:
        many = "et tabulatortegn"
    if start == 0 or text[start - 1] == "\n":
        return _Slip(f"Teksten begynder med {many}.", "Begynd med det første ord.", "")
    if end == len(text) or text[end] == "\n":
        return _Slip(f"Teksten slutter med {many}.", "Slet mellemrum til sidst.", "")
    where = "" if "\t" in match[0] else " efter hinanden"
    return _Slip(f"Der er {many}{where}.", "Skriv ét almindeligt mellemrum.", " ")


def _broken_word(match: re.Match[str]) -> _Slip:
    """LG407: a word divided at the end of a line in a PDF, with the hyphen still in it.

    A hyphen that stands for a left out part is followed by one of few words (see the list).
    """
    before, after = _before(match), _after(match)
    return _Slip(
        f"Ordet er delt med bindestreg inde i linjen: ”{before}- {after}”.",
        f"Skriv det samlet: ”{before}{after}”. Hvis der mangler et ”og”, så skriv det.",
        "",
    )


def _misread(match: re.Match[str]) -> _Slip | None:
    """LG408: letters that were read in the wrong encoding, or lost by it."""
    written = match[0]
    if "\ufffd" in written:
        message = f"Her er et bogstav gået tabt: ”{_before(match)}{written[:3]}{_after(match)}”."
        return _Slip(message, "Skriv ordet igen.", None)
    letter = MISREAD.get(written)
    if letter is None:
        return None
    if not letter.strip():
        message = f"Her står ”{_shown(written)}”, som er kommet med ved en fejl."
        return _Slip(message, "Slet tegnene.", letter)
    message = f"Der står ”{_shown(written)}”. Det skulle vist være ”{letter}”."
    return _Slip(message, f"Skriv ”{letter}”.", letter)


def lost_letter(text: str, at: int) -> TextFinding | None:
    """LG408: a question mark at ``at`` that stands for a lost letter, as in ``n?r``; else None.

    What stands before it or after it is then no word: it has no vowel.
    """
    parts = [*_LETTERS_BEFORE.findall(text[:at]), *_LETTERS_AFTER.findall(text[at + 1 :])]
    if all(_VOWEL.search(part) for part in parts):
        return None
    start, end = at - len(parts[0]), at + 1 + len(parts[-1])
    message = f"Her er et bogstav gået tabt: ”{_shown(text[start:end])}”."
    return LG408.in_text(start, end, message, "Skriv ordet igen.")


_LETTERS_BEFORE: Final = re.compile(r"[^\W\d_]{1,40}\Z")
_LETTERS_AFTER: Final = re.compile(r"\A[^\W\d_]{1,40}")
_VOWEL: Final = re.compile("[aeiouyæøåéü]", re.IGNORECASE)


def _look_alike(match: re.Match[str]) -> _Slip | None:
    """LG409: a letter of another alphabet that looks like a Latin one, inside a Latin word.

    Words wholly in Greek or Cyrillic are left alone, and so is a sign such as µ in ``μm``.
    """
    text, start, end = match.string, match.start(), match.end()
    neighbours = text[start - 1 : start] + text[end : end + 1]
    latin = [char for char in neighbours if char.isalpha() and ord(char) < _LATIN_END]
    alike = [char in LOOK_ALIKES for char in match[0]]
    if not latin or not any(alike):
        return None
    word = _before(match) + match[0][:_LONGEST_SHOWN] + _after(match)
    meant = "".join(LOOK_ALIKES.get(char, char) for char in match[0]) if all(alike) else None
    message = f"I ”{word}” er der bogstaver fra et andet alfabet. De ligner kun de danske."
    return _Slip(message, "Skriv ordet igen.", meant)


def _straight_quote(_: re.Match[str]) -> _Slip:
    """LG410: a straight quotation mark where the framework writes ”curved” ones.

    Retskrivningsordbogen allows several forms; what matters is to keep to one.
    """
    message = 'Her er et lige anførselstegn ("). I skriver ellers de buede: ”ord”.'
    return _Slip(message, "Skriv et buet anførselstegn: ”.", "”")


def _hyphen_for_dash(_: re.Match[str]) -> _Slip:
    """LG411: a hyphen with spaces around it. The sign for that is the dash.

    Retskrivningsordbogen on tankestreg and bindestreg; the framework has 14 dashes.
    """
    message = "Her står en kort bindestreg som tankestreg."
    return _Slip(message, "Skriv en lang streg med mellemrum om: –.", "–")


def _three_dots(_: re.Match[str]) -> _Slip:
    """LG412: three full stops for the one sign that the sheets use."""
    message = "Her står flere punktummer efter hinanden i stedet for tegnet for tre prikker."
    return _Slip(message, "Skriv tegnet …, eller slet prikkerne.", "…")


_SUSPENDED: Final = "|".join(sorted(SUSPENDED_BEFORE))
_SEARCHES: Final = (
    _Search(
        LG401,
        _MARKS + _SIGNS_OF_LETTERS,
        f"[^{_MARKS}][{_MARKS}]+|[{_SIGNS_OF_LETTERS}]",
        _split_letter,
    ),
    _Search(LG402, "\u00ad", "\u00ad+", _soft_hyphen),
    _Search(
        LG403,
        _INVISIBLE + "\u200d",
        f"[{_INVISIBLE}]+|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])",
        _invisible,
    ),
    _Search(LG404, _TURNING, f"[{_TURNING}]+", _turning),
    _Search(LG405, _FIXED_SPACES, f"[{_FIXED_SPACES}]+", _fixed_space),
    _Search(LG406, r" \t\n", r"[ \t]{2,}|\t|(?<![^\n]) | (?=\n|\Z)", _extra_space),
    _Search(
        LG407,
        _HYPHENS,
        rf"(?<=[{_SMALL}])[{_HYPHENS}][ \n](?=[{_SMALL}])(?!(?:{_SUSPENDED})\b)",
        _broken_word,
    ),
    _Search(LG408, "\ufffd" + _MISREAD_FIRST, _MISREAD_PATTERN, _misread),
    _Search(LG409, _FOREIGN, f"[{_FOREIGN}]+", _look_alike),
    _Search(LG410, '"', '"', _straight_quote),
    _Search(LG411, "-", r"(?<=[^\s] )-(?=\s+\S)", _hyphen_for_dash),
    _Search(LG412, ".", r"\.{3,}", _three_dots),
)

_EXAMPLE: Final = re.compile(r"[fF](?<!\w.)(?:x\.?|\. ?eks\.?|eks\.?)(?!\w)")


def example_abbreviations(text: str) -> Iterator[tuple[int, int, str]]:
    """Find "for example" in short, with its form, such as ``fx`` or ``f.eks.``.

    Retskrivningsordbogen has both ``fx`` and ``f.eks.``; which one a framework uses shows only
    across its texts, so the comparison (LG413) is for the caller.
    """
    for match in _EXAMPLE.finditer(text):
        yield match.start(), match.end(), match[0].lower()
