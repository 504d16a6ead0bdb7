"""What people have written on a sheet, and what sheet it was: plain values, read and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Answer = str | Literal[True]
"""A text as it was written, the value of one choice (``valg-a``), or True for a tick."""


class SheetHead(NamedTuple):
    """Which sheet answers belong to. No person is named.

    ``kind`` and ``id`` are the document's; ``roles`` the ids of the roles it is for; ``talk`` the
    day of the talk, and ``delete_by`` the day by which the sheet asks to be deleted. ``shared``
    is True for what its writer has chosen to share, and for nothing else. ``fields`` is the
    fingerprint of the sheet's fields, and ``local`` the unit that has something on it. None is
    what a file does not tell: those of version 0.1.0 tell neither organisation, roles nor days.
    """

    kind: str
    id: str
    framework: str
    version: str
    organisation: str | None = None
    roles: tuple[str, ...] | None = None
    talk: date | None = None
    delete_by: date | None = None
    shared: bool = False
    fields: str | None = None
    local: str | None = None


class Answers(NamedTuple):
    """Answers by the names of their fields, in the sheet's order; what is empty is not there."""

    head: SheetHead
    given: Mapping[str, Answer]


def text_given(given: Mapping[str, Answer], name: str) -> str:
    """Return the text that a field is filled with; an empty one where there is none."""
    answer = given.get(name)
    return answer if isinstance(answer, str) else ""


def is_ticked(given: Mapping[str, Answer], name: str) -> bool:
    """Tell whether a field is ticked."""
    return given.get(name) is True
