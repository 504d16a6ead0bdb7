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
    quote_block,
)
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.model import role as model_role
from ledelsesgrundlag_cli.model import sheet as model
from ledelsesgrundlag_cli.model.kinds import TOOL
from ledelsesgrundlag_cli.model.sheet import When
from ledelsesgrundlag_cli.words.danish import danish_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.loading.framework import Framework

    _Pair = tuple[model_role.Role, model_role.Expectation]


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


def sheet_document(
    framework: Framework, sheet: model.Sheet, request: SheetRequest
) -> blocks.Document:
    """Build the sheet for one or several roles, or for none where it is the same for all.

    Expectations that the roles share word for word come once, tagged with their roles. Those in
    ``request.focus`` are marked as chosen.
    """
    roles = [framework.role(role_id) for role_id in request.role_ids]
    sides = _sides_of(sheet, request.audience)
    made = tuple(
        block
        for part in sheet.parts
        if part.side in sides
        for block in _Part(framework, sheet, part, request).build()
    )
    shows_all = any(isinstance(one, blocks.Expectations) and one.choose for one in made)
    return blocks.Document(
        kind=sheet.id,
        id=sheet.id,
        title=f"{sheet.title}: {listed_singulars(roles)}" if roles else sheet.title,
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=made,
        personal=request.name is not None or request.leader is not None,
        answers=_answers_name(sheet, request),
        covers=tuple(f"roles/{role.id}/" for role in roles) if shows_all else (),
    )


def _sides_of(sheet: model.Sheet, audience: str | None) -> frozenset[str]:
    """Return the sides that a sheet for one of them has: its own, and those that always come."""
    choosable = sides_to_choose(sheet)
    if audience == ALL_SIDES or not choosable:
        return frozenset(one.id for one in sheet.every_side)
    always = (one.id for one in sheet.every_side if one.always)
    return frozenset({audience or choosable[0].id, *always})


def _answers_name(sheet: model.Sheet, request: SheetRequest) -> str:
    """Name a file of answers after the sheet, its roles and its side."""
    roles = request.role_ids
    of = f"{len(roles)}-roller" if len(roles) > 2 else "-og-".join(roles)
    sides = [one.id for one in sides_to_choose(sheet)]
    side = request.audience if request.audience in sides else "".join(sides[:1])
    if request.audience == ALL_SIDES and len(sides) > 1:
        side = ALL_SIDES if len(sides) == 2 else "alle"
    return "-".join(filter(None, (sheet.id, "svar", of, side)))


@dataclass(frozen=True, slots=True)
class _Part:
    """One side's part of the sheet; ids begin with the side, so that all are unique.

    The fields at the head of each part are the same questions: their answers go by the ids they
    have on the sheet's first part, whether it is among the parts that are made or not.
    """

    framework: Framework
    sheet: model.Sheet
    part: model.SheetPart
    request: SheetRequest

    def build(self) -> Iterator[blocks.Block]:
        side = self.part.side
        at = ("parts", self.sheet.parts.index(self.part))
        kicker, kicker_address = self._tool_name()
        yield blocks.Title(
            side,
            kicker=kicker,
            text=self.part.title,
            address=self._at(*at, "title"),
            kicker_address=kicker_address,
        )
        if self.part.lead:
            yield self._note("indledning", self.part.lead, "lead", *at, "lead")
        if self.part.steps:
            steps = tuple(
                blocks.Item(f"{side}_trin_{number}", text, self._at(*at, "steps", number - 1))
                for number, text in enumerate(self.part.steps, start=1)
            )
            yield blocks.Items(f"{side}_trin", steps, steps=True)
        if self.sheet.fields:
            yield blocks.Fields(f"{side}_felter", tuple(self._fields()))
        for number, section in enumerate(self.sheet.sections):
            if side not in section.sides:
                continue
            loc = ("sections", number)
            body = [
                made
                for inner, block in enumerate(section.blocks)
                if side in (block.sides or section.sides)
                and self._shown(block.when)
                and self._has(block.needs)
                for made in self._block(block, (*loc, "blocks", inner))
            ]
            if body:
                title, address = self._wording(section.title, (*loc, "title"))
                yield blocks.Heading(f"{side}-{section.id}", title, address=address)
                yield from body
        if self.part.privacy:
            yield self._note("fortrolighed", self.part.privacy, "note", *at, "privacy")
        if self.sheet.added_note:
            yield self._note("tilfoejet", self.sheet.added_note, "note", "added_note")

    def _at(self, *loc: str | int) -> str | None:
        """Return the address of the text at a path in the sheet."""
        return self.framework.texts.at(f"sheets/{self.sheet.id}.yaml", loc)

    def _wording(self, wording: model.Wording, loc: Loc) -> tuple[str, str | None]:
        """Return the words for this side, and their address."""
        side = self.part.side
        return wording.for_side(side) or "", self._at(*loc, *wording.place(side))

    def _note(self, name: str, text: str, tone: str, *loc: str | int) -> blocks.Text:
        block_id = f"{self.part.side}_{name}"
        return blocks.Text(block_id, text, tone, added=True, address=self._at(*loc))

    def _tool_name(self) -> tuple[str, str | None]:
        """Return what the sheet is for, and the address of its name."""
        tools = self.framework.tools.tools if self.framework.tools else ()
        tool = next((one for one in tools if one.id == self.sheet.tool), None)
        if tool is None:
            return self.sheet.title, self._at("title")
        of = self.framework.texts.of
        if tool.short:
            return tool.short, of(TOOL, tool.id, "short")
        return tool.name, of(TOOL, tool.id, "name")

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
        first = self.sheet.parts[0].side
        filled = {
            "name": request.name,
            "roles": listed_singulars(roles) if roles else None,
            "leader": request.leader,
            "date": danish_date(day.year, day.month, day.day) if day else None,
        }
        for number, head in enumerate(self.sheet.fields):
            several = len(roles) > 1 and head.label_several
            label = "label_several" if several else "label"
            yield blocks.Field(
                f"{self.part.side}-{head.id}",
                several or head.label,
                filled.get(head.fill) if head.fill else None,
                self._at("fields", number, label),
                f"{first}-{head.id}",
            )

    def _block(self, block: model.Block, loc: Loc) -> Iterator[blocks.Block]:
        anchor = f"{self.part.side}-{block.id}"
        if isinstance(block, model.QuoteBlock):
            yield quote_block(self.framework, anchor, self.framework.quote(block.quote))
            return
        if isinstance(block, model.AgreementsBlock):
            yield self._agreements(block, anchor, loc)
            return
        text, address = self._wording(block.text, (*loc, "text"))
        if isinstance(block, model.TextBlock):
            yield blocks.Text(anchor, text, added=True, address=address)
        elif isinstance(block, model.QuestionBlock):
            # Several roles, or chosen expectations, fill more: a line less keeps the pages.
            fuller = len(self.request.role_ids) > 1 or bool(self.request.focus)
            fewer = 1 if fuller and block.lines > 2 else 0
            yield blocks.Question(anchor, text, block.lines - fewer, address)
        elif isinstance(block, model.ExpectationsBlock):
            yield self._expectations(block, anchor, text, address)
        elif isinstance(block, model.DialBlock):
            yield blocks.Dial(
                anchor,
                text,
                tuple(
                    blocks.Choice(option, self._at(*loc, "options", number))
                    for number, option in enumerate(block.options)
                ),
                block.because,
                tuple(
                    blocks.DialItem(f"{anchor}_{mark.id}", mark) for mark in marks(self.framework)
                ),
                address,
                self._at(*loc, "because"),
            )
        else:
            items = tuple(
                blocks.ChecklistItem(
                    f"{anchor}-{item.id}", item.text, self._at(*loc, "items", number, "text")
                )
                for number, item in enumerate(block.items)
            )
            yield blocks.Checklist(anchor, text, items, address)

    def _agreements(
        self, block: model.AgreementsBlock, anchor: str, loc: Loc
    ) -> blocks.Agreements:
        columns = tuple(
            blocks.Column(
                f"{anchor}-{column.id}",
                column.title,
                column.text,
                self._at(*loc, "columns", number, "text"),
                self._at(*loc, "columns", number, "title"),
            )
            for number, column in enumerate(block.columns)
        )
        return blocks.Agreements(anchor, self.part.title, columns, block.rows)

    def _expectations(
        self, block: model.ExpectationsBlock, anchor: str, text: str, address: str | None
    ) -> blocks.Expectations:
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
                        twins=[one for _, one in pairs[1:]],
                    )
                )
        return blocks.Expectations(
            anchor,
            label=text,
            items=tuple(items),
            intro=text,
            choose=None if only_chosen else block.choose,
            intro_address=address,
        )

    def _grouped(self) -> list[list[_Pair]]:
        groups: dict[str, list[_Pair]] = {}
        for role_id in self.request.role_ids:
            role = self.framework.role(role_id)
            for expectation in role.expectations:
                key = " ".join(expectation.text.split())
                groups.setdefault(key, []).append((role, expectation))
        # Those that the same roles have stand together, so that the roles need be named once.
        having: dict[tuple[str, ...], list[list[_Pair]]] = {}
        for pairs in groups.values():
            having.setdefault(tuple(role.id for role, _ in pairs), []).append(pairs)
        return [pairs for some in having.values() for pairs in some]
