"""Texts that would take a careless rule minutes: something small, many thousand times over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TIMES: Final = 25_000

UNITS: Final = (
    "-", "--", "- ", "a-", "a- ", "a-b", "-a ", " - ", "a - b", "– ", "\u2010 ", "\u2011a", " ",
    "  ", "a ", "a  ", " \n", "\n", "\n ", "\t", "a\t", "a \n", "\u00a0", "a\u00a0b ", ".", "..",
    "...", ". ", " .", "a.", "a. ", "!", "?", "? ", "?! ", "!”", ".) ", ": ", ":A ", ",", "…",
    "a", "æ", "A", "aB", "1", "_", "a1", "er", "er ", "at ", "at er ", "at hjælper ", "At at ",
    "leder team ", "lederteam ", "fx ", "f.eks. ", "f. eks. ", "fx. ", "f", "f.", "Er du? ",
    "Hvad? ", "\u0301", "a\u0301", "a\u030a ", "\u0301\u0327", "\u0327\u0301", "\u212b",
    "e\u0301\u0327\u0316", "\u00ad", "a\u00ad", "\u200b", "a\u200d", "👩\u200d", "👩\u200d👩",
    "\u2060a", "\ufeff", "\ufe0f", "\u202e", "a\u2066b", "\u200f", "\u2028", "\x85", "\x1b[31m",
    "\x9b", "\x07", "\ufffd", "a\ufffd", "Ã¦", "aÃ", "Ãa", "â€", "â€œ", "ï»", "ï»¿", "Â ",
    "Â\u00a0", "а", "aа", "аa ", "ο", "aοb ", "Ω ", '"', "'", '"a" ', "''", "”", "”a” ", "”“",
    "(", ")", "((", "a) ", "[", "](", "{", "}}", "\\", "\\n", "#", "# ", " #", "# lg:",
    "# lg: ignore", "#lg:ignore[", "#lg:ignore[]", "# lg: ignore[LG406] x", "<", ">", "&", "]]>",
    "%25", "::error::", "%", "$", "`", "*", "| ", "|\n", "> ", ": |\n", "a: ", "<<<<<<< ",
    "=======", ">>>>>>> a\n", "- - ", "? ", "!", "&a ", "*a ", "yes ", "no, ", "- y\n", "ﷺ", "İ",
    "ß", "ﬁ", "漢", "漢字 ", "سلام ", "𝒜", "🇩🇰", "\U0010ffff", "\ufffe", "e\u20dd",
)  # fmt: skip


def texts() -> Iterator[str]:
    """Yield each unit many times: after a word, between others, and with another."""
    for number, unit in enumerate(UNITS):
        many = unit * (TIMES // len(unit))
        yield f"Giver {many}"
        yield f"Er {many} x? {many[: TIMES // 4]}."
        yield (unit + UNITS[number - 1]) * (TIMES // 8)


def _different(number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join(
        letters[n % 26] + letters[n // 26 % 26] + letters[n // 676 % 26] + "xq"
        for n in range(number)
    )


LONG: Final[Mapping[str, str]] = {
    "hyphens": "a" + "-" * 100_000,
    "spaces": "a" + " " * 100_000 + "b",
    "spaces at the end": "a" + " " * 100_000,
    "divided words": "a- " * 40_000 + "b",
    "full stops": "a" + "." * 120_000,
    "one long word": "a" * 120_000,
    "a long word of capitals": "A" + "Å" * 60_000,
    "at er": "at er " * 20_000,
    "at hjælper": "at hjælper " * 10_000,
    "one accent many times": "a" + "\u0301" * 60_000,
    "accents that are sorted": "a" + "\u0301\u0327" * 30_000,
    "letters with accents": "a\u030a " * 30_000,
    "straight quotation marks": 'a"' * 40_000 + "”",
    "curved quotation marks": "a" + "”" * 40_000,
    "both ways to abbreviate": "fx f.eks. " * 12_000,
    "signs without width": "a\u200d" * 30_000,
    "soft hyphens": "a\u00ad" * 40_000,
    "fixed spaces": "a\u00a0b " * 25_000,
    "tabs": "a\t" * 40_000 + "b",
    "pairs of spaces": "a  " * 40_000 + "b",
    "letters of two alphabets": "a\u0430" * 40_000,
    "letters read wrongly": "aÃ¦" * 25_000,
    "lost letters": "a\ufffd" * 30_000,
    "line feeds after spaces": "a \n" * 30_000,
    "apostrophes": "a'" * 60_000,
    "parts of words": "a-b" * 40_000,
    "an unknown word many times": "xqzvw " * 20_000,
    "unknown words": _different(20_000),
    "words of signs": "漢字 " * 17_000,
    "words of another alphabet": "سلام " * 13_000,
    "signs that become many": "a" + "ﷺ" * 40_000,
    "signs beyond the first plane": "a" + "𝒜" * 30_000,
    "family": "👩\u200d👩 " * 10_000,
    "questions": "Er du? " * 18_000,
}
"""Texts that fill much of a file, for the whole program."""
