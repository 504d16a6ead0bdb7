"""Word files as programs may leave them: each way the standard allows is read, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.inward import filling
from tests.inward.blank import Blank, made

from ledelsesgrundlag_cli.inward.reading import NotReadableError, read_filled

if TYPE_CHECKING:
    from collections.abc import Callable

BLANK = Blank("lus", ("leder-af-ledere",))
FIELD = "leder-lykkedes"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
SE = 'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"'


def word(body: str) -> bytes:
    """A Word file with some paragraphs and nothing else."""
    main = f"<w:document {W} {W14} {W15} {MC} {SE}><w:body>{body}</w:body></w:document>"
    return filling.with_parts(made(BLANK, "docx"), {filling.MAIN: main.encode()})


def field(content: str, properties: str = "", tag: str = FIELD) -> str:
    """A control with a tag."""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{properties}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def text(words: str) -> str:
    """A run of text."""
    return f"<w:r><w:t>{words}</w:t></w:r>"


WAYS = {
    "a run": (text("Ro"), "Ro"),
    "lines": ("<w:r><w:t>Ét</w:t><w:br/><w:t>to</w:t><w:cr/><w:t>tre</w:t></w:r>", "Ét\nto\ntre"),
    "paragraphs": (f"<w:p>{text('Ét')}</w:p><w:p>{text('to')}</w:p>", "Ét\nto"),
    "inserted": (f"<w:ins w:id='1'>{text('Ro')}</w:ins>", "Ro"),
    "deleted": (
        f"<w:del w:id='1'><w:r><w:delText>Uro</w:delText></w:r></w:del>{text('Ro')}",
        "Ro",
    ),
    "moved": (
        f"<w:moveFrom>{text('Uro')}</w:moveFrom><w:moveTo>{text('Ro')}</w:moveTo>",
        "Ro",
    ),
    "a smart tag": (f"<w:smartTag w:element='date'>{text('Ro')}</w:smartTag>", "Ro"),
    "a link": (f"<w:hyperlink>{text('Ro')}</w:hyperlink>", "Ro"),
    "a field code": (
        (f"<w:r><w:fldChar/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>{text('Ro')}"),
        "Ro",
    ),
    "a control without a tag": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{text('Ro')}</w:sdtContent></w:sdt>",
        "Ro",
    ),
    "an emoji of Word's": (
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'>"
            "<w16se:symEx w16se:font='Segoe UI Emoji' w16se:char='1F60A'/></mc:Choice>"
            "<mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "😊",
    ),
    "special signs": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
    "writing lines below": ("<w:r><w:t>Ro</w:t><w:br/><w:tab/><w:br/><w:tab/></w:r>", "Ro"),
    "a table": (
        (
            f"<w:tbl><w:tr><w:tc><w:p>{text('Ét')}</w:p></w:tc><w:tc><w:p>{text('to')}</w:p></w:tc>"
            "</w:tr></w:tbl>"
        ),
        "Ét\nto",
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_text_is_read_however_it_is_kept(way: str) -> None:
    content, expected = WAYS[way]
    inside = field(content)
    body = inside if "<w:p>" in content else f"<w:p>{inside}</w:p>"
    assert read_filled(word(body)).answers.given == {FIELD: expected}


PAGE = (
    "<w:p><w:r><w:t>Side </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    "<w:r><w:t>{number}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    "<w:r><w:t xml:space='preserve'> af </w:t></w:r>"
    "<w:fldSimple w:instr='NUMPAGES'><w:r><w:t>{number}</w:t></w:r></w:fldSimple></w:p>"
)


def test_what_word_works_out_is_written_by_nobody() -> None:
    found = read_filled(word(PAGE.format(number=7) + f"<w:p>{field(text('Ro'))}</w:p>"))
    assert found.lines is not None
    assert "Side  af" in found.lines
    assert not any("7" in line for line in found.lines)


def test_a_field_in_a_field_is_its_own() -> None:
    inner = field(text("Inderst"), tag="leder-spille-god")
    found = read_filled(word(f"<w:p>{field(text('Yderst') + inner)}</w:p>")).answers.given
    assert found == {FIELD: "Yderst", "leder-spille-god": "Inderst"}


def test_a_section_that_is_repeated_keeps_all_that_was_written() -> None:
    items = "".join(
        "<w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr>"
        f"<w:sdtContent><w:p>{field(text(one))}</w:p></w:sdtContent></w:sdt>"
        for one in ("Først", "Så")
    )
    whole = (
        "<w:sdt><w:sdtPr><w15:repeatingSection/></w:sdtPr>"
        f"<w:sdtContent>{items}</w:sdtContent></w:sdt>"
    )
    assert read_filled(word(whole)).answers.given == {FIELD: "Først / Så"}


@pytest.mark.parametrize(
    ("properties", "content", "expected"),
    [
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "☒", True),
        ('<w14:checkbox><w14:checked w14:val="true"/></w14:checkbox>', "☒", True),
        ('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "☐", None),
        ("", "☒", True),
        ("", "☐", None),
        (
            (
                '<w:dropDownList><w:listItem w:displayText="Skru op" w:value="valg-c"/>'
                "</w:dropDownList>"
            ),
            "Skru op",
            "valg-c",
        ),
        (
            '<w:comboBox><w:listItem w:displayText="Skru op" w:value="valg-c"/></w:comboBox>',
            "Noget andet",
            "Noget andet",
        ),
        ("<w:showingPlcHdr/>", "Klik eller tryk her for at skrive tekst.", None),
        ('<w:showingPlcHdr w:val="0"/>', "Ro", "Ro"),
        ('<w:date w:fullDate="2026-12-01T00:00:00Z"/>', "1. december 2026", "1. december 2026"),
    ],
)
def test_ticks_choices_and_hints(properties: str, content: str, expected: object) -> None:
    body = f"<w:p>{field(text(content), properties)}</w:p>"
    found = read_filled(word(body))
    assert found.names == frozenset({FIELD})
    assert found.answers.given == ({} if expected is None else {FIELD: expected})


def test_words_that_word_calls_a_hint_are_told() -> None:
    found = read_filled(word(f"<w:p>{field(text('Vi nåede det'), '<w:showingPlcHdr/>')}</w:p>"))
    assert found.answers.given == {}
    assert found.outside == ("Vi nåede det",)


def strict(content: bytes) -> bytes:
    """As Word saves *Strict Open XML*: names from another place."""
    part = filling.parts_of(content)[filling.MAIN]
    changed = part.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    return filling.with_parts(content, {filling.MAIN: changed})


def test_strict_open_xml_is_read() -> None:
    filled = filling.by_xml(made(BLANK, "docx"), {FIELD: "Ro"})
    assert read_filled(strict(filled)).answers.given == {FIELD: "Ro"}


def without_fields(content: bytes) -> bytes:
    """As LibreOffice 7.4 saves it: the fields' content alone."""
    return filling.with_parts(content, {filling.MAIN: word_main(f"<w:p>{text('Ro')}</w:p>")})


def word_main(body: str) -> bytes:
    """The main part of a Word file."""
    return f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()


def bomb(content: bytes) -> bytes:
    """A part that unpacks to far more than a sheet."""
    return filling.with_parts(content, {filling.MAIN: b" " * (17 * 1024 * 1024)})


def laughing(content: bytes) -> bytes:
    """A part with entities that stand for each other."""
    entities = "".join(
        f'<!ENTITY {chr(98 + one)} "&{chr(97 + one)};&{chr(97 + one)};">' for one in range(20)
    )
    head = f'<!DOCTYPE x [<!ENTITY a "ha">{entities}]>'
    main = word_main(f"<w:p>{field(text('&u;'))}</w:p>").decode()
    return filling.with_parts(content, {filling.MAIN: (head + main).encode()})


def reading_a_file(content: bytes) -> bytes:
    """A part that asks for a file of the reader's."""
    head = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    main = word_main(f"<w:p>{field(text('&a;'))}</w:p>").decode()
    return filling.with_parts(content, {filling.MAIN: (head + main).encode()})


def deep(content: bytes) -> bytes:
    """Elements in elements, thousands deep."""
    nested = "<w:r>" * 5000 + "</w:r>" * 5000
    return filling.with_parts(content, {filling.MAIN: word_main(f"<w:p>{nested}</w:p>")})


def many(content: bytes) -> bytes:
    """More fields than any sheet has."""
    fields = "".join(f"<w:p>{field(text('x'), tag=f'a-{one}')}</w:p>" for one in range(2001))
    return filling.with_parts(content, {filling.MAIN: word_main(fields)})


LOST = (
    "Word-filen har ikke sine felter mere. Det kan ske, når den bliver gemt i et andet program "
    "end Word."
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of older programs begin, and those that Word has locked."""
LOCKED = "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (without_fields, LOST),
        (bomb, "Filen pakker ud til mere, end et ark fra lg kan fylde."),
        (laughing, "Filen er ødelagt og kan ikke læses."),
        (reading_a_file, "Filen er ødelagt og kan ikke læses."),
        (deep, "Filen er ødelagt og kan ikke læses."),
        (many, "Filen har over 2.000 felter. Så mange har et ark fra lg ikke."),
        (lambda raw: raw[: len(raw) // 2], "Filen er ødelagt og kan ikke læses."),
        (lambda _: b"PK\x03\x04", "Filen er ødelagt og kan ikke læses."),
        (lambda _: OLD + LOCKED, "Filen er låst med en adgangskode."),
        (lambda _: OLD + b"WordDocument", "Filen er ikke et ark fra lg."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(change: Callable[[bytes], bytes], message: str) -> None:
    with pytest.raises(NotReadableError) as caught:
        read_filled(change(made(BLANK, "docx")))
    assert caught.value.message == message
