"""``lg`` opens no connection: asked while it makes, reads and checks, not only of its code.

Python tells of every socket before it is made. Typst is no Python: that it fetches nothing is
shown in tests/render/test_pdf.py, and of the pages in tests/e2e/test_self_contained.py.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[1]

LISTEN = """
import sys
asked = []
def heard(event, given):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        asked.append((event, repr(given)))
sys.addaudithook(heard)
"""
COMMANDS = (
    ("lus", "leder-af-ledere", "--for", "begge", "-o", "lus.docx"),
    ("lus", "leder-af-ledere", "--fill-in", "-o", "lus.pdf"),
    ("lus", "leder-af-ledere", "-o", "lus.html"),
    ("svar", "lus.docx"),
    ("svar", "lus.pdf"),
    ("svar", "."),
    ("ark", "udviklingsplan", "--previous", "lus.docx", "-o", "plan.docx"),
    ("ark", "lus", "--from", "ledere.csv", "--format", "md", "-o", "ark"),
    ("hæfte", "--format", "md"),
    ("tjek",),
)


def events(program: str, folder: Path) -> list[tuple[str, str]]:
    """Run a program that listens, and return what it heard."""
    done = subprocess.run(
        [sys.executable, "-c", f"{LISTEN}{program}\nprint('hørt', asked, file=sys.stderr)"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: list[tuple[str, str]] = ast.literal_eval(done.stderr.rpartition("hørt ")[2])
    return found


def test_no_command_opens_a_connection(tmp_path: Path) -> None:
    (tmp_path / "ledere.csv").write_text("navn;rolle\nLeder A;centerchef\n", encoding="utf-8")
    program = f"""
import os
os.environ |= {{"LG_FRAMEWORK": {str(REPOSITORY / "framework")!r}, "PYTHONUTF8": "1"}}
from ledelsesgrundlag_cli.cli.run import run
for words in {COMMANDS!r}:
    assert run(list(words)) == 0, words
"""
    assert events(program, tmp_path) == []
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {"lus.docx", "lus.pdf", "lus.html", "plan.docx", "ark", "ledere.csv"}


def test_one_would_be_heard(tmp_path: Path) -> None:
    """Else the test above would prove nothing."""
    program = "import socket\nwith socket.socket() as one:\n    one.connect_ex(('127.0.0.1', 9))"
    heard = [event for event, _ in events(program, tmp_path)]
    assert heard == ["socket.__new__", "socket.connect"]
