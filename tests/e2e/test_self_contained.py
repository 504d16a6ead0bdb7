"""The pages ask for nothing, hold to their own policy, and take no text for code."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from typing import TYPE_CHECKING

import pytest
from tests.e2e.conftest import TO_FILL

from ledelsesgrundlag_cli.render.design import load_design

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Open, Rendered, Visit

    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.browser

LOADED = """() => document.fonts.ready.then(fonts =>
  [...fonts].filter(one => one.status === "loaded").map(one => one.family))"""


def fonts(visit: Visit) -> set[str]:
    """The families that came into use."""
    return {family.strip("\"'") for family in visit.page.evaluate(LOADED)}


def foreign(visit: Visit, path: Path) -> list[str]:
    """What a page asked for beside itself and what lies in it."""
    own = path.as_uri()
    assert own in visit.requests
    return [url for url in visit.requests if url != own and not url.startswith("data:")]


def test_nothing_is_asked_for(document: Rendered, open_page: Open, templates: Templates) -> None:
    """Read, filled in and printed: no request, no word on the console, its own look."""
    design = load_design(templates)
    visit = open_page(document.html)
    page = visit.page
    assert fonts(visit) == {design.fonts.family}
    family = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert family.split(",")[0].strip("\"'") == design.fonts.family
    ink = tuple(bytes.fromhex(design.colors.ink.removeprefix("#")))
    assert page.evaluate("getComputedStyle(document.body).color") == f"rgb{ink}"
    boxes = page.locator("textarea")
    if boxes.count():
        assert page.locator("html.scripted").count() == 1
        boxes.first.fill("Et svar")
    page.pdf()
    assert foreign(visit, document.html) == []
    assert visit.problems == []


def test_hashes_are_those_of_style_and_script(document: Rendered) -> None:
    text = document.html.read_text(encoding="utf-8")
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    rules = dict(rule.split(" ", 1) for rule in html.unescape(policy).split("; "))
    assert rules["default-src"] == "'none'"
    assert not [rule for rule in rules.values() if "unsafe" in rule or "http" in rule]
    found = re.findall(r"<(style|script)>(.*?)</\1>", text, re.DOTALL)
    assert len(found) == (2 if document.sample.name.startswith(TO_FILL) else 1)
    for element, content in found:
        digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode()
        assert rules[f"{element}-src"] == f"'sha256-{digest}'"


def test_a_changed_style_or_script_is_refused(
    rendered: dict[str, Rendered], open_page: Open, tmp_path: Path
) -> None:
    """The policy is in force: with other contents than it names, nothing is applied."""
    text = rendered["lus-leder-centerchef"].html.read_text(encoding="utf-8")
    path = tmp_path / "changed.html"
    path.write_text(
        text.replace("</style>", " </style>").replace("</script>", " </script>"), encoding="utf-8"
    )
    visit = open_page(path)
    assert len(visit.problems) == 2
    assert all("Content Security Policy" in problem for problem in visit.problems)
    assert fonts(visit) == set()
    assert visit.page.locator("html.scripted").count() == 0


def test_a_request_would_be_seen(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "asking.html"
    path.write_text('<!doctype html><img src="missing.png">', encoding="utf-8")
    visit = open_page(path)
    assert foreign(visit, path) == [(tmp_path / "missing.png").as_uri()]
    assert visit.problems


def test_names_are_text(
    rendered: dict[str, Rendered], open_page: Open, hostile_names: tuple[str, str]
) -> None:
    """A name that looks like code stands as it was written, and nothing of it runs."""
    name, leader = hostile_names
    document = rendered["lus-fjendtlig"]
    visit = open_page(document.html)
    page = visit.page
    for side in ("leder", "faelles"):
        assert page.locator(f"#{side}-navn").text_content() == name
        assert page.locator(f"#{side}-naermeste-leder").text_content() == leader
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1
    assert page.locator("img").count() == 0
    assert fonts(visit) != set()
    assert visit.problems == []
    assert foreign(visit, document.html) == []
