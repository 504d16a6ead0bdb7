"""The words for what does not fit a field ride on the field's type."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel, StringConstraints, ValidationError

from ledelsesgrundlag_cli.loading.form_errors import diagnostics_of
from ledelsesgrundlag_cli.model.adoption import AdoptionRecord
from ledelsesgrundlag_cli.model.base import SLUG_PATTERN, Explained
from ledelsesgrundlag_cli.model.layout import FOLDERS, TOP
from ledelsesgrundlag_cli.model.metadata import Metadata
from ledelsesgrundlag_cli.render.design import Design
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.model.base import Model

GENERAL = {r"\S", SLUG_PATTERN}
"""What is the same wherever it stands: a text with something in it, and an id."""


def patterns(annotation: Any, seen: set[Any]) -> Iterator[tuple[object, bool]]:
    """List the patterns in a type and all it holds, and whether each is explained."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in seen:
            return
        seen.add(annotation)
        for info in annotation.model_fields.values():
            yield from among(tuple(info.metadata))
            yield from patterns(info.annotation, seen)
        return
    inner = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Annotated:
        yield from among(inner[1:])
        inner = inner[:1]
    for one in inner:
        yield from patterns(one, seen)


def among(metadata: tuple[Any, ...]) -> Iterator[tuple[object, bool]]:
    explained = any(isinstance(one, Explained) for one in metadata)
    for one in metadata:
        if isinstance(one, StringConstraints) and one.pattern is not None:
            yield one.pattern, explained


def test_every_pattern_has_its_words() -> None:
    seen: set[Any] = set()
    found = [
        pair
        for model in (*TOP.values(), *FOLDERS.values(), Design)
        for pair in patterns(model, seen)
    ]
    assert {pattern for pattern, explained in found if not explained} == GENERAL
    assert len({pattern for pattern, explained in found if explained}) == 8
    assert len(seen) > 25


def told(model: type[Model], text: str) -> list[tuple[str, str, str]]:
    source = parse(SourceFile("a.yaml", "a.yaml", text.encode()))
    with pytest.raises(ValidationError) as raised:
        model.model_validate(source.data)
    return [
        (one.code, one.message, one.remedy) for one in diagnostics_of(source, model, raised.value)
    ]


@pytest.mark.parametrize(
    ("model", "line", "wanted"),
    [
        (
            Design,
            "colors: {ink: sort}",
            (
                "LG106",
                "”sort” er ikke en farve.",
                'Skriv den med lige anførselstegn, fx `"#1f5f8b"`.',
            ),
        ),
        (
            Design,
            "colors: {ink: }",
            (
                "LG104",
                "Farven ”ink” mangler. Uden anførselstegn læses # som en kommentar.",
                'Skriv den med lige anførselstegn, fx `"#1f5f8b"`.',
            ),
        ),
        (
            Design,
            "logo: vores logo.png",
            (
                "LG106",
                (
                    "Filnavnet ”vores logo.png” må kun have bogstaver uden æ, ø og å, tal, "
                    "punktum, streg og skråstreg."
                ),
                "Giv filen et andet navn, fx `logo.png`.",
            ),
        ),
        (
            Metadata,
            "version: 1.2",
            (
                "LG103",
                "Feltet ”version” skal være tekst, men læses som et tal.",
                "Skriv tre tal, fx `version: 1.2.0`.",
            ),
        ),
        (
            Metadata,
            'version: "{0}"',
            (
                "LG106",
                "Versionen ”{0}” skal være tre tal med punktum imellem.",
                "Skriv fx `version: 1.2.0`.",
            ),
        ),
        (
            AdoptionRecord,
            "date: 1. maj 2026",
            (
                "LG106",
                "Datoen ”1. maj 2026” skal være år, måned og dag.",
                "Skriv fx `date: 2026-05-01`.",
            ),
        ),
        (
            AdoptionRecord,
            "algorithm: 1\ntexts: {a: b}",
            (
                "LG106",
                "Indholdet af feltet ”a” kan ikke bruges.",
                "Se i de andre filer, hvordan feltet skrives, og ret det på samme måde.",
            ),
        ),
    ],
)
def test_a_field_that_does_not_fit_is_told_in_the_words_of_its_type(
    model: type[Model], line: str, wanted: tuple[str, str, str]
) -> None:
    assert wanted in told(model, f"{line}\n")
