"""A document that nobody needs: how many roles there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon
from ledelsesgrundlag_cli.documents.kinds import CommandGroup, DocumentKind, Each

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework


def count(framework: Framework, _: str) -> blocks.Document:
    text = f"Der er {len(framework.roles)} roller."
    return blocks.Document(
        kind="antal",
        id="antal",
        title="Antal roller",
        language="da",
        colophon=colophon(framework),
        blocks=(blocks.Title("antal", "Antal", "Antal roller"), blocks.Text("tal", text)),
    )


ROW = DocumentKind(
    id="antal",
    title="Antal",
    command="count",
    danish=("antal",),
    line="Hvor mange roller er der?",
    about="Tæl rollerne.",
    example="Eksempel: lg antal -o antal.pdf",
    heading=CommandGroup.MEETING,
    each=Each.WHOLE,
    build=count,
    group="Antal",
    label="Antal roller",
    papers=("a4", "a3"),
    in_set=("a3",),
)
