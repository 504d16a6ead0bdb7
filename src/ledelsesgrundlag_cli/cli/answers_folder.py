"""What ``lg answers FOLDER`` says: which sheets lie there, and whose day of deletion has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.answers_shown import days_of, say_wrapped, title_of
from ledelsesgrundlag_cli.cli.errors import FailedError, shown
from ledelsesgrundlag_cli.inward.folder import Lying, Unread, sheets_in
from ledelsesgrundlag_cli.source.files import danish_reason
from ledelsesgrundlag_cli.words.danish import counted
from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from ledelsesgrundlag_cli.inward.fresh import Reader

NOTHING_DELETED: Final = (
    "lg sletter ikke noget. Slet dem selv, når I er sikre. Hører et ark til en sag, eller har "
    "nogen bedt om indsigt, må det ikke slettes. I OneDrive, i papirkurven og i sikkerhedskopier "
    "kan der stadig ligge kopier."
)
_MOST_UNREAD: Final = 20


def show_folder(folder: Path, reader: Reader, day: date | None, *, every: bool) -> None:
    """List the sheets in a folder, first those whose day of deletion has come.

    Raises:
        FailedError: the folder cannot be read.
    """
    lying: list[tuple[Lying, str]] = []
    unread: list[Unread] = []
    try:
        for one in sheets_in(folder, reader, every=every):
            if isinstance(one, Unread):
                unread.append(one)
            else:  # what the sheet says is let go of, so that many take no more memory than few
                lying.append((one._replace(known=None), _said(one, reader)))
    except OSError as error:
        raise FailedError(
            f"Mappen {shown(str(folder))} kan ikke læses: {danish_reason(error)}."
        ) from error
    if lying:
        _list(lying, day)
    else:
        console.say("Der ligger ingen ark fra lg i mappen.")
    _tell_unread(unread)
    if not every and has_folders(folder):
        console.warn("Der er flere mapper i mappen. Skriv --all for at få dem med.")
    if lying:
        if day is None and any(one.head.delete_by for one, _ in lying):
            console.warn("Skriv --date og dagen i dag for at se, hvilke der skal slettes nu.")
        console.say("")
        say_wrapped(NOTHING_DELETED)


def _list(lying: Sequence[tuple[Lying, str]], day: date | None) -> None:
    due = [one for one in lying if _is_due(one[0], day)]
    rest = [one for one in lying if not _is_due(one[0], day)]
    if due:
        console.say("Dagen, hvor de senest skal slettes, er kommet:")
        _say_all(sorted(due, key=lambda one: (str(one[0].head.delete_by), one[0].name)))
    if due and rest:
        console.say("\nDe andre:")
    _say_all(rest)


def _say_all(lying: Sequence[tuple[Lying, str]]) -> None:
    for one, said in lying:
        console.say(literal(one.name))
        say_wrapped(said, "  ")


def _said(one: Lying, reader: Reader) -> str:
    """Say what a sheet is, in a line."""
    parts = [title_of(one.head, reader.framework), days_of(one.head)]
    if one.known is None:
        whose = one.head.organisation or one.head.framework
        parts.append(f"Hører til et andet ledelsesgrundlag ({literal(whose)})")
    else:
        placed = one.known.placed
        number = placed.read + len(placed.gone)
        parts.append("Ingen svar" if number == 0 else counted(number, "Ét svar", "svar"))
        if one.known.outside:
            parts.append("Der er skrevet uden for felterne")
    if one.head.shared:
        parts.append("Lavet til at dele")
    return f"{'. '.join(filter(None, parts))}."


def _is_due(one: Lying, day: date | None) -> bool:
    return day is not None and one.head.delete_by is not None and one.head.delete_by <= day


def _tell_unread(unread: Sequence[Unread]) -> None:
    if not unread:
        return
    told = [f"  {literal(one.name)}: {one.message}" for one in unread[:_MOST_UNREAD]]
    if len(unread) > _MOST_UNREAD:
        told.append(f"  … og {len(unread) - _MOST_UNREAD} til")
    console.warn("\n".join(["\nIkke med:", *told]))


def has_folders(folder: Path) -> bool:
    """Tell whether there are folders in a folder, hidden ones left out.

    Raises:
        OSError: the folder cannot be read.
    """
    return any(one.is_dir() and not one.name.startswith(".") for one in folder.iterdir())
