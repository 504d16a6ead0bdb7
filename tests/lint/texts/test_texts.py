"""Slips as HR makes them are found at their line, and right texts are passed over in silence.

The slips stand in ``slips.txt`` and the right texts in ``right.txt``, each with the place in the
framework where it is put.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.lint.texts.places import BOX, HERE, PLACES, found
from tests.long import some

from ledelsesgrundlag_cli.cli.run import run
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.registry import codes
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

FORM = ("LG501", "LG502", "LG503", "LG506")
"""What is said of the form of an expectation, and of texts that are heavy: other rules."""
ALSO = ("LG611", "LG642")
"""The typeface lacks a sign, and two answers are alike: what the place and not the slip brings."""


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


SLIPS, RIGHT = rows("slips.txt"), rows("right.txt")
MANY_OF_EACH = 2


def said(where: str, text: str) -> list[str]:
    """Return the codes of what is found, each at a line of the text."""
    return [code for code, *_ in found(where, text) if code not in (*FORM, *ALSO)]


def test_there_are_many_of_each() -> None:
    assert len(SLIPS) >= 250
    assert len(RIGHT) >= 150
    assert {where for where, *_ in (*SLIPS, *RIGHT)} == PLACES.keys()
    counted = Counter(code for _, code, _ in SLIPS)
    new = {code for code in codes() if re.match(r"LG41[4-9]|LG42|LG509|LG51|LG52|LG81", code)}
    in_files = {"LG428", "LG429"}
    assert new - in_files <= counted.keys()
    assert [code for code in counted if counted[code] < MANY_OF_EACH and code in new] == ["LG513"]


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted({code for _, code, _ in SLIPS}))
def test_slips_are_found_once_each(code: str) -> None:
    mine = some(((where, text) for where, one, text in SLIPS if one == code), 3)
    assert mine
    twice = 2 if code == "LG410" else 1  # one for each mark
    assert [(text, said(where, text)) for where, text in mine] == [
        (text, [code] * twice) for _, text in mine
    ]


@pytest.mark.slow
@pytest.mark.parametrize("where", sorted({where for where, _ in RIGHT}))
def test_right_texts_are_passed_over(where: str) -> None:
    mine = some((text for place, text in RIGHT if place == where), 3)
    assert mine
    assert [(text, codes) for text in mine if (codes := said(where, text))] == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("name: I lederteamet", "name: I lederteam #2", "LG428", 15),
        ("name: I lederteamet", "name: Team 1 #mål og #trivsel", "LG428", 15),
        ("name: I lederteamet", 'name: "Se H:\\arkiv"', "LG429", 15),
        ("name: I lederteamet", 'name: "Se H:\\Ledelse"', "LG429", 15),
        ("- id: lederteam\n", "# Spørg 010170-1234\n  - id: lederteam\n", "LG812", 14),
        ("- id: lederteam\n", "# Ring 59 66 66 66\n  - id: lederteam\n", "LG813", 14),
        ("- id: lederteam\n", "# hr@example.dk\n  - id: lederteam\n", "LG813", 14),
        ("- id: lederteam\n", "# Rettet af Mette Hansen\n  - id: lederteam\n", "LG814", 14),
    ],
)
def test_what_stands_in_a_file_is_found(old: str, new: str, code: str, line: int) -> None:
    before = (BOX / "fora.yaml").read_text(encoding="utf-8")
    assert old in before
    unsaved = {"fora.yaml": before.replace(old, new, 1).encode()}
    outcome = check_framework(BOX, "framework", Settings(ignore=("LG7", "LG59")), unsaved)
    mine = [(one.code, one.span.line) for one in outcome.findings if one.code == code]
    assert len(mine) == 1
    assert mine == [(code, line)]


@pytest.mark.parametrize(
    "comment",
    [
        "# Navnene må gerne ændres",
        "# Center for Børn og Unge og Byrådet har set det",
        "# ændret 2026-11-28, se også side 12-14",
        '# - id: et-eksempel   #  name: "Et eksempel"',
    ],
)
def test_ordinary_comments_are_passed_over(comment: str) -> None:
    before = (BOX / "fora.yaml").read_text(encoding="utf-8")
    unsaved = {"fora.yaml": f"{comment}\n{before}".encode()}
    outcome = check_framework(BOX, "framework", Settings(ignore=("LG59",)), unsaved)
    assert outcome.files > 20
    assert outcome.findings == ()


def test_jargon_is_hrs_own_list(framework_copy: Path) -> None:
    terms = framework_copy / "terms.yaml"
    text = terms.read_text(encoding="utf-8")
    prompts = framework_copy / "prompts" / "roller.yaml"
    asked = prompts.read_text(encoding="utf-8")
    assert "Hvad valgte du" in asked
    prompts.write_text(asked.replace("Hvad valgte du", "Hvad er jeres synergi"), encoding="utf-8")

    def jargon() -> list[str]:
        found = check_framework(framework_copy, "framework", Settings(select=("LG523",)))
        return [one.message.split("”")[1] for one in found.findings]

    assert jargon() == ["synergi"]
    terms.write_text(f"{text}jargon: []\n", encoding="utf-8")
    assert jargon() == []
    terms.write_text(f"{text}jargon: [arbejdsgang, politisk]\n", encoding="utf-8")
    assert {"arbejdsgang"} <= {*jargon()} <= {"arbejdsgang", "politisk"}


def test_a_fresh_folder_and_the_box_stay_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("--role", "Chef", "--pejlemaerke", "Mod", "--organisation", "Prøve Kommune")
    assert run(["init", "ny", *names]) == 0
    assert run(["lint", "ny", "--strict", "--no-spelling"]) == 0
    assert run(["lint", str(BOX), "--strict", "--no-spelling"]) == 0
    assert capsys.readouterr().out.count("lg fandt ikke noget, der skal rettes.") == 2
