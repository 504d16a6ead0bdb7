"""What must hold between a unit's file and the framework that it adds to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.loading.references import Problem
from ledelsesgrundlag_cli.model.kinds import EXPECTATION, FORUM, PEJLEMAERKE, ROLE, WHOLE_SHEET
from ledelsesgrundlag_cli.model.metadata import Metadata
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.words.names import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.base import Part
    from ledelsesgrundlag_cli.model.local import LocalUnit

_KINDS = {one.key: one for one in (EXPECTATION, FORUM, PEJLEMAERKE, ROLE, WHOLE_SHEET)}
"""What a unit's file can refer to."""


def check_unit(
    file: str, unit: LocalUnit, parts: Mapping[str, Part], broken: frozenset[str]
) -> Iterator[Problem]:
    """Yield what is wrong between a unit's file and the framework's files, by their names.

    What refers to a kind of thing that a ``broken`` file may give is not judged.
    """
    yield from _check_whose(file, unit, parts)
    stem = file.rpartition("/")[2].removesuffix(".yaml")
    if stem != unit.id:
        yield Problem(
            file,
            ("id",),
            "LG204",
            f"Filen hedder ”{stem}.yaml”, men navnet i den er ”{unit.id}”.",
            f"Kald filen {unit.id}.yaml, eller skriv `id: {stem}`.",
        )
    taken = _taken(parts)
    yield from _check_names(file, unit, taken)
    for reference in unit.references():
        known = tuple(taken.get(reference.kind, {}))
        if reference.id in known or reference.kind in broken:
            continue
        words = _KINDS[reference.kind]
        yield Problem(
            file,
            reference.loc,
            "LG202",
            f"Henvisningen peger på {words.the} ”{reference.id}”, som ikke findes."
            f"{_near(reference.id, known, neuter=words.neuter)}",
            f"Ret henvisningen, eller slet den, hvis {words.the} er udgået.",
        )
    yield from _check_questions(file, unit, parts)


def _near(wanted: str, known: Sequence[str], *, neuter: bool = True) -> str:
    close = nearest(wanted, known, most=1)
    return f" {'Det' if neuter else 'Den'} nærmeste er ”{close[0]}”." if close else ""


def _taken(parts: Mapping[str, Part]) -> dict[str, dict[str, tuple[str, Loc]]]:
    """Return the framework's ids by kind, each with where it stands.

    Those within a sheet are of the kind ``question of`` it, as a unit's questions for it are.
    """
    taken: dict[str, dict[str, tuple[str, Loc]]] = {}
    for file, part in parts.items():
        for name in part.names():
            kind = name.kind
            if name.local:
                kind = f"question of {part.id}" if isinstance(part, Sheet) else file
            taken.setdefault(kind, {}).setdefault(name.id, (file, name.loc))
    return taken


def _check_whose(file: str, unit: LocalUnit, parts: Mapping[str, Part]) -> Iterator[Problem]:
    about = parts.get("framework.yaml")
    if isinstance(about, Metadata) and about.id != unit.framework:
        yield Problem(
            file,
            ("framework",),
            "LG222",
            f"Tillægget hører til ledelsesgrundlaget ”{unit.framework}”, men det her er "
            f"”{about.id}”.",
            f"Skriv `framework: {about.id}`, hvis det er det, I mener. Ellers læg filen ved "
            "siden af det rigtige.",
        )


def _check_names(
    file: str, unit: LocalUnit, taken: Mapping[str, Mapping[str, tuple[str, Loc]]]
) -> Iterator[Problem]:
    own: dict[tuple[str, str], Loc] = {}
    for name in unit.names():
        there = taken.get(name.kind, {}).get(name.id)
        if there is not None:
            yield Problem(
                file,
                name.loc,
                "LG201",
                f"Navnet ”{name.id}” er brugt i det fælles ledelsesgrundlag.",
                f"Giv tillægget et andet navn, fx `{unit.id}-{name.id}`.",
                there,
                "her i det fælles",
            )
            continue
        first = own.setdefault((name.kind, name.id), name.loc)
        if first != name.loc:
            yield Problem(
                file,
                name.loc,
                "LG201",
                f"Navnet ”{name.id}” er brugt to gange.",
                "Giv det ene et andet navn.",
                (file, first),
            )


def _check_questions(file: str, unit: LocalUnit, parts: Mapping[str, Part]) -> Iterator[Problem]:
    """Check that each question is for a section that its sheet has, and for sides of it."""
    sheets = {part.id: part for part in parts.values() if isinstance(part, Sheet)}
    for number, one in enumerate(unit.questions):
        sheet = sheets.get(one.sheet)
        if sheet is None:
            continue
        loc: Loc = ("questions", number)
        sections = {section.id: section for section in sheet.sections}
        section = sections.get(one.section)
        if section is None:
            yield Problem(
                file,
                (*loc, "section"),
                "LG202",
                f"Arket {sheet.id} har ikke noget afsnit, der hedder ”{one.section}”."
                f"{_near(one.section, tuple(sections))}",
                f"Vælg mellem: {', '.join(sections)}.",
            )
            continue
        for at, side in enumerate(one.sides):
            if side not in section.sides:
                yield Problem(
                    file,
                    (*loc, "for", at),
                    "LG205",
                    f"Afsnittet ”{section.id}” er ikke til ”{side}”."
                    f"{_near(side, section.sides, neuter=False)}",
                    f"Vælg mellem: {', '.join(section.sides)}.",
                )
