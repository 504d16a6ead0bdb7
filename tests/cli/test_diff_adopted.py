"""``lg diff vedtaget``: what is changed since the adoption, without git."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_adopt import replace, workplace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

__all__ = ["workplace"]  # the folder beside a framework, which is a copy here

ROLE = "framework/roles/leder-af-ledere.yaml"


def test_the_changes_since_the_adoption_are_told_first(lg: Lg, workplace: Path) -> None:
    replace(workplace, ROLE, "Sætter faglige mål", "Sætter sociale mål")
    code, out, err = lg("diff", "vedtaget")
    assert (code, err) == (0, "")
    assert "Fra version 1.0.0, som er vedtaget, til version 1.0.0, som den er nu" in out
    assert "Det her er ændret, siden ledelsesgrundlaget blev vedtaget." in out
    assert "Før: Sætter [faglige] mål" in out
    assert "Hvad betyder det for medarbejderne?" in out
    assert "Rækkefølgen og koblingerne er ikke med." in out


def test_it_says_who_adopted_it_and_when(lg: Lg, workplace: Path) -> None:
    assert lg("adopt", "--by", "Direktionen", "--date", "2026-12-01")[0] == 0
    replace(workplace, ROLE, "Sætter faglige mål", "Sætter sociale mål")
    title = json.loads(lg("diff", "adopted", "--format", "json")[1])["blocks"][0]
    assert "som er vedtaget af Direktionen den 1. december 2026, til" in title["subtitle"]


@pytest.mark.usefixtures("workplace")
def test_nothing_changed_is_said(lg: Lg) -> None:
    code, out, _ = lg("diff", "vedtaget")
    assert code == 0
    assert "Der er ingen forskelle." in out
    assert "medarbejderne" not in out


@pytest.mark.parametrize("name", ["vedtaget", "adopted"])
def test_a_folder_of_that_name_goes_first(name: str, lg: Lg, workplace: Path) -> None:
    (workplace / name).mkdir()
    code, _, err = lg("diff", name)
    assert code == 2
    assert f"Der er ikke noget ledelsesgrundlag i ”{name}”." in err


def test_without_a_record_it_says_what_to_do(lg: Lg, workplace: Path) -> None:
    (workplace / "framework/adopted.yaml").unlink()
    code, out, err = lg("diff", "vedtaget")
    assert (code, out) == (1, "")
    assert "Er det vedtaget, så registrér det med lg vedtag" in err


def test_a_record_of_hashes_says_what_it_cannot_show(lg: Lg, workplace: Path) -> None:
    record = workplace / "framework/adopted.yaml"
    head = (
        record.read_text(encoding="utf-8")
        .partition("texts:")[0]
        .replace("algorithm: 2", "algorithm: 1")
    )
    hashes = f"texts:\n  roles/direktoer.title: {'0' * 32}\n"
    record.write_text(head + hashes, encoding="utf-8")
    code, out, err = lg("diff", "vedtaget")
    assert (code, out) == (1, "")
    assert "kun et fingeraftryk af hver tekst" in err
    assert "lg status viser, hvilke tekster" in err
