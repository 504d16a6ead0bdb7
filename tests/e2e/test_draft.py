"""A draft on paper: the mark is read aloud, no rule of PDF/UA is broken, and pages still hold."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.e2e.test_pdf import PDFTOTEXT, page, text_of

from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.skipif(PDFTOTEXT is None, reason="poppler-utils is not installed")
MARK = "Udkast – 1 forventning er ændret, og 1 tekst er ændret i forhold til dokumentet"


@pytest.fixture
def changed(framework_copy: Path) -> Framework:
    """The framework in the box with an expectation and a pejlemærke changed."""
    for file, old, new in (
        ("roles/leder-af-ledere.yaml", "Sætter faglige mål", "Sætter sociale mål"),
        ("pejlemaerker.yaml", "Mod og nytænkning\n", "Mod til at tænke nyt\n"),
    ):
        path = framework_copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    framework = load(framework_copy, ".").framework()
    assert framework is not None
    return framework


def documents(framework: Framework) -> list[tuple[Document, int, str]]:
    """Each document, the pages it fills, and what is said at its top."""
    sheet = framework.sheet("lus")
    assert sheet is not None
    request = SheetRequest(("leder-af-ledere",))
    one_text = "Udkast – 1 tekst er ændret i forhold til dokumentet"
    return [
        (role_card(framework, ["leder-af-ledere"]), 1, MARK),
        (sheet_document(framework, sheet, request), 3, MARK),
        (booklet(framework), 16, MARK),
        (poster(framework), 1, one_text),
    ]


@pytest.mark.parametrize("fill_in", [False, True])
def test_a_draft_is_as_sound_as_what_is_adopted(
    changed: Framework, templates: Templates, *, fill_in: bool
) -> None:
    for document, pages, mark in documents(changed):
        raw = render_bytes(document, Format.PDF, templates, changed, fill_in=fill_in)
        report = page.validate_pdf_bytes(raw, profile=page.ValidationProfile.PDF_UA_1)
        assert report.rules.total >= 100
        assert [(one.rule_id, one.message) for one in report.failures] == [], document.kind
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            assert len(pdf.pages) == pages, document.kind
        text = " ".join(text_of(raw).split())
        assert mark in text, document.kind
        assert "".join(text.split()).count("UDKAST") == pages, document.kind
