"""Files of units: what is wrong with them is said in Danish, and none touches the common text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.loading.local import load_local, load_local_file, names_of_files

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.diagnostics import Diagnostic

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
LOADED = load(SMALL, "framework")
HEAD = "local: 1\nid: skole\nname: Skolen\nframework: eksempel\nmade_for: 0.1.0\n"
WHOLE = (
    HEAD
    + """\
agreed: {by: Lederteamet, date: 2026-10-01}
emphasis:
  - {expectation: t-spoerger, text: Hos os spørger vi i gården}
examples:
  - {expectation: t-holder-fri, text: Telefonen er slukket}
expectations:
  - {id: s-leger, role: teamleder, text: Leger med, pejlemaerker: [ro]}
questions:
  - {id: s-gaard, sheet: lus, section: tak, for: [leder], text: Hvad skete der i gården?}
"""
)


def read(tmp_path: Path, text: str, name: str = "skole.yaml") -> list[Diagnostic]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return list(load_local_file(LOADED, path, name).diagnostics)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "skole.yaml").write_text(WHOLE, encoding="utf-8")
    made = load_local_file(LOADED, tmp_path / "skole.yaml", "skole.yaml")
    assert made.diagnostics == ()
    [unit] = made.units.values()
    assert unit.agreed is not None
    assert (unit.agreed.by, unit.agreed.date) == ("Lederteamet", "2026-10-01")
    assert [thing.belongs_to for thing in unit.things()] == ["Skolen"] * 5
    assert [one.text for one in unit.texts()][-1] == "Hvad skete der i gården?"


WRONG = {
    "a field": (
        HEAD + "hide: [t-spoerger]\n",
        "LG101",
        "Feltet ”hide” findes ikke i en fil med lokale tillæg.",
    ),
    "a field that changes": (
        WHOLE.replace("text: Hos os", "order: 1, text: Hos os"),
        "LG101",
        "Feltet ”order” findes ikke i et tillæg til en forventning.",
    ),
    "another form": (HEAD.replace("local: 1", "local: 2"), "LG106", "”2” kan ikke stå i feltet"),
    "nothing marked": (
        WHOLE.replace("pejlemaerker: [ro]", "pejlemaerker: []"),
        "LG10",
        "pejlemaerker",
    ),
    "an expectation": (
        WHOLE.replace("t-holder-fri", "t-holder-frit"),
        "LG202",
        "forventningen ”t-holder-frit”, som ikke findes. Den nærmeste er ”t-holder-fri”.",
    ),
    "a pejlemærke": (
        WHOLE.replace("[ro]", "[roo]"),
        "LG202",
        "Henvisningen peger på pejlemærket ”roo”, som ikke findes. Det nærmeste er ”ro”.",
    ),
    "a sheet": (WHOLE.replace("sheet: lus", "sheet: luse"), "LG202", "arket ”luse”"),
    "a section": (
        WHOLE.replace("section: tak", "section: takk"),
        "LG202",
        "Arket lus har ikke noget afsnit, der hedder ”takk”. Det nærmeste er ”tak”.",
    ),
    "a side": (
        WHOLE.replace("for: [leder]", "for: [makker]"),
        "LG205",
        "Afsnittet ”tak” er ikke til ”makker”.",
    ),
    "a name of the framework's": (
        WHOLE.replace("id: s-leger", "id: t-spoerger"),
        "LG201",
        "Navnet ”t-spoerger” er brugt i det fælles ledelsesgrundlag.",
    ),
    "a block of the sheet": (
        WHOLE.replace("id: s-gaard", "id: stolt"),
        "LG201",
        "Navnet ”stolt” er brugt i det fælles ledelsesgrundlag.",
    ),
    "twice": (
        WHOLE.replace(
            "questions:",
            "  - {id: s-leger, role: teamleder, text: X, pejlemaerker: [ro]}\nquestions:",
        ),
        "LG201",
        "Navnet ”s-leger” er brugt to gange.",
    ),
    "its name": (
        WHOLE.replace("id: skole\n", "id: skolen\n"),
        "LG204",
        "Filen hedder ”skole.yaml”, men navnet i den er ”skolen”.",
    ),
    "whose": (
        WHOLE.replace("framework: eksempel", "framework: odsherred"),
        "LG222",
        "Tillægget hører til ledelsesgrundlaget ”odsherred”, men det her er ”eksempel”.",
    ),
    "a date": (WHOLE.replace("2026-10-01", "2026-02-30"), "LG106", "Datoen ”2026-02-30” findes"),
    "a version": (WHOLE.replace("0.1.0", '"1.0"'), "LG106", "Versionen ”1.0” skal være tre tal"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_told(what: str, tmp_path: Path) -> None:
    text, code, message = WRONG[what]
    [found] = read(tmp_path, text)
    assert found.code.startswith(code)
    assert message in found.message
    assert found.remedy


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("agreed:", "origin: document\nagreed:"),
        ("{id: s-leger,", "{origin: editorial, id: s-leger,"),
        ("{expectation: t-spoerger,", "{origin: document, expectation: t-spoerger,"),
    ],
)
def test_no_local_text_can_say_that_it_is_the_documents(
    old: str, new: str, tmp_path: Path
) -> None:
    [found] = read(tmp_path, WHOLE.replace(old, new, 1))
    assert (found.code, found.message) == (
        "LG221",
        "Lokale tekster kan ikke stå som en del af det fælles dokument.",
    )


def test_what_else_is_wrong_is_told_beside_an_origin(tmp_path: Path) -> None:
    text = WHOLE.replace("t-spoerger", "t-spoergerr") + "origin: document\n"
    assert [one.code for one in read(tmp_path, text)] == ["LG202", "LG221"]


def test_a_broken_file_stops_neither_the_framework_nor_another_unit(tmp_path: Path) -> None:
    import shutil

    folder = Path(shutil.copytree(SMALL, tmp_path / "framework"))
    local = tmp_path / "lokalt"
    local.mkdir()
    (local / "skole.yaml").write_text(WHOLE, encoding="utf-8")
    (local / "broken.yaml").write_text("local: [", encoding="utf-8")
    (local / "old.yml").write_text(HEAD, encoding="utf-8")
    (local / "note.txt").write_text("x", encoding="utf-8")
    loaded = load(folder, "framework")
    assert loaded.diagnostics == ()
    assert loaded.parts == LOADED.parts
    assert names_of_files(folder) == ["lokalt/broken.yaml", "lokalt/old.yml", "lokalt/skole.yaml"]
    made = load_local(loaded, folder, ".")
    assert list(made.units) == ["lokalt/skole.yaml"]
    assert [one.span.file for one in made.diagnostics] == ["lokalt/broken.yaml", "lokalt/old.yml"]
    assert made.diagnostics[1].code == "LG109"
    assert [one.span.file for one in made.broken("lokalt/broken.yaml")] == ["lokalt/broken.yaml"]
    assert made.broken("lokalt/skole.yaml") == []


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "framework").mkdir()
    secret = tmp_path.parent / "secret.yaml"
    secret.write_text(WHOLE, encoding="utf-8")
    (tmp_path / "lokalt").mkdir()
    (tmp_path / "lokalt" / "skole.yaml").symlink_to(secret)
    made = load_local(LOADED, tmp_path / "framework", ".")
    assert [one.code for one in made.diagnostics] == ["LG016"]
    assert made.units == {}
