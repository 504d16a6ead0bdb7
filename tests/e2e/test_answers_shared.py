"""”Gem til samtalen”, and whose the answers are that are opened on a page."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.test_answers import ANSWERS, UNCHANGED, UNSAVED, Sheet, file

from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser
    from tests.e2e.conftest import Rendered

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.browser

NAME = "lus-leder-leder-af-medarbejdere"
SHARED_FILE = "lus-til-samtalen-leder-af-medarbejdere-leder.json"
ROLE = "leder-af-medarbejdere"


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[[Path], Sheet]]:
    """Open a page in a window of its own."""
    contexts = []

    def open_one(path: Path) -> Sheet:
        contexts.append(browser.new_context())
        return Sheet(contexts[-1].new_page(), path)

    yield open_one
    for one in contexts:
        one.close()


@pytest.fixture
def sheet(opened: Callable[[Path], Sheet], rendered: dict[str, Rendered]) -> Sheet:
    """A leader's sheet, empty."""
    return opened(rendered[NAME].html)


@pytest.fixture
def made(
    opened: Callable[[Path], Sheet], framework: Framework, templates: Templates, tmp_path: Path
) -> Callable[..., Sheet]:
    """Make a sheet as somebody asks for it, and open it."""

    def make(given: Mapping[str, Answer] | None = None, **asked: Any) -> Sheet:
        request = SheetRequest((ROLE,), **{"audience": "leder", **asked}, given=given or {})
        lus = framework.sheet("lus")
        assert lus is not None
        document = sheet_document(framework, lus, request)
        path = tmp_path / "lus.html"
        path.write_text(render(document, Format.HTML, templates, framework), encoding="utf-8")
        return opened(path)

    return make


def share(sheet: Sheet) -> tuple[str, dict[str, Any]]:
    """Press ”Gem det valgte”; return the file's name and content."""
    with sheet.page.expect_download() as download:
        sheet.press("Gem det valgte")
    return download.value.suggested_filename, json.loads(download.value.path().read_bytes())


def test_nothing_is_chosen_beforehand_and_only_what_is_chosen_is_shared(sheet: Sheet) -> None:
    page = sheet.page
    sheet.fill(ANSWERS)
    page.get_by_text("Gem til samtalen").click()
    items = page.locator(".share li")
    items.first.wait_for()
    shown = [one.inner_text() for one in items.all()]
    assert len(shown) == 5  # the agreements and the follow-up are shared already
    assert shown[0] == "Leder\nLeder A"
    assert any(one.endswith("Skru op") for one in shown)
    assert any("Sætter faglige mål" in one for one in shown)
    assert page.locator(".share input:checked").count() == 0
    sheet.press("Gem det valgte")
    assert page.locator(".shared").inner_text() == "Sæt kryds ved de svar, du vil dele."
    items.filter(has_text="lykkedes").get_by_role("checkbox").check()
    name, content = share(sheet)
    assert name == SHARED_FILE
    assert content["shared"] is True
    assert content["answers"] == {"leder-lykkedes": ANSWERS["leder-lykkedes"]}
    assert page.locator(".shared").inner_text().startswith(f"Det valgte er gemt i filen\n{name}")
    assert UNSAVED in sheet.said  # what is shared is not all there is
    assert sheet.state.items() >= ANSWERS.items()
    assert sheet.problems == []


def test_the_list_follows_what_is_written(sheet: Sheet) -> None:
    page = sheet.page
    page.get_by_text("Gem til samtalen").click()
    assert page.locator(".share .none").is_visible()
    assert not page.get_by_role("button", name="Gem det valgte").is_visible()
    sheet.fill({"leder-lykkedes": "Før", "leder-spille-god": "Alle"})
    page.locator(".share li").first.get_by_role("checkbox").check()
    sheet.fill({"leder-lykkedes": "Efter"})
    assert page.locator(".share li").first.inner_text().endswith("Efter")
    assert share(sheet)[1]["answers"] == {"leder-lykkedes": "Efter"}
    sheet.press("Ryd alt")
    assert page.locator(".share li").count() == 0


def test_keys_alone_reach_everything(sheet: Sheet) -> None:
    page = sheet.page
    sheet.fill({"leder-lykkedes": "Et svar"})
    page.locator(".share summary").focus()
    page.keyboard.press("Enter")
    page.locator(".share li").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert json.loads(download.value.path().read_bytes())["answers"] == {
        "leder-lykkedes": "Et svar"
    }


@pytest.mark.parametrize("width", [1280, 320])
def test_the_list_fits_and_is_large_enough_to_hit(sheet: Sheet, width: int) -> None:
    page = sheet.page
    page.set_viewport_size({"width": width, "height": 900})
    sheet.fill({**ANSWERS, "leder-lykkedes": "etmegetlangtord" * 20})
    page.get_by_text("Gem til samtalen").click()
    page.locator(".share li").first.wait_for()
    targets = page.locator(".share summary, .share input, .share button").all()
    assert len(targets) == 7
    boxes = [one.bounding_box() for one in targets]
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("audience", "parts"), [("leder", 1), ("naermeste-leder", 1), ("begge", 2)]
)
def test_each_part_that_is_prepared_has_its_own_list(
    made: Callable[..., Sheet], audience: str, parts: int
) -> None:
    """The shared page has none: what stands there is everybody's already."""
    page = made(audience=audience).page
    assert page.locator(".share").count() == parts
    assert page.locator(".part:last-of-type .share").count() == 0


def test_all_that_is_known_stands_in_the_file(made: Callable[..., Sheet]) -> None:
    sheet = made(date=date(2026, 12, 1))
    sheet.fill({"leder-lykkedes": "Et svar"})
    found = json.loads(sheet.save()[1])
    assert list(found) == [
        *("format", "document", "framework", "organisation", "version", "roles", "talk"),
        *("delete_by", "shared", "fields", "answers"),
    ]
    assert found["organisation"] == "Odsherred Kommune"
    assert found["roles"] == [ROLE]
    assert found["talk"] == "2026-12-01"
    assert found["delete_by"] == "2027-01-01"
    assert found["shared"] is False


OTHERS: list[tuple[dict[str, Any], str]] = [
    (
        {"answers": {"leder-navn": "Leder B", "leder-lykkedes": "Fra filen"}},
        "Svarene i filen er til Leder B. Arket her er til Leder A.",
    ),
    (
        {"roles": ["centerchef"]},
        "Svarene i filen er til centerchef. Arket her er til leder af medarbejdere.",
    ),
    (
        {"talk": "2025-11-03"},
        (
            "Svarene i filen er til samtalen 3. november 2025. "
            "Arket her er til samtalen 1. december 2026."
        ),
    ),
]


@pytest.mark.parametrize(("other", "asked"), OTHERS)
@pytest.mark.parametrize("typed", [False, True])
def test_answers_of_somebody_else_are_asked_about(
    made: Callable[..., Sheet], other: dict[str, Any], asked: str, *, typed: bool
) -> None:
    sheet = made(date=date(2026, 12, 1), name=None if typed else "Leder A")
    if typed:
        sheet.fill({"leder-navn": "Leder A"})
        sheet.save()
    sheet.agrees = False
    sheet.open("svar.json", file(**other))
    assert sheet.asked[0][1].startswith(asked)
    assert sheet.asked[0][1].endswith(
        "Vil du sætte dem ind alligevel?"
        if typed or "answers" not in other
        else "Vil du sætte dem ind, der passer?"
    )
    assert sheet.said == f"Svarene er ikke sat ind. {UNCHANGED}"
    sheet.agrees = True
    sheet.open("svar.json", file(**other))
    assert sheet.state["leder-lykkedes"] == "Fra filen"


def test_the_same_person_role_and_day_are_not_asked_about(made: Callable[..., Sheet]) -> None:
    sheet = made(date=date(2026, 12, 1), name="Leder A")
    answers = {"leder-navn": " leder  a", "leder-lykkedes": "Fra filen"}
    sheet.open("svar.json", file(answers=answers, roles=[ROLE], talk="2026-12-01"))
    assert sheet.asked == []
    assert sheet.state == {"leder-lykkedes": "Fra filen"}


@pytest.mark.parametrize("odd", [{"roles": 1}, {"roles": [1]}, {"talk": "i morgen"}, {"talk": 1}])
def test_what_a_file_says_oddly_of_itself_is_let_be(
    made: Callable[..., Sheet], odd: dict[str, Any]
) -> None:
    sheet = made(date=date(2026, 12, 1))
    sheet.open("svar.json", file(**odd))
    assert sheet.asked == []
    assert sheet.state == {"leder-lykkedes": "Fra filen"}
    assert sheet.problems == []


def test_a_sheet_that_is_filled_again_can_be_written_on_saved_and_cleared(
    made: Callable[..., Sheet], framework: Framework
) -> None:
    focus = (framework.role(ROLE).expectations[0].id,)
    given = {**ANSWERS, "leder-lykkedes": '\nFørst\n\n  <b>& "citat" 🙂👩‍👧\nSidst  '}
    sheet = made(given, focus=focus)
    before = sheet.state
    chosen = [name for name, one in before.items() if one is True]
    assert len(chosen) == 2
    assert before == {**given, **dict.fromkeys(chosen, True)}
    assert not sheet.reload()  # there is nothing to lose
    assert json.loads(sheet.save()[1])["answers"] == before
    sheet.fill({"leder-lykkedes": "Nyt"})
    assert sheet.state["leder-lykkedes"] == "Nyt"
    sheet.press("Ryd alt")
    assert [*sheet.state] == [one for one in chosen if one.endswith(focus)]
    sheet.press("Ryd alt")
    assert sheet.said == "Der er ingen svar at rydde."
