"""Any bytes as a file that a command reads, and any text in a name that it says."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.cli.stops import files_in, put_back
from tests.fuzz.promises import REPOSITORY, SMALL, insist

from ledelsesgrundlag_cli.cli.run import run
from ledelsesgrundlag_cli.render.locked import LockedEnvironment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

STEERS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What a terminal obeys: control characters but line feed and tab, marks that reorder text."""

FOREIGN: Final = b"mine ord"
"""What lies where a command would save, and is not lg's."""
POSTER: Final = ("export", "-o", "ud", "--documents", "plakat", "--formats", "json")
SHEETS: Final = ("lus", "--from", "ledere.csv", "-o", "ark", "--format", "txt")
PEOPLE: Final = "Navn;Rolle;Nærmeste leder;Dato;Enhed\nLeder A;teamleder;Leder B;1.12.2026;Ø\n"
DESIGN: Final = (REPOSITORY / "templates" / "design.yaml").read_text(encoding="utf-8")
ABOUT: Final = (SMALL / "framework.yaml").read_text(encoding="utf-8")


class Read(NamedTuple):
    """A file, the commands that read it, what it holds to begin with, and files beside it.

    Which command it is goes by how long the file is. With ``wrapped`` it is a text that is fuzzed,
    which stands there in place of ``…``.
    """

    file: str
    commands: tuple[tuple[str, ...], ...]
    seeds: tuple[bytes, ...]
    beside: Mapping[str, bytes] = {}
    wrapped: str | None = None


def _listed(kind: str, file: str) -> bytes:
    row = {
        "file": file,
        "document": "plakat",
        "made_from": "0" * 32,
        "sha256": "0" * 64,
        "size": 8,
    }
    return json.dumps({"format": kind, "complete": False, "files": [row]}).encode()


def _note(file: str) -> bytes:
    return json.dumps([file, "plakat", "0" * 32, "0" * 64, 8]).encode() + b"\n"


def _journal() -> bytes:
    rows = {"framework.yaml": [".framework.yaml.00000000.tmp", "0" * 64, ""], "roles/x.yaml": []}
    return json.dumps(rows).encode()


NAMES: Final = ("Nordmarken", "<b>")
"""Texts to begin with where a name stands."""
_MANIFEST = _listed("ledelsesgrundlag-export/1", "plakat.json")
_ARK = _listed("lg-lus/2", "LUS Leder A teamleder.txt")
FILES: Final[Mapping[str, Read]] = {
    "people": Read(
        "ledere.csv", ((*SHEETS, "--skip-bad"),), (PEOPLE.encode(), b"sep=,\nNavn,Rolle\n")
    ),
    "settings": Read("lg.toml", (("lint",),), (b'[tjek]\nignore = ["LG503"]\n',)),
    "manifest": Read(
        "ud/manifest.json",
        (POSTER, (*POSTER, "--check")),
        (_MANIFEST, b"{}"),
        {"ud/plakat.json": FOREIGN},
    ),
    "notes": Read(
        "ud/.lg-undervejs-7.json",
        (POSTER,),
        (_note("plakat.json"), _note("../udenfor.txt")),
        {"ud/manifest.json": _MANIFEST, "ud/plakat.json": FOREIGN},
    ),
    "list": Read(
        "ark/.lg-lus.json",
        (SHEETS,),
        (_ARK,),
        {"ledere.csv": PEOPLE.encode(), "ark/LUS Leder A teamleder.txt": FOREIGN},
    ),
    "journal": Read("framework/.lg-ved-at-gemme.json", (("lint", "--fix"),), (_journal(),)),
    "baseline": Read(
        "kendt.json",
        (("lint", "--baseline", "kendt.json"),),
        (b'{"format": "ledelsesgrundlag-baseline/1", "findings": ["0"]}',),
    ),
    "adopted": Read(
        "framework/adopted.yaml",
        (("status",), ("lint",)),
        (
            (REPOSITORY / "framework" / "adopted.yaml").read_bytes()[:2000],
            b"version: 1.0.0\nby: x\ndate: 2026-12-01\ntexts: {}\n",
        ),
        {"framework/framework.yaml": ABOUT.replace("draft", "adopted").encode()},
    ),
    "design": Read("templates/design.yaml", (("plakat",),), (DESIGN.encode(),)),
    "framework": Read("framework/framework.yaml", (("status",), ("plakat",)), (ABOUT.encode(),)),
    "organisation": Read(
        "framework/framework.yaml",
        (("status",), ("init", "ny", "--from", "framework", "--organisation", "Nordmarken")),
        tuple(name.encode() for name in NAMES),
        wrapped=re.sub("(?m)^organisation:.*", "organisation: …", ABOUT),
    ),
    "design-organisation": Read(
        "templates/design.yaml",
        (("plakat",),),
        tuple(name.encode() for name in NAMES),
        wrapped=re.sub("(?m)^organisation:.*", "organisation: …", DESIGN),
    ),
}
"""What can be fuzzed, by name."""


_compile = LockedEnvironment.compile
_COMPILED: Final[dict[object, object]] = {}


def _compiled(self: LockedEnvironment, source: str, *rest: object) -> object:
    """Compile a template once in all runs."""
    if (source, *rest) not in _COMPILED:
        _COMPILED[source, *rest] = _compile(self, source, *rest)  # type: ignore[call-overload]
    return _COMPILED[source, *rest]


class Commands:
    """Commands that read a file of any bytes: no traceback, harmless words, no file lost."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.outer, self.read = folder, FILES[kind]
        self.workplace = folder / "her"
        shutil.copytree(SMALL, self.workplace / "framework")
        (folder / "udenfor.txt").write_bytes(FOREIGN)
        self.before = files_in(self.workplace) | dict(self.read.beside)
        # What takes most time and is the same each time, or is for nothing here:
        os.fsync = lambda _: None  # type: ignore[assignment]
        LockedEnvironment.compile = _compiled  # type: ignore[method-assign,assignment]
        os.environ.update({"LG_DEBUG": "1", "COLUMNS": "80"})

    def seeds(self) -> Iterator[bytes]:
        """Yield what the file holds to begin with."""
        yield from self.read.seeds

    def check(self, data: bytes) -> None:
        """Raise unless the command ends as promised."""
        if self.read.wrapped is not None:
            text = json.dumps(data.decode("utf-8", "replace"), ensure_ascii=len(data) % 2 == 0)
            data = self.read.wrapped.replace("…", text).encode()
        put_back(self.workplace, {**self.before, self.read.file: data})
        words = self.read.commands[len(data) % len(self.read.commands)]
        code, said = _run(self.workplace, words)
        insist(code in {0, 1, 2}, "an exit code is 0, 1 or 2", code)
        found = STEERS.search(said)
        insist(found is None, "nothing said steers the terminal", words, found, said)
        self._check_files()

    def _check_files(self) -> None:
        outside = files_in(self.outer)
        for name in [name for name in outside if name.startswith("her/")]:
            del outside[name]
        insist(outside == {"udenfor.txt": FOREIGN}, "nothing is written outside", outside)
        for name, content in self.before.items():
            if content == FOREIGN:
                now = (self.workplace / name).read_bytes()
                insist(now == FOREIGN, "a file that is not lg's stays", name, now)


def _run(folder: Path, words: tuple[str, ...]) -> tuple[int, str]:
    """Run ``lg`` in a folder, in this process; return its exit code and all it said."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2)]
    with chdir(folder), redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        code = run(list(words))
    for one in streams:
        one.flush()
    return code, "".join(one.buffer.getvalue().decode("utf-8", "surrogatepass") for one in streams)
