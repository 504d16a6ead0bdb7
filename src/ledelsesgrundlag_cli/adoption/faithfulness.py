"""Is the document's text in the framework word for word, and all of it? Pure.

The adopted text is a list of lines (a paragraph, a bullet, a heading or a quote each). Every
text that is marked as the document's must be words of such a line, and every word of a line
must be covered by exactly one text.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.words.folding import folded
from ledelsesgrundlag_cli.words.wording import runs, share

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Sequence

    from ledelsesgrundlag_cli.words.wording import Run

SEPARATORS = re.compile(r"[\s•”-]*")
"""What stands between texts and belongs to none: bullets, the quotes' marks, the dash before a
speaker and in a role's heading."""


AROUND = " •”-"
"""What of it may stand at the ends of a passage."""
_IN_WORD = re.compile(r"\w")
_LOOKED_AT = 8
_LEAST_LIKE = 30.0
"""Texts less alike than this, of 100, do not have half of their words in common."""


class Comparison(NamedTuple):
    """The outcome: which texts stand in no line (by index), and the words nothing covers.

    ``left`` holds pairs of a line's number (from 0) and words of it.
    """

    strange: tuple[int, ...]
    left: tuple[tuple[int, str], ...]


class Change(NamedTuple):
    """How a text differs from the passage it was made from: words out, and words in.

    ``passage`` is its number among those looked through; -1 when it was none of them.
    """

    passage: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


def lines_of(source: str, capitals: Collection[str] = ()) -> list[str]:
    """Divide the adopted text into its lines; one set in capitals reads as ordinary letters.

    ``capitals`` are texts that are written so in the framework too, such as ``MUS``.
    """
    lines = map(folded, source.split("\n\n"))
    return [
        line.capitalize() if line.isupper() and line.strip(AROUND) not in capitals else line
        for line in lines
        if line
    ]


def places_of_lines(source: str) -> list[int]:
    """Return where each of ``lines_of`` begins in the adopted text: its line there, from 1."""
    places, at = [], 1
    for piece in source.split("\n\n"):
        if folded(piece):
            lead = piece[: len(piece) - len(piece.lstrip())]
            places.append(at + lead.count("\n"))
        at += piece.count("\n") + 2
    return places


def compare(
    lines: Sequence[str], texts: Sequence[str], first: Container[int] = frozenset()
) -> Comparison:
    """Match texts to lines, the longest first, each word used once and none cut in two.

    A text that is a whole line is that line; others are looked for in all of them. Of equal texts
    those whose index is among ``first`` are matched before the others.
    """
    unused = _Unused(lines)
    strange = [
        index
        for index in sorted(
            range(len(texts)), key=lambda at: (-len(texts[at]), at not in first, at)
        )
        if not unused.take(texts[index])
    ]
    return Comparison(tuple(sorted(strange)), tuple(unused.left()))


class _Unused:
    """The lines as one text, and which of its characters no text has used yet.

    ``str.find`` through one long text is some hundred times faster than a pattern for each text
    and line.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.whole = "\n".join(lines)
        self.used = bytearray(len(self.whole))
        ends = list(accumulate(len(line) + 1 for line in lines))
        self.lines = [
            (end - len(line) - 1, end - 1) for line, end in zip(lines, ends, strict=True)
        ]
        self.same: dict[str, list[int]] = {}
        for line, (start, _) in zip(reversed(lines), reversed(self.lines), strict=True):
            self.same.setdefault(line, []).append(start)
        self.searched: dict[str, int] = {}

    def take(self, text: str) -> bool:
        """Use the first place where a text stands as whole words; False when there is none."""
        if text not in self.same:
            text = folded(text)
        starts = self.same.get(text, [])
        while starts:
            if self._use(starts.pop(), len(text)):
                return True
        at = self.whole.find(text, self.searched.get(text, 0))
        while at >= 0:
            self.searched[text] = at + 1
            if self._whole_words(at, at + len(text)) and self._use(at, len(text)):
                return True
            at = self.whole.find(text, at + 1)
        self.searched[text] = len(self.whole)
        return False

    def _whole_words(self, start: int, end: int) -> bool:
        around = self.whole[max(0, start - 1) : start] + self.whole[end : end + 1]
        return not _IN_WORD.search(around)

    def _use(self, start: int, length: int) -> bool:
        if self.used.find(1, start, start + length) >= 0:
            return False
        self.used[start : start + length] = b"\1" * length
        return True

    def left(self) -> Iterator[tuple[int, str]]:
        """Yield the number of a line and a piece of it that no text used, without what separates
        texts.
        """
        for number, (start, end) in enumerate(self.lines):
            at = self.used.find(0, start, end)
            while at >= 0:
                until = self.used.find(1, at, end)
                until = end if until < 0 else until
                piece = self.whole[at:until]
                if not SEPARATORS.fullmatch(piece):
                    yield number, piece.strip()
                at = self.used.find(0, until, end)


def nearest_change(text: str, passages: Sequence[str]) -> Change | None:
    """Find the passage a text was made from, and the words that differ; None when none is.

    More than half of the words must be the same, and the passage one of the ``_LOOKED_AT`` that
    are most like the text, letter by letter.
    """
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    words = text.split()
    best, most = None, 0.5
    for passage, _, number in extract(
        " ".join(words), passages, scorer=ratio, score_cutoff=_LEAST_LIKE, limit=_LOOKED_AT
    ):
        found = runs(passage.split(), words)
        if share(found) > most:
            best, most = (number, found), share(found)
    if best is None:
        return None
    return _change(*best)


def changed_words(before: str, now: str) -> Change:
    """Tell the words that differ between two wordings of one text."""
    return _change(-1, runs(before.split(), now.split()))


def _change(passage: int, found: Sequence[Run]) -> Change:
    changed = [run for run in found if not run.same]
    return Change(
        passage,
        tuple(" ".join(run.before) for run in changed),
        tuple(" ".join(run.now) for run in changed),
    )
