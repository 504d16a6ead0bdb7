"""Text as it is compared: spaces folded, letters composed."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return the text with single spaces for all white space, and none around it."""
    return " ".join(text.split())


def normalised(text: str) -> str:
    """Return the text as it is compared: composed letters (NFC), and single spaces."""
    return folded(unicodedata.normalize("NFC", text))
