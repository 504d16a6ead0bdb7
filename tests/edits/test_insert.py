"""One more item in a list: lines are added, and no byte of what was there changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.long import examples

from ledelsesgrundlag_cli.edits.insert import NoPlaceError, add_item
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import Source, parse

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.edits.yaml_text import Value

NEW: dict[str, Value] = {"id": "ny", "text": "Ny: tekst"}
BOX = Path(__file__).resolve().parents[2] / "framework"


def source(text: str | bytes) -> Source:
    raw = text.encode() if isinstance(text, str) else text
    return parse(SourceFile("fil.yaml", "fil.yaml", raw))


def added(text: str, after: int = 0) -> str:
    return add_item(source(text), ("ting",), after, NEW).decode()


def without(longer: bytes, shorter: bytes) -> bytes:
    """What was put into a file, which must be one piece."""
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    more = len(longer) - len(shorter)
    assert longer[:start] + longer[start + more :] == shorter
    return longer[start : start + more]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ting:\n  - id: a\n", 'ting:\n  - id: a\n  - id: ny\n    text: "Ny: tekst"\n'),
        ("ting:\n- id: a\n", 'ting:\n- id: a\n- id: ny\n  text: "Ny: tekst"\n'),
        ("ting:\n  -   id: a", 'ting:\n  -   id: a\n  -   id: ny\n      text: "Ny: tekst"'),
        (
            "ting:\r\n  - id: a # her\r\n\r\nmere: 1\r\n",
            'ting:\r\n  - id: a # her\r\n  - id: ny\r\n    text: "Ny: tekst"\r\n\r\nmere: 1\r\n',
        ),
        (
            "ting:\n  - id: a\n    # om a\n  # n\n  - id: b\n",
            'ting:\n  - id: a\n    # om a\n  - id: ny\n    text: "Ny: tekst"\n  # n\n  - id: b\n',
        ),
        (
            "ting:\n  - id: a\n    text: >-\n      lang\n      tekst\n\n\n# slut\n",
            (
                "ting:\n  - id: a\n    text: >-\n      lang\n      tekst\n"
                '  - id: ny\n    text: "Ny: tekst"\n\n\n# slut\n'
            ),
        ),
        (
            "ting:\n  - id: a\n    text: |+\n      lang\n\n\n",
            'ting:\n  - id: a\n    text: |+\n      lang\n\n\n  - id: ny\n    text: "Ny: tekst"\n',
        ),
        (
            "ting:\n  - id: a\n    ord: [x,\n      y\n    ]\nmere: 1\n",
            (
                "ting:\n  - id: a\n    ord: [x,\n      y\n    ]\n"
                '  - id: ny\n    text: "Ny: tekst"\nmere: 1\n'
            ),
        ),
        (
            "ting:\n  - id: a\n    ord: []\n    tom:\n",
            'ting:\n  - id: a\n    ord: []\n    tom:\n  - id: ny\n    text: "Ny: tekst"\n',
        ),
    ],
)
def test_lines_go_after_the_item_as_its_neighbours_are_written(before: str, after: str) -> None:
    assert added(before) == after


def test_an_item_may_go_between_others() -> None:
    assert added("ting:\n  - id: a\n  - id: b\n  - id: c\n", 1) == (
        'ting:\n  - id: a\n  - id: b\n  - id: ny\n    text: "Ny: tekst"\n  - id: c\n'
    )


@pytest.mark.parametrize(
    "text", ["ting: [{id: a}]\n", "ting:\n  -\n    id: a\n", "{ting: [{id: a}]}\n"]
)
def test_a_list_in_brackets_is_left_alone(text: str) -> None:
    with pytest.raises(NoPlaceError):
        added(text)


LISTS = [
    (path, "expectations" if path.parent.name == "roles" else "prompts")
    for folder in ("roles", "prompts")
    for path in sorted((BOX / folder).glob("*.yaml"))
] + [(BOX / "quotes.yaml", "quotes"), (BOX / "fora.yaml", "fora")]


@pytest.mark.slow
@settings(deadline=None, max_examples=examples(30))
@given(
    st.sampled_from(LISTS),
    st.integers(0, 100),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.booleans(),
)
def test_every_byte_of_the_files_in_the_box_survives(
    where: tuple[Path, str], number: int, text: str, ending: str, bom: bool, cut: bool
) -> None:
    path, name = where
    written = path.read_text(encoding="utf-8").replace("\n", ending)
    raw = b"\xef\xbb\xbf" * bom + (written.rstrip() if cut else written).encode()
    before = source(raw)
    after = number % len(before.data[name])
    longer = add_item(before, (name,), after, {"id": "ny", "text": text})
    new = without(longer, raw)
    assert (b"\r" in new) is (ending == "\r\n")
    read = source(longer).data
    assert read[name].pop(after + 1) == {"id": "ny", "text": text}
    assert read == before.data


def test_there_are_lists_to_try() -> None:
    assert len(LISTS) > 9
