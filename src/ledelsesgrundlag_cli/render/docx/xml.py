"""WordprocessingML in small pieces: elements, runs of text, sections.

Elements are made one by one and never put together from text, so nothing that is written in a
document can become markup. A style is always named by its id, as Word wants it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser

from ledelsesgrundlag_cli.words.harmless import inline

if TYPE_CHECKING:
    from collections.abc import Mapping

Element = Any
"""An lxml element: lxml and python-docx publish no types for what is done here."""

WORD: Final = nsmap["w"]
WORD_2010: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DATA_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ROOT_NAMES: Final = {
    "w": WORD,
    "r": nsmap["r"],
    "w14": WORD_2010,
    "mc": COMPATIBILITY,
}
_COLUMN_GAP: Final = 454
"""Eight millimetres, in twips."""


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Make a ``w:`` element with ``w:`` attributes."""
    return _make(WORD, tag, children, attributes)


def w14(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Make an element of Word 2010's additions, which the checkbox is one of."""
    return _make(WORD_2010, tag, children, attributes)


def _make(
    space: str, tag: str, children: tuple[Element, ...], attributes: Mapping[str, str | int]
) -> Element:
    made = oxml_parser.makeelement(
        f"{{{space}}}{tag}",
        {f"{{{space}}}{name}": str(value) for name, value in attributes.items()},
        {"ds": DATA_STORE} if space == DATA_STORE else _ROOT_NAMES,
    )
    made.extend(children)
    return made


def plain(space: str, tag: str, *children: Element, text: str = "", **attributes: str) -> Element:
    """Make an element of another namespace, with attributes of none."""
    made = oxml_parser.makeelement(f"{{{space}}}{tag}", attributes, {None: space})
    made.text = text or None
    made.extend(children)
    return made


def ds(tag: str, *children: Element, **attributes: str) -> Element:
    """Make an element that says what a part with data is, with ``ds:`` attributes."""
    return _make(DATA_STORE, tag, children, attributes)


def name(tag: str) -> str:
    """Return a ``w:`` name as lxml writes it."""
    return f"{{{WORD}}}{tag}"


def run(*content: str | Element, style: str | None = None) -> Element:
    """Make a run of texts and elements such as ``w:tab`` in a character style."""
    made = w("r", w("rPr", w("rStyle", val=style))) if style else w("r")
    for part in content:
        if isinstance(part, str):
            text = w("t")
            text.text = inline(part)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(text)
        else:
            made.append(part)
    return made


def lines_of(text: str) -> Element:
    """Make a run of a text with its lines as they were written."""
    first, *rest = text.split("\n")
    return run(first, *(piece for line in rest for piece in (w("br"), line)))


def paragraph(style: str, *content: Element) -> Element:
    """Make a paragraph in a paragraph style."""
    return w("p", w("pPr", w("pStyle", val=style)), *content)


def has_style(element: Element, style: str) -> bool:
    """Tell whether an element is a paragraph in that style."""
    named = element.find(f"{name('pPr')}/{name('pStyle')}")
    return named is not None and named.get(name("val")) == style


def give_style(element: Element, style: str) -> None:
    """Give a paragraph another style."""
    element.find(f"{name('pPr')}/{name('pStyle')}").set(name("val"), style)


def bookmarked(number: int, *content: Element) -> list[Element]:
    """Make a place that can be linked to. Each number is used once in a document."""
    begin = w("bookmarkStart", id=number, name=f"_lg{number}")
    return [begin, *content, w("bookmarkEnd", id=number)]


def link_with_page(number: int, text: str) -> Element:
    """Make a link to the bookmark of that number, with the page it stands on after a tab.

    Only the program that sets the pages knows the number. The field is marked as not reckoned:
    it is filled in when the file is opened, and shows nothing rather than a wrong number before.
    """
    field = (
        w("fldChar", fldCharType="begin", dirty="true"),
        _code(f" PAGEREF _lg{number} \\h "),
        w("fldChar", fldCharType="separate"),
        w("fldChar", fldCharType="end"),
    )
    pieces = (run(text), run(w("tab")), *map(run, field))
    return w("hyperlink", *pieces, anchor=f"_lg{number}", history=1)


def _code(text: str) -> Element:
    """Make the words of a field, which a program reads."""
    made = w("instrText")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


_BEFORE_COLUMNS = frozenset(
    name(tag) for tag in ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType")
)


def end_section(last: Element, section: Element) -> None:
    """Let a section of the page end with this paragraph."""
    last.find(name("pPr")).append(section)


def ends_section(element: Element) -> bool:
    """Tell whether a section of the page ends with this paragraph."""
    return element.find(f"{name('pPr')}/{name('sectPr')}") is not None


def continued(page: Element, columns: int, *, first: bool) -> Element:
    """Return a section like that of the page, which goes on where the one before ended.

    Only the ``first`` section of a document may say where its pages are counted from.
    """
    made = deepcopy(page)
    for old in made.findall(name("type")):
        made.remove(old)
    size = made.find(name("pgSz"))
    size.addprevious(w("type", val="continuous"))
    if not first:
        for count in made.findall(name("pgNumType")):
            count.attrib.pop(name("start"), None)
    if columns > 1:
        for old in made.findall(name("cols")):
            made.remove(old)
        before = [one for one in made if one.tag in _BEFORE_COLUMNS]
        before[-1].addnext(w("cols", num=columns, space=_COLUMN_GAP))
    return made


def document_part(body: list[Element], section: Element) -> bytes:
    """Return the main part of a Word file: a body, and the page it is set on."""
    root = w("document", w("body", *body, section))
    root.set(f"{{{COMPATIBILITY}}}Ignorable", "w14")
    return serialized(root)


def serialized(root: Element) -> bytes:
    """Return an element as the whole of a part."""
    return bytes(serialize_part_xml(root))
