"""*Til samtalen*: what each has shared, by topic; nothing counted, nothing matched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.documents.sharing import BY_LEADER, BY_NEAREST, talk_of

from ledelsesgrundlag_cli.documents import blocks

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework


def tables(document: blocks.Document) -> dict[str, blocks.Table]:
    return {one.id: one for one in document.blocks if isinstance(one, blocks.Table)}


def rows(table: blocks.Table) -> dict[str | None, list[list[str]]]:
    return {
        row.title: [
            [" ".join(piece.text for piece in one.pieces) for one in cell] for cell in row.cells
        ]
        for row in table.rows
    }


def test_topics_are_rows_and_sides_are_columns(framework: Framework) -> None:
    found = tables(talk_of(framework))
    assert [one.title for one in found["emner"].columns] == ["Lederen", "Nærmeste leder"]
    assert rows(found["emner"]) == {
        "Det, der lykkes": [
            ["Vi har fået ro på vagtplanen.", "Det kan mærkes."],
            ["Du får folk til at tale sammen på tværs."],
        ],
        "Det vigtigste nu": [["Ikke delt"], ["Ikke delt"]],
        "Ledelsesrum og balance": [["Ikke delt"], ["Ikke delt"]],
        "Vores samarbejde": [["Ikke delt"], ["Ikke delt"]],
        "Andet": [["Hold fast: Det blev en vane"], ["Ikke delt"]],
    }
    asked = [one.question for one in found["emner"].rows[0].cells[0]]
    assert asked == ["Hvad er lykkedes siden sidst, og hvad vil du gerne fortælle om det?", None]


def test_each_has_chosen_in_a_list_of_its_own(framework: Framework) -> None:
    chosen = tables(talk_of(framework))["valgt"]
    assert [one.title for one in chosen.columns] == [
        "Lederen har valgt",
        "Nærmeste leder har valgt",
    ]
    assert rows(chosen) == {None: [["Sætter faglige mål sammen med lederne"], ["Faglige mål"]]}


def test_the_dial_is_in_the_leaders_words_alone(framework: Framework) -> None:
    dial = tables(talk_of(framework))["leder-skru"]
    assert [one.title for one in dial.columns] == ["Lederen"]
    assert rows(dial) == {"Mod og nytænkning": [["Skru op: Vi prøver for lidt af"]]}


def test_empty_and_held_back_read_the_same(framework: Framework) -> None:
    document = talk_of(framework, {"leder-lykkedes": "Ro"}, {})
    said = [one for block in document.blocks for one in blocks.words_in(block)]
    assert said.count("Ikke delt") == 10
    assert "leder-skru" not in tables(document)


def test_nothing_is_counted_or_compared(framework: Framework) -> None:
    """No number stands there but those of the day and of an agreement that somebody named."""
    document = talk_of(framework)
    said = " ".join(one for block in document.blocks for one in blocks.words_in(block))
    said = re.sub(r"1\. december 2027|Aftale 2 fra sidst", "", said)
    texts = [text for text in said.split() if "-" not in text and "_" not in text]
    assert len(texts) > 80
    assert [one for one in texts if re.search(r"\d", one)] == []
    assert not re.search(r"enige|fælles valg|match|i alt", said)


def test_the_page_goes_when_the_talk_is_held(framework: Framework) -> None:
    texts = [one.text for one in talk_of(framework).blocks if isinstance(one, blocks.Text)]
    assert "Slet arket senest 1. december 2027." in texts
    assert talk_of(framework).personal


def test_all_that_is_shared_stands_there(framework: Framework) -> None:
    said = " ".join(one for block in talk_of(framework).blocks for one in blocks.words_in(block))
    texts = [
        line
        for given in (BY_LEADER, BY_NEAREST)
        for one in given.values()
        if isinstance(one, str) and not one.startswith("valg-")
        for line in one.split("\n")
    ]
    assert len(texts) == 6
    assert [one for one in texts if one not in said] == []
