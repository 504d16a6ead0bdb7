"""What is read of a filled sheet before today's sheet is asked, and why a file cannot be read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents.answers import Answers, SheetHead

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledelsesgrundlag_cli.documents.answers import Answer

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_FIELDS: Final = 2000
MOST_TEXT: Final = 64 * 1024
"""Of one answer, in bytes of UTF-8."""
NOT_TOLD: Final = SheetHead("", "", "", "")
"""The head of a file that does not say which sheet it is: those of PDF and Word in 0.1.0."""
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
"""Control characters, halves of characters, and what no file of text may hold. The joiner of
emoji (U+200D) is none of them."""


class NotReadableError(Exception):
    """A file cannot be read as a filled sheet: what is wrong, and what to do, both in Danish."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class Filled(NamedTuple):
    """A filled sheet as its file tells it.

    ``answers`` go by the names in the file, which may be those of an older version. Its head is
    ``NOT_TOLD`` in a file that has none. ``outside`` is what was written beside the fields, in its
    own words, as far as the file alone can tell. ``names`` are all the fields there are, filled or
    not; None where the file holds answers only. ``lines`` are a Word file's paragraphs without
    what stands in fields, to compare with those of a fresh sheet. ``by_sheet`` are texts that the
    sheet itself wrote in its fields, by their names, where the file tells. ``own_lines`` are the
    hashes of the paragraphs that it wrote beside them; None in a file that does not tell.
    """

    answers: Answers
    outside: tuple[str, ...] = ()
    names: frozenset[str] | None = None
    lines: tuple[str, ...] | None = None
    by_sheet: Mapping[str, str] = {}
    own_lines: tuple[str, ...] | None = None


def tidy(text: str) -> str:
    r"""Bring a text to one form: composed characters, ``\n`` between lines, nothing around it.

    Raises:
        NotReadableError: it is longer than any answer.
    """
    broken = _BREAKS.sub("\n", text)
    composed = unicodedata.normalize("NFC", _DROPPED.sub("", broken)).strip()
    if len(composed.encode()) > MOST_TEXT:
        raise NotReadableError(
            "Et af svarene i filen fylder over 64 KB.", "Gør svaret kortere, og gem filen igen."
        )
    return composed


def given_in(found: Iterable[tuple[str, Answer | None]]) -> dict[str, Answer]:
    """Keep what is an answer, tidied; a name that comes again is one answer.

    What differs is joined by `` / ``, as the page does.
    """
    given: dict[str, Answer] = {}
    for name, answer in found:
        whole = tidy(answer) if isinstance(answer, str) else answer
        if whole:
            given[name] = both(given.get(name), whole)
    return given


def both(before: Answer | None, answer: Answer) -> Answer:
    """Join two answers to one question, so that neither is lost; the same twice is one."""
    if not isinstance(before, str) or not isinstance(answer, str):
        return answer if before is None else before
    known = f" / {answer} / " in f" / {before} / "
    return before if known else f"{before} / {answer}"


def check_count(number: int) -> None:
    """Refuse a file with more fields than any sheet has.

    Raises:
        NotReadableError: it has.
    """
    if number > MOST_FIELDS:
        raise NotReadableError(
            "Filen har over 2.000 felter. Så mange har et ark fra lg ikke.", OURS_REMEDY
        )


OURS_REMEDY: Final = "Vælg et ark, du har fået fra lg, eller en fil, der er gemt med Gem svar."


def not_ours() -> NotReadableError:
    """Say that a file is no sheet of lg's."""
    return NotReadableError("Filen er ikke et ark fra lg.", OURS_REMEDY)


def locked() -> NotReadableError:
    """Say that a file is encrypted."""
    return NotReadableError(
        "Filen er låst med en adgangskode.",
        "Åbn den, og gem en kopi uden adgangskode. Slet kopien bagefter.",
    )


def damaged() -> NotReadableError:
    """Say that a file is broken."""
    return NotReadableError(
        "Filen er ødelagt og kan ikke læses.",
        "Hent eller gem den igen, fx fra den mail, den kom med.",
    )
