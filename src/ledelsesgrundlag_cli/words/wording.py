"""What tells wordings apart, word by word, and how much that is. Pure.

One comparison for what is shown of changes, of likeness and of the adopted text.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.words.folding import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD: Final = re.compile(r"\w+|[%‰§€$<>=+]")
"""What counts as a word: a sign that is read aloud too."""
_MOST_WORDS: Final = 4000
"""Longer texts are told as a whole: ``difflib`` takes the square of their length."""
_LEAST_ALIKE: Final = 0.35
"""Texts less alike than this have no words in common that are worth pointing out."""
_AROUND: Final = "\"'()[].,:;!?…–—-”“„’‘»«"


class Piece(NamedTuple):
    """Words of a text; ``changed`` when a wording beside it has others there, or none."""

    text: str
    changed: bool = False


class Rewording(NamedTuple):
    """A text before and now, each in pieces."""

    before: tuple[Piece, ...]
    now: tuple[Piece, ...]


class Run(NamedTuple):
    """Words that two texts have in common (``same``), or what each has between such words."""

    same: bool
    before: Sequence[str]
    now: Sequence[str]


def runs(before: Sequence[str], now: Sequence[str]) -> list[Run]:
    """Align the words of two texts. Very long texts are one run that is not the same."""
    from difflib import SequenceMatcher

    if len(before) + len(now) > _MOST_WORDS:
        return [Run(same=False, before=before, now=now)]
    steps = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    return [Run(tag == "equal", before[i:j], now[k:m]) for tag, i, j, k, m in steps]


def share(found: Iterable[Run]) -> float:
    """Return how much of two texts' words is the same, from 0 to 1; 1 when there are none."""
    same = every = 0
    for run in found:
        every += len(run.before) + len(run.now)
        same += 2 * len(run.before) * run.same
    return same / every if every else 1.0


def rewording(before: str, now: str) -> Rewording:
    """Compare two wordings, word by word; signs go with the words they stand at.

    The pieces of a wording with spaces between them are the normalised text.
    """
    old, new = (normalised(text).split() for text in (before, now))
    found = runs(old, new)
    if share(found) < _LEAST_ALIKE:
        found = [Run(same=False, before=old, now=new)]
    return Rewording(
        tuple(Piece(" ".join(run.before), not run.same) for run in found if run.before),
        tuple(Piece(" ".join(run.now), not run.same) for run in found if run.now),
    )


def differing(texts: Sequence[str]) -> list[tuple[Piece, ...]]:
    """Divide texts into pieces, telling the words that are not in all the others.

    Case and punctuation do not count, unless they are all there is to tell the texts apart.
    """
    key = str if same_words(texts) else _key
    divided = [text.split() for text in texts]
    keys = [[key(word) for word in words] for words in divided]
    return [
        _pieces(words, _in_all(keys[at], [*keys[:at], *keys[at + 1 :]]))
        for at, words in enumerate(divided)
    ]


def same_words(texts: Sequence[str]) -> bool:
    """Tell whether only case and punctuation tell texts apart, if anything does."""
    return len({tuple(filter(None, map(_key, text.split()))) for text in texts}) < 2


def _key(word: str) -> str:
    """Return what counts of a word; a sign that stands alone counts as nothing."""
    return word.strip(_AROUND).casefold()


def _in_all(words: Sequence[str], others: Sequence[Sequence[str]]) -> list[bool]:
    """Tell of each word whether it is found in its place in every one of the others."""
    kept = [True] * len(words)
    for other in others:
        same = [run.same for run in runs(words, other) for _ in run.before]
        kept = [
            was and (now or not word) for was, now, word in zip(kept, same, words, strict=True)
        ]
    return kept


def _pieces(words: Sequence[str], kept: Sequence[bool]) -> tuple[Piece, ...]:
    pairs = zip(words, kept, strict=True)
    return tuple(
        Piece(" ".join(word for word, _ in run), not same)
        for same, run in groupby(pairs, key=lambda pair: pair[1])
    )


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
