"""Writing YAML: any text is read back as it was, here and by programs that read older YAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.edits.yaml_text import WIDTH, Value, item, lines, scalar
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import parse

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NASTY = st.text(st.sampled_from("ab :#-[]{},'\"\\>|&*!%@`?\n\t=~1.eoø \u2028\u200b\ufeff"))


def read(written: list[str]) -> object:
    raw = "".join(f"{line}\n" for line in written).encode()
    source = parse(SourceFile("fil.yaml", "fil.yaml", raw))
    assert source.diagnostics == ()
    return source.data


@given(st.one_of(ANY_TEXT, NASTY), st.integers(1, 40))
def test_any_text_is_read_back(text: str, times: int) -> None:
    long = text * times
    fields: dict[str, Value] = {
        "tekst": long,
        "liste": [text, long],
        "ting": [{"id": text, "under": {"tekst": long}, "tal": 7}],
    }
    assert read(lines(fields)) == fields
    assert read(["top:", *item({"a": long, "b": [text]}, 4, 3)]) == {
        "top": [{"a": long, "b": [text]}]
    }


@pytest.mark.parametrize(
    "text",
    ["no", "Yes", "ON", "y", "null", "~", "1", "1.0.0", "2026-12-01", "12:30", "1_000", "0x1f"],
)
def test_a_text_is_text_to_older_programs_too(text: str) -> None:
    assert yaml.safe_load(f"felt: {scalar(text)}") == {"felt": text}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Klar tale", "Klar tale"),
        ("Én øl, to ål", '"Én øl, to ål"'),
        ("Siden sidst: nyt", '"Siden sidst: nyt"'),
        ('Han sagde "nej"', 'Han sagde "nej"'),
        ('"Nej"', r'"\"Nej\""'),
        ("a\\b: ", r'"a\\b: "'),
        ("skjult\u200btegn", r'"skjult\u200btegn"'),
        ("", '""'),
    ],
)
def test_quotes_come_only_where_they_must(text: str, written: str) -> None:
    assert scalar(text) == written


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(ValueError, match="half"):
        scalar("\ud800")


def test_long_texts_are_folded_between_words() -> None:
    written = lines({"text": "Et langt udsagn om ledelse " * 9 + "slut"}, 4)
    assert written[0] == "    text: >-"
    assert len(written) == 4
    assert all(line.startswith("      ") and line[6] != " " for line in written[1:])
    assert max(map(len, written)) <= WIDTH
