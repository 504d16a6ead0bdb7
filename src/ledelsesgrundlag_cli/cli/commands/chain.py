"""``lg chain``: threads through the levels of leadership, and where they break."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ledelsesgrundlag_cli.cli import complete
from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.opening import begun_on, choose, named_pejlemaerker
from ledelsesgrundlag_cli.cli.options import argument
from ledelsesgrundlag_cli.documents.kinds import kind_called
from ledelsesgrundlag_cli.words.names import Named, beginning_with, match
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework


def chain(
    asked: Asked,
    what: Annotated[
        list[str] | None,
        argument(
            "[FORVENTNING|PEJLEMÆRKE]",
            USUAL.say(
                "{Et pejlemærke}, en forventnings navn, som lg {rolle} --ids viser, eller "
                "nogle ord fra forventningen."
            ),
            complete.threads,
        ),
    ] = None,
) -> None:
    """Build and deliver the chain."""
    opened = asked.open()
    asked.deliver(_document(opened.framework, what or []), opened)


def _document(framework: Framework, written: Sequence[str]) -> Document:
    """Build what was asked for: all threads, that of a pejlemærke, or that of an expectation."""
    from ledelsesgrundlag_cli.documents.leadership_chain import (
        leadership_chain,
        thread_of,
        thread_of_mark,
    )

    joined = " ".join(written)
    if not joined.strip():
        return leadership_chain(framework)
    markers = named_pejlemaerker(framework)
    texts = {one.id: one.text for role in framework.roles for one in role.expectations}
    known = [*markers, *(Named(expectation, (text,)) for expectation, text in texts.items())]
    found = (
        match(joined, known)
        or _by_beginning(joined, [*markers, *(Named(one, ()) for one in texts)])
        or _by_words(framework, joined)
    )
    if found is None:
        what = USUAL.say("Der er ikke {noget pejlemærke} og ikke nogen forventning")
        [found] = choose(what, [joined], known, beginnings=True)
    if found in texts:
        return thread_of(framework, found)
    return thread_of_mark(framework, found)


def _by_beginning(written: str, things: Sequence[Named]) -> str | None:
    """Return the one thing with a name that begins so; several may still differ by words."""
    return begun_on(written, things) if len(beginning_with(written, things)) == 1 else None


def _by_words(framework: Framework, written: str) -> str | None:
    """Return an expectation with all the words, or None where none has.

    Raises:
        UserError: they are in expectations of several threads.
    """
    from ledelsesgrundlag_cli.cli.errors import UserError, shown
    from ledelsesgrundlag_cli.documents.threads import find_threads
    from ledelsesgrundlag_cli.search.find import has_words
    from ledelsesgrundlag_cli.words.harmless import literal

    found = [
        having
        for thread in find_threads(framework.roles)
        if (
            having := [
                one.expectation
                for one in thread.members
                if has_words(one.expectation.text, written)
            ]
        )
    ]
    if len(found) > 1:
        ids = "\n  ".join(f"{one[0].id}: {literal(one[0].text)}" for one in found)
        raise UserError(
            f"Der er flere forventninger med {shown(written)}. Skriv navnet på én af dem:\n  {ids}"
        )
    return found[0][0].id if found else None


app = document_command(kind_called("chain"), chain)
