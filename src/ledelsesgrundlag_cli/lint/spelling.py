"""Spelling, LG59x: a Danish dictionary of hunspell's, when there is one.

It is an extra (``pip install 'ledelsesgrundlag-cli[spelling]'``) and needs a dictionary on the
machine. Without either, nothing is said where nobody asked for spelling; where somebody did, one
note says how to get it, and nothing fails.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from unicodedata import normalize

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.model.terms import TermsFile
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.words.names import nearest
from ledelsesgrundlag_cli.words.one_line import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.lint.finding import TextFinding

LG591 = Rule("LG591", "Ordet står ikke i ordbogen", Severity.WARNING)
LG599 = Rule("LG599", "Stavningen er ikke tjekket", Severity.NOTE)

_ENDING = re.compile(r"['’](?:en|et|er|erne|s|ens|ets|ernes)?$")
USUAL_PLACES = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/Library/Spelling",
    "/opt/homebrew/share/hunspell",
    "C:/Program Files/LibreOffice/share/extensions/dict-da",
)
"""Where Debian, macOS and LibreOffice keep ``da_DK.dic``."""
DICTIONARY = "da_DK"
LONGEST_WORD = 60
"""A longer one is no word; the longest in the framework has 27 letters."""
MOST_SUGGESTED = 100
"""Unknown words that a like one is looked for; with more of them, the text is not Danish."""


_NO_WORDS = re.compile(r"`[^`]*`|\S*(?:[/@_\\]|\w\.\w)\S*")
"""What stands in the change log and is no word: code, names of files, addresses."""
LEAST_PART = 6
"""Letters of the shortest part of a compound that the dictionary has only the parts of."""
_SHORTENED = frozenset(
    [
        "kr",
        "bl",
        "kl",
        "ca",
        "evt",
        "fx",
        "pct",
        "nr",
        "stk",
        "mio",
        "mia",
        "ift",
        "pga",
        "hhv",
        "ifm",
        "vedr",
        "inkl",
        "ekskl",
    ]
)
"""Abbreviations without their stops, as words are looked up."""


class Speller(Protocol):
    """What is asked of a dictionary."""

    def spell(self, word: str) -> bool:
        """Tell whether the dictionary knows a word."""
        ...


def find_dictionary(named: str | None) -> Path | None:
    """Return the folder that holds ``da_DK.dic`` and ``da_DK.aff``: the named one, or a usual."""
    for place in (named,) if named else USUAL_PLACES:
        folder = Path(place)
        if all(_is_dictionary(folder / f"{DICTIONARY}.{ending}") for ending in ("dic", "aff")):
            return folder
    return None


def _is_dictionary(path: Path) -> bool:
    """Tell whether there is such a file, and no link makes one of a file with another name.

    What a dictionary holds is told by the words it knows, so nothing else is taken for one.
    """
    for one in (*reversed(path.parents), path):
        if one.is_symlink() and files.on_network(str(one.readlink())):
            return False
    return path.is_file() and path.resolve().name == path.name


@cache
def open_dictionary(folder: Path) -> Speller | None:
    """Open the dictionary in a folder; None when the extra is not installed.

    It is opened once, however many frameworks are checked: that takes as long as checking one.
    """
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    return _Careful(Hunspell(DICTIONARY, hunspell_data_dir=str(folder)))


class _Careful:
    """A dictionary that may be in another encoding, which has no letters for some words."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller

    def spell(self, word: str) -> bool:
        """Tell whether the dictionary knows a word; one it cannot write it does not know."""
        try:
            return self._speller.spell(word)
        except UnicodeError:
            return False


def check_spelling(checked: Checked) -> Iterator[Diagnostic]:
    """Look up every word of the texts; those the organisation lists in terms.yaml are known."""
    settings = checked.settings
    if not settings.spells():
        return
    folder = find_dictionary(settings.dictionary)
    speller = open_dictionary(folder) if folder is not None else None
    if speller is None:
        if settings.asks_for_spelling():
            yield _no_dictionary(checked)
        return
    if "terms.yaml" in checked.sources and "terms.yaml" not in checked.parts:
        return  # the words that are known stand there: all of them would be told
    words = _Words(checked, speller)
    for located in checked.read_closely:
        yield from checked.diagnostics(located, words.unknown_in(located.item.text))
    for number, line in enumerate((checked.changelog or "").splitlines(), start=1):
        for found in words.unknown_in(_NO_WORDS.sub(_blank, line)):
            span = Span(checked.changelog_shown, number, found.start + 1, number, found.end + 1)
            yield LG591.found(found.message, span, found.remedy)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class _Words:
    """What is known of the words met so far; each is looked up, and told of in words, once."""

    def __init__(self, checked: Checked, speller: Speller) -> None:
        self._used = sorted(checked.words)
        self._speller = speller
        self._own = _own_words(checked)
        self._verdicts: dict[str, bool] = {}
        self._said: dict[str, TextFinding] = {}

    def unknown_in(self, text: str) -> Iterator[TextFinding]:
        """Find the words of a text that neither the dictionary nor terms.yaml has."""
        for match in WORD.finditer(text):
            word = normalize("NFC", match.group()).replace("\xad", "")
            if word not in self._verdicts:
                self._verdicts[word] = self._is_known(word)
            if not self._verdicts[word]:
                if word not in self._said:
                    self._said[word] = _misspelt(word, self._near(word))
                yield self._said[word]._replace(start=match.start(), end=match.end())

    def _is_known(self, word: str) -> bool:
        if len(word) > LONGEST_WORD:
            return word.casefold() in self._own
        own = {word.casefold(), _ENDING.sub("", word).casefold()}
        return (
            not own.isdisjoint(self._own)
            or word.casefold() in _SHORTENED
            or _known(self._speller, word)
            or _is_joined(self._speller, word)
        )

    def _near(self, word: str) -> list[str]:
        """Return the word that the framework itself uses and that is most like one, if any is."""
        if len(self._said) >= MOST_SUGGESTED or len(word) > LONGEST_WORD:
            return []
        known = [one for one in self._used if self._verdicts.get(one, False)]
        return nearest(word.casefold(), known, most=1)


def _known(speller: Speller, word: str) -> bool:
    """Try the word as it is, without an ending after an apostrophe, and part by part."""
    bare = _ENDING.sub("", word).strip("-")
    if len(bare) < 2 or speller.spell(word) or (bare != word and speller.spell(bare)):
        return True
    parts = re.split(r"['’-]", bare)
    return len(parts) > 1 and all(not part or speller.spell(part) for part in parts)


def _is_joined(speller: Speller, word: str) -> bool:
    """Tell whether a word is two that the dictionary knows, with or without a joining s.

    No dictionary has every compound. The parts are long, so that a slip seldom makes two words.
    """
    for at in range(LEAST_PART, len(word) - LEAST_PART + 1):
        first, second = word[:at], word[at:]
        firsts = {first, first.removesuffix("s")}
        if second.islower() and speller.spell(second) and any(map(speller.spell, firsts)):
            return True
    return False


def _misspelt(word: str, near: list[str]) -> TextFinding:
    """Word a finding. Where the word stands is for the caller to say."""
    hint = f" Mente du ”{near[0]}”?" if near else ""
    shown = word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…"
    return LG591.in_text(
        0,
        0,
        f"Ordbogen kender ikke ”{shown}”.{hint}",
        "Ret ordet, eller skriv det under words i terms.yaml, hvis det er rigtigt.",
    )


def _own_words(checked: Checked) -> frozenset[str]:
    own = [part for part in checked.parts.values() if isinstance(part, TermsFile)]
    return frozenset(
        word.casefold()
        for file in own
        for word in (*file.words, *(term.use for term in file.preferred))
    )


def _no_dictionary(checked: Checked) -> Diagnostic:
    about = checked.sources.get("framework.yaml") or next(iter(checked.sources.values()))
    span = Span(about.file.shown_as, 1, 1, 1, 1)
    how = (
        "Installér en dansk ordbog, fx pakken hunspell-da"
        if sys.platform.startswith("linux")
        else "Installér LibreOffice med dansk ordbog"
    )
    return LG599.found(
        "Stavningen er ikke tjekket, for der er ingen ordbog.",
        span,
        f"{how}, og hent lg med tillægget spelling. Ordbogens mappe kan også stå i lg.toml: "
        'ordbog = "mappe".',
    )
