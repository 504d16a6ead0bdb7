"""The page that leads to a set of documents: sound, usable by everyone, and its links lead."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.e2e.test_accessibility import WIDTHS, axe, violations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunLg
    from tests.e2e.conftest import Open

__all__ = ["axe"]
pytestmark = [pytest.mark.node, pytest.mark.browser]


@pytest.fixture(scope="module")
def index(run_lg: RunLg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a set in two formats."""
    folder = tmp_path_factory.mktemp("set")
    done = run_lg(
        "export",
        "-o",
        str(folder / "ud"),
        "--formats",
        "html,markdown",
        "--framework",
        "framework",
    )
    assert done.code == 0, done.err
    return folder / "ud" / "index.html"


def test_it_holds_to_the_standard(index: Path, tools: Path, java: str) -> None:
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [java, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", index],
        capture_output=True,
        check=True,
        timeout=100,
    )
    assert json.loads(done.stdout)["messages"] == []


def test_everyone_can_use_it(index: Path, open_page: Open, axe: str) -> None:
    page = open_page(index).page
    page.evaluate(axe)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_link_leads_to_a_file_and_says_to_what(index: Path, open_page: Open) -> None:
    page = open_page(index).page
    links = page.locator("a")
    targets = [links.nth(at).get_attribute("href") or "" for at in range(links.count())]
    assert len(targets) > 20
    within = [one for one in targets if one.startswith("#")]
    assert len(within) == 2
    assert all(page.locator(one).is_visible() for one in within)
    outward = [one for one in targets if one not in within]
    assert [one for one in outward if not (index.parent / one).is_file()] == []
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")
    session.detach()
    names = [
        node["name"]["value"]
        for node in tree["nodes"]
        if not node["ignored"] and node["role"]["value"] == "link"
    ]
    assert len(names) == len(targets)
    assert len(set(names)) == len(names)
