"""Whom a new leader is to meet, as far as the framework knows."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.blocks import PeopleRow
from ledelsesgrundlag_cli.documents.common import of_title
from ledelsesgrundlag_cli.model.kinds import FORUM

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Role

_ABOVE, _BELOW = "naermeste-leder", "medarbejdere"
_BEYOND: Final = {_ABOVE: "Din nærmeste leder", _BELOW: "Dine medarbejdere"}
"""Those in the chain that are no roles: see ``model.role.BEYOND_THE_ROLES``."""
_IN_THE_CHAIN: Final = frozenset({_ABOVE, "ledelseskaede"})
"""Fora that are the chain itself."""


def people_to_meet(
    framework: Framework, role_ids: Sequence[str], sources: Collection[str]
) -> tuple[PeopleRow, ...]:
    """Return whom to meet in some roles, each once, by ``sources``: ``chain`` and ``fora``.

    In the chain it is the nearest leader, those at the level below and whom the roles'
    expectations point at. Of the fora it is those that the framework itself speaks of, in their
    own order.
    """
    rows: list[PeopleRow] = []
    if "chain" in sources:
        roles = [framework.role(one) for one in role_ids]
        found = dict.fromkeys(one for role in roles for one in _around(framework, role))
        rows += [_row(framework, one) for one in found if one not in role_ids]
    if "fora" in sources:
        for one in framework.fora:
            if one.grounded_in and not ("chain" in sources and one.id in _IN_THE_CHAIN):
                rows.append(PeopleRow(one.id, one.name, framework.texts.of(FORUM, one.id, "name")))
    return tuple(rows)


def _around(framework: Framework, role: Role) -> Iterator[str]:
    """Yield those above and below a role in the chain, and whom its expectations point at."""
    levels = [
        (level, [*some]) for level, some in groupby(framework.roles, key=lambda it: it.level)
    ]
    place = next(at for at, (level, _) in enumerate(levels) if level == role.level)
    if place > 0:
        yield _ABOVE
    if place + 1 < len(levels):
        yield from (one.id for one in levels[place + 1][1])
    else:
        yield _BELOW
    for expectation in role.expectations:
        yield from expectation.toward.levels if expectation.toward else ()


def _row(framework: Framework, named: str) -> PeopleRow:
    if named in _BEYOND:
        return PeopleRow(named, _BEYOND[named])
    role = framework.role(named)
    return PeopleRow(named, role.title, of_title(framework, role))
