"""The dialogue cards as a deck: what is printed on both sides of a sheet belongs together."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.render.lines import Sheet, faults, sheets_of

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.model.metadata import Status
from ledelsesgrundlag_cli.render.formats import Format, render, render_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

LONG = "Ledelseskommunikation og udviklingssamarbejde på tværs af alle velfærdsområder og centre"
WIDE, HIGH = 105.0, 148.5
"""A card in mm: a quarter of an A4."""


@pytest.fixture
def deck(framework: Framework, templates: Templates) -> Callable[..., bytes]:
    """Make the cards of a lederteam, or of whatever else is asked for."""

    def make(document: Document | None = None, **asked: str | bool) -> bytes:
        shown = document or team(framework)
        return render_bytes(shown, Format.PDF, templates, framework, **asked)  # type: ignore[arg-type]

    return make


def team(framework: Framework) -> Document:
    return dialogue_card(
        framework, [one.id for one in framework.pejlemaerker], forum_id="lederteam"
    )


def asked_in(document: Document) -> list[tuple[str, str]]:
    """Each question, and the name of the pejlemærke it belongs to."""
    name, found = "", []
    for block in document.blocks:
        if isinstance(block, blocks.Title):
            name = block.text
        elif isinstance(block, blocks.Prompts):
            found += [(one.text, name) for one in block.items]
    return found


def quarters(sheet: Sheet) -> list[str]:
    """What stands on each of the four cards of a page, row by row."""
    return [
        " ".join(
            one.text for one in sheet.lines if (one.left // WIDE, one.top // HIGH) == (column, row)
        )
        for row in range(2)
        for column in range(2)
    ]


def test_each_question_has_its_pejlemaerke_on_its_back(
    deck: Callable[..., bytes], framework: Framework
) -> None:
    """Turned on the long edge, the left of a page lies behind the right of the one before."""
    sheets = sheets_of(deck())
    wanted = asked_in(team(framework))
    assert len(wanted) == 12
    fronts = [one for sheet in sheets[::2] for one in quarters(sheet)]
    backs = [
        one
        for left, right in (
            pair for sheet in sheets[1::2] for pair in (quarters(sheet)[:2], quarters(sheet)[2:])
        )
        for one in (right, left)
    ]
    assert "Sådan bruger I kortene" in fronts[0]
    for front, back, (question, name) in zip(fronts[1:13], backs[1:13], wanted, strict=True):
        assert question in front
        assert name in back
        assert name in front
        assert "I lederteamet" in front
    assert [one for one in fronts[13:] if "Jeres eget spørgsmål" not in one] == []


def test_a_deck_takes_no_more_sheets_than_its_cards_need(
    deck: Callable[..., bytes], framework: Framework
) -> None:
    assert len(sheets_of(deck())) == 2 * 4  # a dozen, and the card that says how
    assert len(sheets_of(deck(one_sided=True))) == 4
    alone = dialogue_card(framework, ["mod-og-nytaenkning"], forum_id="lederteam")
    assert len(sheets_of(deck(alone))) == 2 * 1


def test_backs_are_read_in_the_order_of_their_fronts(
    deck: Callable[..., bytes], framework: Framework
) -> None:
    names = [name for _, name in asked_in(team(framework))]
    seen = [
        one.text for sheet in sheets_of(deck())[1::2] for one in sheet.lines if one.text in names
    ]
    assert seen == names
    assert len(set(seen)) == 4


@pytest.mark.slow
def test_a_printer_gets_a_card_a_page_with_bleed(deck: Callable[..., bytes]) -> None:
    raw = deck(paper="a6-tryk")
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert len(pdf.pages) == 2 * 13
        for page in pdf.pages:
            trim, media = (
                [float(edge) / 72 * 25.4 for edge in box] for box in (page.trimbox, page.mediabox)
            )
            assert [round(one) for one in (trim[2] - trim[0], trim[3] - trim[1])] == [105, 148]
            assert round(trim[0] - media[0]) == round(media[3] - trim[3]) == 3
            fonts = dict(page.Resources.get("/Font", {}).items())
            assert all(
                "/FontFile2" in one.DescendantFonts[0].FontDescriptor for one in fonts.values()
            )
    fronts, backs = sheets_of(raw)[::2], sheets_of(raw)[1::2]
    assert "Retning og effekt" in fronts[1].text
    assert "Retning og effekt" in backs[1].text


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "edge"), [("a4", 10), ("a6-tryk", 4)])
def test_nothing_lies_on_something_else_however_long_it_is(
    paper: str, edge: float, deck: Callable[..., bytes], framework: Framework
) -> None:
    longer = {one.name: LONG for one in framework.pejlemaerker} | {
        text: f"{text} {text} {text}" for text, _ in asked_in(team(framework))
    }
    document = blocks.map_texts(team(framework), lambda text: longer.get(text, text))
    for shown in (document, team(framework)):
        sheets = sheets_of(deck(shown, paper=paper))
        assert sum(len(one.lines) for one in sheets) > 100
        assert faults(sheets, edge) == []


def test_a_question_is_as_large_as_there_is_room_for(
    deck: Callable[..., bytes], framework: Framework
) -> None:
    def heights(document: Document) -> float:
        lines = sheets_of(deck(document))[0].lines
        return max(one.height for one in lines if one.text.startswith("Hvad er gået"))

    alone = dialogue_card(framework, ["mod-og-nytaenkning"], forum_id="lederteam")
    text = asked_in(alone)[0][0]
    long = blocks.map_texts(alone, lambda one: f"{one} " * 6 if one == text else one)
    assert heights(alone) > heights(long) > 0.5 * heights(alone)


def test_a_card_that_is_no_adopted_text_says_so_itself(
    framework: Framework, templates: Templates
) -> None:
    metadata = framework.metadata.model_copy(update={"status": Status.DRAFT})
    draft = replace(framework, metadata=metadata)
    raw = render_bytes(team(draft), Format.PDF, templates, draft, paper="a6-tryk")
    how_to, _, *cards = sheets_of(raw)
    assert "Udkast – ledelsesgrundlaget er ved at blive ændret" in how_to.text
    assert len(cards) == 2 * 12
    assert [one.text for one in cards if "Udkast" not in one.text] == []


def test_the_page_shows_a_card_at_a_time_that_leads_to_the_next(
    framework: Framework, templates: Templates
) -> None:
    page = render(team(framework), Format.HTML, templates, framework)
    cards = re.findall(r'<li class="card \w+" id="([^"]+)"', page)
    assert len(cards) == 1 + 4 + 12
    assert re.findall(r'class="next" href="#([^"]+)"', page) == cards[1:]
    assert re.findall(r'<a href="#([^"]+)">', page) == cards[:-1]
    assert "<script" not in page
    for question, _ in asked_in(team(framework)):
        assert page.count(question) == 1
