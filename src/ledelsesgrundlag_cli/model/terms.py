"""The organisation's own words: which it prefers, and which a spelling dictionary lacks."""

from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import Model, Part, Text


class PreferredTerm(Model):
    """A word to use, and the words that are used instead of it."""

    noun: ClassVar[str] = "et foretrukket ord"
    use: Text
    instead_of: Annotated[tuple[Text, ...], Field(min_length=1)]


class TermsFile(Part):
    """``terms.yaml``."""

    noun: ClassVar[str] = "terms.yaml"
    preferred: tuple[PreferredTerm, ...] = ()
    words: tuple[Text, ...] = ()
