"""A template that does not end, or takes all memory, ends its file and not the run."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import PATIENCE

from ledelsesgrundlag_cli.render import limits
from ledelsesgrundlag_cli.render.limited import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

MIB = 2**20
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="no other system holds a process to it")
FOR_EVER = "#let a = 0\n#while a < 9000 { let b = 0\nwhile b < 9000 { b += 1 }\na += 1 }\n"
SLOW = "Skabelonen var ikke færdig efter 0.2 sekunder, og lg har stoppet den.\n"
LARGE = "Skabelonen bruger mere hukommelse, end den må: 160 MB.\n"
AT_LEADER_B = """{% for block in document.blocks if kind_of(block) == "fields" %}
{% for field in block.fields if field.value == "Leder B" %}
{% set n = namespace(s="aaaa") %}{% for x in range(40) %}
{% set n.s = n.s + n.s %}
{% endfor %}{% endfor %}{% endfor %}
{% extends "html/document.html.j2" %}
"""
LIST = "Navn;Rolle\nLeder A;centerchef\nLeder B;centerchef\nLeder C;direktoer\n"


@pytest.fixture
def workplace(framework_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder beside a framework, where a document may take a fifth of a second.

    Typst lets nobody say where it is meanwhile, so there is nothing to wait for after that.
    """
    monkeypatch.setattr(limits, "LIMITS", Limits(seconds=0.2, memory=2048 * MIB))
    monkeypatch.setattr(limits, "GRACE", 0.1)
    (framework_copy.parent / "ledere.csv").write_text(LIST, encoding="utf-8")
    return framework_copy.parent


def put(workplace: Path, name: str, text: str) -> None:
    """Write a template of HR's own."""
    path = workplace / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def files(folder: Path) -> list[str]:
    """What was made in a folder."""
    return sorted(
        one.relative_to(folder).as_posix() for one in folder.rglob("*.*") if one.is_file()
    )


def test_one_document_is_not_made(lg: Lg, workplace: Path) -> None:
    put(workplace, "typst/rollekort.typ", FOR_EVER)
    code, out, err = lg("role", "centerchef", "-o", "kort.pdf")
    assert (code, out) == (1, "")
    assert err.startswith(f"templates/typst/rollekort.typ:1:1: {SLOW}  Sådan retter du: ")
    assert not (workplace / "kort.pdf").exists()


def test_a_list_goes_on(lg: Lg, workplace: Path) -> None:
    put(workplace, "typst/lus.typ", FOR_EVER)
    two_rows = "".join(LIST.splitlines(keepends=True)[:3])
    (workplace / "ledere.csv").write_text(two_rows, encoding="utf-8")
    code, _, err = lg("lus", "--from", "ledere.csv", "-o", "ark", "--format", "pdf,html")
    assert code == 1
    assert err.count(f"templates/typst/lus.typ:1:1: {SLOW}") == 2
    assert "ledere.csv, linje 2: ”LUS Leder A centerchef.pdf” kan ikke laves:" in err
    assert "Gemt: 2 filer" in err
    assert "Der mangler 2 filer." in err
    made = [one for one in files(workplace / "ark") if not one.startswith(".")]
    assert made == [
        "LUS Leder A centerchef.html",
        "LUS Leder B centerchef.html",
    ]


@LINUX
def test_only_the_row_that_takes_too_much_is_left(
    lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LIMITS", Limits(seconds=PATIENCE, memory=160 * MIB))
    put(workplace, "html/lus.html.j2", AT_LEADER_B)
    asked = ("lus", "--from", "ledere.csv", "-o", "ark", "--format", "html")
    code, _, err = lg(*asked)
    assert code == 1
    assert err.count(f"templates/html/lus.html.j2:4:1: {LARGE}") == 1
    assert "ledere.csv, linje 3: ”LUS Leder B centerchef.html” kan ikke laves:" in err
    assert "Gemt: 2 filer" in err
    shutil.rmtree(workplace / "templates")
    assert lg(*asked, "--overwrite")[0] == 0
    made = [one for one in files(workplace / "ark") if not one.startswith(".")]
    assert made == [
        "LUS Leder A centerchef.html",
        "LUS Leder B centerchef.html",
        "LUS Leder C direktoer.html",
    ]


def test_an_export_goes_on_and_can_be_made_whole(lg: Lg, workplace: Path) -> None:
    put(workplace, "typst/rollekort.typ", FOR_EVER)
    few = ("--documents", "rollekort", "--roles", "centerchef,direktoer")
    asked = ("export", "-o", "ud", *few, "--formats", "pdf,html")
    code, _, err = lg(*asked)
    assert code == 1
    assert err.count(f"templates/typst/rollekort.typ:1:1: {SLOW}") == 1
    assert "Gemt: 3 filer" in err
    [missing] = [line for line in err.splitlines() if line.startswith("Derfor mangler ")]
    assert missing.count(".pdf") == 2
    made = files(workplace / "ud")
    assert [one for one in made if one.endswith(".pdf")] == []
    assert len([one for one in made if one.endswith(".html")]) == 3
    shutil.rmtree(workplace / "templates")
    assert lg(*asked)[0] == 0
    assert len([one for one in files(workplace / "ud") if one.endswith(".pdf")]) == 2


def test_a_check_tells_it_as_a_finding(lg: Lg, workplace: Path) -> None:
    put(workplace, "typst/rollekort.typ", FOR_EVER)
    code, out, _ = lg("lint", "--format", "github")
    assert code == 1
    assert "file=templates/typst/rollekort.typ,line=1" in out
    assert "LG802" in out
    assert SLOW.strip() in out


def test_a_new_folder_is_not_made_by_it(
    lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--organisation", "Nordmarken", "--role", "Leder", "--pejlemaerke", "Mod")
    asked = (*words, "--templates", "templates")
    monkeypatch.setattr(limits, "LIMITS", Limits(seconds=PATIENCE, memory=2048 * MIB))
    put(workplace, "init/README.md.j2", "a\n")
    assert lg("init", "gammel", *asked)[0] == 0  # the other process has imported what it needs
    monkeypatch.setattr(limits, "LIMITS", Limits(seconds=1, memory=2048 * MIB))
    monkeypatch.setattr(limits, "GRACE", PATIENCE)
    put(
        workplace,
        "init/README.md.j2",
        "a\n{% for x in range(99999) %}\n{{ range(99999) | sort }}{% endfor %}",
    )
    code, _, err = lg("init", "ny", *asked)
    assert code == 1
    assert err.startswith(f"templates/init/README.md.j2:3:1: {SLOW.replace('0.2', '1')}")
    assert not (workplace / "ny").exists()
