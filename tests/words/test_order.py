"""The order of Danish words."""

from __future__ import annotations

from ledelsesgrundlag_cli.words.order import alphabetical

IN_ORDER = (
    "",
    "20 ting",
    "3 ting",
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
    mixed = [*IN_ORDER[1::2], *IN_ORDER[::2]]
    assert sorted(mixed, key=alphabetical) == [*IN_ORDER]


def test_texts_that_differ_in_signs_alone_have_an_order_too() -> None:
    some = ["Du lytter!", "du lytter", "Du lytter.", "DU LYTTER"]
    other = some[::-1]
    assert sorted(some, key=alphabetical) == sorted(other, key=alphabetical)
