"""What is typed in the page of any sheet is read back as it was typed, however it was made."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import FRAMEWORK
from tests.inward.blank import Blank, box, choices, document, every_sheet

from ledelsesgrundlag_cli.inward.filled import tidy
from ledelsesgrundlag_cli.inward.placing import place
from ledelsesgrundlag_cli.inward.reading import read_filled
from ledelsesgrundlag_cli.inward.recognising import Sheets
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import templates_for

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from ledelsesgrundlag_cli.documents.answers import Answer

pytestmark = pytest.mark.browser

PIECES = (
    "æøå ÆØÅ é",
    "Vi fik et nyt vagtskema.",
    "\n",
    " ",
    "”citat” & <b>",
    "👩‍👩‍👧",
    "–…",
    "漢",
    "valg-b",
)
TYPE = """given => {
  for (const [name, answer] of Object.entries(given)) {
    const fields = [...document.querySelectorAll(`[name="${name}"]`)];
    const one = fields.find(it => it.type !== "radio" || it.value === answer);
    if (answer === true || one.type === "radio") one.click();
    else { one.value = answer; one.dispatchEvent(new Event("input", { bubbles: true })); }
  }
}"""


def some_answers(blank: Blank) -> dict[str, Answer]:
    """Answers to most of a sheet's fields, other ones for each sheet."""
    random = Random(str(blank))  # noqa: S311 - to draw answers with
    answers: dict[str, Answer] = {}
    for name, takes in choices(blank).items():
        if random.random() < 0.8:
            text = tidy("".join(random.choices(PIECES, k=4))) or "Ro"
            answers[name] = random.choice(takes) if takes else text
    return answers


@pytest.mark.parametrize("blank", every_sheet(), ids=str)
def test_what_is_typed_in_a_page_is_read_back(
    blank: Blank, browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "ark.html"
    made = document(blank)
    path.write_bytes(render_bytes(made, Format.HTML, templates_for(None, FRAMEWORK), box()))
    answers = some_answers(blank)
    ticked: dict[str, Any] = {field.name: True for field in fields_of(made) if field.on}
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate(TYPE, {name: one for name, one in answers.items() if name not in ticked})
    with page.expect_download() as download:
        page.get_by_role("button", name="Gem svar").click()
    recognised = Sheets(box()).recognised(read_filled(download.value.path().read_bytes()))
    context.close()
    assert recognised.document is not None
    assert recognised.same is True
    placed = place(recognised.filled, recognised.document)
    assert placed.given == answers | ticked
    assert (placed.gone, placed.differing) == ({}, ())
    assert len(answers) > 1
