"""Reflection prompts: open questions about a pejlemærke, for one forum."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

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
from ledelsesgrundlag_cli.model.kinds import PROMPT
from ledelsesgrundlag_cli.words.nouns import USUAL

_MARKER = USUAL.say("{Pejlemærke}")
_ROLE = USUAL.say("{Rolle}")


class Aim(StrEnum):
    """What a prompt looks at: today's practice, the next step, or turning up and down."""

    TODAY = "today"
    NEXT_STEP = "next-step"
    ADJUST = "adjust"


class Prompt(Model):
    """A question. ``pejlemaerke`` may be left to the file; ``role`` is set for one role's own.

    ``grounded_in`` names the passage of the framework that the question builds on.
    """

    noun: ClassVar[str] = "et spørgsmål"
    id: Slug
    pejlemaerke: Slug | None = None
    forum: Slug
    role: Slug | None = None
    aim: Aim
    text: Text
    grounded_in: PassageReference


class PromptFile(Part):
    """A file in ``prompts/``."""

    added: ClassVar[bool] = True
    noun: ClassVar[str] = "en fil med spørgsmål"
    origin: Provenance
    pejlemaerke: Slug | None = None
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1)]

    def names(self) -> Iterator[Name]:
        for number, prompt in enumerate(self.prompts):
            yield Name("prompt", prompt.id, ("prompts", number, "id"))

    def references(self) -> Iterator[Reference]:
        if self.pejlemaerke:
            yield Reference("pejlemaerke", self.pejlemaerke, ("pejlemaerke",))
        for number, prompt in enumerate(self.prompts):
            loc = ("prompts", number)
            yield Reference("forum", prompt.forum, (*loc, "forum"))
            yield Reference("passage", prompt.grounded_in, (*loc, "grounded_in"))
            if prompt.pejlemaerke:
                yield Reference("pejlemaerke", prompt.pejlemaerke, (*loc, "pejlemaerke"))
            if prompt.role:
                yield Reference("role", prompt.role, (*loc, "role"))

    def things(self) -> Iterator[Thing]:
        for number, one in enumerate(self.prompts):
            loc = ("prompts", number)
            links = (
                link(
                    _MARKER,
                    "pejlemaerke",
                    one.pejlemaerke or self.pejlemaerke,
                    about=True,
                ),
                link("Forum", "forum", one.forum, about=True),
                link(_ROLE, "role", one.role, about=True),
                link("Bygger på", "passage", one.grounded_in),
            )
            said = TextItem((*loc, "text"), one.text, "prompt", document=False)
            yield Thing(PROMPT, one.id, (said,), loc, links=links)
