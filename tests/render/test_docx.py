"""Word files by their structure: styles, fields, tables, language, and the same bytes again."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, date, datetime
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Twips
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import sample_overview
from tests.long import examples

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.leadership_chain import leadership_chain
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.design import GLYPHS, load_design
from ledelsesgrundlag_cli.render.docx.base import BASE_FILE
from ledelsesgrundlag_cli.render.docx.file import render_docx
from ledelsesgrundlag_cli.render.docx.parts import numbered_headings, short_parts
from ledelsesgrundlag_cli.render.docx.styles import MARKS, Style
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.literal import literal_document
from ledelsesgrundlag_cli.render.moment import FIXED
from ledelsesgrundlag_cli.render.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

ROLES = ("leder-af-medarbejdere", "leder-af-ledere")
NAMES = (
    "rollekort",
    "lus",
    "lus-udfyldt",
    "dialogkort",
    "haefte",
    "plakat",
    "sammenligning",
    "kaede",
    "overblik",
    "aendringer",
)
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WORD_TEXT = re.compile(r"\w+")


class Word:
    """A Word file taken apart."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.word: Any = docx.Document(BytesIO(raw))
        self.body: Any = self.word.element.body

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """Each part by its name."""
        with zipfile.ZipFile(BytesIO(self.raw)) as packed:
            return {name: packed.read(name) for name in packed.namelist()}

    def all(self, tag: str) -> list[Any]:
        """Every element of the body with this name, in order."""
        return list(self.body.iter(qn(tag)))

    def values(self, tag: str) -> list[str]:
        """The value of every such element."""
        return [one.get(qn("w:val")) for one in self.all(tag)]

    @cached_property
    def text(self) -> str:
        """The text of the body, a line for each paragraph."""
        return "\n".join(text_of(one) for one in self.all("w:p"))

    @property
    def fields(self) -> dict[str, Any]:
        """Every content control by its tag."""
        return {str(value(one, "w:sdtPr/w:tag")): one for one in self.all("w:sdt")}

    def paragraphs(self, style: str) -> list[str]:
        """The text of each paragraph in a style, by the style's name."""
        named = next(one for one in self.word.styles.element if value(one, "w:name") == style)
        return [
            text_of(one)
            for one in self.all("w:p")
            if value(one, "w:pPr/w:pStyle") == named.get(qn("w:styleId"))
        ]


def text_of(element: Any) -> str:
    """The text in an element, with spaces for tabs and broken lines."""
    shown = {qn("w:tab"): " ", qn("w:br"): " "}
    pieces = (
        one.text if one.tag == qn("w:t") else shown.get(one.tag, "") for one in element.iter()
    )
    return "".join(piece or "" for piece in pieces)


def value(element: Any, path: str) -> str | None:
    """The value of an element further in, or None."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return None if found is None else str(found.get(qn("w:val")))


def build(framework: Framework, name: str) -> Document:
    """One document of each kind."""
    sheet = framework.sheet("lus")
    assert sheet is not None
    filled = SheetRequest(
        ROLES,
        audience=ALL_SIDES,
        name="Leder A",
        leader="Leder B",
        date=date(2026, 12, 1),
        focus=("ll-faglige-maal",),
    )
    every = [marker.id for marker in framework.pejlemaerker]
    made = {
        "rollekort": lambda: role_card(framework, ROLES),
        "lus": lambda: sheet_document(framework, sheet, SheetRequest(("centerchef",))),
        "lus-udfyldt": lambda: sheet_document(framework, sheet, filled),
        "dialogkort": lambda: dialogue_card(framework, every, role_id="centerchef"),
        "haefte": lambda: booklet(framework),
        "plakat": lambda: poster(framework),
        "sammenligning": lambda: comparison(framework, ROLES),
        "kaede": lambda: leadership_chain(framework),
        "overblik": lambda: matrix(framework, counts=True),
        "aendringer": lambda: sample_overview(framework),
    }
    return literal_document(made[name]())


@pytest.fixture(scope="module", params=NAMES)
def document(request: pytest.FixtureRequest, framework: Framework) -> Document:
    """Each document in turn."""
    return build(framework, request.param)


@pytest.fixture(scope="module")
def word(document: Document, templates: Templates) -> Word:
    """The document as a Word file."""
    return Word(render_docx(document, load_design(templates), templates))


@pytest.fixture
def sheet(framework: Framework, templates: Templates) -> Word:
    """The fullest LUS sheet."""
    return Word(render_bytes(build(framework, "lus-udfyldt"), Format.DOCX, templates, framework))


# The page and the language


def test_every_page_is_a4_with_head_and_foot(word: Word, document: Document) -> None:
    sections = list(word.word.sections)
    assert sections
    for section in sections:
        size = (round(section.page_width.mm), round(section.page_height.mm))
        assert size == ((297, 210) if blocks.is_wide(document) else (210, 297))
        turned = section.orientation is WD_ORIENT.LANDSCAPE
        assert turned is blocks.is_wide(document)
        edge = Twips(section.page_width.twips - 2 * 1077)
        for style in ("Header", "Footer"):
            [stop] = word.word.styles[style].paragraph_format.tab_stops
            assert stop.position == edge
    head, foot = (parse_xml(word.parts[f"word/{name}1.xml"]) for name in ("header", "footer"))
    assert text_of(head).strip() == "Ledelsesgrundlag · version 1.0.0"
    assert text_of(foot).startswith("Odsherred Kommune · Gengivet efter kommunens dokument.")
    assert text_of(foot).endswith("Side 1 af 1")
    codes = [one.get(qn("w:instr")).strip() for one in foot.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_everything_is_in_danish(word: Word) -> None:
    language = word.word.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "da-DK"
    themed = word.word.settings.element.find(qn("w:themeFontLang"))
    assert themed.get(qn("w:val")) == "da-DK"
    for name, raw in word.parts.items():
        assert b"en-US" not in raw, name
        assert b"python-docx" not in raw, name
    assert len(word.parts) > 12


def test_the_properties_say_what_it_is(word: Word, document: Document) -> None:
    said = word.word.core_properties
    assert said.title == document.title
    assert said.author == said.last_modified_by == "Odsherred Kommune"
    assert said.language == "da-DK"
    assert said.created == said.modified == FIXED
    assert said.version == "1.0.0"
    assert {said.comments, said.keywords, said.subject, said.category} == {""}


# Styles


def test_nothing_is_set_outside_a_style(word: Word) -> None:
    runs = {child.tag for one in word.all("w:rPr") for child in one}
    assert runs <= {qn("w:rStyle")}
    paragraphs = {child.tag for one in word.all("w:pPr") for child in one}
    # Which list a paragraph is of is no look.
    assert paragraphs <= {qn("w:pStyle"), qn("w:sectPr"), qn("w:numPr")}
    tables = {child.tag for one in word.all("w:tblPr") for child in one}
    words = {
        "w:tblStyle",
        "w:tblW",
        "w:tblLayout",
        "w:tblLook",
        "w:tblCaption",
        "w:tblDescription",
    }
    assert tables <= {qn(one) for one in words}
    assert {child.tag for one in word.all("w:tcPr") for child in one} <= {qn("w:tcW")}


def test_every_style_in_use_is_there(word: Word) -> None:
    known = {one.get(qn("w:styleId")) for one in word.word.styles.element}
    used = {*word.values("w:pStyle"), *word.values("w:rStyle"), *word.values("w:tblStyle")}
    assert len(used) > 3
    assert used <= known
    assert all(one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") is not None for one in word.all("w:p"))


def test_headings_go_down_a_level_at_a_time(word: Word, document: Document) -> None:
    levels = [
        int(str(one.style.name)[-1])
        for one in word.word.paragraphs
        if str(one.style.name).startswith("Heading ")
    ]
    titles = [block for block in document.blocks if isinstance(block, blocks.Title)]
    covers = len(word.paragraphs(Style.COVER))
    assert covers == (document.kind == "haefte")
    assert levels[0] == 1
    assert levels.count(1) == len(titles) - covers
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_titles_begin_pages_but_the_first_and_those_of_short_parts(
    word: Word, document: Document
) -> None:
    titles = [block for block in document.blocks if isinstance(block, blocks.Title)]
    short = short_parts(document)
    assert titles[0].id not in short
    assert len(word.paragraphs(Style.KICKER)) == 1
    assert len(word.paragraphs(Style.KICKER_NEW_PAGE)) == len(titles) - 1 - len(short)
    assert word.word.styles[Style.KICKER_NEW_PAGE].paragraph_format.page_break_before
    held = (Style.QUESTION, Style.FIELD_LABEL, Style.SUBTITLE)
    for style in ("Heading 1", "Heading 2", "Heading 3", *held):
        assert word.word.styles[style].paragraph_format.keep_with_next


def test_marks_have_the_shapes_and_colours_of_the_design(
    framework: Framework, templates: Templates
) -> None:
    design = load_design(templates)
    word = Word(render_bytes(build(framework, "rollekort"), Format.DOCX, templates, framework))
    for name, mark in zip(MARKS, design.marks, strict=True):
        style = word.word.styles[name]
        assert f"#{style.font.color.rgb}".lower() == mark.color
    legend = next(one for one in word.paragraphs(Style.LEGEND))
    for mark, marker in zip(design.marks, framework.pejlemaerker, strict=False):
        assert f"{GLYPHS[mark.shape]}\xa0{marker.name}" in legend


# The words


def strings(node: object) -> Iterator[str]:
    """Every text of a document that readers see, in order."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        names = getattr(node, "_fields", range(len(node)))
        for name, one in zip(names, node, strict=True):
            known = {"id", "answer", "expectation", "target", "tone", "label", "description"}
            known |= {"shared_with", "shared_note"}  # of JSON
            if name not in known and not blocks.is_address(str(name)):
                yield from strings(one)


def test_no_word_is_lost(word: Word, document: Document) -> None:
    shown = set(WORD_TEXT.findall(word.text))
    wanted = {one for text in strings(document.blocks) for one in WORD_TEXT.findall(text)}
    assert len(wanted) > 15
    assert wanted - shown == set()


def test_texts_come_in_order(word: Word, document: Document) -> None:
    at = 0
    for block in document.blocks:
        if isinstance(block, blocks.Title | blocks.Heading | blocks.Text | blocks.Question):
            found = word.text.find(block.text, at)
            assert found >= at, block
            at = found


def test_what_is_added_is_said(framework: Framework, templates: Templates) -> None:
    card = role_card(framework, ["centerchef"])
    changed = [
        block._replace(items=tuple(item._replace(added=True) for item in block.items))
        if isinstance(block, blocks.Expectations)
        else block
        for block in card.blocks
    ]
    document = card._replace(blocks=tuple(changed))
    word = Word(render_bytes(document, Format.DOCX, templates, framework))
    count = sum(len(one.items) for one in changed if isinstance(one, blocks.Expectations))
    assert word.text.count("Tilføjet, ikke en del af ledelsesgrundlaget") == count > 5


def test_contents_lead_to_their_titles(framework: Framework, templates: Templates) -> None:
    word = Word(render_bytes(build(framework, "haefte"), Format.DOCX, templates, framework))
    links = [one.get(qn("w:anchor")) for one in word.all("w:hyperlink")]
    places = [one.get(qn("w:name")) for one in word.all("w:bookmarkStart")]
    assert links == places
    assert len(set(links)) == len(links) > 5


# Fields


def test_fields_have_numbers_of_their_own(word: Word) -> None:
    numbers = [int(value(one, "w:sdtPr/w:id") or 0) for one in word.all("w:sdt")]
    assert len(set(numbers)) == len(numbers)
    assert all(0 < number < 2**31 for number in numbers)
    assert all(
        len(value(one, f"w:sdtPr/{tag}") or "") in range(1, 65)
        for one in word.all("w:sdt")
        for tag in ("w:tag", "w:alias")
    )


def test_fields_go_by_the_ids_of_the_page(word: Word, document: Document) -> None:
    wanted = list(dict.fromkeys(field.name for field in fields_of(document)))
    heads = [
        field
        for block in document.blocks
        if isinstance(block, blocks.Fields)
        for field in block.fields
    ]
    given = [field.answer or field.id for field in heads if field.value]
    tags = list(word.fields)
    repeated = len(heads) - len({field.answer for field in heads})
    assert len(tags) == len(word.all("w:sdt")) - repeated
    assert [tag for tag in tags if tag not in given] == wanted
    assert set(given) <= set(tags)


def test_what_was_given_stands_in_its_field(sheet: Word) -> None:
    fields = sheet.fields
    assert text_of(fields["leder-navn"]) == "Leder A"
    assert text_of(fields["leder-dato"]) == "1. december 2026"
    assert value(fields["leder-navn"], "w:sdtPr/w:alias") == "Leder"
    assert fields["leder-navn"].find(f".//{qn('w:showingPlcHdr')}") is None
    empty = fields["leder-lykkedes"]
    assert text_of(empty).strip() == ""  # lines to write on, and no words in the way of a pen
    assert empty.find(f".//{qn('w:showingPlcHdr')}") is not None


@pytest.mark.parametrize("name", [None, "Kirsten <Ærø> & co"])
def test_fields_that_are_one_answer_show_one_text(
    framework: Framework, templates: Templates, name: str | None
) -> None:
    """Word writes what is typed in one of them to the part they are bound to, and shows it in all.

    What stands there must be what stands in the field: Word puts it in as it opens the file.
    """
    lus = framework.sheet("lus")
    assert lus is not None
    asked = SheetRequest(ROLES[:1], ALL_SIDES, name=name)
    raw = render_bytes(sheet_document(framework, lus, asked), Format.DOCX, templates, framework)
    word = Word(raw)
    store = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
    about = parse_xml(word.parts["customXml/itemProps1.xml"])
    kept: Any = parse_xml(word.parts["customXml/item1.xml"])
    relations = word.parts["word/_rels/document.xml.rels"].decode()
    assert "relationships/customXml" in relations
    found: dict[str, list[tuple[str, str]]] = {}
    for one in word.all("w:sdt"):
        bound = one.find(f".//{qn('w:dataBinding')}")
        if bound is None:
            continue
        assert bound.get(qn("w:storeItemID")) == about.get(store)
        assert one.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None
        path = bound.get(qn("w:xpath"))
        prefix, space = bound.get(qn("w:prefixMappings")).removeprefix("xmlns:").split("=")
        [place] = kept.xpath(path, namespaces={prefix: space.strip("'")})
        hint = one.find(f".//{qn('w:showingPlcHdr')}") is not None
        assert (place.text or "") == ("" if hint else text_of(one))
        assert not hint or len(text_of(one)) > 20  # room to click
        tag = str(value(one, "w:sdtPr/w:tag"))
        assert place.get("id") == tag
        found.setdefault(tag, []).append((path, text_of(one)))
    heads = ["leder-navn", "leder-roller", "leder-naermeste-leder", "leder-dato"]
    assert list(found) == heads
    assert all(len(shown) == 3 and len(set(shown)) == 1 for shown in found.values())
    assert found["leder-navn"][0][1].strip() == (name or "")
    assert len({shown[0][0] for shown in found.values()}) == 4


def test_a_dial_has_its_choices_and_none_is_made(sheet: Word) -> None:
    dials = sheet.all("w:dropDownList")
    assert len(dials) == 4
    for dial in dials:
        shown = [item.get(qn("w:displayText")) for item in dial]
        assert shown == ["Skru ned", "Som nu", "Skru op"]
        assert [item.get(qn("w:value")) for item in dial] == ["valg-a", "valg-b", "valg-c"]
        assert dial.getparent().find(qn("w:showingPlcHdr")) is not None
    shown_now = text_of(sheet.fields["leder-skru_mod-og-nytaenkning"]).replace("\u00a0", " ")
    assert shown_now.split("   ") == ["☐ Skru ned", "☐ Som nu", "☐ Skru op"]  # for a pen


def test_an_agreement_reads_across(sheet: Word) -> None:
    """Its number is its row's heading, and its fields stand beside it."""
    [table] = [
        one for one in sheet.all("w:tbl") if value(one, "w:tblPr/w:tblCaption") == "Vores aftaler"
    ]
    assert table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}").get(qn("w:firstColumn")) == "1"
    rows = [
        [text_of(cell).strip() for cell in row.findall(qn("w:tc"))]
        for row in table.findall(qn("w:tr"))
    ]
    assert rows[0][0] == "Nr."
    assert rows[1:] == [[str(number), "", "", ""] for number in (1, 2, 3)]
    for number, row in enumerate(table.findall(qn("w:tr"))[1:], start=1):
        tags = [one.get(qn("w:val")) for one in row.iter(qn("w:tag"))]
        assert len(tags) == 3
        assert all(str(tag).endswith(f"_{number}") for tag in tags)


def styles_that(word: Word, keep: str) -> set[str]:
    """The ids of the styles that hold their paragraphs together in this way."""
    return {
        str(one.get(qn("w:styleId")))
        for one in word.word.styles.element.iter(qn("w:style"))
        if one.find(f"{qn('w:pPr')}/{qn(f'w:{keep}')}") is not None
    }


def test_a_question_stays_with_its_lines(sheet: Word) -> None:
    """It is held with the paragraph after it, and the lines to write on are in one piece."""
    styles = [str(value(one, "w:pPr/w:pStyle")) for one in sheet.all("w:p")]
    asked = [one for one in pairwise(styles) if one == ("Spoergsmaal", "Svar")]
    assert len(asked) > 5
    assert styles.count("Svar") == len(asked)
    assert "Spoergsmaal" in styles_that(sheet, "keepNext")
    assert "Svar" in styles_that(sheet, "keepLines")


def test_the_dial_stays_together(sheet: Word) -> None:
    """Every row but the last is held with the one after it, as is the question above."""
    [table] = [
        one for one in sheet.all("w:tbl") if one.find(f".//{qn('w:dropDownList')}") is not None
    ]
    held = styles_that(sheet, "keepNext")
    rows = [
        {one.get(qn("w:val")) in held for one in row.iter(qn("w:pStyle"))}
        for row in table.findall(qn("w:tr"))
    ]
    assert rows == [{True}] * 4 + [{False}]


def test_a_table_with_one_text_a_row_stays_together(
    framework: Framework, templates: Templates
) -> None:
    """As those of the chain, and with what is said above it."""
    made = leadership_chain(framework)
    word = Word(render_bytes(made, Format.DOCX, templates, framework))
    held = styles_that(word, "keepNext")
    tables = [one for one in word.all("w:tbl") if len(one.findall(f".//{qn('w:gridCol')}")) == 2]
    assert tables
    for table in tables:
        assert value(table.getprevious(), "w:pPr/w:pStyle") in held
        *others, last = [
            {one.get(qn("w:val")) in held for one in row.iter(qn("w:pStyle"))}
            for row in table.findall(qn("w:tr"))
        ]
        assert others == [{True}] * len(others)
        assert last == {False}


def test_the_fields_of_the_head_are_read_across(sheet: Word) -> None:
    """Two and two in columns: the second begins the other column, whatever the first takes."""
    labels = [
        (text_of(one).strip(), one.find(f".//{qn('w:br')}") is not None)
        for one in sheet.all("w:p")
        if value(one, "w:pPr/w:pStyle") == "Feltnavn"
    ]
    names = ["Leder", "Roller", "Nærmeste leder", "Dato for samtalen"]
    assert [text for text, _ in labels[:4]] == names
    assert [beside for _, beside in labels] == [False, True] * (len(labels) // 2)


def test_words_that_differ_are_marked_as_in_the_other_formats(
    framework: Framework, templates: Templates
) -> None:
    """Underlined besides strong, as on the page and in PDF."""
    made = comparison(framework, ROLES[:2])
    word = Word(render_bytes(made, Format.DOCX, templates, framework))
    wanted = [
        piece.text
        for block in made.blocks
        if isinstance(block, blocks.Table)
        for row in block.rows
        for cell in row.cells
        for entry in cell
        for piece in entry.pieces
        if piece.changed
    ]
    assert wanted
    shown = [text_of(one) for one in word.all("w:r") if value(one, "w:rPr/w:rStyle") == "Forskel"]
    assert shown == wanted
    [style] = [
        one
        for one in word.word.styles.element.iter(qn("w:style"))
        if one.get(qn("w:styleId")) == "Forskel"
    ]
    assert {"b", "u"} <= {one.tag.rpartition("}")[2] for one in style.find(qn("w:rPr"))}


def test_a_list_has_the_sign_of_the_other_formats(word: Word) -> None:
    numbering = word.parts["word/numbering.xml"].decode()
    assert 'w:lvlText w:val="•"' in numbering


def test_ticks_show_what_was_chosen(sheet: Word) -> None:
    ticked = {
        tag: (one.find(f".//{W14}checked").get(f"{W14}val"), text_of(one))
        for tag, one in sheet.fields.items()
        if one.find(f".//{W14}checkbox") is not None
    }
    assert len(ticked) > 20
    on = [tag for tag, state in ticked.items() if state == ("1", "☒")]
    assert on == ["leder-vigtigste-forventninger_ll-faglige-maal"]
    assert all(state == ("0", "☐") for tag, state in ticked.items() if tag not in on)


def test_long_and_equal_ids_stay_apart(framework: Framework, templates: Templates) -> None:
    card = role_card(framework, ["centerchef"])
    long = "et-meget-langt-navn-" * 6
    questions = tuple(blocks.Question(f"{long}{n}", "æ😀" * 60, 1) for n in range(30))
    same = (blocks.Question("ens", "Ens?", 1),) * 2
    document = card._replace(blocks=(*card.blocks, *questions, *same))
    word = Word(render_bytes(document, Format.DOCX, templates, framework))
    assert len(word.fields) == len(word.all("w:sdt"))
    numbers = [value(one, "w:sdtPr/w:id") for one in word.all("w:sdt")]
    assert len(set(numbers)) == len(numbers)
    for tag in ("w:tag", "w:alias"):
        texts = [value(one, f"w:sdtPr/{tag}") or "" for one in word.all("w:sdt")]
        assert max(len(text.encode("utf-16-le")) for text in texts) <= 128


# Tables


def test_tables_say_what_they_are_and_repeat_their_head(word: Word, document: Document) -> None:
    tables = word.all("w:tbl")
    wanted = sum(
        isinstance(block, blocks.Dial | blocks.Agreements | blocks.Table)
        or (isinstance(block, blocks.Expectations) and any(item.marks for item in block.items))
        for block in document.blocks
    )
    assert len(tables) == wanted
    for table in tables:
        assert value(table, "w:tblPr/w:tblCaption")
        assert value(table, "w:tblPr/w:tblDescription")
        first, *rows = table.findall(qn("w:tr"))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert rows
        for row in (first, *rows):
            assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        assert not any(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows)


def test_headings_of_rows_are_told_as_such(framework: Framework, templates: Templates) -> None:
    document = build(framework, "sammenligning")
    word = Word(render_bytes(document, Format.DOCX, templates, framework))
    wanted = [
        block.corner is not None for block in document.blocks if isinstance(block, blocks.Table)
    ]
    found = [
        value(table, "w:tblPr/w:tblLook") == "06A0"
        for table in word.all("w:tbl")
        if len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")) == len(ROLES) + 1
    ]
    assert sum(wanted) == sum(found) == 1
    assert not all(wanted)


def test_two_tables_never_become_one(framework: Framework, templates: Templates) -> None:
    sheet = build(framework, "lus")
    agreements = [one for one in sheet.blocks if isinstance(one, blocks.Agreements)]
    again = [agreements[0]._replace(id=f"a{n}") for n in range(2)]
    document = sheet._replace(blocks=tuple(again))
    word = Word(render_bytes(document, Format.DOCX, templates, framework))
    kinds = [one.tag for one in word.body]
    assert kinds == [qn(one) for one in ("w:tbl", "w:p", "w:tbl", "w:p", "w:sectPr")]


# The same bytes, and any text


def test_the_same_document_has_the_same_bytes(document: Document, templates: Templates) -> None:
    design = load_design(templates)
    first = render_docx(document, design, templates)
    assert render_docx(document, design, templates) == first
    with zipfile.ZipFile(BytesIO(first)) as packed:
        names = packed.namelist()
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])


@pytest.mark.parametrize(
    ("moment", "packed_at"),
    [
        (datetime(2026, 11, 23, 13, 30, 2, tzinfo=UTC), (2026, 11, 23, 13, 30, 2)),
        (datetime(1970, 1, 1, tzinfo=UTC), (1980, 1, 1, 0, 0, 0)),
        (datetime(2300, 1, 1, tzinfo=UTC), (2107, 12, 31, 0, 0, 0)),
    ],
)
def test_a_moment_that_is_given_is_used(
    framework: Framework, templates: Templates, moment: datetime, packed_at: tuple[int, ...]
) -> None:
    document = build(framework, "plakat")
    word = Word(render_docx(document, load_design(templates), templates, moment=moment))
    assert word.word.core_properties.created == word.word.core_properties.modified == moment
    with zipfile.ZipFile(BytesIO(word.raw)) as packed:
        assert {one.date_time for one in packed.infolist()} == {packed_at}


HOSTILE = (
    "</w:t><w:p/>",
    "&amp; <script>",
    "{{ 7*7 }} [b]x[/b]",
    "\x00\x07\x1b[31m",
    "\u202eסלאם שלום",
    "😀👩‍👩‍👧🇩🇰",
    "\ud800\udfff\uffff",
    "æøå " * 2_500,
    "å" * 10_000,
)


def well_formed(raw: bytes) -> Word:
    """Hold that every part can be read, and open the file."""
    word = Word(raw)
    for name, part in word.parts.items():
        if name.endswith((".xml", ".rels")):
            parse_xml(part)
    return word


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:24])
def test_any_text_is_only_text(framework: Framework, templates: Templates, text: str) -> None:
    plain = role_card(framework, ["centerchef"])
    sheet = framework.sheet("lus")
    assert sheet is not None
    for document in (plain, sheet_document(framework, sheet, SheetRequest(("centerchef",)))):
        changed = blocks.map_texts(document.blocks, lambda one: one if " " not in one else text)
        hostile = document._replace(title=text, blocks=changed)
        word = well_formed(render_bytes(hostile, Format.DOCX, templates, framework))
        usual = Word(render_bytes(document, Format.DOCX, templates, framework))
        assert [one.tag for one in word.body] == [one.tag for one in usual.body]
        shown = literal_document(hostile).title
        assert shown in word.text


@pytest.mark.slow
@given(name=st.text(), leader=st.text(st.characters(codec="utf-8")))
@settings(
    deadline=None,
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_name_can_be_on_a_sheet(
    framework: Framework, templates: Templates, name: str, leader: str
) -> None:
    sheet = framework.sheet("lus")
    assert sheet is not None
    request = SheetRequest(("centerchef",), name=name, leader=leader)
    document = sheet_document(framework, sheet, request)
    word = well_formed(render_bytes(document, Format.DOCX, templates, framework))
    assert len(word.fields) == len(word.all("w:sdt")) - 4 > 30  # the head comes on two parts


def test_two_hundred_expectations_to_choose_from(
    framework: Framework, templates: Templates
) -> None:
    items = tuple(
        blocks.ExpectationItem(f"f{n}", f"f{n}", f"Forventning nummer {n}", False, ())
        for n in range(200)
    )
    lus = build(framework, "lus")
    document = lus._replace(
        blocks=(*lus.blocks, blocks.Expectations("m", "Vælg", items, choose=3))
    )
    word = well_formed(render_bytes(document, Format.DOCX, templates, framework))
    assert len(word.paragraphs(Style.OPTION_SMALL)) == 200
    columns = [one.get(qn("w:num")) for one in word.all("w:cols")]
    assert columns.count("2") >= 3
    assert columns[-1] is None
    assert not text_of(word.body[-2])
    assert value(word.body[-2], "w:pPr/w:sectPr") is None


def test_a_pejlemaerke_with_a_few_questions_needs_no_page_of_its_own(
    framework: Framework,
) -> None:
    markers = [one.id for one in framework.pejlemaerker]
    few = short_parts(dialogue_card(framework, markers, forum_id="lederteam"))
    assert few == {f"pejlemaerke_{one}" for one in markers}
    assert short_parts(dialogue_card(framework, markers)) == {f"pejlemaerke_{markers[0]}"}
    assert short_parts(dialogue_card(framework, markers[:1])) == set()


# Lists, numbers and the booklet


def lists_of(word: Word) -> dict[str, tuple[str, str | None, list[str]]]:
    """Each counted list by its number: how it is counted, where it begins, and its texts."""
    numbering = word.word.part.numbering_part.element
    kinds = {
        one.get(qn("w:abstractNumId")): str(value(one, "w:lvl/w:numFmt"))
        for one in numbering.iter(qn("w:abstractNum"))
    }
    found: dict[str, tuple[str, str | None, list[str]]] = {
        one.get(qn("w:numId")): (
            kinds[str(value(one, "w:abstractNumId"))],
            value(one, "w:lvlOverride/w:startOverride"),
            [],
        )
        for one in numbering.iter(qn("w:num"))
    }
    for one in word.all("w:p"):
        if (number := value(one, "w:pPr/w:numPr/w:numId")) is not None:
            found[number][2].append(text_of(one))
    return {number: one for number, one in found.items() if one[2]}


def test_steps_and_sections_are_counted_from_one_in_each_part(
    framework: Framework, templates: Templates
) -> None:
    """As real lists, which a screen reader tells the length of."""
    document = build(framework, "lus")
    steps = [
        [item.text for item in one.items]
        for one in document.blocks
        if isinstance(one, blocks.Items) and one.steps
    ]
    numbers = numbered_headings(document)
    texts = {one.id: one.text for one in document.blocks if isinstance(one, blocks.Heading)}
    assert len(steps) > 0
    assert list(numbers.values()).count(1) > 0
    word = Word(render_bytes(document, Format.DOCX, templates, framework))
    lists = list(lists_of(word).values())
    assert {(kind, start) for kind, start, _ in lists} == {("decimal", "1")}
    shown = [texts for _, _, texts in lists]
    assert [one for one in shown if one in steps] == steps
    counted = [text for one in shown if one not in steps for text in one]
    assert counted == [texts[heading] for heading in numbers]
    assert word.paragraphs(Style.STEP) == [text for one in steps for text in one]


def test_a_base_without_lists_gets_what_counts_them(
    framework: Framework, templates: Templates, tmp_path: Path
) -> None:
    word: Any = docx.Document(BytesIO((templates.bundled / BASE_FILE).read_bytes()))
    for key, relation in list(word.part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del word.part.rels[key]
    base = tmp_path / BASE_FILE
    base.parent.mkdir()
    word.save(base)
    own = Templates(tmp_path, "templates", templates.bundled)
    made = Word(render_bytes(build(framework, "lus"), Format.DOCX, own, framework))
    assert len(lists_of(made)) > 1


def test_every_field_has_a_title_and_every_picture_a_text(word: Word, document: Document) -> None:
    titles = [value(one, "w:sdtPr/w:alias") for one in word.all("w:sdt")]
    assert all(titles)
    assert len(titles) > 10 or document.kind != "lus"
    described = [one.get("descr") for one in word.body.iter() if one.tag.endswith("}docPr")]
    assert all(described)


def test_expectations_of_several_roles_stand_under_their_roles(
    framework: Framework, templates: Templates
) -> None:
    document = build(framework, "lus-udfyldt")
    (choice,) = (
        one for one in document.blocks if isinstance(one, blocks.Expectations) and one.choose
    )
    roles = list(dict.fromkeys(item.roles for item in choice.items))
    assert len(roles) > 1
    word = Word(render_bytes(document, Format.DOCX, templates, framework))
    assert word.paragraphs(Style.OPTION_HEAD) == [" · ".join(one) for one in roles]


def test_contents_tell_the_pages_and_chapters_follow_each_other(
    framework: Framework, templates: Templates
) -> None:
    document = build(framework, "haefte")
    word = Word(render_bytes(document, Format.DOCX, templates, framework))
    fields = [one.text for one in word.all("w:instrText")]
    places = [one.get(qn("w:name")) for one in word.all("w:bookmarkStart")]
    assert fields == [f" PAGEREF {place} \\h " for place in places]
    begun = [one for one in word.all("w:fldChar") if one.get(qn("w:fldCharType")) == "begin"]
    assert {one.get(qn("w:dirty")) for one in begun} == {"true"}
    assert len(word.paragraphs(Style.CHAPTER_GAP)) == len(framework.chapters) - 1
    assert len(word.paragraphs(Style.COVER_MARKS)[0].split()) == 1
    assert len(word.paragraphs(Style.COVER_MARKS)[0]) == len(framework.pejlemaerker)
