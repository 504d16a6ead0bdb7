"""A framework as it was adopted, as far as the record keeps it: the words of each text. Pure.

The record holds no order and no links, so that those are taken to be as they are now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.model.base import TextItem, Thing
from ledelsesgrundlag_cli.model.kinds import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.adoption.standing import Standings


def as_adopted(standings: Standings) -> tuple[Thing, ...]:
    """Return the things of a framework as they were adopted, to compare with those there are now.

    A thing that has come since is not among them; what has gone since is where it was. The record
    must keep wordings (``Standings.adopted``).
    """
    now = standings.texts.things
    kept = [made for thing in now if (made := _as_it_was(standings, thing)) is not None]
    return tuple(
        one._replace(order=order) for order, one in enumerate([*kept, *_gone(standings, now)])
    )


def _as_it_was(standings: Standings, thing: Thing) -> Thing | None:
    """Return a thing with its texts as they were adopted; None where all of it is new.

    What is added to the document is not adopted, and taken as it is.
    """
    said: list[TextItem] = []
    formerly = False
    for item in thing.said:
        place = standings.places_of.get(item.address)
        if place is not None:
            words = standings.adopted(place) or ""
            said.append(item._replace(text=words, document=True, address=place))
            formerly = formerly or place != item.address
        elif not item.document:
            said.append(item)
    if not said or (thing.document and not any(one.document for one in said)):
        return None
    key = thing.replaces if formerly and thing.replaces else thing.key
    return thing._replace(key=key, said=tuple(said), replaces=None)


def _gone(standings: Standings, now: Sequence[Thing]) -> Iterator[Thing]:
    """Yield what is no longer there: the texts of one thing together, by their addresses."""
    together: dict[str, list[str]] = {}
    for address in standings.removed:
        together.setdefault(address.partition(".")[0], []).append(address)
    for name, addresses in together.items():
        like = _most_like(addresses[0], now)
        labels = {} if like is None else {_field(one.address): one.label for one in like.said}
        said = tuple(
            TextItem(
                loc=(),
                text=standings.adopted(one) or "",
                kind="",
                document=True,
                label=labels.get(_field(one), ""),
                address=one,
            )
            for one in addresses
        )
        above = name.rpartition("/")[0]
        title = standings.adopted(f"{above}.title") or standings.adopted(f"{name}.title")
        kind = PARAGRAPH if like is None else like.kind
        group = title or kind.plural
        if like is not None and (not title or _above(like) == above):
            group = like.group
        home = "" if like is None else like.home.replace(_last(_above(like)), _last(above))
        home_kind = None if like is None else like.home_kind
        yield Thing(kind, name, said, group=group, home=home, home_kind=home_kind)


def _most_like(address: str, now: Sequence[Thing]) -> Thing | None:
    """Return a thing of the same kind, by the shape of its address; best one beside it."""
    shape = _shape(address)
    alike = [one for one in now if one.said[0].address and _shape(one.said[0].address) == shape]
    above = address.partition(".")[0].rpartition("/")[0]
    return next((one for one in alike if _above(one) == above), next(iter(alike), None))


def _shape(address: str) -> tuple[str, int, str]:
    """Return what addresses of one kind of thing have in common."""
    name, _, field = address.partition(".")
    first, *rest = name.split("/")
    return first, len(rest), field


def _field(address: str) -> str:
    return address.partition(".")[2]


def _above(thing: Thing) -> str:
    return thing.said[0].address.partition(".")[0].rpartition("/")[0]


def _last(name: str) -> str:
    return name.rpartition("/")[2]
