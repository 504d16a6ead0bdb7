"""Choosing answers to share: a file that holds those and nothing else, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledelsesgrundlag_cli.documents.answers import SheetHead
    from ledelsesgrundlag_cli.inward.placing import Asked, Placed


def names_to_choose(asked: Iterable[Asked], sides: Iterable[str]) -> dict[str, Asked]:
    """Return the questions of a sheet by the names they are shared by.

    The name is the id HR gave the question. Where two sides have a question of that name, theirs
    begin with the side.
    """
    every = [*asked]
    short = [_without_side(one.id, sides) for one in every]
    return {
        one.id if short.count(name) > 1 else name: one
        for one, name in zip(every, short, strict=True)
    }


def shared(head: SheetHead, placed: Placed, chosen: Iterable[Asked]) -> Answers:
    """Return the answers to the questions that are chosen, marked as made for sharing."""
    names = {field.name for one in chosen for field in one.fields}
    given = {name: answer for name, answer in placed.given.items() if name in names}
    return Answers(head._replace(shared=True), given)


def _without_side(called: str, sides: Iterable[str]) -> str:
    for side in sorted(sides, key=len, reverse=True):
        if called.startswith(f"{side}-"):
            return called.removeprefix(f"{side}-")
    return called
