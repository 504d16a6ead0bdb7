"""Which sheets are made with the framework in use: those that are off are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.cli.errors import FailedError
from ledelsesgrundlag_cli.source.files import Location, Origin, shown_path

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.lint.sheets_on import SheetsOn
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet


def sheets_in_use(framework: Framework, location: Location) -> SheetsOn:
    """Return which sheets are made, as ``lg.toml`` beside the framework says.

    Raises:
        FailedError: ``lg.toml`` cannot be used.
    """
    from ledelsesgrundlag_cli.cli.opening import problems_text, working_folder
    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.settings import Settings, settings_beside
    from ledelsesgrundlag_cli.lint.sheets_on import sheets_on

    directory = location.directory
    read = settings_beside(directory, shown_path(directory, working_folder())) or Settings()
    if isinstance(read, Diagnostic):
        raise FailedError(problems_text([read]))
    return sheets_on(read, framework.sheets)


LUS: Final = "lus"
"""The sheet that every framework is expected to have: its command stands in the help."""


def chosen_sheet(opened: Opened, wanted: str) -> Sheet:
    """Return the sheet that is asked for; the one that has a command of its own may be missing.

    Raises:
        UserError: there is none of that name, or it is off.
    """
    from ledelsesgrundlag_cli.cli.opening import choose_sheet

    if wanted == LUS and opened.framework.sheet(LUS) is None:
        raise FailedError("Arket til LUS mangler. Der er ingen fil, der hedder sheets/lus.yaml.")
    sheet = choose_sheet(opened.framework, wanted)
    refuse_off(opened, sheet)
    return sheet


def refuse_off(opened: Opened, sheet: Sheet) -> None:
    """Refuse a sheet that is to be turned on and is not.

    Raises:
        FailedError: it is off; with how it is turned on.
    """
    if not sheet.opt_in:
        return
    known = sheets_in_use(opened.framework, opened.location)
    if sheet.id in known.off:
        raise FailedError(
            f"Arket ”{sheet.id}” er ikke slået til.\n"
            f"{how_to_turn_on(opened, known, sheet.id)}\n"
            "Se, hvad I skal aftale først: lg ark"
        )


def how_to_turn_on(opened: Opened, known: SheetsOn, *sheet_ids: str) -> str:
    """Say how some sheets are turned on."""
    them = "det" if len(sheet_ids) == 1 else "dem"
    if opened.location.origin is Origin.BUNDLED:
        return f"I slår {them} til i jeres eget ledelsesgrundlag. Begynd på det: lg opret ledelse"
    return f"HR slår {them} til øverst i lg.toml:\n{known.line_with(*sheet_ids)}"
