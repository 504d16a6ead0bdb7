"""Sheets that are filled again: in each format every answer is there, and the sheet's head."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from tests.long import LONG, examples
from tests.render.lines import sheets_of
from tests.render.reading import faults
from tests.render.showing import READER

from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.form_fields import FieldKind, fields_of
from ledelsesgrundlag_cli.render.formats import Format, render, render_bytes
from ledelsesgrundlag_cli.render.long_answers import LongAnswerError
from ledelsesgrundlag_cli.render.pdf.written import Typeface, in_lines, is_whole, one_line
from ledelsesgrundlag_cli.render.sheet_head import head_line, head_of, read_head_line
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates
from ledelsesgrundlag_cli.words.harmless import lines as harmless

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

BOX = Path(__file__).resolve().parents[2] / "templates"
BEFORE = Path(__file__).resolve().parents[1] / "fixtures" / "skabeloner-0.1.0"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
NAME = "Kirsten Ærø"
QUESTION = "naermeste-leder-lederen-lykkes"
TEXTS = (
    "Kort svar {0}.",
    "Første linje {0}\nAnden linje\n\n• Punkt med æøå – ”citat”",
    "<b>{0}</b> & *stjerne* # $x$ @navn | rør \\ [x](y) `kode` {{{{ 7*7 }}}}",
    " ".join(["Vi fik lagt vagtplanen om, så alle kan se den {0}."] * 9),
)
"""An answer of each sort: a few words, lines, what breaks a careless program, and a long one."""
ROLES = ("leder-af-medarbejdere", "leder-af-ledere", "direktoer")
SHEETS = list(product(ROLES, ("leder", "naermeste-leder")))


def sheet(
    framework: Framework, role: str = ROLES[0], audience: str = "leder", **asked: Any
) -> Document:
    lus = framework.sheet("lus")
    assert lus is not None
    return sheet_document(framework, lus, SheetRequest((role,), audience, **asked))


def answers_to(blank: Document, *sorts: int) -> dict[str, Answer]:
    """Answer every field, in turn with each sort of text; of the ticks the first two."""
    made: dict[str, Answer] = {}
    ticks = 0
    for number, field in enumerate(fields_of(blank)):
        if field.kind is FieldKind.TICK:
            ticks += 1
            if ticks <= 2:
                made[field.name] = True
        elif field.kind is FieldKind.CHOICE:
            made[field.name] = "valg-c"
        elif field.name not in made:
            text = TEXTS[sorts[number % len(sorts)]].format(number)
            made[field.name] = NAME if field.answer else text
    assert ticks
    return made


def filled(
    framework: Framework,
    role: str = ROLES[0],
    audience: str = "leder",
    sorts: tuple[int, ...] = (0, 1, 2, 3),
) -> Document:
    blank = sheet(framework, role, audience)
    return sheet(framework, role, audience, given=answers_to(blank, *sorts))


def texts_given(document: Document) -> list[str]:
    return [
        one
        for one in document.given.values()
        if isinstance(one, str) and not one.startswith("valg-")
    ]


@pytest.mark.parametrize(("role", "audience"), SHEETS)
def test_a_page_has_every_answer_in_its_field(
    role: str, audience: str, framework: Framework, templates: Templates
) -> None:
    document = filled(framework, role, audience)
    page = html.fromstring(render(document, Format.HTML, templates, framework))
    found: dict[str, Answer] = {}
    for field in page.xpath("//textarea | //input"):
        if field.tag == "textarea":
            if field.text:
                found[field.get("name")] = field.text
        elif field.get("checked") is not None:
            found[field.get("name")] = (
                True if field.get("type") == "checkbox" else field.get("value")
            )
    assert found == document.given


@pytest.mark.parametrize(("role", "audience"), SHEETS)
def test_markdown_and_the_terminal_say_every_answer(
    role: str, audience: str, framework: Framework, templates: Templates
) -> None:
    document = filled(framework, role, audience)
    markdown = render(document, Format.MARKDOWN, templates, framework)
    said = "\n".join(
        "".join(
            "\n"
            if one.type in {"softbreak", "hardbreak"} or one.content == "<br>"
            else one.content
            for one in token.children or ()
        )
        for token in READER.parse(markdown)
        if token.type == "inline"
    )
    terminal = " ".join(render(document, Format.TERMINAL, templates, framework).split())
    for written in texts_given(document):
        for line in filter(None, written.split("\n")):
            assert line in said
            assert " ".join(line.split()) in terminal
    ticked = [one for one in document.given.values() if one is True]
    assert len(re.findall(r"^- \[x\] ", markdown, re.MULTILINE)) == len(ticked) == 2
    assert len(re.findall(r"\[x\] ", terminal)) == 2
    choices = [one for one in document.given.values() if one == "valg-c"]
    assert markdown.count("☒") == terminal.count("(x) Skru op") == len(choices)
    assert bool(choices) == (audience == "leder")


def test_json_says_the_answers_and_the_head(framework: Framework, templates: Templates) -> None:
    document = filled(framework)._replace(head=sheet(framework, date=date(2026, 12, 1)).head)
    told = json.loads(render(document, Format.JSON, templates, framework))
    assert told["given"] == document.given
    assert told["head"]["roles"] == [ROLES[0]]
    assert told["head"]["talk"] == "2026-12-01"
    assert told["personal"] is True


def controls_of(raw: bytes) -> dict[str, tuple[str, bool]]:
    """Return what each control of a Word file holds, and whether it is there until one writes."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found = {}
    for control in root.iter(f"{WORD}sdt"):
        properties = control.find(f"{WORD}sdtPr")
        text = "".join(
            "\n" if one.tag == f"{WORD}br" else one.text or ""
            for one in control.find(f"{WORD}sdtContent").iter(f"{WORD}t", f"{WORD}br")
        )
        checked = properties.find(f"{WORD_2010}checkbox/{WORD_2010}checked")
        if checked is not None:
            assert text == ("☒" if checked.get(f"{WORD_2010}val") == "1" else "☐")
        hint = properties.find(f"{WORD}showingPlcHdr") is not None
        found[properties.find(f"{WORD}tag").get(f"{WORD}val")] = (text, hint)
    return found


@pytest.mark.parametrize(("role", "audience"), SHEETS)
def test_a_word_file_has_every_answer_in_its_control(
    role: str, audience: str, framework: Framework, templates: Templates
) -> None:
    document = filled(framework, role, audience)
    controls = controls_of(render_bytes(document, Format.DOCX, templates, framework))
    shown = {True: "☒", "valg-c": "Skru op"}
    for name, answer in document.given.items():
        assert controls[name] == (shown.get(answer, answer), False)
    rest = [text for name, (text, _) in controls.items() if name not in document.given]
    assert rest
    assert "☒" not in rest


def values_of(raw: bytes) -> dict[str, Answer]:
    """Return the values of a PDF's fields, and see that each look is the one of its value."""
    found: dict[str, Answer] = {}
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            name, value = str(field.T), field.get("/V")
            widgets = field.get("/Kids", [field])
            if pikepdf.Name.Tx == field.FT:
                drawn = [one.AP.N.read_bytes() for one in widgets]
                assert all((b"Tj" in one) == (value is not None) for one in drawn)
                if value is not None:
                    found[name] = str(value)
                    assert int(field.MaxLen) >= len(str(value))
            elif value not in {None, pikepdf.Name.Off}:
                [on] = [one for one in widgets if value == one.AS]
                assert str(value) in on.AP.N
                found[name] = True if value == pikepdf.Name.Ja else str(value)[1:]
    return found


@pytest.mark.parametrize(("role", "audience"), SHEETS if LONG else SHEETS[2:4])
def test_a_pdf_to_fill_in_has_every_answer_as_a_value(
    role: str, audience: str, framework: Framework, templates: Templates
) -> None:
    document = filled(framework, role, audience)
    raw = render_bytes(document, Format.PDF, templates, framework, fill_in=True)
    assert values_of(raw) == document.given


@pytest.mark.slow
@pytest.mark.parametrize("sorts", [(0,), (0, 1, 2, 3), (3,)], ids=["short", "mixed", "long"])
@pytest.mark.parametrize("role", ROLES)
def test_nothing_on_paper_overlaps_or_is_cut(
    role: str, sorts: tuple[int, ...], framework: Framework, templates: Templates
) -> None:
    document = filled(framework, role, ALL_SIDES, sorts)
    for fill_in in (False, True):
        raw = render_bytes(document, Format.PDF, templates, framework, fill_in=fill_in)
        pages = sheets_of(raw)
        assert [one for one in faults(document, pages) if " full" not in one] == []
        if not fill_in:
            words = " ".join(line.text for page in pages for line in page.lines).split()
            wanted = [word for text in texts_given(document) for word in text.split()]
            assert len(wanted) > 50
            assert [one for one in set(wanted) if words.count(one) < wanted.count(one)] == []


@pytest.mark.slow
def test_short_answers_keep_the_pages(framework: Framework, templates: Templates) -> None:
    blank = sheet(framework, ROLES[1])
    for fill_in in (False, True):
        before, after = (
            sheets_of(render_bytes(one, Format.PDF, templates, framework, fill_in=fill_in))
            for one in (blank, filled(framework, ROLES[1], sorts=(0,)))
        )
        assert len(before) == len(after) == 3


@pytest.mark.slow
def test_an_answer_longer_than_a_page_is_refused_in_a_field(
    framework: Framework, templates: Templates
) -> None:
    document = sheet(framework, given={"leder-lykkedes": "Et meget langt svar. " * 600})
    with pytest.raises(LongAnswerError, match="Hvad er lykkedes"):
        render_bytes(document, Format.PDF, templates, framework, fill_in=True)
    assert len(sheets_of(render_bytes(document, Format.PDF, templates, framework))) > 3


HEADED = {"pdf": (Format.PDF, False), "fill-in": (Format.PDF, True), "docx": (Format.DOCX, False)}


@pytest.mark.parametrize("name", HEADED)
def test_the_head_stands_in_the_file_and_names_nobody(
    name: str, framework: Framework, templates: Templates
) -> None:
    made_as, fill_in = HEADED[name]
    document = sheet(framework, name=NAME, leader="Bo Bech", date=date(2026, 12, 1))
    raw = render_bytes(document, made_as, templates, framework, fill_in=fill_in)
    assert raw == render_bytes(document, made_as, templates, framework, fill_in=fill_in)
    if made_as is Format.PDF:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            line = str(pdf.docinfo["/LgArk"])
            assert pdf.open_metadata()["pdfx:LgArk"] == line
    else:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            root = etree.fromstring(package.read("docProps/custom.xml"))
        [line] = root.xpath("//*[@name='lgArk']/*/text()")
    head = head_of(document)
    assert head is not None
    assert line == head_line(head)
    assert read_head_line(line) == head
    assert line.startswith(
        "1 lus lus odsherred 1.0.0 leder-af-medarbejdere 2026-12-01 2027-01-01 "
    )
    assert not {"Kirsten", "Ærø", "Bo", "Bech"} & set(line.split())


def test_a_sheet_is_the_same_sheet_with_a_name_and_another_with_another_side(
    framework: Framework,
) -> None:
    heads = [
        head_of(one)
        for one in (
            sheet(framework),
            sheet(framework, name=NAME, date=date(2026, 12, 1)),
            filled(framework),
            sheet(framework, audience="naermeste-leder"),
            sheet(framework, ROLES[1]),
        )
    ]
    prints = [one.fields for one in heads if one is not None]
    assert len(prints) == len(heads)
    assert prints[0] == prints[1] == prints[2]
    assert len(set(prints)) == 3


@pytest.mark.usefixtures("limits_off")
@pytest.mark.parametrize("made_as", [Format.HTML, Format.MARKDOWN, Format.PDF], ids=str)
def test_templates_that_cannot_show_answers_are_refused(
    made_as: Format, framework: Framework
) -> None:
    before = Templates(BEFORE, "templates", BOX)
    render_bytes(sheet(framework), made_as, before, framework)
    with pytest.raises(TemplateProblemError) as caught:
        render_bytes(filled(framework), made_as, before, framework)
    assert "kan ikke vise de svar" in str(caught.value.diagnostics[0].message)


@pytest.fixture(scope="module")
def page_with(framework: Framework, templates: Templates) -> Callable[[str], str]:
    """Make the page with an answer in its first question."""

    def make(text: str) -> str:
        document = sheet(framework, audience="naermeste-leder", given={QUESTION: text})
        assert any(one.id == QUESTION for one in fields_of(document))
        return render(document, Format.HTML, templates, framework)

    return make


@given(st.text(min_size=1, max_size=80).filter(lambda one: one.strip() == one and one))
@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_answer_stands_in_a_page_as_it_was_written(
    page_with: Callable[[str], str], text: str
) -> None:
    page = html.fromstring(page_with(text))
    [field] = page.xpath(f"//textarea[@name='{QUESTION}']")
    assert field.text == harmless(text)


FACE = Typeface([500] * 224, 984, -273, 1257)
"""A typeface where each character is half as wide as it is high."""


@given(st.text(), st.floats(20, 500), st.floats(12, 300))
@settings(max_examples=examples(60))
def test_what_is_drawn_in_a_field_is_all_there(text: str, width: float, height: float) -> None:
    made = in_lines(harmless(text), FACE, width, height, size=9)
    shown = b"".join(re.findall(rb"<([0-9a-f]*)> Tj", made.drawn))
    wanted = harmless(text).replace("\t", " ").replace("\n", "").replace(" ", "")
    if is_whole(wanted):
        drawn = bytes.fromhex(shown.decode()).decode("cp1252").replace(" ", "")
        assert drawn == wanted.replace("\xad", "")


@pytest.mark.parametrize(
    ("text", "drawn"), [("Łukasz Čech", "?ukasz Cech"), ("ja 🙂👩‍👧", "ja ???")]
)
def test_what_the_typeface_lacks_is_drawn_as_near_as_can_be(text: str, drawn: str) -> None:
    made = one_line(text, FACE, 300, 20, least=7, most=11)
    assert f"<{drawn.encode('cp1252').hex()}>".encode() in made.drawn
    assert not is_whole(text)
