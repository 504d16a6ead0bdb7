"""What is typed into a PDF's fields: all of it on paper, and a name once for all parts.

PDFium is what Chrome and Edge show a PDF by; it is typed into as they do. Firefox has pdf.js,
whose rule for what it draws is in tests/render/test_pdf.py.
"""

from __future__ import annotations

import ctypes
import io
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from tests.e2e.conftest import _module, _program

from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.inward.placing import place
from ledelsesgrundlag_cli.inward.reading import read_filled
from ledelsesgrundlag_cli.render.form_fields import FieldKind, FormField, fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

SENTENCES = " ".join(
    f"Sætning {number:02}: Vi holdt fast i det vigtigste for borgerne og fik ro til opgaven."
    for number in range(1, 15)
)
LINES = "\r".join(f"linje {number}" for number in range(1, 31))
CAPITALS = "HVAD VIL VI HOLDE FAST I? " * 60
NAME = "Kirsten Ærø"


@pytest.fixture(scope="module")
def document(framework: Framework) -> Document:
    """The sheet for both sides, with all its fields empty."""
    sheet = framework.sheet("lus")
    assert sheet is not None
    return sheet_document(framework, sheet, SheetRequest(("leder-af-ledere",), ALL_SIDES))


@pytest.fixture(scope="module")
def form(document: Document, framework: Framework, templates: Templates) -> bytes:
    """The same as a PDF to fill in."""
    return render_bytes(document, Format.PDF, templates, framework, fill_in=True)


class Viewer:
    """A PDF opened in PDFium, as in a browser."""

    def __init__(self, raw: bytes) -> None:
        kit = _module("pypdfium2")
        self.raw = _module("pypdfium2.raw")
        self.pdf: Any = kit.PdfDocument(raw)
        self.pdf.init_forms()
        self.pages = [self.pdf[number] for number in range(len(self.pdf))]

    def type_into_all(self, text: str) -> dict[tuple[int, str], str]:
        """Click at each text field and type; return what each then holds, by page and name."""
        held: dict[tuple[int, str], str] = {}
        for number, page in enumerate(self.pages):
            for at in range(self.raw.FPDFPage_GetAnnotCount(page.raw)):
                one = self.raw.FPDFPage_GetAnnot(page.raw, at)
                kind = self.raw.FPDFAnnot_GetFormFieldType(self.pdf.formenv.raw, one)
                if kind == self.raw.FPDF_FORMFIELD_TEXTFIELD:
                    name = self._told(self.raw.FPDFAnnot_GetFormFieldName, one)
                    if name not in {known for _, known in held}:
                        self._type(page, one, text)
                        value = self._told(self.raw.FPDFAnnot_GetFormFieldValue, one)
                        held[number, name] = value
                self.raw.FPDFPage_CloseAnnot(one)
        return held

    def _type(self, page: Any, field: Any, text: str) -> None:
        box, form = self.raw.FS_RECTF(), self.pdf.formenv.raw
        self.raw.FPDFAnnot_GetRect(field, box)
        spot = (form, page.raw, 0, box.left + 4, box.top - 4)
        self.raw.FORM_OnMouseMove(*spot)
        self.raw.FORM_OnLButtonDown(*spot)
        self.raw.FORM_OnLButtonUp(*spot)
        for char in text:
            self.raw.FORM_OnChar(form, page.raw, ord(char), 0)
        self.raw.FORM_ForceToKillFocus(form)

    def _told(self, ask: Any, field: Any) -> str:
        form = self.pdf.formenv.raw
        size = ask(form, field, None, 0)
        told = (ctypes.c_ushort * (size // 2))()
        ask(form, field, told, size)
        return bytes(told).decode("utf-16-le").rstrip("\0")

    def printed(self) -> bytes:
        """Return what is printed: the pages with what stands in the fields as part of them."""
        for page in self.pages:
            page.flatten()
        made = io.BytesIO()
        self.pdf.save(made)
        return made.getvalue()


def boxes_of(form: bytes) -> dict[tuple[int, str], tuple[float, float, float, float]]:
    """Where each text field lies, by page and name: left, bottom, right, top in points."""
    boxes = {}
    with pikepdf.open(io.BytesIO(form)) as pdf:
        for number, page in enumerate(pdf.pages):
            for one in page.get("/Annots", ()):
                holder = one.get("/Parent", one)
                if str(holder.FT) == "/Tx":
                    left, bottom, right, top = (float(edge) for edge in one.Rect)
                    boxes[number, str(holder.T)] = (left, bottom, right, top)
    return boxes


def words_in(raw: bytes) -> list[list[tuple[float, float, float, float, str]]]:
    """Each character on each page, whole within its left, bottom, right and top, in points."""
    kit = _module("pypdfium2")
    found = []
    for page in kit.PdfDocument(raw):
        text = page.get_textpage()
        found.append(
            [
                (*text.get_charbox(at), text.get_text_range(at, 1))
                for at in range(text.count_chars())
            ]
        )
    return found


@pytest.mark.parametrize("text", [SENTENCES, LINES, CAPITALS], ids=["long", "lines", "capitals"])
def test_all_that_is_typed_is_on_paper(text: str, form: bytes, document: Document) -> None:
    """Each field takes a good deal, and what it has taken is within its frame, whole."""
    viewer = Viewer(form)
    held = viewer.type_into_all(text)
    wanted = {one.name for one in fields_of(document) if one.kind in {"line", "lines"}}
    assert {name for _, name in held} == wanted
    assert len(wanted) > 30
    boxes, pages = boxes_of(form), words_in(viewer.printed())
    for (number, name), value in held.items():
        left, bottom, right, top = boxes[number, name]
        seen = "".join(
            char
            for x0, y0, x1, y1, char in pages[number]
            if left <= x0 <= x1 <= right and bottom <= y0 <= y1 <= top
        )
        assert "".join(seen.split()) == "".join(value.split()), name
        assert len(value) >= (40 if text == SENTENCES else 20), name
    if text == SENTENCES:
        assert max(map(len, held.values())) > 500


def test_what_is_typed_and_saved_is_read_back(form: bytes, document: Document) -> None:
    viewer = Viewer(form)
    held = viewer.type_into_all(LINES)
    saved = io.BytesIO()
    viewer.pdf.save(saved)
    filled = read_filled(saved.getvalue())
    assert filled.outside == ()
    given = place(filled, document).given
    assert {*given} == {name for _, name in held}
    for (_, name), value in held.items():
        assert given[name] == value.replace("\r\n", "\n").replace("\r", "\n").strip(), name


def test_a_field_that_takes_as_much_as_before_is_cut(form: bytes, document: Document) -> None:
    """What the test above looks for is seen: without the limits, the last words are missing."""
    with pikepdf.open(io.BytesIO(form)) as pdf:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.FT) == "/Tx":
                del one.MaxLen
                one.Ff = int(one.Ff) & ~(1 << 23)
        before = io.BytesIO()
        pdf.save(before)
    with pytest.raises(AssertionError):
        test_all_that_is_typed_is_on_paper(SENTENCES, before.getvalue(), document)


def test_a_name_is_one_field_on_every_part(form: bytes, tmp_path: Path) -> None:
    pdftotext = _program("pdftotext")
    with pikepdf.open(io.BytesIO(form)) as pdf:
        fields = {str(one.T): one for one in pdf.Root.AcroForm.Fields}
        assert "faelles-navn" not in fields
        assert [name for name in fields if name.endswith(("navn", "naermeste-leder", "dato"))] == [
            "leder-navn",
            "leder-naermeste-leder",
            "leder-dato",
        ]
        name = fields["leder-navn"]
        pages = [page.obj.objgen for page in pdf.pages]
        assert [pages.index(kid.P.objgen) for kid in name.Kids] == [0, 2, 3]
        assert all("/T" not in kid and str(kid.TU) == "Leder" for kid in name.Kids)
        name.V = pikepdf.String(NAME)
        pdf.Root.AcroForm.NeedAppearances = True
        path = tmp_path / "filled.pdf"
        pdf.save(path)
    done = subprocess.run([pdftotext, "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    shown = [NAME in page for page in done.stdout.decode("utf-8").split("\f")]
    assert shown == [True, False, True, True, False]


def test_a_tick_or_a_choice_is_not_shared(form: bytes, document: Document) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        shared = {str(one.T) for one in pdf.Root.AcroForm.Fields if "/Kids" in one}
    fields = fields_of(document)
    heads = {one.name for one in fields if one.answer is not None}
    assert shared == heads | {one.name for one in fields if one.kind is FieldKind.CHOICE}


def test_the_answers_have_the_same_names_whoever_it_is_for(framework: Framework) -> None:
    """What the nearest leader's own sheet calls the leader's name is what the leader's does."""
    sheet = framework.sheet("lus")
    assert sheet is not None
    for side in ("leder", "naermeste-leder", ALL_SIDES):
        made = sheet_document(framework, sheet, SheetRequest(("centerchef",), side))
        heads: list[FormField] = [one for one in fields_of(made) if one.answer is not None]
        assert {one.name for one in heads} == {
            "leder-navn",
            "leder-naermeste-leder",
            "leder-dato",
        }
        assert len({one.id for one in heads}) == len(heads) == (9 if side == ALL_SIDES else 6)
        assert all(re.fullmatch(r"(leder|naermeste-leder|faelles)-.+", one.id) for one in heads)
