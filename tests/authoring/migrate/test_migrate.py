"""Older forms are brought to the newest; every byte that is not about the form stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from tests.authoring.migrate.stepping import TO_2, wanted

from ledelsesgrundlag_cli.authoring.migrate.run import CannotMigrateError, migrate
from ledelsesgrundlag_cli.authoring.migrate.steps import FIRST, STEPS, Step
from ledelsesgrundlag_cli.edits.edit import rename_key
from ledelsesgrundlag_cli.loading import load as loading
from ledelsesgrundlag_cli.loading import schema_version
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.metadata import SCHEMA, Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ledelsesgrundlag_cli.diagnostics import Edit
    from ledelsesgrundlag_cli.source.read import Source


def put(folder: Path, name: str, content: str | bytes) -> None:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def test_the_forms_and_the_steps_between_them_agree() -> None:
    assert FIRST + len(STEPS) == SCHEMA
    assert SCHEMA in get_args(Metadata.model_fields["form"].annotation)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_step_is_taken_and_nothing_else_changes(framework_copy: Path, ending: str) -> None:
    after = wanted(framework_copy, ending)
    migrated = migrate(framework_copy, ".", (TO_2,))
    assert (migrated.form, migrated.told) == (1, (TO_2.told,))
    assert len(migrated.after) > 10
    for name, text in migrated.after.items():
        assert text.encode() == after[name]
        put(framework_copy, name, text.encode())
    assert {name: (framework_copy / name).read_bytes() for name in after} == after
    assert migrate(framework_copy, ".", (TO_2,)).after == {}


def test_quotes_comments_and_marks_stay(framework_copy: Path) -> None:
    old = (
        "\ufeff# først\r\n'schema': 1   # form\r\n"
        '"organisation": \'Ærø "Kommune"\' # hvem\r\nid: x\r\n\r\n# sidst'
    )
    put(framework_copy, "framework.yaml", old)
    for path in framework_copy.glob("*/*.yaml"):
        path.unlink()
    for name in ("pejlemaerker", "quotes", "tools", "terms", "guidance", "adopted"):
        (framework_copy / f"{name}.yaml").unlink()
    put(
        framework_copy,
        "fora.yaml",
        "fora: [{'origin': \"editorial\", x: editorial}, {origin: 'editorial'}]",
    )
    migrated = migrate(framework_copy, ".", (TO_2,))
    assert migrated.after["framework.yaml"] == old.replace("1 ", "2 ").replace(
        "organisation", "owner"
    )
    assert migrated.after["fora.yaml"] == (
        "fora: [{'origin': \"added\", x: editorial}, {origin: 'added'}]"
    )
    assert set(migrated.after) == {"framework.yaml", "fora.yaml"}


def _to_3(sources: Mapping[str, Source]) -> Iterator[tuple[str, Edit | None]]:
    assert "owner" in sources["framework.yaml"].data  # the step before has been taken
    yield "framework.yaml", rename_key(sources["framework.yaml"], ("title",), "name")


def test_steps_follow_each_other(framework_copy: Path) -> None:
    migrated = migrate(framework_copy, ".", (TO_2, Step("title hedder name.", _to_3)))
    about = migrated.after["framework.yaml"]
    assert "schema: 3\n" in about
    assert "\nname: Ledelsesgrundlag\n" in about
    assert "\nowner: " in about
    assert migrated.told == (TO_2.told, "title hedder name.")


def test_only_the_steps_that_are_left_are_taken(framework_copy: Path) -> None:
    for name, text in migrate(framework_copy, ".", (TO_2,)).after.items():
        put(framework_copy, name, text)
    migrated = migrate(framework_copy, ".", (TO_2, Step("title hedder name.", _to_3)))
    assert migrated.form == 2
    assert migrated.told == ("title hedder name.",)
    assert set(migrated.after) == {"framework.yaml"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("framework.yaml", "schema: 3\n", "en nyere version af lg (schema 3)"),
        ("framework.yaml", "schema: 0\n", "kan lg ikke se, hvilken form"),
        ("framework.yaml", "id: x\n", "kan lg ikke se, hvilken form"),
        ("framework.yaml", "schema: true\n", "kan lg ikke se, hvilken form"),
        ("framework.yaml", "schema: -1\n", "kan lg ikke se, hvilken form"),
        ("framework.yaml", "- schema\n", "kan lg ikke se, hvilken form"),
        ("roles/direktoer.yaml", "id: [\n", ""),
        ("quotes.yaml", b"text: \xe6\n", "UTF-8"),
    ],
)
def test_what_cannot_be_migrated_is_told(
    name: str, content: str | bytes, told: str, framework_copy: Path
) -> None:
    put(framework_copy, name, content)
    with pytest.raises(CannotMigrateError) as raised:
        migrate(framework_copy, "framework", (TO_2,))
    [found] = raised.value.diagnostics
    assert found.span.file == f"framework/{name}"
    assert told in found.message
    assert found.remedy


def test_a_step_that_cannot_be_taken_stops_it_all(framework_copy: Path) -> None:
    def step(_sources: Mapping[str, Source]) -> Iterator[tuple[str, Edit | None]]:
        yield "quotes.yaml", None

    with pytest.raises(CannotMigrateError, match="ikke kan omskrive den"):
        migrate(framework_copy, ".", (Step("", step),))


@pytest.mark.parametrize(
    ("number", "age", "remedy"),
    [(3, "nyere", "nyeste version"), (99, "nyere", "nyeste version"), (1, "ældre", "lg opgrader")],
)
def test_another_form_gives_one_finding_however_much_else_is_wrong(
    number: int, age: str, remedy: str, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (schema_version, loading):
        monkeypatch.setattr(module, "SCHEMA", 2)
    about = framework_copy / "framework.yaml"
    text = about.read_text(encoding="utf-8").replace("schema: 1", f"schema: {number}")
    about.write_text(text.replace("title:", "headline:"), encoding="utf-8")
    put(framework_copy, "roles/direktoer.yaml", "ny_form: ja\n")
    (framework_copy / "pejlemaerker.yaml").unlink()
    loaded = load(framework_copy, "framework")
    [found] = loaded.diagnostics
    assert found.code == "LG108"
    assert f"en {age} version af lg (schema {number})" in found.message
    assert remedy in found.remedy
    assert loaded.framework() is None
