"""Documents as Word files, by python-docx, on a base that HR can restyle in Word.

Who decides what: the styles, the page and the head and foot are those of ``docx/base.docx``, HR's
own when there is one, and nothing is set outside a style. ``design.yaml`` gives the organisation,
the logo and the colours of the marks; its other colours and its typeface too, but only until HR
chooses a theme in Word (the base in the box has a theme named ``lg``, and styles that follow it).
A colour or typeface that HR sets on a style itself is never touched.

The same document gives the same bytes: nothing is asked of a clock, and the parts are packed in a
fixed order at a fixed time.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ledelsesgrundlag_cli.documents.blocks import Document, is_wide
from ledelsesgrundlag_cli.render.docx.base import open_base, turned
from ledelsesgrundlag_cli.render.docx.body import Body
from ledelsesgrundlag_cli.render.docx.controls import ANSWERS_ID
from ledelsesgrundlag_cli.render.docx.custom import add_property
from ledelsesgrundlag_cli.render.docx.lists import Lists, numbering_of
from ledelsesgrundlag_cli.render.docx.page import fill_slots, follow_design
from ledelsesgrundlag_cli.render.docx.paragraphs import Paragraphs
from ledelsesgrundlag_cli.render.docx.sheet import Sheet
from ledelsesgrundlag_cli.render.docx.xml import Element, document_part, ds, serialized
from ledelsesgrundlag_cli.render.moment import FIXED
from ledelsesgrundlag_cli.render.sheet_head import head_line, head_of
from ledelsesgrundlag_cli.words.harmless import inline

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.render.design import Design
    from ledelsesgrundlag_cli.render.templates import Templates

_LAST: Final = datetime(2107, 12, 31, tzinfo=UTC)
_LONGEST_PROPERTY: Final = 255
_FIRST_PARTS: Final = ("[Content_Types].xml", "_rels/.rels")


def render_docx(
    document: Document, design: Design, templates: Templates, *, moment: datetime = FIXED
) -> bytes:
    """Render a document to a Word file. ``moment`` is the time it says it was made.

    Raises:
        TemplateProblemError: the base, ``design.yaml`` or the logo cannot be used.
    """
    base = open_base(templates)
    changed = follow_design(base, design)
    taken = fill_slots(base, document, design, templates)
    if is_wide(document):
        base = turned(base)
    lists = Lists(partial(numbering_of, base.word))
    sheet = Sheet(
        base.styles, base.section, base.width, base.tick_font, design.marks, lists, taken
    )
    body = Body(sheet, document.colophon.organisation, document.given)
    main = base.word.part.partname.lstrip("/")
    elements, section = body.build(document)
    _describe(base.word.core_properties, document, moment)
    if (head := head_of(document)) is not None:
        said = Paragraphs()
        said.walk(elements)
        _add_answers(base.word.part, body.controls.answers_part(said.lines))
        add_property(base.word.part.package, "lgArk", head_line(head))
    changed[main] = document_part(elements, section)
    stream = BytesIO()
    base.word.save(stream)
    return _packed(stream.getvalue(), changed, moment)


def _add_answers(main: Any, answers: Element) -> None:
    """Add the part with what the sheet knows of its answers; the base has none of its own."""

    def part(called: str, content_type: str, content: Element) -> Part:
        return Part(PackURI(f"/customXml/{called}"), content_type, serialized(content))

    about = ds("datastoreItem", ds("schemaRefs"), itemID=ANSWERS_ID)
    item = part("item1.xml", CONTENT_TYPE.XML, answers)
    main.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    item.relate_to(
        part("itemProps1.xml", CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, about),
        RELATIONSHIP_TYPE.CUSTOM_XML_PROPS,
    )


def _describe(properties: Any, document: Document, moment: datetime) -> None:
    """Say what the file is, in place of all that the base said of itself."""
    organisation = _property(document.colophon.organisation)
    for called in ("category", "comments", "content_status", "identifier", "keywords", "subject"):
        setattr(properties, called, "")
    properties.title = _property(document.title)
    properties.author = properties.last_modified_by = organisation
    properties.version = _property(document.colophon.version)
    properties.language = "da-DK"
    properties.revision = 1
    properties.created = properties.modified = moment.astimezone(UTC)


def _property(text: str) -> str:
    shown = inline(text)
    return shown if len(shown) <= _LONGEST_PROPERTY else f"{shown[: _LONGEST_PROPERTY - 1]}…"


def _packed(raw: bytes, changed: dict[str, bytes], moment: datetime) -> bytes:
    """Pack the parts again in a fixed order, at a fixed time, with those that were changed."""
    when = min(max(moment.astimezone(UTC), FIXED), _LAST).timetuple()[:6]
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as loose, zipfile.ZipFile(stream, "w") as packed:
        names = sorted(loose.namelist(), key=lambda name: (name not in _FIRST_PARTS, name))
        for name in names:
            part = zipfile.ZipInfo(name, when)
            part.create_system = 3
            content = changed.get(name) or loose.read(name)
            packed.writestr(part, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
