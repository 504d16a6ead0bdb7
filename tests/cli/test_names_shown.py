"""What people read names a command as it is called in Danish; the README as it is in English."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli.app import Root

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "src" / "ledelsesgrundlag_cli"
ENGLISH_PAGES = {"json.md", "tjek-json.md", "performance.md"}
"""Pages of docs/ that are for programmers."""

PROGRAMS = {"gitlab-ci.yml.j2", "github-tjek.yml.j2", "pre-commit-config.yaml.j2"}
"""Templates that a machine runs."""
NOT_TEXT = {".woff2", ".ttf", ".docx"}

NAMED = re.compile(r"(?<!``)\blg ([a-zæøå]+)\b")
"""A command in a text; what stands in double backticks is said to programmers."""

ENGLISH_BELOW = re.compile(r"\blg (?:ny (?:role|expectation|prompt|quote)|skabeloner copy)\b")
"""Commands of commands by their English names."""


def texts() -> Iterator[tuple[str, str]]:
    """Yield what a user may read, with its place: strings that are no docstrings, and pages."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said_to_programmers = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in said_to_programmers
            ):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node.value
    pages = [
        *PACKAGE.rglob("*.md"),
        *(REPOSITORY / "framework").rglob("*.yaml"),
        *(path for path in (REPOSITORY / "templates").rglob("*") if path.is_file()),
        *(one for one in (REPOSITORY / "docs").glob("*.md") if one.name not in ENGLISH_PAGES),
    ]
    for path in sorted(pages):
        if path.suffix not in NOT_TEXT and path.name not in PROGRAMS:
            for place, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                yield f"{path.relative_to(REPOSITORY)}:{place}", line


def test_what_people_read_names_commands_in_danish() -> None:
    root = Root(name="lg")
    danish = {root.shown_name(name) for name in root.table()}
    english = set(root.table()) - danish
    assert {"role", "lint", "export"} <= english
    assert {"lus", "status"} <= danish
    seen: set[str] = set()
    wrong: list[str] = []
    for place, text in texts():
        for found in NAMED.findall(text):
            seen.add(found)
            if found in english:
                wrong.append(f"{place}: lg {found}")
        wrong += [f"{place}: {found}" for found in ENGLISH_BELOW.findall(text)]
    assert len(seen & danish) > 15
    assert not wrong, "\n".join(wrong)


def test_the_readme_names_commands_in_english() -> None:
    root = Root(name="lg")
    danish = {root.shown_name(name) for name in root.table()} - set(root.table())
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\$ lg ([a-zæøå]+)", readme, re.MULTILINE)
    assert len(set(named)) > 12
    assert {"role", "lint"} <= set(named)
    assert [one for one in named if one in danish] == []
