"""The pages can be used by everyone: axe-core's rules, names for all fields, and the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.conftest import SAMPLES, TO_FILL

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.e2e.conftest import Open, Rendered

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PRESSED = "wcag22aa"
"""Of these the rule of what is pressed with a finger, which nothing on paper is."""
WIDTHS = (1280, 768, 320)
PAPER_WIDTH = 650
"""The width of an A4 sheet within its margins, in pixels."""
RUN_AXE = """tags => axe.run(document,
  {runOnly: tags, resultTypes: ["violations", "incomplete"]})"""
LAY_OUT = """() => document.querySelectorAll(".cards").forEach((one) => {
  one.style.display = "block";
  one.style.overflow = "visible";
})"""
FAULTY = """\
<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Prøve</title></head>
<body><main><h1>Prøve</h1><input><p style="color:#999;background:#fff">Bleg</p></main></body>
</html>
"""
MARKS = (
    "Retning og effekt",
    "Faglighed og kvalitet",
    "Mod og nytænkning",
    "Dialog og involvering",
)
OPTIONS = ("Skru ned", "Som nu", "Skru op")
LEAST = 24
"""The sides of what is pressed or clicked, in pixels (WCAG 2.2, success criterion 2.5.8)."""
SIZES = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const all = [...document.querySelectorAll("input, textarea, button, select, summary")];
  return all.map((one) => {
    const { width, height } = one.getBoundingClientRect();
    return { name: one.id || one.value || one.textContent, width, height };
  });
}"""
LABELS = "boxes => boxes.map(box => [...box.labels].map(one => one.textContent).join())"


@pytest.fixture(scope="module")
def axe(tools: Path) -> str:
    """The source of axe-core."""
    return (tools / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, *, paper: bool = False) -> list[str]:
    """Run axe-core, and see that it looked. What it cannot tell counts as a violation."""
    # axe cannot tell the colours of what is out of sight: cards are laid below each other, and at
    # the page's end nothing lies under the buttons.
    page.evaluate(LAY_OUT)
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    found: dict[str, Any] = page.evaluate(
        RUN_AXE, [tag for tag in TAGS if not paper or tag != PRESSED]
    )
    passed = {rule["id"] for rule in found["passes"]}
    assert len(passed) > 15
    assert {"color-contrast", "document-title", "html-has-lang", "region"} <= passed
    cut = paper and page.locator(".cards").count() > 0  # cards are cut apart: no page, no heading
    return [
        f"{rule['id']}: {node['target']}"
        for rule in found["violations"] + found["incomplete"]
        if not (cut and rule["id"] == "page-has-heading-one")
        for node in rule["nodes"]
    ]


@pytest.mark.node
def test_axe_looks(open_page: Open, axe: str, tmp_path: Path) -> None:
    (tmp_path / "faulty.html").write_text(FAULTY, encoding="utf-8")
    page = open_page(tmp_path / "faulty.html").page
    page.evaluate(axe)
    found = page.evaluate("axe.run(document).then(found => found.violations.map(one => one.id))")
    assert {"label", "color-contrast"} <= set(found)


@pytest.mark.node
def test_no_violations(kind: Rendered, open_page: Open, axe: str) -> None:
    page = open_page(kind.html).page
    page.evaluate(axe)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 900})
    page.emulate_media(media="print")
    assert violations(page, paper=True) == [], "print"


@pytest.mark.parametrize("width", [1280, 320])
def test_everything_to_press_is_large_enough(width: int, sheet: Rendered, open_page: Open) -> None:
    """By its own measure, without its label or the air around it."""
    found = open_page(sheet.html, width=width).page.evaluate(SIZES)
    assert len(found) > 15
    assert [one for one in found if min(one["width"], one["height"]) < LEAST] == []


@pytest.fixture(params=[one.name for one in SAMPLES if one.name.startswith(TO_FILL)])
def sheet(request: pytest.FixtureRequest, rendered: dict[str, Rendered]) -> Rendered:
    """Each sheet with fields in turn."""
    return rendered[request.param]


def test_fields_have_names(kind: Rendered, open_page: Open) -> None:
    """What a screen reader is told of each field, and that no two in a part sound alike."""
    page = open_page(kind.html).page
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")
    session.detach()
    fields = [
        node
        for node in tree["nodes"]
        if not node["ignored"] and node["role"]["value"] in {"textbox", "checkbox", "radio"}
    ]
    assert len(fields) == page.locator("textarea, input").count()
    assert bool(fields) == kind.sample.name.startswith(TO_FILL)
    assert [node for node in fields if not node["name"]["value"].strip()] == []
    parts = page.locator("section.part")
    assert parts.count() > 0
    for index in range(parts.count()):
        labels = parts.nth(index).locator("textarea").evaluate_all(LABELS)
        assert len(set(labels)) == len(labels)


def test_fields_are_found_by_their_names(rendered: dict[str, Rendered], open_page: Open) -> None:
    page = open_page(rendered["lus-begge-leder-af-medarbejdere"].html).page
    leader = page.get_by_role("region", name="Forberedelse til LUS")
    shared = page.get_by_role("region", name="Vores aftaler")
    for field in (
        leader.get_by_label("Leder", exact=True),
        leader.get_by_label("Hvorfor netop dem?"),
        leader.get_by_role("checkbox", name="Uddelegerer tydeligt"),
        leader.get_by_label("Mod og nytænkning: Fordi …"),
        shared.get_by_label("Handlinger 2"),
        shared.get_by_role("group", name="Inden I slutter"),
        shared.get_by_role("table", name="Vores aftaler"),
    ):
        assert field.count() == 1, field
    for name in MARKS:
        group = leader.get_by_role("radiogroup", name=name)
        assert group.get_by_role("radio").count() == len(OPTIONS)
        for option in OPTIONS:
            assert group.get_by_role("radio", name=option).count() == 1


def test_dial_takes_one_choice(rendered: dict[str, Rendered], open_page: Open) -> None:
    page = open_page(rendered["lus-leder-leder-af-medarbejdere"].html).page
    groups = page.get_by_role("radiogroup")
    assert groups.count() == len(MARKS)
    assert page.get_by_role("radio", checked=True).count() == 0
    for index in range(groups.count()):
        for option in OPTIONS:
            groups.nth(index).get_by_label(option).check()
            assert chosen(page, index) == [option]
    assert page.get_by_role("radio", checked=True).count() == len(MARKS)


def chosen(page: Page, index: int) -> list[str]:
    """The options chosen in a group."""
    group = page.get_by_role("radiogroup").nth(index)
    checked = group.get_by_role("radio", checked=True)
    texts = [checked.nth(one).locator("xpath=..").text_content() for one in range(checked.count())]
    return [(text or "").strip() for text in texts]


def focused(page: Page) -> str:
    """The name that the focused field is sent or kept under."""
    return str(page.evaluate("document.activeElement.name || ''"))


def test_dial_by_keyboard(rendered: dict[str, Rendered], open_page: Open) -> None:
    """Tab comes to the group as a whole and goes on; the arrows choose."""
    page = open_page(rendered["lus-leder-leder-af-medarbejdere"].html).page
    first, second = (
        page.get_by_role("radiogroup").nth(index).get_by_role("radio").first.get_attribute("name")
        for index in (0, 1)
    )
    page.locator("#leder-borgernes-stemme").focus()
    page.keyboard.press("Tab")
    assert focused(page) == first
    assert chosen(page, 0) == []
    page.keyboard.press("Space")
    assert chosen(page, 0) == [OPTIONS[0]]
    for option in (*OPTIONS[1:], OPTIONS[0]):
        page.keyboard.press("ArrowRight")
        assert chosen(page, 0) == [option]
    page.keyboard.press("ArrowLeft")
    assert chosen(page, 0) == [OPTIONS[-1]]
    page.keyboard.press("Tab")
    assert focused(page) == f"{first}_fordi"
    page.keyboard.press("Tab")
    assert focused(page) == second
    assert chosen(page, 1) == []


def test_tab_reaches_every_field(rendered: dict[str, Rendered], open_page: Open) -> None:
    """In the order of the page, with no trap, and always where it can be seen."""
    page = open_page(rendered["lus-begge-centerchef"].html).page
    wanted = page.evaluate(
        "[...document.querySelectorAll('textarea, input, summary')].map(one => one.name ?? '')"
        ".filter((one, at, all) => all[at - 1] !== one)"  # a group of choices is reached once
    )
    reached = []
    for _ in range(len(wanted)):
        page.keyboard.press("Tab")
        reached.append(focused(page))
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"
    assert len(wanted) > 20
    assert reached == wanted
