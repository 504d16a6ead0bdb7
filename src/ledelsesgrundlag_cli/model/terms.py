"""The organisation's own words: which it prefers, and which a spelling dictionary lacks."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import Model, NotForReaders, Part, Text, Thing

_Word = Annotated[Text, NotForReaders("a word for the checks, not a text of the framework")]


class PreferredTerm(Model):
    """A word to use, and the words that are used instead of it."""

    noun: ClassVar[str] = "et foretrukket ord"
    use: _Word
    instead_of: Annotated[tuple[_Word, ...], Field(min_length=1)]


class TermsFile(Part):
    """``terms.yaml``. ``jargon`` None means the list that comes with the program."""

    added: ClassVar[bool] = True
    noun: ClassVar[str] = "terms.yaml"
    preferred: tuple[PreferredTerm, ...] = ()
    words: tuple[_Word, ...] = ()
    jargon: tuple[_Word, ...] | None = None

    def things(self) -> Iterator[Thing]:
        return iter(())  # the checks read it, and nobody else
