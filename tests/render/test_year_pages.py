"""With last time's agreements in it, the yearly sheet keeps its pages; the follow-up is one."""

from __future__ import annotations

import io
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.documents.sharing import PREVIOUS, talk_of

from ledelsesgrundlag_cli.documents.request import ALL_SIDES, Previous, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Role
    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.slow
FORMER = PREVIOUS._replace(role_ids=("direktoer",), former_leader=True)


FULL = FORMER._replace(agreements=(PREVIOUS.agreements[0],) * 3)
"""Three agreements with something in each column: the fullest there are."""


def pages(
    document: Document, templates: Templates, framework: Framework, *, fill_in: bool = False
) -> int:
    raw = render_bytes(document, Format.PDF, templates, framework, fill_in=fill_in)
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


@pytest.mark.parametrize("fill_in", [False, True])
@pytest.mark.parametrize("previous", [None, FULL])
@pytest.mark.parametrize("roles", [1, 2, 3])
def test_no_more_pages_for_those_with_most_to_choose_from(
    roles: int,
    previous: Previous | None,
    fill_in: bool,
    framework: Framework,
    templates: Templates,
) -> None:
    """Of all pairs, and of all triples, the one whose expectations take most room."""
    sheet = framework.sheet("lus")
    assert sheet is not None

    def words(some: tuple[Role, ...]) -> int:
        texts = {each.text: len(each.text) for one in some for each in one.expectations}
        return sum(texts.values())

    most = max(combinations(framework.roles, roles), key=words)
    role_ids = tuple(one.id for one in most)
    focus = tuple(one.id for one in most[0].expectations[:3]) if roles == 1 else ()
    request = SheetRequest(role_ids, ALL_SIDES, date=date(2027, 12, 1), previous=previous)
    for chosen in {(), focus}:
        document = sheet_document(framework, sheet, request._replace(focus=chosen))
        assert pages(document, templates, framework, fill_in=fill_in) == 2 + 1 + 1, chosen


def test_the_page_for_the_talk_is_one(framework: Framework, templates: Templates) -> None:
    assert pages(talk_of(framework), templates, framework) == 1
