"""The guidance (Vejledning): questions with answers at the end of the document."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

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
)


class GuidanceQuestion(Model):
    """A question and the paragraphs of its answer."""

    noun: ClassVar[str] = "et spørgsmål i vejledningen"
    id: Slug
    question: Text
    answer: Annotated[tuple[Paragraph, ...], Field(min_length=1)]


class Guidance(Part):
    """``guidance.yaml``."""

    noun: ClassVar[str] = "vejledningen"
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

    def texts(self) -> Iterator[TextItem]:
        ours = self.origin is Provenance.DOCUMENT
        yield TextItem(("title",), self.title, "title", ours)
        if self.subtitle:
            yield TextItem(("subtitle",), self.subtitle, "title", ours)
        for number, question in enumerate(self.questions):
            loc = ("questions", number)
            yield TextItem((*loc, "question"), question.question, "paragraph", ours)
            for inner, one in enumerate(question.answer):
                yield TextItem((*loc, "answer", inner, "text"), one.text, "paragraph", ours)
