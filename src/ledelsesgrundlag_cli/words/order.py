"""The order of Danish words: æ, ø and å come last, whatever the machine's own language is."""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzæøå"
_OTHERS: Final = str.maketrans(
    {"ä": "æ", "ö": "ø", "ð": "d", "đ": "d", "ł": "l", "œ": "ø", "ß": "ss", "þ": "th"}
)
"""Letters of other languages, as those that they are looked up under."""
_OWN: Final = frozenset("æøå")
_BETWEEN: Final = 0
_DIGITS: Final = 1
_FIRST_LETTER: Final = 20
_AFTER: Final = 100
"""Above every letter: where those of other alphabets begin."""


def alphabetical(text: str) -> tuple[tuple[int, ...], str]:
    """Return what texts are sorted by: words, then letters; signs and capitals count for nothing.

    ``aa`` stands where ``å`` does. Texts that differ in no letter go by their characters, so that
    the order is always the same.
    """
    small = unicodedata.normalize("NFC", text).casefold().translate(_OTHERS).replace("aa", "å")
    ranks: list[int] = []
    for word in small.split():
        of_word = [rank for char in word for rank in _ranks(char)]
        ranks += [_BETWEEN, *of_word] if ranks and of_word else of_word
    return tuple(ranks), text


def _ranks(char: str) -> tuple[int, ...]:
    if char.isdecimal():
        return (_DIGITS + unicodedata.decimal(char),)
    plain = char if char in _OWN else unicodedata.normalize("NFD", char)[0]
    if plain in _LETTERS:
        return (_FIRST_LETTER + _LETTERS.index(plain),)
    return (_AFTER + ord(char),) if char.isalpha() else ()
