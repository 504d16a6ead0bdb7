"""Gathering what several people have written: enough of them, in no order, and nobody named.

Only the answers under the headings to gather are looked at. What a sheet is called, who it is of,
when it was made, what is ticked on it and what stands at its head has no way in here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents.gathered import Gathered
from ledelsesgrundlag_cli.inward.folder import Unread, sheets_in
from ledelsesgrundlag_cli.words.danish import listed
from ledelsesgrundlag_cli.words.folding import folded
from ledelsesgrundlag_cli.words.order import alphabetical

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.gathered import Under
    from ledelsesgrundlag_cli.inward.fresh import Known, Reader
    from ledelsesgrundlag_cli.model.sheet import Sheet

Texts = Mapping[str, tuple[str, ...]]
"""What is written on one sheet, by the ids of the headings it is gathered under."""
_Content = frozenset[tuple[str, str]]
"""A sheet's texts as they are compared: the same sheet saved twice is one."""


OTHERS: Final = "Andre"
"""What those are called, beside groups, who belong to none."""


class Brought(NamedTuple):
    """A sheet to gather: its texts, and the ids of the roles it is for where it tells.

    ``more`` says that something may be written beside its fields, or in some that are gone since.
    """

    texts: Texts
    roles: tuple[str, ...] | None
    more: bool


class Group(NamedTuple):
    """The sheets of some people; ``name`` is None for those that belong to no group."""

    name: str | None
    sheets: tuple[Texts, ...]


class TooFewError(Exception):
    """There are fewer sheets with something written on them than it takes."""


def texts_of(given: Mapping[str, Answer], headings: Sequence[Under]) -> Texts:
    """Return what is written under the headings, of the answers on a sheet."""
    found = {
        under.id: tuple(
            answer
            for name in under.fields
            if isinstance(answer := given.get(name), str) and answer.strip()
        )
        for under in headings
    }
    return {name: texts for name, texts in found.items() if texts}


def brought(
    folder: Path, reader: Reader, sheet: Sheet, headings: Sequence[Under]
) -> Iterator[Brought | Unread]:
    """Read the sheets in a folder, and why others cannot be gathered with them.

    Raises:
        OSError: the folder cannot be read.
        TemplateProblemError: as ``Reader.read``.
    """
    for one in sheets_in(folder, reader, every=False):
        if isinstance(one, Unread):
            yield one
        elif one.known is None or one.head.framework != reader.framework.metadata.id:
            yield Unread(one.name, "Arket hører til et andet ledelsesgrundlag.")
        elif one.head.id != sheet.id:
            yield Unread(one.name, f"Det er ikke et ark fra ”{sheet.title}”.")
        else:
            yield _brought(one.known, headings)


def _brought(known: Known, headings: Sequence[Under]) -> Brought:
    placed = known.placed
    gone = any(isinstance(one, str) for one in placed.gone.values())
    more = bool(gone or known.outside or known.perhaps)
    return Brought(texts_of(placed.given, headings), known.head.roles, more)


def gather(groups: Sequence[Group], headings: Sequence[Under], floor: int) -> tuple[Gathered, ...]:
    """Put the texts of several sheets together, those of each group by itself.

    Groups with fewer than ``floor`` sheets are put together, or all groups where that is not
    enough. The same text under the same heading of a group stands once. Neither the order of the
    groups nor that of their sheets makes a difference.

    Raises:
        TooFewError: all together there are fewer than ``floor``.
    """
    parts = _parts(sorted(groups, key=_place), floor)
    named = len(parts) > 1 or (len(groups) == 1 and groups[0].name is not None)
    return tuple(
        Gathered(
            listed([_called(one) for one in part]) if named else None,
            {one.id: tuple(_in_order(part, one.id)) for one in headings},
        )
        for part in parts
    )


def without(
    groups: Sequence[Group], gathered: Sequence[Gathered], numbers: Collection[int]
) -> tuple[tuple[Group, ...], tuple[str, ...]]:
    """Leave texts out, by their numbers on the page that was gathered, the first being 1.

    Returns:
        The groups without them, and the texts that are left out.

    Raises:
        IndexError: there is no text of a number.
    """
    places = [
        (heading, text)
        for part in gathered
        for heading, texts in part.texts.items()
        for text in texts
    ]
    gone = [places[number - 1] for number in sorted(numbers)]
    same = {(heading, folded(text)) for heading, text in gone}
    left = tuple(
        Group(group.name, tuple(_less(sheet, same) for sheet in group.sheets)) for group in groups
    )
    return left, tuple(text for _, text in gone)


def _less(sheet: Texts, gone: Collection[tuple[str, str]]) -> Texts:
    kept = {
        heading: tuple(one for one in texts if (heading, folded(one)) not in gone)
        for heading, texts in sheet.items()
    }
    return {heading: texts for heading, texts in kept.items() if texts}


def _parts(groups: Sequence[Group], floor: int) -> list[list[Group]]:
    """Divide the groups into those that stand alone, and those that stand together."""
    own = [[content for sheet in one.sheets if (content := _content(sheet))] for one in groups]
    small: list[int] = []
    large: list[list[Group]] = []
    for at, group in enumerate(groups):
        # What lies in two groups' folders helps neither of them over the floor.
        others = {content for number, some in enumerate(own) if number != at for content in some}
        if _count([content for content in own[at] if content not in others]) < floor:
            small.append(at)
        else:
            large.append([group])
    if not small:
        return large
    if _count([content for at in small for content in own[at]]) >= floor:
        return [*large, [groups[at] for at in small]]
    if _count([content for some in own for content in some]) < floor:
        raise TooFewError
    return [[*groups]]


def _count(contents: Sequence[_Content]) -> int:
    """Count the sheets that are not the same as another, or the beginning of it."""
    different = set(contents)
    return sum(not any(one < other for other in different) for one in different)


def _content(sheet: Texts) -> _Content:
    """Return what a sheet says. A text without a letter or a digit says nothing."""
    return frozenset(
        (heading, said)
        for heading, texts in sheet.items()
        for text in texts
        if any(map(str.isalnum, said := folded(text).casefold()))
    )


def _in_order(groups: Sequence[Group], heading: str) -> Iterator[str]:
    """Yield the different texts under a heading in alphabetical order."""
    texts = [text for group in groups for sheet in group.sheets for text in sheet.get(heading, ())]
    once: dict[str, str] = {}
    for text in sorted(texts):
        once.setdefault(folded(text), text)
    yield from sorted(once.values(), key=alphabetical)


def _place(group: Group) -> tuple[bool, tuple[tuple[int, ...], str]]:
    """Sort groups by their names; those who belong to none come last."""
    return group.name is None, alphabetical(group.name or "")


def _called(group: Group) -> str:
    return OTHERS if group.name is None else group.name
