"""Documents in the terminal, by rich: readable at 60 columns, without colour and when piped."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, assert_never

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.answers import is_ticked, text_given
from ledelsesgrundlag_cli.documents.common import remarks_on
from ledelsesgrundlag_cli.render.colors import on_either
from ledelsesgrundlag_cli.render.console import plain_console
from ledelsesgrundlag_cli.render.design import GLYPHS, Design
from ledelsesgrundlag_cli.render.side_by_side import BULLET, grid, paint_table
from ledelsesgrundlag_cli.render.terminal_forms import Forms, blank, listed, with_additions
from ledelsesgrundlag_cli.words.measure import READABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ledelsesgrundlag_cli.documents.answers import Answer

LEAST_WIDTH: Final = 30
_MARGIN: Final = 4
"""How far a quote stands in."""
_LINE: Final = 72
"""The longest line to write on; all lines of a sheet end at the same column."""
_APART: Final = 3
"""Columns between what stands side by side in a key."""
_CLOSE = (blocks.Chain, blocks.Items, blocks.Prompts, blocks.Changes, blocks.Excerpts)
"""What belongs to the lines above it."""


def render_terminal(
    document: blocks.Document, design: Design, *, width: int = 80, colors: str | None = None
) -> str:
    """Render a document to text of at most ``width`` columns.

    Running text keeps a readable measure; tables use all there is. ``colors`` is one of rich's
    colour systems (``256``, ``truecolor``), or None for none.
    """
    stream = io.StringIO()
    console = plain_console(stream, max(LEAST_WIDTH, width), colors)
    painter = _Painter(design, console.width, document.colophon.organisation, document.given)
    if document.draft:
        console.print(Text(document.draft, style="bold reverse"))
        console.print()
    before: blocks.Block | None = None
    for block in document.blocks:
        for piece in painter.space(before, block):
            console.print(piece)
        painted = painter.paint(block)
        wide = isinstance(block, blocks.Table)
        console.print(painted if wide else Constrain(painted, painter.measure))
        before = block
    colophon = document.colophon
    console.print()
    foot = Text(
        f"{colophon.framework} for {colophon.organisation} · version {colophon.version}\n"
        f"{colophon.status_note}",
        style="dim",
    )
    console.print(Constrain(foot, painter.measure))
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    return "\n".join(lines) + "\n"


class _Painter:
    """Turns each kind of block into something rich can print. Texts are never read as markup."""

    def __init__(
        self, design: Design, width: int, organisation: str, given: Mapping[str, Answer]
    ) -> None:
        self.design = design
        self.width = width
        self.measure = min(width, READABLE)
        self.line = min(width, _LINE)
        self.organisation = organisation
        self.given = given
        self._forms = Forms(given, self.line, self.measure, self._mark)

    def space(self, before: blocks.Block | None, block: blocks.Block) -> Iterator[Text]:
        """Yield what stands between two blocks: a part begins below a line, a heading has what
        follows close to it.
        """
        if before is None:
            return
        if isinstance(block, blocks.Title):
            yield from (Text(), Text("─" * self.line, style="dim"))
        elif isinstance(block, blocks.Heading) or not (
            isinstance(before, blocks.Heading) or isinstance(block, _CLOSE)
        ):
            yield Text()

    def paint(self, block: blocks.Block) -> RenderableType:  # noqa: C901, PLR0911, PLR0912 - a case for each kind
        match block:
            case blocks.Title():
                return self._title(block)
            case blocks.Heading():
                return self._heading(block)
            case blocks.Text():
                return self._text(block)
            case blocks.Fields():
                return self._fields(block)
            case blocks.Chain():
                return self._chain(block)
            case blocks.Expectations():
                return self._expectations(block)
            case blocks.Legend():
                return self._legend(block)
            case blocks.Contents():
                return self._contents(block)
            case blocks.Items():
                return self._items(block)
            case blocks.MarkText():
                return self._marktext(block)
            case blocks.Quote():
                return self._quote(block)
            case blocks.Excerpts():
                return self._excerpts(block)
            case blocks.Prompts():
                return self._prompts(block)
            case blocks.Changes():
                return self._changes(block)
            case (
                blocks.Question()
                | blocks.Dial()
                | blocks.Agreements()
                | blocks.Carried()
                | blocks.Checklist()
                | blocks.People()
                | blocks.Talk()
                | blocks.Listen()
                | blocks.Case()
                | blocks.Threads()
            ):
                return self._forms.paint(block)
            case blocks.Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _mark(self, mark: blocks.Mark) -> Text:
        look = self.design.marks[mark.place % len(self.design.marks)]
        return Text().append(GLYPHS[look.shape], style=on_either(look.color))

    def _named(self, mark: blocks.Mark | None, text: str) -> Text:
        """Set a name in bold, behind its mark if it has one."""
        shown = self._mark(mark).append(" ") if mark else Text()
        return shown.append(text, style="bold")

    def _title(self, block: blocks.Title) -> RenderableType:
        lines = [
            Text(f"{block.kicker} · {self.organisation}", style="dim"),
            self._named(block.mark, block.text),
        ]
        if block.subtitle:
            lines.append(Text(block.subtitle))
        return Group(*lines)

    def _heading(self, block: blocks.Heading) -> RenderableType:
        return Text(block.text, style="bold" if block.level == 2 else "italic")

    def _text(self, block: blocks.Text) -> RenderableType:
        return Text(block.text, style="dim" if block.tone == "note" else "")

    def _fields(self, block: blocks.Fields) -> RenderableType:
        labels = [Text(f"{field.label}:") for field in block.fields]
        rest = self.line - max(label.cell_len for label in labels) - 2
        table = grid(2, padding=2)
        for label, field in zip(labels, block.fields, strict=True):
            shown = field.value or text_given(self.given, field.answer or field.id)
            table.add_row(label, Text(shown or blank(rest)))
        return table

    def _chain(self, block: blocks.Chain) -> RenderableType:
        pieces = []
        for place, level in enumerate(block.levels, start=1):
            piece = Text()
            for number, link in enumerate(level):
                if number:
                    piece.append(" / ", style="dim")
                piece.append(
                    f"[{link.title}]" if link.current else link.title,
                    style="bold" if link.current else "dim",
                )
            if place < len(block.levels):
                piece.append(" › ", style="dim")
            pieces.append(piece)
        return self._flow(pieces)

    def _flow(self, pieces: list[Text]) -> Text:
        """Set pieces one after the other, breaking lines only between them."""
        lines = [Text()]
        for piece in pieces:
            needed = lines[-1].cell_len + len(piece.plain.rstrip())
            if lines[-1].cell_len and needed > self.measure:
                lines.append(Text())
            lines[-1].append_text(piece)
        return Text("\n").join(lines)

    def _expectations(self, block: blocks.Expectations) -> RenderableType:
        slots = sorted({mark.place for item in block.items for mark in item.marks})
        table = Table.grid(padding=(0, 1), expand=True)
        table.add_column(width=3 if block.choose else 1)
        table.add_column(ratio=1, overflow="fold")
        for _ in slots:
            table.add_column(width=1)
        for item in block.items:
            chosen = item.chosen or is_ticked(self.given, item.id)
            lead = ("[x]" if chosen else "[ ]") if block.choose else BULLET
            body = Text(item.text, style="bold" if chosen else "")
            if item.change:
                body.append(f"\n{item.change}", style="bold")
            for words in remarks_on(item):
                body.append(f"\n{words}", style="dim")
            by_slot = {mark.place: self._mark(mark) for mark in item.marks}
            whole = with_additions(body, item)
            table.add_row(Text(lead), whole, *(by_slot.get(slot, Text()) for slot in slots))
        return Group(*([Text(block.intro)] if block.intro else []), table)

    def _legend(self, block: blocks.Legend) -> RenderableType:
        """Set the key on one line, or else in columns as even as can be: no name is divided."""
        names = []
        for mark in block.marks:
            name = grid(2)
            name.add_row(self._mark(mark), Text(mark.name))
            names.append(name)
        beside = self._beside([cell_len(mark.name) + 2 for mark in block.marks])
        table = grid(beside, padding=_APART)
        for at in range(0, len(names), beside):
            table.add_row(*names[at : at + beside])
        note = [Text(block.note, style="dim")] if block.note else []
        return Group(table, *note)

    def _beside(self, sizes: list[int]) -> int:
        """Return how many of so wide things to set beside each other."""
        if sum(size + _APART for size in sizes) - _APART <= self.measure:
            return max(len(sizes), 1)
        fit = max(1, (self.measure + _APART) // (max(sizes) + _APART))
        lines = -(-len(sizes) // fit)
        return -(-len(sizes) // lines)

    def _contents(self, block: blocks.Contents) -> RenderableType:
        lines = [Padding(Text(entry.text), (0, 0, 0, 2)) for entry in block.entries]
        return Group(Text(block.title, style="bold"), *lines)

    def _items(self, block: blocks.Items) -> RenderableType:
        numbers = (f"{number}." for number in range(1, len(block.items) + 1))
        return listed(
            (number if block.steps else BULLET, "", item.text)
            for number, item in zip(numbers, block.items, strict=True)
        )

    def _marktext(self, block: blocks.MarkText) -> RenderableType:
        said = [Text(block.text)] if block.text else []
        return Group(self._named(block.mark, block.mark.name), *said)

    def _quote(self, block: blocks.Quote) -> RenderableType:
        said = Group(
            Text(f"”{block.text}”", style="italic"), Text(f"– {block.attribution}", style="dim")
        )
        return Padding(said, (0, 0, 0, _MARGIN))

    def _excerpts(self, block: blocks.Excerpts) -> RenderableType:
        return Text(" … ".join(block.texts))

    def _prompts(self, block: blocks.Prompts) -> RenderableType:
        return listed((BULLET, item.label, item.text) for item in block.items)

    def _changes(self, block: blocks.Changes) -> RenderableType:
        table = grid(2)
        for item in block.items:
            body = Text(item.title, style="bold")
            for wording in item.wordings:
                body.append("\n")
                body.append(f"{wording.label}: " if wording.label else "", style="dim")
                body.append_text(_wording(wording))
            for note in item.notes:
                body.append(f"\n{note}", style="dim")
            table.add_row(Text(BULLET), body)
        return table

    def _table(self, block: blocks.Table) -> RenderableType:
        return paint_table(block, self.width, self._mark)


def _wording(wording: blocks.Wording) -> Text:
    """Set a wording; what is changed stands in brackets, for those who see no styles."""
    whole = all(piece.changed for piece in wording.pieces)
    text = Text()
    for at, piece in enumerate(wording.pieces):
        text.append(" " if at else "")
        marked = piece.changed and not whole
        style = ("strike" if wording.removed else "underline") if piece.changed else ""
        text.append(f"[{piece.text}]" if marked else piece.text, style=style)
    return text
