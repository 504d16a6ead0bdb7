"""``--local``, ``lg new local`` and what other commands say of units."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.run import run

if TYPE_CHECKING:
    from tests.conftest import Git, Lg

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
SCHOOL = """\
local: 1
id: skole
name: Skolen på Øen
framework: eksempel
made_for: 0.1.0
emphasis:
  - {expectation: t-spoerger, text: Hos os spørger vi i gården}
questions:
  - {id: s-gaard, sheet: lus, section: tak, for: [leder], text: Hvad skete der i gården?}
"""
HOME = """\
local: 1
id: aeldre
name: Ældre
framework: eksempel
made_for: 0.0.9
expectations:
  - {id: ae-vagt, role: teamleder, text: Kender vagterne, pejlemaerker: [ro]}
"""


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """The folder with a small framework and two units."""
    shutil.copytree(SMALL, tmp_path / "framework")
    (tmp_path / "lokalt").mkdir()
    (tmp_path / "lokalt" / "skole.yaml").write_text(SCHOOL, encoding="utf-8")
    (tmp_path / "lokalt" / "aeldre.yaml").write_text(HOME, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("written", ["skole", "Skolen på Øen", "sko", "lokalt/skole.yaml"])
def test_a_unit_is_asked_for_by_its_name_or_its_file(written: str, lg: Lg) -> None:
    code, out, _ = lg("role", "teamleder", "--local", written)
    assert code == 0
    assert "Hos os · Skolen på Øen: Hos os spørger vi i gården" in out
    assert "Lokale tillæg er enhedens egne" in out
    assert "Skolen" not in lg("role", "teamleder")[1]


def test_sheets_booklet_matrix_and_cards_take_it_too(lg: Lg) -> None:
    for words, said in (
        (("lus", "teamleder"), "Hvad skete der i gården?"),
        (("ark", "lus", "teamleder"), "Hvad skete der i gården?"),
        (("hæfte",), "Hos os spørger vi i gården"),
        (("overblik",), "Hos os spørger vi i gården"),
        (("pejlemærke", "--role", "teamleder"), "Hos os spørger vi i gården"),
    ):
        code, out, _ = lg(*words, "--local", "skole", "--format", "md")
        assert code == 0
        assert f"Hos os · Skolen på Øen: {said}" in " ".join(out.split()), words


REFUSED = [
    (("role", "teamleder", "--local", "skolle"), 2, "Mente du skole?"),
    (("role", "teamleder", "--local", "x.yaml"), 2, "Der er ikke nogen fil, der hedder ”x.yaml”."),
    (
        ("role", "teamleder", "--local", "skole", "--local", "aeldre"),
        2,
        "Skriv én enhed ad gangen efter --local.",
    ),
    (("role", "teamleder", "--local", "alle"), 2, "lg overblik --local alle"),
    (("poster", "--local", "skole"), 2, "Plakat er altid fælles."),
    (("chain", "--local", "skole"), 2, "Ledelseskæden er altid fælles."),
    (("compare", "--local", "skole"), 2, "Sammenligning er altid fælles."),
    (("matrix", "--local", "alle", "--counts"), 2, "Lokale tillæg bliver ikke talt."),
]


@pytest.mark.parametrize(("words", "expected", "message"), REFUSED)
def test_what_cannot_be_is_refused(
    words: tuple[str, ...], expected: int, message: str, lg: Lg
) -> None:
    code, out, err = lg(*words)
    assert (code, out) == (expected, "")
    assert message in err


def test_a_broken_unit_is_told_when_asked_for_and_stops_nothing_else(
    lg: Lg, workplace: Path
) -> None:
    broken = SCHOOL.replace("t-spoerger", "t-spoergr")
    (workplace / "lokalt" / "skole.yaml").write_text(broken, encoding="utf-8")
    code, _, err = lg("role", "teamleder", "--local", "skole")
    assert code == 1
    assert "lokalt/skole.yaml:7:19: Henvisningen peger på forventningen ”t-spoergr”" in err
    assert "Den nærmeste er ”t-spoerger”." in err
    assert lg("role", "teamleder")[0] == 0
    assert lg("role", "teamleder", "--local", "aeldre")[0] == 0


def test_without_units_it_is_said_how_to_begin(lg: Lg, workplace: Path) -> None:
    shutil.rmtree(workplace / "lokalt")
    code, _, err = lg("role", "teamleder", "--local", "skole")
    assert code == 2
    assert err.startswith("Der er ingen lokale tillæg i mappen ”lokalt”.\n")
    assert "lg ny lokal" in err
    assert "Lokalt" not in lg("status")[1]


def test_a_unit_with_nothing_there_is_told_of(lg: Lg) -> None:
    _, out, err = lg("role", "afdelingschef", "--local", "aeldre")
    assert out == lg("role", "afdelingschef")[1]
    assert err == "Ældre har ingen tillæg her. Dokumentet er det fælles.\n"


def test_the_overview_of_all(lg: Lg) -> None:
    code, out, _ = lg("overblik", "--local", "alle", "--format", "json")
    assert code == 0
    said = [
        (item["local"], item["text"])
        for block in json.loads(out)["blocks"]
        if block["type"] == "items"
        for item in block["items"]
    ]
    assert said == [
        ("skole", "Skolen på Øen: Hos os spørger vi i gården"),
        ("aeldre", "Ældre: Kender vagterne"),
        ("skole", "Skolen på Øen: Hvad skete der i gården?"),
    ]


@pytest.mark.slow
def test_a_list_of_people_takes_a_unit(lg: Lg, workplace: Path) -> None:
    (workplace / "liste.csv").write_text("navn,rolle\nA,teamleder\n", encoding="utf-8")
    made = ("lus", "--from", "liste.csv", "--format", "md", "-o", "ark")
    assert lg(*made, "--local", "skole")[0] == 0
    [sheet] = (workplace / "ark").glob("*.md")
    assert "Hvad skete der i gården?" in sheet.read_text(encoding="utf-8")
    assert "1 fil ligger der i forvejen" in lg(*made, "--local", "skole")[2]
    text = SCHOOL.replace("i gården?", "på taget?")
    (workplace / "lokalt" / "skole.yaml").write_text(text, encoding="utf-8")
    assert lg(*made, "--local", "skole")[0] == 1  # never over what somebody may have written in


@pytest.mark.slow
def test_export_makes_the_units_own_in_folders_beside_the_common(lg: Lg, workplace: Path) -> None:
    words = ("export", "-o", "ud", "--formats", "md", "--documents", "rollekort,lus,plakat")
    assert lg(*words)[0] == 0
    common = {path.name: path.read_bytes() for path in (workplace / "ud").rglob("*.md")}
    code, _, err = lg(*words, "--local", "alle")
    assert code == 0
    assert "Plakat og ledelseskæden er altid fælles." in err
    local = workplace / "ud" / "lokalt"
    made = sorted(one.relative_to(local).as_posix() for one in local.rglob("*.md"))
    assert made == [
        "aeldre/rollekort/rollekort-teamleder.md",
        "skole/lus/lus-afdelingschef-leder.md",
        "skole/lus/lus-teamleder-leder.md",
        "skole/rollekort/rollekort-teamleder.md",
    ]
    for path in (workplace / "ud").rglob("*.md"):
        if local not in path.parents:
            assert path.read_bytes() == common[path.name]
    assert lg(*words, "--local", "alle", "--check")[0] == 0


def test_search_tells_local_texts_from_the_common(lg: Lg) -> None:
    _, out, _ = lg("søg", "gården", "--format", "json")
    hits = json.loads(out)["hits"]
    assert {(one["kind"], one["belongs_to"], one["file"]) for one in hits} == {
        ("lokalt tillæg", "Skolen på Øen", "lokalt/skole.yaml")
    }
    assert all(one["added"] for one in hits)
    _, shown, _ = lg("søg", "vagterne")
    assert "Lokalt tillæg (tilføjet) · Ældre\n  Kender vagterne\n  lokalt/aeldre.yaml:7" in shown


def test_status_lists_units_and_which_are_made_for_an_older_version(lg: Lg) -> None:
    _, out, _ = lg("status")
    assert "  Lokalt:    Skolen på Øen, Ældre (skrevet til version 0.0.9)\n" in out


@pytest.mark.slow
def test_adoption_takes_no_local_text(lg: Lg, workplace: Path) -> None:
    log = workplace / "framework" / "CHANGELOG.md"
    log.write_text("# Ændringer\n\n## 0.1.0\n\n- Den første.\n", encoding="utf-8")
    before = (workplace / "lokalt" / "skole.yaml").read_bytes()
    code, _, err = lg("vedtag", "--by", "Direktionen", "--date", "2026-05-12")
    assert code == 0, err
    written = (workplace / "framework" / "adopted.yaml").read_text(encoding="utf-8")
    [source] = (workplace / "framework" / "source").glob("*.txt")
    assert "gården" not in written + source.read_text(encoding="utf-8")
    assert "Spørger, før du svarer" in written
    assert (workplace / "lokalt" / "skole.yaml").read_bytes() == before
    assert "ingen ændringer" in lg("status")[1]


def test_lint_checks_them_with_the_framework_or_alone(lg: Lg, workplace: Path) -> None:
    text = SCHOOL.replace("t-spoerger", "t-spoergr")
    (workplace / "lokalt" / "skole.yaml").write_text(text, encoding="utf-8")
    role = workplace / "framework" / "roles" / "teamleder.yaml"
    role.write_text(role.read_text("utf-8").replace("fri, når", "fri  når"), encoding="utf-8")
    every = json.loads(lg("tjek", "--format", "json")[1])["findings"]
    assert {one["file"] for one in every} >= {
        "lokalt/skole.yaml",
        "framework/roles/teamleder.yaml",
    }
    both = {"lokalt/skole.yaml", "lokalt/aeldre.yaml"}
    for path, there in (
        ("lokalt", both),
        ("lokalt/", both),
        ("lokalt/skole.yaml", {"lokalt/skole.yaml"}),
        ("framework/roles/teamleder.yaml", {"framework/roles/teamleder.yaml"}),
    ):
        found = json.loads(lg("tjek", path, "--format", "json")[1])["findings"]
        assert {one["file"] for one in found} == there, path


def test_a_file_is_begun_and_can_be_used_at_once(lg: Lg, workplace: Path) -> None:
    code, _, err = lg("ny", "lokal", "--name", "Center for Børn og Unge")
    assert code == 0
    assert "Gemt: ”lokalt/center-for-boern-og-unge.yaml”" in err
    path = workplace / "lokalt" / "center-for-boern-og-unge.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../framework/schema/local.json\n")
    assert json.loads(lg("tjek", "lokalt", "--format", "json")[1])["findings"] == [
        one
        for one in json.loads(lg("tjek", "lokalt", "--format", "json")[1])["findings"]
        if one["file"] != "lokalt/center-for-boern-og-unge.yaml"
    ]
    # Every example in it is right as it stands.
    begun = [line[2:] for line in text.splitlines() if line.startswith(("# e", "# q", "#   "))]
    plain = [line for line in text.splitlines() if not line.startswith("#")]
    path.write_text("\n".join([*plain, *begun]) + "\n", encoding="utf-8")
    code, out, _ = lg("lus", "teamleder", "--local", "center-for-boern-og-unge")
    assert code == 0
    assert "Hos os · Center for Børn og Unge: Hvad har en borger" in " ".join(out.split())
    code, _, err = lg("ny", "lokal", "--name", "Center for Børn og Unge")
    assert code == 1
    assert "er der i forvejen" in err


def test_the_units_are_suggested(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    context = type("Context", (), {"params": {"framework": None}, "args": []})()
    found = [("aeldre", "Ældre"), ("skole", "Skolen på Øen")]
    assert complete.units(context, "") == found
    assert complete.units_or_all(context, "") == [*found, ("alle", "alle enheder")]


@pytest.mark.slow
def test_a_change_of_a_units_file_is_no_change_of_the_framework(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    local = git.folder / "lokalt"
    local.mkdir(exist_ok=True)
    git("tag", "v1.0.0")
    text = SCHOOL.replace("eksempel", "odsherred")
    (local / "skole.yaml").write_text(text, encoding="utf-8")
    git("add", "-A")
    git.commit()
    capsys.readouterr()
    assert run(["diff", "v1.0.0", "--framework", str(git.folder / "framework")]) == 0
    out, _ = capsys.readouterr()
    assert "gården" not in out
    assert "ikke forskel" in out or "ingen" in out.casefold()
