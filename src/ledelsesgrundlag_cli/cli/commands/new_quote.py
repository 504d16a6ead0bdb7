"""``lg new quote``: one more quote."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli.adding import IdOption, Site, text_of
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.options import FrameworkOption, option

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Tilføj et citat efter de andre. Det, du ikke skriver, bliver du spurgt om.",
    epilog='lg ny citat --text "Vi griner meget"',
)
def quote(
    text: Annotated[str | None, option("--text", "TEKST", "Citatet, ord for ord.")] = None,
    attribution: Annotated[
        str | None, option("--attribution", "HVEM", "Hvem der siger det, fx en leder.")
    ] = None,
    speaker: Annotated[
        str | None,
        option(
            "--speaker",
            "SLAGS",
            "Hvem der taler, uden en eller et foran, fx leder. Ellers det samme som "
            "--attribution.",
        ),
    ] = None,
    name: IdOption = None,
    framework: FrameworkOption = None,
) -> None:
    """Add the quote."""
    from ledelsesgrundlag_cli.authoring.new.quote import new_quote

    site = Site(framework)
    words = text_of(text, "--text", "Citatet, ord for ord")
    said_by = text_of(attribution, "--attribution", "Hvem siger det, fx en leder")
    site.add(lambda: new_quote(site.whole, words, said_by, speaker, name))
