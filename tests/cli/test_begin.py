"""``lg ark onboarding`` and ``lg ark rolleskift``: what is written on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ledelsesgrundlag_cli.documents.kinds import kind_called, sheet_members

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

    from ledelsesgrundlag_cli.loading.framework import Framework


def made(lg: Lg, *words: str) -> dict[str, Any]:
    code, out, err = lg(*words, "--format", "json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def titles(document: dict[str, Any]) -> list[str]:
    return [one["id"] for one in document["blocks"] if one["type"] == "title"]


def test_a_new_leader_gets_two_pages_and_the_talks(lg: Lg) -> None:
    words = (
        "--for",
        "ny-leder",
        "--start",
        "1.2.2027",
        "--name",
        "Leder A",
        "--leader",
        "Leder B",
    )
    document = made(lg, "ark", "onboarding", "leder-af-ledere", *words)
    assert titles(document) == ["leder", "faelles"]
    days = [one["day"] for one in document["blocks"] if one["type"] == "talk"]
    assert days[0] == "mandag den 15. februar 2027"
    heads = next(one for one in document["blocks"] if one["type"] == "fields")["fields"]
    assert [one["value"] for one in heads[:4]] == [
        "Leder A",
        "Leder af ledere",
        "Leder B",
        "1. februar 2027",
    ]
    assert made(lg, "onboarding", "leder-af-ledere", *words) == document


def test_from_another_role_the_pages_of_the_change_come_along(lg: Lg) -> None:
    words = ("--from-role", "Leder af medarbejdere", "--for", "leder")
    found = titles(made(lg, "onboarding", "leder-af-ledere", *words))
    assert found == ["leder", "rolleskift-leder", "faelles", "rolleskift-faelles"]


def test_a_change_of_role_is_from_the_first_to_the_second(lg: Lg) -> None:
    document = made(lg, "ark", "rolleskift", "leder-af-medarbejdere", "leder-af-ledere")
    assert document["title"] == "Rolleskift: Fra leder af medarbejdere til leder af ledere"
    other = made(lg, "rolleskift", "leder-af-ledere", "leder-af-medarbejdere")
    assert other["title"] == "Rolleskift: Fra leder af ledere til leder af medarbejdere"


BOTH = "Skriv den rolle, lederen kommer fra, og den, lederen skal have.\n"
DIFFERENT = "Skriv to forskellige roller.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rolleskift",), BOTH),
        (("rolleskift", "centerchef"), BOTH),
        (("rolleskift", "leder", "af", "ledere"), BOTH),
        (("rolleskift", "centerchef", "direktør", "leder-af-ledere"), BOTH),
        (("rolleskift", "centerchef", "centerchef"), DIFFERENT),
        (("rolleskift", "Centerchefer", "centerchef"), DIFFERENT),
        (("onboarding", "centerchef", "--from-role", "centerchef"), DIFFERENT),
        (
            ("lus", "centerchef", "--start", "1.2.2027"),
            "Arket lus bruger ikke --start. Tag det ud.\n",
        ),
        (
            ("lus", "centerchef", "--from-role", "direktoer"),
            "Arket lus bruger ikke --from-role. Tag det ud.\n",
        ),
        (
            ("rolleskift", "centerchef", "direktoer", "--from-role", "centerchef"),
            "Arket rolleskift bruger ikke --from-role. Tag det ud.\n",
        ),
        (
            ("onboarding", "centerchef", "--start", "32.2.2027"),
            "Datoen ”32.2.2027” findes ikke.\n",
        ),
        (
            ("onbording", "centerchef"),
            "Der er ikke noget ark, der hedder ”onbording”.\nMente du onboarding?\n",
        ),
        (
            ("rolleskift", "--from", "liste.csv", "-o", "ud"),
            "Arket rolleskift laves til én leder ad gangen. Tag --from ud.\n",
        ),
        (
            ("onboarding", "--from", "liste.csv", "--start", "1.2.2027"),
            "Med --from står det hele i listen. Tag --start ud af kommandoen.\n",
        ),
    ],
)
def test_wrong_use_is_two_and_says_what_to_write(
    words: tuple[str, ...], said: str, lg: Lg
) -> None:
    assert lg("ark", *words) == (2, "", said)


def test_a_beginning_is_enough_of_a_sheets_name_and_never_of_a_persons(lg: Lg) -> None:
    code, out, err = lg("ark", "onb", "centerchef")
    assert (code, err) == (0, "onb: De første 100 dage\n")
    assert "Tag godt imod en ny leder" in out
    code, _, err = lg("ark", "onboarding", "centerchef", "--for", "nærm")
    assert code == 2
    assert "Arket onboarding har ingen del" in err


def test_a_list_gives_each_leader_a_first_day(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = "Navn;Rolle;Dato\nLeder A;centerchef;1.2.2027\n"
    (tmp_path / "ledere.csv").write_text(rows, encoding="utf-8")
    words = ("--from", "ledere.csv", "--format", "md", "-o", "ud")
    assert lg("ark", "onboarding", *words)[0] == 0
    [one] = (tmp_path / "ud").glob("*.md")
    assert one.name == "De første 100 dage Leder A centerchef.md"
    text = one.read_text(encoding="utf-8")
    assert "**Uge 2** · mandag den 15. februar 2027" in text


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        pytest.param(
            "onboarding",
            "De første 100 dage. Det bruges, når en leder begynder. Dele (--for): naermeste-leder "
            "(Nærmeste leder) og leder",
        ),
        pytest.param(
            "rolleskift",
            "Rolleskift. Det bruges, når en leder får en ny rolle. Dele (--for): leder (Lederen) "
            "og naermeste-leder",
        ),
    ],
)
def test_the_help_of_a_sheet_says_its_sides(sheet: str, said: str, lg: Lg) -> None:
    code, out, _ = lg("ark", sheet, "--help")
    assert code == 0
    told = " ".join(out.split("\n\n")[1].split())
    assert told.startswith(f"Lav arket {said} (")
    assert told.endswith("Altid med: faelles (Fælles).")
    assert f"lg ark {sheet} leder-af-medarbejdere" in out
    assert lg("hjælp", "ark", sheet)[1] == out


def test_the_set_has_each_step_of_the_chain_both_ways(framework: Framework) -> None:
    sheet = framework.sheet("rolleskift")
    assert sheet is not None
    roles = [one.id for one in framework.roles]
    found = [*sheet_members(framework, kind_called("sheet"), sheet, roles)]
    assert len(found) == 3 * 2 * 2
    assert len({one.name for one in found}) == len(found)
    assert "rolleskift/rolleskift-centerchef-leder-af-ledere-leder" in [one.name for one in found]
    step = "rolleskift-leder-af-medarbejdere-leder-af-ledere"
    one = next(one for one in found if one.name == f"rolleskift/{step}-leder")
    assert one.label == "Fra leder af medarbejdere til leder af ledere, til lederen"
    assert one.build().title == "Rolleskift: Fra leder af medarbejdere til leder af ledere"
    only = sheet_members(framework, kind_called("sheet"), sheet, ["centerchef"])
    assert [*only] == []
