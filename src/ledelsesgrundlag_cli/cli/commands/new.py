"""``lg new``: one more role, expectation, prompt, quote or unit, put in the right place."""

from __future__ import annotations

from typing import ClassVar

import typer

from ledelsesgrundlag_cli.cli.danish import CommandEntry, DanishGroup
from ledelsesgrundlag_cli.cli.errors import UserError
from ledelsesgrundlag_cli.words.nouns import USUAL


class NewGroup(DanishGroup):
    """``lg new`` and what it can add."""

    modules = f"{DanishGroup.modules}new_"
    entries: ClassVar[dict[str, CommandEntry]] = {
        "role": CommandEntry(USUAL.say("{En rolle} med forventninger."), ("rolle",)),
        "expectation": CommandEntry(USUAL.say("En forventning til {en rolle}."), ("forventning",)),
        "prompt": CommandEntry("Et spørgsmål til dialogkortene.", ("spørgsmål",)),
        "quote": CommandEntry("Et citat.", ("citat",)),
        "local": CommandEntry("En fil med en enheds egne tillæg.", ("lokal",)),
    }


app = typer.Typer(
    cls=NewGroup, rich_markup_mode=None, add_completion=False, invoke_without_command=True
)


@app.callback(
    help=USUAL.say(
        "Tilføj {en rolle}, en forventning, et spørgsmål eller et citat. Linjerne bliver sat ind "
        "det rigtige sted i den rigtige fil, og alt andet i filen bliver stående, som det er. "
        "Eller begynd en fil med en enheds egne tillæg."
    ),
    epilog="lg ny forventning\nlg ny citat",
)
def new(ctx: typer.Context) -> None:
    """Say what can be added when nothing is named."""
    if ctx.invoked_subcommand is None:
        raise UserError(
            USUAL.say(
                "Skriv, hvad du vil tilføje: {rolle}, forventning, spørgsmål, citat eller lokal.\n"
                "Se hjælpen med: lg ny --help"
            )
        )
