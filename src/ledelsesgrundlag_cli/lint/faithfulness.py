"""Is the document's text in the framework word for word, and all of it? Pure.

The adopted text is a list of lines (a paragraph, a bullet, a heading or a quote each). Every
text that is marked as the document's must be words of such a line, and every word of a line
must be covered by exactly one text.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

SEPARATORS = re.compile(r"[\s•”-]*")
"""What stands between texts and belongs to none: bullets, the quotes' marks, the dash before a
speaker and in a role's heading."""


_AROUND = " •”-"
_IN_WORD = re.compile(r"\w")
_LOOKED_AT = 8
_LONGEST_LIKE = 4
"""A passage of more times the words cannot be half the same."""
_LONGEST_COMPARED = 1500
"""Words of the longest text whose changes are looked for: ``difflib`` takes the square of it."""
_COMMON = 400
"""A word of more passages than this tells nothing of which one a text comes from."""


class Comparison(NamedTuple):
    """The outcome: which texts stand in no line (by index), and the words nothing covers.

    ``left`` holds pairs of a line's number (from 0) and words of it.
    """

    strange: tuple[int, ...]
    left: tuple[tuple[int, str], ...]


class Change(NamedTuple):
    """How a text differs from the passage most like it: its number, words out, and words in."""

    passage: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


def lines_of(source: str, capitals: Collection[str] = ()) -> list[str]:
    """Divide the adopted text into its lines; one set in capitals reads as ordinary letters.

    ``capitals`` are texts that are written so in the framework too, such as ``MUS``.
    """
    lines = (" ".join(block.split()) for block in source.split("\n\n"))
    return [
        line.capitalize() if line.isupper() and line.strip(_AROUND) not in capitals else line
        for line in lines
        if line
    ]


def compare(lines: Sequence[str], texts: Sequence[str]) -> Comparison:
    """Match texts to lines, the longest first, each word used once and none cut in two.

    A text that is a whole line is that line; others are looked for in all of them.
    """
    unused = _Unused(lines)
    strange = [
        index
        for index in sorted(range(len(texts)), key=lambda at: -len(texts[at]))
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
            text = " ".join(text.split())
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


class Passages:
    """Passages by the words they hold: the few that a text may come from are soon found."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._words = [passage.strip(_AROUND).split() for passage in passages]
        self._holding: dict[str, list[int]] = {}
        for number, words in enumerate(self._words):
            for word in set(words):
                self._holding.setdefault(word, []).append(number)

    def nearest_change(self, text: str) -> Change | None:
        """Find the passage a text was made from, and the words that differ; None when none is.

        Half of the words must be the same, as ``difflib`` counts them, and the passage one of
        the ``_LOOKED_AT`` that share most words with the text.
        """
        import difflib

        from rapidfuzz.distance import Indel

        words = text.split()
        if len(words) > _LONGEST_COMPARED:
            return None
        best, most = -1, 0.5
        for number in self._candidates(words):
            if Indel.normalized_similarity(self._words[number], words) <= most:
                continue  # ``difflib`` never finds more, and takes long to find less
            matcher = difflib.SequenceMatcher(None, self._words[number], words, autojunk=False)
            ratio = matcher.ratio()
            if ratio > most:
                best, most = number, ratio
        if best < 0:
            return None
        passage = self._words[best]
        removed, added = [], []
        matcher = difflib.SequenceMatcher(None, passage, words, autojunk=False)
        for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if kind != "equal":
                removed.append(" ".join(passage[old_from:old_to]))
                added.append(" ".join(words[new_from:new_to]))
        return Change(best, tuple(removed), tuple(added))

    def _candidates(self, words: Sequence[str]) -> list[int]:
        """Return the passages that share most words, the rarer words counted first."""
        shared: Counter[int] = Counter()
        for holding in sorted((self._holding.get(word, []) for word in set(words)), key=len):
            if len(holding) > _COMMON and len(shared) >= _LOOKED_AT:
                break
            shared.update(holding[:_COMMON])
        # A passage of many words shares some with any text: those of like length come first.
        size = len(words)
        weighed = {
            number: 2 * count / (size + len(self._words[number]))
            for number, count in shared.items()
        }
        fitting = (one for one in weighed if len(self._words[one]) <= _LONGEST_LIKE * (size + 10))
        return sorted(fitting, key=lambda number: (-weighed[number], number))[:_LOOKED_AT]
