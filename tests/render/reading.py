"""What is wrong with pages that are read: overlaps, edges, small type, things left alone."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.render.cases import NO_READING
from tests.render.lines import POINTS_OF_A_MM, Line, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.blocks import Document

EDGE = 10.0
FOOT = 18.0
"""The foot of a page stands so far from its edge, in mm."""
LEAST = 8.5


def body(page: Sheet) -> list[Line]:
    """What stands above the foot."""
    return [one for one in page.lines if one.bottom < page.height - FOOT]


def overlapping(page: Sheet) -> Iterator[tuple[str, str]]:
    """Yield what is printed on top of something else; a line may reach into the next a little."""
    for one, other in combinations(sorted(page.lines, key=lambda line: line.top), 2):
        wide = min(one.right, other.right) - max(one.left, other.left)
        high = min(one.bottom, other.bottom) - max(one.top, other.top)
        if wide > 0.35 and high * POINTS_OF_A_MM > 0.16 * max(one.size, other.size):
            yield one.text, other.text


def left_alone(page: Sheet) -> str | None:
    """Return a heading, or the head of a table, that nothing of what it is about stands below."""
    lines = [one for one in body(page) if not one.text.isdigit()]  # an agreement's number
    last = max(lines, key=lambda line: line.bottom, default=None)
    if last is None or not last.face.endswith("SemiBold"):
        return None
    if last.size < 12 and any(last.bottom + 4 < one < page.height - FOOT for one in page.drawn):
        return None  # a question, and lines to write on
    beside = (one for one in body(page) if not one.face.endswith("SemiBold"))
    near = any(one.left > last.left and one.bottom > last.top - 35 for one in beside)
    return None if near else last.text


def filled(page: Sheet) -> float:
    """Return how much of a page's height is filled, from the top to the lowest thing on it."""
    drawn = [one for one in page.drawn if one < page.height - FOOT]
    return max([one.bottom for one in body(page)] + drawn, default=0) / page.height


def is_quote(page: Sheet) -> bool:
    return sum(len(one.text) for one in body(page) if one.face.endswith("Italic")) > 0.5 * sum(
        len(one.text) for one in body(page)
    )


def faults(document: Document, made: list[Sheet]) -> Iterator[str]:
    """Yield what is wrong with the pages of a document."""
    for number, (page, following) in enumerate(zip(made, [*made[1:], None], strict=True), start=1):
        where = f"{document.id} p. {number}: "
        yield from (f"{where}{one!r} over {other!r}" for one, other in overlapping(page))
        for run in page.lines:
            inner = min(run.left, run.top, page.width - run.right, page.height - run.bottom)
            if inner < EDGE - 0.2 and document.kind not in NO_READING:
                yield f"{where}{run.text!r} is {inner:.1f} mm from the edge"
            if run.size < LEAST - 0.01 and document.kind not in NO_READING:
                yield f"{where}{run.text!r} is {run.size:.1f} pt"
        said = page.text
        cards = 2 if document.kind == "rollekort" and page.width > page.height else 1
        if said.count("tilføjet og ikke en del af") > cards:
            yield f"{where}says twice what is added"
        if document.kind not in NO_READING:
            alone = left_alone(page)
            if alone is not None:
                yield f"{where}{alone!r} is alone at the foot"
            last = following is None or any(run.size > 30 for run in following.lines)
            opens = document.kind == "haefte" and number <= 2  # the cover and the contents
            if not (last or opens) and not is_quote(page) and filled(page) < 1 / 3:
                yield f"{where}{filled(page):.0%} full"
