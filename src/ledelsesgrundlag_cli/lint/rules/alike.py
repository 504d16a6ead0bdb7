"""LG601 and LG602: expectations of different roles that are almost the same, or much alike."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity
from ledelsesgrundlag_cli.lint.rules.across import PlacedExpectation, expectations, quoted
from ledelsesgrundlag_cli.words.likeness import ALIKE, ALMOST_THE_SAME, LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked

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
        self.groups = sorted(groups, key=_order)
        self.texts = [one.text for one in self.groups]
        self.orders = [_order(one) for one in self.groups]

    def like(self, one: _Same, least: float, *, after: bool) -> tuple[int, int]:
        """Return the part of the list that can reach a similarity of ``least`` percent.

        With ``after`` only what comes after the text in this order, so that a list compared with
        itself meets each pair once. The similarity of texts of a and b characters is at most
        2 · min(a, b) / (a + b).
        """
        most = (200 - least) / least
        shortest = _order(one) if after else (int(len(one.text) / most), -1)
        longest = (int(len(one.text) * most) + 1, one.number)
        return bisect_right(self.orders, shortest), bisect_right(self.orders, longest)


def _order(one: _Same) -> tuple[int, int]:
    return len(one.text), one.number


class _Pool:
    """Texts to compare others with; for a role that has many of them, a list without those."""

    def __init__(self, groups: list[_Same]) -> None:
        self.groups = groups
        counted = Counter(one.places[0].role.id for one in groups)
        large = (role for role, count in counted.items() if count > LARGE_SHARE * len(groups))
        self._without: dict[str, _ByLength | None] = dict.fromkeys(large)

    @cached_property
    def _all(self) -> _ByLength:
        return _ByLength(self.groups)

    def for_one(self, group: _Same) -> _ByLength:
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

    Each text is told of once, beside the first that is like it: of a hundred alike, every pair
    would be five thousand findings.
    Two texts that are both the document's and unchanged are compared only when slips are wanted.
    """
    groups = [one for one in _each_once(checked) if len(one.text) <= LONGEST]
    asking = [one for one in groups if checked.slips or not one.kept]
    if not asking:
        return
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract_iter

    least = ALIKE if alike else ALMOST_THE_SAME
    among = _Pool(asking)
    kept = _Pool([] if checked.slips else [one for one in groups if one.kept])

    def alike_ones(one: _Same) -> Iterator[Diagnostic]:
        for pool in (among, kept):
            others = pool.for_one(one)
            first, last = others.like(one, least, after=pool is among)
            texts = others.texts[first:last]
            for _, score, at in extract_iter(one.text, texts, scorer=ratio, score_cutoff=least):
                other = others.groups[first + at]
                earlier = one.number < other.number and pool is among
                pair = other.place_beside(one) if earlier else one.place_beside(other)
                if pair is not None and other.text != one.text:
                    yield _pair(checked, *pair, score)

    for one in asking:
        yield from islice(alike_ones(one), 1)


def _each_once(checked: Checked) -> list[_Same]:
    together: dict[tuple[str, bool], list[PlacedExpectation]] = {}
    for one in expectations(checked):
        together.setdefault((one.expectation.text, one.is_kept(checked)), []).append(one)
    return [
        _Same(number, text, kept, tuple(places))
        for number, ((text, kept), places) in enumerate(together.items())
    ]


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
