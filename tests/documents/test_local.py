"""What a unit adds is added: without it, each document is the common one, byte for byte."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import FRAMEWORK
from tests.documents.every import every_document
from tests.documents.units import ID, lus_of, some_of_each, unit_of, units, without_local
from tests.long import examples

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.draft import stamped
from ledelsesgrundlag_cli.documents.local import FOOT, has_local
from ledelsesgrundlag_cli.documents.local_overview import local_overview
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.documents.talk import Shared, has_place, talk_document
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.json import render_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.local import LocalUnit
    from ledelsesgrundlag_cli.render.templates import Templates

SMALL = FRAMEWORK.parent / "tests" / "fixtures" / "valid" / "lille"


def loaded(name: str) -> Framework:
    framework = load(SMALL if name == "lille" else FRAMEWORK, "framework").framework()
    assert framework is not None
    return framework


BOX, LITTLE = loaded("box"), loaded("lille")


@cache
def common_documents(of: str) -> tuple[Document, ...]:
    """Every document of the framework alone, made once."""
    return tuple(every_document(BOX if of == BOX.metadata.id else LITTLE))


def ids_in(node: object) -> Iterator[str]:
    """The anchors of a document: marks and links of a chain make none."""
    if isinstance(node, blocks.Mark | blocks.ChainLink):
        return
    for field, value in blocks.members(node):
        if field == "id" and not isinstance(node, blocks.Document):
            yield value
        yield from ids_in(value)


def assert_only_added(framework: Framework, unit_framework: Framework) -> int:
    """Hold that each document without what is local is the common one; count those with some."""
    added = 0
    made = every_document(unit_framework)
    for common, whole in zip(common_documents(framework.metadata.id), made, strict=True):
        left = without_local(whole)
        assert left == common
        assert render_json(left).encode() == render_json(common).encode()
        many = {name for name, count in Counter(ids_in(whole.blocks)).items() if count > 1}
        assert many <= {name for name, n in Counter(ids_in(common.blocks)).items() if n > 1}
        added += has_local(whole.blocks)
    return added


@given(data=st.data())
@settings(max_examples=examples(6), deadline=None)
def test_without_what_is_local_each_document_is_the_common_one(data: st.DataObject) -> None:
    unit = data.draw(units(LITTLE))
    assert_only_added(LITTLE, replace(LITTLE, local=unit))


def test_in_the_box_too_and_some_documents_have_something() -> None:
    own = replace(BOX, local=some_of_each(BOX))
    assert assert_only_added(BOX, own) > 12
    assert not has_local(common_documents(BOX.metadata.id))


@pytest.mark.slow
@given(unit=units(BOX))
@settings(max_examples=examples(2), deadline=None)
def test_in_the_box_with_any_unit(unit: LocalUnit) -> None:
    assert_only_added(BOX, replace(BOX, local=unit))


KINDS: list[Callable[[Framework], Document]] = [
    lambda one: role_card(one, [one.roles[-1].id]),
    matrix,
    lambda one: dialogue_card(one, [one.pejlemaerker[0].id], role_id=one.roles[-1].id),
    lambda one: sheet_document(one, lus_of(one), SheetRequest((one.roles[-1].id,))),
]


@pytest.mark.parametrize("build", KINDS)
def test_in_text_the_common_lines_stand_as_they_were(
    build: Callable[[Framework], Document], templates: Templates
) -> None:
    own = replace(BOX, local=some_of_each(BOX))
    common = render_bytes(build(BOX), Format.MARKDOWN, templates, BOX).decode().splitlines()
    whole = render_bytes(build(own), Format.MARKDOWN, templates, own).decode().splitlines()
    assert "Skolen på Øen" in "\n".join(whole)
    left = iter(whole)
    assert all(line in left for line in common)  # each after the one before it


@pytest.mark.parametrize("made_as", [Format.TERMINAL, Format.HTML, Format.MARKDOWN])
@pytest.mark.parametrize("build", KINDS)
def test_what_is_local_says_whose_it_is(
    build: Callable[[Framework], Document], made_as: Format, templates: Templates
) -> None:
    own = replace(BOX, local=some_of_each(BOX))
    shown = render_bytes(build(own), made_as, templates, own).decode()
    assert "Hos os · Skolen på Øen" in " ".join(shown.split())
    assert shown.count("Lokale tillæg er enhedens") == 1
    assert "Skolen" not in render_bytes(build(BOX), made_as, templates, BOX).decode()


def test_json_names_the_unit_at_what_is_its_own_and_nowhere_else() -> None:
    own = replace(BOX, local=some_of_each(BOX))
    card = json.loads(render_json(role_card(own, [BOX.roles[-1].id])))
    [listed] = [one for one in card["blocks"] if one["type"] == "expectations"]
    first, *rest, last = listed["items"]
    assert [one["local"] for one in first["additions"]] == [ID, ID]
    assert first["additions"][0]["text"] == "Hos os · Skolen på Øen: Hos os er forældrene med"
    assert first["additions"][1]["text"].startswith("Eksempel hos os · Skolen på Øen: ")
    assert last["local"] == ID
    assert last["text"] == "Hos os · Skolen på Øen: Når færgen"
    assert [one for one in (first, *rest) if "local" in one] == []
    assert card["blocks"][-1]["text"] == FOOT
    assert "local" not in render_json(role_card(BOX, [BOX.roles[-1].id]))


def test_fields_of_a_unit_say_the_unit_and_so_does_the_head() -> None:
    own = replace(BOX, local=some_of_each(BOX))
    request = SheetRequest((BOX.roles[-1].id,))
    whole = sheet_document(own, lus_of(own), request)
    common = sheet_document(BOX, lus_of(BOX), request)
    more = {one.id for one in fields_of(whole)} - {one.id for one in fields_of(common)}
    assert len(more) == 2
    assert all(ID in one for one in more)
    assert whole.head is not None
    assert whole.head.local == ID


def test_a_unit_with_nothing_there_leaves_the_common_document() -> None:
    unit = unit_of(BOX)
    own = replace(BOX, local=unit)
    request = SheetRequest((BOX.roles[0].id,))
    assert role_card(own, [BOX.roles[0].id]) == role_card(BOX, [BOX.roles[0].id])
    assert sheet_document(own, lus_of(own), request) == sheet_document(BOX, lus_of(BOX), request)


def test_marks_of_a_draft_are_those_of_the_common_text() -> None:
    own = replace(LITTLE, local=some_of_each(LITTLE))
    role = [LITTLE.roles[-1].id]
    assert without_local(stamped(own, role_card(own, role))) == stamped(
        LITTLE, role_card(LITTLE, role)
    )


def test_the_overview_has_units_by_their_names_and_neither_counts_nor_those_without() -> None:
    first = unit_of(BOX, id="a", name="Ældre", emphasis=_say(BOX, "Hos Ældre"))
    last = unit_of(BOX, id="b", name="Zoo", emphasis=_say(BOX, "Hos Zoo"))
    nothing = unit_of(BOX, id="c", name="Ingenting")
    made = local_overview(BOX, [first, nothing, last])
    said = [
        one.text for block in made.blocks if isinstance(block, blocks.Items) for one in block.items
    ]
    assert said == ["Zoo: Hos Zoo", "Ældre: Hos Ældre"]
    words = " ".join(map(str, blocks.words_in(made.blocks)))
    assert "Ingenting" not in words
    assert not any(char.isdigit() for one in made.blocks for char in getattr(one, "text", ""))
    assert made == local_overview(BOX, [last, first])


def _say(framework: Framework, text: str) -> list[dict[str, str]]:
    return [{"expectation": framework.roles[0].expectations[0].id, "text": text}]


def test_what_is_shared_of_a_units_has_its_place_beside_the_rest() -> None:
    own = replace(BOX, local=some_of_each(BOX))
    sheet = lus_of(own)
    leader, nearest = (one for one in sheet.every_side if not one.always)
    answers: dict[str, Answer] = {
        f"leder-{ID}_oe-sejl": "I juni.",
        f"leder-vigtigste-forventninger_{ID}_oe-faerge": True,
    }
    assert all(has_place(own, sheet, one) for one in answers)
    assert not any(has_place(BOX, sheet, one) for one in answers)
    shared = [Shared(leader, answers), Shared(nearest, {})]
    said = " ".join(blocks.words_in(talk_document(own, sheet, shared, [], None).blocks))
    assert "Hos os · Skolen på Øen: Hvornår har I sejlet?" in said
    assert "I juni." in said
    assert "Hos os · Skolen på Øen: Når færgen" in said
    alone = " ".join(blocks.words_in(talk_document(BOX, sheet, shared, [], None).blocks))
    assert "I juni." not in alone


def test_cards_without_prompts_of_their_own_are_left_as_they_were() -> None:
    markers = [one.id for one in BOX.pejlemaerker]
    role = BOX.roles[-1].id
    few = replace(BOX, prompts=BOX.prompts[:1])
    own = replace(few, local=some_of_each(BOX))
    added = 0
    for chosen in (markers, markers[:1], markers[1:2]):
        for forum in (None, *(one.id for one in BOX.fora)):
            for role_id in (None, role):
                common = dialogue_card(few, chosen, forum_id=forum, role_id=role_id)
                whole = dialogue_card(own, chosen, forum_id=forum, role_id=role_id)
                assert without_local(whole) == common
                added += has_local(whole.blocks)
    assert added > 8


def test_a_marker_that_only_a_units_expectation_is_linked_to() -> None:
    extra = BOX.pejlemaerker[0].model_copy(update={"id": "ekstra"})
    wider = replace(BOX, pejlemaerker=(*BOX.pejlemaerker, extra), prompts=())
    role = BOX.roles[-1].id
    said = {"id": "oe", "role": role, "text": "Sejler", "pejlemaerker": ["ekstra"]}
    own = replace(wider, local=unit_of(BOX, expectations=[said]))
    for build in (
        lambda one: dialogue_card(one, ["ekstra"], role_id=role),
        lambda one: dialogue_card(one, [extra.id, BOX.pejlemaerker[0].id], role_id=role),
        matrix,
    ):
        whole = build(own)
        assert has_local(whole.blocks)
        assert without_local(whole) == build(wider)
