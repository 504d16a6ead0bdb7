"""Text as it is compared: spaces folded, letters composed."""

from __future__ import annotations

import unicodedata


def normalised(text: str) -> str:
    """Return the text as it is compared: composed letters (NFC), and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())
