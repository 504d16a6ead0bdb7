"""``lg diff`` as people call it: what is compared with what, and how it is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.conftest import Run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Git, Lg

pytestmark = pytest.mark.slow

ROLE = "framework/roles/leder-af-ledere.yaml"
META = "framework/framework.yaml"
REWORD = ("Oversætter politiske", "Forklarer politiske")
TITLE = "Oversigt over ændringer"


@pytest.fixture
def workplace(git: Git) -> Path:
    """The folder beside the framework."""
    return git.folder


@pytest.fixture
def diff(lg: Lg, monkeypatch: pytest.MonkeyPatch) -> Diff:
    """Run ``lg diff`` beside the framework."""
    return Diff(lg, monkeypatch)


class Diff:
    """Runs ``lg diff`` with variables."""

    def __init__(self, lg: Lg, patch: pytest.MonkeyPatch) -> None:
        self.lg = lg
        self.patch = patch

    def __call__(self, *words: str, **variables: str) -> Run:
        """Run it."""
        with self.patch.context() as patch:
            for name, value in variables.items():
                patch.setenv(name, value)
            return Run(*self.lg("diff", *words))

    def said(self, *words: str) -> str:
        """Return what is said, with the lines run together."""
        done = self(*words)
        assert (done.code, done.err) == (0, ""), done.err
        return " ".join(done.out.split())


def test_no_difference_is_said(diff: Diff) -> None:
    said = diff.said()
    assert (
        f"{TITLE} Fra version 1.0.0, som den sidst blev gemt, til version 1.0.0, som den er nu"
        in said
    )
    assert "Der er ingen forskelle." in said


def test_the_last_commit_is_compared_with_what_lies_there(diff: Diff, git: Git) -> None:
    git.edit(ROLE, REWORD)
    status = git("status", "--short")
    said = diff.said()
    assert "• Forventninger: 1 ændret" in said
    assert (
        "Ordlyden i ledelsesgrundlaget er ændret. Derfor skal versionen være 1.1.0. "
        "Der står stadig 1.0.0." in said
    )
    assert "Før: [Oversætter] politiske" in said
    assert "Nu: [Forklarer] politiske" in said
    assert git("status", "--short") == status


def test_tags_branches_and_folders_can_be_named(diff: Diff, git: Git) -> None:
    git("tag", "v1.0.0")
    git.edit(ROLE, REWORD)
    git.commit()
    assert "ingen forskelle" in diff.said()
    for words in (("v1.0.0",), ("v1.0.0", "main"), ("main~1", "framework"), ("HEAD~1:framework",)):
        said = diff.said(*words)
        assert "[Forklarer]" in said
        assert f", som er gemt som {words[0]}, til" in said
    back = diff.said("main", "v1.0.0")
    assert "Før: [Forklarer] politiske" in back
    assert "ingen forskelle" in diff.said("v1.0.0:", "v1.0.0:framework")


def test_a_path_goes_before_what_git_calls_by_the_name(diff: Diff, git: Git) -> None:
    git("branch", "framework")
    git.edit(ROLE, REWORD)
    assert "ingen forskelle" in diff.said("framework", "./framework")
    assert "[Forklarer]" in diff.said("refs/heads/framework")


def test_the_framework_shipped_with_lg(diff: Diff, git: Git) -> None:
    said = diff.said("medfølgende")
    assert ", som følger med lg," in said
    assert "ingen forskelle" in said
    git.edit(ROLE, REWORD)
    assert "[Forklarer]" in diff.said("medfoelgende")


def test_folders_need_no_git(
    diff: Diff, git: Git, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("andet")
    (git.folder / "framework").rename(other / "framework")
    git("checkout", "-q", "--", "framework")
    git.edit(ROLE, REWORD)
    done = diff(str(other), "framework", PATH="/findes/ikke")
    assert (done.code, done.err) == (0, "")
    assert "[Forklarer]" in done.out


def test_without_git_a_folder_is_asked_for(diff: Diff) -> None:
    done = diff(PATH="/findes/ikke")
    assert (done.code, done.out) == (2, "")
    assert "Programmet git findes ikke her. Skriv en mappe i stedet." in done.err


@pytest.mark.parametrize("name", ["--upload-pack=x", "--output=x", "-x"])
def test_an_option_is_no_name(name: str, diff: Diff, git: Git) -> None:
    before = sorted(path.name for path in git.folder.iterdir())
    assert diff(name).code == 2
    done = diff("--", name)
    assert (done.code, done.out) == (2, "")
    assert "hverken en mappe, der findes, eller noget, git kender" in " ".join(done.err.split())
    assert sorted(path.name for path in git.folder.iterdir()) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("findes-ikke", "er hverken en mappe, der findes, eller noget, git kender."),
        ("main\nHEAD", "er hverken en mappe, der findes, eller noget, git kender."),
        ("main:roles", "Der er ikke noget ledelsesgrundlag i ”main:roles”."),
        ("framework/roles", "Der er ikke noget ledelsesgrundlag i ”framework/roles”."),
    ],
)
def test_what_cannot_be_found(name: str, told: str, diff: Diff) -> None:
    done = diff(name)
    assert (done.code, done.out) == (2, "")
    assert told in " ".join(done.err.split())
    assert "Traceback" not in done.err


def test_outside_git(diff: Diff, git: Git) -> None:
    (git.folder / ".git").rename(git.folder / "git")
    done = diff(GIT_CEILING_DIRECTORIES=str(git.folder.parent))
    assert done.code == 2
    assert "ligger ikke i git, så der er ingen tidligere version" in " ".join(done.err.split())


def test_a_broken_framework_is_told_with_its_place(diff: Diff, git: Git) -> None:
    git.edit(ROLE, ("expectations:\n", "forventninger:\n"))
    done = diff()
    assert (done.code, done.out) == (1, "")
    assert f"{ROLE}:" in done.err
    git.commit()
    git.edit(ROLE, ("forventninger:\n", "expectations:\n"))
    done = diff()
    assert (done.code, done.out) == (1, "")
    assert "HEAD/roles/leder-af-ledere.yaml:" in done.err


def test_what_the_change_log_calls_the_step_is_believed(diff: Diff, git: Git) -> None:
    git.edit(ROLE, REWORD)
    git.edit(META, ("version: 1.0.0", "version: 1.0.1"))
    log = git.folder / "framework" / "CHANGELOG.md"
    log.write_text("## 1.0.1\n\n- Forklaret.\n", encoding="utf-8")
    assert "skal versionen være 1.1.0" in diff.said()
    log.write_text("## 1.0.1\n\nTrin: rettelse\n", encoding="utf-8")
    said = diff.said()
    assert "Ifølge ændringsloggen er det en rettelse. lg ville selv foreslå version 1.1.0." in said
    git.commit()
    assert "Ifølge ændringsloggen" in diff.said("HEAD~1", "HEAD")


def test_a_folder_by_another_name_is_found_again(diff: Diff, git: Git) -> None:
    git("mv", "framework", "ledelse")
    said = diff.said("--framework", "ledelse")
    assert "ingen forskelle" in said


@pytest.mark.parametrize(
    ("ending", "begins", "marks"),
    [
        ("md", b"# Oversigt", ["~~Overs\u00e6tter~~", "**Forklarer**"]),
        (
            "html",
            b"<!doctype html>",
            [
                '<del><span class="unseen">Taget ud: </span>Oversætter</del>',
                '<ins><span class="unseen">Sat ind: </span>Forklarer</ins>',
            ],
        ),
        ("json", b"{", ['"kind": "aendringer"', '"removed": true']),
        ("pdf", b"%PDF-", []),
        ("docx", b"PK", []),
    ],
)
def test_every_format(
    ending: str, begins: bytes, marks: list[str], diff: Diff, git: Git, tmp_path: Path
) -> None:
    git.edit(ROLE, REWORD)
    made = tmp_path / f"ud.{ending}"
    done = diff("-o", str(made))
    assert done.code == 0, done.err
    raw = made.read_bytes()
    assert raw.startswith(begins)
    for mark in marks:
        assert mark in raw.decode("utf-8")
    again = tmp_path / f"igen.{ending}"
    diff("-o", str(again))
    assert again.read_bytes() == raw


def test_json_holds_the_pieces(diff: Diff, git: Git) -> None:
    git.edit(ROLE, REWORD)
    document = json.loads(diff("--format", "json").out)
    [block] = [one for one in document["blocks"] if one["type"] == "changes"]
    [item] = block["items"]
    assert item["title"] == "Forventning ændret"
    before, now = item["wordings"]
    assert (before["label"], before["removed"]) == ("Før", True)
    assert before["pieces"][0] == {"text": "Oversætter", "changed": True}
    assert now["pieces"][0] == {"text": "Forklarer", "changed": True}
    assert now["pieces"][1]["changed"] is False


def test_what_is_one_thing_is_not_counted_as_several(diff: Diff, git: Git) -> None:
    git.edit(META, ("status: reproduced", "status: draft"))
    assert "• Det fælles: 1 ændring" in diff.said()
