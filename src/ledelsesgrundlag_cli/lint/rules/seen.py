"""A text as the rules about its words see it: taken apart once for all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.lint.rules.language_words import ABBREVIATIONS

if TYPE_CHECKING:
    from collections.abc import Collection

    from ledelsesgrundlag_cli.diagnostics import Loc

LONGEST_SHOWN: Final = 60
"""Characters of a text that a message shows."""
SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[”“\"')]*\s+(?=[^\sa-zæøå])|:\s+(?=[A-ZÆØÅ])")


ODD: Final = re.compile(
    "[0-9*•·▪●■◦‣∙○□▫➢✓✔✦❖#<>&_`~'’‘‚“„«»\\[\\]{}|"
    '\\\\^=@´″"\u2190-\u2bff\ufb00-\ufb06\uf000-\uf0ff'
    "\U0001f300-\U0001faff]"
)
"""Signs that most texts have none of: what is looked for among them is looked for only then."""

SIGNS: Final = re.compile(
    r"[,;:!?.)](?:(?<= [,;:!?.)])|(?=[^\s”\"'’»)…\]])|(?<=[,;:!?.][,;:!?.])|(?<=[.!?])(?= "
    r"[a-zæøå]))"
    r"|\( "
)
"""A sign with a space before it, none after it, another beside it, or a small letter after it."""


class Seen:
    """A text, the same in small letters, and its words in order, without most signs.

    ``kind`` is what it is (see ``TextItem``) and ``loc`` where it stands in its file. ``sheet``
    is set for what stands in a file of ``sheets/``, and ``recruits`` for what applicants are
    asked. ``odd`` says that there are signs most texts have none of, and ``crowded`` that some
    sign does not stand as they usually do. ``called`` are the words that some rule may be called
    for by; all of them, where nobody has said.
    """

    __slots__ = (
        "_spans",
        "called",
        "crowded",
        "is_question",
        "kind",
        "loc",
        "lowered",
        "odd",
        "recruits",
        "sheet",
        "text",
        "words",
    )

    def __init__(
        self,
        text: str,
        kind: str = "other",
        loc: Loc = (),
        *,
        sheet: bool = False,
        recruits: bool = False,
    ) -> None:
        self.text = text
        self.lowered = plain = text.lower()
        # Signs are taken off so that the last word of a clause counts; the rules ask for them.
        for sign in ".,?:":
            plain = plain.replace(sign, " ")
        if not plain.replace(" ", "").isalpha():
            for sign in "!;()”":
                plain = plain.replace(sign, " ")
        self.words = plain.split()
        self.called: Collection[str] = self.words
        self.odd = ODD.search(text) is not None
        self.crowded = SIGNS.search(text) is not None
        self.kind = kind
        self.loc = loc
        self.sheet = sheet
        self.recruits = recruits
        self.is_question = kind == "prompt" or (self.sheet and text.rstrip().endswith("?"))
        """Whether somebody is to answer it: a prompt, a sheet's question, or one like them."""
        self._spans: list[tuple[int, int]] | None = None

    @property
    def is_option(self) -> bool:
        """Whether it is one of the choices of a dial."""
        return "options" in self.loc

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends, without the spaces around it."""
        if self._spans is None:
            self._spans = sentences(self.text)
        return self._spans


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends, without the spaces around it."""
    found = []
    start = len(text) - len(text.lstrip())
    for match in SENTENCE_END.finditer(text):
        if text[match.start() - 1] == "." and _shortened(text[start : match.start() - 1]):
            continue
        end = match.start() + len(match[0].rstrip())
        if end > start:
            found.append((start, end))
        start = match.end()
    end = len(text.rstrip())
    if end > start:
        found.append((start, end))
    return found


def _shortened(before: str) -> bool:
    """Whether a stop belongs to an abbreviation: ``kl. 7.30``."""
    word = before.rpartition(" ")[2].lower().lstrip("(")
    return word in ABBREVIATIONS or word in {"kl", "bl", "nr", "pkt", "stk", "ca"}


def short(text: str) -> str:
    """Return a text for showing in a message: on one line, and cut at a word if it is long."""
    line = " ".join(text[: 2 * LONGEST_SHOWN].split())
    if len(line) <= LONGEST_SHOWN:
        return line
    return line[:LONGEST_SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
