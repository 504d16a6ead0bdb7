"""LG111 and LG202: what ``lg.toml`` names is there."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.reading import LG202
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.sheets_on import sheets_on
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.words.names import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.checked import Checked

LG111 = Rule("LG111", "lg.toml nævner noget, der ikke findes", Severity.WARNING)


def check_listed(checked: Checked) -> Iterator[Diagnostic]:
    """Find names in the list of sheets that no sheet has."""
    sheets = [part for part in checked.parts.values() if isinstance(part, Sheet)]
    whole = len(checked.parts) == len(checked.sources)
    for name in sheets_on(checked.settings, sheets).unknown if whole else ():
        close = nearest(name, [one.id for one in sheets], most=1)
        hint = f" Det nærmeste er ”{close[0]}”." if close else ""
        yield LG202.found(
            f"lg.toml nævner arket ”{name}”, som ikke findes.{hint}",
            checked.settings.places[name],
            "Ret navnet i listen ark, eller slet det. Se navnene med: lg ark",
        )


def check_names(checked: Checked, codes: Collection[str]) -> Iterator[Diagnostic]:
    """Find files that are not there, and codes that no rule has."""
    settings = checked.settings
    known = [*checked.sources, *(checked.local.files.sources if checked.local else ())]
    for name, span in settings.places.items():
        if name in settings.per_file:
            if not any(fnmatch(file, name) for file in known):
                near = nearest(name, known, most=1)
                hint = f" Mente du ”{near[0]}”?" if near else ""
                yield LG111.found(
                    f"lg.toml nævner filen ”{name}”, som ikke findes.{hint}",
                    span,
                    "Ret navnet, eller slet linjen. Skriv det, som filen hedder i mappen.",
                )
        elif name.startswith("LG") and not any(code.startswith(name) for code in codes):
            yield LG111.found(
                f"lg.toml nævner koden {name}, som ingen regel har.",
                span,
                "Ret koden, eller slet den. Se koderne med: lg forklar",
            )
