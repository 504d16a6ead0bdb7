"""HR's own typefaces: wide and narrow ones change how pages look, and break nothing."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from fontTools.ttLib import TTFont
from tests.render.lines import sheets_of
from tests.render.test_pages import faults

from ledelsesgrundlag_cli.documents.leadership_chain import leadership_chain
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.render.design import load_design
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import Templates
from ledelsesgrundlag_cli.render.typefaces import Setting, setting

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

BUNDLED: Final = Path(__file__).resolve().parents[2] / "templates"
STYLES: Final = ("regular", "semibold", "italic")
CONDENSED: Final = 3
"""``usWidthClass`` of a narrow typeface (OpenType 1.9)."""


def stretched(raw: bytes, by: float, family: str, width_class: int) -> bytes:
    """Return a font file with every glyph wider or narrower, under a name of its own."""
    font = TTFont(io.BytesIO(raw))
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if glyph.isComposite():
            for part in glyph.components:
                part.x = round(part.x * by)
        elif glyph.numberOfContours:
            glyph.coordinates.scale((by, 1))
            glyph.coordinates.toInt()
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (round(advance * by), round(font["hmtx"][name][1] * by))
    for place in (1, 16):
        font["name"].setName(family, place, 3, 1, 0x409)
    style = str(font["name"].getDebugName(6)).partition("-")[2]
    font["name"].setName(f"{family.replace(' ', '')}-{style}", 6, 3, 1, 0x409)
    font["OS/2"].usWidthClass = width_class
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def with_face(folder: Path, by: float, family: str, width_class: int = 5) -> Templates:
    """Return templates with a typeface of HR's own, made of the box's."""
    (folder / "fonts").mkdir(parents=True)
    design = (BUNDLED / "design.yaml").read_text(encoding="utf-8")
    design = design.replace("family: LG Sans", f"family: {family}")
    for style in STYLES:
        raw = (BUNDLED / "fonts" / f"lg-sans-{style}.ttf").read_bytes()
        (folder / "fonts" / f"egen-{style}.ttf").write_bytes(
            stretched(raw, by, family, width_class)
        )
        design = design.replace(f"fonts/lg-sans-{style}.woff2", f"fonts/egen-{style}.ttf")
    (folder / "design.yaml").write_text(design, encoding="utf-8")
    return Templates(folder, "templates", BUNDLED)


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """A typeface a sixth wider than the box's, as Verdana is."""
    return with_face(tmp_path_factory.mktemp("bred") / "templates", 1.17, "Bred Test")


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """A narrow typeface, by the name that its files and HR have for it."""
    folder = tmp_path_factory.mktemp("smal") / "templates"
    return with_face(folder, 0.8, "Smal Test Condensed", CONDENSED)


def test_a_typeface_is_set_by_how_wide_it_is(
    templates: Templates, wide: Templates, narrow: Templates, tmp_path: Path
) -> None:
    assert setting(templates, load_design(templates)) == Setting()
    stretch, scale = setting(wide, load_design(wide))
    assert stretch == 100
    assert scale == pytest.approx(1 / 1.17, abs=0.002)
    assert setting(narrow, load_design(narrow)) == Setting(75.0, 1.0)
    same = with_face(tmp_path / "templates", 1, "Samme Test")
    assert setting(same, load_design(same)).scale == pytest.approx(1, abs=0.001)


def test_one_that_is_wider_still_is_readable(tmp_path: Path) -> None:
    own = with_face(tmp_path / "templates", 2, "Meget Bred Test")
    assert 10.5 * setting(own, load_design(own)).scale >= 8.5


def test_narrow_styles_beside_a_family_are_not_taken_for_it(
    narrow: Templates, tmp_path: Path
) -> None:
    own = with_face(tmp_path / "templates", 1.1, "Smal Test")
    assert narrow.own is not None
    for path in (narrow.own / "fonts").iterdir():
        shutil.copyfile(path, tmp_path / "templates" / "fonts" / f"smal-{path.name}")
    assert setting(own, load_design(own)).stretch == 100


@pytest.mark.parametrize("face", ["wide", "narrow"])
def test_pages_stay_as_they_are_in_another_typeface(
    face: str, framework: Framework, request: pytest.FixtureRequest
) -> None:
    own: Templates = request.getfixturevalue(face)
    documents: list[Document] = [
        role_card(framework, ["leder-af-medarbejdere"]),
        leadership_chain(framework),
    ]
    for document in documents:
        pages = sheets_of(render_bytes(document, Format.PDF, own, framework))
        assert len(pages) == 1, document.id
        assert list(faults(document, pages)) == []
        named = {line.face.partition("-")[0] for line in pages[0].lines if line.face}
        assert named == {load_design(own).fonts.family.replace(" ", "")}
