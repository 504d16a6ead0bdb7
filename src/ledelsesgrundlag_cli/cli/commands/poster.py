"""``lg poster``: the pejlemærker to hang on the wall."""

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
    help="En plakat med pejlemærkerne, til at hænge op.",
    epilog="lg plakat --paper a3 -o plakat.pdf",
)
def poster(
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
    """Build and deliver the poster."""
    from ledelsesgrundlag_cli.cli.opening import open_framework, open_templates
    from ledelsesgrundlag_cli.cli.output import choose_format, choose_paper, deliver
    from ledelsesgrundlag_cli.documents.poster import poster as build

    size = choose_paper(paper, choose_format(made_as, output), ("a4", "a3"))
    opened = open_framework(framework)
    deliver(
        build(opened.framework),
        opened,
        open_templates(templates, opened.location),
        asked=made_as,
        output=output,
        overwrite=overwrite,
        paper=size,
    )
