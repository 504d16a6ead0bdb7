"""``lg search``: what it shows, where it puts it, and what it says when there is nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg


def test_a_hit_says_what_it_belongs_to_and_where_it_stands(lg: Lg, workplace: Path) -> None:
    code, out, err = lg("search", "uddelegerer", "tydeligt")
    assert (code, err) == (0, "")
    assert out.startswith("”uddelegerer tydeligt” står ét sted.\n\nForventning · Leder af med")
    place = re.search(r"^  (\S+):(\d+) · lm-uddelegerer$", out, re.MULTILINE)
    assert place is not None
    line = (workplace / place[1]).read_text(encoding="utf-8").splitlines()[int(place[2]) - 1]
    assert "Uddelegerer" in line


def test_the_line_is_that_of_the_word_and_not_of_the_texts_beginning(
    lg: Lg, workplace: Path
) -> None:
    _, out, _ = lg("search", "samfundsudviklingen", "--format", "json")
    hits = json.loads(out)["hits"]
    assert len(hits) == 3
    for hit in hits:
        lines = (workplace / hit["file"]).read_text(encoding="utf-8").splitlines()
        assert lines[hit["line"] - 1][hit["column"] - 1 :].startswith("samfundsudviklingen")


@pytest.mark.slow
@pytest.mark.parametrize("written", [("søg", "Åben"), ("soeg", "aaben"), ("SØG", "ÅBEN")])
def test_danish_is_folded(written: tuple[str, ...], lg: Lg) -> None:
    code, out, _ = lg(*written)
    assert code == 0
    assert out.partition("\n")[2] == lg("search", "åben")[1].partition("\n")[2]


@pytest.mark.slow
def test_in_the_terminal_the_best_are_shown_unless_all_are_wanted(lg: Lg, tmp_path: Path) -> None:
    _, some, _ = lg("search", "ledelse")
    _, every, _ = lg("search", "ledelse", "--all")
    found = len(json.loads(lg("search", "ledelse", "--format", "json")[1])["hits"])
    assert f"”ledelse” står {found} steder." in some
    assert some.endswith("Her er de 20, der passer bedst. Skriv --all for at se dem alle.\n")
    assert every.count("framework/") == found > 20
    file = tmp_path / "fundet.txt"
    lg("search", "ledelse", "-o", str(file))
    assert file.read_text(encoding="utf-8") == every


def test_it_can_be_saved_as_markdown_and_json(lg: Lg, tmp_path: Path) -> None:
    for ending, begins in (("md", "# ”trivsel” står"), ("json", '{\n  "format": "ledelses')):
        file = tmp_path / f"fundet.{ending}"
        code, out, err = lg("search", "trivsel", "-o", str(file))
        assert (code, out) == (0, "")
        assert err.startswith("Gemt: ")
        assert file.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("ending", ["pdf", "docx", "html"])
def test_it_is_no_page(ending: str, lg: Lg, tmp_path: Path) -> None:
    code, out, err = lg("search", "trivsel", "-o", str(tmp_path / f"fundet.{ending}"))
    assert (code, out) == (2, "")
    assert err == (
        f"Det, der bliver fundet, kan ikke gemmes som {ending}.\n"
        "Lad filens navn ende på .md, .txt eller .json.\n"
    )


def test_nothing_found_is_told_with_the_nearest_words(lg: Lg, tmp_path: Path) -> None:
    code, out, err = lg("search", "trisvel")
    assert (code, out) == (1, "")
    assert err.startswith("”trisvel” står ingen steder i ledelsesgrundlaget. Mente du trivsel")
    code, out, err = lg("search", "xyzzy", "-o", str(tmp_path / "fundet.md"))
    assert (code, out) == (1, "")
    assert "Prøv med begyndelsen af ordet." in err
    assert not (tmp_path / "fundet.md").exists()


def test_words_that_never_stand_together_are_told_so(lg: Lg) -> None:
    code, _, err = lg("search", "frugtordningerne", "serviceniveau")
    assert (code, err) == (
        1,
        "Ingen tekst har alle ordene i ”frugtordningerne serviceniveau”. Prøv med færre ord.\n",
    )


def test_programs_get_an_empty_list_too(lg: Lg) -> None:
    code, out, err = lg("search", "xyzzy", "--format", "json")
    assert code == 1
    assert json.loads(out)["hits"] == []
    assert err


@pytest.mark.parametrize("words", [(), ("",), ("–",)])
def test_something_must_be_looked_for(words: tuple[str, ...], lg: Lg) -> None:
    code, out, err = lg("search", *words)
    assert (code, out, err) == (2, "", "Skriv, hvad du søger efter, fx: lg søg trivsel\n")


def test_a_text_that_is_not_adopted_says_so(lg: Lg, framework_copy: Path) -> None:
    role = framework_copy / "roles/leder-af-ledere.yaml"
    text = role.read_text(encoding="utf-8")
    role.write_text(text.replace("Sætter faglige mål", "Sætter sociale mål"), encoding="utf-8")
    asked = ("search", "sociale", "mål", "--framework", str(framework_copy))
    assert "Forventning (ændret i forhold til dokumentet) · Leder" in lg(*asked)[1]
    page = lg(*asked, "--format", "markdown")[1]
    assert "**Forventning (ændret i forhold til dokumentet) · Leder" in page
    [hit] = json.loads(lg(*asked, "--format", "json")[1])["hits"]
    assert hit["change"] == "ændret i forhold til dokumentet"
    (framework_copy / "adopted.yaml").unlink()
    about = framework_copy / "framework.yaml"
    text = about.read_text(encoding="utf-8")
    about.write_text(text.replace("\nstatus: reproduced", "\nstatus: draft"), encoding="utf-8")
    assert "Forventning (ikke vedtaget) · Leder" in lg(*asked)[1]
