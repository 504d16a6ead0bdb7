"""The chain (Ledelseskæden): threads from the top level to the last, and where they break."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import (
    chain,
    colophon,
    of_card,
    of_expectation,
    of_title,
    the_roles,
)
from ledelsesgrundlag_cli.documents.threads import (
    Likeness,
    Member,
    Thread,
    entries_linked,
    entry,
    find_threads,
    role_columns,
    said,
    told_apart,
)
from ledelsesgrundlag_cli.model.kinds import PEJLEMAERKE
from ledelsesgrundlag_cli.words.danish import listed
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Expectation, Role

_LEAD = (
    "En tråd er en forventning, der går igen fra niveau til niveau i ledelseskæden. Her kan I se, "
    "hvor trådene løber, og hvor de er brudt."
)
_LEAD_ONE = (
    "Her kan I følge forventningen fra niveau til niveau i ledelseskæden og se, hvor tråden er "
    "brudt."
)
_LEAD_MARK = USUAL.say(
    "Her er de forventninger, der er koblet til {pejlemærket}, niveau for niveau."
)
_BREAK_MEANS = (
    "En tråd er brudt, når et niveau ikke har noget, der svarer til det, der står både over og "
    "under det."
)
_MARK_BREAK_MEANS = (
    "Tråden er brudt, når et niveau ikke har nogen forventning, der er koblet til det."
)
_NO_FAULT = (
    "Det behøver ikke være en fejl: Måske ligger opgaven et andet sted. Spørg hinanden, om det er "
    "meningen."
)
_HOW = (
    "Ledelsesgrundlaget siger ikke selv, hvilke forventninger der hører sammen. Programmet har "
    "fundet trådene ved at sammenligne ordene, og det kan tage fejl: To forventninger kan sige "
    "det samme med helt forskellige ord."
)
THREADS = "Forventninger, der går igen"
_NO_BREAKS = "Ingen tråde er brudt."
_ALONE = "De øvrige forventninger ligner ingen på andre niveauer."
_NO_THREADS = "Ingen forventninger ligner hinanden på tværs af niveauerne."
_BROKEN = "Tråden er brudt: Her er ingen, der ligner."
_BEGINS_BELOW = "Tråden begynder længere nede."
_ENDS_ABOVE = "Tråden slutter længere oppe."
_MARK_BROKEN = USUAL.say("Tråden er brudt: Ingen forventning er koblet til {pejlemærket}.")
_REMARKS = {
    Likeness.THE_SAME: "Samme ordlyd som hos {}",
    Likeness.ALMOST_THE_SAME: "Næsten samme ordlyd som hos {}",
    Likeness.ALIKE: "Ligner forventningen til {}",
}
_BEYOND = {"medarbejdere": "medarbejderne", "naermeste-leder": "nærmeste leder"}


def leadership_chain(framework: Framework) -> blocks.Document:
    """Build the overview: every thread, the breaks, the chain link by link, the pejlemærker."""
    threads = [one for one in find_threads(framework.roles) if one.likeness]
    return _document(
        framework,
        _Words(
            "Den røde tråd gennem niveauerne",
            None,
            _LEAD,
            _BREAK_MEANS,
            (_HOW, framework.role_card.link_note),
        ),
        [
            blocks.Heading("kaede_traade", THREADS),
            *_threads(framework, threads),
            *_all_breaks(framework, threads),
            *_links(framework),
            *_marks(framework),
        ],
    )


def thread_of(framework: Framework, expectation_id: str) -> blocks.Document:
    """Build the one thread that an expectation is in, also when it is alone in it."""
    thread = next(
        thread
        for thread in find_threads(framework.roles)
        if any(one.expectation.id == expectation_id for one in thread.members)
    )
    return _document(
        framework,
        _Words(
            *(thread.name, expectation_id, _LEAD_ONE, _BREAK_MEANS, (_HOW,)),
            of_expectation(framework, thread.members[0].expectation),
        ),
        [_thread_table(framework, thread, "kaede_traad")],
    )


def thread_of_mark(framework: Framework, pejlemaerke_id: str) -> blocks.Document:
    """Build the thread of one pejlemærke: what is linked to it, level by level."""
    marker = next(one for one in framework.pejlemaerker if one.id == pejlemaerke_id)
    rows = []
    for role in framework.roles:
        anchor = f"kaede_rolle_{role.id}"
        cell = entries_linked(framework, role, marker.id, anchor)
        rows.append(_row(framework, anchor, role, cell or (said(anchor, _MARK_BROKEN),)))
    return _document(
        framework,
        _Words(
            marker.name,
            marker.id,
            _LEAD_MARK,
            _MARK_BREAK_MEANS,
            (framework.role_card.link_note,),
            framework.texts.of(PEJLEMAERKE, marker.id, "name"),
            of_card(framework, framework.role_card, "link_note"),
        ),
        [_table("kaede", f"{marker.name} gennem kæden", rows)],
    )


class _Words(NamedTuple):
    """What a document of the chain says around its tables; ``id`` names what it is about.

    ``address`` is that of the text that the title shows, or begins to; ``notes_address`` that of
    the only note.
    """

    title: str
    id: str | None
    lead: str
    break_means: str
    notes: tuple[str, ...]
    address: str | None = None
    notes_address: str | None = None


def _document(
    framework: Framework, words: _Words, body: Iterable[blocks.Block]
) -> blocks.Document:
    return blocks.Document(
        kind="kaede",
        id="-".join(filter(None, ("kaede", words.id))),
        title=f"Ledelseskæden: {words.title}",
        language=framework.metadata.language,
        colophon=colophon(framework),
        covers=("roles/",) if words.id is None else (),
        blocks=(
            blocks.Title("kaede_top", "Ledelseskæden", words.title, address=words.address),
            chain(framework, ())._replace(id="kaede_kaeden"),
            blocks.Text("kaede_indledning", words.lead, tone="lead", added=True),
            blocks.Text("kaede_brud", f"{words.break_means} {_NO_FAULT}", added=True),
            *body,
            blocks.Text(
                "kaede_maade",
                " ".join(words.notes),
                tone="note",
                added=True,
                address=words.notes_address,
            ),
        ),
    )


def _thread_table(framework: Framework, thread: Thread, anchor: str) -> blocks.Table:
    entries = told_apart(framework, thread.members, anchor)
    rows = []
    for role in framework.roles:
        cell = tuple(
            _with_likeness(entries[one.expectation.id], one, thread) for one in thread.of(role)
        )
        row = f"{anchor}_rolle_{role.id}"
        rows.append(_row(framework, row, role, cell or (said(row, _missing(thread, role)),)))
    return _table(anchor, thread.name, rows)


def _with_likeness(made: blocks.Entry, member: Member, thread: Thread) -> blocks.Entry:
    """Say whom an expectation is like; the first of a thread is what the others are like."""
    if member is thread.members[0] or member.likeness is None or member.like is None:
        return made
    other = the_roles([thread.members[member.like].role])
    remark = _REMARKS[member.likeness].format(other)
    return made._replace(remarks=(remark, *made.remarks))


def _missing(thread: Thread, role: Role) -> str:
    """Say what it means that a role has no part in a thread."""
    levels = [one.role.level for one in thread.members]
    if role.level in levels:
        beside = [one.role for one in thread.members if one.role.level == role.level]
        return f"På samme niveau står den hos {the_roles(beside)}."
    if role.level < min(levels):
        return _BEGINS_BELOW
    return _ENDS_ABOVE if role.level > max(levels) else _BROKEN


def _all_breaks(framework: Framework, threads: Iterable[Thread]) -> Iterator[blocks.Block]:
    """Yield where threads, the chain's links and the pejlemærker are broken."""
    yield blocks.Heading("kaede_brud_titel", "Hvor tråden er brudt")
    said_of = [
        *((one.name, _gap(framework, one)) for one in threads),
        *((role.title, _missing_link(framework, role)) for role in framework.roles),
        *((one.name, _missing_mark(framework, one.id)) for one in framework.pejlemaerker),
    ]
    items = tuple(
        blocks.Item(f"kaede_brud_{number}", f"{what}: {words}")
        for number, (what, words) in enumerate(said_of, start=1)
        if words
    )
    if items:
        yield blocks.Items("kaede_bruddene", items)
    else:
        yield blocks.Text("kaede_ingen_brud", _NO_BREAKS, added=True)


def _gap(framework: Framework, thread: Thread) -> str:
    """Name the roles between two levels of a thread that have no part in it."""
    missing = [one for one in framework.roles if _missing_at(thread, one) == _BROKEN]
    return f"mangler hos {the_roles(missing)}." if missing else ""


def _missing_at(thread: Thread, role: Role) -> str:
    return "" if thread.of(role) else _missing(thread, role)


def _threads(framework: Framework, threads: Sequence[Thread]) -> Iterator[blocks.Block]:
    """Yield all threads side by side: a row for each, a column for each role of the chain.

    Roles that are too many for one table are shared out over several, which have the same rows.
    """
    roles = framework.roles if threads else ()
    parts = -(-len(roles) // blocks.MOST_COLUMNS)
    for part in range(parts):
        size = -(-len(roles) // parts)
        some = roles[part * size : (part + 1) * size]
        name = f"kaede_traade_{part + 1}"
        yield blocks.Table(
            f"{name}_skema",
            label=THREADS,
            description=USUAL.say("En række for hver tråd og en kolonne for {hver rolle}."),
            corner=None,
            columns=role_columns(framework, name, some),
            rows=tuple(
                _thread_row(framework, thread, some, f"{name}_traad-{number}")
                for number, thread in enumerate(threads, start=1)
            ),
        )
    yield blocks.Text("kaede_alene", _ALONE if threads else _NO_THREADS, added=True)


def _thread_row(
    framework: Framework, thread: Thread, roles: Sequence[Role], anchor: str
) -> blocks.TableRow:
    entries = told_apart(framework, thread.members, anchor)
    cells = tuple(
        tuple(_with_likeness(entries[one.expectation.id], one, thread) for one in thread.of(role))
        or (said(f"{anchor}_rolle_{role.id}", _missing(thread, role)),)
        for role in roles
    )
    return blocks.TableRow(anchor, None, None, cells)


def _row(
    framework: Framework, anchor: str, role: Role, cell: tuple[blocks.Entry, ...]
) -> blocks.TableRow:
    title = of_title(framework, role)
    return blocks.TableRow(f"{anchor}_niveau", role.title, None, (cell,), title)


def _table(anchor: str, label: str, rows: list[blocks.TableRow]) -> blocks.Table:
    return blocks.Table(
        f"{anchor}_skema",
        label=label,
        description=USUAL.say("En række for {hver rolle}, fra det øverste niveau til det sidste."),
        corner=USUAL.say("{Rolle}"),
        columns=(blocks.TableColumn(f"{anchor}_forventning", "Forventning"),),
        rows=tuple(rows),
    )


def _links(framework: Framework) -> Iterator[blocks.Block]:
    """Yield who points at whom, where the framework's data says it of any expectation."""
    if not _points(framework):
        return
    yield blocks.Heading("kaede_led", "Fra niveau til niveau")
    yield blocks.Text(
        "kaede_led_om",
        "Her står de forventninger, der nævner et andet niveau i kæden. Hvem de retter sig mod, "
        "er tilføjet og ikke en del af ledelsesgrundlaget.",
        added=True,
    )
    rows = []
    for role in framework.roles:
        anchor = f"kaede_led_rolle_{role.id}"
        cell = [
            entry(framework, one, anchor, remarks=[_pointing(framework, one)])
            for one in role.expectations
            if one.toward
        ]
        missing = _missing_link(framework, role)
        if missing:
            cell.append(said(anchor, f"Kæden er brudt: {missing}"))
        elif not cell:
            cell.append(said(anchor, "Ingen forventning nævner et andet niveau."))
        rows.append(_row(framework, anchor, role, tuple(cell)))
    yield _table("kaede_led", "Fra niveau til niveau", rows)


def _missing_link(framework: Framework, role: Role) -> str:
    """Say that no expectation of a role points at the next level, if any does in the framework."""
    if not _points(framework):
        return ""
    levels = sorted({one.level for one in framework.roles if one.level > role.level})
    below = [one for one in framework.roles if one.level in levels[:1]]
    reached = {level for one in role.expectations if one.toward for level in one.toward.levels}
    if not below or reached & {one.id for one in below}:
        return ""
    return f"Ingen forventning nævner {the_roles(below)}."


def _points(framework: Framework) -> bool:
    return any(one.toward for role in framework.roles for one in role.expectations)


def _pointing(framework: Framework, expectation: Expectation) -> str:
    """Say which levels an expectation points at."""
    titles = {role.id: the_roles([role]) for role in framework.roles} | _BEYOND
    levels = expectation.toward.levels if expectation.toward else ()
    return f"Retter sig mod {listed([titles[one] for one in levels])}"


def _marks(framework: Framework) -> Iterator[blocks.Block]:
    """Yield, for each pejlemærke, whether every role has an expectation linked to it."""
    yield blocks.Heading("kaede_pejlemaerker", USUAL.say("{Pejlemærkerne} gennem kæden"))
    yield blocks.Items(
        "kaede_pejlemaerkerne",
        tuple(
            blocks.Item(
                f"kaede_pejlemaerke_{one.id}",
                f"{one.name}: {_missing_mark(framework, one.id) or 'findes på alle niveauer.'}",
            )
            for one in framework.pejlemaerker
        ),
    )


def _missing_mark(framework: Framework, pejlemaerke_id: str) -> str:
    missing = [
        role
        for role in framework.roles
        if not any(pejlemaerke_id in one.pejlemaerker.all for one in role.expectations)
    ]
    return f"mangler hos {the_roles(missing)}." if missing else ""
