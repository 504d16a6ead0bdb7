"""Which file of a framework holds what, and the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.model.adoption import AdoptionRecord
from ledelsesgrundlag_cli.model.card_words import DialogueCardWords, RoleCardWords
from ledelsesgrundlag_cli.model.chapter import Chapter
from ledelsesgrundlag_cli.model.forum import ForaFile
from ledelsesgrundlag_cli.model.guidance import Guidance
from ledelsesgrundlag_cli.model.interview import InterviewFile
from ledelsesgrundlag_cli.model.metadata import Metadata
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.prompt import PromptFile
from ledelsesgrundlag_cli.model.quote import QuotesFile
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.model.terms import TermsFile
from ledelsesgrundlag_cli.model.tool import ToolsFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledelsesgrundlag_cli.model.base import Part


def _start(name: str) -> str:
    """Return the folder of a file, or its own name without its ending."""
    return name.removesuffix(".yaml").partition("/")[0]


LAYOUT: dict[str, type[Part]] = {
    "framework.yaml": Metadata,
    "chapters/": Chapter,
    "pejlemaerker.yaml": PejlemaerkerFile,
    "roles/": Role,
    "quotes.yaml": QuotesFile,
    "guidance.yaml": Guidance,
    "tools.yaml": ToolsFile,
    # Here the document ends. What is added, and what is for lg, is in the order of its names.
    "adopted.yaml": AdoptionRecord,
    "fora.yaml": ForaFile,
    "interview/": InterviewFile,
    "prompts/": PromptFile,
    "sheets/dialogkort.yaml": DialogueCardWords,
    "sheets/": Sheet,
    "sheets/rollekort.yaml": RoleCardWords,
    "terms.yaml": TermsFile,
}
"""What each file holds, and each file of a folder, in the order that people read them."""

TOP = {name: model for name, model in LAYOUT.items() if not name.endswith("/")}
FOLDERS = {name[:-1]: model for name, model in LAYOUT.items() if name.endswith("/")}
_STARTS = tuple(dict.fromkeys(_start(name) for name in LAYOUT))


def in_reading_order(parts: Mapping[str, Part]) -> list[tuple[str, Part]]:
    """Return the files as they are read: as in the document, and what is added after it."""
    return sorted(parts.items(), key=_place)


def _place(named: tuple[str, Part]) -> tuple[int, int, str]:
    file, part = named
    start = _start(file)
    return _STARTS.index(start) if start in _STARTS else len(_STARTS), part.rank(), file


def model_for(name: str) -> type[Part] | None:
    """Return the model that a file of this name within a framework is read as."""
    if name in TOP:
        return TOP[name]
    folder, slash, rest = name.partition("/")
    if slash and rest.endswith(".yaml"):
        return FOLDERS.get(folder)
    return None
