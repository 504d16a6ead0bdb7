"""LG208: what a sheet may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents.kinds import KINDS
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.model.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.checked import Checked

LG208 = Rule("LG208", "Arket har et andet dokuments navn")


def check_sheet_names(checked: Checked) -> Iterator[Diagnostic]:
    """Find sheets that are called as a document is: the two would share their templates."""
    taken = {kind.id: kind.title for kind in KINDS}
    for file, part in checked.parts.items():
        if isinstance(part, Sheet) and part.id in taken:
            yield LG208.found(
                f"Arket kan ikke hedde ”{part.id}”, for det gør et andet dokument "
                f"({taken[part.id]}).",
                checked.span(file, ("id",)),
                "Giv arket og dets fil et andet navn.",
            )
