"""How each text departs from what was adopted, and what of that is missing. Pure.

Each text is compared by its address with the record, and by its words with the adopted text. The
two are told of together, so that ``lg lint`` and ``lg status`` say the same.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.adoption.faithfulness import (
    AROUND,
    Change,
    changed_words,
    compare,
    nearest_change,
)
from ledelsesgrundlag_cli.adoption.standing import Standing, Standings
from ledelsesgrundlag_cli.words.folding import normalised

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.adoption.faithfulness import Comparison
    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.texts import Entry

MOST_COMPARED: Final = 2_000_000
"""Pairs of a changed text and a passage that are compared: some second's work."""

_TELLING: Final = 4
"""Letters that a word has at least, to tell what a text is about."""
_FEW_WORDS: Final = 4
"""A text of fewer words, such as a heading, may well stand in several places."""
_HEADING: Final = re.compile(r"[^\W\d_][^\n]{0,58}[^.!?\s]")
"""A short line that is no bullet and no sentence."""


class How(StrEnum):
    """How something departs. ``ELSEWHERE`` words were adopted at another place, and ``RENAMED``
    ones there under another id; a ``REUSED`` id has words that have nothing in common with those
    adopted; ``OUT_OF_SOURCE`` is as recorded, and the adopted text says otherwise; ``LEFT`` words
    are in the adopted text and nowhere else.
    """

    CHANGED = "changed"
    REUSED = "reused"
    ELSEWHERE = "elsewhere"
    RENAMED = "renamed"
    RELABELLED = "relabelled"
    NEW = "new"
    OUT_OF_SOURCE = "out of source"
    REMOVED = "removed"
    LEFT = "left"


_AS_SAID: Final = frozenset({How.ELSEWHERE, How.RENAMED, How.RELABELLED, How.OUT_OF_SOURCE})
"""What departs in other ways than by its words."""


class Departing(NamedTuple):
    """One departure: how, its address, and the text if there is one.

    ``adopted`` is its adopted wording where that is known, ``change`` the words that differ from
    it, and ``elsewhere`` the address at which its words were adopted, or where what is removed
    stood. ``in_source`` says that its words, or its lack, are in the adopted text too. ``line`` is
    the number, from 0, of the line of the adopted text that it was made from. ``also`` are
    addresses that went with it.
    """

    how: How
    address: str
    entry: Entry | None = None
    adopted: str | None = None
    change: Change | None = None
    elsewhere: str | None = None
    in_source: bool = False
    line: int | None = None
    also: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text as it is now, else as it was."""
        return self.entry.item.text if self.entry else self.adopted or ""


class Judged(NamedTuple):
    """Every departure, and where the texts stand whose words are the document's, unchanged."""

    departing: tuple[Departing, ...]
    kept: frozenset[tuple[str, Loc]]


def judge(
    standings: Standings, lines: Sequence[str], *, unread: bool = False, whole: bool = True
) -> Judged:
    """Compare a framework's texts with the record and with the adopted text's lines.

    Without either there is nothing to depart from, and nothing is the document's, unchanged: but
    for an ``unread`` adopted text, whose words are taken to be those of the framework. What is
    missing is told of a ``whole`` framework, all of which could be read.
    """
    return _Judging(standings, lines, unread=unread, whole=whole).judged()


class _Judging:
    """One comparison of one framework."""

    def __init__(
        self, standings: Standings, lines: Sequence[str], *, unread: bool, whole: bool
    ) -> None:
        self.standings = standings
        self.lines = lines
        self.unread = unread
        self.whole = whole
        self.ours = [one for one in standings.texts.entries if one.item.document]
        asis = range(len(self.ours)) if not standings.known else self._as_recorded()
        comparison = compare(lines, [one.item.text for one in self.ours], frozenset(asis))
        self.strange = {self.ours[at].address for at in comparison.strange} if lines else set()
        self.left = self._left(comparison) if lines else ()
        self.unused = [words.strip(AROUND) for _, words in self.left]
        self.explained: set[int] = set()
        self.most = MOST_COMPARED // max(len(lines), 1)

    def _as_recorded(self) -> Iterator[int]:
        departs = self.standings.departures
        return (at for at, one in enumerate(self.ours) if one.address not in departs)

    def judged(self) -> Judged:
        """Judge every text, then what is missing."""
        standings = self.standings
        known = standings.known or bool(self.lines) or self.unread
        told, kept = [], []
        for entry in standings.texts.entries if known else ():
            departs = standings.departures.get(entry.address)
            if departs is not None:
                told.append(self._departing(entry, departs.standing))
            elif entry.item.document and entry.address in self.strange:
                told.append(self._not_in_source(entry))
            elif entry.item.document:
                kept.append((entry.file, entry.item.loc))
        kept += [
            (one.entry.file, one.entry.item.loc)
            for one in told
            if one.entry and one.how in _AS_SAID
        ]
        if self.whole:
            removed = [*self._removed(told)]
            told += [*removed, *self._nowhere((*told, *removed))]
        return Judged(tuple(told), frozenset(kept))

    def _departing(self, entry: Entry, standing: Standing) -> Departing:
        """Tell of a text that is not as the record has it."""
        text = entry.item.text
        place = self.standings.places_of.get(entry.address)
        adopted = self._wording(place) if place else None
        sourced = bool(self.lines) and entry.address not in self.strange and entry.item.document
        made = Departing(How.CHANGED, entry.address, entry, adopted, in_source=sourced)
        if place is not None and self._same_words(place, text):
            return made._replace(how=How.RELABELLED, adopted=text)
        other = self._elsewhere(entry, place)
        if other is not None:
            gone = standing is Standing.NEW and other in self._gone
            renamed = gone and _home(other) == _home(entry.address) and "." not in other
            how = How.RENAMED if renamed else How.ELSEWHERE
            return made._replace(how=how, elsewhere=other)
        if place is None and sourced:
            return made._replace(how=How.NEW)
        if adopted is None:
            change = None if sourced else self._nearest(entry)
            return (
                made._replace(how=How.NEW) if not (place or change) else self._with(made, change)
            )
        if "." not in entry.address and not _have_words_in_common(adopted, text):
            return made._replace(how=How.REUSED)
        return made._replace(change=changed_words(adopted, text))

    def _with(self, made: Departing, change: Change | None) -> Departing:
        return made._replace(change=change, line=self._line(change))

    def _line(self, change: Change | None) -> int | None:
        return self.left[change.passage][0] if change and change.passage >= 0 else None

    def _same_words(self, place: str, text: str) -> bool:
        return self.standings.keys[place] == self.standings.key(text)

    def _not_in_source(self, entry: Entry) -> Departing:
        """Tell of a text that is as recorded, or of which there is no record."""
        change = self._nearest(entry)
        if self.standings.known:
            made = Departing(How.OUT_OF_SOURCE, entry.address, entry)
        else:
            made = Departing(How.CHANGED if change else How.NEW, entry.address, entry)
        return self._with(made, change)

    def _nearest(self, entry: Entry) -> Change | None:
        """Return how a text differs from the passage it was made from.

        Nobody is told what was changed in the last of very many.
        """
        if self.most <= 0:
            return None
        self.most -= 1
        change = nearest_change(entry.item.text, self.unused)
        if change:
            self.explained.add(change.passage)
        elif not self.standings.known:
            change = nearest_change(entry.item.text, self._stripped)
            change = change and change._replace(passage=-1)
        return change

    @cached_property
    def _stripped(self) -> list[str]:
        return [one.strip(AROUND) for one in self.lines]

    @cached_property
    def _gone(self) -> frozenset[str]:
        return frozenset(self.standings.removed)

    @cached_property
    def _departed(self) -> frozenset[str]:
        """The recorded addresses whose words are gone from there."""
        standings = self.standings
        places = standings.places_of
        changed = {places[one] for one in standings.departures if one in places}
        return self._gone | changed

    def _elsewhere(self, entry: Entry, place: str | None) -> str | None:
        """Return where a text's words were adopted, when that is another place."""
        text = entry.item.text
        others = [
            one for one in self.standings.places.get(self.standings.key(text), ()) if one != place
        ]
        moved = [one for one in others if one in self._departed]
        same_home = [one for one in moved if _home(one) == _home(entry.address)]
        found = same_home or moved
        if not found and len(text.split()) >= _FEW_WORDS and "." not in entry.address:
            found = others
        return found[0] if found else None

    def _removed(self, told: Iterable[Departing]) -> Iterator[Departing]:
        """Yield the adopted texts that are gone; what goes with another is told with it."""
        moved = {one.elsewhere for one in told}
        known_again = {
            key for at in self.explained if (key := self.standings.key(self.unused[at]))
        }
        keys = self.standings.keys
        gone = [
            one
            for one in self.standings.removed
            if one not in moved and keys[one] not in known_again
        ]
        for lead, also in _together(gone, self._standing_places()).items():
            adopted = self._wording(lead)
            yield Departing(How.REMOVED, lead, adopted=adopted, also=also)

    def _standing_places(self) -> frozenset[str]:
        """Return the addresses, without their fields, that texts have, and all above them."""
        found = set()
        for one in self.standings.texts.entries:
            above = one.address.partition(".")[0]
            while above and above not in found:
                found.add(above)
                above = above.rpartition("/")[0]
        return frozenset(found)

    def _wording(self, place: str) -> str | None:
        """Return the adopted words of a text; of a hash, if the adopted text still has them."""
        known = self.standings.adopted(place)
        return known or self._unused_by_key.get(self.standings.keys[place])

    @cached_property
    def _unused_by_key(self) -> Mapping[str, str]:
        return {self.standings.key(one): one for one in self.unused}

    def _nowhere(self, told: Iterable[Departing]) -> Iterator[Departing]:
        """Yield the pieces of the adopted text that nothing told of accounts for."""
        if len(self.explained) == len(self.left):
            return
        accounted: set[str] = set()
        for one in told:
            accounted |= {
                normalised(words) for words in (one.adopted, *self._wordings(one)) if words
            }
        for number, (line, words) in enumerate(self.left):
            piece = normalised(self.unused[number])
            if number in self.explained or piece in accounted:
                continue
            if not any(piece in wording for wording in accounted):
                yield Departing(How.LEFT, "", adopted=words.strip(AROUND), line=line)

    def _left(self, comparison: Comparison) -> tuple[tuple[int, str], ...]:
        """Return what no text covers, but for a heading that stands once for each role.

        A role has one heading of its own, so that another has no place in the framework. It is
        no bullet and no sentence, and stands as many times as there are roles, or twice where a
        list of contents has it too.
        """
        files = {one.file for one in self.ours}
        roles = {name for name in files if name.startswith("roles/")}
        times = Counter(self.lines)
        return tuple(
            (line, words)
            for line, words in comparison.left
            if not (
                len(roles) > 1
                and len(roles) <= times[words] <= 2 * len(roles)
                and _HEADING.fullmatch(words)
                and self.lines[line] == words
            )
        )

    def _wordings(self, one: Departing) -> Iterator[str | None]:
        yield from (self._wording(place) for place in one.also)
        if one.elsewhere:
            yield one.words


def _together(gone: Iterable[str], there: Container[str]) -> Mapping[str, tuple[str, ...]]:
    """Gather addresses under the topmost thing that is gone, such as a speaker under his quote."""
    groups: dict[str, list[str]] = {}
    for one in gone:
        top = one.partition(".")[0]
        while (above := top.rpartition("/")[0]) and above not in there:
            top = above
        groups.setdefault(one if top in there else top, []).append(one)
    return {first: tuple(others) for first, *others in groups.values()}


def _home(address: str) -> str:
    """Return what a text is a part of: the address of its role, chapter or list."""
    return address.partition(".")[0].rpartition("/")[0]


def _have_words_in_common(one: str, other: str) -> bool:
    """Tell whether two texts may be of the same thing: they share a word, or have few to share."""
    first, second = (_telling(text) for text in (one, other))
    return not first or not second or bool(first & second)


def _telling(text: str) -> frozenset[str]:
    words = (word.strip(".,;:!?()”\"'–-").casefold() for word in normalised(text).split())
    return frozenset(word[:_TELLING] for word in words if len(word) >= _TELLING)
