"""What is filled into a base before a document is put in: colours, head and foot, logo."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx.image.image import Image
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import nsmap
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from ledelsesgrundlag_cli.render.design import Design, design_problem
from ledelsesgrundlag_cli.render.docx.styles import MARKS, THEME, THEME_COLORS, Slot, Style
from ledelsesgrundlag_cli.render.docx.xml import Element, name, run, w
from ledelsesgrundlag_cli.render.pictures import Logo, read_logo
from ledelsesgrundlag_cli.words.harmless import inline

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.render.docx.base import Base
    from ledelsesgrundlag_cli.render.templates import Templates

LOGO_HEIGHT, LOGO_WIDTH = Mm(9), Mm(45)
"""The most room a logo gets."""
MOST_PIXELS: Final = 25_000_000
_PIXELS_PER_INCH: Final = 600
_TYPST_KINDS: Final = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_JFIF: Final = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
"""A head that python-docx knows a JPEG by; it refuses those that lack one, such as Photoshop's."""


def follow_design(base: Base, design: Design) -> dict[str, bytes]:
    """Give the base the colours and typeface of ``design.yaml``; return the theme, changed.

    The marks have theirs always. The rest follows only while the base has its own theme: once HR
    has chosen one in Word, the base is left as HR wants it.
    """
    by_id = {style.get(name("styleId")): style for style in base.word.styles.element}
    for called, mark in zip(MARKS, design.marks, strict=False):
        _set_color(by_id[base.styles[called]], mark.color)
    for style in (Style.ANSWER, Style.CONTENTS):
        for stop in by_id[base.styles[style]].iter(name("tab")):
            if stop.get(name("val")) == "right":  # lines to write on end where the text does
                stop.set(name("pos"), str(base.width))
    part = _related(base.word, "theme")
    theme = parse_xml(part[0].blob) if part else None
    if theme is None or theme.get("name") != THEME:
        return {}
    for element in base.word.styles.element.iter():
        _follow_theme(element, design)
    return {part[0].partname.lstrip("/"): _themed(theme, design)}


def fill_slots(
    base: Base, document: Document, design: Design, templates: Templates
) -> frozenset[int]:
    """Fill the head and foot of the page; return the numbers of HR's own controls there.

    Raises:
        TemplateProblemError: the logo cannot be used.
    """
    colophon = document.colophon
    texts = {
        Slot.FRAMEWORK: colophon.framework,
        Slot.VERSION: colophon.version,
        Slot.ORGANISATION: colophon.organisation,
        Slot.STATUS: colophon.status_note,
        Slot.TITLE: document.title,
    }
    logo = _logo(templates, design)
    taken: set[str | None] = set()
    if document.draft:
        for part in _related(base.word, "header"):
            look = [deepcopy(one) for one in part.element.findall(f"{name('p')}/{name('pPr')}")]
            words = run(document.draft, style=base.styles[Style.STRONG])
            part.element.append(w("p", *look[-1:], words))
    for part in (*_related(base.word, "header"), *_related(base.word, "footer")):
        for control in list(part.element.iter(name("sdt"))):
            tag = control.find(f"{name('sdtPr')}/{name('tag')}")
            called = tag.get(name("val")) if tag is not None else None
            if called == Slot.LOGO:
                picture = _picture(part, logo, colophon.organisation) if logo else None
                _fill(control, picture)
            elif called in texts:
                _fill(control, texts[Slot(called)])
            else:
                numbers = control.findall(f"{name('sdtPr')}/{name('id')}")
                taken |= {one.get(name("val")) for one in numbers}
    return frozenset(int(one) for one in taken if one and one.isdecimal())


def _fill(control: Element, shown: str | Element | None) -> None:
    """Put text or a picture in the place of a control, in the look of what stood there."""
    content = control.find(name("sdtContent"))
    if content is None:
        content = w("sdtContent")
    first, *more = list(content.iter(name("r"))) or [None]
    for other in more:
        other.getparent().remove(other)
    made = run(shown) if shown is not None else None
    if first is not None:
        look = first.find(name("rPr"))
        is_hint = control.find(f"{name('sdtPr')}/{name('showingPlcHdr')}") is not None
        if made is not None and look is not None and not is_hint:
            made.insert(0, look)
        if made is not None:
            first.addprevious(made)
        first.getparent().remove(first)
    elif made is not None:
        content.insert(0, made)
    for child in list(content):
        control.addprevious(child)
    control.getparent().remove(control)


def _related(word: Any, kind: str) -> list[Any]:
    """Return the parts of a kind, such as ``header``, that belong to a document."""
    relations = word.part.rels.values()
    return [one.target_part for one in relations if one.reltype.rpartition("/")[2] == kind]


def _picture(part: Any, logo: bytes, organisation: str) -> Element:
    """Add the logo to a head or foot, and return it as a drawing. It says whose it is."""
    inches = 914400 / _PIXELS_PER_INCH
    image = Image.from_blob(logo)
    width, height = (round(pixels * inches) for pixels in (image.px_width, image.px_height))
    drawn = part.new_pic_inline(BytesIO(logo), width, height)
    for side in ("distT", "distB", "distL", "distR"):
        drawn.set(side, "0")
    drawn.docPr.set("name", "Logo")
    drawn.docPr.set("descr", inline(organisation))
    return w("drawing", drawn)


def _logo(templates: Templates, design: Design) -> bytes | None:
    """Return the logo as PNG in the size it is shown in: Word knows no SVG in older versions."""
    logo = read_logo(templates, design)
    if logo is None:
        return None
    unreadable = design_problem(
        templates,
        ("logo",),
        f"”{design.logo}” kan ikke læses som billede, eller det er for stort.",
        "Gem logoet igen som PNG, JPEG eller SVG, og brug den nye fil.",
    )
    try:
        if logo.kind in _TYPST_KINDS and _pixels(logo) <= MOST_PIXELS:
            return _as_png(logo.raw, _TYPST_KINDS[logo.kind])
    except Exception as error:
        raise unreadable from error
    raise unreadable


_DRAWING = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let raw = bytes(json(bytes(sys.inputs.raw)))
#let most = json(bytes(sys.inputs.most))
#context {
  let picture = image.with(raw, format: sys.inputs.kind)
  let size = measure(picture(height: most.at(1) * 1mm))
  let wide = size.width > most.at(0) * 1mm
  if wide { picture(width: most.at(0) * 1mm) } else { picture(height: most.at(1) * 1mm) }
}
"""


@lru_cache(maxsize=4)
def _as_png(raw: bytes, kind: str) -> bytes:
    """Draw a picture of any kind anew; one that is damaged fails here and not in Word.

    The drawing reads nothing but what it is given.
    """
    import typst

    most = (LOGO_WIDTH.mm, LOGO_HEIGHT.mm)
    made = typst.compile(
        _DRAWING,
        format="png",
        ppi=_PIXELS_PER_INCH,
        ignore_system_fonts=True,
        sys_inputs={"raw": json.dumps(list(raw)), "kind": kind, "most": json.dumps(most)},
    )
    return bytes(made)


def _pixels(logo: Logo) -> int:
    """Return how many pixels a PNG or JPEG says it has: few bytes can ask for much memory.

    A drawing has none.
    """
    if logo.kind == "image/svg+xml":
        return 0
    is_jpeg = logo.kind == "image/jpeg"
    image = Image.from_blob(logo.raw[:2] + _JFIF + logo.raw[2:] if is_jpeg else logo.raw)
    return int(image.px_width * image.px_height)


def _set_color(style: Element, color: str) -> None:
    """Set the colour of a character style, whatever it was."""
    look = style.find(name("rPr"))
    if look is None:
        look = w("rPr")
        style.append(look)
    for old in look.findall(name("color")):
        look.remove(old)
    look.insert(_place_of_color(look), w("color", val=_hex(color)))


_BEFORE_COLOR = frozenset(
    {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"}
    | {"outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"}
)


def _place_of_color(look: Element) -> int:
    """Return where a colour goes: the parts of a look have a fixed order."""
    before = {name(tag) for tag in _BEFORE_COLOR}
    return sum(child.tag in before for child in look)


def _follow_theme(element: Element, design: Design) -> None:
    """Give an element that names a colour of the theme the value of that colour too.

    Word reads the theme; other programs read the value.
    """
    theme = THEME_COLORS.get(element.get(name("themeColor")))
    shaded = element.get(name("themeTint")) or element.get(name("themeShade"))
    if theme is None or shaded:
        return
    value = _hex(getattr(design.colors, theme[1]))
    element.set(name("val" if element.tag == name("color") else "color"), value)


def _themed(theme: Element, design: Design) -> bytes:
    """Return the theme with the colours and the typeface of ``design.yaml``."""
    drawing = f"{{{nsmap['a']}}}"
    colors = {place: getattr(design.colors, called) for place, called in THEME_COLORS.values()}
    colors |= {f"accent{place}": mark.color for place, mark in enumerate(design.marks[:5], 2)}
    for place, color in colors.items():
        for slot in theme.iter(f"{drawing}{place}"):
            for old in list(slot):
                slot.remove(old)
            slot.append(slot.makeelement(f"{drawing}srgbClr", {"val": _hex(color)}))
    for kind in ("majorFont", "minorFont"):
        for font in theme.iterfind(f".//{drawing}{kind}/{drawing}latin"):
            font.set("typeface", design.fonts.family)
    return bytes(serialize_part_xml(theme))


def _hex(color: str) -> str:
    return color.lstrip("#").upper()
