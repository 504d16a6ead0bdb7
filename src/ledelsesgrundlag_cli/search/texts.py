"""The texts of a framework that can be searched, and what each of them belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

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
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.base import Paragraph, Part

    _Known = Mapping[tuple[str, str], str]

_Thing = TypeVar("_Thing")

KINDS: Final = (
    "pejlemærke",
    "forventning",
    "kapitel",
    "vejledning",
    "citat",
    "værktøj",
    "forum",
    "rolle",
    "spørgsmål",
    "ark",
    "ledelsesgrundlag",
)
"""What a text can be, in the order that texts which match equally well are shown."""


class Searchable(NamedTuple):
    """A text, what it is (one of ``KINDS``), what it belongs to, and where it stands.

    ``id`` is its own id, or that of what holds it; None where nothing has one. ``loc`` is its
    path in ``file``; ``added`` says that it is not the municipality's own.
    """

    text: str
    kind: str
    belongs_to: str
    id: str | None
    file: str
    loc: Loc
    added: bool


class _Home(NamedTuple):
    """What a text is and belongs to, before its place is known."""

    kind: str
    belongs_to: str
    id: str | None


def searchable(parts: Mapping[str, Part]) -> list[Searchable]:
    """Return every text of a framework's parts, kind by kind, roles in the order of the chain."""
    names = _names(parts)
    found = []
    for file, part in parts.items():
        home = _HOMES.get(type(part))
        if home is not None:
            found += [
                Searchable(text, *home(part, loc, names), file, loc, not document)
                for text, loc, document in (*_texts(part), *_other_names(part))
            ]
    levels = {file: part.level for file, part in parts.items() if isinstance(part, Role)}
    return sorted(found, key=lambda one: (KINDS.index(one.kind), levels.get(one.file, 0)))


def _texts(part: Part) -> Iterator[tuple[str, Loc, bool]]:
    """Yield what people read; who said a quote is told with the quote."""
    for item in part.texts():
        if item.loc[-1] != "attribution":
            yield item.text, item.loc, item.document


def _other_names(part: Part) -> Iterator[tuple[str, Loc, bool]]:
    """Yield the other names that things go by."""
    if isinstance(part, Role):
        yield part.singular, ("singular",), False
        for number, alias in enumerate(part.aliases):
            yield alias, ("aliases", number), False
    elif isinstance(part, ForaFile):
        for number, forum in enumerate(part.fora):
            for inner, alias in enumerate(forum.aliases):
                yield alias, ("fora", number, "aliases", inner), False


def _names(parts: Mapping[str, Part]) -> dict[tuple[str, str], str]:
    """Map the kind and id of roles, pejlemærker and fora to what they are called."""
    names: dict[tuple[str, str], str] = {}
    for part in parts.values():
        if isinstance(part, Role):
            names["role", part.id] = part.title
        elif isinstance(part, PejlemaerkerFile):
            names |= {("pejlemaerke", one.id): one.name for one in part.pejlemaerker}
        elif isinstance(part, ForaFile):
            names |= {("forum", one.id): one.name for one in part.fora}
    return names


def _role(part: Role, loc: Loc, _: _Known) -> _Home:
    if loc[0] != "expectations":
        return _Home("rolle", part.title, part.id)
    return _Home("forventning", part.title, _at(part.expectations, loc).id)


def _pejlemaerke(part: PejlemaerkerFile, loc: Loc, _: _Known) -> _Home:
    marker = _at(part.pejlemaerker, loc)
    return _Home("pejlemærke", marker.name, marker.id)


def _prompt(part: PromptFile, loc: Loc, names: _Known) -> _Home:
    prompt = _at(part.prompts, loc)
    about = (
        ("pejlemaerke", prompt.pejlemaerke or part.pejlemaerke or ""),
        ("forum", prompt.forum),
        ("role", prompt.role or ""),
    )
    return _Home("spørgsmål", " · ".join(names[one] for one in about if one in names), prompt.id)


def _forum(part: ForaFile, loc: Loc, _: _Known) -> _Home:
    forum = _at(part.fora, loc)
    return _Home("forum", forum.name, forum.id)


def _sheet(part: Sheet | RoleCardWords | DialogueCardWords, _: Loc, __: _Known) -> _Home:
    return _Home("ark", part.title, part.id)


def _chapter(part: Chapter, loc: Loc, _: _Known) -> _Home:
    own = _at(part.paragraphs, loc).id if loc[0] == "paragraphs" else part.id
    return _Home("kapitel", part.title, own)


def _guidance(part: Guidance, loc: Loc, _: _Known) -> _Home:
    if loc[0] != "questions":
        return _Home("vejledning", part.title, part.id)
    question = _at(part.questions, loc)
    if loc[2] == "question":
        return _Home("vejledning", part.title, question.id)
    return _Home("vejledning", question.question, question.answer[int(loc[3])].id)


def _quote(part: QuotesFile, loc: Loc, _: _Known) -> _Home:
    if loc[0] != "quotes":
        return _Home("citat", "Indledning til citaterne", _id(part.introduction))
    quote = _at(part.quotes, loc)
    return _Home("citat", quote.attribution, quote.id)


def _tool(part: ToolsFile, loc: Loc, _: _Known) -> _Home:
    if loc[0] == "tools":
        tool = _at(part.tools, loc)
        return _Home("værktøj", tool.short or tool.name, tool.id)
    paragraph = part.introduction if loc[0] == "introduction" else part.closing
    return _Home("værktøj", "Om værktøjerne", _id(paragraph))


def _metadata(part: Metadata, _: Loc, __: _Known) -> _Home:
    return _Home("ledelsesgrundlag", part.organisation, part.id)


_HOMES: Final[dict[type[Part], Callable[[Any, Loc, _Known], _Home]]] = {
    Role: _role,
    PejlemaerkerFile: _pejlemaerke,
    PromptFile: _prompt,
    ForaFile: _forum,
    Sheet: _sheet,
    RoleCardWords: _sheet,
    DialogueCardWords: _sheet,
    Chapter: _chapter,
    Guidance: _guidance,
    QuotesFile: _quote,
    ToolsFile: _tool,
    Metadata: _metadata,
}
"""What is said of the texts of each kind of file; a kind that is not here has none to read."""


def _at(things: Sequence[_Thing], loc: Loc) -> _Thing:
    """Return the thing of a list that a path goes into."""
    return things[int(loc[1])]


def _id(paragraph: Paragraph | None) -> str | None:
    return paragraph.id if paragraph else None
