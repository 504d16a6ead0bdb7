"""``lg matrix``: every expectation, by role and pejlemærke."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.options import (
    FormatOption,
    FrameworkOption,
    OutputOption,
    OverwriteOption,
    TemplatesOption,
)

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Alle forventninger i ét skema: rollerne på den ene led, pejlemærkerne på den anden.",
    epilog="lg overblik --paper a3 -o overblik.pdf",
)
def matrix(
    counts: Annotated[
        bool,
        typer.Option(
            "--counts", help="Skriv også, hvor mange forventninger der står i hvert felt."
        ),
    ] = False,
    paper: Annotated[
        str | None,
        typer.Option("--paper", metavar="FORMAT", help="PDF'ens papir: a4 eller a3."),
    ] = None,
    output: OutputOption = None,
    made_as: FormatOption = None,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Build and deliver the matrix."""
    from ledelsesgrundlag_cli.cli.opening import open_framework, open_templates
    from ledelsesgrundlag_cli.cli.output import choose_format, choose_paper, deliver
    from ledelsesgrundlag_cli.documents.matrix import matrix as build

    size = choose_paper(paper, choose_format(made_as, output), ("a4", "a3"))
    opened = open_framework(framework)
    deliver(
        build(opened.framework, counts=counts),
        opened,
        open_templates(templates, opened.location),
        asked=made_as,
        output=output,
        overwrite=overwrite,
        paper=size,
    )
