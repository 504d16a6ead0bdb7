"""Which file of a framework holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.model.adoption import AdoptionRecord
from ledelsesgrundlag_cli.model.chapter import Chapter
from ledelsesgrundlag_cli.model.forum import ForaFile
from ledelsesgrundlag_cli.model.guidance import Guidance
from ledelsesgrundlag_cli.model.metadata import Metadata
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.prompt import PromptFile
from ledelsesgrundlag_cli.model.quote import QuotesFile
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.model.sheet import DialogueCardWords, RoleCardWords, Sheet
from ledelsesgrundlag_cli.model.terms import TermsFile
from ledelsesgrundlag_cli.model.tool import ToolsFile

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.model.base import Part

TOP: dict[str, type[Part]] = {
    "framework.yaml": Metadata,
    "pejlemaerker.yaml": PejlemaerkerFile,
    "quotes.yaml": QuotesFile,
    "guidance.yaml": Guidance,
    "fora.yaml": ForaFile,
    "tools.yaml": ToolsFile,
    "terms.yaml": TermsFile,
    "adopted.yaml": AdoptionRecord,
    "sheets/rollekort.yaml": RoleCardWords,
    "sheets/dialogkort.yaml": DialogueCardWords,
}


FOLDERS: dict[str, type[Part]] = {
    "chapters": Chapter,
    "roles": Role,
    "prompts": PromptFile,
    "sheets": Sheet,
}


def model_for(name: str) -> type[Part] | None:
    """Return the model that a file of this name within a framework is read as."""
    if name in TOP:
        return TOP[name]
    folder, slash, rest = name.partition("/")
    if slash and rest.endswith(".yaml"):
        return FOLDERS.get(folder)
    return None
