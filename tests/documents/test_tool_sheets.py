"""The booklet tells which sheets there are for each of the document's tools, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.tool_sheets import tool_sheets

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework


def told(framework: Framework) -> dict[str, list[str]]:
    """Return what is told of each tool, by its name."""
    made = [*tool_sheets(framework, "ark")]
    names = [one.text for one in made if isinstance(one, blocks.Text) and one.address]
    lists = [[x.text for x in one.items] for one in made if isinstance(one, blocks.Items)]
    return dict(zip(names, lists, strict=True))


def test_each_tool_stands_by_its_own_name_with_its_sheets(framework: Framework) -> None:
    assert framework.tools is not None
    found = told(framework)
    assert list(found) == [one.name for one in framework.tools.tools]
    assert len(found) == 4
    assert (
        "Opfølgning på jeres aftaler: tre til seks måneder efter jeres LUS"
        in (found["lederudviklingssamtale (LUS)"])
    )
    assert sum(map(len, found.values())) >= 7
    assert {one.id for one in booklet(framework).blocks} >= {"ark", "ark_lus", "ark_tilfoejet"}


def test_what_is_off_is_left_out_until_hr_has_written_its_words(framework: Framework) -> None:
    def with_sheets(**said: object) -> list[str]:
        off = {"opt_in": True, **said}
        sheets = [
            one.model_copy(update=off) if one.tool == "lus" else one for one in framework.sheets
        ]
        return told(replace(framework, sheets=tuple(sheets)))["lederudviklingssamtale (LUS)"]

    assert with_sheets() == ["ingen ark endnu"]
    assert len(with_sheets(kept="Lederen gemmer det.")) == 2


def test_a_document_that_names_no_tools_has_no_such_page(framework: Framework) -> None:
    assert told(replace(framework, tools=None)) == {}
    assert told(replace(framework, sheets=())) == {}
