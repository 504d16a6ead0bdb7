"""Nothing is cut off or lies on top of something else, at any width and size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.e2e.conftest import Open, Rendered

pytestmark = pytest.mark.browser

WIDTHS = (1280, 768, 320)
PAPER_WIDTH = 650
"""The width of an A4 sheet within its margins, in pixels."""
CARDS_WIDTH = 794
"""The width of an A4 sheet with four cards on it, which has no margins of its own."""

MEASURE = """() => {
  // Every line of text and every field, as boxes. What only screen readers get is left out.
  // What help is folded away must have room too.
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const boxes = [];
  const add = (rect, source, text) => {
    if (rect.width > 0 && rect.height > 0) {
      boxes.push({left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom,
        source, text: text.trim().slice(0, 40)});
    }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let source = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || node.parentElement.closest(".unseen, script, style, textarea")) {
      continue;
    }
    source += 1;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Cards in a row that is scrolled are seen one at a time.
    const row = node.parentElement.closest(".cards")?.getBoundingClientRect();
    for (const rect of range.getClientRects()) {
      if (!row || (rect.left < row.right && rect.right > row.left)) add(rect, source, node.data);
    }
  }
  for (const field of document.querySelectorAll("textarea, input")) {
    source += 1;
    add(field.getBoundingClientRect(), source, field.id || field.name);
  }
  // An element that hides what does not fit, and does not fit.
  const clipped = [...document.querySelectorAll("body *")].filter((one) => {
    if (one.closest(".unseen, svg") || getComputedStyle(one).overflow === "visible") return false;
    if (one.matches(".cards")) return one.scrollHeight > one.clientHeight + 1;
    return one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
  }).map((one) => one.id || one.className);
  return {boxes, clipped, width: innerWidth, scrolls: document.documentElement.scrollWidth};
}"""
SLACK = 0.2
"""The part of a line's height, above and below, that is air around the letters."""


def faults(page: Page) -> list[str]:
    """What does not fit: in the window, in its own box, or beside its neighbours."""
    # Buttons that stay at the window's foot lie over what is scrolled past. At the page's end they
    # have a place of their own, and may not.
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    found: dict[str, Any] = page.evaluate(MEASURE)
    boxes: list[dict[str, Any]] = found["boxes"]
    assert len(boxes) > 10
    said = [f"clipped: {name}" for name in found["clipped"]]
    if found["scrolls"] > found["width"]:
        said.append(f"scrolls sideways: {found['scrolls']} > {found['width']}")
    said += [
        f"outside: {box['text']}"
        for box in boxes
        if box["right"] > found["width"] + 0.5 or box["left"] < -0.5
    ]
    for box in boxes:
        air = SLACK * (box["bottom"] - box["top"])
        box["top"] += air
        box["bottom"] -= air
    boxes.sort(key=lambda box: box["top"])
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other["top"] >= one["bottom"]:
                break
            if (
                one["source"] != other["source"]
                and other["left"] + 0.5 < one["right"]
                and one["left"] + 0.5 < other["right"]
            ):
                said.append(f"overlap: {one['text']} / {other['text']}")
    return said


def test_measuring_sees_faults(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "faulty.html"
    path.write_text(
        "<!doctype html><meta charset=utf-8>"
        + "<p>Linje</p>" * 12
        + '<p style="position:absolute;top:16px;margin:0">Oveni</p>'
        + '<div style="width:9999px;text-align:right">Udenfor</div>'
        + '<div style="height:10px;overflow:hidden" id="skjult">To<br>linjer</div>',
        encoding="utf-8",
    )
    said = " ".join(faults(open_page(path).page))
    for fault in ("overlap: ", "outside: Udenfor", "scrolls sideways", "clipped: skjult"):
        assert fault in said


def test_everything_fits(document: Rendered, open_page: Open) -> None:
    page = open_page(document.html).page
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == [], width
    page.emulate_media(media="print")
    width = CARDS_WIDTH if page.locator(".cards").count() else PAPER_WIDTH
    page.set_viewport_size({"width": width, "height": 900})
    assert faults(page) == [], "print"


def test_large_text_fits_a_small_screen(document: Rendered, open_page: Open) -> None:
    """Text at twice the size, as the reader's browser is set, on the smallest screen."""
    page = open_page(document.html, width=320, large_text=True).page
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert faults(page) == []


def test_fields_grow_with_the_answer(rendered: dict[str, Rendered], open_page: Open) -> None:
    page = open_page(rendered["lus-begge-leder-af-medarbejdere"].html, width=768).page
    answer = "\n".join(f"Linje {number} med lidt tekst" for number in range(60))
    boxes = page.locator("textarea")
    assert boxes.count() > 20
    for index in range(0, boxes.count(), 4):
        boxes.nth(index).fill(answer)
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert faults(page) == []


def test_cards_are_turned_with_keys_and_links(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    page = open_page(rendered["dialogkort-forum"].html, width=320).page

    def shown() -> str:
        """The card that is in sight, once the row has come to rest."""
        page.wait_for_timeout(400)
        return str(
            page.evaluate(
                """() => {
                  const left = (one) => one.getBoundingClientRect().left;
                  const row = left(document.querySelector(".cards"));
                  return [...document.querySelectorAll(".card")]
                    .filter((one) => Math.abs(left(one) - row) < 2).map((one) => one.id).join();
                }"""
            )
        )

    ids = page.locator(".card").evaluate_all("cards => cards.map(one => one.id)")
    assert len(ids) == 5
    assert shown() == ids[0]
    page.locator(".cards").focus()
    page.keyboard.press("ArrowRight")
    assert shown() == ids[1]
    page.locator(".card").nth(1).locator(".next").click()
    assert shown() == ids[2]
    page.locator(".card").nth(2).get_by_text("Forrige").click()
    assert shown() == ids[1]
