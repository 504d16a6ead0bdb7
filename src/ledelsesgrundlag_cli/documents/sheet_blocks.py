"""The blocks of a sheet's part: from what HR has written to what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import (
    chain,
    expectation_item,
    marks,
    of_expectation,
    quote_block,
)
from ledelsesgrundlag_cli.documents.interview import cases, questions_to
from ledelsesgrundlag_cli.documents.local import own_items
from ledelsesgrundlag_cli.documents.people_to_meet import people_to_meet
from ledelsesgrundlag_cli.documents.previous import origin, said_in, still_chosen
from ledelsesgrundlag_cli.documents.role_change import RoleChange
from ledelsesgrundlag_cli.model import sheet_blocks as model
from ledelsesgrundlag_cli.model.sheet_blocks import When
from ledelsesgrundlag_cli.words.danish import danish_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.documents.request import SheetRequest
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Expectation, Role
    from ledelsesgrundlag_cli.model.sheet import Sheet, SheetPart

    _Pair = tuple[Role, Expectation]


_TWO = 2


@dataclass(frozen=True, slots=True)
class PartBlocks:
    """Builds the blocks of one side's part; ids begin with the side, so that all are unique."""

    framework: Framework
    sheet: Sheet
    part: SheetPart
    request: SheetRequest
    prefix: str = ""
    """Before the ids of one that comes with another sheet, so that no two are the same."""

    @property
    def name(self) -> str:
        """Its side, as its ids begin with it."""
        return f"{self.prefix}{self.part.side}"

    def at(self, *loc: str | int) -> str | None:
        """Return the address of the text at a path in the sheet."""
        return self.framework.texts.at(f"sheets/{self.sheet.id}.yaml", loc)

    def wording(self, wording: model.Wording, loc: Loc) -> tuple[str, str | None]:
        """Return the words for this side, and their address."""
        side = self.part.side
        return wording.for_side(side) or "", self.at(*loc, *wording.place(side))

    def build(self, block: model.Block, loc: Loc) -> Iterator[blocks.Block]:  # noqa: C901, PLR0912 - a case for each kind
        """Yield what a block at ``loc`` in the sheet shows; nothing where it is left out."""
        if not block.is_shown(self._facts()) or not self._has(block.needs):
            return
        anchor = f"{self.name}-{block.id}"
        match block:
            case model.QuoteBlock():
                yield quote_block(self.framework, anchor, self.framework.quote(block.quote))
            case model.AgreementsBlock():
                yield self._agreements(block, anchor, loc)
            case model.TextBlock():
                text, address = self.wording(block.text, (*loc, "text"))
                yield blocks.Text(anchor, text, added=True, address=address)
            case model.QuestionBlock():
                yield self._question(block, anchor, loc)
            case model.ExpectationsBlock():
                yield from self._expectations(block, anchor, loc)
            case model.DialBlock():
                yield self._dial(block, anchor, loc)
            case model.CarriedBlock():
                yield self._carried(block, anchor, loc)
            case model.ChecklistBlock():
                yield self._checklist(block, anchor, loc)
            case model.PeopleBlock():
                yield self._people(block, anchor, loc)
            case model.TalkBlock():
                yield self._talk(block, anchor)
            case model.ChainBlock():
                yield chain(self.framework, self.request.role_ids)._replace(id=anchor)
            case model.ExcerptsBlock():
                of = self.framework.texts.of_passage
                taken = (blocks.Excerpt(one.text, of(one.passage)) for one in block.excerpts)
                yield blocks.Excerpts(anchor, tuple(taken))
            case model.PerExpectationBlock():
                yield from self._per_expectation(block, anchor, loc)
            case model.CaseBlock():
                yield from cases(self.framework, self.request.role_ids, anchor, block.lines)
            case model.ListenBlock():
                pass  # is about an expectation, and so it stands below one
            case model.ThreadsBlock():
                text, address = self.wording(block.text, (*loc, "text"))
                old = self.framework.role(self.request.from_role or "")
                new = self.framework.role(self.request.role_ids[0])
                change = RoleChange(self.framework, old, new)
                yield from change.build(block, anchor, text, address)
            case _:
                assert_never(block)

    def _facts(self) -> set[When]:
        """Return what is the case of this sheet."""
        so = {
            When.SEVERAL_ROLES: len(self.request.role_ids) > 1,
            When.MANY_ROLES: len(self.request.role_ids) > _TWO,
            When.FOCUS: bool(self.request.focus),
            When.FROM_ROLE: self.request.from_role is not None,
            When.PREVIOUS: self.request.carries,
        }
        return {one for one, is_so in so.items() if is_so}

    def _has(self, needed: str) -> bool:
        """Tell whether there is what a block needs; without it, the block is left out."""
        if needed == "pejlemaerker":
            return bool(self.framework.pejlemaerker)
        if needed == "quotes":
            return self.framework.quotes is not None and bool(self.framework.quotes.quotes)
        if needed == "expectations":
            return any(self.framework.role(one).expectations for one in self.request.role_ids)
        if needed == "from-role":
            return self.request.from_role is not None
        return True

    def _per_expectation(
        self, block: model.PerExpectationBlock, anchor: str, loc: Loc
    ) -> Iterator[blocks.Block]:
        """Yield each chosen expectation as a heading, and what is to be built below it.

        Where none is chosen, all are there to choose from, without lines to write on.
        """
        focus = self.request.focus
        for pairs in self._grouped():
            _, first = pairs[0]
            if focus and not any(one.id in focus for _, one in pairs):
                continue
            address = of_expectation(self.framework, first)
            yield blocks.Heading(f"{anchor}_{first.id}", first.text, 3, address)
            for number, inner in enumerate(block.blocks):
                if isinstance(inner, model.ListenBlock):
                    within = f"{self.name}-{inner.id}"
                    lines = inner.lines if focus else 0
                    yield from questions_to(self.framework, pairs, within, lines)
                elif self._is_for_side(inner) and (focus or not _asks(inner)):
                    for one in self.build(inner, (*loc, "blocks", number)):
                        yield one._replace(id=f"{one.id}_{first.id}")

    def _is_for_side(self, block: model.Block) -> bool:
        return block.sides is None or self.part.side in block.sides

    def _question(self, block: model.QuestionBlock, anchor: str, loc: Loc) -> blocks.Question:
        text, address = self.wording(block.text, (*loc, "text"))
        # Several roles, chosen expectations or last time's agreements fill more: a line less
        # keeps the pages.
        request = self.request
        fuller = len(request.role_ids) > 1 or bool(request.focus) or request.carries
        fewer = 1 if fuller and block.lines > 2 else 0
        return blocks.Question(anchor, text, block.lines - fewer, address)

    def _dial(self, block: model.DialBlock, anchor: str, loc: Loc) -> blocks.Dial:
        text, address = self.wording(block.text, (*loc, "text"))
        choices = self._choices(block, loc)
        items = tuple(
            blocks.DialItem(f"{anchor}_{mark.id}", mark) for mark in marks(self.framework)
        )
        because_address = self.at(*loc, "because")
        return blocks.Dial(anchor, text, choices, block.because, items, address, because_address)

    def _choices(
        self, block: model.DialBlock | model.CarriedBlock, loc: Loc
    ) -> tuple[blocks.Choice, ...]:
        return tuple(
            blocks.Choice(option, self.at(*loc, "options", number))
            for number, option in enumerate(block.options)
        )

    def _carried(self, block: model.CarriedBlock, anchor: str, loc: Loc) -> blocks.Carried:
        """List last time's agreements, or room for them where there are none to go on from."""
        text, address = self.wording(block.text, (*loc, "text"))
        previous = self.request.previous
        agreed = previous.agreements if previous else ()
        said = [said_in(self.framework, one) for one in agreed] or [()] * block.rows
        return blocks.Carried(
            anchor,
            text,
            origin(self.framework, previous, self.request.role_ids, self.part.side)
            if previous and agreed
            else None,
            self._choices(block, loc),
            block.because,
            tuple(
                blocks.CarriedItem(f"{anchor}_{number}", one)
                for number, one in enumerate(said, start=1)
            ),
            address,
            self.at(*loc, "because"),
        )

    def _checklist(self, block: model.ChecklistBlock, anchor: str, loc: Loc) -> blocks.Checklist:
        text, address = self.wording(block.text, (*loc, "text"))
        items = tuple(
            blocks.ChecklistItem(
                f"{anchor}-{item.id}", item.text, self.at(*loc, "items", number, "text")
            )
            for number, item in enumerate(block.items)
        )
        return blocks.Checklist(anchor, text, items, address)

    def _agreements(
        self, block: model.AgreementsBlock, anchor: str, loc: Loc
    ) -> blocks.Agreements:
        columns = tuple(
            blocks.Column(
                f"{anchor}-{column.id}",
                column.title,
                column.text,
                self.at(*loc, "columns", number, "text"),
                self.at(*loc, "columns", number, "title"),
            )
            for number, column in enumerate(block.columns)
        )
        return blocks.Agreements(anchor, self.part.title, columns, block.rows)

    def _people(self, block: model.PeopleBlock, anchor: str, loc: Loc) -> blocks.People:
        text, address = None, None
        if block.text is not None:
            text, address = self.wording(block.text, (*loc, "text"))
        columns = tuple(
            blocks.TableColumn(
                f"{anchor}-{column.id}",
                column.title,
                self.at(*loc, "columns", number, "title"),
            )
            for number, column in enumerate(block.columns)
        )
        given = people_to_meet(self.framework, self.request.role_ids, block.filled_from)
        if "focus" in block.filled_from:
            given = (*given, *self._in_focus())
        left = range(len(given) + 1, max(block.rows, len(given) + 1) + 1)
        if "focus" in block.filled_from and self.request.focus:
            left = range(0)
        rows = (*given, *(blocks.PeopleRow(str(number)) for number in left))
        label = text or ", ".join(one.title for one in columns)
        return blocks.People(anchor, label, columns, rows, text, address, block.lines)

    def _in_focus(self) -> Iterator[blocks.PeopleRow]:
        """Yield a row for each chosen expectation."""
        for pairs in self._grouped():
            _, first = pairs[0]
            if any(one.id in self.request.focus for _, one in pairs):
                address = of_expectation(self.framework, first)
                yield blocks.PeopleRow(first.id, first.text, address)

    def _talk(self, block: model.TalkBlock, anchor: str) -> blocks.Talk:
        number = next(at for at, one in enumerate(self.sheet.talks) if one.id == block.talk)
        talk = self.sheet.talks[number]
        day = None
        if self.request.start is not None:
            day = danish_day(self.request.start + timedelta(weeks=talk.week))
        return blocks.Talk(anchor, talk.title, day, address=self.at("talks", number, "title"))

    def _expectations(
        self, block: model.ExpectationsBlock, anchor: str, loc: Loc
    ) -> Iterator[blocks.Expectations]:
        """List the roles' expectations once each; only those in focus where the block says so.

        To read, those in focus come first and in a list of their own.
        """
        text, address = self.wording(block.text, (*loc, "text"))
        only_chosen = block.when is When.FOCUS and block.choose > 0
        items = [one for one in self._items(block, anchor) if one.chosen or not only_chosen]
        if not only_chosen:
            roles = self.request.role_ids
            items += own_items(self.framework, roles, (), within=anchor, tagged=len(roles) > 1)
        if block.choose or only_chosen:
            choose = None if only_chosen else block.choose
            yield blocks.Expectations(anchor, text, tuple(items), text, choose, "", address)
            return
        read = [one._replace(chosen=False) for one in items if not one.chosen]
        first = [one._replace(chosen=False) for one in items if one.chosen]
        if first:
            above, of = self.wording(block.first or block.text, (*loc, "first"))
            yield blocks.Expectations(
                f"{anchor}_foerst", above, tuple(first), above, intro_address=of
            )
        if read:
            yield blocks.Expectations(anchor, text, tuple(read), text, intro_address=address)

    def _items(
        self, block: model.ExpectationsBlock, anchor: str
    ) -> Iterator[blocks.ExpectationItem]:
        several = len(self.request.role_ids) > 1
        beforehand = {*self.request.focus}
        if block.filled_from and self.request.previous:
            last = self.request.previous.chosen
            beforehand |= still_chosen(self.framework, last, self.request.role_ids).keys()
        for pairs in self._grouped():
            role, expectation = pairs[0]
            yield expectation_item(
                self.framework,
                role,
                expectation,
                within=anchor,
                marked=False,
                chosen=any(one.id in beforehand for _, one in pairs),
                tags=[one.title for one, _ in pairs] if several else (),
                twins=[one for _, one in pairs[1:]],
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


def _asks(block: model.Block) -> bool:
    return isinstance(block, model.QuestionBlock)
