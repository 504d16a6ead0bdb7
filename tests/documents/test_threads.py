"""Threads: which expectations belong together, and how much they are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.documents.small import expectation, framework_of, role

from ledelsesgrundlag_cli.documents.threads import (
    SHORT,
    Likeness,
    find_threads,
    shortened,
    told_apart,
)

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

TEXT = "Lytter til medarbejderne og handler på det, de fortæller"
ALMOST = "Lytter til medarbejderne og handler på alt det, de fortæller"
ALIKE = "Lytter til kollegerne og handler på noget af det, de siger"
OTHER = "Holder fri"


def test_those_in_the_box_are_the_ones_a_person_found(framework: Framework) -> None:
    """All 1,035 pairs were looked at when the document was first read."""
    found = {
        tuple(one.expectation.id for one in thread.members): thread.likeness
        for thread in find_threads(framework.roles)
        if thread.likeness
    }
    assert found == {
        ("d-dagsorden-paa-arenaer", "c-dagsorden-paa-arenaer", "lm-dagsorden-paa-arenaer"): (
            Likeness.THE_SAME
        ),
        ("c-udvikling-og-drift", "ll-udvikling-og-drift"): Likeness.THE_SAME,
        ("ll-aktiv-medspiller", "lm-aktiv-medspiller"): Likeness.ALMOST_THE_SAME,
        ("ll-sparring-og-feedback", "lm-sparring-og-feedback"): Likeness.ALMOST_THE_SAME,
        ("ll-faglige-maal", "lm-faglige-maal"): Likeness.ALIKE,
        ("d-tydelig-retning", "c-retning-og-kerneopgave"): Likeness.ALIKE,
        ("ll-involvering-og-trivsel", "lm-trivsel-og-resultater"): Likeness.ALIKE,
    }


def test_every_expectation_is_in_one_thread(framework: Framework) -> None:
    members = [
        one.expectation.id for thread in find_threads(framework.roles) for one in thread.members
    ]
    assert len(members) == len(set(members)) == 46


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        (TEXT, Likeness.THE_SAME),
        (TEXT.replace(" ", "  "), Likeness.THE_SAME),
        (ALMOST, Likeness.ALMOST_THE_SAME),
        (ALIKE, Likeness.ALIKE),
        (OTHER, None),
    ],
)
def test_how_much_two_are_alike(text: str, likeness: Likeness | None) -> None:
    roles = [role("chef", 1, expectation("a", TEXT)), role("leder", 2, expectation("b", text))]
    assert find_threads(roles)[0].likeness is likeness


def test_within_a_role_nothing_makes_a_thread() -> None:
    roles = [role("chef", 1, expectation("a", TEXT), expectation("b", TEXT))]
    assert [thread.likeness for thread in find_threads(roles)] == [None, None]


def test_a_member_is_like_the_one_most_like_it_the_earlier_first() -> None:
    roles = [
        role("chef", 1, expectation("a", TEXT)),
        role("leder", 2, expectation("b", ALMOST)),
        role("vagt", 3, expectation("c", TEXT)),
    ]
    [thread] = find_threads(roles)
    assert [(one.like, one.likeness) for one in thread.members] == [
        (2, Likeness.THE_SAME),
        (0, Likeness.ALMOST_THE_SAME),
        (0, Likeness.THE_SAME),
    ]
    assert thread.likeness is Likeness.ALMOST_THE_SAME


def test_words_are_told_apart_where_texts_are_nearly_the_same() -> None:
    roles = [role("chef", 1, expectation("a", TEXT)), role("leder", 2, expectation("b", ALMOST))]
    entries = told_apart(framework_of(*roles), find_threads(roles)[0].members, "x")
    assert entries["a"].remarks == ()
    assert entries["b"].remarks == ("Forskel: ”alt”",)
    assert [one.text for one in entries["b"].pieces if one.changed] == ["alt"]


def test_where_only_a_sign_differs_it_is_shown() -> None:
    other = TEXT.replace("det,", "det")
    roles = [role("chef", 1, expectation("a", TEXT)), role("leder", 2, expectation("b", other))]
    entries = told_apart(framework_of(*roles), find_threads(roles)[0].members, "x")
    assert [entries[one].remarks for one in "ab"] == [
        ("Forskel: ”det,”",),
        ("Forskel: ”det”",),
    ]


def test_words_are_not_told_apart_where_texts_are_merely_alike() -> None:
    roles = [role("chef", 1, expectation("a", TEXT)), role("leder", 2, expectation("b", ALIKE))]
    entries = told_apart(framework_of(*roles), find_threads(roles)[0].members, "x")
    assert all(not piece.changed for one in entries.values() for piece in one.pieces)
    assert all(one.remarks == () for one in entries.values())


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Kort", "Kort"),
        ("to  ord", "to ord"),
        ("x" * SHORT, "x" * SHORT),
        ("x" * 60, "x" * SHORT + " …"),
        ("ord " * 30, "ord ord ord ord ord ord ord ord ord ord ord ord …"),
    ],
)
def test_a_name_is_whole_words(text: str, short: str) -> None:
    assert shortened(text) == short
