"""How many A4 pages a part of a sheet fills, by the measures of ``typst/ark.typ``.

Close enough to tell, without setting it, that a sheet has grown out of its pages. The test of it
sets sheets of many kinds and compares. All lengths are in millimetres.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.sheet import on_its_face, privacy_field
from ledelsesgrundlag_cli.model import sheet_blocks as model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.model.sheet import Sheet, SheetPart

ROOM: Final = 297.0 - 18 - 22
"""Of a page between its margins."""
_WIDE: Final = 170.0
_INDENT: Final = 10.0
"""Of what stands below a section's number."""
_FIRST_FOOT: Final = 3.0
"""What the foot of the first page takes more than the others."""
_GAP: Final = 7.0
"""Between sections."""
_STEP: Final = 5.0
_WRITTEN: Final = 8.0
"""A line to write on."""
_LEAST_LINES: Final = 1
"""So many does a question keep at least where the page is full, and two fewer than it asks for."""
_SLACK: Final = 4.0
"""What a section may seem too high by, where a text was counted a line too long."""
_USUAL: Final = frozenset(
    {
        model.When.ALWAYS,
        model.When.NO_FOCUS,
        model.When.NO_FROM_ROLE,
        model.When.NO_PREVIOUS,
    }
)
"""What is shown on a sheet that is made without saying more than the role."""
_IN_COMMON, _GIVEN_ROWS = 3, 6
"""So many expectations are two roles thought to have in common, and so many rows to be filled in
beforehand and one: the most in the box."""
_POINT: Final = 25.4 / 72
_CAPITAL: Final = 0.66
"""The height of a line alone, by the size of its type."""
_LETTER: Final = 0.42
"""The width of a letter, by the size of its type."""
_SMALL, _BODY, _HEAD, _TITLE = 8.5, 10.5, 13.0, 32.0
"""Sizes of type, in points."""


def pages(sheet: Sheet, part: SheetPart, expectations: Sequence[str], markers: int) -> float:
    """Return how many pages a part fills, for a role with some expectations.

    ``markers`` is the number of pejlemærker. Sections are not divided, so what is left free on
    all pages but the last counts as filled. What is shown with last time's agreements alone is
    left out: how much they fill is not known.
    """
    sections = [*_sections(sheet, part, expectations, markers)]
    private = getattr(part, privacy_field(sheet, part))
    until = part.delete.text if part.delete else ""
    notes = [one for one in (private, until, sheet.added_note) if one]
    if sections:
        sections[-1] += sum(_text(one, size=_SMALL) + 2.1 for one in notes) + _GAP * bool(notes)
    before, left = 0, ROOM - _FIRST_FOOT - _head(sheet, part)
    for height in sections:
        if height + _GAP > left + _SLACK and height <= ROOM:
            before, left = before + 1, ROOM + _GAP
        left -= height + _GAP
        while left < -_SLACK:
            before, left = before + 1, left + ROOM
    return before + 1 - max(left, 0) / ROOM


def _head(sheet: Sheet, part: SheetPart) -> float:
    """Return the height of title, opening line, steps and fields."""
    height = 2 + _STEP + _text(part.title, size=_TITLE, leading=0.36) + 8
    height += _text(part.lead) + _STEP if part.lead else 0
    if part.steps:
        wide = (_WIDE - 10 * (len(part.steps) - 1)) / len(part.steps)
        height += max(_text(one, wide) for one in part.steps) + _STEP
    said = (getattr(sheet, field) for _, field in on_its_face(sheet, part))
    height += sum(_text(one, leading=0.66) + _STEP for one in said)
    heads = [one for one in sheet.fields if one.sides is None or part.side in one.sides]
    return height + 12.5 * ceil(len(heads) / 4)


def _sections(
    sheet: Sheet, part: SheetPart, expectations: Sequence[str], markers: int
) -> Iterator[float]:
    """Yield the least height of each section of a part."""
    mine = [
        [
            block
            for block in section.blocks
            if part.side in section.sides
            and part.side in (block.sides or section.sides)
            and block.when in _USUAL
            and not (block.unless and _USUAL.issuperset(block.unless))
        ]
        for section in sheet.sections
    ]
    agreed = any(isinstance(block, model.AgreementsBlock) for some in mine for block in some)
    numbered = sum(map(bool, mine)) > 1 and not agreed
    wide = _WIDE - _INDENT * numbered
    for some in mine:
        if some:
            heights = [_height(one, part.side, wide, expectations, markers) for one in some]
            for at, (one, after) in enumerate(pairwise(some)):
                if isinstance(after, model.ChecklistBlock) and _is_one_line(one):
                    heights[at + 1] = max(heights[at : at + 2])  # they stand side by side
                    heights[at] = 0
            yield 3.5 + _text("", size=_HEAD) + sum(heights)


def _is_one_line(block: model.Block) -> bool:
    return isinstance(block, model.QuestionBlock) and block.lines == 1


def _text(
    text: str | None, wide: float = _WIDE, *, size: float = _BODY, leading: float = 0.5
) -> float:
    """Return the height of a text in a column."""
    lines = max(1, ceil(len(text or "") * _LETTER * size * _POINT / wide))
    return (_CAPITAL + (lines - 1) * (_CAPITAL + leading)) * size * _POINT


def _height(  # noqa: C901, PLR0911, PLR0912 - one for each kind
    block: model.Block, side: str, wide: float, expectations: Sequence[str], markers: int
) -> float:
    match block:
        case model.TextBlock():
            return _STEP + _text(block.text.for_side(side), wide, leading=0.66)
        case model.QuestionBlock():
            lines = max(_LEAST_LINES, block.lines - 2)
            return 4 + _text(block.text.for_side(side), wide) + _WRITTEN * lines
        case model.ExpectationsBlock() if block.choose == 0:
            items = (_text(one, wide, leading=0.66) + 4 for one in expectations)
            return 3 + _STEP + _text(block.text.for_side(side), wide) + sum(items)
        case model.ExpectationsBlock():
            gap = 1 if len(expectations) > 10 else 2
            items = (max(3.6, 0.6 + _text(one, wide - 6, leading=0.44)) for one in expectations)
            return 7 + _text(block.text.for_side(side), wide) + sum(one + gap for one in items)
        case model.DialBlock():
            return 11 + _text(block.text.for_side(side), wide) + 2 * _WRITTEN * markers
        case model.AgreementsBlock():
            column = (wide - 7) / len(block.columns) - 6
            head = 4.5 + max(_text(one.text, column, size=_SMALL) for one in block.columns)
            return _STEP + head + block.rows * (8 + 3 * _WRITTEN)
        case model.CarriedBlock():
            return 9 + _text(block.text.for_side(side), wide) + 18.5 * block.rows
        case model.ChecklistBlock():
            return 7 + _text(block.text.for_side(side), wide) + 5.8 * len(block.items)
        case model.PeopleBlock():
            rows = max(block.rows, _GIVEN_ROWS) if block.filled_from else block.rows
            said = 7 + _text(block.text.for_side(side), wide) if block.text else 4
            return said + 4 + _WRITTEN * rows * block.lines
        case model.TalkBlock():
            return 4 + _WRITTEN
        case model.ThreadsBlock():
            return 7 + _text(block.text.for_side(side), wide) + _threads(block, wide, expectations)
        case model.QuoteBlock():
            return 30
        case model.ChainBlock():
            return _STEP + _text("")
        case model.ExcerptsBlock():
            joined = " … ".join(one.text for one in block.excerpts)
            return _STEP + _text(joined, wide, leading=0.66)
        case model.PerExpectationBlock() | model.ListenBlock() | model.CaseBlock():
            return 0  # it is not here that one knows what is asked
    raise TypeError(block)


def _threads(block: model.ThreadsBlock, wide: float, expectations: Sequence[str]) -> float:
    """Return the height of what two roles have in common, or of all that one of them has."""
    by_length = sorted(expectations, key=len)
    if block.shows == "both":
        column = (wide - 30) / 2 - 6
        texts = by_length[-_IN_COMMON:]
        return 6 + sum(_text(one, column, size=_SMALL, leading=0.52) + 8 for one in texts)
    alone = by_length[:-_IN_COMMON]
    return 8 + sum(_text(one, wide - 42, size=_SMALL, leading=0.44) + 1.5 for one in alone)
