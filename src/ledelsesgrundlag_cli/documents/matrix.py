"""The matrix (Overblik): every expectation, by role and pejlemærke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon, linked, listed_titles, marks
from ledelsesgrundlag_cli.documents.local import additions, own_expectations, said_by, with_foot
from ledelsesgrundlag_cli.documents.threads import entry, role_columns, said
from ledelsesgrundlag_cli.words.nouns import USUAL
from ledelsesgrundlag_cli.words.wording import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Expectation, Role

_LEAD = USUAL.say(
    "Her står, hvad der forventes af {hver rolle}, ordnet efter {pejlemærker}. Hver forventning "
    "står ét sted. Er den koblet til flere {pejlemærker}, står de andre efter den. Rækkefølgen er "
    "ikke en rangorden."
)
_COUNTS = USUAL.say(
    "Tallene siger, hvor mange forventninger der er koblet til {pejlemærket}, også dem, der står "
    "et andet sted. De siger ikke, hvor {vigtigt|pejlemærke} {det|pejlemærke} er, eller hvor godt "
    "nogen leder."
)
_NONE = "Ingen forventning er koblet hertil"
_ELSEWHERE = "Står i andre rækker"
"""Said of a cell all of whose expectations stand where they are linked to first."""
_ALSO = "Også: {}"


def matrix(framework: Framework, *, counts: bool = False) -> blocks.Document:
    """Build the matrix: a row for each pejlemærke, a column for each role.

    An expectation stands once, in the row of the first pejlemærke it is linked to, and tells of
    the others. With ``counts`` each cell also says how many expectations are linked to its
    pejlemærke, wherever they stand. Nothing is added up.
    """
    note, address = linked(framework)
    shown = (
        blocks.Title("overblik_top", "Overblik", USUAL.say("{Roller} og {pejlemærker}")),
        blocks.Text("overblik_indledning", _LEAD, tone="lead", added=True),
        *_tables(framework, counts=counts),
        blocks.Text(
            "overblik_note",
            f"{_COUNTS} {note}" if counts else note,
            tone="note",
            added=True,
            address=None if counts else address,
        ),
    )
    return blocks.Document(
        kind="overblik",
        id="overblik",
        title=USUAL.say("Overblik: {roller} og {pejlemærker}"),
        language=framework.metadata.language,
        covers=("roles/", "pejlemaerker/"),
        colophon=colophon(framework),
        blocks=tuple(with_foot(framework, shown)),
    )


def _tables(framework: Framework, *, counts: bool) -> Iterator[blocks.Block]:
    """Yield one table, or several of about as many roles each, where one would be too wide."""
    roles = framework.roles
    parts = -(-len(roles) // blocks.MOST_COLUMNS)
    size = -(-len(roles) // parts)
    for number, first in enumerate(range(0, len(roles), size), start=1):
        some = roles[first : first + size]
        if parts > 1:
            yield blocks.Heading(f"overblik_del_{number}", listed_titles(some))
        yield _table(framework, some, f"overblik_skema_{number}", counts=counts)


def _table(
    framework: Framework, roles: Sequence[Role], name: str, *, counts: bool
) -> blocks.Table:
    return blocks.Table(
        name,
        label=USUAL.say("Forventninger efter {rolle} og {pejlemærke}"),
        description=USUAL.say("En række for {hvert pejlemærke} og en kolonne for {hver rolle}."),
        corner=USUAL.say("{Pejlemærke}"),
        columns=role_columns(framework, "overblik", roles),
        rows=tuple(
            blocks.TableRow(
                f"{name}_maerke_{mark.id}",
                mark.name,
                mark,
                tuple(_cell(framework, role, mark, counts=counts) for role in roles),
                mark.address,
            )
            for mark in marks(framework)
        ),
    )


def _cell(
    framework: Framework, role: Role, mark: blocks.Mark, *, counts: bool
) -> tuple[blocks.Entry, ...]:
    anchor = f"overblik_maerke_{mark.id}"
    linked_here = [one for one in role.expectations if mark.id in one.pejlemaerker.all]
    place = f"{anchor}_rolle_{role.id}"
    own = tuple(_own(framework, role, mark, anchor))
    if not linked_here:
        return (said(place, _NONE), *own)
    entries = [
        each
        for one in linked_here
        if one.pejlemaerker.all[0] == mark.id
        for told in [_told(framework, one, mark, anchor)]
        for each in (told, *_additions(framework, one, told))
    ]
    if counts:
        number = len(linked_here)
        words = "1 forventning" if number == 1 else f"{number} forventninger"
        return (said(place, words if entries else f"{words}. {_ELSEWHERE}"), *entries, *own)
    return (*(entries or [said(place, _ELSEWHERE)]), *own)


def _additions(
    framework: Framework, expectation: Expectation, told: blocks.Entry
) -> Iterator[blocks.Entry]:
    """Yield what a unit says of an expectation, to stand below it."""
    for one in additions(framework, {expectation.id}, told.id):
        yield _local(one.id, one.text, expectation.id, one.local)


def _own(
    framework: Framework, role: Role, mark: blocks.Mark, anchor: str
) -> Iterator[blocks.Entry]:
    """Yield a unit's own expectations of a role, by the pejlemærke they name first."""
    unit = framework.local
    if unit is None:
        return
    for one in own_expectations(framework, {role.id}):
        if one.pejlemaerker[0] == mark.id:
            name = f"{anchor}_forventning_{unit.id}_{one.id}"
            made = _local(name, said_by(unit, one.text), one.id, unit.id)
            others = marks(framework, {*one.pejlemaerker} - {mark.id})
            also = _ALSO.format(" · ".join(other.name for other in others)) if others else None
            remarks = (also,) if also else ()
            yield made._replace(marks=others, also=also, remarks=remarks)


def _local(name: str, text: str, expectation: str, unit_id: str) -> blocks.Entry:
    return blocks.Entry(name, (Piece(text),), expectation=expectation, local=unit_id)


def _told(
    framework: Framework, expectation: Expectation, mark: blocks.Mark, anchor: str
) -> blocks.Entry:
    """Make an expectation ready to stand by a pejlemærke, with the others it is linked to."""
    ids = set(expectation.pejlemaerker.all) - {mark.id}
    others = marks(framework, ids)
    also = _ALSO.format(" · ".join(one.name for one in others)) if others else None
    made = entry(framework, expectation, anchor, remarks=[also] if also else [])
    return made._replace(marks=others, also=also)
