"""Reading a framework as git has it, by the ``git`` program and without touching the work tree.

Nothing is checked out, and nothing in the repository's settings is run: what a name means is asked
of git after ``--end-of-options``, and a name with control characters is never asked.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.source.files import FRAMEWORK_FILE, most_bytes, ordinary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_QUIET: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_PAGER": "",
    "LC_ALL": "C",
}
_ELSEWHERE: Final = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"}
)
"""What git tells the programs its hooks run, of the repository the hook is run for."""
_SETTINGS: Final = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
)
"""Nothing is run, and nothing fetched that a partial clone has left out.

A repository's own ``protocol.ext.allow`` would go before ``protocol.allow``; nothing goes before
``GIT_ALLOW_PROTOCOL``, which also holds for a git older than ``GIT_NO_LAZY_FETCH`` (2.45).
"""
_TIMEOUT: Final = 60
_OBJECT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LISTED: Final = re.compile(r"(?:100644|100755) blob ([0-9a-f]+) +(\w+)\t(.+)", re.DOTALL)
_NEEDED: Final = re.compile(r"(?:[^/.\\:][^/\\:]*/)?[^/.\\:][^/\\:]*\.(?:ya?ml|txt|md)")
"""The files of a framework: at the top or in one of its folders. A name with ``\\`` or ``:`` in it
would lead elsewhere in Windows."""


class GitError(Exception):
    """Git cannot give what was asked for. ``reason`` says why, as one of the constants below."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason, name)
        self.reason = reason
        self.name = name


NO_GIT: Final = "no git"
NO_REPOSITORY: Final = "no repository"
NOT_TRUSTED: Final = "not trusted"
NO_COMMIT: Final = "no commit"
UNKNOWN_NAME: Final = "unknown name"
NO_FOLDER: Final = "no folder"
NO_FRAMEWORK: Final = "no framework"
NO_BASE: Final = "no base"
SHALLOW: Final = "shallow"
PARTIAL: Final = "partial"
NO_ANSWER: Final = "no answer"


class Repository:
    """The repository that a folder lies in. ``prefix`` is the folder's path within it, and
    ``git_folder`` where git keeps it.

    ``environment`` are the variables that git is run with.

    Raises:
        GitError: there is no git, or no repository that it will read.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        inherited = {name: it for name, it in environment.items() if name not in _ELSEWHERE}
        self._environment = {**inherited, **_QUIET}
        self._program = _program(environment.get("PATH", os.defpath))
        result = self._run("rev-parse", "--show-prefix", "--absolute-git-dir")
        if result.returncode:
            refused = b"safe.directory" in result.stderr
            raise GitError(NOT_TRUSTED if refused else NO_REPOSITORY)
        prefix, _, self.git_folder = os.fsdecode(result.stdout).rstrip("\n").rpartition("\n")
        self.prefix = prefix.rstrip("/")

    def commit(self, name: str) -> str:
        """Return the commit that a name such as ``main``, ``v1.0.0`` or ``HEAD~1`` means.

        Raises:
            GitError: git knows no commit of that name.
        """
        found = self._commit(name)
        if found is None:
            if self._commit("HEAD") is None:
                raise GitError(NO_COMMIT, name)
            raise GitError(SHALLOW if self._is_shallow() else UNKNOWN_NAME, name)
        return found

    def merge_base(self, name: str) -> str:
        """Return the commit where the work tree's history left that of a name.

        Raises:
            GitError: git knows no such name, or the two have no history together.
        """
        theirs = self.commit(name)
        ours = self.commit("HEAD")
        found = _object(self._run("merge-base", theirs, ours))
        if found is None:
            raise GitError(SHALLOW if self._is_shallow() else NO_BASE, name)
        return found

    def own_framework(self, commit: str) -> dict[str, bytes]:
        """Return this folder's framework as a commit has it, also if it lay elsewhere then.

        It did when the commit has a framework with the same id in a folder where none is now.

        Raises:
            GitError: as ``framework``.
        """
        try:
            return self.framework(commit, self.prefix)
        except GitError as error:
            earlier = self._earlier_places(commit)
            if error.reason not in {NO_FOLDER, NO_FRAMEWORK} or len(earlier) != 1:
                raise
            return self.framework(commit, earlier[0])

    def _earlier_places(self, commit: str) -> list[str]:
        own = _id_in(ordinary(self._folder / FRAMEWORK_FILE))
        top = Path(os.fsdecode(self._run("rev-parse", "--show-toplevel").stdout).rstrip("\n"))
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit).stdout.split(b"\0")
        lines = (os.fsdecode(line).partition("\t") for line in listed)
        gone = {
            name: head.split()[-1]
            for head, _, name in lines
            if PurePosixPath(name).name == FRAMEWORK_FILE
            and " blob " in head
            and not (top / name).exists()
        }
        return [
            PurePosixPath(name).parent.as_posix()
            for name, content in zip(gone, self._contents(gone.values()), strict=True)
            if _id_in(content) == own
        ]

    def framework(self, commit: str, path: str) -> dict[str, bytes]:
        """Return a framework's files, by their names, as a commit has them.

        Only ordinary files of the kinds a framework has are read. Of one that is over the limit
        only its length is kept, so that reading it is refused as it would be on disk.

        Raises:
            GitError: the commit has no such folder, the folder no framework, or its files were
                never fetched.
        """
        tree = f"{commit}:{PurePosixPath(path).as_posix() if path not in {'', '.'} else ''}"
        listed = self._run("ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", tree)
        if listed.returncode:
            there = not self._run("rev-parse", "--verify", "--end-of-options", tree).returncode
            raise GitError(PARTIAL if there else NO_FOLDER, path)
        lines = (_LISTED.fullmatch(os.fsdecode(line)) for line in listed.stdout.split(b"\0"))
        found = [match for match in lines if match and _NEEDED.fullmatch(match[3])]
        if not any(match[3] == FRAMEWORK_FILE for match in found):
            raise GitError(NO_FRAMEWORK, path)
        wanted: dict[str, str] = {}
        files: dict[str, bytes] = {}
        for kept, size, name in (match.groups() for match in found):
            if size.isdigit() and int(size) > most_bytes(name):
                files[name] = bytes(most_bytes(name) + 1)
            else:
                wanted[name] = kept
        return files | dict(zip(wanted, self._contents(wanted.values()), strict=True))

    def _contents(self, objects: Iterable[str]) -> Iterator[bytes]:
        """Return what each of some objects holds, all asked of one process."""
        asked = "".join(f"{one}\n" for one in objects).encode("ascii")
        result = self._run("cat-file", "--batch", stdin=asked)
        if result.returncode:
            raise GitError(PARTIAL)
        answer, at = result.stdout, 0
        while at < len(answer):
            head = answer[at : answer.index(b"\n", at)]
            if head.endswith(b" missing"):
                raise GitError(PARTIAL)
            start = at + len(head) + 1
            at = start + int(head.split()[-1]) + 1
            yield answer[start : at - 1]

    def ignores(self, files: Sequence[Path]) -> bool:
        """Tell whether git leaves all of some files alone, by the repository's own word."""
        asked = b"".join(os.fsencode(one) + b"\0" for one in files)
        return self._run("check-ignore", "-z", "--stdin", stdin=asked).stdout.count(b"\0") == len(
            files
        )

    def _commit(self, name: str) -> str | None:
        if not name or not name.isprintable():
            return None
        asked = f"{name}^{{commit}}"
        return _object(self._run("rev-parse", "--verify", "--quiet", "--end-of-options", asked))

    def _is_shallow(self) -> bool:
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 - no shell, and the arguments are checked
                [self._program, *_SETTINGS, *arguments],
                cwd=self._folder,
                env=self._environment,
                input=stdin,
                capture_output=True,
                check=False,
                timeout=_TIMEOUT,
            )
        except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
            raise GitError(NO_GIT) from error
        except subprocess.TimeoutExpired as error:
            raise GitError(NO_ANSWER) from error
        except ValueError as error:  # an argument that no program can be given
            raise GitError(UNKNOWN_NAME) from error


def _program(path: str) -> Path:
    """Find git on the path, never in the working folder, where Windows looks first.

    Raises:
        GitError: there is none.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for folder in map(Path, path.split(os.pathsep)):
        if folder.is_absolute() and os.access(folder / name, os.X_OK):
            return folder / name
    raise GitError(NO_GIT)


def _object(result: subprocess.CompletedProcess[bytes]) -> str | None:
    found = result.stdout.decode("ascii", "replace").strip()
    return found if not result.returncode and _OBJECT.fullmatch(found) else None


def _id_in(framework_file: bytes) -> bytes | None:
    found = re.search(rb"^id:\s*(\S+)", framework_file, re.MULTILINE)
    return found[1] if found else None
