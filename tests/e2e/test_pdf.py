"""PDFs that everyone can read: no finding of PDF/UA-1, in the document's order, word for word."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from tests.conftest import sample_overview
from tests.render.heard import run_together, said_in, set_of
from tests.render.test_given import filled

from ledelsesgrundlag_cli.documents.blocks import (
    Colophon,
    Contents,
    Prompts,
)
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.leadership_chain import (
    leadership_chain,
    thread_of,
    thread_of_mark,
)
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.form_fields import FieldKind, fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

page = pytest.importorskip("page", reason="page-validation is not installed")
PDFTOTEXT = shutil.which("pdftotext")
pytestmark = pytest.mark.skipif(PDFTOTEXT is None, reason="poppler-utils is not installed")
SOURCE = Path(__file__).resolve().parents[2] / "framework" / "source"


def _sheet(framework: Framework, audience: str, **said: Any) -> Document:
    sheet = framework.sheet("lus")
    assert sheet is not None
    return sheet_document(framework, sheet, SheetRequest(("leder-af-ledere",), audience, **said))


def _cards(*roles: str) -> Callable[[Framework], Document]:
    return lambda framework: role_card(framework, roles)


def _talk(at: int) -> Callable[[Framework], Document]:
    return lambda framework: dialogue_card(framework, [framework.pejlemaerker[at].id])


DOCUMENTS: dict[str, tuple[Callable[[Framework], Document], int]] = {
    **{
        f"rollekort-{role}": (_cards(role), 1)
        for role in ("direktoer", "centerchef", "leder-af-ledere", "leder-af-medarbejdere")
    },
    "rollekort-to": (_cards("direktoer", "centerchef"), 2),
    "lus-leder": (lambda f: _sheet(f, "leder"), 3),
    "lus-naermeste-leder": (lambda f: _sheet(f, "naermeste-leder"), 2),
    "lus-begge": (lambda f: _sheet(f, ALL_SIDES, name="Leder A", leader="Leder B"), 4),
    "haefte": (booklet, 16),
    "plakat": (poster, 1),
    "sammenligning-to": (
        lambda f: comparison(f, ["leder-af-ledere", "leder-af-medarbejdere"]),
        2,
    ),
    "sammenligning-alle": (lambda f: comparison(f, [role.id for role in f.roles]), 3),
    "kaede": (leadership_chain, 1),
    "kaede-et-led": (lambda f: thread_of(f, "ll-faglige-maal"), 1),
    "kaede-pejlemaerke": (lambda f: thread_of_mark(f, "mod-og-nytaenkning"), 1),
    "overblik": (matrix, 2),
    "overblik-antal": (lambda f: matrix(f, counts=True), 2),
    "aendringer": (sample_overview, 2),
    **{
        f"dialogkort-{marker}": (_talk(at), 10)
        for at, marker in enumerate(("retning", "faglighed", "mod", "dialog"))
    },
}
"""Each document and the pages it fills."""


@pytest.fixture(scope="module")
def made(framework: Framework, templates: Templates) -> Callable[..., bytes]:
    """Make a document once for all tests."""
    known: dict[tuple[str, bool], bytes] = {}

    def make(name: str, *, fill_in: bool = False) -> bytes:
        if (name, fill_in) not in known:
            document = DOCUMENTS[name][0](framework)
            known[name, fill_in] = render_bytes(
                document, Format.PDF, templates, framework, fill_in=fill_in
            )
        return known[name, fill_in]

    return make


BOOKLET_FOOT = re.compile(r"^(?:[^\d\n]* )?\d{1,2}$", re.MULTILINE)
"""The foot of a booklet's page, and a line of its contents: maybe a title, and a number."""


def text_of(raw: bytes) -> str:
    assert PDFTOTEXT is not None
    done = subprocess.run(
        [PDFTOTEXT, "-enc", "UTF-8", "-nopgbrk", "-raw", "-", "-"],
        input=raw,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def shown_in(raw: bytes, colophon: Colophon) -> str:
    """Return a PDF's text run together, without the foot of each page."""
    said = f"{colophon.framework} for {colophon.organisation} · version {colophon.version}"
    short = f"{colophon.organisation} · version {colophon.version}"
    shown = run_together(BOOKLET_FOOT.sub("", text_of(raw)))
    for foot in (said + colophon.status_note, f"{said} · {colophon.status_note}", short):
        shown = shown.replace(run_together(foot), "")
    return re.sub(r"\d+/\d+", "", shown)


@pytest.mark.parametrize("fill_in", [False, True])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_rule_of_pdf_ua_is_broken(
    name: str, made: Callable[..., bytes], *, fill_in: bool
) -> None:
    report = page.validate_pdf_bytes(
        made(name, fill_in=fill_in), profile=page.ValidationProfile.PDF_UA_1
    )
    assert report.rules.total >= 100
    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("fill_in", [False, True])
def test_a_filled_sheet_breaks_no_rule_of_pdf_ua_either(
    framework: Framework, templates: Templates, *, fill_in: bool
) -> None:
    document = filled(framework, audience=ALL_SIDES)
    assert len(document.given) > 20
    raw = render_bytes(document, Format.PDF, templates, framework, fill_in=fill_in)
    report = page.validate_pdf_bytes(raw, profile=page.ValidationProfile.PDF_UA_1)
    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_fills_the_pages_it_should(name: str, made: Callable[..., bytes]) -> None:
    for fill_in in (False, True):
        with pikepdf.open(io.BytesIO(made(name, fill_in=fill_in))) as pdf:
            assert len(pdf.pages) == DOCUMENTS[name][1]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_reader_program_is_told_what_it_is(
    name: str, made: Callable[..., bytes], framework: Framework
) -> None:
    with pikepdf.open(io.BytesIO(made(name))) as pdf:
        assert str(pdf.Root.Lang) == "da"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == DOCUMENTS[name][0](framework).title
        assert pdf.open_outline().root
        assert "/AcroForm" not in pdf.Root


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_text_is_read_in_the_documents_order(
    name: str, made: Callable[..., bytes], framework: Framework
) -> None:
    document = DOCUMENTS[name][0](framework)
    shown = shown_in(made(name), document.colophon)
    texts = said_in(set_of(document))
    if document.id == "kaede":  # the same words in one thread are set once
        texts = list(dict.fromkeys(texts))
    assert len(texts) >= 5
    for text in texts:
        assert run_together(text) in shown, text
    if document.kind == "dialogkort":  # the rest of a card stands around its question
        asked = tuple(one for one in document.blocks if isinstance(one, Prompts))
        texts = said_in(document._replace(blocks=asked))
    if document.kind == "haefte":  # the contents name what comes later
        told = tuple(one for one in document.blocks if not isinstance(one, Contents))
        texts = said_in(document._replace(blocks=told))
    at = 0
    for text in texts:
        folded = run_together(text)
        if shown.count(folded) == 1:
            found = shown.find(folded)
            assert found >= at, folded
            at = found
    assert at > len(shown) / 2


def test_every_word_of_the_expectations_can_be_found(made: Callable[..., bytes]) -> None:
    shown = " ".join(text_of(made(name)) for name in DOCUMENTS if "rollekort-" in name)
    source = (SOURCE / "ledelsesgrundlag.txt").read_text(encoding="utf-8")
    wanted = {word for line in source.split("\n") for word in re.findall(r"\w+", line)}
    found = set(re.findall(r"\w+", shown))
    assert {"opgaveløsning", "tværorganisatorisk", "kerneopgaven"} <= found
    assert len(wanted & found) > 150


@pytest.mark.parametrize("name", [one for one in DOCUMENTS if one.startswith("lus-")])
def test_every_field_can_be_written_in_and_says_what_it_is_for(
    name: str, made: Callable[..., bytes], framework: Framework
) -> None:
    fields = fields_of(DOCUMENTS[name][0](framework))
    assert len(fields) > 10
    with pikepdf.open(io.BytesIO(made(name, fill_in=True))) as pdf:
        tops = list(pdf.Root.AcroForm.Fields)
        widgets = [one for sheet in pdf.pages for one in sheet.get("/Annots", ())]
        assert {str(one.Subtype) for one in widgets} == {"/Widget"}
        assert [str(one.TU) for one in widgets] == [one.label for one in fields]
        assert [str(one.T) for one in tops] == list(dict.fromkeys(one.name for one in fields))
        ticked = [str(one.T) for one in tops if str(one.get("/V", "")) == "/Ja"]
        assert ticked == [one.id for one in fields if one.on]
        for one in tops:
            assert str(one.TU)
    assert {one.kind for one in fields} >= {FieldKind.LINE, FieldKind.LINES, FieldKind.TICK}


def test_what_is_written_in_the_fields_stays_there(made: Callable[..., bytes]) -> None:
    said = "Mål: færre møder (på tværs)"
    with pikepdf.open(io.BytesIO(made("lus-leder", fill_in=True))) as pdf:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.FT) == "/Tx":
                one.V = pikepdf.String(said)
            elif "/Kids" in one:
                one.V = pikepdf.Name("/valg-b")
                for kid in one.Kids:
                    kid.AS = one.V if one.V in kid.AP.N else pikepdf.Name.Off
            else:
                one.V = one.AS = pikepdf.Name.Ja
        pdf.Root.AcroForm.NeedAppearances = True
        filled = io.BytesIO()
        pdf.save(filled)
    with pikepdf.open(filled) as pdf:
        values = [str(one.V) for one in pdf.Root.AcroForm.Fields]
        assert set(values) == {said, "/valg-b", "/Ja"}
    assert said in text_of(filled.getvalue())


def test_the_same_document_is_the_same_bytes(
    framework: Framework, templates: Templates, made: Callable[..., bytes]
) -> None:
    for name in ("rollekort-centerchef", "lus-begge"):
        for fill_in in (False, True):
            document = DOCUMENTS[name][0](framework)
            again = render_bytes(document, Format.PDF, templates, framework, fill_in=fill_in)
            assert again == made(name, fill_in=fill_in)


@pytest.mark.parametrize(
    ("name", "paper", "size", "count"),
    [
        ("plakat", "a3", (842, 1191), 1),
        ("plakat", "a4", (595, 842), 1),
        ("rollekort-to", "a5", (842, 595), 2),
        ("haefte", "a5", (420, 595), 16),
        ("overblik", "a4", (842, 595), 2),
        ("overblik", "a3", (1191, 842), 1),
        ("kaede", "a4", (842, 595), 1),
        ("sammenligning-alle", "a4", (842, 595), 3),
        ("sammenligning-to", "a4", (595, 842), 2),
    ],
)
def test_each_paper_has_its_size(
    name: str,
    paper: str,
    size: tuple[int, int],
    count: int,
    framework: Framework,
    templates: Templates,
) -> None:
    document = DOCUMENTS[name][0](framework)
    raw = render_bytes(document, Format.PDF, templates, framework, paper=paper)
    report = page.validate_pdf_bytes(raw, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert {tuple(round(float(e)) for e in one.mediabox[2:]) for one in pdf.pages} == {size}
        assert len(pdf.pages) == count


def test_every_word_of_the_document_is_in_the_booklet(
    made: Callable[..., bytes], framework: Framework
) -> None:
    shown = shown_in(made("haefte"), booklet(framework).colophon).casefold()
    source = (SOURCE / "ledelsesgrundlag.txt").read_text(encoding="utf-8")
    lines = [one.strip("•”- ") for one in source.split("\n") if one.strip()]
    assert len(lines) > 90
    missing = [one for one in lines if run_together(one).casefold() not in shown]
    # A role's title and its heading stand on one line of the document, and on two here.
    assert all(" - Forventninger til lederrollen" in one for one in missing)
