"""What must hold between the parts of a framework: unique ids, references that lead somewhere.

Pure: takes the validated parts, gives problems with a file and a path into its data. A kind
with a file that could not be read is not used to judge references, so that one mistake is
told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.model.block_texts import every_block, wordings
from ledelsesgrundlag_cli.model.interview import InterviewFile
from ledelsesgrundlag_cli.model.kinds import INTERVIEW, KINDS, PASSAGE, WHOLE_SHEET
from ledelsesgrundlag_cli.model.layout import LAYOUT
from ledelsesgrundlag_cli.model.prompt import PromptFile
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.model.sheet_blocks import TalkBlock, Wording
from ledelsesgrundlag_cli.model.sheet_sides import EVERYONE
from ledelsesgrundlag_cli.words.folding import folded
from ledelsesgrundlag_cli.words.names import nearest
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.base import Part, Reference


MOST_HINTS: Final = 20
"""References that something like is looked for, among all there is to refer to."""


class Problem(NamedTuple):
    """A problem between parts: where, and the words for it."""

    file: str
    loc: Loc
    code: str
    message: str
    remedy: str
    first: tuple[str, Loc] | None = None
    """Where the name was first used, for a duplicate; where it would stand, for a dangling one."""
    first_is: str = "første gang brugt her"
    on_key: bool = False
    """Whether the field itself is meant, and not what stands in it."""


_KINDS = {one.key: one for one in (*KINDS, PASSAGE, WHOLE_SHEET)}
"""What can be referred to: the things of a framework, a passage of its text, and a sheet."""


class _Index:
    """Every id by kind, with the place it was first used, and every passage by reference."""

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, tuple[str, Loc]]] = {}
        self.passages: dict[str, str] = {}
        self.hints_left = MOST_HINTS

    def add(self, file: str, part: Part) -> Iterator[Problem]:
        for passage in part.passages():
            self.passages.setdefault(passage.reference, passage.text)
        for name in part.names():
            known = self.ids.setdefault(f"{file}:{name.kind}" if name.local else name.kind, {})
            first = known.setdefault(name.id, (file, name.loc))
            if first != (file, name.loc):
                remedy = "Giv det ene et andet navn. Ret også de steder, der henviser til det."
                if name.kind == INTERVIEW.key:  # nothing refers to it, and it may not be written
                    remedy = f"Giv det ene spørgsmål sit eget navn, fx `id: {name.id}-2`."
                message = f"Navnet ”{name.id}” er brugt to gange."
                yield Problem(file, name.loc, "LG201", message, remedy, first)


def check(parts: Mapping[str, Part], broken_kinds: frozenset[str]) -> Iterator[Problem]:
    """Yield every problem between the parts, which are validated models by file name."""
    index = _Index()
    for file, part in parts.items():
        yield from index.add(file, part)
    for file, part in parts.items():
        for reference in part.references():
            if (
                isinstance(part, Sheet)
                and reference.kind == "quote"
                and not index.ids.get("quote")
            ):
                continue  # without quotes, the block is left out: see the sheet's builder
            if reference.kind not in broken_kinds:
                yield from _check_reference(index, file, reference, parts)
        yield from _check_slips(file, part)
        yield from _check_file_name(file, part)
        if isinstance(part, Sheet):
            yield from _check_sides(index, file, part)
        elif isinstance(part, PromptFile):
            yield from _check_pejlemaerke(file, part)
        elif isinstance(part, InterviewFile):
            yield from _check_interview(file, part, parts)
        if "passage" not in broken_kinds:
            yield from _check_excerpts(index, file, part)


def _check_reference(
    index: _Index, file: str, reference: Reference, files: Mapping[str, Part]
) -> Iterator[Problem]:
    kind, wanted = reference.kind, reference.id
    known: Iterable[str] = index.passages if kind == PASSAGE.key else index.ids.get(kind, {})
    if wanted in known:
        return
    words = _KINDS[kind]
    index.hints_left -= 1
    close = nearest(wanted, tuple(known), most=1) if index.hints_left >= 0 else []
    hint = f" Det nærmeste er ”{close[0]}”." if close else ""
    yield Problem(
        file,
        reference.loc,
        "LG202",
        f"Henvisningen peger på {words.the} ”{wanted}”, som ikke findes.{hint}",
        f"Ret henvisningen. Er {words.the} {'nyt' if words.neuter else 'ny'}, så opret det først "
        f"i {_home_words(kind)}.",
        _home(reference, files),
        "her ville det stå",
    )


def _given_in(kind: str) -> list[str]:
    """Return the files and folders in which a kind of thing is made."""
    return [name for name, model in LAYOUT.items() if kind in model.gives]


def _home_words(kind: str) -> str:
    if kind == PASSAGE.key:
        return "den fil, henvisningen nævner"
    [name] = _given_in(kind)
    return f"mappen {name[:-1]}" if name.endswith("/") else name


def _home(reference: Reference, files: Mapping[str, Part]) -> tuple[str, Loc] | None:
    """Return the file a thing would stand in, so that taking it out of there is noticed there."""
    if reference.kind == PASSAGE.key:
        folder, _, rest = reference.id.partition("/")
        holder = rest.partition("/")[0]
        file = f"{folder}.yaml" if f"{folder}.yaml" in files else f"{folder}/{holder}.yaml"
    else:
        [name] = _given_in(reference.kind)
        file = f"{name}{reference.id}.yaml" if name.endswith("/") else name
    return (file, ()) if file in files else None


def _check_slips(file: str, part: Part) -> Iterator[Problem]:
    """Check that the slips noted under ``sic`` still stand in their texts."""
    for passage in part.passages():
        for number, slip in enumerate(passage.sic):
            if folded(slip.text) not in folded(passage.text):
                yield Problem(
                    file,
                    (*passage.loc, "sic", number, "text"),
                    "LG305",
                    f"Teksten indeholder ikke længere ”{slip.text}”.",
                    "Slet noten under sic, hvis der er vedtaget en ny ordlyd. "
                    "Ellers sæt den gamle ordlyd ind igen.",
                )


def _check_excerpts(index: _Index, file: str, part: Part) -> Iterator[Problem]:
    """Check that excerpts stand word for word in the passages they name."""
    for loc, excerpt in part.excerpts():
        passage = index.passages.get(excerpt.passage, excerpt.text)
        if folded(excerpt.text) not in folded(passage):
            yield Problem(
                file,
                (*loc, "text"),
                "LG306",
                f"Uddraget står ikke ord for ord i ”{excerpt.passage}”.",
                "Kopiér ordene fra stedet, eller vælg et andet sted.",
            )


def _check_interview(
    file: str, part: InterviewFile, files: Mapping[str, Part]
) -> Iterator[Problem]:
    """Check that what applicants are asked is about expectations of the file's own role."""
    roles = [one for one in files.values() if isinstance(one, Role)]
    known = {one.id: role for role in roles for one in role.expectations}
    for number, one in enumerate(part.questions):
        role = known.get(one.expectation)
        if role is not None and role.id != part.role:
            yield Problem(
                file,
                ("questions", number, "expectation"),
                "LG202",
                USUAL.say(
                    "Forventningen ”{id}” hører til {rollen} {title}, men filen er til {role}.",
                    id=one.expectation,
                    title=f"”{role.title}”",
                    role=f"”{part.role}”",
                ),
                f"Flyt spørgsmålet til interview/{role.id}.yaml, eller vælg en anden forventning.",
            )


def _check_pejlemaerke(file: str, part: PromptFile) -> Iterator[Problem]:
    """Check that every prompt has a pejlemærke, its own or its file's."""
    for number, prompt in enumerate(part.prompts):
        if prompt.pejlemaerke is None and part.pejlemaerke is None:
            yield Problem(
                file,
                ("prompts", number),
                "LG102",
                USUAL.say(
                    "Spørgsmålet ”{id}” siger ikke, {hvilket pejlemærke} det hører til.",
                    id=prompt.id,
                ),
                USUAL.say("Tilføj en linje med `pejlemaerke:` og {pejlemærkets} navn."),
            )


def _check_file_name(file: str, part: Part) -> Iterator[Problem]:
    """Check that a file that holds one thing is named after it."""
    stem, wanted = file.rpartition("/")[2].removesuffix(".yaml"), part.file_stem()
    if wanted is not None and stem != wanted:
        yield Problem(
            file,
            (part.stem_field,),
            "LG204",
            f"Filen hedder ”{stem}.yaml”, men navnet i den er ”{wanted}”.",
            f"Kald filen {wanted}.yaml, eller skriv `{part.stem_field}: {stem}`.",
        )


def _check_sides(index: _Index, file: str, sheet: Sheet) -> Iterator[Problem]:
    """Check that all is for sides that exist, and has a wording for each."""
    yield from _check_topics(index, file, sheet)
    checking = _Sides(index, file, sheet)
    yield from checking.declared()
    for number, head in enumerate(sheet.fields):
        place: Loc = ("fields", number)
        own = head.sides or ()
        yield from checking.within((*place, "for"), own, checking.parts, "under parts")
        sides = own or tuple(part.side for part in sheet.parts)
        yield from checking.wording((*place, "label"), head.label, sides)
    for number, part in enumerate(sheet.parts):
        yield from checking.known(("parts", number, "for"), part.side)
    for number, section in enumerate(sheet.sections):
        loc: Loc = ("sections", number)
        yield from checking.within((*loc, "for"), section.sides, checking.parts, "under parts")
        yield from checking.wording((*loc, "title"), section.title, section.sides)
        for block, block_loc in every_block(section.blocks, loc):
            own = block.sides or ()
            where = "i afsnittets for"
            yield from checking.within((*block_loc, "for"), own, section.sides, where)
            if isinstance(block, TalkBlock):
                yield from _check_talk(index, file, sheet, block.talk, block_loc)
            for field, wording in wordings(block):
                yield from checking.wording((*block_loc, field), wording, own or section.sides)


def _check_talk(
    index: _Index, file: str, sheet: Sheet, wanted: str, loc: Loc
) -> Iterator[Problem]:
    """Check that the talk that a block is about is among the sheet's."""
    known = tuple(one.id for one in sheet.talks)
    if wanted in known:
        return
    index.hints_left -= 1
    close = nearest(wanted, known, most=1) if index.hints_left >= 0 else []
    hint = f" Den nærmeste er ”{close[0]}”." if close else ""
    yield Problem(
        file,
        (*loc, "talk"),
        "LG202",
        f"Arket har ingen samtale, der hedder ”{wanted}”.{hint}",
        "Ret navnet, eller skriv samtalen under `talks` øverst i arket.",
    )


def _check_topics(index: _Index, file: str, sheet: Sheet) -> Iterator[Problem]:
    """Check that what stands under a topic stands under one of the sheet's."""
    known = tuple(topic.id for topic in sheet.topics)
    for number, section in enumerate(sheet.sections):
        for block, loc in every_block(section.blocks, ("sections", number)):
            if block.topic is None or block.topic in known:
                continue
            index.hints_left -= 1
            close = nearest(block.topic, known, most=1) if index.hints_left >= 0 else []
            hint = f" Det nærmeste er ”{close[0]}”." if close else ""
            yield Problem(
                file,
                (*loc, "topic"),
                "LG202",
                f"Henvisningen peger på emnet ”{block.topic}”, som ikke findes i arket.{hint}",
                "Ret henvisningen. Opret det først under `topics`, hvis emnet er nyt.",
            )


class _Sides:
    """What is said of sides in one sheet, held against the sides it has."""

    def __init__(self, index: _Index, file: str, sheet: Sheet) -> None:
        self.index = index
        self.file = file
        self.sides = sheet.sides or ()
        self.ids = tuple(side.id for side in sheet.every_side)
        self.parts = {part.side for part in sheet.parts}
        if not self.parts.issubset(self.ids):  # told there, and not where the side is missed
            self.parts = {*self.ids}

    def declared(self) -> Iterator[Problem]:
        """Check the sides that the sheet names itself."""
        for number, side in enumerate(self.sides):
            loc: Loc = ("sides", number)
            if EVERYONE & {one.casefold() for one in (side.id, side.name, *side.aliases)}:
                yield Problem(
                    self.file,
                    loc,
                    "LG205",
                    f"En del kan ikke hedde {' eller '.join(sorted(EVERYONE))}. De ord "
                    "står for alle arkets dele.",
                    "Giv delen et andet navn.",
                )
            if side.id not in self.parts:
                yield Problem(
                    self.file,
                    (*loc, "id"),
                    "LG205",
                    f"Delen ”{side.id}” står under sides, men ikke under parts.",
                    f"Tilføj den med `for: {side.id}` under parts, eller slet den under sides.",
                )

    def known(self, loc: Loc, side: str, *, on_key: bool = False) -> Iterator[Problem]:
        """Check that the sheet has a side."""
        if side in self.ids:
            return
        self.index.hints_left -= 1
        close = nearest(side, self.ids, most=1) if self.index.hints_left >= 0 else []
        hint = f" Det nærmeste er ”{close[0]}”." if close else ""
        yield Problem(
            self.file,
            loc,
            "LG205",
            f"Arket har ingen del, der hedder ”{side}”.{hint}",
            f"Vælg mellem: {', '.join(self.ids)}. Hvis arket skal have andre dele, så skriv "
            "dem under `sides` og under `parts`.",
            on_key=on_key,
        )

    def within(
        self, loc: Loc, sides: Iterable[str], those: Container[str], where: str
    ) -> Iterator[Problem]:
        """Check that sides exist and are among those of what they stand in."""
        for number, side in enumerate(sides):
            yield from self.known((*loc, number), side)
            if side in self.ids and side not in those:
                yield Problem(
                    self.file,
                    (*loc, number),
                    "LG205",
                    f"Feltet er til ”{side}”, men ”{side}” står ikke {where}.",
                    f"Tilføj ”{side}” {where}, eller fjern det her.",
                )

    def wording(self, loc: Loc, wording: Wording, sides: Iterable[str]) -> Iterator[Problem]:
        """Check that a wording is for sides that exist, and that no side lacks one."""
        wrong = [
            found
            for side in wording.by_side
            for found in self.known((*loc, side), side, on_key=True)
        ]
        yield from wrong
        for side in () if wrong else sides:
            if side in self.ids and wording.for_side(side) is None:
                yield Problem(
                    self.file,
                    loc,
                    "LG206",
                    f"Der mangler en ordlyd til ”{side}”.",
                    f"Tilføj en linje med `{side}:` og teksten.",
                )
