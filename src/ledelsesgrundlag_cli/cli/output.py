"""Delivering a document: to the terminal, to stdout in a format, or to a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown
from ledelsesgrundlag_cli.cli.opening import Opened, choose, open_templates, problems_text
from ledelsesgrundlag_cli.render.formats import (
    FORMATS,
    Format,
    format_called,
    format_for,
    formats_of,
    render,
    render_bytes,
)
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.words.danish import listed
from ledelsesgrundlag_cli.words.names import Named, match

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from ledelsesgrundlag_cli.cli.document_command import Asked
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.documents.kinds import DocumentKind
    from ledelsesgrundlag_cli.write.changes import Change


def choose_format(asked: str | None, output: str | None, offered: Sequence[Format] = ()) -> Format:
    """Return the format asked for, else that of the file's extension, else the terminal's.

    Of those ``offered`` (else all) one is proposed where it cannot be told.
    """
    proposed = offered or FORMATS
    if asked is not None:
        named = [one for one in FORMATS if one in proposed or one.name == asked]
        known = [Named(one.name, one.endings) for one in named]
        return format_called(choose("Der er ikke noget format", [asked], known)[0])
    if output in {None, "-"}:
        return Format.TERMINAL
    by_name = format_for(output)
    if by_name is None and output and Path(output).is_dir():
        raise FailedError(f"{shown(output)} kan ikke gemmes: Det er en mappe.")
    if by_name is None:
        endings = listed((one.ending for one in proposed), "eller")
        raise UserError(
            f"lg kan ikke se af navnet {shown(output)}, hvilket format filen skal have.\n"
            f"Lad navnet ende på {endings}, eller skriv --format."
        )
    return by_name


def choose_paper(asked: str | None, made_as: Format, sizes: tuple[str, ...]) -> str:
    """Return the size of paper asked for, else the first; only a PDF has one."""
    if asked is None:
        return sizes[0]
    if made_as not in {Format.PDF, Format.SVG}:
        raise UserError("--paper er kun til PDF. Lad filens navn ende på .pdf.")

    chosen = match(asked, [Named(one, ()) for one in sizes])
    if chosen is None:
        raise UserError(
            f"Papiret {shown(asked)} kan ikke bruges her. Vælg {listed(sizes, 'eller')}."
        )
    return chosen


def moment_asked() -> datetime | None:
    """Return the time that files are to say they were made, where ``SOURCE_DATE_EPOCH`` says it.

    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    written = os.environ.get("SOURCE_DATE_EPOCH")
    if not written:
        return None
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(int(written), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UserError(
            f"SOURCE_DATE_EPOCH er {shown(written)}. Det skal være et antal sekunder siden 1970."
        ) from error


def deliver(document: Document, opened: Opened, asked: Asked) -> None:
    """Render a document and put it where it was asked for."""
    from ledelsesgrundlag_cli.render.long_answers import LongAnswerError
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError

    made_as, templates = asked.made_as, open_templates(asked.templates, opened.location)
    if made_as.binary and asked.output is None:
        raise UserError(f"Skriv, hvad filen skal hedde, fx -o ark{made_as.ending}")
    what = (document, made_as, templates, opened.framework)
    on_screen = asked.output in {None, "-"}
    try:
        if made_as is Format.TERMINAL and on_screen:
            console.say_raw(render(*what, width=console.width(), colors=console.colors()))
            return
        content = render_bytes(
            *what,
            fill_in=asked.fill_in,
            paper=asked.size,
            one_sided=asked.one_sided,
            moment=moment_asked(),
        )
    except TemplateProblemError as error:
        raise FailedError(problems_text(error.diagnostics)) from error
    except LongAnswerError as error:
        raise FailedError(
            f"Svaret på {shown(error.label)} er for langt til et felt i en PDF.\n"
            "Lav arket uden --fill-in, eller som Word eller HTML."
        ) from error
    if on_screen:
        console.say_bytes(content)
    else:
        file = Path(str(asked.output))
        held = _held(document) if document.personal else None
        _save(file, content, private=held, overwrite=asked.overwrite)


def deliver_text(text: str, *, output: str | None, overwrite: bool) -> None:
    """Put a plain text where it was asked for."""
    if output in {None, "-"}:
        console.say_raw(text)
    else:
        _save(Path(str(output)), text.encode("utf-8"), private=None, overwrite=overwrite)


def _held(document: Document) -> str:
    """Say what of somebody's stands in a document."""
    from ledelsesgrundlag_cli.documents.blocks import Carried

    if document.given:
        return "svar på arket"
    carried = (each for each in document.blocks if isinstance(each, Carried))
    if any(one.said for each in carried for one in each.items):
        return "aftaler på arket"
    return "et navn på arket" if document.head else "noget på siden, som kun er til jer"


def _save(path: Path, content: bytes, *, private: str | None, overwrite: bool) -> None:
    from ledelsesgrundlag_cli.cli.saving import may_be_shared

    write(path, content, private=private is not None, overwrite=overwrite)
    console.warn(f"Gemt: {shown(str(path))}")
    if private and may_be_shared([path]):
        console.warn(
            f"Pas på: Der står {private}, og filen ligger i en mappe, der deles med andre "
            "gennem git. Sørg for, at filen ikke kommer med."
        )


def change_files(directory: Path, changes: Mapping[str, Change], undone: str) -> None:
    """Change files of a framework, all of them or none. ``undone`` says what is not done then.

    Raises:
        UserError: a file cannot be written, or has been saved by somebody else since it was read.
    """
    from ledelsesgrundlag_cli.write import changes as to_disk

    try:
        to_disk.change_files(directory, changes)
    except to_disk.ChangedMeanwhileError as error:
        raise FailedError(
            f"{shown(error.name)} er blevet ændret imens. {undone}\nPrøv igen."
        ) from error
    except to_disk.HalfChangedError as error:
        cause = error.__cause__
        reason = f": {files.danish_reason(cause)}" if isinstance(cause, OSError) else ""
        raise FailedError(
            f"Det gik i stå undervejs{reason}. Det kan ikke skrives tilbage.\n"
            f"Disse filer er ændret: {', '.join(error.changed)}. Resten er, som de var.\n"
            "Giv plads eller adgang, og skriv kommandoen igen, eller hent filerne fra en kopi."
        ) from error
    except OSError as error:
        raise FailedError(
            f"Det kan ikke gemmes: {files.danish_reason(error)}. {undone}"
        ) from error


def write(
    path: Path,
    content: bytes,
    *,
    private: bool = False,
    overwrite: bool = True,
    make_folder: bool = False,
) -> None:
    """Write a file whole.

    Raises:
        UserError: it cannot be written, or another file is there and ``overwrite`` is off.
    """
    from ledelsesgrundlag_cli.write.file import FileDiffersError, write_file

    try:
        write_file(path, content, private=private, overwrite=overwrite, make_folder=make_folder)
    except (FileDiffersError, OSError) as error:
        raise refusal(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise FailedError("Filens navn kan ikke bruges.") from error


def refusal(path: Path, error: Exception) -> UserError:
    """Say why a file could not be written."""
    if not isinstance(error, OSError):
        return FailedError(
            f"{shown(str(path))} findes i forvejen med andet indhold. Der kan stå svar i den.\n"
            "Vælg et andet navn, eller skriv --overwrite for at erstatte den."
        )
    reason = files.danish_reason(error)
    if isinstance(error, FileNotFoundError):
        reason = "Mappen findes ikke"
    return FailedError(f"{shown(str(path))} kan ikke gemmes: {reason}.")


def check_offered(made_as: Format, kind: DocumentKind) -> None:
    """Refuse a format that a kind of document does not come in."""
    offered = formats_of(kind)
    if made_as not in offered:
        raise UserError(
            f"{kind.title} findes ikke som {made_as.label}-fil. "
            f"Vælg {listed((one.name for one in offered), 'eller')}, "
            f"fx -o {kind.id}{offered[0].ending}"
        )


def check_one_sided(made_as: Format, *, one_sided: bool) -> None:
    """Refuse ``--one-sided`` for a format that has no backs to leave out."""
    if one_sided and made_as is not Format.PDF:
        raise UserError("--one-sided er kun til PDF. Lad filens navn ende på .pdf.")


def check_fill_in(made_as: Format, *, fill_in: bool) -> None:
    """Refuse ``--fill-in`` for a format that nobody can write in."""
    if fill_in and not made_as.fillable:
        able = [one for one in FORMATS if one.fillable]
        raise UserError(
            f"--fill-in kan ikke bruges til {made_as}. Felter at skrive i kræver "
            f"{listed((one.name for one in able), 'eller')}, fx -o ark{able[0].ending}"
        )
