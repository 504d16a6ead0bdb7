"""Another municipality from an empty folder to paper: nothing of the one in the box on it.

``Place.documents`` holds every file that was made on the way: before and after two adoptions, and
the overview of what changed between them.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
import yaml

from ledelsesgrundlag_cli.authoring.init.content import sheets_of_the_box
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.prompt import PromptFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import RunLg

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is not installed"
)

REPOSITORY = Path(__file__).resolve().parents[2]
BOX = REPOSITORY / "framework"
ROLES = ("Områdechef", "Institutionsleder", "Daglig leder")
MARKERS = ("Tæt på borgeren", "Klar tale", "Vi deler viden", "Lyst til nyt", "Ansvar sammen")
EXPECTATIONS = (
    ("Områdechef", "klar-tale", "Siger højt, hvad der skal ske, og hvad der må vente"),
    ("Institutionsleder", "vi-deler-viden", "Henter idéer hos naboen, før hjulet bliver opfundet"),
    ("Institutionsleder", "ansvar-sammen", "Følger op, når noget er lovet"),
    ("Daglig leder", "taet-paa-borgeren", "Kender de familier, huset er til for, ved navn"),
)
PROMPTS = (
    ("lyst-til-nyt", "alene", "Hvad prøvede du sidst for første gang?"),
    ("ansvar-sammen", "ledergruppen", "Hvilket løfte mangler I at holde?"),
)
QUOTE = "Man kan høre på gangen, om lederen er hjemme"
OURS = "Tilføjet, ikke en del af ledelsesgrundlaget"
"""What lg itself prints at a text that is added, in whatever framework; the one in the box says
something like it of its marks. It is no word of the municipality's document.
"""
RUN = 5
"""So many words in a row are somebody's text, fewer just Danish."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """The folder of the new municipality, and the documents that were made."""

    folder: Path
    documents: tuple[Path, ...]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, run_lg: RunLg) -> Place:
    """A municipality that begins, adds texts of its own, and prints."""
    top = tmp_path_factory.mktemp("kommune")
    folder = top / "Nordmarken"

    def lg(*words: str, cwd: Path = folder) -> None:
        done = run_lg(*words, cwd=cwd)
        assert done.code == 0, (words, done.err)

    names = [word for one in ROLES for word in ("--role", one)]
    markers = [word for one in MARKERS for word in ("--pejlemaerke", one)]
    lg("init", folder.name, "--organisation", "Nordmarken Kommune", *names, *markers, cwd=top)
    for role, marker, text in EXPECTATIONS:
        lg("new", "expectation", "--role", role, "--pejlemaerke", marker, "--text", text)
    for marker, forum, text in PROMPTS:
        lg("new", "prompt", "--pejlemaerke", marker, "--forum", forum, "--text", text)
    lg("new", "quote", "--attribution", "en medarbejder", "--text", QUOTE)
    lg("lint", "--strict")
    made = top / "dokumenter"
    settings = folder / "lg.toml"
    listed = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub("(?m)^ark = .*", 'ark = ["lus"]', listed), encoding="utf-8")
    lg("export", "--framework", ".", "-o", str(made))
    brought = [Path(name).stem for name, _ in sheets_of_the_box()]
    turned_on = "ark = [" + ", ".join(f'"{one}"' for one in ["lus", *brought]) + "]"
    settings.write_text(re.sub("(?m)^ark = .*", turned_on, listed), encoding="utf-8")
    few = ("--documents", ",".join(brought), "--formats", "md")
    lg("export", "--framework", ".", "-o", str(made / "ark"), *few)
    settings.write_text(listed, encoding="utf-8")
    adopted_and_changed(folder, made, lg)
    for name in ("rollekort", "lus"):
        command = "role" if name == "rollekort" else name
        for ending in ("txt", "json"):
            lg(command, "daglig-leder", "-o", str(made / f"{name}.{ending}"))
    documents = tuple(sorted(path for path in made.rglob("*") if path.is_file()))
    return Place(folder, documents)


def adopted_and_changed(folder: Path, made: Path, lg: Callable[..., None]) -> None:
    """Adopt what there is, change an expectation in a draft, and adopt that too."""

    def git(*words: str) -> None:
        who = ("-c", "user.name=Nordmarken", "-c", "user.email=hr@example.invalid")
        subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)

    def replace(file: str, old: str, new: str) -> None:
        path = folder / "framework" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    for role in (folder / "framework" / "roles").iterdir():
        replace(f"roles/{role.name}", " (et eksempel, som I retter)", "")
    lg("adopt", "--by", "Byrådet", "--date", "2026-12-01")
    lg("lint", "--strict")
    lg("role", "områdechef", "-o", str(made / "vedtaget.pdf"))
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "Vedtaget")
    replace("roles/omraadechef.yaml", "Siger højt", "Siger tydeligt")
    replace("framework.yaml", "\nstatus: adopted", "\nstatus: draft")
    replace("framework.yaml", "version: 0.1.0", "version: 0.2.0")
    replace("CHANGELOG.md", "## 0.1.0", "## 0.2.0\n\n- Ordlyden er blevet klarere.\n\n## 0.1.0")
    lg("lint", "--strict", "--against", "HEAD")
    for ending in ("md", "html", "pdf", "docx", "json", "txt"):
        lg("diff", "-o", str(made / f"aendringer.{ending}"))
        lg("role", "områdechef", "-o", str(made / f"udkast.{ending}"))
    lg("adopt", "--by", "Byrådet", "--date", "2027-01-15")
    lg("lint", "--strict")
    lg("role", "områdechef", "-o", str(made / "vedtaget-igen.pdf"))


def test_what_is_changed_is_marked_until_it_is_adopted(place: Place) -> None:
    made = {path.name: path for path in place.documents}
    drafts = [path for name, path in made.items() if name.startswith("udkast.")]
    assert len(drafts) == 6
    for path in drafts:
        text = " ".join(text_of(path).split())
        assert "Udkast – 1 forventning er ændret siden vedtagelsen" in text, path.name
    for path in [path for name, path in made.items() if name.startswith("aendringer.")]:
        assert "Siger" in text_of(path)
        assert "Udkast" in text_of(path)
    for name in ("vedtaget.pdf", "vedtaget-igen.pdf"):
        assert "Udkast" not in text_of(made[name])
        assert "Byrådet" in text_of(made[name])


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[Words]:
    """Every five words in a row."""
    words = words_of(text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def texts_in(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from texts_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_in(value)
    elif isinstance(data, str):
        yield data


@pytest.fixture(scope="module")
def theirs() -> set[Words]:
    """Five words in a row of the box's document, and of every text in its files.

    The sheets that ``lg init`` brings along are anybody's, where they do not say what it says.
    """
    document: set[Words] = set()
    for path in sorted((BOX / "source").glob("*.txt")):
        document |= runs(path.read_text(encoding="utf-8"))
    assert not runs(OURS) & document
    found, anybodys = set(document), runs(OURS)
    for path in sorted(BOX.rglob("*.yaml")):
        for text in texts_in(yaml.safe_load(path.read_text(encoding="utf-8"))):
            found |= runs(text)
    for _, raw in sheets_of_the_box():
        for text in texts_in(yaml.safe_load(raw)):
            anybodys |= runs(text)
    assert len(found) > 3000
    return found - (anybodys - document)


def text_of(path: Path) -> str:
    """All text of a document: what is shown, names of fields, and what the file says of itself."""
    raw = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            xml = [parts.read(name).decode("utf-8", "ignore") for name in parts.namelist()]
        return " ".join(html.unescape(re.sub("<[^>]+>", "", one)) for one in xml)
    if path.suffix == ".pdf":
        shown = subprocess.run(
            ["pdftotext", path, "-"], capture_output=True, text=True, check=True
        ).stdout
        with pikepdf.open(path) as pdf:
            return f"{shown} {pdf.docinfo!r} {pdf.Root.get('/Metadata', None)!r}"
    text = raw.decode("utf-8")
    if path.suffix == ".html":
        text = re.sub(r"data:[^\"')]+", "", text)
        return f"{html.unescape(re.sub('<[^>]+>', ' ', text))} {html.unescape(text)}"
    return text


def test_the_municipality_is_another(place: Place) -> None:
    loaded = load(place.folder / "framework", "framework")
    framework = loaded.framework()
    assert framework is not None
    assert [one.title for one in framework.roles] == list(ROLES)
    assert [one.name for one in framework.pejlemaerker] == list(MARKERS)
    assert not {role.id for role in framework.roles} & {one.stem for one in BOX.glob("roles/*")}
    prompts = [part for part in loaded.parts.values() if isinstance(part, PromptFile)]
    assert len(prompts) == len(MARKERS)


def test_every_kind_of_document_is_printed_in_every_format(place: Place) -> None:
    endings = {(path.stem.partition("-")[0], path.suffix) for path in place.documents}
    kinds = ("rollekort", "lus", "dialogkort", "haefte", "plakat")
    wanted = {(kind, f".{one}") for kind in kinds for one in ("pdf", "html", "docx", "md")}
    wanted |= {(kind, f".{one}") for kind in kinds[:2] for one in ("txt", "json")}
    wanted.remove(("plakat", ".docx"))
    assert wanted <= endings
    assert len(place.documents) > 60


@pytest.mark.parametrize("ending", ["pdf", "html", "docx", "md"])
def test_the_municipalitys_own_words_are_on_paper(ending: str, place: Place) -> None:
    named = {path.name: path for path in place.documents}
    card = " ".join(text_of(named[f"rollekort-institutionsleder.{ending}"]).split())
    sheet = " ".join(text_of(named[f"lus-institutionsleder-leder.{ending}"]).split())
    for role, _, text in EXPECTATIONS:
        if role == "Institutionsleder":
            for word in text.split():
                assert word in card
                assert word in sheet
    assert "Nordmarken Kommune" in card
    assert "Udkast" in card
    for marker in MARKERS:
        assert marker in card
        assert marker in sheet


def test_nothing_of_the_one_in_the_box_is_in_any_document(
    place: Place, theirs: set[Words]
) -> None:
    looked = 0
    for path in place.documents:
        text = text_of(path)
        assert len(words_of(text)) > 20, path
        assert "odsherred" not in text.casefold(), path
        assert b"odsherred" not in path.read_bytes().lower(), path
        assert runs(text) & theirs == set(), path
        looked += 1
    assert looked > 60
    brought = {path.parent.name for path in place.documents if path.parent.parent.name == "ark"}
    assert brought == {Path(name).stem for name, _ in sheets_of_the_box()}


def test_the_search_finds_what_it_looks_for(theirs: set[Words], run_lg: RunLg) -> None:
    card = run_lg("role", "direktoer", "--format", "html").out
    assert len(runs(html.unescape(re.sub("<[^>]+>", " ", card))) & theirs) > 100
