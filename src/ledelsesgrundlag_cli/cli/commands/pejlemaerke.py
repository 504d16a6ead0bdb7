"""``lg pejlemaerke``: reflection prompts."""

from __future__ import annotations

from typing import Annotated

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.options import argument, option
from ledelsesgrundlag_cli.documents.kinds import kind_called
from ledelsesgrundlag_cli.words.nouns import USUAL


def pejlemaerke(
    asked: Asked,
    markers: Annotated[
        list[str] | None,
        argument(
            "[PEJLEMÆRKE...]",
            USUAL.say(
                "{Pejlemærkets} navn eller begyndelsen af det, fx mod-og-nytaenkning eller mod. "
                "Uden navn: alle {pejlemærker}."
            ),
            complete.pejlemaerker,
        ),
    ] = None,
    forum: Annotated[
        str | None,
        option(
            "--forum",
            "FORUM",
            "Kun spørgsmål til ét forum, fx lederteam eller naermeste-leder.",
            complete.fora,
        ),
    ] = None,
    role: Annotated[
        str | None,
        option(
            "--role",
            "ROLLE",
            USUAL.say("Tag {rollens} egne spørgsmål og forventninger med."),
            complete.roles,
        ),
    ] = None,
) -> None:
    """Build and deliver the dialogue cards."""
    from ledelsesgrundlag_cli.cli.console import warn
    from ledelsesgrundlag_cli.cli.opening import (
        choose,
        choose_roles,
        named_fora,
        named_pejlemaerker,
    )
    from ledelsesgrundlag_cli.documents.blocks import Prompts
    from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card

    opened = asked.open()
    known = named_pejlemaerker(opened.framework)
    chosen = (
        choose(USUAL.say("Der er ikke {noget pejlemærke}"), markers, known, beginnings=True)
        if markers
        else [marker.id for marker in known]
    )
    forum_id = role_id = None
    if forum is not None:
        fora = named_fora(opened.framework)
        [forum_id] = choose("Der er ikke noget forum", [forum], fora, beginnings=True)
    if role is not None:
        [role_id] = choose_roles(opened.framework, [role])
    card = dialogue_card(opened.framework, chosen, forum_id=forum_id, role_id=role_id)
    if not any(isinstance(block, Prompts) for block in card.blocks):
        warn("Ledelsesgrundlaget har ingen spørgsmål her.")
    asked.deliver(card, opened)


app = document_command(kind_called("pejlemaerke"), pejlemaerke)
