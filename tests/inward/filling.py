"""Filling in PDF and Word sheets by other means than lg's own: pikepdf, pypdf, XML, python-docx.

Answers are named as in files of answers: texts, True for a tick, ``valg-a`` for a choice. What a
sheet has no field for is left out.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ledelsesgrundlag_cli.documents.answers import Answer

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MAIN = "word/document.xml"


def by_pikepdf(content: bytes, given: Mapping[str, Answer]) -> bytes:
    """Fill in a PDF: each field's value, and the looks of its buttons."""
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            answer = given.get(str(field.T))
            if answer is None:
                continue
            if pikepdf.Name.Tx == field.FT:
                field.V = pikepdf.String(str(answer))
                continue
            state = pikepdf.Name.Ja if answer is True else pikepdf.Name(f"/{answer}")
            field.V = state
            for widget in field.get("/Kids", [field]):
                on = state in widget.AP.N.keys()  # noqa: SIM118 - a pikepdf dictionary
                widget.AS = state if on else pikepdf.Name.Off
        made = BytesIO()
        pdf.save(made)
    return made.getvalue()


def by_pypdf(content: bytes, given: Mapping[str, Answer]) -> bytes:
    """Fill in a PDF, its text drawn by pypdf."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    fields = writer.get_fields() or {}
    values = {
        name: "/Ja"
        if answer is True
        else f"/{answer}"
        if fields[name]["/FT"] == "/Btn"
        else answer
        for name, answer in given.items()
        if name in fields
    }
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, values, auto_regenerate=False)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def by_xml(content: bytes, given: Mapping[str, Answer]) -> bytes:
    """Fill in a Word file as Word itself would leave it: the hint is gone, the text in paragraphs
    or with line breaks.
    """
    root = etree.fromstring(parts_of(content)[MAIN])
    for control in root.iter(f"{W}sdt"):
        _fill(control, given)
    return with_parts(
        content, {MAIN: etree.tostring(root, xml_declaration=True, encoding="UTF-8")}
    )


def by_python_docx(content: bytes, given: Mapping[str, Answer]) -> bytes:
    """Fill in a Word file through python-docx, which opens and saves it whole."""
    word = docx.Document(BytesIO(content))
    for control in word.element.body.iter(f"{W}sdt"):
        _fill(control, given)
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def _fill(control: Any, given: Mapping[str, Answer]) -> None:
    properties = control.find(f"{W}sdtPr")
    tag = properties.find(f"{W}tag")
    answer = None if tag is None else given.get(tag.get(f"{W}val"))
    if answer is None:
        return
    if answer is True:
        properties.find(f"{W14}checkbox/{W14}checked").set(f"{W14}val", "1")
        next(control.iter(f"{W}t")).text = "☒"
        return
    shown = str(answer)
    for item in properties.iter(f"{W}listItem"):
        if item.get(f"{W}value") == answer:
            shown = item.get(f"{W}displayText")
    for hint in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(hint)
    inner = control.find(f"{W}sdtContent")
    run = etree.Element(f"{W}r")
    for piece in pieces_of(shown):
        run.append(piece)
    for child in list(inner):
        inner.remove(child)
    inner.append(run)


def pieces_of(text: str) -> Iterator[Any]:
    """Yield the elements of a run with a text of several lines."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield etree.Element(f"{W}br")
        piece = etree.Element(f"{W}t")
        piece.text = line
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        yield piece


def with_line(content: bytes, text: str) -> bytes:
    """A Word file with a paragraph of somebody's own at its end."""
    word = docx.Document(BytesIO(content))
    word.add_paragraph(text)
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """A Word file with some parts changed or added."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {**parts_of(content), **changed}.items():
            package.writestr(name, part)
    return made.getvalue()
