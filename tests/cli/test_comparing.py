"""``lg compare``, ``lg chain`` and ``lg matrix``: what is asked for, and what is refused."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Lg

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
ENDINGS = ("pdf", "docx", "html", "md", "txt", "json")
COMMANDS = (
    ("compare", "leder-af-ledere", "leder-af-medarbejdere"),
    ("chain",),
    ("chain", "ll-faglige-maal"),
    ("chain", "mod-og-nytaenkning"),
    ("matrix",),
    ("matrix", "--counts"),
)


@pytest.mark.slow
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_format_is_made(words: tuple[str, ...], lg: Lg, tmp_path: Path) -> None:
    for ending in ENDINGS:
        file = tmp_path / f"ud.{ending}"
        code, out, err = lg(*words, "-o", str(file))
        assert (code, out) == (0, "")
        assert err.startswith("Gemt: ")
        assert len(file.read_bytes()) > 1000
    data = json.loads((tmp_path / "ud.json").read_text(encoding="utf-8"))
    assert any(block["type"] == "table" for block in data["blocks"])
    assert zipfile.is_zipfile(tmp_path / "ud.docx")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "also"),
    [
        (("compare", "direktoer", "centerchef"), ("sammenlign", "Centerchefer", "direktør")),
        (("chain",), ("kæde",)),
        (("chain", "mod-og-nytaenkning"), ("kaede", "Mod", "og", "nytænkning")),
        (("chain", "ll-faglige-maal"), ("kæde", "faglige mål sammen")),
        (("chain", "ll-faglige-maal"), ("kæde", "fagligt", "maal", "sætter")),
        (("matrix",), ("overblik",)),
    ],
)
def test_names_as_people_write_them(words: tuple[str, ...], also: tuple[str, ...], lg: Lg) -> None:
    assert lg(*also) == lg(*words)
    assert lg(*words)[0] == 0


def test_side_by_side_where_there_is_room(lg: Lg, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("compare", "leder-af-ledere", "leder-af-medarbejdere")
    wide = lg(*words)[1]
    assert "• Sætter faglige mål sammen med lederne │ • Sætter faglige mål sammen med\n" in wide
    assert "Forskel: ”centerområdets”             │   Forskel: ”centerområdet”\n" in wide
    monkeypatch.setenv("COLUMNS", "50")
    narrow = lg(*words)[1]
    assert "  Leder af ledere\n    • Sætter faglige mål sammen med lederne\n" in narrow
    for out, columns in ((wide, 80), (narrow, 50)):
        assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize("roles", [("direktør",), ("direktør", "direktør"), ("direktør", "x")])
def test_two_roles_are_needed(roles: tuple[str, ...], lg: Lg) -> None:
    code, out, err = lg("compare", *roles)
    assert (code, out) == (2, "")
    if roles[-1] == "x":
        assert "Der er ikke nogen rolle, der hedder ”x”." in err
    else:
        assert err == (
            "Skriv mindst to roller, der skal sammenlignes.\n"
            "Skriv en mere: centerchef, leder-af-ledere, leder-af-medarbejdere.\n"
        )


def test_more_roles_than_a_sheet_has_room_for_are_refused(lg: Lg, tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "framework")
    text = (folder / "roles" / "teamleder.yaml").read_text(encoding="utf-8")
    names = [f"rolle-{n}" for n in range(7)]
    for name in names:
        own = text.replace("id: teamleder", f"id: {name}").replace("id: t-", f"id: {name}-t-")
        own = own.replace("title: Teamledere", f"title: {name}").replace(
            "singular: teamleder", f"singular: {name}"
        )
        (folder / "roles" / f"{name}.yaml").write_text(own, encoding="utf-8")
    where = ("--framework", str(folder))
    assert lg("compare", *names[:6], *where)[0] == 0
    assert lg("compare", *names, *where) == (
        2,
        "",
        "Der er kun plads til 6 roller ved siden af hinanden.\n",
    )


def test_without_roles_it_is_said_which_there_are(lg: Lg) -> None:
    code, _, err = lg("compare")
    assert code == 2
    assert err.startswith("Skriv rollens navn. Vælg mellem: direktoer, ")


def test_words_of_several_threads_are_not_guessed_at(lg: Lg) -> None:
    code, out, err = lg("chain", "udvikling")
    assert (code, out) == (2, "")
    assert err.startswith("Der er flere forventninger med ”udvikling”. Skriv navnet på én af dem:")
    assert "\n  c-udvikling-og-drift: Prioriterer og balancerer" in err
    assert "ll-udvikling-og-drift" not in err  # in the same thread as the one above


def test_what_is_no_thread_is_told_with_what_is_near(lg: Lg) -> None:
    code, out, err = lg("chain", "mod-og-nytenkning")
    assert (code, out) == (2, "")
    assert err == (
        "Der er ikke noget pejlemærke og ikke nogen forventning, der hedder "
        "”mod-og-nytenkning”.\nMente du mod-og-nytaenkning?\n"
    )


def test_only_a_pdf_has_paper(lg: Lg, tmp_path: Path) -> None:
    code, _, err = lg("matrix", "--paper", "a3")
    assert (code, err) == (2, "--paper er kun til PDF. Lad filens navn ende på .pdf.\n")
    assert lg("matrix", "--paper", "a3", "-o", str(tmp_path / "overblik.pdf"))[0] == 0


def test_a_framework_of_one_role_has_nothing_to_compare(lg: Lg, tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "framework")
    (folder / "roles" / "teamleder.yaml").unlink()
    role = folder / "roles" / "afdelingschef.yaml"
    toward = "    toward:\n      origin: editorial\n      levels: [teamleder]\n"
    kept = role.read_text(encoding="utf-8").replace(toward, "")
    role.write_text(kept, encoding="utf-8")
    where = ("--framework", str(folder))
    assert lg("compare", "afdelingschef", *where) == (
        2,
        "",
        "Skriv mindst to roller, der skal sammenlignes.\nLedelsesgrundlaget har kun én.\n",
    )
    assert "Ingen forventninger ligner hinanden" in lg("chain", *where)[1]
    assert lg("matrix", *where)[0] == 0
