"""Every document fits the terminal, stands in line and leaves nobody guessing at its colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import Color, ColorSystem
from tests.conftest import sample_overview
from tests.documents.every import every_document
from tests.documents.frameworks import FRAMEWORKS
from tests.documents.small import expectation, framework_of, role
from tests.long import LONG, examples
from tests.render.showing import document_of

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.render.colors import GRAPHICS, contrast, on_either
from ledelsesgrundlag_cli.render.design import GLYPHS, load_design
from ledelsesgrundlag_cli.render.terminal import render_terminal
from ledelsesgrundlag_cli.words.measure import READABLE

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

WIDTHS = (60, 80, 120, 160)
RULED = re.compile("[│┼]")


@pytest.fixture(scope="module")
def documents(framework: Framework) -> dict[str, list[Document]]:
    """A document of each kind of each framework, made once; at length every document."""
    made = {name: list(every_document(make(framework))) for name, make in FRAMEWORKS.items()}
    made["box"].append(sample_overview(framework))
    return made if LONG else {name: of_each_kind(every) for name, every in made.items()}


def of_each_kind(every: list[Document]) -> list[Document]:
    """The first of each kind, which is about the most."""
    kinds = {one.kind: one for one in reversed(every)}
    assert len(kinds) > 5
    return list(kinds.values())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_document_fits_and_stands_in_line(
    name: str, width: int, documents: dict[str, list[Document]], templates: Templates
) -> None:
    design = load_design(templates)
    seen = 0
    for document in documents[name]:
        out = render_terminal(document, design, width=width)
        lines = out.splitlines()
        seen += len(lines)
        assert max(map(cell_len, lines)) <= width, document.id
        assert [line for line in lines if line != line.rstrip()] == []
        assert "\n\n\n" not in out, document.id
        assert_columns(lines)
        assert_measure(lines)
    assert seen > 80


def assert_columns(lines: list[str]) -> None:
    """The lines between columns go straight down, from the heads to the last text."""
    before: list[int] = []
    for line in lines:
        at = [found.start() for found in RULED.finditer(line)]
        if at and before:
            assert at == before
        before = at


def assert_measure(lines: list[str]) -> None:
    """Only tables use more than a readable measure."""
    long = [line for line in lines if len(line) > READABLE]
    assert [line for line in long if not RULED.search(line) and not line.endswith("──")] == []


@pytest.mark.parametrize("width", [*WIDTHS, 40])
def test_a_key_divides_no_name_and_leaves_none_alone(
    width: int, framework: Framework, templates: Templates
) -> None:
    design = load_design(templates)
    out = render_terminal(role_card(framework, ["direktoer"]), design, width=width)
    names = [one.name for one in framework.pejlemaerker]
    marked = [
        f"{GLYPHS[look.shape]} {name}" for look, name in zip(design.marks, names, strict=False)
    ]
    found = [[one for one in marked if one in line] for line in out.splitlines()]
    rows = [len(row) for row in found if row]
    assert rows in ([4], [2, 2], [1, 1, 1, 1])
    assert rows == {40: [1, 1, 1, 1], 60: [2, 2], 80: [2, 2]}.get(width, [4])


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_of_a_list_stand_below_each_other(
    width: int, framework: Framework, templates: Templates
) -> None:
    card = role_card(framework, ["leder-af-ledere"])
    out = render_terminal(card, load_design(templates), width=width)
    columns: dict[str, set[int]] = {}
    for line in out.splitlines():
        if line.startswith("• "):
            for at, sign in enumerate(line):
                if sign in GLYPHS.values():
                    columns.setdefault(sign, set()).add(at)
    assert [len(at) for at in columns.values()] == [1, 1, 1, 1]
    assert max(max(at) for at in columns.values()) == min(width, READABLE) - 1


def is_matrix(document: Document, templates: Templates, width: int) -> bool:
    return "┼" in render_terminal(document, load_design(templates), width=width)


def test_a_table_is_a_matrix_where_its_columns_can_be_read(
    framework: Framework, templates: Templates
) -> None:
    """As many columns as there are roles and words as long as these: not a fixed width."""
    four = matrix(framework)
    assert not is_matrix(four, templates, 108)
    assert is_matrix(four, templates, 109)
    two = comparison(framework, [one.id for one in framework.roles[:2]])
    assert not is_matrix(two, templates, 52)
    assert is_matrix(two, templates, 53)
    long_word = framework_of(
        role("chef", 1, expectation("a", "Sætter velfærdsteknologiudviklingsretningen", "ro")),
        role("leder", 2, expectation("b", "Lytter", "mod")),
    )
    assert not is_matrix(matrix(long_word), templates, 78)
    assert is_matrix(matrix(long_word), templates, 79)


def test_in_a_matrix_one_sees_where_an_expectation_ends(
    framework: Framework, templates: Templates
) -> None:
    """Each begins with its row's mark, and nothing else in its column stands as far out."""
    out = render_terminal(matrix(framework), load_design(templates), width=120)
    table = [line.split("│") for line in out.splitlines() if "│" in line]
    cells = [one.removeprefix(" ") if at else one for row in table for at, one in enumerate(row)]
    count = sum(len(one.expectations) for one in framework.roles)
    assert sum(cell[:2] in {"▲ ", "■ ", "◆ ", "● "} for cell in cells) == count
    heads = {*(one.title for one in framework.roles), "Står i andre rækker"}
    others = [cell.rstrip() for cell in cells if cell.strip() and cell[0] not in "▲■◆●"]
    assert {cell for cell in others if not cell.startswith("  ")} == heads
    assert "Også: ■ · ◆" in out


def test_a_list_says_in_words_what_the_matrix_shows_by_marks(
    framework: Framework, templates: Templates
) -> None:
    out = render_terminal(matrix(framework), load_design(templates), width=80)
    assert "Også: ■ Faglighed og kvalitet · ◆ Mod og nytænkning\n" in out


def test_lines_to_write_on_end_at_one_column(
    documents: dict[str, list[Document]], templates: Templates
) -> None:
    sheets = [one for one in documents["box"] if one.kind == "lus"]
    assert sheets
    for width, end in ((60, 60), (80, 72), (160, 72)):
        for sheet in sheets:
            out = render_terminal(sheet, load_design(templates), width=width)
            lines = [line for line in out.splitlines() if line.endswith("__")]
            day = [line for line in lines if line.startswith("Slet arket senest: __")]
            assert {len(line) for line in lines if line not in day} == {end}


def test_an_agreement_is_read_in_one_piece(templates: Templates) -> None:
    agreements = blocks.Agreements(
        "a", "l", (blocks.Column("b", "Hvad", "Hvad?"), blocks.Column("c", "Hvornår", "Når?")), 2
    )
    out = render_terminal(document_of("x", agreements), load_design(templates), width=40)
    line = "_" * 29
    assert out.startswith(
        "Hvad     Hvad?\nHvornår  Når?\n\n"
        f"1. Hvad    {line}\n   Hvornår {line}\n\n2. Hvad    {line}\n"
    )


@settings(max_examples=examples(100))
@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format))
def test_a_mark_of_any_colour_shows_on_dark_and_on_light(color: str) -> None:
    """Also where the terminal has 256 colours only, and takes the nearest."""
    shown = on_either(color)
    nearest = Color.parse(shown).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex
    for one in (shown, nearest):
        assert min(contrast(one, "#ffffff"), contrast(one, "#000000")) >= GRAPHICS


def test_marks_in_the_terminal_differ_as_on_paper(templates: Templates) -> None:
    colors = [look.color for look in load_design(templates).marks]
    assert len({on_either(one) for one in colors}) == len(set(colors)) == 8


def test_styles_carry_no_other_colours(
    documents: dict[str, list[Document]], templates: Templates
) -> None:
    """Text is the terminal's own colour: bold, faint, slanted or underlined at most."""
    design = load_design(templates)
    marks = {on_either(look.color) for look in design.marks}
    exact = [Color.parse(one) for one in marks]
    # rich writes a style as it first did in a process, in as many colours as were asked for then.
    coarse = [one.downgrade(ColorSystem.EIGHT_BIT) for one in exact]
    wanted = {one.get_ansi_codes() for one in (*exact, *coarse)}
    found: set[tuple[str, ...]] = set()
    for document in documents["box"]:
        out = render_terminal(document, design, width=120, colors="truecolor")
        for written in re.findall(r"\x1b\[([0-9;]*)m", out):
            codes = written.split(";")
            color = codes.index("38") if "38" in codes else len(codes)
            assert set(codes[:color]) <= {"0", "1", "2", "3", "4", "7", "9"}
            found |= {tuple(codes[color:])} if codes[color:] else set()
    assert len(found) > 3
    assert found <= wanted
