"""Reading a framework as git has it, by the ``git`` program and without touching the work tree.

Nothing is checked out, and nothing in the repository's settings is run: what a name means is asked
of git after ``--end-of-options``, and a name with control characters is never asked.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path, PurePosixPath
from typing import Final

from ledelsesgrundlag_cli.files import MAX_BYTES

_QUIET: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_PAGER": "",
    "LC_ALL": "C",
}
_SETTINGS: Final = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_TIMEOUT: Final = 60
_OBJECT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LISTED: Final = re.compile(r"(100644|100755) blob ([0-9a-f]+) +(\d+)\t(.+)", re.DOTALL)
_NEEDED: Final = re.compile(r"(?:[^/.][^/]*/)?[^/.][^/]*\.(?:ya?ml|txt|md)")
"""The files of a framework: at the top or in one of its folders."""


class GitError(Exception):
    """Git cannot give what was asked for. ``reason`` says why, as one of the constants below."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason, name)
        self.reason = reason
        self.name = name


NO_GIT: Final = "no git"
NO_REPOSITORY: Final = "no repository"
NOT_TRUSTED: Final = "not trusted"
UNKNOWN_NAME: Final = "unknown name"
NO_FOLDER: Final = "no folder"
NO_BASE: Final = "no base"
SHALLOW: Final = "shallow"


class Repository:
    """The repository that a folder lies in. ``prefix`` is the folder's path within it.

    Raises:
        GitError: there is no git, or no repository that it will read.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        result = self._run("rev-parse", "--show-prefix")
        if result.returncode:
            refused = b"safe.directory" in result.stderr
            raise GitError(NOT_TRUSTED if refused else NO_REPOSITORY)
        self.prefix = os.fsdecode(result.stdout).rstrip("\n").rstrip("/")

    def commit(self, name: str) -> str:
        """Return the commit that a name such as ``main``, ``v1.0.0`` or ``HEAD~1`` means.

        Raises:
            GitError: git knows no commit of that name.
        """
        if not name or not name.isprintable():
            raise GitError(UNKNOWN_NAME, name)
        asked = f"{name}^{{commit}}"
        result = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", asked)
        found = result.stdout.decode("ascii", "replace").strip()
        if result.returncode or not _OBJECT.fullmatch(found):
            raise GitError(SHALLOW if self._is_shallow() else UNKNOWN_NAME, name)
        return found

    def merge_base(self, name: str) -> str:
        """Return the commit where the work tree's history left that of a name.

        Raises:
            GitError: git knows no such name, or the two have no history together.
        """
        theirs = self.commit(name)
        ours = self.commit("HEAD")
        result = self._run("merge-base", theirs, ours)
        found = result.stdout.decode("ascii", "replace").strip()
        if result.returncode or not _OBJECT.fullmatch(found):
            raise GitError(SHALLOW if self._is_shallow() else NO_BASE, name)
        return found

    def copy_framework(self, commit: str, path: str, target: Path) -> None:
        """Write a framework's files, as a commit has them, into an empty folder.

        Only ordinary files of the kinds a framework has are written; one that is over the limit
        is written cut, so that reading it is refused as it would be on disk.

        Raises:
            GitError: the commit has no such folder.
        """
        tree = f"{commit}:{PurePosixPath(path).as_posix() if path not in {'', '.'} else ''}"
        listed = self._run("ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", tree)
        if listed.returncode:
            raise GitError(NO_FOLDER, path)
        for line in listed.stdout.split(b"\0"):
            match = _LISTED.fullmatch(os.fsdecode(line))
            if match is None or not _NEEDED.fullmatch(match[4]):
                continue
            content = self._run("cat-file", "blob", match[2]).stdout
            file = target / match[4]
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content[: MAX_BYTES + 1])

    def _is_shallow(self) -> bool:
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 - no shell, and the arguments are checked
                ["git", *_SETTINGS, *arguments],  # noqa: S607 - the user's git
                cwd=self._folder,
                env={**os.environ, **_QUIET},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=_TIMEOUT,
            )
        except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
            raise GitError(NO_GIT) from error
        except (subprocess.TimeoutExpired, ValueError) as error:
            raise GitError(UNKNOWN_NAME) from error
