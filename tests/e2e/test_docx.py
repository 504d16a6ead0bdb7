"""Word files opened in LibreOffice: the pages they should fill, and nothing lost or torn apart."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import pytest

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.render.docx.parts import short_parts
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.e2e.conftest import Rendered, Sample

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
READER = shutil.which("pdftotext")
pytestmark = pytest.mark.skipif(
    OFFICE is None or READER is None, reason="LibreOffice or pdftotext is not installed"
)

A4 = (595.3, 841.9)
MANY = 90
LONG = "torn-apart"


@dataclass(frozen=True)
class Opened:
    """A Word file as LibreOffice sets it: each page's size in points, and its lines."""

    sizes: tuple[tuple[float, float], ...]
    pages: tuple[tuple[str, ...], ...]
    fonts: frozenset[str]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(line for page in self.pages for line in page)


def opened(path: Path) -> Opened:
    """Read a PDF that LibreOffice made."""
    with pikepdf.open(path) as pdf:
        boxes = [[float(edge) for edge in page.mediabox] for page in pdf.pages]
        fonts = frozenset(
            str(font.BaseFont)
            for page in pdf.pages
            for _, font in page.Resources.get("/Font", {}).items()  # pikepdf 9 has no values()
        )
    done = subprocess.run(
        [str(READER), "-layout", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
    )
    texts = done.stdout.decode("utf-8").removesuffix("\f").split("\f")
    assert len(texts) == len(boxes) > 0
    pages = (tuple(line.strip() for line in text.splitlines() if line.strip()) for text in texts)
    sizes = tuple((right - left, top - bottom) for left, bottom, right, top in boxes)
    return Opened(sizes, tuple(pages), fonts)


def many_expectations() -> Document:
    """A table over several pages, of rows of several lines."""
    mark = blocks.Mark("m", "Et pejlemærke", 0)
    items = tuple(
        blocks.ExpectationItem(
            f"f{n}", f"f{n}", f"begynder{n} {'ord og ' * 40} slutter{n}", False, (mark,)
        )
        for n in range(MANY)
    )
    long = blocks.ExpectationItem("l", "l", f"begynder {'å' * 10_000} slutter", False, (mark,))
    return blocks.Document(
        "rollekort",
        LONG,
        "Mange",
        "da",
        blocks.Colophon("Ramme", "ramme", "Kommunen", "1.0.0", "draft", "Udkast."),
        (
            blocks.Title("t", "Rollekort", "Mange forventninger"),
            blocks.Expectations("e", "Forventninger", (*items, long)),
            blocks.Heading("h", "Til sidst"),
        ),
    )


@pytest.fixture(scope="module")
def papers(
    rendered: dict[str, Rendered],
    framework: Framework,
    templates: Templates,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Opened]:
    """Every sample as LibreOffice sets it, by name; opened once for all."""
    folder = tmp_path_factory.mktemp("word")
    documents = {name: one.sample.build(framework) for name, one in rendered.items()}
    files = []
    for name, document in {**documents, LONG: many_expectations()}.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(render_bytes(document, Format.DOCX, templates, framework))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        capture_output=True,
        check=True,
        timeout=100,
    )
    return {file.stem: opened(file.with_suffix(".pdf")) for file in files}


@pytest.fixture
def paper(document: Rendered, papers: dict[str, Opened]) -> Opened:
    """Each document in turn."""
    return papers[document.sample.name]


def sample_of(document: Rendered) -> Sample:
    """What the document is, and how many sheets it should fill."""
    return document.sample


def test_it_fills_the_sheets_it_should(
    document: Rendered, paper: Opened, framework: Framework
) -> None:
    wanted = sample_of(document).sheets
    if wanted is not None:
        assert len(paper.pages) == wanted
    wide = blocks.is_wide(document.sample.build(framework))
    for size in paper.sizes:
        assert size == pytest.approx(A4[::-1] if wide else A4, abs=1)


def test_every_page_has_its_head_and_foot(paper: Opened) -> None:
    total = len(paper.pages)
    for number, page in enumerate(paper.pages, start=1):
        assert page[0].endswith("Ledelsesgrundlag · version 1.0.0")
        assert page[-1].startswith("Odsherred Kommune · Gengivet efter kommunens dokument.")
        assert page[-1].endswith(f"Side {number} af {total}")


def leads_on(document: Document) -> Iterable[str]:
    """The lines that may not stand alone at the foot of a page.

    The lines to write on below a question are no text: what holds them is looked at in Word's own
    terms (tests/render/test_docx.py).
    """
    for block in document.blocks:
        if isinstance(block, blocks.Heading | blocks.Dial):
            yield block.text


def test_no_heading_ends_a_page(document: Rendered, paper: Opened, framework: Framework) -> None:
    texts = set(leads_on(sample_of(document).build(framework)))
    for page in paper.pages:
        assert page[-2] not in texts


def test_the_heads_fields_stand_in_their_columns(papers: dict[str, Opened]) -> None:
    """Each below its name, two beside each other in the order of the other formats."""
    heads = 0
    for page in papers["lus-begge-leder-af-ledere"].pages:
        for line, below in pairwise(page):
            if line.split() == ["Leder", "Rolle"]:
                assert below.split() == ["Leder", "af", "ledere"]
                heads += 1
    assert heads == 3


def test_long_values_stay_below_their_names(papers: dict[str, Opened]) -> None:
    """A name of many lines does not push the field beside it into its column."""
    page = papers["lus-udfyldt-to-roller"].pages[0]
    names = [line for line in page if line.split() in (["Leder", "Roller"], ["Leder", "Rolle"])]
    assert len(names) == 1
    later = [line for line in page if line.split()[:2] == ["Nærmeste", "leder"]]
    assert later[0].split() == ["Nærmeste", "leder", "Dato", "for", "samtalen"]


def test_parts_begin_pages(document: Rendered, paper: Opened, framework: Framework) -> None:
    made = sample_of(document).build(framework)
    short = short_parts(made)
    titles = [
        block.text
        for block in made.blocks
        if isinstance(block, blocks.Title) and block.id not in short
    ]
    assert titles
    found = [title for page in paper.pages for title in titles if page[2].endswith(title)]
    assert found == titles


def test_it_is_set_in_the_typeface_it_brings(papers: dict[str, Opened]) -> None:
    fonts = papers["lus-udfyldt"].fonts
    assert {one.partition("+")[2] for one in fonts} == {
        "LGSansRegular",
        "LGSansSemiBold",
        "LGSansItalic",
    }


def test_names_are_only_names(papers: dict[str, Opened], hostile_names: tuple[str, str]) -> None:
    text = "".join(papers["lus-fjendtlig"].text.split())
    for name in hostile_names:
        assert "".join(name.split())[:20] in text


def test_a_long_table_repeats_its_head_and_tears_no_row(papers: dict[str, Opened]) -> None:
    pages = papers[LONG].pages
    assert len(pages) > 5
    seen = 0
    for page in pages:
        words = set(" ".join(page).split())
        rows = [number for number in range(MANY) if f"begynder{number}" in words]
        assert all(f"slutter{number}" in words for number in rows)
        assert not rows or {"Forventning", "Pejlemærker"} <= words
        seen += len(rows)
    assert seen == MANY
    assert "slutter" in papers[LONG].text
    assert "Til sidst" in papers[LONG].text


def test_the_booklets_contents_tell_the_pages(
    papers: dict[str, Opened], framework: Framework
) -> None:
    cover, *pages = papers["haefte"].pages
    titles = [one.title for one in framework.chapters]
    titles += [one.title for one in framework.roles]
    told: dict[str, int] = {}
    for line in cover:
        text, _, number = line.rpartition(" ")
        if number.isdecimal() and text.strip() in titles:
            told[text.strip()] = int(number)
    assert list(told) == titles
    for title, page in told.items():
        assert title in pages[page - 2], title
    assert all(len(lines) > 16 for lines in pages[:-1])
