"""Make templates/docx/base.docx: the page, the styles and the typeface of documents in Word.

Colours and the family's name come from templates/design.yaml, the letters from templates/fonts
(see subset_fonts.py), the shapes of the marks from render/pictures.py. What HR sees when the file
is opened is a document that shows every style in use.

    python -m scripts.make_base_docx
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from docx.oxml.parser import parse_xml
from scripts.base_docx_font import SLOTS, embedded_fonts, font_key, fonts_part, hidden
from scripts.base_docx_look import (
    HEAD,
    NAMES,
    OFFICE,
    SIDE,
    TEXT_WIDTH,
    style_id,
    styles_part,
    theme_part,
    twips,
)

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.render.design import Design, load_design
from ledelsesgrundlag_cli.render.docx.body import Body
from ledelsesgrundlag_cli.render.docx.lists import Lists
from ledelsesgrundlag_cli.render.docx.sheet import Sheet
from ledelsesgrundlag_cli.render.docx.styles import MARKS, Slot, Style
from ledelsesgrundlag_cli.render.docx.xml import Element, document_part, serialized
from ledelsesgrundlag_cli.render.templates import Templates
from ledelsesgrundlag_cli.words.wording import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
TARGET = TEMPLATES / "docx" / "base.docx"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SECTION = (
    f"<w:sectPr {NAMES}>"
    '<w:headerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="default" r:id="rId6"/>'
    f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
    f'<w:pgMar w:top="{twips(18)}" w:right="{SIDE}" w:bottom="{twips(16)}" w:left="{SIDE}" '
    f'w:header="{twips(7)}" w:footer="{twips(8)}" w:gutter="0"/>'
    '<w:cols w:space="454"/></w:sectPr>'
)

SETTINGS = (
    f'{HEAD}<w:settings {NAMES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
    '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
    'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
    'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
    'w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)

NUMBERING = (
    f'{HEAD}<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="300" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def slot(number: int, title: str, tag: str) -> str:
    """A place in the head or foot that lg fills: HR may move it and give it another look."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{tag}"/><w:id w:val="{number}"/>'
        f"<w:text/></w:sdtPr><w:sdtContent>{words(title)}</w:sdtContent></w:sdt>"
    )


def words(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str) -> str:
    """A number that Word counts."""
    return f'<w:fldSimple w:instr=" {code} ">{words("1")}</w:fldSimple>'


HEADER = (
    f'{HEAD}<w:hdr {NAMES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    f"{slot(1, 'Logo', Slot.LOGO)}<w:r><w:tab/></w:r>"
    f"{slot(2, 'Ledelsesgrundlag', Slot.FRAMEWORK)}{words(' · version ')}"
    f"{slot(3, 'Version', Slot.VERSION)}</w:p></w:hdr>"
)
FOOTER = (
    f'{HEAD}<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    f"{slot(4, 'Organisation', Slot.ORGANISATION)}{words(' · ')}{slot(5, 'Status', Slot.STATUS)}"
    f"<w:r><w:tab/></w:r>{words('Side ')}{field('PAGE')}{words(' af ')}{field('NUMPAGES')}"
    "</w:p></w:ftr>"
)

# What HR sees on opening it


def sample(design: Design, numbering: Element) -> bytes:
    """A document of every kind of block, which says how the looks are changed.

    Its lists are counted in ``numbering``.
    """
    marks = tuple(blocks.Mark(f"m{n}", f"Pejlemærke {n + 1}", n) for n in range(8))
    links = (("Et led", False), ("Det aktuelle led", True), ("Et led", False))
    chain = tuple((blocks.ChainLink("led", text, current),) for text, current in links)
    one = blocks.ExpectationItem("f1", "f1", "En forventning", added=False, marks=marks[:2])
    other = one._replace(id="f2", marks=marks[1:4], shared_with=("et andet led",))
    choices = tuple(one._replace(id=f"v{n}", marks=(), chosen=n == 1) for n in range(6))
    turn = blocks.DialItem("d1", marks[0])
    dial = (blocks.Choice("Ned"), blocks.Choice("Op"))
    column = blocks.Column("k1", "En overskrift", "Det, der skal skrives om.")
    columns = (column, column._replace(id="k2"), column._replace(id="k3"))
    cells = tuple(
        (blocks.Entry(f"c{n}", (Piece("En tekst i en"), Piece("kolonne", n > 1))),) for n in (1, 2)
    )
    beside = blocks.Table(
        "b",
        "Tekster ved siden af hinanden",
        "En række og to kolonner.",
        "En overskrift",
        (blocks.TableColumn("b1", "En kolonne"), blocks.TableColumn("b2", "En kolonne")),
        (blocks.TableRow("r", marks[0].name, marks[0], cells),),
    )
    parts: tuple[blocks.Block, ...] = (
        blocks.Title("t", "Skabelon", "Sådan ændrer du udseendet", "En undertitel"),
        blocks.Text(
            "a1",
            "Ret typografierne i Word, sidens margener, sidehovedet og sidefoden, og gem filen. "
            "Teksten på siderne her viser kun typografierne og kommer ikke med.",
            tone="lead",
        ),
        blocks.Text(
            "b",
            "Felterne i sidehovedet og sidefoden udfyldes af lg. Du kan flytte dem, ændre deres "
            "udseende og slette dem. Farver og skrift følger design.yaml, indtil du vælger et "
            "andet tema i Word. Pejlemærkernes farver og logoet står altid i design.yaml.",
        ),
        blocks.Fields("fs", (blocks.Field("fa", "Et felt"), blocks.Field("fb", "Et felt"))),
        blocks.Heading("h2", "En overskrift"),
        blocks.Heading("h3", "En mindre overskrift", 3),
        blocks.Chain("k", chain),
        blocks.Expectations("e", "Forventninger", (one, other), shared_note="Samme ordlyd hos:"),
        blocks.Legend("l", marks, "En note under tegnene."),
        blocks.Contents("i", "Indhold", (blocks.ContentsEntry("t", "En overskrift"),)),
        blocks.Items("u", (blocks.Item("u1", "En ting"), blocks.Item("u2", "En ting til"))),
        blocks.Items("w", (blocks.Item("w1", "Et trin"), blocks.Item("w2", "Et til")), steps=True),
        blocks.MarkText("m", marks[0], "Det, der siges om pejlemærket."),
        blocks.Quote("q", "Et citat er sidens ene store stemme.", "den, der sagde det"),
        blocks.Excerpts("x", (blocks.Excerpt("Et uddrag af en længere tekst."),)),
        blocks.Prompts("p", (blocks.Prompt("p1", "Et spørgsmål til dialog?", "I dag"),)),
        blocks.Question("s", "Et spørgsmål at svare på", 2),
        blocks.Expectations("v", "", choices, intro="Vælg mellem flere forventninger.", choose=2),
        blocks.Expectations("n", "", choices[:2], intro="Valgte forventninger"),
        blocks.Dial("d", "Hvad vil du skrue på?", dial, "Fordi …", (turn,)),
        blocks.Agreements("a", "Aftaler", columns, 1),
        blocks.Checklist("c", "En huskeliste", (blocks.ChecklistItem("c1", "Et punkt"),)),
        beside,
        blocks.Text("o", "En note nederst.", tone="note"),
    )
    colophon = blocks.Colophon("", "", "", "", "", "")
    document = blocks.Document("base", "base", "Skabelon", "da", colophon, parts)
    ids = {name: style_id(name) for name in (*Style, *MARKS)}
    lists = Lists(lambda: numbering)
    sheet = Sheet(ids, parse_xml(SECTION), TEXT_WIDTH, design.fonts.family, design.marks, lists)
    return document_part(*Body(sheet, "jeres organisation", {}).build(document))


# The file

TYPES = {
    "word/document.xml": "wordprocessingml.document.main",
    "word/styles.xml": "wordprocessingml.styles",
    "word/numbering.xml": "wordprocessingml.numbering",
    "word/settings.xml": "wordprocessingml.settings",
    "word/fontTable.xml": "wordprocessingml.fontTable",
    "word/theme/theme1.xml": "theme",
    "word/header1.xml": "wordprocessingml.header",
    "word/footer1.xml": "wordprocessingml.footer",
    "docProps/app.xml": "extended-properties",
}
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def types_part() -> str:
    """What each part is."""
    office = "application/vnd.openxmlformats-officedocument"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds = {name: f"{office}.{kind}+xml" for name, kind in TYPES.items()}
    kinds["docProps/core.xml"] = core
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    }
    listed = [
        f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items()
    ]
    listed += [
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    ]
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{"".join(listed)}</Types>'


def relations(*targets: tuple[str, str]) -> str:
    """Which parts a part goes on to: kind and place, numbered in order."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Target="{target}" '
        f'Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def parts(fonts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every part of the file by its name, in the order they are packed."""
    design = load_design(Templates(None, "", TEMPLATES))
    numbering = parse_xml(NUMBERING.encode())
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Skabelon</dc:title><dc:creator>lg</dc:creator><dc:language>da-DK</dc:language>"
        "</cp:coreProperties>"
    )
    app = f"{OFFICE.rpartition('/')[0]}/extended-properties"
    own = f'<Properties xmlns="{app}"><Application>lg</Application></Properties>'
    fonts_at = [("font", f"fonts/{place}.odttf") for place in SLOTS]
    texts = {
        "[Content_Types].xml": types_part(),
        "_rels/.rels": relations(
            ("officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": HEAD + own,
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("theme", "theme/theme1.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
            ("numbering", "numbering.xml"),
        ),
        "word/_rels/fontTable.xml.rels": relations(*fonts_at),
        "word/document.xml": sample(design, numbering).decode(),
        "word/fontTable.xml": fonts_part(design.fonts.family),
        "word/footer1.xml": FOOTER,
        "word/header1.xml": HEADER,
        "word/numbering.xml": serialized(numbering).decode(),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles_part(design),
        "word/theme/theme1.xml": theme_part(design),
    }
    made = {name: text.encode() for name, text in texts.items()}
    for place, raw in fonts.items():
        made[f"word/fonts/{place}.odttf"] = hidden(raw, font_key(place))
    return made


def main() -> None:
    """Write the file."""
    family = load_design(Templates(None, "", TEMPLATES)).fonts.family
    TARGET.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in parts(embedded_fonts(family)).items():
            packed.writestr(zipfile.ZipInfo(name), raw, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
