"""A text as somebody typed or pasted it, made ready for one line of a file."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ledelsesgrundlag_cli.words.folding import normalised

WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*-?")
"""A word as a dictionary is asked for it: letters, with hyphens and apostrophes between them."""


class NotPlainError(ValueError):
    """A text cannot be used. The message says why in Danish."""


def one_line(text: str, most: int) -> str:
    """Return a text with single spaces, no line breaks, and each letter as one sign (NFC).

    Raises:
        NotPlainError: it is empty, has more than ``most`` characters, or one nobody can see.
    """
    plain = normalised(text)
    if not plain:
        raise NotPlainError("Teksten må ikke være tom.")
    if len(plain) > most:
        raise NotPlainError(f"Teksten må højst have {most} tegn.")
    for char in plain:
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            raise NotPlainError(
                f"Teksten indeholder et usynligt tegn (U+{ord(char):04X}). Skriv den igen uden."
            )
    return plain
