"""Nothing passes for adopted that is not: each text by its address, and the record itself."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.copies import copy_of
from tests.lint.edited import (
    CENTRE,
    CORE,
    GOALS,
    LEADERS,
    LOG,
    META,
    RECORD,
    SOURCE,
    TOP,
    Edited,
    Told,
)
from tests.long import examples

from ledelsesgrundlag_cli.cli.run import run
from ledelsesgrundlag_cli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

HASHES = Path(__file__).resolve().parents[2] / "fixtures" / "vedtaget-som-hashes.yaml"
BOX = Path(__file__).resolve().parents[3] / "framework"


@pytest.fixture
def edited(loose_copy: Path) -> Edited:
    """The framework in the box, to be edited."""
    return Edited(loose_copy)


# Each slip: what is done, and what is told, where


def alike(one: Edited) -> None:
    for name in ("chapters/det-saerlige.yaml", SOURCE):
        one.edit(name, "ved vi ikke alt", "ved vi alt")


def alike_in_a_quote(one: Edited) -> None:
    for name in ("quotes.yaml", SOURCE):
        one.edit(name, "tydelig i kommunikationen", "klar i kommunikationen")


def in_the_text_alone(one: Edited) -> None:
    one.edit(LEADERS, GOALS, "Sætter faglige mål for lederne")


def in_the_text_and_the_record(one: Edited) -> None:
    for name in (LEADERS, RECORD):
        one.edit(name, GOALS, "Sætter sociale mål sammen med lederne")


def in_the_record_alone(one: Edited) -> None:
    one.edit(RECORD, GOALS, "Sætter sociale mål sammen med lederne")


def thinned(one: Edited) -> None:
    one.edit(RECORD, f"  roles/leder-af-ledere/ll-faglige-maal: {GOALS}\n", "")


def in_the_source_alone(one: Edited) -> None:
    one.edit(SOURCE, GOALS, "Sætter faglige mål for lederne")


def out_of_the_source(one: Edited) -> None:
    one.edit(SOURCE, GOALS, "")


def more_in_the_source(one: Edited) -> None:
    one.write(SOURCE, one.read(SOURCE) + "\n\nNoget helt nyt\n")


def swapped_words(one: Edited) -> None:
    one.edit(LEADERS, f"text: {GOALS}", "text: @")
    one.edit(LEADERS, f"text: {CORE}", f"text: {GOALS}")
    one.edit(LEADERS, "text: @", f"text: {CORE}")


def swapped_ids(one: Edited) -> None:
    one.edit(LEADERS, "id: ll-faglige-maal", "id: x")
    one.edit(LEADERS, "id: ll-kvalificerer-kerneopgaven", "id: ll-faglige-maal")
    one.edit(LEADERS, "id: x", "id: ll-kvalificerer-kerneopgaven")


def moved(one: Edited) -> None:
    one.put_last(TOP, one.take_out(LEADERS, "ll-faglige-maal"))


def copied(one: Edited) -> None:
    one.put_last(TOP, one.block(LEADERS, "ll-faglige-maal").replace("ll-", "d-"))


def copied_before_the_other(one: Edited) -> None:
    """The copy stands in an earlier file than the text it was made of."""
    one.edit(
        CENTRE, "text: Skaber rammer og strukturer for tværgående løsninger", f"text: {GOALS}"
    )


def reused(one: Edited) -> None:
    one.edit(LEADERS, f"text: {GOALS}", "text: Holder ugentlige møder i hele huset")


def relabelled(one: Edited) -> None:
    block = one.block(LEADERS, "ll-faglige-maal")
    one.edit(LEADERS, block, block.replace("origin: document", "origin: editorial", 1))


def relabelled_chapter(one: Edited) -> None:
    one.edit("chapters/grundvilkaaret.yaml", "\norigin: document", "\norigin: editorial")


def another_id(one: Edited) -> None:
    one.edit(LEADERS, "id: ll-kvalificerer-kerneopgaven", "id: ll-kerneopgaven")


def gone(one: Edited) -> None:
    one.take_out(LEADERS, "ll-rammer-og-retning")


def gone_from_the_source_too(one: Edited) -> None:
    gone(one)
    one.edit(
        SOURCE, "Giver rammer og retning i både tværorganisatorisk og faglig opgaveløsning", ""
    )


def last_one_gone(one: Edited) -> None:
    one.take_out(LEADERS, "ll-involvering-og-trivsel")


def new(one: Edited) -> None:
    block = one.block(LEADERS, "ll-faglige-maal").replace("ll-faglige-maal", "ll-ny")
    one.put_last(LEADERS, block.replace(GOALS, "Inviterer byen indenfor hver måned"))


def new_in_the_source_too(one: Edited) -> None:
    new(one)
    one.edit(SOURCE, GOALS, f"{GOALS}\n\nInviterer byen indenfor hver måned")


def another_speaker(one: Edited) -> None:
    one.edit("quotes.yaml", "attribution: en medarbejder", "attribution: en leder")


def another_title(one: Edited) -> None:
    one.edit(LEADERS, "title: Leder af ledere", "title: Chefer")


IN_GOALS = f"text: {GOALS}"
LAST_LINE = (
    "note: Skal være ”hele centerområdet og organisationen”, som hos leder af medarbejdere."
)
"""Of the expectation before the last one."""
SLIPS: list[tuple[Callable[[Edited], None], list[Told]]] = [
    (alike, [Told("LG706", "chapters/det-saerlige.yaml", "text: >-")]),
    (alike_in_a_quote, [Told("LG706", "quotes.yaml", "text: >-")]),
    (in_the_text_alone, [Told("LG301", LEADERS, "text: Sætter faglige mål for lederne")]),
    (
        in_the_text_and_the_record,
        [Told("LG312", LEADERS, IN_GOALS.replace("faglige", "sociale"))],
    ),
    (in_the_record_alone, [Told("LG706", LEADERS, IN_GOALS)]),
    (thinned, [Told("LG706", LEADERS, IN_GOALS)]),
    (in_the_source_alone, [Told("LG312", LEADERS, IN_GOALS)]),
    (out_of_the_source, [Told("LG312", LEADERS, IN_GOALS)]),
    (more_in_the_source, [Told("LG312", SOURCE, "Noget helt nyt")]),
    (swapped_words, [Told("LG308", LEADERS, f"text: {CORE}"), Told("LG308", LEADERS, IN_GOALS)]),
    (swapped_ids, [Told("LG308", LEADERS, IN_GOALS), Told("LG308", LEADERS, f"text: {CORE}")]),
    (moved, [Told("LG308", TOP, IN_GOALS)]),
    (copied, [Told("LG308", TOP, IN_GOALS)]),
    (copied_before_the_other, [Told("LG308", CENTRE, IN_GOALS)]),
    (reused, [Told("LG309", LEADERS, "text: Holder ugentlige møder i hele huset")]),
    (relabelled, [Told("LG310", LEADERS, "origin: editorial")]),
    (relabelled_chapter, [Told("LG310", "chapters/grundvilkaaret.yaml", "origin: editorial")]),
    (another_id, [Told("LG702", LEADERS, "- id: ll-kerneopgaven")]),
    (gone, [Told("LG302", LEADERS, "- id: ll-faglige-maal")]),
    (gone_from_the_source_too, [Told("LG302", LEADERS, "- id: ll-faglige-maal")]),
    (
        last_one_gone,
        [
            Told(
                "LG302",
                LEADERS,
                LAST_LINE,
            )
        ],
    ),
    (new, [Told("LG301", LEADERS, "text: Inviterer byen indenfor hver måned")]),
    (new_in_the_source_too, [Told("LG706", LEADERS, "text: Inviterer byen indenfor hver måned")]),
    (another_speaker, [Told("LG301", "quotes.yaml", "attribution: en leder")]),
    (another_title, [Told("LG301", LEADERS, "title: Chefer")]),
]
of_words = pytest.mark.parametrize(
    ("slip", "wanted"), SLIPS, ids=[one.__name__ for one, _ in SLIPS]
)
IN_RECORD = {in_the_text_and_the_record, in_the_record_alone, thinned}
"""Slips that need a record of words to be made."""


@of_words
def test_a_slip_is_told_at_its_text_and_once(
    slip: Callable[[Edited], None], wanted: list[Told], edited: Edited
) -> None:
    slip(edited)
    found = edited.findings()
    assert edited.placed(found) == wanted
    assert {one.severity for one in found} == {Severity.ERROR}


@of_words
def test_in_a_draft_it_is_a_note(
    slip: Callable[[Edited], None], wanted: list[Told], edited: Edited
) -> None:
    slip(edited)
    edited.status("draft")
    told = edited.findings()
    found = [one for one in told if one.code != "LG702"]
    assert {one.severity for one in found} <= {Severity.NOTE}
    assert [one.line for one in edited.placed(told)] == [one.line for one in wanted]
    assert all("status: draft" not in one.remedy for one in found)


@pytest.mark.parametrize(
    ("slip", "wanted"),
    [one for one in SLIPS if one[0] not in IN_RECORD],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_record_of_hashes_tells_it_too(
    slip: Callable[[Edited], None], wanted: list[Told], edited: Edited
) -> None:
    shutil.copy(HASHES, edited.folder / RECORD)
    slip(edited)
    assert edited.told() == wanted


def test_of_a_record_of_hashes_nothing_is_told(edited: Edited) -> None:
    shutil.copy(HASHES, edited.folder / RECORD)
    assert edited.told() == []


@pytest.mark.slow
@of_words
def test_it_is_told_against_an_earlier_version_too(
    slip: Callable[[Edited], None], wanted: list[Told], edited: Edited
) -> None:
    slip(edited)
    found = [one for one in edited.told(BOX) if one.code != "LG701"]
    places = [(one.file, one.line) for one in found]
    assert [(one.file, one.line) for one in wanted] == places


def test_what_was_edited_in_all_three_is_told_against_an_earlier_version(edited: Edited) -> None:
    for name in (LEADERS, SOURCE, RECORD):
        edited.edit(name, GOALS, "Sætter sociale mål sammen med lederne")
    line = "text: Sætter sociale mål sammen med lederne"
    assert Told("LG706", LEADERS, line) in edited.told(BOX)


@pytest.mark.parametrize("slip", [in_the_record_alone, thinned])
def test_a_record_that_was_changed_is_told_against_an_earlier_version(
    slip: Callable[[Edited], None], edited: Edited
) -> None:
    slip(edited)
    assert edited.told(BOX) == [Told("LG708", LEADERS, IN_GOALS)]
    assert "adopted.yaml" in edited.findings(BOX)[0].remedy


# The record as such


def test_a_record_that_is_gone(edited: Edited) -> None:
    (edited.folder / RECORD).unlink()
    [found] = edited.findings()
    assert (found.code, found.severity) == ("LG705", Severity.NOTE)
    assert edited.told(BOX) == [Told("LG708", META, "status: reproduced")]


@pytest.mark.parametrize("status", ["adopted", "draft"])
def test_what_was_adopted_is_not_without_its_record(status: str, edited: Edited) -> None:
    edited.adopt()
    assert edited.told() == []
    (edited.folder / RECORD).unlink()
    edited.status(status)
    [found] = edited.findings()
    assert (found.code, found.severity) == ("LG705", Severity.ERROR)


def test_what_is_called_adopted_must_say_by_whom_and_when(edited: Edited) -> None:
    edited.status("adopted")
    assert edited.told() == [Told("LG705", META, "status: adopted")]
    edited.status("reproduced")
    edited.adopt()
    assert edited.told() == []
    edited.edit(RECORD, "by: Direktionen\n", "")
    assert edited.told() == [Told("LG705", META, "status: adopted")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("by: Direktionen", "by: Byrådet"), ("date: '2026-12-01'", "date: '2026-11-01'")],
)
def test_by_whom_and_when_stands_in_two_places(old: str, new: str, edited: Edited) -> None:
    edited.adopt()
    edited.edit(RECORD, old, new)
    assert edited.told() == [Told("LG708", RECORD, new)]
    edited.write(META, re.sub("note: .*", "note: Vedtaget, se referatet.", edited.read(META)))
    assert edited.told() == []


@pytest.mark.parametrize(
    ("file", "new"),
    [(META, "version: 0.9.9"), (RECORD, "version: 1.0.1"), (RECORD, "version: 2.0.0")],
)
def test_a_version_below_the_recorded_one(file: str, new: str, edited: Edited) -> None:
    edited.edit(file, "version: 1.0.0", new)
    line = new if file == META else "version: 1.0.0"
    assert edited.told() == [Told("LG707", META, line)]
    assert edited.findings()[0].severity is Severity.ERROR


def test_a_version_beside_the_recorded_one(edited: Edited) -> None:
    edited.edit(META, "version: 1.0.0", "version: 1.1.0")
    assert edited.told() == [Told("LG707", META, "version: 1.1.0")]
    edited.edit(LOG, "## 1.0.0", "## 1.1.0\n\n- Nye spørgsmål.\n\n## 1.0.0")
    assert edited.told() == []
    edited.adopt()  # what was adopted is 1.0.0 still
    assert edited.told() == [Told("LG707", META, "version: 1.1.0")]
    edited.status("draft")
    assert edited.told() == []


def without_a_record(edited: Edited) -> None:
    (edited.folder / RECORD).unlink()
    edited.edit(META, "\nstatus: reproduced", "\nstatus: draft")


def test_a_heading_under_each_role_is_no_text_that_is_missing(edited: Edited) -> None:
    without_a_record(edited)
    heading = "Forventninger til lederrollen\n"
    text = edited.read(SOURCE)
    assert text.count(heading) == 4
    edited.write(SOURCE, text.replace(heading, f"{heading}\nI hverdagen skal du\n"))
    assert edited.told(None, "LG302") == []
    once = edited.read(SOURCE).replace("I hverdagen skal du\n", "Om aftenen\n", 1)
    edited.write(SOURCE, once)
    assert len(edited.told(None, "LG302")) == 4
    edited.write(SOURCE, text.replace(heading, f"{heading}\n• Går hjem kl. 16\n"))
    assert len(edited.told(None, "LG302")) == 4


def test_what_is_missing_is_shown_without_the_bullet_of_the_extract(edited: Edited) -> None:
    without_a_record(edited)
    edited.take_out(LEADERS, "ll-faglige-maal")
    [found] = [one for one in edited.findings() if one.code == "LG302"]
    assert GOALS in found.message
    assert "•" not in found.message


def test_of_an_id_that_two_texts_have_is_told_once(edited: Edited) -> None:
    taken = "id: ll-sparring-og-feedback\n"
    edited.edit(LEADERS, "id: ll-faglige-maal\n", taken)
    assert edited.read(LEADERS).count(taken) == 2
    codes = [one.code for one in edited.told()]
    assert codes.count("LG201") == 1
    assert set(codes) <= {"LG201", "LG202"}


def test_a_role_by_another_name_is_one_slip(edited: Edited) -> None:
    (edited.folder / TOP).rename(edited.folder / "roles/direktion.yaml")
    edited.edit("roles/direktion.yaml", "id: direktoer", "id: direktion")
    for path in (edited.folder / "prompts").iterdir():
        text = path.read_text(encoding="utf-8")
        text = text.replace("roles/direktoer/", "roles/direktion/")
        path.write_text(text.replace("role: direktoer", "role: direktion"), encoding="utf-8")
    assert edited.told() == [Told("LG702", "roles/direktion.yaml", "id: direktion")]


# What is right


def adopted_as_it_is(one: Edited) -> None:
    one.adopt()


def patched_for_a_question(one: Edited) -> None:
    one.adopt()
    one.edit(META, "version: 1.0.0", "version: 1.0.1")
    one.edit(LOG, "## 1.0.0", "## 1.0.1\n\n- Et nyt spørgsmål.\n\n## 1.0.0")


def reordered(one: Edited) -> None:
    one.put_last(LEADERS, one.take_out(LEADERS, "ll-faglige-maal"))


def replaced(one: Edited) -> None:
    one.status("draft")
    one.edit(LEADERS, "id: ll-faglige-maal", "id: ll-maal\n    replaces: ll-faglige-maal")


def added(one: Edited) -> None:
    new(one)
    block = one.block(LEADERS, "ll-ny")
    one.edit(LEADERS, block, block.replace("origin: document", "origin: editorial", 1))


def laid_out_otherwise(one: Edited) -> None:
    one.edit(
        LEADERS, f"text: {GOALS}", "text: >-\n      Sætter faglige mål\n      sammen med lederne"
    )


def linked_otherwise(one: Edited) -> None:
    one.edit(LEADERS, "secondary: [dialog-og-involvering]", "secondary: [mod-og-nytaenkning]")


def noted_otherwise(one: Edited) -> None:
    one.adopt()
    one.write(META, re.sub("note: .*", "note: Se referatet fra mødet.", one.read(META)))


@pytest.mark.parametrize("hashes", [False, True])
@pytest.mark.parametrize(
    "change",
    [
        adopted_as_it_is,
        patched_for_a_question,
        reordered,
        replaced,
        added,
        laid_out_otherwise,
        linked_otherwise,
        noted_otherwise,
    ],
)
def test_what_is_right_is_silent(
    change: Callable[[Edited], None], hashes: bool, edited: Edited
) -> None:
    if hashes:
        shutil.copy(HASHES, edited.folder / RECORD)
    before = edited.read(LEADERS), edited.read(META)
    change(edited)
    assert (edited.read(LEADERS), edited.read(META)) != before
    assert edited.told() == []


# Lint and status


WORDS = st.sampled_from([GOALS, CORE, "Noget helt andet", "Sætter faglige mål for lederne"])
PLACES = st.sampled_from(
    [
        (LEADERS, "    text: ", GOALS),
        (LEADERS, "    text: ", CORE),
        (RECORD, "ll-faglige-maal: ", GOALS),
        (SOURCE, "", GOALS),
    ]
)
IDS = st.sampled_from(["ll-faglige-maal", "ll-taet-paa-lederen", "ll-omsaetter-maal"])


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """A framework that is made anew for each example."""
    folder = tmp_path_factory.mktemp("ground")
    (folder / "lg.toml").write_text("[tjek]\nstavning = false\n", encoding="utf-8")
    return Edited(folder / "framework")


@pytest.mark.slow
@settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    words=st.lists(st.tuples(PLACES, WORDS), max_size=3),
    gone=st.lists(IDS, max_size=2, unique=True).flatmap(
        lambda gone: st.tuples(st.just(gone), st.none() | IDS.filter(lambda id_: id_ not in gone))
    ),
    editorial=st.booleans(),
    status=st.sampled_from(["draft", "reproduced"]),
)
def test_status_counts_a_change_where_lint_has_a_finding(
    words: list[tuple[tuple[str, str, str], str]],
    gone: tuple[list[str], str | None],
    editorial: bool,
    status: str,
    ground: Edited,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.rmtree(ground.folder, ignore_errors=True)
    copy_of(BOX, ground.folder)
    ground.status(status)
    for (name, before, old), now in words:
        text = ground.read(name)
        ground.write(name, text.replace(f"{before}{old}", f"{before}{now}", 1))
    if editorial:
        relabelled(ground)
    taken_out, another = gone
    for id_ in taken_out:
        ground.take_out(LEADERS, id_)
    if another:
        ground.edit(LEADERS, f"id: {another}\n", "id: ll-ny\n")
    code = run(["status", "--framework", str(ground.folder)])
    out, _ = capsys.readouterr()
    departs = ground.told(None, "LG30", "LG31", "LG702", "LG706")
    assert code == (0 if "Siden da" in out else 1)  # 1: a reference leads nowhere
    if code == 0:
        assert ("Siden da:  ingen ændringer" in out) == (not departs)
