"""Making many files: an interrupt lets those in hand become whole, and what is left is told."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FAILED, FailedError, shown
from ledelsesgrundlag_cli.source.files import danish_reason
from ledelsesgrundlag_cli.words.danish import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.sets.making import Result, Shared
    from ledelsesgrundlag_cli.sets.manifest import Entry, Item, Manifest
    from ledelsesgrundlag_cli.sets.pool import Pool

DIED_OF = 128
"""Added to a signal's number it is the exit code, as shells have it: 130 for Ctrl-C."""


@contextmanager
def alone_in(manifest: Manifest) -> Iterator[None]:
    """Let no other ``lg`` make files in the manifest's folder meanwhile.

    Raises:
        UserError: another does, or the folder cannot be used.
    """
    from ledelsesgrundlag_cli.write.changes import ChangedMeanwhileError
    from ledelsesgrundlag_cli.write.folder import working_in
    from ledelsesgrundlag_cli.write.turns import BusyError

    folder = shown(str(manifest.path.parent))
    try:
        with working_in(manifest.path.parent, private=manifest.private):
            yield
    except BusyError as error:
        raise FailedError(
            f"En anden lg er ved at lave filer i {folder}.\nVent, indtil den er færdig, og prøv "
            "igen."
        ) from error
    except ChangedMeanwhileError as error:
        raise FailedError(f"Der er kommet andet i {folder} imens.\nPrøv igen.") from error
    except OSError as error:
        raise FailedError(f"{folder} kan ikke bruges: {danish_reason(error)}.") from error


@contextmanager
def interrupts() -> Iterator[list[int]]:
    """Note Ctrl-C, and a request to end, as exit codes; a second one ends at once.

    So the files in hand become whole.
    """
    noted: list[int] = []

    def note(received: int, _frame: object) -> None:
        if noted:
            raise KeyboardInterrupt
        noted.append(DIED_OF + received)

    before = {}
    if threading.current_thread() is threading.main_thread():
        for one in signal.Signals:
            if one.name in {"SIGINT", "SIGTERM", "SIGHUP"}:
                before[one] = signal.getsignal(one)
                if before[one] is not signal.SIG_IGN:
                    signal.signal(one, note)
    try:
        yield noted
    finally:
        for one, answer in before.items():
            signal.signal(one, answer)


def make_files(
    pool: Pool[Shared],
    manifest: Manifest,
    items: Sequence[Item],
    before: Mapping[str, Entry],
    noted: Sequence[int],
    advance: Callable[[int], object] = bool,
) -> tuple[list[Result], list[Result]]:
    """Make the files that are not there; ``advance`` is called with 1 for each.

    ``noted`` is what ``interrupts`` yields. Returned are those that were made, and those that
    could not be.
    """
    from ledelsesgrundlag_cli.sets.making import make

    made: list[Result] = []
    failed: list[Result] = []

    def stopped() -> bool:
        return bool(noted) or any(one.hopeless for one in failed)

    for one in make(pool, manifest, items, before, stopped):
        if one.entry is not None:
            made.append(one)
        elif not (one.hopeless and stopped()):  # the next would say the same
            failed.append(one)
        advance(1)
    return made, failed


def tell_there(there: int) -> None:
    """Say how many files are there already."""
    if there:
        console.warn(f"{files(there)} ligger der i forvejen og bliver ikke lavet om.")


def tell_rest(made: int, left: int, noted: Sequence[int], *, lost: bool, overwrite: bool) -> None:
    """Say how many files have not been made, and end with the exit code that goes with it."""
    if not left:
        return
    again = "Kør den samme kommando igen for at lave resten."
    if overwrite:
        again = "Kør den samme kommando igen. På grund af --overwrite laver den alle filer igen."
    why = "Afbrudt. " if noted else ""
    if lost:
        why = "En af lg's processer blev standset udefra. "
    whole = "De andre er hele. " if made else ""
    console.warn(f"{why}Der mangler {files(left)}. {whole}{again}")
    raise typer.Exit(noted[0] if noted else FAILED)


def files(count: int) -> str:
    """Count files in Danish: ``1 fil``, ``12.000 filer``."""
    return "1 fil" if count == 1 else f"{number(count)} filer"
