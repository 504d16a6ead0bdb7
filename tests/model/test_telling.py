"""Each part of the model tells of all its texts, and one that tells of nothing fails loudly."""

from __future__ import annotations

import itertools
import re
import types
import typing
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import StringConstraints

from ledelsesgrundlag_cli.model.base import Model, NotForReaders, Part
from ledelsesgrundlag_cli.model.layout import LAYOUT as OF_FRAMEWORKS
from ledelsesgrundlag_cli.model.local import LocalUnit
from ledelsesgrundlag_cli.model.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT: dict[str, type[Part]] = {**OF_FRAMEWORKS, "lokalt/": LocalUnit}
TEXT_PATTERN = r"\S"
DATED_PATTERN = r"\{dato\}"
UNIONS = (typing.Union, types.UnionType)


def subclasses(cls: type[Part]) -> Iterator[type[Part]]:
    for one in cls.__subclasses__():
        yield one
        yield from subclasses(one)


class Filler:
    """Makes a model with every field filled in, each text by words of its own."""

    def __init__(self) -> None:
        self._counter = itertools.count(1)
        self.told_by: dict[str, str] = {}
        self.excused: dict[str, str] = {}

    def model(self, cls: type[Model]) -> dict[str, Any]:
        """Return what a file could say of a model, with all its fields."""
        hints = typing.get_type_hints(cls, include_extras=True)
        made = {
            field.alias or name: self._value(hints[name], f"{cls.__name__}.{name}", [])
            for name, field in cls.model_fields.items()
        }
        if cls.model_config.get("extra") == "allow":
            _, more = get_args(hints["__pydantic_extra__"])
            made["leder"] = self._value(more, f"{cls.__name__}.*", [])
        return made

    def _value(self, hint: Any, where: str, marks: list[Any]) -> Any:
        origin, given = get_origin(hint), get_args(hint)
        made: Any
        if origin is Annotated:
            made = self._value(given[0], where, [*marks, *given[1:]])
        elif origin in UNIONS:
            made = self._value(given[0], where, marks)  # the other is None
        elif origin is tuple:
            made = self._items(given[0], where)
        elif origin is dict:
            key = "a/b" if given[0] is str else self._value(given[0], f"{where}.key", [])
            made = {key: self._value(given[1], where, marks)}
        elif origin is Literal:
            made = given[-1]
        else:
            made = self._plain(hint, where, marks)
        return made

    def _plain(self, hint: type, where: str, marks: list[Any]) -> Any:
        if issubclass(hint, Enum):
            return next(iter(hint)).value
        if issubclass(hint, Model):
            return self.model(hint)
        if hint in {int, bool}:
            limits = (limit for one in marks for limit in getattr(one, "metadata", ()))
            return hint(next((limit.ge for limit in limits if hasattr(limit, "ge")), 1))
        assert hint is str, (where, hint)
        return self._text(where, marks)

    def _items(self, hint: Any, where: str) -> list[Any]:
        """One of each, where several models can stand, else two."""
        inner = get_args(hint)[0] if get_origin(hint) is Annotated else hint
        several = get_args(inner) if get_origin(inner) in UNIONS else ()
        return [self._value(one, where, []) for one in several or (hint, hint)]

    def _text(self, where: str, marks: list[Any]) -> str:
        number = next(self._counter)
        pattern = next((one.pattern for one in marks if isinstance(one, StringConstraints)), None)
        if pattern in {TEXT_PATTERN, DATED_PATTERN}:
            words = f"Ord {number}" + " {dato}" * (pattern == DATED_PATTERN)
            reasons = [one.reason for one in marks if isinstance(one, NotForReaders)]
            (self.excused if reasons else self.told_by)[words] = where
            assert all(len(reason) > 10 for reason in reasons), where
            return words
        assert pattern is not None, f"{where}: neither a text nor something else that is known"
        examples = (f"navn-{number}", f"a/b-{number}", "1.0.0", "2026-12-01", "source/a.txt")
        return next(one for one in (*examples, f"{number:032x}") if re.search(str(pattern), one))


@pytest.mark.parametrize("name", LAYOUT)
def test_every_text_of_every_model_is_told(name: str) -> None:
    filler = Filler()
    cls = LAYOUT[name]
    part = cls.model_validate(filler.model(cls))
    file = f"{name}et.yaml" if name.endswith("/") else name
    [*things] = Texts({file: part}).things
    told = {said.text for thing in things for said in thing.said}
    told |= {other.name for thing in things for other in thing.other_names}
    assert {where for words, where in filler.told_by.items() if words not in told} == set()
    assert {where for words, where in filler.excused.items() if words in told} == set()
    assert told <= {*filler.told_by}


def test_the_guard_sees_many_texts() -> None:
    filler = Filler()
    for cls in LAYOUT.values():
        filler.model(cls)
    told, excused = set(filler.told_by.values()), set(filler.excused.values())
    assert len(told) >= 40
    assert {"Role.singular", "Tool.short", "DialBlock.options", "Wording.*"} <= told
    assert {"Sic.note", "Quote.speaker", "Excerpt.text", "TermsFile.words"} <= excused
    assert "TermsFile.jargon" in excused
    assert len(excused) <= 15


def test_every_kind_of_part_tells_something_or_says_that_it_does_not() -> None:
    found = [one for one in subclasses(Part) if one.__module__.startswith("ledelsesgrundlag_cli")]
    assert set(LAYOUT.values()) == set(found)
    assert len(found) >= 14
    assert [one.__name__ for one in found if one.things is Part.things] == []


def test_a_part_that_tells_nothing_fails_by_name() -> None:
    class Silent(Part):
        words: str

    part = Silent(words="Ingen hører mig.")
    with pytest.raises(NotImplementedError, match="Silent"):
        list(part.things())
    with pytest.raises(NotImplementedError, match="Silent"):
        list(part.texts())
    with pytest.raises(NotImplementedError, match="Silent"):
        assert Texts({"silent.yaml": part}).entries


def test_a_reference_leads_to_a_kind_that_some_file_gives() -> None:
    from ledelsesgrundlag_cli.model.kinds import KINDS, PASSAGE, WHOLE_SHEET

    given = {kind for model in LAYOUT.values() for kind in model.gives}
    known = {one.key for one in (*KINDS, PASSAGE, WHOLE_SHEET)}
    assert {"role", "pejlemaerke", "quote", "forum", "tool", "passage"} <= given <= known


def test_a_part_that_is_added_tells_of_none_of_the_documents_texts() -> None:
    seen = {True: 0, False: 0}
    for cls in LAYOUT.values():
        texts = [*cls.model_validate(Filler().model(cls)).texts()]
        seen[cls.added] += len(texts)
        assert not (cls.added and any(one.document for one in texts)), cls.__name__
    assert min(seen.values()) > 10
