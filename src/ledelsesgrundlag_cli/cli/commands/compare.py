"""``lg compare``: what roles share, and what is special to each."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli import complete
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
    help="Sæt rollers forventninger ved siden af hinanden: det fælles, det, der er skrevet "
    "forskelligt, og det særlige for hver rolle.",
    epilog="lg sammenlign direktør centerchef -o sammenligning.pdf",
)
def compare(
    roles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ROLLE ROLLE...",
            help="Navnene på to til seks roller.",
            autocompletion=complete.roles,
        ),
    ] = None,
    output: OutputOption = None,
    made_as: FormatOption = None,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Build and deliver the comparison."""
    from ledelsesgrundlag_cli.cli.errors import UserError
    from ledelsesgrundlag_cli.cli.opening import choose_roles, open_framework, open_templates
    from ledelsesgrundlag_cli.cli.output import choose_format, deliver
    from ledelsesgrundlag_cli.documents.blocks import MOST_COLUMNS
    from ledelsesgrundlag_cli.documents.comparison import comparison

    choose_format(made_as, output)
    opened = open_framework(framework)
    chosen = choose_roles(opened.framework, roles or [])
    if len(chosen) < 2:
        others = ", ".join(one.id for one in opened.framework.roles if one.id not in chosen)
        raise UserError(
            "Der skal mindst to roller til at sammenligne.\n"
            + (f"Skriv en mere: {others}." if others else "Ledelsesgrundlaget har kun én.")
        )
    if len(chosen) > MOST_COLUMNS:
        raise UserError(f"Der er kun plads til {MOST_COLUMNS} roller ved siden af hinanden.")
    deliver(
        comparison(opened.framework, chosen),
        opened,
        open_templates(templates, opened.location),
        asked=made_as,
        output=output,
        overwrite=overwrite,
    )
