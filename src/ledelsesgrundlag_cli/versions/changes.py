"""What differs between two versions of a framework, and the version step it calls for. Pure.

Things are matched by id, then by the id they say they replace, then by their words: one that was
moved or given another id is known again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.model.base import TextItem, Thing
from ledelsesgrundlag_cli.words.folding import normalised
from ledelsesgrundlag_cli.words.nouns import USUAL
from ledelsesgrundlag_cli.words.wording import Rewording, Weight, rewording, weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.model.kinds import Kind

ALIKE: Final = 80
"""Least similarity of two texts taken for one that has a new id, as ``rapidfuzz.fuzz.ratio``
gives it. Below it, readers saw two texts and not one."""


MOST_COMPARED: Final = 4_000_000
"""Pairs of texts that are compared, some two seconds' work: beyond that, none are."""


class Step(IntEnum):
    """How far the version number must go, in rising order."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


WHY: Final = {
    Step.MAJOR: USUAL.say(
        "En forventning, {en rolle} eller {et pejlemærke} er kommet til eller udgået."
    ),
    Step.MINOR: "Ordlyden i ledelsesgrundlaget er ændret.",
    Step.PATCH: "Ændringerne ligner rettelser af stavning, tegn eller store og små bogstaver.",
}
"""Why a step is called for, in a sentence."""


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
    """A text of a thing before and now; ``label`` as in ``TextItem``."""

    label: str
    pieces: Rewording
    weight: Weight


class Relinked(NamedTuple):
    """A link before and now, by the names of what it is to."""

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


def changes(before: Sequence[Thing], now: Sequence[Thing]) -> tuple[Change, ...]:
    """Return every change, in the order of the newer version; what is gone comes last in its
    group, and a group that is gone after the one it came after.
    """
    pairs = _matched(before, now)
    homes = {(old.kind, old.key): new.key for old, new in pairs if old.key != new.key}
    pairs = [(old._replace(home=_home_now(old, homes)), new) for old, new in pairs]
    moved = _moved(pairs)
    partner = {new.order: old for old, new in pairs}
    found: list[Change] = []
    for thing in now:
        old = partner.get(thing.order)
        change = _added(thing) if old is None else _changed(old, thing, moved=thing.order in moved)
        if change is not None:
            found.append(change)
    matched = {old.order for old, _ in pairs}
    named = {old.group: new.group for old, new in pairs if old.home == new.home}
    regrouped = [one._replace(group=named.get(one.group, one.group)) for one in before]
    found += [_removed(one) for one in regrouped if one.order not in matched]
    places = {group: at for at, group in enumerate(_groups(regrouped, now))}
    return tuple(sorted(found, key=lambda one: places[one.thing.group]))


def _home_now(thing: Thing, homes: Mapping[tuple[Kind, str], str]) -> str:
    """Return what a thing belongs to, by the key that has now."""
    return homes.get((thing.home_kind, thing.home), thing.home) if thing.home_kind else thing.home


def _groups(before: Iterable[Thing], now: Iterable[Thing]) -> list[str]:
    """Return all groups, those that are gone where they were."""
    groups = list(dict.fromkeys(one.group for one in now))
    place = 0
    for group in dict.fromkeys(one.group for one in before):
        if group in groups:
            place = groups.index(group) + 1
        else:
            groups.insert(place, group)
            place += 1
    return groups


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
    """Pair things by their keys, by what they replace, and then by their words."""
    old = {(one.kind, one.key): one for one in before}
    pairs: list[tuple[Thing, Thing]] = []
    left: Sequence[Thing] = now
    for key in (attrgetter("key"), attrgetter("replaces")):
        new_left = []
        for thing in left:
            found = old.pop((thing.kind, key(thing)), None)
            if found is None:
                new_left.append(thing)
            else:
                pairs.append((found, thing))
        left = new_left
    return pairs + list(_alike(old.values(), left))


def _alike(before: Iterable[Thing], now: Iterable[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Pair what is left by its words: the same ones first, then the most alike, and each once.

    One that stands where it stood goes before one from elsewhere.
    """
    by_kind: dict[Kind, tuple[list[Thing], list[Thing]]] = defaultdict(lambda: ([], []))
    for side, left in enumerate((before, now)):
        for thing in left:
            by_kind[thing.kind][side].append(thing)
    for old, new in by_kind.values():
        for key in (_home_and_words, _words):
            pairs = list(_same(old, new, key))
            for one, other in pairs:
                old.remove(one)
                new.remove(other)
            yield from pairs
        yield from _most_alike(old, new)


def _same(
    old: Iterable[Thing], new: Iterable[Thing], key: Callable[[Thing], object]
) -> Iterator[tuple[Thing, Thing]]:
    left: dict[object, list[Thing]] = defaultdict(list)
    for thing in old:
        left[key(thing)].append(thing)
    for thing in new:
        if left.get(key(thing)):
            yield left[key(thing)].pop(0), thing


def _most_alike(old: list[Thing], new: list[Thing]) -> Iterator[tuple[Thing, Thing]]:
    from rapidfuzz import fuzz, process

    if len(old) * len(new) > MOST_COMPARED:
        return
    texts = [_words(one) for one in new]
    scored = [
        (-score, thing.home != new[other].home, at, other)
        for at, thing in enumerate(old)
        for _, score, other in process.extract(
            _words(thing), texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5
        )
    ]
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, _, one, other in sorted(scored):
        if one not in used_old and other not in used_new:
            used_old.add(one)
            used_new.add(other)
            yield old[one], new[other]


def _words(thing: Thing) -> str:
    return normalised(thing.said[0].text)


def _home_and_words(thing: Thing) -> tuple[str, str]:
    return thing.home, _words(thing)


def _moved(pairs: Iterable[tuple[Thing, Thing]]) -> set[int]:
    """Return the places (``order``) of the things that changed places among those they stand with.

    Those of the longest run still in order have stayed; the others were moved.
    """
    homes: dict[tuple[Kind, str], list[tuple[int, int]]] = defaultdict(list)
    for old, new in pairs:
        if old.home == new.home:
            homes[new.kind, new.home].append((new.order, old.order))
    moved: set[int] = set()
    for together in homes.values():
        together.sort()
        kept = _longest_rising([old for _, old in together])
        moved |= {new for at, (new, _) in enumerate(together) if at not in kept}
    return moved


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest rising subsequence of numbers that all differ."""
    ends: list[int] = []  # the least number that a run of each length can end with
    places: list[int] = []
    before: dict[int, int | None] = {}
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before[at] = places[length - 1] if length else None
        ends[length : length + 1] = [number]
        places[length : length + 1] = [at]
    kept: set[int] = set()
    last = places[-1] if places else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _added(thing: Thing) -> Change:
    return Change(None, thing, frozenset({What.ADDED}), step=_coming_or_going(thing))


def _removed(thing: Thing) -> Change:
    return Change(thing, None, frozenset({What.REMOVED}), step=_coming_or_going(thing))


def _coming_or_going(thing: Thing) -> Step:
    if thing.kind.weighty:
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
    if old.id != new.id:
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
        was = before.get(label) or TextItem((), "", "", document=False)
        is_now = now.get(label) or TextItem((), "", "", document=False)
        weighs = weight(was.text, is_now.text)
        if weighs is Weight.NOTHING:
            continue
        if was.document or is_now.document:
            steps.append(_STEPS[weighs])
        yield Reworded(label, rewording(was.text, is_now.text), weighs)


def _relinked(old: Thing, new: Thing, steps: list[Step]) -> Iterator[Relinked]:
    if not old.links:  # the record of an adoption keeps none
        return
    for was, is_now in zip(old.links, new.links, strict=True):
        if was.to != is_now.to:
            if was.document or is_now.document:
                steps.append(Step.MINOR)
            yield Relinked(is_now.label, was.names, is_now.names)
