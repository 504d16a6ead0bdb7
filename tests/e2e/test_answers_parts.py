"""Answers on several parts of a sheet, files from before they were one, and what is chosen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.test_answers_bar import answers, open_answers

from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.model.sheet import Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.e2e.conftest import Open, Print, Rendered

    from ledelsesgrundlag_cli.loading.framework import Framework

BOTH = "lus-begge-leder-af-medarbejdere"
PARTS = ("leder", "naermeste-leder", "faelles")
TOO_MANY = ".too-many"


def shown(page: Page, head: str) -> list[str]:
    """What stands in a field at the head of each part."""
    return [page.locator(f"#{part}-{head}").input_value() for part in PARTS]


def saved(page: Page) -> dict[str, Any]:
    """Press ”Gem svar”, and return the answers in the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Gem svar").click()
    found: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return dict(found["answers"])


@pytest.mark.browser
@pytest.mark.parametrize("head", ["navn", "naermeste-leder", "dato"])
@pytest.mark.parametrize("part", PARTS)
def test_what_is_typed_once_stands_on_every_part(
    part: str, head: str, rendered: dict[str, Rendered], open_page: Open
) -> None:
    visit = open_page(rendered[BOTH].html)
    page = visit.page
    page.locator(f"#{part}-{head}").press_sequentially("Kirsten Ærø")
    assert shown(page, head) == ["Kirsten Ærø"] * 3
    assert saved(page) == {f"leder-{head}": "Kirsten Ærø"}
    page.locator(f"#{part}-{head}").fill("")
    assert shown(page, head) == [""] * 3
    assert visit.problems == []


@pytest.mark.browser
def test_a_name_is_printed_on_every_part(
    rendered: dict[str, Rendered], open_page: Open, print_page: Print
) -> None:
    page = open_page(rendered[BOTH].html).page
    page.locator("#faelles-navn").fill("Kirsten Ærø med et temmelig langt navn " * 4)
    sheets = [sheet for sheet in print_page(page).texts if "Kirsten Ærø" in sheet]
    assert len(sheets) == 3
    assert all(" ".join(one.split()).count("Kirsten Ærø") == 4 for one in sheets)


OLD: dict[str, tuple[dict[str, str], str, str]] = {
    "the same on all": (
        {"leder-navn": "Leder A", "naermeste-leder-navn": "Leder A", "faelles-navn": "Leder A"},
        "Leder A",
        "",
    ),
    "only on the last part": ({"faelles-navn": "Leder A"}, "Leder A", ""),
    "empty on the first": ({"leder-navn": " ", "faelles-navn": "Leder A"}, "Leder A", ""),
    "two that differ": (
        {"leder-navn": "Leder A", "faelles-navn": "Leder A. Ærø"},
        "Leder A / Leder A. Ærø",
        "Leder",
    ),
    "three, of which two differ": (
        {"leder-navn": "A", "naermeste-leder-navn": "B", "faelles-navn": "A"},
        "A / B",
        "Leder",
    ),
    "later parts first": (
        {"faelles-navn": "Fælles", "leder-navn": "Leder A"},
        "Fælles / Leder A",
        "Leder",
    ),
    "as it is saved now": ({"leder-navn": "Leder A"}, "Leder A", ""),
}


@pytest.mark.browser
@pytest.mark.parametrize("case", OLD)
def test_files_from_before_are_read_and_lose_nothing(
    case: str, rendered: dict[str, Rendered], open_page: Open
) -> None:
    """0.1.0 had a field of its own on each part; what differs between them is kept, and told."""
    given, wanted, differing = OLD[case]
    visit = open_page(rendered[BOTH].html)
    page = visit.page
    open_answers(page, answers(**given, **{"leder-lykkedes": "Et svar"}))
    assert shown(page, "navn") == [wanted] * 3
    said = page.get_by_role("status").inner_text()
    assert said.startswith("Svarene fra filen svar.json er sat ind.")
    assert ("Ikke udfyldt ens på alle dele: ”Leder”." in said) is bool(differing)
    assert "passer ikke" not in said
    assert saved(page) == {"leder-navn": wanted, "leder-lykkedes": "Et svar"}
    assert visit.problems == []


@pytest.mark.browser
def test_several_that_differ_are_each_named(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    page = open_page(rendered[BOTH].html).page
    given = {"leder-navn": "A", "faelles-navn": "B", "leder-dato": "1/12", "faelles-dato": "2/12"}
    open_answers(page, answers(**given))
    said = page.get_by_role("status").inner_text()
    assert "Ikke udfyldt ens på alle dele: ”Leder”, ”Dato for samtalen”." in said
    assert shown(page, "dato") == ["1/12 / 2/12"] * 3


@pytest.mark.browser
def test_what_no_field_takes_is_still_told(rendered: dict[str, Rendered], open_page: Open) -> None:
    """The sheet of 0.1.0 asked when you had talked together: what was written there is shown."""
    page = open_page(rendered[BOTH].html).page
    given = {"leder-navn": "A", "faelles-navn": "A", "faelles-talte-sammen": "1. december"}
    open_answers(page, answers(**given))
    said = page.get_by_role("status").inner_text()
    assert said.endswith("1 svar passer ikke til arket og er ikke med: ”1. december”.")


# How many are chosen

COUNTS = {
    4: "Du har valgt fire. Vælg de tre, der er vigtigst nu.",
    5: "Du har valgt fem. Vælg de tre, der er vigtigst nu.",
}


@pytest.mark.browser
def test_more_than_wanted_is_said_and_nothing_is_in_the_way(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    visit = open_page(rendered[BOTH].html)
    page = visit.page
    boxes, said = page.locator("[data-choose] input"), page.locator(TOO_MANY)
    assert said.get_attribute("aria-live") == "polite"
    for number in range(1, 6):
        boxes.nth(number).check()
        assert said.inner_text() == COUNTS.get(number, "")
    assert boxes.nth(5).is_checked()
    page.emulate_media(media="print")
    assert not said.is_visible()
    page.emulate_media(media="screen")
    assert said.is_visible()
    for number in (5, 4):
        assert said.inner_text() == COUNTS[number]
        boxes.nth(number).uncheck()
    assert said.inner_text() == ""
    assert visit.problems == []


@pytest.mark.browser
def test_a_file_and_clearing_are_counted_too(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    page = open_page(rendered[BOTH].html).page
    names = page.locator("[data-choose] input").evaluate_all("all => all.map(one => one.name)")
    ticks: Any = dict.fromkeys(names[:4], True)
    open_answers(page, answers(**ticks))
    assert page.locator(TOO_MANY).inner_text() == COUNTS[4]
    page.evaluate("() => { window.confirm = () => true; }")
    page.get_by_role("button", name="Ryd alt").click()
    assert page.locator(TOO_MANY).inner_text() == ""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("wanted", "chosen", "said"),
    [
        (1, 2, "Du har valgt to. Vælg den, der er vigtigst nu."),
        (2, 12, "Du har valgt tolv. Vælg de to, der er vigtigst nu."),
        (10, 20, "Du har valgt tyve. Vælg de ti, der er vigtigst nu."),
        (3, 21, "Du har valgt enogtyve. Vælg de tre, der er vigtigst nu."),
        (4, 52, "Du har valgt tooghalvtreds. Vælg de fire, der er vigtigst nu."),
        (4, 99, "Du har valgt nioghalvfems. Vælg de fire, der er vigtigst nu."),
        (4, 100, "Du har valgt 100. Vælg de fire, der er vigtigst nu."),
        (3, 3, ""),
        (3, 0, ""),
    ],
)
def test_numbers_are_words(
    wanted: int, chosen: int, said: str, rendered: dict[str, Rendered], open_page: Open
) -> None:
    page = open_page(rendered[BOTH].html).page
    page.evaluate(
        """([wanted, chosen]) => {
          const group = document.querySelector("[data-choose]");
          group.dataset.choose = wanted;
          const list = group.querySelector("ul"), first = list.querySelector("li");
          while (list.children.length < chosen) list.append(first.cloneNode(true));
          [...list.querySelectorAll("input")].forEach((one, at) => { one.checked = at < chosen; });
          first.querySelector("input").dispatchEvent(new Event("change", {bubbles: true}));
        }""",
        [wanted, chosen],
    )
    assert page.locator(TOO_MANY).inner_text() == said


# What a file of answers is called


def sheet_of(*sides: tuple[str, bool], roles: str | None = None) -> Sheet:
    """A small sheet with these sides, each of them always there or not."""
    return Sheet.model_validate(
        {
            "id": "tus",
            "origin": "editorial",
            "title": "Trivsel",
            "roles": roles,
            "sides": [{"id": one, "name": one, "always": always} for one, always in sides],
            "fields": [{"id": "navn", "label": "Navn"}],
            "parts": [{"for": one, "title": one} for one, _ in sides],
            "sections": [
                {
                    "id": "a",
                    "title": "A",
                    "for": [one for one, _ in sides],
                    "blocks": [{"id": "q", "type": "question", "text": "Hvad?"}],
                }
            ],
        }
    )


@pytest.mark.parametrize(
    ("roles", "side", "name"),
    [
        (("leder-af-ledere",), "leder", "lus-svar-leder-af-ledere-leder"),
        (("leder-af-ledere",), None, "lus-svar-leder-af-ledere-leder"),
        (("leder-af-ledere",), "naermeste-leder", "lus-svar-leder-af-ledere-naermeste-leder"),
        (("leder-af-ledere",), ALL_SIDES, "lus-svar-leder-af-ledere-begge"),
        (("centerchef", "direktoer"), "leder", "lus-svar-centerchef-og-direktoer-leder"),
        (("centerchef", "direktoer", "leder-af-ledere"), "leder", "lus-svar-3-roller-leder"),
    ],
)
def test_the_name_tells_sheet_role_and_side_and_no_person(
    framework: Framework, roles: tuple[str, ...], side: str | None, name: str
) -> None:
    lus = framework.sheet("lus")
    assert lus is not None
    asked = SheetRequest(roles, side, name="Kirsten Ærø", leader="Bo")
    assert sheet_document(framework, lus, asked).answers == name


@pytest.mark.parametrize(
    ("sides", "side", "name"),
    [
        ([("mig", False)], None, "tus-svar-mig"),
        ([("mig", False)], ALL_SIDES, "tus-svar-mig"),
        ([("mig", False), ("dig", False)], "dig", "tus-svar-dig"),
        ([("mig", False), ("dig", False), ("os", True)], ALL_SIDES, "tus-svar-begge"),
        ([("mig", False), ("dig", False), ("os", False)], ALL_SIDES, "tus-svar-alle"),
        ([("os", True)], ALL_SIDES, "tus-svar"),
    ],
)
def test_a_sheet_for_every_role_is_named_without_one(
    framework: Framework, sides: list[tuple[str, bool]], side: str | None, name: str
) -> None:
    document = sheet_document(framework, sheet_of(*sides, roles="none"), SheetRequest((), side))
    assert document.answers == name


@pytest.mark.browser
def test_the_file_is_offered_by_that_name(rendered: dict[str, Rendered], open_page: Open) -> None:
    page = open_page(rendered["lus-udfyldt-to-roller"].html).page
    page.locator("#leder-lykkedes").fill("Et svar")
    with page.expect_download() as download:
        page.get_by_role("button", name="Gem svar").click()
    assert download.value.suggested_filename == (
        "lus-svar-leder-af-medarbejdere-og-leder-af-ledere-begge.json"
    )
