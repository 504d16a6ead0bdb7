"""The looks of documents in Word: the styles and the theme of templates/docx/base.docx."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from ledelsesgrundlag_cli.render.docx.styles import MARKS, THEME, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.render.design import Design

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
NAMES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(millimetres: float) -> int:
    """Word's measure: a twentieth of a point."""
    return round(millimetres / 25.4 * 1440)


SIDE = twips(19)
TEXT_WIDTH = twips(210) - 2 * SIDE


def color(design: Design, name: str) -> str:
    """A colour of design.yaml, as Word keeps it: its place in the theme, and its value now."""
    theme = {"ink": "text1", "muted": "text2", "rule": "background2", "accent": "accent1"}[name]
    value = getattr(design.colors, name).lstrip("#").upper()
    return f'{value}" w:themeColor="{theme}'


def style_id(name: str) -> str:
    """The id of a style in this file. Word may give it another when HR saves."""
    plain = name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa").replace(",", "")
    return "".join(word[:1].upper() + word[1:] for word in plain.split())


def letters(
    design: Design, *, size: float = 0, ink: str = "", tracking: int = 0, marked: str = ""
) -> str:
    """Properties of characters. ``marked`` holds b, i, caps, strike, u; ``size`` is in points."""
    parts = [
        f"<w:{one}/>"
        for one in ("b", "bCs", "i", "iCs", "caps", "strike")
        if one in marked.split()
    ]
    if ink:
        parts.append(f'<w:color w:val="{color(design, ink)}"/>')
    if tracking:
        parts.append(f'<w:spacing w:val="{tracking}"/>')
    if size:
        parts.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')
    if "u" in marked.split():
        parts.append(f'<w:u w:val="single" w:color="{color(design, "muted")}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def border(design: Design, side: str, ink: str, eighths: int, space: int) -> str:
    """A rule at one side of a paragraph; its width in eighths of a point."""
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" '
        f'w:color="{color(design, ink)}"/>'
    )


def lines(  # noqa: PLR0913 - the properties of a paragraph that are used here
    *,
    keep: str = "",
    borders: str = "",
    tabs: tuple[tuple[str, int], ...] = (),
    before: float = 0,
    after: float = 0,
    line: int = 0,
    left: int = 0,
    hanging: int = 0,
    right: int = 0,
    level: int | None = None,
) -> str:
    """Properties of a paragraph. Spacing is in points.

    ``keep`` holds next (with the paragraph after), lines (on one page), page (begins one) or
    alike (no spacing between paragraphs of the style).
    """
    words = {"next": "keepNext", "lines": "keepLines", "page": "pageBreakBefore"}
    parts = [f"<w:{words[one]}/>" for one in keep.split() if one in words]
    if borders:
        parts.append(f"<w:pBdr>{borders}</w:pBdr>")
    if tabs:
        stops = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in tabs)
        parts.append(f"<w:tabs>{stops}</w:tabs>")
    spacing = f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
    if line:
        spacing += f' w:line="{line}" w:lineRule="auto"'
    parts.append(f"<w:spacing {spacing}/>")
    if left or right:
        parts.append(f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>')
    if "alike" in keep:
        parts.append("<w:contextualSpacing/>")
    if level is not None:
        parts.append(f'<w:outlineLvl w:val="{level}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def style(kind: str, name: str, inner: str, *, based: str = "", after: str = "") -> str:
    """A style. ``after`` names the style of the paragraph that Word goes on with."""
    default = ' w:default="1"' if name in {"Normal", "Normal Table"} else ""
    own = "" if name in BUILT_IN else ' w:customStyle="1"'
    links = f'<w:basedOn w:val="{style_id(based)}"/>' if based else ""
    links += f'<w:next w:val="{style_id(after)}"/>' if after else ""
    return (
        f'<w:style w:type="{kind}"{default}{own} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{escape(name)}"/>{links}<w:uiPriority w:val="1"/><w:qFormat/>{inner}'
        "</w:style>"
    )


BUILT_IN = {"Normal", "Normal Table", "header", "footer", "Subtitle", "Body Text", "Quote"} | {
    Style.TITLE, Style.HEADING_2, Style.HEADING_3, Style.STRONG, Style.PLACEHOLDER,
    Style.COVER, Style.CONTENTS_TITLE, Style.CONTENTS, Style.ITEM, Style.STEP,
}  # fmt: skip


GAP = '<w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr>'


def title_styles(design: Design) -> Iterator[tuple[str, str, str, str]]:
    """The paragraph styles that begin a document, a part or a chapter, as below."""

    def text(size: float = 0, ink: str = "", tracking: int = 0, marked: str = "") -> str:
        return letters(design, size=size, ink=ink, tracking=tracking, marked=marked)

    small = text(7.5, "muted", 14, "caps")
    yield Style.KICKER, Style.TITLE, lines(keep="next", after=3), small
    yield Style.KICKER_NEW_PAGE, Style.TITLE, lines(keep="next page", after=3), small
    yield (
        Style.COVER, Style.SUBTITLE, lines(keep="next lines", before=90, after=6, line=235),
        text(40, tracking=-10, marked="b bCs"),
    )  # fmt: skip
    yield Style.COVER_MARKS, Style.CONTENTS_TITLE, lines(before=48, after=48), text(66)
    parting = lines(
        keep="next", borders=border(design, "bottom", "rule", 4, 1), before=12, after=10, line=100
    )
    yield Style.CHAPTER_GAP, Style.TITLE, parting, text(4)
    yield (
        Style.TITLE, Style.LEAD, lines(keep="next lines", after=4, line=245, level=0),
        text(21, tracking=-5, marked="b bCs"),
    )  # fmt: skip


def paragraph_styles(design: Design) -> Iterator[tuple[str, str, str, str]]:
    """Each paragraph style: its name, what comes after it, its paragraph, its letters."""

    def rule(side: str, ink: str = "rule", eighths: int = 4, space: int = 5) -> str:
        return border(design, side, ink, eighths, space)

    def text(size: float = 0, ink: str = "", tracking: int = 0, marked: str = "") -> str:
        return letters(design, size=size, ink=ink, tracking=tracking, marked=marked)

    yield from title_styles(design)
    yield (
        Style.HEADING_2, Style.BODY, lines(keep="next lines", before=13, after=2, level=1),
        text(13, marked="b bCs"),
    )  # fmt: skip
    yield (
        Style.HEADING_3, Style.BODY, lines(keep="next lines", before=9, after=2, level=2),
        text(10.5, marked="b bCs"),
    )  # fmt: skip
    yield Style.SUBTITLE, Style.LEAD, lines(keep="next", before=3), text(11.5, "muted")
    yield (
        Style.CHAIN, Style.BODY, lines(borders=rule("bottom", "ink", 8, 9), before=3),
        text(ink="muted"),
    )  # fmt: skip
    for name, keep in ((Style.BODY, ""), (Style.BODY_KEPT, "next")):
        yield name, Style.BODY, lines(keep=keep, before=3), ""
    yield Style.LEAD, Style.BODY, lines(before=8), text(11)
    yield Style.NOTE, Style.NOTE, lines(keep="alike", before=9, line=245), text(8.5, "muted")
    frame = "".join(border(design, side, "ink", 12, 4) for side in ("top", "bottom"))
    yield (
        Style.DRAFT, Style.BODY, lines(keep="lines", borders=frame, before=6, after=6),
        text(10, marked="b bCs"),
    )  # fmt: skip
    for name, after, gap in ((Style.QUESTION, Style.ANSWER, 0), (Style.CHOICE, Style.OPTION, 3)):
        asked = lines(keep="next lines", before=7, after=gap)
        yield name, after, asked, text(10, marked="b bCs")
    yield (
        Style.ANSWER,
        Style.QUESTION,
        lines(keep="lines", tabs=(("right", TEXT_WIDTH),)),
        "",
    )

    def option(after: float, line: int) -> str:
        # No spacing before: it would set the second of two columns lower than the first.
        tick = (("left", 300),)
        return lines(keep="lines", tabs=tick, after=after, line=line, left=300, hanging=300)

    yield Style.OPTION, Style.OPTION, option(2, 245), text(9.5)
    yield (
        Style.OPTION_HEAD, Style.OPTION, lines(keep="next lines", before=2, after=2),
        text(8.5, marked="b bCs"),
    )  # fmt: skip
    yield Style.OPTION_SMALL, Style.OPTION_SMALL, option(1, 240), text(8.5)
    around = rule("top", space=2) + rule("between", space=2)
    chosen = lines(keep="lines", borders=around, after=2, line=245)
    yield Style.EXPECTATION, Style.EXPECTATION, chosen, text(9.5)
    yield Style.LEGEND, Style.BODY, lines(keep="lines", before=8), text(9.5, "muted")
    voice = rule("left", "accent", 24, 12)
    yield (
        Style.QUOTE, Style.QUOTE_SOURCE,
        lines(keep="next lines", borders=voice, before=8, left=300),
        text(12, marked="i iCs"),
    )  # fmt: skip
    yield (
        Style.QUOTE_SOURCE, Style.BODY, lines(keep="lines", borders=voice, left=300),
        text(9.5, "muted"),
    )  # fmt: skip
    yield (
        Style.CONTENTS_TITLE, Style.CONTENTS, lines(keep="next", before=14, after=2),
        text(13, marked="b bCs"),
    )  # fmt: skip
    edge = (("right", TEXT_WIDTH),)
    yield Style.CONTENTS, Style.CONTENTS, lines(tabs=edge, before=7), ""
    bullet = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="40"/></w:pPr>'
    yield Style.ITEM, Style.ITEM, bullet, ""
    yield Style.STEP, Style.STEP, lines(before=2, left=300, hanging=300), ""
    yield Style.EXCERPTS, Style.BODY, lines(keep="lines", before=3), ""
    between = rule("top", space=6) + rule("between", space=6)
    yield Style.PROMPT, Style.PROMPT, lines(keep="lines", borders=between, after=4), text(12)
    yield Style.FIELD_LABEL, Style.FIELD_VALUE, lines(keep="next"), text(8.5, "muted")
    yield (
        Style.FIELD_VALUE,
        Style.FIELD_LABEL,
        lines(borders=rule("bottom", "muted", 4, 1), after=5),
        "",
    )
    yield Style.TABLE_HEAD, Style.TABLE_TEXT, lines(keep="next", right=170), text(8.5, "muted")
    for name, keep in ((Style.TABLE_TEXT, ""), (Style.TABLE_TEXT_KEPT, "next")):
        yield name, name, lines(keep=keep, right=170), ""
    for name, keep in ((Style.TABLE_CELL, ""), (Style.TABLE_CELL_KEPT, "next")):
        yield name, name, lines(keep=keep, after=3, right=170), text(9)
    stops = tuple(("left", 320 * number) for number in range(1, 8))
    yield Style.TABLE_MARKS, Style.TABLE_MARKS, lines(tabs=stops), ""
    yield Style.AGREEMENT, Style.AGREEMENT, lines(right=230), ""
    yield (
        Style.RULE, Style.LEAD, lines(borders=rule("bottom", "ink", 8, 1), line=100),
        text(4),
    )  # fmt: skip
    yield Style.GAP, Style.BODY, GAP, ""
    yield "header", "header", lines(tabs=edge, after=6), text(7.5, "muted")
    foot = lines(borders=rule("top", space=6), tabs=edge)
    yield "footer", "footer", foot, text(7.5, "muted")


def character_styles(design: Design) -> Iterator[tuple[str, str]]:
    """Each character style: its name and its letters."""
    yield Style.STRONG, letters(design, ink="ink", marked="b bCs")
    yield Style.REMARK, letters(design, ink="muted", size=8.5)
    yield Style.PLACEHOLDER, letters(design, ink="muted")
    yield Style.WRITING_LINE, letters(design, ink="muted", size=14, marked="u")
    yield Style.INSERTED, letters(design, marked="u")
    yield Style.DIFFERENT, letters(design, marked="b bCs u")
    yield Style.DELETED, letters(design, ink="muted", marked="strike")
    yield Style.WRITING_SPACE, letters(design, size=15)
    family = design.fonts.family
    fonts = " ".join(f'w:{one}="{family}"' for one in ("ascii", "hAnsi", "eastAsia", "cs"))
    yield Style.TICK, f"<w:rPr><w:rFonts {fonts}/></w:rPr>"
    for number, name in enumerate(MARKS):
        look = design.marks[number % len(design.marks)]
        yield name, f'<w:rPr><w:color w:val="{look.color.lstrip("#").upper()}"/></w:rPr>'


def table_styles(design: Design) -> Iterator[tuple[str, str]]:
    """Each table style: its name and its rules."""

    def rules(*sides: tuple[str, str, int]) -> str:
        drawn = "".join(border(design, side, ink, eighths, 0) for side, ink, eighths in sides)
        return f"<w:tblBorders>{drawn}</w:tblBorders>"

    def padding(above: int, below: int) -> str:
        return (
            f'<w:tblCellMar><w:top w:w="{above}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            f'<w:bottom w:w="{below}" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        )

    open_head = (
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:top w:val="nil"/>'
        "</w:tcBorders></w:tcPr></w:tblStylePr>"
    )
    thin = rules(("bottom", "rule", 4), ("insideH", "rule", 4))
    yield Style.TABLE, f"<w:tblPr>{thin}{padding(55, 45)}</w:tblPr>{open_head}"
    yield Style.AGREEMENTS, f"<w:tblPr>{thin}{padding(70, 60)}</w:tblPr>{open_head}"


def styles_part(design: Design) -> str:
    """All styles, in Danish, over defaults that override Word's own."""
    themed = " ".join(f'w:{one}Theme="minorHAnsi"' for one in ("ascii", "eastAsia", "hAnsi"))
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {themed} w:cs="Arial"/><w:kern w:val="2"/>'
        '<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="252" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    no_padding = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    made = [
        f"{HEAD}<w:styles {NAMES}>{defaults}",
        # Here and not in the defaults: LibreOffice lets those win over characters in a table.
        style("paragraph", "Normal", letters(design, size=10.5, ink="ink")),
        style("table", "Normal Table", no_padding),
    ]
    for name, after, paragraph, text in paragraph_styles(design):
        made.append(style("paragraph", name, paragraph + text, based="Normal", after=after))
    made += [style("character", name, text) for name, text in character_styles(design)]
    for name, look in table_styles(design):
        made.append(style("table", name, look, based="Normal Table"))
    return "".join([*made, "</w:styles>"])


def theme_part(design: Design) -> str:
    """Colours and typeface as a theme. Its name tells lg that it may follow design.yaml."""
    shades = {
        "dk1": design.colors.ink,
        "lt1": design.colors.paper,
        "dk2": design.colors.muted,
        "lt2": design.colors.rule,
        "accent1": design.colors.accent,
        **{f"accent{place + 2}": mark.color for place, mark in enumerate(design.marks[:5])},
        "hlink": design.colors.accent,
        "folHlink": design.colors.muted,
    }
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value.lstrip("#").upper()}"/></a:{name}>'
        for name, value in shades.items()
    )
    font = f'<a:latin typeface="{design.fonts.family}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}" name="{THEME}"><a:themeElements>'
        f'<a:clrScheme name="{THEME}">{colors}</a:clrScheme><a:fontScheme name="{THEME}">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{THEME}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )
