"""``lg sheet``: any sheet of the framework, with its own sides, and no line of Python."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ledelsesgrundlag_cli.render.formats import FORMATS

if TYPE_CHECKING:
    from tests.conftest import Lg, RunLg

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
TUS = FIXTURES / "sheets/tus.yaml"
SMALL = FIXTURES / "valid/lille"
SIDES = ("team", "leder", "makker")


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework to which HR has added a sheet."""
    shutil.copy(TUS, framework_copy / "sheets")
    return framework_copy.parent


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "framework/sheets/tus.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def made(lg: Lg, *words: str) -> dict[str, Any]:
    code, out, err = lg(*words, "--format", "json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def titles(lg: Lg, *words: str) -> list[str]:
    return [one["id"] for one in made(lg, *words)["blocks"] if one["type"] == "title"]


def test_the_sheets_are_listed_with_what_each_is_for(lg: Lg) -> None:
    code, out, err = lg("ark")
    assert (code, err) == (0, "")
    lines = [re.sub(r"(?<=\S)  +", "  ", one) for one in out.splitlines()]
    at = lines.index("Lederudviklingssamtale (LUS)")
    assert lines[at + 1] == "  lus  Lederudviklingssamtale (LUS)  en gang om året"
    at = lines.index("Lederrekruttering og onboarding")
    assert "  onboarding  De første 100 dage  når en leder begynder" in lines[at:]
    at = lines.index("Andre ark", at)
    told = " ".join(" ".join(lines[at + 1 : at + 5]).split())
    assert told.startswith(
        "tus Teamudviklingssamtale (TUS) hvert halve år, når en leder og et team"
    )
    assert "rollekort" not in out
    assert "dialogkort" not in out
    assert max(map(len, out.splitlines())) <= 80
    tip = re.search(r"^Lav et ark, fx: lg (.+)$", out, re.MULTILINE)
    assert tip is not None
    assert lg(*tip[1].split())[0] == 0


def test_in_a_narrow_window_each_sheet_is_a_few_lines(
    lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    lines = lg("ark")[1].splitlines()
    at = next(number for number, one in enumerate(lines) if one.startswith("  onboarding "))
    assert lines[at].endswith("  De første 100 dage")
    assert lines[at + 1].strip() == "når en leder begynder"
    assert lines[at + 1].index("når") == lines[at].index("De første")
    assert max(len(one) for one in lines if "fx: lg" not in one) <= 50


def test_the_sheets_of_a_framework_that_is_named_are_listed(
    lg: Lg, workplace: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("tom"))
    assert "tus  " in lg("sheet", "--framework", str(workplace))[1]
    assert "tus  " not in lg("sheet")[1]
    assert lg("tus", "--framework", str(workplace))[0] == 0
    assert lg("tus", f"--framework={workplace}")[0] == 0
    assert lg("tus", "--framework", "findes-ikke") == (
        2,
        "",
        (
            "Der er ikke noget ledelsesgrundlag i ”findes-ikke”.\n"
            "Mappen skal indeholde filen framework.yaml.\n"
        ),
    )


@pytest.mark.parametrize("words", [("ark", "tus"), ("sheet", "TUS"), ("tus",), ("Tus",)])
def test_a_sheet_goes_by_its_name(words: tuple[str, ...], lg: Lg) -> None:
    assert lg(*words) == lg("ark", "tus")
    assert "Teamets forberedelse" in lg(*words)[1]


def test_lus_is_a_sheet_like_the_others(lg: Lg) -> None:
    words = ("centerchef", "--for", "begge", "--name", "Leder A", "--date", "1.12.2026")
    assert lg("ark", "lus", *words) == lg("lus", *words)
    assert lg("ark", "Lederudviklingssamtale (LUS)", *words) == lg("lus", *words)


def test_a_bare_name_is_not_in_the_help_and_has_its_own(lg: Lg) -> None:
    assert not re.search(r"^ +tus\b", lg("--help")[1], re.MULTILINE)
    code, out, _ = lg("tus", "--help")
    assert code == 0
    assert out.startswith("Brug: lg tus ROLLE... [TILVALG]")
    said = (
        "Lav arket Teamudviklingssamtale (TUS). Det bruges hvert halve år, når en leder og et ",
        "team ser frem sammen. Det er det samme for alle roller, så skriv ingen rolle. ",
        "Dele (--for): team (Teamet), leder (Lederen) og makker ",
        "(Makkeren). Altid med: faelles (Fælles).",
    )
    assert " ".join(out.split("\n\n")[1].split()) == "".join(said)
    assert out.split("\n\n")[1:] == lg("ark", "tus", "--help")[1].split("\n\n")[1:]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ((), ["team", "faelles"]),
        (("--for", "team"), ["team", "faelles"]),
        (("--for", "Teamet"), ["team", "faelles"]),
        (("--for", "buddy"), ["makker", "faelles"]),
        (("--for", "makkeren"), ["makker", "faelles"]),
        (("--for", "begge"), [*SIDES, "faelles"]),
        (("--for", "alle"), [*SIDES, "faelles"]),
        (("--for", "fælles"), ["faelles"]),
    ],
)
def test_each_side_gets_its_own_part_and_what_always_comes(
    words: tuple[str, ...], parts: list[str], lg: Lg
) -> None:
    assert titles(lg, "tus", *words) == parts


def test_a_wording_is_the_sides_own(lg: Lg) -> None:
    asked = {
        one["id"]: one["text"]
        for one in made(lg, "tus", "--for", "alle")["blocks"]
        if one["type"] == "question"
    }
    assert asked == {
        "team-lykkedes": "Hvad er lykkedes for jer som team?",
        "leder-lykkedes": "Hvad er lykkedes for dig sammen med teamet?",
        "makker-lykkedes": "Hvad har du set lykkes?",
    }


def test_a_sheet_that_is_the_same_for_all_has_no_role_and_no_expectations(lg: Lg) -> None:
    document = made(lg, "tus", "--name", "Team Nord", "--for", "alle")
    assert document["title"] == "Teamudviklingssamtale (TUS)"
    assert document["kind"] == "tus"
    kinds = {one["type"] for one in document["blocks"]}
    assert "dial" in kinds
    assert "expectations" not in kinds
    assert "Forventninger" not in {one.get("text") for one in document["blocks"]}
    heads = next(one for one in document["blocks"] if one["type"] == "fields")["fields"]
    assert [one["value"] for one in heads] == ["Team Nord", None, None]


def test_a_quote_is_left_out_where_the_framework_has_none(lg: Lg, workplace: Path) -> None:
    change(
        workplace,
        "    blocks:\n      - id: skru\n",
        "    blocks:\n      - {id: ord, type: quote, quote: findes-ikke}\n      - id: skru\n",
    )
    code, _, err = lg("tus")
    assert code == 1
    assert "Henvisningen peger på citatet ”findes-ikke”" in err
    small = shutil.copytree(SMALL, workplace / "lille")
    shutil.copy(workplace / "framework/sheets/tus.yaml", small / "sheets")
    kinds = {one["type"] for one in made(lg, "tus", "--framework", "lille")["blocks"]}
    assert "quote" not in kinds
    assert "dial" in kinds


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ark", "tuss"), "Der er ikke noget ark, der hedder ”tuss”.\nMente du tus?"),
        (("ark", "rollekort"), "Der er ikke noget ark, der hedder ”rollekort”."),
        (("tuss",), "Der er ikke nogen kommando, der hedder ”tuss”. Mente du tus"),
        (("tus", "centerchef"), "Arket tus er det samme for alle roller. Skriv kommandoen uden"),
        (("ark", "tus", "--focus", "c-x"), "det samme for alle roller"),
        (
            ("tus", "--for", "makke"),
            "Arket tus har ingen del, der hedder ”makke”.\nMente du makker?",
        ),
        (("ark", "--for", "team"), "Skriv arkets navn foran --for. Vælg mellem: "),
        (("ark", "-o", "tus.pdf"), "Skriv arkets navn foran -o."),
        (("ark", "lus"), "Skriv rollens navn. Vælg mellem: direktoer"),
        (("ark", "tus", "--name-template", "x"), "sammen med --from LISTE"),
        (("ark", "tus", "--from", "x.csv", "--name", "y"), "Med --from står det hele i listen."),
    ],
)
def test_wrong_use_is_two_and_brings_the_nearest(
    words: tuple[str, ...], said: str, lg: Lg
) -> None:
    code, out, err = lg(*words)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("made_as", [one for one in FORMATS if one.usual], ids=str)
def test_the_new_sheet_comes_in_every_format(made_as: Any, lg: Lg, workplace: Path) -> None:
    name = f"tus{made_as.ending}"
    assert lg("tus", "--for", "alle", "-o", name)[0] == 0
    raw = (workplace / name).read_bytes()
    assert len(raw) > 500
    if made_as.name == "docx":
        with zipfile.ZipFile(workplace / name) as file:
            raw = file.read("word/document.xml")
    if made_as.name != "pdf":
        shown = raw.decode("utf-8")
        assert "Makkerens forberedelse" in shown
        assert "Vi har en dato for næste samtale." in shown.replace("\\", "")
    assert (lg("tus", "-o", f"u{name}", "--fill-in")[0] == 0) is made_as.fillable


def test_a_list_of_people_needs_no_roles_where_the_sheet_has_none(lg: Lg, workplace: Path) -> None:
    (workplace / "hold.csv").write_text("Navn;Dato\nTeam Nord;1.12.2026\nTeam Syd;\n", "utf-8")
    words = ("--from", "hold.csv", "--format", "md", "-o", "ud", "--for", "alle")
    code, _, err = lg("ark", "tus", *words)
    assert (code, err) == (0, "Gemt: 2 filer i ”ud”\n")
    names = sorted(path.name for path in (workplace / "ud").glob("*.md"))
    assert names == ["TUS Team Nord.md", "TUS Team Syd.md"]
    alone = lg("tus", "--name", "Team Syd", "--for", "alle", "--format", "md")[1]
    assert (workplace / "ud/TUS Team Syd.md").read_text(encoding="utf-8") == alone
    # Another sheet in the same folder is not taken for this one.
    assert "ligger der i forvejen" in lg("ark", "tus", *words)[2]
    change(workplace, "id: tus\n", "id: sus\n")
    (workplace / "framework/sheets/tus.yaml").rename(workplace / "framework/sheets/sus.yaml")
    assert lg("ark", "sus", *words, "--name-template", "TUS {navn}")[0] == 1


def test_a_list_must_name_the_roles_where_the_sheet_has_them(lg: Lg, workplace: Path) -> None:
    (workplace / "hold.csv").write_text("Navn\nLeder A\n", "utf-8")
    code, _, err = lg("ark", "lus", "--from", "hold.csv", "--format", "md", "-o", "ud")
    assert code == 1
    assert "Der mangler en kolonne med overskriften rolle." in err


@pytest.mark.slow
def test_export_takes_the_sheets_that_are_listed(lg: Lg, workplace: Path) -> None:
    quick = ("--formats", "md", "-o", "ud")
    code, _, err = lg("export", *quick)
    assert code == 0
    assert re.search(r"^Ikke med: (.* og )?tus\.", err, re.MULTILINE)
    assert re.search(r'ark = \["lus", "opfoelgning", .*"tus"\]', err)
    assert not (workplace / "ud/tus").exists()
    for usual in ("lus", "opfoelgning", "onboarding", "rolleskift"):
        assert (workplace / "ud" / usual).is_dir()
    (workplace / "lg.toml").write_text('ark = ["lus", "tus"]\n', encoding="utf-8")
    code, _, err = lg("export", *quick)
    assert code == 0
    assert "Ikke med: tus" not in err
    made = sorted(path.name for path in (workplace / "ud/tus").iterdir())
    assert made == [f"tus-{side}.md" for side in sorted(SIDES)]
    page = (workplace / "ud/index.html").read_text(encoding="utf-8")
    assert page.index(">Ark til LUS<") < page.index(">Ark til TUS<") < page.index(">Dialogkort<")
    assert "Til teamet" in page
    assert lg("export", *quick, "--check")[0] == 0
    (workplace / "lg.toml").write_text("ark = []\n", encoding="utf-8")
    assert re.search(
        r"Ikke med: lokalt, lus, .* tus og ", lg("export", "--formats", "md", "-o", "uden")[2]
    )
    assert not (workplace / "uden/lus").exists()


def test_export_can_be_asked_for_a_sheet(lg: Lg, workplace: Path) -> None:
    words = ("--documents", "tus", "--formats", "pdf", "-o", "ud")
    code, _, err = lg("export", *words)
    assert code == 0
    assert "Ikke med" not in err
    assert len([*(workplace / "ud/tus").glob("*.pdf")]) == 2 * len(SIDES)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('ark = ["tuss"]', "Der er ikke noget ark, der hedder ”tuss”."),
        ('[tjek]\nark = ["tus"]', "Flyt linjen øverst i filen, over [tjek]."),
        ('[tjek]\nignore = []\n[tjek.filer]\nark = ["tus"]', "Flyt linjen øverst i filen"),
        ('ark = "tus"', "en liste af navne efter ark"),
        ("ark = [1]", "en liste af navne efter ark"),
    ],
)
def test_a_list_of_sheets_that_cannot_be_used_is_told(
    settings: str, said: str, lg: Lg, workplace: Path
) -> None:
    (workplace / "lg.toml").write_text(f"{settings}\n", encoding="utf-8")
    code, _, err = lg("export", "--formats", "md", "-o", "ud")
    assert code == 1
    assert said in err
    assert not (workplace / "ud").exists()
    code, out, _ = lg("tjek")
    assert code == 1
    assert re.search(r"^lg\.toml:[1-4]:\d+: fejl", out, re.MULTILINE)


def test_a_sheet_may_have_a_template_of_its_own(lg: Lg, workplace: Path) -> None:
    assert "Arket tus, Markdown" in lg("templates")[1]
    assert lg("templates", "copy", "markdown/tus.md.j2")[0] == 0
    own = workplace / "templates/markdown/tus.md.j2"
    own.write_text("EGEN: {{ document.title }}\n", encoding="utf-8")
    assert lg("tus", "--format", "md")[1] == "EGEN: Teamudviklingssamtale (TUS)\n"


@pytest.mark.parametrize("number", [1, 2, 8])
def test_a_sheet_with_only_what_always_comes_is_for_all(
    number: int, lg: Lg, workplace: Path
) -> None:
    sides = "".join(
        f"  - {{id: s{one}, name: Side {one}, always: true}}\n" for one in range(number)
    )
    parts = "".join(f"  - {{for: s{one}, title: Del {one}}}\n" for one in range(number))
    (workplace / "framework/sheets/mus.yaml").write_text(
        f"id: mus\norigin: editorial\ntitle: Møde\nroles: none\nsides:\n{sides}parts:\n{parts}"
        "sections:\n  - id: a\n    title: Afsnit\n    for: [s0]\n"
        "    blocks: [{id: b, type: question, text: Hvad nu?}]\n",
        encoding="utf-8",
    )
    assert titles(lg, "mus") == [f"s{one}" for one in range(number)]
    assert lg("export", "--documents", "mus", "--formats", "md", "-o", "ud")[0] == 0
    assert [path.name for path in (workplace / "ud/mus").iterdir()] == ["mus.md"]


@pytest.mark.slow
def test_the_new_sheet_is_checked_searched_and_told_of(
    lg: Lg, workplace: Path, run_lg: RunLg
) -> None:
    code, out, err = lg("tjek", "--ignore", "LG599")
    assert (code, err) == (0, "")
    assert out.startswith("lg fandt ikke noget, der skal rettes.")
    assert "framework/sheets/tus.yaml" in lg("søg", "skrue", "op")[1]
    done = run_lg("tus", "--for", "makker", cwd=workplace)
    assert done.code == 0
    assert "Det har du set" in done.out


def test_a_sheet_with_a_documents_name_is_refused_by_the_check(lg: Lg, workplace: Path) -> None:
    change(workplace, "id: tus\n", "id: plakat\n")
    (workplace / "framework/sheets/tus.yaml").rename(workplace / "framework/sheets/plakat.yaml")
    code, out, _ = lg("tjek", "--ignore", "LG599")
    assert code == 1
    assert "framework/sheets/plakat.yaml:1:5: fejl LG208" in out
    for words in (("ark", "plakat"), ("export", "--formats", "md", "-o", "ud")):
        (workplace / "lg.toml").write_text('ark = ["plakat"]\n', encoding="utf-8")
        code, _, err = lg(*words)
        assert code == 1
        assert "Arket kan ikke hedde ”plakat”" in err
    assert lg("plakat")[0] == 0


def test_a_sheet_of_one_part_is_asked_for_without_it(lg: Lg) -> None:
    told = "Arket strategi har kun én del. Tag --for ud.\n"
    assert lg("ark", "strategi", "--for", "leder") == (2, "", told)
    assert lg("ark", "strategi", "--for", "alle")[0] == 0
    assert "skriv ingen rolle" in " ".join(lg("ark", "strategi", "--help")[1].split())
