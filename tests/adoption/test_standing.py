"""What is changed, new and removed since a framework was adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.adoption.standing import Standing, Standings, hash_of
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.words.folding import normalised

if TYPE_CHECKING:
    from pathlib import Path

ROLE = "roles/leder-af-ledere.yaml"
NAME = "roles/leder-af-ledere/ll-faglige-maal"
WORDS = "Sætter faglige mål sammen med lederne"


def standings(folder: Path) -> Standings:
    framework = load(folder, ".").framework()
    assert framework is not None
    return framework.standings


def change(folder: Path, old: str, new: str, file: str = ROLE) -> Standings:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return standings(folder)


def test_the_box_is_as_its_document_has_it(framework_copy: Path) -> None:
    found = standings(framework_copy)
    assert found.known
    assert found.record is not None
    assert len(found.record.recorded) > 100
    assert (found.record.by, found.record.date) == (None, None)
    assert "ikke oplyst" in (found.record.note or "")
    assert (dict(found.departures), found.removed) == ({}, ())


def test_other_words_are_a_change(framework_copy: Path) -> None:
    found = change(framework_copy, WORDS, WORDS.replace("faglige", "sociale"))
    assert {name: one.standing for name, one in found.departures.items()} == {
        NAME: Standing.CHANGED
    }
    assert found.removed == ()


def test_other_line_ends_and_spaces_are_none(framework_copy: Path) -> None:
    found = change(framework_copy, f"text: {WORDS}", f"text: >-\n      {WORDS}")
    assert not found.departures


def test_a_new_text_of_the_document_is_new_and_an_added_one_is_not(loose_copy: Path) -> None:
    found = change(loose_copy, f"text: {WORDS}", "text: Noget helt nyt")
    assert found.departures[NAME].text == "Noget helt nyt"
    found = change(loose_copy, "- id: ll-faglige-maal", "- id: ll-nyt")
    assert found.departures["roles/leder-af-ledere/ll-nyt"].standing is Standing.NEW
    assert found.removed == (NAME,)
    found = change(
        loose_copy,
        "text: Noget helt nyt\n    origin: document",
        "text: Noget helt nyt\n    origin: editorial",
    )
    assert not found.departures
    assert found.removed == (NAME,)


def test_an_adopted_text_that_is_marked_as_added_is_still_watched(framework_copy: Path) -> None:
    found = change(framework_copy, f"{WORDS}\n    origin: document", "Nyt\n    origin: editorial")
    assert found.departures[NAME].standing is Standing.CHANGED


def test_a_text_is_known_by_the_name_it_replaces(loose_copy: Path) -> None:
    found = change(
        loose_copy, "- id: ll-faglige-maal", "- id: ll-nyt\n    replaces: ll-faglige-maal"
    )
    assert (dict(found.departures), found.removed) == ({}, ())


@pytest.mark.parametrize("gone", ["adopted.yaml"])
def test_without_a_record_nothing_is_known(gone: str, framework_copy: Path) -> None:
    (framework_copy / gone).unlink()
    found = change(framework_copy, WORDS, "Noget andet")
    assert not found.known
    assert (dict(found.departures), found.removed) == ({}, ())


def test_a_fingerprint_is_that_of_the_words() -> None:
    assert hash_of("Sætter  mål\nsammen ") == hash_of("Sætter mål sammen")
    assert hash_of("Sa\u030atter") == hash_of("Såtter")
    assert hash_of("Sætter mål") != hash_of("sætter mål")
    assert hash_of("Sætter mål") == "2b61a605eb92f0aebe6fcb9ea9332e56"


@given(st.text())
def test_what_is_normalised_stays_as_it_is(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert hash_of(once) == hash_of(text)
