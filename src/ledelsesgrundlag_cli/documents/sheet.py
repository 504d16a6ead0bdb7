"""The sheets: what each side prepares, and the pages they share, as HR has written them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon, listed_singulars
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet_blocks import PartBlocks
from ledelsesgrundlag_cli.model.kinds import TOOL
from ledelsesgrundlag_cli.words.danish import danish_date, months_after

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model import sheet as model
    from ledelsesgrundlag_cli.model.sheet_sides import SheetSide


def sides_to_choose(sheet: model.Sheet) -> list[SheetSide]:
    """Return the sides a sheet can be for, in their order: those that have a part of it and do
    not come with every other.
    """
    there = {part.side for part in sheet.parts}
    return [one for one in sheet.every_side if not one.always and one.id in there]


def tool_name(framework: Framework, sheet: model.Sheet) -> tuple[str, str | None]:
    """Return what a sheet is for, and the address of its name."""
    tools = framework.tools.tools if framework.tools else ()
    tool = next((one for one in tools if one.id == sheet.tool), None)
    if tool is None:
        return sheet.title, framework.texts.at(f"sheets/{sheet.id}.yaml", ("title",))
    of = framework.texts.of
    if tool.short:
        return tool.short, of(TOOL, tool.id, "short")
    return tool.name, of(TOOL, tool.id, "name")


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
        for block in _Part(framework, sheet, part, request).whole()
    )
    shows_all = any(isinstance(one, blocks.Expectations) and one.choose for one in made)
    return blocks.Document(
        kind=sheet.id,
        id=sheet.id,
        title=f"{sheet.title}: {listed_singulars(roles)}" if roles else sheet.title,
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=made,
        personal=bool(request.given or request.carries or request.name or request.leader),
        answers=_answers_name(sheet, request),
        covers=tuple(f"roles/{role.id}/" for role in roles) if shows_all else (),
        head=_head(sheet, request, sides),
        given=request.given,
    )


def _head(sheet: model.Sheet, request: SheetRequest, sides: frozenset[str]) -> blocks.Head:
    """Tell what the sheet is for; its days are those that are given."""
    prepares = (one.id for one in sheet.every_side if not one.always)
    days = (delete_by(one, request.date) for one in sheet.parts if one.side in sides)
    return blocks.Head(
        roles=request.role_ids,
        talk=request.date,
        delete_by=min(filter(None, days), default=None),
        name=name_answer(sheet),
        prepares=tuple(one for one in prepares if one in sides),
    )


def name_answer(sheet: model.Sheet) -> str | None:
    """Return the name of the answer that says whose a sheet is, or None where it has none."""
    first = sheet.parts[0].side
    return next((f"{first}-{one.id}" for one in sheet.fields if one.fill == "name"), None)


def _sides_of(sheet: model.Sheet, audience: str | None) -> frozenset[str]:
    """Return the sides that a sheet for one of them has: its own, and those that always come.

    One that always comes can be asked for alone.
    """
    choosable = sides_to_choose(sheet)
    if audience in {one.id for one in sheet.every_side if one.always}:
        return frozenset({str(audience)})
    if audience == ALL_SIDES or not choosable:
        return frozenset(one.id for one in sheet.every_side)
    always = (one.id for one in sheet.every_side if one.always)
    return frozenset({audience or choosable[0].id, *always})


def delete_by(part: model.SheetPart, talk: date | None) -> date | None:
    """Return the day by which a part asks to be deleted, counted from the day of the talk."""
    return months_after(talk, part.delete.months) if part.delete and talk else None


def delete_words(text: str, day: date | None) -> str:
    """Say by which day a sheet is to be deleted, or leave a line to write that day on."""
    if day is not None:
        return text.replace(DAY, danish_date(day.year, day.month, day.day))
    before, _, after = text.partition(DAY)
    if after.strip() in {"", "."}:
        return f"{before.rstrip()}: {TO_WRITE}"
    return text.replace(DAY, TO_WRITE)


DAY: Final = "{dato}"
"""Where the day stands in a text of HR's."""
TO_WRITE: Final = "_" * 20


def _answers_name(sheet: model.Sheet, request: SheetRequest) -> str:
    """Name a file of answers after the sheet, its roles and its side."""
    roles = request.role_ids
    of = f"{len(roles)}-roller" if len(roles) > 2 else "-og-".join(roles)
    sides = [one.id for one in sides_to_choose(sheet)]
    known = {one.id for one in sheet.every_side}
    side = request.audience if request.audience in known else "".join(sides[:1])
    if request.audience == ALL_SIDES and len(sides) > 1:
        side = ALL_SIDES if len(sides) == 2 else "alle"
    return "-".join(filter(None, (sheet.id, "svar", of, side)))


@dataclass(frozen=True, slots=True)
class _Part(PartBlocks):
    """One side's part of the sheet.

    The fields at the head of each part are the same questions: their answers go by the ids they
    have on the sheet's first part, whether it is among the parts that are made or not.
    """

    def whole(self) -> Iterator[blocks.Block]:
        """Yield the part from its title to the notes at its foot."""
        side = self.part.side
        at = ("parts", self.sheet.parts.index(self.part))
        kicker, kicker_address = tool_name(self.framework, self.sheet)
        yield blocks.Title(
            side,
            kicker=kicker,
            text=self.part.title,
            address=self.at(*at, "title"),
            kicker_address=kicker_address,
        )
        if self.part.lead:
            yield self._note("indledning", self.part.lead, "lead", *at, "lead")
        if self.sheet.kept and not self.part.delete:
            yield self._note("opbevaring", self.sheet.kept, "body", "kept")
        if self.part.steps:
            steps = tuple(
                blocks.Item(f"{side}_trin_{number}", text, self.at(*at, "steps", number - 1))
                for number, text in enumerate(self.part.steps, start=1)
            )
            yield blocks.Items(f"{side}_trin", steps, steps=True)
        if self.sheet.fields:
            yield blocks.Fields(f"{side}_felter", tuple(self._fields()))
        for number, section in enumerate(self.sheet.sections):
            if side in section.sides:
                yield from self._section(section, ("sections", number))
        if self.part.privacy:
            yield self._note("fortrolighed", self.part.privacy, "note", *at, "privacy")
        if self.part.delete:
            said = delete_words(self.part.delete.text, delete_by(self.part, self.request.date))
            yield blocks.Text(f"{side}_slettes", said, "note", added=True)
        if self.sheet.added_note:
            yield self._note("tilfoejet", self.sheet.added_note, "note", "added_note")

    def _section(self, section: model.Section, loc: Loc) -> Iterator[blocks.Block]:
        """Yield a section for this side; nothing where it has no block for it."""
        side = self.part.side
        body = [
            made
            for inner, block in enumerate(section.blocks)
            if side in (block.sides or section.sides)
            for made in self.build(block, (*loc, "blocks", inner))
        ]
        if body:
            title, address = self.wording(section.title, (*loc, "title"))
            yield blocks.Heading(f"{side}-{section.id}", title, address=address)
            yield from body

    def _note(self, name: str, text: str, tone: str, *loc: str | int) -> blocks.Text:
        block_id = f"{self.part.side}_{name}"
        return blocks.Text(block_id, text, tone, added=True, address=self.at(*loc))

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
                self.at("fields", number, label),
                f"{first}-{head.id}",
            )
