"""The leadership tools that the document names."""

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


class Tool(Model):
    """A tool by its name in the document; ``short`` is added for tight places."""

    noun: ClassVar[str] = "et værktøj"
    id: Slug
    name: Text
    short: Text | None = None


class ToolsFile(Part):
    """``tools.yaml``."""

    noun: ClassVar[str] = "tools.yaml"
    origin: Provenance
    introduction: Paragraph | None = None
    tools: Annotated[tuple[Tool, ...], Field(min_length=1)]
    closing: Paragraph | None = None

    def names(self) -> Iterator[Name]:
        for number, tool in enumerate(self.tools):
            yield Name("tool", tool.id, ("tools", number, "id"))

    def passages(self) -> Iterator[Passage]:
        for number, tool in enumerate(self.tools):
            yield Passage(f"tools/{tool.id}", tool.name, ("tools", number))

    def texts(self) -> Iterator[TextItem]:
        ours = self.origin is Provenance.DOCUMENT
        if self.introduction:
            text = self.introduction.text
            yield TextItem(("introduction", "text"), text, "paragraph", ours)
        for number, tool in enumerate(self.tools):
            yield TextItem(("tools", number, "name"), tool.name, "title", ours)
        if self.closing:
            yield TextItem(("closing", "text"), self.closing.text, "paragraph", ours)
