"""A framework as the things that people talk of: roles, expectations, quotes, prompts. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ledelsesgrundlag_cli.inventory import address
from ledelsesgrundlag_cli.model.base import Provenance
from ledelsesgrundlag_cli.model.chapter import Chapter
from ledelsesgrundlag_cli.model.forum import ForaFile
from ledelsesgrundlag_cli.model.guidance import Guidance
from ledelsesgrundlag_cli.model.metadata import Metadata
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.prompt import PromptFile
from ledelsesgrundlag_cli.model.quote import QuotesFile
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.model.sheet import DialogueCardWords, RoleCardWords, Sheet
from ledelsesgrundlag_cli.model.tool import ToolsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ledelsesgrundlag_cli.model.base import Loc, Paragraph, Part
    from ledelsesgrundlag_cli.model.role import Expectation


class Kind(StrEnum):
    """What a thing is; the value is its Danish name."""

    FRAMEWORK = "ledelsesgrundlag"
    ROLE = "rolle"
    EXPECTATION = "forventning"
    PEJLEMAERKE = "pejlemærke"
    CHAPTER = "kapitel"
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
    """What a thing is tied to, by their names; ``document`` when the document says so."""

    label: str
    to: tuple[str, ...]
    document: bool = False


class Thing(NamedTuple):
    """A thing: its id among its kind, where it stands, and what it says.

    ``group`` is the heading it is told of under and ``home`` what it belongs to (a role for an
    expectation); ``order`` is its place there. ``replaces`` is an id it had before.
    """

    kind: Kind
    key: str
    group: str
    home: str
    order: int
    said: tuple[Said, ...]
    links: tuple[Link, ...] = ()
    replaces: str | None = None
    file: str = ""
    loc: Loc = ()

    @property
    def document(self) -> bool:
        """Whether any of it is the document's."""
        return any(one.document for one in self.said)


def things(parts: Mapping[str, Part]) -> list[Thing]:
    """Return everything in a framework that a change can be told of, in reading order."""
    names = _Names(parts)
    return [
        one._replace(file=file)
        for file, part in sorted(parts.items(), key=_place)
        for one in _things_of(file, part, names)
    ]


_ORDER: Final = ("framework", "chapters", "pejlemaerker", "roles", "quotes", "guidance", "tools")


def _place(named: tuple[str, Part]) -> tuple[int, int, str]:
    """Return where a file is told of: as in the document, and what is added after it."""
    file, part = named
    start = file.removesuffix(".yaml").partition("/")[0]
    place = _ORDER.index(start) if start in _ORDER else len(_ORDER)
    return place, getattr(part, "order", 0) or getattr(part, "level", 0), file


class _Names:
    """The names of what is referred to by id."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self.roles = {one.id: one.title for one in parts.values() if isinstance(one, Role)}
        self.markers = {
            marker.id: marker.name
            for one in parts.values()
            if isinstance(one, PejlemaerkerFile)
            for marker in one.pejlemaerker
        }
        self.fora = {
            forum.id: forum.name
            for one in parts.values()
            if isinstance(one, ForaFile)
            for forum in one.fora
        }


def _ours(origin: Provenance) -> bool:
    return origin is Provenance.DOCUMENT


def _things_of(file: str, part: Part, names: _Names) -> Iterator[Thing]:
    reader = _READERS.get(type(part))
    return reader(part, names) if reader is not None else _sheet(file, part)


def _sheet(file: str, part: Part) -> Iterator[Thing]:
    if not isinstance(part, (Sheet, RoleCardWords, DialogueCardWords)):
        return
    for number, item in enumerate(part.texts()):
        said = (Said("", item.text, item.document),)
        key = address(file, part, item.loc)
        yield Thing(Kind.SHEET, key, "Ark", file, number, said, loc=item.loc)


def _metadata(part: Metadata, _: _Names) -> Iterator[Thing]:
    said = [Said("Titel", part.title, document=True)]
    if part.subtitle:
        said.append(Said("Undertitel", part.subtitle, document=True))
    said.append(Said("Organisation", part.organisation, document=False))
    yield Thing(Kind.FRAMEWORK, "framework", "Ledelsesgrundlaget", "", 0, tuple(said))


def _role(role: Role, names: _Names) -> Iterator[Thing]:
    ours = _ours(role.origin)
    said = (
        Said("Titel", role.title, ours),
        Said("Overskrift", role.heading, ours),
        Said("Ental", role.singular, document=False),
    )
    quote = (role.card.quote,) if role.card and role.card.quote else ()
    links = (Link("Niveau", (str(role.level),)), Link("Citat på rollekortet", quote))
    yield Thing(Kind.ROLE, role.id, role.title, "", role.level, said, links, loc=("id",))
    for number, one in enumerate(role.expectations):
        yield Thing(
            Kind.EXPECTATION,
            one.id,
            role.title,
            role.id,
            number,
            (Said("", one.text, _ours(one.origin)),),
            tuple(_links(one, names)),
            one.replaces,
            loc=("expectations", number),
        )


def _links(one: Expectation, names: _Names) -> Iterator[Link]:
    linked = one.pejlemaerker
    markers = tuple(name for key, name in names.markers.items() if key in linked.all)
    yield Link("Pejlemærker", markers, _ours(linked.origin))
    if one.toward:
        levels = tuple(names.roles.get(level, level) for level in one.toward.levels)
        yield Link("Rettet mod", levels, _ours(one.toward.origin))


def _markers(part: PejlemaerkerFile, _: _Names) -> Iterator[Thing]:
    for number, one in enumerate(part.pejlemaerker):
        said = [Said("", one.name, _ours(one.origin))]
        if one.description:
            described = one.description
            said.append(Said("Beskrivelse", described.text, _ours(described.origin)))
        loc = ("pejlemaerker", number)
        yield Thing(
            Kind.PEJLEMAERKE, one.id, "Pejlemærker", "pejlemaerker", number, tuple(said), loc=loc
        )


def _paragraphs(
    group: str, home: str, origin: Provenance, found: tuple[Paragraph, ...], loc: Loc
) -> Iterator[Thing]:
    for number, one in enumerate(found):
        said = (Said("", one.text, _ours(origin)),)
        key, place = f"{home}/{one.id}", (*loc, number)
        yield Thing(Kind.PARAGRAPH, key, group, home, number, said, loc=place)


def _chapter(part: Chapter, _: _Names) -> Iterator[Thing]:
    titled = _ours(part.title_origin or part.origin)
    said = (Said("Titel", part.title, titled),)
    yield Thing(Kind.CHAPTER, part.id, part.title, "chapters", part.order, said, loc=("id",))
    yield from _paragraphs(part.title, part.id, part.origin, part.paragraphs, ("paragraphs",))


def _quotes(part: QuotesFile, _: _Names) -> Iterator[Thing]:
    ours = _ours(part.origin)
    if part.introduction:
        said = (Said("", part.introduction.text, ours),)
        key = f"quotes/{part.introduction.id}"
        yield Thing(Kind.PARAGRAPH, key, "Citater", "quotes", -1, said, loc=("introduction",))
    for number, one in enumerate(part.quotes):
        both = (Said("", one.text, ours), Said("Kilde", one.attribution, ours))
        loc = ("quotes", number)
        yield Thing(Kind.QUOTE, one.id, "Citater", "quotes", number, both, loc=loc)


def _guidance(part: Guidance, _: _Names) -> Iterator[Thing]:
    ours = _ours(part.origin)
    titles = [Said("Titel", part.title, ours)]
    if part.subtitle:
        titles.append(Said("Undertitel", part.subtitle, ours))
    yield Thing(Kind.CHAPTER, part.id, part.title, "", 0, tuple(titles), loc=("id",))
    for number, one in enumerate(part.questions):
        said = (Said("", one.question, ours),)
        loc: Loc = ("questions", number)
        yield Thing(Kind.QUESTION, one.id, part.title, "guidance", number, said, loc=loc)
        yield from _paragraphs(part.title, one.id, part.origin, one.answer, (*loc, "answer"))


def _tools(part: ToolsFile, _: _Names) -> Iterator[Thing]:
    ours = _ours(part.origin)
    group = "Ledelsesværktøjer"
    for name in ("introduction", "closing"):
        one = getattr(part, name)
        if one:
            said = (Said("", one.text, ours),)
            yield Thing(Kind.PARAGRAPH, f"tools/{one.id}", group, "tools", -1, said, loc=(name,))
    for number, tool in enumerate(part.tools):
        said = (Said("", tool.name, ours),)
        yield Thing(Kind.TOOL, tool.id, group, "tools", number, said, loc=("tools", number))


def _prompts(part: PromptFile, names: _Names) -> Iterator[Thing]:
    for number, one in enumerate(part.prompts):
        marker = one.pejlemaerke or part.pejlemaerke
        named = names.markers.get(marker, marker) if marker else ""
        role = names.roles.get(one.role, one.role) if one.role else None
        links = (
            Link("Forum", (names.fora.get(one.forum, one.forum),)),
            Link("Rolle", (role,) if role else ()),
            Link("Bygger på", (one.grounded_in,)),
        )
        said = (Said("", one.text, document=False),)
        group = "Spørgsmål til eftertanke"
        loc = ("prompts", number)
        yield Thing(Kind.PROMPT, one.id, group, named, number, said, links, loc=loc)


def _fora(part: ForaFile, _: _Names) -> Iterator[Thing]:
    for number, one in enumerate(part.fora):
        said = (Said("", one.name, document=False),)
        yield Thing(Kind.FORUM, one.id, "Fora", "fora", number, said, loc=("fora", number))


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
