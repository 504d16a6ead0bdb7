"""The bar with ”Gem svar”, ”Åbn svar”, ”Udskriv” and ”Ryd alt”, and fields that hold long answers.

What comes of pressing the buttons is in test_answers.py.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.conftest import TO_FILL

from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.form_fields import FieldKind, fields_of
from ledelsesgrundlag_cli.render.formats import Format, render
from ledelsesgrundlag_cli.render.templates import Templates

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.e2e.conftest import Open, Print, Rendered

    from ledelsesgrundlag_cli.loading.framework import Framework

pytestmark = pytest.mark.browser

BOX = Path(__file__).resolve().parents[2] / "templates"
BEFORE = Path(__file__).resolve().parents[1] / "fixtures" / "skabeloner-0.1.0"
NAME = "lus-leder-leder-af-medarbejdere"
BUTTONS = ("Gem svar", "Åbn svar", "Udskriv", "Ryd alt")
UNSAVED = "Du har svar, der ikke er gemt."
LINES = [f"Linje {number:02} om det, der lykkedes" for number in range(1, 61)]
LONG_NAME = "et-ret-langt-filnavn-" * 12 + ".json"
TOO_SHORT = """[...document.querySelectorAll("textarea")]
  .filter(one => one.scrollHeight > one.clientHeight).map(one => one.id)"""
HEIGHT = "document.documentElement.scrollHeight"


def open_answers(page: Page, raw: str, name: str = "svar.json") -> None:
    """Press ”Åbn svar”, choose a file, and wait for the page to tell of it."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Åbn svar").click()
    file: Any = {"name": name, "mimeType": "application/json", "buffer": raw.encode("utf-8")}
    chooser.value.set_files(file)
    page.wait_for_function(
        "() => document.querySelector('[role=status]').innerText.startsWith('Svarene fra ') || "
        "document.querySelector('[role=status]').innerText.startsWith('Filen ')"
    )


def answers(**given: str) -> str:
    """A file of answers for the leader's sheet."""
    content = {
        "format": "ledelsesgrundlag-svar/1",
        "document": {"kind": "lus", "id": "lus"},
        "framework": "odsherred",
        "version": "1.0.0",
        "answers": given,
    }
    return json.dumps(content)


def test_the_bar_is_where_there_are_fields(document: Rendered, open_page: Open) -> None:
    page = open_page(document.html).page
    has_fields = document.sample.name.startswith(TO_FILL)
    bar = page.get_by_role("region", name="Dine svar")
    assert bar.count() == page.locator("form").count() == int(has_fields)
    assert page.locator(".bar, .hint").count() == 2 * int(has_fields)
    if has_fields:
        names = [one.inner_text() for one in bar.get_by_role("button").all()]
        assert names == list(BUTTONS)
        assert "bliver på denne computer" in page.locator(".hint").inner_text()


def test_without_scripts_the_bar_is_not_shown(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    page = open_page(rendered[NAME].html, scripts=False).page
    parts = page.locator(".bar, .hint").all()
    assert len(parts) == 2
    assert not [part for part in parts if part.is_visible()]
    assert page.get_by_role("button").count() == 0


def test_fields_are_those_of_every_format(
    document: Rendered, open_page: Open, framework: Framework
) -> None:
    """The names in a file of answers are the names of the fields in PDF and DOCX."""
    page = open_page(document.html).page
    found = page.locator("textarea, input").evaluate_all(
        "all => all.map(one => [one.name, one.type, one.type === 'radio' ? one.value : null])"
    )
    types = {FieldKind.TICK: "checkbox", FieldKind.CHOICE: "radio"}
    wanted = fields_of(document.sample.build(framework))
    assert found == [[one.name, types.get(one.kind, "textarea"), one.value] for one in wanted]


@pytest.mark.parametrize("width", [1280, 1184, 1183, 768, 320])
def test_the_bar_is_at_hand_wherever_the_reader_is(
    rendered: dict[str, Rendered], open_page: Open, width: int
) -> None:
    """Beside the sheet or lowest in the window, and in it; at the page's end it covers nothing."""
    page = open_page(rendered[NAME].html, width=width).page
    page.locator("#leder-lykkedes").fill("Et svar")
    for scrolled in (0, 1500, 1_000_000):
        page.evaluate(f"window.scrollTo(0, {scrolled})")
        bar, main = (page.locator(one).bounding_box() for one in (".bar", "main"))
        assert bar is not None
        assert main is not None
        assert 0 <= bar["x"] < bar["x"] + bar["width"] <= width
        assert 0 <= bar["y"] < bar["y"] + bar["height"] <= 900
        shown = [page.get_by_role("button", name=one).bounding_box() for one in BUTTONS]
        assert all(one and 0 <= one["y"] < one["y"] + one["height"] <= 900 for one in shown)
        assert UNSAVED in page.get_by_role("status").inner_text()
        if width >= 1184:
            assert bar["x"] > main["x"] + main["width"]
            assert bar["y"] + bar["height"] < 544  # the lowest window it stands in
        else:
            assert bar["height"] <= 90
            below = bar["y"] >= main["y"] + main["height"]
            assert below if scrolled == 1_000_000 else bar["y"] + bar["height"] == 900


@pytest.mark.parametrize("width", [1280, 768, 320])
def test_what_has_the_focus_is_not_under_the_bar(
    rendered: dict[str, Rendered], open_page: Open, width: int
) -> None:
    """Tab by Tab through the sheet, with much said in the bar, and five chosen of three."""
    page = open_page(rendered[NAME].html, width=width).page
    page.set_viewport_size({"width": width, "height": 568})
    boxes = page.locator("[data-choose] input")
    for index in range(5):
        boxes.nth(index).check()
    open_answers(page, "?", LONG_NAME[:80])
    page.locator("#leder-navn").focus()
    seen = 0
    for _ in range(page.locator("textarea, input").count() + len(BUTTONS)):
        page.keyboard.press("Tab")
        over = page.evaluate("""() => {
          const one = document.activeElement;
          if (!one.matches("textarea, input")) return null;
          const box = one.getBoundingClientRect();
          const covers = [...document.querySelectorAll(".bar, .too-many")]
            .map((cover) => cover.getBoundingClientRect())
            .filter(({height, left, right}) => height > 0 && left < box.right && right > box.left);
          return covers.some((cover) => box.top + 20 > cover.top && box.top < cover.bottom) ||
            box.top < 0 && box.height < 200 || box.top + 20 > innerHeight;
        }""")
        if over is not None:
            seen += 1
            assert over is False, page.evaluate("document.activeElement.name")
    assert seen > 25


@pytest.mark.parametrize("width", [768, 320])
def test_what_is_typed_lowest_in_the_window_is_seen(
    rendered: dict[str, Rendered], open_page: Open, width: int
) -> None:
    """The end of a long answer stays above the bar while it grows."""
    page = open_page(rendered[NAME].html, width=width).page
    last = page.locator("#faelles-hvornaar")
    last.focus()
    for number in range(15):
        page.keyboard.type(f"Linje {number}\n")
    box, bar = last.bounding_box(), page.locator(".bar").bounding_box()
    assert box is not None
    assert bar is not None
    assert box["height"] > 300
    assert box["y"] + box["height"] - 12 <= bar["y"]


def test_a_low_window_has_the_bar_at_the_end(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    page = open_page(rendered[NAME].html).page
    position = "one => getComputedStyle(one).position"
    for height, wanted in ((543, "sticky"), (320, "sticky"), (319, "static")):
        page.set_viewport_size({"width": 1280, "height": height})
        assert page.locator(".bar").evaluate(position) == wanted


def test_the_bar_prints(rendered: dict[str, Rendered], open_page: Open) -> None:
    page = open_page(rendered[NAME].html).page
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="Udskriv").click()
    assert page.evaluate("window.printed") == 1


@pytest.mark.node
@pytest.mark.parametrize("width", [1280, 768, 320])
def test_no_violations_in_use(
    rendered: dict[str, Rendered], open_page: Open, tools: Path, width: int
) -> None:
    """axe-core on the bar as it is met: with something unsaved, saved, refused."""
    visit = open_page(rendered[NAME].html, width=width)
    page = visit.page
    page.evaluate((tools / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    for said in (UNSAVED, "Svarene er gemt", "Filen "):
        if said == UNSAVED:
            page.locator("#leder-lykkedes").fill("Et svar")
        elif said == "Filen ":
            open_answers(page, "?", LONG_NAME)
        else:
            with page.expect_download():
                page.get_by_role("button", name="Gem svar").click()
        assert page.get_by_role("status").inner_text().startswith(said)
        # axe cannot tell the colours of what lies under the bar, so it is seen where nothing does.
        page.evaluate("window.scrollTo(0, 1e6)")
        found = page.evaluate("axe.run(document)")
        passed = {rule["id"] for rule in found["passes"]}
        assert {"button-name", "color-contrast", "label", "region"} <= passed
        assert [rule["id"] for rule in found["violations"] + found["incomplete"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.problems == []


def test_the_bar_by_keyboard(rendered: dict[str, Rendered], open_page: Open) -> None:
    """After the last field come the buttons; each shows that it has the focus, and keeps it."""
    page = open_page(rendered[NAME].html).page
    # Chromium is told to ask here for files before a key is pressed, and not while it is.
    page.on("filechooser", lambda _: None)
    page.locator("#leder-lykkedes").fill("Et svar")
    page.locator("textarea, input").last.focus()
    for name in BUTTONS:
        page.keyboard.press("Tab")
        button = page.get_by_role("button", name=name)
        assert button.evaluate("one => one === document.activeElement")
        assert button.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    with page.expect_file_chooser():
        page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")
    with page.expect_download():
        page.keyboard.press("Enter")
    saved = page.get_by_role("button", name="Gem svar")
    assert saved.evaluate("one => one === document.activeElement")
    assert page.locator(".bar.unsaved").count() == 0


def test_enter_in_a_field_sends_nothing(rendered: dict[str, Rendered], open_page: Open) -> None:
    visit = open_page(rendered[NAME].html)
    for kind in ("checkbox", "radio"):
        visit.page.locator(f"[type={kind}]").first.press("Enter")
    assert visit.problems == []
    assert visit.page.url == rendered[NAME].html.as_uri()


@pytest.mark.parametrize(
    ("answer", "said"),
    [("  \n", "Der er ingen svar at gemme endnu."), ("ø" * 600_000, "Svarene fylder over 1 MB")],
    ids=["nothing", "more than can be opened"],
)
def test_no_file_is_made_of(
    answer: str, said: str, rendered: dict[str, Rendered], open_page: Open
) -> None:
    page = open_page(rendered[NAME].html).page
    page.locator("#leder-lykkedes").fill(answer)
    unsaved = page.locator(".bar.unsaved").count()
    page.get_by_role("button", name="Gem svar").click()
    assert page.get_by_role("status").inner_text().startswith(said)
    assert page.locator(".bar.unsaved").count() == unsaved == len(answer.strip()[:1])


def test_the_readers_words_are_text(rendered: dict[str, Rendered], open_page: Open) -> None:
    """A file's name and what stands in it are shown, never run."""
    visit = open_page(rendered[NAME].html)
    page = visit.page
    evil = '<img src=x onerror="document.title=1">'
    open_answers(page, answers(**{"leder-lykkedes": evil, evil: evil}), evil)
    assert page.get_by_role("status").inner_text() == (
        f"Svarene fra filen {evil} er sat ind. "
        f"1 svar passer ikke til arket og er ikke med: ”{evil}”."
    )
    assert page.locator("#leder-lykkedes").input_value() == evil
    assert page.locator("img").count() == 0
    assert visit.problems == []


def test_typing_is_announced_once(rendered: dict[str, Rendered], open_page: Open) -> None:
    """A screen reader is not told the same thing at every key."""
    page = open_page(rendered[NAME].html).page
    status = page.get_by_role("status")
    assert status.get_attribute("aria-live") == "polite"
    status.evaluate("""one => { window.told = 0;
      new MutationObserver(() => { window.told += 1; }).observe(one, {childList: true}); }""")
    page.locator("#leder-lykkedes").press_sequentially("Et langt svar")
    assert status.inner_text() == UNSAVED
    assert page.evaluate("window.told") == 1


def test_fields_are_as_tall_as_their_answers(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    """Typed, and opened from a file."""
    page = open_page(rendered[NAME].html).page
    last = page.locator("textarea").last
    empty = page.evaluate(HEIGHT)
    for number in range(12):
        last.press_sequentially(f"Linje {number}\n")
        assert page.evaluate(TOO_SHORT) == []
    assert page.evaluate(HEIGHT) > empty + 200
    names = page.locator("textarea").evaluate_all("all => all.map(one => one.name)")
    assert len(names) > 20
    with page.expect_download():
        page.get_by_role("button", name="Gem svar").click()
    open_answers(page, answers(**dict.fromkeys(names, "\n".join(LINES))))
    assert page.evaluate(TOO_SHORT) == []
    assert page.evaluate(HEIGHT) > empty + 5000


def test_the_page_stands_still_while_the_reader_types(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    """Measuring a tall field makes the page shorter for a moment: it must not jump."""
    page = open_page(rendered[NAME].html, width=320).page
    last = page.locator("textarea").last
    last.fill("\n".join(LINES))
    last.press("Control+End")
    page.evaluate("window.scrollTo(0, 1e6)")
    before = page.evaluate("window.scrollY")
    page.keyboard.type("æøå")
    assert page.evaluate("window.scrollY") == before > 1000


@pytest.mark.parametrize(
    "name",
    [
        "leder-navn",
        "leder-lykkedes",
        "leder-skru_mod-og-nytaenkning_fordi",
        "faelles-aftaler-handlinger_2",
    ],
)
def test_long_answers_are_printed_line_for_line(
    name: str, rendered: dict[str, Rendered], open_page: Open, print_page: Print
) -> None:
    """Opened from a file: every line once, in order, none cut short; the bar is not on paper."""
    visit = open_page(rendered[NAME].html)
    open_answers(visit.page, answers(**{name: "\n".join(LINES) + "\n\nSidste linje"}))
    flat = " ".join(print_page(visit.page).text.split())
    # In a column the lines are folded: there, their beginnings are looked for.
    wanted = [line[:8] if "handlinger" in name else line for line in LINES]
    parts = 2 if name == "leder-navn" else 1  # a name stands on every part
    assert [flat.count(line) for line in wanted] == [parts] * 60
    places = [flat.index(line) for line in [*wanted, "Sidste linje"]]
    assert places == sorted(places)
    assert flat.count("Sidste linje") == parts
    for text in (*BUTTONS, "Svarene fra filen", "Siden sender"):
        assert text not in flat
    assert visit.problems == []


def test_a_template_without_the_bar_is_no_trouble(
    rendered: dict[str, Rendered], open_page: Open, tmp_path: Path
) -> None:
    """HR's own copy of the page may be older: the fields grow as before, and nothing fails."""
    text = rendered[NAME].html.read_text(encoding="utf-8")
    path = tmp_path / "older.html"
    path.write_text(
        re.sub(r'<section class="bar .*?</section>', "", text, flags=re.DOTALL), encoding="utf-8"
    )
    visit = open_page(path)
    visit.page.locator("#leder-lykkedes").fill("\n".join(LINES))
    assert visit.page.evaluate(TOO_SHORT) == []
    assert visit.page.locator(".bar").count() == 0
    assert visit.problems == []


def test_a_page_of_a_template_from_0_1_0_still_works(
    framework: Framework, open_page: Open, tmp_path: Path
) -> None:
    """Its fields have names of their own on each part, and its bar no button to print."""
    own = Templates(BEFORE, "templates", BOX)
    lus = framework.sheet("lus")
    assert lus is not None
    document = sheet_document(framework, lus, SheetRequest(("leder-af-medarbejdere",)))
    path = tmp_path / "before.html"
    path.write_text(render(document, Format.HTML, own, framework), encoding="utf-8")
    visit = open_page(path, width=768)
    page = visit.page
    names = [one.inner_text() for one in page.get_by_role("button").all()]
    assert names == ["Gem svar", "Åbn svar", "Ryd alt"]
    assert page.locator(".bar").evaluate("one => getComputedStyle(one).position") == "static"
    page.locator("#leder-navn").fill("Leder A")
    assert page.locator("#faelles-navn").input_value() == ""
    with page.expect_download() as download:
        page.get_by_role("button", name="Gem svar").click()
    assert download.value.suggested_filename == "lus-svar.json"
    open_answers(page, answers(**{"faelles-navn": "Leder B", "leder-navn": "Leder A"}))
    assert page.locator("#faelles-navn").input_value() == "Leder B"
    assert page.locator("#leder-navn").input_value() == "Leder A"
    assert visit.problems == []
