"""``lg pejlemaerke``: reflection prompts."""

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
    help="Vis spørgsmål til eftertanke om et, flere eller alle pejlemærker.",
    epilog="lg pejlemærke mod-og-nytaenkning --forum lederteam",
)
def pejlemaerke(
    markers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PEJLEMÆRKE...]",
            help="Pejlemærkets navn, fx mod-og-nytaenkning. Uden navn: alle pejlemærker.",
            autocompletion=complete.pejlemaerker,
        ),
    ] = None,
    forum: Annotated[
        str | None,
        typer.Option(
            "--forum",
            metavar="FORUM",
            help="Kun spørgsmål til ét forum, fx lederteam eller naermeste-leder.",
            autocompletion=complete.fora,
        ),
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar="ROLLE",
            help="Tag rollens egne spørgsmål og forventninger med.",
            autocompletion=complete.roles,
        ),
    ] = None,
    output: OutputOption = None,
    made_as: FormatOption = None,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Build and deliver the dialogue cards."""
    from ledelsesgrundlag_cli.cli.console import warn
    from ledelsesgrundlag_cli.cli.opening import (
        choose,
        named_fora,
        named_pejlemaerker,
        named_roles,
        open_framework,
        open_templates,
    )
    from ledelsesgrundlag_cli.cli.output import choose_format, deliver
    from ledelsesgrundlag_cli.documents.blocks import Prompts
    from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card

    choose_format(made_as, output)
    opened = open_framework(framework)
    known = named_pejlemaerker(opened.framework)
    chosen = (
        choose("Der er ikke noget pejlemærke", markers, known)
        if markers
        else [marker.id for marker in known]
    )
    forum_id = role_id = None
    if forum is not None:
        [forum_id] = choose("Der er ikke noget forum", [forum], named_fora(opened.framework))
    if role is not None:
        [role_id] = choose("Der er ikke nogen rolle", [role], named_roles(opened.framework))
    card = dialogue_card(opened.framework, chosen, forum_id=forum_id, role_id=role_id)
    if not any(isinstance(block, Prompts) for block in card.blocks):
        warn("Ledelsesgrundlaget har ingen spørgsmål her.")
    deliver(
        card,
        opened,
        open_templates(templates, opened.location),
        asked=made_as,
        output=output,
        overwrite=overwrite,
    )
