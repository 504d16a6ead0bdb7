"""Searching the texts of a framework as Danish is written and inflected. Pure: no file is read.

``Ærø``, ``aeroe`` and ``ÆRØ`` are the same word, ``medarbejderne`` finds ``medarbejder`` and the
other way round, and ``trivsel`` finds ``medarbejdertrivsel``. Vowels that change (``mand``,
``mænd``) are not followed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.search.texts import Searchable

_WORD: Final = re.compile(r"[^\W_](?:[\w\u0300-\u036f\u00ad])*")
"""A word, also where its letters are written with loose accents or soft hyphens."""
_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "\u00ad": None})
_ENDINGS: Final = (
    *("endes", "erens", "ernes", "edes", "ende", "enes", "eren", "eres", "erne", "este", "rnes"),
    *("ede", "ene", "ens", "ere", "ers", "est", "ets", "nes", "rne", "tes"),
    *("en", "er", "es", "et", "ne", "re", "te", "e", "n", "r", "s", "t"),
)
"""Endings of Danish nouns, adjectives and verbs, longest first."""
_LEAST_STEM: Final = 4
"""Letters left of a word without its ending; of fewer, too many words begin so."""
_LONGEST_ENDING: Final = 5
_LEAST_BEGINNING: Final = 3
"""Letters that find the words that begin with them; fewer find only the word itself."""
_LEAST_INSIDE: Final = 5
"""Letters that are looked for inside compound words too, after so many as begin a word."""
_DROPPED_E: Final = re.compile(r"(?<=[^aeiouy])e(?=[lrn]$)")

THE_WORD, ITS_BEGINNING, ITS_INFLECTION, INSIDE = range(4)
"""How a word that was found matches the one looked for, the best first."""


class Match(NamedTuple):
    """A word of a text that matches: where it stands in the text, and how well it matches."""

    start: int
    end: int
    kind: int


class Hit(NamedTuple):
    """A text with all the words: where it stands, and the words in it from start to end."""

    text: Searchable
    words: tuple[tuple[int, int], ...]


def fold(word: str) -> str:
    """Fold a word: æ as ae, ø as oe, å as aa, small letters, no accents."""
    if word.isascii():
        return word.lower()
    # Only NFKC knows that ℌ is an H, and only without its accent is ǽ an æ.
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    decomposed = unicodedata.normalize("NFKD", plain.casefold().translate(_LETTERS))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_LETTERS)


def words_in(text: str) -> list[str]:
    """Return the words of a text as they are written."""
    return _WORD.findall(text)


def stem(word: str) -> str:
    """Return a folded word without its longest ending that leaves enough of it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def find(texts: Iterable[Searchable], words: str) -> list[Hit]:
    """Return the texts that have all the words, the best match first.

    Whole words come before beginnings, those before other inflections, those before parts of
    compounds; words that stand together as they were written before those that are scattered.
    Texts that match as well stay in the order given.
    """
    wanted = [fold(word) for word in words_in(words)]
    ranked = []
    for text in texts:
        found = _find_all(text.text, wanted)
        if found is not None:
            best = [min(one.kind for one in matches) for matches in found]
            together = _stand_together(text.text, found)
            spans = sorted({(one.start, one.end) for matches in found for one in matches})
            ranked.append(((max(best), sum(best), not together), Hit(text, tuple(spans))))
    return [hit for _, hit in sorted(ranked, key=lambda pair: pair[0])]


def has_words(text: str, words: str) -> bool:
    """Tell whether a text has all the words, as ``find`` sees it."""
    return _find_all(text, [fold(word) for word in words_in(words)]) is not None


def unknown(texts: Iterable[Searchable], words: str) -> dict[str, list[str]]:
    """Return the words that stand in no text, each with the words that are most like it."""
    from ledelsesgrundlag_cli.words.names import nearest

    texts = tuple(texts)
    vocabulary: dict[str, str] = {}
    for text in texts:
        for word in words_in(text.text):
            vocabulary.setdefault(fold(word), word.casefold())
    return {
        word: nearest(word, tuple(vocabulary.values()))
        for word in words_in(words)
        if not any(has_words(text.text, word) for text in texts)
    }


def _find_all(text: str, wanted: Sequence[str]) -> list[list[Match]] | None:
    """Return the matches of each word, or None when one has none, or there is no word at all."""
    there = [(one.start(), one.end(), fold(one[0])) for one in _WORD.finditer(text)]
    found = []
    for word in wanted:
        matches = [*_matches(word, there)]
        if not matches:
            return None
        found.append(matches)
    return found or None


def _matches(wanted: str, there: Iterable[tuple[int, int, str]]) -> Iterator[Match]:
    for start, end, word in there:
        kind = _kind(wanted, word)
        if kind is not None:
            yield Match(start, end, kind)


def _kind(wanted: str, word: str) -> int | None:
    """Tell how a folded word matches the one looked for, or None when it does not."""
    if word == wanted:
        return THE_WORD
    if len(wanted) < _LEAST_BEGINNING:
        return None
    if word.startswith(wanted):
        return ITS_BEGINNING
    root = stem(wanted)
    for written in (word, _DROPPED_E.sub("", word)):
        for begins in (root, _DROPPED_E.sub("", wanted)):
            rest = len(written) - len(begins)
            if (
                len(begins) >= _LEAST_STEM
                and rest <= _LONGEST_ENDING
                and written.startswith(begins)
            ):
                return ITS_INFLECTION
    if len(wanted) >= _LEAST_INSIDE and word.find(wanted) >= _LEAST_BEGINNING:
        return INSIDE
    return None


def _stand_together(text: str, found: Sequence[Sequence[Match]]) -> bool:
    """Tell whether the words stand one after the other, with nothing between but spaces."""
    ends = {one.end for one in found[0]}
    for matches in found[1:]:
        ends = {
            one.end
            for one in matches
            if any(end < one.start and not text[end : one.start].strip() for end in ends)
        }
    return bool(ends)
