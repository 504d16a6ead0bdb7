"""``lg export``: the whole set, and whether it is stale."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

pytestmark = pytest.mark.slow

QUICK = ("--formats", "markdown,html")
FEW = (*QUICK, "--documents", "rollekort,dialogkort,plakat,haefte")


def listed(folder: Path) -> dict[str, dict[str, object]]:
    data = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert data["format"] == "ledelsesgrundlag-export/1"
    return {one["file"]: one for one in data["files"]}


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework."""
    return framework_copy.parent


def test_every_document_is_made_in_every_format_it_has(lg: Lg, workplace: Path) -> None:
    (workplace / "lg.toml").write_text('ark = ["lus"]\n', encoding="utf-8")
    code, out, err = lg(
        "export", "-o", "sæt", "--formats", "pdf,docx,html,markdown,json,terminal,svg"
    )
    assert (code, out) == (0, "")
    assert "Gemt: 135 filer i ”sæt”. Begynd med index.html." in err
    assert 'skriv øverst i lg.toml: ark = ["lus", ' in err
    folder = workplace / "sæt"
    files = listed(folder)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == {*files, "manifest.json"}
    for name, said in files.items():
        raw = (folder / name).read_bytes()
        assert said["sha256"] == hashlib.sha256(raw).hexdigest()
        assert said["size"] == len(raw) > 100
    assert {name.rpartition(".")[2] for name in files} == {
        *("pdf", "docx", "html", "md", "json", "txt", "svg"),
    }
    assert "lus/lus-centerchef-leder-udfyld.pdf" in files
    assert {"plakat-a3.pdf", "kaede.md", "overblik.docx", "overblik-a3.pdf"} <= files.keys()
    assert {"plakat.svg", "maerker/mod-og-nytaenkning.svg"} <= files.keys()
    assert {"plakat.docx", "kaede.svg"} & files.keys() == set()


def test_the_index_leads_to_every_file(lg: Lg, workplace: Path) -> None:
    assert lg("eksport", "-o", "ud", *QUICK)[0] == 0
    page = (workplace / "ud" / "index.html").read_text(encoding="utf-8")
    linked = re.findall(r'href="([^"#]+)"', page)
    assert sorted(linked) == sorted(set(listed(workplace / "ud")) - {"index.html"})
    assert "Word" not in page
    assert page.index(">Rollekort<") < page.index(">Ark til LUS<") < page.index(">Dialogkort<")


def test_the_set_can_be_narrowed(lg: Lg, workplace: Path) -> None:
    words = ("--documents", "rollekort,plakat", "--roles", "centerchef,direktør")
    assert lg("export", "-o", "ud", "--formats", "md", *words)[0] == 0
    assert set(listed(workplace / "ud")) == {
        "index.html",
        "plakat.md",
        "rollekort/rollekort-centerchef.md",
        "rollekort/rollekort-direktoer.md",
    }


def test_again_is_the_same_and_is_not_stale(
    lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lg("export", "-o", "ud", *FEW)[0] == 0
    first = {path: path.read_bytes() for path in (workplace / "ud").rglob("*.*")}
    code, out, _ = lg("export", "-o", "ud", *FEW, "--check")
    assert code == 0
    assert f"”ud” er ajour: {len(listed(workplace / 'ud'))} filer." in out
    assert lg("export", "-o", "ud", *FEW)[0] == 0
    assert {path: path.read_bytes() for path in (workplace / "ud").rglob("*.*")} == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert lg("export", "-o", "pdf", "--documents", "plakat", "--formats", "pdf")[0] == 0
    assert b"D:20231114" in (workplace / "pdf" / "plakat.pdf").read_bytes()


def test_nothing_is_made_again_that_is_there(
    lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a set that is as it was made; and after a stop the rest is made."""
    assert lg("export", "-o", "ud", *FEW)[0] == 0
    files = listed(workplace / "ud")
    assert {one["made_from"] for one in files.values()} >= {files["plakat.md"]["made_from"]}
    with monkeypatch.context() as patched:
        patched.setattr("ledelsesgrundlag_cli.sets.making.content", None)
        assert lg("export", "-o", "ud", *FEW) == (
            0,
            "",
            f"{len(files)} filer ligger der i forvejen og bliver ikke lavet om.\n",
        )
    (workplace / "ud" / "plakat.md").unlink()
    err = lg("export", "-o", "ud", *FEW)[2]
    assert "Gemt: 1 fil i ”ud”. Begynd med index.html." in err
    assert listed(workplace / "ud") == files
    assert lg("export", "-o", "ud", *FEW, "--check")[0] == 0


def test_what_the_framework_has_nothing_for_is_told(lg: Lg, workplace: Path) -> None:
    """Never that no files are saved, as if that had been asked for."""
    shutil.rmtree(workplace / "framework" / "prompts")
    few = ("-o", "ud", "--formats", "md", "--documents")
    code, out, err = lg("export", *few, "dialogkort")
    assert (code, out) == (1, "")
    assert err == (
        "Der er ikke noget i ledelsesgrundlaget til dialogkort. Der er ikke lavet nogen filer.\n"
    )
    assert not (workplace / "ud").exists()
    code, _, err = lg("export", *few, "dialogkort,plakat")
    assert code == 0
    assert err == (
        "Der er ikke noget i ledelsesgrundlaget til dialogkort.\n"
        "Gemt: 2 filer i ”ud”. Begynd med index.html.\n"
    )
    assert set(listed(workplace / "ud")) == {"plakat.md", "index.html"}
    assert lg("export", *few, "dialogkort,plakat", "--check")[1] == "”ud” er ajour: 2 filer.\n"


def test_a_manifest_of_0_1_0_says_what_may_be_replaced(lg: Lg, workplace: Path) -> None:
    assert lg("export", "-o", "ud", *FEW)[0] == 0
    path = workplace / "ud" / "manifest.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    del data["complete"]
    for one in data["files"]:
        del one["made_from"]
    path.write_text(json.dumps(data), encoding="utf-8")
    fora = workplace / "framework" / "fora.yaml"
    text = fora.read_text(encoding="utf-8")
    fora.write_text(text.replace("For dig selv", "Til dig selv"), encoding="utf-8")
    assert lg("export", "-o", "ud", *FEW)[0] == 0
    assert lg("export", "-o", "ud", *FEW, "--check")[0] == 0


def test_a_changed_word_makes_it_stale(lg: Lg, workplace: Path) -> None:
    assert lg("export", "-o", "ud", *FEW)[0] == 0
    fora = workplace / "framework" / "fora.yaml"
    text = fora.read_text(encoding="utf-8")
    assert "For dig selv" in text
    fora.write_text(text.replace("For dig selv", "Til dig selv"), encoding="utf-8")
    (workplace / "ud" / "plakat.md").unlink()
    code, out, err = lg("export", "-o", "ud", *FEW, "--check")
    assert code == 1
    assert "dialogkort/dialogkort-mod-og-nytaenkning.html er forældet" in out
    assert "plakat.md mangler" in out
    assert "manifest.json er forældet" in out
    assert "rollekort" not in out
    assert "uden --check" in err
    assert lg("export", "-o", "ud", *FEW)[0] == 0
    assert lg("export", "-o", "ud", *FEW, "--check")[0] == 0


def test_what_somebody_else_wrote_is_left_alone(lg: Lg, workplace: Path) -> None:
    assert lg("export", "-o", "ud", *FEW)[0] == 0
    card = workplace / "ud" / "rollekort" / "rollekort-centerchef.html"
    card.write_text("mine noter", encoding="utf-8")
    code, _, err = lg("export", "-o", "ud", *FEW)
    assert code == 1
    assert "rollekort-centerchef.html" in err
    assert card.read_text(encoding="utf-8") == "mine noter"
    assert lg("export", "-o", "ud", *FEW, "--overwrite")[0] == 0
    assert "mine noter" not in card.read_text(encoding="utf-8")


def test_files_that_no_longer_belong_are_named_and_kept(lg: Lg, workplace: Path) -> None:
    assert lg("export", "-o", "ud", *FEW)[0] == 0
    narrow = (*QUICK, "--documents", "plakat")
    code, out, _ = lg("export", "-o", "ud", *narrow, "--check")
    assert code == 1
    assert "haefte.md hører ikke længere med" in out
    err = lg("export", "-o", "ud", *narrow)[2]
    assert "hører ikke længere med, og du kan slette dem" in err
    assert (workplace / "ud" / "haefte.md").is_file()


@pytest.mark.parametrize("name", [7, "a\0b", "\ud800", "å" * 300, None, ["a"]])
def test_a_list_may_name_what_no_file_is_called(name: object, lg: Lg, workplace: Path) -> None:
    narrow = (*QUICK, "--documents", "plakat")
    assert lg("export", "-o", "ud", *narrow)[0] == 0
    manifest = workplace / "ud" / "manifest.json"
    whole = json.loads(manifest.read_bytes())
    whole["files"].append({**whole["files"][0], "file": name})
    manifest.write_text(json.dumps(whole), encoding="utf-8")
    code, out, err = lg("export", "-o", "ud", *narrow, "--check")
    assert (code, "manifest.json er forældet" in out, "fejl i lg" in err) == (1, True, False)
    code, _, err = lg("export", "-o", "ud", *narrow)
    assert (code, "hører ikke længere med" in err) == (0, False)
    assert lg("export", "-o", "ud", *narrow, "--check")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Skriv, hvilken mappe filerne skal ligge i"),
        (("-o", "ud", "--documents", "notat"), "Der er ikke noget dokument, der hedder ”notat”."),
        (("-o", "ud", "--formats", "odt"), "Der er ikke noget format, der hedder ”odt”."),
        (("-o", "ud", "--roles", "borgmester"), "Der er ikke nogen rolle"),
        (("-o", "ud", "--check"), "Der er ikke noget fra lg eksport i ”ud”."),
    ],
)
@pytest.mark.usefixtures("workplace")
def test_wrong_use_is_two_and_says_what_to_do(words: tuple[str, ...], said: str, lg: Lg) -> None:
    code, out, err = lg("export", *words)
    assert (code, out) == (2, "")
    assert said in err


def test_the_framework_in_the_wheel_is_not_exported_by_accident(
    lg: Lg, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path_factory.mktemp("tom")
    monkeypatch.chdir(empty)
    code, _, err = lg("export", "-o", "ud")
    assert code == 2
    assert "Der er ikke noget ledelsesgrundlag her." in err
    assert not (empty / "ud").exists()
