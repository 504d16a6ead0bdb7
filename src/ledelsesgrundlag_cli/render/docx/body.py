"""A document's blocks as paragraphs and tables of Word, in styles and nothing but styles."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final, assert_never

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import remarks_on
from ledelsesgrundlag_cli.render.docx.beside import beside
from ledelsesgrundlag_cli.render.docx.controls import Controls
from ledelsesgrundlag_cli.render.docx.forms import agreements, answer, dial, people, written_in
from ledelsesgrundlag_cli.render.docx.lists import Count, counted
from ledelsesgrundlag_cli.render.docx.parts import (
    MANY,
    numbered_headings,
    short_parts,
    with_lines_that_fit,
)
from ledelsesgrundlag_cli.render.docx.styles import TEXT_STYLES, Style
from ledelsesgrundlag_cli.render.docx.xml import (
    Element,
    bookmarked,
    continued,
    end_section,
    ends_section,
    give_style,
    has_style,
    link_with_page,
    name,
    run,
    w,
)
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.render.docx.sheet import Sheet

_FEW: Final = 4
"""So few expectations to choose from need no columns."""
_ACROSS: Final = 2
"""Fields beside each other at the head of a sheet."""
_MARK_WIDTH: Final = 320
"""Twips from one mark to the next: the tabs of the style ``Skemamærker`` in the base."""
_LEAST_MARKS: Final = 1150
"""Twips: room for the heading above the marks."""


class Body:
    """Turns each kind of block into paragraphs and tables, in the order of the document."""

    def __init__(self, sheet: Sheet, organisation: str, given: Mapping[str, Answer]) -> None:
        self._sheet = sheet
        self._paragraph = sheet.paragraph
        self._run = sheet.run
        self._new_table = sheet.table
        self._mark = sheet.mark
        self._organisation = organisation
        self.controls = self._controls = Controls(
            sheet.styles, sheet.tick_font, given, sheet.taken
        )
        self._elements: list[Element] = []
        self._sections = 0
        self._targets: dict[str, int] = {}
        self._short: frozenset[str] = frozenset()
        self._numbers: dict[str, int] = {}
        self._sections_list = 0
        self._cover: tuple[blocks.Mark, ...] | None = None

    def build(self, document: blocks.Document) -> tuple[list[Element], Element]:
        """Return the body's elements, and the section of the page that ends it."""
        document = with_lines_that_fit(document)
        contents = (one for one in document.blocks if isinstance(one, blocks.Contents))
        targets = dict.fromkeys(entry.target for one in contents for entry in one.entries)
        self._targets = {target: number for number, target in enumerate(targets, start=1)}
        self._short, self._numbers = short_parts(document), numbered_headings(document)
        if any(isinstance(one, blocks.Contents) for one in document.blocks[1:2]):
            marked = (one.mark for one in document.blocks if isinstance(one, blocks.MarkText))
            self._cover = tuple(dict.fromkeys(marked))
        for number, block in enumerate(document.blocks):
            for element in self._set(block):
                self._add(element)
            if number == 0 and document.draft:  # the head of a page is not read aloud
                self._add(self._paragraph(Style.DRAFT, document.draft))
        last = self._elements[-1] if self._elements else None
        if last is None or last.tag != name("p") or ends_section(last):
            self._elements.append(self._paragraph(Style.GAP))  # Word wants a section to hold one
        return self._elements, self._section() if self._sections else self._sheet.section

    def _set(self, block: blocks.Block) -> Iterator[Element]:  # noqa: C901, PLR0911, PLR0912 - a case for each kind
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
            case blocks.Checklist():
                return self._checklist(block)
            case blocks.People():
                return self._people(block)
            case blocks.Carried() | blocks.Talk() | blocks.Listen() | blocks.Case():
                return written_in(self._sheet, self._controls, block)
            case blocks.Threads():
                return self._threads(block)
            case blocks.Changes():
                return self._changes(block)
            case blocks.Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _add(self, element: Element) -> None:
        """Add an element. What is said of a table stays with it, and two never become one."""
        if self._elements and element.tag == name("tbl"):
            if self._elements[-1].tag == name("tbl"):
                self._elements.append(self._paragraph(Style.GAP))
            elif has_style(self._elements[-1], self._sheet.styles[Style.BODY]):
                give_style(self._elements[-1], self._sheet.styles[Style.BODY_KEPT])
        self._elements.append(element)

    def _title(self, block: blocks.Title) -> Iterator[Element]:
        cover = not self._elements and self._cover is not None
        if self._elements and block.id in self._short:
            yield self._paragraph(Style.RULE if self._cover is None else Style.CHAPTER_GAP)
        else:
            kicker = Style.KICKER_NEW_PAGE if self._elements else Style.KICKER
            yield self._paragraph(kicker, f"{block.kicker} · {self._organisation}")
        title = [self._mark(block.mark), run("\u00a0")] if block.mark else []
        title.append(run(block.text))
        if block.id in self._targets:
            title = bookmarked(self._targets[block.id], *title)
        yield self._paragraph(Style.COVER if cover else Style.TITLE, *title)
        if block.subtitle:
            yield self._paragraph(Style.SUBTITLE, block.subtitle)
        if cover and self._cover:
            yield self._paragraph(Style.COVER_MARKS, *map(self._mark, self._cover))

    def _heading(self, block: blocks.Heading) -> Iterator[Element]:
        style = Style.HEADING_2 if block.level == 2 else Style.HEADING_3
        made = self._paragraph(style, block.text)
        number = self._numbers.get(block.id)
        if number == 1:
            self._sections_list = self._sheet.lists.begin(Count.SECTIONS)
        yield counted(made, self._sections_list) if number else made

    def _text(self, block: blocks.Text) -> Iterator[Element]:
        begun = self._elements and has_style(self._elements[-1], self._sheet.styles[Style.TITLE])
        # What is said of a part stays with its first words. A chapter is running text.
        held = begun and block.tone == "body" and self._cover is None
        style = Style.SUBTITLE if held else TEXT_STYLES[block.tone]
        yield self._paragraph(style, block.text)

    def _fields(self, block: blocks.Fields) -> Iterator[Element]:
        """Fields two and two, each with its name above it, and a rule below them all.

        Each pair is two columns of its own, so that it is read as it stands: across.
        """
        for _ in range(2):  # columns of a page begin without space above them
            yield self._paragraph(Style.GAP)
        for at in range(0, len(block.fields), _ACROSS):
            made: list[Element] = []
            for field in block.fields[at : at + _ACROSS]:
                beside = [run(w("br", type="column"))] if made else []
                made.append(self._paragraph(Style.FIELD_LABEL, *beside, field.label))
                make = self._controls.shared_line if field.answer else self._controls.line
                control = make(field.answer or field.id, field.label, field.value)
                # Or LibreOffice moves the last field, if it is bound, out of the columns.
                after = ["\u00a0"] if field.answer else []
                made.append(self._paragraph(Style.FIELD_VALUE, control, *after))
            yield from self._in_columns(made)
        yield self._paragraph(Style.RULE)

    def _chain(self, block: blocks.Chain) -> Iterator[Element]:
        pieces: list[str | Element] = []
        for level in block.levels:
            pieces += [" › "] if pieces else []
            for number, link in enumerate(level):
                pieces += [" / "] if number else []
                pieces.append(self._run(Style.STRONG, link.title) if link.current else link.title)
        yield self._paragraph(Style.CHAIN, *pieces)

    def _expectations(self, block: blocks.Expectations) -> Iterator[Element]:
        slots = sorted({mark.place for item in block.items for mark in item.marks})
        if block.choose:
            yield from self._choices(block)
            return
        if block.intro:
            yield self._paragraph(Style.QUESTION, block.intro)
        if slots:
            yield self._marked(block, slots)
            return
        for item in block.items:
            remarks = self._remarks(item, "\u00a0· ")
            yield self._paragraph(Style.EXPECTATION, item.text, *remarks)

    def _choices(self, block: blocks.Expectations) -> Iterator[Element]:
        """Expectations to tick, in two columns of the page."""
        yield self._paragraph(Style.CHOICE, block.intro or block.label)
        style = Style.OPTION_SMALL if len(block.items) > MANY else Style.OPTION
        made: list[Element] = []
        under: tuple[str, ...] = ()
        for item in block.items:
            if item.roles != under:
                under = item.roles
                made.append(self._paragraph(Style.OPTION_HEAD, " · ".join(under)))
            remarks = self._remarks(item._replace(roles=()), "\u00a0· ")
            made.append(self._option(style, item.id, item.text, *remarks, on=item.chosen))
        yield from self._in_columns(made) if len(made) > _FEW else made

    def _in_columns(self, made: list[Element]) -> Iterator[Element]:
        """Set paragraphs in two columns: a section of the page, begun where the last one ended.

        No table is needed for that, so that everything is read in order.
        """
        last = self._elements[-1] if self._elements else None
        if last is not None and last.tag != name("p"):
            yield (last := self._paragraph(Style.GAP))
        if last is not None and not ends_section(last):
            end_section(last, self._section())
        if made:
            end_section(made[-1], self._section(columns=2))
        yield from made

    def _option(
        self, style: str, tag: str, text: str, *more: Element, on: bool = False
    ) -> Element:
        tick = self._controls.tick(tag, text, on=on)
        return self._paragraph(style, tick, run(w("tab"), text), *more)

    def _marked(self, block: blocks.Expectations, slots: list[int]) -> Element:
        """A table of expectations with their marks, each mark in a place of its own."""
        marks_width = max(len(slots) * _MARK_WIDTH, _LEAST_MARKS)
        table = self._new_table(
            Style.TABLE,
            [self._sheet.width - marks_width, marks_width],
            block.label,
            USUAL.say("Forventninger og de {pejlemærker}, de hænger sammen med."),
        )
        table.head(
            [self._paragraph(Style.TABLE_HEAD, "Forventning")],
            [self._paragraph(Style.TABLE_HEAD, USUAL.say("{Pejlemærker}"))],
        )
        for item in block.items:
            by_place = {mark.place: mark for mark in item.marks}
            marks: list[Element] = []
            for number, slot in enumerate(slots):
                marks += [run(w("tab"))] if number else []
                marks += [self._mark(by_place[slot])] if slot in by_place else []
            remarks = self._remarks(item, w("br"))
            table.row(
                [self._paragraph(Style.TABLE_TEXT, item.text, *remarks)],
                [self._paragraph(Style.TABLE_MARKS, *marks)],
            )
        return table.element

    def _remarks(self, item: blocks.ExpectationItem, before: str | Element) -> list[Element]:
        words = [(Style.STRONG, item.change)] if item.change else []
        words += [(Style.REMARK, one) for one in remarks_on(item)]
        made = [self._run(style, deepcopy(before), one) for style, one in words]
        return made + [self._run(Style.REMARK, w("br"), one.text) for one in item.additions]

    def _legend(self, block: blocks.Legend) -> Iterator[Element]:
        pieces: list[str | Element] = []
        for mark in block.marks:
            pieces += ["   "] if pieces else []
            pieces += [self._mark(mark), f"\u00a0{mark.name}"]
        if block.note:
            pieces.append(run(w("br"), block.note))
        yield self._paragraph(Style.LEGEND, *pieces)

    def _contents(self, block: blocks.Contents) -> Iterator[Element]:
        """Links to titles further on, with the pages that they come to stand on."""
        yield self._paragraph(Style.CONTENTS_TITLE, block.title)
        for entry in block.entries:
            link = link_with_page(self._targets[entry.target], entry.text)
            yield self._paragraph(Style.CONTENTS, link)

    def _items(self, block: blocks.Items) -> Iterator[Element]:
        steps = self._sheet.lists.begin(Count.STEPS) if block.steps else None
        for item in block.items:
            if steps is None:
                yield self._paragraph(Style.ITEM, item.text)
            else:
                yield counted(self._paragraph(Style.STEP, item.text), steps)

    def _marktext(self, block: blocks.MarkText) -> Iterator[Element]:
        mark = self._mark(block.mark)
        yield self._paragraph(Style.HEADING_2, mark, f"\u00a0{block.mark.name}")
        if block.text:
            yield self._paragraph(Style.BODY, block.text)

    def _quote(self, block: blocks.Quote) -> Iterator[Element]:
        if self._elements and has_style(
            self._elements[-1], self._sheet.styles[Style.QUOTE_SOURCE]
        ):
            yield self._paragraph(Style.GAP)  # two quotes in a row would share one rule
        yield self._paragraph(Style.QUOTE, f"”{block.text}”")
        yield self._paragraph(Style.QUOTE_SOURCE, f"– {block.attribution}")

    def _excerpts(self, block: blocks.Excerpts) -> Iterator[Element]:
        yield self._paragraph(Style.EXCERPTS, " … ".join(block.texts))

    def _prompts(self, block: blocks.Prompts) -> Iterator[Element]:
        for item in block.items:
            label = [self._run(Style.REMARK, item.label, w("br"))] if item.label else []
            yield self._paragraph(Style.PROMPT, *label, item.text)

    def _question(self, block: blocks.Question) -> Iterator[Element]:
        yield self._paragraph(Style.QUESTION, block.text)
        yield answer(self._sheet, self._controls, block.id, block.text, block.lines)

    def _dial(self, block: blocks.Dial) -> Iterator[Element]:
        yield self._paragraph(Style.QUESTION, block.text)
        yield dial(self._sheet, self._controls, block)

    def _agreements(self, block: blocks.Agreements) -> Iterator[Element]:
        yield agreements(self._sheet, self._controls, block)

    def _checklist(self, block: blocks.Checklist) -> Iterator[Element]:
        yield self._paragraph(Style.CHOICE, block.text)
        for item in block.items:
            yield self._option(Style.OPTION, item.id, item.text)

    def _people(self, block: blocks.People) -> Iterator[Element]:
        if block.text:
            yield self._paragraph(Style.QUESTION, block.text)
        yield people(self._sheet, self._controls, block)

    def _threads(self, block: blocks.Threads) -> Iterator[Element]:
        yield self._paragraph(Style.QUESTION, block.text)
        for row in block.rows:
            if row.mark:
                name = self._run(Style.STRONG, row.mark.name)
                yield self._paragraph(Style.BODY_KEPT, self._mark(row.mark), "\u00a0", name)
            for item in row.items:
                added = self._remarks(item._replace(change=None), "\u00a0· ")
                small = Style.OPTION_SMALL
                yield self._option(small, item.id, item.text, *added, on=item.chosen)

    def _changes(self, block: blocks.Changes) -> Iterator[Element]:
        for item in block.items:
            pieces: list[str | Element] = [self._run(Style.STRONG, item.title)]
            for wording in item.wordings:
                pieces.append(w("br"))
                if wording.label:
                    pieces.append(self._run(Style.REMARK, f"{wording.label}: "))
                changed = Style.DELETED if wording.removed else Style.INSERTED
                for at, piece in enumerate(wording.pieces):
                    pieces += [" "] if at else []
                    pieces.append(self._run(changed, piece.text) if piece.changed else piece.text)
            pieces += [self._run(Style.REMARK, w("br"), note) for note in item.notes]
            yield self._paragraph(Style.EXPECTATION, *pieces)

    def _table(self, block: blocks.Table) -> Iterator[Element]:
        yield beside(self._sheet, block)

    def _section(self, columns: int = 1) -> Element:
        """Return the page's section again, going on where the one before ended."""
        self._sections += 1
        return continued(self._sheet.section, columns, first=self._sections == 1)
