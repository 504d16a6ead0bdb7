"""Running ``lg lint`` on hostile files: in this process, or in one of its own that is measured."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.copies import copy_of
from tests.long import LONG

from ledelsesgrundlag_cli.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Mapping

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
MOST_SECONDS = 2.0 if LONG else 5.0
"""Of the processor's time. The long run is made where little else runs, and holds the promise."""
MOST_MEGABYTES = 300.0
HANGS = 100.0
"""Seconds after which a run is given up; the processor's own are limited to a tenth of it."""

MEASURED = """
import ctypes, os, resource, sys
note, command = sys.argv[1], sys.argv[2:]
child = os.fork()
if not child:
    if os.geteuid() == 0 and sys.platform == "linux":
        # The administrator may read all files. Without these two rights a mode counts again.
        for right in (1, 2):
            assert ctypes.CDLL(None).prctl(24, right, 0, 0, 0) == 0
    resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
    os.execv(command[0], command)
_, status, used = os.wait4(child, 0)
size = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
with open(note, "w") as out:
    out.write(f"{os.waitstatus_to_exitcode(status)} {used.ru_utime + used.ru_stime} {size}")
"""
"""Runs a command and notes how it ended. A small process of its own: what Linux says of a child's
memory counts that of the process it was forked from.
"""


class Ended(NamedTuple):
    """How a run ended, and what it took."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


class Lint:
    """Runs ``lg lint framework`` beside a copy of the small framework.

    With ``capture`` it is run in this process, else in one of its own.
    """

    def __init__(
        self, folder: Path, compiled: Path, capture: pytest.CaptureFixture[str] | None = None
    ) -> None:
        self.folder = folder
        self.capture = capture
        self.framework = copy_of(SMALL, folder / "framework")
        self.compiled = compiled

    def put(self, files: Mapping[str, str | bytes]) -> None:
        """Write files of the framework."""
        for name, content in files.items():
            path = self.framework / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def __call__(self, *arguments: str) -> Ended:
        """Run it, and once more when that took long: something else may have disturbed it."""
        run_it = self._run if self.capture is None else self._run_here
        ended = run_it(*arguments)
        return run_it(*arguments) if MOST_SECONDS <= ended.seconds < 2 * MOST_SECONDS else ended

    def _run_here(self, *arguments: str) -> Ended:
        """Run it in this process."""
        assert self.capture is not None
        environment = self.environment()
        with pytest.MonkeyPatch.context() as patch, contextlib.chdir(self.folder):
            for name in os.environ.keys() - environment.keys():
                patch.delenv(name)
            patch.setenv("COLUMNS", environment["COLUMNS"])
            self.capture.readouterr()
            start = time.process_time()
            code = run(["lint", "framework", *arguments])
            seconds = time.process_time() - start
            out, err = self.capture.readouterr()
        return Ended(code, out, err, seconds, 0.0)

    def _run(self, *arguments: str) -> Ended:
        """Run it; the test fails when it does not end."""
        note = self.folder / "note"
        program = [sys.executable, "-m", "ledelsesgrundlag_cli", "lint", "framework", *arguments]
        if os.name == "posix":
            program = [sys.executable, "-I", "-S", "-c", MEASURED, str(note), *program]
        with (self.folder / "out").open("w+b") as out, (self.folder / "err").open("w+b") as err:
            process = subprocess.Popen(
                program,
                cwd=self.folder,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
            try:
                code = process.wait(HANGS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL) if os.name == "posix" else process.kill()
                process.wait()
                pytest.fail(f"it did not end in {HANGS} seconds")
        seconds = megabytes = 0.0
        if os.name == "posix":
            written = note.read_text(encoding="utf-8").split()
            code, seconds, megabytes = int(written[0]), float(written[1]), float(written[2])
        said = [(self.folder / name).read_bytes().decode() for name in ("out", "err")]
        if os.name == "nt":
            said = [text.replace("\r\n", "\n") for text in said]
        return Ended(code, said[0], said[1], seconds, megabytes)

    def environment(self) -> dict[str, str]:
        """Return what it runs in: nothing that ``lg`` listens to, and compiled once for all."""
        not_inherited = ("LG_", "GITHUB_ACTIONS", "GITLAB_CI", "NO_COLOR", "FORCE_COLOR")
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith((*not_inherited, "PYTHONDONTWRITE", "PYTHONIOENCODING"))
        }
        compiled = {"PYTHONPYCACHEPREFIX": str(self.compiled)}
        return inherited | compiled | {"COLUMNS": "80", "PYTHONUTF8": "1"}
