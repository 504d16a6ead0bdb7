"""What must hold between the parts of a framework: unique ids, references that lead somewhere.

Pure: takes the validated parts, gives problems with a file and a path into its data. A kind
with a file that could not be read is not used to judge references, so that one mistake is
told once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.model.chapter import Chapter
from ledelsesgrundlag_cli.model.forum import ForaFile
from ledelsesgrundlag_cli.model.guidance import Guidance
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.prompt import PromptFile
from ledelsesgrundlag_cli.model.quote import QuotesFile
from ledelsesgrundlag_cli.model.role import BEYOND_THE_ROLES, Expectation, Role
from ledelsesgrundlag_cli.model.sheet import QuoteBlock, RoleCardWords, Sheet, Side, Wording
from ledelsesgrundlag_cli.model.tool import ToolsFile
from ledelsesgrundlag_cli.names import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ledelsesgrundlag_cli.model.base import Model, Paragraph, Sic
    from ledelsesgrundlag_cli.source import Loc


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem between parts: where, and the words for it."""

    file: str
    loc: Loc
    code: str
    message: str
    remedy: str
    first: tuple[str, Loc] | None = None
    """Where the name was first used, for a duplicate."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that has ids: its Danish words, and where one is made."""

    noun: str
    definite: str
    home: str


KINDS = {
    "role": Kind("rollen", "Er rollen ny", "mappen roles"),
    "pejlemaerke": Kind("pejlemærket", "Er pejlemærket nyt", "pejlemaerker.yaml"),
    "quote": Kind("citatet", "Er citatet nyt", "quotes.yaml"),
    "forum": Kind("forummet", "Er det nyt", "fora.yaml"),
    "tool": Kind("værktøjet", "Er det nyt", "tools.yaml"),
    "passage": Kind("stedet", "Er afsnittet nyt", "den fil, der nævnes først i henvisningen"),
}


@dataclass
class _Index:
    """Every id by kind, with the place it was first used."""

    ids: dict[str, dict[str, tuple[str, Loc]]] = field(default_factory=dict)
    passages: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, kind: str, id_: str, file: str, loc: Loc) -> None:
        known = self.ids.setdefault(kind, {})
        if id_ in known:
            self.problems.append(
                Problem(
                    file,
                    loc,
                    "LG201",
                    f'Navnet "{id_}" er brugt to gange.',
                    "Giv det ene et andet navn. Ret også de steder, der henviser til det.",
                    known[id_],
                )
            )
        else:
            known[id_] = (file, loc)


def check(parts: Mapping[str, Model], broken_kinds: frozenset[str]) -> Iterator[Problem]:
    """Yield every problem between the parts, which are validated models by file name."""
    index = _Index()
    for file, part in parts.items():
        _collect(index, file, part)
    yield from index.problems
    for file, part in parts.items():
        for loc, kind, wanted in _references(part):
            if kind not in broken_kinds:
                yield from _check_reference(index, file, loc, kind, wanted)
        yield from _check_texts(index, file, part, passages_known="passage" not in broken_kinds)
        yield from _check_file_name(file, part)
        if isinstance(part, Sheet):
            yield from _check_sides(file, part)


def passages_of(part: Model) -> Iterator[tuple[str, str, Loc]]:
    """Yield the passages of a part: reference, text and path of its id in the file."""
    if isinstance(part, Chapter):
        for number, paragraph in enumerate(part.paragraphs):
            loc = ("paragraphs", number, "id")
            yield f"chapters/{part.id}/{paragraph.id}", paragraph.text, loc
    elif isinstance(part, Role):
        for number, expectation in enumerate(part.expectations):
            loc = ("expectations", number, "id")
            yield f"roles/{part.id}/{expectation.id}", expectation.text, loc
    elif isinstance(part, Guidance):
        for number, question in enumerate(part.questions):
            for inner, paragraph in enumerate(question.answer):
                loc = ("questions", number, "answer", inner, "id")
                yield f"guidance/{question.id}/{paragraph.id}", paragraph.text, loc
    elif isinstance(part, QuotesFile):
        for number, quote in enumerate(part.quotes):
            yield f"quotes/{quote.id}", quote.text, ("quotes", number, "id")
    elif isinstance(part, ToolsFile):
        for number, tool in enumerate(part.tools):
            yield f"tools/{tool.id}", tool.name, ("tools", number, "id")
    elif isinstance(part, PejlemaerkerFile):
        for number, marker in enumerate(part.pejlemaerker):
            yield f"pejlemaerker/{marker.id}", marker.name, ("pejlemaerker", number, "id")


def _collect(index: _Index, file: str, part: Model) -> None:
    for reference, text, loc in passages_of(part):
        kind, _, rest = reference.partition("/")
        if kind == "roles":  # an expectation's id is unique across roles
            index.add("expectation", rest.partition("/")[2], file, loc)
        elif kind in {"quotes", "tools", "pejlemaerker"}:
            index.add({"quotes": "quote", "tools": "tool"}.get(kind, "pejlemaerke"), rest, file, loc)
        else:
            index.add(f"{file}:passage", rest, file, loc)
        index.passages.setdefault(reference, text)
    if isinstance(part, Chapter):
        index.add("chapter", part.id, file, ("id",))
    elif isinstance(part, Role):
        index.add("role", part.id, file, ("id",))
    elif isinstance(part, ForaFile):
        for number, forum in enumerate(part.fora):
            index.add("forum", forum.id, file, ("fora", number, "id"))
    elif isinstance(part, PromptFile):
        for number, prompt in enumerate(part.prompts):
            index.add("prompt", prompt.id, file, ("prompts", number, "id"))
    elif isinstance(part, Guidance):
        for number, question in enumerate(part.questions):
            index.add(f"{file}:question", question.id, file, ("questions", number, "id"))
    elif isinstance(part, Sheet):
        _collect_sheet(index, file, part)


def _collect_sheet(index: _Index, file: str, sheet: Sheet) -> None:
    """Add a sheet's ids. They become field names, so fields, sections and blocks share them."""
    for number, head in enumerate(sheet.fields):
        index.add(file, head.id, file, ("fields", number, "id"))
    for number, section in enumerate(sheet.sections):
        index.add(file, section.id, file, ("sections", number, "id"))
        for inner, block in enumerate(section.blocks):
            index.add(file, block.id, file, ("sections", number, "blocks", inner, "id"))
    for number, sheet_part in enumerate(sheet.parts):
        index.add(f"{file}:part", sheet_part.side, file, ("parts", number, "for"))


def _references(part: Model) -> Iterator[tuple[Loc, str, str]]:
    """Yield every reference in a part: its path, the kind it points at, and the name."""
    if isinstance(part, Role):
        yield from _role_references(part)
    elif isinstance(part, ForaFile):
        for number, forum in enumerate(part.fora):
            if forum.grounded_in:
                yield ("fora", number, "grounded_in"), "passage", forum.grounded_in
    elif isinstance(part, PromptFile):
        yield from _prompt_references(part)
    elif isinstance(part, Sheet):
        if part.tool:
            yield ("tool",), "tool", part.tool
        for number, section in enumerate(part.sections):
            for inner, block in enumerate(section.blocks):
                loc = ("sections", number, "blocks", inner)
                if block.grounded_in:
                    yield (*loc, "grounded_in"), "passage", block.grounded_in
                if isinstance(block, QuoteBlock):
                    yield (*loc, "quote"), "quote", block.quote
    elif isinstance(part, RoleCardWords) and part.for_everyone:
        for number, excerpt in enumerate(part.for_everyone.excerpts):
            loc = ("for_everyone", "excerpts", number, "passage")
            yield loc, "passage", excerpt.passage


def _role_references(role: Role) -> Iterator[tuple[Loc, str, str]]:
    if role.card and role.card.quote:
        yield ("card", "quote"), "quote", role.card.quote
    for number, expectation in enumerate(role.expectations):
        loc = ("expectations", number)
        for rank in ("primary", "secondary"):
            for inner, marker in enumerate(getattr(expectation.pejlemaerker, rank)):
                yield (*loc, "pejlemaerker", rank, inner), "pejlemaerke", marker
        for inner, level in enumerate(expectation.toward.levels if expectation.toward else ()):
            if level not in BEYOND_THE_ROLES:
                yield (*loc, "toward", "levels", inner), "role", level


def _prompt_references(file: PromptFile) -> Iterator[tuple[Loc, str, str]]:
    if file.pejlemaerke:
        yield ("pejlemaerke",), "pejlemaerke", file.pejlemaerke
    for number, prompt in enumerate(file.prompts):
        loc = ("prompts", number)
        yield (*loc, "forum"), "forum", prompt.forum
        yield (*loc, "grounded_in"), "passage", prompt.grounded_in
        if prompt.pejlemaerke:
            yield (*loc, "pejlemaerke"), "pejlemaerke", prompt.pejlemaerke
        if prompt.role:
            yield (*loc, "role"), "role", prompt.role


def _check_reference(
    index: _Index, file: str, loc: Loc, kind: str, wanted: str
) -> Iterator[Problem]:
    known: Iterable[str] = index.passages if kind == "passage" else index.ids.get(kind, {})
    if wanted in known:
        return
    words = KINDS[kind]
    close = nearest(wanted, tuple(known), most=1)
    hint = f' Det nærmeste er "{close[0]}".' if close else ""
    yield Problem(
        file,
        loc,
        "LG202",
        f'Her henvises til {words.noun} "{wanted}", som ikke findes.{hint}',
        f"Ret henvisningen. {words.definite}, så opret det først i {words.home}."
        if kind != "role"
        else f"Ret henvisningen. {words.definite}, så opret den først i {words.home}.",
    )


def _check_texts(
    index: _Index, file: str, part: Model, *, passages_known: bool
) -> Iterator[Problem]:
    """Check words that must stand in a text: slips that are noted, and excerpts."""
    for loc, text, slips in _texts_with_slips(part):
        folded = " ".join(text.split())
        for number, slip in enumerate(slips):
            if " ".join(slip.text.split()) not in folded:
                yield Problem(
                    file,
                    (*loc, "sic", number, "text"),
                    "LG305",
                    f'Teksten indeholder ikke længere "{slip.text}".',
                    "Er fejlen rettet i en ny vedtaget tekst, så slet bemærkningen under sic.",
                )
    if isinstance(part, RoleCardWords) and part.for_everyone and passages_known:
        for number, excerpt in enumerate(part.for_everyone.excerpts):
            passage = " ".join(index.passages.get(excerpt.passage, excerpt.text).split())
            if " ".join(excerpt.text.split()) not in passage:
                yield Problem(
                    file,
                    ("for_everyone", "excerpts", number, "text"),
                    "LG306",
                    f'Uddraget står ikke ord for ord i "{excerpt.passage}".',
                    "Kopiér ordene fra stedet, eller vælg et andet sted.",
                )
    if isinstance(part, PromptFile) and part.pejlemaerke is None:
        for number, prompt in enumerate(part.prompts):
            if prompt.pejlemaerke is None:
                yield Problem(
                    file,
                    ("prompts", number),
                    "LG102",
                    f'Spørgsmålet "{prompt.id}" siger ikke, hvilket pejlemærke det hører til.',
                    "Tilføj en linje med `pejlemaerke:` og pejlemærkets navn.",
                )


def _texts_with_slips(part: Model) -> Iterator[tuple[Loc, str, tuple[Sic, ...]]]:
    def of(loc: Loc, items: Iterable[Paragraph | Expectation]) -> Iterator[
        tuple[Loc, str, tuple[Sic, ...]]
    ]:
        for number, item in enumerate(items):
            yield (*loc, number), item.text, item.sic

    if isinstance(part, Chapter):
        yield from of(("paragraphs",), part.paragraphs)
    elif isinstance(part, Role):
        yield from of(("expectations",), part.expectations)
    elif isinstance(part, Guidance):
        for number, question in enumerate(part.questions):
            yield from of(("questions", number, "answer"), question.answer)
    elif isinstance(part, QuotesFile):
        for number, quote in enumerate(part.quotes):
            yield ("quotes", number), quote.text, quote.sic


def _check_file_name(file: str, part: Model) -> Iterator[Problem]:
    """Check that a file that holds one thing is named after it."""
    if not isinstance(part, (Chapter, Role, Sheet)):
        return
    stem = file.rpartition("/")[2].removesuffix(".yaml")
    if stem != part.id:
        yield Problem(
            file,
            ("id",),
            "LG204",
            f'Filen hedder "{stem}.yaml", men navnet i den er "{part.id}".',
            f"Kald filen {part.id}.yaml, eller skriv `id: {stem}`.",
        )


def _check_sides(file: str, sheet: Sheet) -> Iterator[Problem]:
    """Check that sections and blocks are for sides that exist and have a wording for each."""
    parts = {part.side for part in sheet.parts}
    for number, section in enumerate(sheet.sections):
        loc: Loc = ("sections", number)
        for inner, side in enumerate(section.sides):
            if side not in parts:
                yield _no_such_side(file, (*loc, "for", inner), side, "under parts")
        yield from _check_wording(file, (*loc, "title"), section.title, section.sides)
        for inner, block in enumerate(section.blocks):
            block_loc: Loc = (*loc, "blocks", inner)
            sides = block.sides or section.sides
            for at, side in enumerate(block.sides or ()):
                if side not in section.sides:
                    yield _no_such_side(file, (*block_loc, "for", at), side, "i afsnittets for")
            wording = getattr(block, "text", None)
            if isinstance(wording, Wording):
                yield from _check_wording(file, (*block_loc, "text"), wording, sides)


def _no_such_side(file: str, loc: Loc, side: Side, where: str) -> Problem:
    return Problem(
        file,
        loc,
        "LG205",
        f'Feltet er til "{side}", men "{side}" står ikke {where}.',
        f'Tilføj "{side}" {where}, eller fjern det her.',
    )


def _check_wording(
    file: str, loc: Loc, wording: Wording, sides: Iterable[Side]
) -> Iterator[Problem]:
    for side in sides:
        if wording.for_side(side) is None:
            yield Problem(
                file,
                loc,
                "LG206",
                f'Der mangler en ordlyd til "{side}".',
                f"Tilføj en linje med `{side}:` og teksten.",
            )
