"""What differs between two versions of a framework, and the version step it calls for. Pure.

Things are matched by id, then by the id they say they replace, then by their words: one that was
moved or given another id is known again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.inventory import normalised
from ledelsesgrundlag_cli.versions.things import Kind, Said, Thing
from ledelsesgrundlag_cli.versions.wording import Rewording, Weight, rewording, weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ALIKE: Final = 80
"""Least similarity of two texts taken for one that has a new id, as ``rapidfuzz.fuzz.ratio``
gives it. Below it, readers saw two texts and not one."""


class Step(IntEnum):
    """How far the version number must go, in rising order."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class What(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"
    RELINKED = "relinked"
    RENAMED = "renamed"
    REMARKED = "remarked"


class Reworded(NamedTuple):
    """A text of a thing before and now; ``label`` as in ``Said``."""

    label: str
    pieces: Rewording
    weight: Weight


class Relinked(NamedTuple):
    """A link before and now."""

    label: str
    before: tuple[str, ...]
    now: tuple[str, ...]


class Change(NamedTuple):
    """All that happened to one thing. Of ``before`` and ``now`` one may be None."""

    before: Thing | None
    now: Thing | None
    what: frozenset[What]
    reworded: tuple[Reworded, ...] = ()
    relinked: tuple[Relinked, ...] = ()
    step: Step = Step.NONE

    @property
    def thing(self) -> Thing:
        """The thing as it is now, or as it last was."""
        one = self.now or self.before
        if one is None:
            raise ValueError(self)
        return one


_WEIGHTY: Final = frozenset({Kind.ROLE, Kind.EXPECTATION, Kind.PEJLEMAERKE})
"""What makes a new main version when it comes or goes."""


def changes(before: Sequence[Thing], now: Sequence[Thing]) -> tuple[Change, ...]:
    """Return every change, in the order of the newer version; what is gone comes last in its
    group.
    """
    pairs = _matched(before, now)
    moved = _moved(pairs)
    found: list[Change] = []
    partner = {new: old for old, new in pairs}
    matched = {old for old, _ in pairs}
    for thing in now:
        old = partner.get(thing)
        change = _added(thing) if old is None else _changed(old, thing, moved=thing in moved)
        if change is not None:
            found.append(change)
    found += [_removed(thing) for thing in before if thing not in matched]
    groups = list(dict.fromkeys(one.group for one in (*now, *before)))
    return tuple(sorted(found, key=lambda one: groups.index(one.thing.group)))


def step_of(found: Iterable[Change]) -> Step:
    """Return the step that the changes call for together."""
    return max((one.step for one in found), default=Step.NONE)


def next_version(version: str, step: Step) -> str:
    """Return the version after this one by a step: 1.2.3 becomes 2.0.0, 1.3.0 or 1.2.4."""
    numbers = [int(part) for part in version.split(".")]
    if step is Step.NONE:
        return version
    place = Step.MAJOR - step
    return ".".join(
        str(number + 1 if at == place else number if at < place else 0)
        for at, number in enumerate(numbers)
    )


def _matched(before: Sequence[Thing], now: Sequence[Thing]) -> list[tuple[Thing, Thing]]:
    """Pair things by id, by what they replace, and then by their words."""
    old = {(one.kind, one.key): one for one in before}
    pairs, new_left = [], []
    for thing in now:
        found = old.pop((thing.kind, thing.key), None)
        if found is None and thing.replaces:
            found = old.pop((thing.kind, thing.replaces), None)
        if found is None:
            new_left.append(thing)
        else:
            pairs.append((found, thing))
    return pairs + list(_alike(list(old.values()), new_left))


def _alike(before: list[Thing], now: list[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Pair what is left by similarity, the most alike first, and each once."""
    from rapidfuzz import fuzz, process

    by_kind: dict[Kind, tuple[list[Thing], list[Thing]]] = defaultdict(lambda: ([], []))
    for side, left in enumerate((before, now)):
        for thing in left:
            by_kind[thing.kind][side].append(thing)
    for old, new in by_kind.values():
        texts = [_words(one) for one in new]
        scored = [
            (-score, old.index(thing), at)
            for thing in old
            for _, score, at in process.extract(
                _words(thing), texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5
            )
        ]
        used_old: set[int] = set()
        used_new: set[int] = set()
        for _, one, other in sorted(scored):
            if one not in used_old and other not in used_new:
                used_old.add(one)
                used_new.add(other)
                yield old[one], new[other]


def _words(thing: Thing) -> str:
    return normalised(thing.said[0].text)


def _moved(pairs: list[tuple[Thing, Thing]]) -> set[Thing]:
    """Return the things that changed places among those they stand with.

    Those of the longest run still in order have stayed; the others were moved.
    """
    homes: dict[tuple[Kind, str], list[tuple[Thing, Thing]]] = defaultdict(list)
    for old, new in pairs:
        if old.home == new.home:
            homes[new.kind, new.home].append((old, new))
    moved: set[Thing] = set()
    for together in homes.values():
        together.sort(key=lambda pair: pair[1].order)
        kept = _longest_rising([old.order for old, _ in together])
        moved |= {new for at, (_, new) in enumerate(together) if at not in kept}
    return moved


def _longest_rising(numbers: list[int]) -> set[int]:
    """Return the places of a longest rising subsequence (equal neighbours count as rising)."""
    ends: list[tuple[int, int]] = []
    before: dict[int, int | None] = {}
    for at, number in enumerate(numbers):
        place = bisect_left(ends, (number, at))
        before[at] = ends[place - 1][1] if place else None
        ends[place : place + 1] = [(number, at)]
    kept: set[int] = set()
    at_last = ends[-1][1] if ends else None
    while at_last is not None:
        kept.add(at_last)
        at_last = before[at_last]
    return kept


def _added(thing: Thing) -> Change:
    return Change(None, thing, frozenset({What.ADDED}), step=_coming_or_going(thing))


def _removed(thing: Thing) -> Change:
    return Change(thing, None, frozenset({What.REMOVED}), step=_coming_or_going(thing))


def _coming_or_going(thing: Thing) -> Step:
    if thing.kind in _WEIGHTY:
        return Step.MAJOR
    return Step.MINOR if thing.document else Step.NONE


def _changed(old: Thing, new: Thing, *, moved: bool) -> Change | None:
    what: set[What] = set()
    steps = [Step.NONE]
    reworded = list(_reworded(old, new, steps))
    if reworded:
        what.add(What.REWORDED)
    relinked = list(_relinked(old, new, steps))
    if relinked:
        what.add(What.RELINKED)
    if old.home != new.home:
        what.add(What.MOVED)
        steps.append(_coming_or_going(new))
    elif moved:
        what.add(What.MOVED)
    if old.key != new.key and old.key.rpartition("/")[2] != new.key.rpartition("/")[2]:
        what.add(What.RENAMED)
    if old.document != new.document:
        what.add(What.REMARKED)
        steps.append(Step.MINOR)
    if not what:
        return None
    return Change(old, new, frozenset(what), tuple(reworded), tuple(relinked), max(steps))


_STEPS: Final = {
    Weight.NOTHING: Step.NONE,
    Weight.SPELLING: Step.PATCH,
    Weight.WORDS: Step.MINOR,
}


def _reworded(old: Thing, new: Thing, steps: list[Step]) -> Iterator[Reworded]:
    before = {one.label: one for one in old.said}
    now = {one.label: one for one in new.said}
    for label in dict.fromkeys((*now, *before)):
        was = before.get(label) or Said(label, "", document=False)
        is_now = now.get(label) or Said(label, "", document=False)
        weighs = weight(was.text, is_now.text)
        if weighs is Weight.NOTHING:
            continue
        if was.document or is_now.document:
            steps.append(_STEPS[weighs])
        yield Reworded(label, rewording(was.text, is_now.text), weighs)


def _relinked(old: Thing, new: Thing, steps: list[Step]) -> Iterator[Relinked]:
    before = {one.label: one for one in old.links}
    now = {one.label: one for one in new.links}
    for label in dict.fromkeys((*now, *before)):
        was, is_now = before.get(label), now.get(label)
        pair = was.to if was else (), is_now.to if is_now else ()
        if pair[0] != pair[1]:
            if (was and was.document) or (is_now and is_now.document):
                steps.append(Step.MINOR)
            yield Relinked(label, *pair)
