"""What stands on each page of each PDF: nothing overlaps, is cut, too small or left alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.documents.frameworks import FRAMEWORKS
from tests.long import LONG
from tests.render.cases import cases
from tests.render.lines import Line, Sheet, sheets_of
from tests.render.reading import body, faults, filled, left_alone

from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import Templates

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

BOX = Path(__file__).resolve().parents[2] / "templates"
BEFORE = Path(__file__).resolve().parents[1] / "fixtures" / "skabeloner-0.1.0"


def test_a_heading_is_nearer_to_what_it_is_about(
    framework: Framework, templates: Templates
) -> None:
    """Twice the space above as below, but for what letters reach over and under their lines."""
    document = comparison(framework, [one.id for one in framework.roles][-2:])
    looked = 0
    for page in sheets_of(render_bytes(document, Format.PDF, templates, framework)):
        for head in body(page):
            if head.size == 13 and head.face.endswith("SemiBold"):
                things = [*page.drawn, *(one.bottom for one in page.lines)]
                above = head.top - max(one for one in things if one < head.top)
                below = min(one.top for one in page.lines if one.top > head.bottom) - head.bottom
                assert 1.6 * below < above < 2.8 * below, head.text
                looked += 1
    assert looked == 4


@pytest.mark.usefixtures("limits_off")
def test_what_is_looked_for_is_seen(framework: Framework) -> None:
    """The templates of 0.1.0 printed over themselves, at the edge and too small."""
    before = Templates(BEFORE, "templates", BOX)
    sheet = framework.sheet("lus")
    assert sheet is not None
    name = "Anne-Marie Elisabeth Skjødt Højbjerg-Ravnsborg Kristoffersen, Center for Børn"
    card = role_card(framework, ["direktoer", "centerchef"])
    named = sheet_document(framework, sheet, SheetRequest(("centerchef",), name=f"{name}, {name}"))
    found = [
        fault
        for document, paper in ((card, "a5"), (named, "a4"))
        for fault in faults(
            document,
            sheets_of(render_bytes(document, Format.PDF, before, framework, paper=paper)),
        )
    ]
    for words in (" over ", " mm from the edge", " pt"):
        assert any(words in one for one in found), words
    head = Line("En overskrift", 20, 258, 70, 262, 13, "X-SemiBold")
    page = Sheet(210, 297, (head,), ())
    assert left_alone(page) == "En overskrift"
    assert filled(page) > 1 / 3
    assert filled(page._replace(lines=(head._replace(bottom=50),))) < 1 / 3


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_page_can_be_printed_and_read(
    name: str, framework: Framework, templates: Templates
) -> None:
    made_of = FRAMEWORKS[name](framework)
    found: list[str] = []
    looked = lines = 0
    for document, paper, fill_in in cases(
        made_of, all_kinds=LONG or name == "box", all_filled=LONG
    ):
        raw = render_bytes(document, Format.PDF, templates, made_of, paper=paper, fill_in=fill_in)
        made = sheets_of(raw)
        found += faults(document, made)
        looked += len(made)
        lines += sum(len(page.lines) for page in made)
    assert found == []
    assert looked > 10
    assert lines > 200
