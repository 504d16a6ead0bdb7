"""LG207 and LG6xx: what shows only when the files are seen together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.role import Expectation, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.model.base import Loc

ALMOST_THE_SAME = 85.0
"""From here, two texts are more likely one text that drifted: source-analysis found 94.8 and 99.6
among the document's, and nothing between 74 and 94."""
ALIKE = 70.0
"""From here, two texts are about the same; unrelated pairs of the document reach 68."""
_ORPHANS = {
    "forum": "Forummet",
    "tool": "Værktøjet",
    "quote": "Citatet",
}


class _Placed(NamedTuple):
    file: str
    role: Role
    expectation: Expectation
    loc: Loc


def check_orphans(checked: Checked) -> Iterator[Diagnostic]:
    """Find fora, tools and quotes that nothing refers to."""
    if checked.broken:
        return
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
            yield Diagnostic(
                "LG207",
                Severity.NOTE,
                f'{_ORPHANS[name.kind]} "{name.id}" bliver ikke brugt nogen steder.',
                checked.span(file, name.loc),
                "Brug det, eller slet det, hvis det ikke skal bruges.",
                kept=bool(checked.lines) and name.kind != "forum",  # the document's own
            )


def check_expectations(checked: Checked, *, alike: bool) -> Iterator[Diagnostic]:
    """Compare the expectations of all roles; with ``alike`` also those that are merely alike."""
    from rapidfuzz import fuzz

    placed = _expectations(checked)
    least = ALIKE if alike else ALMOST_THE_SAME
    for one, other in combinations(placed, 2):
        if one.role.id == other.role.id or one.expectation.text == other.expectation.text:
            continue
        score = fuzz.ratio(one.expectation.text, other.expectation.text, score_cutoff=least)
        if score >= least:
            yield _pair(checked, one, other, score)


def _pair(checked: Checked, one: _Placed, other: _Placed, score: float) -> Diagnostic:
    almost = score >= ALMOST_THE_SAME
    kept = _is_kept(checked, one) and _is_kept(checked, other)
    code = "LG601" if almost else "LG602"
    level = Severity.WARNING if almost and not kept else Severity.NOTE
    what = "er næsten ens" if almost else "ligner hinanden"
    related = Related(checked.span(one.file, (*one.loc, "text")), "den anden forventning")
    return Diagnostic(
        code,
        level,
        f"To forventninger {what}: {_quoted(other)} og {_quoted(one)}. Er det meningen?",
        checked.span(other.file, (*other.loc, "text")),
        "Er teksten vedtaget, så lad den stå, og tag det op ved næste revision. "
        "Er den et udkast, så vælg én ordlyd.",
        (related,),
        kept=kept,
    )


def _is_kept(checked: Checked, one: _Placed) -> bool:
    """Tell whether an expectation is the document's, unchanged."""
    return (one.file, (*one.loc, "text")) in checked.kept


def _quoted(one: _Placed) -> str:
    text = one.expectation.text
    shown = text if len(text) <= 48 else f"{text[:48].rsplit(' ', 1)[0]} …"
    return f'"{shown}" ({one.role.singular})'


def check_coverage(checked: Checked) -> Iterator[Diagnostic]:
    """Find expectations that all roles but one share, and roles without one for a pejlemærke."""
    placed = _expectations(checked)
    roles = {one.role.id: (one.file, one.role) for one in placed}
    sharing: dict[str, list[_Placed]] = {}
    for one in placed:
        sharing.setdefault(" ".join(one.expectation.text.split()), []).append(one)
    for group in sharing.values():
        without = [pair for id_, pair in roles.items() if id_ not in {g.role.id for g in group}]
        if len(group) >= 3 and len(without) == 1:
            file, role = without[0]
            first = group[0]
            yield Diagnostic(
                "LG603",
                Severity.NOTE,
                f"Alle roller på nær {role.title} har forventningen {_quoted(first)}.",
                checked.span(file, ("title",)),
                "Er det meningen, så lad det stå. Ellers tag det op ved næste revision.",
                (Related(checked.span(first.file, (*first.loc, "text")), "den står bl.a. her"),),
                kept=all(_is_kept(checked, one) for one in group),
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
                yield Diagnostic(
                    "LG604",
                    Severity.NOTE,
                    f"Ingen forventning til {role.title} er koblet til pejlemærket {marker.name}.",
                    checked.span(file, ("expectations",)),
                    "Kobl en forventning til pejlemærket, eller lad det stå, som det er.",
                )


def _expectations(checked: Checked) -> list[_Placed]:
    return [
        _Placed(file, part, expectation, ("expectations", number))
        for file, part in checked.parts.items()
        if isinstance(part, Role)
        for number, expectation in enumerate(part.expectations)
    ]
