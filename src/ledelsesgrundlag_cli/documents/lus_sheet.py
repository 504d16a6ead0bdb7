"""The sheets: what each side prepares, and the pages they share, as HR has written them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import (
    colophon,
    expectation_item,
    listed_singulars,
    marks,
)
from ledelsesgrundlag_cli.documents.request import ALL_SIDES
from ledelsesgrundlag_cli.model import sheet as model
from ledelsesgrundlag_cli.model.sheet import When
from ledelsesgrundlag_cli.words.danish import danish_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.request import LusRequest
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model import role as model_role


def sides_to_choose(sheet: model.Sheet) -> list[model.SheetSide]:
    """Return the sides a sheet can be for, in their order: those that have a part of it and do
    not come with every other.
    """
    there = {part.side for part in sheet.parts}
    return [one for one in sheet.every_side if not one.always and one.id in there]


def short_name(framework: Framework, sheet: model.Sheet) -> str | None:
    """Return what a sheet is called for short: as its tool is, or by its id where that is so
    short that it must be an abbreviation (``LUS``); None where it is neither.
    """
    tools = framework.tools.tools if framework.tools else ()
    tool = next((one for one in tools if one.id == sheet.tool), None)
    if tool is not None and tool.short:
        return tool.short
    return sheet.id.upper() if len(sheet.id) <= LONGEST_ABBREVIATION else None


LONGEST_ABBREVIATION = 4


def lus_sheet(framework: Framework, sheet: model.Sheet, request: LusRequest) -> blocks.Document:
    """Build the sheet for one or several roles, or for none where it is the same for all.

    Expectations that the roles share word for word come once, tagged with their roles. Those in
    ``request.focus`` are marked as chosen.
    """
    roles = [framework.role(role_id) for role_id in request.role_ids]
    sides = _sides_of(sheet, request.audience)
    return blocks.Document(
        kind=sheet.id,
        id=sheet.id,
        title=f"{sheet.title}: {listed_singulars(roles)}" if roles else sheet.title,
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=tuple(
            block
            for part in sheet.parts
            if part.side in sides
            for block in _Part(framework, sheet, part, request).build()
        ),
        personal=request.name is not None or request.leader is not None,
        covers=tuple(f"roles/{role.id}/" for role in roles),
    )


def _sides_of(sheet: model.Sheet, audience: str | None) -> frozenset[str]:
    """Return the sides that a sheet for one of them has: its own, and those that always come."""
    choosable = sides_to_choose(sheet)
    if audience == ALL_SIDES or not choosable:
        return frozenset(one.id for one in sheet.every_side)
    always = (one.id for one in sheet.every_side if one.always)
    return frozenset({audience or choosable[0].id, *always})


@dataclass(frozen=True, slots=True)
class _Part:
    """One side's part of the sheet; ids begin with the side, so that all are unique."""

    framework: Framework
    sheet: model.Sheet
    part: model.SheetPart
    request: LusRequest

    def build(self) -> Iterator[blocks.Block]:
        side = self.part.side
        yield blocks.Title(
            side,
            kicker=self._tool_name(),
            text=self.part.title,
        )
        if self.sheet.fields:
            yield blocks.Fields(f"{side}_felter", tuple(self._fields()))
        if self.part.lead:
            yield blocks.Text(f"{side}_indledning", self.part.lead, tone="lead", added=True)
        for section in self.sheet.sections:
            if side not in section.sides:
                continue
            body = [
                made
                for block in section.blocks
                if side in (block.sides or section.sides)
                and self._shown(block.when)
                and self._has(block.needs)
                for made in self._block(block)
            ]
            if body:
                title = section.title.for_side(side) or ""
                yield blocks.Heading(f"{side}-{section.id}", title)
                yield from body
        if self.part.privacy:
            yield blocks.Text(f"{side}_fortrolighed", self.part.privacy, tone="note", added=True)
        if self.sheet.added_note:
            yield blocks.Text(f"{side}_tilfoejet", self.sheet.added_note, tone="note", added=True)

    def _tool_name(self) -> str:
        tools = self.framework.tools.tools if self.framework.tools else ()
        tool = next((one for one in tools if one.id == self.sheet.tool), None)
        return (tool.short or tool.name) if tool else self.sheet.title

    def _shown(self, when: When) -> bool:
        return {
            When.ALWAYS: True,
            When.SEVERAL_ROLES: len(self.request.role_ids) > 1,
            When.FOCUS: bool(self.request.focus),
        }[when]

    def _has(self, needed: str) -> bool:
        """Tell whether there is what a block needs; without it, the block is left out."""
        if needed == "pejlemaerker":
            return bool(self.framework.pejlemaerker)
        if needed == "quotes":
            return self.framework.quotes is not None and bool(self.framework.quotes.quotes)
        if needed == "expectations":
            return any(self.framework.role(one).expectations for one in self.request.role_ids)
        return True

    def _fields(self) -> Iterator[blocks.Field]:
        request = self.request
        roles = [self.framework.role(role_id) for role_id in request.role_ids]
        day = request.date
        filled = {
            "name": request.name,
            "roles": listed_singulars(roles) if roles else None,
            "leader": request.leader,
            "date": danish_date(day.year, day.month, day.day) if day else None,
        }
        for head in self.sheet.fields:
            several = len(roles) > 1 and head.label_several
            yield blocks.Field(
                f"{self.part.side}-{head.id}",
                several or head.label,
                filled.get(head.fill) if head.fill else None,
            )

    def _block(self, block: model.Block) -> Iterator[blocks.Block]:
        side = self.part.side
        anchor = f"{side}-{block.id}"
        if isinstance(block, model.TextBlock):
            yield blocks.Text(anchor, block.text.for_side(side) or "", added=True)
        elif isinstance(block, model.QuestionBlock):
            # Several roles, or chosen expectations, fill more: a line less keeps the pages.
            fuller = len(self.request.role_ids) > 1 or bool(self.request.focus)
            fewer = 1 if fuller and block.lines > 2 else 0
            yield blocks.Question(anchor, block.text.for_side(side) or "", block.lines - fewer)
        elif isinstance(block, model.ExpectationsBlock):
            yield self._expectations(block, anchor)
        elif isinstance(block, model.DialBlock):
            yield blocks.Dial(
                anchor,
                block.text.for_side(side) or "",
                block.options,
                block.because,
                tuple(
                    blocks.DialItem(f"{anchor}_{mark.id}", mark) for mark in marks(self.framework)
                ),
            )
        elif isinstance(block, model.QuoteBlock):
            quote = self.framework.quote(block.quote)
            yield blocks.Quote(anchor, quote.text, quote.attribution)
        elif isinstance(block, model.AgreementsBlock):
            columns = tuple(
                blocks.Column(f"{anchor}-{column.id}", column.title, column.text)
                for column in block.columns
            )
            label = self.part.title
            yield blocks.Agreements(anchor, label, columns, block.rows)
        else:
            items = tuple(
                blocks.ChecklistItem(f"{anchor}-{item.id}", item.text) for item in block.items
            )
            yield blocks.Checklist(anchor, block.text.for_side(side) or "", items)

    def _expectations(self, block: model.ExpectationsBlock, anchor: str) -> blocks.Expectations:
        """List the roles' expectations once each; only those in focus where the block says so."""
        only_chosen = block.when is When.FOCUS
        several = len(self.request.role_ids) > 1
        items = []
        for pairs in self._grouped():
            role, expectation = pairs[0]
            chosen = any(one.id in self.request.focus for _, one in pairs)
            if chosen or not only_chosen:
                items.append(
                    expectation_item(
                        self.framework,
                        role,
                        expectation,
                        within=anchor,
                        marked=False,
                        chosen=chosen,
                        tags=[one.title for one, _ in pairs] if several else (),
                    )
                )
        text = block.text.for_side(self.part.side) or ""
        return blocks.Expectations(
            anchor,
            label=text,
            items=tuple(items),
            intro=text,
            choose=None if only_chosen else block.choose,
        )

    def _grouped(self) -> list[list[tuple[model_role.Role, model_role.Expectation]]]:
        groups: dict[str, list[tuple[model_role.Role, model_role.Expectation]]] = {}
        for role_id in self.request.role_ids:
            role = self.framework.role(role_id)
            for expectation in role.expectations:
                key = " ".join(expectation.text.split())
                groups.setdefault(key, []).append((role, expectation))
        return list(groups.values())
