"""A framework is a folder: what a link leads to outside it is told, not read, and not written."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Lg

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights in Windows")

HIDDEN = "noget_hemmeligt: hunter2"
OUTSIDE = "ude.yaml"
TOLD = "Filen er en genvej ud af mappen, og den bliver ikke læst."


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework, with somebody's secret in it."""
    (framework_copy.parent / OUTSIDE).write_text(f"{HIDDEN}\n", encoding="utf-8")
    return framework_copy.parent


def link(workplace: Path, name: str, target: str = OUTSIDE) -> None:
    """Put a link to something beside the framework in the place of a file or a folder."""
    path = workplace / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(os.path.relpath(workplace / target, path.parent))


LINTED = (
    "framework/fora.yaml",
    "framework/adopted.yaml",
    "framework/terms.yaml",
    "framework/roles/centerchef.yaml",
    "framework/roles/ny.yaml",
    "framework/sheets/lus.yaml",
)


@pytest.mark.parametrize("target", [OUTSIDE, "findes-ikke.yaml"])
@pytest.mark.parametrize("name", LINTED)
def test_a_linked_file_is_told_with_its_place_and_not_shown(
    name: str, target: str, lg: Lg, workplace: Path
) -> None:
    link(workplace, name, target)
    for words in (("lint",), ("lint", "--format", "json"), ("lint", "--format", "sarif")):
        code, out, err = lg(*words)
        assert code in {1, 2}
        assert "hunter2" not in out + err
        assert "LG016" in out
    out = lg("lint", "--format", "github")[1]
    assert f"file={name},line=1," in out
    assert TOLD in out


@pytest.mark.parametrize("name", ["framework/framework.yaml", "lg.toml"])
def test_nor_is_what_is_read_first(name: str, lg: Lg, workplace: Path) -> None:
    outside = workplace.with_name(f"{workplace.name}-ude")
    outside.mkdir()
    (workplace / OUTSIDE).rename(outside / OUTSIDE)
    link(workplace, name, f"../{outside.name}/{OUTSIDE}")
    code, out, err = lg("lint", "--format", "github")
    assert code == 1
    assert f"file={name},line=1," in out
    assert TOLD in out
    assert "hunter2" not in out + err


def test_a_linked_file_is_not_mended(lg: Lg, workplace: Path) -> None:
    fora = workplace / "framework" / "fora.yaml"
    outside = workplace / OUTSIDE
    text = fora.read_text(encoding="utf-8").replace("Alene", "Alene  eller")
    outside.write_text(text, encoding="utf-8")
    link(workplace, "framework/fora.yaml")
    assert lg("lint", "--fix")[0] == 1
    assert outside.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["framework/source", "framework/source/odsherred-1.0.0.txt"])
def test_an_adopted_text_elsewhere_is_not_read(name: str, lg: Lg, workplace: Path) -> None:
    about = (workplace / "framework" / "framework.yaml").read_text(encoding="utf-8")
    [file] = [line.split("file: ")[1] for line in about.splitlines() if "file: source/" in line]
    if name.endswith(".txt"):
        name = f"framework/{file}"
        link(workplace, name)
    else:
        (workplace / "ude").mkdir()
        (workplace / "ude" / Path(file).name).write_text(HIDDEN, encoding="utf-8")
        link(workplace, name, "ude")
    code, out, err = lg("lint", "--format", "github")
    assert code == 1
    assert f"file=framework/{file},line=1," in out
    assert TOLD in out
    assert "hunter2" not in out + err


def test_documents_are_not_made_of_it(lg: Lg, workplace: Path) -> None:
    link(workplace, "framework/roles/centerchef.yaml")
    code, out, err = lg("role", "leder-af-ledere")
    assert code == 1
    assert TOLD in err
    assert "hunter2" not in out + err


@pytest.mark.parametrize("name", ["quotes.yaml", "source/odsherred-1.0.0.txt", "source/ny.txt"])
def test_a_new_framework_gets_no_copy_of_it(name: str, lg: Lg, workplace: Path) -> None:
    link(workplace, f"framework/{name}")
    code, _, err = lg("init", "ny", "--from", "framework", "--organisation", "Nordmarken")
    assert code == 1
    assert TOLD in err
    assert not (workplace / "ny").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("html/egen.html.j2", ("role", "centerchef", "--format", "html")),
        ("html/style.css", ("role", "centerchef", "--format", "html")),
        ("markdown/document.md.j2", ("role", "centerchef", "--format", "markdown")),
        ("design.yaml", ("role", "centerchef", "--format", "html")),
        ("docx/base.docx", ("role", "centerchef", "-o", "x.docx")),
        ("typst/blocks.typ", ("role", "centerchef", "-o", "x.pdf")),
        ("typst/andet.txt", ("role", "centerchef", "-o", "x.pdf")),
        ("billeder", ("role", "centerchef", "-o", "x.pdf")),
    ],
)
def test_a_templates_folder_is_a_folder_too(
    name: str, words: tuple[str, ...], lg: Lg, workplace: Path
) -> None:
    if name == "html/egen.html.j2":
        own = workplace / "templates" / "html" / "rollekort.html.j2"
        own.parent.mkdir(parents=True)
        own.write_text('{% include "html/egen.html.j2" %}', encoding="utf-8")
    link(workplace, f"templates/{name}")
    code, out, err = lg(*words)
    assert code == 1
    assert f"templates/{name}:1:1: {TOLD}" in err
    assert "hunter2" not in out + err
    assert not list(workplace.glob("x.*"))


def test_links_inside_the_folder_and_to_the_folder_are_followed(lg: Lg, workplace: Path) -> None:
    framework = workplace / "framework"
    (framework / "fora.yaml").rename(framework / "fora.txt")
    (framework / "fora.yaml").symlink_to("fora.txt")
    framework.rename(workplace / "et-andet-sted")
    framework.symlink_to("et-andet-sted")
    assert lg("lint", "--ignore", "LG59")[0] == 0
    assert lg("role", "centerchef")[0] == 0


@pytest.mark.parametrize(
    "words",
    [("lint", "--baseline", "roer"), ("lus", "--from", "roer", "-o", "ud", "--format", "pdf")],
)
def test_a_pipe_is_not_waited_for(words: tuple[str, ...], lg: Lg, workplace: Path) -> None:
    os.mkfifo(workplace / "roer")
    code, out, err = lg(*words)
    assert code in {1, 2}
    assert out == ""
    assert "”roer”" in err


@pytest.mark.parametrize("name", ["typst/egen.typ", "html/document.html.j2", "design.yaml"])
def test_a_pipe_among_the_templates_is_not_waited_for(name: str, lg: Lg, workplace: Path) -> None:
    pipe = workplace / "templates" / name
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    ending = "pdf" if name.endswith("typ") else "html"
    code, _, err = lg("role", "centerchef", "-o", f"x.{ending}")
    # What is no file is passed over where the box has one of that name.
    assert code == int(name.endswith("egen.typ"))
    assert ("almindelig fil" in err) is name.endswith("egen.typ")


def test_a_pipe_in_the_place_of_the_list_of_an_export_is_not_waited_for(
    lg: Lg, workplace: Path
) -> None:
    (workplace / "ud").mkdir()
    os.mkfifo(workplace / "ud" / "manifest.json")
    code, _, err = lg("export", "-o", "ud", "--documents", "plakat", "--formats", "md")
    assert code == 1
    assert "almindelig fil" in err
