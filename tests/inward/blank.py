"""Blank sheets of the box in the formats that are filled in, each made once."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tests.conftest import FRAMEWORK

from ledelsesgrundlag_cli.documents.request import ALL_SIDES, Previous, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.form_fields import FieldKind, fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import templates_for

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework


class Blank(NamedTuple):
    """A sheet of the box: its id, the roles it is made for, and what else it is made with."""

    sheet: str
    roles: tuple[str, ...] = ()
    from_role: str | None = None
    agreements: tuple[str, ...] = ()
    chosen: bool = False
    start: date | None = None
    side: str = ALL_SIDES

    @property
    def head_roles(self) -> tuple[str, ...]:
        """The roles that the file tells: of a change of role, the old one too."""
        sheet = box().sheet(self.sheet)
        assert sheet is not None
        old = (self.from_role,) if sheet.roles == "from-to" and self.from_role else ()
        return (*old, *self.roles)

    def __str__(self) -> str:
        told = [self.sheet, *self.roles, self.side if self.side != ALL_SIDES else ""]
        told += [f"fra-{self.from_role}" if self.from_role else ""]
        told += [f"{len(self.agreements)}-aftaler" if self.agreements else ""]
        told += ["valgt" if self.chosen else "", "begynder" if self.start else ""]
        return "-".join(filter(None, told))


@cache
def box() -> Framework:
    """The framework in the box."""
    framework = load(FRAMEWORK, "framework").framework()
    assert framework is not None
    return framework


def every_sheet() -> list[Blank]:
    """Every sheet of the box that has fields, for one role, and with all that one can ask for."""
    leader, other = "leder-af-ledere", "leder-af-medarbejdere"
    made = []
    for sheet in box().sheets:
        of = () if sheet.roles == "none" else (leader,)
        made.append(Blank(sheet.id, of, other if sheet.roles == "from-to" else None))
    first = date(2027, 2, 1)
    agreed = ("Vi holder to møder om måneden.", "Jeg siger fra.")
    made += [
        Blank("lus", ("centerchef", "direktoer")),
        Blank("lus", (leader,), agreements=agreed),
        Blank("lus", (leader,), agreements=agreed[:1], chosen=True, side="naermeste-leder"),
        Blank("lus", (leader,), chosen=True, side="leder"),
        Blank("opfoelgning", (leader,), agreements=agreed),
        Blank("onboarding", (leader,), start=first),
        Blank("onboarding", (leader,), from_role=other),
        Blank("onboarding", ("direktoer",), "centerchef", start=first, side="leder"),
        Blank("rolleskift", (other,), leader, side="naermeste-leder"),
    ]
    return [one for one in made if fields_of(document(one))]


@cache
def document(blank: Blank) -> Document:
    """The sheet, with all its sides where no other is asked for."""
    sheet = box().sheet(blank.sheet)
    assert sheet is not None
    previous = Previous(
        tuple((("faelles-aftaler-hvad", one),) for one in blank.agreements), date(2026, 1, 2)
    )
    focus = [box().role(one).expectations[0].id for one in blank.roles]
    request = SheetRequest(
        blank.roles,
        blank.side,
        focus=tuple(focus) if blank.chosen else (),
        start=blank.start,
        from_role=blank.from_role,
        previous=previous if blank.agreements else None,
    )
    return sheet_document(box(), sheet, request)


@cache
def made(blank: Blank, made_as: str) -> bytes:
    """The sheet as a file to fill in: ``pdf`` or ``docx``."""
    shown = Format.PDF if made_as == "pdf" else Format.DOCX
    return render_bytes(
        *(document(blank), shown, templates_for(None, FRAMEWORK), box()), fill_in=True
    )


@cache
def choices(blank: Blank) -> dict[str, list[Answer]]:
    """What each field of a sheet takes, by its name; nothing where it takes any text."""
    found: dict[str, list[Answer]] = {}
    for field in fields_of(document(blank)):
        takes = found.setdefault(field.name, [])
        if field.kind is FieldKind.TICK:
            takes.append(True)
        elif field.value is not None:
            takes.append(field.value)
    return found
