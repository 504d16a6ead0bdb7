"""Blank sheets of the box in the formats that are filled in, each made once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tests.conftest import FRAMEWORK

from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
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
    """A sheet of the box: its id, and the roles it is made for."""

    sheet: str
    roles: tuple[str, ...] = ()


@cache
def box() -> Framework:
    """The framework in the box."""
    framework = load(FRAMEWORK, "framework").framework()
    assert framework is not None
    return framework


def every_sheet() -> list[Blank]:
    """Every sheet of the box that has fields, for one role, and one of them for two."""
    made = []
    for sheet in box().sheets:
        of = () if sheet.roles is not None else ("leder-af-ledere",)
        made.append(Blank(sheet.id, of))
    made.append(Blank("lus", ("centerchef", "direktoer")))
    return [one for one in made if fields_of(document(one))]


@cache
def document(blank: Blank) -> Document:
    """The sheet, with all its sides."""
    sheet = box().sheet(blank.sheet)
    assert sheet is not None
    return sheet_document(box(), sheet, SheetRequest(blank.roles, ALL_SIDES))


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
