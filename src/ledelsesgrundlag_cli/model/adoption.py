"""What was adopted: the wording of each text, by whom and when, as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from ledelsesgrundlag_cli.model.base import Explained, NotForReaders, Part, Text, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.model.base import Thing

ISO_DATE_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""What ``inventory.hash_of`` makes of a text."""

_Date = Annotated[
    str,
    StringConstraints(pattern=ISO_DATE_PATTERN),
    Explained('Datoen "{}" skal være år, måned og dag.', "Skriv fx `date: 2026-05-01`."),
]
_Said = Annotated[Text, NotForReaders("of the adoption, for those who keep the record")]


class AdoptionRecord(Part):
    """``adopted.yaml``. ``by`` and ``date`` are left out when not known, and ``note`` says so.

    ``fingerprints`` (``texts`` in the file) maps the lasting name of each text (see ``inventory``)
    to its fingerprint.
    """

    noun: ClassVar[str] = "adopted.yaml"
    algorithm: Literal[1]
    version: Version
    by: _Said | None = None
    date: _Date | None = None
    note: _Said | None = None
    fingerprints: dict[str, Fingerprint] = Field(alias="texts")

    def things(self) -> Iterator[Thing]:
        return iter(())  # what was adopted is not what the framework says now
