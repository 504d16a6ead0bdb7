"""From one role to another: what one takes along, what is new, and what the new role has not.

Read from the framework's own words, as ``threads`` are. Nobody is told what to let go: that words
are not in the new role does not mean that the matter is nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import expectation_item, marks
from ledelsesgrundlag_cli.documents.threads import HOW, find_threads, role_columns, told_apart
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.documents.threads import Thread
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Expectation, Role
    from ledelsesgrundlag_cli.model.sheet_blocks import ThreadsBlock

_NONE_ALIKE: Final = USUAL.say("De to {roller} har ingen forventninger med samme ordlyd.")
_NOTHING: Final = {
    "new": USUAL.say("Alle forventninger i den nye {rolle} ligner nogen i den gamle."),
    "old": USUAL.say("Alle forventninger i den gamle {rolle} ligner nogen i den nye."),
}


@dataclass(frozen=True, slots=True)
class RoleChange:
    """What two roles' expectations have to do with each other. Each stands in one of the three."""

    framework: Framework
    old: Role
    new: Role

    def build(
        self, block: ThreadsBlock, anchor: str, text: str, address: str | None
    ) -> Iterator[blocks.Block]:
        """Yield what a sheet's block shows, under HR's ``text`` with its ``address``."""
        threads = find_threads((self.old, self.new))
        if block.shows == "both":
            alike = [one for one in threads if one.likeness is not None]
            yield from self._both(alike, anchor, text, address)
            return
        role = self.new if block.shows == "new" else self.old
        alone = [one.members[0] for one in threads if one.likeness is None]
        mine = [one.expectation for one in alone if one.role.id == role.id]
        if mine:
            rows = tuple(self._rows(role, mine, anchor))
            yield blocks.Threads(anchor, text, block.choose, rows, address)
        else:
            yield blocks.Text(anchor, _NOTHING[block.shows], added=True)

    def _both(
        self, threads: Sequence[Thread], anchor: str, text: str, address: str | None
    ) -> Iterator[blocks.Block]:
        """Yield what is alike, old beside new, and how it was found."""
        if threads:
            yield blocks.Text(f"{anchor}_om", text, added=True, address=address)
            placed = sorted(((self._place(one), one) for one in threads), key=lambda it: it[0])
            rows = tuple(
                self._row(thread, place, f"{anchor}_raekke_{number}")
                for number, (place, thread) in enumerate(placed, start=1)
            )
            yield blocks.Table(
                anchor,
                label=text,
                description=USUAL.say(
                    "En række for hver forventning og en kolonne for {hver rolle}."
                ),
                corner=USUAL.say("{Pejlemærke}") if self.framework.pejlemaerker else None,
                columns=role_columns(self.framework, anchor, (self.old, self.new)),
                rows=rows,
            )
        else:
            yield blocks.Text(anchor, _NONE_ALIKE, added=True)
        yield blocks.Text(f"{anchor}_maade", HOW, tone="note", added=True)

    def _row(self, thread: Thread, place: int, row: str) -> blocks.TableRow:
        entries = told_apart(self.framework, thread.members, row)
        cells = tuple(
            tuple(entries[one.expectation.id] for one in thread.of(role))
            for role in (self.old, self.new)
        )
        every = marks(self.framework)
        if not every:
            return blocks.TableRow(row, None, None, cells)
        mark = every[place]
        return blocks.TableRow(row, mark.name, mark, cells, mark.address)

    def _place(self, thread: Thread) -> int:
        """Return the place of the pejlemærke that what is new in a thread is linked to first."""
        return self._first_mark(thread.of(self.new)[0].expectation)

    def _first_mark(self, expectation: Expectation) -> int:
        ids = [one.id for one in self.framework.pejlemaerker]
        return min((ids.index(one) for one in expectation.pejlemaerker.all[:1]), default=0)

    def _rows(
        self, role: Role, mine: Sequence[Expectation], anchor: str
    ) -> Iterator[blocks.ThreadsRow]:
        every: tuple[blocks.Mark | None, ...] = marks(self.framework) or (None,)
        for place, mark in enumerate(every):
            here = [one for one in mine if self._first_mark(one) == place]
            if here:
                items = (
                    expectation_item(self.framework, role, one, within=anchor, marked=False)
                    for one in here
                )
                yield blocks.ThreadsRow(mark, tuple(items))
