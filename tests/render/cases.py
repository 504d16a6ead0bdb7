"""The documents that pages are looked at of: every kind, and what papers and names do to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.documents.every import every_document

from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.form_fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

NO_READING = frozenset({"plakat", "dialogkort"})
"""Have sizes of their own, for a wall and for a table."""


def cases(
    framework: Framework, *, all_kinds: bool = True, all_filled: bool = False
) -> Iterator[tuple[Document, str, bool]]:
    """Yield each document with its paper, and whether it is one to fill in."""
    for document in every_document(framework):
        if all_kinds or document.kind not in {"haefte", *NO_READING}:
            yield document, "a4", False
        if all_filled and fields_of(document):
            yield document, "a4", True
    roles = [one.id for one in framework.roles]
    yield role_card(framework, roles[:2]), "a5", False
    yield matrix(framework), "a3", False
    if (sheet := framework.sheet("lus")) is not None:
        name = "Anne-Marie Elisabeth Skjødt Højbjerg-Ravnsborg Kristoffersen, Center for Børn"
        said = SheetRequest(tuple(roles[:1]), ALL_SIDES, name=name, leader=name)
        yield sheet_document(framework, sheet, said), "a4", False
        yield sheet_document(framework, sheet, SheetRequest(tuple(roles[-1:]))), "a4", True
