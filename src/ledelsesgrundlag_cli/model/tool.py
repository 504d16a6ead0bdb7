"""The leadership tools that the document names."""

from typing import Annotated, ClassVar

from pydantic import Field

from ledelsesgrundlag_cli.model.base import Model, Paragraph, Provenance, Slug, Text


class Tool(Model):
    """A tool by its name in the document; ``short`` is added for tight places."""

    noun: ClassVar[str] = "et værktøj"
    id: Slug
    name: Text
    short: Text | None = None


class ToolsFile(Model):
    """``tools.yaml``."""

    noun: ClassVar[str] = "tools.yaml"
    origin: Provenance
    introduction: Paragraph | None = None
    tools: Annotated[tuple[Tool, ...], Field(min_length=1)]
    closing: Paragraph | None = None
