"""Lay every document out as pictures, for somebody to look at: each format of four frameworks.

    python -m scripts.contact_sheets FOLDER [--dpi 50]

It makes ``box-pdf.png`` and so on in FOLDER: PDF pages, HTML on a screen of 1280 and of 320 pixels
and as it is printed, and Word as LibreOffice sets it. For HTML it needs Chromium and playwright,
for Word LibreOffice; what is missing is said, and its pictures are left out.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.conftest import FRAMEWORK
from tests.documents.frameworks import FRAMEWORKS
from tests.e2e.conftest import CHROMIUM_FLAGS
from tests.render.cases import cases
from tests.render.pictures import Image, beside, pages_of

from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import templates_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image as Picture
    from playwright.sync_api import Browser

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

COLUMNS: Final = 8
TALL: Final = 4000
"""Pixels of a page on the screen that are shown: the rest looks like them."""
SCREENS: Final = (1280, 320)


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dpi", type=int, default=50)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    box = load(FRAMEWORK, "framework").framework()
    if box is None:
        sys.exit("The framework in the box cannot be read.")
    for name, made_of in FRAMEWORKS.items():
        framework = made_of(box)
        for kind, pictures in sheets(framework, asked.dpi):
            target = asked.folder / f"{name}-{kind}.png"
            beside(pictures, COLUMNS).save(target, optimize=True)
            sys.stdout.write(f"{target}: {len(pictures)}\n")


def sheets(framework: Framework, dpi: int) -> Iterator[tuple[str, list[Picture]]]:
    """Yield each way to see a framework's documents, and the pictures of it."""
    pdf = [
        page
        for case in cases(framework)
        for page in pages_of(made(framework, case, Format.PDF), dpi)
    ]
    yield "pdf", pdf
    yield from on_screen(framework, dpi)
    yield from in_word(framework, dpi)


def made(framework: Framework, case: tuple[Document, str, bool], made_as: Format) -> bytes:
    """Make a document."""
    document, paper, fill_in = case
    templates = templates_for(None, FRAMEWORK)
    return render_bytes(document, made_as, templates, framework, paper=paper, fill_in=fill_in)


def plain(framework: Framework) -> list[tuple[Document, str, bool]]:
    """Return the documents that are no PDF on other paper or to fill in."""
    return [one for one in cases(framework) if one[1] == "a4" and not one[2]]


def in_word(framework: Framework, dpi: int) -> Iterator[tuple[str, list[Picture]]]:
    """Yield the pages of the Word files."""
    office = shutil.which("soffice")
    if office is None:
        sys.stderr.write("soffice is missing: no pictures of Word files\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        files: list[Path] = []
        for number, case in enumerate(plain(framework)):
            if case[0].kind != "plakat":
                path = Path(folder) / f"{number:02}.docx"
                path.write_bytes(made(framework, case, Format.DOCX))
                files.append(path)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command: list[str | Path] = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *files,
        ]
        subprocess.run(command, check=True, capture_output=True)
        pages = [
            page for path in files for page in pages_of(path.with_suffix(".pdf").read_bytes(), dpi)
        ]
    yield "word", pages


def on_screen(framework: Framework, dpi: int) -> Iterator[tuple[str, list[Picture]]]:
    """Yield the HTML pages on screens, and on paper."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("chromium is missing: no pictures of HTML\n")
        return
    from playwright.sync_api import sync_playwright

    pages = [made(framework, case, Format.HTML).decode("utf-8") for case in plain(framework)]
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS])
        for wide in SCREENS:
            yield f"html-{wide}", [shown(browser, page, wide, dpi) for page in pages]
        printed = browser.new_page()
        on_paper = []
        for page in pages:
            printed.set_content(page)
            on_paper += pages_of(printed.pdf(prefer_css_page_size=True), dpi)
        yield "html-print", on_paper
        browser.close()


def shown(browser: Browser, page: str, wide: int, dpi: int) -> Picture:
    """Take a picture of a page on a screen, from its top, as large as the others are."""
    tab = browser.new_page(viewport={"width": wide, "height": 800})
    tab.set_content(page)
    high = min(TALL, tab.evaluate("document.documentElement.scrollHeight"))
    raw = tab.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": wide, "height": high})
    tab.close()
    picture: Picture = Image.open(BytesIO(raw)).convert("L")
    return picture.resize((wide * dpi // 96, high * dpi // 96))


if __name__ == "__main__":
    main()
