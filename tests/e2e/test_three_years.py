"""A leader's three years: prepared, talked, agreed, followed up, carried on.

She changes role, the framework gets a new version, and one agreement is let go. What she writes is
written by other means than lg's own, and what she does not share stands in no file that is made.
"""

from __future__ import annotations

import importlib.util
import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from tests.inward.filling import by_pikepdf, by_python_docx, by_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.conftest import Lg

PYPDF = importlib.util.find_spec("pypdf") is not None
SECRETS = ("HEMMELIGT-kræfter", "HEMMELIGT-lederen", "HEMMELIGT-fremad")
FORMATS = ("pdf", "docx", "html", "md", "txt", "json")
OLD, NEW = "leder-af-medarbejdere", "leder-af-ledere"
AGREED = {
    "faelles-aftaler-prioriteringer_1": "Ro på vagtplanen",
    "faelles-aftaler-handlinger_1": "En fast plan i tre måneder",
    "faelles-aftaler-prioriteringer_2": "Møder på tværs",
}
pytestmark = pytest.mark.slow


class Year:
    """A folder in which a leader makes, fills in and hands on her files."""

    def __init__(self, lg: Lg, folder: Path) -> None:
        self.lg = lg
        self.folder = folder

    def make(self, *words: str, to: str) -> bytes:
        """Run a command that saves a file, and return what is in it."""
        code, _, err = self.lg(*words, "-o", str(self.folder / to))
        assert code == 0, err
        return (self.folder / to).read_bytes()

    def fill(self, name: str, by: Callable[..., bytes], answers: Mapping[str, object]) -> str:
        """Write answers in a file, and return its path."""
        path = self.folder / name
        path.write_bytes(by(path.read_bytes(), answers))
        return str(path)

    def share(self, filled: str, blocks: str, to: str) -> str:
        """Choose what to share, and return the path of the file for that."""
        self.make("svar", filled, "--share", blocks, to=to)
        return str(self.folder / to)

    def shown(self, *words: str) -> dict[str, Any]:
        """Return a document as its data."""
        code, out, err = self.lg(*words, "--format", "json")
        assert code == 0, err
        found: dict[str, Any] = json.loads(out)
        return found


def every_byte(content: bytes) -> bytes:
    """Everything in a file, its packed streams opened, and text with any encoding made plain."""
    found = content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            found += b"".join(package.read(one) for one in package.namelist())
    elif content.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(content)) as pdf:
            for one in pdf.objects:
                if isinstance(one, pikepdf.Stream):
                    found += one.read_bytes()
                found += repr(one).encode("utf-8", "replace")
        if PYPDF:  # what is drawn on the pages stands there by the numbers of its glyphs
            from pypdf import PdfReader

            pages = PdfReader(BytesIO(content)).pages
            found += "".join(one.extract_text() for one in pages).encode()
    return found


def holds(content: bytes, words: str) -> bool:
    """Whether words stand in a file in any of the ways that formats write them."""
    every = every_byte(content)
    forms = (words.encode(), words.encode("utf-16-be"), words.encode("utf-16-le"))
    return any(one in every for one in (*forms, words.encode("latin-1", "replace")))


def carried(document: Mapping[str, Any]) -> list[list[str]]:
    [first, *_] = (one for one in document["blocks"] if one["type"] == "carried")
    return [[said["text"] for said in item["said"]] for item in first["items"]]


def new_version(framework: Path) -> None:
    """Give the framework a new version, in which HR has renamed a column and asks differently."""
    for name, old, new in (
        ("framework.yaml", "version: 1.0.0", "version: 1.1.0"),
        ("sheets/lus.yaml", "title: Prioriteringer", "title: Det vigtigste"),
        ("sheets/lus.yaml", "id: lykkedes", "id: gik-godt"),
    ):
        path = framework / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def test_three_years(
    lg: Lg, framework_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LG_FRAMEWORK", str(framework_copy))
    year = Year(lg, tmp_path)

    # The first: both prepare, share what they choose, and agree.
    year.make("lus", OLD, "--fill-in", "--date", "1.12.2026", to="leder-1.pdf")
    leader = year.fill(
        "leder-1.pdf",
        by_pikepdf,
        {
            "leder-lykkedes": "Vi fik ro på vagtplanen",
            "leder-lyst-og-kraefter": SECRETS[0],
            "leder-vigtigste-forventninger_lm-faglige-maal": True,
            **AGREED,
        },
    )
    side = ("--for", "naermeste-leder")
    year.make("lus", OLD, *side, "--date", "1.12.2026", to="chef-1.docx")
    chef = year.fill(
        "chef-1.docx",
        by_python_docx,
        {
            "naermeste-leder-lederen-lykkes": "Du lytter til aftenvagten",
            "naermeste-leder-det-naeste-aar": SECRETS[1],
        },
    )
    files = (
        year.share(leader, "lykkedes,vigtigste-forventninger", "del-leder.json"),
        year.share(chef, "lederen-lykkes", "del-chef.json"),
    )
    code, _, err = lg("samtale", leader, files[1])
    assert code == 1
    assert "Filen er hele arket." in err
    code, _, err = lg("samtale", files[0], chef)
    assert code == 1
    assert "Filen er hele arket." in err
    for ending in FORMATS:
        made = year.make("samtale", *files, to=f"til-samtalen.{ending}")
        assert not any(holds(made, one) for one in SECRETS), ending
        assert holds(made, "vagtplanen") or (ending == "pdf" and not PYPDF), ending
    for file, secret in zip(files, SECRETS, strict=False):
        assert not holds(Path(file).read_bytes(), secret)
    assert holds(Path(leader).read_bytes(), SECRETS[0])  # it would be seen
    assert holds(Path(chef).read_bytes(), SECRETS[1])

    # In spring they follow up.
    follow_up = year.make("ark", "opfoelgning", "--previous", leader, to="opfølgning.docx")
    assert holds(follow_up, "Ro på vagtplanen")
    assert not holds(follow_up, SECRETS[0])

    # The second: another role, and the framework's next version. One agreement is let go.
    new_version(framework_copy)
    again = year.shown("lus", NEW, "--previous", leader)
    assert carried(again) == [
        ["Ro på vagtplanen", "En fast plan i tre måneder"],
        ["Møder på tværs"],
    ]
    [block, *_] = (one for one in again["blocks"] if one["type"] == "carried")
    assert block["origin"] == "Aftalt 1. december 2026, da du var leder af medarbejdere."
    assert block["items"][0]["said"][0]["label"] == "Det vigtigste"
    both = ("--for", "begge", "--previous")
    second = year.make("lus", NEW, *both, leader, "--date", "1.12.2027", to="leder-2.docx")
    assert not any(holds(second, one) for one in SECRETS)
    filled = year.fill(
        "leder-2.docx",
        by_xml,
        {
            "leder-fra-sidst_1": "valg-a",
            "leder-fra-sidst_1_fordi": "Det virker",
            "leder-fra-sidst_2": "valg-c",
            "leder-laere-og-proeve": SECRETS[2],
            "faelles-aftaler-prioriteringer_1": "Ro på vagtplanen i hele centeret",
        },
    )
    read = year.shown("lus", NEW, "--answers", filled, "--previous", leader)
    assert read["given"]["leder-fra-sidst_2"] == "valg-c"

    # The third: what was held fast is there as it was written anew; what was let go is gone.
    for ending in FORMATS:
        third = year.make("lus", NEW, *both, filled, to=f"leder-3.{ending}")
        assert holds(third, "centeret") or (ending == "pdf" and not PYPDF), ending
        for gone in (*SECRETS, "Møder på tværs", "Det virker", "En fast plan"):
            assert not holds(third, gone), (ending, gone)
    assert carried(year.shown("lus", NEW, "--previous", filled)) == [
        ["Ro på vagtplanen i hele centeret"]
    ]
