"""Make the files that programs saved: ``python -m tests.inward.make_files OLD``.

OLD is a folder with ``lus.pdf`` and ``lus.docx`` that lg 0.1.0 made for ``leder-af-ledere`` with
both sides, the PDF with fields. Each program opens a sheet, fills it in where it can, and saves
it. Typefaces are taken out first, so that the files are small. What each program keeps stands in
``files/programs.json``, which is written by hand.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
from tests.conftest import FRAMEWORK
from tests.e2e.conftest import CHROMIUM_FLAGS
from tests.e2e.test_answers_sheets import TYPE
from tests.inward import filling
from tests.inward.blank import Blank, box, document, made

from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import templates_for

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.answers import Answer

FILES = Path(__file__).parent / "files"
BLANK = Blank("lus", ("leder-af-ledere",))
GIVEN: dict[str, Answer] = {
    "leder-navn": "Leder A",
    "leder-lykkedes": "Vi fik et nyt vagtskema på Ærø.\nDet gav ro 👩‍👩‍👧",
    "leder-vigtigste-forventninger_ll-faglige-maal": True,
    "leder-skru_mod-og-nytaenkning": "valg-c",
    "leder-skru_mod-og-nytaenkning_fordi": "Det er på tide",
    "faelles-aftaler-handlinger_1": "Leder A\ninden jul",
}
"""What is written on each."""
OLD: dict[str, Answer] = {**GIVEN, "faelles-navn": "Leder B"}
"""What is written on those of 0.1.0, whose parts each have fields of their own at the head."""


def small_pdf(content: bytes) -> bytes:
    """The same sheet without the typefaces and what is drawn on its pages."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                for key in ("/FontFile2", "/FontFile3", "/CIDSet"):
                    if key in one:
                        del one[key]
        for page in pdf.pages:
            page.Contents = pdf.make_stream(b"")
            page.Resources = pikepdf.Dictionary()
        if "/StructTreeRoot" in pdf.Root:
            del pdf.Root["/StructTreeRoot"]
        pdf.remove_unreferenced_resources()
        file = BytesIO()
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(file, object_stream_mode=streams, deterministic_id=True)
    return file.getvalue()


def small_docx(content: bytes) -> bytes:
    """The same sheet with empty typefaces, which no program is asked to embed."""
    parts = filling.parts_of(content)
    changed = {name: b"" for name in parts if name.startswith("word/fonts/")}
    for told in (b"<w:embedTrueTypeFonts/>", b"<w:saveSubsetFonts/>"):
        parts["word/settings.xml"] = parts["word/settings.xml"].replace(told, b"")
    changed["word/settings.xml"] = parts["word/settings.xml"]
    return filling.with_parts(content, changed)


def by_pymupdf(content: bytes) -> bytes:
    """Fill in a PDF with MuPDF, which embeds a typeface of 500 KB for emoji: here without."""
    pymupdf: Any = import_module("pymupdf")  # not among those that are installed for the tests

    with pymupdf.open(stream=content) as pdf:
        for page in pdf:
            for widget in page.widgets():
                answer = GIVEN.get(widget.field_name)
                if answer is None or (
                    widget.field_type_string == "RadioButton" and widget.on_state() != answer
                ):
                    continue
                text = str(answer).replace(" 👩‍👩‍👧", "")
                widget.field_value = True if widget.field_type_string != "Text" else text
                widget.update()
        raw: bytes = pdf.tobytes(garbage=1, deflate=True, use_objstms=1)
    return raw


def by_qpdf(content: bytes, *options: str) -> bytes:
    """Save a PDF with qpdf."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "a.pdf"), Path(folder, "b.pdf")
        before.write_bytes(content)
        command = ["qpdf", "--deterministic-id", *options, str(before), str(after)]
        subprocess.run(command, check=True)
        return after.read_bytes()


def by_libreoffice(content: bytes, ending: str) -> bytes:
    """Open a Word file in LibreOffice, and save it as another."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "ark.docx").write_bytes(content)
        out = Path(folder, "ud")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(out)]
        subprocess.run([*command, f"{folder}/ark.docx"], check=True, capture_output=True)
        return (out / f"ark.{ending}").read_bytes()


def printed_by_pdfium(content: bytes) -> bytes:
    """Print a PDF to a PDF as Chrome and Edge do: what is left has no fields."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(content)
    pdf.init_forms()
    for page in pdf:
        page.flatten()
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def by_pdfium(content: bytes) -> bytes:
    """Fill in a PDF as a person does in Chrome and Edge: click at each field, and type."""
    import pypdfium2
    from pypdfium2 import raw

    pdf = pypdfium2.PdfDocument(content)
    pdf.init_forms()
    form = pdf.formenv.raw
    typed = set[str]()
    for page in pdf:
        for at in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            one = raw.FPDFPage_GetAnnot(page.raw, at)
            name = _told(raw.FPDFAnnot_GetFormFieldName, form, one)
            answer = GIVEN.get(name)
            kind = raw.FPDFAnnot_GetFormFieldType(form, one)
            state = _told(raw.FPDFAnnot_GetFormFieldExportValue, form, one)
            is_button = kind in {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}
            if (
                answer is not None
                and name not in typed
                and (not is_button or answer in {True, state})
            ):
                typed.add(name)
                _click(form, page, one)
                units = b"" if is_button else str(answer).replace("\n", "\r").encode("utf-16-le")
                for unit in memoryview(units).cast("H"):
                    raw.FORM_OnChar(form, page.raw, unit, 0)
                raw.FORM_ForceToKillFocus(form)
            raw.FPDFPage_CloseAnnot(one)
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def _click(form: Any, page: Any, field: Any) -> None:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(field, box)
    spot = (form, page.raw, 0, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
    for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
        act(*spot)


def _told(ask: Any, form: Any, field: Any) -> str:
    size = ask(form, field, None, 0)
    told = (ctypes.c_ushort * (size // 2))()
    ask(form, field, told, size)
    return bytes(told).decode("utf-16-le").rstrip("\0")


def by_chromium() -> tuple[bytes, bytes]:
    """Fill in the page in Chromium; save the answers, and print the page to a PDF."""
    from playwright.sync_api import sync_playwright

    html = render_bytes(document(BLANK), Format.HTML, templates_for(None, FRAMEWORK), box())
    with sync_playwright() as running, tempfile.TemporaryDirectory() as folder:
        Path(folder, "ark.html").write_bytes(html)
        program = shutil.which("chromium")
        browser = running.chromium.launch(executable_path=program, args=[*CHROMIUM_FLAGS])
        page = browser.new_page()
        page.goto(Path(folder, "ark.html").as_uri())
        page.evaluate(TYPE, GIVEN)
        with page.expect_download() as download:
            page.get_by_role("button", name="Gem svar").click()
        saved = download.value.path().read_bytes()
        printed = page.pdf(page_ranges="1", tagged=False)
        browser.close()
    return saved, printed


def main(old: Path) -> None:
    """Write them all."""
    sheet = small_pdf(made(BLANK, "pdf"))
    word = small_docx(made(BLANK, "docx"))
    filled = filling.by_xml(word, GIVEN)
    saved, printed = by_chromium()
    made_files: dict[str, Any] = {
        "chromium.json": saved,
        "chromium-printed.pdf": small_pdf(printed),
        "pikepdf.pdf": filling.by_pikepdf(sheet, GIVEN),
        "pypdf.pdf": filling.by_pypdf(sheet, GIVEN),
        "mupdf.pdf": by_pymupdf(sheet),
        "qpdf.pdf": by_qpdf(filling.by_pikepdf(sheet, GIVEN), "--object-streams=generate"),
        "qpdf-flattened.pdf": by_qpdf(
            filling.by_pikepdf(sheet, GIVEN), "--flatten-annotations=all"
        ),
        "pdfium.pdf": by_pdfium(sheet),
        "pdfium-flattened.pdf": printed_by_pdfium(filling.by_pikepdf(sheet, GIVEN)),
        "python-docx.docx": filling.by_python_docx(word, GIVEN),
        "libreoffice.docx": by_libreoffice(filled, "docx"),
        "libreoffice.pdf": by_libreoffice(filled, "pdf"),
        "lg-0.1.0.pdf": filling.by_pikepdf(small_pdf((old / "lus.pdf").read_bytes()), OLD),
        "lg-0.1.0.docx": filling.by_xml(small_docx((old / "lus.docx").read_bytes()), OLD),
    }
    FILES.mkdir(exist_ok=True)
    for name, content in made_files.items():
        (FILES / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
