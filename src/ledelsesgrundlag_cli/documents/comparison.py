"""The comparison (Sammenligning): what roles share, where their words drift, what is special."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import (
    chain,
    colophon,
    expectation_item,
    legend,
    listed_titles,
    marks,
)
from ledelsesgrundlag_cli.documents.threads import (
    HOW,
    Likeness,
    Thread,
    entries_linked,
    find_threads,
    role_columns,
    said,
    told_apart,
)
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Role

_LEAD = USUAL.say(
    "Her står {rollernes} forventninger ved siden af hinanden: først det fælles, så det, der er "
    "skrevet forskelligt, og til sidst det, der er særligt for {hver rolle}."
)
_SHARED = "Ens ord for ord"
_NOTHING_SHARED = USUAL.say("{Rollerne} har ingen forventninger, der er ens ord for ord.")
_ALMOST = "Næsten ens"
_ALMOST_SAID = (
    "Forventningerne siger næsten det samme. De ord, der ikke er ens, er fremhævet og gentaget "
    "under teksten."
)
_ALIKE = "Ligner hinanden"
_ALIKE_SAID = (
    "Ordene ligner hinanden så meget, at forventningerne kan handle om det samme. Døm selv."
)
_SPECIAL = USUAL.say("Særligt for {hver rolle}")
_SPECIAL_SAID = USUAL.say(
    "En forventning, der er koblet til flere {pejlemærker}, står ved dem alle. Rækkefølgen er "
    "ikke en rangorden."
)
_NONE_LIKE = "Ingen, der ligner"
_NONE_HERE = USUAL.say("Ikke noget særligt for {rollen} her")


def comparison(framework: Framework, role_ids: Sequence[str]) -> blocks.Document:
    """Build the comparison of two or more roles, in the order of the chain."""
    roles = [role for role in framework.roles if role.id in role_ids]
    titles = listed_titles(roles)
    return blocks.Document(
        kind="sammenligning",
        id="-".join(["sammenligning", *(role.id for role in roles)]),
        title=f"Sammenligning: {titles}",
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=(
            blocks.Title("sammenligning_top", "Sammenligning", titles),
            chain(framework, {role.id for role in roles})._replace(id="sammenligning_kaeden"),
            blocks.Text("sammenligning_indledning", _LEAD, tone="lead", added=True),
            *_sections(framework, roles),
        ),
        covers=tuple(f"roles/{role.id}/" for role in roles),
    )


def _sections(framework: Framework, roles: Sequence[Role]) -> Iterator[blocks.Block]:
    by_likeness: dict[Likeness | None, list[Thread]] = {}
    for thread in find_threads(roles):
        by_likeness.setdefault(thread.likeness, []).append(thread)
    yield from _shared(framework, roles, by_likeness.get(Likeness.THE_SAME, []))
    almost = by_likeness.get(Likeness.ALMOST_THE_SAME, [])
    yield from _side_by_side(framework, "naesten", (_ALMOST, _ALMOST_SAID), roles, almost)
    alike = by_likeness.get(Likeness.ALIKE, [])
    yield from _side_by_side(framework, "ligner", (_ALIKE, _ALIKE_SAID), roles, alike)
    alone = [one.members[0].expectation.id for one in by_likeness.get(None, [])]
    if alone:
        yield blocks.Heading("sammenligning_saerligt", _SPECIAL)
        yield blocks.Text("sammenligning_saerligt_om", _SPECIAL_SAID, added=True)
        yield _special(framework, roles, frozenset(alone))
    yield blocks.Text(
        "sammenligning_maade",
        f"{HOW} {framework.role_card.link_note}",
        tone="note",
        added=True,
    )


def _shared(
    framework: Framework, roles: Sequence[Role], threads: Sequence[Thread]
) -> Iterator[blocks.Block]:
    """Yield what is the same; of more than two roles, with those that have it."""
    yield blocks.Heading("sammenligning_ens", _SHARED)
    if not threads:
        yield blocks.Text("sammenligning_ens_ingen", _NOTHING_SHARED, added=True)
        return
    yield blocks.Expectations(
        "sammenligning_ens_forventninger",
        label=_SHARED,
        items=tuple(
            expectation_item(
                framework,
                first.role,
                first.expectation,
                within="sammenligning_ens_forventning",
                tags=[one.role.title for one in thread.members] if len(roles) > 2 else (),
                twins=[one.expectation for one in twins],
            )
            for thread in threads
            for first, *twins in [thread.members]
        ),
    )
    yield legend(framework, "sammenligning_pejlemaerker")


def _side_by_side(
    framework: Framework,
    name: str,
    words: tuple[str, str],
    roles: Sequence[Role],
    threads: Sequence[Thread],
) -> Iterator[blocks.Block]:
    """Yield a table of threads, with a row for each and a column for each role."""
    if not threads:
        return
    heading, about = words
    anchor = f"sammenligning_{name}"
    yield blocks.Heading(anchor, heading)
    yield blocks.Text(f"{anchor}_om", about, added=True)
    rows = []
    for number, thread in enumerate(threads, start=1):
        row = f"{anchor}_raekke_{number}"
        entries = told_apart(framework, thread.members, row)
        cells = tuple(
            tuple(entries[one.expectation.id] for one in thread.of(role))
            or (said(f"{row}_rolle_{role.id}", _NONE_LIKE),)
            for role in roles
        )
        rows.append(blocks.TableRow(row, None, None, cells))
    yield blocks.Table(
        f"{anchor}_skema",
        label=heading,
        description=USUAL.say("En række for hver forventning og en kolonne for {hver rolle}."),
        corner=None,
        columns=role_columns(framework, anchor, roles),
        rows=tuple(rows),
    )


def _special(framework: Framework, roles: Sequence[Role], alone: frozenset[str]) -> blocks.Table:
    """Make the table of what no other role has, by pejlemærke."""
    anchor = "sammenligning_saerligt"
    rows = []
    for mark in marks(framework):
        row = f"{anchor}_maerke_{mark.id}"
        cells = tuple(
            tuple(
                one
                for one in entries_linked(framework, role, mark.id, row)
                if one.expectation in alone
            )
            or (said(f"{row}_rolle_{role.id}", _NONE_HERE),)
            for role in roles
        )
        rows.append(blocks.TableRow(row, mark.name, mark, cells, mark.address))
    return blocks.Table(
        f"{anchor}_skema",
        label=_SPECIAL,
        description=USUAL.say("En række for {hvert pejlemærke} og en kolonne for {hver rolle}."),
        corner=USUAL.say("{Pejlemærke}"),
        columns=role_columns(framework, anchor, roles),
        rows=tuple(rows),
    )
