"""What was adopted: the wording of each text, by whom and when, as far as it is known."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from ledelsesgrundlag_cli.model.base import Explained, NotForReaders, Part, Text, Thing, Version

if TYPE_CHECKING:
    from collections.abc import Iterator


ISO_DATE_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"

HASH_PATTERN = r"^[0-9a-f]{32}$"
"""What ``adoption.standing.hash_of`` makes of a text."""
HASHES, WORDINGS = 1, 2
"""What ``algorithm`` says that a record holds. Records of hashes are read and no longer made."""

NO_SUCH_DAY = "no_such_day"
"""The type of the error of a date that is written as one, such as the 30th of February."""


def _a_day(written: str) -> str:
    try:
        date.fromisoformat(written)
    except ValueError as error:
        raise PydanticCustomError(NO_SUCH_DAY, "no such day") from error
    return written


IsoDate = Annotated[
    str,
    StringConstraints(pattern=ISO_DATE_PATTERN),
    AfterValidator(_a_day),
    Explained("Datoen ”{}” skal være år, måned og dag.", "Skriv fx `date: 2026-05-01`."),
]
"""A day that there is, as it is written: ``2026-05-01``."""

_Said = Annotated[Text, NotForReaders("of the adoption, for those who keep the record")]


def _of_one_sort(recorded: str, info: ValidationInfo) -> str:
    """See to it that a record of hashes holds nothing else."""
    if info.data.get("algorithm") == HASHES and not re.fullmatch(HASH_PATTERN, recorded):
        raise ValueError(recorded)
    return recorded


_Adopted = Annotated[
    Text,
    NotForReaders("what was adopted; what is said now stands elsewhere"),
    AfterValidator(_of_one_sort),
]


class AdoptionRecord(Part):
    """``adopted.yaml``. ``by`` and ``date`` are left out when not known, and ``note`` says so.

    ``recorded`` (``texts`` in the file) maps the address of each text to its wording as it was
    adopted; of the first records, to a hash of the wording.
    """

    noun: ClassVar[str] = "adopted.yaml"
    algorithm: Literal[1, 2]
    version: Version
    by: _Said | None = None
    date: IsoDate | None = None
    note: _Said | None = None
    recorded: dict[str, _Adopted] = Field(alias="texts")

    def things(self) -> Iterator[Thing]:
        return iter(())  # what was adopted is not what the framework says now
