"""The ways in which a sheet may have been made: what decides which fields it has.

A file tells some of it in its head, and its fields tell the rest.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import permutations, product
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents.interview import fields_for
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, Previous, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sides_to_choose
from ledelsesgrundlag_cli.model.sheet_blocks import CarriedBlock, When
from ledelsesgrundlag_cli.render.docx.tags import tag_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.inward.filled import Filled
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

_MOST_AGREEMENTS: Final = 12
"""That are looked for in answers alone, which do not tell how many there were."""
_FROM_ROLE: Final = frozenset({When.FROM_ROLE, When.NO_FROM_ROLE})
_FOCUS: Final = frozenset({When.FOCUS, When.NO_FOCUS})
_ANY_DAY: Final = date(2000, 1, 3)
"""A first day of work: which one it is changes no field."""


class Variant(NamedTuple):
    """How a sheet was made, as far as its fields depend on it.

    ``agreements`` is how many of last time's it carries; ``chosen`` whether expectations were
    chosen beforehand, and ``started`` whether the first day of work was known. ``focus`` are
    those chosen, where there are fields for each of them.
    """

    role_ids: tuple[str, ...]
    side: str
    from_role: str | None = None
    agreements: int = 0
    chosen: bool = False
    started: bool = False
    focus: tuple[str, ...] = ()

    @property
    def told(self) -> int:
        """How much was asked for beside what every sheet is made of."""
        return sum((self.from_role is not None, bool(self.agreements), self.chosen, self.started))

    def request(self, framework: Framework) -> SheetRequest:
        """Ask for a sheet with the same fields."""
        every = (one for role in self.role_ids for one in framework.role(role).expectations)
        return SheetRequest(
            self.role_ids,
            self.side,
            focus=self.focus or (tuple(one.id for one in every)[:1] if self.chosen else ()),
            start=_ANY_DAY if self.started else None,
            from_role=self.from_role,
            previous=Previous(((("", "…"),),) * self.agreements) if self.agreements else None,
        )


def variants_of(
    framework: Framework, sheet: Sheet, roles: Sequence[str] | None, filled: Filled
) -> list[Variant]:
    """Return the ways in which a sheet may have been made, the plainest first.

    ``roles`` are those it is known to be for; for a change of role, the old and the new.
    """
    whens = {block.when for section in sheet.sections for block in section.blocks}
    sides = [one.id for one in sides_to_choose(sheet)] or [ALL_SIDES]
    made = [
        Variant(new, side, old, agreements, chosen, started)._replace(
            focus=_in_focus(framework, sheet, new, filled) if chosen else ()
        )
        for (new, old), side, agreements, chosen, started in product(
            _roles(framework, sheet, roles, asks_from_role=bool(whens & _FROM_ROLE)),
            [*sides, *([ALL_SIDES] if len(sides) > 1 else [])],
            _agreements(sheet, filled),
            (False, True) if whens & _FOCUS else (False,),
            (False, True) if sheet.talks else (False,),
        )
    ]
    return sorted(made, key=lambda one: one.told)


def _roles(
    framework: Framework, sheet: Sheet, roles: Sequence[str] | None, *, asks_from_role: bool
) -> list[tuple[tuple[str, ...], str | None]]:
    """Return the roles a sheet may be for, each with the one that the leader comes from."""
    known = [role.id for role in framework.roles]
    there = tuple(one for one in roles or () if one in known)
    if sheet.roles == "none":
        return [((), None)]
    if sheet.roles is not None:
        pairs = [there] if len(there) == 2 else permutations(known, 2)
        return [((new,), old) for old, new in pairs]
    there = there or tuple(known[:1])
    others = [one for one in known if one not in there] if asks_from_role else []
    return [(there, old) for old in (None, *others)]


def _in_focus(
    framework: Framework, sheet: Sheet, role_ids: Sequence[str], filled: Filled
) -> tuple[str, ...]:
    """Return the expectations that a sheet has fields for each of, as its fields tell.

    Of answers alone it is those that something is written about.
    """
    names = frozenset(filled.names or filled.answers.given)
    found = []
    for role_id in role_ids:
        asked = framework.asked_of(role_id)
        for one in framework.role(role_id).expectations:
            questions = [x.id for x in asked.questions if x.expectation == one.id] if asked else []
            called = {*fields_for(sheet, one.id, questions)}
            if not names.isdisjoint(called | {*map(tag_of, called)}):
                found.append(one.id)
    return tuple(found)


def _agreements(sheet: Sheet, filled: Filled) -> Sequence[int]:
    """Return how many agreements a sheet may carry: as its fields tell, else any number."""
    carried = {
        block.id
        for section in sheet.sections
        for block in section.blocks
        if isinstance(block, CarriedBlock)
    }
    if not carried:
        return (0,)
    of_one = re.compile(
        rf".+-(?:{'|'.join(map(re.escape, carried))})_([1-9]\d?)(?:_aftale|_fordi)?"
    )
    names = filled.names or filled.answers.given
    found = [one for one in map(of_one.fullmatch, names) if one is not None]
    most = max((int(one[1]) for one in found), default=0)
    if filled.names is None:
        return (0, *range(max(most, 1), max(most, _MOST_AGREEMENTS) + 1))
    return (0, most) if most else (0,)
