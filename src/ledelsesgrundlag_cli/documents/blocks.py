"""The parts a document is made of. Pure data; no format is known here.

Every block has an ``id`` that is unique in its document: an anchor in HTML, a field's name in
forms. Texts are plain: no markup is read in them. A block with ``added`` set carries text that
is not the municipality's own.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Node = TypeVar("_Node")


@dataclass(frozen=True, slots=True)
class Mark:
    """A pejlemærke as shown.

    Its place in the list (from 0) gives its shape and colour.
    """

    id: str
    name: str
    index: int


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in, or already filled when ``value`` is given."""

    id: str
    label: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """The top of a document or of one of its parts: a new page begins here."""

    kind: ClassVar[str] = "title"
    id: str
    kicker: str
    text: str
    subtitle: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; ``level`` is 2 or 3."""

    kind: ClassVar[str] = "heading"
    id: str
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """Running text. ``tone`` is ``body``, ``lead`` (an opening line) or ``note`` (small)."""

    kind: ClassVar[str] = "text"
    id: str
    text: str
    tone: str = "body"
    added: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """The head of a sheet: short fields side by side."""

    kind: ClassVar[str] = "fields"
    id: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A role in the chain; ``current`` when the document is about it."""

    id: str
    title: str
    current: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of roles from the top, one tuple for each level."""

    kind: ClassVar[str] = "chain"
    id: str
    levels: tuple[tuple[ChainLink, ...], ...]


@dataclass(frozen=True, slots=True)
class ExpectationItem:
    """An expectation with its marks (unranked), and what is to be said of it.

    ``expectation`` is its id in the framework, ``id`` its place in the document. ``roles`` are
    the titles of the roles it is tagged with, where a document covers several; ``shared_with``
    the titles of other roles with the same words.
    """

    id: str
    expectation: str
    text: str
    added: bool
    marks: tuple[Mark, ...]
    roles: tuple[str, ...] = ()
    shared_with: tuple[str, ...] = ()
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Expectations:
    """Expectations. With ``choose`` they are to be chosen from, at most that many.

    ``label`` names the list for those who cannot see it; ``shared_note`` are the words before
    the roles with the same wording.
    """

    kind: ClassVar[str] = "expectations"
    id: str
    label: str
    items: tuple[ExpectationItem, ...]
    intro: str | None = None
    choose: int | None = None
    shared_note: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks mean."""

    kind: ClassVar[str] = "legend"
    id: str
    marks: tuple[Mark, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote without quotation marks, and who said it."""

    kind: ClassVar[str] = "quote"
    id: str
    text: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Words taken from longer passages; each stands word for word in the document."""

    kind: ClassVar[str] = "excerpts"
    id: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question for reflection or talk: nothing to fill in. ``label`` says what it looks at."""

    id: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Prompts:
    """Questions for one place."""

    kind: ClassVar[str] = "prompts"
    id: str
    items: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with ``lines`` lines to write on."""

    kind: ClassVar[str] = "question"
    id: str
    text: str
    lines: int


@dataclass(frozen=True, slots=True)
class DialItem:
    """One pejlemærke to turn: its choice and its reason are fields of their own."""

    id: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Dial:
    """One choice for each pejlemærke, none made beforehand. No number comes of it."""

    kind: ClassVar[str] = "dial"
    id: str
    text: str
    options: tuple[str, ...]
    because: str
    items: tuple[DialItem, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the agreements."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Agreements:
    """A table to write agreements in."""

    kind: ClassVar[str] = "agreements"
    id: str
    label: str
    columns: tuple[Column, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """Something to tick off."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to tick off."""

    kind: ClassVar[str] = "checklist"
    id: str
    text: str
    items: tuple[ChecklistItem, ...]


Block = (
    Title
    | Heading
    | Text
    | Fields
    | Chain
    | Expectations
    | Legend
    | Quote
    | Excerpts
    | Prompts
    | Question
    | Dial
    | Agreements
    | Checklist
)


@dataclass(frozen=True, slots=True)
class Colophon:
    """Where a document comes from, in words for its foot.

    ``status_note`` is what is known of the adoption. ``status`` is the framework's own word:
    adopted, draft or reproduced.
    """

    framework: str
    framework_id: str
    organisation: str
    version: str
    status: str
    status_note: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its kind (which names its templates), its title and its blocks in order."""

    kind: str
    id: str
    title: str
    language: str
    colophon: Colophon
    blocks: tuple[Block, ...]
    personal: bool = False
    """True when somebody's name stands in it: it is then written for its owner only."""


def map_texts(node: _Node, change: Callable[[str], str]) -> _Node:
    """Return a copy of a document (or part of it) with every string changed."""
    return _mapped(node, change)  # type: ignore[no-any-return]  # same shape out as in


def _mapped(node: Any, change: Callable[[str], str]) -> Any:
    if isinstance(node, str):
        return change(node)
    if isinstance(node, tuple):
        return tuple(_mapped(item, change) for item in node)
    if is_dataclass(node) and not isinstance(node, type):
        return replace(
            node, **{part.name: _mapped(getattr(node, part.name), change) for part in fields(node)}
        )
    return node
