"""How a document's parts stand in Word: which begin a page, whose headings are counted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.blocks import (
    Agreements,
    Carried,
    Chain,
    Contents,
    Expectations,
    Fields,
    Heading,
    Prompts,
    Question,
    Title,
    headings_to_write_under,
    parts_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.blocks import Document

FEW: Final = 6
"""So many questions leave room on a page for the part that comes after."""
MANY: Final = 16
"""Expectations to choose from beyond this many are set smaller, to keep the sheet's pages."""
_FEW_SECTIONS: Final = 2
"""So many have room on a page with last time's agreements."""


def short_parts(document: Document) -> frozenset[str]:
    """Return the ids of titles that begin no page.

    They are those of pejlemærker: the first, below the document's own, and those with a few
    questions and no more. In a booklet they are chapters that follow a chapter.
    """
    amount: dict[str, int] = {}
    current = ""
    for block in document.blocks[1:]:
        if isinstance(block, Title):
            current = block.id if block.mark else ""
            amount |= {current: 0} if current else {}
        elif current and isinstance(block, Prompts | Expectations):
            amount[current] += len(block.items) if isinstance(block, Prompts) else FEW
    few = (one for one, many in amount.items() if many <= FEW)
    return frozenset([*list(amount)[:1], *few, *_chapters_after_chapters(document)])


def numbered_headings(document: Document) -> dict[str, int]:
    """Return the numbers of a sheet's sections by the ids of their headings.

    They begin at one in each part. A part of one section has no number, nor one with agreements,
    which have numbers of their own, nor one whose headings are there to be written under.
    """
    numbers: dict[str, int] = {}
    plain = headings_to_write_under(document)
    for title, body in parts_in(document):
        found = [one.id for one in body if isinstance(one, Heading) and one.level == 2]
        is_sheet = any(isinstance(one, Fields) for one in body)
        agreed = any(isinstance(one, Agreements) for one in body)
        if is_sheet and len(found) > 1 and not agreed and title.id not in plain:
            numbers |= {heading: number for number, heading in enumerate(found, start=1)}
    return numbers


def with_lines_that_fit(document: Document) -> Document:
    """Return the document with a line less to write on in parts that would pass their pages.

    They are those with last time's agreements and several sections more that have one page, or
    very many expectations.
    Word divides pages itself, so lines cannot be fitted to what is left of a page.
    """
    full = set[str]()
    for _, body in parts_in(document):
        choices = [len(one.items) for one in body if isinstance(one, Expectations) and one.choose]
        sections = sum(isinstance(one, Heading) for one in body)
        has_room = sections <= _FEW_SECTIONS or any(one <= MANY for one in choices)
        if any(isinstance(one, Carried) for one in body) and not has_room:
            full.update(one.id for one in body if isinstance(one, Question))
    fitted = (
        one._replace(lines=max(1, one.lines - 1))
        if isinstance(one, Question) and one.id in full
        else one
        for one in document.blocks
    )
    return document._replace(blocks=tuple(fitted))


def _chapters_after_chapters(document: Document) -> Iterator[str]:
    if not any(isinstance(block, Contents) for block in document.blocks):
        return
    for (_, before), (title, body) in pairwise(parts_in(document)):
        kinds = {type(block) for block in (*before, *body)}
        if not kinds & {Contents, Chain}:
            yield title.id
