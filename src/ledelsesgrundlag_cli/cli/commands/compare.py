"""``lg compare``: what roles share, and what is special to each."""

from __future__ import annotations

from typing import Annotated

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.options import argument
from ledelsesgrundlag_cli.documents.kinds import kind_called
from ledelsesgrundlag_cli.words.nouns import USUAL


def compare(
    asked: Asked,
    roles: Annotated[
        list[str] | None,
        argument("ROLLE ROLLE...", USUAL.say("Navnene på to til seks {roller}."), complete.roles),
    ] = None,
) -> None:
    """Build and deliver the comparison."""
    from ledelsesgrundlag_cli.cli.errors import UserError
    from ledelsesgrundlag_cli.cli.opening import choose_roles
    from ledelsesgrundlag_cli.documents.blocks import MOST_COLUMNS
    from ledelsesgrundlag_cli.documents.comparison import comparison

    opened = asked.open()
    chosen = choose_roles(opened.framework, roles or [])
    if len(chosen) < 2:
        others = ", ".join(one.id for one in opened.framework.roles if one.id not in chosen)
        raise UserError(
            USUAL.say("Skriv mindst to {roller}, der skal sammenlignes.\n")
            + (f"Skriv en mere: {others}." if others else "Ledelsesgrundlaget har kun én.")
        )
    if len(chosen) > MOST_COLUMNS:
        raise UserError(
            USUAL.say(
                "Der er kun plads til {most} {roller} ved siden af hinanden.", most=MOST_COLUMNS
            )
        )
    asked.deliver(comparison(opened.framework, chosen), opened)


app = document_command(kind_called("compare"), compare)
