"""The guidance (Vejledning): questions with answers at the end of the document."""

from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import Model, Paragraph, Provenance, Slug, Text


class GuidanceQuestion(Model):
    """A question and the paragraphs of its answer."""

    noun: ClassVar[str] = "et spørgsmål i vejledningen"
    id: Slug
    question: Text
    answer: Annotated[tuple[Paragraph, ...], Field(min_length=1)]


class Guidance(Model):
    """``guidance.yaml``."""

    noun: ClassVar[str] = "vejledningen"
    id: Slug
    title: Text
    subtitle: Text | None = None
    origin: Provenance
    questions: Annotated[tuple[GuidanceQuestion, ...], Field(min_length=1)]
