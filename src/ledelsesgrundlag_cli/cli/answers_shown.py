"""What ``lg answers`` says of one filled sheet."""

from __future__ import annotations

import sys
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.render.form_fields import FieldKind
from ledelsesgrundlag_cli.words.danish import NUMBERS, danish_date
from ledelsesgrundlag_cli.words.harmless import inline, literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ledelsesgrundlag_cli.documents.answers import Answer, SheetHead
    from ledelsesgrundlag_cli.inward.fresh import Known
    from ledelsesgrundlag_cli.inward.placing import Asked
    from ledelsesgrundlag_cli.loading.framework import Framework

_INDENT: Final = "  "
_TICK: Final = "☒"
_LONGEST: Final = 200
"""Characters of a note that are told; all of it stands in the file."""
_WORDS: Final = {
    number: word for word, number in NUMBERS.items() if word not in {"ét", "en", "et"}
}


def show(known: Known, framework: Framework) -> None:
    """Print what stands on the sheet, and tell what the reader must know of it."""
    from ledelsesgrundlag_cli.inward.placing import questions

    document = known.recognised.document
    head = known.head
    console.say(title_of(head, framework))
    for said in filter(None, (made_for(known, framework), days_of(head))):
        say_wrapped(f"{said}.")
    if head.shared:
        console.say("Filen er lavet til at dele: Der står kun det, som er valgt.")
    for asked in questions(document) if document is not None else ():
        lines = [*answer_lines(asked, known.placed.given)]
        if lines:
            console.say("")
            say_wrapped(literal(asked.words))
            for line in lines:
                say_wrapped(inline(line), _INDENT)
    _show_gone(known)
    console.say("")
    tell_notes(known, framework)
    console.say(last_line(known))


def last_line(known: Known) -> str:
    """Say how much was read. What a file for sharing lacks may be empty, or was held back."""
    number = known.placed.read + len(known.placed.gone)
    rest = "Ikke delt" if known.head.shared else "Tomme"
    return f"Læst: {number} svar. {rest}: {known.placed.empty}. Se dem igennem, før du bruger dem."


def title_of(head: SheetHead, framework: Framework) -> str:
    """Name a sheet and the roles it is for; by its id, where the framework has it no longer."""
    sheet = framework.sheet(head.id)
    own = head.framework == framework.metadata.id
    title = sheet.title if sheet is not None and own else head.id
    known = {role.id: role.singular for role in framework.roles} if own else {}
    roles = [known.get(one, one) for one in head.roles or ()]
    return literal(f"{title}: {', '.join(roles)}" if roles else title)


def days_of(head: SheetHead) -> str:
    """Say the days that a sheet tells."""
    days = {"Samtale": head.talk, "Slet senest": head.delete_by}
    return ". ".join(f"{name}: {_day(day)}" for name, day in days.items() if day is not None)


def made_for(known: Known, framework: Framework) -> str:
    """Say whose names the sheet was made with, where the file tells."""
    sheet = framework.sheet(known.head.id)
    if sheet is None:
        return ""
    first = sheet.parts[0].side
    names = {
        field.label.for_side(first): known.recognised.filled.by_sheet.get(f"{first}-{field.id}")
        for field in sheet.fields
        if field.fill in {"name", "leader"}
    }
    return ". ".join(f"{label}: {literal(name)}" for label, name in names.items() if name)


def answer_lines(asked: Asked, given: Mapping[str, Answer]) -> Iterator[str]:
    """Yield the lines of a question's answers: as they were written, ticked or chosen."""
    alone = len({field.name for field in asked.fields}) == 1
    told: set[str] = set()
    for field in asked.fields:
        answer = given.get(field.name)
        if answer is None or field.name in told:
            continue
        if field.kind is FieldKind.TICK:
            yield f"{_TICK} {field.label}"
        elif field.kind is FieldKind.CHOICE:
            if answer != field.value:
                continue
            yield field.label
        elif alone:
            yield from str(answer).split("\n")
        else:
            first, *rest = str(answer).split("\n")
            yield f"{field.label}{'' if field.label.endswith(('…', '?')) else ':'} {first}"
            yield from rest
        told.add(field.name)


def tell_notes(known: Known, framework: Framework) -> None:
    """Tell on stderr what the reader must know: other versions, what differs, what is outside."""
    sys.stdout.flush()
    for note in notes(known, framework):
        console.warn(note)


def notes(known: Known, framework: Framework) -> Iterator[str]:
    """Yield what is to be told of a sheet beside its answers."""
    head, placed, own = known.head, known.placed, framework.metadata.version
    if known.recognised.document is None:
        yield f"Arket ”{literal(head.id)}” findes ikke længere i ledelsesgrundlaget."
    elif head.version and head.version != own:
        yield (
            f"Arket er lavet med version {literal(head.version)}, og nu er ledelsesgrundlaget "
            f"version {own}.{_gone_sentence(len(placed.gone))}"
        )
    elif placed.gone:
        changed = (
            "Arket er ændret, siden det blev lavet." if known.recognised.same is False else ""
        )
        yield f"{changed}{_gone_sentence(len(placed.gone))}".strip()
    if placed.differing:
        yield f"Ikke udfyldt ens på alle dele: {_labels(known)}. Alt, der stod, er med."
    yield from _names(known)
    for text in known.outside:
        yield f"Der er skrevet noget uden for felterne: {_quoted(text)}. Det er ikke kommet med."
    if known.perhaps:
        yield (
            "Arket har fået andre ord, siden det blev lavet. Det her står uden for felterne og er "
            f"ikke på arket i dag: {', '.join(map(_quoted, dict.fromkeys(known.perhaps)))}. Har "
            "du selv skrevet noget af det, så er det ikke kommet med."
        )


def _names(known: Known) -> Iterator[str]:
    """Tell where another name is filled in than the one the sheet was made for."""
    for name, before in known.recognised.filled.by_sheet.items():
        now = known.placed.given.get(name, known.placed.gone.get(name))
        if isinstance(now, str):
            yield (
                f"Arket er lavet til {literal(before)}, men nu står der {literal(now)}. Er det "
                "den rigtige fil?"
            )


def _labels(known: Known) -> str:
    from ledelsesgrundlag_cli.inward.placing import questions

    document = known.recognised.document
    every = () if document is None else questions(document)
    labels = [one.words for one in every for name in known.placed.differing if name == one.id]
    return ", ".join(f"”{literal(one)}”" for one in labels)


def _gone_sentence(number: int) -> str:
    if number == 0:
        return ""
    if number == 1:
        return " Ét svar hører til et spørgsmål, der ikke findes længere. Det står sidst."
    count = _WORDS.get(number, str(number))
    return (
        f" {count[:1].upper()}{count[1:]} svar hører til spørgsmål, der ikke findes længere. "
        "De står sidst."
    )


def _show_gone(known: Known) -> None:
    gone = known.placed.gone
    if not gone:
        return
    console.say("")
    console.say("Svar til spørgsmål, der ikke findes længere:")
    for name, answer in gone.items():
        say_wrapped(literal(name), _INDENT)
        for line in (_TICK,) if answer is True else str(answer).split("\n"):
            say_wrapped(inline(line), _INDENT * 2)


def say_wrapped(text: str, indent: str = "") -> None:
    """Print a text broken between words, so that it is read at any width."""
    room = max(console.width(), 20)
    hanging = indent + " " * (2 if text.startswith(_TICK) else 0)
    for line in wrap(
        text, room, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False
    ) or [""]:
        console.say(line)


def _quoted(text: str) -> str:
    plain = literal(text)
    return f"”{plain}”" if len(plain) <= _LONGEST else f"”{plain[:_LONGEST]} …”"


def _day(day: date) -> str:
    return danish_date(day.year, day.month, day.day)
