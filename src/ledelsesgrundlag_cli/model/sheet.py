"""Sheets as data: the LUS sheet, and the words of the role card and the dialogue card."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import (
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
from ledelsesgrundlag_cli.model.prompt import Aim

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Side(StrEnum):
    """Whom a part of a sheet is for."""

    LEADER = "leder"
    NEAREST = "naermeste-leder"
    SHARED = "faelles"


class When(StrEnum):
    """When a block is shown."""

    ALWAYS = "always"
    SEVERAL_ROLES = "several-roles"
    FOCUS = "focus"


class Wording(Model):
    """A text that may differ for each side. In YAML a plain text stands for all sides."""

    noun: ClassVar[str] = "ordlyden for hver side"
    everyone: Text | None = None
    leader: Text | None = Field(None, alias="leder")
    nearest: Text | None = Field(None, alias="naermeste-leder")
    shared: Text | None = Field(None, alias="faelles")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        sides = handler.resolve_ref_schema(handler(core_schema))
        sides["properties"].pop("everyone")
        plain = {"type": "string", "pattern": r"\S"}
        return {"anyOf": [plain, {**sides, "minProperties": 1}]}

    @model_validator(mode="before")
    @classmethod
    def _from_plain_text(cls, data: Any) -> Any:
        return {"everyone": data} if isinstance(data, str) else data

    def for_side(self, side: Side) -> str | None:
        """Return the wording for a side, or None where it has none."""
        own = {Side.LEADER: self.leader, Side.NEAREST: self.nearest, Side.SHARED: self.shared}
        return own[side] or self.everyone

    def place(self, side: Side) -> Loc:
        """Return where the wording for a side stands, below the whole."""
        own = {Side.LEADER: self.leader, Side.NEAREST: self.nearest, Side.SHARED: self.shared}
        return (side.value,) if own[side] else ()

    def texts(self, loc: Loc, kind: str) -> Iterator[TextItem]:
        """Yield the wordings with their paths, ``loc`` being that of the whole."""
        if self.everyone:
            yield TextItem(loc, self.everyone, kind, document=False)
        for name, text in (
            (Side.LEADER, self.leader),
            (Side.NEAREST, self.nearest),
            (Side.SHARED, self.shared),
        ):
            if text:
                yield TextItem((*loc, name.value), text, kind, document=False)


class _Block(Model):
    """What every block has. ``sides`` None means: those of its section."""

    id: Slug
    sides: Annotated[tuple[Side, ...], Field(min_length=1)] | None = Field(None, alias="for")
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
    type: Literal["expectations"]
    text: Wording
    choose: Annotated[int, Field(strict=True, ge=1, le=10)] = 3


class DialBlock(_Block):
    """One choice for each pejlemærke and a reason. Never a score."""

    noun: ClassVar[str] = "skru op eller ned (type: dial)"
    type: Literal["dial"]
    text: Wording
    options: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    because: Text


class QuoteBlock(_Block):
    """A quote from the document."""

    noun: ClassVar[str] = "et citat (type: quote)"
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
    sides: Annotated[tuple[Side, ...], Field(min_length=1)] = Field(alias="for")
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


def _things(sheet_id: str, title: str, texts: Iterable[TextItem]) -> Iterator[Thing]:
    """Tell of each text of a sheet as a thing of its own."""
    for one in texts:
        yield Thing(SHEET, "", (one,), one.loc[:-1], title, "Ark", sheet_id, found_id=sheet_id)


def _given(part: Model, loc: Loc, *names: str) -> Iterator[TextItem]:
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
    """A side's part of the sheet: its title, its opening line, and who may see it."""

    noun: ClassVar[str] = "en del af arket"
    side: Side = Field(alias="for")
    title: Text
    lead: Text | None = None
    privacy: Text | None = None


class Sheet(Part):
    """A sheet such as ``sheets/lus.yaml``: parts, and sections in order."""

    noun: ClassVar[str] = "arket"
    id: Slug
    origin: Provenance
    title: Text
    tool: Slug | None = None
    added_note: Text | None = None
    fields: tuple[SheetField, ...] = ()
    parts: Annotated[tuple[SheetPart, ...], Field(min_length=1)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    def file_stem(self) -> str | None:
        return self.id

    def names(self) -> Iterator[Name]:
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
        return _things(self.id, self.title, self._texts())

    def _texts(self) -> Iterator[TextItem]:
        yield TextItem(("title",), self.title, "title", document=False)
        yield from _given(self, (), "added_note")
        for number, field in enumerate(self.fields):
            yield from _given(field, ("fields", number), "label", "label_several")
        for number, part in enumerate(self.parts):
            yield from _given(part, ("parts", number), "title", "lead", "privacy")
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


class Excerpt(Model):
    """Words taken from a passage; they must stand there word for word."""

    noun: ClassVar[str] = "et uddrag"
    passage: PassageReference
    text: Annotated[Text, NotForReaders("words of a passage, which is told where it stands")]


class ForEveryone(Model):
    """What applies to every role, as excerpts."""

    noun: ClassVar[str] = "det, der gælder alle roller (for_everyone)"
    title: Text
    excerpts: tuple[Excerpt, ...] = ()


class RoleCardWords(Part):
    """``sheets/rollekort.yaml``: the role card's own words. All may be left out."""

    noun: ClassVar[str] = "rollekortets ord"
    id: Literal["rollekort"] = "rollekort"
    origin: Provenance = Provenance.EDITORIAL
    title: Text = "Rollekort"
    link_note: Text = (
        "Koblingen til pejlemærkerne er tilføjet og ikke en del af ledelsesgrundlaget."
    )
    shared_note: Text = "Samme ordlyd hos:"
    for_everyone: ForEveryone | None = None

    def references(self) -> Iterator[Reference]:
        for number, excerpt in enumerate(self.for_everyone.excerpts if self.for_everyone else ()):
            loc = ("for_everyone", "excerpts", number, "passage")
            yield Reference("passage", excerpt.passage, loc)

    def things(self) -> Iterator[Thing]:
        said = [*_given(self, (), "title", "link_note", "shared_note")]
        if self.for_everyone:
            loc, title = ("for_everyone", "title"), self.for_everyone.title
            said.append(TextItem(loc, title, "title", document=False))
        return _things(self.id, self.title, said)


class DialogueCardWords(Part):
    """``sheets/dialogkort.yaml``: the dialogue card's own words. All may be left out."""

    noun: ClassVar[str] = "dialogkortets ord"
    id: Literal["dialogkort"] = "dialogkort"
    origin: Provenance = Provenance.EDITORIAL
    title: Text = "Dialogkort"
    lead: Text | None = None
    added_note: Text = (
        "Spørgsmål, beskrivelser og koblingen til pejlemærkerne er tilføjet "
        "og ikke en del af ledelsesgrundlaget."
    )
    role_title: Text = "Rollens forventninger, som hænger sammen med pejlemærket"
    aims: dict[Aim, Text] = Field(
        default_factory=lambda: {
            Aim.TODAY: "I dag",
            Aim.NEXT_STEP: "Næste skridt",
            Aim.ADJUST: "Skru op eller ned",
        }
    )

    def things(self) -> Iterator[Thing]:
        said = [*_given(self, (), "title", "lead", "added_note", "role_title")]
        for aim, text in self.aims.items() if "aims" in self.model_fields_set else ():
            said.append(TextItem(("aims", aim.value), text, "other", document=False))
        return _things(self.id, self.title, said)
