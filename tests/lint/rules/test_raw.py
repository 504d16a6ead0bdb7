"""What a file can be read with, but should not have: LG002, LG015 and LG110."""

from __future__ import annotations

import json

import pytest

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.edits.edit import apply
from ledelsesgrundlag_cli.lint.rules.raw import check_raw, check_traps
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import Source, parse


def source(text: str) -> Source:
    return parse(SourceFile("fora.yaml", "fora.yaml", text.encode()))


def mended(text: str) -> str:
    found = [*check_raw("fora.yaml", text.encode()), *check_traps(source(text))]
    assert all(one.safe for one in found)
    return apply(text, [one.fix for one in found if one.fix])[0]


def test_a_byte_order_mark_is_told_and_taken_away() -> None:
    [found] = check_raw("a.yaml", "\ufeffid: a\n".encode())
    assert (found.code, found.severity) == ("LG002", Severity.WARNING)
    assert mended("\ufeffid: a\n") == "id: a\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\r\nb: 2\n", 2),
        ("a: 1\nb: 2\nc: 3\r\n", 3),
        ("a: 1\rb: 2\r", 1),
        ("# a\r# b\nc: 3", 2),
    ],
)
def test_mixed_line_ends_are_told_where_they_change(text: str, line: int) -> None:
    [found] = check_raw("a.yaml", text.encode())
    assert (found.code, found.span.line) == ("LG015", line)
    assert "\r" not in mended(text)
    assert mended(text).count("\n") == mended(mended(text)).count("\n")


@pytest.mark.parametrize("text", ["a: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "", "æ: ø"])
def test_one_kind_of_line_end_is_fine(text: str) -> None:
    assert list(check_raw("a.yaml", text.encode())) == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("name: On\n", [7]),
        ("name: no # ja\n", [7]),
        ("- yes\n- Y\n", [3, 3]),
        ("aliases: [ on, off]\n", [12, 16]),
        ("name:   OFF", [9]),
    ],
)
def test_words_that_others_read_as_true_or_false_are_told(text: str, columns: list[int]) -> None:
    found = list(check_traps(source(text)))
    assert sorted(one.span.column for one in found) == columns
    assert {(one.code, one.severity) for one in found} == {("LG110", Severity.NOTE)}
    assert list(check_traps(source(mended(text)))) == []
    assert json.dumps(source(mended(text)).data) == json.dumps(source(text).data)


@pytest.mark.parametrize(
    "text",
    [
        "name: ja\n",
        "name: nej\n",
        'name: "no"\n',
        "name: 'on'\n",
        "name: >-\n  on\n  off\n",
        "name: on the road\n",
        "# a: no\nname: nu\n",
        'text: "hold, on"\n',
        "name: nobody\n",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert source(text).data
    assert list(check_traps(source(text))) == []
