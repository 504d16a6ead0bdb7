"""Which sheets of a framework are made, as ``ark`` in ``lg.toml`` says.

The only place that decides it: for one sheet, for a whole set, and for what the check tells of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.words.names import Named, match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.lint.settings import Settings
    from ledelsesgrundlag_cli.model.sheet import Sheet

USUAL_SHEETS: Final = ("lus", "opfoelgning", "onboarding", "rolleskift", "udviklingsplan")
"""Those that are part of a set where nothing is said, and that the framework has."""


class SheetsOn(NamedTuple):
    """Which sheets are made.

    ``listed`` are part of a set of documents, such as an export, in the order of the list. Those
    that are ``off`` are made by nothing until they are listed; the others when somebody asks for
    one. ``unknown`` are names that no sheet goes by.
    """

    listed: tuple[str, ...]
    off: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    def line_with(self, *more: str) -> str:
        """Return the line of ``lg.toml`` that lists these sheets too."""
        names = ", ".join(f'"{one}"' for one in dict.fromkeys((*self.listed, *more)))
        return f"ark = [{names}]"


def sheets_on(settings: Settings, sheets: Sequence[Sheet]) -> SheetsOn:
    """Choose among the sheets of a framework; one that is ``opt_in`` is never on unless listed."""
    if settings.sheets is None:
        usual = {one.id for one in sheets if not one.opt_in}
        listed: tuple[str, ...] = tuple(one for one in USUAL_SHEETS if one in usual)
        unknown: tuple[str, ...] = ()
    else:
        known = [Named(one.id, (one.title,)) for one in sheets]
        found = {one: match(one, known) for one in settings.sheets}
        listed = tuple(dict.fromkeys(filter(None, found.values())))
        unknown = tuple(name for name, one in found.items() if one is None)
    off = tuple(one.id for one in sheets if one.opt_in and one.id not in listed)
    return SheetsOn(listed, off, unknown)
