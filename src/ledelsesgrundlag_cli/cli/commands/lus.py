"""``lg lus``: the sheets for the leader development talk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError
from ledelsesgrundlag_cli.cli.options import (
    FrameworkOption,
    OverwriteOption,
    TemplatesOption,
)
from ledelsesgrundlag_cli.documents.request import Audience, LusRequest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

NOT_GIVEN: Final[tuple[object, ...]] = (None, [], False)
"""What Typer gives for what is not on the command line."""
MAX_FOCUS = 3
"""At most three expectations are chosen for the talk: the sheet says so too."""

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Lav arket til en lederudviklingssamtale (LUS).",
    epilog="Eksempel: lg lus leder-af-ledere --date 2026-12-01 -o lus.html\n\n"
    "Mange på én gang: lg lus --from ledere.csv --format pdf,docx -o ark",
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
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FIL",
            help="Gem i en fil. Endelsen bestemmer formatet: .pdf, .docx, .html, .md, .txt eller "
            ".json. Med --from: den mappe, arkene skal ligge i.",
        ),
    ] = None,
    made_as: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            autocompletion=complete.formats,
            help="terminal, markdown, html, json, pdf eller docx, uanset filens endelse. Med "
            "--from gerne flere med komma imellem: pdf,docx.",
        ),
    ] = None,
    fill_in: Annotated[
        bool,
        typer.Option("--fill-in", help="PDF med felter at skrive i. Uden er PDF'en til papir."),
    ] = False,
    people: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="LISTE",
            help="Lav et ark til hver række i en CSV-fil fra et regneark. Første linje er "
            "overskrifter: navn og rolle, og hvis I vil nærmeste leder, dato og enhed. Flere "
            "roller skrives med + imellem.",
        ),
    ] = None,
    name_template: Annotated[
        str | None,
        typer.Option(
            "--name-template",
            metavar="NAVN",
            help="Hvad filerne fra en liste skal hedde. Du kan bruge {navn}, {rolle}, {enhed}, "
            "{dato} og {nr}, og / giver en mappe. Ellers: LUS {navn} {rolle}",
        ),
    ] = None,
    skip_bad: Annotated[
        bool,
        typer.Option(
            "--skip-bad", help="Spring de rækker i listen over, der er fejl i, og lav resten."
        ),
    ] = False,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Build and deliver the sheet, or one for each row of a list."""
    from ledelsesgrundlag_cli.cli.opening import choose_roles, open_framework, open_templates
    from ledelsesgrundlag_cli.cli.output import check_fill_in, choose_format, deliver
    from ledelsesgrundlag_cli.documents.lus_sheet import lus_sheet

    alone = {"roller": roles, "--name": name, "--leader": leader, "--date": day, "--focus": focus}
    _check_beside_list(people, alone, {"--name-template": name_template, "--skip-bad": skip_bad})
    if people is not None:
        from ledelsesgrundlag_cli.cli.batch import make_sheets, read_asked
        from ledelsesgrundlag_cli.cli.output import moment_asked
        from ledelsesgrundlag_cli.sets.making import Shared
        from ledelsesgrundlag_cli.sets.manifest import origin

        asked = read_asked(
            people,
            output,
            made_as,
            name_template,
            skip_bad=skip_bad,
            fill_in=fill_in,
            overwrite=overwrite,
        )
        wanted = _audience(audience)
        opened = open_framework(framework)
        sheet = _sheet(opened, wanted)
        search = open_templates(templates, opened.location)
        shared = Shared(opened.framework, search, sheet, moment_asked(), results={})
        made_of = origin(opened.location.directory, search, shared.moment)
        make_sheets(asked, LusRequest((), wanted), shared, sheet.id, made_of)
        return
    check_fill_in(choose_format(made_as, output), fill_in=fill_in)
    wanted = _audience(audience)
    given_date = _date(day) if day is not None else None
    opened = open_framework(framework)
    sheet = _sheet(opened, wanted)
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
        fill_in=fill_in,
    )


def _check_beside_list(
    people: str | None, alone: Mapping[str, object], with_list: Mapping[str, object]
) -> None:
    """Refuse what makes no sense beside a list, and what makes none without one."""
    if people is not None:
        wrong = [name for name, value in alone.items() if value not in NOT_GIVEN]
        if wrong:
            raise UserError(
                f"Med --from står det hele i listen. Tag {' og '.join(wrong)} ud af kommandoen."
            )
        return
    wrong = [name for name, value in with_list.items() if value not in NOT_GIVEN]
    if wrong:
        raise UserError(f"Skriv {' og '.join(wrong)} sammen med --from LISTE.")


def _sheet(opened: Opened, wanted: Audience) -> Sheet:
    """Return the sheet as HR has it, with a part for those it is asked for."""
    sheet = opened.framework.sheet("lus")
    if sheet is None:
        raise UserError(
            "Arket til LUS mangler. Der er ingen fil, der hedder sheets/lus.yaml.",
            exit_code=FAILED,
        )
    missing = {wanted.value} & {"leder", "naermeste-leder"} - {part.side for part in sheet.parts}
    if missing:
        raise UserError(f"Arket har ingen side til {wanted.value}.")
    return sheet


def _audience(written: str) -> Audience:
    """Read whom the sheet is for, as people write it."""
    from ledelsesgrundlag_cli.cli.opening import choose
    from ledelsesgrundlag_cli.words.names import Named

    known = [
        Named(Audience.LEADER, ("lederen",)),
        Named(Audience.NEAREST, ("nærmeste leder",)),
        Named(Audience.BOTH, ("begge to",)),
    ]
    [found] = choose("Der er ikke nogen", [written], known)
    return Audience(found)


def _date(text: str) -> date:
    """Read ``2026-12-01`` or ``1.12.2026``."""
    from ledelsesgrundlag_cli.words.danish import NotADateError, read_date

    try:
        return read_date(text)
    except NotADateError as error:
        raise UserError(str(error)) from error


def _focus(framework: Framework, role_ids: list[str], written: list[str]) -> tuple[str, ...]:
    from ledelsesgrundlag_cli.cli.opening import choose
    from ledelsesgrundlag_cli.words.names import Named

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
