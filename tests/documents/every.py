"""One of each document that a framework can make, with what can be chosen of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.documents.examples_given import gathered_of
from tests.documents.sharing import PREVIOUS, talk_of

from ledelsesgrundlag_cli.cli.previous import uses
from ledelsesgrundlag_cli.documents.beside_sheets import (
    Appointment,
    letter_document,
    overview_document,
)
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.leadership_chain import (
    leadership_chain,
    thread_of,
    thread_of_mark,
)
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document, sides_to_choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

START = date(2027, 2, 1)


def every_document(framework: Framework) -> Iterator[Document]:
    """Build each kind of document, for one and for several roles and pejlemærker."""
    roles = [one.id for one in framework.roles]
    markers = [one.id for one in framework.pejlemaerker]
    yield booklet(framework)
    yield poster(framework)
    yield matrix(framework)
    yield matrix(framework, counts=True)
    yield leadership_chain(framework)
    yield thread_of(framework, framework.roles[-1].expectations[0].id)
    yield thread_of_mark(framework, markers[0])
    if len(roles) > 1:
        yield comparison(framework, roles)
        yield comparison(framework, roles[-2:])
    yield role_card(framework, roles)
    yield role_card(framework, roles[:1])
    yield dialogue_card(framework, markers[:1])
    yield dialogue_card(framework, markers, role_id=roles[-1])
    for forum in framework.fora[:1]:
        yield dialogue_card(framework, markers[:1], forum_id=forum.id)
    for sheet in framework.sheets:
        if sheet.roles == "none":  # it is one whatever is asked
            yield sheet_document(framework, sheet, SheetRequest(()))
        else:
            yield from _of_sheet(framework, sheet, roles)
    if framework.metadata.id == "odsherred":
        yield talk_of(framework)
        yield gathered_of(framework)


def _of_sheet(framework: Framework, sheet: Sheet, roles: list[str]) -> Iterator[Document]:
    """Build a sheet for its sides and for all of them, and what goes with it."""
    focus = (framework.roles[-1].expectations[0].id,)
    sides = [one.id for one in sides_to_choose(sheet)]
    for side in (*sides, ALL_SIDES) if len(sides) > 1 else (ALL_SIDES,):
        yield sheet_document(framework, sheet, SheetRequest(tuple(roles[-1:]), side))
        yield sheet_document(framework, sheet, SheetRequest(tuple(roles), side, focus=focus))
        if len(roles) > 1 and (sheet.roles == "from-to" or sheet.from_role_sheet):
            change = SheetRequest((roles[-2],), side, start=START, from_role=roles[-1])
            yield sheet_document(framework, sheet, change)
    again = SheetRequest(tuple(roles[-1:]), ALL_SIDES, previous=PREVIOUS)
    if any(uses(sheet)):
        yield sheet_document(framework, sheet, again)
    yield overview_document(framework, sheet, "Chef", [Appointment("A", (roles[0],), None)])
    if sheet.letter is not None:
        yield letter_document(framework, sheet, sheet.letter, again)
