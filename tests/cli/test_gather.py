"""``lg gather``: only where HR has said so, of enough sheets, and nobody can be told from it."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pikepdf
import pytest
from tests.documents.examples_given import GIVEN
from tests.inward import filling
from tests.inward.blank import Blank, made

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.conftest import Lg

    from ledelsesgrundlag_cli.documents.answers import Answer

SHEET = "framework/sheets/evaluering.yaml"
ON = 'ark = ["lus", "evaluering"]\n'
TOO_FEW = (
    "Der er under fem ark med eksempler. Så kan lederen let gætte, hvem der har skrevet hvad. "
    "Derfor bliver de ikke samlet.\n"
    "Hold dialogmødet i stedet: lg ark evaluering --for moedeleder\n"
)
NOT_GATHERED = (
    "Hos jer bliver eksemplerne ikke samlet skriftligt.\n"
    "Drøft det i MED-udvalget, og skriv gathered: true i arket.\n"
)
SECRET = ("Ole Opdigtet", "Zenobia", "hemmelig-sti")


@pytest.fixture(autouse=True)
def here(framework_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lg: Lg) -> Path:  # noqa: ARG001 - after it has gone to a folder of its own
    """A framework where the examples are gathered, and nothing else."""
    monkeypatch.chdir(tmp_path)
    Path("lg.toml").write_text(ON, encoding="utf-8")
    change("gathered: false", "gathered: true")
    Path("svar").mkdir()
    return framework_copy


def change(old: str, new: str) -> None:
    """Change a line of the sheet by its beginning."""
    text = Path(SHEET).read_text(encoding="utf-8")
    assert text.count(f"\n{old}") == 1
    Path(SHEET).write_text(text.replace(f"\n{old}", f"\n{new}"), encoding="utf-8")


def save(name: str, answers: Mapping[str, Answer], **head: object) -> Path:
    """Save a file of answers as the page does, with another head where it is given."""
    whole = {
        "format": "ledelsesgrundlag-svar/1",
        "document": {"kind": "evaluering", "id": "evaluering"},
        "framework": "odsherred",
        "organisation": "Odsherred Kommune",
        "version": "1.0.0",
        "roles": ["leder-af-ledere"],
        "shared": False,
        **head,
        "answers": answers,
    }
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(whole), encoding="utf-8")
    return file


def save_all(sheets: Sequence[Mapping[str, Answer]] = GIVEN, folder: str = "svar") -> None:
    for number, one in enumerate(sheets):
        save(f"{folder}/ark {number}.json", one)


@pytest.mark.parametrize(
    ("gathered", "settings", "said"),
    [
        ("gathered: true", "", "”evaluering” er ikke slået til"),
        ("gathered: true", 'ark = ["lus"]\n', "”evaluering” er ikke slået til"),
        ("gathered: false", ON, NOT_GATHERED),
    ],
)
def test_nothing_is_gathered_before_hr_has_said_so(
    gathered: str, settings: str, said: str, lg: Lg
) -> None:
    change("gathered: true", gathered)
    Path("lg.toml").write_text(settings, encoding="utf-8")
    save_all()
    code, out, err = lg("saml", "svar", "-o", "samlet.json")
    assert (code, out) == (1, "")
    assert said in err
    assert not Path("samlet.json").exists()


@pytest.mark.parametrize("settings", [ON, "", 'ark = ["lus"]\n', "ark = ["])
def test_the_help_lists_it_where_it_can_be_used(settings: str, lg: Lg) -> None:
    Path("lg.toml").write_text(settings, encoding="utf-8")
    code, out, _ = lg("--help")
    assert code == 0
    assert ("  saml, gather " in out) is (settings == ON)
    change("gathered: true", "gathered: false")
    assert "  saml" not in lg("--help")[1]


ONE: Mapping[str, Answer] = {"deltager-mere-af": "Ro"}
TICKED: Mapping[str, Answer] = {"deltager-forventninger_ll-faglige-maal": True}


@pytest.mark.parametrize(
    "sheets",
    [
        (),
        GIVEN[:1],
        GIVEN[:4],
        (*GIVEN[:4], {}),
        (*GIVEN[:4], {**TICKED, "deltager-navn": "Leder A", "deltager-dato": "3. maj 2027"}),
        (*GIVEN[:4], GIVEN[0], {**GIVEN[1], **TICKED}),
        (*GIVEN[:4], {"leder-haaber": "Det skal ikke med", "faelles-naar": "I maj"}),
    ],
    ids=("none", "one", "four", "empty", "ticked", "twice", "other-sides"),
)
def test_under_five_the_meeting_is_offered_and_nothing_written(
    sheets: Sequence[Mapping[str, Answer]], lg: Lg
) -> None:
    """It says the same of one as of four: how many there were is not told."""
    save_all(sheets)
    before = sorted(Path().rglob("*"))
    assert lg("saml", "svar", "-o", "samlet.docx") == (1, "", TOO_FEW)
    assert sorted(Path().rglob("*")) == before


def test_the_floor_is_raised_and_never_lowered(lg: Lg) -> None:
    save_all()
    code, _, err = lg("saml", "svar", "--floor", "6")
    assert code == 1
    assert err.startswith("Der er under seks ark med eksempler.")
    code, out, err = lg("saml", "svar", "--floor", "4")
    assert (code, out) == (2, "")
    assert err == "Der skal mindst være fem ark. Tallet kan sættes op og ikke ned.\n"
    change("floor: 5", "floor: 6")
    assert lg("saml", "svar")[0] == 1
    assert lg("saml", "svar", "--floor", "5")[0] == 2


def test_names_times_and_order_of_files_make_no_difference(lg: Lg) -> None:
    save_all()
    words = ("saml", "svar", "--name", "Leder A", "--format")
    first = {made_as: lg(*words, made_as) for made_as in ("json", "html")}
    for number, one in enumerate(sorted(Path("svar").iterdir())):
        name = f"{SECRET[0]} {SECRET[2]} {9 - number}.JSON"
        os.utime(one.rename(one.with_name(name)), (number, number))
    save("svar/Zenobia.json", {**GIVEN[0], "deltager-navn": SECRET[1]}, talk="2027-05-03")
    for made_as, before in first.items():
        again = lg(*words, made_as)
        assert again == before
        assert again[0] == 0
        for secret in (*SECRET, "2027", "svar/"):
            assert secret not in again[1] + again[2], made_as
    texts = [one for some in GIVEN for one in some.values() if isinstance(one, str)]
    lines = [line for text in texts for line in text.split("\n") if line != "Leder A"]
    data = json.loads(first["json"][1])
    rows = [row for one in data["blocks"] if one["type"] == "table" for row in one["rows"]]
    shown = [piece["text"] for r in rows for one in r["cells"][0] for piece in one["pieces"]]
    assert sorted(shown) == sorted(set(lines))


def test_what_is_there_already_is_not_gathered_again(lg: Lg) -> None:
    """Not even where it would be the same: that another page is not, is what nobody may see."""
    save_all()
    words = ("saml", "svar", "-o", "samlet.md")
    code, out, err = lg(*words)
    assert (code, out) == (0, "")
    assert err.startswith("Gemt: ”samlet.md”\nSaml kun én gang, og først når fristen er udløbet")
    kept = Path("samlet.md").read_bytes()
    code, out, err = lg(*words)
    assert (code, out) == (1, "")
    assert "”samlet.md” findes i forvejen. Saml kun én gang." in err
    assert lg(*words, "--overwrite")[0] == 0
    assert Path("samlet.md").read_bytes() == kept
    if os.name == "posix":
        assert Path("samlet.md").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("printet.pdf", b"%PDF-1.7\n%%EOF", "Filen er ødelagt"),
        ("brev.json", b"{}", "Filen er ikke et ark fra lg."),
        ("brev.docx", b"PK\x03\x04rod", "Filen er"),
        ("lus.json", {"document": {"kind": "lus", "id": "lus"}}, "ikke et ark fra"),
        ("andre.json", {"framework": "nordmarken"}, "et andet ledelsesgrundlag"),
        ("tus.json", {"document": {"kind": "tus", "id": "tus"}}, "ikke et ark fra"),
    ],
)
def test_a_file_that_cannot_be_gathered_stops_it(
    name: str, content: bytes | dict[str, object], said: str, lg: Lg
) -> None:
    save_all()
    if isinstance(content, bytes):
        Path("svar", name).write_bytes(content)
    else:
        save(f"svar/{name}", ONE, **content)
    code, out, err = lg("saml", "svar", "-o", "samlet.json")
    assert (code, out) == (1, "")
    assert f"  {name}: " in err
    assert said in err
    assert "Der er ikke samlet noget" in err
    assert not Path("samlet.json").exists()


def test_sheets_about_two_leaders_are_not_mixed(lg: Lg) -> None:
    save_all()
    save("svar/en til.json", ONE, roles=["centerchef"])
    code, out, err = lg("saml", "svar")
    assert (code, out) == (1, "")
    assert "Arkene er ikke til den samme rolle." in err


def test_what_cannot_be_gathered_is_told_without_its_words(lg: Lg) -> None:
    save_all()
    save("svar/gammel.json", {"deltager-spurgt-foer": "Zenobia", **ONE})
    Path("svar/mappe").mkdir()
    code, out, err = lg("saml", "svar")
    assert code == 0
    assert "På et af arkene er der måske skrevet noget, som ikke kan samles" in err
    assert "Der er mapper i ”svar”." in err
    assert not {"Zenobia", "gammel"} & {word.strip(".,:”") for word in f"{out} {err}".split()}


def test_groups_stand_for_themselves_and_small_ones_together(lg: Lg) -> None:
    save_all()
    save_all([{"deltager-mere-af": f"Kollega {one}"} for one in "abcde"], "kolleger")
    save_all([{"deltager-mere-af": "Leder"}], "ledere")
    own = ("--group", "Lederkolleger=kolleger")
    found = json.loads(lg("saml", "svar", *own, "--format", "json")[1])
    headings = [one for one in found["blocks"] if one["type"] == "heading"]
    assert [one["text"] for one in headings if one["level"] == 2] == ["Lederkolleger", "Andre"]
    code, out, err = lg("saml", "svar", *own, "--group", "Ledere=ledere", "--format", "json")
    assert code == 0
    assert "Nogle grupper er for små til at stå for sig. De er lagt sammen." in err
    headings = [one for one in json.loads(out)["blocks"] if one["type"] == "heading"]
    assert "Ledere" not in {one["text"] for one in headings}
    assert lg("saml", "--group", "Ledere=ledere")[2] == TOO_FEW


def test_a_text_is_left_out_by_its_number_and_told(lg: Lg) -> None:
    save_all()
    save("svar/en til.json", ONE)
    code, out, err = lg("saml", "svar", "--leave-out", "1")
    assert code == 0
    assert "påsken" not in out
    assert "Ladt ude: ”At komme ud i afdelingerne, fx da vi manglede folk i påsken”\n" in err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, 'lg saml svar --name "Leder A"'),
        (("findes-ikke",), 1, "”findes-ikke” er ikke en mappe."),
        (("svar", "--floor", "mange"), 2, "er ikke et tal"),
        (("svar", "--floor", "0"), 2, "er ikke et tal"),
        (("svar", "--leave-out", "1,x"), 2, "er ikke et nummer"),
        (("svar", "--leave-out", "99"), 2, "Der er ikke så mange tekster på siden."),
        (("svar", "--group", "svar"), 2, "lg kan ikke læse gruppen"),
        (("svar", "--group", "A=svar"), 2, "Mappen ”svar” er nævnt to gange."),
        (("--group", "A=svar", "--group", "a=b"), 2, "Gruppen ”a” er nævnt to gange."),
        (("svar", "-o", "samlet.xyz"), 2, "hvilket format"),
    ],
)
def test_wrong_use(words: tuple[str, ...], code: int, said: str, lg: Lg) -> None:
    save_all()
    found = lg("gather", *words)
    assert (found[0], found[1]) == (code, "")
    assert said in found[2]


def test_agreements_of_the_meeting_are_followed_up(lg: Lg) -> None:
    file = save(
        "aftaler.json",
        {"faelles-aftaler-hvad_1": "Kortere møder", "faelles-aftaler-maerke_1": "Vi når hjem"},
        talk="2027-05-03",
    )
    code, out, err = lg("ark", "opfoelgning", "--previous", str(file), "--format", "json")
    assert (code, err) == (0, "")
    [block] = [one for one in json.loads(out)["blocks"] if one["type"] == "carried"]
    [item] = block["items"]
    assert [(one["label"], one["text"]) for one in item["said"]] == [
        ("Det prøver vi", "Kortere møder"),
        ("Sådan mærker vi det", "Vi når hjem"),
    ]
    assert block["origin"] == "Aftalt 3. maj 2027."


AUTHOR = "Berta Bagmand"
PROGRAM = "Skriveprogram 4711"
WHEN = datetime(2019, 8, 7, 6, 5, 4, tzinfo=UTC)
BLANK = Blank("evaluering", ("leder-af-ledere",))


def signed_pdf(answers: Mapping[str, Answer]) -> bytes:
    """A filled PDF that says who saved it, by which program and when."""
    with pikepdf.open(BytesIO(filling.by_pikepdf(made(BLANK, "pdf"), answers))) as pdf:
        pdf.docinfo["/Author"] = AUTHOR
        pdf.docinfo["/Producer"] = PROGRAM
        pdf.docinfo["/ModDate"] = f"D:{WHEN:%Y%m%d%H%M%S}Z"
        file = BytesIO()
        pdf.save(file)
    return file.getvalue()


def signed_docx(answers: Mapping[str, Answer]) -> bytes:
    """A filled Word file that says who saved it, by which program and when."""
    word = docx.Document(BytesIO(filling.by_xml(made(BLANK, "docx"), answers)))
    about = word.core_properties
    about.author = about.last_modified_by = AUTHOR
    about.comments = PROGRAM
    about.created = about.modified = WHEN
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def opened(file: Path) -> bytes:
    """All that a file says, its packed streams opened."""
    raw = file.read_bytes()
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as package:
            parts = [package.read(one) for one in package.infolist()]
            names = [f"{one.filename} {one.comment!r}" for one in package.infolist()]
        return b"\n".join([raw, *parts, *(one.encode() for one in names)])
    if file.suffix == ".pdf":
        pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
        with pikepdf.open(file) as pdf:
            streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            said = [one.unparse(resolved=True) for one in pdf.objects]
        shown = [page.extract_text().encode() for page in pypdf.PdfReader(file).pages]
        return b"\n".join([raw, *streams, *said, *shown])
    return raw


@pytest.mark.slow
def test_no_byte_of_who_when_or_where_is_in_any_format(lg: Lg) -> None:
    """Of PDF and Word files that say who saved them, by which program and when."""
    kinds = (signed_pdf, signed_docx)
    for number, one in enumerate(GIVEN):
        answers = {**one, "deltager-navn": SECRET[1]}
        kind = kinds[number % 2]
        ending = kind.__name__.removeprefix("signed_")
        Path("svar", f"{SECRET[0]} {SECRET[2]} {number}.{ending}").write_bytes(kind(answers))
    lines = [
        line
        for one in GIVEN
        for name, text in one.items()
        if isinstance(text, str) and name != "deltager-navn"
        for line in text.split("\n")
    ]
    secrets = [*SECRET, AUTHOR, PROGRAM, "20190807", "2019-08-07", "svar/"]
    for ending in ("pdf", "docx", "json"):  # the others are pages of plain text
        code, out, err = lg("saml", "svar", "-o", f"samlet.{ending}")
        assert (code, out) == (0, ""), err
        said = opened(Path(f"samlet.{ending}"))
        assert b"dagsorden" in said, ending
        for secret in secrets:
            for codec in ("utf-8", "utf-16-be", "utf-16-le"):
                assert secret.encode(codec) not in said, (ending, secret)
            assert secret not in err
        if ending == "json":
            rows = [
                row
                for one in json.loads(said)["blocks"]
                if one["type"] == "table"
                for row in one["rows"]
            ]
            found = [p["text"] for row in rows for one in row["cells"][0] for p in one["pieces"]]
            assert sorted(found) == sorted(set(lines))
