"""Gathering examples: enough sheets or none, in no order, every word as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.examples_given import GIVEN
from tests.inward.blank import box

from ledelsesgrundlag_cli.documents.gathered import headings_of
from ledelsesgrundlag_cli.inward.gathering import (
    Group,
    TooFewError,
    gather,
    texts_of,
    without,
)
from ledelsesgrundlag_cli.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.gathered import Gathered, Under
    from ledelsesgrundlag_cli.inward.gathering import Texts

FLOOR = 5
_One = TypeVar("_One")


def headings() -> tuple[Under, ...]:
    sheet = box().sheet("evaluering")
    assert sheet is not None
    return headings_of(box(), sheet)


IDS = tuple(one.id for one in headings())
WORDS = st.text("abæøå .,\n😀", max_size=8) | st.sampled_from(["Du lytter", "du  lytter", "Mål"])
SHEETS = st.dictionaries(st.sampled_from(IDS), st.tuples(WORDS.filter(str.strip)), max_size=3)
GROUPS = st.dictionaries(
    st.sampled_from([None, "Lederkolleger", "Ånder", "Chefer"]),
    st.lists(SHEETS, max_size=9).map(tuple),
    min_size=1,
)


def sheet_of(number: int) -> Texts:
    return {"hold-fast": (f"Eksempel {'abcdefghij'[number]}",)}


def gathered(*groups: Group, floor: int = FLOOR) -> tuple[Gathered, ...]:
    return gather(groups, headings(), floor)


def told(groups: tuple[Gathered, ...]) -> set[tuple[str, str]]:
    return {
        (heading, folded(text))
        for one in groups
        for heading, texts in one.texts.items()
        for text in texts
    }


def test_the_headings_are_those_to_write_under() -> None:
    assert [one.title for one in headings()][:3] == ["Hold fast", "Mere af", "Mindre af"]
    assert headings()[0].fields == ("deltager-hold-fast",)
    assert len(headings()) == 5


@given(GROUPS, st.randoms(use_true_random=False))
def test_nothing_hangs_on_the_order_and_no_word_is_lost(
    groups: dict[str | None, tuple[Texts, ...]], random: Random
) -> None:
    some = [Group(name, sheets) for name, sheets in groups.items()]
    mixed = [Group(one.name, tuple(_mixed(one.sheets, random))) for one in _mixed(some, random)]
    try:
        found = gather(some, headings(), FLOOR)
    except TooFewError:
        with pytest.raises(TooFewError):
            gather(mixed, headings(), FLOOR)
        return
    assert gather(mixed, headings(), FLOOR) == found
    written = {
        (heading, folded(text))
        for sheets in groups.values()
        for sheet in sheets
        for heading, texts in sheet.items()
        for text in texts
    }
    assert told(found) == written
    for one in found:
        for heading, texts in one.texts.items():
            assert len({folded(text) for text in texts}) == len(texts), heading
            exact = {
                text for sheets in groups.values() for s in sheets for text in s.get(heading, ())
            }
            assert set(texts) <= exact


def _mixed(some: Iterable[_One], random: Random) -> list[_One]:
    every = [*some]
    random.shuffle(every)
    return every


@given(
    st.lists(SHEETS, max_size=4),
    st.lists(st.integers(0, 3), max_size=8),
    st.lists(st.sampled_from([{}, {"mere-af": (" . ",)}, {"mere-af": ("👍",)}]), max_size=6),
)
def test_no_more_than_four_sheets_are_ever_gathered(
    sheets: list[Texts], again: list[int], empty: list[Texts]
) -> None:
    """Copies and beginnings of a sheet, and sheets that say nothing, do not make five of four."""
    copies = [sheets[one] for one in again if one < len(sheets)]
    begun = [dict([*one.items()][:1]) for one in sheets]
    spaced = [
        {heading: (f" {text.upper()}  ",) for heading, (text,) in one.items()} for one in sheets
    ]
    for floor in (FLOOR, FLOOR + 1):
        with pytest.raises(TooFewError):
            gathered(Group(None, (*sheets, *copies, *begun, *spaced, *empty)), floor=floor)


def test_five_are_gathered_and_no_fewer_than_asked_for() -> None:
    five = Group(None, tuple(map(sheet_of, range(5))))
    [found] = gathered(five)
    assert found.name is None
    assert found.texts["hold-fast"] == tuple(f"Eksempel {one}" for one in "abcde")
    with pytest.raises(TooFewError):
        gathered(five, floor=6)


@pytest.mark.parametrize(
    ("sizes", "names"),
    [
        ({None: 5}, [None]),
        ({"A": 5}, ["A"]),
        ({"B": 5, "A": 5}, ["A", "B"]),
        ({None: 5, "A": 5}, ["A", "Andre"]),
        ({"A": 5, "B": 4}, [None]),
        ({"A": 3, "B": 2}, [None]),
        ({"A": 5, "B": 3, "C": 2}, ["A", "B og C"]),
        ({"A": 5, "B": 3, None: 2}, ["A", "B og Andre"]),
        ({"A": 6, "B": 0}, [None]),
        ({"A": 2, "B": 2}, None),
    ],
)
def test_a_group_that_is_too_small_is_put_together_with_others(
    sizes: dict[str | None, int], names: list[str | None] | None
) -> None:
    """Each has the floor, whatever is put together."""
    numbers = iter(range(99))
    groups = [
        Group(name, tuple({"mere-af": (f"{next(numbers)}",)} for _ in range(size)))
        for name, size in sizes.items()
    ]
    if names is None:
        with pytest.raises(TooFewError):
            gathered(*groups)
        return
    found = gathered(*groups)
    assert [one.name for one in found] == names
    assert all(len(one.texts["mere-af"]) >= FLOOR for one in found)


def test_the_same_sheet_in_two_groups_helps_neither() -> None:
    shared = sheet_of(0)
    groups = [Group("A", (*map(sheet_of, range(1, 5)), shared)), Group("B", (shared,))]
    assert [one.name for one in gathered(*groups)] == [None]


def test_a_text_can_be_left_out_by_its_number_from_the_top() -> None:
    five = tuple(texts_of(one, headings()) for one in GIVEN)
    groups = (Group(None, five),)
    whole = gathered(*groups)
    left, gone = without(groups, whole, {2, 5})
    assert gone == (
        "Du lytter, når vi er uenige.\nI maj ventede du med at beslutte.",
        "Tid sammen. Da vi lavede ny vagtplan, manglede vi en halv time.",
    )
    with pytest.raises(TooFewError):  # one of the five had nothing else
        gathered(*left)
    left, gone = without(groups, whole, {2})
    [found] = gathered(*left)
    assert told(whole) - told((found,)) == {("hold-fast", folded(gone[0]))}
    with pytest.raises(IndexError):
        without(groups, whole, {99})


def test_ticks_and_the_name_have_no_way_in() -> None:
    every: dict[str, Answer] = {
        "deltager-navn": "Leder A",
        "deltager-forventninger_ll-faglige-maal": True,
    }
    assert texts_of(every, headings()) == {}
    assert texts_of({"leder-haaber": "Ro", "naermeste-leder-vilkaar": "x"}, headings()) == {}
