"""A new format, document or rule is one row and a file of its own; all else follows from them."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents.kinds import KINDS, Each
from ledelsesgrundlag_cli.lint.reading import READING
from ledelsesgrundlag_cli.lint.registry import CHECKS, PAGES, rules
from ledelsesgrundlag_cli.render.formats import FORMATS, format_for

if TYPE_CHECKING:
    from collections.abc import Sequence

REPOSITORY = Path(__file__).resolve().parents[1]
SOURCE = REPOSITORY / "src" / "ledelsesgrundlag_cli"

WITH_TOYS = """
import contextlib, io, json, sys
from tests.toys import toy_document, toy_format, toy_rule
from ledelsesgrundlag_cli.documents.kinds import KINDS
from ledelsesgrundlag_cli.lint.registry import CHECKS, PAGES
from ledelsesgrundlag_cli.render.formats import FORMATS

FORMATS.append(toy_format.ROW)
KINDS.append(toy_document.ROW)
CHECKS.append(toy_rule.ROW)
PAGES.append(toy_rule.PAGES)
from ledelsesgrundlag_cli.cli.run import run

ended = []
for words in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        code = run(words)
    ended.append((code, said.getvalue()))
print(json.dumps(ended))
"""


def lg(folder: Path, *commands: Sequence[str]) -> list[tuple[int, str]]:
    """Run ``lg`` with the three rows added; give each exit code and all that is said."""
    done = subprocess.run(
        [sys.executable, "-c", WITH_TOYS, json.dumps(commands)],
        cwd=folder,
        env={"PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", "COLUMNS": "80", "PATH": ""},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.stderr == ""
    return [(code, said) for code, said in json.loads(done.stdout)]


@pytest.fixture
def folder(framework_copy: Path) -> Path:
    """The folder beside a framework."""
    return framework_copy.parent


@pytest.mark.slow
def test_a_format_is_a_row_and_a_renderer(folder: Path) -> None:
    card, sheet, help_, help_of_export, filled, slip = lg(
        folder,
        ("role", "centerchef", "--format", "slags"),
        ("lus", "centerchef", "-o", "ark.slags"),
        ("role", "--help"),
        ("export", "--help"),
        ("lus", "centerchef", "-o", "x.slags", "--fill-in"),
        ("role", "centerchef", "--format", "slas"),
    )
    assert card[0] == 0
    assert card[1].startswith("Rollekort: Centerchefer\ntitle\n")
    assert sheet == (0, "Gemt: ”ark.slags”\n")
    assert "question" in (folder / "ark.slags").read_text(encoding="utf-8")
    told = " ".join(help_[1].split())
    assert ".txt, .json eller .slags." in told
    assert "terminal, json eller slags, uanset" in told
    assert "docx, html, markdown og slags" in " ".join(help_of_export[1].split())
    code, out = filled
    assert (code, "--fill-in kan ikke bruges til slags" in out) == (2, True)
    code, out = slip
    assert (code, "Mente du slags?" in out) == (2, True)


@pytest.mark.slow
def test_a_document_is_a_row_and_a_builder(folder: Path) -> None:
    words = ("--documents", "antal", "--formats", "pdf,slags,md", "-o", "ud")
    help_, counted, help_of_it, pdf, templates, export, check = lg(
        folder,
        ("--help",),
        ("antal",),
        ("count", "--help"),
        ("antal", "--paper", "a3", "-o", "antal.pdf"),
        ("templates",),
        ("export", *words),
        ("export", *words, "--check"),
    )
    assert re.search(r"^  antal, count +Hvor mange roller", help_[1], re.MULTILINE)
    code, out = counted
    assert (code, "Der er 4 roller." in out) == (0, True)
    code, out = help_of_it
    assert code == 0
    assert "Tæl rollerne." in out
    assert "--paper" in out
    assert pdf[0] == 0
    assert (folder / "antal.pdf").read_bytes().startswith(b"%PDF")
    assert "Antal, HTML" in templates[1]
    assert export[0] == 0
    manifest = json.loads((folder / "ud/manifest.json").read_text(encoding="utf-8"))
    assert {one["file"] for one in manifest["files"]} == {
        *("antal.pdf", "antal-a3.pdf", "antal.slags", "antal.md", "index.html"),
    }
    index = (folder / "ud/index.html").read_text(encoding="utf-8")
    assert ">Antal roller<" in index
    assert ">Slags<" in index
    assert check[0] == 0


@pytest.mark.slow
def test_a_rule_is_a_row_a_function_and_a_page(folder: Path) -> None:
    found, without, page, pages, statistics = lg(
        folder,
        ("tjek", "--select", "LG999", "--strict"),
        ("tjek", "--ignore", "LG999"),
        ("forklar", "LG999"),
        ("forklar",),
        ("tjek", "--statistics"),
    )
    code, out = found
    assert code == 1
    assert " ".join(out.split()).count("advarsel LG999: Titlen kan ikke læses bagfra.") == 4
    assert "4 advarsler" in out
    assert without[0] == 0
    assert page[1] == (
        "# LG999 Rollens titel er ikke et palindrom\n\n"
        "**Hvad:** Titlen er ikke den samme forfra og bagfra.\n"
    )
    assert "LG999  Rollens titel" in pages[1]
    assert "     4  LG999  Rollens titel" in statistics[1]


@pytest.mark.slow
def test_the_toys_are_not_there_otherwise() -> None:
    assert "slags" not in {one.name for one in FORMATS}
    assert "antal" not in {one.id for one in KINDS}
    assert "LG999" not in rules()


@pytest.mark.slow
def test_the_rows_do_not_contradict_each_other() -> None:
    endings = [ending for one in FORMATS for ending in one.endings]
    assert len(endings) == len(set(endings)) >= 8
    assert all(format_for(f"x{ending.upper()}") is not None for ending in endings)
    names = [name for kind in KINDS for name in (kind.command, *kind.danish)]
    assert len(names) == len(set(names)) >= 15
    assert all(kind.build or kind.own_command for kind in KINDS)
    assert all(kind.group and kind.build for kind in KINDS if kind.each not in {None, Each.SHEET})
    own = {path.stem for path in (SOURCE / "cli/commands").glob("*.py")}
    assert {kind.command for kind in KINDS if kind.own_command} <= own


@pytest.mark.slow
def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    every = [one for check in CHECKS for one in check.rules]
    assert len(every) == len(rules()) > 70
    found = {path.stem for folder in PAGES for path in folder.glob("*.md")}
    assert found == set(rules())
    assert all(check.look or check.rules for check in CHECKS)


def severities(path: Path) -> list[tuple[str, str]]:
    """The codes and severities of the findings that a file makes without a rule's row."""
    return [
        (node.args[0].value, node.args[1].attr.lower())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Diagnostic"
        and len(node.args) > 1
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and isinstance(node.args[1], ast.Attribute)
    ]


@pytest.mark.slow
def test_what_is_found_while_reading_matters_as_its_row_says() -> None:
    told = {code: str(one.severity) for code, one in rules().items()}
    made = [
        pair
        for room in ("source", "loading", "lint")
        for path in (SOURCE / room).rglob("*.py")
        for pair in severities(path)
    ]
    assert len(made) > 10
    assert [(code, level) for code, level in made if told[code] != level] == []
    assert {str(one.severity) for one in READING} == {"error", "warning"}


@pytest.mark.slow
def test_findings_of_rules_are_made_by_their_rows() -> None:
    looked = [*(SOURCE / "lint/rules").glob("*.py")]
    assert len(looked) > 10
    for path in looked:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(Diagnostic|TextFinding)\(", text), path
        assert "safe=" not in re.sub(r"= Rule\((?:[^()]|\([^()]*\))*\)", "", text), path
