"""What is filled in on a sheet, in the terminal: boxes, lines to write on, and what is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.answers import is_ticked, text_given
from ledelsesgrundlag_cli.documents.common import remarks_on
from ledelsesgrundlag_cli.documents.interview import asked_on
from ledelsesgrundlag_cli.render.form_fields import choice_value
from ledelsesgrundlag_cli.render.side_by_side import grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rich.table import Table

    from ledelsesgrundlag_cli.documents.answers import Answer

    Form = (
        blocks.Question
        | blocks.Dial
        | blocks.Agreements
        | blocks.Carried
        | blocks.Checklist
        | blocks.People
        | blocks.Talk
        | blocks.Listen
        | blocks.Case
        | blocks.Threads
    )


@dataclass(frozen=True, slots=True)
class Forms:
    """Draws what is filled in, by the answers ``given``, in columns of the terminal.

    ``line`` is the longest line to write on, ``measure`` how wide running text may be; ``mark``
    draws a pejlemærke's mark.
    """

    given: Mapping[str, Answer]
    line: int
    measure: int
    mark: Callable[[blocks.Mark], Text]

    def paint(self, block: Form) -> RenderableType:  # noqa: C901, PLR0911 - a case for each kind
        """Draw one block."""
        match block:
            case blocks.Question():
                return self._question(block)
            case blocks.Dial():
                return self._dial(block)
            case blocks.Agreements():
                return self._agreements(block)
            case blocks.Carried():
                return self._carried(block)
            case blocks.Checklist():
                return self._checklist(block)
            case blocks.People():
                return self._people(block)
            case blocks.Talk():
                return self._talk(block)
            case blocks.Listen():
                return self._listen(block)
            case blocks.Case():
                return self._case(block)
            case blocks.Threads():
                return self._threads(block)

    def _question(self, block: blocks.Question) -> RenderableType:
        """Set a question, and what is written below it or lines for it."""
        written = text_given(self.given, block.id)
        style = "bold" if written else ""
        return Group(Text(block.text, style), self._answer(block.id, block.lines))

    def _answer(self, name: str, lines: int) -> RenderableType:
        """Set what is written in a field, or lines for it."""
        written = text_given(self.given, name)
        if written:
            return set_in(Text(written))
        return Group(*(Text(blank(self.line)) for _ in range(lines)))

    def _listen(self, block: blocks.Listen) -> RenderableType:
        """Set a question to somebody else, what to ask on and to listen for, and lines."""
        more = [
            Text(f"{label}: ", style="dim").append(joined, style="not dim")
            for label, joined in asked_on(block)
        ]
        if block.choice is not None:
            box = "[x]" if is_ticked(self.given, block.choice) else "[ ]"
            table = grid(2)
            table.add_row(Text(box), Group(Text(block.text), *more))
            return table
        return Group(Text(block.text, style="bold"), *more, self._answer(block.id, block.lines))

    def _case(self, block: blocks.Case) -> RenderableType:
        """Set what is told, and each question about it with lines of its own."""
        rows: list[RenderableType] = [Text(block.text)]
        for one in block.questions:
            asked = Text(one.text, style="bold")
            rows += [Text(), asked, self._answer(one.id, block.lines)]
        return Group(*rows)

    def _dial(self, block: blocks.Dial) -> RenderableType:
        """Set the choices beside the pejlemærker where there is room, else below each of them."""
        names = [self.mark(item.mark).append(f" {item.mark.name}") for item in block.items]
        left = max((name.cell_len for name in names), default=0) + 2
        beside = left + self._choices(block.options, "").cell_len <= self.measure
        room = self.line - (left if beside else 2) - len(block.because) - 1
        table = grid(2, padding=2)
        rows: list[RenderableType] = [Text(block.text)]
        for name, item in zip(names, block.items, strict=True):
            why = text_given(self.given, f"{item.id}_fordi") or blank(room)
            choices = self._choices(block.options, text_given(self.given, item.id))
            answer = Group(choices, Text(f"{block.because} {why}"))
            table.add_row(name, answer)
            rows += [] if beside else [name, set_in(answer)]
        return Group(*rows, *([table] if beside else []))

    def _choices(self, options: Sequence[str], chosen: str) -> Text:
        """Set the choices of one; ``chosen`` is the value of the one that is made."""
        marks = ("x" if choice_value(number) == chosen else " " for number in range(len(options)))
        pairs = zip(marks, options, strict=True)
        return Text("  ".join(f"({mark}) {option}" for mark, option in pairs))

    def _agreements(self, block: blocks.Agreements) -> RenderableType:
        """Say what the columns ask, then set each agreement so that it is read in one piece."""
        asked = grid(2, padding=2)
        for column in block.columns:
            asked.add_row(Text(column.title, style="bold"), Text(column.text))
        rows: list[RenderableType] = [asked]
        titles = [column.title for column in block.columns]
        room = self.line - 3 - max(map(len, titles), default=0) - 1
        for number in range(1, block.rows + 1):
            table = grid(3)
            for at, column in enumerate(block.columns):
                shown = text_given(self.given, f"{column.id}_{number}") or blank(room)
                table.add_row(Text("" if at else f"{number}."), Text(column.title), Text(shown))
            rows += [Text(), table]
        return Group(*rows)

    def _carried(self, block: blocks.Carried) -> RenderableType:
        """Set what was agreed, the choice below it, and what happened."""
        rows: list[RenderableType] = [Text(block.text)]
        rows += [Text(block.origin, style="dim")] if block.origin else []
        room = self.line - 3
        for number, item in enumerate(block.items, start=1):
            agreed = text_given(self.given, f"{item.id}_aftale") or blank(room)
            said = [
                Text(f"{one.label}: " if one.label else "", style="dim").append(
                    one.text, style="bold"
                )
                for one in item.said
            ]
            why = text_given(self.given, f"{item.id}_fordi")
            because = Text(f"{block.because} {why or blank(room - len(block.because) - 1)}")
            choices = self._choices(block.options, text_given(self.given, item.id))
            table = grid(2)
            table.add_row(Text(f"{number}."), Group(*(said or [Text(agreed)]), choices, because))
            rows += [Text(), table]
        return Group(*rows)

    def _checklist(self, block: blocks.Checklist) -> RenderableType:
        """Set what is ticked off, each behind a box."""
        boxes = ("[x]" if is_ticked(self.given, one.id) else "[ ]" for one in block.items)
        pairs = zip(boxes, block.items, strict=True)
        return Group(Text(block.text), listed((box, "", item.text) for box, item in pairs))

    def _people(self, block: blocks.People) -> RenderableType:
        """Set each row so that it is read in one piece, below what is asked of it."""
        rows: list[RenderableType] = [Text(block.text)] if block.text else []
        titles = [column.title for column in block.columns]
        room = self.line - max(map(len, titles)) - 1
        for row in block.rows:
            table = grid(2)
            for at, column in enumerate(block.columns):
                given = row.given if at == 0 else None
                lines = "\n".join([blank(room)] * block.lines)
                shown = given or text_given(self.given, f"{column.id}_{row.key}") or lines
                table.add_row(Text(column.title), Text(shown, "bold" if given else ""))
            rows += [Text(), table] if rows else [table]
        return Group(*rows)

    def _talk(self, block: blocks.Talk) -> RenderableType:
        """Set the title of a talk and its day."""
        day = block.day or f"{block.label}: {text_given(self.given, block.id) or blank(24)}"
        return Text(block.title, style="bold").append(f" · {day}", style="not bold")

    def _threads(self, block: blocks.Threads) -> RenderableType:
        """Set the expectations to choose from, by pejlemærke."""
        rows: list[RenderableType] = [Text(block.text)]
        for row in block.rows:
            rows.append(Text())
            if row.mark:
                rows.append(self.mark(row.mark).append(" ").append(row.mark.name, style="bold"))
            table = grid(2)
            for one in row.items:
                ticked = one.chosen or is_ticked(self.given, one.id)
                said = Text("\n".join([one.text, *remarks_on(one)]))
                table.add_row(Text("[x]" if ticked else "[ ]"), with_additions(said, one))
            rows.append(table)
        return Group(*rows)


def with_additions(said: Text, item: blocks.ExpectationItem) -> RenderableType:
    """Set what a unit says of an expectation below it, further in."""
    return Group(said, *(set_in(Text(one.text)) for one in item.additions))


def listed(items: Iterable[tuple[str, str, str]]) -> Table:
    """Set texts as a list, each behind what it begins with and a label, if it has one."""
    table = grid(2)
    for lead, label, text in items:
        body = Text(f"{label}: " if label else "", style="dim")
        table.add_row(Text(lead), Text().append_text(body).append(text))
    return table


def set_in(body: RenderableType) -> RenderableType:
    """Set something two columns further in."""
    return Padding(body, (0, 0, 0, 2))


def blank(room: int) -> str:
    """Make a line to write on, of so many columns or a few."""
    return "_" * max(room, 8)
