"""Running ``lg`` at a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.programs import hear_signals

AtTerminal = Callable[[Sequence[str], Sequence[str], Path], tuple[int, str]]
"""Runs a command in a folder and types answers; gives the exit code and all that was shown."""


@pytest.fixture
def at_terminal() -> AtTerminal:
    r"""Run ``lg`` at a pseudo-terminal. Each answer is typed when the program waits for one;
    ``\x03`` and ``\x04`` are Ctrl-C and Ctrl-D.
    """
    if sys.platform == "win32":
        pytest.skip("pseudo-terminals are POSIX's")
    import pty

    def call(words: Sequence[str], typed: Sequence[str], folder: Path) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        variables = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "PYTHONUTF8": "1"}
        variables.pop("LG_FRAMEWORK", None)
        with subprocess.Popen(
            [sys.executable, "-m", "ledelsesgrundlag_cli", *words],
            cwd=folder,
            env=variables,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            preexec_fn=lambda: _own_terminal(theirs),  # noqa: PLW1509 - there is one thread
        ) as process:
            os.close(theirs)
            shown = _answer(ours, typed)
            code = process.wait(timeout=60)
        os.close(ours)
        return code, shown

    return call


def _own_terminal(handle: int) -> None:
    """Make the pseudo-terminal the new process's own, so that Ctrl-C reaches it."""
    import fcntl
    import termios

    hear_signals()
    os.setsid()
    fcntl.ioctl(handle, termios.TIOCSCTTY, 0)


def _answer(terminal: int, typed: Sequence[str]) -> str:
    waiting = list(typed)
    shown = b""
    while True:
        try:
            part = os.read(terminal, 10_000)
        except OSError:  # how Linux says that the other end is closed
            part = b""
        if not part:
            return shown.decode()
        shown += part
        if waiting and shown.endswith(b": "):
            one = waiting.pop(0)
            os.write(terminal, one.encode() + (b"" if one in {"\x03", "\x04"} else b"\n"))
