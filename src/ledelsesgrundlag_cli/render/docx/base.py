"""The Word file that documents begin from: HR's own ``docx/base.docx``, or the one in the box.

Its page, styles, head and foot are used as they are. What stands in its text is for whoever opens
it, and goes. A base is checked once and kept in memory: reading is most of the work.
"""

from __future__ import annotations

import zipfile
from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import docx
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml

from ledelsesgrundlag_cli.diagnostics import Diagnostic
from ledelsesgrundlag_cli.render.docx.styles import MARKS, Style
from ledelsesgrundlag_cli.render.docx.xml import Element, name
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates, template_problem
from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


BASE_FILE: Final = "docx/base.docx"
MOST_UNPACKED: Final = 32 * 1024 * 1024
LEAST_WIDTH: Final = 2835
"""Five centimetres of text, in twips: with less, the margins are a slip."""
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"
_ANEW: Final = "Begynd forfra med: lg skabeloner kopier docx/base.docx"
_OF_LOOKS: Final = frozenset(
    {
        "styles",
        "settings",
        "webSettings",
        "fontTable",
        "theme",
        "numbering",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "glossaryDocument",
    }
)
"""The parts of a base that belong to its looks. Comments, pictures in the text and the like go."""
_ABOUT_FILE: Final = frozenset(
    {"officeDocument", "core-properties", "extended-properties", "custom-properties"}
)
_ROOTS: Final = {
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "header": "hdr",
    "footer": "ftr",
}
"""The parts that are read closely, and what each must be."""
_ANY_TICK_FONT: Final = "Segoe UI Symbol"
_PLAIN_DOCUMENT: Final = CONTENT_TYPE.WML_DOCUMENT_MAIN.encode()


class Base(NamedTuple):
    """An opened base: the file in python-docx, the ids of styles by their names, the page."""

    word: Any
    styles: Mapping[str, str]
    section: Element
    width: int
    """Of the text, in twips."""
    tick_font: str
    """The typeface that the style of ticks names: Word asks for it when a tick is changed."""


class _UnusableError(Exception):
    """A base cannot be used; the message and the remedy are in Danish."""

    def __init__(self, message: str, remedy: str = _ANEW) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy


def open_base(templates: Templates) -> Base:
    """Open the base in use, ready to be filled.

    Raises:
        TemplateProblemError: it is missing, too large, damaged, or fetches something.
    """
    found = templates.find_first([BASE_FILE])
    shown = found.shown_as if found else f"templates/{BASE_FILE}"
    if found is None:
        raise template_problem(shown, 1, "Word-skabelonen findes ikke.", "Hent den fra lg igen.")
    file = found.read()
    if isinstance(file, Diagnostic):
        if file.code == "LG004":
            remedy = "Gør billederne i den mindre, eller lad være med at integrere skrifttyper."
            raise template_problem(shown, 1, file.message, remedy)
        raise TemplateProblemError((file,))
    try:
        box = (templates.bundled / BASE_FILE).read_bytes() if found.own else None
        return _opened(_ready(file.raw, box))
    except _UnusableError as error:
        raise template_problem(shown, 1, error.message, error.remedy) from error
    except Exception as error:
        message = "Word-skabelonen er beskadiget og kan ikke læses."
        raise template_problem(shown, 1, message, _ANEW) from error


def _opened(ready: bytes) -> Base:
    word = docx.Document(BytesIO(ready))
    section = word.element.body.sectPr
    ids = _ids(word)
    styles = {wanted: ids[wanted.casefold()] for wanted in (*Style, *MARKS)}
    return Base(word, styles, section, _text_width(section), _tick_font(word, styles[Style.TICK]))


def _tick_font(word: Any, style_id: str) -> str:
    for style in word.styles.element.findall(name("style")):
        if style.get(name("styleId")) == style_id:
            for fonts in style.iter(name("rFonts")):
                return str(fonts.get(name("ascii"), _ANY_TICK_FONT))
    return _ANY_TICK_FONT


@lru_cache(maxsize=4)
def _ready(raw: bytes, box: bytes | None) -> bytes:
    """Check a base, and return it without what is not used.

    ``box`` is the base in the box, which has the styles that HR's own may lack.
    """
    _check_package(raw)
    word = docx.Document(BytesIO(raw))
    _refuse_outside(word)
    _drop_unused(word)
    _check_parts(word)
    body = word.element.body
    section = _whole_section(body)
    if _text_width(section) < LEAST_WIDTH:
        raise _UnusableError("Margenerne i Word-skabelonen levner ikke plads til tekst.")
    for child in list(body):
        body.remove(child)
    body.append(section)
    if box is not None:
        _add_styles(word, docx.Document(BytesIO(box)))
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _check_package(raw: bytes) -> None:
    if raw.startswith(_OLD_WORD):
        raise _UnusableError(
            "Word-skabelonen er gemt i et gammelt format eller med adgangskode.",
            "Gem den i Word som et almindeligt Word-dokument (.docx) uden adgangskode.",
        )
    if not zipfile.is_zipfile(BytesIO(raw)):
        raise _UnusableError("Word-skabelonen er ikke et Word-dokument (.docx).")
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise _UnusableError("Word-skabelonen fylder for meget, når den pakkes ud.")
        types = packed.read("[Content_Types].xml")
    if _PLAIN_DOCUMENT not in types:
        raise _UnusableError(
            "Word-skabelonen er ikke gemt som et almindeligt Word-dokument.",
            "Gem den i Word som Word-dokument (.docx), uden makroer.",
        )


def _refuse_outside(word: Any) -> None:
    """Refuse what Word would fetch on opening; a link somebody may click is no such thing."""
    for part in (word.part.package, *word.part.package.iter_parts()):
        for key, relation in list(part.rels.items()):
            kind = _kind(relation)
            if kind == "attachedTemplate":
                del part.rels[key]
                for element in part.element.findall(name("attachedTemplate")):
                    part.element.remove(element)
            elif relation.is_external and kind != "hyperlink":
                raise _UnusableError(
                    f"Word-skabelonen henter noget udefra: {literal(relation.target_ref)[:100]}",
                    "Indsæt det i filen i stedet for at henvise til det.",
                )


def _drop_unused(word: Any) -> None:
    """Drop the parts that belong to the text of the base, and the picture of its first page."""
    for part, staying in ((word.part, _OF_LOOKS), (word.part.package, _ABOUT_FILE)):
        for key, relation in list(part.rels.items()):
            if _kind(relation) not in staying:
                del part.rels[key]


def _check_parts(word: Any) -> None:
    """Look into the parts that python-docx opens without reading them, or reads as anything."""
    for relation in word.part.rels.values():
        root = _ROOTS.get(_kind(relation))
        if root is not None and relation.target_part.element.tag != name(root):
            raise ValueError(relation.target_part.partname)
    for part in word.part.package.iter_parts():
        if part.partname.endswith(".xml") and not isinstance(part, XmlPart):
            parse_xml(part.blob)
    word.core_properties.title = ""


def _kind(relation: Any) -> str:
    return str(relation.reltype).rpartition("/")[2]


def _whole_section(body: Element) -> Element:
    """Return the page of the last section, with the heads and feet it takes from those before."""
    sections = list(body.iter(name("sectPr")))
    section = deepcopy(sections[-1])
    own = {(one.tag, one.get(name("type"))) for one in section.findall("*") if _refers(one)}
    inherited = {
        (one.tag, one.get(name("type"))): one
        for earlier in sections[:-1]
        for one in earlier
        if _refers(one)
    }
    for key, reference in inherited.items():
        if key not in own:
            section.insert(0, deepcopy(reference))
    return section


def _refers(element: Element) -> bool:
    return element.tag in {name("headerReference"), name("footerReference")}


def _text_width(section: Element) -> int:
    size, margins = section.find(name("pgSz")), section.find(name("pgMar"))
    sides = sum(int(margins.get(name(one), "0")) for one in ("left", "right", "gutter"))
    return int(size.get(name("w"))) - sides


def turned(base: Base) -> Base:
    """Turn the page of a base so that it is wider than it is high, if it is not.

    What stands to the right in its head and foot goes out to the new edge.
    """
    section = deepcopy(base.section)
    size = section.find(name("pgSz"))
    width, height = size.get(name("w")), size.get(name("h"))
    if int(width) >= int(height):
        return base
    size.set(name("w"), height)
    size.set(name("h"), width)
    size.set(name("orient"), "landscape")
    wide = _text_width(section)
    edges = {base.styles[Style.HEADER], base.styles[Style.FOOTER]}
    for style in base.word.styles.element.findall(name("style")):
        if style.get(name("styleId")) in edges:
            for stop in style.iter(name("tab")):
                if stop.get(name("pos")) == str(base.width):
                    stop.set(name("pos"), str(wide))
    return base._replace(section=section, width=wide)


def _ids(word: Any) -> dict[str, str]:
    """Return the ids of styles by their names in small letters: programs differ in those."""
    return {
        style.find(name("name")).get(name("val")).casefold(): style.get(name("styleId"))
        for style in word.styles.element.findall(name("style"))
    }


def _free(wanted: str, taken: Collection[str]) -> str:
    """Return an id like the wanted one that no style has."""
    numbered = chain((wanted,), (f"{wanted}{number}" for number in count(2)))
    return next(one for one in numbered if one not in taken)


def _add_styles(word: Any, box: Any) -> None:
    """Add the styles that this version of lg has and HR's base has not."""
    here, there = _ids(word), _ids(box)
    missing = {}
    for called, known in there.items():
        if called not in here:
            here[called] = missing[known] = _free(known, here.values())
    to_here = {known: here[called] for called, known in there.items()}
    for style in box.styles.element.findall(name("style")):
        if style.get(name("styleId")) not in missing:
            continue
        added = deepcopy(style)
        added.set(name("styleId"), missing[style.get(name("styleId"))])
        added.attrib.pop(name("default"), None)
        for numbers in list(added.iter(name("numPr"))):  # they count in a part of the box's own
            numbers.getparent().remove(numbers)
        for link in ("basedOn", "next", "link"):
            for element in added.findall(name(link)):
                element.set(name("val"), to_here[element.get(name("val"))])
        word.styles.element.append(added)
