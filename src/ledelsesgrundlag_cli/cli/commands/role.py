"""``lg role``: role cards."""

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
    help="Vis rollekortet for en eller flere roller.",
    epilog="lg rolle leder-af-ledere -o rollekort.html",
)
def role(
    roles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ROLLE...",
            help="Rollens navn, fx leder-af-ledere eller centerchef.",
            autocompletion=complete.roles,
        ),
    ] = None,
    ids: Annotated[
        bool,
        typer.Option(
            "--ids", help="Vis forventningernes navne. Dem skriver du efter --focus i lg lus."
        ),
    ] = False,
    paper: Annotated[
        str | None,
        typer.Option(
            "--paper",
            metavar="FORMAT",
            help="PDF'ens papir: a4, eller a5 for to kort på hver A4-side, til at klippe.",
        ),
    ] = None,
    output: OutputOption = None,
    made_as: FormatOption = None,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Build and deliver the cards."""
    from ledelsesgrundlag_cli.cli.opening import choose_roles, open_framework, open_templates
    from ledelsesgrundlag_cli.cli.output import (
        choose_format,
        choose_paper,
        deliver,
        deliver_text,
    )
    from ledelsesgrundlag_cli.documents.role_card import role_card
    from ledelsesgrundlag_cli.words.harmless import literal

    size = choose_paper(paper, choose_format(made_as, output), ("a4", "a5"))
    opened = open_framework(framework)
    chosen = choose_roles(opened.framework, roles or [])
    if ids:
        listed = [
            f"{expectation.id}\n    {literal(expectation.text)}\n"
            for role_id in chosen
            for expectation in opened.framework.role(role_id).expectations
        ]
        deliver_text("".join(listed), output=output, overwrite=overwrite)
        return
    deliver(
        role_card(opened.framework, chosen),
        opened,
        open_templates(templates, opened.location),
        asked=made_as,
        output=output,
        overwrite=overwrite,
        paper=size,
    )
