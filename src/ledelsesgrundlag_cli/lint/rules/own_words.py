"""LG646 and LG647: what HR is to write on a sheet is written, and somebody has read the law in it.

A sheet that is to be turned on wants each of HR's own words that it has a line for, also where
the line is empty. Where it is off, nothing is said of them. Of other sheets an empty line is a
note, for those who look for what the next revision may bring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.sheets_on import sheets_on
from ledelsesgrundlag_cli.model.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.checked import Checked

LG646 = Rule("LG646", "Det, I selv skal skrive på arket, mangler")
LG647 = Rule("LG647", "Ingen jurist har læst arket")


class _Said(NamedTuple):
    """What is said of a field that is HR's to write and is empty."""

    message: str
    remedy: str


_LAW: Final = "Lad en jurist læse det."
_MED: Final = "Drøft det i MED-udvalget."
_SAID: Final = {
    "purpose": _Said(
        "Formålet med arket ”{}” mangler.",
        f"Skriv i purpose, hvad arket skal bruges til, og hvad det ikke bliver brugt til. {_MED}",
    ),
    "who": _Said(
        "Der står ikke på arket ”{}”, hvem der ser det.",
        f"Skriv i who, hvem der ser arkene, og hvem der eventuelt samler dem. {_MED}",
    ),
    "voluntary": _Said(
        "Der står ikke på arket ”{}”, om det er frivilligt.",
        f"Skriv i voluntary, om man kan lade være. {_MED}",
    ),
    "kept": _Said(
        "Der står ikke på arket ”{}”, hvor længe det bliver gemt.",
        f"Skriv i kept, hvor arket ligger, hvor længe, og hvem der sletter det. {_MED}",
    ),
    "notice": _Said(
        "Der står ikke på arket ”{}”, hvem der er dataansvarlig.",
        "Skriv i notice, hvem der er dataansvarlig, hvad oplysningerne bliver brugt til, hvor "
        f"længe, og hvem man kan spørge. {_LAW}",
    ),
    "legal": _Said(
        "Det, loven kræver, at der står på arket ”{}”, mangler.",
        f"Skriv det i legal. {_LAW}",
    ),
}


def check_own_words(checked: Checked) -> Iterator[Diagnostic]:
    """Find empty lines that are HR's to write, and law that nobody is said to have read."""
    sheets = {file: one for file, one in checked.parts.items() if isinstance(one, Sheet)}
    off = sheets_on(checked.settings, [*sheets.values()]).off
    for file, sheet in sheets.items():
        if sheet.id in off:
            continue
        matters = Severity.ERROR if sheet.opt_in else Severity.NOTE
        for field in sheet.unwritten:
            said = _SAID[field]
            yield LG646.found(
                said.message.format(sheet.id),
                checked.span(file, (field,)),
                said.remedy,
                severity=matters,
                kept=not sheet.opt_in,
            )
        if sheet.unread:
            yield LG647.found(
                f"Der står ikke, at en jurist har læst arket ”{sheet.id}”.",
                checked.span(file, ("checked",)),
                "Få en jurist til at læse legal og notice, og skriv under checked, hvem der har "
                "læst dem (by), og hvilken dag (date).",
                severity=matters,
                kept=not sheet.opt_in,
            )
