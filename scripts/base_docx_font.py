"""The typeface that lies in templates/docx/base.docx: letters of Danish, and the signs."""

from __future__ import annotations

import uuid
from io import BytesIO
from pathlib import Path

from scripts.base_docx_look import HEAD, NAMES

from ledelsesgrundlag_cli.render.design import GLYPHS
from ledelsesgrundlag_cli.render.docx.controls import TICKED, UNTICKED
from ledelsesgrundlag_cli.render.pictures import SHAPES

FONTS = Path(__file__).resolve().parents[1] / "templates" / "fonts"
SLOTS = {
    "embedRegular": ("regular", "Regular"),
    "embedBold": ("semibold", "Bold"),
    "embedItalic": ("italic", "Italic"),
}
"""Word's slots for a family: the file of templates/fonts and the style it goes by in Word."""
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x203B), 0x20AC, 0x2212]
BOX = "M2 2h12v12H2ZM3 3v10h10V3Z"
CROSS = (
    "M4.900 5.600 5.600 4.900 8 7.300 10.400 4.900 11.100 5.600 8.700 8 "
    "11.100 10.400 10.400 11.100 8 8.700 5.600 11.100 4.900 10.400 7.300 8Z"
)
SIGNS = {GLYPHS[shape]: path for shape, path in SHAPES.items()} | {
    UNTICKED: BOX,
    TICKED: BOX + CROSS,
}
"""What no typeface on all machines has, drawn as in the other formats in a box of 16 by 16."""


def embedded_fonts(family: str) -> dict[str, bytes]:
    """The letters of Danish and its neighbours with the signs, for each of Word's slots."""
    from fontTools import subset
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.svgLib.path import parse_path
    from fontTools.ttLib import TTFont

    made = {}
    for place, (file_name, called) in SLOTS.items():
        font = TTFont(FONTS / f"lg-sans-{file_name}.ttf", recalcTimestamp=False)
        options = subset.Options(layout_features=["kern"], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
        options.notdef_outline = True
        chosen = subset.Subsetter(options)
        chosen.populate(unicodes=LETTERS)
        chosen.subset(font)
        for sign, path in SIGNS.items():
            pen = TTGlyphPen(None)
            parse_path(path, TransformPen(Cu2QuPen(pen, 1.0), (50, 0, 0, -50, 30, 730)))
            glyph = f"lg{ord(sign):04X}"
            font.getGlyphOrder().append(glyph)
            drawn = font["glyf"][glyph] = pen.glyph()
            drawn.recalcBounds(font["glyf"])
            font["hmtx"][glyph] = (860, drawn.xMin)
            for table in font["cmap"].tables:
                table.cmap[ord(sign)] = glyph
        for number, text in {1: family, 2: called, 4: f"{family} {called}"}.items():
            font["name"].setName(text, number, 3, 1, 0x409)
        is_bold = called == "Bold"
        font["OS/2"].usWeightClass = 700 if is_bold else 400
        font["OS/2"].fsSelection = {"Regular": 0x40, "Bold": 0x20, "Italic": 0x01}[called]
        font["head"].macStyle = {"Regular": 0, "Bold": 1, "Italic": 2}[called]
        stream = BytesIO()
        font.save(stream)
        made[place] = stream.getvalue()
    return made


def font_key(place: str) -> uuid.UUID:
    """The number a font file is hidden with, as the standard asks."""
    return uuid.uuid5(uuid.NAMESPACE_DNS, f"{place}.lg-sans.invalid")


def hidden(raw: bytes, key: uuid.UUID) -> bytes:
    """Hide a font: its first 32 bytes are mixed with the key. Done twice, it is seen again."""
    mask = key.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(raw[:32], mask, strict=True)) + raw[32:]


def fonts_part(family: str) -> str:
    """The family, what Word takes in its place, and where its letters lie."""
    embedded = "".join(
        f'<w:{place} r:id="rId{number}" w:fontKey="{{{str(font_key(place)).upper()}}}"/>'
        for number, place in enumerate(SLOTS, start=1)
    )
    return (
        f'{HEAD}<w:fonts {NAMES}><w:font w:name="{family}"><w:altName w:val="Calibri"/>'
        '<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/>{embedded}</w:font></w:fonts>'
    )
