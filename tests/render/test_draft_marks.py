"""No format leaves the mark of a draft out, and no template may."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

BUNDLED = Path(__file__).resolve().parents[2] / "templates"
MARK = "Udkast – 1 forventning er ændret siden vedtagelsen"
ITEM = "Ændret siden vedtagelsen"
TEXTUAL = (Format.TERMINAL, Format.MARKDOWN, Format.HTML, Format.JSON)
LEAVING_OUT = {
    "html/document.html.j2": ("{{ document.draft }}", "", Format.HTML),
    "markdown/blocks.md.j2": ("{{ document.draft | midline }}", "…", Format.MARKDOWN),
    "typst/stil.typ": ('weight: "semibold", draft)', 'weight: "semibold", "")', Format.PDF),
}


@pytest.fixture
def changed(framework_copy: Path) -> Framework:
    """A framework that was adopted, with one expectation changed since."""
    for file, old, new in (
        ("framework.yaml", "\nstatus: reproduced", "\nstatus: adopted"),
        ("roles/leder-af-ledere.yaml", "Sætter faglige mål", "Sætter sociale mål"),
    ):
        path = framework_copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    framework = load(framework_copy, ".").framework()
    assert framework is not None
    return framework


def card(framework: Framework) -> Document:
    return role_card(framework, ["leder-af-ledere"])


def documents(framework: Framework) -> list[Document]:
    sheet = framework.sheet("lus")
    assert sheet is not None
    request = SheetRequest(("leder-af-ledere",))
    return [card(framework), sheet_document(framework, sheet, request), booklet(framework)]


@pytest.mark.parametrize("made_as", TEXTUAL)
def test_texts_show_the_mark_and_the_marked(
    made_as: Format, changed: Framework, templates: Templates
) -> None:
    for document in documents(changed):
        text = render_bytes(document, made_as, templates, changed).decode()
        text = re.sub(r"<(head|style|script)\b.*?</\1>", "", text, flags=re.DOTALL)
        assert MARK in " ".join(text.split()), document.kind
        assert text.count(ITEM) == 1, document.kind


def test_json_has_a_field_for_it(changed: Framework, templates: Templates) -> None:
    data = json.loads(render_bytes(card(changed), Format.JSON, templates, changed))
    assert data["draft"] == MARK
    items = [item for block in data["blocks"] for item in block.get("items", ())]
    assert [one["change"] for one in items if one.get("change")] == [ITEM]


def test_word_shows_it_at_the_head_of_every_page(changed: Framework, templates: Templates) -> None:
    for document in documents(changed):
        raw = render_bytes(document, Format.DOCX, templates, changed)
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            heads = [
                name for name in package.namelist() if "header" in name and "/_rels" not in name
            ]
            assert heads
            for name in heads:
                assert MARK in package.read(name).decode()
            body = package.read("word/document.xml").decode()
        assert body.count(MARK) == 1
        assert ITEM in body


def test_every_kind_of_pdf_sets_it(changed: Framework, templates: Templates) -> None:
    """Compiling fails where the mark is not set: see the next test."""
    for document in (*documents(changed), poster(changed)._replace(covers=("roles/",))):
        assert render_bytes(document, Format.PDF, templates, changed).startswith(b"%PDF")


def test_two_cards_to_a_page_set_it_too(changed: Framework, templates: Templates) -> None:
    made = render_bytes(card(changed), Format.PDF, templates, changed, paper="a5")
    assert made.startswith(b"%PDF")


@pytest.mark.parametrize("name", LEAVING_OUT)
def test_a_template_that_leaves_it_out_is_refused(
    name: str, changed: Framework, framework: Framework, tmp_path: Path
) -> None:
    old, new, made_as = LEAVING_OUT[name]
    folder = tmp_path / "templates"
    shutil.copytree(BUNDLED, folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    own = Templates(folder, "templates", BUNDLED)
    with pytest.raises(TemplateProblemError) as caught:
        render_bytes(card(changed), made_as, own, changed)
    [problem] = caught.value.diagnostics
    assert problem.message == "Skabelonen viser ikke, at dokumentet er et udkast."
    assert "document.draft" in problem.remedy
    assert problem.span.file.startswith("templates/")
    assert render_bytes(card(framework), made_as, own, framework)  # nothing to mark


@pytest.mark.parametrize(
    "hidden", ["<!-- {{ document.draft }} -->", "<title>{{ document.draft }}"]
)
def test_a_mark_that_nobody_sees_does_not_count(
    hidden: str, changed: Framework, tmp_path: Path
) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(BUNDLED, folder)
    path = folder / "html/document.html.j2"
    text = path.read_text(encoding="utf-8")
    assert '<p class="draft">{{ document.draft }}</p>' in text
    text = text.replace('<p class="draft">{{ document.draft }}</p>', "")
    path.write_text(text.replace("<title>", hidden, 1), encoding="utf-8")
    with pytest.raises(TemplateProblemError):
        render_bytes(card(changed), Format.HTML, Templates(folder, "t", BUNDLED), changed)
