"""What every part of the model shares: the base class, ids, texts and their origin."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.kinds import PARAGRAPH, Kind


class Explained(NamedTuple):
    """Marks a type of text (in ``Annotated``) with what is said, in Danish, when the text in a
    file does not fit: the message, with ``{}`` for what is written, and the remedy.

    ``missing`` is the message when nothing is there, with ``{}`` for the field; ``as_number`` the
    remedy when what is written reads as a number. Without them that is told as of any text.
    """

    wrong: str
    remedy: str
    missing: str | None = None
    as_number: str | None = None


SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""An id: small ASCII letters and digits in groups joined by hyphens."""

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=80)]
"""A stable name, unique within its kind; it becomes an anchor in HTML and a field's name."""

Text = Annotated[str, StringConstraints(pattern=r"\S")]
"""Plain text with something in it. No markup is read in it, anywhere."""

PassageReference = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]+(/[a-z0-9]+(-[a-z0-9]+)*){1,2}$"),
    Explained(
        "Henvisningen ”{}” har ikke den rigtige form.",
        "Skriv den som `chapters/kapitel/afsnit`, `roles/rolle/forventning`, "
        "`guidance/spørgsmål/afsnit`, `quotes/citat`, `tools/værktøj` eller `pejlemaerker/navn`.",
    ),
]
"""A passage of the framework, such as ``chapters/pejlemaerker/retningen-lige-nu``."""

Version = Annotated[
    str,
    StringConstraints(pattern=r"^\d+\.\d+\.\d+$"),
    Explained(
        "Versionen ”{}” skal være tre tal med punktum imellem.",
        "Skriv fx `version: 1.2.0`.",
        as_number="Skriv tre tal, fx `version: 1.2.0`.",
    ),
]
"""A framework's version."""


class Provenance(StrEnum):
    """Where a text comes from: the municipality's document, or added to it."""

    DOCUMENT = "document"
    EDITORIAL = "editorial"

    @property
    def is_document(self) -> bool:
        """Whether the text is the document's."""
        return self is Provenance.DOCUMENT


class Model(BaseModel):
    """Base of all parts: frozen, and unknown fields are errors.

    ``noun`` is the Danish name of the thing, for messages ("findes ikke i en rolle").
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    noun: ClassVar[str] = "filen"


class Name(NamedTuple):
    """An id that a file gives something. ``local`` ids are unique within their file only."""

    kind: str
    id: str
    loc: Loc
    local: bool = False


class Reference(NamedTuple):
    """A mention of something by its id; ``kind`` says what it must be the id of."""

    kind: str
    id: str
    loc: Loc


class NotForReaders(NamedTuple):
    """Marks a field (in ``Annotated``) that holds a text nobody reads as the framework's: why."""

    reason: str


class TextItem(NamedTuple):
    """A text that people read: where it stands, what it is, and whether it is the document's.

    ``kind`` is ``title``, ``paragraph``, ``expectation``, ``quote``, ``attribution`` (told with
    its quote), ``prompt`` or ``other``. ``label`` says in Danish what it is of its thing; empty
    for the text itself. A ``lasting`` text has an address, is checked and can be adopted; others
    are names, of which only a change is told. ``address`` is set when the files are known.
    """

    loc: Loc
    text: str
    kind: str
    document: bool
    label: str = ""
    lasting: bool = True
    address: str = ""


class Link(NamedTuple):
    """What a thing is tied to: the Danish word for it, and ids of one ``kind``.

    Without a kind ``names`` says what people call it; else that is looked up. A link that is
    ``about`` something says what the thing is found under; ``document`` is set when the document
    says so.
    """

    label: str
    kind: str
    to: tuple[str, ...]
    document: bool = False
    about: bool = False
    names: tuple[str, ...] = ()


def link(
    label: str, kind: str, *ids: str | None, document: bool = False, about: bool = False
) -> Link:
    """Tie a thing to what has these ids; None is no id."""
    return Link(label, kind, tuple(one for one in ids if one is not None), document, about)


class OtherName(NamedTuple):
    """A name that a thing goes by beside its title, and where it stands."""

    loc: Loc
    name: str


class Thing(NamedTuple):
    """Something that people talk of, such as a role, an expectation or a quote.

    ``key`` is its own among its kind; without one that is the address of its text. ``loc`` is
    where it begins, ``said`` its texts, the first of them the one it is known again by.
    ``belongs_to`` says what people find it under; without it, its links do. ``group`` is the
    heading that its changes are told under: the kind's plural if empty. ``home`` and
    ``home_kind`` are what it is a part of. ``replaces`` is an id it had before. ``found_id`` is
    the id that a search shows, where it is not its own. ``file`` and ``order``, its place in the
    whole framework, are set when the files are known.
    """

    kind: Kind
    key: str
    said: tuple[TextItem, ...]
    loc: Loc = ()
    belongs_to: str = ""
    group: str = ""
    home: str = ""
    home_kind: Kind | None = None
    links: tuple[Link, ...] = ()
    other_names: tuple[OtherName, ...] = ()
    replaces: str | None = None
    found_id: str | None = None
    file: str = ""
    order: int = 0

    @property
    def id(self) -> str:
        """Its id as it is written in the file: the last in its key."""
        return self.key.rpartition("/")[2].partition(".")[0]

    @property
    def document(self) -> bool:
        """Whether any of it is the document's."""
        return any(one.document for one in self.said)


class Sic(Model):
    """An author's slip that is kept word for word: the words, and what they should have been.

    Known for the next revision, never printed.
    """

    noun: ClassVar[str] = "en note (sic)"
    text: Annotated[Text, NotForReaders("words of the text it is a note of, which is told")]
    note: Annotated[Text, NotForReaders("for the next revision; never printed")]


class Paragraph(Model):
    """A passage of running text that other files may refer to by its id."""

    noun: ClassVar[str] = "et afsnit"
    id: Slug
    text: Text
    sic: tuple[Sic, ...] = ()


def of_paragraph(
    one: Paragraph,
    loc: Loc,
    holder: tuple[Kind, str],
    origin: Provenance,
    belongs_to: str,
    group: str = "",
) -> Thing:
    """Tell of a paragraph that stands at ``loc`` in its file.

    ``holder`` is the kind and the key of what it is a paragraph of.
    """
    kind, home = holder
    said = TextItem((*loc, "text"), one.text, "paragraph", origin.is_document)
    return Thing(
        PARAGRAPH, f"{home}/{one.id}", (said,), loc, belongs_to, group or kind.plural, home, kind
    )


class EditorialText(Model):
    """A text that is added to the framework and says so."""

    noun: ClassVar[str] = "en tilføjet tekst"
    origin: Provenance
    text: Text


class Excerpt(Model):
    """Words taken from a passage; they must stand there word for word."""

    noun: ClassVar[str] = "et uddrag"
    passage: PassageReference
    text: Annotated[Text, NotForReaders("words of a passage, which is told where it stands")]


class Passage(NamedTuple):
    """A text of the framework that can be referred to, such as
    ``chapters/pejlemaerker/retningen-lige-nu``; ``loc`` is the path of what holds it, and
    ``field`` the name of the text there.
    """

    reference: str
    text: str
    loc: Loc
    sic: tuple[Sic, ...] = ()
    field: str = "text"


class Part(Model):
    """What one file holds. A part tells its own names, passages, references and things.

    ``gives`` are the kinds of reference that may lead to it: they cannot be judged while its
    file is broken. ``added`` says that none of its texts is ever the document's. ``stem_field``
    is the field that says what the file is called (see ``file_stem``).
    """

    gives: ClassVar[tuple[str, ...]] = ()
    stem_field: ClassVar[str] = "id"
    added: ClassVar[bool] = False

    def rank(self) -> int:
        """Return its place among files of its kind, as they are read."""
        return 0

    def file_stem(self) -> str | None:
        """Return what the file must be called, for a file named after what it holds."""
        return None

    def names(self) -> Iterator[Name]:
        """Yield every id the part gives."""
        return iter(())

    def passages(self) -> Iterator[Passage]:
        """Yield every text of the part that can be referred to."""
        return iter(())

    def references(self) -> Iterator[Reference]:
        """Yield every mention of something in the framework."""
        return iter(())

    def excerpts(self) -> Iterator[tuple[Loc, Excerpt]]:
        """Yield what is taken from passages word for word, each with its path."""
        return iter(())

    def things(self) -> Iterator[Thing]:
        """Yield everything in the part that people read or talk of, in the order of the file.

        Diff, search, lint, adoption and draft marks know of it from here.

        Raises:
            NotImplementedError: the kind of file tells nothing. One that holds nothing people
                read says so, by yielding nothing.
        """
        raise NotImplementedError(f"{type(self).__name__} does not tell what people read in it")

    def texts(self) -> Iterator[TextItem]:
        """Yield every lasting text of the part."""
        return (said for thing in self.things() for said in thing.said if said.lasting)
