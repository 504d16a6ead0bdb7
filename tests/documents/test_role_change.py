"""From one role to another: every expectation of both stands once, in the framework's words."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.small import expectation, framework_of, role
from tests.long import examples

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.role_change import RoleChange
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.documents.threads import HOW
from ledelsesgrundlag_cli.model.sheet_blocks import ThreadsBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Role

PARTS = ("both", "old", "new")


def built(framework: Framework, old: Role, new: Role, shows: str) -> list[blocks.Block]:
    block = ThreadsBlock.model_validate(
        {"id": shows, "type": "threads", "shows": shows, "text": "Her."}
    )
    return [*RoleChange(framework, old, new).build(block, shows, "Her.", None)]


def expectations_in(made: list[blocks.Block]) -> Iterator[tuple[str, str]]:
    """Each expectation's id and words."""
    for one in made:
        if isinstance(one, blocks.Table):
            for entry in (entry for row in one.rows for cell in row.cells for entry in cell):
                assert entry.expectation is not None
                yield entry.expectation, " ".join(piece.text for piece in entry.pieces)
        elif isinstance(one, blocks.Threads):
            for item in (item for row in one.rows for item in row.items):
                yield item.expectation, item.text


def check(framework: Framework, old: Role, new: Role) -> dict[str, list[str]]:
    """Hold that each stands once; return those of each part."""
    parts = {shows: [*expectations_in(built(framework, old, new, shows))] for shows in PARTS}
    every = {one.id: " ".join(one.text.split()) for one in (*old.expectations, *new.expectations)}
    shown = [pair for pairs in parts.values() for pair in pairs]
    assert sorted(shown) == sorted(every.items())
    ids = {shows: [name for name, _ in pairs] for shows, pairs in parts.items()}
    assert {*ids["old"]} <= {one.id for one in old.expectations}
    assert {*ids["new"]} <= {one.id for one in new.expectations}
    return ids


@pytest.mark.parametrize(
    ("old", "new", "together", "only_new", "only_old"),
    [
        ("leder-af-medarbejdere", "leder-af-ledere", 4, 6, 9),
        ("leder-af-ledere", "centerchef", 1, 11, 9),
        ("centerchef", "direktoer", 2, 9, 10),
    ],
)
def test_the_steps_of_the_chain_are_what_a_person_found(
    old: str, new: str, together: int, only_new: int, only_old: int, framework: Framework
) -> None:
    ids = check(framework, framework.role(old), framework.role(new))
    assert len(ids["both"]) == 2 * together
    assert (len(ids["new"]), len(ids["old"])) == (only_new, only_old)


def test_every_expectation_of_both_roles_stands_once(framework: Framework) -> None:
    pairs = [*permutations(framework.roles, 2)]
    assert len(pairs) == 12
    for old, new in pairs:
        check(framework, old, new)


WORDS = st.lists(
    st.sampled_from(["Lytter til alle", "Lytter til alle.", "Holder fri", "Tør", "x" * 90]),
    min_size=1,
    max_size=5,
)


@given(WORDS, WORDS, st.integers(0, 2))
@settings(max_examples=examples(25), deadline=None)
def test_in_any_framework_every_expectation_stands_once(
    first: list[str], second: list[str], markers: int
) -> None:
    def made(name: str, level: int, texts: list[str]) -> Role:
        marks = ("ro", "mod")[:markers] or ("ro",)
        return role(
            name,
            level,
            *(expectation(f"{name}-{at}", text, *marks) for at, text in enumerate(texts)),
        )

    old, new = made("chef", 1, first), made("leder", 2, second)
    framework = framework_of(old, new)
    check(framework, old, new)
    check(framework, new, old)


def test_where_no_words_are_alike_it_is_said_and_still_made() -> None:
    old = role("chef", 1, expectation("a", "Sætter retning", "ro"))
    new = role("leder", 2, expectation("b", "Holder fri om fredagen", "mod"))
    framework = framework_of(old, new)
    said, how = built(framework, old, new, "both")
    assert isinstance(said, blocks.Text)
    assert said.text == "De to roller har ingen forventninger med samme ordlyd."
    assert isinstance(how, blocks.Text)
    assert (how.text, how.tone) == (HOW, "note")


@pytest.mark.parametrize(
    ("shows", "said"),
    [
        ("new", "Alle forventninger i den nye rolle ligner nogen i den gamle."),
        ("old", "Alle forventninger i den gamle rolle ligner nogen i den nye."),
    ],
)
def test_where_all_words_are_alike_there_is_nothing_to_choose(shows: str, said: str) -> None:
    old = role("chef", 1, expectation("a", "Sætter retning", "ro"))
    new = role("leder", 2, expectation("b", "Sætter retning", "mod"))
    framework = framework_of(old, new)
    [text] = built(framework, old, new, shows)
    assert isinstance(text, blocks.Text)
    assert text.text == said


def sheet(framework: Framework, old: str, new: str) -> blocks.Document:
    made = framework.sheet("rolleskift")
    assert made is not None
    return sheet_document(framework, made, SheetRequest((new,), ALL_SIDES, from_role=old))


def test_the_sheet_says_how_it_was_found_and_shows_both_roles(framework: Framework) -> None:
    document = sheet(framework, "leder-af-medarbejdere", "leder-af-ledere")
    assert document.title == "Rolleskift: Fra leder af medarbejdere til leder af ledere"
    assert document.covers == ("roles/leder-af-ledere/", "roles/leder-af-medarbejdere/")
    assert any(isinstance(one, blocks.Text) and one.text == HOW for one in document.blocks)
    fields = next(one for one in document.blocks if isinstance(one, blocks.Fields)).fields
    assert [(one.label, one.value) for one in fields] == [
        ("Leder", None),
        ("Fra rollen", "Leder af medarbejdere"),
        ("Til rollen", "Leder af ledere"),
        ("Ny nærmeste leder", None),
    ]
    chosen = [one for one in document.blocks if isinstance(one, blocks.Threads)]
    assert [one.choose for one in chosen] == [3, 3]


def test_nobody_is_told_what_to_let_go(framework: Framework) -> None:
    """The word stands only where two people agree, on the shared side: it shows no expectation."""
    looked_at = 0
    for old, new in permutations((one.id for one in framework.roles), 2):
        document = sheet(framework, old, new)
        for block in document.blocks:
            if isinstance(block, blocks.Title | blocks.Question):
                side = block.id.partition("-")[0]
                shared = side == "faelles"
            if any("slip" in words.casefold() for words in blocks.words_in(block)):
                looked_at += 1
                assert shared
                assert isinstance(block, blocks.Question)
        shown = [one for one in document.blocks if isinstance(one, blocks.Threads | blocks.Table)]
        assert {one.id.partition("-")[0] for one in shown} == {"leder"}
    assert looked_at == 12
