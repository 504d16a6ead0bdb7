"""What goes with the sheets of a list: a covering letter, and a nearest leader's own talks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon, listed_singulars
from ledelsesgrundlag_cli.documents.sheet import tool_name
from ledelsesgrundlag_cli.words.danish import danish_date
from ledelsesgrundlag_cli.words.nouns import USUAL
from ledelsesgrundlag_cli.words.wording import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledelsesgrundlag_cli.documents.request import SheetRequest
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Letter, Sheet

_LAST: Final = date.max
_NO_DAY = "Ikke aftalt endnu"
_LEAD = "Her er de ledere, du skal tale med, og dagene. Tag siden med, når du planlægger."
_PRIVACY = USUAL.say(
    "Her står kun navne, {roller} og dage fra listen og ingen svar. Slet siden, når samtalerne er "
    "holdt."
)


class Appointment(NamedTuple):
    """A talk of a nearest leader: with whom, in which roles, and the day if it is agreed."""

    name: str
    role_ids: tuple[str, ...]
    day: date | None


def letter_document(
    framework: Framework, sheet: Sheet, letter: Letter, request: SheetRequest
) -> blocks.Document:
    """Build the letter that goes with somebody's sheet: HR's words, and whose the sheet is."""
    at = framework.texts.at
    file = f"sheets/{sheet.id}.yaml"
    heads = _heads(framework, sheet, request)
    said: list[blocks.Block] = []
    for number, one in enumerate(letter.paragraphs):
        loc = ("letter", "paragraphs", number)
        said.append(blocks.Heading(f"brev-{one.id}", one.title, address=at(file, (*loc, "title"))))
        said.append(
            blocks.Text(
                f"brev-{one.id}-tekst", one.text, added=True, address=at(file, (*loc, "text"))
            )
        )
    kicker, kicker_address = tool_name(framework, sheet)
    top = blocks.Title(
        "foelgebrev",
        kicker=kicker,
        kicker_address=kicker_address,
        text=letter.title,
        address=at(file, ("letter", "title")),
    )
    lead = (
        blocks.Text(
            "brev_indledning",
            letter.lead,
            "lead",
            added=True,
            address=at(file, ("letter", "lead")),
        )
        if letter.lead
        else None
    )
    fields = blocks.Fields("brev_felter", heads) if heads else None
    return _document(
        framework, f"{sheet.id}-foelgebrev", letter.title, filter(None, (top, lead, fields, *said))
    )


def _heads(framework: Framework, sheet: Sheet, request: SheetRequest) -> tuple[blocks.Field, ...]:
    """Return what is known of the fields at the sheet's head, as its side has them."""
    roles = [framework.role(one) for one in request.role_ids]
    day = request.date
    known = {
        "name": request.name,
        "roles": listed_singulars(roles) if roles else None,
        "leader": request.leader,
        "date": danish_date(day.year, day.month, day.day) if day else None,
    }
    sides = [part.side for part in sheet.parts]
    side = request.audience if request.audience in sides else sides[0]
    at, file = framework.texts.at, f"sheets/{sheet.id}.yaml"
    return tuple(
        blocks.Field(
            f"brev-{one.id}",
            label,
            value,
            at(file, ("fields", number, "label", *one.label.place(side))),
        )
        for number, one in enumerate(sheet.fields)
        if (value := known.get(one.fill or "")) and (label := one.label.for_side(side))
    )


def overview_document(
    framework: Framework, sheet: Sheet, leader: str, talks: Iterable[Appointment]
) -> blocks.Document:
    """Build a nearest leader's page of talks, by day; those without one come last."""
    in_order = sorted(talks, key=lambda one: one.day or _LAST)
    rows = tuple(
        blocks.TableRow(
            f"samtale-{number}",
            one.name,
            None,
            (
                _cell(f"dag-{number}", _day(one), _NO_DAY),
                _cell(f"rolle-{number}", *_role(framework, one)),
            ),
        )
        for number, one in enumerate(in_order, start=1)
    )
    columns = (
        blocks.TableColumn("dag", "Hvornår"),
        blocks.TableColumn("rolle", USUAL.say("{Rollen}")),
    )
    title = "Dine samtaler"
    kicker, kicker_address = tool_name(framework, sheet)
    description = "En række for hver leder, du skal tale med."
    return _document(
        framework,
        f"{sheet.id}-oversigt",
        title,
        (
            blocks.Title(
                "oversigt",
                kicker=kicker,
                kicker_address=kicker_address,
                text=title,
                subtitle=leader,
            ),
            blocks.Text("oversigt_indledning", _LEAD, "lead", added=True),
            blocks.Table("samtaler", title, description, "Samtale med", columns, rows),
            blocks.Text("oversigt_fortrolighed", _PRIVACY, "note", added=True),
        ),
    )


def _document(
    framework: Framework, kind: str, title: str, made: Iterable[blocks.Block]
) -> blocks.Document:
    return blocks.Document(
        kind=kind,
        id=kind,
        title=title,
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=tuple(made),
        personal=True,
    )


def _day(talk: Appointment) -> str:
    return danish_date(talk.day.year, talk.day.month, talk.day.day) if talk.day else ""


def _role(framework: Framework, talk: Appointment) -> tuple[str, str]:
    roles = [framework.role(one) for one in talk.role_ids]
    return (listed_singulars(roles) if roles else ""), "Ikke oplyst"


def _cell(name: str, text: str, otherwise: str) -> tuple[blocks.Entry, ...]:
    """Make a cell of what is known, or of the words for that it is not."""
    if text:
        return (blocks.Entry(name, (Piece(text),), written=True),)
    return (blocks.Entry(name, (Piece(otherwise),)),)
