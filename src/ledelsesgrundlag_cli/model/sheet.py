"""Sheets as data, such as the one for LUS: whom they are for, and what is asked."""

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field, StrictBool, StringConstraints

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import (
    Excerpt,
    Explained,
    Model,
    Name,
    Part,
    Provenance,
    Reference,
    Slug,
    Text,
    TextItem,
    Thing,
)
from ledelsesgrundlag_cli.model.block_texts import block_names, block_texts, every_block
from ledelsesgrundlag_cli.model.kinds import SHEET, WHOLE_SHEET
from ledelsesgrundlag_cli.model.own_words import OWN_WORDS, Checked, OwnWords
from ledelsesgrundlag_cli.model.sheet_blocks import (
    Block,
    ExcerptsBlock,
    QuoteBlock,
    Wording,
)
from ledelsesgrundlag_cli.model.sheet_sides import SheetSide, SideId, usual_sides

LEAST_FLOOR: Final = 5
"""Sheets that it takes before what is written on them may be gathered; never fewer."""

Floor = Annotated[
    int,
    Field(strict=True, ge=LEAST_FLOOR, le=100),
    Explained(
        f"Der skal være mindst {LEAST_FLOOR} ark, før eksempler bliver samlet. Ellers er det let "
        "at gætte, hvem der har skrevet hvad. Tallet i floor kan sættes op, men aldrig ned.",
        f"Skriv {LEAST_FLOOR} eller et tal, der er større.",
    ),
]
"""How many sheets it takes to gather them; it can be raised, and not lowered."""


class Section(Model):
    """A section of a sheet, for one side or several."""

    noun: ClassVar[str] = "et afsnit"
    id: Slug
    title: Wording
    sides: Annotated[tuple[SideId, ...], Field(min_length=1)] = Field(alias="for")
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


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
    """A field at the head of each part, or of those it is for; ``fill`` says what it is filled
    from when given. Its label may differ for each side; for several roles it may be another.
    """

    noun: ClassVar[str] = "et felt øverst på arket"
    id: Slug
    label: Wording
    label_several: Text | None = None
    sides: Annotated[tuple[SideId, ...], Field(min_length=1)] | None = Field(None, alias="for")
    fill: Literal["name", "roles", "leader", "date", "start", "from-role"] | None = None


class Talk(Model):
    """A talk that is held so many weeks after the first day of work."""

    noun: ClassVar[str] = "en samtale (talks)"
    id: Slug
    week: Annotated[int, Field(strict=True, ge=0, le=104)]
    title: Text


DatedText = Annotated[
    str,
    StringConstraints(pattern=r"\{dato\}"),
    Explained(
        "Der står ikke {{dato}} i ”{}”, så datoen har ingen plads.",
        "Skriv fx `text: Slet arket senest {dato}.`",
    ),
]
"""A text with ``{dato}`` in it, where a date comes."""


class Deletion(Model):
    """By when a part is to be deleted: so many months after the day of the talk."""

    noun: ClassVar[str] = "hvornår arket skal slettes (delete)"
    months: Annotated[int, Field(strict=True, ge=0, le=120)]
    text: DatedText


class Topic(Model):
    """Something that both sides have been asked about, under which their words stand together."""

    noun: ClassVar[str] = "et emne (topics)"
    id: Slug
    title: Text


class LetterParagraph(Model):
    """A part of a covering letter: a heading and what is said under it."""

    noun: ClassVar[str] = "et afsnit i følgebrevet (letter)"
    id: Slug
    title: Text
    text: Text


class Letter(Model):
    """The letter that goes with sheets made from a list: HR's words, the same for everybody."""

    noun: ClassVar[str] = "følgebrevet (letter)"
    title: Text
    lead: Text | None = None
    paragraphs: Annotated[tuple[LetterParagraph, ...], Field(min_length=1, max_length=8)]

    def texts(self) -> Iterator[TextItem]:
        """Yield its texts with their paths in the sheet's file."""
        yield from given_texts(self, ("letter",), "title", "lead")
        for number, said in enumerate(self.paragraphs):
            yield from given_texts(said, ("letter", "paragraphs", number), "title", "text")


class SheetPart(Model):
    """A side's part of the sheet: its title, its opening line, how to go about it in a few steps,
    and who may see it; ``privacy_gathered`` says so where the examples are gathered.
    """

    noun: ClassVar[str] = "en del (parts)"
    side: SideId = Field(alias="for")
    title: Text
    lead: Text | None = None
    steps: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)] | None = None
    privacy: Text | None = None
    privacy_gathered: Text | None = None
    delete: Deletion | None = None

    def texts(self, loc: Loc) -> Iterator[TextItem]:
        """Yield its texts with their paths, ``loc`` being its own."""
        yield from given_texts(self, loc, "title", "lead")
        for at, text in enumerate(self.steps or ()):
            yield TextItem((*loc, "steps", at), text, "other", document=False)
        yield from given_texts(self, loc, "privacy", "privacy_gathered")
        if self.delete:
            yield from given_texts(self.delete, (*loc, "delete"), "text")


class Sheet(Part):
    """A sheet such as ``sheets/lus.yaml``: parts, and sections in order.

    ``use`` says when it is used. ``sides`` None means the usual ones; ``roles`` is ``none`` for
    one that is the same for every role, and ``from-to`` for one about going from one to another.
    It asks nothing that is asked for the talk it ``belongs_to``, which is that of another sheet.
    Those that come with it are followed by the same sides of ``from_role_sheet``, where the leader
    comes from another role.
    One with other people in it is ``opt_in``: made only where HR has turned it on. Where it is
    ``gathered``, what is written under the headings of ``gather`` is put together, of ``floor``
    sheets or more.
    ``note`` is what it is not, on its face. What it is for (``purpose``), ``who`` sees it, whether
    it is ``voluntary``, where it lies and how long (``kept``), what is done with data (``notice``)
    and what is ``legal`` are HR's own words, and empty until HR writes them; ``checked`` says who
    has read the last two.
    """

    added: ClassVar[bool] = True
    noun: ClassVar[str] = "arket"
    gives: ClassVar[tuple[str, ...]] = (WHOLE_SHEET.key,)
    id: Slug
    origin: Provenance
    title: Text
    use: Text | None = None
    tool: Slug | None = None
    belongs_to: Slug | None = None
    from_role_sheet: Slug | None = None
    roles: Literal["none", "from-to"] | None = None
    sides: Annotated[tuple[SheetSide, ...], Field(min_length=1, max_length=12)] | None = None
    opt_in: StrictBool = False
    gathered: StrictBool = False
    floor: Floor = LEAST_FLOOR
    note: Text | None = None
    purpose: OwnWords = None
    who: OwnWords = None
    voluntary: OwnWords = None
    kept: OwnWords = None
    notice: OwnWords = None
    legal: OwnWords = None
    checked: Checked | None = None
    added_note: Text | None = None
    talks: tuple[Talk, ...] = ()
    topics: tuple[Topic, ...] = ()
    letter: Letter | None = None
    fields: tuple[SheetField, ...] = ()
    parts: Annotated[tuple[SheetPart, ...], Field(min_length=1)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    def file_stem(self) -> str | None:
        return self.id

    @property
    def every_side(self) -> tuple[SheetSide, ...]:
        """Its sides, in their order."""
        return usual_sides() if self.sides is None else self.sides

    @property
    def unwritten(self) -> tuple[str, ...]:
        """Its fields for HR's own words that are there and empty: HR wants them, or should."""
        there = (one for one in OWN_WORDS if one in self.model_fields_set)
        return tuple(one for one in there if getattr(self, one) is None)

    @property
    def unread(self) -> bool:
        """Whether somebody is to read what it says of the law, and nobody is said to have."""
        checked = self.checked
        return checked is not None and (checked.by is None or checked.date is None)

    def names(self) -> Iterator[Name]:
        yield Name(WHOLE_SHEET.key, self.id, ("id",))
        for number, side in enumerate(self.sides or ()):
            yield Name("side", side.id, ("sides", number, "id"), local=True)
        # Ids become names of fields, so heads, sections and blocks share them.
        for number, head in enumerate(self.fields):
            yield Name("sheet", head.id, ("fields", number, "id"), local=True)
        for number, topic in enumerate(self.topics):
            yield Name("topic", topic.id, ("topics", number, "id"), local=True)
        for number, said in enumerate(self.letter.paragraphs if self.letter else ()):
            yield Name("letter", said.id, ("letter", "paragraphs", number, "id"), local=True)
        for number, part in enumerate(self.parts):
            yield Name("part", part.side, ("parts", number, "for"), local=True)
        for number, talk in enumerate(self.talks):
            yield Name("talk", talk.id, ("talks", number, "id"), local=True)
        for number, section in enumerate(self.sections):
            loc = ("sections", number)
            yield Name("sheet", section.id, (*loc, "id"), local=True)
            for block, place in every_block(section.blocks, loc):
                yield from block_names(block, place)

    def things(self) -> Iterator[Thing]:
        return things_of_sheet(self.id, self.title, self._texts())

    def _texts(self) -> Iterator[TextItem]:
        yield TextItem(("title",), self.title, "title", document=False)
        yield from given_texts(self, (), "use", "note", *OWN_WORDS, "added_note")
        for number, talk in enumerate(self.talks):
            yield from given_texts(talk, ("talks", number), "title")
        for number, topic in enumerate(self.topics):
            yield from given_texts(topic, ("topics", number), "title")
        yield from self.letter.texts() if self.letter else ()
        for number, side in enumerate(self.sides or ()):
            yield from given_texts(side, ("sides", number), "name")
        for number, field in enumerate(self.fields):
            yield from field.label.texts(("fields", number, "label"), "other")
            yield from given_texts(field, ("fields", number), "label_several")
        for number, part in enumerate(self.parts):
            yield from part.texts(("parts", number))
        for number, section in enumerate(self.sections):
            loc: Loc = ("sections", number)
            yield from section.title.texts((*loc, "title"), "title")
            for block, place in every_block(section.blocks, loc):
                yield from block_texts(block, place)

    def references(self) -> Iterator[Reference]:
        if self.tool:
            yield Reference("tool", self.tool, ("tool",))
        for name in ("belongs_to", "from_role_sheet"):
            if wanted := getattr(self, name):
                yield Reference(WHOLE_SHEET.key, wanted, (name,))
        for number, section in enumerate(self.sections):
            for block, loc in every_block(section.blocks, ("sections", number)):
                if block.grounded_in:
                    yield Reference("passage", block.grounded_in, (*loc, "grounded_in"))
                if isinstance(block, QuoteBlock):
                    yield Reference("quote", block.quote, (*loc, "quote"))
        for loc, one in self.excerpts():
            yield Reference("passage", one.passage, (*loc, "passage"))

    def excerpts(self) -> Iterator[tuple[Loc, Excerpt]]:
        for number, section in enumerate(self.sections):
            for block, loc in every_block(section.blocks, ("sections", number)):
                for at, one in enumerate(
                    block.excerpts if isinstance(block, ExcerptsBlock) else ()
                ):
                    yield (*loc, "excerpts", at), one
