"""The order of Danish words."""

from __future__ import annotations

from random import Random

from ledelsesgrundlag_cli.words.order import alphabetical

IN_ORDER = (
    "",
    "3 ting",
    "20 ting",
    "- du",
    "Du er",
    "”Du lytter”",
    "Durum",
    "eva",
    "Éva",
    "Müller",
    "zebra",
    "ärlig",
    "æske",
    "øl",
    "Ål",
    "Aalborg",
    "Ωmega",
)


def test_danish_letters_come_last_and_signs_count_for_nothing() -> None:
    mixed = [*IN_ORDER]
    Random(1).shuffle(mixed)
    assert mixed != [*IN_ORDER]
    found = sorted(mixed, key=alphabetical)
    assert found[:1] == [""]
    assert [one for one in found if not one[:1].isdigit()] == [
        one for one in IN_ORDER if not one[:1].isdigit()
    ]


def test_texts_that_differ_in_signs_alone_have_an_order_too() -> None:
    some = ["Du lytter!", "du lytter", "Du lytter.", "DU LYTTER"]
    assert sorted(some, key=alphabetical) == sorted(some[::-1], key=alphabetical)
