"""The texts of a framework that can be searched, and what each of them belongs to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.base import Thing
    from ledelsesgrundlag_cli.model.kinds import Kind
    from ledelsesgrundlag_cli.model.texts import Texts


class Searchable(NamedTuple):
    """A text, what it is (a kind's ``found_as``), what it belongs to, and where it stands.

    ``id`` is its own id, or that of what holds it. ``loc`` is its path in ``file``, and
    ``address`` its address: empty for a name. ``added`` says that it is not the municipality's
    own.
    """

    text: str
    kind: str
    belongs_to: str
    id: str | None
    file: str
    loc: Loc
    added: bool
    address: str = ""


def searchable(texts: Texts) -> list[Searchable]:
    """Return every text of a framework, and every other name: kind by kind, in reading order."""
    found = [
        one
        for _, of_a_file in groupby(texts.things, key=lambda thing: thing.file)
        for things in [tuple(of_a_file)]
        for told in (_texts, _other_names)
        for thing in things
        for one in told(thing)
    ]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _texts(thing: Thing) -> Iterator[tuple[int, Searchable]]:
    """Yield what people read; who said a quote is told with the quote."""
    for said in thing.said:
        if said.lasting and said.kind != "attribution":
            yield _found(thing, said.text, said.loc, said.address, added=not said.document)


def _other_names(thing: Thing) -> Iterator[tuple[int, Searchable]]:
    for other in thing.other_names:
        yield _found(thing, other.name, other.loc, "", added=True)


def _found(
    thing: Thing, text: str, loc: Loc, address: str, *, added: bool
) -> tuple[int, Searchable]:
    """Return the place of a text among what is found, and the text."""
    kind = _found_as(thing)
    about = thing.belongs_to or " · ".join(
        name for link in thing.links if link.about for name in link.names
    )
    own = thing.found_id or thing.id
    one = Searchable(text, kind.found_as, about, own, thing.file, loc, added, address)
    return kind.found_at, one


def _found_as(thing: Thing) -> Kind:
    """Return the kind whose texts it is found among: its own, or that of what it belongs to."""
    return thing.kind if thing.kind.found_as or not thing.home_kind else thing.home_kind
