"""How much texts are alike, and the words that tell them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from ledelsesgrundlag_cli.words.likeness import ALIKE, LONGEST, alike_pairs, differing, same_words

GIVES = "Giver sparring, feedback og vejledning, der bidrager til kerneopgavens kvalitet"
LISTENS = "Lytter, giver sparring, feedback og vejledning, der bidrager til kerneopgavens kvalitet"


def apart(*texts: str) -> list[list[str]]:
    """The words of each text that differ."""
    return [[run.text for run in runs if run.differs] for runs in differing(texts)]


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


def test_words_that_are_not_in_the_other_differ() -> None:
    assert apart(GIVES, LISTENS) == [[], ["Lytter,"]]
    assert apart("hele centerområdets drift", "hele centerområdet og drift") == [
        ["centerområdets"],
        ["centerområdet og"],
    ]


def test_a_word_that_one_of_several_lacks_differs_in_the_others() -> None:
    assert apart("a b c", "a b c", "a c") == [["b"], ["b"], []]


def test_case_and_signs_count_only_when_there_is_nothing_else() -> None:
    assert apart("Lytter – og spørger.", "lytter og spørger nu") == [[], ["nu"]]
    assert apart("Lytter, og spørger", "Lytter og spørger") == [["Lytter,"], ["Lytter"]]
    assert same_words(["Lytter, og spørger", "lytter – og spørger."])
    assert not same_words(["Lytter", "Lytter nu"])


@given(st.lists(st.text(st.sampled_from("ab ,.Å"), max_size=20), min_size=1, max_size=4))
def test_no_word_is_lost(texts: list[str]) -> None:
    told = differing(texts)
    assert [" ".join(run.text for run in runs) for runs in told] == [
        " ".join(text.split()) for text in texts
    ]
    if len({" ".join(text.split()) for text in texts}) == 1:
        assert not any(run.differs for runs in told for run in runs)


@pytest.mark.parametrize("texts", [[], ["alene"]])
def test_nothing_to_compare_with(texts: list[str]) -> None:
    assert list(alike_pairs(texts)) == []
    assert apart(*texts) == [[] for _ in texts]
