"""LG514: the same question asked twice on one card or sheet, in other words or the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Related, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.seen import short
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.words.likeness import LONGEST, like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.checked import Checked, Located
    from ledelsesgrundlag_cli.model.base import Part

LG514 = Rule("LG514", "Spørgsmålet bliver stillet to gange", Severity.WARNING)

TWICE: Final = 82.0
"""From here two questions of a file are one; the two most alike in the framework reach 73."""


def check_repeated(checked: Checked) -> Iterator[Diagnostic]:
    """Compare the questions of each file: they stand on one card, or on one sheet."""
    by_file: dict[str, list[Located]] = {}
    for one in checked.read_closely:
        if one.item.kind == "prompt" and len(one.item.text) <= LONGEST:
            by_file.setdefault(one.file, []).append(one)
    for file, questions in by_file.items():
        texts = [_asked(one.item.text) for one in questions]
        for number, one in enumerate(questions):
            for at, _ in like(texts[number], texts[:number], TWICE):
                first = questions[at]
                if _sides(one) != _sides(first) or _never_both(checked.parts[file], one, first):
                    continue
                yield LG514.found(
                    f"Spørgsmålet ligner et andet her i filen: ”{short(texts[at])}”",
                    checked.span(file, one.item.loc),
                    "Slet det ene, eller spørg om noget andet.",
                    related=(Related(checked.span(file, first.item.loc), "det andet spørgsmål"),),
                )
                break


def _asked(text: str) -> str:
    """Return the first question of a text, without what is asked for after it."""
    first = text.partition("?")[0]
    return f"{first}?" if len(first) < len(text) else text


def _sides(one: Located) -> object:
    """Return the side that a wording is for: each side reads its own."""
    return one.item.loc[-1] if one.item.loc[-1] != "text" else None


def _never_both(part: Part, one: Located, other: Located) -> bool:
    """Tell whether two questions of a sheet stand in for each other: no sheet shows both."""
    if not isinstance(part, Sheet):
        return False
    first, second = (
        part.sections[at.item.loc[1]].blocks[at.item.loc[3]]  # type: ignore[index]  # sections, n, blocks, n
        for at in (one, other)
    )
    return first.never_with(second)
