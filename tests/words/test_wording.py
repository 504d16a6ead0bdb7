"""How one wording became another: nothing is lost, and how much it weighs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.words.folding import normalised
from ledelsesgrundlag_cli.words.wording import (
    Piece,
    Weight,
    differing,
    rewording,
    same_words,
    weight,
)

SENTENCE = "Sætter tydelig retning, leder og følger op på politiske beslutninger"
GIVES = "Giver sparring, feedback og vejledning, der bidrager til kerneopgavens kvalitet"
LISTENS = "Lytter, giver sparring, feedback og vejledning, der bidrager til kerneopgavens kvalitet"
WORDS = st.lists(
    st.sampled_from([*SENTENCE.split(), "ikke", ",", "12", "å", "–", "\n", "  ", "e\u0301"])
)
TEXTS = st.text(max_size=60) | WORDS.map(" ".join)


def joined(pieces: tuple[Piece, ...]) -> str:
    return " ".join(piece.text for piece in pieces)


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_texts(before: str, now: str) -> None:
    found = rewording(before, now)
    assert joined(found.before) == normalised(before)
    assert joined(found.now) == normalised(now)


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_the_same_in_both(before: str, now: str) -> None:
    found = rewording(before, now)
    kept = [[piece.text for piece in side if not piece.changed] for side in found]
    assert " ".join(kept[0]) == " ".join(kept[1])


@given(TEXTS)
def test_nothing_is_marked_in_the_same_text(text: str) -> None:
    assert not any(
        piece.changed and piece.text for side in rewording(text, text) for piece in side
    )
    assert weight(text, text) is Weight.NOTHING


@given(TEXTS, TEXTS)
def test_a_change_weighs_the_same_both_ways(one: str, other: str) -> None:
    assert weight(one, other) is weight(other, one)


def test_neighbouring_words_are_one_piece() -> None:
    found = rewording(SENTENCE, SENTENCE.replace("tydelig retning", "en klar kurs"))
    assert [piece.text for piece in found.before if piece.changed] == ["tydelig retning,"]
    assert [piece.text for piece in found.now if piece.changed] == ["en klar kurs,"]


def test_texts_with_little_in_common_are_told_as_a_whole() -> None:
    found = rewording(SENTENCE, "Inviterer borgerne ind, når der skal vælges")
    assert [len(side) for side in found] == [1, 1]
    assert all(piece.changed for side in found for piece in side)


def test_a_very_long_text_is_told_as_a_whole_and_at_once() -> None:
    found = rewording("ord " * 20_000, "ord " * 20_000 + "til")
    assert [len(side) for side in found] == [1, 1]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Sætter retning", "sætter Retning"),
        ("Sætter retning, og følger op", "Sætter retning og følger op."),
        ("i lederrollen", "i leder rollen"),
        ("en leder-rolle", "en lederrolle"),
        ("i overensstemmelser med mål", "i overensstemmelse med mål"),
        ("medarbjedere og borgere", "medarbejdere og borgere"),
        ("”Ordentlighed”", '"Ordentlighed"'),
    ],
)
def test_slips_weigh_little(before: str, now: str) -> None:
    assert weight(before, now) is Weight.SPELLING


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("gør det muligt", "gør det umuligt"),
        ("mulig", "umulig"),
        ("Leder skal følge op", "Leder skal ikke følge op"),
        ("Må følge op", "Bør følge op"),
        ("indenfor rammen", "udenfor rammen"),
        ("inden 10 dage", "inden 12 dage"),
        ("1 0 dage", "10 dage"),
        ("2,5 timer", "25 timer"),
        ("mindst 5 %", "mindst 5"),
        ("§ 14 gælder", "14 gælder"),
        ("en frist i 2026", "en frist i 2027"),
        ("på 10000 kroner", "på 10001 kroner"),
        ("følger op", "følger tæt op"),
        ("", "Noget nyt"),
    ],
)
def test_other_words_weigh_more(before: str, now: str) -> None:
    assert weight(before, now) is Weight.WORDS


def test_other_spaces_and_ways_to_encode_a_letter_are_no_change() -> None:
    assert weight("Går  frem\n", "Ga\u030ar frem") is Weight.NOTHING


def apart(*texts: str) -> list[list[str]]:
    """The words of each text that differ."""
    return [[run.text for run in runs if run.changed] for runs in differing(texts)]


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
        assert not any(run.changed for runs in told for run in runs)


@pytest.mark.parametrize("texts", [[], ["alene"]])
def test_nothing_to_compare_with(texts: list[str]) -> None:
    assert apart(*texts) == [[] for _ in texts]
