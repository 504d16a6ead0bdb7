"""The paragraphs of a Word file without what stands in its fields: what the sheet itself says.

Elements are known by their local names, so that files saved as *Strict Open XML* are read too.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Element = Any
    """An lxml element, which has no types."""

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
_LENGTH: Final = 8
"""Hexadecimal digits of a line's hash: it tells lines of one file apart, and hides nothing."""


class Paragraphs:
    """Gathers the text of each paragraph of a file, without that of the fields in it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.in_field = False
        self.results: list[bool] = []

    def is_field(self, control: Element) -> bool:
        """Tell whether a content control is a field, and no other that HR has made."""
        properties = first(control, "sdtPr")
        return properties is not None and first(properties, "tag") is not None

    def walk(self, elements: Iterable[Element]) -> None:
        """Read paragraph by paragraph."""
        for child in elements:
            if name_of(child) == "p":
                self.results.clear()
                self.lines.append(self.text(child))
            elif name_of(child) == "sdt":
                if not self.is_field(child):
                    self.walk(inner(child))
            elif name_of(child) not in _NOT_TEXT:
                self.walk(inner(child))

    def text(self, element: Element) -> str:
        """Return the text in an element, without that of the fields in it."""
        return "".join(self._pieces(element))

    def _pieces(self, element: Element) -> Iterator[str]:  # noqa: C901 - a case for each kind
        for child in inner(element):
            name = name_of(child)
            if name == "t":
                yield child.text or "" if self.in_field or not any(self.results) else ""
            elif name == "fldChar":
                self._mark_result(attribute(child, "fldCharType"))
            elif name == "fldSimple" and not self.in_field:
                continue
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "br":
                yield "\n" if attribute(child, "type") in {None, "textWrapping"} else ""
            elif name in {"sym", "symEx"}:
                yield _symbol(attribute(child, "char") or "")
            elif name == "p":
                yield f"{self.text(child)}\n"
            elif name == "AlternateContent":
                yield next(filter(None, map(self.text, inner(child))), "")
            elif name == "sdt":
                yield "" if self.is_field(child) else self.text(child)
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


def line_hashes(lines: Iterable[str]) -> list[str]:
    """Return a hash of each line that is not empty, whatever room there is between its words."""
    told = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return [hashlib.sha256(one.encode()).hexdigest()[:_LENGTH] for one in told if one]


def inner(element: Element) -> Iterable[Element]:
    """Return the elements in one: neither comments nor what asks a program to do something."""
    return element.iterchildren("*")  # type: ignore[no-any-return]  # lxml tells no types


def name_of(element: Element) -> str:
    """Return an element's local name."""
    return element.tag.rpartition("}")[2]  # type: ignore[no-any-return]  # as above


def first(element: Element, name: str) -> Element | None:
    """Return the first element of a name in one, by its local name."""
    return next((one for one in inner(element) if name_of(one) == name), None)


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its local name, whatever its namespace."""
    return next(
        (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None
    )


def _symbol(code: str) -> str:
    """Return a sign by its number; one of a font's own is shown as one that is not known."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "\ufffd" if "\ue000" <= sign <= "\uf8ff" else sign
