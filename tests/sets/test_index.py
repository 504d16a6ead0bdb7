"""The page that leads to a set, and the help that it has in common with every page of the set."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents.common import colophon
from ledelsesgrundlag_cli.render.design import load_design
from ledelsesgrundlag_cli.render.formats import Format
from ledelsesgrundlag_cli.render.html import render_index
from ledelsesgrundlag_cli.sets.export import pieces
from ledelsesgrundlag_cli.sets.index import index_of

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.html import Index
    from ledelsesgrundlag_cli.render.templates import Templates

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
HELP = ["Udfyld", "Gem", "Print", "Spørg"]


def index(framework: Framework, *names: str, formats: tuple[Format, ...]) -> Index:
    """The index of a set of these documents."""
    return index_of(list(pieces(framework, names, formats, ["direktoer"])))


def page(framework: Framework, templates: Templates) -> str:
    """The index of a whole set."""
    made = index(framework, "rollekort", "lus", "plakat", formats=(Format.HTML, Format.PDF))
    return render_index(colophon(framework), made, load_design(templates), templates)


def help_of(html: str) -> list[str]:
    """The headings of the help, which stands after what the page is for, and once."""
    assert html.count('<details class="help">') == 1
    shown, _, after = html.partition('<details class="help">')
    assert "</main>" in shown
    assert "</footer>" in after
    return re.findall("<dt>(.*?)</dt>", after)


def test_the_help_stands_in_the_same_order_on_every_page(
    framework: Framework, templates: Templates
) -> None:
    """WCAG 2.2, 3.2.6: Consistent help. The golden pages are those that are rendered."""
    pages = {file.name: file.read_text(encoding="utf-8") for file in GOLDEN.glob("*.html")}
    assert len(pages) > 12
    fillable = {name for name, html in pages.items() if "<textarea" in html}
    assert len(fillable) > 1
    for name, html in pages.items():
        assert help_of(html) == (HELP if name in fillable else HELP[2:]), name
    assert help_of(page(framework, templates)) == HELP[2:]


def test_a_leader_is_told_where_to_begin(framework: Framework, templates: Templates) -> None:
    html = page(framework, templates)
    assert "Er du leder? Begynd her." in html
    led = dict(re.findall(r'<a href="#(del-\d)">(.*?)</a>', html))
    assert led == {"del-1": "Rollekort", "del-2": "Ark til LUS"}
    for place, group in led.items():
        assert f'<h2 class="level-2" id="{place}">{group}</h2>' in html


@pytest.mark.parametrize(
    ("formats", "told"),
    [
        ((Format.HTML,), "Kan udfyldes i browseren (HTML)."),
        (
            (Format.HTML, Format.PDF, Format.DOCX),
            "Kan udfyldes i browseren (HTML), i Word eller som PDF til at udfylde.",
        ),
        ((Format.MARKDOWN,), None),
    ],
)
def test_it_says_how_sheets_are_filled_in(
    framework: Framework, formats: tuple[Format, ...], told: str | None
) -> None:
    made = index(framework, "rollekort", "lus", formats=formats)
    assert made.notes == ({"Ark til LUS": told} if told else {})


def test_what_is_not_in_the_set_is_not_led_to(framework: Framework) -> None:
    made = index(framework, "plakat", formats=(Format.HTML, Format.PDF))
    assert (list(made.begin), dict(made.notes)) == ([], {})
    ((group, rows),) = made.groups
    assert group == "Plakat"
    assert [[name for name, _ in links] for _, links in rows] == [["HTML", "PDF", "PDF (A3)"]]
