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


class _Face(NamedTuple):
    """A font file's family, whether it is slanted, and the characters it has."""

    family: str
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
    faces = [one for one in _faces(templates) if one.family == design.fonts.family]
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
    names = font["name"]
    family = names.getDebugName(_TYPOGRAPHIC_FAMILY) or names.getDebugName(_FAMILY) or ""
    italic = bool(font["OS/2"].fsSelection & 0b1000000001)  # italic or oblique
    return _Face(family, italic, frozenset(font.getBestCmap() or {}))
