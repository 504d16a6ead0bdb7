"""A framework as the things that people talk of: roles, expectations, quotes, prompts. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ledelsesgrundlag_cli.adoption.addresses import address, in_reading_order
from ledelsesgrundlag_cli.model.base import Provenance
from ledelsesgrundlag_cli.model.chapter import Chapter
from ledelsesgrundlag_cli.model.forum import ForaFile
from ledelsesgrundlag_cli.model.guidance import Guidance
from ledelsesgrundlag_cli.model.metadata import Metadata, Status
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.prompt import PromptFile
from ledelsesgrundlag_cli.model.quote import QuotesFile
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.model.sheet import DialogueCardWords, RoleCardWords, Sheet
from ledelsesgrundlag_cli.model.tool import ToolsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.base import Paragraph, Part
    from ledelsesgrundlag_cli.model.role import Expectation


class Kind(StrEnum):
    """What a thing is; the value is its Danish name."""

    FRAMEWORK = "ledelsesgrundlag"
    ROLE = "rolle"
    EXPECTATION = "forventning"
    PEJLEMAERKE = "pejlemærke"
    CHAPTER = "kapitel"
    GUIDANCE = "vejledning"
    PARAGRAPH = "afsnit"
    QUOTE = "citat"
    QUESTION = "spørgsmål i vejledningen"
    PROMPT = "spørgsmål til eftertanke"
    TOOL = "værktøj"
    FORUM = "forum"
    SHEET = "tekst på et ark"


class Said(NamedTuple):
    """One of a thing's texts: what it is called (nothing for the text itself), and its words."""

    label: str
    text: str
    document: bool


class Link(NamedTuple):
    """What a thing is tied to: ``to`` are ids, and ``names`` what people call them.

    ``document`` is set when the document says so.
    """

    label: str
    to: tuple[str, ...]
    names: tuple[str, ...]
    document: bool = False


class Thing(NamedTuple):
    """A thing: its key among its kind, where it stands, and what it says.

    ``group`` is the heading it is told of under and ``home`` the key of what it belongs to (a
    role for an expectation). ``order`` is its place in the whole framework. ``replaces`` is an id
    it had before. ``file`` and ``loc`` are where it begins.
    """

    kind: Kind
    key: str
    group: str
    home: str
    said: tuple[Said, ...]
    links: tuple[Link, ...] = ()
    replaces: str | None = None
    loc: Loc = ()
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


def things(parts: Mapping[str, Part]) -> list[Thing]:
    """Return everything in a framework that a change can be told of, in reading order."""
    names = _Names(parts)
    found = (
        one._replace(file=file)
        for file, part in in_reading_order(parts)
        for one in _things_of(file, part, names)
    )
    return [one._replace(order=order) for order, one in enumerate(found)]


class _Names:
    """What people call that which is referred to by id."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self.roles: dict[str, str] = {}
        self.markers: dict[str, str] = {}
        self.fora: dict[str, str] = {}
        self.passages: dict[str, str] = {}
        for part in parts.values():
            self.passages |= {one.reference: _beginning(one.text) for one in part.passages()}
            if isinstance(part, Role):
                self.roles[part.id] = part.title
            elif isinstance(part, PejlemaerkerFile):
                self.markers |= {one.id: one.name for one in part.pejlemaerker}
            elif isinstance(part, ForaFile):
                self.fora |= {one.id: one.name for one in part.fora}


def _link(label: str, names: Mapping[str, str], *ids: str | None, document: bool = False) -> Link:
    """Tie a thing to what has these ids; None is no id."""
    to = tuple(one for one in ids if one is not None)
    return Link(label, to, tuple(names.get(one, one) for one in to), document)


_FIRST_WORDS: Final = 8


def _beginning(text: str) -> str:
    words = text.split()
    more = " …" if len(words) > _FIRST_WORDS else ""
    return f"”{' '.join(words[:_FIRST_WORDS])}{more}”"


def _ours(origin: Provenance) -> bool:
    return origin is Provenance.DOCUMENT


def _things_of(file: str, part: Part, names: _Names) -> Iterator[Thing]:
    reader = _READERS.get(type(part))
    return reader(part, names) if reader is not None else _sheet(file, part)


def _sheet(file: str, part: Part) -> Iterator[Thing]:
    if not isinstance(part, (Sheet, RoleCardWords, DialogueCardWords)):
        return
    for item in part.texts():
        said = (Said("", item.text, item.document),)
        key = address(file, part, item.loc)
        yield Thing(Kind.SHEET, key, "Ark", file, said, loc=item.loc[:-1])


_STATUSES: Final[Mapping[str, str]] = {
    Status.ADOPTED: "vedtaget",
    Status.DRAFT: "udkast",
    Status.REPRODUCED: "gengivet efter dokumentet",
}


def _metadata(part: Metadata, _: _Names) -> Iterator[Thing]:
    said = [Said("Titel", part.title, document=True)]
    if part.subtitle:
        said.append(Said("Undertitel", part.subtitle, document=True))
    said.append(Said("Organisation", part.organisation, document=False))
    status = _link("Status", _STATUSES, part.status)
    yield Thing(
        Kind.FRAMEWORK, "framework", "Det fælles", "", tuple(said), (status,), loc=("status",)
    )


def _role(role: Role, names: _Names) -> Iterator[Thing]:
    ours = _ours(role.origin)
    said = (
        Said("Titel", role.title, ours),
        Said("Overskrift", role.heading, ours),
        Said("Ental", role.singular, document=False),
    )
    quote = f"quotes/{role.card.quote}" if role.card and role.card.quote else None
    links = (
        Link("Plads i ledelseskæden", (str(role.level),), (str(role.level),)),
        _link("Citat på rollekortet", names.passages, quote),
    )
    yield Thing(Kind.ROLE, role.id, role.title, "", said, links)
    for number, one in enumerate(role.expectations):
        yield Thing(
            Kind.EXPECTATION,
            one.id,
            role.title,
            role.id,
            (Said("", one.text, _ours(one.origin)),),
            tuple(_links(one, names)),
            one.replaces,
            ("expectations", number),
        )


def _links(one: Expectation, names: _Names) -> Iterator[Link]:
    linked = one.pejlemaerker
    markers = [key for key in names.markers if key in linked.all]
    yield _link("Pejlemærker", names.markers, *markers, document=_ours(linked.origin))
    levels = one.toward.levels if one.toward else ()
    theirs = one.toward is not None and _ours(one.toward.origin)
    yield _link("Rettet mod", names.roles, *levels, document=theirs)


def _markers(part: PejlemaerkerFile, _: _Names) -> Iterator[Thing]:
    for number, one in enumerate(part.pejlemaerker):
        said = [Said("", one.name, _ours(one.origin))]
        if one.description:
            described = one.description
            said.append(Said("Beskrivelse", described.text, _ours(described.origin)))
        loc = ("pejlemaerker", number)
        yield Thing(Kind.PEJLEMAERKE, one.id, "Pejlemærker", "", tuple(said), loc=loc)


def _paragraphs(
    group: str, home: str, origin: Provenance, found: Iterable[Paragraph | None], loc: Loc
) -> Iterator[Thing]:
    for number, one in enumerate(found):
        if one is not None:
            said = (Said("", one.text, _ours(origin)),)
            yield Thing(Kind.PARAGRAPH, f"{home}/{one.id}", group, home, said, loc=(*loc, number))


def _chapter(part: Chapter, _: _Names) -> Iterator[Thing]:
    said = (Said("Titel", part.title, _ours(part.title_origin or part.origin)),)
    key = f"chapters/{part.id}"
    yield Thing(Kind.CHAPTER, key, part.title, "", said)
    yield from _paragraphs(part.title, key, part.origin, part.paragraphs, ("paragraphs",))


def _quotes(part: QuotesFile, _: _Names) -> Iterator[Thing]:
    ours = _ours(part.origin)
    yield from _paragraphs(
        "Citater", "quotes", part.origin, [part.introduction], ("introduction",)
    )
    for number, one in enumerate(part.quotes):
        both = (Said("", one.text, ours), Said("Kilde", one.attribution, ours))
        yield Thing(Kind.QUOTE, one.id, "Citater", "", both, loc=("quotes", number))


def _guidance(part: Guidance, _: _Names) -> Iterator[Thing]:
    ours = _ours(part.origin)
    titles = [Said("Titel", part.title, ours)]
    if part.subtitle:
        titles.append(Said("Undertitel", part.subtitle, ours))
    yield Thing(Kind.GUIDANCE, part.id, part.title, "", tuple(titles))
    for number, one in enumerate(part.questions):
        said = (Said("", one.question, ours),)
        loc: Loc = ("questions", number)
        key = f"guidance/{one.id}"
        yield Thing(Kind.QUESTION, key, part.title, "", said, loc=loc)
        yield from _paragraphs(part.title, key, part.origin, one.answer, (*loc, "answer"))


def _tools(part: ToolsFile, _: _Names) -> Iterator[Thing]:
    ours = _ours(part.origin)
    group = "Ledelsesværktøjer"
    yield from _paragraphs(group, "tools", part.origin, [part.introduction], ("introduction",))
    for number, tool in enumerate(part.tools):
        said = (Said("", tool.name, ours),)
        yield Thing(Kind.TOOL, tool.id, group, "", said, loc=("tools", number))
    yield from _paragraphs(group, "tools", part.origin, [part.closing], ("closing",))


def _prompts(part: PromptFile, names: _Names) -> Iterator[Thing]:
    for number, one in enumerate(part.prompts):
        links = (
            _link("Pejlemærke", names.markers, one.pejlemaerke or part.pejlemaerke),
            _link("Forum", names.fora, one.forum),
            _link("Rolle", names.roles, one.role),
            _link("Bygger på", names.passages, one.grounded_in),
        )
        said = (Said("", one.text, document=False),)
        group = "Spørgsmål til eftertanke"
        yield Thing(Kind.PROMPT, one.id, group, "", said, links, loc=("prompts", number))


def _fora(part: ForaFile, _: _Names) -> Iterator[Thing]:
    for number, one in enumerate(part.fora):
        said = (Said("", one.name, document=False),)
        yield Thing(Kind.FORUM, one.id, "Fora", "", said, loc=("fora", number))


_READERS: Final[dict[type[Part], Callable[[Any, _Names], Iterator[Thing]]]] = {
    Metadata: _metadata,
    Role: _role,
    PejlemaerkerFile: _markers,
    Chapter: _chapter,
    QuotesFile: _quotes,
    Guidance: _guidance,
    ToolsFile: _tools,
    ForaFile: _fora,
    PromptFile: _prompts,
}
