"""Numbered lists in Word: each begins at one, in a part of the file that counts them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from ledelsesgrundlag_cli.render.docx.xml import Element, name, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Count(Enum):
    """What is counted: how its number is written, and what stands between it and the text."""

    STEPS = ("%1.", 300)
    SECTIONS = ("%1", 400)


class Lists:
    """The lists of one Word file. Its base may have lists of its own, and keeps them.

    ``numbering`` finds or makes the part that counts them, when there is one to count.
    """

    def __init__(self, numbering: Callable[[], Element]) -> None:
        self._numbering = numbering
        self._kinds: dict[Count, int] = {}

    def begin(self, count: Count) -> int:
        """Begin a list at one; return its number, which its paragraphs name."""
        numbering = self._numbering()
        kind = self._kinds.get(count)
        if kind is None:
            kind = self._kinds[count] = _next(numbering, "abstractNum", "abstractNumId")
            first = numbering.find(name("num"))
            made = _kind(kind, *count.value)
            if first is None:
                numbering.append(made)
            else:
                first.addprevious(made)
        number = _next(numbering, "num", "numId")
        at_one = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        numbering.append(w("num", w("abstractNumId", val=kind), at_one, numId=number))
        return number


def numbering_of(word: Any) -> Element:
    """Return the part of a file that counts its lists, made if the base has none."""
    main = word.part
    for relation in main.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    place = PackURI("/word/numbering.xml")
    part = NumberingPart(place, CONTENT_TYPE.WML_NUMBERING, w("numbering"), main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element


def counted(element: Element, number: int) -> Element:
    """Make a paragraph one of the list of that number, and return it."""
    of_list = w("numPr", w("ilvl", val=0), w("numId", val=number))
    element.find(f"{name('pPr')}/{name('pStyle')}").addnext(of_list)
    return element


def _kind(number: int, text: str, indent: int) -> Element:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal"),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=indent, hanging=indent)),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _next(numbering: Element, tag: str, key: str) -> int:
    def taken() -> Iterator[int]:
        for one in numbering.findall(name(tag)):
            yield int(one.get(name(key)))

    return max(taken(), default=0) + 1
