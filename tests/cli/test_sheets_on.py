"""A sheet with others in it is made only where lg.toml lists it, however it is asked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Lg

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
OFF = """Arket ”nabosyn” er ikke slået til.
HR slår det til øverst i lg.toml:
ark = ["lus", "nabosyn"]
Se, hvad I skal aftale først: lg ark
"""
ON = 'ark = ["lus", "nabosyn"]\n'


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small framework and a sheet that is off."""
    there = Path(shutil.copytree(FIXTURES / "valid/lille", tmp_path / "framework"))
    shutil.copy(FIXTURES / "sheets/nabosyn.yaml", there / "sheets")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def turn_on(workplace: Path) -> None:
    (workplace / "lg.toml").write_text(ON, encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("ark", "nabosyn", "teamleder"),
        ("nabosyn", "teamleder", "--for", "alle"),
        ("ark", "Nabosyn", "--for", "mødeleder"),
        ("ark", "nabo", "teamleder"),
        ("nabosyn", "--from", "ledere.csv", "--format", "md", "-o", "ud"),
        ("export", "--documents", "plakat,nabosyn", "--formats", "md", "-o", "ud"),
    ],
)
def test_nothing_makes_it_while_it_is_off(words: tuple[str, ...], lg: Lg, workplace: Path) -> None:
    (workplace / "ledere.csv").write_text("Navn;Rolle\nLeder A;teamleder\n", encoding="utf-8")
    before = sorted(workplace.rglob("*"))
    code, out, err = lg(*words)
    assert (code, out) == (1, "")
    assert err.endswith(OFF)
    assert sorted(workplace.rglob("*")) == before
    turn_on(workplace)
    assert lg(*words)[0] == 0


def test_two_sides_are_not_set_beside_each_other_while_it_is_off(lg: Lg, workplace: Path) -> None:
    turn_on(workplace)
    for side in ("nabo", "leder"):
        head = {"kind": "nabosyn", "id": "nabosyn"}
        answers = {
            "format": "ledelsesgrundlag-svar/1",
            "document": head,
            "framework": "eksempel",
            "version": "0.1.0",
            "shared": True,
            "roles": ["teamleder"],
            "answers": {f"{side}-hold-fast": "Ro"},
        }
        (workplace / f"{side}.json").write_text(json.dumps(answers), encoding="utf-8")
    words = ("samtale", "nabo.json", "leder.json", "--format", "md")
    code, out, err = lg(*words)
    assert (code, out.count("Ro")) == (0, 2), err
    (workplace / "lg.toml").unlink()
    assert lg(*words) == (1, "", OFF)


def test_the_list_says_what_is_off_and_what_to_agree_first(lg: Lg, workplace: Path) -> None:
    out = lg("ark")[1]
    assert "nabosyn  Nabosyn     slået fra\n" in out
    last = out[out.index("Slået fra. ") :].splitlines()
    assert last[1].startswith("  nabosyn  formålet, hvem der ser arket, om det er frivilligt")
    assert "loven kræver. En jurist skal læse det." in " ".join(" ".join(last).split())
    assert last[-2:] == ["HR slår det til øverst i lg.toml:", '  ark = ["lus", "nabosyn"]']
    turn_on(workplace)
    out = lg("ark")[1]
    assert "nabosyn  Nabosyn     når I har drøftet formålet\n" in out
    assert "Slået fra" not in out


def test_an_export_takes_it_only_when_it_is_on(lg: Lg, workplace: Path) -> None:
    words = ("export", "--formats", "md", "-o", "ud")
    code, _, err = lg(*words)
    assert code == 0
    assert err.endswith("Ikke slået til: nabosyn. Se, hvad I skal aftale først: lg ark\n")
    assert not (workplace / "ud/nabosyn").exists()
    turn_on(workplace)
    assert lg(*words)[0] == 0
    made = sorted(path.name for path in (workplace / "ud/nabosyn").iterdir())
    assert made == [
        "nabosyn-afdelingschef-leder.md",
        "nabosyn-afdelingschef-nabo.md",
        "nabosyn-moedeleder.md",
        "nabosyn-teamleder-leder.md",
        "nabosyn-teamleder-nabo.md",
    ]


def test_a_broken_lg_toml_turns_nothing_on(lg: Lg, workplace: Path) -> None:
    (workplace / "lg.toml").write_text('ark = ["nabosyn"\n', encoding="utf-8")
    code, out, err = lg("nabosyn", "teamleder")
    assert (code, out) == (1, "")
    assert "lg.toml kan ikke læses her." in err
    assert lg("lus", "teamleder", "--format", "md")[0] == 0


@pytest.mark.usefixtures("workplace")
def test_its_help_says_that_it_must_be_turned_on(lg: Lg) -> None:
    assert "Det skal slås til i lg.toml" in " ".join(lg("nabosyn", "--help")[1].split())


def test_the_same_side_for_all_roles_takes_no_role(lg: Lg, workplace: Path) -> None:
    turn_on(workplace)
    assert lg("nabosyn", "teamleder", "--for", "mødeleder") == (
        2,
        "",
        "Delen moedeleder er den samme for alle roller. Skriv kommandoen uden rolle.\n",
    )


def test_its_names_are_not_gathered_on_a_page(lg: Lg, workplace: Path) -> None:
    turn_on(workplace)
    people = workplace / "liste.csv"
    people.write_text("Navn;Rolle;Nærmeste leder\nA;teamleder;C\nB;teamleder;C\n", "utf-8")
    code, _, err = lg(
        "ark", "nabosyn", "--from", str(people), "--overview", "--format", "md", "-o", "ud"
    )
    assert code == 2
    assert "Tag --overview ud." in err
    assert not (workplace / "ud").exists()
