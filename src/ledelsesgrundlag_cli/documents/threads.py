"""Threads: expectations that come again at other levels of the chain, found by their wording.

The document does not say which expectations belong together; that they do is read from how much
their words are alike, and the documents say so.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import of_expectation, of_title
from ledelsesgrundlag_cli.model.base import Provenance
from ledelsesgrundlag_cli.words.likeness import ALMOST_THE_SAME, alike_pairs
from ledelsesgrundlag_cli.words.wording import Piece, differing, same_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Expectation, Role

HOW = (
    "Programmet har fundet det, der ligner, ved at sammenligne ordene. Det kan tage fejl: To "
    "forventninger kan sige det samme med helt forskellige ord."
)
"""How threads are found, in words for those who read them."""
_SIGNS = " ,.;:"
SHORT = 48
"""Characters of an expectation that name its thread."""


class Likeness(IntEnum):
    """How much two expectations are alike, from least to most."""

    ALIKE = 1
    ALMOST_THE_SAME = 2
    THE_SAME = 3


class Member(NamedTuple):
    """An expectation in a thread, and the one it is most like there: its place in the thread.

    Alone in a thread it is like none: ``likeness`` and ``like`` are then None.
    """

    role: Role
    expectation: Expectation
    likeness: Likeness | None
    like: int | None


class Thread(NamedTuple):
    """Expectations that are alike, in the order of the chain."""

    members: tuple[Member, ...]

    @property
    def likeness(self) -> Likeness | None:
        """Return how much the least alike of them is like another; None for one alone."""
        return min((one.likeness for one in self.members if one.likeness), default=None)

    @property
    def name(self) -> str:
        """Return the beginning of its first expectation."""
        return shortened(self.members[0].expectation.text)

    def of(self, role: Role) -> tuple[Member, ...]:
        """Return the members that belong to a role."""
        return tuple(one for one in self.members if one.role.id == role.id)


def shortened(text: str) -> str:
    """Return a text, or whole words of its beginning and an ellipsis."""
    folded = " ".join(text.split())
    if len(folded) <= SHORT:
        return folded
    return f"{folded[: SHORT + 1].rpartition(' ')[0] or folded[:SHORT]} …"


def find_threads(roles: Sequence[Role]) -> tuple[Thread, ...]:
    """Sort all expectations of some roles into threads, also those that are alone in theirs.

    An expectation is in a thread when it is like one of those in it that belongs to another role.
    """
    placed = [(role, one) for role in roles for one in role.expectations]
    links: dict[int, dict[int, float]] = {number: {} for number in range(len(placed))}
    for one, two, score in alike_pairs([expectation.text for _, expectation in placed]):
        if placed[one][0].id != placed[two][0].id:
            links[one][two] = links[two][one] = score
    seen: set[int] = set()
    threads = []
    for number in range(len(placed)):
        if number not in seen:
            together = _together(number, links)
            seen.update(together)
            threads.append(_thread(sorted(together), placed, links))
    return tuple(threads)


def _together(first: int, links: dict[int, dict[int, float]]) -> set[int]:
    """Return everything that can be reached from one expectation by links."""
    found, waiting = {first}, [first]
    while waiting:
        new = links[waiting.pop()].keys() - found
        found |= new
        waiting += new
    return found


def _thread(
    together: Sequence[int],
    placed: Sequence[tuple[Role, Expectation]],
    links: dict[int, dict[int, float]],
) -> Thread:
    members = []
    for number in together:
        like = max(links[number], key=lambda other: (links[number][other], -other), default=None)
        members.append(
            Member(
                *placed[number],
                None if like is None else _likeness(links[number][like]),
                None if like is None else together.index(like),
            )
        )
    return Thread(tuple(members))


def _likeness(score: float) -> Likeness:
    if score >= 100:
        return Likeness.THE_SAME
    return Likeness.ALMOST_THE_SAME if score >= ALMOST_THE_SAME else Likeness.ALIKE


def told_apart(
    framework: Framework, members: Sequence[Member], anchor: str
) -> dict[str, blocks.Entry]:
    """Make an entry of each member by its expectation's id, with the words that are not alike.

    Words are told apart where all are nearly the same; of texts that are merely alike, nearly
    every word would be. ``anchor`` begins the entries' ids.
    """
    nearly = all(one.likeness not in {None, Likeness.ALIKE} for one in members)
    texts = [one.expectation.text for one in members]
    divided = differing(texts) if nearly else [()] * len(texts)
    signs = nearly and same_words(texts)
    made = {}
    for one, pieces in zip(members, divided, strict=True):
        apart = [
            f"”{part.text.strip('' if signs else _SIGNS)}”" for part in pieces if part.changed
        ]
        remarks = [f"Forskel: {' · '.join(apart)}"] if apart else []
        made[one.expectation.id] = entry(framework, one.expectation, anchor, pieces, remarks)
    return made


def entry(
    framework: Framework,
    expectation: Expectation,
    anchor: str,
    pieces: tuple[Piece, ...] = (),
    remarks: Iterable[str] = (),
) -> blocks.Entry:
    """Make an expectation ready to stand in a table."""
    return blocks.Entry(
        id=f"{anchor}_forventning_{expectation.id}",
        pieces=pieces or (Piece(expectation.text),),
        remarks=tuple(remarks),
        added=expectation.origin is Provenance.EDITORIAL,
        expectation=expectation.id,
        address=of_expectation(framework, expectation),
    )


def entries_linked(
    framework: Framework, role: Role, pejlemaerke_id: str, anchor: str
) -> tuple[blocks.Entry, ...]:
    """Make the role's expectations that are linked to a pejlemærke ready to stand in a table."""
    return tuple(
        entry(framework, one, anchor)
        for one in role.expectations
        if pejlemaerke_id in one.pejlemaerker.all
    )


def role_columns(
    framework: Framework, anchor: str, roles: Iterable[Role]
) -> tuple[blocks.TableColumn, ...]:
    """Make a table's columns, one for each role."""
    return tuple(
        blocks.TableColumn(f"{anchor}_rolle_{one.id}", one.title, of_title(framework, one))
        for one in roles
    )


def said(anchor: str, words: str) -> blocks.Entry:
    """Make an entry that says something of its place, where no expectation stands."""
    return blocks.Entry(id=f"{anchor}_intet", pieces=(Piece(words),))
