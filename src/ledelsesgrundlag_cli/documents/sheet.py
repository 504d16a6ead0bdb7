"""The sheets: what each side prepares, and the pages they share, as HR has written them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon, listed_singulars, of_expectation
from ledelsesgrundlag_cli.documents.draft import unfinished
from ledelsesgrundlag_cli.documents.local import has_local, own_questions, with_foot
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet_blocks import PartBlocks
from ledelsesgrundlag_cli.model.block_texts import every_block
from ledelsesgrundlag_cli.model.kinds import TOOL
from ledelsesgrundlag_cli.model.sheet_blocks import ExpectationsBlock, PerExpectationBlock
from ledelsesgrundlag_cli.words.danish import danish_date, lower_first, months_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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


def most_in_focus(sheet: model.Sheet) -> int:
    """Return how many expectations may be chosen for a sheet beforehand: as many as it says
    itself of what is made for each of them, or of those one chooses from.
    """
    every = [
        block
        for section in sheet.sections
        for block, _ in every_block(section.blocks, ())
        if isinstance(block, PerExpectationBlock | ExpectationsBlock)
    ]
    return max((one.choose for one in every if one.choose), default=USUAL_FOCUS)


USUAL_FOCUS: Final = 6
"""So many may be chosen where the sheet says no number: they stand first, and no more."""


def roles_of(sheet: model.Sheet, audience: str | None) -> Literal["none", "from-to"] | None:
    """Return which roles a sheet is made for, where it is for ``audience``: see ``Sheet.roles``.

    Sides that are the same for every role need none, when no other side is with them.
    """
    sides = _sides_of(sheet, audience)
    if all(one.roles == "none" for one in sheet.every_side if one.id in sides):
        return "none"
    return sheet.roles


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
    """Return what a sheet is called for short: as its tool is, where it is the tool's only sheet
    or has its name, or by its id where that is so short that it must be an abbreviation (``LUS``);
    None where it is neither.
    """
    tools = framework.tools.tools if framework.tools else ()
    tool = next((one for one in tools if one.id == sheet.tool), None)
    of_it = sum(one.tool == sheet.tool for one in framework.sheets)
    if tool is not None and tool.short and (of_it == 1 or sheet.id == tool.id):
        return tool.short
    return sheet.id.upper() if len(sheet.id) <= LONGEST_ABBREVIATION else None


LONGEST_ABBREVIATION = 4
_ON_ITS_FACE = {
    "forbehold": "note",
    "formaal": "purpose",
    "hvem": "who",
    "frivilligt": "voluntary",
    "opbevaring": "kept",
    "oplysning": "notice",
    "jura": "legal",
}
"""What stands at the head of each part, where it is written, by the ends of the blocks' ids."""


def on_its_face(sheet: model.Sheet, part: model.SheetPart) -> Iterator[tuple[str, str]]:
    """Yield what is written to stand at the head of a part: the end of its block's id, its field.

    How long it is kept is not said where the part has its own day of deletion.
    """
    for name, key in _ON_ITS_FACE.items():
        if getattr(sheet, key) and not (key == "kept" and part.delete):
            yield name, key


def sheet_document(
    framework: Framework, sheet: model.Sheet, request: SheetRequest
) -> blocks.Document:
    """Build the sheet for one or several roles, or for none where it is the same for all.

    Expectations that the roles share word for word come once, tagged with their roles. Those in
    ``request.focus`` are marked as chosen.
    """
    sides = _sides_of(sheet, request.audience)
    common = (
        block
        for part in sheet.parts
        if part.side in sides
        for one in _with_change_of_role(framework, sheet, part, request)
        for block in one.whole()
    )
    made = tuple(with_foot(framework, common))
    head = _head(sheet, request, sides)
    if framework.local is not None and has_local(made):
        head = head._replace(local=framework.local.id)
    shows_all = _shows_all(framework, request.role_ids, made)
    change = any(isinstance(one, blocks.Threads) for one in made)
    shown = [*request.role_ids, request.from_role] if change else request.role_ids
    return blocks.Document(
        kind=sheet.id,
        id=sheet.id,
        title=_title(framework, sheet, request),
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=made,
        personal=bool(request.given or request.previous or request.name or request.leader),
        answers=_answers_name(sheet, request),
        draft=unfinished(sheet),
        covers=tuple(f"roles/{one}/" for one in shown) if shows_all or change else (),
        head=head,
        given=request.given,
    )


def _shows_all(
    framework: Framework, role_ids: Iterable[str], made: Iterable[blocks.Block]
) -> bool:
    """Tell whether every expectation of some roles is there, to choose from or to read."""
    lists = [one for one in made if isinstance(one, blocks.Expectations)]
    shown = {
        address for one in lists for item in one.items for address in (item.address, *item.twins)
    }
    every = [one for role_id in role_ids for one in framework.role(role_id).expectations]
    return bool(lists) and all(of_expectation(framework, one) in shown for one in every)


def _title(framework: Framework, sheet: model.Sheet, request: SheetRequest) -> str:
    """Return the sheet's title, and the roles it is for."""
    roles = [framework.role(role_id) for role_id in request.role_ids]
    if not roles:
        return sheet.title
    if sheet.roles == "from-to" and request.from_role is not None:
        old, new = framework.role(request.from_role), roles[0]
        return f"{sheet.title}: Fra {lower_first(old.singular)} til {lower_first(new.singular)}"
    return f"{sheet.title}: {listed_singulars(roles)}"


def _with_change_of_role(
    framework: Framework, sheet: model.Sheet, part: model.SheetPart, request: SheetRequest
) -> Iterator[_Part]:
    """Yield a part, and the same side's of the sheet that comes with it for another role.

    One that is to be turned on does not come with another.
    """
    yield _Part(framework, sheet, part, request)
    other = framework.sheet(sheet.from_role_sheet or "")
    if other is not None and not other.opt_in and request.from_role is not None:
        first = sheet.parts[0].side
        same: dict[str, str] = {one.fill: f"{first}-{one.id}" for one in sheet.fields if one.fill}
        for one in other.parts:
            if one.side == part.side:
                yield _Part(framework, other, one, request, f"{other.id}-", same)


def _head(sheet: model.Sheet, request: SheetRequest, sides: frozenset[str]) -> blocks.Head:
    """Tell what the sheet is for; its days are those that are given.

    Nobody is offered to save for a talk what others have part in: that is told at the meeting. Nor
    what is not set side by side: a sheet without topics, or with one side.
    """
    own = [one.id for one in sheet.every_side if not one.always]
    prepares = own if sheet.topics and len(own) > 1 and not sheet.opt_in else []
    roles = request.role_ids
    if sheet.roles == "from-to" and request.from_role is not None:
        roles = (request.from_role, *roles)
    days = (delete_by(one, request.date) for one in sheet.parts if one.side in sides)
    return blocks.Head(
        roles=roles,
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


def privacy_field(sheet: model.Sheet, part: model.SheetPart) -> str:
    """Return the field of a part that says who may see it: another where it is gathered."""
    return "privacy_gathered" if sheet.gathered and part.privacy_gathered else "privacy"


@dataclass(frozen=True, slots=True)
class _Part(PartBlocks):
    """One side's part of the sheet.

    The fields at the head of each part are the same questions: their answers go by the ids they
    have on the sheet's first part, whether it is among the parts that are made or not. ``same``
    are those of the sheet that this one comes with, by what they are filled with.
    """

    same: Mapping[str, str] = field(default_factory=dict)

    def whole(self) -> Iterator[blocks.Block]:
        """Yield the part from its title to the notes at its foot."""
        yield from self._top()
        for number, section in enumerate(self.sheet.sections):
            if self.part.side in section.sides:
                yield from self._section(section, ("sections", number))
        yield from self._foot()

    def _top(self) -> Iterator[blocks.Block]:
        """Yield what stands before the first section: what it is, how to go about it, for whom."""
        at = ("parts", self.sheet.parts.index(self.part))
        kicker, kicker_address = tool_name(self.framework, self.sheet)
        yield blocks.Title(
            self.name,
            kicker=kicker,
            text=self.part.title,
            address=self.at(*at, "title"),
            kicker_address=kicker_address,
        )
        if self.part.lead:
            yield self._note("indledning", self.part.lead, "lead", *at, "lead")
        for name, key in on_its_face(self.sheet, self.part):
            yield self._note(name, getattr(self.sheet, key), "body", key)
        if self.part.steps:
            steps = tuple(
                blocks.Item(f"{self.name}_trin_{number}", text, self.at(*at, "steps", number - 1))
                for number, text in enumerate(self.part.steps, start=1)
            )
            yield blocks.Items(f"{self.name}_trin", steps, steps=True)
        if heads := tuple(self._fields()):
            yield blocks.Fields(f"{self.name}_felter", heads)

    def _foot(self) -> Iterator[blocks.Block]:
        """Yield the notes: who may see it, by when it is to be deleted, and what is added."""
        at = ("parts", self.sheet.parts.index(self.part))
        private = privacy_field(self.sheet, self.part)
        if said := getattr(self.part, private):
            yield self._note("fortrolighed", said, "note", *at, private)
        if self.part.delete:
            said = delete_words(self.part.delete.text, delete_by(self.part, self.request.date))
            yield blocks.Text(f"{self.name}_slettes", said, "note", added=True)
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
            yield blocks.Heading(f"{self.name}-{section.id}", title, address=address)
            yield from body
            own = self.framework, self.sheet.id, section.id, side, self.name
            yield from own_questions(*own)

    def _note(self, name: str, text: str, tone: str, *loc: str | int) -> blocks.Text:
        block_id = f"{self.name}_{name}"
        return blocks.Text(block_id, text, tone, added=True, address=self.at(*loc))

    def _fields(self) -> Iterator[blocks.Field]:
        request = self.request
        roles = [self.framework.role(role_id) for role_id in request.role_ids]
        first = self.sheet.parts[0].side
        filled = {
            "name": request.name,
            "roles": listed_singulars(roles) if roles else None,
            "leader": request.leader,
            "date": _on(request.date),
            "start": _on(request.start),
            "from-role": listed_singulars([self.framework.role(request.from_role)])
            if request.from_role
            else None,
        }
        for number, head in enumerate(self.sheet.fields):
            if head.sides is not None and self.part.side not in head.sides:
                continue
            label, address = self.wording(head.label, ("fields", number, "label"))
            if len(roles) > 1 and head.label_several:
                label = head.label_several
                address = self.at("fields", number, "label_several")
            yield blocks.Field(
                f"{self.name}-{head.id}",
                label,
                filled.get(head.fill) if head.fill else None,
                address,
                self.same.get(head.fill or "", f"{self.prefix}{first}-{head.id}"),
            )


def _on(day: date | None) -> str | None:
    return danish_date(day.year, day.month, day.day) if day else None
