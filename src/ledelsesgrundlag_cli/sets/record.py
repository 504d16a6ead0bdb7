"""What lies in a folder already: a list of the sheets made there, and of what each came from."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.sets.sheets import Task
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.write import remove_file, write_file

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from ledelsesgrundlag_cli.render.formats import Format
    from ledelsesgrundlag_cli.sets.people import Person
    from ledelsesgrundlag_cli.sets.sheets import Order

RECORD: Final = ".lg-lus.json"
FORMAT: Final = "lg-lus/1"
NOTE: Final = (
    "lg's egen liste over de ark, der ligger her. Med den kan lg gå videre, hvor den slap."
)
_UNFINISHED = re.compile(r"\.(?P<start>.+)\.[0-9a-f]{8}\.tmp", re.DOTALL)
"""What ``write.py`` calls a file until it is whole; ``start`` is the start of its name."""


class Plan(NamedTuple):
    """What is to be made, and what lies there.

    ``there`` counts the files that are made already. ``differing`` are files that come from
    something else and may be replaced when that was asked; ``blocked`` what never is.
    ``before`` are the hashes of the files that lie there, from this list or another.
    """

    origin: str
    tasks: tuple[Task, ...]
    there: int
    differing: tuple[str, ...]
    blocked: tuple[str, ...]
    before: Mapping[str, str]

    @property
    def wanted(self) -> int:
        """Return how many files are to be made."""
        return sum(len(task.formats) for task in self.tasks)

    def files(self) -> Iterator[str]:
        """Yield the files that are to be made."""
        return (file for file, _ in self._hashed())

    def record(self, *, without: Container[str]) -> dict[str, str]:
        """Return the hashes of the files that lie there once all is made but what is left out."""
        return {
            **self.before,
            **{file: one for file, one in self._hashed() if file not in without},
        }

    def _hashed(self) -> Iterator[tuple[str, str]]:
        for task in self.tasks:
            for made_as in task.formats:
                yield task.file(made_as), _hash(self.origin, task.person, made_as)


def plan(order: Order, people: Iterable[tuple[Person, str]]) -> Plan:
    """Compare what is wanted with what lies in the folder. Nothing is written."""
    record = _read_record(order.folder)
    origin = _origin(order)
    look = _Look(order.folder)
    tasks: list[Task] = []
    differing: list[str] = []
    blocked: list[str] = []
    there = 0
    before = dict(record)
    for person, stem in people:
        task = Task(person, stem, order.formats)
        left: list[Format] = []
        for made_as in order.formats:
            file = task.file(made_as)
            found = look.at(file)
            known = found is _FILE and record.get(file) == _hash(origin, person, made_as)
            if known and not order.overwrite:
                there += 1
                continue
            if found is _OTHER:
                blocked.append(file)
            elif found is _FILE:
                differing.append(file)
            else:
                before.pop(file, None)
            left.append(made_as)
        if len(left) == len(order.formats):
            tasks.append(task)
        elif left:
            tasks.append(task._replace(formats=tuple(left)))
    return Plan(origin, tuple(tasks), there, tuple(differing), tuple(blocked), before)


def begin_record(folder: Path, planned: Plan) -> None:
    """Say what is going to lie in the folder, before it does.

    A file has its name only when it is whole, so after a stop those that are there are done. That
    does not go for one that replaces another: until it is made, the other is what lies there.
    """
    _write_record(folder, planned.record(without=frozenset(planned.differing)))


def end_record(folder: Path, planned: Plan, made: Collection[str]) -> None:
    """Say what has come to lie in the folder, where that is not what was said before."""
    if len(made) < planned.wanted or planned.differing:
        missing = set(planned.files()).difference(made)
        _write_record(folder, planned.record(without=missing))


def remove_unfinished(folder: Path, planned: Plan) -> None:
    """Remove what an earlier run that was killed left of files that are now made again."""
    for path in _unfinished(folder, planned):
        remove_file(path)


def _unfinished(folder: Path, planned: Plan) -> Iterator[Path]:
    starts: dict[Path, set[str]] = {}
    for file in planned.files():
        path = folder / file
        starts.setdefault(path.parent, set()).add(path.name[:40])
    for place, names in starts.items():
        try:
            found = [(entry, _UNFINISHED.fullmatch(entry.name)) for entry in os.scandir(place)]
        except OSError:  # not there yet
            continue
        for entry, match in found:
            if match and match["start"] in names and entry.is_file(follow_symlinks=False):
                yield Path(entry.path)


_FREE, _FILE, _OTHER = "free", "file", "other"


class _Look:
    """Looks what lies at places in a folder; a way out of the folder is nothing to write to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._real = os.path.realpath(folder)
        self._inside: dict[str, bool] = {"": True}

    def at(self, file: str) -> str:
        """Tell whether a place is free, has an ordinary file, or something else."""
        parent = file.rpartition("/")[0]
        if parent not in self._inside:
            real = os.path.realpath(self._folder / parent)
            self._inside[parent] = real == str(Path(self._real, parent))
        if not self._inside[parent]:
            return _OTHER
        try:
            mode = os.lstat(self._folder / file).st_mode
        except FileNotFoundError:
            return _FREE
        except OSError:
            return _OTHER
        return _FILE if stat.S_ISREG(mode) else _OTHER


def _read_record(folder: Path) -> dict[str, str]:
    """Return the hash of each file that was made here; nothing where there is no such list."""
    try:
        data = json.loads((folder / RECORD).read_bytes())
        if data["format"] != FORMAT:
            return {}
        return {str(file): str(one) for file, one in data["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _write_record(folder: Path, hashes: Mapping[str, str]) -> None:
    """Write the list, a line for each file: the encoder would need much more memory."""
    lines = ",\n".join(f"{_quoted(file)}: {_quoted(one)}" for file, one in hashes.items())
    text = f'{{"format": {_quoted(FORMAT)}, "note": {_quoted(NOTE)}, "files": {{\n{lines}\n}}}}\n'
    write_file(folder / RECORD, text.encode(), private=True, overwrite=True, make_folder=True)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _hash(origin: str, person: Person, made_as: Format) -> str:
    """Return a hash of all that a file is made of."""
    row = (person.name, person.role_ids, person.leader, str(person.date), made_as.name)
    return hashlib.sha256(json.dumps([origin, *row]).encode()).hexdigest()[:32]


def _origin(order: Order) -> str:
    """Return a hash of what all the files of a list are made of: lg, framework and templates."""
    paths = [order.framework_folder / one for one in files.yaml_files(order.framework_folder)]
    for folder in (order.templates.own, order.templates.bundled):
        paths += sorted(_template_files(folder)) if folder else []
    parts = [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths]
    known = [__version__, order.sheet.id, order.audience, order.fill_in, parts]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()


def _template_files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
