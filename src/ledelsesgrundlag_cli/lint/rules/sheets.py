"""LG202 and LG208: the sheets that ``lg.toml`` lists, and what a sheet may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Span
from ledelsesgrundlag_cli.documents.kinds import KINDS
from ledelsesgrundlag_cli.lint.reading import LG202
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.words.names import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked

LG208 = Rule("LG208", "Arket har et andet dokuments navn")


def check_sheet_names(checked: Checked) -> Iterator[Diagnostic]:
    """Find sheets that are called as a document is: the two would share their templates."""
    taken = {kind.id: kind.title for kind in KINDS}
    for file, part in checked.parts.items():
        if isinstance(part, Sheet) and part.id in taken:
            yield LG208.found(
                f'Arket kan ikke hedde "{part.id}", for det gør et andet dokument '
                f"({taken[part.id]}).",
                checked.span(file, ("id",)),
                "Giv arket og dets fil et andet navn.",
            )


def check_listed(checked: Checked) -> Iterator[Diagnostic]:
    """Find names in the list of sheets that no sheet has."""
    span = Span(checked.settings_shown, 1, 1, 1, 1)
    known = [part.id for part in checked.parts.values() if isinstance(part, Sheet)]
    whole = len(checked.parts) == len(checked.sources)
    for name in (checked.settings.sheets or ()) if whole else ():
        if name not in known:
            close = nearest(name, known, most=1)
            hint = f' Det nærmeste er "{close[0]}".' if close else ""
            yield LG202.found(
                f'lg.toml nævner arket "{name}", som ikke findes.{hint}',
                span,
                "Ret navnet i listen ark, eller slet det. Se navnene med: lg ark",
            )
