"""What people type, made ready for one line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.words.one_line import NotPlainError, one_line


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Klar\t tale\r\n", "Klar tale"),
        (unicodedata.normalize("NFD", "Ærø på å"), "Ærø på å"),
        ("a\xa0b\u2028c", "a b c"),
        ("'\"#:", "'\"#:"),
    ],
)
def test_a_text_is_put_on_one_line(text: str, plain: str) -> None:
    assert one_line(text, 20) == plain


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "tom"),
        (" \n\t", "tom"),
        ("x" * 21, "højst have 20 tegn"),
        ("a\x00b", r"U\+0000"),
        ("a\u202eb", r"U\+202E"),
        ("a\udcffb", r"U\+DCFF"),
    ],
    ids=ascii,
)
def test_what_cannot_be_used_is_told(text: str, told: str) -> None:
    with pytest.raises(NotPlainError, match=told):
        one_line(text, 20)


@given(st.text())
def test_what_is_ready_stays_as_it_is(text: str) -> None:
    try:
        ready = one_line(text, 50)
    except NotPlainError:
        return
    assert one_line(ready, 50) == ready
    assert ready.isprintable()
