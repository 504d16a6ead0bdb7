"""Is the document's text in the framework word for word, and all of it? Pure.

The adopted text is a list of lines (a paragraph, a bullet, a heading or a quote each). Every
text that is marked as the document's must be words of such a line, and every word of a line
must be covered by exactly one text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATORS = re.compile(r"[\s•”-]*")
"""What stands between texts and belongs to none: bullets, the quotes' marks, the dash before a
speaker and in a role's heading."""


_AROUND = " •”-"


class Comparison(NamedTuple):
    """The outcome: which texts stand in no line (by index), and the words nothing covers.

    ``left`` holds pairs of a line's number (from 0) and words of it.
    """

    strange: tuple[int, ...]
    left: tuple[tuple[int, str], ...]


class Change(NamedTuple):
    """How a text differs from the passage most like it: words taken out, and put in."""

    passage: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


def lines_of(source: str) -> list[str]:
    """Divide the adopted text into its lines; one set in capitals reads as ordinary letters."""
    lines = (" ".join(block.split()) for block in source.split("\n\n"))
    return [line.capitalize() if line.isupper() else line for line in lines if line]


def compare(lines: Sequence[str], texts: Sequence[str]) -> Comparison:
    """Match texts to lines, the longest first, each word used once and none cut in two."""
    left = [[line] for line in lines]
    strange = []
    for index in sorted(range(len(texts)), key=lambda at: -len(texts[at])):
        folded = " ".join(texts[index].split())
        pattern = re.compile(rf"(?<!\w){re.escape(folded)}(?!\w)")
        if not _take(left, pattern):
            strange.append(index)
    rest = tuple(
        (number, piece.strip())
        for number, pieces in enumerate(left)
        for piece in pieces
        if not SEPARATORS.fullmatch(piece)
    )
    return Comparison(tuple(sorted(strange)), rest)


def _take(left: list[list[str]], pattern: re.Pattern[str]) -> bool:
    for pieces in left:
        for at, piece in enumerate(pieces):
            match = pattern.search(piece)
            if match is not None:
                pieces[at : at + 1] = [piece[: match.start()], piece[match.end() :]]
                return True
    return False


def nearest_change(text: str, candidates: Iterable[str]) -> Change | None:
    """Find the passage a text was made from, and the words that differ; None when none is like it.

    Half of the words must be the same, as ``difflib`` counts them.
    """
    import difflib

    words = text.split()
    best: tuple[float, list[str]] = (0.5, [])
    for candidate in candidates:
        other = candidate.strip(_AROUND).split()
        matcher = difflib.SequenceMatcher(None, other, words, autojunk=False)
        if matcher.real_quick_ratio() > best[0] and matcher.quick_ratio() > best[0]:
            ratio = matcher.ratio()
            if ratio > best[0]:
                best = (ratio, other)
    if not best[1]:
        return None
    removed, added = [], []
    matcher = difflib.SequenceMatcher(None, best[1], words, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind != "equal":
            removed.append(" ".join(best[1][old_from:old_to]))
            added.append(" ".join(words[new_from:new_to]))
    return Change(" ".join(best[1]), tuple(removed), tuple(added))
