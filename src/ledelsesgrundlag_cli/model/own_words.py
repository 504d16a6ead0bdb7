"""Words that are HR's to write: promises and law. The line may stand empty until then."""

from typing import Annotated, ClassVar, Final

from pydantic import BeforeValidator, WithJsonSchema

from ledelsesgrundlag_cli.model.adoption import ISO_DATE_PATTERN, IsoDate
from ledelsesgrundlag_cli.model.base import Model, NotForReaders, Text


def _unwritten(written: object) -> object:
    return None if written == "" else written


OwnWords = Annotated[Text | None, BeforeValidator(_unwritten), WithJsonSchema({"type": "string"})]
"""Words that are HR's to write, and the line may stand empty until then."""

OWN_WORDS: Final = ("purpose", "who", "voluntary", "kept", "notice", "legal")
"""The fields of a sheet that hold them, in the order they are read."""

_OwnDay = Annotated[
    IsoDate | None,
    BeforeValidator(_unwritten),
    WithJsonSchema({"type": "string", "pattern": rf"^$|{ISO_DATE_PATTERN}"}),
]


class Checked(Model):
    """Who has read what a sheet says of the law, and when. Never printed."""

    noun: ClassVar[str] = "hvem der har læst juraen (checked)"
    by: Annotated[OwnWords, NotForReaders("of the reading of the sheet; never printed")] = None
    date: _OwnDay = None
