"""How much texts are alike, and which words tell them apart. Pure: texts in, figures out.

Lint asks whether two expectations are nearly the same; the documents that compare roles and
follow threads through the chain ask it too, and must answer alike.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ALMOST_THE_SAME = 85.0
"""From here, two texts are more likely one text that drifted: source-analysis found 94.8 and 99.6
among the document's, and nothing between 74 and 94."""
ALIKE = 70.0
"""From here, two texts are about the same; unrelated pairs of the document reach 68."""
LONGEST = 2000
"""Characters of the longest text compared; LG503 has told of those that long."""

_AROUND = "\"'()[].,:;!?…–—-”“„’‘»«"


class Words(NamedTuple):
    """Words in a row; ``differs`` where the texts beside have others there."""

    text: str
    differs: bool


def plain(text: str) -> str:
    """Return a text with its white space folded: what is compared."""
    return " ".join(text.split())


def alike_pairs(texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Yield each pair of texts that are alike: their places, the first one first, and how much.

    The figure is from ``ALIKE`` to 100, which means: the same letter by letter (white space does
    not count). Texts over ``LONGEST`` characters are alike only when they are the same.
    """
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract_iter

    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        places.setdefault(plain(text), []).append(number)
    for same in places.values():
        yield from ((one, two, 100.0) for at, one in enumerate(same) for two in same[at + 1 :])
    each = sorted((one for one in places if len(one) <= LONGEST), key=len)
    for number, text in enumerate(each):
        found = extract_iter(text, each[number + 1 :], scorer=ratio, score_cutoff=ALIKE)
        for other, score, _ in found:
            for one in places[text]:
                for two in places[other]:
                    yield min(one, two), max(one, two), min(score, 99.9)


def differing(texts: Sequence[str]) -> list[tuple[Words, ...]]:
    """Divide texts into runs of words, telling those that are not in all the others.

    Case and punctuation do not count, unless they are all there is to tell the texts apart.
    """
    return _told(texts, str if same_words(texts) else _key)


def same_words(texts: Sequence[str]) -> bool:
    """Tell whether only case and punctuation tell texts apart, if anything does."""
    return len({tuple(filter(None, map(_key, text.split()))) for text in texts}) < 2


def _told(texts: Sequence[str], key: Callable[[str], str]) -> list[tuple[Words, ...]]:
    divided = [text.split() for text in texts]
    keys = [[key(word) for word in words] for words in divided]
    return [
        _runs(words, _in_all(keys[at], [*keys[:at], *keys[at + 1 :]]))
        for at, words in enumerate(divided)
    ]


def _key(word: str) -> str:
    """Return what counts of a word; a sign that stands alone counts as nothing."""
    return word.strip(_AROUND).casefold()


def _in_all(words: Sequence[str], others: Sequence[Sequence[str]]) -> list[bool]:
    """Tell of each word whether it is found in its place in every one of the others."""
    from difflib import SequenceMatcher

    kept = [True] * len(words)
    for other in others:
        found = {
            at + step
            for at, _, size in SequenceMatcher(
                None, words, other, autojunk=False
            ).get_matching_blocks()
            for step in range(size)
        }
        kept = [was and (at in found or not words[at]) for at, was in enumerate(kept)]
    return kept


def _runs(words: Sequence[str], kept: Sequence[bool]) -> tuple[Words, ...]:
    pairs = zip(words, kept, strict=True)
    return tuple(
        Words(" ".join(word for word, _ in run), differs=not same)
        for same, run in groupby(pairs, key=lambda pair: pair[1])
    )
