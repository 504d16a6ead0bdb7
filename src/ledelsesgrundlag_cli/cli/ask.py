"""Asking in the terminal for what was not written on the command line."""

from __future__ import annotations

import sys
from importlib import import_module
from select import select
from typing import TYPE_CHECKING, Any

from ledelsesgrundlag_cli.cli.errors import UserError
from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from collections.abc import Callable


def can_ask() -> bool:
    """Tell whether somebody sits there to answer."""
    return all(getattr(one, "isatty", bool)() for one in (sys.stdin, sys.stderr))


def ask(question: str, default: str = "", *, check: Callable[[str], object] | None = None) -> str:
    """Ask until there is an answer; Enter alone gives the default.

    ``check`` raises ``ValueError`` or ``UserError`` with a Danish message for an answer that
    cannot be used; it is asked again then.

    Raises:
        UserError: the terminal was closed.
    """
    while True:
        given = _line(f"{question} [{default}]: " if default else f"{question}: ") or default
        if given and _accepted(given, check):
            return given


def ask_list(
    question: str, *, most: int, check: Callable[[str], object] | None = None
) -> list[str]:
    """Ask for one or more answers, one on each line and none twice, until an empty line.

    Whoever pastes a longer list is told what there is no room for.

    Raises:
        UserError: the terminal was closed.
    """
    say(f"{question}\nTryk på Enter uden at skrive, når der ikke er flere.")
    given: list[str] = []
    while True:
        full = len(given) == most
        one = _line("  Tryk på Enter: " if full else f"  {len(given) + 1}: ")
        if not one and given:
            return given
        if full:
            say(f"  Der er ikke plads til flere end {most}. ”{literal(one)}” kommer ikke med.")
        elif one.casefold() in map(str.casefold, given):
            say("  Det står der allerede.")
        elif one and _accepted(one, check):
            given.append(one)


def drop_rest() -> None:
    """Drop what was typed or pasted beyond the last answer: the shell would run it as commands."""
    if can_ask() and _dropped():
        say("Du satte flere linjer ind, end der blev spurgt om. Resten er ikke kommet med.")


def _dropped() -> bool:
    """Empty what waits to be read; tell whether a line was in it."""
    try:
        termios: Any = import_module("termios")
    except ImportError:
        msvcrt: Any = import_module("msvcrt")
        typed = []
        while msvcrt.kbhit():
            typed.append(msvcrt.getwch())
        return "\r" in typed
    waits, _, _ = select([sys.stdin], [], [], 0)
    termios.tcflush(sys.stdin, termios.TCIFLUSH)
    return bool(waits)


def say(text: str) -> None:
    """Print a line to the one who answers."""
    from ledelsesgrundlag_cli.cli.console import warn

    warn(text)


def _accepted(given: str, check: Callable[[str], object] | None) -> bool:
    if check is None:
        return True
    try:
        check(given)
    except (ValueError, UserError) as error:
        say(f"  {error}")
        return False
    return True


def _line(question: str) -> str:
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise UserError("\nDer kom ikke noget svar. Der er ikke skrevet noget.")
    return line.strip()
