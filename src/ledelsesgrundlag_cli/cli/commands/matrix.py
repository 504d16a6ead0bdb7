"""``lg matrix``: every expectation, by role and pejlemærke."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
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

    opened = asked.open()
    asked.deliver(build(opened.framework, counts=counts), opened)


app = document_command(kind_called("matrix"), matrix)
