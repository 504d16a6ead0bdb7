"""A new leader's sheet: days counted from the first, whom to meet, and what is on its face."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.documents.small import expectation, framework_of, role

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.people_to_meet import people_to_meet
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.render.form_fields import fields_of

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

START = date(2027, 2, 1)


def onboarding(framework: Framework, **asked: Any) -> blocks.Document:
    made = framework.sheet("onboarding")
    assert made is not None
    given = {"role_ids": ("leder-af-ledere",), "audience": ALL_SIDES} | asked
    return sheet_document(framework, made, SheetRequest(**given))


def talks(document: blocks.Document) -> list[tuple[str, str | None]]:
    return [(one.title, one.day) for one in document.blocks if isinstance(one, blocks.Talk)]


def questions(document: blocks.Document) -> set[str]:
    return {one.id for one in document.blocks if isinstance(one, blocks.Question)}


def test_the_days_are_counted_from_the_first_day(framework: Framework) -> None:
    assert talks(onboarding(framework, start=START)) == [
        ("Uge 2", "mandag den 15. februar 2027"),
        ("Uge 6", "mandag den 15. marts 2027"),
        ("Uge 14", "mandag den 10. maj 2027"),
    ]


def test_no_day_is_moved_for_a_holiday(framework: Framework) -> None:
    """From 3 May 2025, a Saturday: week 2 is a Saturday too, and week 6 is near Pentecost."""
    days = [day for _, day in talks(onboarding(framework, start=date(2025, 5, 3)))]
    assert days == [
        "lørdag den 17. maj 2025",
        "lørdag den 14. juni 2025",
        "lørdag den 9. august 2025",
    ]


def test_without_a_first_day_there_is_room_to_write_each_day(framework: Framework) -> None:
    document = onboarding(framework)
    assert [day for _, day in talks(document)] == [None] * 3
    labels = {one.id: one.label for one in fields_of(document)}
    assert labels["faelles-dag-uge-2"] == "Uge 2: Dato"
    assert "faelles-dag-uge-2" not in {
        one.id for one in fields_of(onboarding(framework, start=START))
    }


@pytest.mark.parametrize(
    ("role_ids", "given"),
    [
        (("direktoer",), ["Centerchefer"]),
        (("centerchef",), ["Din nærmeste leder", "Leder af ledere"]),
        (("leder-af-ledere",), ["Din nærmeste leder", "Leder af medarbejdere"]),
        (("leder-af-medarbejdere",), ["Din nærmeste leder", "Dine medarbejdere"]),
        (("centerchef", "leder-af-ledere"), ["Din nærmeste leder", "Leder af medarbejdere"]),
    ],
)
def test_whom_to_meet_comes_from_the_chain_and_the_fora(
    role_ids: tuple[str, ...], given: list[str], framework: Framework
) -> None:
    fora = ["I lederteamet", "I det tværgående ledernetværk", "I den store ledelsesorganisation"]
    met = people_to_meet(framework, role_ids, ("chain", "fora"))
    assert [one.given for one in met] == [*given, *fora]
    assert len({one.key for one in met}) == len(met)
    document = onboarding(framework, role_ids=role_ids)
    table = next(one for one in document.blocks if isinstance(one, blocks.People))
    assert [row.given for row in table.rows] == [
        *given,
        *fora,
        *[None] * (len(table.rows) - len(met)),
    ]
    assert table.rows[-1].given is None


def test_a_role_that_is_pointed_at_is_met_though_it_is_not_next() -> None:
    pointing = expectation("a", "Lytter", "ro", toward=("leder", "naermeste-leder"))
    framework = framework_of(
        role("chef", 1, pointing),
        role("mellem", 2, expectation("b", "Tør", "ro")),
        role("leder", 3, expectation("c", "Vil", "ro")),
    )
    assert [one.key for one in people_to_meet(framework, ("chef",), ("chain",))] == [
        "mellem",
        "leder",
        "naermeste-leder",
    ]
    assert people_to_meet(framework, ("chef",), ()) == ()


def test_what_it_is_not_stands_on_every_side(framework: Framework) -> None:
    document = onboarding(framework)
    said = [
        one for one in document.blocks if isinstance(one, blocks.Text) and "prøvetid" in one.text
    ]
    assert [one.id for one in said] == [
        f"{side}_forbehold" for side in ("naermeste-leder", "leder", "faelles")
    ]
    assert {one.text for one in said} == {"Samtalerne her erstatter ikke prøvetidssamtaler."}
    assert {one.tone for one in said} == {"body"}


def test_hrs_own_words_stand_at_the_head_when_they_are_written(framework: Framework) -> None:
    made = framework.sheet("onboarding")
    assert made is not None
    assert (made.kept, made.legal) == (None, None)
    written = made.model_copy(update={"kept": "Slet siden.", "legal": "Se loven."})
    document = sheet_document(framework, written, SheetRequest(("centerchef",), "leder"))
    ids = [one.id for one in document.blocks]
    assert ids.index("leder_opbevaring") < ids.index("leder_jura") < ids.index("leder_felter")
    empty = {one.id for one in onboarding(framework).blocks}
    assert not {"leder_opbevaring", "leder_jura"} & empty


def test_a_head_may_be_one_sides_own(framework: Framework) -> None:
    heads = {
        one.id: [field.id.rpartition("-")[2] for field in one.fields]
        for one in onboarding(framework).blocks
        if isinstance(one, blocks.Fields)
    }
    assert "makker" in heads["leder_felter"]
    assert "makker" not in heads["faelles_felter"]
    assert "lus" in heads["faelles_felter"]
    answers = {
        field.answer
        for one in onboarding(framework).blocks
        if isinstance(one, blocks.Fields)
        for field in one.fields
    }
    assert "naermeste-leder-navn" in answers


def test_a_sheet_without_heads_for_a_side_has_none(framework: Framework) -> None:
    made = framework.sheet("onboarding")
    assert made is not None
    only = [one.model_copy(update={"sides": ("leder",)}) for one in made.fields]
    document = sheet_document(
        framework, made.model_copy(update={"fields": tuple(only)}), SheetRequest(("centerchef",))
    )
    assert not any(isinstance(one, blocks.Fields) for one in document.blocks)


def test_who_comes_from_another_role_is_asked_other_things(framework: Framework) -> None:
    new, moved = onboarding(framework), onboarding(framework, from_role="leder-af-medarbejdere")
    assert "leder-nyt" in questions(new)
    assert "leder-tidligere-kolleger" not in questions(new)
    assert "leder-nyt" not in questions(moved)
    assert "leder-tidligere-kolleger" in questions(moved)
    titles = [one.id for one in moved.blocks if isinstance(one, blocks.Title)]
    assert titles == [
        "naermeste-leder",
        "rolleskift-naermeste-leder",
        "leder",
        "rolleskift-leder",
        "faelles",
        "rolleskift-faelles",
    ]
    ids = [one.id for one in moved.blocks] + [one.id for one in fields_of(moved)]
    fields = {one.id for one in fields_of(moved)}
    assert len(ids) - len(fields & {one.id for one in moved.blocks}) == len(set(ids))
    only = [
        one.id for one in onboarding(framework, audience="leder", from_role="direktoer").blocks
    ]
    assert "rolleskift-leder" in only
    assert "rolleskift-naermeste-leder" not in only


def test_a_head_is_one_answer_also_on_the_pages_that_come_with_it(framework: Framework) -> None:
    moved = onboarding(framework, from_role="leder-af-medarbejdere")
    found = (block for block in moved.blocks if isinstance(block, blocks.Fields))
    heads = [one for block in found for one in block.fields]
    assert {one.answer for one in heads if one.id.endswith("-navn")} == {"naermeste-leder-navn"}
    leaders = {one.answer for one in heads if one.id.endswith("-naermeste-leder")}
    assert leaders == {"naermeste-leder-naermeste-leder"}
    assert sum(one.id.startswith("rolleskift-") for one in heads) == 4 * 3


@pytest.mark.parametrize(
    ("sheet_id", "sides"), [("lus", ("leder", "naermeste-leder")), ("opfoelgning", ())]
)
def test_only_what_can_be_set_side_by_side_is_offered_for_it(
    sheet_id: str, sides: tuple[str, ...], framework: Framework
) -> None:
    made = framework.sheet(sheet_id)
    assert made is not None
    document = sheet_document(framework, made, SheetRequest(("centerchef",), ALL_SIDES))
    assert document.head
    assert document.head.prepares == sides
    head = onboarding(framework).head
    assert head
    assert head.prepares == ()  # it has no topics


def test_a_sheet_may_be_grounded_in_an_expectation(framework: Framework) -> None:
    made = framework.sheet("rolleskift")
    assert isinstance(made, Sheet)
    grounds = {block.grounded_in for section in made.sections for block in section.blocks}
    assert "roles/leder-af-medarbejdere/lm-uddelegerer" in grounds
