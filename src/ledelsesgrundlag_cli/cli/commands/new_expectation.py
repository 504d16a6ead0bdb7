"""``lg new expectation``: one more expectation to a role."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.adding import IdOption, Site, one_of, several_of, text_of
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.options import FrameworkOption, option
from ledelsesgrundlag_cli.words.nouns import USUAL

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help=USUAL.say(
        "Tilføj en forventning efter {rollens} andre. Den bliver mærket som tilføjet, medmindre "
        "ledelsesgrundlaget er et udkast. Det, du ikke skriver, bliver du spurgt om."
    ),
    epilog='lg ny forventning --role centerchef --text "Lytter"',
)
def expectation(
    role: Annotated[
        str | None, option("--role", "ROLLE", USUAL.say("{Rollens} navn."), complete.roles)
    ] = None,
    text: Annotated[
        str | None, option("--text", "TEKST", "Forventningen: én sætning uden punktum.")
    ] = None,
    pejlemaerke: Annotated[
        list[str] | None,
        option(
            "--pejlemaerke",
            "PEJLEMÆRKE",
            USUAL.say("{Et pejlemærke}, den hænger sammen med. Skriv {ét|pejlemærke} ad gangen."),
            complete.pejlemaerker,
        ),
    ] = None,
    name: IdOption = None,
    framework: FrameworkOption = None,
) -> None:
    """Add the expectation."""
    from ledelsesgrundlag_cli.authoring.new.expectation import new_expectation
    from ledelsesgrundlag_cli.cli.opening import named_pejlemaerker, named_roles

    site = Site(framework)
    here = site.whole.framework
    roles = named_roles(here)
    chosen = one_of(
        role,
        "--role",
        USUAL.say("{Hvilken rolle}?"),
        USUAL.say("Der er ikke {nogen rolle}"),
        roles,
    )
    words = text_of(text, "--text", "Forventningen, én sætning uden punktum")
    markers = several_of(
        pejlemaerke or [],
        "--pejlemaerke",
        USUAL.say("Hvilke {pejlemærker} hænger den sammen med?"),
        USUAL.say("Der er ikke {noget pejlemærke}"),
        named_pejlemaerker(here),
    )
    site.add(lambda: new_expectation(site.whole, here.role(chosen), words, markers, name))
