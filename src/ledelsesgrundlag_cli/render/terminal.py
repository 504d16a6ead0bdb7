"""Documents in the terminal, by rich: readable at 60 columns, without colour and when piped."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.answers import is_ticked, text_given
from ledelsesgrundlag_cli.documents.common import ADDED, remarks_on
from ledelsesgrundlag_cli.render.console import MAX_WIDTH, plain_console
from ledelsesgrundlag_cli.render.design import GLYPHS, Design
from ledelsesgrundlag_cli.render.form_fields import choice_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledelsesgrundlag_cli.documents.answers import Answer


LEAST_WIDTH = 30
_CELL_WIDTH = 38
"""Columns that a text needs to stand beside another."""


def render_terminal(
    document: blocks.Document, design: Design, *, width: int = 80, colors: str | None = None
) -> str:
    """Render a document to text of at most ``width`` columns.

    ``colors`` is one of rich's colour systems (``256``, ``truecolor``), or None for none.
    """
    stream = io.StringIO()
    console = plain_console(stream, max(LEAST_WIDTH, min(width, MAX_WIDTH)), colors)
    painter = _Painter(design, console.width, document.colophon.organisation, document.given)
    if document.draft:
        console.print(Text(document.draft, style="bold reverse"))
        console.print()
    for number, block in enumerate(document.blocks):
        if isinstance(block, blocks.Title) and number:
            console.print()
        console.print(painter.paint(block))
    colophon = document.colophon
    console.print()
    console.print(
        Text(
            f"{colophon.framework} for {colophon.organisation} · version {colophon.version}\n"
            f"{colophon.status_note}",
            style="dim",
        )
    )
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    return "\n".join(lines) + "\n"


class _Painter:
    """Turns each kind of block into something rich can print. Texts are never read as markup."""

    def __init__(
        self, design: Design, width: int, organisation: str, given: Mapping[str, Answer]
    ) -> None:
        self.design = design
        self.width = width
        self.organisation = organisation
        self.given = given

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
            case blocks.Changes():
                return self._changes(block)
            case blocks.Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _mark(self, mark: blocks.Mark) -> Text:
        look = self.design.marks[mark.place % len(self.design.marks)]
        return Text().append(GLYPHS[look.shape], style=_readable_on_both(look.color))

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
        style = "bold" if block.level == 2 else "italic"
        return Group(Text(), Text(block.text, style=style))

    def _text(self, block: blocks.Text) -> RenderableType:
        return Group(Text(), Text(block.text, style="dim" if block.tone == "note" else ""))

    def _fields(self, block: blocks.Fields) -> RenderableType:
        table = _grid(2, padding=2)
        for field in block.fields:
            shown = field.value or text_given(self.given, field.answer or field.id) or "_" * 24
            table.add_row(Text(f"{field.label}:"), Text(shown))
        return Group(Text(), table)

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
            if lines[-1].cell_len and lines[-1].cell_len + piece.cell_len > self.width:
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
            lead = ("[x]" if chosen else "[ ]") if block.choose else "–"
            body = Text(item.text, style="bold" if chosen else "")
            if item.change:
                body.append(f"\n{item.change}", style="bold")
            for words in remarks_on(item, block.shared_note):
                body.append(f"\n{words}", style="dim")
            by_slot = {mark.place: self._mark(mark) for mark in item.marks}
            table.add_row(Text(lead), body, *(by_slot.get(slot, Text()) for slot in slots))
        intro = [Text(), Text(block.intro)] if block.intro else []
        return Group(*intro, table)

    def _legend(self, block: blocks.Legend) -> RenderableType:
        line = self._flow([self._mark(mark).append(f" {mark.name}   ") for mark in block.marks])
        note = [Text(block.note, style="dim")] if block.note else []
        return Group(Text(), line, *note)

    def _contents(self, block: blocks.Contents) -> RenderableType:
        lines = [Text(f"  {entry.text}") for entry in block.entries]
        return Group(Text(), Text(block.title, style="bold"), *lines)

    def _items(self, block: blocks.Items) -> RenderableType:
        return self._bullets(("", item.text) for item in block.items)

    def _marktext(self, block: blocks.MarkText) -> RenderableType:
        name = self._named(block.mark, block.mark.name)
        said = [Text(block.text)] if block.text else []
        return Group(Text(), name, *said)

    def _quote(self, block: blocks.Quote) -> RenderableType:
        said = Group(
            Text(f"”{block.text}”", style="italic"), Text(f"– {block.attribution}", style="dim")
        )
        return Group(Text(), Padding(said, (0, 0, 0, 4)))

    def _excerpts(self, block: blocks.Excerpts) -> RenderableType:
        return Text(" … ".join(block.texts))

    def _prompts(self, block: blocks.Prompts) -> RenderableType:
        return self._bullets((item.label, item.text) for item in block.items)

    def _question(self, block: blocks.Question) -> RenderableType:
        written = text_given(self.given, block.id)
        if written:
            return Group(Text(), Text(block.text, style="bold"), _set_in(written))
        return Group(Text(), Text(block.text), *(Text("_" * 40) for _ in range(block.lines)))

    def _dial(self, block: blocks.Dial) -> RenderableType:
        rows: list[RenderableType] = [Text(), Text(block.text)]
        for item in block.items:
            choices = self._choices(item.id, block.options)
            why = text_given(self.given, f"{item.id}_fordi") or "_" * 30
            rows.append(Text().append_text(self._mark(item.mark)).append(f" {item.mark.name}"))
            rows.append(_set_in(f"{choices}\n{block.because} {why}"))
        return Group(*rows)

    def _choices(self, name: str, options: Iterable[str]) -> str:
        """Set one choice of several on a line, with the one that is given marked."""
        chosen = text_given(self.given, name)
        return "  ".join(
            f"({'x' if choice_value(number) == chosen else ' '}) {option}"
            for number, option in enumerate(options)
        )

    def _agreements(self, block: blocks.Agreements) -> RenderableType:
        rows: list[RenderableType] = []
        for column in block.columns:
            rows += [Text(), Text(column.title, style="bold"), Text(column.text)]
            table = _grid(2)
            for number in range(1, block.rows + 1):
                shown = text_given(self.given, f"{column.id}_{number}") or "_" * 37
                table.add_row(Text(f"{number}."), Text(shown))
            rows.append(table)
        return Group(*rows)

    def _carried(self, block: blocks.Carried) -> RenderableType:
        rows: list[RenderableType] = [Text(), Text(block.text)]
        rows += [Text(block.origin, style="dim")] if block.origin else []
        table = _grid(2)
        for number, item in enumerate(block.items, start=1):
            agreed = text_given(self.given, f"{item.id}_aftale") or "_" * 37
            body = Text() if item.said else Text(f"{agreed}\n")
            for one in item.said:
                body.append(f"{one.label}: " if one.label else "", style="dim")
                body.append(f"{one.text}\n", style="bold")
            why = text_given(self.given, f"{item.id}_fordi") or "_" * 20
            body.append(f"{self._choices(item.id, block.options)}\n{block.because} {why}")
            table.add_row(Text(f"{number}."), body)
        return Group(*rows, table)

    def _checklist(self, block: blocks.Checklist) -> RenderableType:
        table = _grid(2)
        for item in block.items:
            table.add_row(
                Text("[x]" if is_ticked(self.given, item.id) else "[ ]"), Text(item.text)
            )
        return Group(Text(), Text(block.text), table)

    def _changes(self, block: blocks.Changes) -> RenderableType:
        table = _grid(2)
        for item in block.items:
            body = Text(item.title, style="bold")
            for wording in item.wordings:
                body.append("\n")
                body.append(f"{wording.label}: " if wording.label else "", style="dim")
                body.append_text(_wording(wording))
            for note in item.notes:
                body.append(f"\n{note}", style="dim")
            table.add_row(Text("–"), body)
        return table

    def _table(self, block: blocks.Table) -> RenderableType:
        """Set texts side by side where there is room for it, else one cell below the other."""
        beside = len(block.columns) > 1 and self.width >= _CELL_WIDTH * len(block.columns)
        heads = [Text(column.title, style="italic") for column in block.columns]
        made: list[RenderableType] = []
        if beside:
            made += [Text(), _beside(heads)]
        for row in block.rows:
            made.append(Text())
            if row.title is not None:
                made.append(self._named(row.mark, row.title))
            cells = [Group(*map(_entry, cell)) for cell in row.cells]
            if beside:
                made.append(_beside(cells))
                continue
            for head, cell in zip(heads, cells, strict=True):
                named = len(heads) > 1
                made += [Padding(head, (0, 0, 0, 2))] if named else []
                made.append(Padding(cell, (0, 0, 0, 4 if named else 2)))
        return Group(*made)

    def _bullets(self, items: Iterable[tuple[str, str]]) -> RenderableType:
        table = _grid(2)
        for label, text in items:
            body = Text(f"{label}: " if label else "", style="dim")
            table.add_row(Text("–"), Text().append_text(body).append(text))
        return table


def _grid(columns: int, *, padding: int = 1) -> Table:
    """Make an unruled table that breaks long words rather than leave some of them out."""
    table = Table.grid(padding=(0, padding))
    for _ in range(columns):
        table.add_column(overflow="fold")
    return table


def _set_in(text: str) -> RenderableType:
    return Padding(Text(text), (0, 0, 0, 2))


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


def _beside(cells: Iterable[RenderableType]) -> Table:
    """Set cells beside each other, all as wide."""
    cells = tuple(cells)
    table = Table.grid(padding=(0, 2), expand=True)
    for _ in cells:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*cells)
    return table


def _entry(entry: blocks.Entry) -> RenderableType:
    """Set a text of a cell; words that differ are bold, and a remark tells them too."""
    if entry.expectation is None and not entry.written:
        return Text(" ".join(piece.text for piece in entry.pieces), style="dim italic")
    body = Text(f"{entry.question}\n" if entry.question else "", style="dim")
    words = (
        Text(piece.text, style="bold underline" if piece.changed else "") for piece in entry.pieces
    )
    body = Text().append_text(body).append_text(Text(" ").join(words))
    added = [ADDED] if entry.added else []
    for said in (*entry.remarks, *added):
        body.append(f"\n{said}", style="dim")
    table = _grid(2)
    table.add_row(Text("–"), body)
    return table


def _readable_on_both(color: str) -> str:
    """Lighten a colour made for white paper, so that it shows on a dark window too.

    A quarter of the way to white leaves the marks at 3:1 or more on black and on white, which is
    what WCAG 1.4.11 asks of signs.
    """
    channels = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (255 - one) * 0.25):02x}" for one in channels)
