"""LG209 to LG216: references, numbers and names that lead somewhere, and yet not where meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Loc, Related, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.across import PlacedExpectation, expectations
from ledelsesgrundlag_cli.model.chapter import Chapter
from ledelsesgrundlag_cli.model.forum import ForaFile
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.words.folding import spelled_out
from ledelsesgrundlag_cli.words.names import nearest
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.lint.checked import Checked

LG209 = Rule("LG209", "Samme henvisning to gange", Severity.WARNING)
LG210 = Rule("LG210", "Samme nummer to gange", Severity.WARNING)
LG211 = Rule("LG211", USUAL.say("{Rollen} peger på sig selv eller opad"), Severity.WARNING)
LG212 = Rule("LG212", "To går under samme navn", Severity.WARNING)
LG216 = Rule("LG216", "Det, der er afløst, har aldrig været der", Severity.WARNING)
RULES: Final = (LG209, LG210, LG211, LG212, LG216)

_FIRST: Final = "det første sted"


def check_links(checked: Checked) -> Iterator[Diagnostic]:
    """Look at what each expectation is tied to, and at what it replaces."""
    placed = expectations(checked)
    roles = {one.role.id: one.role for one in placed}
    for one in placed:
        yield from _twice(checked, one)
        for number, level in enumerate(
            one.expectation.toward.levels if one.expectation.toward else ()
        ):
            loc = (*one.loc, "toward", "levels", number)
            yield from _upward(checked, one, roles.get(level), loc)
    for wrong in wrong_replaces(checked):
        span = checked.span(wrong.placed.file, (*wrong.placed.loc, "replaces"))
        yield LG216.found(wrong.message, span, wrong.remedy, related=wrong.related)


def _twice(checked: Checked, one: PlacedExpectation) -> Iterator[Diagnostic]:
    """Tell of a pejlemærke, or a level, that is named more than once."""
    links, toward = one.expectation.pejlemaerker, one.expectation.toward
    if len({*links.all}) < len(links.all):
        seen: dict[str, tuple[str, Loc]] = {}
        for rank in ("primary", "secondary"):
            for number, marker in enumerate(getattr(links, rank)):
                loc: Loc = (*one.loc, "pejlemaerker", rank, number)
                if marker in seen:
                    both = seen[marker][0] != rank
                    yield LG209.found(
                        USUAL.say(
                            "{Pejlemærket} {marker} står både under primary og secondary."
                            if both
                            else "{Pejlemærket} {marker} står to gange.",
                            marker=f"”{marker}”",
                        ),
                        checked.span(one.file, loc),
                        USUAL.say("Lad {pejlemærket} stå ét af stederne."),
                        related=(Related(checked.span(one.file, seen[marker][1]), _FIRST),),
                    )
                seen.setdefault(marker, (rank, loc))
    levels = toward.levels if toward else ()
    for number, level in enumerate(levels):
        if level in levels[:number]:
            yield LG209.found(
                f"”{level}” står to gange.",
                checked.span(one.file, (*one.loc, "toward", "levels", number)),
                "Slet det ene.",
            )


def _upward(
    checked: Checked, one: PlacedExpectation, to: Role | None, loc: Loc
) -> Iterator[Diagnostic]:
    """Tell of an expectation that points at its own role, or at one above it."""
    if (
        to is None
        or to.level > one.role.level
        or (to.level == one.role.level and to.id != one.role.id)
    ):
        return
    itself = to.id == one.role.id
    yield LG211.found(
        USUAL.say(
            "Forventningen til {title} peger på {rollen} selv."
            if itself
            else "Forventningen til {title} peger opad, på {above}.",
            title=one.role.title,
            above=to.title,
        ),
        checked.span(one.file, loc),
        USUAL.say(
            "Vælg {en rolle} længere nede i kæden eller `medarbejdere`. Skriv `naermeste-leder`, "
            "hvis den peger opad."
        ),
    )


class WrongReplaces(NamedTuple):
    """An expectation that does not replace what it says: its address, its place, and why not."""

    address: str
    placed: PlacedExpectation
    message: str
    remedy: str
    related: tuple[Related, ...] = ()


def wrong_replaces(checked: Checked) -> list[WrongReplaces]:
    """Find expectations that replace themselves, one that is there, or one that never was."""
    placed = expectations(checked)
    replacing = [one for one in placed if one.expectation.replaces is not None]
    if not replacing or checked.broken:
        return []
    there = {one.expectation.id: one for one in placed}
    known = _once_there(checked)
    return [found for one in replacing if (found := _wrong(checked, one, there, known))]


def _wrong(
    checked: Checked,
    one: PlacedExpectation,
    there: Mapping[str, PlacedExpectation],
    known: frozenset[str] | None,
) -> WrongReplaces | None:
    old, own = one.expectation.replaces or "", one.expectation.id
    address = checked.adoptable.at(one.file, (*one.loc, "text")) or ""
    remedy = "Slet linjen, eller skriv det navn (id), som forventningen havde før."
    if old == own:
        return WrongReplaces(address, one, "Forventningen afløser sig selv.", remedy)
    if old in there:
        other = there[old]
        return WrongReplaces(
            address,
            one,
            f"Forventningen afløser ”{old}”, som stadig er der.",
            "Slet den gamle forventning, eller slet linjen med `replaces`.",
            (Related(checked.span(other.file, (*other.loc, "id")), "her står den"),),
        )
    never = known is not None and old not in known and own not in (known - _since(checked))
    if not never or not one.expectation.origin.is_document:
        return None
    close = nearest(old, sorted(known or ()), most=1)
    hint = f" Det nærmeste er ”{close[0]}”." if close else ""
    message = f"Forventningen afløser ”{old}”, som aldrig har været der.{hint}"
    return WrongReplaces(address, one, message, remedy)


def _since(checked: Checked) -> frozenset[str]:
    """Return the ids of expectations that replaced none in the version compared with."""
    parts = checked.base.parts.values() if checked.base is not None else ()
    roles = (part for part in parts if isinstance(part, Role))
    return frozenset(one.id for role in roles for one in role.expectations if not one.replaces)


def _once_there(checked: Checked) -> frozenset[str] | None:
    """Return the ids of the expectations that are known to have been; None when none are."""
    record = checked.standings.record
    if record is None:
        return None
    found = {one.rpartition("/")[2] for one in record.recorded if one.count("/") == 2}
    if checked.base is not None:
        for part in checked.base.parts.values():
            if isinstance(part, Role):
                found |= {one.id for one in part.expectations}
                found |= {one.replaces for one in part.expectations if one.replaces}
    return frozenset(found)


def check_numbers(checked: Checked) -> Iterator[Diagnostic]:
    """Find chapters and roles that have the same number as another.

    Roles may stand side by side in the chain: that is a note, unless a number is left out.
    """
    chapters: dict[int, tuple[str, Chapter]] = {}
    roles: dict[int, tuple[str, Role]] = {}
    beside: list[tuple[str, Role]] = []
    for file, part in checked.parts.items():
        if isinstance(part, Chapter):
            first, other = chapters.setdefault(part.order, (file, part))
            if first != file:
                yield LG210.found(
                    f"Kapitlet har samme nummer ({part.order}) som kapitlet {other.title}.",
                    checked.span(file, ("order",)),
                    "Giv det ene et andet nummer, så rækkefølgen er klar.",
                    related=(Related(checked.span(first, ("order",)), _FIRST),),
                )
        elif isinstance(part, Role) and roles.setdefault(part.level, (file, part))[0] != file:
            beside.append((file, part))
    gaps = not checked.broken and {*range(1, max(roles, default=0) + 1)} != roles.keys()
    for file, part in beside:
        first, role = roles[part.level]
        yield LG210.found(
            USUAL.say(
                "{Rollen} har samme plads i kæden ({level}) som {other}.",
                level=part.level,
                other=role.title,
            ),
            checked.span(file, ("level",)),
            USUAL.say(
                "Lad det stå, hvis de står side om side. Ellers giv {den|rolle} ene et andet tal."
            ),
            severity=Severity.WARNING if gaps else Severity.NOTE,
            related=(Related(checked.span(first, ("level",)), _FIRST),),
        )


class _Name(NamedTuple):
    """A name that something goes by: whose it is, and where it stands."""

    id: str
    name: str
    file: str
    loc: Loc

    @property
    def added(self) -> bool:
        """Whether it is one beside the thing's own."""
        return "aliases" in self.loc

    @property
    def key(self) -> str:
        """The name as it is found by, however it is written."""
        return " ".join(spelled_out(self.name).replace("-", " ").split())


def check_other_names(checked: Checked) -> Iterator[Diagnostic]:
    """Find names that two roles, fora or pejlemærker go by: neither is found by them."""
    for names in _named(checked):
        together: dict[str, list[_Name]] = {}
        for one in sorted(names, key=lambda one: one.added):
            together.setdefault(one.key, []).append(one)
        for first, *others in together.values():
            told = {first.id}
            for one in others:
                if one.id not in told:
                    told.add(one.id)
                    message = (
                        f"”{first.id}” går også under navnet ”{one.name}”. Så ved lg ikke, hvem "
                        "der menes, når man skriver det."
                    )
                    remedy = "Giv den ene et andet navn."
                elif one.id == first.id and one.added and first.added:
                    message, remedy = f"Navnet ”{one.name}” står to gange.", "Slet det ene."
                else:
                    continue
                yield LG212.found(
                    message,
                    checked.span(one.file, one.loc),
                    remedy,
                    related=(Related(checked.span(first.file, first.loc), _FIRST),),
                )


def _named(checked: Checked) -> Iterator[list[_Name]]:
    """Yield, for each kind of thing that people name, all the names of its things."""
    roles, fora, markers = [], [], []
    for file, part in checked.parts.items():
        if isinstance(part, Role):
            own = (("id", part.id), ("title", part.title), ("singular", part.singular))
            roles += [_Name(part.id, name, file, (field,)) for field, name in own]
            roles += _aliases(part.id, part.aliases, file, ())
        elif isinstance(part, ForaFile):
            for number, forum in enumerate(part.fora):
                loc: Loc = ("fora", number)
                own_name = (("id", forum.id), ("name", forum.name))
                fora += [_Name(forum.id, name, file, (*loc, field)) for field, name in own_name]
                fora += _aliases(forum.id, forum.aliases, file, loc)
        elif isinstance(part, PejlemaerkerFile):
            for number, marker in enumerate(part.pejlemaerker):
                loc = ("pejlemaerker", number)
                own_name = (("id", marker.id), ("name", marker.name))
                markers += [_Name(marker.id, name, file, (*loc, at)) for at, name in own_name]
    yield from (roles, fora, markers)


def _aliases(id_: str, aliases: Sequence[str], file: str, loc: Loc) -> Iterator[_Name]:
    return (_Name(id_, one, file, (*loc, "aliases", at)) for at, one in enumerate(aliases))
