"""A framework that somebody edits, and what the check says of it, by the words at each place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ledelsesgrundlag_cli.diagnostics import Diagnostic

META = "framework.yaml"
RECORD = "adopted.yaml"
SOURCE = "source/ledelsesgrundlag.txt"
LOG = "CHANGELOG.md"
LEADERS = "roles/leder-af-ledere.yaml"
TOP = "roles/direktoer.yaml"
CENTRE = "roles/centerchef.yaml"
GOALS = "Sætter faglige mål sammen med lederne"
CORE = "Udvikler og kvalificerer kerneopgaven gennem egen ledelsesorganisation"


class Told(NamedTuple):
    """A finding: its code, its file, and the line it is at."""

    code: str
    file: str
    line: str


class Edited:
    """A framework's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> str:
        """Return a file's text."""
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words, which must be there, at their first place."""
        text = self.read(name)
        assert old in text, (name, old)
        self.write(name, text.replace(old, new, 1))

    def status(self, status: str) -> None:
        """Call the framework adopted, reproduced or a draft."""
        self.write(META, re.sub(r"(?m)^status: \w+", f"status: {status}", self.read(META)))

    def adopt(self) -> None:
        """Be as ``lg adopt`` leaves it, but for the name of the file in ``source``."""
        self.status("adopted")
        self.edit(RECORD, "\nnote:", "\nby: Direktionen\ndate: '2026-12-01'\nnote:")
        note = "note: Vedtaget af Direktionen den 1. december 2026."
        self.write(META, re.sub(r"note: Gengivet.*", note, self.read(META)))

    def block(self, name: str, id_: str) -> str:
        """Return all that stands in a file of a thing with an id."""
        found = re.search(rf"  - id: {id_}\n(?:    .*\n)+", self.read(name))
        assert found, (name, id_)
        return found[0]

    def take_out(self, name: str, id_: str) -> str:
        """Take out all that stands of a thing, and return it."""
        block = self.block(name, id_)
        self.edit(name, block, "")
        return block

    def put_last(self, name: str, block: str) -> None:
        """Put something at the end of a file."""
        self.write(name, self.read(name).rstrip("\n") + "\n" + block)

    def findings(self, base: Path | None = None) -> tuple[Diagnostic, ...]:
        """Check it; against an earlier version, if one is given."""
        asked = Settings(ignore=("LG59",))
        return check_framework(self.folder, "framework", asked, base=base).findings

    def told(self, base: Path | None = None, *codes: str) -> list[Told]:
        """Return the findings, of all codes or of those that begin so."""
        return self.placed(
            one for one in self.findings(base) if one.code.startswith(codes or ("LG",))
        )

    def placed(self, findings: Iterable[Diagnostic]) -> list[Told]:
        """Return what of findings is compared."""
        return [
            Told(one.code, name, self.line(name, one.span.line))
            for one in findings
            for name in [one.span.file.removeprefix("framework/")]
        ]

    def line(self, name: str, number: int) -> str:
        """Return a line of a file without the spaces around it; empty when there is no file."""
        path = self.folder / name
        return (
            path.read_text(encoding="utf-8").split("\n")[number - 1].strip()
            if path.is_file()
            else ""
        )
