"""``lg poster``: the pejlemærker for the wall, and their marks as drawings."""

from __future__ import annotations

from typing import Annotated

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.options import option
from ledelsesgrundlag_cli.documents.kinds import kind_called
from ledelsesgrundlag_cli.words.nouns import USUAL


def poster(
    asked: Asked,
    mark: Annotated[
        str | None,
        option(
            "--mark",
            "PEJLEMÆRKE",
            USUAL.say("Kun {pejlemærkets} mærke, som SVG, fx --mark mod -o mod.svg."),
            complete.pejlemaerker,
        ),
    ] = None,
) -> None:
    """Build and deliver the poster, or one mark."""
    from ledelsesgrundlag_cli.cli.errors import UserError
    from ledelsesgrundlag_cli.cli.opening import choose, named_pejlemaerker
    from ledelsesgrundlag_cli.documents.poster import mark_alone
    from ledelsesgrundlag_cli.documents.poster import poster as build
    from ledelsesgrundlag_cli.render.formats import Format

    if mark is not None and asked.made_as is not Format.SVG:
        raise UserError("--mark er kun til SVG. Lad filens navn ende på .svg.")
    opened = asked.open()
    if mark is None:
        asked.deliver(build(opened.framework), opened)
        return
    known = named_pejlemaerker(opened.framework)
    none = USUAL.say("Der er ikke {noget pejlemærke}")
    [marker_id] = choose(none, [mark], known, beginnings=True)
    asked.deliver(mark_alone(opened.framework, marker_id), opened)


app = document_command(kind_called("poster"), poster)
