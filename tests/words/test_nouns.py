"""Sentences with the nouns an organisation chooses, in both genders."""

from __future__ import annotations

import pytest

from ledelsesgrundlag_cli.words.nouns import USUAL, Gender, Noun, Nouns, first_upper, genitive

OTHERS = Nouns(
    marker=Noun("kompetence", "kompetencen", "kompetencer", "kompetencerne", Gender.COMMON),
    role=Noun("niveau", "niveauet", "niveauer", "niveauerne", Gender.NEUTER),
)
SENTENCES = [
    (
        "Er {pejlemærket nyt}, så opret {det|pejlemærke}",
        "Er pejlemærket nyt, så opret det",
        "Er kompetencen ny, så opret den",
    ),
    (
        "Er {rollen ny}, så opret {den|rolle}",
        "Er rollen ny, så opret den",
        "Er niveauet nyt, så opret det",
    ),
    ("Der er ikke {noget pejlemærke}", "Der er ikke noget pejlemærke", None),
    ("Der er ikke {nogen rolle}", "Der er ikke nogen rolle", "Der er ikke noget niveau"),
    (
        "{Hvilket pejlemærke}? {Pejlemærkets} navn.",
        "Hvilket pejlemærke? Pejlemærkets navn.",
        "Hvilken kompetence? Kompetencens navn.",
    ),
    (
        "{Rollerne} og {hver rolles} {pejlemærker}; skriv {én|rolle} ad gangen",
        "Rollerne og hver rolles pejlemærker; skriv én ad gangen",
        "Niveauerne og hvert niveaus kompetencer; skriv ét ad gangen",
    ),
    (
        "{Dette pejlemærke}, {intet pejlemærke}, {pejlemærkernes}",
        "Dette pejlemærke, intet pejlemærke, pejlemærkernes",
        "Denne kompetence, ingen kompetence, kompetencernes",
    ),
]


@pytest.mark.parametrize(("sentence", "usual", "other"), SENTENCES)
def test_a_sentence_follows_the_noun(sentence: str, usual: str, other: str | None) -> None:
    assert USUAL.say(sentence) == usual
    assert OTHERS.say(sentence) == (other or "Der er ikke nogen kompetence")


def test_what_is_given_is_put_in_as_it_is() -> None:
    said = OTHERS.say("{pejlemærket} {name}, {most}", name="{rolle} {x}", most=8)
    assert said == "kompetencen {rolle} {x}, 8"


@pytest.mark.parametrize("sentence", ["{navn}", "{det}", "{stort pejlemærke}", "{}|{x|rolle}"])
def test_braces_around_something_else_are_a_fault(sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^(navn|det|stort|x)$"):
        USUAL.say(sentence)


def test_genitives() -> None:
    assert [genitive(word) for word in ("tema", "fokus", "rolle")] == ["temas", "fokus'", "rolles"]
    assert first_upper("én rolle") == "Én rolle"
