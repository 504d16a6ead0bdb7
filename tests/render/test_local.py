"""What a unit adds, in Word and on pages; and a copy of a template that does not know of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pikepdf
import pytest
from tests.documents.units import lus_of, some_of_each, unit_of
from tests.render.lines import sheets_of

from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

BOX = Path(__file__).resolve().parents[2] / "templates"
BEFORE = Path(__file__).resolve().parents[1] / "fixtures" / "skabeloner-0.1.0"
KINDS: list[Callable[[Framework], Document]] = [
    lambda one: role_card(one, [one.roles[-1].id]),
    matrix,
    lambda one: sheet_document(one, lus_of(one), SheetRequest((one.roles[-1].id,))),
]


@pytest.fixture
def own(framework: Framework) -> Framework:
    """The framework in the box with a unit that adds one of each."""
    return replace(framework, local=some_of_each(framework))


@pytest.mark.slow
@pytest.mark.parametrize("build", KINDS)
def test_word_and_pages_say_whose_it_is(
    build: Callable[[Framework], Document], own: Framework, templates: Templates
) -> None:
    raw = render_bytes(build(own), Format.DOCX, templates, own)
    body = docx.Document(BytesIO(raw)).element.body
    said = "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))
    pages = sheets_of(render_bytes(build(own), Format.PDF, templates, own))
    printed = " ".join(line.text for page in pages for line in page.lines)
    for shown in (said, " ".join(printed.split())):
        assert "Hos os · Skolen på Øen: Hos os er forældrene med" in shown
        assert "Lokale tillæg er enhedens egne og ikke en del af ledelsesgrundlaget." in shown


@pytest.mark.slow
def test_the_fullest_card_and_sheet_keep_their_pages_with_a_few_additions(
    framework: Framework, templates: Templates
) -> None:
    fullest = max(framework.roles, key=lambda one: len(one.expectations))
    first, second, *_ = fullest.expectations
    unit = unit_of(
        framework,
        emphasis=[{"expectation": first.id, "text": "Hos os er forældrene med fra begyndelsen"}],
        examples=[{"expectation": second.id, "text": "Vi spurgte dem i august, og det hjalp os"}],
        expectations=[
            {
                "id": "oe-faerge",
                "role": fullest.id,
                "text": "Følger hvert barn godt på vej fra børnehave til skole",
                "pejlemaerker": [framework.pejlemaerker[0].id],
            }
        ],
    )
    counts = [
        len(pdf.pages)
        for one in (framework, replace(framework, local=unit))
        for made in (
            role_card(one, [fullest.id]),
            sheet_document(one, lus_of(one), SheetRequest((fullest.id,))),
        )
        for raw in [render_bytes(made, Format.PDF, templates, one)]
        for pdf in [pikepdf.open(BytesIO(raw))]
    ]
    assert counts == [1, 3, 1, 3]


@pytest.mark.parametrize(
    ("made_as", "name"),
    [
        (Format.MARKDOWN, "markdown/blocks.md.j2"),
        (Format.HTML, "html/blocks.html.j2"),
        (Format.PDF, "typst/blocks.typ"),
    ],
)
def test_a_copy_from_before_units_is_refused_only_where_a_unit_has_something(
    made_as: Format, name: str, own: Framework, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    shutil.copy(BEFORE / name, tmp_path / name)
    before = Templates(tmp_path, "templates", BOX)
    with pytest.raises(TemplateProblemError) as raised:
        render_bytes(KINDS[0](own), made_as, before, own)
    [problem] = raised.value.diagnostics
    assert problem.span is not None
    assert problem.span.file == f"templates/{name}"
    assert "kan ikke vise en enheds egne tillæg" in problem.message


def test_a_page_that_sets_expectations_itself_must_know_of_units(
    own: Framework, tmp_path: Path
) -> None:
    text = (BOX / "typst" / "rollekort.typ").read_text(encoding="utf-8")
    (tmp_path / "typst").mkdir()
    changed = text.replace("of-unit(item)", "none").replace("additions", "extra")
    assert changed != text
    (tmp_path / "typst" / "rollekort.typ").write_text(changed, encoding="utf-8")
    with pytest.raises(TemplateProblemError) as raised:
        render_bytes(KINDS[0](own), Format.PDF, Templates(tmp_path, "templates", BOX), own)
    assert raised.value.diagnostics[0].span is not None
    assert raised.value.diagnostics[0].span.file == "templates/typst/rollekort.typ"
