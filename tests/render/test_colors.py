"""A dark screen has colours of its own, made from HR's: whatever those are, they can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.long import examples

from ledelsesgrundlag_cli.render.colors import GRAPHICS, TEXT, contrast, on_dark
from ledelsesgrundlag_cli.render.design import Colors, Design, Fonts, MarkDesign, load_design

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.render.templates import Templates

WHITE = "#ffffff"
ANY = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
READ = ANY.filter(lambda color: contrast(color, WHITE) >= TEXT)
"""What LG621 lets through on white paper."""


def design(ink: str, paper: str, accent: str, marks: tuple[str, ...]) -> Design:
    """A design of these colours."""
    return Design(
        colors=Colors(ink=ink, muted=ink, rule="#d5dae0", paper=paper, accent=accent),
        fonts=Fonts(family="LG Sans"),
        marks=tuple(MarkDesign(shape="circle", color=color) for color in marks),
    )


def assert_read(made: Design) -> None:
    """Hold that all can be read on a dark screen that is dark."""
    found = on_dark(made)
    assert found is not None
    colors, marks = found
    paper = colors["paper"]
    assert contrast(paper, WHITE) > 9
    assert set(colors) == set(Colors.model_fields)
    for name in ("ink", "muted", "accent"):
        assert contrast(colors[name], paper) >= TEXT, name
    assert len(marks) == len(made.marks)
    for mark in marks:
        assert contrast(mark, paper) >= max(TEXT, GRAPHICS)
        assert contrast(paper, mark) >= TEXT  # the words on a band of the mark's colour


def test_the_box_can_be_read(templates: Templates) -> None:
    made = load_design(templates)
    assert_read(made)
    found = on_dark(made)
    assert found is not None
    assert len(set(found[1])) == len(made.marks) == 8


@settings(max_examples=examples(60))
@given(READ, READ, st.lists(ANY, min_size=1, max_size=8).map(tuple))
def test_any_design_that_can_be_read_on_paper_can_be_read(
    ink: str, accent: str, marks: tuple[str, ...]
) -> None:
    assert_read(design(ink, WHITE, accent, marks))


@pytest.mark.parametrize(("paper", "ink"), [("#101418", "#f2f2f2"), ("#000000", "#ffffff")])
def test_a_design_that_is_dark_stays_as_it_is(paper: str, ink: str) -> None:
    assert on_dark(design(ink, paper, ink, (ink,))) is None
