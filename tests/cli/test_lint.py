"""``lg lint``, ``lg explain`` and ``lg schema`` as people and CI call them."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.lint.registry import PAGES
from ledelsesgrundlag_cli.loading.json_schema import schemas

if TYPE_CHECKING:
    from tests.conftest import Lg

REPOSITORY = Path(__file__).resolve().parents[2]
SPOILED = ("      Hvornår har du sidst prøvet", "      Hvornår  har du sidst prøvet")


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework."""
    return framework_copy.parent


@pytest.fixture(autouse=True)
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether this machine has a dictionary is not asked here."""
    monkeypatch.setattr("ledelsesgrundlag_cli.lint.spelling.check_spelling", lambda *_: ())


def spoil(framework: Path, old: str = SPOILED[0], new: str = SPOILED[1]) -> Path:
    file = framework / "prompts" / "mod-og-nytaenkning.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def test_a_clean_framework_is_told_so(lg: Lg) -> None:
    for words in (("lint",), ("tjek", "--strict"), ("lint", "framework"), ("lint", ".")):
        code, out, err = lg(*words)
        assert (code, err) == (0, "")
        assert out.startswith("lg fandt ikke noget, der skal rettes. ")


def test_warnings_stop_only_a_strict_check(lg: Lg, framework_copy: Path) -> None:
    spoil(framework_copy)
    assert lg("lint")[0] == 0
    code, out, _ = lg("lint", "--strict")
    assert code == 1
    assert "framework/prompts/mod-og-nytaenkning.yaml:15:14: advarsel LG406" in out


def test_an_error_stops_it(lg: Lg, framework_copy: Path) -> None:
    spoil(framework_copy, "forum: alene", "forum: alenee")
    code, out, err = lg("lint")
    assert (code, err) == (1, "")
    assert "fejl LG202" in out
    assert lg("lint", "--ignore", "LG202")[0] == 0
    assert lg("lint", "--select", "LG4")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("lint", "findes-ikke"),
        ("lint", "--select", "LGX"),
        ("lint", "--format", "pdf"),
        ("lint", "-"),
        ("lint", "--framework", "findes-ikke"),
        ("explain", "LG000"),
        ("schema", "rolle-kort"),
    ],
)
def test_wrong_use_is_two(words: tuple[str, ...], lg: Lg) -> None:
    code, out, err = lg(*words)
    assert (code, out) == (2, "")
    assert 1 <= len(err.splitlines()) <= 2


def test_the_framework_in_the_wheel_is_never_checked_by_accident(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tom").mkdir()
    shutil.rmtree(tmp_path / "framework")
    monkeypatch.chdir(tmp_path / "tom")
    code, out, err = lg("lint")
    assert (code, out) == (2, "")
    assert "Der er ikke noget ledelsesgrundlag at tjekke her." in err


def test_a_folder_of_frameworks_is_checked_one_by_one(
    lg: Lg, framework_copy: Path, tmp_path: Path
) -> None:
    for name in ("aa", "bb", "cc"):
        shutil.copytree(framework_copy, tmp_path / "alle" / name / "framework")
    spoil(tmp_path / "alle" / "bb" / "framework")
    code, out, _ = lg("lint", "alle")
    assert code == 0
    assert out.count(" LG406: ") == 1
    assert "alle/bb/framework/prompts/" in out
    assert "i 3 ledelsesgrundlag" in out


def test_named_files_show_their_own_findings(lg: Lg, framework_copy: Path) -> None:
    spoil(framework_copy)
    spoiled = "framework/prompts/mod-og-nytaenkning.yaml"
    assert " LG406: " in lg("lint", spoiled)[1]
    assert " LG406: " not in lg("lint", "framework/fora.yaml")[1]
    fora = framework_copy / "fora.yaml"
    text = fora.read_text(encoding="utf-8").replace("id: lederteam", "id: ledermoede")
    fora.write_text(text, encoding="utf-8")
    code, out, _ = lg("lint", "framework/fora.yaml")
    assert code == 1
    assert "prompts/retning-og-effekt.yaml" in out


def test_a_named_file_that_is_refused_is_told(lg: Lg, framework_copy: Path) -> None:
    roles = framework_copy / "roles"
    (roles / "x.yaml").write_bytes(b"#" * 2_000_000)
    (roles / "y.yml").write_bytes(b"")
    code, out, _ = lg("lint", "framework/roles/x.yaml")
    assert code == 1
    assert out.startswith("framework/roles/x.yaml:1:1: fejl LG004: ")
    code, out, _ = lg("lint", "--strict", "framework/roles/y.yml")
    assert code == 1
    assert out.startswith("framework/roles/y.yml:1:1: advarsel LG109: ")
    assert lg("lint", "framework/fora.yaml")[1].startswith("lg fandt ikke noget")


def test_settings_that_cannot_be_used_are_told_whichever_file_is_named(
    lg: Lg, framework_copy: Path
) -> None:
    (framework_copy.parent / "lg.toml").write_text("[tjek", encoding="utf-8")
    code, out, _ = lg("lint", "framework/fora.yaml")
    assert code == 1
    assert out.startswith("lg.toml:1:1: fejl LG106: ")


def test_what_is_sent_in_has_the_same_limit_as_a_file(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert framework_copy.is_dir()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"#" * 2_000_000)))
    code, out, _ = lg("lint", "--stdin-filename", "framework/fora.yaml", "-")
    assert code == 1
    assert out.startswith("framework/fora.yaml:1:1: fejl LG004: ")


@pytest.mark.slow
def test_statistics_count_what_is_not_told_one_by_one(lg: Lg, framework_copy: Path) -> None:
    (framework_copy / "roles" / "x.yaml").write_text("a: x\n" * 3_001, encoding="utf-8")
    assert "  3000  LG105 " in lg("lint", "--statistics")[1]
    assert json.loads(lg("lint", "--format", "json")[1])["summary"]["errors"] == 3_000
    assert "3.000 fejl i " in lg("lint")[1].splitlines()[-1]


@pytest.mark.parametrize(
    ("variable", "beginning"), [("GITHUB_ACTIONS", "::warning file="), ("GITLAB_CI", "[")]
)
def test_ci_gets_its_own_format(
    variable: str, beginning: str, lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(framework_copy)
    monkeypatch.setenv(variable, "true")
    assert lg("lint")[1].startswith(beginning)
    assert lg("lint", "--format", "text")[1].startswith("framework/")


@pytest.mark.parametrize("made_as", ["json", "gitlab", "sarif"])
def test_machine_formats_are_json_and_can_be_saved(
    made_as: str, lg: Lg, framework_copy: Path, tmp_path: Path
) -> None:
    spoil(framework_copy)
    code, out, err = lg("lint", "--format", made_as, "--output", "liste.json")
    assert (code, out, err) == (0, "", "")
    saved = (tmp_path / "liste.json").read_text(encoding="utf-8")
    assert "LG406" in json.dumps(json.loads(saved))
    assert lg("lint", "--format", made_as)[1] == saved


def test_what_is_sent_in_stands_for_the_file(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "framework/prompts/mod-og-nytaenkning.yaml"
    text = (framework_copy.parent / name).read_text(encoding="utf-8").replace(*SPOILED)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code, out, _ = lg("lint", "--stdin-filename", name, "-")
    assert code == 0
    assert f"{name}:15:14: advarsel LG406" in out


@pytest.mark.slow
def test_showing_changes_writes_nothing_and_fixing_writes_them(
    lg: Lg, framework_copy: Path
) -> None:
    file = spoil(framework_copy)
    before = file.read_bytes()
    code, out, _ = lg("lint", "--diff")
    assert code == 1
    assert "-      Hvornår  har du" in out
    assert "+      Hvornår har du" in out
    assert file.read_bytes() == before
    code, out, err = lg("lint", "--fix")
    assert code == 0
    assert err == "Der er rettet én ting.\n"
    assert file.read_bytes() == before.replace(b"  har du sidst", b" har du sidst")
    assert lg("lint", "--diff") == (0, "", "Der er ikke noget, lg selv kan rette.\n")


def test_changes_are_shown_so_that_they_can_be_seen(lg: Lg, framework_copy: Path) -> None:
    spoil(framework_copy, new="      Hvorna\u030ar\u00adhar\u00a0du\u200b sidst prøvet")
    changed = [line for line in lg("lint", "--diff")[1].splitlines() if "du" in line[:40]]
    assert "-      Hvorna\\u030ar\\xadhar\\xa0du\\u200b sidst prøvet" in changed[0]
    assert changed[1].startswith("+      Hvornårhar du sidst prøvet")


def test_statistics_count_each_kind(lg: Lg) -> None:
    out = lg("lint", "--slips", "--statistics")[1]
    assert "12  LG300" in out


def test_a_code_is_explained(lg: Lg) -> None:
    code, out, err = lg("forklar", "lg406")
    assert (code, err) == (0, "")
    assert out.startswith("# LG406 ")
    listed = lg("explain")[1].splitlines()
    assert len(listed) > 60
    assert all(line.startswith("LG") for line in listed)


@pytest.mark.parametrize("columns", [40, 80])
def test_an_explanation_is_no_wider_than_the_terminal(
    columns: int, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for code in ("LG108", "LG302"):
        page = (PAGES[0] / f"{code}.md").read_text(encoding="utf-8")
        out = lg("forklar", code)[1]
        assert out.split()[out.split().index("**Hvad:**") :] == page.split()
        lines = [line for line in out.splitlines() if not line.startswith("    ")]
        assert max(map(len, lines)) <= columns
        assert max(map(len, page.splitlines())) > columns
    assert "\n- **Tallet er lavere:** " in lg("forklar", "LG108")[1]


def test_schemas_are_those_that_are_committed(lg: Lg, tmp_path: Path) -> None:
    """Run `lg schema -o framework/schema` after a change of the model."""
    made = dict(schemas())
    committed = REPOSITORY / "framework" / "schema"
    assert {path.name: path.read_text(encoding="utf-8") for path in committed.iterdir()} == made
    assert len(made) >= 13
    assert lg("schema", "roles")[1] == made["roles.json"]
    assert lg("schema", "-o", "ny/mappe")[0] == 0
    assert len(list((tmp_path / "ny" / "mappe").iterdir())) == len(made)


def test_schemas_have_no_null_for_an_editor_to_write() -> None:
    defaults = [line for _, text in schemas() for line in text.splitlines() if '"default"' in line]
    assert len(defaults) > 10
    assert [line for line in defaults if "null" in line] == []


def test_every_file_of_the_framework_names_its_schema() -> None:
    files = [*(REPOSITORY / "framework").glob("*.yaml")]
    files += [*(REPOSITORY / "framework").glob("*/*.yaml")]
    assert len(files) > 20
    for file in files:
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        prefix = "# yaml-language-server: $schema="
        assert first.startswith(prefix), file
        assert (file.parent / first.removeprefix(prefix)).is_file(), file


@pytest.mark.slow
def test_a_list_from_earlier_hides_what_was_there_then(
    lg: Lg, framework_copy: Path, tmp_path: Path
) -> None:
    file = spoil(framework_copy)
    assert lg("lint", "--strict", "--baseline", "kendt.json", "--write-baseline")[0] == 0
    assert json.loads((tmp_path / "kendt.json").read_text(encoding="utf-8"))["findings"]
    assert lg("lint", "--strict", "--baseline", "kendt.json")[0] == 0
    # A line more above it moves the finding, and does not make it new.
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# ny linje\n{text}", encoding="utf-8")
    assert lg("lint", "--strict", "--baseline", "kendt.json")[0] == 0
    spoil(framework_copy, "Hvad vil du sige nej", "Hvad  vil du sige nej")
    code, out, _ = lg("lint", "--strict", "--baseline", "kendt.json")
    assert code == 1
    assert out.count("advarsel LG406") == 1
    (tmp_path / "kendt.json").write_text("[]", encoding="utf-8")
    assert lg("lint", "--baseline", "kendt.json")[0] == 2
    assert lg("lint", "--write-baseline")[0] == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("-o", "findes-ikke/fund.json"), 1, "kan ikke gemmes: Mappen findes ikke."),
        (("--baseline", "kendt.json"), 2, "”kendt.json” kan ikke læses: Den findes ikke."),
        (("--baseline", "a\0b"), 2, "er ikke en liste fra lg tjek."),
        (("--unsafe-fixes",), 2, "Skriv --unsafe-fixes sammen med --fix"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], code: int, said: str, lg: Lg) -> None:
    assert lg("lint", *words)[0] == code
    assert said in lg("lint", *words)[2]


def test_what_is_sent_in_is_never_written(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = spoil(framework_copy)
    before = file.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(before)))
    code, _, err = lg("lint", "-", "--stdin-filename", str(file), "--fix")
    assert (code, file.read_bytes()) == (2, before)
    assert "Brug --diff." in err
