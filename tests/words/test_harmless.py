"""``literal``: any string becomes one line of text that obeys nobody."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.long import examples

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon
from ledelsesgrundlag_cli.render.literal import literal_document
from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Every character with Unicode's property Bidi_Control."""

anything = st.text(st.characters(), max_size=80)
"""Any text, halves of characters included, as a command line on Linux can hold them."""


def test_ordinary_text_comes_out_as_it_is() -> None:
    for text in (
        "Sætter tydelig retning, leder og kommunikerer – også på tværs",
        "Æ Ø Å é ü ß ñ ğ ł",
        "”Citat” ‘citat’ »citat« … · › ▲■◆●",
        "سلام שלום 漢字 हिन्दी ไทย",
        "👩‍👩‍👧 🇩🇰 👍🏽 e\u0301",
        "5 % < 10 & [x] {y} \\ | * _ # ~ ` $ @ ^",
        "a\N{NO-BREAK SPACE}b",
        "\\x1b",
    ):
        assert literal(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a b"),
        ("a\r\n\r\nb\tc", "a b c"),
        ("  a \u2028\u2029\x85\x0b\x0c b  ", "a b"),
        ("", ""),
        (" \n\t ", ""),
        ("\x1b[31mrød\x1b[0m", "\\x1b[31mrød\\x1b[0m"),
        ("\x9b31m", "\\x9b31m"),
        ("\x00\x07\x08\x7f", "\\x00\\x07\\x08\\x7f"),
        ("\u202eabc", "\\u202eabc"),
        ("\ufeffa", "\\ufeffa"),
        ("\ud83d", "\\ud83d"),
        ("\udcc3\udca6", "\\udcc3\\udca6"),
        ("\U0001fffe", "\\U0001fffe"),
        ("\uffff", "\\uffff"),
    ],
    ids=ascii,
)
def test_what_is_unsafe_becomes_visible(text: str, shown: str) -> None:
    assert literal(text) == shown


@pytest.mark.parametrize("char", BIDI, ids=ascii)
def test_no_mark_reorders_the_text_around_it(char: str) -> None:
    assert unicodedata.category(char) == "Cf"
    assert literal(f"a{char}b") == f"a\\u{ord(char):04x}b"


def test_no_control_character_and_no_non_character_is_left() -> None:
    numbers = [*range(0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)]
    numbers += [plane + low for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF)]
    unsafe = [
        number
        for number in numbers
        if not 0x20 <= number < 0x7F and chr(number) in literal(f"a{chr(number)}b")
    ]
    assert len(numbers) > 2000
    assert unsafe == []


@pytest.mark.parametrize("space", " \t\n\u00a0\u2003\u3000\u202f", ids=ascii)
def test_no_white_space_is_left_at_the_ends(space: str) -> None:
    """Markup put right beside a text, such as Markdown's stars, must touch a letter."""
    assert literal(f"{space}a{space}") == "a"
    assert literal(space) == ""


@settings(max_examples=examples(50))
@given(anything)
def test_any_text_becomes_one_safe_line(text: str) -> None:
    shown = literal(text)
    assert len(shown.splitlines()) <= 1
    assert shown == shown.strip()
    assert "  " not in shown
    assert not set(shown) & set(BIDI)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs"}]
    shown.encode("utf-8")


@settings(max_examples=examples(50))
@given(anything)
def test_showing_twice_changes_nothing_more(text: str) -> None:
    assert literal(literal(text)) == literal(text)


@settings(max_examples=examples(50))
@given(anything)
def test_nothing_but_white_space_is_lost(text: str) -> None:
    """What is left out is white space; what is made visible can be read back."""
    read_back = re.sub(
        r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))",
        lambda match: chr(int(match[1] or match[2] or match[3], 16)),
        literal(text.replace("\\", "/")),
    )

    def solid(some: str) -> str:
        return "".join(char for char in some if not char.isspace())

    assert solid(read_back) == solid(text.replace("\\", "/"))


def test_every_string_of_a_document_is_made_safe(framework: Framework) -> None:
    unsafe = "a\x1bb"
    mark = blocks.Mark("m", unsafe, 0)
    item = blocks.ExpectationItem(
        "i", "i", unsafe, True, (mark,), roles=(unsafe,), shared_with=(unsafe, unsafe)
    )
    document = blocks.Document(
        kind="rollekort",
        id="d",
        title=unsafe,
        language="da",
        colophon=colophon(framework)._replace(organisation=unsafe),
        blocks=(
            blocks.Title("t", unsafe, unsafe, unsafe),
            blocks.Fields("f", (blocks.Field("a", unsafe, unsafe), blocks.Field("b", unsafe))),
            blocks.Chain("c", ((blocks.ChainLink("l", unsafe, True),),)),
            blocks.Expectations("e", unsafe, (item,), intro=unsafe, shared_note=unsafe),
            blocks.Excerpts("x", (blocks.Excerpt(unsafe), blocks.Excerpt(unsafe))),
        ),
    )
    before, after = repr(document), repr(literal_document(document))
    count = before.count(repr(unsafe))
    assert count == 19
    assert repr(unsafe) not in after
    assert after.count(repr("a\\x1bb")) == count
    assert literal_document(document).blocks[1] == blocks.Fields(
        "f", (blocks.Field("a", "a\\x1bb", "a\\x1bb"), blocks.Field("b", "a\\x1bb", None))
    )
