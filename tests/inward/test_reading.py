"""What is read of files of answers, PDF and Word: the answers, and why a file cannot be read."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ledelsesgrundlag_cli.inward.reading import NotReadableError, read_filled

WHOLE = {
    "format": "ledelsesgrundlag-svar/1",
    "document": {"kind": "lus", "id": "lus"},
    "framework": "odsherred",
    "organisation": "Odsherred Kommune",
    "version": "1.0.0",
    "roles": ["leder-af-ledere"],
    "talk": "2026-12-01",
    "delete_by": "2027-01-01",
    "shared": True,
    "fields": "9f2c01ab",
    "answers": {"leder-lykkedes": "Ét\r\nto\rtre\x07", "leder-tick": True, "leder-tom": "  "},
}


def answers(**changed: object) -> bytes:
    """An answers file with some keys changed; those that become None are left out."""
    content = {key: one for key, one in (WHOLE | changed).items() if one is not None}
    return json.dumps(content).encode()


def test_an_answers_file_is_read_with_its_head() -> None:
    found = read_filled(answers())
    head = found.answers.head
    assert found.answers.given == {"leder-lykkedes": "Ét\nto\ntre", "leder-tick": True}
    assert (head.kind, head.id, head.framework, head.version) == (
        "lus",
        "lus",
        "odsherred",
        "1.0.0",
    )
    assert (head.organisation, head.roles) == ("Odsherred Kommune", ("leder-af-ledere",))
    assert (head.talk, head.delete_by) == (date(2026, 12, 1), date(2027, 1, 1))
    assert (head.shared, head.fields) == (True, "9f2c01ab")


def test_what_is_new_in_the_head_may_be_missing() -> None:
    new = ("organisation", "roles", "talk", "delete_by", "shared", "fields")
    head = read_filled(answers(**dict.fromkeys(new))).answers.head
    assert [getattr(head, one) for one in new] == [None, None, None, None, False, None]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (answers(format="ledelsesgrundlag-svar/2"), "en anden version af lg"),
        (answers(format=None), "ikke et ark fra lg"),
        (answers(document="lus"), "er ændret"),
        (answers(version=None), "er ændret"),
        (answers(answers={"leder-lykkedes": 1}), "er ændret"),
        (answers(answers={"leder-lykkedes": "x" * 70_000}), "over 64 KB"),
        (answers(answers={f"a-{one}": "x" for one in range(2001)}), "over 2.000 felter"),
        (answers(answers={"x": "y" * 1_100_000}), "for stor"),
        (answers()[:-40], "ikke et ark fra lg"),
        (b"[" * 100_000, "ikke et ark fra lg"),
        (b"", "ikke et ark fra lg"),
        (b"Bare en tekst", "ikke et ark fra lg"),
        (b" " * (20 * 1024 * 1024 + 1), "over 20 MB"),
    ],
)
def test_what_is_no_file_of_answers_says_why(content: bytes, message: str) -> None:
    with pytest.raises(NotReadableError) as caught:
        read_filled(content)
    assert message in caught.value.message
    assert caught.value.remedy.endswith(".")
