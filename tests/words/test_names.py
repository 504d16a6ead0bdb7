"""What people write, and what they mean."""

from __future__ import annotations

import unicodedata

import pytest

from ledelsesgrundlag_cli.words.names import (
    Named,
    beginning_with,
    match,
    nearest,
    nearest_things,
    slugify,
)

ROLES = (
    Named("direktoer", ("Direktører", "direktør", "direktion")),
    Named("centerchef", ("Centerchefer", "centerchef")),
    Named("leder-af-ledere", ("Leder af ledere", "ledere af ledere")),
    Named("leder-af-medarbejdere", ("Leder af medarbejdere",)),
)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Mod og nytænkning", "mod-og-nytaenkning"),
        ("Ærø, Ålborg & Øst!", "aeroe-aalborg-oest"),
        ("  Én café  ", "en-cafe"),
        ("Straße", "strasse"),
        ("???", ""),
    ],
)
def test_slugs_follow_the_danish_convention(text: str, slug: str) -> None:
    assert slugify(text) == slug
    assert slugify(unicodedata.normalize("NFD", text)) == slug


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("direktoer", "direktoer"),
        ("direktør", "direktoer"),
        ("Direktører", "direktoer"),
        ("direktor", "direktoer"),
        ("DIREKTØR", "direktoer"),
        ("Direktionen", None),
        ("leder af ledere", "leder-af-ledere"),
        ("Leder-Af-Ledere", "leder-af-ledere"),
        ("ledere af ledere", "leder-af-ledere"),
        ("lederafledere", "leder-af-ledere"),
        ("center chef", None),
        ("leder-af-leder", None),
        ("leder", None),
        ("", None),
        ("\x1b", None),
    ],
)
def test_a_name_matches_one_thing_or_none(written: str, meant: str | None) -> None:
    assert match(written, ROLES) == meant


def test_an_id_comes_before_a_name() -> None:
    things = [Named("leder", ("Ledere",)), Named("teamleder", ("leder",))]
    assert match("leder", things) == "leder"
    assert match("Leder", things) == "leder"


def test_a_name_that_two_things_go_by_matches_neither() -> None:
    things = [Named("a", ("chef",)), Named("b", ("Chef",))]
    assert match("chef", things) is None


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("center chef", ["centerchef"]),
        ("leder-af-leder", ["leder-af-ledere", "leder-af-medarbejdere"]),
        ("direktroer", ["direktoer"]),
        ("leder", []),
        ("xyz", []),
    ],
)
def test_what_does_not_match_gets_the_nearest(written: str, near: list[str]) -> None:
    assert nearest_things(written, ROLES) == near


def test_the_nearest_come_best_first_and_keep_their_spelling() -> None:
    assert nearest("expectation", ["expectations", "Heading", "id"], most=1) == ["expectations"]
    assert nearest("Ærlighed", ["ærlighed", "andet"]) == ["ærlighed"]


def test_the_nearest_of_many_is_the_nearest_of_all() -> None:
    many = [f"roles/teamleder/forventning-{number}" for number in range(5000)]
    wanted = "roles/teamleder/forventninger-4711"
    assert nearest(wanted, many, most=1) == ["roles/teamleder/forventning-4711"]
    assert nearest("noget-helt-andet", many, most=1) == []


def test_of_what_is_too_long_to_be_a_name_the_beginning_counts() -> None:
    assert nearest("x" * 100_000, ["y", "x" * 90_000]) == ["x" * 90_000]
    assert slugify("a" + "\u0301\u0327" * 100_000) == "a"


def test_what_begins_so() -> None:
    things = (
        Named("direktoer", ("Direktører", "direktionen")),
        Named("leder-af-ledere", ("Leder af ledere",)),
        Named("leder-af-medarbejdere", ("Leder af medarbejdere",)),
    )
    assert beginning_with("dir", things) == ["direktoer"]
    assert beginning_with("Direktø", things) == ["direktoer"]
    assert beginning_with("direkti", things) == ["direktoer"]
    assert beginning_with("leder", things) == ["leder-af-ledere", "leder-af-medarbejdere"]
    assert beginning_with("leder af m", things) == ["leder-af-medarbejdere"]
    assert beginning_with("lederafm", things) == ["leder-af-medarbejdere"]
    for nothing in ("", " ", "-", "%d", "d*", "ledere", "eder", "\x00d"):
        assert beginning_with(nothing, things) == [], nothing
