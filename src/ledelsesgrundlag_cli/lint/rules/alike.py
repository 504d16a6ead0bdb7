"""LG601 and LG602: expectations that are almost the same, or much alike; in one role, the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.across import PlacedExpectation, expectations, quoted
from ledelsesgrundlag_cli.words.folding import folded
from ledelsesgrundlag_cli.words.likeness import ALIKE, ALMOST_THE_SAME, LONGEST, like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked

LG601 = Rule("LG601", "To forventninger er næsten ens", Severity.WARNING)
LG602 = Rule("LG602", "To forventninger ligner hinanden", Severity.NOTE, asked_for=True)

SAME: Final = 100.0
"""How much two texts are alike that are the same, letter by letter."""


class _Same(NamedTuple):
    """A text, folded, and where it stands; apart where it is the document's and where not."""

    text: str
    kept: bool
    places: tuple[PlacedExpectation, ...]

    def place_beside(self, other: _Same) -> tuple[PlacedExpectation, PlacedExpectation] | None:
        """Return where this text and another stand: in one role, else in two where they differ."""
        by_role = {one.role.id: one for one in other.places}
        for here in self.places:
            if here.role.id in by_role:
                return here, by_role[here.role.id]
        return None if self.text == other.text else (self.places[0], other.places[0])

    def again(self) -> Iterator[tuple[PlacedExpectation, PlacedExpectation]]:
        """Yield where it stands once more in a role, and where it stood there first."""
        first: dict[str, PlacedExpectation] = {}
        for one in self.places:
            before = first.setdefault(one.role.id, one)
            if before is not one:
                yield one, before


def check_alike(checked: Checked) -> Iterator[Diagnostic]:
    """Compare the expectations of all roles; those that are merely alike, where that was asked.

    Each text is told of once, beside the first that is like it: of a hundred alike, every pair
    would be five thousand findings.
    Two texts that are both the document's and unchanged are compared only when slips are wanted.
    """
    alike = checked.settings.wants(LG602.code, "", asked_for=True)
    least = ALIKE if alike else ALMOST_THE_SAME
    groups = [one for one in _each_once(checked) if len(one.text) <= LONGEST]
    if not checked.slips:  # so that each of the others is compared with all of the document's
        groups.sort(key=lambda one: not one.kept)
    texts = [one.text for one in groups]
    for number, one in enumerate(groups):
        if one.kept and not checked.slips:
            continue
        for pair in one.again():
            yield _pair(checked, *pair, SAME)
        for at, score in like(one.text, texts[:number], least):
            pair_beside = one.place_beside(groups[at])
            if pair_beside is not None:
                yield _pair(checked, *pair_beside, score)
                break


def _each_once(checked: Checked) -> list[_Same]:
    together: dict[tuple[str, bool], list[PlacedExpectation]] = {}
    for one in expectations(checked):
        text = folded(one.expectation.text)
        together.setdefault((text, one.is_kept(checked)), []).append(one)
    return [_Same(*text, tuple(places)) for text, places in together.items()]


def _pair(
    checked: Checked, here: PlacedExpectation, there: PlacedExpectation, score: float
) -> Diagnostic:
    within, almost = here.role.id == there.role.id, score >= ALMOST_THE_SAME
    kept = here.is_kept(checked)
    if score == SAME:
        message = f"To forventninger er ens: {quoted(here)}."
    else:
        what = "er næsten ens" if almost else "ligner hinanden"
        message = f"To forventninger {what}: {quoted(here)} og {quoted(there)}. Er det meningen?"
    return (LG601 if almost else LG602).found(
        message,
        checked.span(here.file, (*here.loc, "text")),
        _remedy(within=within, kept=kept, other_kept=there.is_kept(checked)),
        severity=Severity.NOTE if kept or (within and almost and score < SAME) else None,
        related=(
            Related(checked.span(there.file, (*there.loc, "text")), "den anden forventning"),
        ),
        kept=kept,
    )


def _remedy(*, within: bool, kept: bool, other_kept: bool) -> str:
    if kept and other_kept:
        return "Begge står i jeres dokument. Lad dem stå, og tag det op ved næste revision."
    differ = "Ellers lad forskellen være tydelig."
    if within:
        which = "denne. Den anden står i jeres dokument" if other_kept else "den ene"
        return f"Hvis I mener det samme, så slet {which}. {differ}"
    if other_kept:
        same = "Hvis I mener det samme, så brug den ordlyd."
        return f"Den anden står i jeres dokument. {same} {differ}"
    return f"Vælg én ordlyd, hvis I mener det samme. {differ}"
