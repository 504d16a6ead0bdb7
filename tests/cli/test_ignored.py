"""Filled sheets, answers and lists never come along in git by accident."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.authoring.ignored import missing, patterns
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document, sides_to_choose
from ledelsesgrundlag_cli.render.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

    from ledelsesgrundlag_cli.loading.framework import Framework

ROLE = {None: ["leder-af-ledere"], "none": [], "from-to": ["leder-af-medarbejdere", "centerchef"]}
ENDINGS = [ending for one in FORMATS if one.usual for ending in one.endings]


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.invalid")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def repository(
    lg: Lg, framework_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A new folder with a copy of the framework in the box, committed."""
    place = tmp_path / "ny"
    copied = ("--organisation", "Nordmarken", "--from", str(framework_copy))
    assert lg("init", str(place), *copied)[0] == 0
    git(place, "init", "-q")
    git(place, "add", "-A")
    git(place, "commit", "-qm", "x")
    monkeypatch.chdir(place)
    return place


@pytest.mark.slow
def test_no_sheet_is_seen_by_git_under_the_name_it_gets(
    lg: Lg, repository: Path, framework: Framework
) -> None:
    every = ", ".join(f'"{one.id}"' for one in framework.sheets)  # also those that are off
    (repository / "lg.toml").write_text(f"ark = [{every}]\n", encoding="utf-8")
    git(repository, "commit", "-qam", "x")
    (repository / "ledere.csv").write_text("Navn;Rolle\nLeder A;centerchef\n", encoding="utf-8")
    looked_at = 0
    for sheet in framework.sheets:
        words = ("ark", sheet.id, *ROLE[sheet.roles], "--name", "Leder A")
        for made in (
            f"{sheet.id}.docx",
            f"{sheet.id}-udfyld.html",
            f"{sheet.title}.md",
            "ark.txt",
        ):
            code, _, err = lg(*words, "-o", made, "--overwrite")
            assert code == 0, err
            assert "Pas på" not in err, made
            looked_at += 1
        for side in (*(one.id for one in sides_to_choose(sheet)), ALL_SIDES):
            request = SheetRequest(tuple(ROLE[sheet.roles][-1:]), side)
            answers = sheet_document(framework, sheet, request).answers
            (repository / f"{answers}.json").write_text("{}", encoding="utf-8")
        if sheet.roles is None:
            listed = ("--from", "ledere.csv", "--format", "md", "-o", ".")
            code, _, err = lg("ark", sheet.id, *listed)
            assert code == 0, err
    assert looked_at >= 12
    assert git(repository, "status", "--porcelain") == ""
    assert len(git(repository, "status", "--porcelain", "--ignored").splitlines()) > 15


def test_under_another_name_lg_says_so(lg: Lg, repository: Path) -> None:
    words = ("ark", "onboarding", "centerchef", "--name", "Leder A")
    assert "Pas på: Der står et navn på arket" in lg(*words, "-o", "plan.md")[2]
    assert "plan.md" in git(repository, "status", "--porcelain")


@pytest.mark.parametrize(
    ("option", "answer", "said"),
    [
        ("--answers", {"leder-lykkedes": "Ro"}, "Pas på: Der står svar på arket"),
        (
            "--previous",
            {"faelles-aftaler-handlinger_1": "Vi mødes"},
            "Pas på: Der står aftaler på arket",
        ),
        ("--previous", {}, ""),
    ],
)
def test_it_says_what_of_somebodys_is_in_the_file(
    option: str, answer: dict[str, str], said: str, lg: Lg, repository: Path
) -> None:
    """None of these has a name on it."""
    one = {"format": "ledelsesgrundlag-svar/1", "framework": "nordmarken", "answers": answer}
    one |= {"document": {"kind": "lus", "id": "lus"}, "roles": ["centerchef"], "version": "1.0.0"}
    (repository / "fil.json").write_text(json.dumps(one), encoding="utf-8")
    code, _, err = lg("lus", "centerchef", "--for", "begge", option, "fil.json", "-o", "plan.md")
    assert code == 0, err
    assert said in err if said else "Pas på" not in err


def test_the_framework_itself_is_always_let_in(repository: Path) -> None:
    inside = repository / "framework/sheets/lus.pdf"
    inside.write_bytes(b"")
    assert "framework/sheets/lus.pdf" in git(repository, "status", "--porcelain")


def test_every_beginning_is_told_with_every_ending() -> None:
    sheet = "id: aarsmoede\ntitle: 'Årets #1 [møde]'\ntool: mus\n"
    inner = {
        "sheets/aarsmoede.yaml": sheet.encode(),
        "tools.yaml": b"tools:\n  - {id: mus, name: x, short: MUS}\n  - {id: lus, short: LUS}\n",
        "roles/chef.yaml": b"id: chef\n",
        "sheets/rollekort.yaml": b"id: rollekort\n",
    }
    lines = patterns(inner)
    begun = list(dict.fromkeys(line.rpartition(".")[0] for line in lines))
    assert begun == [
        "[Tt][Ii][Ll]-[Ss][Aa][Mm][Tt][Aa][Ll][Ee][Nn]*",
        "[Ss][Aa][Mm][Ll][Ee][Dd][Ee]-[Ee][Kk][Ss][Ee][Mm][Pp][Ll][Ee][Rr]*",
        "[Ss][Aa][Mm][Ll][Ee][Dd][Ee] [Ee][Kk][Ss][Ee][Mm][Pp][Ll][Ee][Rr]*",
        "[Aa][Aa][Rr][Ss][Mm][Oo][Ee][Dd][Ee]*",
        "*[Rr][Ee][Tt][Ss] *1 *[Mm]*[Dd][Ee]**",
        "[Mm][Uu][Ss]*",
        "[Aa][Rr][Kk]",
    ]
    assert len(lines) == len(begun) * len(ENDINGS)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_older_file_gets_what_it_lacks_and_keeps_the_rest(end: str) -> None:
    wanted = "# Om\n*.csv\n\nlus*.pdf\n/ark/\n!/framework/**\n"
    old = f"# Vores{end}*.csv{end}!/framework/**{end}*.bak{end}"
    added = missing(old, wanted)
    lines = ["", "# Tilføjet af lg opgrader:", "lus*.pdf", "/ark/", "!/framework/**", ""]
    assert added == end.join(lines)
    assert missing(old + added, wanted) == ""
    assert missing("*.csv", wanted).startswith("\n\n#")


def test_migrate_adds_the_lines_and_git_follows_them(lg: Lg, repository: Path) -> None:
    file = repository / ".gitignore"
    whole = file.read_text(encoding="utf-8")
    old = "*.csv\n*svar*.json\n[Ll][Uu][Ss]*.pdf\n!/framework/**\n# Vores egen linje\n"
    file.write_text(old, encoding="utf-8")
    code, out, err = lg("migrate", "--diff")
    assert code == 1
    assert "+[Oo][Nn][Bb]" in out
    assert file.read_text(encoding="utf-8") == old
    code, _, err = lg("migrate")
    assert code == 0
    assert err.startswith("Filerne har allerede den nyeste form")
    assert "Tilføjet: linjer i ”.gitignore”" in err
    made = file.read_text(encoding="utf-8")
    assert made.startswith(old)
    assert {*whole.splitlines()} - {*made.splitlines()} <= {
        line for line in whole.splitlines() if not line or line.startswith("#")
    }
    assert lg("migrate")[2].count("\n") == 1
    (repository / "onboarding.docx").write_bytes(b"")
    (repository / "framework/onboarding.md").write_bytes(b"")
    status = git(repository, "status", "--porcelain")
    assert "onboarding.docx" not in status
    assert "framework/onboarding.md" in status


def test_a_folder_that_lg_did_not_begin_gets_no_file(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(framework_copy.parent)
    assert lg("migrate")[0] == 0
    assert not (framework_copy.parent / ".gitignore").exists()
