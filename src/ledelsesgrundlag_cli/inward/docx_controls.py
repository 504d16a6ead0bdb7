"""Reading the content controls of a Word file, by whatever program they were filled in.

What is inserted with changes tracked is read, what is deleted is not; controls in controls, in
repeated sections and in smart tags are followed.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from ledelsesgrundlag_cli.documents.answers import Answers
from ledelsesgrundlag_cli.inward.filled import (
    NOT_TOLD,
    Filled,
    NotReadableError,
    check_count,
    damaged,
    given_in,
    locked,
    not_ours,
    tidy,
)
from ledelsesgrundlag_cli.render.docx.paragraphs import (
    Paragraphs,
    attribute,
    first,
    inner,
    name_of,
)
from ledelsesgrundlag_cli.render.sheet_head import read_head_line

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.answers import Answer, SheetHead

    Element = Any

HEAD_PROPERTY: Final = "lgArk"
_MAIN: Final = "word/document.xml"
_PROPERTIES: Final = "docProps/custom.xml"
_ANSWERS: Final = "{urn:ledelsesgrundlag:svar}svar"
_MOST_PARTS: Final = 1000
_MOST_UNPACKED: Final = 16 * 1024 * 1024
"""Of all parts that are read, in bytes."""
_ENCRYPTED: Final = 1
_BESIDE: Final = ("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")
"""Parts beside the main one that a person may write in."""
_ON: Final = frozenset({"1", "true", "on"})
_TICKED, _UNTICKED = "☒", "☐"
_PROMPTS: Final = ("klik", "click", "vælg", "choose", "tryk", "tap", "skriv her")
"""How the words begin that Word, and lg 0.1.0, put in an empty field."""


def read_docx(content: bytes) -> Filled:
    """Read what is filled in in a Word file, and its paragraphs beside that.

    Raises:
        NotReadableError: it is locked, broken, no Word file, or has lost its fields.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _Reader(_Package(package)).read()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise damaged() from error
    except (NotImplementedError, RuntimeError, RecursionError) as error:
        raise damaged() from error


class _Package:
    """The parts of a file, read within limits."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.names = [one.filename for one in package.infolist()]
        if any(one.flag_bits & _ENCRYPTED for one in package.infolist()):
            raise locked()
        if len(self.names) > _MOST_PARTS:
            raise not_ours()
        if _MAIN not in self.names:
            raise not_ours()
        self.left = _MOST_UNPACKED

    def part(self, name: str) -> Element:
        """Return the root of a part; one with a document type, which Word has none of, is refused.

        ``name`` must be one of ``names``.
        """
        from lxml import etree

        with self.package.open(name) as stream:
            raw = stream.read(self.left + 1)
        self.left -= len(raw)
        if self.left < 0:
            raise NotReadableError(
                "Filen pakker ud til mere, end et ark fra lg kan fylde.",
                "Vælg et ark, du har fået fra lg.",
            )
        if b"<!DOCTYPE" in raw:
            raise damaged()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(raw, parser)
        except etree.XMLSyntaxError as error:
            raise damaged() from error
        if root.getroottree().docinfo.doctype:
            raise damaged()
        return root


class _Reader(Paragraphs):
    """Reads one Word file."""

    def __init__(self, package: _Package) -> None:
        super().__init__()
        self.package = package
        self.found: list[tuple[str, Answer | None]] = []
        self.outside: list[str] = []
        self.in_body = True

    def read(self) -> Filled:
        self.walk(inner(self.package.part(_MAIN)))
        names = frozenset(name for name, _ in self.found)
        if not names:
            raise NotReadableError(
                "Word-filen har ikke sine felter mere. Det kan ske, når den bliver gemt i et "
                "andet program end Word.",
                "Har du stadig arket åbent i Word, så gem det derfra. Ellers skriv svarene over i "
                "et nyt ark.",
            )
        self.in_body = False
        for name in self.package.names:
            if name.startswith(_BESIDE) and name.endswith(".xml"):
                self.walk(inner(self.package.part(name)))
        given = given_in(self.found)
        by_sheet, bound, own_lines = self._bound()
        for name, text in bound.items():  # Word shows it, whatever else the control says
            if name in names and text and name not in given:
                given[name] = text
        for name, text in by_sheet.items():
            if given.get(name) == text:
                del given[name]
        return Filled(
            Answers(self._head() or NOT_TOLD, given),
            tuple(self.outside),
            names,
            tuple(line for line in map(tidy, self.lines) if line),
            by_sheet,
            own_lines,
        )

    def is_field(self, control: Element) -> bool:
        """Read a control as a field; tell whether it is one, and no other that HR has made."""
        properties = first(control, "sdtPr")
        tag = None if properties is None else first(properties, "tag")
        name = None if tag is None else attribute(tag, "val")
        content = first(control, "sdtContent")
        if not name or properties is None or not self.in_body:
            return False
        outer, self.in_field = self.in_field, True
        text = "" if content is None else self.text(content)
        self.in_field = outer
        self.found.append((name, self._answer(properties, text)))
        check_count(len(self.found))
        return True

    def _answer(self, properties: Element, text: str) -> Answer | None:
        checkbox = first(properties, "checkbox")
        if checkbox is not None:
            checked = first(checkbox, "checked")
            return True if checked is not None and _is_on(checked) else None
        text = tidy(text)
        kinds = (first(properties, kind) for kind in ("dropDownList", "comboBox"))
        choices = next((one for one in kinds if one is not None), None)
        hint = first(properties, "showingPlcHdr")
        if hint is not None and _is_on(hint):
            if text and choices is None and not text.lower().startswith(_PROMPTS):
                self.outside.append(text)  # Word calls it a hint; a person may have written it
            return None
        if text in {_TICKED, _UNTICKED}:  # a tick in a program that knows none
            return True if text == _TICKED else None
        for item in () if choices is None else inner(choices):
            if attribute(item, "displayText") == text:
                return attribute(item, "value")
        return text

    def _bound(self) -> tuple[dict[str, str], dict[str, str], tuple[str, ...] | None]:
        """Return what the sheet wrote in fields that are one answer, what stands there, and the
        hashes of the lines it wrote beside its fields.
        """
        own_lines: tuple[str, ...] | None = None
        by_sheet: dict[str, str] = {}
        bound: dict[str, str] = {}
        for name in self.package.names:
            if not name.startswith("customXml/item") or "Props" in name:
                continue
            root = self.package.part(name)
            if root.tag != _ANSWERS:
                continue
            for field in inner(root):
                if name_of(field) == "linjer":
                    own_lines = tuple((field.text or "").split())
                    continue
                called = field.get("id") or ""
                bound[called] = tidy(field.text or "")
                if own := tidy(field.get("ark") or ""):
                    by_sheet[called] = own
        return by_sheet, bound, own_lines

    def _head(self) -> SheetHead | None:
        if _PROPERTIES not in self.package.names:
            return None
        for one in inner(self.package.part(_PROPERTIES)):
            if one.get("name") == HEAD_PROPERTY:
                return read_head_line("".join(one.itertext()))
        return None


def _is_on(element: Element) -> bool:
    """Tell whether a switch is on: it is, where nothing else is said."""
    return (attribute(element, "val") or "1") in _ON
