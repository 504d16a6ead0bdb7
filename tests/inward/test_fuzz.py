"""Files that are broken anyhow: each is read, or refused in Danish; nothing else happens."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inward import filling
from tests.inward.make_files import FILES
from tests.inward.test_reading import answers
from tests.long import examples

from ledelsesgrundlag_cli.inward.filled import Filled
from ledelsesgrundlag_cli.inward.reading import NotReadableError, read_filled

WHOLE = {
    "pdf": (FILES / "pikepdf.pdf").read_bytes(),
    "qpdf": (FILES / "qpdf.pdf").read_bytes(),
    "docx": (FILES / "python-docx.docx").read_bytes(),
    "json": answers(),
}
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from([b"/Kids", b"/Fields", b"1 0 R", b"<<", b">>", b"[", b"null", b"-1", b"\0"]),
)
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 12), PIECES), max_size=8
)


def broken(content: bytes, changes: list[tuple[float, int, bytes]], kept: float) -> bytes:
    """A file with pieces put in and taken out at places in it, and its end cut off."""
    raw = bytearray(content)
    for place, taken, put in changes:
        at = int(place * len(raw))
        raw[at : at + taken] = put
    return bytes(raw[: int(kept * len(raw))])


def refusal_of(content: bytes) -> NotReadableError | None:
    """Read a file; return why it cannot be, or None."""
    try:
        found = read_filled(content)
    except NotReadableError as error:
        return error
    assert isinstance(found, Filled)
    return None


def check_one(content: bytes) -> None:
    """See that a file is read, or refused in sentences."""
    refused = refusal_of(content)
    if refused is not None:
        assert refused.message.endswith(".")
        assert refused.remedy.endswith(".")


@pytest.mark.parametrize("kind", WHOLE)
def test_a_broken_file_is_read_or_refused(kind: str) -> None:
    assert refusal_of(WHOLE[kind]) is None
    kept = st.one_of(st.just(1.0), st.floats(0, 1))

    @settings(max_examples=examples(25))
    @given(CHANGES, kept)
    def check(changes: list[tuple[float, int, bytes]], kept: float) -> None:
        check_one(broken(WHOLE[kind], changes, kept))

    check()


def test_a_word_file_with_broken_parts_is_read_or_refused() -> None:
    parts = filling.parts_of(WHOLE["docx"])
    readable = [filling.MAIN, "customXml/item1.xml", "docProps/custom.xml", "word/header1.xml"]
    assert {filling.MAIN, "docProps/custom.xml"} <= {*parts}

    @settings(max_examples=examples(25))
    @given(st.sampled_from([one for one in readable if one in parts]), CHANGES)
    def check(name: str, changes: list[tuple[float, int, bytes]]) -> None:
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            for one, part in parts.items():
                package.writestr(one, broken(part, changes, 1.0) if one == name else part)
        check_one(made.getvalue())

    check()
