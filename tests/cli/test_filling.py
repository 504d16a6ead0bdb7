"""``lg lus --answers``: a sheet is filled again, and whose the answers are is asked about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.inward.filling import by_xml

from ledelsesgrundlag_cli.cli import ask

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

ROLE = "leder-af-ledere"
GIVEN: dict[str, str | bool] = {
    "leder-navn": "Leder A",
    "leder-lykkedes": "Æble\nog ø",
    "leder-vigtigste-forventninger_ll-udvikling-og-drift": True,
    "leder-skru_mod-og-nytaenkning": "valg-b",
}
PUT_IN = "Sat ind: 4 svar. Se dem igennem, før du bruger dem.\n"
ENDINGS = ("pdf", "docx", "html", "md", "txt", "json")


def content(**changes: Any) -> dict[str, Any]:
    """A file of answers, and what is to be otherwise in it."""
    return {
        "format": "ledelsesgrundlag-svar/1",
        "document": {"kind": "lus", "id": "lus"},
        "framework": "odsherred",
        "organisation": "Odsherred Kommune",
        "version": "1.0.0",
        "roles": [ROLE],
        "talk": "2026-12-01",
        "shared": False,
        "answers": GIVEN,
        **changes,
    }


@pytest.fixture
def svar(tmp_path: Path) -> Path:
    """A file of answers as a page saves it."""
    path = tmp_path / "svar.json"
    path.write_text(json.dumps(content()), encoding="utf-8")
    return path


def change(path: Path, **changes: Any) -> str:
    """Let the file be otherwise; return its name."""
    path.write_text(json.dumps(content(**changes)), encoding="utf-8")
    return str(path)


def given(lg: Lg, *arguments: str) -> tuple[dict[str, Any], str]:
    """Make the sheet as JSON; return its answers, and what was told."""
    code, out, err = lg("lus", *arguments, "--format", "json")
    assert code == 0, err
    return json.loads(out)["given"], err


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_sheet_is_filled_in_every_format(
    ending: str, lg: Lg, svar: Path, tmp_path: Path
) -> None:
    made = tmp_path / f"lus.{ending}"
    code, out, err = lg("lus", "--answers", str(svar), "-o", str(made))
    assert (code, out) == (0, "")
    assert err.startswith(PUT_IN)
    assert made.stat().st_mode & 0o77 == 0
    if ending not in {"pdf", "docx"}:
        assert "Leder A" in made.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["lus.docx"], ["lus.pdf", "--fill-in"]])
def test_what_is_filled_can_be_filled_again(
    words: list[str], lg: Lg, svar: Path, tmp_path: Path
) -> None:
    made = str(tmp_path / words[0])
    assert lg("lus", "--answers", str(svar), *words[1:], "-o", made)[0] == 0
    assert given(lg, "--answers", made) == (GIVEN, PUT_IN)


def test_role_side_and_day_are_those_of_the_file(lg: Lg, svar: Path) -> None:
    answers = {"naermeste-leder-lederen-lykkes": "Meget"}
    code, out, err = lg("lus", "--answers", change(svar, answers=answers), "--format", "json")
    made = json.loads(out)
    assert (code, err) == (0, PUT_IN.replace("4", "1"))
    assert made["given"] == answers
    assert made["head"]["roles"] == [ROLE]
    assert made["head"]["talk"] == "2026-12-01"
    assert made["answers"] == f"lus-svar-{ROLE}-naermeste-leder"


def test_another_role_and_day_are_told(lg: Lg, svar: Path) -> None:
    found, err = given(lg, "direktør", "--answers", str(svar), "--date", "3.5.2027")
    assert list(found) == [one for one in GIVEN if "ll-" not in one]
    assert err.splitlines() == [
        "Svarene i filen er ikke til samme rolle: Leder af ledere.",
        "Svarene i filen er til en anden samtale: 1. december 2026.",
        "1 svar passer ikke til arket og er ikke sat ind:",
        "  1 kryds og valg",
        "Sat ind: 3 svar. Se dem igennem, før du bruger dem.",
    ]


def test_what_found_no_place_is_told_with_its_words(lg: Lg, svar: Path) -> None:
    gone = {"leder-væk": "Det her\nmå ikke gå tabt", "faelles-talte-sammen": "1. december"}
    found, err = given(lg, "--answers", change(svar, version="0.9.0", answers={**gone, **GIVEN}))
    assert found == GIVEN
    assert err.splitlines()[:4] == [
        "Svarene er fra version 0.9.0, og nu er ledelsesgrundlaget version 1.0.0.",
        "2 svar passer ikke til arket og er ikke sat ind:",
        "  ”Det her må ikke gå tabt”",
        "  ”1. december”",
    ]


DOUBTS: dict[str, tuple[dict[str, Any], list[str], str]] = {
    "framework": (
        {"framework": "nordmarken", "organisation": "Nordmarken"},
        [],
        "Svarene i filen hører til Nordmarkens ledelsesgrundlag. Du bruger Odsherred Kommunes.",
    ),
    "person": (
        {},
        ["--name", "Leder B"],
        "Svarene i filen er til Leder A. Arket her er til Leder B.",
    ),
    "sheet": (
        {"document": {"kind": "mus", "id": "mus"}},
        [],
        "Svarene i filen er fra arket ”mus”. Arket her er ”Lederudviklingssamtale (LUS)”.",
    ),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_is_somebody_elses_is_refused_where_nobody_can_be_asked(
    doubt: str, lg: Lg, svar: Path, tmp_path: Path
) -> None:
    changes, words, told = DOUBTS[doubt]
    made = tmp_path / "lus.html"
    answers = change(svar, **changes)
    code, out, err = lg("lus", ROLE, "--answers", answers, *words, "-o", str(made))
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == told
    assert err.splitlines()[1].startswith("Der er ikke lavet noget. Vælg den rigtige fil")
    assert not made.exists()


@pytest.mark.parametrize("answer", ["ja", "nej"])
@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_is_somebody_elses_is_asked_about(
    doubt: str, answer: str, lg: Lg, svar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answered(question: str, _: str) -> str:
        asked.append(question)
        return answer

    monkeypatch.setattr(ask, "can_ask", lambda: True)
    monkeypatch.setattr(ask, "drop_rest", lambda: None)
    monkeypatch.setattr(ask, "ask", answered)
    changes, words, told = DOUBTS[doubt]
    answers = change(svar, **changes)
    code, out, err = lg("lus", ROLE, "--answers", answers, *words, "--format", "json")
    assert asked == ["Vil du sætte dem ind alligevel?"]
    assert told in err
    if answer == "nej":
        assert (code, out) == (1, "")
        assert err.endswith("Der er ikke lavet noget.\n")
    else:
        assert code == 0
        assert json.loads(out)["given"]["leder-lykkedes"] == GIVEN["leder-lykkedes"]


def test_the_same_name_written_otherwise_is_the_same_person(lg: Lg, svar: Path) -> None:
    found, err = given(lg, "--answers", str(svar), "--name", "leder  a")
    assert found == {name: one for name, one in GIVEN.items() if name != "leder-navn"}
    assert err == PUT_IN.replace("4", "3")


WRONG: dict[str, tuple[bytes | None, str]] = {
    "missing": (None, "kan ikke læses"),
    "not ours": (b'{"navn": 1}', "Filen er ikke et ark fra lg."),
    "nothing that fits": (
        json.dumps(content(answers={"x": "y"})).encode(),
        "Filen har ingen svar, der passer til arket.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_file_that_cannot_be_used_is_told_and_nothing_is_made(
    case: str, lg: Lg, svar: Path, tmp_path: Path
) -> None:
    raw, told = WRONG[case]
    svar.unlink() if raw is None else svar.write_bytes(raw)
    made = tmp_path / "lus.html"
    code, out, err = lg("lus", ROLE, "--answers", str(svar), "-o", str(made))
    assert (code, out) == (1, "")
    assert told in err
    assert len(err.splitlines()) >= (1 if raw is None else 2)
    assert not made.exists()


def test_an_answer_too_long_for_a_field_is_told_with_what_to_do(
    lg: Lg, svar: Path, tmp_path: Path
) -> None:
    answers = change(svar, answers={"leder-lykkedes": "Et meget langt svar. " * 600})
    made = tmp_path / "lus.pdf"
    code, _, err = lg("lus", "--answers", answers, "--fill-in", "-o", str(made))
    assert code == 1
    assert "er for langt til et felt i en PDF.\nLav arket uden --fill-in" in err
    assert not made.exists()


def test_a_list_takes_no_answers(lg: Lg, svar: Path, tmp_path: Path) -> None:
    code, _, err = lg("lus", "--from", "x.csv", "--answers", str(svar), "-o", str(tmp_path))
    assert code == 2
    assert "--answers" in err


def test_answers_about_agreements_go_in_with_the_agreements(
    lg: Lg, svar: Path, tmp_path: Path
) -> None:
    last = tmp_path / "sidst.json"
    last.write_text(
        json.dumps(content(talk="2025-12-01", answers={"faelles-aftaler-hvad_1": "Vi mødes"})),
        encoding="utf-8",
    )
    told = {"leder-fra-sidst_1": "valg-b", "leder-fra-sidst_1_fordi": "Det gled ud"}
    change(svar, answers=GIVEN | told)
    put_in, err = given(lg, "--answers", str(svar), "--previous", str(last))
    assert put_in == GIVEN | told
    assert "passer ikke" not in err
    put_in, err = given(lg, "--answers", str(svar))
    assert put_in == GIVEN
    assert "”Det gled ud”" in err
    assert "Giv aftalerne med igen med --previous" in err


@pytest.mark.parametrize(
    "words",
    [
        ["onboarding", ROLE, "--from-role", "leder-af-medarbejdere", "--for", "leder"],
        ["rolleskift", "leder-af-medarbejdere", ROLE, "--for", "leder"],
    ],
)
def test_a_sheet_for_another_role_is_made_again_as_it_was(
    words: list[str], lg: Lg, tmp_path: Path
) -> None:
    made = tmp_path / "ark.docx"
    assert lg("ark", *words, "-o", str(made))[0] == 0
    before = json.loads(lg("ark", *words, "--format", "json")[1])
    asked = [one["id"] for one in before["blocks"] if one["type"] == "question"]
    answers = dict.fromkeys(asked, "Æble")
    made.write_bytes(by_xml(made.read_bytes(), answers))
    code, out, err = lg("ark", words[0], "--answers", str(made), "--format", "json")
    assert code == 0, err
    again = json.loads(out)
    assert (again["given"], again["blocks"]) == (answers, before["blocks"])
    assert len(asked) > 3
