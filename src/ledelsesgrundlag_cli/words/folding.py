"""Text as it is compared: spaces folded, letters composed, æøå spelled out."""

from __future__ import annotations

import unicodedata

SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
"""The letters that not every keyboard has, as Danes write them then."""


def folded(text: str) -> str:
    """Return the text with single spaces for all white space, and none around it."""
    return " ".join(text.split())


def normalised(text: str) -> str:
    """Return the text as it is compared: composed letters (NFC), and single spaces."""
    return folded(unicodedata.normalize("NFC", text))


def spelled_out(word: str) -> str:
    """Return a word in small letters without æøå: ``pejlemaerke``."""
    if word.isascii():
        return word.casefold()
    return unicodedata.normalize("NFC", word).casefold().translate(SPELLED_OUT)
