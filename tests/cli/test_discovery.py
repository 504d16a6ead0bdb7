"""Which framework is used, from which folder, and what a broken one leads to."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Lg


REPOSITORY = Path(__file__).resolve().parents[2]
NOTICE = "lg bruger derfor det ledelsesgrundlag, der følger med"


def renamed(framework: Path, organisation: str) -> Path:
    """Give a framework another organisation, so that it can be told from others."""
    file = framework / "framework.yaml"
    text = file.read_text(encoding="utf-8")
    changed = re.sub(
        r"^organisation: .*$", f"organisation: {organisation}", text, flags=re.MULTILINE
    )
    assert changed != text
    file.write_text(changed, encoding="utf-8")
    return framework


@pytest.fixture
def three(framework_copy: Path, tmp_path: Path) -> dict[str, Path]:
    """Three frameworks that could be meant: by option, by environment, and by folder."""
    return {
        "Her": renamed(framework_copy, "Her"),
        "Miljø": renamed(Path(shutil.copytree(framework_copy, tmp_path / "b" / "miljø")), "Miljø"),
        "Valg": renamed(Path(shutil.copytree(framework_copy, tmp_path / "c" / "valg")), "Valg"),
    }


def test_an_option_goes_before_the_environment_before_the_folder(
    three: dict[str, Path], lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(three["Her"].parent)
    assert "Rollekort · Her\n" in lg("role", "centerchef")[1]
    monkeypatch.setenv("LG_FRAMEWORK", str(three["Miljø"]))
    assert "Rollekort · Miljø\n" in lg("role", "centerchef")[1]
    out = lg("role", "centerchef", "--framework", str(three["Valg"]))[1]
    assert "Rollekort · Valg\n" in out


def test_an_empty_variable_is_no_variable(
    three: dict[str, Path], lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(three["Her"].parent)
    monkeypatch.setenv("LG_FRAMEWORK", "")
    assert "Rollekort · Her\n" in lg("role", "centerchef")[1]


@pytest.mark.parametrize("named", ["b", "b/miljø", "b/../b/miljø", "./b/miljø/"])
def test_a_named_folder_may_be_relative(
    named: str, three: dict[str, Path], lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    three["Miljø"].with_name("framework").symlink_to("miljø")
    monkeypatch.chdir(three["Her"].parent)
    code, out, err = lg("role", "centerchef", "--framework", named)
    assert (code, err) == (0, "")
    assert "Rollekort · Miljø\n" in out


@pytest.mark.parametrize("inside", [".", "framework", "framework/roles", "mappe/under mappe"])
def test_the_nearest_framework_at_or_above_the_folder_is_used(
    inside: str, three: dict[str, Path], lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = three["Her"].parent / inside
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(folder)
    code, out, err = lg("lus", "centerchef")
    assert (code, err) == (0, "")
    assert "LUS · Her\n" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("role", "centerchef"),
        ("lus", "centerchef"),
        ("pejlemaerke",),
        ("role", "centerchef", "--format", "json"),
    ],
    ids=" ".join,
)
def test_the_one_shipped_is_used_when_there_is_none_and_says_so(
    arguments: tuple[str, ...], lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = lg(*arguments)
    assert code == 0
    assert out
    assert len(err.splitlines()) == 1
    assert NOTICE in err
    assert "Odsherred Kommune" in err


def test_the_one_shipped_is_used_without_a_word_when_it_was_named(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = lg("role", "centerchef", "--framework", str(REPOSITORY))
    assert (code, err) == (0, "")


def test_lg_alone_tells_which_framework_it_uses(
    three: dict[str, Path], lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(three["Her"].parent)
    assert re.search(r"Her, version .* \(framework\)$", lg()[1].rstrip())
    monkeypatch.setenv("LG_FRAMEWORK", str(three["Miljø"]))
    assert lg()[1].rstrip().endswith(f"({Path('b', 'miljø').as_posix()})")
    monkeypatch.delenv("LG_FRAMEWORK")
    (tmp_path / "tom").mkdir()
    shutil.rmtree(three["Her"])
    monkeypatch.chdir(tmp_path / "tom")
    assert lg()[1].rstrip().endswith("(følger med lg)")


@pytest.mark.parametrize(
    ("by_option", "by_variable"), [(True, False), (False, True)], ids=["option", "variable"]
)
@pytest.mark.parametrize("arguments", [("role", "centerchef"), ("templates",), ("pejlemaerke",)])
def test_a_named_folder_without_a_framework_is_never_replaced_by_another(
    arguments: tuple[str, ...],
    by_option: bool,
    by_variable: bool,
    lg: Lg,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(REPOSITORY)
    if by_variable:
        monkeypatch.setenv("LG_FRAMEWORK", str(tmp_path))
    extra = ("--framework", str(tmp_path)) if by_option else ()
    code, out, err = lg(*arguments, *extra)
    assert (code, out) == (2, "")
    assert f"Der er ikke noget ledelsesgrundlag i ”{tmp_path}”" in err
    assert len(err.splitlines()) == 2


BROKEN = {
    "roles/direktoer.yaml": ("title: Direktører", "titel: Direktører"),
    "fora.yaml": ("  - id: alene", "  - id: Alene"),
    "pejlemaerker.yaml": ("    name: Mod og nytænkning", "    name: [Mod, nytænkning]"),
}


def broken(framework: Path) -> None:
    for name, (sound, faulty) in BROKEN.items():
        text = (framework / name).read_text(encoding="utf-8")
        assert sound in text
        (framework / name).write_text(text.replace(sound, faulty, 1), encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("role", "centerchef"),
        ("lus", "centerchef"),
        ("pejlemaerke", "mod-og-nytaenkning"),
        ("role", "centerchef", "--format", "html"),
        ("role", "centerchef", "--ids"),
    ],
    ids=" ".join,
)
def test_a_broken_framework_is_told_in_full_and_nothing_is_made(
    arguments: tuple[str, ...], framework_copy: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(framework_copy)
    monkeypatch.chdir(framework_copy.parent)
    before = sorted(framework_copy.parent.rglob("*"))
    extra = () if "--ids" in arguments else ("-o", "ud.html")
    for words in (arguments, (*arguments, *extra)):
        code, out, err = lg(*words)
        assert (code, out) == (1, "")
        for name in BROKEN:
            place = rf"^framework/{re.escape(name)}:[1-9]\d*:[1-9]\d*: \S.*\S$"
            assert re.search(place, err, re.MULTILINE), name
        assert err.count("Sådan retter du: ") >= len(BROKEN)
        assert re.search(r"^Der er \d+ fejl\.$", err, re.MULTILINE)
        assert "Traceback" not in err
    assert sorted(framework_copy.parent.rglob("*")) == before


def test_one_problem_is_counted_as_one(
    framework_copy: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    (framework_copy / "tools.yaml").write_bytes(b"tools: \xe6\n")
    monkeypatch.chdir(framework_copy.parent)
    code, out, err = lg("role", "centerchef")
    assert (code, out) == (1, "")
    assert "framework/tools.yaml:1:8: " in err
    assert "Der er én fejl." in err


@pytest.mark.parametrize("made_as", ["terminal", "json"])
def test_a_warning_comes_beside_the_document_and_stops_nothing(
    made_as: str, framework_copy: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(framework_copy.parent)
    sound = lg("role", "centerchef", "--format", made_as)
    (framework_copy / "kontakt.yaml").write_text("a: b\n", encoding="utf-8")
    code, out, err = lg("role", "centerchef", "--format", made_as)
    assert (code, out) == sound[:2]
    assert sound[2] == ""
    assert err.startswith("framework/kontakt.yaml:1:1: ")


def test_lg_alone_still_helps_when_the_framework_is_broken(
    framework_copy: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(framework_copy)
    monkeypatch.chdir(framework_copy.parent)
    code, out, err = lg()
    assert code == 1
    assert "lg tjek" in out
    assert "lg hjælp" in out
    assert "centerchef" not in out
    assert "Sådan retter du" not in out
    for name in BROKEN:
        assert f"framework/{name}:" in err


def test_a_framework_without_the_sheet_says_so(
    framework_copy: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lus.yaml", "udviklingsplan.yaml"):  # which belongs to it
        (framework_copy / "sheets" / name).unlink()
    monkeypatch.chdir(framework_copy.parent)
    code, out, err = lg("lus", "centerchef")
    assert (code, out) == (1, "")
    assert "sheets/lus.yaml" in err
    assert lg("role", "centerchef")[0] == 0


def test_a_folders_name_is_shown_as_plain_text(
    framework_copy: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = framework_copy.parent / "rød\x1b[31m\nmappe"
    folder.mkdir()
    framework_copy.rename(folder / "framework")
    monkeypatch.chdir(framework_copy.parent)
    monkeypatch.setenv("LG_FRAMEWORK", folder.name)
    (folder / "templates").mkdir()
    for words in ((), ("templates",), ("templates", "copy", "design.yaml"), ("templates",)):
        code, out, err = lg(*words)
        assert code == 0, err
        assert "\x1b" not in out + err
        assert "\nmappe" not in out + err


def test_what_cannot_be_read_is_told(
    framework_copy: Path, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    (framework_copy / "fora.yaml").unlink()
    (framework_copy / "fora.yaml").symlink_to("findes-ikke.yaml")
    monkeypatch.chdir(framework_copy.parent)
    code, out, err = lg("role", "centerchef")
    assert (code, out) == (1, "")
    assert "framework/fora.yaml:1:1: Filen kan ikke læses: Genvejen peger på noget" in err
