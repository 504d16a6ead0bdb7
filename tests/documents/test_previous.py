"""Last time's agreements: read by the names of their fields, carried once, word for word."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.sharing import ACTION, PREVIOUS, PRIORITY
from tests.long import examples

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.answers import Answers, SheetHead
from ledelsesgrundlag_cli.documents.previous import previous_in, still_chosen
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import delete_words, sheet_document
from ledelsesgrundlag_cli.render.form_fields import FieldKind, fields_of
from ledelsesgrundlag_cli.words.danish import months_after

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.request import Previous
    from ledelsesgrundlag_cli.loading.framework import Framework

HEAD = SheetHead("lus", "lus", "odsherred", "1.0.0", roles=("leder-af-medarbejdere",))


def made(framework: Framework, sheet_id: str = "lus", **asked: Any) -> blocks.Document:
    sheet = framework.sheet(sheet_id)
    assert sheet is not None
    request = SheetRequest(("leder-af-ledere",), ALL_SIDES)._replace(**asked)
    return sheet_document(framework, sheet, request)


def carried(document: blocks.Document) -> dict[str, blocks.Carried]:
    return {one.id: one for one in document.blocks if isinstance(one, blocks.Carried)}


def test_agreements_are_read_by_their_rows_and_nothing_else(framework: Framework) -> None:
    given = {
        "leder-navn": "Leder A",
        "leder-lykkedes": "Hemmeligt",
        "leder-skru_mod-og-nytaenkning": "valg-a",
        f"{ACTION}_2": "  Så gør vi det\n  sammen ",
        f"{PRIORITY}_2": "Ro",
        "faelles-aftaler-en-ny-kolonne_2": "Findes ikke mere",
        f"{PRIORITY}_10": "Sidst",
        f"{PRIORITY}_3": "   ",
        "faelles-hvornaar": "I maj",
    }
    found = previous_in(framework, Answers(HEAD._replace(talk=date(2026, 12, 1)), given))
    assert found == (
        (
            (
                (PRIORITY, "Ro"),
                (ACTION, "Så gør vi det / sammen"),
                ("faelles-aftaler-en-ny-kolonne", "Findes ikke mere"),
            ),
            ((PRIORITY, "Sidst"),),
        ),
        date(2026, 12, 1),
        ("leder-af-medarbejdere",),
        False,
        (),
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [("1. december 2026", date(2026, 12, 1)), ("den første", None), ("i maj", None)],
)
def test_the_day_is_the_one_that_is_written_where_the_file_has_none(
    written: str, day: date | None, framework: Framework
) -> None:
    assert previous_in(framework, Answers(HEAD, {"leder-dato": written})).day == day


def chosen_on(document: blocks.Document) -> list[str]:
    [block] = [one for one in document.blocks if isinstance(one, blocks.Expectations)]
    return [one.expectation for one in block.items if one.chosen]


def test_chosen_expectations_are_read_in_the_order_they_are_told(framework: Framework) -> None:
    given: dict[str, Any] = {
        "leder-vigtigste-forventninger_lm-gammel": True,
        "leder-vigtigste-forventninger_lm-faglige-maal": True,
        "leder-vigtigste-forventninger_lm-styr-paa-driften": True,
        "leder-vigtigste-forventninger_lm-uddelegerer": "Ja",
        "faelles-inden-vi-slutter-hvem-gemmer": True,
    }
    found = previous_in(framework, Answers(HEAD, given))
    assert found.agreements == ()
    assert found.chosen == ("lm-styr-paa-driften", "lm-faglige-maal", "lm-gammel")


def test_they_are_chosen_on_the_plan_and_on_no_other_sheet(framework: Framework) -> None:
    last = PREVIOUS._replace(agreements=(), chosen=("ll-faglige-maal", "lm-gammel"))
    plan = made(framework, "udviklingsplan", previous=last)
    assert chosen_on(plan) == ["ll-faglige-maal"]
    assert chosen_on(made(framework, "udviklingsplan")) == []
    assert plan.personal
    assert not made(framework, "udviklingsplan").personal
    assert chosen_on(made(framework, previous=last, audience="leder")) == []


def test_what_another_role_has_in_the_same_words_is_chosen_too(framework: Framework) -> None:
    role = framework.role("leder-af-ledere")
    shared = [
        (one.id, other.id)
        for one in role.expectations
        for third in framework.roles
        for other in third.expectations
        if third.id != role.id and one.text == other.text
    ]
    assert shared
    here, there = shared[0]
    assert still_chosen(framework, (there,), (role.id,)) == {here: there}
    assert still_chosen(framework, (here, there), (role.id,)) == {here: here}


def test_they_stand_for_two_questions_and_bring_two(framework: Framework) -> None:
    without, with_them = made(framework), made(framework, previous=PREVIOUS)

    def leader(document: blocks.Document) -> set[str]:
        return {
            one.id.removeprefix("leder-")
            for one in document.blocks
            if isinstance(one, blocks.Question) and one.id.startswith("leder-")
        }

    assert leader(without) - leader(with_them) == {
        "aftaler-siden-sidst",
        "uden-for-forventningerne",
    }
    assert leader(with_them) - leader(without) == {"betydet-mest", "sige-hoejt-igen"}
    assert carried(without) == {}
    assert list(carried(with_them)) == ["leder-fra-sidst", "naermeste-leder-fra-sidst"]
    empty = PREVIOUS._replace(agreements=())
    assert made(framework, previous=empty).blocks == without.blocks


def test_each_stands_as_it_was_written_with_a_choice_and_a_line(framework: Framework) -> None:
    document = made(framework, previous=PREVIOUS)
    block = carried(document)["leder-fra-sidst"]
    assert [tuple(one.text for one in item.said) for item in block.items] == [
        tuple(text for _, text in one) for one in PREVIOUS.agreements
    ]
    assert block.options == ("Hold fast", "Lav om", "Slip")
    fields = [(one.kind, one.name, one.value) for one in fields_of(document)]
    choices = [(FieldKind.CHOICE, "leder-fra-sidst_1", f"valg-{one}") for one in "abc"]
    at = fields.index(choices[0])
    assert fields[at : at + 4] == [
        *choices,
        (FieldKind.LINES, "leder-fra-sidst_1_fordi", None),
    ]
    assert not document.given
    assert document.personal


@pytest.mark.parametrize(
    ("previous", "leader", "nearest"),
    [
        (
            PREVIOUS,
            "Aftalt 1. december 2026, da du var leder af medarbejdere.",
            "Aftalt 1. december 2026, da lederen var leder af medarbejdere.",
        ),
        (
            PREVIOUS._replace(role_ids=("leder-af-ledere",)),
            "Aftalt 1. december 2026.",
            "Aftalt 1. december 2026.",
        ),
        (
            PREVIOUS._replace(role_ids=None, day=None, former_leader=True),
            "Aftalt med en tidligere nærmeste leder.",
            "Aftalt med en tidligere nærmeste leder.",
        ),
        (
            PREVIOUS._replace(role_ids=("findes-ikke",), day=None),
            "Aftalt, da du ikke havde samme rolle.",
            "Aftalt, da lederen ikke havde samme rolle.",
        ),
        (PREVIOUS._replace(role_ids=None, day=None), None, None),
    ],
)
def test_it_says_when_and_as_what_they_were_agreed(
    previous: Previous, leader: str | None, nearest: str | None, framework: Framework
) -> None:
    found = carried(made(framework, previous=previous))
    assert [one.origin for one in found.values()] == [leader, nearest]


def test_the_follow_up_has_room_for_three_where_none_are_known(framework: Framework) -> None:
    document = made(framework, "opfoelgning")
    [block] = carried(document).values()
    assert [one.said for one in block.items] == [(), (), ()]
    names = [one.name for one in fields_of(document)]
    assert "faelles-fra-sidst_3_aftale" in names
    [known] = carried(made(framework, "opfoelgning", previous=PREVIOUS)).values()
    assert known.origin == "Aftalt 1. december 2026, da lederen var leder af medarbejdere."
    assert len(known.items) == 3


def test_agreements_come_along_once(framework: Framework) -> None:
    """What was said of old agreements is none: whoever holds fast to one writes it anew."""
    given = {"leder-fra-sidst_1": "valg-a", "leder-fra-sidst_1_fordi": "Vi holder fast"}
    assert previous_in(framework, Answers(HEAD, given)).agreements == ()


@settings(max_examples=examples(20))
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    last = calendar.monthrange(later.year, later.month)[1]
    assert later.day == min(day.day, last)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 1), "Slet arket senest 1. januar 2027."),
        (date(2027, 1, 31), "Slet arket senest 28. februar 2027."),
        (None, "Slet arket senest: ____________________"),
    ],
)
def test_preparation_says_when_to_delete_it(
    day: date | None, said: str, framework: Framework
) -> None:
    document = made(framework, date=day)
    found = [
        one.text
        for one in document.blocks
        if isinstance(one, blocks.Text) and one.id.endswith("_slettes")
    ]
    assert found == [said, said]  # the two that prepare; of the agreements HR says what holds
    assert document.head is not None
    assert document.head.delete_by == (months_after(day, 1) if day else None)
    shared = made(framework, date=day, audience="faelles")
    assert shared.head is not None
    assert shared.head.delete_by is None


def test_a_day_within_a_sentence_is_a_line_within_it() -> None:
    assert delete_words("Senest {dato} er det slettet.", None) == (
        "Senest ____________________ er det slettet."
    )


@pytest.mark.parametrize(
    ("role_ids", "previous", "shown"),
    [
        (("centerchef",), None, {"skru", "styre-og-stoette", "spille-god"}),
        (("centerchef", "direktoer"), None, {"skru", "spille-god", "hver-sin-retning"}),
        (("centerchef",), PREVIOUS, {"skru", "styre-og-stoette", "spille-god", "betydet-mest"}),
        (("centerchef", "direktoer"), PREVIOUS, {"hver-sin-retning", "skru-et-pejlemaerke"}),
    ],
)
def test_where_questions_come_in_others_give_way(
    role_ids: tuple[str, ...],
    previous: Previous | None,
    shown: set[str],
    framework: Framework,
) -> None:
    sheet = framework.sheet("lus")
    assert sheet is not None
    document = sheet_document(framework, sheet, SheetRequest(role_ids, previous=previous))
    looked_for = {
        "skru",
        "skru-et-pejlemaerke",
        "styre-og-stoette",
        "spille-god",
        "betydet-mest",
        "hver-sin-retning",
    }
    asked = {getattr(one, "id", "").removeprefix("leder-") for one in document.blocks}
    assert asked & looked_for == shown
