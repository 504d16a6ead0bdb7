"""Delivering a document: to the terminal, to stdout in a format, or to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli import files
from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError, shown
from ledelsesgrundlag_cli.render.formats import EXTENSIONS, Format, format_for, render

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.cli.options import Opened
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.render.templates import Templates

FILE_WIDTH = 80
"""Columns of a text file: the width of the window it was made in must not show in it."""


def choose_format(asked: Format | None, output: str | None) -> Format:
    """Return the format asked for, else that of the file's extension, else the terminal's."""
    if asked is not None:
        return asked
    if output is None:
        return Format.TERMINAL
    by_name = format_for(output)
    if by_name is None:
        endings = ", ".join(sorted(EXTENSIONS))
        raise UserError(
            f"Formatet kan ikke ses af filens navn {shown(output)}.\n"
            f"Brug en af endelserne {endings}, eller skriv --format."
        )
    return by_name


def deliver(
    document: Document,
    opened: Opened,
    templates: Templates,
    *,
    asked: Format | None,
    output: str | None,
    overwrite: bool,
) -> None:
    """Render a document and put it where it was asked for."""
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError

    made_as = choose_format(asked, output)
    on_screen = output is None
    try:
        text = render(
            document,
            made_as,
            templates,
            opened.framework,
            width=console.width() if on_screen else FILE_WIDTH,
            color=on_screen and made_as is Format.TERMINAL and console.wants_color(),
        )
    except TemplateProblemError as error:
        from ledelsesgrundlag_cli.cli.options import problems_text

        raise UserError(problems_text(error.diagnostics), exit_code=FAILED) from error
    if output is not None:
        _save(Path(output), text.encode("utf-8"), private=document.personal, overwrite=overwrite)
    elif made_as is Format.TERMINAL:
        console.say_raw(text)
    else:
        console.say_bytes(text.encode("utf-8"))


def _save(path: Path, content: bytes, *, private: bool, overwrite: bool) -> None:
    from ledelsesgrundlag_cli.write import FileDiffersError, inside_git, write_file

    try:
        write_file(path, content, private=private, overwrite=overwrite)
        in_git = private and inside_git(path)
    except FileDiffersError as error:
        raise UserError(
            f"{shown(str(path))} findes allerede og er anderledes. Der kan stå svar i den.\n"
            "Vælg et andet navn, eller skriv --overwrite for at skrive oven i den.",
            exit_code=FAILED,
        ) from error
    except OSError as error:
        raise UserError(
            f"{shown(str(path))} kan ikke gemmes: {files.danish_reason(error)}.",
            exit_code=FAILED,
        ) from error
    except ValueError as error:  # a NUL in the name
        raise UserError("Filens navn kan ikke bruges.", exit_code=FAILED) from error
    console.warn(f"Gemt: {shown(str(path))}")
    if in_git:
        console.warn(
            "Pas på: Der står et navn på arket, og filen ligger i en mappe under git. "
            "Den kan blive delt med andre."
        )
