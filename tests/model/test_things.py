"""Every text that people read is one of the things that a change can be told of."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model import kinds
from ledelsesgrundlag_cli.model.texts import Texts

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.load import Loaded

REPOSITORY = Path(__file__).resolve().parents[2]
BOX = REPOSITORY / "framework"
SMALL = REPOSITORY / "tests" / "fixtures" / "valid" / "lille"


@pytest.fixture(params=[BOX, SMALL], ids=lambda path: path.name)
def loaded(request: pytest.FixtureRequest) -> Loaded:
    """Each framework in turn."""
    found = load(request.param, "framework")
    assert found.framework() is not None
    return found


def test_every_text_is_said_by_a_thing_of_its_file(loaded: Loaded) -> None:
    said = {
        (one.file, text.text, text.document)
        for one in Texts(loaded.parts).things
        for text in one.said
    }
    asked = [(one.file, one.item.text, one.item.document) for one in Texts(loaded.parts).entries]
    assert len(asked) >= 18
    assert [one for one in asked if one not in said] == []


def test_no_two_things_are_called_the_same(loaded: Loaded) -> None:
    counted = Counter((one.kind, one.key) for one in Texts(loaded.parts).things)
    assert [key for key, number in counted.items() if number > 1] == []


def test_a_thing_stands_where_its_id_is(loaded: Loaded) -> None:
    seen = set()
    for one in Texts(loaded.parts).things:
        if one.kind in {kinds.FRAMEWORK, kinds.SHEET} or one.loc == ("case",):
            continue
        source = loaded.sources[one.file]
        span = source.span((*one.loc, "expectation" if one.kind is kinds.INTERVIEW else "id"))
        line = source.file.raw.decode("utf-8").split("\n")[span.line - 1]
        assert line[span.column - 1 :].startswith(one.id), one
        seen.add(one.kind)
    assert {kinds.ROLE, kinds.EXPECTATION, kinds.PEJLEMAERKE} <= seen


def test_things_come_in_reading_order() -> None:
    found = Texts(load(BOX, "framework").parts).things
    assert [one.order for one in found] == list(range(len(found)))
    groups = list(dict.fromkeys(one.group for one in found))
    assert groups[0] == "Det fælles"
    roles = [one.key for one in found if one.kind is kinds.ROLE]
    assert roles == ["direktoer", "centerchef", "leder-af-ledere", "leder-af-medarbejdere"]
    assert groups.index("Centerchefer") < groups.index("Citater") < groups.index("Ark")
    assert {one.kind for one in found} == set(kinds.KINDS)


def test_the_same_id_in_two_files_is_two_things(tmp_path: Path) -> None:
    """A chapter may be called what a question of the guidance is, or even ``quotes``."""
    for name, text in {
        "chapters/quotes.yaml": "id: quotes\norder: 1\ntitle: Et\norigin: document\n"
        "paragraphs:\n  - id: alt\n    text: Her.\n",
        "quotes.yaml": "origin: document\nintroduction:\n  id: alt\n  text: Der.\nquotes:\n"
        "  - id: et\n    text: Ja.\n    attribution: leder a\n    speaker: leder\n",
        "guidance.yaml": "id: quotes\ntitle: Vejledning\norigin: document\nquestions:\n"
        "  - id: quotes\n    question: Hvad?\n    answer:\n      - id: alt\n        text: Ja.\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = Texts(load(tmp_path, "").parts).things
    assert len(found) == 7
    assert len({(one.kind, one.key) for one in found}) == 7
