"""Making each entry's edit to a copy, running ``lg lint`` on it, and judging what it said."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.slips.entries import STARTS, Entry, SetError, expected, make
from tests.copies import copy_of

from ledelsesgrundlag_cli.cli.run import run
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "framework"
INIT = (
    *("--from", "empty", "--organisation", "Ny Kommune"),
    *("--role", "Direktører", "--role", "Leder af medarbejdere"),
    *("--pejlemaerke", "Fælles retning", "--pejlemaerke", "Tillid og mod"),
)
BESIDE = {
    "templates/design.yaml": ROOT / "templates" / "design.yaml",
}


class Hit(NamedTuple):
    """What a tool said: the file as seen from the framework's folder, the lines, and the words.

    A tool that names no line has ``first`` 0.
    """

    file: str
    first: int
    last: int
    said: str


class Verdict(NamedTuple):
    """What a tool made of an entry: all that is new, and whether it is at the right line."""

    new: tuple[Hit, ...]
    in_file: bool
    at_line: bool


class Edited(NamedTuple):
    """An entry made to a copy, and where its finding is expected."""

    entry: Entry
    framework: Path
    places: dict[str, set[int] | None]


def prepare(folder: Path) -> dict[str, Path]:
    """Write what is edited, by its name in ``STARTS``; return the frameworks' folders."""
    made = {name: folder / "start" / name / FOLDER for name in STARTS}
    begun = made["init"].parent
    begun.mkdir(parents=True)
    run_lg("init", str(begun), *INIT)
    for name, framework in made.items():
        home = framework.parent
        if name == "init":
            continue
        home.mkdir(parents=True)
        shutil.copyfile(begun / "lg.toml", home / "lg.toml")
        shutil.copytree(ROOT / FOLDER, framework)
        for beside, source in BESIDE.items():
            (home / beside).parent.mkdir(exist_ok=True)
            shutil.copyfile(source, home / beside)
    about = made["draft"] / "framework.yaml"
    written = about.read_text("utf-8").replace("\nstatus: reproduced", "\nstatus: draft")
    about.write_bytes(written.encode())
    by = ["--by", "Direktionen", "--date", "2026-05-12"]
    run_lg("adopt", *by, "--framework", str(made["adopted"]))
    return made


def run_lg(*words: str) -> None:
    """Run a command of lg quietly, in this process."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run(list(words))
    if code:
        raise SystemExit(f"lg {' '.join(words)} ended with {code}: {said.getvalue()}")


def edit_all(chosen: Iterable[Entry], starts: dict[str, Path], folder: Path) -> list[Edited]:
    """Make each entry to a copy of its own.

    Raises:
        SetError: an entry that cannot be made, or whose place is not there.
    """
    done = []
    for entry in chosen:
        start = starts[entry.start]
        home = folder / "edited" / entry.id
        copy_of(start.parent, home)
        make(entry, home / FOLDER)
        places = {} if entry.right else expected(entry, start, home / FOLDER)
        if not entry.right and not places:
            raise SetError(f"{entry.id}: no place")
        done.append(Edited(entry, home / FOLDER, places))
    return done


def files_changed(one: Edited, start: Path) -> list[str]:
    """Return the files that an edit changed or made, as seen from the folder above."""
    home, before = one.framework.parent, start.parent
    names = (str(path.relative_to(home)) for path in sorted(home.rglob("*")) if path.is_file())
    return [
        name
        for name in names
        if not (before / name).exists()
        or (before / name).read_bytes() != (home / name).read_bytes()
    ]


def lint(one: Edited, start: Path, *, spelling: bool) -> tuple[Hit, ...]:
    """Return what ``lg lint`` says of an edit that it did not say before it."""
    base = start if one.entry.against else None
    return only_new(_lint(one.framework, base, spelling=spelling), _before(start, spelling))


@cache
def _before(start: Path, spelling: object) -> Counter[tuple[str, str]]:
    return known_of(_lint(start, None, spelling=bool(spelling)))


def only_new(hits: Iterable[Hit], known: Counter[tuple[str, str]]) -> tuple[Hit, ...]:
    """Leave out what was said before the edit; each as many times as it was said."""
    left = known.copy()
    new = []
    for hit in hits:
        if left[_key(hit)] > 0:
            left[_key(hit)] -= 1
        else:
            new.append(hit)
    return tuple(new)


def known_of(hits: Iterable[Hit]) -> Counter[tuple[str, str]]:
    """Return how many times each thing was said, wherever in the file it was."""
    return Counter(_key(hit) for hit in hits)


def _key(hit: Hit) -> tuple[str, str]:
    return hit.file, hit.said


def _lint(framework: Path, base: Path | None, *, spelling: bool) -> list[Hit]:
    asked = Settings(spelling=None if spelling else False)
    found = check_framework(framework, FOLDER, asked, None, base).findings
    return [
        Hit(as_seen(one.span.file), one.span.line, one.span.end_line, f"{one.code} {one.message}")
        for one in found
    ]


def as_seen(shown: str) -> str:
    """Return a file named from the folder above as it is seen from the framework's folder."""
    inside = Path(shown).as_posix()
    return os.path.relpath(inside, FOLDER).replace("\\", "/")


def judge(one: Edited, new: tuple[Hit, ...]) -> Verdict:
    """Tell whether one of the new findings is in the right file, and at the right line."""
    in_file = [hit for hit in new if hit.file in one.places]
    at_line = any(
        lines is None or (hit.first and lines & set(range(hit.first, hit.last + 1)))
        for hit in in_file
        for lines in (one.places[hit.file],)
    )
    return Verdict(new, bool(in_file), at_line)
