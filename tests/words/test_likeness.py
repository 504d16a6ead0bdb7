"""How much texts are alike, and the words that tell them apart."""

from __future__ import annotations

import pytest
from rapidfuzz.fuzz import ratio

from ledelsesgrundlag_cli.words.likeness import ALIKE, LONGEST, alike_pairs

GIVES = "Giver sparring, feedback og vejledning, der bidrager til kerneopgavens kvalitet"
LISTENS = "Lytter, giver sparring, feedback og vejledning, der bidrager til kerneopgavens kvalitet"


def test_the_same_is_100_and_nothing_else_is() -> None:
    found = list(alike_pairs(["En tekst", "Noget helt andet", "En  tekst", "En teksts"]))
    assert [(one, two) for one, two, score in found if score == 100] == [(0, 2)]
    assert {(one, two) for one, two, score in found if score < 100} == {(0, 3), (2, 3)}


def test_each_pair_is_told_once_with_the_first_first() -> None:
    texts = [LISTENS, "Udvikler og har styr på områdets drift", GIVES, LISTENS]
    found = [(one, two) for one, two, _ in alike_pairs(texts)]
    assert sorted(found) == [(0, 2), (0, 3), (2, 3)]


def test_the_figure_is_that_of_rapidfuzz() -> None:
    [(_, _, score)] = alike_pairs([GIVES, LISTENS])
    assert score == ratio(GIVES, LISTENS)
    assert ALIKE < score < 100


def test_very_long_texts_are_alike_only_when_they_are_the_same() -> None:
    long = "ord " * LONGEST
    assert list(alike_pairs([f"{long}a", f"{long}b"])) == []
    assert list(alike_pairs([f"{long}a", f"{long}a"])) == [(0, 1, 100.0)]


@pytest.mark.parametrize("texts", [[], ["alene"]])
def test_nothing_to_compare_with(texts: list[str]) -> None:
    assert list(alike_pairs(texts)) == []
