"""What is told of two versions, and the version step it calls for."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model import kinds
from ledelsesgrundlag_cli.model.base import TextItem, Thing
from ledelsesgrundlag_cli.model.texts import Texts
from ledelsesgrundlag_cli.versions.changes import Step, What, changes, next_version, step_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.versions.changes import Change

ROLE = "roles/leder-af-ledere.yaml"
FIRST = "  - id: ll-oversaetter-beslutninger\n"
MARKERS = "pejlemaerker.yaml"


def told(label: str, text: str) -> TextItem:
    """A text of the document."""
    return TextItem((), text, "other", document=True, label=label)


def expects(key: str, role: str, said: tuple[TextItem, ...], order: int = 0) -> Thing:
    """An expectation of a role."""
    return Thing(
        kinds.EXPECTATION, key, said, group=role, home=role, home_kind=kinds.ROLE, order=order
    )


class Versions:
    """A framework as it was, and as it is being changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = self._things()

    def _things(self) -> Sequence[Thing]:
        loaded = load(self.folder, "framework")
        assert loaded.framework() is not None, loaded.diagnostics
        return Texts(loaded.parts).things

    def edit(self, name: str, *pairs: tuple[str, str]) -> None:
        """Replace words in a file."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")

    def cut(self, name: str, start: str, end: str) -> str:
        """Take out what stands from ``start`` up to ``end``."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        at = text.index(start)
        to = text.index(end, at + 1)
        file.write_text(text[:at] + text[to:], encoding="utf-8")
        return text[at:to]

    def changes(self) -> tuple[Change, ...]:
        """Compare what was with what is."""
        return changes(self.before, self._things())

    def one(self) -> Change:
        """Return the only change."""
        [found] = self.changes()
        return found


@pytest.fixture
def versions(loose_copy: Path) -> Versions:
    """The framework in the box, to change."""
    return Versions(loose_copy)


def expectation(key: str, text: str) -> str:
    return (
        f"  - id: {key}\n    text: {text}\n    origin: document\n    pejlemaerker:\n"
        "      origin: editorial\n      primary: [retning-og-effekt]\n"
    )


def ids(versions: Versions) -> list[str]:
    return [
        one.key for one in versions.before if one.kind == kinds.EXPECTATION and one.key[1] == "l"
    ]


def test_nothing_is_told_of_the_same_version(versions: Versions) -> None:
    assert versions.changes() == ()
    assert step_of(()) is Step.NONE


def test_a_new_expectation_is_a_main_version(versions: Versions) -> None:
    new = expectation("ll-lytter", "Lytter til byens mange stemmer")
    versions.edit(ROLE, ("expectations:\n", f"expectations:\n{new}"))
    found = versions.one()
    assert (found.before, set(found.what), found.step) == (None, {What.ADDED}, Step.MAJOR)
    assert (found.thing.key, found.thing.group) == ("ll-lytter", "Leder af ledere")


def test_an_expectation_that_is_gone_is_a_main_version(versions: Versions) -> None:
    versions.cut(ROLE, FIRST, "  - id: ")
    found = versions.one()
    assert (found.now, set(found.what), found.step) == (None, {What.REMOVED}, Step.MAJOR)
    assert found.thing.key == "ll-oversaetter-beslutninger"


def test_new_words_are_a_sub_version(versions: Versions) -> None:
    versions.edit(ROLE, ("Oversætter politiske beslutninger", "Forklarer politiske beslutninger"))
    found = versions.one()
    assert (set(found.what), found.step) == ({What.REWORDED}, Step.MINOR)
    [reworded] = found.reworded
    assert [one.text for one in reworded.pieces.before if one.changed] == ["Oversætter"]
    assert [one.text for one in reworded.pieces.now if one.changed] == ["Forklarer"]


def test_a_slip_that_is_mended_is_a_correction(versions: Versions) -> None:
    versions.edit("roles/direktoer.yaml", ("i overensstemmelser med", "i overensstemmelse med"))
    assert versions.one().step is Step.PATCH


@pytest.mark.parametrize(
    ("name", "field", "kind", "step"),
    [
        ("quotes.yaml", "text", kinds.QUOTE, Step.MINOR),
        ("quotes.yaml", "attribution", kinds.QUOTE, Step.MINOR),
        ("pejlemaerker.yaml", "name", kinds.PEJLEMAERKE, Step.MINOR),
        ("chapters/indledning.yaml", "text", kinds.PARAGRAPH, Step.MINOR),
        ("guidance.yaml", "question", kinds.QUESTION, Step.MINOR),
        ("tools.yaml", "- name|    name", kinds.TOOL, Step.MINOR),
        ("framework.yaml", "subtitle", kinds.FRAMEWORK, Step.MINOR),
        ("framework.yaml", "organisation", kinds.FRAMEWORK, Step.NONE),
        ("prompts/roller.yaml", "text", kinds.PROMPT, Step.NONE),
        ("sheets/lus.yaml", "lead", kinds.SHEET, Step.NONE),
        ("fora.yaml", "name", kinds.FORUM, Step.NONE),
    ],
)
def test_each_kind_has_its_step(
    name: str, field: str, kind: kinds.Kind, step: Step, versions: Versions
) -> None:
    file = versions.folder / name
    text = file.read_text(encoding="utf-8")
    before = text.partition("\nquotes:\n")[0] if name == "quotes.yaml" else ""
    rest = text.removeprefix(before)
    changed = re.sub(rf"((?:{field}): (?:>-\n +)?)(?=\S)", r"\1Nye ord ", rest, count=1)
    assert changed != rest
    file.write_text(before + changed, encoding="utf-8")
    found = versions.one()
    assert (found.thing.kind, set(found.what), found.step) == (kind, {What.REWORDED}, step)


def test_a_new_pejlemaerke_is_a_main_version(versions: Versions) -> None:
    new = "  - id: ro\n    name: Ro\n    origin: document\n"
    versions.edit(MARKERS, ("pejlemaerker:\n", f"pejlemaerker:\n{new}"))
    found = versions.one()
    assert (found.thing.kind, set(found.what), found.step) == (
        kinds.PEJLEMAERKE,
        {What.ADDED},
        Step.MAJOR,
    )


def test_a_pejlemaerke_with_another_name_changes_no_links(versions: Versions) -> None:
    versions.edit(MARKERS, ("name: Mod og nytænkning", "name: Tillid og ro"))
    assert versions.one().thing.kind == kinds.PEJLEMAERKE


def test_one_that_is_moved_up_is_told_of_and_no_other(versions: Versions) -> None:
    block = versions.cut(ROLE, FIRST, "  - id: ")
    text = (versions.folder / ROLE).read_text(encoding="utf-8")
    (versions.folder / ROLE).write_text(text.rstrip("\n") + "\n" + block, encoding="utf-8")
    found = versions.one()
    assert (found.thing.key, set(found.what), found.step) == (
        "ll-oversaetter-beslutninger",
        {What.MOVED},
        Step.NONE,
    )


def test_one_that_is_moved_to_another_role_is_known_again(versions: Versions) -> None:
    block = versions.cut(ROLE, FIRST, "  - id: ")
    versions.edit("roles/centerchef.yaml", ("expectations:\n", f"expectations:\n{block}"))
    found = versions.one()
    assert found.what == {What.MOVED}
    assert found.step is Step.MAJOR
    assert found.before is not None
    assert (found.before.group, found.thing.group) == ("Leder af ledere", "Centerchefer")


def test_other_links_are_told_by_their_names(versions: Versions) -> None:
    versions.edit(
        "roles/centerchef.yaml",
        (
            "primary: [faglighed-og-kvalitet]\n      secondary: [mod-og-nytaenkning]",
            "primary: [retning-og-effekt]\n      secondary: [mod-og-nytaenkning]",
        ),
    )
    found = versions.changes()
    assert found
    assert {one.step for one in found} == {Step.NONE}
    assert {one.what for one in found} == {frozenset({What.RELINKED})}
    [link] = found[0].relinked
    assert link.label == "Pejlemærker"
    assert (link.before, link.now) == (
        ("Faglighed og kvalitet", "Mod og nytænkning"),
        ("Retning og effekt", "Mod og nytænkning"),
    )


@pytest.mark.parametrize("said", [True, False])
def test_another_id_is_known_again(said: bool, versions: Versions) -> None:
    replaces = "    replaces: ll-oversaetter-beslutninger\n" if said else ""
    versions.edit(ROLE, (FIRST, f"  - id: ll-nyt-navn\n{replaces}"))
    found = versions.one()
    assert (set(found.what), found.step) == ({What.RENAMED}, Step.NONE)


def test_another_id_and_almost_the_same_words_are_known_again(versions: Versions) -> None:
    versions.edit(
        ROLE,
        (FIRST, "  - id: ll-nyt-navn\n"),
        ("Oversætter politiske beslutninger for", "Oversætter alle politiske beslutninger for"),
    )
    found = versions.one()
    assert (set(found.what), found.step) == ({What.RENAMED, What.REWORDED}, Step.MINOR)


def test_what_it_says_it_replaces_goes_before_words_and_ids_before_both(
    versions: Versions,
) -> None:
    told = "".join(file.read_text("utf-8") for file in versions.folder.glob("*/*.yaml"))
    other = next(one for one in ids(versions)[1:] if f"/{one}\n" not in told)
    versions.edit(ROLE, (FIRST, f"{FIRST}    replaces: {other}\n"))
    assert versions.changes() == ()
    new = expectation("ll-helt-nyt", "Inviterer byen indenfor hver måned")
    versions.cut(ROLE, f"  - id: {other}\n", "  - id: ")
    versions.edit(ROLE, (f"    replaces: {other}\n", ""))
    versions.edit(ROLE, ("expectations:\n", f"expectations:\n{new}    replaces: {other}\n"))
    found = versions.one()
    assert found.before is not None
    assert (found.before.key, found.thing.key) == (other, "ll-helt-nyt")


def test_a_role_by_another_id_keeps_its_expectations(versions: Versions) -> None:
    versions.edit(ROLE, ("id: leder-af-ledere\n", "id: lederleder\n"))
    (versions.folder / ROLE).rename(versions.folder / "roles" / "lederleder.yaml")
    for file in sorted(versions.folder.glob("*/*.yaml")):
        text = file.read_text(encoding="utf-8")
        text = text.replace("roles/leder-af-ledere/", "roles/lederleder/")
        text = text.replace("role: leder-af-ledere\n", "role: lederleder\n")
        file.write_text(text.replace("[leder-af-ledere", "[lederleder"), encoding="utf-8")
    roles = [one for one in versions.changes() if one.thing.kind is not kinds.PROMPT]
    told_of = [(one.thing.kind, set(one.what)) for one in roles if What.RELINKED not in one.what]
    assert told_of == [(kinds.ROLE, {What.RENAMED})]
    assert step_of(roles) is Step.NONE


def test_a_role_by_another_title_is_one_group(versions: Versions) -> None:
    versions.cut(ROLE, FIRST, "  - id: ")
    versions.edit(ROLE, ("title: Leder af ledere", "title: Afdelingsledere"))
    assert [(one.thing.kind, one.thing.group) for one in versions.changes()] == [
        (kinds.ROLE, "Afdelingsledere"),
        (kinds.EXPECTATION, "Afdelingsledere"),
    ]


def test_a_role_that_is_gone_is_told_of_where_it_was() -> None:
    def role(key: str) -> list[Thing]:
        said = (told("", f"Helt sit eget om {key * 9}"),)
        return [
            Thing(kinds.ROLE, key, (told("Titel", key),), group=key),
            expects(f"{key}-1", key, said),
        ]

    def numbered(*parts: Sequence[Thing]) -> list[Thing]:
        return [
            one._replace(order=at) for at, one in enumerate(one for part in parts for one in part)
        ]

    before = numbered(role("a"), role("b"), role("c"))
    now = numbered(role("a"), role("x"), role("c")[:1])
    found = [(one.thing.group, *sorted(one.what)) for one in changes(before, now)]
    assert found == [
        ("b", "removed"),
        ("b", "removed"),
        ("x", "added"),
        ("x", "added"),
        ("c", "removed"),
    ]


def test_a_new_file_of_prompts_moves_no_others(versions: Versions) -> None:
    (versions.folder / "prompts" / "aaa.yaml").write_text(
        "origin: editorial\npejlemaerke: mod-og-nytaenkning\nprompts:\n  - id: aaa\n"
        "    forum: alene\n    aim: today\n    text: Hvad gør du nu, og hvad så?\n"
        "    grounded_in: pejlemaerker/mod-og-nytaenkning\n",
        encoding="utf-8",
    )
    found = versions.one()
    assert (set(found.what), found.step) == ({What.ADDED}, Step.NONE)


@pytest.mark.parametrize(
    ("step", "version"),
    [
        (Step.NONE, "1.2.3"),
        (Step.PATCH, "1.2.4"),
        (Step.MINOR, "1.3.0"),
        (Step.MAJOR, "2.0.0"),
    ],
)
def test_the_next_version(step: Step, version: str) -> None:
    assert next_version("1.2.3", step) == version


TEXTS = st.text("abc ", min_size=1, max_size=12)
THINGS = st.lists(
    st.tuples(st.sampled_from("pqrstuv"), st.sampled_from(["r", "s"]), TEXTS),
    unique_by=lambda one: one[0],
    max_size=7,
).map(
    lambda found: [
        expects(key, home, (told("", text),), order)
        for order, (key, home, text) in enumerate(found)
    ]
)


@given(THINGS, THINGS)
def test_every_thing_is_accounted_for_once(before: list[Thing], now: list[Thing]) -> None:
    found = changes(before, now)
    assert changes(now, now) == ()
    added = [one for one in found if What.ADDED in one.what]
    removed = [one for one in found if What.REMOVED in one.what]
    assert len(before) - len(removed) == len(now) - len(added)
    assert len({one.thing.order for one in found if one.now}) == len([o for o in found if o.now])
    assert (step_of(found) is Step.MAJOR) >= bool(added or removed)


@given(THINGS, THINGS)
def test_the_way_back_calls_for_as_much(before: list[Thing], now: list[Thing]) -> None:
    there, back = changes(before, now), changes(now, before)
    assert bool(there) == bool(back)


@pytest.mark.slow
def test_thousands_of_changes_take_seconds() -> None:
    def expectations(prefix: str, extra: str) -> list[Thing]:
        return [
            expects(
                f"{prefix}{number}",
                f"r{number % 50}",
                (told("", f"Sætter retning {number * 7919} for område {number}{extra}"),),
                number,
            )
            for number in range(5000)
        ]

    before = expectations("e", "")
    begun = time.process_time()
    assert len(changes(before, expectations("e", " og følger op"))) == 5000
    assert len(changes(before, expectations("n", ""))) == 5000
    assert len(changes(before, expectations("n", " og følger op hver eneste dag"))) >= 5000
    assert time.process_time() - begun < 30
