"""What two sides of a talk have chosen to share, side by side: nothing is counted or compared."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.answers import is_ticked, text_given
from ledelsesgrundlag_cli.documents.common import colophon, listed_singulars, marks, of_expectation
from ledelsesgrundlag_cli.documents.local import own_questions_of, said_by
from ledelsesgrundlag_cli.documents.sheet import delete_words, sides_to_choose, tool_name
from ledelsesgrundlag_cli.model import sheet_blocks as model
from ledelsesgrundlag_cli.words.danish import danish_date
from ledelsesgrundlag_cli.words.nouns import USUAL
from ledelsesgrundlag_cli.words.wording import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.model.sheet_sides import SheetSide

KIND: Final = "til-samtalen"
TITLE: Final = "Til samtalen"
NOT_SHARED: Final = "Ikke delt"
"""Said both of what is empty and of what was held back: nobody is to see which."""
_LEAD: Final = (
    "Her står det, I hver især har valgt at dele. Begynd med det, der lykkes, og tag ét emne ad "
    "gangen."
)
_PRIVACY: Final = (
    "Siden er til jer to. Ligger filen i OneDrive eller på et fællesdrev, kan andre måske se den."
)
_DELETE: Final = "Slet arket senest {dato}."
_ADDED: Final = "Svarene er jeres egne ord og ikke en del af ledelsesgrundlaget."
_ELSE: Final = "Andet"


class Shared(NamedTuple):
    """What one side has chosen to share, by the names of the sheet's fields."""

    side: SheetSide
    given: Mapping[str, Answer]


class _Place(NamedTuple):
    """A block of the sheet with where it stands."""

    block: model.Block
    loc: Loc
    sides: tuple[str, ...]


def sides_in(sheet: Sheet, names: Iterable[str]) -> list[SheetSide]:
    """Return the sides that prepare for themselves and whose answers are among some names.

    The fields at the head are every side's.
    """
    heads = {f"{part.side}-{head.id}" for part in sheet.parts for head in sheet.fields}
    own = [one for one in names if one not in heads]
    known = [one for one in sides_to_choose(sheet) if not one.always]
    # A side's name may begin with another's: the longest one is meant.
    by_length = sorted(known, key=lambda one: len(one.id), reverse=True)
    found = {
        next((side.id for side in by_length if name.startswith(f"{side.id}-")), "") for name in own
    }
    return [one for one in known if one.id in found]


def talk_document(
    framework: Framework,
    sheet: Sheet,
    shared: Sequence[Shared],
    role_ids: Sequence[str],
    day: date | None,
) -> blocks.Document:
    """Set what is shared side by side: by topic, then what each has chosen, then the dial.

    ``shared`` are the sides in the sheet's order. The page is to be deleted when the talk is held.
    """
    roles = [framework.role(one) for one in role_ids]
    subtitle = [listed_singulars(roles)] if roles else []
    subtitle += [danish_date(day.year, day.month, day.day)] if day else []
    made = _Talk(framework, sheet, shared)
    kicker, kicker_address = tool_name(framework, sheet)
    return blocks.Document(
        kind=KIND,
        id=KIND,
        title=TITLE,
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=(
            blocks.Title(
                KIND,
                kicker=kicker,
                kicker_address=kicker_address,
                text=TITLE,
                subtitle=" · ".join(subtitle) or None,
            ),
            blocks.Text("indledning", _LEAD, "lead", added=True),
            made.topics(),
            *made.chosen(),
            *made.turned(),
            blocks.Text("fortrolighed", _PRIVACY, "note", added=True),
            blocks.Text("slettes", delete_words(_DELETE, day), "note", added=True),
            blocks.Text("tilfoejet", _ADDED, "note", added=True),
        ),
        personal=True,
    )


def has_place(framework: Framework, sheet: Sheet, name: str) -> bool:
    """Tell whether an answer stands on the page: by its field's name, on a side's own part."""
    heads = {f"{part.side}-{head.id}" for part in sheet.parts for head in sheet.fields}
    shown = model.QuestionBlock | model.ExpectationsBlock | model.DialBlock | model.CarriedBlock
    own = {one.id for one in sheet.every_side if not one.always}
    every = (one.id for role in framework.roles for one in role.expectations)
    chosen = frozenset((*every, *(name for name, _ in _own_expectations(framework))))
    questions = (
        f"{side}-{name}" for side in own for name, _ in own_questions_of(framework, sheet.id, side)
    )
    if name in heads or name in questions:
        return True
    for section in sheet.sections:
        for block in section.blocks:
            for side in block.sides or section.sides:
                anchor = f"{side}-{block.id}"
                if side not in own or not isinstance(block, shown):
                    continue
                if isinstance(block, model.ExpectationsBlock):
                    if name.removeprefix(f"{anchor}_") in chosen:
                        return True
                elif name == anchor or name.startswith(f"{anchor}_"):
                    return True
    return False


def _own_expectations(framework: Framework) -> Iterator[tuple[str, str]]:
    """Yield a unit's own expectations: what ends the names of their fields, and their words."""
    unit = framework.local
    if unit is not None:
        for one in unit.expectations:
            yield f"{unit.id}_{one.id}", said_by(unit, one.text)


class _Talk:
    """The blocks of one page."""

    def __init__(self, framework: Framework, sheet: Sheet, shared: Sequence[Shared]) -> None:
        self._framework = framework
        self._sheet = sheet
        self._shared = shared
        self._numbers = count(1)
        self._places = [
            _Place(block, ("sections", at, "blocks", inner), block.sides or section.sides)
            for at, section in enumerate(sheet.sections)
            for inner, block in enumerate(section.blocks)
        ]
        self._choosing = {
            one.block.topic
            for one in self._places
            if isinstance(one.block, model.ExpectationsBlock) and one.block.choose
        } - {None}

    def topics(self) -> blocks.Table:
        """Set the answers under their topics; what belongs to none comes last, if there is any."""
        rows = []
        for at, topic in enumerate(self._sheet.topics):
            if topic.id not in self._choosing:
                cells = tuple(self._cell(topic.id, one) for one in self._shared)
                address = self._at("topics", at, "title")
                rows.append(blocks.TableRow(topic.id, topic.title, None, cells, address))
        rest = [self._entries(None, one) for one in self._shared]
        if any(rest) or not rows:
            cells = tuple(one or self._nothing() for one in rest)
            rows.append(blocks.TableRow("andet", _ELSE, None, cells))
        description = "Det, hver side har valgt at dele, ét emne i hver række."
        columns = tuple(blocks.TableColumn(one.side.id, one.side.name) for one in self._shared)
        return blocks.Table("emner", TITLE, description, "Emne", columns, tuple(rows))

    def chosen(self) -> Iterator[blocks.Block]:
        """Set the expectations each has chosen in a list of their own; none is matched."""
        for at, topic in enumerate(self._sheet.topics):
            if topic.id in self._choosing:
                address = self._at("topics", at, "title")
                yield blocks.Heading(f"valg-{topic.id}", topic.title, address=address)
                columns = tuple(
                    blocks.TableColumn(f"{one.side.id}-{topic.id}", f"{one.side.name} har valgt")
                    for one in self._shared
                )
                cells = tuple(self._cell(topic.id, one, alone=True) for one in self._shared)
                row = blocks.TableRow(f"{topic.id}-valg", None, None, cells)
                yield blocks.Table(
                    topic.id, topic.title, "Det, hver side har valgt.", None, columns, (row,)
                )

    def turned(self) -> Iterator[blocks.Block]:
        """Set the dial in the words of the side that has one."""
        for place in self._places:
            for one in self._shared:
                if isinstance(place.block, model.DialBlock) and one.side.id in place.sides:
                    yield from self._dial(place, place.block, one)

    def _dial(self, place: _Place, block: model.DialBlock, one: Shared) -> Iterator[blocks.Block]:
        anchor = f"{one.side.id}-{block.id}"
        wording = block.text.for_side(one.side.id) or ""
        address = self._at(*place.loc, "text", *block.text.place(one.side.id))
        yield blocks.Heading(f"{anchor}-overskrift", wording, address=address)
        rows = []
        for mark in marks(self._framework):
            name = f"{anchor}_{mark.id}"
            said = self._choice(block.options, one.given, name)
            if said:
                cell = tuple(self._written(f"{name}-svar", [said]))
                rows.append(blocks.TableRow(name, mark.name, mark, (cell,), mark.address))
        if not rows:
            yield blocks.Text(f"{anchor}-intet", NOT_SHARED)
            return
        column = blocks.TableColumn(f"{anchor}-kolonne", one.side.name)
        corner = USUAL.say("{Pejlemærke}")
        description = "Et valg og en begrundelse for hver række."
        yield blocks.Table(
            anchor, USUAL.say("{Pejlemærker}"), description, corner, (column,), tuple(rows)
        )

    def _choice(self, options: Sequence[str], given: Mapping[str, Answer], name: str) -> str:
        """Say a choice with its words, and why."""
        values = {f"valg-{'abcd'[at]}": option for at, option in enumerate(options)}
        chosen = values.get(text_given(given, name), "")
        why = " / ".join(text_given(given, f"{name}_fordi").split("\n"))
        return ": ".join(filter(None, (chosen, why)))

    def _cell(self, topic: str, one: Shared, *, alone: bool = False) -> tuple[blocks.Entry, ...]:
        return self._entries(topic, one, alone=alone) or self._nothing()

    def _nothing(self) -> tuple[blocks.Entry, ...]:
        return (blocks.Entry(f"intet-{next(self._numbers)}", (Piece(NOT_SHARED),)),)

    def _entries(
        self, topic: str | None, one: Shared, *, alone: bool = False
    ) -> tuple[blocks.Entry, ...]:
        """Return a side's words under a topic; ``alone`` where the heading says what is asked."""
        made: list[blocks.Entry] = []
        for place in self._places:
            block, side = place.block, one.side.id
            if block.topic != topic or side not in place.sides:
                continue
            anchor = f"{side}-{block.id}"
            match block:
                case model.QuestionBlock() if text := text_given(one.given, anchor):
                    asked = None if alone else block.text.for_side(side)
                    address = self._at(*place.loc, "text", *block.text.place(side))
                    made += self._written(anchor, text.split("\n"), asked, address)
                case model.ExpectationsBlock():
                    made += self._expectations(anchor, one.given)
                case model.CarriedBlock():
                    made += self._carried(block, anchor, one.given)
                case _:
                    pass
        if topic is None:
            for name, asked in own_questions_of(self._framework, self._sheet.id, one.side.id):
                anchor = f"{one.side.id}-{name}"
                made += self._written(anchor, text_given(one.given, anchor).split("\n"), asked)
        return tuple(made)

    def _expectations(self, anchor: str, given: Mapping[str, Answer]) -> Iterator[blocks.Entry]:
        """Yield the expectations that are ticked, in the order of the roles."""
        for role in self._framework.roles:
            for one in role.expectations:
                name = f"{anchor}_{one.id}"
                if is_ticked(given, name):
                    address = of_expectation(self._framework, one)
                    yield blocks.Entry(
                        name, (Piece(one.text),), expectation=one.id, address=address
                    )
        for field, text in _own_expectations(self._framework):
            if is_ticked(given, f"{anchor}_{field}"):
                yield blocks.Entry(f"{anchor}_{field}", (Piece(text),), expectation=field)

    def _carried(
        self, block: model.CarriedBlock, anchor: str, given: Mapping[str, Answer]
    ) -> Iterator[blocks.Entry]:
        """Yield what is said of last time's agreements, by their numbers."""
        names = (one.removesuffix("_fordi") for one in given if one.startswith(f"{anchor}_"))
        for name in dict.fromkeys(names):
            said = self._choice(block.options, given, name)
            if said:
                number = name.rpartition("_")[2]
                yield from self._written(name, [said], f"Aftale {number} fra sidst")

    def _written(
        self,
        name: str,
        lines: Iterable[str],
        question: str | None = None,
        address: str | None = None,
    ) -> Iterator[blocks.Entry]:
        """Yield somebody's words, a line at a time; the question stands at the first."""
        for number, line in enumerate(filter(None, map(str.strip, lines)), start=1):
            yield blocks.Entry(
                name if number == 1 else f"{name}-{number}",
                (Piece(line),),
                written=True,
                question=question if number == 1 else None,
                question_address=address if number == 1 and question else None,
            )

    def _at(self, *loc: str | int) -> str | None:
        return self._framework.texts.at(f"sheets/{self._sheet.id}.yaml", loc)
