"""The guidance (Vejledning): questions with answers at the end of the document."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import (
    Model,
    Name,
    Paragraph,
    Part,
    Passage,
    Provenance,
    Slug,
    Text,
    TextItem,
    Thing,
    of_paragraph,
)
from ledelsesgrundlag_cli.model.kinds import GUIDANCE, QUESTION


class GuidanceQuestion(Model):
    """A question and the paragraphs of its answer."""

    noun: ClassVar[str] = "et spørgsmål i vejledningen"
    id: Slug
    question: Text
    answer: Annotated[tuple[Paragraph, ...], Field(min_length=1)]


class Guidance(Part):
    """``guidance.yaml``."""

    noun: ClassVar[str] = "vejledningen"
    gives: ClassVar[tuple[str, ...]] = ("passage",)
    id: Slug
    title: Text
    subtitle: Text | None = None
    origin: Provenance
    questions: Annotated[tuple[GuidanceQuestion, ...], Field(min_length=1)]

    def names(self) -> Iterator[Name]:
        for number, question in enumerate(self.questions):
            loc = ("questions", number)
            yield Name("guidance question", question.id, (*loc, "id"), local=True)
            for inner, paragraph in enumerate(question.answer):
                kind = f"answer to {question.id}"
                yield Name(kind, paragraph.id, (*loc, "answer", inner, "id"), local=True)

    def passages(self) -> Iterator[Passage]:
        for number, question in enumerate(self.questions):
            for inner, one in enumerate(question.answer):
                reference = f"guidance/{question.id}/{one.id}"
                yield Passage(reference, one.text, ("questions", number, "answer", inner), one.sic)

    def things(self) -> Iterator[Thing]:
        ours = self.origin.is_document
        titles = [TextItem(("title",), self.title, "title", ours, "Titel")]
        if self.subtitle:
            titles.append(TextItem(("subtitle",), self.subtitle, "title", ours, "Undertitel"))
        title = self.title
        yield Thing(GUIDANCE, self.id, tuple(titles), belongs_to=title, group=title)
        for number, one in enumerate(self.questions):
            loc: Loc = ("questions", number)
            key = f"guidance/{one.id}"
            asked = TextItem((*loc, "question"), one.question, "paragraph", ours)
            yield Thing(QUESTION, key, (asked,), loc, title, title)
            for inner, answer in enumerate(one.answer):
                place = (*loc, "answer", inner)
                holder = (QUESTION, key)
                yield of_paragraph(answer, place, holder, self.origin, one.question, title)
