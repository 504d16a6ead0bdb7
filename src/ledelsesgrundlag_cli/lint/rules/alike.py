"""LG601 and LG602: expectations of different roles that are almost the same, or much alike."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity
from ledelsesgrundlag_cli.lint.rules.across import PlacedExpectation, expectations, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked

ALMOST_THE_SAME = 85.0
"""From here, two texts are more likely one text that drifted: source-analysis found 94.8 and 99.6
among the document's, and nothing between 74 and 94."""
ALIKE = 70.0
"""From here, two texts are about the same; unrelated pairs of the document reach 68."""
LARGE_SHARE = 0.05
"""A role with this share of all texts gets a list of the others to be compared with."""


class _Same(NamedTuple):
    """A text and everywhere it stands; apart where it is the document's and where it is not."""

    number: int
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


class _ByLength:
    """Texts from the shortest to the longest: only those of like length can be alike."""

    def __init__(self, groups: Iterable[_Same]) -> None:
        self.groups = sorted(groups, key=lambda one: (len(one.text), one.number))
        self.texts = [one.text for one in self.groups]
        self.lengths = [len(text) for text in self.texts]

    def like(self, length: int, least: float) -> tuple[int, int]:
        """Return the part of the list that can reach a similarity of ``least`` percent.

        The similarity of texts of a and b characters is at most 2 · min(a, b) / (a + b).
        """
        most = (200 - least) / least
        return (
            bisect_left(self.lengths, int(length / most)),
            bisect_right(self.lengths, int(length * most) + 1),
        )


class _Texts:
    """All expectations of a framework, each text once."""

    def __init__(self, checked: Checked) -> None:
        together: dict[tuple[str, bool], list[PlacedExpectation]] = {}
        placed = expectations(checked)
        for one in placed:
            together.setdefault((one.expectation.text, one.is_kept(checked)), []).append(one)
        self.groups = [
            _Same(number, text, kept, tuple(places))
            for number, ((text, kept), places) in enumerate(together.items())
        ]
        counted = Counter(one.role.id for one in placed)
        large = (role for role, count in counted.items() if count > LARGE_SHARE * len(placed))
        self._without: dict[str, _ByLength | None] = dict.fromkeys(large)

    @cached_property
    def _all(self) -> _ByLength:
        return _ByLength(self.groups)

    def others(self, group: _Same) -> _ByLength:
        """Return the texts to compare one with, without most of those of its own role."""
        role = group.places[0].role.id
        if role not in self._without or any(one.role.id != role for one in group.places):
            return self._all
        found = self._without[role]
        if found is None:
            found = self._without[role] = _ByLength(
                one for one in self.groups if any(place.role.id != role for place in one.places)
            )
        return found


def check_alike(checked: Checked, *, alike: bool) -> Iterator[Diagnostic]:
    """Compare the expectations of all roles; with ``alike`` also those that are merely alike.

    Two texts that are both the document's and unchanged are compared only when slips are wanted.
    """
    texts = _Texts(checked)
    asking = [one for one in texts.groups if checked.slips or not one.kept]
    if not asking:
        return
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract_iter

    least = ALIKE if alike else ALMOST_THE_SAME
    for one in asking:
        others = texts.others(one)
        first, last = others.like(len(one.text), least)
        near = extract_iter(one.text, others.texts[first:last], scorer=ratio, score_cutoff=least)
        for text, score, at in near:
            other = others.groups[first + at]
            asks_too = checked.slips or not other.kept
            if text == one.text or (asks_too and other.number > one.number):
                continue  # the same, or met again from the other side
            places = one.place_beside(other)
            if places is not None:
                yield _pair(checked, *places, score)


def _pair(
    checked: Checked, here: PlacedExpectation, there: PlacedExpectation, score: float
) -> Diagnostic:
    almost = score >= ALMOST_THE_SAME
    kept, other_kept = here.is_kept(checked), there.is_kept(checked)
    what = "er næsten ens" if almost else "ligner hinanden"
    if kept:
        remedy = "Begge er kommunens egen tekst. Lad dem stå, og tag det op ved næste revision."
    elif other_kept:
        remedy = (
            "Den anden er kommunens egen tekst. Mener I det samme, så brug den ordlyd. "
            "Ellers lad forskellen være tydelig."
        )
    else:
        remedy = "Mener I det samme, så vælg én ordlyd. Ellers lad forskellen være tydelig."
    return Diagnostic(
        "LG601" if almost else "LG602",
        Severity.WARNING if almost and not kept else Severity.NOTE,
        f"To forventninger {what}: {quoted(here)} og {quoted(there)}. Er det meningen?",
        checked.span(here.file, (*here.loc, "text")),
        remedy,
        (Related(checked.span(there.file, (*there.loc, "text")), "den anden forventning"),),
        kept=kept,
    )
