"""Ids made of texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.model.base import SLUG_PATTERN
from ledelsesgrundlag_cli.words.ids import MOST, make_id


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Områdeleder på tværs", "omraadeleder-paa-tvaers"),
        ("../../etc/passwd", "etc-passwd"),
        ("???", "rolle"),
        ("CON", "con-rolle"),
        ("lpt1", "lpt1-rolle"),
        ("Console", "console"),
        (
            "Giver sparring, feedback og vejledning til alle",
            "giver-sparring-feedback-og-vejledning",
        ),
        ("x" * 90, "x" * MOST),
    ],
)
def test_an_id_is_the_texts_first_words(text: str, made: str) -> None:
    assert make_id(text, (), "rolle") == made


def test_what_would_be_the_same_gets_a_number() -> None:
    assert make_id("Århus", {"aarhus", "aarhus-2"}, "rolle") == "aarhus-3"
    assert make_id("!", {"rolle"}, "rolle") == "rolle-2"


@given(st.lists(st.text(), max_size=12))
def test_ids_are_sound_and_differ(texts: list[str]) -> None:
    made: list[str] = []
    for text in texts:
        made.append(make_id(text, made, "rolle"))
    assert len(set(made)) == len(texts)
    assert all(re.match(SLUG_PATTERN, one) and len(one) <= 80 for one in made)
