"""The fields of a document, in order: what fill-in formats make of its blocks.

The ids are those of the HTML page, so that answers can be carried from one format to another.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from ledelsesgrundlag_cli.documents import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.blocks import Block, Document


class FieldKind(StrEnum):
    """What a field takes: a line, several lines, a tick, or one choice of a group."""

    LINE = "line"
    LINES = "lines"
    TICK = "tick"
    CHOICE = "choice"


class FormField(NamedTuple):
    """A field: its id, its label for those who cannot see where it stands, its state.

    The fields of one group of choices share their id; ``value`` tells them apart, and is None in
    fields of other kinds. ``answer`` names what is written, where several fields are one; see
    ``name``.
    """

    kind: FieldKind
    id: str
    label: str
    value: str | None = None
    on: bool = False
    answer: str | None = None

    @property
    def name(self) -> str:
        """The name of its answer, in forms and in files of answers."""
        return self.answer or self.id


def fields_of(document: Document) -> tuple[FormField, ...]:
    """Return every field of a document, in reading order."""
    return tuple(field for block in document.blocks for field in _of_block(block))


def choice_value(number: int) -> str:
    """Return the value of a dial's choice by its place, from 0."""
    return f"valg-{'abcd'[number]}"


def _of_block(block: Block) -> Iterator[FormField]:  # noqa: C901, PLR0912 - a case for each kind
    match block:
        case blocks.Fields():
            for one in block.fields:
                if one.value is None:
                    yield FormField(FieldKind.LINE, one.id, one.label, answer=one.answer)
        case blocks.Question():
            yield FormField(_kind(block.lines), block.id, block.text)
        case blocks.Expectations() | blocks.Checklist() | blocks.Threads():
            yield from _ticks(block)
        case blocks.Dial():
            yield from _of_dial(block)
        case blocks.Agreements():
            yield from _of_agreements(block)
        case blocks.People():
            yield from _of_people(block)
        case blocks.Talk():
            if block.day is None:
                yield FormField(FieldKind.LINE, block.id, f"{block.title}: {block.label}")
        case blocks.Listen():
            if block.choice is not None:
                yield FormField(FieldKind.TICK, block.choice, block.text)
            else:
                yield FormField(_kind(block.lines), block.id, block.text)
        case blocks.Case():
            for asked in block.questions:
                yield FormField(_kind(block.lines), asked.id, asked.text)
        case blocks.Carried():
            yield from _of_carried(block)
        case (
            blocks.Title()
            | blocks.Heading()
            | blocks.Text()
            | blocks.Chain()
            | blocks.Legend()
            | blocks.Contents()
            | blocks.Items()
            | blocks.MarkText()
            | blocks.Quote()
            | blocks.Excerpts()
            | blocks.Prompts()
            | blocks.Changes()
            | blocks.Table()
        ):
            pass  # nothing to fill in
        case _:
            assert_never(block)


def _ticks(block: blocks.Expectations | blocks.Checklist | blocks.Threads) -> Iterator[FormField]:
    """Yield what is ticked; expectations that are there to be read are not."""
    if isinstance(block, blocks.Checklist):
        for point in block.items:
            yield FormField(FieldKind.TICK, point.id, point.text)
        return
    items = [*block.items] if isinstance(block, blocks.Expectations) else []
    if isinstance(block, blocks.Threads):
        items = [one for row in block.rows for one in row.items]
    for item in items if block.choose else ():
        yield FormField(FieldKind.TICK, item.id, item.text, on=item.chosen)


def _kind(lines: int) -> FieldKind:
    return FieldKind.LINE if lines == 1 else FieldKind.LINES


def _of_agreements(block: blocks.Agreements) -> Iterator[FormField]:
    for row in range(1, block.rows + 1):
        for column in block.columns:
            yield FormField(FieldKind.LINES, f"{column.id}_{row}", f"{column.title} {row}")


def _of_people(block: blocks.People) -> Iterator[FormField]:
    before = f"{block.text} " if block.text else ""
    for number, row in enumerate(block.rows, start=1):
        for column in block.columns[1 if row.given else 0 :]:
            label = f"{before}{column.title} {row.given or number}"
            yield FormField(_kind(block.lines), f"{column.id}_{row.key}", label)


def _of_carried(block: blocks.Carried) -> Iterator[FormField]:
    for at, item in enumerate(block.items, start=1):
        if not item.said:
            yield FormField(FieldKind.LINES, f"{item.id}_aftale", f"Aftale {at}")
        for number, option in enumerate(block.options):
            yield FormField(
                FieldKind.CHOICE, item.id, f"Aftale {at}: {option}", choice_value(number)
            )
        yield FormField(FieldKind.LINES, f"{item.id}_fordi", f"Aftale {at}: {block.because}")


def _of_dial(block: blocks.Dial) -> Iterator[FormField]:
    for item in block.items:
        name = item.mark.name
        for number, option in enumerate(block.options):
            label = f"{name}: {option}"
            yield FormField(FieldKind.CHOICE, item.id, label, choice_value(number))
        yield FormField(FieldKind.LINE, f"{item.id}_fordi", f"{name}: {block.because}")
