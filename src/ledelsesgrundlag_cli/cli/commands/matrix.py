"""``lg matrix``: every expectation, by role and pejlemærke."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.errors import UserError
from ledelsesgrundlag_cli.cli.local import all_units, asks_for_all
from ledelsesgrundlag_cli.cli.opening import open_framework
from ledelsesgrundlag_cli.cli.options import option
from ledelsesgrundlag_cli.documents.kinds import kind_called


def matrix(
    asked: Asked,
    counts: Annotated[
        bool,
        typer.Option(
            "--counts", help="Skriv også, hvor mange forventninger der står i hvert felt."
        ),
    ] = False,
) -> None:
    """Build and deliver the matrix."""
    from ledelsesgrundlag_cli.documents.matrix import matrix as build

    if asks_for_all(asked.local):
        _all_units(asked, counts=counts)
        return
    opened = asked.open()
    asked.deliver(build(opened.framework, counts=counts), opened)


def _all_units(asked: Asked, *, counts: bool) -> None:
    """Deliver what every unit has added instead of the matrix."""
    from ledelsesgrundlag_cli.documents.local_overview import local_overview

    if counts:
        raise UserError("Lokale tillæg bliver ikke talt. Tag --counts ud.")
    asked.check()
    opened = open_framework(asked.framework)
    asked.deliver(local_overview(opened.framework, all_units(opened)), opened)


LocalOption = Annotated[
    list[str] | None,
    option(
        "--local",
        "ENHED",
        "Tag en enheds egne tillæg med: enhedens navn, eller en fil. Skriv alle for i stedet at "
        "få en liste over alle enheders tillæg.",
        complete.units_or_all,
    ),
]
app = document_command(kind_called("matrix"), matrix, options={"local": LocalOption})
