"""What a sheet of last time gives to this one: read from its answers, and said of in the new one.

Agreements, and the expectations that were chosen; nothing else of what was written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import listed_singulars
from ledelsesgrundlag_cli.documents.request import Previous
from ledelsesgrundlag_cli.model.sheet_blocks import AgreementsBlock, ExpectationsBlock
from ledelsesgrundlag_cli.model.sheet_sides import USUAL_SIDES
from ledelsesgrundlag_cli.words.danish import (
    NotADateError,
    danish_date,
    lower_first,
    read_date,
)
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from ledelsesgrundlag_cli.documents.answers import Answers
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

_IN_ROW: Final = re.compile(r"(?P<column>.+)_(?P<row>[1-9][0-9]{0,2})")
"""How the field of an agreement is called: its column's field, and its row."""


class _Column(NamedTuple):
    """A column of agreements somewhere in the framework, by the beginning of its fields' names."""

    field: str
    title: str
    address: str | None


def _columns(framework: Framework) -> Iterator[_Column]:
    """Yield every column in which agreements are written, on any side of any sheet."""
    for sheet in framework.sheets:
        for side, block, number, inner in _agreements(sheet):
            at = ("sections", number, "blocks", inner, "columns")
            for place, column in enumerate(block.columns):
                address = framework.texts.at(f"sheets/{sheet.id}.yaml", (*at, place, "title"))
                yield _Column(f"{side}-{block.id}-{column.id}", column.title, address)


def _agreements(sheet: Sheet) -> Iterator[tuple[str, AgreementsBlock, int, int]]:
    """Yield each side's agreements, with the places of their section and their block."""
    for number, section in enumerate(sheet.sections):
        for inner, block in enumerate(section.blocks):
            if isinstance(block, AgreementsBlock):
                for side in block.sides or section.sides:
                    yield side, block, number, inner


def previous_in(framework: Framework, answers: Answers) -> Previous:
    """Return what answers give to the next sheet, their day and their roles, nothing else.

    Agreements and choices are known by the names of their fields, so that those of an older
    version of the framework are found too, and those in a column that is gone since.
    """
    begin = {
        f"{side}-{block.id}-" for one in framework.sheets for side, block, *_ in _agreements(one)
    }
    order = {column.field: place for place, column in enumerate(_columns(framework))}
    rows: dict[int, list[tuple[str, str]]] = {}
    for name, given in answers.given.items():
        found = _IN_ROW.fullmatch(name)
        if found and isinstance(given, str) and given.strip() and name.startswith(tuple(begin)):
            lines = filter(None, map(str.strip, given.splitlines()))
            rows.setdefault(int(found["row"]), []).append((found["column"], " / ".join(lines)))
    agreements = tuple(
        tuple(sorted(rows[row], key=lambda one: order.get(one[0], len(order))))
        for row in sorted(rows)
    )
    return Previous(
        agreements,
        day_of(framework, answers),
        answers.head.roles,
        chosen=tuple(_chosen(framework, answers)),
    )


def _chosen(framework: Framework, answers: Answers) -> Iterator[str]:
    """Yield the ids of the expectations that are ticked, also of such as are no more."""
    ticked = [name for name, given in answers.given.items() if given is True]
    found = dict.fromkeys(
        name.removeprefix(begin)
        for begin in choices(framework)
        for name in ticked
        if name.startswith(begin)
    )
    known = [one.id for role in framework.roles for one in role.expectations]
    yield from (one for one in known if one in found)
    yield from sorted(found.keys() - {*known})


def choices(framework: Framework) -> Iterator[str]:
    """Yield how the fields begin in which expectations are chosen, on any side of any sheet.

    The id of the expectation comes after it.
    """
    for sheet in framework.sheets:
        for section in sheet.sections:
            for block in section.blocks:
                if isinstance(block, ExpectationsBlock):
                    yield from (f"{one}-{block.id}_" for one in block.sides or section.sides)


def still_chosen(
    framework: Framework, chosen: Collection[str], role_ids: Collection[str]
) -> dict[str, str]:
    """Return those of the roles' expectations that were chosen, each with what it was then.

    One that another role has in the same words is the same.
    """
    words = {
        one.id: " ".join(one.text.split()) for role in framework.roles for one in role.expectations
    }
    then = {words.get(one, one): one for one in chosen}
    return {
        one.id: one.id if one.id in chosen else then[words[one.id]]
        for role in framework.roles
        if role.id in role_ids
        for one in role.expectations
        if one.id in chosen or words[one.id] in then
    }


def day_of(framework: Framework, answers: Answers) -> date | None:
    """Return the day of the talk that answers are of: the sheet's own, or what is written."""
    if answers.head.talk is not None:
        return answers.head.talk
    try:
        return read_date(written(framework, answers, "date") or "")
    except NotADateError:
        return None


def written(framework: Framework, answers: Answers, fill: str) -> str | None:
    """Return what somebody wrote in a head's field, such as the leader's name (``name``)."""
    name = head_field(framework, answers.head.id, fill)
    given = answers.given.get(name) if name else None
    return given.strip() or None if isinstance(given, str) else None


def head_field(framework: Framework, sheet_id: str, fill: str) -> str | None:
    """Return the name of the answer in a sheet's head that is filled from ``fill``."""
    sheet = framework.sheet(sheet_id)
    if sheet is None:
        return None
    first = sheet.parts[0].side
    return next((f"{first}-{one.id}" for one in sheet.fields if one.fill == fill), None)


def said_in(
    framework: Framework, agreement: tuple[tuple[str, str], ...]
) -> tuple[blocks.Said, ...]:
    """Return an agreement's texts as they were written, each under its column's title."""
    titles = {column.field: column for column in _columns(framework)}
    return tuple(
        blocks.Said(text, known.title if known else None, known.address if known else None)
        for field, text in agreement
        for known in (titles.get(field),)
    )


def origin(
    framework: Framework, previous: Previous, role_ids: tuple[str, ...], side: str
) -> str | None:
    """Say when agreements were made, and as what where that is not what the leader is now."""
    day = previous.day
    words = f"Aftalt {danish_date(day.year, day.month, day.day)}" if day else "Aftalt"
    if previous.former_leader:
        words += " med en tidligere nærmeste leder"
    if previous.role_ids and role_ids and set(previous.role_ids) != set(role_ids):
        who = "du" if side == next(iter(USUAL_SIDES)) else "lederen"
        roles = [one for one in framework.roles if one.id in previous.role_ids]
        was = lower_first(listed_singulars(roles)) if roles else ""
        then = f"var {was}" if was else USUAL.say("ikke havde samme {rolle}")
        words += f", da {who} {then}"
    return None if words == "Aftalt" else f"{words}."
