"""Comparison, chain and matrix: what they say of frameworks made for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from tests.documents.small import expectation, framework_of, role

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.leadership_chain import (
    leadership_chain,
    thread_of,
    thread_of_mark,
)
from ledelsesgrundlag_cli.documents.matrix import matrix

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

_Block = TypeVar("_Block", bound=blocks.Block)
SHARED = "Lytter til medarbejderne og handler på det, de fortæller"
DRIFTED = "Lytter til medarbejderne og handler på alt det, de fortæller"


def of(document: blocks.Document, kind: type[_Block]) -> list[_Block]:
    return [one for one in document.blocks if isinstance(one, kind)]


def headings(document: blocks.Document) -> list[str]:
    return [one.text for one in of(document, blocks.Heading)]


def text_of(entry: blocks.Entry) -> str:
    return " ".join(piece.text for piece in entry.pieces)


def cells(table: blocks.Table) -> list[list[list[str]]]:
    """The texts of a table, row by row and cell by cell."""
    return [[[text_of(one) for one in cell] for cell in row.cells] for row in table.rows]


def four(*having: int, toward: bool = True) -> Framework:
    """Four levels, of which those named have the same expectation beside one of their own."""
    own = {1: "Sætter retning", 2: "Holder styr på budgettet", 3: "Spørger", 4: "Øver nye veje"}
    below = {1: "to", 2: "tre", 3: "fire"}
    names = {1: "en", 2: "to", 3: "tre", 4: "fire"}
    return framework_of(
        *(
            role(
                names[level],
                level,
                expectation(
                    f"egen-{level}",
                    own[level],
                    *(("mod",) if level in having else ("ro",)),
                    toward=(below[level],) if toward and level < 4 else (),
                ),
                *([expectation(f"faelles-{level}", SHARED)] if level in having else []),
            )
            for level in (1, 2, 3, 4)
        )
    )


def test_each_expectation_of_the_compared_roles_has_its_one_kind_of_place(
    framework: Framework,
) -> None:
    ids = [one.id for one in framework.roles]
    document = comparison(framework, ids)
    same = [item.text for block in of(document, blocks.Expectations) for item in block.items]
    tables = of(document, blocks.Table)
    shown = [
        {one.expectation for row in table.rows for cell in row.cells for one in cell} - {None}
        for table in tables
    ]
    assert [len(one) for one in shown] == [4, 6, 46 - 4 - 6 - 5]
    assert len(set().union(*shown)) == sum(map(len, shown))
    assert len(same) == 2


def test_compared_roles_stand_in_the_order_of_the_chain() -> None:
    document = comparison(four(1, 2), ["fire", "en"])
    assert document.id == "sammenligning-en-fire"
    [table] = of(document, blocks.Table)
    assert [one.title for one in table.columns] == ["En", "Fire"]
    assert headings(document) == ["Ens ord for ord", "Særligt for hver rolle"]


def test_what_a_role_outside_shares_is_special_among_those_compared() -> None:
    document = comparison(four(1, 2), ["en", "tre"])
    [table] = of(document, blocks.Table)
    assert cells(table) == [
        [[SHARED], ["Spørger"]],
        [["Sætter retning"], ["Ikke noget særligt for rollen her"]],
    ]


def test_of_more_than_two_roles_it_is_said_which_share_the_words() -> None:
    two = comparison(four(1, 4), ["en", "fire"])
    assert [item.roles for block in of(two, blocks.Expectations) for item in block.items] == [()]
    three = comparison(four(1, 4), ["en", "to", "fire"])
    [items] = [block.items for block in of(three, blocks.Expectations)]
    assert [item.roles for item in items] == [("En", "Fire")]


def test_drift_is_shown_with_the_words_and_beside_roles_that_have_none() -> None:
    framework = framework_of(
        role("en", 1, expectation("a", SHARED)),
        role("to", 2, expectation("b", DRIFTED)),
        role("tre", 3, expectation("c", "Holder fri")),
    )
    document = comparison(framework, ["en", "to", "tre"])
    assert headings(document)[1] == "Næsten ens"
    drift = of(document, blocks.Table)[0]
    assert cells(drift) == [[[SHARED], [DRIFTED], ["Ingen, der ligner"]]]
    assert [one.remarks for cell in drift.rows[0].cells for one in cell] == [
        (),
        ("Forskel: ”alt”",),
        (),
    ]


def said_of(document: blocks.Document, heading: str) -> list[str]:
    """The items or text that follow a heading."""
    at = [getattr(one, "text", None) for one in document.blocks].index(heading)
    following = document.blocks[at + 1]
    if isinstance(following, blocks.Items):
        return [one.text for one in following.items]
    assert isinstance(following, blocks.Text)
    return [following.text]


def test_a_level_between_two_that_have_it_breaks_the_thread() -> None:
    document = leadership_chain(four(1, 2, 4))
    assert said_of(document, "Hvor tråden er brudt") == [
        "Lytter til medarbejderne og handler på det, de …: mangler hos rollen tre.",
        "Mod: mangler hos rollen tre.",
    ]
    first = of(document, blocks.Table)[0]
    assert [column.title for column in first.columns] == ["En", "To", "Tre", "Fire"]
    assert cells(first) == [
        [[SHARED], [SHARED], ["Tråden er brudt: Her er ingen, der ligner."], [SHARED]]
    ]


def test_the_threads_of_many_roles_are_shared_out_over_several_tables() -> None:
    framework = framework_of(
        *(role(f"rolle-{n}", n, expectation(f"f-{n}", SHARED)) for n in range(1, 9))
    )
    tables = of(leadership_chain(framework), blocks.Table)
    assert [len(table.columns) for table in tables] == [4, 4]
    assert [cells(table) for table in tables] == [[[[SHARED]] * 4]] * 2
    assert len({row.id for table in tables for row in table.rows}) == 2


def test_a_thread_that_begins_late_or_ends_early_is_no_break() -> None:
    document = leadership_chain(four(2, 3))
    assert cells(of(document, blocks.Table)[0]) == [
        [["Tråden begynder længere nede."], [SHARED], [SHARED], ["Tråden slutter længere oppe."]]
    ]
    assert not [one for one in said_of(document, "Hvor tråden er brudt") if "Lytter" in one]


def test_without_breaks_and_threads_the_chain_says_so() -> None:
    framework = framework_of(
        role("en", 1, expectation("a", "Holder fri", "ro", "mod")),
        role("to", 2, expectation("b", "Spørger, før du svarer", "ro", "mod")),
    )
    document = leadership_chain(framework)
    assert said_of(document, "Hvor tråden er brudt") == ["Ingen tråde er brudt."]
    assert said_of(document, "Forventninger, der går igen") == [
        "Ingen forventninger ligner hinanden på tværs af niveauerne."
    ]
    assert "Fra led til led" not in headings(document)


def test_a_link_that_points_at_no_next_level_breaks_the_chain() -> None:
    framework = framework_of(
        role("en", 1, expectation("a", "Giver plads til to", "ro", toward=("to",))),
        role("to", 2, expectation("b", "Spørger opad", "ro", toward=("naermeste-leder",))),
        role("tre", 3, expectation("c", "Øver nye veje", "ro")),
    )
    document = leadership_chain(framework)
    assert "To: Ingen forventning nævner rollen tre." in said_of(document, "Hvor tråden er brudt")
    [table] = of(document, blocks.Table)
    assert cells(table) == [
        [["Giver plads til to"]],
        [["Spørger opad", "Kæden er brudt: Ingen forventning nævner rollen tre."]],
        [["Ingen forventning nævner et andet niveau."]],
    ]
    assert [one.remarks for row in table.rows[:2] for one in row.cells[0]] == [
        ("Retter sig mod rollen to",),
        ("Retter sig mod nærmeste leder",),
        (),
    ]


def test_of_two_roles_on_one_level_one_is_enough_for_the_thread() -> None:
    framework = framework_of(
        role("en", 1, expectation("a", SHARED)),
        role("to", 2, expectation("b", "Holder fri")),
        role("ogsaa-to", 2, expectation("c", SHARED)),
        role("tre", 3, expectation("d", SHARED)),
    )
    [table] = of(thread_of(framework, "d"), blocks.Table)
    assert cells(table)[1] == [["På samme niveau står den hos rollen ogsaa-to."]]
    assert table.rows[3].cells[0][0].remarks == ("Samme ordlyd som hos rollen en",)


def test_an_expectation_alone_has_a_thread_of_its_own() -> None:
    document = thread_of(four(1, 2), "egen-3")
    assert document.id == "kaede-egen-3"
    [table] = of(document, blocks.Table)
    assert cells(table) == [
        [["Tråden begynder længere nede."]],
        [["Tråden begynder længere nede."]],
        [["Spørger"]],
        [["Tråden slutter længere oppe."]],
    ]


def test_the_thread_of_a_pejlemaerke_breaks_where_no_expectation_is_linked_to_it() -> None:
    [table] = of(thread_of_mark(four(1, 2, 4), "mod"), blocks.Table)
    assert cells(table) == [
        [["Sætter retning"]],
        [["Holder styr på budgettet"]],
        [["Tråden er brudt: Ingen forventning er koblet til pejlemærket."]],
        [["Øver nye veje"]],
    ]


def test_the_matrix_has_every_link_and_says_where_there_is_none(framework: Framework) -> None:
    """Each expectation stands once, and tells of all it is linked to, in words and in marks."""
    [table] = of(matrix(framework), blocks.Table)
    every = [one for role in framework.roles for one in role.expectations]
    shown = [(row, one) for row in table.rows for c in row.cells for one in c if one.expectation]
    assert len(shown) == len({one.address for _, one in shown}) == len(every) == 46
    links = sum(1 + len(one.marks) for _, one in shown)
    assert links == sum(len(one.pejlemaerker.all) for one in every) > 46
    for row, one in shown:
        assert row.mark is not None
        assert row.mark.id not in {mark.id for mark in one.marks}
        told = " ".join(one.remarks)
        assert all(mark.name.lower() in told.lower() for mark in one.marks)
        assert len(one.remarks) == bool(one.marks)
    [small] = of(matrix(four(1)), blocks.Table)
    assert cells(small)[1] == [
        ["Sætter retning"],
        *([["Ingen forventning er koblet hertil"]] * 3),
    ]


def test_the_matrix_counts_only_when_asked() -> None:
    plain, counted = (
        of(matrix(four(1), counts=counts), blocks.Table)[0] for counts in (False, True)
    )
    assert "forventninger" not in str(cells(plain))
    assert cells(counted)[0][0] == ["1 forventning", SHARED]
    assert cells(counted)[1][1] == ["Ingen forventning er koblet hertil"]


def test_the_matrix_says_where_what_is_linked_to_a_cell_stands() -> None:
    framework = framework_of(
        role("en", 1, expectation("a", "Lytter", "ro", "mod")),
        role("to", 2, expectation("b", "Tør", "mod")),
    )
    plain, counted = (
        of(matrix(framework, counts=counts), blocks.Table)[0] for counts in (False, True)
    )
    assert cells(plain) == [
        [["Lytter"], ["Ingen forventning er koblet hertil"]],
        [["Står i andre rækker"], ["Tør"]],
    ]
    assert "1 forventning. Står i andre rækker" in str(cells(counted)[1])
    assert plain.rows[0].cells[0][0].remarks == ("Også: Mod",)


@pytest.mark.parametrize(("roles", "columns"), [(1, [1]), (6, [6]), (7, [4, 3]), (13, [5, 5, 3])])
def test_many_roles_are_shared_out_over_several_tables(roles: int, columns: list[int]) -> None:
    framework = framework_of(
        *(role(f"rolle-{n}", n, expectation(f"f-{n}", f"Nummer {n}")) for n in range(1, roles + 1))
    )
    document = matrix(framework)
    tables = of(document, blocks.Table)
    assert [len(table.columns) for table in tables] == columns
    assert len(headings(document)) == (len(columns) if len(columns) > 1 else 0)
    shown = [one for table in tables for cell in table.rows[0].cells for one in cell]
    assert [text_of(one) for one in shown] == [f"Nummer {n}" for n in range(1, roles + 1)]
    ids = [table.id for table in tables]
    ids += [row.id for table in tables for row in table.rows]
    ids += [column.id for table in tables for column in table.columns]
    assert len(set(ids)) == len(ids)


def test_only_many_roles_turn_the_page() -> None:
    assert blocks.is_wide(matrix(four(1)))
    assert blocks.is_wide(comparison(four(1), ["en", "to", "tre"]))
    assert not blocks.is_wide(comparison(four(1), ["en", "to"]))
    assert not blocks.is_wide(leadership_chain(four(1)))
