"""What the commands of ``lg new`` share: asking, checking the result, and writing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

from ledelsesgrundlag_cli.cli.ask import ask, ask_list, can_ask, drop_rest
from ledelsesgrundlag_cli.cli.console import warn
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError
from ledelsesgrundlag_cli.cli.opening import (
    choose,
    framework_in,
    locate_own,
    problem_text,
    working_folder,
)
from ledelsesgrundlag_cli.cli.options import option
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.authoring.new.addition import Addition, Whole
    from ledelsesgrundlag_cli.words.names import Named

_Made = TypeVar("_Made")

IdOption = Annotated[
    str | None, option("--id", "NAVN", "Det korte navn. Ellers bliver det lavet af teksten.")
]


class Site:
    """The framework that something is added to."""

    def __init__(self, named: str | None) -> None:
        self.directory: Path = locate_own(named).directory
        self.shown_as = files.shown_path(self.directory, working_folder())
        self.whole = self._read()

    def _read(self) -> Whole:
        from ledelsesgrundlag_cli.authoring.new.addition import Whole
        from ledelsesgrundlag_cli.loading.load import load

        loaded = load(self.directory, self.shown_as)
        framework = framework_in(loaded, "Ret det først. Der er ikke tilføjet noget.")
        return Whole(loaded, framework)

    def add(self, make: Callable[[], Addition]) -> None:
        """Make the addition, see that the framework can still be read, and write the one file."""
        from ledelsesgrundlag_cli.cli.output import change_files
        from ledelsesgrundlag_cli.loading.load import load
        from ledelsesgrundlag_cli.write.changes import Change

        drop_rest()
        self.whole = self._read()  # somebody may have saved while the questions were answered
        addition = _made(make)
        unsaved = {addition.file: addition.content}
        loaded = load(self.directory, self.shown_as, unsaved)
        framework_in(loaded, "Der er ikke tilføjet noget.")
        before = self.whole.loaded.sources.get(addition.file)
        change = Change(before.file.raw if before else None, addition.content)
        change_files(self.directory, {addition.file: change}, "Der er ikke tilføjet noget.")
        first, last = _new_lines(before.file.raw if before else b"", addition.content)
        shown = files.shown_name(self.shown_as, addition.file)
        warn(f"Tilføjet: {addition.id} ({shown}:{first})")
        self._tell_findings(shown, first, last)

    def _tell_findings(self, shown: str, first: int, last: int) -> None:
        """Say what the check has against the new lines, while they are fresh in mind."""
        from ledelsesgrundlag_cli.diagnostics import Severity
        from ledelsesgrundlag_cli.lint.engine import check_framework
        from ledelsesgrundlag_cli.lint.settings import Settings

        for one in check_framework(self.directory, self.shown_as, Settings()).findings:
            here = one.span.file == shown and first <= one.span.line <= last
            if here and one.severity is not Severity.NOTE:
                warn(problem_text(one))


def _made(make: Callable[[], _Made]) -> _Made:
    from ledelsesgrundlag_cli.authoring.new.addition import NotAddedError

    try:
        return make()
    except NotAddedError as error:
        raise FailedError(f"{error}\nDer er ikke tilføjet noget.") from error


def _new_lines(before: bytes, after: bytes) -> tuple[int, int]:
    """Return the first and last of the lines that were added."""
    old, new = before.splitlines(), after.splitlines()
    first = 0
    while first < len(old) and old[first] == new[first]:
        first += 1
    return first + 1, first + len(new) - len(old)


def text_of(written: str | None, option: str, question: str) -> str:
    """Return what was written after an option, or ask for it.

    Raises:
        UserError: it is missing, and nobody can answer.
    """
    if written is not None:
        return written
    _must_ask(option)
    return ask(question)


def one_of(
    written: str | None, option: str, question: str, none: str, things: Sequence[Named]
) -> str:
    """Return the id of the one thing that was named, or ask which; ``none`` begins the message
    that there is no such.

    Raises:
        UserError: nothing goes by the name, or it is missing and nobody can answer.
    """
    if written is None:
        ids = ", ".join(one.id for one in things)
        _must_ask(option, f" Vælg mellem: {ids}.")
        written = ask(f"{question} ({ids})", check=lambda one: choose(none, [one], things))
    return choose(none, [written], things)[0]


def several_of(
    written: Sequence[str], option: str, question: str, none: str, things: Sequence[Named]
) -> list[str]:
    """Return the ids of the things that were named, or ask which.

    Raises:
        UserError: as ``one_of``.
    """
    if not written:
        ids = ", ".join(one.id for one in things)
        _must_ask(option, f" Vælg mellem: {ids}.")
        written = ask_list(
            f"{question} ({ids})",
            most=len(things),
            check=lambda one: choose(none, [one], things),
        )
    return list(dict.fromkeys(choose(none, [one], things)[0] for one in written))


def _must_ask(option: str, hint: str = "") -> None:
    if not can_ask():
        raise UserError(f"Der mangler {option}.{hint}")
