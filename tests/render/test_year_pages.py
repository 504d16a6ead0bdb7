"""With last time's agreements in it, the yearly sheet keeps its pages; the follow-up is one."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.documents.sharing import PREVIOUS, talk_of

from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.slow
FORMER = PREVIOUS._replace(role_ids=("direktoer",), former_leader=True)


def pages(document: Document, templates: Templates, framework: Framework) -> int:
    raw = render_bytes(document, Format.PDF, templates, framework)
    with pikepdf.open(io.BytesIO(raw)) as made:
        return len(made.pages)


@pytest.mark.parametrize(
    ("sheet_id", "side", "wanted"),
    [
        ("lus", "leder", 2 + 1),
        ("lus", "naermeste-leder", 1 + 1),
        ("lus", "faelles", 1),
        ("lus", ALL_SIDES, 2 + 1 + 1),
        ("opfoelgning", None, 1),
    ],
)
def test_the_sheet_keeps_its_pages(
    sheet_id: str, side: str | None, wanted: int, framework: Framework, templates: Templates
) -> None:
    sheet = framework.sheet(sheet_id)
    assert sheet is not None
    assert len(framework.roles) == 4
    for role in framework.roles:
        for previous in (FORMER, None):
            request = SheetRequest((role.id,), side, date=date(2027, 12, 1), previous=previous)
            document = sheet_document(framework, sheet, request)
            assert pages(document, templates, framework) == wanted, (role.id, previous)


def test_the_page_for_the_talk_is_one(framework: Framework, templates: Templates) -> None:
    assert pages(talk_of(framework), templates, framework) == 1
