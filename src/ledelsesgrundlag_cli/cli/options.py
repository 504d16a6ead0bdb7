"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.render.formats import FORMATS
from ledelsesgrundlag_cli.words.danish import listed


def endings() -> str:
    """Name the endings that say a file's format: ``.pdf, .docx eller .json``."""
    return listed((one.ending for one in FORMATS), "eller")


def format_names() -> str:
    """Name the formats as they are written on the command line: ``pdf, docx eller json``."""
    return listed((one.name for one in FORMATS), "eller")


FrameworkOption = Annotated[
    str | None,
    typer.Option(
        "--framework",
        metavar="MAPPE",
        help="Mappen med ledelsesgrundlaget. Ellers: en mappe, der hedder framework, her eller "
        "længere oppe, og til sidst det, der følger med lg. LG_FRAMEWORK kan også pege på mappen.",
    ),
]
TemplatesOption = Annotated[
    str | None,
    typer.Option(
        "--templates",
        metavar="MAPPE",
        help="Mappen med jeres egne skabeloner. Resten tages fra lg. Ellers: mappen templates ved "
        "siden af ledelsesgrundlaget.",
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FIL",
        help=f"Gem i en fil. Endelsen bestemmer formatet: {endings()}.",
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        autocompletion=complete.formats,
        help=f"{format_names()}, uanset filens endelse.",
    ),
]
FillInOption = Annotated[
    bool,
    typer.Option("--fill-in", help="PDF med felter at skrive i. Uden er PDF'en til papir."),
]
OverwriteOption = Annotated[
    bool,
    typer.Option(
        "--overwrite", help="Erstat filen, hvis den findes. Så forsvinder det, der står i den."
    ),
]
