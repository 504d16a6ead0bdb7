"""Wrong use: one or two Danish lines on stderr, nothing on stdout, exit code 2."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
ENGLISH = re.compile(
    r"\b(Usage|Options?|Commands?|Arguments?|Error|Try|Missing|Invalid|No such|Got|unexpected"
    r"|requires|takes|does not|is not|one of|Did you mean|Traceback)\b"
)

if TYPE_CHECKING:
    from tests.conftest import Lg


def refused(lg: Lg, *arguments: str) -> str:
    """Check that the arguments are refused as wrong use, and return what stderr said."""
    code, out, err = lg(*arguments)
    assert code == 2, err
    assert out == ""
    lines = err.splitlines()
    assert lines
    # A long list of what there is comes on lines of its own.
    assert all(re.fullmatch(r"  [a-z0-9-]+", line) for line in lines[2:]), err
    assert err.endswith("\n")
    assert not ENGLISH.findall(err), err
    return err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["role", "direktoer", "--formt", "html"], "der hedder ”--formt”. Mente du --format?"),
        (["role", "--framwork"], "Mente du --framework?"),
        (["lus", "--nam", "Ærø"], "Mente du --name?"),
        (["role", "direktoer", "-x"], "noget tilvalg, der hedder ”-x”."),
        (["--framework", "x", "role"], "Der er ikke noget ledelsesgrundlag i ”x”."),
        (["--hepl"], "Mente du --help?"),
        (["role", "--hepl"], "Mente du --help?"),
        (["templates", "--foo"], "noget tilvalg, der hedder ”--foo”."),
        (["role", "direktoer", "-o"], "Der mangler noget efter -o."),
        (["role", "direktoer", "--output"], "Der mangler noget efter --output."),
        (["lus", "direktoer", "--date"], "Der mangler noget efter --date."),
        (["templates", "copy"], "Der mangler SKABELON."),
        (["completion"], "Der mangler TERMINAL. Vælg mellem: bash, zsh"),
        (["role", "direktoer", "--ids=ja"], "--ids skal stå alene"),
        (["role", "direktoer", "--overwrite=1"], "--overwrite skal stå alene"),
        (["role", "--help=ja"], "--help skal stå alene"),
        (["--version=1"], "--version skal stå alene"),
        (["role", "direktoer", "--format", "pdff"], "Mente du pdf?"),
        (["role", "direktoer", "--format="], "pdf, docx, html, markdown, terminal, json"),
        (["lus", "direktoer", "--for", "hr"], "leder, naermeste-leder, faelles, begge"),
        (["lus", "direktoer", "--for", ""], "leder, naermeste-leder, faelles, begge"),
        (["completion", "tcsh"], "bash, zsh, fish, powershell, pwsh"),
        (["templates", "copy", "design.yaml", "b"], "hvad ”b” er"),
        (["completion", "bash", "zsh"], "hvad ”zsh” er"),
        (["rol"], "Mente du rolle?"),
        (["pejlemarke"], "Mente du pejlem"),
        (["luss", "direktoer"], "Mente du lus?"),
        (["templates", "cpy"], "Mente du copy?"),
        (["zzz"], "Der er ikke nogen kommando, der hedder ”zzz”."),
        ([""], "Der er ikke nogen kommando, der hedder ””."),
        (["--", "-x"], "”-x”"),
        (["role", "direktoer", "-o", "rollekort"], "eller skriv --format"),
        (["role", "direktoer", "-o", "kort.docm"], "eller skriv --format"),
        (["role", "direktoer", "-o", ".html"], "eller skriv --format"),
        (["role", "direktoer", "-o", ""], "eller skriv --format"),
        (["role"], "direktoer, centerchef, leder-af-ledere, leder-af-medarbejdere"),
        (["lus"], "direktoer, centerchef, leder-af-ledere, leder-af-medarbejdere"),
        (["role", ""], "direktoer, centerchef, leder-af-ledere, leder-af-medarbejdere"),
        (["role", "direktoer", "--framework", "findes-ikke"], "”findes-ikke”"),
        (["role", "direktoer", "--framework", "pyproject.toml"], "framework.yaml"),
        (["role", "direktoer", "--templates", "findes-ikke"], "”findes-ikke”"),
        (["role", "direktoer", "--templates", "pyproject.toml"], "”pyproject.toml”"),
        (["templates", "copy", "designn.yaml"], "Mente du design.yaml?"),
        (["templates", "copy", "../../pyproject.toml"], "Der er ikke nogen skabelon"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_told_in_danish(arguments: list[str], said: str, lg: Lg) -> None:
    assert said in refused(lg, *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["role", "direktoer", "-o"],
        ["role", "direktoer", "--ids=ja"],
        ["role", "--formt"],
    ],
    ids=" ".join,
)
def test_wrong_use_says_where_the_help_is(arguments: list[str], lg: Lg) -> None:
    assert refused(lg, *arguments).endswith("Se hjælpen med: lg rolle --help\n")


@pytest.mark.parametrize(
    "written",
    [
        "\x1b[31mrød",
        "\udcff",
        "a\nb\nc\nd",
        "\u202eabc",
        "[bold]x[/bold]",
        "{{ 7*7 }}",
        "%s",
        "\x00",
    ],
    ids=ascii,
)
@pytest.mark.parametrize(
    "place",
    [
        ["{}"],
        ["role", "{}"],
        ["role", "--{}"],
        ["role", "direktoer", "--format", "{}"],
        ["pejlemaerke", "{}"],
        ["pejlemaerke", "--forum", "{}"],
        ["lus", "direktoer", "--date", "{}"],
        ["lus", "direktoer", "--focus", "{}"],
        ["role", "direktoer", "--framework", "{}"],
        ["role", "direktoer", "--templates", "{}"],
        ["templates", "copy", "{}"],
        ["completion", "{}"],
    ],
    ids=" ".join,
)
def test_what_was_written_is_shown_as_plain_text(place: list[str], written: str, lg: Lg) -> None:
    err = refused(lg, *(part.replace("{}", written) for part in place))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", err)
    assert "49" not in err


ROLES = {
    "direktoer": [
        "direktør", "Direktører", "direktor", "DIREKTØRER", "direktoerer", "direktion",
        unicodedata.normalize("NFD", "direktør"), "  direktør  ",
    ],
    "centerchef": ["centerchef", "Centerchefer", "CENTER-CHEF".replace("-", "")],
    "leder-af-ledere": [
        "leder af ledere", "Leder af ledere", "lederafledere", "LEDER-AF-LEDERE",
        "leder_af_ledere", "ledere af ledere", "leder  af  ledere",
    ],
    "leder-af-medarbejdere": ["leder af medarbejdere", "lederafmedarbejdere"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("role", "written"),
    [(role, written) for role, names in ROLES.items() for written in names],
)
def test_a_role_goes_by_many_names(role: str, written: str, lg: Lg) -> None:
    code, out, err = lg("role", written, "--format", "json")
    assert (code, err) == (0, "")
    assert f'"id": "rollekort-{role}"' in out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["role", "leder", "af", "ledere"], '"id": "rollekort-leder-af-ledere"'),
        (["lus", "leder", "af", "ledere"], "Lederudviklingssamtale (LUS): Leder af ledere"),
        (["pejlemaerke", "mod", "og", "nytænkning"], '"id": "dialogkort-mod-og-nytaenkning"'),
        (["pejlemaerke", "Mod og nytænkning"], '"id": "dialogkort-mod-og-nytaenkning"'),
        (["pejlemaerke", "modognytaenkning"], '"id": "dialogkort-mod-og-nytaenkning"'),
        (["pejlemærke", "MOD_OG_NYTAENKNING"], '"id": "dialogkort-mod-og-nytaenkning"'),
        (["pejlemaerke", "--forum", "I lederteamet"], "I lederteamet"),
        (["pejlemaerke", "--forum", "ledergruppe"], "I lederteamet"),
        (["pejlemaerke", "--forum", "nærmeste leder"], "Med nærmeste leder"),
        (["pejlemaerke", "--role", "Direktører"], "Direktører"),
        (["role", "direktør", "centerchef"], "Rollekort: Direktører og centerchefer"),
        (["role", "direktør", "Direktører"], '"id": "rollekort-direktoer"'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_names_may_be_written_in_words(arguments: list[str], expected: str, lg: Lg) -> None:
    code, out, err = lg(*arguments, "--format", "json")
    assert (code, err) == (0, "")
    assert expected in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["role", "center", "chef"], "Mente du centerchef?"),
        (["role", "center chef"], "Mente du centerchef?"),
        (["role", "direktørr"], "Mente du direktoer?"),
        (["lus", "direktørr"], "Mente du direktoer?"),
        (["role", "leder-a-leder"], "leder-af-ledere"),
        (["role", "xyz"], "direktoer, centerchef, leder-af-ledere, leder-af-medarbejdere"),
        (["role", "direktør", "xyz"], "der hedder ”xyz”"),
        (["pejlemaerke", "mod-og-nytenkning"], "Mente du mod-og-nytaenkning?"),
        (["pejlemaerke", "xyz"], "retning-og-effekt, faglighed-og-kvalitet, mod-og-nytaenkning"),
        (["pejlemaerke", "--forum", "lederteams"], "lederteam"),
        (["pejlemaerke", "--forum", "xyz"], "alene, naermeste-leder, lederteam"),
        (["pejlemaerke", "--role", "centerchif"], "Mente du centerchef?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_unknown_names_bring_the_nearest(arguments: list[str], said: str, lg: Lg) -> None:
    err = refused(lg, *arguments)
    assert said in err
    assert "Der er ikke no" in err


@pytest.mark.parametrize("length", [300, 100_000])
def test_a_name_of_any_length_is_answered(length: int, lg: Lg) -> None:
    assert "Vælg mellem: direktoer, " in refused(lg, "role", "x" * length)


NFD_SAID = unicodedata.normalize("NFD", "direktø") + ": Direktører\n"


@pytest.mark.parametrize(
    ("arguments", "said", "expected"),
    [
        (["role", "cent"], "cent: Centerchefer\n", '"id": "rollekort-centerchef"'),
        (["role", "leder-af-l"], "leder-af-l: Leder af ledere\n", "rollekort-leder-af-ledere"),
        (["role", "leder", "af", "m"], "leder af m: Leder af medarbejdere\n", "af-medarbejdere"),
        (["role", "Lederafm"], "Lederafm: Leder af medarbejdere\n", "leder-af-medarbejdere"),
        (["role", "direkt", "cent"], "direkt: Direktører\ncent: Centerchefer\n", "Rollekort"),
        (["role", "DIREKTØ"], "DIREKTØ: Direktører\n", "rollekort-direktoer"),
        (["role", "direktoere"], "direktoere: Direktører\n", "rollekort-direktoer"),
        (["role", unicodedata.normalize("NFD", "direktø")], NFD_SAID, "rollekort-direktoer"),
        (["pejlemaerke", "mod"], "mod: Mod og nytænkning\n", "dialogkort-mod-og-nytaenkning"),
        (["pejlemaerke", "mod og"], "mod og: Mod og nytænkning\n", "mod-og-nytaenkning"),
        (
            ["pejlemaerke", "--forum", "store"],
            "store: I den store ledelsesorganisation\n",
            "I den",
        ),
        (["pejlemaerke", "--role", "dir"], "dir: Direktører\n", "Direktører"),
        (["lus", "cent"], "cent: Centerchefer\n", "Centerchef"),
        (["lus", "centerchef", "--focus", "c-løs"], "c-løs: c-loesningsforslag\n", "Centerchef"),
        (["compare", "dir", "cent"], "dir: Direktører\ncent: Centerchefer\n", "Centerchefer"),
        (["chain", "mod"], "mod: Mod og nytænkning\n", "Mod og nytænkning"),
        (["chain", "ll-fag"], "ll-fag: ll-faglige-maal\n", "faglige mål"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_beginning_of_a_name_is_enough_to_read(
    arguments: list[str], said: str, expected: str, lg: Lg
) -> None:
    code, out, err = lg(*arguments, "--format", "json")
    assert (code, err) == (0, said)
    assert expected in out


@pytest.mark.parametrize(
    ("arguments", "candidates"),
    [
        (["role", "leder"], "leder-af-ledere eller leder-af-medarbejdere"),
        (["role", "centerchef", "leder"], "leder-af-ledere eller leder-af-medarbejdere"),
        (["lus", "leder af"], "leder-af-ledere eller leder-af-medarbejdere"),
        (["pejlemaerke", "--role", "l"], "leder-af-ledere eller leder-af-medarbejdere"),
        (["chain", "lm"], "Vælg mellem:\n  lm-"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_beginning_of_several_names_brings_them(
    arguments: list[str], candidates: str, lg: Lg
) -> None:
    err = refused(lg, *arguments)
    assert f"”{arguments[-1]}” kan være" in err
    assert candidates in err


def test_the_beginning_of_a_name_is_not_enough_to_write(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(framework_copy.parent)
    before = {path: path.read_bytes() for path in framework_copy.rglob("*") if path.is_file()}
    for words in (
        (
            "new",
            "expectation",
            "--role",
            "cent",
            "--text",
            "Ny",
            "--pejlemaerke",
            "mod-og-nytaenkning",
        ),
        ("new", "expectation", "--role", "centerchef", "--text", "Ny", "--pejlemaerke", "mod"),
        ("new", "prompt", "--pejlemaerke", "mod", "--forum", "alene", "--text", "Ny?"),
        ("new", "prompt", "--pejlemaerke", "mod-og-nytaenkning", "--forum", "al", "--text", "Ny?"),
        ("templates", "copy", "desi"),
    ):
        refused(lg, *words)
    after = {path: path.read_bytes() for path in framework_copy.rglob("*") if path.is_file()}
    assert len(before) > 10
    assert after == before
    assert not (framework_copy.parent / "templates").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["role", "centerchef", "--format", "js"],
        ["lus", "centerchef", "--for", "nærm"],
        ["export", "-o", "x", "--documents", "rolle"],
    ],
    ids=" ".join,
)
def test_what_is_no_name_of_the_framework_is_written_out(arguments: list[str], lg: Lg) -> None:
    refused(lg, *arguments, "--framework", "framework")
