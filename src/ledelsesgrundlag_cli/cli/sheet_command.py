"""Commands that make sheets: ``lg sheet NAME``, ``lg lus``, and any sheet by its own name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.errors import UserError
from ledelsesgrundlag_cli.cli.options import argument, endings, format_names, option
from ledelsesgrundlag_cli.documents.kinds import kind_called
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


NOT_GIVEN: Final[tuple[object, ...]] = (None, [], False)
"""What Typer gives for what is not on the command line."""


class Beside(NamedTuple):
    """What is to be made beside the sheets of a list."""

    letter: bool = False
    overview: bool = False


_AnySheet = Annotated[
    list[str] | None,
    argument(
        "[NAVN] [ROLLE...]",
        USUAL.say(
            "Arkets navn og lederens {rolle}. Skriv flere {roller}, hvis lederen har flere. "
            "Skriver du ikke noget, får du at vide, hvilke ark der er."
        ),
        complete.sheet_and_roles,
    ),
]
_RolesOfSheet = Annotated[
    list[str] | None,
    argument(
        "ROLLE...",
        USUAL.say("Lederens {rolle}. Skriv flere, hvis lederen har flere {roller}."),
        complete.roles,
    ),
]
_OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FIL",
        help=f"Gem i en fil. Filnavnets endelse bestemmer formatet: {endings()}. Med --from: den "
        "mappe, arkene skal ligge i.",
    ),
]
_FormatOption = Annotated[
    str | None,
    option(
        "--format",
        "FORMAT",
        f"{format_names()}, uanset filnavnets endelse. Med --from gerne flere med komma "
        "imellem: pdf,docx.",
        complete.formats,
    ),
]


def sheet_command(
    named: str | None, *, about: str | None = None, example: str | None = None
) -> typer.Typer:
    """Make the command of one sheet, or the one that makes any.

    Args:
        named: The sheet's id; None for the command where it is written first.
        about: What stands at the top of its help.
        example: What stands at the end of it.
    """
    options: dict[str, object] = {"output": _OutputOption, "format": _FormatOption}
    if named is not None:
        options["words"] = _RolesOfSheet
        about = about or f"Lav arket {named}."
        example = example or f"lg {named} leder-af-ledere -o {named}.docx"
    return document_command(
        kind_called("sheet"), partial(_sheet, named), about=about, example=example, options=options
    )


def _sheet(
    named: str | None,
    asked: Asked,
    words: _AnySheet = None,
    audience: Annotated[
        str | None,
        option(
            "--for",
            "HVEM",
            "Den del, du vil have, fx leder eller naermeste-leder, eller begge, som er alle "
            "dele. Skriver du ikke noget, bliver det den første. En del, der er fælles, er "
            "altid med, og du kan få den alene: --for faelles.",
            complete.sides,
        ),
    ] = None,
    name: Annotated[str | None, option("--name", "NAVN", "Lederens navn.")] = None,
    leader: Annotated[str | None, option("--leader", "NAVN", "Nærmeste leders navn.")] = None,
    day: Annotated[
        str | None, option("--date", "DATO", "Dato for samtalen, fx 1.12.2026 eller 2026-12-01.")
    ] = None,
    start: Annotated[
        str | None,
        option(
            "--start",
            "DATO",
            "Den første dag i jobbet, fx 1.2.2027. Til ark, der regner samtalernes datoer ud.",
        ),
    ] = None,
    from_role: Annotated[
        str | None,
        option(
            "--from-role",
            "ROLLE",
            USUAL.say(
                "{Den rolle}, lederen har nu. Til ark til en, der begynder i {en ny rolle}."
            ),
            complete.roles,
        ),
    ] = None,
    focus: Annotated[
        list[str] | None,
        option(
            "--focus",
            "FORVENTNING",
            "Navnet på en forventning, I vil tale om. Se navnene med lg rolle ROLLE --ids. "
            "Skriv --focus foran hver. Arket siger, hvor mange I højst kan vælge.",
            complete.focus,
        ),
    ] = None,
    *,
    answers: Annotated[
        str | None,
        option(
            "--answers",
            "FIL",
            USUAL.say(
                "Sæt svarene fra en fil ind i arket igen: en PDF, en Word-fil eller en fil, der "
                "er gemt med Gem svar. {Rollen}, delen og datoen er dem i filen, hvis du ikke "
                "skriver andre."
            ),
        ),
    ] = None,
    previous: Annotated[
        str | None,
        option(
            "--previous",
            "FIL",
            USUAL.say(
                "Tag aftalerne med fra sidst, eller de valgte forventninger, alt efter arket: en "
                "PDF, en Word-fil eller en fil, der er gemt med Gem svar, også fra andre "
                "{roller}. lg læser dem, dagen og {rollen} i filen og ikke andet."
            ),
        ),
    ] = None,
    people: Annotated[
        str | None,
        option(
            "--from",
            "LISTE",
            USUAL.say(
                "Lav et ark til hver række i en CSV-fil fra et regneark. Første linje er "
                "overskrifter: navn og rolle, og hvis I vil nærmeste leder, dato, enhed og "
                "aftaler fra sidst (filen med dem). Flere {roller} skrives med + imellem."
            ),
        ),
    ] = None,
    name_template: Annotated[
        str | None,
        option(
            "--name-template",
            "NAVN",
            "Hvad filerne fra en liste skal hedde. Du kan bruge {navn}, {rolle}, "
            "{enhed}, {dato} og {nr}, og / giver en mappe. Ellers: arkets navn, fx LUS "
            "{navn} {rolle}",
        ),
    ] = None,
    letter: Annotated[
        bool,
        typer.Option("--letter", help="Lav også et følgebrev til hver: ordene står i arket."),
    ] = False,
    overview: Annotated[
        bool,
        typer.Option(
            "--overview",
            help="Lav også en side til hver nærmeste leder med navne og dage, uden svar.",
        ),
    ] = False,
    skip_bad: Annotated[
        bool,
        typer.Option(
            "--skip-bad", help="Spring de rækker i listen over, der er fejl i, og lav resten."
        ),
    ] = False,
) -> None:
    """Build and deliver the sheet, or one for each row of a list."""
    wanted, roles = _split(named, words or [])
    alone = {
        "--name": name,
        "--leader": leader,
        "--date": day,
        "--start": start,
        "--from-role": from_role,
        "--focus": focus,
        "--answers": answers,
        "--previous": previous,
    }
    with_list = {
        "--name-template": name_template,
        "--letter": letter,
        "--overview": overview,
        "--skip-bad": skip_bad,
    }
    if wanted is None:
        _list_sheets(asked, {"--for": audience, **alone, "--from": people, **with_list})
    elif people is not None:
        _check_beside_list({"roller": roles, **alone})
        beside = Beside(letter=letter, overview=overview)
        _make_many(asked, wanted, audience, people, name_template, beside, skip_bad=skip_bad)
    else:
        _check_without_list(with_list)
        asked.check()
        _refuse_same(name, leader)
        given = SheetRequest((), audience, name or None, leader or None, read_day(day))
        given = given._replace(start=read_day(start))
        _make(asked, wanted, roles, from_role, focus or [], given, answers, previous)


def _refuse_same(name: str | None, leader: str | None) -> None:
    from ledelsesgrundlag_cli.sets.people import SAME_PERSON

    if (
        name
        and leader
        and " ".join(name.split()).casefold() == " ".join(leader.split()).casefold()
    ):
        raise UserError(SAME_PERSON)


def _split(named: str | None, words: list[str]) -> tuple[str | None, list[str]]:
    """Return the sheet that is named, if any, and the other words."""
    if named is not None:
        return named, words
    return (words[0], words[1:]) if words else (None, [])


def _list_sheets(asked: Asked, given: Mapping[str, object]) -> None:
    """Say which sheets there are."""
    from ledelsesgrundlag_cli.cli.opening import named_sheets
    from ledelsesgrundlag_cli.cli.sheet_list import show_sheets

    given = {"-o": asked.output, "--format": asked.format, "--fill-in": asked.fill_in, **given}
    wrong = [name for name, value in given.items() if value not in NOT_GIVEN]
    opened = asked.open_checked()
    if wrong:
        known = ", ".join(one.id for one in named_sheets(opened.framework))
        raise UserError(f"Skriv arkets navn foran {wrong[0]}. Vælg mellem: {known}.")
    show_sheets(opened)


def _make(
    asked: Asked,
    wanted: str,
    roles: list[str],
    from_role: str | None,
    focus: list[str],
    given: SheetRequest,
    answers: str | None,
    previous: str | None,
) -> None:
    """Build and deliver one sheet."""
    from ledelsesgrundlag_cli.cli.filling import filled_request, read_answers
    from ledelsesgrundlag_cli.cli.opening import choose_side
    from ledelsesgrundlag_cli.cli.previous import read_previous, with_previous
    from ledelsesgrundlag_cli.cli.saving import tell_how_to_save
    from ledelsesgrundlag_cli.cli.sheet_roles import for_roles, in_focus, refuse_roles
    from ledelsesgrundlag_cli.cli.sheets_on import chosen_sheet
    from ledelsesgrundlag_cli.documents.sheet import roles_of, sheet_document

    opened = asked.open()
    sheet = chosen_sheet(opened, wanted)
    given = given._replace(audience=choose_side(sheet, given.audience))
    read = None if answers is None else read_answers(opened.framework, sheet, answers)
    if read is not None:
        given, roles, from_role = read.completing(given, roles, from_role)
    last = None if previous is None else read_previous(opened.framework, sheet, previous)
    if last is not None and not roles and sheet.roles is None:
        roles = last.roles(opened.framework)
    if roles_of(sheet, given.audience) == "none":
        refuse_roles(sheet, {"rolle": roles, "--focus": focus}, given.audience)
    request = for_roles(opened.framework, sheet, roles, from_role, given)
    chosen = in_focus(opened.framework, sheet, request.role_ids, focus)
    request = request._replace(focus=chosen or request.focus)
    if last is not None:
        request = with_previous(last, opened.framework, request)
    if read is not None:
        request = filled_request(read, opened.framework, sheet, request)
    asked.deliver(sheet_document(opened.framework, sheet, request), opened)
    tell_how_to_save(asked, sheet.id)


def _make_many(
    asked: Asked,
    wanted: str,
    audience: str | None,
    people: str,
    name_template: str | None,
    beside: Beside,
    *,
    skip_bad: bool,
) -> None:
    """Make a sheet for each row of a list."""
    from ledelsesgrundlag_cli.cli.batch import make_sheets, read_batch
    from ledelsesgrundlag_cli.cli.opening import choose_side, open_templates
    from ledelsesgrundlag_cli.cli.sheets_on import chosen_sheet
    from ledelsesgrundlag_cli.sets.file_names import usual_template

    opened = asked.open_checked()
    sheet = chosen_sheet(opened, wanted)
    if sheet.roles == "from-to":
        raise UserError(f"Arket {sheet.id} laves til én leder ad gangen. Tag --from ud.")
    if name_template is None:
        name_template = usual_template(opened.framework, sheet)
    batch = read_batch(asked, people, name_template, skip_bad=skip_bad)
    templates = open_templates(asked.templates, opened.location)
    make_sheets(batch, sheet, choose_side(sheet, audience), opened, templates, beside)


def _check_beside_list(alone: Mapping[str, object]) -> None:
    """Refuse what makes no sense beside a list."""
    wrong = [name for name, value in alone.items() if value not in NOT_GIVEN]
    if wrong:
        raise UserError(
            f"Med --from står det hele i listen. Tag {' og '.join(wrong)} ud af kommandoen."
        )


def _check_without_list(with_list: Mapping[str, object]) -> None:
    """Refuse what makes no sense without a list."""
    wrong = [name for name, value in with_list.items() if value not in NOT_GIVEN]
    if wrong:
        raise UserError(f"Skriv {' og '.join(wrong)} sammen med --from LISTE.")


def read_day(text: str | None) -> date | None:
    """Read ``2026-12-01`` or ``1.12.2026``."""
    from ledelsesgrundlag_cli.words.danish import NotADateError, read_date

    if text is None:
        return None
    try:
        return read_date(text)
    except NotADateError as error:
        raise UserError(str(error)) from error
