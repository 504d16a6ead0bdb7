"""A text as the rules about its words see it: taken apart once for all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.base import TextItem

LONGEST_SHOWN: Final = 60
"""Characters of a text that a message shows."""
SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[”“\"')]*\s+(?=[^\sa-zæøå])|:\s+(?=[A-ZÆØÅ])")
ASKING: Final = frozenset(("prompt",))
"""Kinds of texts that are questions to somebody."""


class Seen(NamedTuple):
    """A text, the same in small letters, and its words in order, without most signs.

    ``kind`` is what it is (see ``TextItem``) and ``loc`` where it stands in its file. ``sheet``
    is set for what stands in a file of ``sheets/``.
    """

    text: str
    lowered: str
    words: list[str]
    kind: str = "other"
    loc: Loc = ()
    sheet: bool = False

    @property
    def is_question(self) -> bool:
        """Whether somebody is to answer it: a prompt, a sheet's question, or one like them."""
        return self.kind in ASKING or (self.sheet and self.text.rstrip().endswith("?"))

    @property
    def is_option(self) -> bool:
        """Whether it is one of the choices of a dial."""
        return "options" in self.loc


def seen(text: str, item: TextItem | None = None, file: str = "") -> Seen:
    """Take a text apart; ``item`` and ``file`` say what it is and where it stands."""
    lowered = text.lower()
    plain = lowered
    # Signs are taken off so that the last word of a clause counts; the rules ask for them again.
    for sign in ".,?:!;()”":
        plain = plain.replace(sign, " ")
    if item is None:
        return Seen(text, lowered, plain.split())
    sheet = file.startswith("sheets/")
    return Seen(text, lowered, plain.split(), item.kind, item.loc, sheet)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends, without the spaces around it."""
    found = []
    start = len(text) - len(text.lstrip())
    for match in SENTENCE_END.finditer(text):
        end = match.start() + len(match[0].rstrip())
        if end > start:
            found.append((start, end))
        start = match.end()
    end = len(text.rstrip())
    if end > start:
        found.append((start, end))
    return found


def short(text: str) -> str:
    """Return a text for showing in a message: on one line, and cut at a word if it is long."""
    line = " ".join(text[: 2 * LONGEST_SHOWN].split())
    if len(line) <= LONGEST_SHOWN:
        return line
    return line[:LONGEST_SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
