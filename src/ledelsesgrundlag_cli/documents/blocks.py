"""The parts a document is made of. Pure data; no format is known here.

Every block has an ``id`` that is unique in its document: an anchor in HTML, a field's name in
forms. Texts are plain: no markup is read in them. A block with ``added`` set carries text that
is not the municipality's own.

What shows a text of the framework carries its address in ``address``, or in ``kicker_address``
for ``kicker`` and so on where it shows several; None where the words are the document's own.
Three things carry none: words joined of several texts, such as a list of roles; the ``label`` of
a list or table, which repeats what stands at it; and the roles that an expectation is tagged with
or shared with, which are said of it.

What is a unit's own (see ``documents/local.py``) has the unit's id in ``local``, and no address.

They are NamedTuples because making as many dataclasses took 20 ms of every start.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.words.wording import Piece

_Node = TypeVar("_Node")


class Mark(NamedTuple):
    """A pejlemærke as shown.

    ``place`` is its place in the list, from 0; it gives the shape and colour.
    """

    id: str
    name: str
    place: int
    address: str | None = None


class Field(NamedTuple):
    """Something to fill in, or already filled when ``value`` is given.

    ``answer`` is the name of what is written in it, where several fields of a sheet are one: what
    is written in one of them stands in all. None is the field's own id.
    """

    id: str
    label: str
    value: str | None = None
    address: str | None = None
    answer: str | None = None


class Title(NamedTuple):
    """The top of a document or of one of its parts: a new page begins here.

    ``kicker`` is the kind of document, above the title; formats set the organisation beside it.
    ``mark`` is that of the pejlemærke that it is all about, which is then named by the title.
    """

    id: str
    kicker: str
    text: str
    subtitle: str | None = None
    address: str | None = None
    kicker_address: str | None = None
    subtitle_address: str | None = None
    mark: Mark | None = None
    local: str | None = None


class Heading(NamedTuple):
    """A heading below the title; ``level`` is 2 or 3."""

    id: str
    text: str
    level: int = 2
    address: str | None = None
    local: str | None = None


class Text(NamedTuple):
    """Running text. ``tone`` is ``body``, ``lead`` (an opening line) or ``note`` (small)."""

    id: str
    text: str
    tone: str = "body"
    added: bool = False
    address: str | None = None
    local: str | None = None


class Fields(NamedTuple):
    """The head of a sheet: short fields side by side."""

    id: str
    fields: tuple[Field, ...]


class ChainLink(NamedTuple):
    """A role in the chain; ``current`` when the document is about it."""

    id: str
    title: str
    current: bool
    address: str | None = None


class Chain(NamedTuple):
    """The chain of roles from the top, one tuple for each level."""

    id: str
    levels: tuple[tuple[ChainLink, ...], ...]


class Addition(NamedTuple):
    """What a unit says of an expectation, with whose words they are before them."""

    id: str
    text: str
    local: str


class ExpectationItem(NamedTuple):
    """An expectation with its marks (unranked), and what is to be said of it.

    ``expectation`` is its id in the framework, ``id`` its place in the document. ``roles`` are
    the titles of the roles it is tagged with, where a document covers several; ``shared_with``
    the titles of other roles with the same words; ``change`` says in words how the expectation
    departs from what was adopted. ``twins`` are the addresses of expectations with the same words
    that it stands for too; ``additions`` are what a unit says of it.
    """

    id: str
    expectation: str
    text: str
    added: bool
    marks: tuple[Mark, ...]
    roles: tuple[str, ...] = ()
    shared_with: tuple[str, ...] = ()
    chosen: bool = False
    change: str | None = None
    address: str | None = None
    twins: tuple[str, ...] = ()
    additions: tuple[Addition, ...] = ()
    local: str | None = None


class Expectations(NamedTuple):
    """Expectations. With ``choose`` they are to be chosen from, at most that many.

    ``label`` names the list for those who cannot see it; ``shared_note`` are the words before
    the roles with the same wording.
    """

    id: str
    label: str
    items: tuple[ExpectationItem, ...]
    intro: str | None = None
    choose: int | None = None
    shared_note: str = ""
    intro_address: str | None = None
    shared_note_address: str | None = None
    local: str | None = None


class Legend(NamedTuple):
    """What the marks mean."""

    id: str
    marks: tuple[Mark, ...]
    note: str | None = None
    note_address: str | None = None


class Quote(NamedTuple):
    """A quote without quotation marks, and who said it."""

    id: str
    text: str
    attribution: str
    address: str | None = None
    attribution_address: str | None = None


class ContentsEntry(NamedTuple):
    """A line of the contents: ``target``, the id of a title further on, and its words."""

    target: str
    text: str
    address: str | None = None


class Contents(NamedTuple):
    """What there is to read, in order."""

    id: str
    title: str
    entries: tuple[ContentsEntry, ...]


class Item(NamedTuple):
    """One thing of a list."""

    id: str
    text: str
    address: str | None = None
    local: str | None = None


class Items(NamedTuple):
    """A plain list; ``steps`` are to be taken one after the other."""

    id: str
    items: tuple[Item, ...]
    steps: bool = False


class MarkText(NamedTuple):
    """A pejlemærke with its name as a heading, and what is said of it, if anything."""

    id: str
    mark: Mark
    text: str | None
    added: bool = False
    address: str | None = None


class Excerpt(NamedTuple):
    """Words taken from a longer passage; ``address`` is the passage's."""

    text: str
    address: str | None = None


class Excerpts(NamedTuple):
    """Words taken from longer passages; each stands word for word in the document."""

    id: str
    items: tuple[Excerpt, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words alone, as templates and readers of JSON know them."""
        return tuple(one.text for one in self.items)


class Prompt(NamedTuple):
    """A question for reflection or talk: nothing to fill in. ``label`` says what it looks at."""

    id: str
    text: str
    label: str
    address: str | None = None
    label_address: str | None = None
    local: str | None = None


class Prompts(NamedTuple):
    """Questions for one place."""

    id: str
    items: tuple[Prompt, ...]
    local: str | None = None


class Question(NamedTuple):
    """A question with ``lines`` lines to write on."""

    id: str
    text: str
    lines: int
    address: str | None = None
    local: str | None = None


class DialItem(NamedTuple):
    """One pejlemærke to turn: its choice and its reason are fields of their own."""

    id: str
    mark: Mark


class Choice(NamedTuple):
    """One of the choices of a dial, or for an agreement."""

    text: str
    address: str | None = None


class Dial(NamedTuple):
    """One choice for each pejlemærke, none made beforehand. No number comes of it."""

    id: str
    text: str
    choices: tuple[Choice, ...]
    because: str
    items: tuple[DialItem, ...]
    address: str | None = None
    because_address: str | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The words of the choices alone, as templates and readers of JSON know them."""
        return tuple(one.text for one in self.choices)


class Column(NamedTuple):
    """A column of the agreements."""

    id: str
    title: str
    text: str
    address: str | None = None
    title_address: str | None = None


class Agreements(NamedTuple):
    """A table to write agreements in."""

    id: str
    label: str
    columns: tuple[Column, ...]
    rows: int


class Said(NamedTuple):
    """A part of an agreement as it was written, and the title it was written under, if known."""

    text: str
    label: str | None = None
    label_address: str | None = None


class CarriedItem(NamedTuple):
    """An agreement of last time: what becomes of it and what happened are fields of their own.

    Without ``said``, what was agreed is a field too, for one that is not known.
    """

    id: str
    said: tuple[Said, ...]


class Carried(NamedTuple):
    """Last time's agreements: one choice for each, none made beforehand, and what happened.

    ``origin`` says when they were made, and as what.
    """

    id: str
    text: str
    origin: str | None
    choices: tuple[Choice, ...]
    because: str
    items: tuple[CarriedItem, ...]
    address: str | None = None
    because_address: str | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The words of the choices alone, as in a dial."""
        return tuple(one.text for one in self.choices)


class ChecklistItem(NamedTuple):
    """Something to tick off."""

    id: str
    text: str
    address: str | None = None


class Checklist(NamedTuple):
    """Things to tick off."""

    id: str
    text: str
    items: tuple[ChecklistItem, ...]
    address: str | None = None


class PeopleRow(NamedTuple):
    """A row to fill in; ``given`` is what stands in its first column beforehand.

    ``key`` is unique in its table and ends the names of the row's fields.
    """

    key: str
    given: str | None = None
    given_address: str | None = None


class People(NamedTuple):
    """A table to fill in a few words at a time: whom to meet, or what happens when.

    ``label`` names it for those who cannot see it. A field's name is that of its column, ``_``
    and its row's key; it has ``lines`` lines.
    """

    id: str
    label: str
    columns: tuple[TableColumn, ...]
    rows: tuple[PeopleRow, ...]
    text: str | None = None
    address: str | None = None
    lines: int = 1


class Talk(NamedTuple):
    """A talk: its title, and its day with the weekday; a field labelled ``label`` where it is not
    known.
    """

    id: str
    title: str
    day: str | None = None
    label: str = "Dato"
    address: str | None = None


class Listen(NamedTuple):
    """A question to somebody else, and ``lines`` to write what was said on.

    ``follow_up`` is what one may ask on, ``listen`` what to listen for: words, and nothing to
    count. Without lines it is one of several to choose from: a field of its own says whether it
    is, with the block's id and ``_valgt``.
    """

    id: str
    text: str
    lines: int
    follow_up: tuple[Item, ...] = ()
    listen: tuple[Item, ...] = ()
    follow_up_label: str = "Spørg videre"
    listen_label: str = "Lyt efter"
    address: str | None = None

    @property
    def choice(self) -> str | None:
        """The id of the field that says whether it is chosen; None where it is not to be."""
        return None if self.lines else f"{self.id}_valgt"


class Case(NamedTuple):
    """A situation that is told, and questions about it with ``lines`` to write on for each."""

    id: str
    text: str
    questions: tuple[Item, ...]
    lines: int
    address: str | None = None


class ThreadsRow(NamedTuple):
    """Expectations under the pejlemærke that they are linked to first, if any."""

    mark: Mark | None
    items: tuple[ExpectationItem, ...]


class Threads(NamedTuple):
    """Expectations by pejlemærke, to choose at most ``choose`` from."""

    id: str
    text: str
    choose: int
    rows: tuple[ThreadsRow, ...]
    address: str | None = None


class Wording(NamedTuple):
    """A text in pieces, with spaces between them; what is changed in it was ``removed``, or else
    put in.
    """

    label: str
    pieces: tuple[Piece, ...]
    removed: bool = False
    address: str | None = None


class ChangeItem(NamedTuple):
    """What happened to one thing: in a few words, then its wordings, and what else there is to
    say.
    """

    id: str
    title: str
    wordings: tuple[Wording, ...]
    notes: tuple[str, ...] = ()


class Changes(NamedTuple):
    """What happened to the things of a kind or a role."""

    id: str
    label: str
    items: tuple[ChangeItem, ...]


class Entry(NamedTuple):
    """A text in a table's cell.

    ``expectation`` is its id in the framework; None means that the words are said of the cell
    itself, such as that nothing stands there. ``remarks`` are what is to be said of the text.
    ``marks`` are other pejlemærker it is linked to, which one of the remarks (``also``) names: a
    picture of them says the same. What is ``written`` is somebody's own words, to the
    ``question`` where they are an answer.
    """

    id: str
    pieces: tuple[Piece, ...]
    remarks: tuple[str, ...] = ()
    added: bool = False
    expectation: str | None = None
    address: str | None = None
    marks: tuple[Mark, ...] = ()
    also: str | None = None
    written: bool = False
    question: str | None = None
    question_address: str | None = None
    local: str | None = None


class TableColumn(NamedTuple):
    """A column of a table, by its heading."""

    id: str
    title: str
    address: str | None = None


class TableRow(NamedTuple):
    """A row: its heading, with a mark where it is a pejlemærke's, and a cell for each column.

    No cell is empty: one that has no text of the framework says so. ``title`` is None in a table
    whose rows need no heading, because each holds one thing told in several ways.
    """

    id: str
    title: str | None
    mark: Mark | None
    cells: tuple[tuple[Entry, ...], ...]
    address: str | None = None


class Table(NamedTuple):
    """Texts side by side. ``corner`` is the heading above the headings of the rows, if any.

    ``label`` names the table and ``description`` says what it shows, for those who cannot see it.
    """

    id: str
    label: str
    description: str
    corner: str | None
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


Block = (
    Title
    | Heading
    | Text
    | Fields
    | Chain
    | Expectations
    | Legend
    | Contents
    | Items
    | MarkText
    | Quote
    | Excerpts
    | Prompts
    | Question
    | Dial
    | Agreements
    | Carried
    | Checklist
    | People
    | Talk
    | Listen
    | Case
    | Threads
    | Changes
    | Table
)


class Colophon(NamedTuple):
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


class Head(NamedTuple):
    """What a sheet says of itself where it is saved, beside what every document says.

    ``roles`` are the ids of the roles it is for; ``talk`` the day of the talk, and ``delete_by``
    the day by which it asks to be deleted. ``name`` is the name of the answer that says whose it
    is. ``prepares`` are the ids of the titles of the parts that a side prepares for itself, where
    what the sides choose to share can be set side by side; the other parts are shared. ``local``
    is the unit that has something on it.
    """

    roles: tuple[str, ...]
    talk: date | None = None
    delete_by: date | None = None
    name: str | None = None
    prepares: tuple[str, ...] = ()
    local: str | None = None


class Document(NamedTuple):
    """A document: its kind (which names its templates), its title and its blocks in order."""

    kind: str
    id: str
    title: str
    language: str
    colophon: Colophon
    blocks: tuple[Block, ...]
    personal: bool = False
    """True when somebody's name stands in it: it is then written for its owner only."""
    covers: tuple[str, ...] = ()
    """The parts of the framework that it is made of all of, by the beginning of their texts'
    addresses (``roles/direktoer/``): what is removed from them is missing here."""
    answers: str | None = None
    """What a file of the answers in it is called, without ending: no person is named there."""
    draft: str | None = None
    """Why it may not pass for adopted, in words that every format shows; set when rendered. Its
    builder may say before that what it lacks of its own."""
    head: Head | None = None
    """Of a sheet."""
    given: Mapping[str, Answer] = {}
    """The answers that a sheet is filled with, by the names of its fields."""


MANY_COLUMNS = 3
"""So many texts side by side want a page that is wider than it is high."""
MOST_COLUMNS = 6
"""More texts side by side than this cannot be read on one sheet."""


def is_wide(document: Document) -> bool:
    """Tell whether a document is to stand on a page that is wider than it is high."""
    return any(
        isinstance(one, Table) and len(one.columns) >= MANY_COLUMNS for one in document.blocks
    )


def parts_in(document: Document) -> Iterator[tuple[Title, list[Block]]]:
    """Yield each title of a document with the blocks below it."""
    title, body = None, list[Block]()
    for block in document.blocks:
        if isinstance(block, Title):
            if title is not None:
                yield title, body
            title, body = block, []
        else:
            body.append(block)
    if title is not None:
        yield title, body


def headings_to_write_under(document: Document) -> tuple[str, ...]:
    """Return the ids of the titles of parts where most sections are one question and no more.

    Their headings say what is asked, and have no numbers: ``3 Mere af`` would read as a count.
    """
    found = []
    for title, body in parts_in(document):
        starts = [at for at, one in enumerate(body) if isinstance(one, Heading) and one.level == 2]
        alone = sum(
            [type(one) for one in body[start + 1 : end] if not isinstance(one, Text)] == [Question]
            for start, end in pairwise((*starts, len(body)))
        )
        if 2 * alone > len(starts) > 1:
            found.append(title.id)
    return tuple(found)


def kind_of(block: Block) -> str:
    """Return the kind of a block, as templates and JSON name it: ``title``, ``quote``."""
    return type(block).__name__.lower()


def is_address(field: str) -> bool:
    """Tell whether a field of a block holds an address, and no words to show."""
    return field == "address" or field.endswith("_address") or field == "twins"


def addresses_in(node: Any) -> Iterator[str]:
    """Yield the addresses of the texts that a document, or part of it, shows."""
    for field, value in members(node):
        if not is_address(field):
            yield from addresses_in(value)
        elif isinstance(value, str):
            yield value
        else:
            yield from value or ()


def words_in(node: Any) -> Iterator[str]:
    """Yield every string of a document, or part of it, that is no address."""
    if isinstance(node, str):
        yield node
    for field, value in members(node):
        if not is_address(field):
            yield from words_in(value)


def members(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a tuple holds, each with its field's name: none in a plain tuple."""
    if isinstance(node, tuple):
        names = getattr(node, "_fields", None) or ("",) * len(node)
        yield from zip(names, node, strict=True)


def map_texts(node: _Node, change: Callable[[str], str]) -> _Node:
    """Return a copy of a document (or part of it) with every string changed but addresses."""
    return _mapped(node, change)  # type: ignore[no-any-return]  # same shape out as in


def _mapped(node: Any, change: Callable[[str], str]) -> Any:
    if isinstance(node, str):
        return change(node)
    if isinstance(node, tuple):
        changed = [
            value if is_address(field) else _mapped(value, change)
            for field, value in members(node)
        ]
        return type(node)(*changed) if hasattr(node, "_fields") else tuple(changed)
    return node
