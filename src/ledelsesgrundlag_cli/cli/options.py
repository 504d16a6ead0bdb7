"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ledelsesgrundlag_cli.cli.danish import FOLDERS
from ledelsesgrundlag_cli.render.formats import FORMATS, Format
from ledelsesgrundlag_cli.words.danish import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def endings(formats: Iterable[Format] | None = None) -> str:
    """Name the endings that say a file's format, of those that are usual or of others:
    ``.pdf, .docx eller .json``.
    """
    return listed((one.ending for one in formats or _usual()), "eller")


def format_names(formats: Iterable[Format] | None = None) -> str:
    """Name formats as they are written on the command line: ``pdf, docx eller json``."""
    return listed((one.name for one in formats or _usual()), "eller")


def _usual() -> list[Format]:
    return [one for one in FORMATS if one.usual]


def option(name: str, metavar: str, about: str, suggest: Callable[..., Any] | None = None) -> Any:
    """Declare an option that takes a value, for an annotation that Typer reads.

    Args:
        name: The option with its dashes.
        metavar: What stands for the value in help.
        about: Its line of help.
        suggest: Names values for shell completion.
    """
    return typer.Option(name, metavar=metavar, help=about, autocompletion=suggest)


def argument(metavar: str, about: str, suggest: Callable[..., Any] | None = None) -> Any:
    """Declare words that stand without an option; the arguments are as those of ``option``."""
    return typer.Argument(metavar=metavar, help=about, autocompletion=suggest)


FrameworkOption = Annotated[
    str | None,
    typer.Option(
        "--framework",
        metavar="MAPPE",
        help="Mappen med ledelsesgrundlaget. Ellers: en mappe, der hedder framework, her eller "
        "længere oppe, og til sidst det, der følger med lg. LG_FRAMEWORK kan også pege på mappen.",
        rich_help_panel=FOLDERS,
    ),
]
TemplatesOption = Annotated[
    str | None,
    typer.Option(
        "--templates",
        metavar="MAPPE",
        help="Mappen med jeres egne skabeloner. Resten tages fra lg. Ellers: mappen templates ved "
        "siden af ledelsesgrundlaget.",
        rich_help_panel=FOLDERS,
    ),
]


def output_option(formats: Sequence[Format]) -> Any:
    """Declare the option for a file, in one of some formats."""
    said = f"Gem i en fil. Filnavnets endelse bestemmer formatet: {endings(formats)}."
    return Annotated[str | None, typer.Option("--output", "-o", metavar="FIL", help=said)]


def format_option(formats: Sequence[Format]) -> Any:
    """Declare the option for one of some formats."""
    said = f"{format_names(formats)}, uanset filnavnets endelse."
    names = [one.name for one in formats]
    return Annotated[str | None, option("--format", "FORMAT", said, lambda: names)]


FillInOption = Annotated[
    bool,
    typer.Option("--fill-in", help="PDF med felter at skrive i. Ellers er PDF'en til papir."),
]
OneSidedOption = Annotated[
    bool,
    typer.Option(
        "--one-sided", "--enkeltsidet", help="PDF kun med forsider, til print på én side."
    ),
]
OverwriteOption = Annotated[
    bool,
    typer.Option(
        "--overwrite", help="Erstat filen, hvis den findes. Så forsvinder det, der står i den."
    ),
]
