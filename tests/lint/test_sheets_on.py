"""Which sheets are made: whatever lg.toml says, none that is to be turned on and is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.lint.settings import Settings
from ledelsesgrundlag_cli.lint.sheets_on import USUAL_SHEETS, sheets_on
from ledelsesgrundlag_cli.model.base import Provenance
from ledelsesgrundlag_cli.model.sheet import Section, Sheet, SheetPart
from ledelsesgrundlag_cli.model.sheet_blocks import QuestionBlock, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = (*USUAL_SHEETS, "tus", "evaluering", "jobprofil")


def sheet(name: str, *, opt_in: bool) -> Sheet:
    asked = QuestionBlock(id="a", type="question", text=Wording(everyone="Hvad nu?"))
    return Sheet(
        id=name,
        origin=Provenance.EDITORIAL,
        title=f"Arket {name}",
        opt_in=opt_in,
        parts=(SheetPart.model_validate({"for": "leder", "title": "Del"}),),
        sections=(
            Section.model_validate(
                {"id": "s", "title": "Afsnit", "for": ["leder"], "blocks": [asked]}
            ),
        ),
    )


SHEETS = {(name, on): sheet(name, opt_in=on) for name in NAMES for on in (False, True)}
SOME = st.lists(st.sampled_from(NAMES), unique=True).flatmap(
    lambda names: st.tuples(*(st.sampled_from([(one, True), (one, False)]) for one in names))
)
LISTED = st.none() | st.lists(
    st.sampled_from([*NAMES, "Arket tus", "Evaluering", "opfølgning", "findes-ikke", ""])
).map(tuple)


@given(SOME, LISTED)
def test_nothing_is_made_by_the_way(
    some: Sequence[tuple[str, bool]], listed: tuple[str, ...] | None
) -> None:
    sheets = [SHEETS[one] for one in some]
    found = sheets_on(Settings(sheets=listed), sheets)
    there = {one.id for one in sheets}
    opt_in = {one.id for one in sheets if one.opt_in}
    assert there.issuperset(found.listed)
    assert len(set(found.listed)) == len(found.listed)
    assert opt_in == {*found.off} | (opt_in & {*found.listed})
    assert not {*found.off} & {*found.listed}
    if listed is None:
        assert [*found.listed] == [one for one in USUAL_SHEETS if one in there - opt_in]
        assert found.unknown == ()
    else:
        assert len(found.listed) + len(found.unknown) <= len(listed)
        assert {*listed}.issuperset(found.unknown)
        assert {*listed} & there <= {*found.listed}
    line = found.line_with(*found.off)
    again = sheets_on(Settings(sheets=(*found.listed, *found.off)), sheets)
    assert again.off == ()
    assert all(f'"{one}"' in line for one in again.listed)


@pytest.mark.parametrize("written", ["opfølgning", "Arket opfoelgning", "opfoelgning"])
def test_a_sheet_goes_by_the_names_it_goes_by_elsewhere(written: str) -> None:
    found = sheets_on(Settings(sheets=(written,)), [SHEETS["opfoelgning", True]])
    assert (found.listed, found.off, found.unknown) == (("opfoelgning",), (), ())
