"""The blocks of a sheet: what is asked, chosen, agreed and ticked off."""

from collections.abc import Collection, Iterator
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, get_args

from pydantic import ConfigDict, Field, model_validator

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import (
    Excerpt,
    Model,
    PassageReference,
    Slug,
    Text,
    TextItem,
)
from ledelsesgrundlag_cli.model.sheet_sides import USUAL_SIDES, SideId

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class When(StrEnum):
    """When a block is shown."""

    ALWAYS = "always"
    SEVERAL_ROLES = "several-roles"
    MANY_ROLES = "many-roles"  # three or more
    FOCUS = "focus"
    NO_FOCUS = "no-focus"
    FROM_ROLE = "from-role"
    NO_FROM_ROLE = "no-from-role"
    PREVIOUS = "previous"
    NO_PREVIOUS = "no-previous"


_NOT = "no-"
"""Before what is not the case."""
_FACTS = (When.SEVERAL_ROLES, When.MANY_ROLES, When.FOCUS, When.FROM_ROLE, When.PREVIOUS)


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
    """What every block has. ``sides`` None means: those of its section. It is shown ``when`` that
    is the case, but not where all of ``unless`` is.

    ``needs`` is what a block shows ("expectations", "pejlemaerker" or "quotes" of the framework,
    or "from-role", the role one comes from): where there is none, it is left out. ``topic`` is one
    of the sheet's topics: what is shared of the block stands under it, both sides beside each
    other.
    """

    needs: ClassVar[str] = ""
    id: Slug
    sides: Annotated[tuple[SideId, ...], Field(min_length=1)] | None = Field(None, alias="for")
    when: When = When.ALWAYS
    unless: tuple[When, ...] = ()
    topic: Slug | None = None
    grounded_in: PassageReference | None = None

    def is_shown(self, facts: Collection[When]) -> bool:
        """Tell whether it is shown on a sheet of which these are the case, and no others."""
        left_out = self.unless and all(_is_so(one, facts) for one in self.unless)
        return _is_so(self.when, facts) and not left_out

    def never_with(self, other: "_Block") -> bool:
        """Tell whether no sheet shows both: they stand in for each other."""
        for chosen in product((False, True), repeat=len(_FACTS)):
            facts = {one for one, is_so in zip(_FACTS, chosen, strict=True) if is_so}
            if When.MANY_ROLES in facts and When.SEVERAL_ROLES not in facts:
                continue
            if self.is_shown(facts) and other.is_shown(facts):
                return False
        return True


def _is_so(when: When, facts: Collection[When]) -> bool:
    if when.startswith(_NOT):
        return When(when.removeprefix(_NOT)) not in facts
    return when is When.ALWAYS or when in facts


class TextBlock(_Block):
    """Running text."""

    noun: ClassVar[str] = "en tekst (type: text)"
    type: Literal["text"]
    text: Wording


class QuestionBlock(_Block):
    """A question with ``lines`` to write on; ``gather`` is what its answers are gathered under."""

    noun: ClassVar[str] = "et spørgsmål (type: question)"
    type: Literal["question"]
    text: Wording
    lines: Annotated[int, Field(strict=True, ge=1, le=30)] = 3
    gather: Slug | None = None


class ExpectationsBlock(_Block):
    """The expectations of the roles, to choose at most ``choose`` from.

    ``filled_from`` says that those chosen on the sheet of last time are chosen beforehand. With a
    ``choose`` of 0 they are there to read: first those in focus, below ``first``.
    """

    noun: ClassVar[str] = "forventningerne (type: expectations)"
    needs: ClassVar[str] = "expectations"
    type: Literal["expectations"]
    text: Wording
    first: Wording | None = None
    filled_from: Literal["previous"] | None = Field(None, alias="from")
    choose: Annotated[int, Field(strict=True, ge=0, le=10)] = 3


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


class CarriedBlock(_Block):
    """Last time's agreements, each with one choice of what becomes of it, and what happened.

    Where they are not known, there is room to write ``rows`` of them.
    """

    noun: ClassVar[str] = "aftaler fra sidst (type: carried)"
    type: Literal["carried"]
    text: Wording
    options: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    because: Text
    rows: Annotated[int, Field(strict=True, ge=1, le=10)] = 3


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


class PeopleColumn(Model):
    """A column of a table to fill in, by its heading."""

    noun: ClassVar[str] = "en kolonne"
    id: Slug
    title: Text


class PeopleBlock(_Block):
    """A table to fill in: whom to meet, or what happens when.

    What is in ``filled_from`` stands in the first column beforehand: the ``chain`` of leaders
    around the role, and the ``fora``. There are at least ``rows`` rows, one of them empty. From
    the ``focus`` come the chosen expectations and no row more. A field has ``lines`` lines.
    """

    noun: ClassVar[str] = "et skema at udfylde (type: people)"
    type: Literal["people"]
    text: Wording | None = None
    filled_from: Annotated[tuple[Literal["chain", "fora", "focus"], ...], Field(alias="from")] = ()
    rows: Annotated[int, Field(strict=True, ge=1, le=20)] = 4
    lines: Annotated[int, Field(strict=True, ge=1, le=5)] = 1
    columns: Annotated[tuple[PeopleColumn, ...], Field(min_length=2, max_length=4)]


class TalkBlock(_Block):
    """One of the sheet's talks: its title, and its day, counted from the first day of work."""

    noun: ClassVar[str] = "en samtale (type: talk)"
    type: Literal["talk"]
    talk: Slug


class ThreadsBlock(_Block):
    """What two roles have in common, or what one of them has alone.

    ``shows`` is what the leader takes along (``both``, old beside new), what is ``new``, or what
    is only in the ``old`` role. Of the last two one chooses at most ``choose``.
    """

    noun: ClassVar[str] = "forventninger før og nu (type: threads)"
    needs: ClassVar[str] = "from-role"
    type: Literal["threads"]
    shows: Literal["both", "new", "old"]
    text: Wording
    choose: Annotated[int, Field(strict=True, ge=1, le=10)] = 3


class ChainBlock(_Block):
    """The chain of leaders, with the roles' places in it."""

    noun: ClassVar[str] = "ledelseskæden (type: chain)"
    type: Literal["chain"]


class ExcerptsBlock(_Block):
    """Words of the document, each taken word for word from a passage."""

    noun: ClassVar[str] = "uddrag (type: excerpts)"
    type: Literal["excerpts"]
    excerpts: Annotated[tuple[Excerpt, ...], Field(min_length=1, max_length=6)]


class ListenBlock(_Block):
    """What is asked about an expectation, what to ask on, and what to listen for: all of it from
    ``interview/``. With ``lines`` to write what was said on.
    """

    noun: ClassVar[str] = "et spørgsmål fra interview (type: listen)"
    type: Literal["listen"]
    lines: Annotated[int, Field(strict=True, ge=1, le=30)] = 4


class CaseBlock(_Block):
    """The role's case from ``interview/``, with ``lines`` for each of its questions."""

    noun: ClassVar[str] = "en case (type: case)"
    type: Literal["case"]
    lines: Annotated[int, Field(strict=True, ge=1, le=30)] = 4


InnerBlock = Annotated[TextBlock | QuestionBlock | ListenBlock, Field(discriminator="type")]


class PerExpectationBlock(_Block):
    """The blocks beneath, once for each expectation in focus, of which there are at most
    ``choose``. Without a focus it is once for each of the role's, to choose from.
    """

    noun: ClassVar[str] = "felter til hver forventning (type: per_expectation)"
    needs: ClassVar[str] = "expectations"
    type: Literal["per_expectation"]
    choose: Annotated[int, Field(strict=True, ge=1, le=12)] = 6
    blocks: Annotated[tuple[InnerBlock, ...], Field(min_length=1, max_length=4)]


Block = Annotated[
    TextBlock
    | QuestionBlock
    | ExpectationsBlock
    | DialBlock
    | QuoteBlock
    | AgreementsBlock
    | CarriedBlock
    | ChecklistBlock
    | PeopleBlock
    | TalkBlock
    | ThreadsBlock
    | ChainBlock
    | ExcerptsBlock
    | ListenBlock
    | CaseBlock
    | PerExpectationBlock,
    Field(discriminator="type"),
]


BLOCK_TYPES = tuple(
    one.model_fields["type"].annotation.__args__[0] for one in get_args(get_args(Block)[0])
)
"""The types a block can have, as written in YAML."""
