"""Which characters the typeface of a PDF has: the font files' own tables say so."""

from __future__ import annotations

import io
import re
import struct
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.render.design import design_problem
from ledelsesgrundlag_cli.render.templates import cached, changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fontTools.ttLib import TTFont

    from ledelsesgrundlag_cli.render.design import Design
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates

ORDINARY: Final = re.compile(
    "[\x00-\x7f\xa0-\u0131\u0134-\u0149\u014c-\u0165\u0168-\u017e\u2010-\u2015\u2018-\u201a\u201c-\u201e\u2026]+"
)
"""What each style of the typeface in the box can set."""
SAME_LOOK: Final = {0x2010: "-", 0x2011: "-", 0x2009: " ", 0x202F: "\u00a0"}
"""Hyphens and spaces that typefaces often lack, and what looks the same."""
_UNSEEN: Final = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
"""Categories of characters that are not drawn (Unicode 15, chapter 4.5)."""
_ENDINGS: Final = frozenset((".ttf", ".otf", ".ttc", ".otc"))
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
"""Names in a font's ``name`` table (OpenType 1.9)."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzæøå"
_BOX_LETTER: Final = 0.489
"""How wide the letters of the typeface in the box are; a test measures them."""
_LEAST_SCALE: Final = 0.82
"""Of 10.5 points it leaves 8.6: the least that is printed to be read is 8.5."""
_STRETCHES: Final = (50.0, 62.5, 75.0, 87.5, 100.0, 112.5, 125.0, 150.0, 200.0)
"""Per cent of the normal width, by ``usWidthClass`` from 1 (OpenType 1.9, table ``OS/2``)."""


class _Face(NamedTuple):
    """What a font file calls its family, its width in per cent of the normal one, how wide its
    letters are by the size of the type, whether it is slanted, and the characters it has.
    """

    families: frozenset[str]
    stretch: float
    letter: float
    italic: bool
    characters: frozenset[int]


class Typeface(NamedTuple):
    """The characters that every upright style of a family has, and every italic one."""

    upright: frozenset[int]
    italic: frozenset[int]

    def lacking(self, text: str, *, quoted: bool = False) -> Iterator[tuple[int, str]]:
        """Yield the characters that the typeface lacks and their places; a quote is in italics."""
        for at, char in enumerate(text):
            if not _can_set(char, self.upright) or (quoted and not _can_set(char, self.italic)):
                yield at, char


def _can_set(char: str, has: frozenset[int]) -> bool:
    """Tell whether Typst can set a character: by itself, by its parts, or as nothing or space."""
    return (
        ord(char) in has
        or unicodedata.category(char) in _UNSEEN
        or "\ufe00" <= char <= "\ufe0f"  # variation selectors
        or ord(SAME_LOOK.get(ord(char), "\uffff")) in has
        or has.issuperset(map(ord, unicodedata.normalize("NFD", char)))
    )


@cached
def typeface(templates: Templates, design: Design) -> Typeface | None:
    """Return what the typeface of ``design.yaml`` can set; None where there is no file of it."""
    faces = [one for one in _faces(templates) if design.fonts.family in one.families]
    upright = [one.characters for one in faces if not one.italic]
    italic = [one.characters for one in faces if one.italic]
    if not faces:
        return None
    upright, italic = upright or italic, italic or upright
    return Typeface(frozenset.intersection(*upright), frozenset.intersection(*italic))


def lacks(family: str, char: str) -> str:
    """Say in Danish that a typeface has not a character."""
    return f"Skrifttypen {family} har ikke tegnet ”{char}” (U+{ord(char):04X})"


INSTEAD: Final = "Skriv det på en anden måde, eller vælg en skrifttype, der har tegnet."
IN_OTHER_FORMAT: Final = "Gem det som Word eller HTML, eller vælg en skrifttype, der har tegnet."
"""Where the words are somebody's own, which nobody else is to change."""


def require_family(templates: Templates, design: Design) -> None:
    """See that there is a file of the family that ``design.yaml`` names.

    Raises:
        TemplateProblemError: there is none.
    """
    if typeface(templates, design) is None:
        raise no_family(templates, design)


def no_family(templates: Templates, design: Design) -> TemplateProblemError:
    """Make the error that there is no typeface of a family."""
    return design_problem(
        templates,
        ("fonts", "family"),
        f"Skrifttypen ”{design.fonts.family}” findes ikke som TTF- eller OTF-fil.",
        "Læg filerne i mappen fonts ved siden af design.yaml. PDF kan ikke bruge WOFF2.",
    )


class Setting(NamedTuple):
    """How a typeface is set: its width in per cent of the normal one, and the size of the type
    by what it is in the typeface of the box.
    """

    stretch: float = 100.0
    scale: float = 1.0


@cached
def setting(templates: Templates, design: Design) -> Setting:
    """Return how the typeface of ``design.yaml`` is set.

    One with wider letters than that of the box is set smaller, so that as much stands in a line
    and pages stay as they are; it looks as large, since such letters are high too.
    """
    if not is_own(templates):
        return Setting()  # without reading the font files
    faces = [one for one in _faces(templates) if design.fonts.family in one.families]
    upright = [one for one in faces if not one.italic and one.letter]
    if not upright:
        return Setting()
    # Nearest to the normal width: the narrow styles of a family may lie beside it.
    stretch = min((one.stretch for one in upright), key=lambda one: abs(one - 100))
    letter = min(one.letter for one in upright if one.stretch == stretch)
    scale = min(1.0, max(_BOX_LETTER / letter, _LEAST_SCALE))
    return Setting(stretch, round(scale, 3))


def family_among(families: frozenset[str], design: Design) -> str | None:
    """Return what Typst calls the family of ``design.yaml``: to it, *Arial Narrow* is a narrow
    style of the family *Arial*. None where there is no file of it.
    """
    words = design.fonts.family.split(" ")
    shorter = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((one for one in shorter if one in families), None)


def is_own(templates: Templates) -> bool:
    """Tell whether HR has typefaces of their own, which may lack even the most ordinary."""
    return any(name.startswith("fonts/") for name in changed(templates))


def font_folders(templates: Templates) -> tuple[Path, ...]:
    """Return the folders that typefaces lie in: HR's own, and the box's."""
    folders = (templates.own, templates.bundled)
    return tuple(one / "fonts" for one in folders if one and (one / "fonts").is_dir())


def _faces(templates: Templates) -> Iterator[_Face]:
    for folder in font_folders(templates):
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in _ENDINGS and path.is_file():
                yield from _read_faces(path.read_bytes())


@lru_cache(maxsize=32)
def _read_faces(raw: bytes) -> tuple[_Face, ...]:
    """Read the faces of a file, once however many frameworks use it; none where it is broken."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    try:
        if raw.startswith(b"ttcf"):
            fonts = TTCollection(io.BytesIO(raw), lazy=True).fonts
        else:
            fonts = [TTFont(io.BytesIO(raw), lazy=True)]
        return tuple(map(_face, fonts))
    except (TTLibError, AssertionError, LookupError, ValueError, struct.error):
        return ()


def _face(font: TTFont) -> _Face:
    called = map(font["name"].getDebugName, (_TYPOGRAPHIC_FAMILY, _FAMILY))
    style = font["OS/2"]
    stretch = _STRETCHES[min(max(style.usWidthClass, 1), len(_STRETCHES)) - 1]
    italic = bool(style.fsSelection & 0b1000000001)  # italic or oblique
    glyphs = font.getBestCmap() or {}
    wide = [font["hmtx"][glyphs[ord(one)]][0] for one in _LETTERS if ord(one) in glyphs]
    letter = sum(wide) / max(len(wide), 1) / font["head"].unitsPerEm
    return _Face(frozenset(filter(None, called)), stretch, letter, italic, frozenset(glyphs))
