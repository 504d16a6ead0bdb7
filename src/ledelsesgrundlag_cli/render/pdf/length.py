"""How many A4 pages a part of a sheet fills, by the measures of ``typst/blocks.typ``.

Close enough to tell, without setting it, that a sheet has grown out of its pages. The test of it
sets sheets of many kinds and compares.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.model import sheet as model

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE: Final = 740.0
"""Points of a page between its margins."""
_LINE, _SMALL_LINE, _WRITTEN = 13.5, 11.5, 20.6
"""Points of a line of text, of small text, and of a line to write on."""
_LETTERS: Final = 98
"""Letters of running text on a line."""


def pages(
    sheet: model.Sheet, part: model.SheetPart, expectations: Sequence[str], markers: int
) -> float:
    """Return how many pages a part fills, for a role with some expectations.

    ``markers`` is the number of pejlemærker.
    """
    points = 60 + 20.0 * ceil(len(sheet.fields) / 2)
    points += sum(18 + _LINE * _lines(text) for text in (part.lead, part.privacy) if text)
    points += _LINE + _SMALL_LINE * _lines(sheet.added_note) if sheet.added_note else 0
    for section in sheet.sections:
        mine = [
            _points(block, part.side, expectations, markers)
            for block in section.blocks
            if part.side in section.sides
            and part.side in (block.sides or section.sides)
            and block.when is model.When.ALWAYS
        ]
        points += 24.0 * bool(mine) + sum(mine)
    return points / PAGE


def _lines(text: str | None, share: float = 1.0) -> int:
    """Return how many lines a text takes, in a column of so much of the width."""
    return max(1, ceil(len(text or "") / (_LETTERS * share)))


def _points(  # noqa: PLR0911 - one for each kind
    block: model.Block, side: str, expectations: Sequence[str], markers: int
) -> float:
    match block:
        case model.TextBlock():
            return 16 + _LINE * _lines(block.text.for_side(side))
        case model.QuestionBlock():
            return 6 + _LINE * _lines(block.text.for_side(side)) + _WRITTEN * block.lines
        case model.ExpectationsBlock():
            half = sorted(expectations, key=len)[len(expectations) // 2 :]
            return 30 + sum(6.2 + _SMALL_LINE * _lines(one, 0.5) for one in half)
        case model.DialBlock():
            return 18 + _LINE * _lines(block.text.for_side(side)) + 25 * markers
        case model.AgreementsBlock():
            share = 1 / len(block.columns)
            head = _LINE + _SMALL_LINE * max(_lines(one.text, share) for one in block.columns)
            return 16 + head + block.rows * (8 + 4 * _WRITTEN)
        case model.ChecklistBlock():
            return 16 + _LINE * (_lines(block.text.for_side(side)) + 1.3 * len(block.items))
        case model.QuoteBlock():
            return 80
    raise TypeError(block)
