"""Carets stand under what they mean, whatever fills the line before them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ledelsesgrundlag_cli.lint.report.excerpt import excerpt
from ledelsesgrundlag_cli.lint.report.visible import ordinary, visible

WIDE = 1000


def under(line: str, marked: str, room: int = WIDE) -> str:
    """Return what the carets stand under: the letters that begin in the cells they fill."""
    start = line.index(marked)
    shown = excerpt(line, start, start + len(marked), room)
    found, at = "", 0
    for char in shown.text:
        width = cell_len(char)
        if shown.start <= at - (width == 0) < shown.start + shown.length:
            found += char
        at += width
    return found


@pytest.mark.parametrize(
    ("line", "marked", "wanted"),
    [
        ("id: leder", "leder", "leder"),
        ("id:\tleder", "leder", "leder"),
        ("id:\tleder", "\t", "    "),
        ("漢字 leder", "leder", "leder"),
        ("漢字 leder", "字", "字"),
        ("e\u0301e\u0301 leder", "leder", "leder"),
        ("le\u0301der", "e\u0301", "e\u0301"),
        ("le\u0301der", "\u0301", "e\u0301"),  # an accent cannot be pointed at without its letter
        ("le\u200bder", "\u200b", "\\u200b"),
        ("le\u200bder", "der", "der"),
        ("le\xadder", "\xad", "\\xad"),
        ("\x1b[31mleder", "leder", "leder"),
        ("\x1b[31mleder", "\x1b", "\\x1b"),
        ("\ud800\U000e0041 x", "\U000e0041", "\\U000e0041"),
        ("\u0301leder", "\u0301", "\\u0301"),  # it would land on the margin
        ("\t\u0301leder", "\u0301", "\\u0301"),
        ("👍🏽 leder", "leder", "leder"),
        ("”leder” – og", "– og", "– og"),
    ],
)
def test_the_carets_stand_under_what_is_marked(line: str, marked: str, wanted: str) -> None:
    assert under(line, marked) == wanted


@pytest.mark.parametrize(
    "before", ["", "a ", "ord " * 50, "漢字" * 50, "e\u0301 " * 50, "\t" * 30]
)
@pytest.mark.parametrize("after", ["", " b", " ord" * 50, "漢字" * 50, "\x1b" * 50])
@pytest.mark.parametrize("room", [16, 36, 76])
def test_a_long_line_is_shown_around_what_is_marked(before: str, after: str, room: int) -> None:
    line = f"{before}mærket{after}"
    assert under(line, "mærket", room) == "mærket"
    shown = excerpt(line, len(before), len(before) + 6, room)
    assert cell_len(shown.text) <= room
    whole = visible(line.replace("\t", "    "))
    assert (shown.text == whole) is (cell_len(whole) <= room)
    assert whole.startswith(shown.text.rstrip("…")) is not shown.text.startswith("…")
    assert whole.endswith(shown.text.lstrip("…")) is not shown.text.endswith("…")


def test_a_place_without_width_gets_one_caret() -> None:
    assert excerpt("id: leder", 4, 4, 76) == ("id: leder", 4, 1)
    assert excerpt("id: leder", 9, 9, 76) == ("id: leder", 9, 1)
    assert excerpt("", 0, 0, 76) == ("", 0, 1)


def test_a_place_outside_the_line_is_drawn_at_its_end() -> None:
    assert excerpt("id: leder", 40, 50, 76) == ("id: leder", 9, 1)
    assert excerpt("id: leder", 4, 50, 76) == ("id: leder", 4, 5)
    assert excerpt("id: leder", 4, 2, 76) == ("id: leder", 4, 1)


def test_what_is_marked_may_be_longer_than_there_is_room_for() -> None:
    shown = excerpt("a" * 50 + "b" * 500, 50, 550, 36)
    assert shown == ("…" + "b" * 34 + "…", 1, 34)


def test_a_heap_of_accents_is_cut_down() -> None:
    line = "a" + "\u0301" * 500 + "b"
    assert under(line, "b", 76) == "b"
    assert len(excerpt(line, 501, 502, 76).text) < 100
    assert excerpt(line, 0, 1, 76).text.startswith("a" + "\u0301" * 8 + "\\u0301")


def test_ordinary_characters_are_a_cell_each() -> None:
    looked = [char for char in map(chr, range(0x10000)) if ordinary(char)]
    assert len(looked) > 600
    assert [char for char in looked if cell_len(char) != 1 or visible(char) != char] == []


mixed = st.text(
    st.one_of(
        st.characters(), st.sampled_from("aæø \t漢字\u0301\u0308\u200b\x1b\u202e\ud800\ufe0f👍")
    ),
    max_size=120,
)


@given(mixed, st.integers(0, 130), st.integers(0, 130), st.integers(0, 120))
def test_any_span_of_any_line(line: str, start: int, length: int, room: int) -> None:
    shown = excerpt(line, start, start + length, room)
    assert shown.length >= 1
    assert cell_len(shown.text) <= max(room, 16)
    assert shown.start + shown.length <= max(room, 16)
    categories = {unicodedata.category(char) for char in shown.text}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(
    st.text(st.sampled_from("aæ ”漢字👍\t\u200b\x1b\u0301"), max_size=300),
    st.text(st.sampled_from("bø–漢\t\u202e"), min_size=1, max_size=6),
    st.text(st.sampled_from("aæ ”漢字👍\t\u200b\x1b"), max_size=300),
    st.integers(30, 90),
)
def test_what_is_marked_is_whole_and_under_the_carets(
    before: str, marked: str, after: str, room: int
) -> None:
    """Six characters fill at most 36 cells; none of them is in the text before."""
    wanted = visible(marked.replace("\t", "    "))
    start = len(before)
    shown = excerpt(before + marked + after, start, start + len(marked), room + 8)
    cells = [(char, index) for char in shown.text for index in range(cell_len(char))]
    under_them = cells[shown.start : shown.start + shown.length]
    assert "".join(char for char, index in under_them if index == 0) == wanted
