"""What the tests of finished documents share: the tools, the documents, pages and paper.

A tool that is missing skips a test. With ``LG_REQUIRE_TOOLS=1``, as in CI, it fails the test.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import pytest
from tests.conftest import sample_overview
from tests.documents.sharing import PREVIOUS
from tests.programs import missing

from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.leadership_chain import (
    leadership_chain,
    thread_of,
    thread_of_mark,
)
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

TOOLS = Path(__file__).resolve().parents[1] / "tools"
ROLES = ("leder-af-medarbejdere", "leder-af-ledere", "centerchef", "direktoer")
HOSTILE = '<script>alert(1)</script> & "quotes" *stars* {{ 7*7 }} [b]x[/b]'
HOSTILE_LEADER = "</style><img src=x onerror=alert(2)> | `kode` # https://example.org 1. ![x](y)"
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LARGE_TEXT = "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"
"""The reader's own setting for text, at twice the size."""


@dataclass(frozen=True)
class Sample:
    """A document to look at, and the sheets of A4 it must fill. None: as many as it takes."""

    name: str
    build: Callable[[Framework], Document]
    sheets: int | None = None


@dataclass(frozen=True)
class Rendered:
    """A sample as files."""

    sample: Sample
    html: Path
    markdown: Path


def _cards(*roles: str) -> Callable[[Framework], Document]:
    return lambda framework: role_card(framework, roles)


def _lus(*roles: str, **asked: Any) -> Callable[[Framework], Document]:
    def build(framework: Framework) -> Document:
        sheet = framework.sheet("lus")
        assert sheet is not None
        return sheet_document(framework, sheet, SheetRequest(role_ids=roles, **asked))

    return build


def _begins(name: str, **asked: Any) -> Callable[[Framework], Document]:
    def build(framework: Framework) -> Document:
        sheet = framework.sheet(name)
        assert sheet is not None
        request = SheetRequest(("leder-af-ledere",), ALL_SIDES, **asked)
        return sheet_document(framework, sheet, request)

    return build


def _talk(*markers: str, **asked: str) -> Callable[[Framework], Document]:
    def build(framework: Framework) -> Document:
        chosen = markers or tuple(marker.id for marker in framework.pejlemaerker)
        return dialogue_card(framework, chosen, **asked)

    return build


def _filled(*roles: str) -> Callable[[Framework], Document]:
    """All that can be given, with the three longest expectations: the fullest sheet there is."""

    def build(framework: Framework) -> Document:
        found = [one for role in roles for one in framework.role(role).expectations]
        by_text = {one.text: one for one in found}
        longest = sorted(by_text.values(), key=lambda one: len(one.text))[-3:]
        asked = _lus(
            *roles,
            audience=ALL_SIDES,
            name="Lederens navn med æøå",
            leader="Lederens leder, øst",
            date=date(2026, 12, 1),
            focus=tuple(one.id for one in longest),
        )
        return asked(framework)

    return build


def _compared(*roles: str) -> Callable[[Framework], Document]:
    return lambda framework: comparison(framework, roles)


TO_FILL = ("lus-", "onboarding", "rolleskift")
"""What begins the names of samples with something to fill in."""
MARKER = "mod-og-nytaenkning"
_SHEETS = {"leder": 3, "naermeste-leder": 2, ALL_SIDES: 4}
SAMPLES = (
    *(Sample(f"rollekort-{role}", _cards(role), 1) for role in ROLES),
    Sample("rollekort-alle", _cards(*ROLES), len(ROLES)),
    *(
        Sample(f"lus-{audience}-{role}", _lus(role, audience=audience), sheets)
        for role in ROLES
        for audience, sheets in _SHEETS.items()
    ),
    Sample("lus-to-roller", _lus(*ROLES[:2]), 3),
    Sample("lus-tre-roller", _lus(*ROLES[1:]), 3),
    Sample("lus-fra-sidst", _lus("centerchef", audience=ALL_SIDES, previous=PREVIOUS), 4),
    Sample("lus-udfyldt", _filled("centerchef"), 4),
    Sample("lus-udfyldt-to-roller", _filled(*ROLES[:2]), 4),
    Sample("lus-fjendtlig", _lus(ROLES[0], name=HOSTILE, leader=HOSTILE_LEADER)),
    Sample("onboarding", _begins("onboarding", start=date(2027, 2, 1))),
    Sample("onboarding-uden-dato", _begins("onboarding"), 5),
    Sample("rolleskift", _begins("rolleskift", from_role="leder-af-medarbejdere"), 4),
    Sample("haefte", booklet),
    Sample("plakat", poster, 1),
    Sample("sammenligning-to", _compared(*ROLES[2:4])),
    Sample("sammenligning-alle", _compared(*ROLES)),
    Sample("kaede", leadership_chain),
    Sample("kaede-et-led", lambda framework: thread_of(framework, "ll-faglige-maal"), 1),
    Sample("kaede-pejlemaerke", lambda framework: thread_of_mark(framework, MARKER), 1),
    Sample("overblik", matrix, 3),
    Sample("overblik-antal", lambda framework: matrix(framework, counts=True)),
    Sample("aendringer", sample_overview),
    Sample("dialogkort-alle", _talk()),
    Sample("dialogkort-et", _talk("mod-og-nytaenkning")),
    Sample("dialogkort-forum", _talk("retning-og-effekt", forum_id="lederteam")),
    Sample("dialogkort-rolle", _talk("dialog-og-involvering", role_id="centerchef")),
)


@pytest.fixture(scope="session")
def rendered(
    framework: Framework, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Rendered]:
    """Every sample as HTML and Markdown, by name."""
    folder = tmp_path_factory.mktemp("documents")
    made = {}
    for sample in SAMPLES:
        document = sample.build(framework)
        one = Rendered(sample, folder / f"{sample.name}.html", folder / f"{sample.name}.md")
        for path, made_as in ((one.html, Format.HTML), (one.markdown, Format.MARKDOWN)):
            text = render(document, made_as, templates, framework)
            path.write_text(text, encoding="utf-8", newline="\n")
        made[sample.name] = one
    return made


@pytest.fixture(params=[sample.name for sample in SAMPLES])
def document(request: pytest.FixtureRequest, rendered: dict[str, Rendered]) -> Rendered:
    """Each document in turn."""
    return rendered[request.param]


@pytest.fixture(params=[one.name for one in SAMPLES if not one.name.endswith(ROLES[1:])])
def kind(request: pytest.FixtureRequest, rendered: dict[str, Rendered]) -> Rendered:
    """Each kind of document in turn: one role stands for all, for tests that look for long."""
    return rendered[request.param]


@pytest.fixture
def hostile_names() -> tuple[str, str]:
    """The leader's and the nearest leader's name in the document "lus-fjendtlig"."""
    return HOSTILE, HOSTILE_LEADER


# The tools


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        missing(f"the Python package {name.partition('.')[0]} is not installed")


def _program(*names: str) -> str:
    found = next((path for path in map(shutil.which, names) if path), None)
    if found is None:
        missing(f"{names[0]} is not on the PATH")
    return found


@pytest.fixture(scope="session")
def node() -> str:
    """The program node."""
    return _program("node")


@pytest.fixture(scope="session")
def java() -> str:
    """The program java."""
    return _program("java")


@pytest.fixture(scope="session")
def tools(node: str) -> Path:
    """The folder of npm packages, each of the version that ``package.json`` names."""
    assert node
    modules = TOOLS / "node_modules"
    wanted = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert wanted
    for name, version in wanted.items():
        manifest = modules / name / "package.json"
        if not manifest.is_file():
            missing(f"{name} is not installed: run npm install in tests/tools")
        found = json.loads(manifest.read_text(encoding="utf-8"))["version"]
        if found != version:
            missing(f"{name} is {found}, not {version}: run npm install in tests/tools")
    return modules


def _chromium() -> str:
    named = os.environ.get("LG_CHROMIUM")
    if named and not Path(named).is_file():
        missing(f"LG_CHROMIUM names {named}, which is no file")
    return named or _program("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def _start_chromium() -> Iterator[Callable[..., Browser]]:
    """Start Chromium, with more flags. It is looked for before playwright is started."""
    executable = _chromium()
    with _module("playwright.sync_api").sync_playwright() as running:

        def start(*more: str) -> Browser:
            started: Browser = running.chromium.launch(
                executable_path=executable, args=[*CHROMIUM_FLAGS, *more]
            )
            return started

        yield start


@pytest.fixture(scope="session")
def browser(_start_chromium: Callable[..., Browser]) -> Iterator[Browser]:
    """Chromium, started once, with a new profile."""
    started = _start_chromium()
    yield started
    started.close()


@pytest.fixture(scope="session")
def large_text_browser(_start_chromium: Callable[..., Browser]) -> Iterator[Browser]:
    """Chromium as set by a reader who wants text at twice the size."""
    started = _start_chromium(LARGE_TEXT)
    yield started
    started.close()


# Pages on screen


@dataclass
class Visit:
    """A file in the browser, all that it asked for, and all that went wrong."""

    page: Page
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._watched: dict[str, Callable[[Any], None]] = {
            "request": lambda request: self.requests.append(request.url),
            "console": lambda said: self.problems.append(f"{said.type}: {said.text}"),
            "pageerror": lambda error: self.problems.append(str(error)),
            "dialog": self._refuse,
        }

    def _refuse(self, dialog: Any) -> None:
        if dialog.type == "beforeunload":  # answers that are not saved are left all the same
            dialog.accept()
            return
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def begin(self, path: Path) -> None:
        """Watch, and open the file."""
        listen: Any = self.page.on
        for event, note in self._watched.items():
            listen(event, note)
        self.page.goto(path.as_uri())

    def end(self) -> None:
        """Leave the file, and watch no more."""
        self.page.goto("about:blank")
        for event, note in self._watched.items():
            self.page.remove_listener(event, note)


class Open(Protocol):
    """Opens a file in the browser; no rule of the page itself is set aside."""

    def __call__(
        self,
        path: Path,
        *,
        width: int = 1280,
        media: Literal["null", "print", "screen"] = "null",
        scripts: bool = True,
        large_text: bool = False,
    ) -> Visit:
        """Open the file in a window of this width."""


@pytest.fixture(scope="session")
def _pages() -> dict[tuple[bool, bool], Page]:
    """A page for each way of opening a file, used again: a new one costs three times as much."""
    return {}


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest, browser: Browser, _pages: dict[tuple[bool, bool], Page]
) -> Iterator[Open]:
    """Open a file in the browser, as if for the first time; a test opens one."""
    visits: list[Visit] = []

    def open_one(
        path: Path,
        *,
        width: int = 1280,
        media: Literal["null", "print", "screen"] = "null",
        scripts: bool = True,
        large_text: bool = False,
    ) -> Visit:
        assert not visits
        used: Browser = request.getfixturevalue("large_text_browser") if large_text else browser
        way = (scripts, large_text)
        if way not in _pages:
            _pages[way] = used.new_page(java_script_enabled=scripts)
        page = _pages[way]
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)
        visits.append(Visit(page))
        visits[0].begin(path)
        return visits[0]

    yield open_one
    for visit in visits:
        visit.end()


# Pages on paper


@dataclass(frozen=True)
class Paper:
    """A printed document: each sheet's size in points, and its text."""

    sizes: tuple[tuple[float, float], ...]
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text of all sheets."""
        return "\n".join(self.texts)


class Print(Protocol):
    """Prints a page as its own style asks for."""

    def __call__(self, page: Page) -> Paper:
        """Print the page as it stands."""


@pytest.fixture
def print_page(tmp_path: Path) -> Print:
    """Print to PDF, count the sheets and read the text back."""
    pikepdf = _module("pikepdf")
    pdftotext = _program("pdftotext")

    def print_one(page: Page) -> Paper:
        path = tmp_path / "paper.pdf"
        page.pdf(path=path, prefer_css_page_size=True)
        with pikepdf.open(path) as pdf:
            boxes = [[float(edge) for edge in sheet.mediabox] for sheet in pdf.pages]
        done = subprocess.run(
            [pdftotext, "-layout", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
        )
        texts = done.stdout.decode("utf-8").removesuffix("\f").split("\f")
        assert len(texts) == len(boxes) > 0
        sizes = tuple((right - left, top - bottom) for left, bottom, right, top in boxes)
        return Paper(sizes, tuple(texts))

    return print_one
