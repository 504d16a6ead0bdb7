"""What a unit, such as a centre or a school, adds to the framework for itself.

It can only add. Nothing in the form changes, hides or reorders a text of the framework.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import BeforeValidator, Field

from ledelsesgrundlag_cli.model.adoption import IsoDate
from ledelsesgrundlag_cli.model.base import (
    Model,
    Name,
    NotForReaders,
    Part,
    Reference,
    Slug,
    Text,
    TextItem,
    Thing,
    Version,
)
from ledelsesgrundlag_cli.model.kinds import LOCAL, WHOLE_SHEET
from ledelsesgrundlag_cli.model.prompt import Aim
from ledelsesgrundlag_cli.model.sheet_sides import SideId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Loc

MOST_FOR_A_ROLE: Final = 5
"""More of a kind than this, and the common words are no longer the one large voice."""


class Agreed(Model):
    """Who agreed on it, and when, as far as it is known."""

    noun: ClassVar[str] = "hvem der har aftalt det (agreed)"
    by: Annotated[Text, NotForReaders("for those who keep the file")] | None = None
    date: IsoDate | None = None


class Addition(Model):
    """What is said of one of the framework's expectations: what it means here, or an example."""

    noun: ClassVar[str] = "et tillæg til en forventning"
    expectation: Slug
    text: Text


class LocalExpectation(Model):
    """What the unit itself expects of a role beside the common. Its pejlemærker are unranked."""

    noun: ClassVar[str] = "enhedens egen forventning"
    id: Slug
    role: Slug
    text: Text
    pejlemaerker: Annotated[tuple[Slug, ...], Field(min_length=1)]


class LocalPrompt(Model):
    """A question for reflection or talk; ``role`` is set for one role's own."""

    noun: ClassVar[str] = "enhedens eget spørgsmål til eftertanke (prompts)"
    id: Slug
    pejlemaerke: Slug
    forum: Slug
    role: Slug | None = None
    aim: Aim
    text: Text


class LocalQuestion(Model):
    """A question in a section of a sheet, for some of its sides."""

    noun: ClassVar[str] = "enhedens eget spørgsmål til et ark (questions)"
    id: Slug
    sheet: Slug
    section: Slug
    sides: Annotated[tuple[SideId, ...], Field(min_length=1)] = Field(alias="for")
    text: Text


class LocalUnit(Part):
    """A file in ``lokalt/``: a unit, and all that it adds.

    ``made_for`` is the version of the framework that was read when it was written.
    """

    added: ClassVar[bool] = True
    noun: ClassVar[str] = "en fil med lokale tillæg"
    form: Annotated[
        Literal[1],
        BeforeValidator(lambda given: str(given) if isinstance(given, bool) else given),
        Field(alias="local"),
    ]
    id: Slug
    name: Text
    framework: Slug
    made_for: Version
    agreed: Agreed | None = None
    emphasis: tuple[Addition, ...] = ()
    examples: tuple[Addition, ...] = ()
    expectations: tuple[LocalExpectation, ...] = ()
    prompts: tuple[LocalPrompt, ...] = ()
    questions: tuple[LocalQuestion, ...] = ()

    def file_stem(self) -> str | None:
        return self.id

    def names(self) -> Iterator[Name]:
        for number, expectation in enumerate(self.expectations):
            yield Name("expectation", expectation.id, ("expectations", number, "id"))
        for number, prompt in enumerate(self.prompts):
            yield Name("prompt", prompt.id, ("prompts", number, "id"))
        for number, question in enumerate(self.questions):
            place = ("questions", number, "id")
            yield Name(f"question of {question.sheet}", question.id, place)

    def references(self) -> Iterator[Reference]:
        for field in ("emphasis", "examples"):
            for number, one in enumerate(getattr(self, field)):
                yield Reference("expectation", one.expectation, (field, number, "expectation"))
        for number, own in enumerate(self.expectations):
            loc: Loc = ("expectations", number)
            yield Reference("role", own.role, (*loc, "role"))
            for at, marker in enumerate(own.pejlemaerker):
                yield Reference("pejlemaerke", marker, (*loc, "pejlemaerker", at))
        for number, prompt in enumerate(self.prompts):
            loc = ("prompts", number)
            yield Reference("pejlemaerke", prompt.pejlemaerke, (*loc, "pejlemaerke"))
            yield Reference("forum", prompt.forum, (*loc, "forum"))
            if prompt.role:
                yield Reference("role", prompt.role, (*loc, "role"))
        for number, question in enumerate(self.questions):
            yield Reference(WHOLE_SHEET.key, question.sheet, ("questions", number, "sheet"))

    def things(self) -> Iterator[Thing]:
        """Yield the unit, and each text as a thing of the unit's, in the order of the lists."""
        called = TextItem(("name",), self.name, "title", document=False, lasting=False)
        yield Thing(LOCAL, self.id, (called,), belongs_to=self.name, found_id=self.id)
        for field, kind in _KINDS.items():
            for number, one in enumerate(getattr(self, field)):
                loc: Loc = (field, number)
                said = TextItem((*loc, "text"), one.text, kind, document=False)
                yield Thing(LOCAL, "", (said,), loc, belongs_to=self.name, found_id=self.id)


_KINDS: Final = {
    "emphasis": "other",
    "examples": "other",
    "expectations": "expectation",
    "prompts": "prompt",
    "questions": "prompt",
}
"""The lists of a file, and what the texts of each are, as ``TextItem`` has it."""
