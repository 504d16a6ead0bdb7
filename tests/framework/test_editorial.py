"""What is added to the document: it says so, and there is enough of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.model.base import Provenance
from ledelsesgrundlag_cli.model.prompt import Aim

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

NAMED_FORA = (
    "alene",
    "naermeste-leder",
    "lederteam",
    "ledelseskaede",
    "tvaergaaende-ledernetvaerk",
)
"""The leader alone, and the fora that line 145 of the document names."""

LINKS = """
direktoer: DI(RE) RE RE RE(DI) RE(DI) MN(RE) RE(DI) DI(RE) DI(FK) RE(DI) MN(RE)
centerchef: FK(MN) RE(FK) RE(DI) FK(RE) DI(MN) RE(MN) RE(FK,MN) DI MN(DI) FK RE(DI) MN(RE)
leder-af-ledere: RE(DI) RE(MN) RE(FK,MN) RE(FK,DI) FK(RE,DI) FK FK(DI) DI(RE) DI DI(FK)
leder-af-medarbejdere: RE FK(RE) DI RE(FK) RE(FK) MN(DI) FK(RE,DI) DI(MN) FK(DI) FK(DI) DI(FK) \
DI MN(RE)
"""
"""The links as HR was given them to begin with; secondary ones in brackets."""

SHORT = {
    "retning-og-effekt": "RE",
    "faglighed-og-kvalitet": "FK",
    "mod-og-nytaenkning": "MN",
    "dialog-og-involvering": "DI",
}


def test_every_link_and_prompt_says_it_is_added(framework: Framework) -> None:
    expectations = [one for role in framework.roles for one in role.expectations]
    assert len(expectations) == 46
    assert {one.pejlemaerker.origin for one in expectations} == {Provenance.EDITORIAL}
    toward = [one.toward for one in expectations if one.toward]
    assert len(toward) == 7
    assert {one.origin for one in toward} == {Provenance.EDITORIAL}
    descriptions = [marker.description for marker in framework.pejlemaerker]
    assert all(one is not None and one.origin is Provenance.EDITORIAL for one in descriptions)
    assert {sheet.origin for sheet in framework.sheets} == {Provenance.EDITORIAL}
    assert framework.role_card.origin is Provenance.EDITORIAL
    assert framework.dialogue_card.origin is Provenance.EDITORIAL


def test_links_are_those_hr_was_given(framework: Framework) -> None:
    rows = dict(line.split(": ", 1) for line in LINKS.strip().splitlines())
    assert set(rows) == {role.id for role in framework.roles}
    for role in framework.roles:
        written = []
        for expectation in role.expectations:
            links = expectation.pejlemaerker
            secondary = ",".join(SHORT[marker] for marker in links.secondary)
            primary = "".join(SHORT[marker] for marker in links.primary)
            written.append(f"{primary}({secondary})" if secondary else primary)
        assert written == rows[role.id].split()


@pytest.mark.parametrize("forum", NAMED_FORA)
@pytest.mark.parametrize("marker", SHORT)
def test_there_are_three_prompts_for_each_pejlemaerke_and_forum(
    framework: Framework, marker: str, forum: str
) -> None:
    found = [
        prompt
        for prompt in framework.prompts
        if (prompt.pejlemaerke, prompt.forum, prompt.role) == (marker, forum, None)
    ]
    assert len(found) >= 3
    assert {prompt.aim for prompt in found} == set(Aim)


def test_every_role_has_prompts_of_its_own(framework: Framework) -> None:
    for role in framework.roles:
        assert sum(prompt.role == role.id for prompt in framework.prompts) >= 2


def test_prompts_are_questions_or_tasks_that_cannot_be_answered_yes_or_no(
    framework: Framework,
) -> None:
    yes_or_no = re.compile(
        r"(^|[.?!] )(Er|Har|Kan|Vil|Skal|Må|Bør|Bliver|Får|Gør|Tør|Ved) [a-zæøå]", re.UNICODE
    )
    assert len(framework.prompts) >= 70
    assert [one.text for one in framework.prompts if yes_or_no.search(one.text)] == []
    assert [one.text for one in framework.prompts if "skala" in one.text.casefold()] == []
    assert len({one.text for one in framework.prompts}) == len(framework.prompts)


def test_quotes_on_role_cards_are_not_the_one_that_belongs_in_the_talk(
    framework: Framework,
) -> None:
    chosen = [role.card.quote for role in framework.roles if role.card]
    assert len(chosen) == 4
    assert "samtale-om-ledelse" not in chosen


def test_status_claims_no_adoption(framework: Framework) -> None:
    assert framework.metadata.status == "reproduced"
    assert framework.metadata.source is not None
    assert framework.metadata.source.note == (
        "Gengivet efter kommunens dokument. Vedtagelsesdatoen er ikke oplyst."
    )
