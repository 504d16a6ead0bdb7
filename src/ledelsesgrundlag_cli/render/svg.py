"""Whether an SVG is a drawing and nothing else: read by a parser, and compared with a list.

A logo goes into pages that others open. What stands in no list here is refused: it may run, fetch
something, or be new. What drawing programs note for themselves is let through, in their own
namespaces alone, as nothing that shows a page knows them.
"""

from __future__ import annotations

import re
from typing import Final, NoReturn
from xml.parsers import expat


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_NOTES: Final = (
    *("http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/"),
    *("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/"),
    *("http://creativecommons.org/ns#", "http://web.resource.org/cc/", "http://ns.adobe.com/"),
    *("adobe:ns:meta/", "http://www.serif.com/", "http://www.bohemiancoding.com/sketch/"),
    *("http://www.figma.com/figma/ns", "https://boxy-svg.com", "https://vectornator.io"),
)
"""Where the namespaces begin in which drawing programs make notes."""
_ELEMENTS: Final = _words("""
    svg g defs symbol use title desc metadata switch style image
    path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop clipPath mask pattern marker
    filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
""")
_PLAIN: Final = _words("""
    version baseProfile viewBox preserveAspectRatio x y width height enable-background
    d pathLength cx cy r rx ry x1 y1 x2 y2 points dx dy rotate textLength lengthAdjust startOffset
    offset fx fy fr gradientUnits spreadMethod clipPathUnits maskUnits maskContentUnits
    patternUnits patternContentUnits markerUnits markerWidth markerHeight refX refY orient
    filterUnits primitiveUnits in in2 result stdDeviation mode values type operator k1 k2 k3 k4
    radius intercept slope amplitude exponent tableValues edgeMode systemLanguage
    id class role lang tabindex focusable media
""")
"""Attributes whose values are numbers, names and choices."""
_STYLED: Final = _words("""
    style transform gradientTransform patternTransform transform-origin
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray stroke-dashoffset color opacity display visibility overflow
    clip clip-path clip-rule mask mask-type filter marker-start marker-mid marker-end
    stop-color stop-opacity flood-color flood-opacity lighting-color paint-order vector-effect
    shape-rendering text-rendering image-rendering color-interpolation
    color-interpolation-filters color-rendering mix-blend-mode isolation pointer-events cursor
    font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    letter-spacing word-spacing text-anchor text-decoration writing-mode direction unicode-bidi
    dominant-baseline alignment-baseline baseline-shift kerning white-space xml-space fill-color
""")
"""Attributes whose values are CSS, and so may refer to something."""
_LINKS: Final = frozenset({"title", "type", "show", "actuate", "role", "arcrole"})
_FUNCTION: Final = re.compile(r"([\w-]*)\s*\(")
_FUNCTIONS: Final = _words("""
    url rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx
    skewy rect calc not
""")
_INSIDE: Final = re.compile(r"url\(\s*[\"']?#([^\"'()\s]+)[\"']?\s*\)", re.IGNORECASE)
_URL: Final = re.compile(r"url\s*\(", re.IGNORECASE)
_PICTURE: Final = re.compile(r"\s*data:image/(?:png|jpeg|jpg|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z")
_DOCTYPE: Final = re.compile(r"-//W3C//DTD SVG 1\.[01](?: Basic| Tiny)?//EN\Z")
_ENCODINGS: Final = frozenset({None, "utf-8", "us-ascii", "ascii", "iso-8859-1"})
_MOST: Final = 100_000
"""References that are followed, each time again: a logo has room for some thousands."""
_DEEPEST: Final = 40
_ALL: Final = ""
"""Stands for the whole drawing, and for what has no name."""


class NotADrawingError(Exception):
    """An SVG holds something that is not drawn."""


class NotReadableError(Exception):
    """What should be an SVG is no XML."""


def check_drawing(raw: bytes) -> None:
    """Look through an SVG.

    Raises:
        NotADrawingError: it holds what may run or fetch something, or asks to be drawn for ever.
        NotReadableError: it is no XML.
    """
    look = _Look()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.XmlDeclHandler = look.declaration
    parser.StartDoctypeDeclHandler = look.doctype
    parser.ProcessingInstructionHandler = look.instruction
    parser.SkippedEntityHandler = _refuse
    parser.StartElementHandler = look.begin
    parser.EndElementHandler = look.end
    parser.CharacterDataHandler = look.text
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - expat's own: this is all of it
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise NotReadableError from error
    look.finish()


def _refuse(*_: object) -> NoReturn:
    raise NotADrawingError


class _Look:
    """What is known of a drawing so far."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []
        self._style: list[str] = []
        self._used: dict[str, list[str]] = {}

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding and encoding.lower()) not in _ENCODINGS:
            raise NotADrawingError

    def doctype(self, _: str, __: str | None, public: str | None, own: int) -> None:
        """Let the one through that old programs write; nothing reads what it points at."""
        if own or not _DOCTYPE.match(public or ""):
            raise NotADrawingError

    def instruction(self, target: str, _data: str) -> None:
        if target != "xpacket":  # stands around Adobe's notes
            raise NotADrawingError

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        drawn = space in {"", _SVG}
        if not (local in _ELEMENTS if drawn else space.startswith(_NOTES)):
            raise NotADrawingError
        self._open.append((local if drawn else "", attributes.get("id", "")))
        if drawn:  # what is noted is never shown, nor what is said of it
            for key, value in attributes.items():
                self._attribute(key, value)

    def _attribute(self, name: str, value: str) -> None:
        space, _, local = name.rpartition(" ")
        if local == "href" and space in {"", _XLINK}:
            self._link(value)
        elif space == "":
            if local in _STYLED:
                self._css(value)
            elif local not in _PLAIN and not local.startswith(("data-", "aria-")):
                raise NotADrawingError
        elif not (
            space.startswith(_NOTES)
            or (space == _XLINK and local in _LINKS)
            or (space == _XML and local in {"space", "lang"})
        ):
            raise NotADrawingError

    def _link(self, value: str) -> None:
        if value.startswith("#"):
            self._refers_to(value[1:])
        elif self._open[-1][0] != "image" or not _PICTURE.match(value):
            raise NotADrawingError

    def _css(self, text: str) -> None:
        """Look through CSS. Nothing in a logo needs its escapes or its rules that fetch."""
        if "\\" in text or "@" in text:
            raise NotADrawingError
        if not {one.lower() for one in _FUNCTION.findall(text)} <= _FUNCTIONS:
            raise NotADrawingError
        inside = _INSIDE.findall(text)
        if len(inside) != len(_URL.findall(text)):
            raise NotADrawingError
        for one in inside:
            self._refers_to(one)

    def _refers_to(self, target: str) -> None:
        for mark in {_ALL, *(one for _, one in self._open)}:
            self._used.setdefault(mark, []).append(target)

    def text(self, text: str) -> None:
        if any(name == "style" for name, _ in self._open):
            self._style.append(text)

    def end(self, _name: str) -> None:
        if self._open.pop()[0] == "style":
            self._css("".join(self._style))
            self._style.clear()

    def finish(self) -> None:
        """Refuse what refers to itself, or to so much that drawing it takes for ever."""
        if self._size(_ALL, {}, 0) > _MOST:
            raise NotADrawingError

    def _size(self, mark: str, known: dict[str, int], depth: int) -> int:
        if depth > _DEEPEST:
            raise NotADrawingError
        if mark not in known:
            inside = self._used.get(mark, ())
            known[mark] = 1 + sum(self._size(one, known, depth + 1) for one in inside)
        return known[mark]
