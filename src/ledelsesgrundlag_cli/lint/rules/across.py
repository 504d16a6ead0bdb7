"""LG207, LG603 and LG604: what shows only when the files are seen together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Loc, Related, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.role import Expectation, Role
from ledelsesgrundlag_cli.words.folding import folded
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked

LG207 = Rule("LG207", "Ingen bruger det", Severity.NOTE)
LG603 = Rule(
    "LG603", USUAL.say("Alle {roller} på nær {én|rolle} har forventningen"), Severity.NOTE
)
LG604 = Rule(
    "LG604", USUAL.say("{Rollen} har ingen forventning til {et pejlemærke}"), Severity.NOTE
)

_ORPHANS = {
    "forum": "Forummet",
    "tool": "Værktøjet",
    "quote": "Citatet",
}


class PlacedExpectation(NamedTuple):
    """An expectation, its role, and where it stands."""

    file: str
    role: Role
    expectation: Expectation
    loc: Loc

    def is_kept(self, checked: Checked) -> bool:
        """Tell whether it is the document's, unchanged."""
        return (self.file, (*self.loc, "text")) in checked.kept


def check_orphans(checked: Checked) -> Iterator[Diagnostic]:
    """Find fora, tools and quotes that nothing refers to."""
    if checked.broken:
        return
    own = checked.unread or bool(checked.lines)
    used = {
        (reference.kind, reference.id)
        for part in checked.parts.values()
        for reference in part.references()
    }
    grounds = {id_.partition("/")[2] for kind, id_ in used if kind == "passage"}
    for file, part in checked.parts.items():
        for name in part.names():
            if name.kind not in _ORPHANS or (name.kind, name.id) in used or name.id in grounds:
                continue
            kept = own and name.kind != "forum"  # the document's own
            if kept and not checked.slips:
                continue
            yield LG207.found(
                f"{_ORPHANS[name.kind]} ”{name.id}” bliver ikke brugt nogen steder.",
                checked.span(file, name.loc),
                "Brug det, eller slet det, hvis det ikke skal bruges.",
                kept=kept,
            )


def quoted(one: PlacedExpectation) -> str:
    """Return the beginning of an expectation, and whose it is."""
    text = one.expectation.text
    shown = text if len(text) <= 48 else f"{text[:48].rsplit(' ', 1)[0]} …"
    return f"”{shown}” ({one.role.singular})"


def check_coverage(checked: Checked) -> Iterator[Diagnostic]:
    """Find expectations that all roles but one share, and roles without one for a pejlemærke."""
    placed = expectations(checked)
    roles = {one.role.id: (one.file, one.role) for one in placed}
    sharing: dict[str, list[PlacedExpectation]] = {}
    for one in placed:
        sharing.setdefault(folded(one.expectation.text), []).append(one)
    for group in sharing.values():
        having = {one.role.id for one in group}
        if len(having) >= 3 and len(roles) - len(having) == 1:
            [(file, role)] = (pair for id_, pair in roles.items() if id_ not in having)
            first = group[0]
            kept = all(one.is_kept(checked) for one in group)
            if kept and not checked.slips:
                continue
            yield LG603.found(
                USUAL.say(
                    "Alle {roller} på nær {title} har forventningen {first}.",
                    title=role.title,
                    first=quoted(first),
                ),
                checked.span(file, ("title",)),
                "Lad det stå, hvis det er meningen. Ellers tag det op ved næste revision.",
                related=(
                    Related(checked.span(first.file, (*first.loc, "text")), "den står bl.a. her"),
                ),
                kept=kept,
            )
    markers = [
        marker
        for part in checked.parts.values()
        if isinstance(part, PejlemaerkerFile)
        for marker in part.pejlemaerker
    ]
    for file, role in roles.values():
        touched = {m for one in role.expectations for m in one.pejlemaerker.all}
        for marker in markers:
            if marker.id not in touched:
                yield LG604.found(
                    USUAL.say(
                        "Ingen forventning til {title} er koblet til {pejlemærket} {name}.",
                        title=role.title,
                        name=marker.name,
                    ),
                    checked.span(file, ("expectations",)),
                    USUAL.say(
                        "Kobl en forventning til {pejlemærket}, eller lad det stå, som det er."
                    ),
                )


def expectations(checked: Checked) -> list[PlacedExpectation]:
    """Return every expectation of every role, in the order of the files."""
    return [
        PlacedExpectation(file, part, expectation, ("expectations", number))
        for file, part in checked.parts.items()
        if isinstance(part, Role)
        for number, expectation in enumerate(part.expectations)
    ]
