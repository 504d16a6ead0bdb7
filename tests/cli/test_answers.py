"""``lg answers``: what it shows, saves and lists, and what it says of a file it cannot use."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.inward import filling
from tests.inward.blank import Blank, made
from tests.inward.make_files import FILES, GIVEN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

BLANK = Blank("lus", ("leder-af-ledere",))
END = "Se dem igennem, før du bruger dem.\n"
HEAD = {
    "format": "ledelsesgrundlag-svar/1",
    "document": {"kind": "lus", "id": "lus"},
    "framework": "odsherred",
    "organisation": "Odsherred Kommune",
    "version": "1.0.0",
    "roles": ["leder-af-ledere"],
}


def saved(folder: Path, name: str, content: bytes | dict[str, object]) -> str:
    """A file in a folder; a head with changes as an answers file."""
    file = folder / name
    if not isinstance(content, bytes):
        content = json.dumps({**HEAD, "answers": GIVEN} | content).encode()
    file.write_bytes(content)
    return str(file)


def docx(body: bytes = b"") -> bytes:
    """A filled Word file, with something written after its first table."""
    filled = filling.by_xml(made(BLANK, "docx"), GIVEN)
    main = filling.parts_of(filled)[filling.MAIN].replace(b"</w:tbl>", b"</w:tbl>" + body, 1)
    return filling.with_parts(filled, {filling.MAIN: main})


def without_fields() -> bytes:
    """A PDF without its form."""
    with pikepdf.open(BytesIO(made(BLANK, "pdf"))) as pdf:
        del pdf.Root["/AcroForm"]
        for page in pdf.pages:
            del page["/Annots"]
        file = BytesIO()
        pdf.save(file)
    return file.getvalue()


def somebody_elses_form() -> bytes:
    """A PDF form that lg has not made."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    field = pikepdf.Dictionary(T=pikepdf.String("navn"), FT=pikepdf.Name.Tx)
    fields = pikepdf.Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=fields)
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize("ending", ["json", "pdf", "docx"])
def test_the_same_answers_are_shown_from_every_format(ending: str, lg: Lg, tmp_path: Path) -> None:
    content = {
        "json": json.dumps({**HEAD, "answers": GIVEN}).encode(),
        "pdf": filling.by_pikepdf(made(BLANK, "pdf"), GIVEN),
        "docx": docx(),
    }[ending]
    code, out, err = lg("svar", saved(tmp_path, f"lus på skrift.{ending}", content))
    assert (code, err) == (0, "")
    assert out.startswith("Lederudviklingssamtale (LUS): leder af ledere\n")
    assert "\n  Vi fik et nyt vagtskema på Ærø.\n  Det gav ro 👩‍👩‍👧\n" in out
    assert "\n  ☒ Sætter faglige mål sammen med lederne\n" in out
    assert "\n  Mod og nytænkning: Skru op\n  Mod og nytænkning: Fordi … Det er på tide\n" in out
    empty = 12 if ending == "json" else 18  # answers alone tell of no more sides than they need
    assert out.endswith(f"\nLæst: 5 svar. Tomme: {empty}. {END}")
    assert [one.name for one in tmp_path.iterdir()] == [f"lus på skrift.{ending}"]


def test_a_sheet_with_nothing_in_it_is_no_error(lg: Lg, tmp_path: Path) -> None:
    for ending in ("pdf", "docx"):
        code, out, err = lg("svar", saved(tmp_path, f"tom.{ending}", made(BLANK, ending)))
        assert (code, err) == (0, "")
        assert f"Læst: 0 svar. Tomme: 23. {END}" in out


NO_FIELDS = (
    "Filen har ingen felter at læse. Den er måske gemt med Udskriv til PDF.\n"
    "Åbn det ark, du skrev i, og vælg Gem.\n"
)
NO_CONTROLS = (
    "Word-filen har ikke sine felter mere. Det kan ske, når den bliver gemt i et andet program "
    "end Word.\nHar du stadig arket åbent i Word, så gem det derfra. Ellers skriv svarene over i "
    "et nyt ark.\n"
)
NOT_OURS = (
    "Filen er ikke et ark fra lg.\n"
    "Vælg et ark, du har fået fra lg, eller en fil, der er gemt med Gem svar.\n"
)
OTHER = (
    "Arket hører til Nordmarkens ledelsesgrundlag, men du bruger Odsherred Kommunes.\n"
    "Peg på det rigtige ledelsesgrundlag med --framework.\n"
)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("printet.pdf", NO_FIELDS),
        ("andres.pdf", NOT_OURS),
        ("brev.json", NOT_OURS),
        ("nordmarken.json", OTHER),
    ],
)
def test_bad_input_says_what_to_do_and_writes_nothing(
    name: str, message: str, lg: Lg, tmp_path: Path
) -> None:
    contents: dict[str, bytes | dict[str, object]] = {
        "printet.pdf": without_fields(),
        "andres.pdf": somebody_elses_form(),
        "brev.json": b"{}",
        "nordmarken.json": {"framework": "nordmarken", "organisation": "Nordmarken"},
    }
    file = saved(tmp_path, name, contents[name])
    code, out, err = lg("svar", file, "-o", str(tmp_path / "ud.json"))
    assert (code, out, err) == (1, "", message)
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_word_file_that_lost_its_fields(lg: Lg) -> None:
    assert lg("svar", str(FILES / "libreoffice.docx")) == (1, "", NO_CONTROLS)


def test_what_is_written_outside_the_fields_is_told(lg: Lg, tmp_path: Path) -> None:
    more = "<w:p><w:r><w:t>Husk også ferien</w:t></w:r></w:p>".encode()
    code, out, err = lg("svar", saved(tmp_path, "a.docx", docx(more)))
    assert code == 0
    assert err == (
        "Der er skrevet noget uden for felterne: ”Husk også ferien”. Det er ikke kommet med.\n"
    )
    assert "Læst: 5 svar." in out


def test_another_version_is_told_and_what_is_gone_stands_last(lg: Lg, tmp_path: Path) -> None:
    gone = {**GIVEN, "leder-gammelt": "Fra før", "leder-helt-gammelt": True}
    file = saved(tmp_path, "a.json", {"version": "0.9.0", "answers": gone})
    code, out, err = lg("svar", file)
    assert code == 0
    assert err == (
        "Arket er lavet med version 0.9.0, og nu er ledelsesgrundlaget version 1.0.0. To svar "
        "hører til spørgsmål, der ikke findes længere. De står sidst.\n"
    )
    shown = out.partition("Svar til spørgsmål, der ikke findes længere:\n")[2]
    assert shown.startswith("  leder-gammelt\n    Fra før\n  leder-helt-gammelt\n    ☒\n")
    assert f"Læst: 7 svar. Tomme: 12. {END}" in shown


def test_a_sheet_that_has_changed_since_says_so(lg: Lg, tmp_path: Path) -> None:
    file = saved(tmp_path, "a.json", {"fields": "0" * 8, "answers": {**GIVEN, "leder-x": "y"}})
    code, out, err = lg("svar", file)
    assert code == 0
    assert err == (
        "Arket er ændret, siden det blev lavet. Ét svar hører til et spørgsmål, der ikke findes "
        "længere. Det står sidst.\n"
    )
    assert "\n  leder-x\n    y\n" in out


def test_a_sheet_that_is_gone_shows_its_answers(lg: Lg, tmp_path: Path) -> None:
    file = saved(tmp_path, "a.json", {"document": {"kind": "tus", "id": "tus"}})
    code, out, err = lg("svar", file)
    assert (code, err) == (0, "Arket ”tus” findes ikke længere i ledelsesgrundlaget.\n")
    assert "Det gav ro 👩‍👩‍👧" in out


def test_answers_are_saved_for_their_owner_alone(lg: Lg, tmp_path: Path) -> None:
    file, target = saved(tmp_path, "a.docx", docx()), tmp_path / "lus-svar.json"
    assert lg("svar", file, "-o", str(target))[0] == 0
    found = json.loads(target.read_bytes())
    assert found["answers"] == GIVEN
    assert "shared" in found
    assert found["shared"] is False
    if sys.platform != "win32":
        assert target.stat().st_mode & 0o777 == 0o600
    again = lg("svar", str(target))
    assert again[1] == lg("svar", file)[1]
    target.write_text("andet")
    assert lg("svar", file, "-o", str(target))[0] == 1
    assert lg("svar", file, "-o", str(target), "--overwrite")[0] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_where_others_may_read_it_that_is_told(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ledelsesgrundlag_cli.cli.commands import answers

    monkeypatch.setattr(answers, "_OTHERS_MAY_READ", 0o777)  # as a drive that keeps no rights
    file = saved(tmp_path, "a.json", {})
    _, _, err = lg("svar", file, "-o", str(tmp_path / "b.json"))
    assert "lg kan ikke styre, hvem der kan læse filen her." in err


def test_a_file_for_sharing_holds_what_is_chosen_and_says_so(lg: Lg, tmp_path: Path) -> None:
    file, target = saved(tmp_path, "a.json", {}), tmp_path / "del.json"
    code, out, err = lg("svar", file, "--share", "lykkedes,skru", "-o", str(target))
    assert (code, out) == (0, "")
    assert "I filen til at dele står kun svarene på:\n  Hvad er lykkedes siden sidst" in err
    found = json.loads(target.read_bytes())
    assert found["shared"] is True
    assert {*found["answers"]} == {
        "leder-lykkedes",
        "leder-skru_mod-og-nytaenkning",
        "leder-skru_mod-og-nytaenkning_fordi",
    }
    assert b"Leder A" not in target.read_bytes()
    _, out, _ = lg("svar", str(target))
    assert "Filen er lavet til at dele: Der står kun det, som er valgt." in out
    assert "Læst: 2 svar. Ikke delt: " in out


def test_leaving_out_shares_the_rest(lg: Lg, tmp_path: Path) -> None:
    file, target = saved(tmp_path, "a.json", {}), tmp_path / "del.json"
    assert lg("svar", file, "--leave-out", "navn, lykkedes, aftaler", "-o", str(target))[0] == 0
    assert {*json.loads(target.read_bytes())["answers"]} == {
        "leder-vigtigste-forventninger_ll-faglige-maal",
        "leder-skru_mod-og-nytaenkning",
        "leder-skru_mod-og-nytaenkning_fordi",
    }


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "Skriv, hvilken fil eller mappe det er"),
        (["{fil}", "--share", "lykkedes"], "Skriv, hvad filen til at dele skal hedde"),
        (["{fil}", "--share", "lykedes", "-o", "{ud}"], "Mente du lykkedes"),
        (["{fil}", "--share", ",", "-o", "{ud}"], "Vælg mellem: navn"),
        (["{fil}", "--share", "a", "--leave-out", "b", "-o", "{ud}"], "ikke begge"),
        (["{fil}", "-o", "svar.docx"], "ende på .json"),
        (["{fil}", "--all"], "--all er til en mappe"),
        (["{fil}", "--date", "2.1.2027"], "--date er til en mappe"),
        (["{mappe}", "-o", "{ud}"], "-o er til én fil"),
        (["{mappe}", "--date", "i morgen"], "er ikke en dato"),
    ],
)
def test_wrong_use(words: list[str], message: str, lg: Lg, tmp_path: Path) -> None:
    file = saved(tmp_path, "a.json", {})
    names = {"{fil}": file, "{ud}": str(tmp_path / "ud.json"), "{mappe}": str(tmp_path)}
    code, out, err = lg("svar", *(names.get(one, one) for one in words))
    assert (code, out) == (2, "")
    assert message in err
    assert not (tmp_path / "ud.json").exists()


def test_a_file_that_is_not_there(lg: Lg, tmp_path: Path) -> None:
    code, out, err = lg("svar", str(tmp_path / "findes-ikke.pdf"))
    assert (code, out) == (1, "")
    assert "findes-ikke.pdf” kan ikke læses: Den findes ikke." in err


def test_a_folder_lists_its_sheets_and_whose_day_has_come(lg: Lg, tmp_path: Path) -> None:
    saved(tmp_path, "a.json", {"talk": "2026-12-01", "delete_by": "2027-01-02"})
    saved(tmp_path, "b.json", {"delete_by": "2027-01-01", "shared": True})
    saved(tmp_path, "c.json", {"delete_by": "2027-01-03", "framework": "nordmarken"})
    saved(tmp_path, "d.docx", docx())
    saved(tmp_path, "e.json", b"{}")
    saved(tmp_path, "brev.txt", b"Brev")
    (tmp_path / "mere").mkdir()
    saved(tmp_path / "mere", "f.json", {})
    before = sorted(tmp_path.rglob("*"))
    code, out, err = lg("svar", str(tmp_path), "--date", "2.1.2027")
    assert code == 0
    assert out == (
        "Dagen, hvor de senest skal slettes, er kommet:\n"
        "b.json\n"
        "  Lederudviklingssamtale (LUS): leder af ledere. Slet senest: 1. januar 2027. 5\n"
        "  svar. Lavet til at dele.\n"
        "a.json\n"
        "  Lederudviklingssamtale (LUS): leder af ledere. Samtale: 1. december 2026. Slet\n"
        "  senest: 2. januar 2027. 5 svar.\n"
        "\n"
        "De andre:\n"
        "c.json\n"
        "  lus: leder-af-ledere. Slet senest: 3. januar 2027. Hører til et andet\n"
        "  ledelsesgrundlag (Odsherred Kommune).\n"
        "d.docx\n"
        "  Lederudviklingssamtale (LUS): leder af ledere. 5 svar.\n"
        "\n"
        "lg sletter ikke noget. Slet dem selv, når I er sikre. Hører et ark til en sag,\n"
        "eller har nogen bedt om indsigt, må det ikke slettes. I OneDrive, i papirkurven\n"
        "og i sikkerhedskopier kan der stadig ligge kopier.\n"
    )
    assert err == (
        "\nIkke med:\n  e.json: Filen er ikke et ark fra lg.\n"
        "Der er flere mapper i mappen. Skriv --all for at få dem med.\n"
    )
    assert sorted(tmp_path.rglob("*")) == before
    assert "\nmere/f.json\n" in lg("svar", str(tmp_path), "--all")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_is_not_left_by_a_link(lg: Lg, tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "andre", tmp_path / "mine"
    elsewhere.mkdir()
    folder.mkdir()
    file = saved(elsewhere, "hemmelig.json", {})
    (folder / "genvej.json").symlink_to(file)
    (folder / "mappe").symlink_to(elsewhere)
    code, out, _ = lg("svar", str(folder), "--all")
    assert (code, out) == (0, "Der ligger ingen ark fra lg i mappen.\n")


def test_whose_sheet_it_is_stands_with_the_names_of_its_head(lg: Lg, tmp_path: Path) -> None:
    place = tmp_path / "ark.docx"
    names = ("--name", "Leder A", "--leader", "Leder B")
    assert lg("lus", "leder-af-ledere", *names, "-o", str(place))[0] == 0
    code, out, _ = lg("svar", str(place))
    assert code == 0
    assert "Leder: Leder A. Nærmeste leder: Leder B.\n" in out
