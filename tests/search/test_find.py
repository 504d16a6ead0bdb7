"""Searching as Danish is written and inflected, and which texts come first."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import FRAMEWORK
from tests.long import some

from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.kinds import KINDS
from ledelsesgrundlag_cli.model.texts import Texts
from ledelsesgrundlag_cli.search.find import (
    INSIDE,
    ITS_BEGINNING,
    ITS_INFLECTION,
    THE_WORD,
    find,
    fold,
    has_words,
    stem,
    unknown,
    words_in,
)
from ledelsesgrundlag_cli.search.texts import Searchable, searchable


def texts(*written: str) -> list[Searchable]:
    return [Searchable(one, "kapitel", "Et kapitel", None, "a.yaml", (), False) for one in written]


def found(words: str, *written: str) -> list[str]:
    """The texts that are found, the best first."""
    return [hit.text.text for hit in find(texts(*written), words)]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ærø", "aeroe"),
        ("ÅRSAG", "aarsag"),
        ("aarsag", "aarsag"),
        ("Øst", "oest"),
        (unicodedata.normalize("NFD", "Åben"), "aaben"),
        ("idé", "ide"),
        ("ledel\u00adse", "ledelse"),
        ("Straße", "strasse"),
        ("\u210cjælp", "hjaelp"),
        ("Ǽra og \u1d2dra", "aera og aera"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.slow
def test_folding_a_folded_letter_changes_nothing() -> None:
    letters = [
        chr(code) for code in some(range(sys.maxunicode + 1), 5) if not 0xD800 <= code < 0xE000
    ]
    folded = {fold(one) for one in letters}
    assert len(folded) > 100_000
    assert [one for one in folded if fold(one) != one] == []


@given(st.text(max_size=20))
def test_folding_a_folded_word_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("looked_for", "stands"),
    [
        ("aaben", "Åben"),
        ("ÅBENT", "åben"),
        ("soege", "søger"),
        ("medarbejder", "medarbejderne"),
        ("medarbejderne", "medarbejder"),
        ("medarbejdernes", "medarbejdere"),
        ("lederne", "leder"),
        ("leder", "lederens"),
        ("målene", "mål"),
        ("trivslen", "trivsel"),
        ("trivsel", "trivslen"),
        ("prioriterer", "prioriteringer"),
        ("beslutning", "beslutninger"),
        ("faglig", "fagligt"),
        ("trivsel", "medarbejdertrivsel"),
        ("videns", "videns- og"),
        ("LUS", "lus-ark"),
    ],
)
def test_a_word_is_found_however_it_is_inflected(looked_for: str, stands: str) -> None:
    assert found(looked_for, stands) == [stands]


@pytest.mark.parametrize(
    ("looked_for", "stands"),
    [
        ("ærlig", "særlige"),
        ("borgere", "borgmesteren"),
        ("i", "ikke"),
        ("og", "også"),
        ("mål", "smal"),
        ("ledelse", "led"),
        ("måle", "målopfyldelse"),
        ("rette", "retning"),
    ],
)
def test_other_words_are_not_found(looked_for: str, stands: str) -> None:
    assert found(looked_for, stands) == []


def test_the_word_comes_before_its_beginning_its_inflection_and_compounds() -> None:
    best_first = ["ledelsen", "ledelsens", "ledelse", "topledelsen"]
    assert found("ledelsen", *reversed(best_first)) == best_first
    assert THE_WORD < ITS_BEGINNING < ITS_INFLECTION < INSIDE


def test_words_that_stand_together_come_first() -> None:
    apart, together = "mål, der er faglige", "sætter faglige mål"
    assert found("faglige mål", apart, together) == [together, apart]


def test_texts_that_match_as_well_stay_in_order() -> None:
    assert found("mål", "b mål", "a mål", "c mål") == ["b mål", "a mål", "c mål"]


def test_all_the_words_must_be_there() -> None:
    assert found("mål borger", "mål", "borgere", "mål for borgere") == ["mål for borgere"]
    assert not has_words("mål", "mål borger")


def test_every_place_of_a_word_is_told() -> None:
    text = "Åbne mål – og målet\u00ads æble"
    [hit] = find(texts(text), "maal")
    assert [text[start:end] for start, end in hit.words] == ["mål", "målet\u00ads"]


@pytest.mark.parametrize("nothing", ["", "  ", "–", "?!"])
def test_nothing_finds_nothing(nothing: str) -> None:
    assert words_in(nothing) == []
    assert found(nothing, "mål") == []


def test_words_that_stand_nowhere_are_told_with_those_like_them() -> None:
    assert unknown(texts("Trivsel og mål", "åbenhed"), "trisvel maal aabenhxd xyz") == {
        "trisvel": ["trivsel"],
        "aabenhxd": ["åbenhed"],
        "xyz": [],
    }


def test_a_short_word_keeps_its_ending() -> None:
    assert (stem("led"), stem("moedet"), stem("medarbejderne")) == ("led", "moed", "medarbejd")


@pytest.mark.slow
def test_every_text_of_the_framework_can_be_found() -> None:
    """Kind by kind; each is found by its own words, and stands where it says."""
    loaded = load(FRAMEWORK, "framework")
    known = searchable(Texts(loaded.parts))
    assert {one.kind for one in known} == {one.found_as for one in KINDS if one.found_as}
    places = {(one.file, one.loc) for one in known}
    for file, part in loaded.parts.items():
        for item in part.texts():
            assert (file, item.loc) in places or item.loc[-1] == "attribution", item
    assert len(known) > 250
    for one in known:
        data = loaded.sources[one.file].data
        for step in one.loc:
            data = data[step]
        assert data == one.text
        assert has_words(one.text, one.text)
        assert one.belongs_to


def test_it_is_said_what_a_text_belongs_to() -> None:
    known = {
        (one.kind, one.id): one for one in searchable(Texts(load(FRAMEWORK, "framework").parts))
    }
    assert known["forventning", "ll-faglige-maal"].belongs_to == "Leder af ledere"
    assert not known["forventning", "ll-faglige-maal"].added
    prompt = known["spørgsmål", "c-rolle-idag"]
    assert prompt.belongs_to == "Retning og effekt · For dig selv · Centerchefer"
    assert prompt.added
    assert known["citat", "ordentlighed"].belongs_to == "en leder"
    assert known["værktøj", "lus"].belongs_to == "LUS"
    assert known["vejledning", "ikke-sort-eller-hvidt"].belongs_to.startswith("Skal vi ”kun”")


def test_roles_come_in_the_order_of_the_chain() -> None:
    known = searchable(Texts(load(FRAMEWORK, "framework").parts))
    titles = [one.belongs_to for one in known if one.kind == "forventning"]
    assert list(dict.fromkeys(titles)) == [
        *("Direktører", "Centerchefer", "Leder af ledere", "Leder af medarbejdere"),
    ]
