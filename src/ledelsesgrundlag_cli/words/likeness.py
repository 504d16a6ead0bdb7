"""How much texts are alike. Pure: texts in, figures out.

Lint asks whether two expectations are nearly the same; the documents that compare roles and
follow threads through the chain ask it too, and must answer alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ALMOST_THE_SAME = 85.0
"""From here, two texts are more likely one text that drifted: source-analysis found 94.8 and 99.6
among the document's, and nothing between 74 and 94."""
ALIKE = 70.0
"""From here, two texts are about the same; unrelated pairs of the document reach 68."""
LONGEST = 2000
"""Characters of the longest text compared; LG503 has told of those that long."""


def like(text: str, others: Sequence[str], least: float) -> Iterator[tuple[int, float]]:
    """Yield the place of each text that is at least so much like another, and how much, of 100."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract_iter

    for _, score, at in extract_iter(text, others, scorer=ratio, score_cutoff=least):
        yield at, score


def alike_pairs(texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Yield each pair of texts that are alike: their places, the first one first, and how much.

    The figure is from ``ALIKE`` to 100, which means: the same letter by letter (white space does
    not count). Texts over ``LONGEST`` characters are alike only when they are the same.
    """
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        places.setdefault(folded(text), []).append(number)
    for same in places.values():
        yield from ((one, two, 100.0) for at, one in enumerate(same) for two in same[at + 1 :])
    each = sorted((one for one in places if len(one) <= LONGEST), key=len)
    for number, text in enumerate(each):
        longer = each[number + 1 :]
        for at, score in like(text, longer, ALIKE):
            for one in places[text]:
                for two in places[longer[at]]:
                    yield min(one, two), max(one, two), min(score, 99.9)
