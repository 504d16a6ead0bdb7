"""``lg lint --against`` and ``--new-only`` over histories as people make them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Git, Lg

pytestmark = pytest.mark.slow

PROMPTS = "framework/prompts/mod-og-nytaenkning.yaml"
ROLE = "framework/roles/leder-af-ledere.yaml"
META = "framework/framework.yaml"
FIRST = "  - id: ll-oversaetter-beslutninger\n"
REWORD = ("Oversætter politiske", "Forklarer politiske")
SLIP = ("Hvornår har du sidst prøvet", "Hvornår  har du sidst prøvet")
NEW_PROMPT = (
    "  - id: {0}\n    forum: alene\n    aim: today\n    text: Hvad  gør du nu, og hvad så?\n"
    "    grounded_in: pejlemaerker/mod-og-nytaenkning\n"
)


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside the framework."""
    return framework_copy.parent


@pytest.fixture(autouse=True)
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether this machine has a dictionary is not asked here."""
    monkeypatch.setattr("ledelsesgrundlag_cli.lint.spelling.check_spelling", lambda *_: ())


def told(lg: Lg, *words: str) -> list[tuple[str, str]]:
    """The codes and files of what is found."""
    code, out, err = lg("lint", "--format", "json", *words)
    assert code in {0, 1}, err
    found = json.loads(out)["findings"]
    return [(one["code"], one["file"]) for one in found]


def codes(lg: Lg, *words: str) -> list[str]:
    return [code for code, _ in told(lg, *words)]


def judged(lg: Lg, *words: str) -> list[str]:
    """What is found only because the changes since main are judged."""
    return [code for code in codes(lg, "--against", "main", *words) if code.startswith("LG7")]


# What is judged


def test_nothing_changed_is_nothing_told(lg: Lg, git: Git) -> None:
    code, out, err = lg("lint", "--against", "main")
    assert (code, err) == (0, "")
    assert out.startswith("lg fandt ikke noget")
    assert codes(lg, "--against", "HEAD", "--new-only") == []
    assert git("status", "--short") == ""


def test_new_words_on_a_branch_call_for_a_version(lg: Lg, git: Git) -> None:
    git("checkout", "-q", "-b", "rettelser")
    git.edit(META, ("status: reproduced", "status: draft"))
    git.edit(ROLE, REWORD)
    git.commit()
    code, out, _ = lg("lint", "--against", "main")
    assert code == 1
    assert (
        "Ordlyden i ledelsesgrundlaget er ændret. Derfor skal versionen hæves til mindst 1.1.0."
        in " ".join(out.split())
    )
    assert judged(lg) == ["LG701"]
    assert not [code for code in codes(lg) if code.startswith("LG7")]
    git.edit(META, ("version: 1.0.0", "version: 1.1.0"))
    assert judged(lg) == ["LG704"]
    log = git.folder / "framework" / "CHANGELOG.md"
    log.write_text("## 1.1.0\n\n- Forklaret.\n", encoding="utf-8")
    assert judged(lg) == []


def test_what_the_change_log_says_is_believed(lg: Lg, git: Git) -> None:
    git.edit(META, ("status: reproduced", "status: draft"), ("version: 1.0.0", "version: 1.0.1"))
    git.edit(ROLE, REWORD)
    log = git.folder / "framework" / "CHANGELOG.md"
    log.write_text("## 1.0.1\n\n- Forklaret.\n", encoding="utf-8")
    assert judged(lg) == ["LG701"]
    log.write_text("## 1.0.1\n\nTrin: rettelse\n", encoding="utf-8")
    assert judged(lg) == []


def test_a_lower_version_and_a_changed_id(lg: Lg, git: Git) -> None:
    git.edit(META, ("version: 1.0.0", "version: 0.9.0"))
    git.edit(ROLE, (FIRST, "  - id: ll-nyt-navn\n"))
    found = judged(lg)
    assert {"LG701", "LG702"} <= set(found)
    git.edit(ROLE, ("ll-nyt-navn\n", "ll-nyt-navn\n    replaces: ll-oversaetter-beslutninger\n"))
    assert "LG702" not in judged(lg)


def test_changed_text_is_not_called_adopted(lg: Lg, git: Git) -> None:
    git.edit(ROLE, REWORD)
    git.edit("framework/source/ledelsesgrundlag.txt", REWORD)
    found = judged(lg)
    assert "LG706" in found
    git.edit(META, ("status: reproduced", "status: draft"))
    assert "LG706" not in judged(lg)


def test_added_words_call_for_nothing(lg: Lg, git: Git) -> None:
    git.edit(PROMPTS, ("Hvornår har du sidst", "Hvornår har I sidst"))
    assert judged(lg) == []


# How it can be set


def test_the_rules_can_be_left_out_as_others(lg: Lg, git: Git) -> None:
    git.edit(META, ("status: reproduced", "status: draft"))
    git.edit(ROLE, REWORD)
    assert judged(lg, "--ignore", "LG7") == []
    assert judged(lg, "--select", "LG4") == []
    (git.folder / "lg.toml").write_text('[tjek]\nignore = ["LG701"]\n', encoding="utf-8")
    assert judged(lg) == []


@pytest.mark.parametrize("kind", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_every_report_tells_it(kind: str, lg: Lg, git: Git) -> None:
    git.edit(META, ("status: reproduced", "status: draft"))
    git.edit(ROLE, REWORD)
    code, out, err = lg("lint", "--against", "main", "--new-only", "--format", kind)
    assert (code, err) == (1, "")
    assert "LG701" in out
    assert "1.1.0" in out


# Histories


def test_the_merge_base_is_what_counts(lg: Lg, git: Git) -> None:
    """What others did on main since is not this branch's doing, before and after a rebase."""
    git("checkout", "-q", "-b", "rettelser")
    git.edit(META, ("status: reproduced", "status: draft"))
    git.commit()
    git("checkout", "-q", "main")
    git.edit("framework/roles/direktoer.yaml", ("Rådgiver og sparrer", "Sparrer"))
    git.commit()
    git("checkout", "-q", "rettelser")
    assert judged(lg) == []
    git("rebase", "-q", "main")
    assert judged(lg) == []
    git.edit(ROLE, REWORD)
    git.commit()
    assert judged(lg) == ["LG701"]
    git("checkout", "-q", "main")
    git.commit("mere")
    git("checkout", "-q", "rettelser")
    git("merge", "-q", "--no-edit", "main")
    assert judged(lg) == ["LG701"]
    assert "LG701" not in codes(lg, "--against", "rettelser")


def test_a_folder_by_another_name_is_known_again(lg: Lg, git: Git) -> None:
    git.edit(PROMPTS, SLIP)
    git.commit()
    git("mv", "framework", "ledelse")
    assert codes(lg, "ledelse", "--against", "main") == ["LG406"]
    assert codes(lg, "ledelse", "--against", "main", "--new-only") == []
    git.commit()
    assert codes(lg, "ledelse", "--against", "main~1", "--new-only") == []


def test_a_base_without_the_framework_makes_all_new(lg: Lg, git: Git) -> None:
    git("checkout", "-q", "-b", "foer")
    git("rm", "-q", "-r", "framework")
    git.commit()
    git("checkout", "-q", "main", "--", "framework")
    git.commit()
    git.edit(PROMPTS, SLIP)
    code, out, err = lg("lint", "--against", "HEAD~1", "--new-only")
    assert code == 0
    assert "fandtes ikke i ”HEAD~1”. Derfor er alt nyt." in " ".join(err.split())
    assert "LG406" in out


def test_a_broken_base_says_nothing_of_the_version(lg: Lg, git: Git) -> None:
    git.edit(ROLE, ("expectations:\n", "forventninger:\n"))
    git.commit()
    git.edit(ROLE, ("forventninger:\n", "expectations:\n"), REWORD)
    git.edit(META, ("status: reproduced", "status: draft"))
    assert judged(lg) == []


def test_a_shallow_clone_says_what_to_do(
    lg: Lg, git: Git, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = git("rev-parse", "HEAD")
    git.commit("mere")
    clone = tmp_path_factory.mktemp("klon") / "kort"
    git("clone", "-q", "--depth", "1", git.folder.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    code, out, err = lg("lint", "--against", first)
    assert (code, out) == (2, "")
    assert "er ikke hentet: Her er kun den sidste del af historikken" in " ".join(err.split())
    assert "git fetch --unshallow (i GitHub Actions: fetch-depth: 0)" in " ".join(err.split())
    assert lg("lint", "--against", "origin/main")[0] == 0


@pytest.mark.parametrize("name", ["slettet", "--output=x", "main:framework", "", "a\nb"])
def test_a_name_that_is_not_there(name: str, lg: Lg, git: Git) -> None:
    git("branch", "slettet")
    git("branch", "-D", "slettet")
    code, out, err = lg("lint", f"--against={name}")
    assert (code, out) == (2, "")
    assert "er hverken en mappe" not in err
    assert "git kender ikke" in err
    assert "Skriv en gren, et mærke (tag) eller fx HEAD~1" in " ".join(err.split())


def test_outside_git(lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(framework_copy.parent.parent))
    code, _, err = lg("lint", "--against", "main")
    assert code == 2
    assert "ligger ikke i git" in err
    monkeypatch.setenv("PATH", str(framework_copy))
    assert "git findes ikke her" in lg("lint", "--against", "main")[2]


def test_of_several_frameworks_the_changed_one_is_judged(lg: Lg, git: Git) -> None:
    for name in ("a", "b"):
        shutil.copytree(git.folder / "framework", git.folder / name / "framework")
    shutil.rmtree(git.folder / "framework")
    git.edit(f"a/{PROMPTS}", SLIP)
    git.edit(f"b/{PROMPTS}", SLIP)
    git.commit()
    git.edit(f"b/{META}", ("status: reproduced", "status: draft"))
    git.edit(f"b/{ROLE}", REWORD)
    asked = ("--against", "main", "--select", "LG4,LG7")
    assert told(lg, ".", *asked, "--new-only") == [("LG701", f"b/{META}")]
    assert told(lg, ".", *asked) == [
        ("LG406", f"a/{PROMPTS}"),
        ("LG701", f"b/{META}"),
        ("LG406", f"b/{PROMPTS}"),
    ]


# Only what is new


def test_new_only_wants_something_to_compare_with(lg: Lg) -> None:
    code, _, err = lg("lint", "--new-only")
    assert code == 2
    assert "fx --against origin/main" in err


def test_a_finding_on_another_line_is_not_new(lg: Lg, git: Git) -> None:
    git.edit(PROMPTS, SLIP)
    git.commit()
    git.edit(PROMPTS, ("prompts:\n", "# En linje mere\n\nprompts:\n"))
    assert codes(lg, "--against", "main") == ["LG406"]
    assert codes(lg, "--against", "main", "--new-only") == []
    git.edit(PROMPTS, ("prompts:\n", f"prompts:\n{NEW_PROMPT.format('ny')}"))
    code, out, _ = lg("lint", "--against", "main", "--new-only", "--strict")
    assert code == 1
    assert out.count("LG406") == 1
    assert "Hvad  gør du nu" in out


def test_the_same_finding_again_on_an_equal_line_is_new(lg: Lg, git: Git) -> None:
    git.edit(PROMPTS, ("prompts:\n", f"prompts:\n{NEW_PROMPT.format('et')}"))
    git.commit()
    git.edit(PROMPTS, ("prompts:\n", f"prompts:\n{NEW_PROMPT.format('to')}"))
    assert codes(lg, "--against", "main").count("LG406") == 2
    assert codes(lg, "--against", "main", "--new-only").count("LG406") == 1


def test_a_finding_in_a_file_by_another_name_is_not_new(lg: Lg, git: Git) -> None:
    git.edit(PROMPTS, SLIP)
    git.commit()
    git("mv", PROMPTS, "framework/prompts/mod.yaml")
    assert codes(lg, "--against", "main", "--new-only") == []
    git.edit("framework/prompts/mod.yaml", ("prompts:\n", f"prompts:\n{NEW_PROMPT.format('ny')}"))
    assert codes(lg, "--against", "main", "--new-only") == ["LG406"]


def test_a_finding_that_was_mended_elsewhere_hides_no_new_one(lg: Lg, git: Git) -> None:
    """The same line in another file that was there before is a new finding."""
    other = "framework/prompts/roller.yaml"
    marked = NEW_PROMPT + "    pejlemaerke: mod-og-nytaenkning\n"
    git.edit(PROMPTS, ("prompts:\n", f"prompts:\n{marked.format('et')}"))
    git.commit()
    git.edit(PROMPTS, (marked.format("et"), ""))
    git.edit(other, ("prompts:\n", f"prompts:\n{marked.format('et')}"))
    assert told(lg, "--against", "main", "--new-only") == [("LG406", other)]


def test_the_settings_of_today_count_for_both(lg: Lg, git: Git) -> None:
    git.edit(PROMPTS, SLIP)
    (git.folder / "lg.toml").write_text('[tjek]\nignore = ["LG406"]\n', encoding="utf-8")
    git.commit()
    (git.folder / "lg.toml").write_text('[tjek]\nignore = ["LG507"]\n', encoding="utf-8")
    git.edit(META, ("status: reproduced", "status: draft"))
    assert codes(lg, "--against", "main") == ["LG406"]
    assert codes(lg, "--against", "main", "--new-only") == []


def test_nothing_is_left_behind_or_changed(
    lg: Lg, git: Git, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path_factory.mktemp("midlertidig")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    git.edit(ROLE, REWORD)
    before = git("status", "--short")
    assert "LG701" in codes(lg, "--against", "main", "--new-only")
    assert list(temporary.iterdir()) == []
    assert git("status", "--short") == before
