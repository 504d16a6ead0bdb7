"""Reading YAML: types, limits and places."""

from __future__ import annotations

import math
from typing import Any

import pytest

from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import _COMPOSED, Source, parse
from ledelsesgrundlag_cli.source.refused import MAX_DEPTH, MAX_NODES


def source(text: str | bytes) -> Source:
    raw = text.encode() if isinstance(text, str) else text
    return parse(SourceFile("fil.yaml", "fil.yaml", raw))


def data(text: str | bytes) -> Any:
    read = source(text)
    assert read.diagnostics == ()
    return read.data


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ja", "ja"),
        ("no", "no"),
        ("on", "on"),
        ("2026-12-01", "2026-12-01"),
        ("1.0.0", "1.0.0"),
        ("12:30", "12:30"),
        ("0123", 123),
        ("0o17", 15),
        ("0x1F", 31),
        ("-7", -7),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("null", None),
        ("", None),
        ('"7"', "7"),
        ("'null'", "null"),
        ("9" * 5000, "9" * 5000),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_types_are_those_of_yaml_1_2(written: str, meant: object) -> None:
    assert data(f"felt: {written}\n") == {"felt": meant}


def test_not_a_number_is_a_float() -> None:
    assert math.isnan(data("felt: .nan")["felt"])


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert data(b"\xef\xbb\xbfid: x\n") == {"id": "x"}


def test_windows_line_ends_are_read() -> None:
    assert data(b"id: x\r\ntext: >-\r\n  en\r\n  to\r\n") == {"id": "x", "text": "en to"}


def test_depth_is_limited_while_reading() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert source(deepest).diagnostics == ()
    assert [one.code for one in source(f"[{deepest}]").diagnostics] == ["LG005"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[&a "])
def test_a_hundred_thousand_levels_are_refused_at_once(opening: str) -> None:
    found = source(opening * 100_000).diagnostics
    assert [one.code for one in found][:1] in (["LG005"], ["LG006"])


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("levels", [200, 999, 1_000, 1_001, 5_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_depth_is_told_of_whatever_libyaml_stops_at(
    opening: str, levels: int, mark: str
) -> None:
    """From 0.2.6 libyaml stops at a depth of its own, which it meets when it reads ahead."""
    [found] = source(f"{mark}# først\næ: x\nb:\n  {opening * levels}").diagnostics
    assert (found.code, found.span.line) == ("LG005", 4)
    assert found.span.column <= 2 + len(opening) * (MAX_DEPTH + 1)


def test_what_else_libyaml_stops_at_is_no_depth() -> None:
    deepest = "[" * (MAX_DEPTH - 1)
    assert [one.code for one in source(f"a: {deepest}@").diagnostics] == ["LG011"]


def test_an_alias_bomb_is_refused_unbuilt() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    found = source("\n".join(lines)).diagnostics
    assert {one.code for one in found} == {"LG006"}
    assert len(found) == 12 + 110


@pytest.mark.slow
def test_more_fields_than_memory_is_for_are_refused_where_they_are() -> None:
    items = "- x\n" * (MAX_NODES - 1)
    assert source(items).diagnostics == ()
    [found] = source(items + "- y\n").diagnostics
    assert (found.code, found.span.line) == ("LG004", MAX_NODES - 1)
    [found] = source("a:\n- b\n" * 80_000).diagnostics
    assert (found.code, found.span.line) == ("LG004", 133_333)


@pytest.mark.parametrize("before", ["", "\ufeff", "# x\r\n", "%YAML 1.2\n", "a: b\n...\n"])
def test_tag_directives_are_refused_unread(before: str) -> None:
    lines = "".join(f"%TAG !{number}! x\n" for number in range(60_000))
    found = source(f"{before}{lines}---\na: b\n").diagnostics
    assert {one.code for one in found} == {"LG007"}
    assert found[0].span.line == before.count("\n") + 1
    assert sum(one.stands_for for one in found) == 60_000
    assert data('a: "%TAG"\nb: "\n  %TAG x"\n') == {"a": "%TAG", "b": " %TAG x"}


@pytest.mark.slow
def test_what_points_into_large_files_does_not_keep_them_all() -> None:
    many = "".join(f"a{number}: x\n" for number in range(75_000))
    sources = [source(f"{many}b: {number}\n") for number in range(4)]
    for read in sources:
        assert read.span(("b",)).line == 75_001
    assert len(_COMPOSED) == 2
    small = [source(f"a: {number}\n") for number in range(12)]
    assert {read.span(("a",)).column for read in small} == {4}
    assert 2 < len(_COMPOSED) < 12


def test_ampersands_stars_and_exclamation_marks_inside_texts_are_fine() -> None:
    text = 'a: R&D * 2!\nb: "*fed* & !vigtigt"\nc: >-\n  &x *y !z\n  --- nej\n'
    assert data(text) == {"a": "R&D * 2!", "b": "*fed* & !vigtigt", "c": "&x *y !z --- nej"}


def test_an_escape_written_as_text_is_kept_for_the_renderer_to_show() -> None:
    assert data('a: "\\e[31m"') == {"a": "\x1b[31m"}


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_control_characters_are_told_with_their_place(sign: str) -> None:
    [found] = source(f"id: x\ntext: a{sign}b\n").diagnostics
    assert (found.code, found.span.line, found.span.column) == ("LG003", 2, 8)
    assert f"U+{ord(sign):04X}" in found.message


TEXT = """\
id: x
liste:
  - navn: "æøå 1"
    tal: 3
  - navn: to
"""


@pytest.mark.parametrize(
    ("loc", "key", "place"),
    [
        (("id",), False, (1, 5, 1, 6)),
        (("id",), True, (1, 1, 1, 3)),
        (("liste", 0, "navn"), False, (3, 11, 3, 18)),
        (("liste", 0, "tal"), True, (4, 5, 4, 8)),
        (("liste", 1), False, (5, 5, 5, 5)),
        (("liste", 1, "en-mærkat", "navn"), False, (5, 11, 5, 13)),
        (("liste", 1, "mangler"), False, (5, 5, 5, 5)),
        (("liste", 9), False, (3, 3, 3, 3)),
        ((), False, (1, 1, 1, 1)),
    ],
)
def test_a_path_leads_back_to_its_place(
    loc: tuple[str | int, ...], key: bool, place: tuple[int, ...]
) -> None:
    span = source(TEXT).span(loc, key=key)
    assert (span.line, span.column, span.end_line, span.end_column) == place
    assert str(span) == f"fil.yaml:{place[0]}:{place[1]}"


def test_a_file_that_could_not_be_read_has_a_place_too() -> None:
    assert str(source("[").span(("id",))) == "fil.yaml:1:1"
