"""Reading the content controls of a Word file, by whatever program they were filled in.

Elements are known by their local names, so that files saved as *Strict Open XML* are read too.
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
from ledelsesgrundlag_cli.render.sheet_head import read_head_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
_NOT_TEXT: Final = frozenset(
    {
        *("del", "moveFrom", "delText", "delInstrText", "instrText", "rt"),
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "tblGrid", "sectPr"),
        *("posOffset", "align", "pctWidth", "pctHeight"),
    }
)
_SIGNS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
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


class _Reader:
    """Reads one Word file."""

    def __init__(self, package: _Package) -> None:
        self.package = package
        self.found: list[tuple[str, Answer | None]] = []
        self.lines: list[str] = []
        self.outside: list[str] = []
        self.in_body = True
        self.in_field = False
        self.results: list[bool] = []

    def read(self) -> Filled:
        self._blocks(self.package.part(_MAIN))
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
                self._blocks(self.package.part(name))
        given = given_in(self.found)
        by_sheet, bound = self._bound()
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
        )

    def _blocks(self, element: Element) -> None:
        """Read paragraph by paragraph."""
        for child in _inner(element):
            if _name(child) == "p":
                self.results.clear()
                self.lines.append(self._text(child))
            elif _name(child) == "sdt":
                if not self._is_field(child):
                    self._blocks(child)
            elif _name(child) not in _NOT_TEXT:
                self._blocks(child)

    def _text(self, element: Element) -> str:
        return "".join(self._pieces(element))

    def _pieces(self, element: Element) -> Iterator[str]:  # noqa: C901 - a case for each kind
        """Yield the text in an element, without that of the fields in it."""
        for child in _inner(element):
            name = _name(child)
            if name == "t":
                yield child.text or "" if self.in_field or not any(self.results) else ""
            elif name == "fldChar":
                self._mark_result(_attribute(child, "fldCharType"))
            elif name == "fldSimple" and not self.in_field:
                continue
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "br":
                yield "\n" if _attribute(child, "type") in {None, "textWrapping"} else ""
            elif name in {"sym", "symEx"}:
                yield _symbol(_attribute(child, "char") or "")
            elif name == "p":
                yield f"{self._text(child)}\n"
            elif name == "AlternateContent":
                yield next(filter(None, map(self._text, _inner(child))), "")
            elif name == "sdt":
                yield "" if self._is_field(child) else self._text(child)
            elif name not in _NOT_TEXT:
                yield from self._pieces(child)

    def _mark_result(self, kind: str | None) -> None:
        """Follow what Word works out by itself, such as a page's number: nobody has written it."""
        if kind == "begin":
            self.results.append(False)
        elif self.results and kind == "separate":
            self.results[-1] = True
        elif self.results and kind == "end":
            self.results.pop()

    def _is_field(self, control: Element) -> bool:
        """Read a control as a field; tell whether it is one, and no other that HR has made."""
        properties = _first(control, "sdtPr")
        tag = None if properties is None else _first(properties, "tag")
        name = None if tag is None else _attribute(tag, "val")
        content = _first(control, "sdtContent")
        if not name or properties is None or not self.in_body:
            return False
        outer, self.in_field = self.in_field, True
        text = "" if content is None else self._text(content)
        self.in_field = outer
        self.found.append((name, self._answer(properties, text)))
        check_count(len(self.found))
        return True

    def _answer(self, properties: Element, text: str) -> Answer | None:
        checkbox = _first(properties, "checkbox")
        if checkbox is not None:
            checked = _first(checkbox, "checked")
            return True if checked is not None and _is_on(checked) else None
        text = tidy(text)
        kinds = (_first(properties, kind) for kind in ("dropDownList", "comboBox"))
        choices = next((one for one in kinds if one is not None), None)
        hint = _first(properties, "showingPlcHdr")
        if hint is not None and _is_on(hint):
            if text and choices is None and not text.lower().startswith(_PROMPTS):
                self.outside.append(text)  # Word calls it a hint; a person may have written it
            return None
        if text in {_TICKED, _UNTICKED}:  # a tick in a program that knows none
            return True if text == _TICKED else None
        for item in () if choices is None else _inner(choices):
            if _attribute(item, "displayText") == text:
                return _attribute(item, "value")
        return text

    def _bound(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return what the sheet wrote in fields that are one answer, and what stands there."""
        by_sheet: dict[str, str] = {}
        bound: dict[str, str] = {}
        for name in self.package.names:
            if not name.startswith("customXml/item") or "Props" in name:
                continue
            root = self.package.part(name)
            if root.tag != _ANSWERS:
                continue
            for field in _inner(root):
                called = field.get("id") or ""
                bound[called] = tidy(field.text or "")
                if own := tidy(field.get("ark") or ""):
                    by_sheet[called] = own
        return by_sheet, bound

    def _head(self) -> SheetHead | None:
        if _PROPERTIES not in self.package.names:
            return None
        for one in _inner(self.package.part(_PROPERTIES)):
            if one.get("name") == HEAD_PROPERTY:
                return read_head_line("".join(one.itertext()))
        return None


def _inner(element: Element) -> Iterable[Element]:
    """Return the elements in one: neither comments nor what asks a program to do something."""
    return element.iterchildren("*")  # type: ignore[no-any-return]  # lxml tells no types


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]  # type: ignore[no-any-return]  # as above


def _first(element: Element, name: str) -> Element | None:
    return next((one for one in _inner(element) if _name(one) == name), None)


def _attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its local name, whatever its namespace."""
    return next(
        (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None
    )


def _is_on(element: Element) -> bool:
    """Tell whether a switch is on: it is, where nothing else is said."""
    return (_attribute(element, "val") or "1") in _ON


def _symbol(code: str) -> str:
    """Return a sign by its number; one of a font's own is shown as one that is not known."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "\ufffd" if "\ue000" <= sign <= "\uf8ff" else sign
