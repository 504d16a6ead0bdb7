"""What is written and ticked in Word: below questions, in dials, agreements and tables to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.interview import asked_on
from ledelsesgrundlag_cli.render.docx.styles import Style
from ledelsesgrundlag_cli.render.docx.xml import Element, run, w
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.render.docx.controls import Controls
    from ledelsesgrundlag_cli.render.docx.sheet import Sheet

_AGREEMENT_LINES: Final = 4
_DIAL_SHARES: Final = [27, 37, 36]
_CARRIED_SHARES: Final = (4, 59, 37)
"""Of an agreement's number, of all that was agreed, and of what is chosen and written now."""
_BLANK_LINES: Final = 3
_NUMBER_SHARE, _COLUMN_SHARE = 3, 18


def written_in(
    sheet: Sheet,
    controls: Controls,
    block: blocks.Carried | blocks.Talk | blocks.Listen | blocks.Case,
) -> Iterator[Element]:
    """Make a block that is set by itself, with all that stands around what is written in it."""
    match block:
        case blocks.Carried():
            return _carried(sheet, controls, block)
        case blocks.Talk():
            return _talk(sheet, controls, block)
        case blocks.Listen():
            return _listen(sheet, controls, block)
        case blocks.Case():
            return _case(sheet, controls, block)


def answer(sheet: Sheet, controls: Controls, name: str, label: str, lines: int) -> Element:
    """Make the place below a question: ruled until something is written."""
    rule = sheet.run(Style.WRITING_LINE, "\u00a0", w("tab"))
    more = [sheet.run(Style.WRITING_LINE, w("br"), w("tab")) for _ in range(lines - 1)]
    control = controls.answered(name, label, rule, *more)
    return sheet.paragraph(Style.ANSWER, control)


def _listen(sheet: Sheet, controls: Controls, block: blocks.Listen) -> Iterator[Element]:
    """Make a question to somebody else, what to ask on and listen for, and the place below it."""
    name = block.choice
    if name is None:
        yield sheet.paragraph(Style.QUESTION, block.text)
    else:
        tick = controls.tick(name, block.text, on=False)
        yield sheet.paragraph(Style.OPTION, tick, run(w("tab"), block.text))
    for label, joined in asked_on(block):
        style = Style.BODY_KEPT if name is None else Style.BODY
        yield sheet.paragraph(style, sheet.run(Style.REMARK, f"{label}: {joined}"))
    if name is None:
        yield answer(sheet, controls, block.id, block.text, block.lines)


def _case(sheet: Sheet, controls: Controls, block: blocks.Case) -> Iterator[Element]:
    """Make what is told, and below it each question with a place of its own."""
    yield sheet.paragraph(Style.BODY_KEPT, block.text)
    for one in block.questions:
        yield sheet.paragraph(Style.QUESTION, one.text)
        yield answer(sheet, controls, one.id, one.text, block.lines)


def dial(sheet: Sheet, controls: Controls, block: blocks.Dial) -> Element:
    """Make a table with a row for each pejlemærke: what to do with it, and why."""
    table = sheet.table(
        Style.TABLE,
        _DIAL_SHARES,
        block.text,
        USUAL.say("Et valg og en begrundelse for {hvert pejlemærke}."),
    )
    heads = (USUAL.say("{Pejlemærke}"), "Valg", block.because)
    table.head(*([sheet.paragraph(Style.TABLE_HEAD, head)] for head in heads), rows_too=True)
    for number, item in enumerate(block.items, start=1):
        mark = item.mark
        choice = controls.choice(item.id, f"{mark.name}: valg", block.options)
        because = controls.line(f"{item.id}_fordi", f"{mark.name}: {block.because}", None)
        style = Style.TABLE_TEXT if number == len(block.items) else Style.TABLE_TEXT_KEPT
        table.row(
            [sheet.paragraph(style, sheet.mark(mark), f"\u00a0{mark.name}")],
            [sheet.paragraph(style, choice)],
            [sheet.paragraph(style, because)],
        )
    return table.element


def _carried(sheet: Sheet, controls: Controls, block: blocks.Carried) -> Iterator[Element]:
    """Make a table with a row for each agreement of last time, and what is asked above it.

    What was agreed is read across, as it was written: a column for each of its questions.
    """
    yield sheet.paragraph(Style.QUESTION, block.text)
    if block.origin:
        yield sheet.paragraph(Style.BODY, sheet.run(Style.REMARK, block.origin))
    labels = list(dict.fromkeys(one.label for item in block.items for one in item.said)) or [None]
    number_share, said_share, choice_share = _CARRIED_SHARES
    shares = [
        number_share * len(labels),
        *([said_share] * len(labels)),
        choice_share * len(labels),
    ]
    table = sheet.table(Style.TABLE, shares, block.text, "Et valg og et svar for hver aftale.")
    heads = ("Nr.", *(one or "Aftale" for one in labels), f"Valg. {block.because}")
    table.head(*([sheet.paragraph(Style.TABLE_HEAD, head)] for head in heads), rows_too=True)
    for number, item in enumerate(block.items, start=1):
        label = f"Aftale {number}"
        choice = controls.choice(item.id, f"{label}: valg", block.options)
        because = controls.answered(
            f"{item.id}_fordi", f"{label}: {block.because}", controls.blank()
        )
        if item.said:
            said = [_agreed(sheet, item, one) for one in labels]
        else:
            space = [sheet.run(Style.WRITING_SPACE, w("br")) for _ in range(_BLANK_LINES - 1)]
            agreed = controls.answered(f"{item.id}_aftale", label, controls.blank(), *space)
            rest = ([sheet.paragraph(Style.TABLE_TEXT, "")] for _ in labels[1:])
            said = [[sheet.paragraph(Style.TABLE_TEXT, agreed)], *rest]
        table.row(
            [sheet.paragraph(Style.TABLE_CELL, sheet.run(Style.STRONG, str(number)))],
            *said,
            [sheet.paragraph(Style.TABLE_TEXT, one) for one in (choice, because)],
        )
    yield table.element


def _agreed(sheet: Sheet, item: blocks.CarriedItem, label: str | None) -> list[Element]:
    said = [one.text for one in item.said if one.label == label]
    return [sheet.paragraph(Style.TABLE_CELL, one) for one in said or [""]]


def agreements(sheet: Sheet, controls: Controls, block: blocks.Agreements) -> Element:
    """Make a table with a row for each agreement: its number, and what is said of it."""
    shares = [_NUMBER_SHARE, *([_COLUMN_SHARE] * len(block.columns))]
    table = sheet.table(Style.AGREEMENTS, shares, block.label, "Felter at skrive aftaler i.")
    heads = ((sheet.run(Style.STRONG, one.title), run(w("br"), one.text)) for one in block.columns)
    table.head(
        [sheet.paragraph(Style.TABLE_HEAD, "Nr.")],
        *([sheet.paragraph(Style.TABLE_HEAD, *head)] for head in heads),
        rows_too=True,
    )
    for row in range(1, block.rows + 1):
        number = sheet.paragraph(Style.AGREEMENT, sheet.run(Style.STRONG, str(row)))
        cells = ([_agreement(sheet, controls, column, row)] for column in block.columns)
        table.row([number], *cells)
    return table.element


def _agreement(sheet: Sheet, controls: Controls, column: blocks.Column, row: int) -> Element:
    space = [sheet.run(Style.WRITING_SPACE, w("br")) for _ in range(_AGREEMENT_LINES - 1)]
    label = f"{column.title} {row}"
    control = controls.answered(f"{column.id}_{row}", label, controls.blank(), *space)
    return sheet.paragraph(Style.AGREEMENT, control)


def people(sheet: Sheet, controls: Controls, block: blocks.People) -> Element:
    """Make a table with a row for each to meet, or each thing that happens."""
    shares = [_COLUMN_SHARE] * len(block.columns)
    table = sheet.table(Style.TABLE, shares, block.label, "Felter at udfylde.")
    heads = ([sheet.paragraph(Style.TABLE_HEAD, one.title)] for one in block.columns)
    given = any(row.given for row in block.rows)
    before = f"{block.text} " if block.text else ""
    table.head(*heads, rows_too=given)
    for number, row in enumerate(block.rows, start=1):
        cells = []
        for at, column in enumerate(block.columns):
            if at == 0 and row.given:
                cells.append([sheet.paragraph(Style.TABLE_TEXT, row.given)])
                continue
            label = f"{before}{column.title} {row.given or number}"
            control = _cell(sheet, controls, f"{column.id}_{row.key}", label, block.lines)
            cells.append([sheet.paragraph(Style.TABLE_TEXT, control)])
        table.row(*cells)
    return table.element


def _cell(sheet: Sheet, controls: Controls, name: str, label: str, lines: int) -> Element:
    if lines == 1:
        return controls.line(name, label, None)
    space = [sheet.run(Style.WRITING_SPACE, w("br")) for _ in range(lines - 1)]
    return controls.answered(name, label, controls.blank(), *space)


def _talk(sheet: Sheet, controls: Controls, block: blocks.Talk) -> Iterator[Element]:
    """Make the title of a talk, and its day or a place for it."""
    label = f"{block.title}: {block.label}"
    day = (
        [run(block.day)]
        if block.day
        else [run(f"{block.label}: "), controls.line(block.id, label, None)]
    )
    name = sheet.run(Style.STRONG, block.title)
    yield sheet.paragraph(Style.BODY_KEPT, name, " · ", *day)
