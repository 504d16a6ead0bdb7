"""Older forms are brought to the newest; every byte that is not about the form stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from ledelsesgrundlag_cli.authoring.migrate.run import CannotMigrateError, migrate
from ledelsesgrundlag_cli.authoring.migrate.steps import STEPS, Step
from ledelsesgrundlag_cli.edits.edit import rename_key
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


def make_old(folder: Path, ending: str = "\n") -> dict[str, bytes]:
    """Write a framework back to form 0; return what it was."""
    before = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.yaml")}
    assert len(before) > 20
    wanted = {}
    for name, path in before.items():
        text = path.read_text(encoding="utf-8").replace("\n", ending)
        wanted[name] = text.encode()
        text = re.sub(
            r"^(\s+|title_)?origin: editorial\b", r"\1origin: added", text, flags=re.MULTILINE
        )
        if name == "framework.yaml":
            text = text.replace("schema: 1", "schema: 0").replace("organisation:", "municipality:")
        path.write_bytes(text.encode())
    return wanted


def test_every_form_has_a_step_and_the_model_reads_the_last() -> None:
    assert len(STEPS) == SCHEMA
    assert SCHEMA in get_args(Metadata.model_fields["form"].annotation)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_form_0_becomes_form_1_and_nothing_else_changes(framework_copy: Path, ending: str) -> None:
    wanted = make_old(framework_copy, ending)
    assert load(framework_copy, ".").framework() is None
    migrated = migrate(framework_copy, ".")
    assert migrated.form == 0
    assert len(migrated.after) > 10
    for name, text in migrated.after.items():
        assert text.encode() == wanted[name]
        put(framework_copy, name, text.encode())
    assert load(framework_copy, ".").framework() is not None
    assert migrate(framework_copy, ".").after == {}


def test_quotes_comments_and_marks_stay(framework_copy: Path) -> None:
    old = (
        "\ufeff# først\r\n'schema': 0   # form\r\n"
        '"municipality": \'Ærø "Kommune"\' # hvem\r\nid: x\r\n\r\n# sidst'
    )
    put(framework_copy, "framework.yaml", old)
    put(framework_copy, "fora.yaml", "fora: [{'origin': \"added\", x: added}, {origin: 'added'}]")
    migrated = migrate(framework_copy, ".")
    assert migrated.after["framework.yaml"] == old.replace("0 ", "1 ").replace(
        "municipality", "organisation"
    )
    assert migrated.after["fora.yaml"] == (
        "fora: [{'origin': \"editorial\", x: added}, {origin: 'editorial'}]"
    )
    assert set(migrated.after) == {"framework.yaml", "fora.yaml"}


def _to_2(sources: Mapping[str, Source]) -> Iterator[tuple[str, Edit | None]]:
    assert "organisation" in sources["framework.yaml"].data  # the step before has been taken
    yield "framework.yaml", rename_key(sources["framework.yaml"], ("title",), "name")


def test_steps_follow_each_other(framework_copy: Path) -> None:
    make_old(framework_copy)
    migrated = migrate(framework_copy, ".", (*STEPS, Step("title hedder name.", _to_2)))
    about = migrated.after["framework.yaml"]
    assert "schema: 2\n" in about
    assert "\nname: Ledelsesgrundlag\n" in about
    assert "\norganisation: " in about
    assert migrated.told == (STEPS[0].told, "title hedder name.")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("framework.yaml", "schema: 2\n", "en nyere udgave af lg (schema 2)"),
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
    make_old(framework_copy)
    put(framework_copy, name, content)
    with pytest.raises(CannotMigrateError) as raised:
        migrate(framework_copy, "framework")
    [found] = raised.value.diagnostics
    assert found.span.file == f"framework/{name}"
    assert told in found.message
    assert found.remedy


def test_a_step_that_cannot_be_taken_stops_it_all(framework_copy: Path) -> None:
    def step(_sources: Mapping[str, Source]) -> Iterator[tuple[str, Edit | None]]:
        yield "quotes.yaml", None

    make_old(framework_copy)
    with pytest.raises(CannotMigrateError, match="ikke kan skrive den om"):
        migrate(framework_copy, ".", (Step("", step),))


@pytest.mark.parametrize(
    ("number", "age", "remedy"),
    [(2, "nyere", "nyeste udgave"), (99, "nyere", "nyeste udgave"), (0, "ældre", "lg opgrader")],
)
def test_another_form_gives_one_finding_however_much_else_is_wrong(
    number: int, age: str, remedy: str, framework_copy: Path
) -> None:
    about = framework_copy / "framework.yaml"
    text = about.read_text(encoding="utf-8").replace("schema: 1", f"schema: {number}")
    about.write_text(text.replace("title:", "headline:"), encoding="utf-8")
    put(framework_copy, "roles/direktoer.yaml", "ny_form: ja\n")
    (framework_copy / "pejlemaerker.yaml").unlink()
    loaded = load(framework_copy, "framework")
    [found] = loaded.diagnostics
    assert found.code == "LG108"
    assert f"en {age} udgave af lg (schema {number})" in found.message
    assert remedy in found.remedy
    assert loaded.framework() is None
