"""What a new framework is to hold: the names given, with the ids made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.model.pejlemaerke import MAX_PEJLEMAERKER
from ledelsesgrundlag_cli.model.role import BEYOND_THE_ROLES, MAX_LEVEL
from ledelsesgrundlag_cli.words.danish import lower_first
from ledelsesgrundlag_cli.words.ids import make_id
from ledelsesgrundlag_cli.words.nouns import USUAL
from ledelsesgrundlag_cli.words.one_line import WORD, one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework

MAX_NAME: Final = 120
"""Characters of a name: it is to stand in a heading."""

_COMMON: Final = frozenset(
    ("af", "at", "der", "det", "en", "et", "for", "fra", "hos", "i", "kommune", "med", "og", "på")
)
"""Words that any dictionary knows."""


class BadNamesError(ValueError):
    """The names cannot stand together. The message says why in Danish."""


class StartRole(NamedTuple):
    """A role: its name, what one leader is, and its place in the chain, 1 at the top."""

    id: str
    name: str
    singular: str
    level: int


class StartMarker(NamedTuple):
    """A pejlemærke."""

    id: str
    name: str


class Start(NamedTuple):
    """What a new framework begins with; ``words`` are those a dictionary may not know."""

    framework_id: str
    title: str
    organisation: str
    roles: tuple[StartRole, ...]
    pejlemaerker: tuple[StartMarker, ...]
    words: tuple[str, ...]


def clean(text: str) -> str:
    """Return a name on one line.

    Raises:
        NotPlainError: it cannot be used.
    """
    return one_line(text, MAX_NAME)


def make_start(
    organisation: str, title: str, roles: Sequence[str], pejlemaerker: Sequence[str]
) -> Start:
    """Make ids of names: roles from the top of the chain, pejlemærker in their order.

    Raises:
        NotPlainError: a name cannot be used.
        BadNamesError: one stands twice, or there are too many.
    """
    given = [clean(one) for one in roles]
    markers = [clean(one) for one in pejlemaerker]
    for what, names, most in (
        (USUAL.role.many, given, MAX_LEVEL),
        (USUAL.marker.many, markers, MAX_PEJLEMAERKER),
    ):
        if len(names) > most:
            raise BadNamesError(f"Der kan højst være {most} {what}. I har skrevet {len(names)}.")
        twice = _twice(names)
        if twice is not None:
            raise BadNamesError(f"”{twice}” står to gange blandt de {what}, I har skrevet.")
    organisation = clean(organisation)
    role_ids = _ids(given, "rolle", BEYOND_THE_ROLES)
    marker_ids = _ids(markers, "pejlemaerke")
    return Start(
        make_id(organisation, (), "ledelsesgrundlag"),
        clean(title),
        organisation,
        tuple(
            StartRole(role_id, name, lower_first(name), level)
            for level, (role_id, name) in enumerate(zip(role_ids, given, strict=True), start=1)
        ),
        tuple(map(StartMarker, marker_ids, markers)),
        tuple(_words([organisation, title, *given, *markers])),
    )


def _ids(names: Iterable[str], otherwise: str, reserved: Collection[str] = ()) -> list[str]:
    made: list[str] = []
    for name in names:
        made.append(make_id(name, {*made, *reserved}, otherwise))
    return made


def _twice(names: Iterable[str]) -> str | None:
    """Return the first name that was there already, whatever its case."""
    seen: set[str] = set()
    for name in names:
        folded = name.casefold()
        if folded in seen:
            return name
        seen.add(folded)
    return None


def _words(names: Iterable[str]) -> list[str]:
    """Return the words of names, each once, but the most common: what others call things is
    seldom in a dictionary, and which dictionary a machine has must not matter.
    """
    found: dict[str, str] = {}
    for name in names:
        for word in WORD.findall(name):
            if word.casefold() not in _COMMON:
                found.setdefault(word.casefold(), word)
    return list(found.values())


def copied_start(organisation: str, title: str | None, framework: Framework) -> Start:
    """Begin from another framework, with its roles, pejlemærker and title.

    Raises:
        NotPlainError: a name cannot be used.
    """
    organisation = clean(organisation)
    return Start(
        make_id(organisation, (), "ledelsesgrundlag"),
        clean(framework.metadata.title if title is None else title),
        organisation,
        tuple(StartRole(one.id, one.title, one.singular, one.level) for one in framework.roles),
        tuple(StartMarker(one.id, one.name) for one in framework.pejlemaerker),
        (),
    )
