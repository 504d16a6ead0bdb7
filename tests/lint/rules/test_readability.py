"""LIX: the measure as Björnsson has it, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rules.readability import LIMITS, Kind, check_lix, level, lix

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework


@pytest.mark.parametrize(
    ("texts", "score"),
    [
        ([], 0.0),
        (["", "…"], 0.0),
        (["Vi går."], 2.0),
        (["Vi går. De løber"], 2.0),
        (["Vi går", "De løber"], 2.0),
        (["Lederne lytter."], 2 + 50.0),
        (["Vi har to: en og en."], 3.0),
        (["Sagde han ”nej.” Det var alt"], 3.0),
        (["Klokken 12.30 er vi her"], 4 + 25.0),
    ],
)
def test_lix(texts: list[str], score: float) -> None:
    assert lix(texts) == pytest.approx(score)


@pytest.mark.parametrize(
    ("kind", "score", "severity"),
    [
        (Kind.ROLE, 60, None),
        (Kind.ROLE, 60.1, Severity.NOTE),
        (Kind.ROLE, 70, Severity.NOTE),
        (Kind.ROLE, 70.1, Severity.WARNING),
        (Kind.PROSE, 55, None),
        (Kind.PROSE, 55.1, Severity.NOTE),
        (Kind.PROSE, 65.1, Severity.WARNING),
        (Kind.EXPECTATION, 75, None),
        (Kind.EXPECTATION, 75.1, Severity.NOTE),
        (Kind.EXPECTATION, 1000, Severity.NOTE),
    ],
)
def test_levels(kind: Kind, score: float, severity: Severity | None) -> None:
    assert level(score, kind) is severity


def test_every_kind_has_limits_and_words() -> None:
    assert set(LIMITS) == set(Kind)
    for kind in Kind:
        finding = check_lix(["Medarbejderindflydelse forudsætter ledelseskompetencer"], kind)
        assert finding is not None
        assert finding.code == "LG506"
        assert (finding.start, finding.end) == (0, 0)
        assert "(lixtal 103)" in finding.message
        assert finding.severity is not Severity.ERROR


def test_an_easy_text_has_no_finding() -> None:
    assert check_lix(["Vi går."], Kind.PROSE) is None
    assert check_lix([], Kind.ROLE) is None


def test_the_framework_is_as_it_was_measured(framework: Framework) -> None:
    roles = [lix(one.text for one in role.expectations) for role in framework.roles]
    assert [round(score, 1) for score in sorted(roles)] == [55.2, 55.8, 60.4, 63.5]
    single = [lix([one.text]) for role in framework.roles for one in role.expectations]
    assert len(single) == 46
    assert (round(min(single), 1), round(max(single), 1)) == (35.6, 86.8)
    chapters = [lix(one.text for one in chapter.paragraphs) for chapter in framework.chapters]
    assert len(chapters) == 5
    assert all(44 < score < 65 for score in chapters)
    assert {level(score, Kind.ROLE) for score in roles} == {None, Severity.NOTE}
    assert {level(score, Kind.PROSE) for score in chapters} == {None, Severity.NOTE}


@given(st.lists(st.text()))
def test_lix_is_never_negative_and_never_fails(texts: list[str]) -> None:
    assert lix(texts) >= 0
