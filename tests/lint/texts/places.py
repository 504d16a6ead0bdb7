"""Where a text can stand in the framework, and what is found when it does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings

HERE: Final = Path(__file__).resolve().parent
BOX: Final = HERE.parents[2] / "framework"
_CENTRE = r"text: (Skaber rammer og strukturer for tværgående løsninger\n    origin: document)\n"
_LEAD = r"lead: (Begynd med det, der lykkes\. Har[^\n]+)\n"
_PRIVACY = r"privacy: (>-\n +Noterne her er dine egne\. Slet[^:]+?)\n    delete"
PLACES: Final = {
    "prompt": (
        "prompts/mod-og-nytaenkning.yaml",
        r"(?<=id: mn-alene-naeste\n).*?text: (>-\n +[^\n]+)\n",
    ),
    "interview": (
        "interview/leder-af-ledere.yaml",
        r"text: (Hvornår har du sidst sat helheden over dit eget område\?)\n",
    ),
    "expectation": ("roles/centerchef.yaml", _CENTRE),
    "lead": ("sheets/lus.yaml", _LEAD),
    "privacy": ("sheets/lus.yaml", _PRIVACY),
    "label": ("sheets/lus.yaml", r"label: (Rolle)\n"),
    "option": ("sheets/lus.yaml", r"options: \[(Skru ned),"),
    "item": ("sheets/lus.yaml", r"text: (Vi ved, hvem der gemmer[^\n]+)\n"),
    "column": ("sheets/lus.yaml", r"text: (Hvad skal fylde mere, og[^\n]+)\n"),
    "title": ("sheets/lus.yaml", r"title: (Forberedelse til LUS)\n"),
    "description": ("pejlemaerker.yaml", r"text: (Vi løser kerneopgaven godt og[^\n]+)\n"),
    "paragraph": ("chapters/indledning.yaml", r"(?<=id: formaal\n)    text: (>-\n.*)\Z"),
}
"""The file and the pattern of each place; the first group is what a text takes the place of."""


@cache
def _before(file: str) -> str:
    return (BOX / file).read_text(encoding="utf-8")


def found(where: str, text: str) -> list[tuple[str, int, str]]:
    """Put a text in the framework; return what is found there: code, line and message.

    Findings about the text of the document that it takes the place of (LG3) and spelling are not
    asked for.
    """
    file, pattern = PLACES[where]
    before = _before(file)
    match = re.search(pattern, before, re.DOTALL)
    assert match is not None, where
    written = "'" + text.replace("'", "''") + "'"
    if where == "expectation":
        written += "\n    origin: editorial"
    if where == "paragraph":
        written += "\n"
    after = before[: match.start(1)] + written + before[match.end(1) :]
    outcome = check_framework(
        BOX,
        "framework",
        Settings(ignore=("LG3", "LG59", "LG7", "LG601")),
        unsaved={file: after.encode()},
    )
    return [(one.code, one.span.line, one.message) for one in outcome.findings]
