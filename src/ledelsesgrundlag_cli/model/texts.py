"""Every text of a framework with its address, and every thing in it, as its parts tell. Pure.

An address is made of the file's name and the ids on the way to the text:
``roles/direktoer/d-ledelsesrum`` for an expectation, ``quotes/kerneopgaven.attribution`` for who
said a quote. It lasts, whatever the line or the place in a list. An id has no full stop, so a
field's name after one is never taken for an id.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ledelsesgrundlag_cli.model.base import TextItem, Thing
from ledelsesgrundlag_cli.model.kinds import PEJLEMAERKE, Kind
from ledelsesgrundlag_cli.model.layout import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.model.base import Link, Part


class Entry(NamedTuple):
    """A text, its address, and the file it stands in.

    ``formerly`` is the address it had before its id was changed (``replaces``), if it says so.
    """

    address: str
    file: str
    item: TextItem
    formerly: str | None = None


class Texts:
    """What the parts of a framework tell, all of it worked out once and when it is asked for."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = parts

    @cached_property
    def _told(self) -> dict[str, list[Thing]]:
        """The things of each file, with the addresses of their texts."""
        return {file: [*_told(file, part)] for file, part in self._parts.items()}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every lasting text, file by file."""
        return tuple(
            Entry(said.address, file, said, _formerly(said.address, thing.replaces))
            for file, told in self._told.items()
            for thing in told
            for said in thing.said
            if said.lasting
        )

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """Everything that a change can be told of, in reading order, its links by their names."""
        names = _Names(self._parts, self._told)
        found = (
            thing._replace(file=file, links=tuple(map(names.named, thing.links)))
            for file, _ in in_reading_order(self._parts)
            for thing in self._told[file]
        )
        return tuple(one._replace(order=order) for order, one in enumerate(found))

    @cached_property
    def _by_key(self) -> dict[tuple[Kind, str, str], str]:
        return {
            (thing.kind, thing.key, str(said.loc[len(thing.loc)])): said.address
            for told in self._told.values()
            for thing in told
            for said in thing.said
            if said.lasting
        }

    @cached_property
    def _by_place(self) -> dict[tuple[str, Loc], str]:
        return {(one.file, one.item.loc): one.address for one in self.entries}

    @cached_property
    def _by_reference(self) -> dict[str, str]:
        return {
            passage.reference: self._by_place[file, (*passage.loc, passage.field)]
            for file, part in self._parts.items()
            for passage in part.passages()
        }

    def of(self, kind: Kind, key: str, field: str = "text") -> str | None:
        """Return the address of a thing's text, by its field; None when the thing has none."""
        return self._by_key.get((kind, key, field))

    def at(self, file: str, loc: Loc) -> str | None:
        """Return the address of the text at a path in a file; None when none stands there."""
        return self._by_place.get((file, loc))

    def of_passage(self, reference: str) -> str | None:
        """Return the address of the text that a reference leads to."""
        return self._by_reference.get(reference)


def _told(file: str, part: Part) -> Iterator[Thing]:
    """Yield the things of a part, made anew: ``_replace`` takes twice as long, for every text."""
    for thing in part.things():
        said = tuple(
            TextItem(*one[:-1], address(file, part, one.loc)) if one.lasting else one
            for one in thing.said
        )
        key, group = thing.key or said[0].address, thing.group or thing.kind.plural
        yield Thing(thing.kind, key, said, thing.loc, thing.belongs_to, group, *thing[6:])


def address(file: str, part: Part, loc: Loc) -> str:
    """Return the address of what stands at a path in a file.

    A list is passed over when its members have ids; the name of a field is set after a full stop,
    and left out when it is the text itself.
    """
    node: Any = part
    name = file.removesuffix(".yaml")
    waiting = ""
    for step in loc:
        node = node[step] if isinstance(step, int) else _member(node, step)
        if isinstance(step, str):
            name, waiting = name + waiting, f".{step}"
            continue
        own = node.__dict__.get("id") if hasattr(node, "__dict__") else None
        name, waiting = (f"{name}/{own}", "") if own else (f"{name}{waiting}.{step}", "")
    return name if waiting == ".text" else name + waiting


def _member(node: Any, key: str) -> Any:
    """Return what a part has by its name in the file, which may be another than in the model."""
    if isinstance(node, dict):
        return node[key]
    kind = type(node)
    aliased = _ALIASED.get(kind)
    if aliased is None:
        aliased = {one.alias: name for name, one in kind.model_fields.items() if one.alias}
        _ALIASED[kind] = aliased
    return getattr(node, aliased.get(key, key))


_ALIASED: Final[dict[type, dict[str, str]]] = {}
"""The names that fields have in a model and not in the file, by those they have in the file."""


def _formerly(name: str, replaces: str | None) -> str | None:
    return f"{name.rpartition('/')[0]}/{replaces}" if replaces else None


_FIRST_WORDS: Final = 8


def _beginning(text: str) -> str:
    words = text.split()
    more = " …" if len(words) > _FIRST_WORDS else ""
    return f"”{' '.join(words[:_FIRST_WORDS])}{more}”"


class _Names:
    """What people call that which is linked to by id."""

    def __init__(self, parts: Mapping[str, Part], told: Mapping[str, list[Thing]]) -> None:
        self._known: dict[str, dict[str, str]] = {}
        for file, part in parts.items():
            for passage in part.passages():
                passages = self._known.setdefault("passage", {})
                passages[passage.reference] = _beginning(passage.text)
            for thing in told[file]:
                self._known.setdefault(thing.kind.key, {})[thing.key] = thing.belongs_to

    def named(self, link: Link) -> Link:
        """Return a link with the names of what it is to.

        Pejlemærker come in their own order, whatever the ranking: the document ranks nothing.
        """
        if not link.kind:
            return link
        known = self._known.get(link.kind, {})
        to = link.to
        if link.kind == PEJLEMAERKE.key:
            to = tuple(one for one in known if one in to)
        return link._replace(to=to, names=tuple(known.get(one, one) for one in to))
