"""``lg role``: role cards."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.options import argument, option
from ledelsesgrundlag_cli.documents.kinds import kind_called
from ledelsesgrundlag_cli.words.nouns import USUAL


def role(
    asked: Asked,
    roles: Annotated[
        list[str] | None,
        argument(
            "ROLLE...",
            USUAL.say("{Rollens} navn eller begyndelsen af det, fx leder-af-ledere eller cent."),
            complete.roles,
        ),
    ] = None,
    ids: Annotated[
        bool,
        typer.Option(
            "--ids", help="Vis forventningernes navne. Dem skriver du efter --focus i lg lus."
        ),
    ] = False,
) -> None:
    """Build and deliver the cards."""
    from ledelsesgrundlag_cli.cli.opening import choose_roles
    from ledelsesgrundlag_cli.cli.output import deliver_text
    from ledelsesgrundlag_cli.documents.role_card import role_card
    from ledelsesgrundlag_cli.words.harmless import literal

    opened = asked.open()
    chosen = choose_roles(opened.framework, roles or [])
    if not ids:
        asked.deliver(role_card(opened.framework, chosen), opened)
        return
    listed = [
        f"{expectation.id}\n    {literal(expectation.text)}\n"
        for role_id in chosen
        for expectation in opened.framework.role(role_id).expectations
    ]
    deliver_text("".join(listed), output=asked.output, overwrite=asked.overwrite)


PaperOption = Annotated[
    str | None,
    option(
        "--paper",
        "FORMAT",
        "PDF'ens papir: a4 eller a5. Med a5 er der to kort på hver A4-side, som I kan klippe ud.",
    ),
]
app = document_command(kind_called("role"), role, options={"paper": PaperOption})
