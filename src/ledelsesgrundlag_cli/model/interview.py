"""Interview questions: what one asks those who apply to lead, expectation by expectation."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import (
    Model,
    Name,
    Part,
    PassageReference,
    Provenance,
    Reference,
    Slug,
    Text,
    TextItem,
    Thing,
    link,
)
from ledelsesgrundlag_cli.model.kinds import INTERVIEW
from ledelsesgrundlag_cli.words.nouns import USUAL


class InterviewQuestion(Model):
    """A question to an expectation. ``follow_up`` is what one may ask on; ``listen`` is what to
    listen for, in words: there is nothing to count in it.

    Its ``id`` is that of the expectation where the file gives none. A second question to the same
    expectation has one of its own.
    """

    noun: ClassVar[str] = "et spørgsmål til ansøgere"
    id: Slug = ""
    expectation: Slug
    text: Text
    follow_up: Annotated[tuple[Text, ...], Field(max_length=4)] = ()
    listen: Annotated[tuple[Text, ...], Field(max_length=5)] = ()

    @model_validator(mode="before")
    @classmethod
    def _called_by_its_expectation(cls, data: Any) -> Any:
        if isinstance(data, dict) and "id" not in data and "expectation" in data:
            return {"id": data["expectation"], **data}
        return data


class CaseQuestion(Model):
    """Something to ask about the case."""

    noun: ClassVar[str] = "et spørgsmål til casen"
    text: Text
    grounded_in: PassageReference | None = None


class Case(Model):
    """A situation from the role's everyday, told to every applicant."""

    noun: ClassVar[str] = "casen (case)"
    text: Text
    questions: Annotated[tuple[CaseQuestion, ...], Field(min_length=1, max_length=4)]


class InterviewFile(Part):
    """A file in ``interview/``: the questions of one role, in the order they were written."""

    added: ClassVar[bool] = True
    noun: ClassVar[str] = "en fil med spørgsmål til ansøgere"
    stem_field: ClassVar[str] = "role"
    role: Slug
    origin: Provenance
    questions: Annotated[tuple[InterviewQuestion, ...], Field(min_length=1)]
    case: Case | None = None

    def file_stem(self) -> str | None:
        return self.role

    def names(self) -> Iterator[Name]:
        for number, one in enumerate(self.questions):
            field = "expectation" if one.id == one.expectation else "id"
            yield Name(INTERVIEW.key, one.id, ("questions", number, field))

    def references(self) -> Iterator[Reference]:
        yield Reference("role", self.role, ("role",))
        for number, one in enumerate(self.questions):
            place: Loc = ("questions", number, "expectation")
            yield Reference("expectation", one.expectation, place)
        for number, asked in enumerate(self.case.questions if self.case else ()):
            if asked.grounded_in:
                place = ("case", "questions", number, "grounded_in")
                yield Reference("passage", asked.grounded_in, place)

    def things(self) -> Iterator[Thing]:
        role = link(USUAL.say("{Rolle}"), "role", self.role, about=True)
        for number, one in enumerate(self.questions):
            loc: Loc = ("questions", number)
            said = [TextItem((*loc, "text"), one.text, "prompt", document=False)]
            for at, text in enumerate(one.follow_up):
                place: Loc = (*loc, "follow_up", at)
                said.append(TextItem(place, text, "prompt", document=False, label="Spørg videre"))
            for at, text in enumerate(one.listen):
                place = (*loc, "listen", at)
                said.append(TextItem(place, text, "other", document=False, label="Lyt efter"))
            about = link("Forventning", "expectation", one.expectation)
            yield Thing(INTERVIEW, f"{self.role}/{one.id}", tuple(said), loc, links=(role, about))
        if self.case is not None:
            said = [TextItem(("case", "text"), self.case.text, "other", document=False)]
            for at, asked in enumerate(self.case.questions):
                place = ("case", "questions", at, "text")
                said.append(
                    TextItem(place, asked.text, "prompt", document=False, label="Spørgsmål")
                )
            yield Thing(INTERVIEW, f"{self.role}/case", tuple(said), ("case",), links=(role,))
