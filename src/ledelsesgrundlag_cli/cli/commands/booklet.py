"""``lg booklet``: the whole ledelsesgrundlag to read and to print."""

from __future__ import annotations

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
    help="Hele ledelsesgrundlaget samlet: kapitler, citater, roller og vejledning.",
    epilog="lg hæfte -o ledelsesgrundlag.pdf",
)
def booklet(
    output: OutputOption = None,
    made_as: FormatOption = None,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Build and deliver the booklet."""
    from ledelsesgrundlag_cli.cli.opening import open_framework, open_templates
    from ledelsesgrundlag_cli.cli.output import choose_format, deliver
    from ledelsesgrundlag_cli.documents.booklet import booklet as build

    choose_format(made_as, output)
    opened = open_framework(framework)
    deliver(
        build(opened.framework),
        opened,
        open_templates(templates, opened.location),
        asked=made_as,
        output=output,
        overwrite=overwrite,
    )
