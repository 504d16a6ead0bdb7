"""LG223 to LG225, and the rules of texts, on what units add in ``lokalt/``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.adoption.faithfulness import lines_of
from ledelsesgrundlag_cli.adoption.made_for import is_older, reworded
from ledelsesgrundlag_cli.diagnostics import Related, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.repeated import check_repeated
from ledelsesgrundlag_cli.lint.rules.texts import check_texts
from ledelsesgrundlag_cli.model.local import MOST_FOR_A_ROLE, LocalUnit
from ledelsesgrundlag_cli.words.folding import folded
from ledelsesgrundlag_cli.words.likeness import ALMOST_THE_SAME, LONGEST, like
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic, Loc
    from ledelsesgrundlag_cli.lint.checked import Checked, Local
    from ledelsesgrundlag_cli.model.texts import Entry

LG223 = Rule("LG223", "Den fælles ordlyd er ny, siden tillægget blev skrevet", Severity.WARNING)
LG224 = Rule("LG224", "Tillægget siger det samme som den fælles tekst", Severity.WARNING)
LG225 = Rule("LG225", "Mange lokale tillæg til det samme", Severity.WARNING)
RULES: Final = (LG223, LG224, LG225)

_COMPARED: Final = ("expectation", "prompt")
"""The kinds of common texts that a local one may repeat."""
_CALLED: Final = {
    "emphasis": "tillæg under emphasis",
    "examples": "eksempler",
    "expectations": "egne forventninger",
    "prompts": "egne spørgsmål",
    "questions": "egne spørgsmål",
}


def check_local(checked: Checked) -> Iterator[Diagnostic]:
    """Check what units add; none of it is looked at as the framework's."""
    local = checked.local
    if local is None or not local.files.units:
        return
    for file, unit in local.files.units.items():
        yield from _reworded(checked, local, file, unit)
        yield from _repeats(checked, local, file, unit)
        yield from _many(checked, local, file, unit)
    yield from _texts(checked, local)


def _reworded(checked: Checked, local: Local, file: str, unit: LocalUnit) -> Iterator[Diagnostic]:
    """Tell of additions to expectations that have got other words since."""
    source = local.files.sources[file]
    standings = checked.standings
    text = local.adopted_then.get(unit.made_for)
    lines = None if text is None else lines_of(text, set())
    places = {one.address: one for one in checked.adoptable.entries}
    for found in reworded(unit, standings, lines):
        entry = places[found.address]
        yield LG223.found(
            "Forventningen har fået ny ordlyd, siden tillægget blev skrevet.",
            source.span(found.loc),
            "Læs tillægget igen, og ret `made_for`.",
            related=(Related(checked.span(entry.file, entry.item.loc), "ordlyden nu"),),
        )
    metadata = checked.metadata
    record = standings.record
    unknown = lines is None and (record is None or record.version != unit.made_for)
    if metadata and unknown and is_older(unit.made_for, metadata.version):
        yield LG223.found(
            f"Tillægget er skrevet til version {unit.made_for}, og nu er ledelsesgrundlaget "
            f"version {metadata.version}. Det kan ikke ses, om en ordlyd er ny.",
            source.span(("made_for",)),
            "Læs tillægget igen, og ret `made_for`.",
            severity=Severity.NOTE,
        )


def _repeats(checked: Checked, local: Local, file: str, unit: LocalUnit) -> Iterator[Diagnostic]:
    """Tell of texts that say what a common one says."""
    common = [one for one in _common(checked) if len(one.item.text) <= LONGEST]
    texts = [folded(one.item.text) for one in common]
    for item in unit.texts():
        if len(item.text) > LONGEST:
            continue
        best = max(
            like(folded(item.text), texts, ALMOST_THE_SAME), key=lambda it: it[1], default=None
        )
        if best is not None:
            there = common[best[0]]
            yield LG224.found(
                "Tillægget siger det samme som den fælles tekst.",
                local.files.sources[file].span(item.loc),
                "Slet tillægget. Eller skriv, hvad der er særligt hos jer.",
                related=(Related(checked.span(there.file, there.item.loc), "den fælles tekst"),),
            )


def _common(checked: Checked) -> Iterator[Entry]:
    framework = checked.framework
    for one in framework.texts.entries if framework else ():
        if one.item.kind in _COMPARED:
            yield one


def _many(checked: Checked, local: Local, file: str, unit: LocalUnit) -> Iterator[Diagnostic]:
    """Tell where there is more of a kind than leaves the common words the one large voice."""
    counts: Counter[tuple[str, str]] = Counter()
    for field, whose, loc in _each(checked, unit):
        counts[field, whose] += 1
        if counts[field, whose] == MOST_FOR_A_ROLE + 1:
            yield LG225.found(
                f"Der er mere end fem {_CALLED[field]} til {whose}. Så drukner de fælles ord.",
                local.files.sources[file].span(loc),
                "Vælg de fem vigtigste.",
            )


def _each(checked: Checked, unit: LocalUnit) -> Iterator[tuple[str, str, Loc]]:
    """Yield the list of each thing, what it is added to, and where it stands."""
    framework = checked.framework
    roles = framework.roles if framework else ()
    of = {one.id: role.id for role in roles for one in role.expectations}
    for field in ("emphasis", "examples"):
        for at, one in enumerate(getattr(unit, field)):
            if one.expectation in of:
                yield field, _role(of[one.expectation]), (field, at)
    for at, own in enumerate(unit.expectations):
        yield "expectations", _role(own.role), ("expectations", at)
    for at, prompt in enumerate(unit.prompts):
        whose = _role(prompt.role) if prompt.role else prompt.pejlemaerke
        yield "prompts", whose, ("prompts", at)
    for at, question in enumerate(unit.questions):
        for side in question.sides:
            yield "questions", f"{side} på arket {question.sheet}", ("questions", at)


def _role(role_id: str) -> str:
    return USUAL.say("{rollen} {navn}", navn=role_id)


def _texts(checked: Checked, local: Local) -> Iterator[Diagnostic]:
    """Check the units' own texts by the rules of texts, by the habits of the whole framework."""
    shown = {source.file.shown_as for source in local.files.sources.values()}
    both = checked.with_files(local.files.units, local.files.sources)
    for look in (check_texts, check_repeated):
        yield from (one._replace(fix=None) for one in look(both) if one.span.file in shown)
