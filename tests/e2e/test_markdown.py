"""The Markdown files pass markdownlint with every rule on but one: lines may be long."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Rendered

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.node

NAMES = (
    '<script>alert(1)</script> & "quotes" *stars* {{ 7*7 }} [b]x[/b]',
    "# Overskrift",
    "  1. Punkt  ",
    "- Punkt",
    "+ Punkt",
    "> Citat",
    "| a | b |",
    "`kode` ``` ~~~",
    "![billede](https://example.org/x.png) [tekst]() [reference][x] [x]: y",
    "https://example.org www.example.org kontakt@example.org",
    "* med * løse ** stjerner ** og _ streger _",
    "**Alt fremhævet**",
    "Linje\nnæste\r\n\r\nlinje\tmed\ttabulator",
    "\\ omvendt \\* skråstreg \\",
    "<br> &amp; &nbsp; <!-- kommentar -->",
    "---",
    "===",
    "$formel$ $$x$$ :smile: @navn #1",
    "\ufeffusynlig\u202evendt\x1b[31mrød",
)
"""What a name can hold that Markdown would take for its own."""
FAULTY = "#Overskrift\n* punkt\n+ punkt\nhttps://example.org  \n\n\n\n<br>\n"


@dataclass(frozen=True)
class Lint:
    """The files looked at and the findings."""

    files: int
    findings: list[str]


def lint(folder: Path, node: str, tools: Path) -> Lint:
    """Run markdownlint over a folder's Markdown, with all rules but the length of lines."""
    config = {"globs": ["*.md"], "config": {"default": True, "MD013": False}}
    (folder / ".markdownlint-cli2.jsonc").write_text(json.dumps(config), encoding="utf-8")
    program = tools / "markdownlint-cli2" / "markdownlint-cli2-bin.mjs"
    done = subprocess.run(
        [node, program],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    looked_at = re.search(r"^Linting: (\d+) file", done.stdout, re.MULTILINE)
    assert looked_at is not None, done.stdout + done.stderr
    findings = done.stderr.splitlines()
    assert bool(findings) == bool(done.returncode), done.stdout + done.stderr
    return Lint(int(looked_at[1]), findings)


def test_the_linter_looks(tmp_path: Path, node: str, tools: Path) -> None:
    (tmp_path / "faulty.md").write_text(FAULTY, encoding="utf-8")
    found = lint(tmp_path, node, tools)
    rules = {rule for line in found.findings for rule in re.findall(r"MD\d{3}", line)}
    assert {"MD018", "MD012", "MD033", "MD034"} <= rules
    assert found.files == 1


def test_markdown_is_clean(
    rendered: dict[str, Rendered],
    framework: Framework,
    templates: Templates,
    node: str,
    tools: Path,
    tmp_path: Path,
) -> None:
    texts = {name: one.markdown.read_text(encoding="utf-8") for name, one in rendered.items()}
    sheet = framework.sheet("lus")
    assert sheet is not None
    for number, name in enumerate(NAMES):
        request = SheetRequest(("centerchef",), ALL_SIDES, name=name, leader=name)
        document = sheet_document(framework, sheet, request)
        texts[f"navn-{number}"] = render(document, Format.MARKDOWN, templates, framework)
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
    found = lint(tmp_path, node, tools)
    assert found.files == len(rendered) + len(NAMES) > len(NAMES)
    assert found.findings == []
