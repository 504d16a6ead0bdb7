"""How one wording became another, word by word. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.words.folding import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD: Final = re.compile(r"\w+|[%‰§€$<>=+]")
"""What counts as a word: a sign that is read aloud too."""
_MOST_WORDS: Final = 4000
"""Longer texts are told as a whole: ``difflib`` takes the square of their length."""
_LEAST_ALIKE: Final = 0.35
"""Texts less alike than this have no words in common that are worth pointing out."""


class Piece(NamedTuple):
    """Words of a text; ``changed`` when the other wording lacks them."""

    text: str
    changed: bool


class Rewording(NamedTuple):
    """A text before and now, each in pieces."""

    before: tuple[Piece, ...]
    now: tuple[Piece, ...]


def rewording(before: str, now: str) -> Rewording:
    """Compare two wordings, word by word; signs go with the words they stand at.

    The pieces of a wording with spaces between them are the normalised text.
    """
    old, new = (normalised(text).split() for text in (before, now))
    if len(old) + len(new) > _MOST_WORDS:
        return _as_a_whole(before, now)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return _as_a_whole(before, now)
    steps = matcher.get_opcodes()
    return Rewording(
        _joined((old[i:j], tag != "equal") for tag, i, j, _, _ in steps),
        _joined((new[i:j], tag != "equal") for tag, _, _, i, j in steps),
    )


def _as_a_whole(before: str, now: str) -> Rewording:
    return Rewording(*(_joined([(normalised(text).split(), True)]) for text in (before, now)))


def _joined(parts: Iterable[tuple[list[str], bool]]) -> tuple[Piece, ...]:
    return tuple(Piece(" ".join(words), changed) for words, changed in parts if words)


class Weight(StrEnum):
    """How much a change of words changes."""

    NOTHING = "nothing"
    SPELLING = "spelling"
    WORDS = "words"


def weight(before: str, now: str) -> Weight:
    """Tell whether only letters' case, punctuation or the spelling of words changed.

    A word is taken for the same word spelt otherwise when it begins with the same letter and is
    one letter from it (two from nine letters on), so that ``u`` and ``ikke`` always count as
    words; one that is written in one or two (``lederrolle``, ``leder rolle``) is the same. A
    program cannot know the meaning: HR's change log has the last word.
    """
    if normalised(before) == normalised(now):
        return Weight.NOTHING
    old, new = (_WORD.findall(normalised(text).casefold()) for text in (before, now))
    if _numbers(old) != _numbers(new):
        return Weight.WORDS
    if "".join(old) == "".join(new):
        return Weight.SPELLING
    if len(old) != len(new):
        return Weight.WORDS
    alike = all(_same_word(*pair) for pair in _pairs(old, new))
    return Weight.SPELLING if alike else Weight.WORDS


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if any(letter.isdigit() for letter in word)]


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    return ((a, b) for a, b in zip(old, new, strict=True) if a != b)


_SHORT: Final = 5
_LONG: Final = 9


def _same_word(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    longest = max(len(one), len(other))
    if longest < _SHORT or one[0] != other[0]:
        return False
    return OSA.distance(one, other) <= (2 if longest >= _LONG else 1)
