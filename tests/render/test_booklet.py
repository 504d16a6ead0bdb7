"""The booklet can be folded, its chapters begin well, and a printer gets its pages in order."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.render.lines import Line, Sheet, faults, sheets_of

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.pdf.imposed import order
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

BUNDLED = Path(__file__).resolve().parents[2] / "templates"
LONG = "Ledelseskommunikation og udviklingssamarbejde på tværs af alle velfærdsområder og centre"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""A PNG of one pixel."""


@pytest.fixture(scope="module")
def finished(framework: Framework, templates: Templates) -> bytes:
    """The booklet of the framework in the box."""
    return render_bytes(booklet(framework), Format.PDF, templates, framework)


@pytest.fixture(scope="module")
def pages(finished: bytes) -> list[Sheet]:
    """Its pages."""
    return sheets_of(finished)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("-", "")


def test_it_can_be_folded(pages: list[Sheet]) -> None:
    assert len(pages) in {12, 16}
    assert {(round(one.width), round(one.height)) for one in pages} == {(148, 210)}
    assert faults(pages) == []
    assert min(line.size for one in pages for line in one.lines) >= 8.4


def test_each_part_begins_a_page(pages: list[Sheet], framework: Framework) -> None:
    _, *titles = (one for one in booklet(framework).blocks if isinstance(one, blocks.Title))
    assert len(titles) == 10
    largest = [
        squeezed("".join(one.text for one in sheet.lines if one.size > 25)) for sheet in pages[1:]
    ]
    assert [one for one in largest if one] == [squeezed(one.text) for one in titles]
    for sheet in pages[1:]:
        if any(one.size > 25 for one in sheet.lines):
            assert sheet.lines[0].size > 25
    # The cover, a page of quotes, and what is behind it all may be as empty as they like.
    scarce = [one for one in pages[2:-1] if max(line.bottom for line in one.lines[:-1]) < 85]
    assert scarce == []


def test_quotes_are_pauses(pages: list[Sheet], framework: Framework) -> None:
    quotes = [one for one in booklet(framework).blocks if isinstance(one, blocks.Quote)]
    assert len(quotes) == 6
    whole = squeezed(" ".join(one.text for one in pages))
    assert [one.text for one in quotes if squeezed(f"”{one.text}”") not in whole] == []
    assert any(max(one.size for one in sheet.lines) == pytest.approx(17) for sheet in pages)


def test_its_quotes_and_texts_are_told_apart(finished: bytes) -> None:
    with pikepdf.open(io.BytesIO(finished)) as pdf:
        told = Counter(str(one.S) for one in elements(pdf.Root.StructTreeRoot))
    assert told["/BlockQuote"] == 6
    assert told["/H1"] == 11
    assert told["/P"] > 30


def elements(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the elements of a tree of tags, in reading order."""
    kids = element.get("/K", ())
    inner = [
        one
        for one in (kids if isinstance(kids, pikepdf.Array) else [kids])
        if isinstance(one, pikepdf.Dictionary) and "/S" in one
    ]
    return [found for one in inner for found in (one, *elements(one))]


@pytest.mark.parametrize("total", [4, 8, 12, 16, 20])
def test_sheets_are_in_order_when_they_are_folded(total: int) -> None:
    """Sheets lie in each other: what is behind the right of a side is the left of its back."""
    sides = list(order(total))
    assert sorted(page for side in sides for page in side) == list(range(total))
    for (last, first), (second, before) in zip(sides[::2], sides[1::2], strict=True):
        assert second == first + 1
        assert before == last - 1
    assert sides[0] == (total - 1, 0)
    assert sides[-1] == (total // 2 - 1, total // 2)


def test_a_printer_gets_the_finished_pages_two_and_two(
    pages: list[Sheet], framework: Framework, templates: Templates
) -> None:
    document = booklet(framework)
    raw, again = (
        render_bytes(document, Format.PDF, templates, framework, paper="a4-haefte")
        for _ in range(2)
    )
    assert raw == again
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert str(pdf.docinfo["/Title"]) == f"{document.title} (lagt ud til print på A4)"
        assert "/StructTreeRoot" not in pdf.Root
        assert len(pdf.pages) == len(pages) // 2
    sheets = sheets_of(raw)
    assert {(round(one.width), round(one.height)) for one in sheets} == {(297, 210)}
    for sheet, (left, right) in zip(sheets, order(len(pages)), strict=True):
        halves = [
            {word for one in sheet.lines if (one.left > 148.5) is far for word in long_words(one)}
            for far in (False, True)
        ]
        wanted = [
            {word for one in pages[at].lines for word in long_words(one)} for at in (left, right)
        ]
        assert halves == wanted


def long_words(line: Line) -> list[str]:
    """The words of a line that are not divided at its end."""
    return [one for one in line.text.split() if len(one) > 7 and one.isalpha()]


def longer(framework: Framework, number: int) -> Document:
    """The booklet with long titles, names and quotes, and so many pejlemærker."""
    document = booklet(framework)
    made: list[blocks.Block] = []
    for block in document.blocks:
        if isinstance(block, blocks.MarkText):
            continue
        if isinstance(block, blocks.Title):
            made.append(block._replace(text=f"{block.text} {LONG}"))
        elif isinstance(block, blocks.Quote):
            made.append(block._replace(text=f"{block.text} {block.text} {block.text}"))
        else:
            made.append(block)
        if block.id == "pejlemaerker_retningen-lige-nu":
            made += [
                blocks.MarkText(f"m{at}", blocks.Mark(f"m{at}", f"{LONG} {at}", at), LONG)
                for at in range(number)
            ]
    return document._replace(blocks=tuple(made))


@pytest.mark.slow
def test_long_titles_and_eight_long_pejlemaerker_fit(
    framework: Framework, templates: Templates
) -> None:
    made = sheets_of(render_bytes(longer(framework, 8), Format.PDF, templates, framework))
    assert len(made) % 4 == 0
    assert faults(made) == []


@pytest.mark.parametrize("parts", [0, 1, 4, 7])
def test_it_can_be_folded_however_many_parts_it_has(
    parts: int, framework: Framework, templates: Templates
) -> None:
    document = booklet(framework)
    cover, *rest = document.blocks
    begun = [at for at, one in enumerate(rest) if isinstance(one, blocks.Title)]
    some = document._replace(blocks=(cover, *rest[1 : begun[parts]]))
    made = sheets_of(render_bytes(some, Format.PDF, templates, framework))
    assert len(made) % 4 == 0
    assert faults(made) == []


@pytest.fixture
def own(tmp_path: Path) -> Templates:
    """Templates of HR's own that name a picture for the cover."""
    design = (BUNDLED / "design.yaml").read_text(encoding="utf-8")
    assert "\ncover:\n" in design
    (tmp_path / "design.yaml").write_text(
        design.replace("\ncover:\n", "\ncover: forside.png\n"), "utf-8"
    )
    return Templates(tmp_path, "templates", BUNDLED)


def test_hr_may_have_a_picture_on_the_cover(
    own: Templates, framework: Framework, finished: bytes
) -> None:
    assert own.own is not None
    (own.own / "forside.png").write_bytes(PIXEL)
    raw = render_bytes(booklet(framework), Format.PDF, own, framework)
    for made, pictures in ((raw, True), (finished, False)):
        with pikepdf.open(io.BytesIO(made)) as pdf:
            streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            found = [one for one in streams if one.get("/Subtype") == pikepdf.Name.Image]
            assert any(int(one.Width) == 1 for one in found) is pictures
            assert len(pdf.pages) == 16


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"tekst", None])
def test_what_is_no_photograph_is_no_cover(
    content: bytes | None, own: Templates, framework: Framework
) -> None:
    assert own.own is not None
    if content:
        (own.own / "forside.png").write_bytes(content)
    with pytest.raises(TemplateProblemError) as raised:
        render_bytes(booklet(framework), Format.PDF, own, framework)
    [problem] = raised.value.diagnostics
    assert problem.span is not None
    assert problem.span.file == "templates/design.yaml"
    assert "forside.png" in problem.message
