"""``lg lus``: the sheets for the leader development talk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError, shown
from ledelsesgrundlag_cli.cli.options import (
    FormatOption,
    FrameworkOption,
    OutputOption,
    OverwriteOption,
    TemplatesOption,
)
from ledelsesgrundlag_cli.documents.request import Audience, LusRequest

if TYPE_CHECKING:
    from datetime import date

    from ledelsesgrundlag_cli.model.framework import Framework

MAX_FOCUS = 3
"""At most three expectations are chosen for the talk: the sheet says so too."""

_DATE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})[.\-/] ?(?P<month2>\d{1,2})[.\-/] ?(?P<year2>\d{4})",
    re.ASCII,
)

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Lav arket til en lederudviklingssamtale (LUS).",
    epilog="Eksempel: lg lus leder-af-ledere --date 2026-12-01 -o lus.html",
)
def lus(
    roles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ROLLE...",
            help="Lederens rolle. Skriv flere, hvis lederen har flere roller.",
            autocompletion=complete.roles,
        ),
    ] = None,
    audience: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="HVEM",
            show_default=False,
            autocompletion=complete.audiences,
            help="leder, naermeste-leder eller begge. Skriver du intet, bliver det leder. "
            "Siden med aftaler er altid med.",
        ),
    ] = Audience.LEADER.value,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAVN", help="Lederens navn.")
    ] = None,
    leader: Annotated[
        str | None, typer.Option("--leader", metavar="NAVN", help="Nærmeste leders navn.")
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATO", help="Samtalens dato, fx 1.12.2026 eller 2026-12-01."
        ),
    ] = None,
    focus: Annotated[
        list[str] | None,
        typer.Option(
            "--focus",
            metavar="FORVENTNING",
            help="Navnet på en forventning, I vil tale om. Se navnene med lg role ROLLE --ids. "
            "Skriv --focus foran hver, højst tre.",
            autocompletion=complete.focus,
        ),
    ] = None,
    output: OutputOption = None,
    made_as: FormatOption = None,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Build and deliver the sheet."""
    from ledelsesgrundlag_cli.cli.options import (
        choose_roles,
        open_framework,
        open_templates,
    )
    from ledelsesgrundlag_cli.cli.output import choose_format, deliver
    from ledelsesgrundlag_cli.documents.lus_sheet import lus_sheet

    choose_format(made_as, output)
    wanted = _audience(audience)
    given_date = _date(day) if day is not None else None
    opened = open_framework(framework)
    sheet = opened.framework.sheet("lus")
    if sheet is None:
        raise UserError(
            "Arket til LUS mangler. Der er ingen fil, der hedder sheets/lus.yaml.",
            exit_code=FAILED,
        )
    missing = {wanted.value} & {"leder", "naermeste-leder"} - {part.side for part in sheet.parts}
    if missing:
        raise UserError(f"Arket har ingen side til {wanted.value}.")
    chosen = choose_roles(opened.framework, roles or [])
    request = LusRequest(
        role_ids=tuple(chosen),
        audience=wanted,
        name=name or None,
        leader=leader or None,
        date=given_date,
        focus=_focus(opened.framework, chosen, focus or []),
    )
    deliver(
        lus_sheet(opened.framework, sheet, request),
        opened,
        open_templates(templates, opened.location),
        asked=made_as,
        output=output,
        overwrite=overwrite,
    )


def _audience(written: str) -> Audience:
    """Read whom the sheet is for, as people write it."""
    from ledelsesgrundlag_cli.cli.options import choose
    from ledelsesgrundlag_cli.names import Named

    known = [
        Named(Audience.LEADER, ("lederen",)),
        Named(Audience.NEAREST, ("nærmeste leder",)),
        Named(Audience.BOTH, ("begge to",)),
    ]
    [found] = choose("Der er ikke nogen", [written], known)
    return Audience(found)


def _date(text: str) -> date:
    """Read ``2026-12-01`` or ``1.12.2026``."""
    from datetime import date

    match = _DATE.fullmatch(_with_month_number(text.strip().casefold()))
    if match is None:
        raise UserError(f"{shown(text)} er ikke en dato. Skriv den fx som 1.12.2026.")
    parts = match.groupdict()
    try:
        return date(
            int(parts["year"] or parts["year2"]),
            int(parts["month"] or parts["month2"]),
            int(parts["day"] or parts["day2"]),
        )
    except ValueError as error:
        raise UserError(f"Datoen {shown(text)} findes ikke.") from error


def _with_month_number(text: str) -> str:
    """Turn ``1. december 2026`` into ``1.12.2026``."""
    from ledelsesgrundlag_cli.documents.common import MONTHS

    match = re.fullmatch(r"(\d{1,2})\.? +([a-z]+) +(\d{4})", text)
    if match is None or match[2] not in MONTHS:
        return text
    return f"{match[1]}.{MONTHS.index(match[2]) + 1}.{match[3]}"


def _focus(framework: Framework, role_ids: list[str], written: list[str]) -> tuple[str, ...]:
    from ledelsesgrundlag_cli.cli.options import choose
    from ledelsesgrundlag_cli.names import Named

    if not written:
        return ()
    known = [
        Named(expectation.id, ())
        for role_id in role_ids
        for expectation in framework.role(role_id).expectations
    ]
    ids = [choose("Rollen har ingen forventning", [one], known)[0] for one in written]
    chosen = tuple(dict.fromkeys(ids))
    if len(chosen) > MAX_FOCUS:
        raise UserError("Vælg højst tre forventninger med --focus.")
    return chosen
