"""The list of what lies in a folder: each file, and hashes of what it was made from and of itself.

It is written before the first file and closed after the last. Between, each process notes what it
is about to give its name, so that after a stop it is known which of the files there lg has made.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from contextlib import suppress
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.diagnostics import Diagnostic
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.write.file import append_line, remove_file, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ledelsesgrundlag_cli.render.templates import Templates
    from ledelsesgrundlag_cli.sets.making import Job


class Entry(NamedTuple):
    """What is known of a file: its kind of document, a hash of all it is made from, and of itself.

    ``sha256`` and ``size`` (in bytes) are None until it is known to be made.
    """

    document: str
    made_from: str
    sha256: str | None = None
    size: int | None = None

    def made(self, content: bytes) -> Entry:
        """Return what is known when the file has been made with this content."""
        return self._replace(sha256=sha256_of(content), size=len(content))


class Manifest(NamedTuple):
    """The list of a folder: its file, and what stands in it before the files.

    ``head["format"]`` tells lists of this kind from others. ``real`` is where the folder lies,
    every link followed, when people's names stand in it: then only their owner can read it and its
    files, and none is written elsewhere. ``whole`` tells that nothing but the set belongs there.
    """

    path: Path
    head: Mapping[str, object]
    real: Path | None = None
    whole: bool = False

    @property
    def private(self) -> bool:
        """Tell whether only their owner can read it and its files."""
        return self.real is not None

    def place(self, file: str) -> Path:
        """Return where a file of the folder is, by its name in the list."""
        return self.path.parent / file

    def read(self) -> dict[str, Entry] | None:
        """Return what is known of each file; None where there is no such list.

        What a run that was stopped had noted counts for the files that it came to make. A list of
        0.1.0 says nothing of what the files were made from.
        """
        listed = self._listed()
        if listed is not None:
            for name, entry in self._noted():
                if listed.get(name) != entry and _holds(self.place(name), entry):
                    listed[name] = entry
        return listed

    def note(self, file: str, entry: Entry) -> None:
        """Note what a file is about to become, in this process's own file of notes.

        Raises:
            OSError: the disk is full, ...
        """
        name, line = f"{_NOTES}{os.getpid()}.json", json.dumps([file, *entry], ensure_ascii=False)
        append_line(self.place(name), line, private=self.private, at=self._at(name))

    def _noted(self) -> Iterator[tuple[str, Entry]]:
        for path in sorted(self.path.parent.glob(f"{_NOTES}*.json")):
            with suppress(OSError):
                for line in files.ordinary(path).splitlines():
                    with suppress(ValueError, TypeError, RecursionError):  # the last may be torn
                        name, *entry = json.loads(line)
                        yield str(name), Entry(*entry)

    def forget(self) -> None:
        """Remove the notes, when the list says it all."""
        for path in self.path.parent.glob(f"{_NOTES}*.json"):
            remove_file(path)

    def _listed(self) -> dict[str, Entry] | None:
        try:
            data = json.loads(files.ordinary(self.path))
            if data["format"] != self.head["format"]:
                return None
            return {
                str(one["file"]): Entry(
                    one["document"], one.get("made_from", ""), one["sha256"], one["size"]
                )
                for one in data["files"]
            }
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def text(self, entries: Mapping[str, Entry]) -> str:
        """Return the list as it is written, as JSON."""
        whole = all(one.sha256 is not None for one in entries.values())
        listed = [{"file": name, **entries[name]._asdict()} for name in sorted(entries)]
        data = {**self.head, "complete": whole, "files": listed}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    def write(self, entries: Mapping[str, Entry]) -> None:
        """Write the list in place of the one there.

        Raises:
            OSError: the folder cannot be made, the disk is full, ...
        """
        raw = self.text(entries).encode("utf-8")
        self.write_file(self.path.name, raw, overwrite=True)

    def write_file(self, file: str, content: bytes, *, overwrite: bool) -> None:
        """Write a file of the folder, and the folders it goes in.

        Raises:
            FileDiffersError: it is there with other content, and ``overwrite`` was not asked.
            OSError: the disk is full, or the way there leads elsewhere by now, ...
        """
        write_file(
            self.place(file),
            content,
            private=self.private,
            overwrite=overwrite,
            make_folder=True,
            at=self._at(file),
        )

    def _at(self, file: str) -> Path | None:
        """Return where a private file must lie, every link followed."""
        return None if self.real is None else self.real / file


_NOTES: Final = ".lg-undervejs-"
"""How the names of the files begin that hold a process's notes, with a line of JSON for each."""


def _holds(path: Path, entry: Entry) -> bool:
    """Tell whether a file is as an entry says."""
    try:
        content = files.ordinary(path)
    except (OSError, ValueError):  # the name too is only what a list says
        return False
    return entry == entry.made(content)


class State(Enum):
    """What lies at a file's place."""

    FREE = "nothing"
    DONE = "the file"
    OLD = "something that may be replaced"
    OTHER = "something that is not to be replaced"
    BLOCKED = "no file, or a way out of the folder"


class Item(NamedTuple):
    """A file of a set: how it is made, what is then known of it, and what lies at its place."""

    job: Job
    entry: Entry
    state: State


def plan(
    manifest: Manifest,
    jobs: Iterable[Job],
    before: Mapping[str, Entry],
    origin: str,
    *,
    overwrite: bool,
    answers: bool,
) -> list[Item]:
    """Compare what is wanted with what lies in the manifest's folder. Nothing is written.

    ``before`` is what is known of the files there. With ``answers`` people write in the files:
    one that is made from the same is then done, whatever stands in it by now, and one that is
    made from something else is never replaced unless ``overwrite`` says so; nor does any way lead
    out of the folder. Else a file that is as lg made it may always be replaced.
    """
    folder = manifest.path.parent

    @cache
    def inside(parent: Path) -> bool:
        wanted = (manifest.real or folder) / parent.relative_to(folder)
        return os.path.normcase(os.path.realpath(parent)) == os.path.normcase(wanted)

    items = []
    for job in jobs:
        entry = entry_for(job, origin)
        path = folder / job.file
        if answers and (path.is_symlink() or not inside(path.parent)):
            state = State.BLOCKED
        else:
            state = _state(path, entry, before.get(job.file), answers=answers)
        if overwrite and state in {State.DONE, State.OTHER}:
            state = State.OLD
        items.append(Item(job, entry, state))
    return items


def _state(path: Path, wanted: Entry, known: Entry | None, *, answers: bool) -> State:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return State.BLOCKED
    except (FileNotFoundError, NotADirectoryError):
        return State.FREE
    if known is None:
        return State.OTHER
    same = known.made_from == wanted.made_from
    if answers:
        return State.DONE if same else State.OTHER
    if known != known.made(path.read_bytes()):
        return State.OTHER
    return State.DONE if same else State.OLD


def sha256_of(content: bytes) -> str:
    """Return the hash that the list has for a content."""
    return hashlib.sha256(content).hexdigest()


def entry_for(job: Job, origin: str) -> Entry:
    """Return what is known of a file before it is made; of what it holds, a hash alone."""
    told = repr((origin, job.document, job.asked, job.made_as.name, job.fill_in, job.paper))
    raw = told.encode("utf-8", "surrogatepass")
    return Entry(job.document, sha256_of(raw)[:32])


def origin(framework_folder: Path, templates: Templates, *more: object) -> str:
    """Return a hash of what all files of a set are made of: lg, framework and templates.

    ``more`` is what else they have in common.
    """
    folders = [folder for folder in (templates.own, templates.bundled) if folder is not None]
    found = [
        (path.relative_to(folder).as_posix(), sha256_of(path.read_bytes()))
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    ]
    known = (__version__, framework_hash(framework_folder), found, more)
    return sha256_of(repr(known).encode())


def framework_hash(directory: Path) -> str:
    """Return a hash of all that a framework's documents are made from: its files, by name."""
    whole = hashlib.sha256()
    names = [*files.yaml_files(directory)]
    source = directory / "source"
    if source.is_dir():
        names += sorted(f"source/{path.name}" for path in source.glob("*.txt"))
    for name in names:
        file = files.read(directory, name, name)
        raw = b"" if isinstance(file, Diagnostic) else file.raw
        whole.update(f"{name}\0{len(raw)}\0".encode())
        whole.update(raw)
    return whole.hexdigest()
