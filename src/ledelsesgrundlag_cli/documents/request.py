"""What is asked of a document, in plain types: light enough for the command line to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ledelsesgrundlag_cli.documents.answers import Answer

ALL_SIDES: Final = "begge"
"""In place of a side's id: all the sides of a sheet."""


class Previous(NamedTuple):
    """What a sheet of last time gives to this one: agreements, and expectations that were chosen.

    Each agreement is its texts as they were written, each with the name of the field it was
    written in, without its row. ``day`` and ``role_ids`` are those of the talk. ``former_leader``
    says that it was with somebody else than the one who is the nearest leader now. ``chosen`` are
    the ids of expectations, as they were then.
    """

    agreements: tuple[tuple[tuple[str, str], ...], ...]
    day: dt.date | None = None
    role_ids: tuple[str, ...] | None = None
    former_leader: bool = False
    chosen: tuple[str, ...] = ()


class SheetRequest(NamedTuple):
    """What a sheet is asked to hold. What is None becomes a line to fill in.

    ``audience`` is the id of the side it is for, or ``ALL_SIDES``; None is the sheet's first. A
    sheet that is the same for every role is given none. ``given`` are the answers it is filled
    with, by the names of its fields. ``start`` is a leader's first day of work, and ``from_role``
    the role that the leader has until then.
    """

    role_ids: tuple[str, ...]
    audience: str | None = None
    name: str | None = None
    leader: str | None = None
    date: dt.date | None = None
    focus: tuple[str, ...] = ()
    given: Mapping[str, Answer] = {}
    start: dt.date | None = None
    from_role: str | None = None
    previous: Previous | None = None

    @property
    def carries(self) -> bool:
        """Whether there are agreements of last time to go on from."""
        return self.previous is not None and bool(self.previous.agreements)
