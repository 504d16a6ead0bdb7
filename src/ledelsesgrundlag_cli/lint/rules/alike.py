"""LG601 and LG602: expectations of different roles that are almost the same, or much alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.across import PlacedExpectation, expectations, quoted
from ledelsesgrundlag_cli.words.likeness import ALIKE, ALMOST_THE_SAME, LONGEST, like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked

LG601 = Rule("LG601", "To forventninger er næsten ens", Severity.WARNING)
LG602 = Rule("LG602", "To forventninger ligner hinanden", Severity.NOTE, asked_for=True)


class _Same(NamedTuple):
    """A text and everywhere it stands; apart where it is the document's and where it is not."""

    text: str
    kept: bool
    places: tuple[PlacedExpectation, ...]

    def place_beside(self, other: _Same) -> tuple[PlacedExpectation, PlacedExpectation] | None:
        """Return where this text and another stand in two roles; None when only in one."""
        for here in self.places:
            for there in other.places:
                if here.role.id != there.role.id:
                    return here, there
        return None


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
        for at, score in like(one.text, texts[:number], least):
            pair = one.place_beside(groups[at])
            if pair is not None and texts[at] != one.text:
                yield _pair(checked, *pair, score)
                break


def _each_once(checked: Checked) -> list[_Same]:
    together: dict[tuple[str, bool], list[PlacedExpectation]] = {}
    for one in expectations(checked):
        together.setdefault((one.expectation.text, one.is_kept(checked)), []).append(one)
    return [_Same(*text, tuple(places)) for text, places in together.items()]


def _pair(
    checked: Checked, here: PlacedExpectation, there: PlacedExpectation, score: float
) -> Diagnostic:
    almost = score >= ALMOST_THE_SAME
    kept, other_kept = here.is_kept(checked), there.is_kept(checked)
    what = "er næsten ens" if almost else "ligner hinanden"
    if kept:
        remedy = "Begge er dokumentets egen tekst. Lad dem stå, og tag det op ved næste revision."
    elif other_kept:
        remedy = (
            "Den anden er dokumentets egen tekst. Mener I det samme, så brug den ordlyd. "
            "Ellers lad forskellen være tydelig."
        )
    else:
        remedy = "Mener I det samme, så vælg én ordlyd. Ellers lad forskellen være tydelig."
    return (LG601 if almost else LG602).found(
        f"To forventninger {what}: {quoted(here)} og {quoted(there)}. Er det meningen?",
        checked.span(here.file, (*here.loc, "text")),
        remedy,
        severity=Severity.NOTE if kept else None,
        related=(
            Related(checked.span(there.file, (*there.loc, "text")), "den anden forventning"),
        ),
        kept=kept,
    )
