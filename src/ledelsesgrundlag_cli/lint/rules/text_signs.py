"""The signs the rules about texts know: what they look like, and what they should have been."""

from __future__ import annotations

from typing import Final

SUSPENDED_BEFORE: Final = frozenset(
    (
        *("og", "eller", "samt", "men", "som", "kontra", "til", "hhv", "henholdsvis", "såvel"),
        *("frem", "versus", "vs", "contra", "mod", "både"),
        *("end", "fremfor", "respektive", "resp", "snarere"),
    )
)
"""Words that a suspended hyphen stands before: ``videns- og datadrevet``.

Retskrivningsordbogen on bindestreg in place of a left out part of a word. With the
first two lines, 18 of 18 leftovers in the PDF's text were found and none falsely; the third has
the comparisons that the same construction takes (``flere dag- end natpladser``).
"""

LOOK_ALIKES: Final = dict(
    zip(
        "АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα",
        "ABEKMHOPCTYXIJSaeopcyxijsdh" + "ABEZHIKMNOPTYXova",
        strict=True,
    )
)
"""Cyrillic, then Greek, letters that look like Latin ones (Unicode TR 39, confusables)."""


def _as_read(char: str, codec: str) -> str:
    """Return what a character becomes when its UTF-8 bytes are read in another encoding."""
    return "".join(
        bytes([byte]).decode(codec, "ignore") or bytes([byte]).decode("latin-1")
        for byte in char.encode()
    )


_OFTEN_MISREAD: Final = "".join(map(chr, range(0xA0, 0x100))) + "–—‘’‚“”„•…€\ufeff"
_INSTEAD: Final = {"\ufeff": "", "\u00ad": "", "\u00a0": " "}

MISREAD: Final = {
    _as_read(char, codec): _INSTEAD.get(char, char)
    for codec in ("latin-1", "cp1252")
    for char in _OFTEN_MISREAD
}
"""``Ã¦`` → ``æ`` and its like: UTF-8 that was read as Windows-1252 or Latin-1."""
