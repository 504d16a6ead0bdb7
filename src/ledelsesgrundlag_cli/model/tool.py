"""The leadership tools that the document names."""

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
from ledelsesgrundlag_cli.model.kinds import TOOL


class Tool(Model):
    """A tool by its name in the document; ``short`` is added for tight places."""

    noun: ClassVar[str] = "et værktøj"
    id: Slug
    name: Text
    short: Text | None = None


class ToolsFile(Part):
    """``tools.yaml``."""

    noun: ClassVar[str] = "tools.yaml"
    gives: ClassVar[tuple[str, ...]] = ("tool", "passage")
    origin: Provenance
    introduction: Paragraph | None = None
    tools: Annotated[tuple[Tool, ...], Field(min_length=1)]
    closing: Paragraph | None = None

    def names(self) -> Iterator[Name]:
        for number, tool in enumerate(self.tools):
            yield Name("tool", tool.id, ("tools", number, "id"))

    def passages(self) -> Iterator[Passage]:
        for number, tool in enumerate(self.tools):
            yield Passage(f"tools/{tool.id}", tool.name, ("tools", number), field="name")

    def things(self) -> Iterator[Thing]:
        ours = self.origin.is_document
        about, group, holder = "Om værktøjerne", "Ledelsesværktøjer", (TOOL, "tools")
        if self.introduction:
            loc: Loc = ("introduction",)
            yield of_paragraph(self.introduction, loc, holder, self.origin, about, group)
        for number, one in enumerate(self.tools):
            loc = ("tools", number)
            said = [TextItem((*loc, "name"), one.name, "title", ours)]
            if one.short:
                short = TextItem(
                    (*loc, "short"), one.short, "title", document=False, label="Kort navn"
                )
                said.append(short)
            yield Thing(TOOL, one.id, tuple(said), loc, one.short or one.name, group)
        if self.closing:
            loc = ("closing",)
            yield of_paragraph(self.closing, loc, holder, self.origin, about, group)
