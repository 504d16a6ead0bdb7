"""``lg new prompt``: one more prompt for the dialogue cards."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.adding import IdOption, Site, one_of, text_of
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.options import FrameworkOption, option
from ledelsesgrundlag_cli.words.nouns import USUAL

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Tilføj et spørgsmål til dialogkortene, efter de andre til samme sted. Det, du ikke "
    "skriver, bliver du spurgt om.",
    epilog="lg ny spørgsmål --forum alene",
)
def prompt(
    pejlemaerke: Annotated[
        str | None,
        option(
            "--pejlemaerke",
            "PEJLEMÆRKE",
            USUAL.say("{Pejlemærket}, det handler om."),
            complete.pejlemaerker,
        ),
    ] = None,
    forum: Annotated[
        str | None, option("--forum", "FORUM", "Stedet, hvor I taler om det.", complete.fora)
    ] = None,
    text: Annotated[str | None, option("--text", "TEKST", "Spørgsmålet.")] = None,
    aim: Annotated[
        str,
        typer.Option(
            "--aim",
            metavar="HVAD",
            autocompletion=complete.aims,
            show_default=False,
            help="today (i dag), next-step (næste skridt) eller adjust (skru op eller ned). "
            "Ellers: today.",
        ),
    ] = "today",
    role: Annotated[
        str | None,
        option("--role", "ROLLE", USUAL.say("Når det kun er til {én rolle}."), complete.roles),
    ] = None,
    grounded_in: Annotated[
        str | None,
        option(
            "--grounded-in",
            "STED",
            USUAL.say("Stedet i ledelsesgrundlaget, det bygger på. Ellers {pejlemærket} selv."),
        ),
    ] = None,
    name: IdOption = None,
    framework: FrameworkOption = None,
) -> None:
    """Add the prompt."""
    from ledelsesgrundlag_cli.authoring.new.prompt import NewPrompt, new_prompt
    from ledelsesgrundlag_cli.cli.opening import (
        choose,
        named_fora,
        named_pejlemaerker,
        named_roles,
    )
    from ledelsesgrundlag_cli.model.prompt import Aim
    from ledelsesgrundlag_cli.words.names import Named

    site = Site(framework)
    here = site.whole.framework
    looks_at = choose("Der er ikke noget valg", [aim], [Named(one, ()) for one in Aim])[0]
    marker = one_of(
        pejlemaerke,
        "--pejlemaerke",
        USUAL.say("{Hvilket pejlemærke}?"),
        USUAL.say("Der er ikke {noget pejlemærke}"),
        named_pejlemaerker(here),
    )
    place = one_of(forum, "--forum", "Hvor?", "Der er ikke noget forum", named_fora(here))
    only_for = (
        choose(USUAL.say("Der er ikke {nogen rolle}"), [role], named_roles(here))[0]
        if role is not None
        else None
    )
    words = text_of(text, "--text", "Spørgsmålet")
    wanted = NewPrompt(words, marker, place, Aim(looks_at), only_for, grounded_in)
    site.add(lambda: new_prompt(site.whole, wanted, name))
