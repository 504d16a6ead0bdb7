"""HR's own words stand on each side, and a sheet that lacks what it wants is a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.draft import WANTED, stamped
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import roles_of, sheet_document
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.own_words import OWN_WORDS
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.render.templates import Templates

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SHEET = (FIXTURES / "sheets/nabosyn.yaml").read_text(encoding="utf-8")
SIDES = ("nabo", "leder", "moedeleder")
PURPOSE = "Udkast: formålet er ikke aftalt endnu"
BY_ENDING = {
    "formaal": "purpose",
    "hvem": "who",
    "frivilligt": "voluntary",
    "opbevaring": "kept",
    "oplysning": "notice",
    "jura": "legal",
}
"""The fields by the ends of the blocks' ids."""


def small(text: str) -> tuple[Framework, Sheet]:
    """Return the small framework, adopted by nobody, with a sheet of these words."""
    sheets = {"sheets/nabosyn.yaml": text.encode()}
    loaded = load(FIXTURES / "valid/lille", "framework", sheets)
    framework = loaded.framework()
    assert framework is not None, loaded.diagnostics
    sheet = framework.sheet("nabosyn")
    assert sheet is not None
    return framework, sheet


def written(*but: str) -> str:
    """Return the sheet with HR's words written, but for some fields."""
    text = SHEET
    for field in OWN_WORDS:
        if field not in but:
            assert f'{field}: ""' in text
            text = text.replace(f'{field}: ""', f"{field}: Ord til {field}.")
    return text


def made(text: str, audience: str = ALL_SIDES) -> blocks.Document:
    framework, sheet = small(text)
    role_ids = () if roles_of(sheet, audience) else (framework.roles[-1].id,)
    return sheet_document(framework, sheet, SheetRequest(role_ids, audience))


def test_each_side_has_hrs_words_before_anything_is_asked() -> None:
    shown = made(written()).blocks
    for side in SIDES:
        mine = [one for one in shown if one.id.startswith((f"{side}_", f"{side}-"))]
        ids = [one.id.rpartition("_")[2] for one in mine]
        first = next(at for at, one in enumerate(mine) if isinstance(one, blocks.Fields))
        told = [BY_ENDING.get(one, "") for one in ids[:first]]
        assert [*filter(None, told)] == list(OWN_WORDS), side
        assert ids.index("forbehold") < ids.index("formaal")
        if "fortrolighed" in ids:
            assert ids.index("hvem") < ids.index("fortrolighed")


def test_what_is_said_of_ones_words_where_they_are_gathered() -> None:
    def said(text: str) -> str:
        return next(
            one.text
            for one in made(text).blocks
            if isinstance(one, blocks.Text) and one.id == "nabo_fortrolighed"
        )

    assert said(SHEET) == "Arket er dit eget."
    assert said(SHEET.replace("gathered: false", "gathered: true")) == "Eksemplerne bliver samlet."


@pytest.mark.parametrize("field", OWN_WORDS)
def test_a_sheet_that_lacks_what_it_wants_is_a_draft(field: str) -> None:
    assert made(written(field)).draft == WANTED[field].missing
    assert made(written(field), "moedeleder").draft == WANTED[field].missing
    assert made(written()).draft is None


def test_a_line_that_is_not_there_is_not_wanted() -> None:
    text = written("purpose")
    assert made(text.replace('purpose: ""\n', "")).draft is None


def test_a_sheet_that_is_not_turned_on_wants_nothing() -> None:
    assert made(SHEET.replace("opt_in: true\n", "")).draft is None


def test_nobody_having_read_it_is_never_told_on_paper() -> None:
    document = made(written())
    assert document.draft is None
    assert not [one for one in blocks.words_in(document) if "jurist" in one]


def test_a_draft_that_departs_too_says_both(framework: Framework) -> None:
    never, sheet = small(SHEET)
    document = sheet_document(never, sheet, SheetRequest((never.roles[-1].id,)))
    assert stamped(framework, document).draft == PURPOSE
    assert stamped(never, document).draft == (
        "Udkast – ledelsesgrundlaget er ikke vedtaget, og formålet er ikke aftalt endnu"
    )


@pytest.mark.parametrize("made_as", [Format.TERMINAL, Format.MARKDOWN, Format.HTML, Format.JSON])
def test_every_format_shows_it(
    made_as: Format, framework: Framework, templates: Templates
) -> None:
    own, sheet = small(SHEET)
    document = sheet_document(own, sheet, SheetRequest((own.roles[-1].id,), ALL_SIDES))
    shown = render_bytes(document, made_as, templates, framework).decode()
    assert PURPOSE in " ".join(shown.split())


def test_a_side_that_is_the_same_for_all_roles_needs_none() -> None:
    _, sheet = small(SHEET)
    assert [roles_of(sheet, side) for side in (*SIDES, ALL_SIDES)] == [None, None, "none", None]
    document = made(SHEET, "moedeleder")
    assert document.title == "Nabosyn"
    heads = [one for one in document.blocks if isinstance(one, blocks.Fields)]
    assert [field.label for one in heads for field in one.fields] == ["Dato"]


def test_a_field_is_called_what_its_side_calls_it() -> None:
    labels = [
        field.label
        for one in made(SHEET).blocks
        if isinstance(one, blocks.Fields)
        for field in one.fields
        if field.id.endswith("-navn")
    ]
    assert labels == ["Lederen, det handler om", "Leder"]
