"""What was chosen is known by its name, also where Word took only the beginning of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.documents.small import expectation, framework_of, role

from ledelsesgrundlag_cli.documents.answers import Answers, SheetHead
from ledelsesgrundlag_cli.documents.previous import choices, previous_in
from ledelsesgrundlag_cli.inward.choices import with_whole_names
from ledelsesgrundlag_cli.render.docx.tags import LONGEST_NAME, tag_of

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

LONG = "saetter-retning-for-omraadet-sammen-med-medarbejderne-og-borgerne"


def test_a_name_that_word_cut_is_whole_again(framework: Framework) -> None:
    small = framework_of(role("chef", 1, expectation(LONG, "Sætter retning", "ro")))
    small = replace(small, sheets=framework.sheets)
    begin = "leder-vigtigste-forventninger_"
    assert begin in {*choices(small)}
    cut = tag_of(begin + LONG)
    assert len(cut) == LONGEST_NAME
    head = SheetHead("lus", "lus", "odsherred", "1.0.0")
    answers = Answers(head, {cut: True, "leder-lykkedes": "Ro"})
    assert previous_in(small, answers).chosen != (LONG,)
    whole = with_whole_names(small, answers)
    assert whole.given == {begin + LONG: True, "leder-lykkedes": "Ro"}
    assert previous_in(small, whole).chosen == (LONG,)
