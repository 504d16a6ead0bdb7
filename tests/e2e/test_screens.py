"""What the reader has asked the screen for: dark, few colours of its own choice, no motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.render.colors import TEXT, contrast
from ledelsesgrundlag_cli.render.design import load_design

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page
    from tests.e2e.conftest import Open, Rendered

    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.browser

NAMES = ("lus-begge-centerchef", "rollekort-centerchef", "sammenligning-to", "aendringer")
READ = """() => [...document.querySelectorAll("main *, .bar *")]
  .filter((one) => !one.closest(".unseen, del") && [...one.childNodes]
    .some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .map((one) => getComputedStyle(one).color)"""
PAGE = "() => getComputedStyle(document.body).backgroundColor"
MARKS = """() => [...document.querySelectorAll("main .mark svg")]
  .map((one) => getComputedStyle(one).fill)"""
MOVES = """() => [...document.querySelectorAll("*")].filter((one) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
  return parseFloat(transitionDuration) > 0 || animationName !== "none" ||
    scrollBehavior === "smooth";
}).length"""


@pytest.fixture
def shown(request: pytest.FixtureRequest, rendered: dict[str, Rendered]) -> Rendered:
    """One of the documents."""
    return rendered[request.param]


@pytest.fixture
def visit(shown: Rendered, open_page: Open) -> Iterator[Page]:
    """The document in the browser, which afterwards is as it was."""
    page = open_page(shown.html).page
    yield page
    page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="no-preference")


def as_hex(color: str) -> str:
    """Write ``rgb(1, 2, 3)`` as ``#010203``."""
    kind, _, channels = color.removesuffix(")").partition("(")
    assert kind == "rgb", color
    return "#" + "".join(f"{int(one):02x}" for one in channels.split(","))


@pytest.mark.parametrize("shown", NAMES, indirect=True)
def test_dark_on_screen_and_never_on_paper(visit: Page, templates: Templates) -> None:
    visit.emulate_media(color_scheme="dark")
    dark = as_hex(visit.evaluate(PAGE))
    assert contrast(dark, "#ffffff") > 9
    colors = {as_hex(one) for one in visit.evaluate(READ)}
    assert len(colors) >= 2
    assert {one for one in colors if contrast(one, dark) < TEXT and one != dark} == set()
    marks = {as_hex(one) for one in visit.evaluate(MARKS)}
    assert {one for one in marks if contrast(one, dark) < TEXT} == set()
    visit.emulate_media(color_scheme="dark", media="print")
    own = load_design(templates)
    assert as_hex(visit.evaluate(PAGE)) == own.colors.paper
    assert {as_hex(one) for one in visit.evaluate(MARKS)} <= {one.color for one in own.marks}


@pytest.mark.parametrize("shown", NAMES[:2], indirect=True)
def test_forced_colours_leave_nothing_out(visit: Page) -> None:
    """Where the reader chooses the colours, shapes have the text's and fields an edge."""
    visit.emulate_media(forced_colors="active")
    assert visit.evaluate("matchMedia('(forced-colors: active)').matches")
    page = visit.evaluate(PAGE)
    marks = set(visit.evaluate(MARKS))
    assert marks == {visit.evaluate("() => getComputedStyle(document.body).color")}
    assert page not in marks
    for field in visit.locator("textarea, .acts button").all():
        color, style = field.evaluate(
            "one => { const s = getComputedStyle(one); "
            "return [s.borderTopColor, s.borderTopStyle]; }"
        )
        assert style == "solid"
        assert color != page


@pytest.mark.parametrize("shown", NAMES[:2], indirect=True)
def test_nothing_moves_by_itself(visit: Page) -> None:
    visit.emulate_media(reduced_motion="reduce")
    assert visit.evaluate("document.querySelectorAll('*').length") > 30
    assert visit.evaluate(MOVES) == 0
