"""``lg new role``: one more role, with its first expectations."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.adding import IdOption, Site, several_of, text_of
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.options import FrameworkOption, option
from ledelsesgrundlag_cli.words.nouns import USUAL

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help=USUAL.say(
        "Tilføj {en rolle} i en ny fil. {En rolle} har mindst én forventning. Det, du "
        "ikke skriver, bliver du spurgt om."
    ),
    epilog='lg ny rolle --title Koordinator --text "Samler trådene"',
)
def role(
    title: Annotated[str | None, option("--title", "NAVN", USUAL.say("{Rollens} navn."))] = None,
    text: Annotated[
        list[str] | None, option("--text", "TEKST", "En forventning. Skriv én ad gangen.")
    ] = None,
    pejlemaerke: Annotated[
        list[str] | None,
        option(
            "--pejlemaerke",
            "PEJLEMÆRKE",
            USUAL.say(
                "{Et pejlemærke}, forventningerne hænger sammen med. "
                "Skriv {ét|pejlemærke} ad gangen."
            ),
            complete.pejlemaerker,
        ),
    ] = None,
    singular: Annotated[
        str | None,
        option(
            "--singular",
            "NAVN",
            USUAL.say("Hvad man kalder én leder i {rollen}, fx leder af ledere."),
        ),
    ] = None,
    level: Annotated[
        int | None,
        option(
            "--level",
            "TAL",
            USUAL.say("Pladsen i kæden, hvor 1 er øverst. Ellers kommer {rollen} nederst."),
        ),
    ] = None,
    name: IdOption = None,
    framework: FrameworkOption = None,
) -> None:
    """Add the role."""
    from ledelsesgrundlag_cli.authoring.new.expectation import new_role
    from ledelsesgrundlag_cli.cli.opening import named_pejlemaerker

    site = Site(framework)
    called = text_of(title, "--title", USUAL.say("{Rollens} navn"))
    texts = text or [text_of(None, "--text", "Den første forventning, én sætning uden punktum")]
    markers = several_of(
        pejlemaerke or [],
        "--pejlemaerke",
        USUAL.say("Hvilke {pejlemærker} hænger forventningerne sammen med?"),
        USUAL.say("Der er ikke {noget pejlemærke}"),
        named_pejlemaerker(site.whole.framework),
    )
    site.add(
        lambda: new_role(
            site.whole, called, texts, markers, singular=singular, level=level, given_id=name
        )
    )
