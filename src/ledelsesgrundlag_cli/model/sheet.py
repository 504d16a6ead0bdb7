"""Sheets as data, such as the one for LUS: whom they are for, and what is asked."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import ConfigDict, Field, StrictBool, WithJsonSchema, model_validator

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import (
    SLUG_PATTERN,
    Model,
    Name,
    NotForReaders,
    Part,
    PassageReference,
    Provenance,
    Reference,
    Slug,
    Text,
    TextItem,
    Thing,
)
from ledelsesgrundlag_cli.model.kinds import SHEET

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


EVERYONE: Final = frozenset({"begge", "alle"})
"""What stands for all sides of a sheet, so that no side can be called it."""


class SheetSide(Model):
    """Whom parts of a sheet are for; one that is ``always`` there comes with every other."""

    noun: ClassVar[str] = "en del (sides)"
    id: Slug
    name: Text
    aliases: tuple[Annotated[Text, NotForReaders("what one may write for the side")], ...] = ()
    always: StrictBool = False


USUAL_SIDES: Final = {"leder": "Lederen", "naermeste-leder": "Nærmeste leder", "faelles": "Fælles"}
"""The sides of a sheet that names none itself; the last comes with every other."""


@cache
def usual_sides() -> tuple[SheetSide, ...]:
    """Return the sides of a sheet that names none itself."""
    *_, shared = USUAL_SIDES
    return tuple(
        SheetSide(id=one, name=name, always=one == shared) for one, name in USUAL_SIDES.items()
    )


SideId = Annotated[
    Slug,
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(USUAL_SIDES)},  # what editors suggest
                {"type": "string", "pattern": SLUG_PATTERN, "maxLength": 80},
            ]
        }
    ),
]
"""The name of a side, where something is for it."""


class When(StrEnum):
    """When a block is shown."""

    ALWAYS = "always"
    SEVERAL_ROLES = "several-roles"
    FOCUS = "focus"


class Wording(Model):
    """A text that may differ for each side. In YAML a plain text stands for all sides.

    The wording of a side stands under the side's own name.
    """

    model_config = ConfigDict(extra="allow")
    noun: ClassVar[str] = "ordlyden for hver del"
    __pydantic_extra__: dict[str, Text] = Field(init=False)
    everyone: Text | None = None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        sides = handler.resolve_ref_schema(handler(core_schema))
        plain = {"type": "string", "pattern": r"\S"}
        usual = dict.fromkeys(USUAL_SIDES, plain)  # what editors suggest
        more = {"properties": usual, "additionalProperties": plain, "minProperties": 1}
        return {"anyOf": [plain, {**sides, **more}]}

    @model_validator(mode="before")
    @classmethod
    def _from_plain_text(cls, data: Any) -> Any:
        return {"everyone": data} if isinstance(data, str | int | float) else data

    @property
    def by_side(self) -> dict[str, str]:
        """The wordings that are one side's own."""
        return self.__pydantic_extra__

    def for_side(self, side: str) -> str | None:
        """Return the wording for a side, or None where it has none."""
        return self.by_side.get(side, self.everyone)

    def place(self, side: str) -> Loc:
        """Return where the wording for a side stands, below the whole."""
        return (side,) if side in self.by_side else ()

    def texts(self, loc: Loc, kind: str) -> Iterator[TextItem]:
        """Yield the wordings with their paths, ``loc`` being that of the whole."""
        if self.everyone:
            yield TextItem(loc, self.everyone, kind, document=False)
        for side, text in self.by_side.items():
            yield TextItem((*loc, side), text, kind, document=False)


class _Block(Model):
    """What every block has. ``sides`` None means: those of its section.

    ``needs`` is what of the framework a block shows ("expectations", "pejlemaerker" or "quotes"):
    where there is none, it is left out.
    """

    needs: ClassVar[str] = ""
    id: Slug
    sides: Annotated[tuple[SideId, ...], Field(min_length=1)] | None = Field(None, alias="for")
    when: When = When.ALWAYS
    grounded_in: PassageReference | None = None


class TextBlock(_Block):
    """Running text."""

    noun: ClassVar[str] = "en tekst (type: text)"
    type: Literal["text"]
    text: Wording


class QuestionBlock(_Block):
    """A question with ``lines`` to write on."""

    noun: ClassVar[str] = "et spørgsmål (type: question)"
    type: Literal["question"]
    text: Wording
    lines: Annotated[int, Field(strict=True, ge=1, le=30)] = 3


class ExpectationsBlock(_Block):
    """The expectations of the roles, to choose at most ``choose`` from."""

    noun: ClassVar[str] = "forventningerne (type: expectations)"
    needs: ClassVar[str] = "expectations"
    type: Literal["expectations"]
    text: Wording
    choose: Annotated[int, Field(strict=True, ge=1, le=10)] = 3


class DialBlock(_Block):
    """One choice for each pejlemærke and a reason. Never a score."""

    noun: ClassVar[str] = "skru op eller ned (type: dial)"
    needs: ClassVar[str] = "pejlemaerker"
    type: Literal["dial"]
    text: Wording
    options: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    because: Text


class QuoteBlock(_Block):
    """A quote from the document."""

    noun: ClassVar[str] = "et citat (type: quote)"
    needs: ClassVar[str] = "quotes"
    type: Literal["quote"]
    quote: Slug


class AgreementColumn(Model):
    """A column of the agreements: its title and the question it answers."""

    noun: ClassVar[str] = "en kolonne"
    id: Slug
    title: Text
    text: Text


class AgreementsBlock(_Block):
    """A table of agreements with empty rows."""

    noun: ClassVar[str] = "aftalerne (type: agreements)"
    type: Literal["agreements"]
    columns: Annotated[tuple[AgreementColumn, ...], Field(min_length=1, max_length=5)]
    rows: Annotated[int, Field(strict=True, ge=1, le=20)] = 3


class ChecklistItem(Model):
    """Something to tick off."""

    noun: ClassVar[str] = "et punkt"
    id: Slug
    text: Text


class ChecklistBlock(_Block):
    """Things to tick off together."""

    noun: ClassVar[str] = "huskelisten (type: checklist)"
    type: Literal["checklist"]
    text: Wording
    items: Annotated[tuple[ChecklistItem, ...], Field(min_length=1)]


Block = Annotated[
    TextBlock
    | QuestionBlock
    | ExpectationsBlock
    | DialBlock
    | QuoteBlock
    | AgreementsBlock
    | ChecklistBlock,
    Field(discriminator="type"),
]


BLOCK_TYPES = ("text", "question", "expectations", "dial", "quote", "agreements", "checklist")
"""The types a block can have, as written in YAML."""


class Section(Model):
    """A section of a sheet, for one side or several."""

    noun: ClassVar[str] = "et afsnit"
    id: Slug
    title: Wording
    sides: Annotated[tuple[SideId, ...], Field(min_length=1)] = Field(alias="for")
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


def _block_names(block: Block, loc: Loc) -> Iterator[Name]:
    """Yield the names of the fields a block makes: its own, and those of its columns or items."""
    yield Name("sheet", block.id, (*loc, "id"), local=True)
    inner: tuple[AgreementColumn | ChecklistItem, ...] = ()
    where = ""
    if isinstance(block, AgreementsBlock):
        inner, where = block.columns, "columns"
    elif isinstance(block, ChecklistBlock):
        inner, where = block.items, "items"
    for number, one in enumerate(inner):
        yield Name("sheet", f"{block.id}-{one.id}", (*loc, where, number, "id"), local=True)


def _block_texts(block: Block, loc: Loc) -> Iterator[TextItem]:
    """Yield the texts of a block that people read."""
    wording = getattr(block, "text", None)
    if isinstance(wording, Wording):
        kind = "prompt" if isinstance(block, QuestionBlock | DialBlock) else "other"
        yield from wording.texts((*loc, "text"), kind)
    if isinstance(block, DialBlock):
        for number, option in enumerate(block.options):
            yield TextItem((*loc, "options", number), option, "other", document=False)
        yield TextItem((*loc, "because"), block.because, "other", document=False)
    elif isinstance(block, AgreementsBlock):
        for number, column in enumerate(block.columns):
            place = (*loc, "columns", number)
            yield TextItem((*place, "title"), column.title, "title", document=False)
            yield TextItem((*place, "text"), column.text, "other", document=False)
    elif isinstance(block, ChecklistBlock):
        for number, item in enumerate(block.items):
            yield TextItem((*loc, "items", number, "text"), item.text, "other", document=False)


def things_of_sheet(sheet_id: str, title: str, texts: Iterable[TextItem]) -> Iterator[Thing]:
    """Tell of each text of a sheet as a thing of its own."""
    for one in texts:
        yield Thing(SHEET, "", (one,), one.loc[:-1], title, "Ark", sheet_id, found_id=sheet_id)


def given_texts(part: Model, loc: Loc, *names: str) -> Iterator[TextItem]:
    """Yield the texts of some fields that the file gives; ``loc`` is the path of what has them."""
    for name in names:
        if name in part.model_fields_set and getattr(part, name):
            yield TextItem((*loc, name), getattr(part, name), "other", document=False)


class SheetField(Model):
    """A field at the head of each part; ``fill`` says what it is filled from when given."""

    noun: ClassVar[str] = "et felt øverst på arket"
    id: Slug
    label: Text
    label_several: Text | None = None
    fill: Literal["name", "roles", "leader", "date"] | None = None


class SheetPart(Model):
    """A side's part of the sheet: its title, its opening line, how to go about it in a few steps,
    and who may see it.
    """

    noun: ClassVar[str] = "en del (parts)"
    side: SideId = Field(alias="for")
    title: Text
    lead: Text | None = None
    steps: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)] | None = None
    privacy: Text | None = None


class Sheet(Part):
    """A sheet such as ``sheets/lus.yaml``: parts, and sections in order.

    ``use`` says when it is used. ``sides`` None means the usual ones; ``roles`` is ``none`` for
    one that is the same for every role.
    """

    added: ClassVar[bool] = True
    noun: ClassVar[str] = "arket"
    id: Slug
    origin: Provenance
    title: Text
    use: Text | None = None
    tool: Slug | None = None
    roles: Literal["none"] | None = None
    sides: Annotated[tuple[SheetSide, ...], Field(min_length=1, max_length=12)] | None = None
    added_note: Text | None = None
    fields: tuple[SheetField, ...] = ()
    parts: Annotated[tuple[SheetPart, ...], Field(min_length=1)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    def file_stem(self) -> str | None:
        return self.id

    @property
    def every_side(self) -> tuple[SheetSide, ...]:
        """Its sides, in their order."""
        return usual_sides() if self.sides is None else self.sides

    def names(self) -> Iterator[Name]:
        for number, side in enumerate(self.sides or ()):
            yield Name("side", side.id, ("sides", number, "id"), local=True)
        # Ids become names of fields, so heads, sections and blocks share them.
        for number, head in enumerate(self.fields):
            yield Name("sheet", head.id, ("fields", number, "id"), local=True)
        for number, part in enumerate(self.parts):
            yield Name("part", part.side, ("parts", number, "for"), local=True)
        for number, section in enumerate(self.sections):
            loc = ("sections", number)
            yield Name("sheet", section.id, (*loc, "id"), local=True)
            for inner, block in enumerate(section.blocks):
                yield from _block_names(block, (*loc, "blocks", inner))

    def things(self) -> Iterator[Thing]:
        return things_of_sheet(self.id, self.title, self._texts())

    def _texts(self) -> Iterator[TextItem]:
        yield TextItem(("title",), self.title, "title", document=False)
        yield from given_texts(self, (), "use", "added_note")
        for number, side in enumerate(self.sides or ()):
            yield from given_texts(side, ("sides", number), "name")
        for number, field in enumerate(self.fields):
            yield from given_texts(field, ("fields", number), "label", "label_several")
        for number, part in enumerate(self.parts):
            yield from given_texts(part, ("parts", number), "title", "lead")
            for at, text in enumerate(part.steps or ()):
                yield TextItem(("parts", number, "steps", at), text, "other", document=False)
            yield from given_texts(part, ("parts", number), "privacy")
        for number, section in enumerate(self.sections):
            loc: Loc = ("sections", number)
            yield from section.title.texts((*loc, "title"), "title")
            for inner, block in enumerate(section.blocks):
                yield from _block_texts(block, (*loc, "blocks", inner))

    def references(self) -> Iterator[Reference]:
        if self.tool:
            yield Reference("tool", self.tool, ("tool",))
        for number, section in enumerate(self.sections):
            for inner, block in enumerate(section.blocks):
                loc = ("sections", number, "blocks", inner)
                if block.grounded_in:
                    yield Reference("passage", block.grounded_in, (*loc, "grounded_in"))
                if isinstance(block, QuoteBlock):
                    yield Reference("quote", block.quote, (*loc, "quote"))
