"""A framework as it was adopted: what differs from it is what was changed, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import FRAMEWORK
from tests.long import examples

from ledelsesgrundlag_cli.adoption.as_adopted import as_adopted
from ledelsesgrundlag_cli.adoption.standing import Standings
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.texts import Texts
from ledelsesgrundlag_cli.versions.changes import What, changes

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.versions.changes import Change


@cache
def box() -> Framework:
    """The framework in the box, whose texts are as they were adopted."""
    framework = load(FRAMEWORK, "framework").framework()
    assert framework is not None
    assert framework.standings.record is not None
    return framework


def since(recorded: dict[str, str]) -> tuple[Change, ...]:
    """What has changed since some texts were adopted."""
    record = box().standings.record
    assert record is not None
    standings = Standings(box().texts, record.model_copy(update={"recorded": recorded}))
    return changes(as_adopted(standings), standings.texts.things)


def adopted() -> dict[str, str]:
    """What is recorded of the framework in the box."""
    record = box().standings.record
    assert record is not None
    return dict(record.recorded)


def test_nothing_has_changed_where_all_is_as_it_was() -> None:
    assert since(adopted()) == ()
    assert len(adopted()) > 80


@pytest.mark.parametrize("address", sorted(adopted()))
def test_each_text_that_was_otherwise_is_told(address: str) -> None:
    [one] = since(adopted() | {address: "Noget helt andet end det, der står der nu"})
    assert What.REWORDED in one.what
    assert one.before is not None
    assert "Noget helt andet end det, der står der nu" in [it.text for it in one.before.said]


@settings(max_examples=examples(20), deadline=None)
@given(st.sets(st.sampled_from(sorted(adopted())), min_size=1, max_size=8))
def test_what_was_not_adopted_is_new(gone: set[str]) -> None:
    found = since({name: text for name, text in adopted().items() if name not in gone})
    told = {said.address for one in found for said in (one.now.said if one.now else ())}
    assert gone <= told
    assert all(one.what & {What.ADDED, What.REWORDED} for one in found)


GONE = [
    ("roles/direktoer/d-borte", "Direktører", "expectation"),
    ("roles/borte/b-borte", "Forsvundne", "expectation"),
    ("chapters/det-saerlige/borte", "Det særlige ved ledelse i Odsherred", "paragraph"),
    ("chapters/borte/borte", "Det borte", "paragraph"),
    ("quotes/borte", "Citater", "quote"),
    ("helt/andet/sted", "Afsnit", "paragraph"),
]
TITLES = {"roles/borte.title": "Forsvundne", "chapters/borte.title": "Det borte"}


@pytest.mark.parametrize(("address", "group", "kind"), GONE)
def test_what_is_gone_is_told_where_it_was(address: str, group: str, kind: str) -> None:
    found = since(adopted() | TITLES | {address: "Ti sekunders tavshed efter hvert spørgsmål"})
    [one] = [it for it in found if it.thing.key == address]
    assert one.what == {What.REMOVED}
    assert (one.thing.group, one.thing.kind.key) == (group, kind)
    assert [it.text for it in one.thing.said] == ["Ti sekunders tavshed efter hvert spørgsmål"]


def test_what_was_moved_is_no_change_of_words() -> None:
    recorded = adopted()
    text = recorded.pop("roles/direktoer/d-sammenhaengskraft")
    [one] = since(recorded | {"roles/centerchef/c-sammenhaengskraft": text})
    assert What.MOVED in one.what
    assert not one.reworded


def test_things_are_numbered_as_they_come() -> None:
    things = as_adopted(Standings(Texts(box().texts._parts), box().standings.record))  # noqa: SLF001
    assert [one.order for one in things] == list(range(len(things)))
