"""The booklet tells which sheets there are for each of the document's tools, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.tool_sheets import tool_sheets

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework


def told(framework: Framework) -> dict[str, str]:
    """Return what is told of each tool, by its name."""
    made = [one for one in tool_sheets(framework, "ark") if isinstance(one, blocks.Items)]
    said = (item.text.partition(": ") for one in made for item in one.items)
    return {name: sheets for name, _, sheets in said}


def test_each_tool_stands_by_its_own_name_with_its_sheets(framework: Framework) -> None:
    assert framework.tools is not None
    found = told(framework)
    assert list(found) == [one.name for one in framework.tools.tools]
    assert len(found) == 4
    assert (
        "Opfølgning på jeres aftaler (tre til seks måneder efter jeres LUS)"
        in (found["lederudviklingssamtale (LUS)"])
    )
    assert sum(one.count(" (") for one in found.values()) >= 7
    assert {one.id for one in booklet(framework).blocks} >= {"ark", "ark_liste", "ark_tilfoejet"}


def test_what_is_off_is_left_out_until_hr_has_written_its_words(framework: Framework) -> None:
    def with_sheets(**said: object) -> str:
        off = {"opt_in": True, **said}
        sheets = [
            one.model_copy(update=off) if one.tool == "lus" else one for one in framework.sheets
        ]
        return told(replace(framework, sheets=tuple(sheets)))["lederudviklingssamtale (LUS)"]

    assert with_sheets() == "ingen ark endnu"
    assert with_sheets(kept="Lederen gemmer det.").count(" (") == 3  # one is in the LUS's title


def test_a_document_that_names_no_tools_has_no_such_page(framework: Framework) -> None:
    assert told(replace(framework, tools=None)) == {}
    assert told(replace(framework, sheets=())) == {}
