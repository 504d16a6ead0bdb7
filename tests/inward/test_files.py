"""Files that programs have saved: what each keeps, as ``files/programs.json`` says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.inward.blank import box
from tests.inward.make_files import FILES, GIVEN

from ledelsesgrundlag_cli.documents.request import ALL_SIDES
from ledelsesgrundlag_cli.inward.placing import place
from ledelsesgrundlag_cli.inward.reading import NotReadableError, read_filled
from ledelsesgrundlag_cli.inward.recognising import Sheets

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.answers import Answer

TABLE: list[dict[str, Any]] = json.loads((FILES / "programs.json").read_text(encoding="utf-8"))
MESSAGES = {
    "no fields": "Filen har ingen felter at læse.",
    "no controls": "Word-filen har ikke sine felter mere.",
}


def test_the_table_names_every_file() -> None:
    assert sorted(one["file"] for one in TABLE) == sorted(
        one.name for one in FILES.iterdir() if one.name != "programs.json"
    )
    for one in TABLE:  # and each by the program that made it
        assert one["file"].split(".")[0].split("-")[0] in one["program"].lower(), one


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["file"])
def test_a_program_keeps_what_the_table_says(row: dict[str, Any]) -> None:
    content = (FILES / row["file"]).read_bytes()
    if row["keeps"] != "all":
        with pytest.raises(NotReadableError, match=MESSAGES[row["keeps"]]):
            read_filled(content)
        return
    recognised = Sheets(box()).recognised(read_filled(content))
    head = recognised.filled.answers.head
    assert (head.id, head.roles) == ("lus", ("leder-af-ledere",))
    assert recognised.document is not None
    assert recognised.variant is not None
    assert (recognised.variant.side, recognised.variant.agreements) == (ALL_SIDES, 0)
    placed = place(recognised.filled, recognised.document)
    assert placed.gone == {}
    assert placed.given == expected(row)
    assert placed.differing == (("leder-navn",) if "0.1.0" in row["file"] else ())


def expected(row: dict[str, Any]) -> dict[str, Answer]:
    """What was written, less what the program cannot write."""
    given: dict[str, Answer] = {
        name: one.replace(row.get("without", "\0"), "") if isinstance(one, str) else one
        for name, one in GIVEN.items()
    }
    if "0.1.0" in row["file"]:
        given["leder-navn"] = "Leder A / Leder B"
    return given
