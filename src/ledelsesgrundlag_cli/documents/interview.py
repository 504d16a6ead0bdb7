"""What those who apply for a role are asked, as it is written in ``interview/``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.model import sheet_blocks as model
from ledelsesgrundlag_cli.model.block_texts import every_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.interview import InterviewQuestion
    from ledelsesgrundlag_cli.model.role import Expectation, Role
    from ledelsesgrundlag_cli.model.sheet import Sheet

OWN: Final = "Skriv jeres eget spørgsmål: Spørg til noget, ansøgeren har gjort."
"""Stands where nobody has written a question to an expectation yet."""


def questions_to(
    framework: Framework, pairs: Sequence[tuple[Role, Expectation]], anchor: str, lines: int
) -> Iterator[blocks.Listen | blocks.Question]:
    """Yield what is asked about an expectation that some roles have, or room for a question.

    ``lines`` is how many there are to write what was said on; with none the questions are there
    to choose from.
    """
    found = [
        (role, number, one)
        for role, expectation in pairs
        for number, one in enumerate(_asked(framework, role))
        if one.expectation == expectation.id
    ]
    for role, number, one in found:
        yield _listen(framework, role, number, one, f"{anchor}_{one.id}", lines)
    if not found:
        name = f"{anchor}_{pairs[0][1].id}"
        yield blocks.Question(name, OWN, lines + 1 if lines else 1)


def _asked(framework: Framework, role: Role) -> tuple[InterviewQuestion, ...]:
    part = framework.asked_of(role.id)
    return part.questions if part else ()


def _listen(
    framework: Framework, role: Role, number: int, one: InterviewQuestion, name: str, lines: int
) -> blocks.Listen:
    def items(field: str, texts: tuple[str, ...]) -> tuple[blocks.Item, ...]:
        return tuple(
            blocks.Item(f"{name}_{field}-{at}", text, of(field, at - 1))
            for at, text in enumerate(texts, start=1)
        )

    def of(*field: str | int) -> str | None:
        return framework.texts.at(f"interview/{role.id}.yaml", ("questions", number, *field))

    return blocks.Listen(
        name,
        one.text,
        lines,
        items("follow_up", one.follow_up),
        items("listen", one.listen),
        address=of("text"),
    )


def fields_for(sheet: Sheet, expectation: str, questions: Sequence[str] = ()) -> Iterator[str]:
    """Yield what the fields may be called that a sheet has for an expectation in focus.

    ``questions`` are the ids of the questions to it. The builder of the sheet names them so.
    """
    for section in sheet.sections:
        for block, _ in every_block(section.blocks, ()):
            for side in block.sides or section.sides:
                if isinstance(block, model.PeopleBlock) and "focus" in block.filled_from:
                    for column in block.columns:
                        yield f"{side}-{block.id}-{column.id}_{expectation}"
                elif isinstance(block, model.PerExpectationBlock):
                    for inner in block.blocks:
                        for one in (expectation, *questions):
                            yield f"{side}-{inner.id}_{one}"


def asked_on(block: blocks.Listen) -> list[tuple[str, str]]:
    """Return what to ask on and what to listen for, each with its label, where there is any."""
    found = (
        (block.follow_up_label, " ", block.follow_up),
        (block.listen_label, " · ", block.listen),
    )
    return [
        (label, between.join(one.text for one in some)) for label, between, some in found if some
    ]


def cases(
    framework: Framework, role_ids: Sequence[str], anchor: str, lines: int
) -> Iterator[blocks.Case]:
    """Yield the case of each role that has one."""
    for role_id in role_ids:
        part = framework.asked_of(role_id)
        if part is None or part.case is None:
            continue
        name, file = f"{anchor}_{role_id}", f"interview/{role_id}.yaml"
        asked = tuple(
            blocks.Item(
                f"{name}_{at + 1}",
                one.text,
                framework.texts.at(file, ("case", "questions", at, "text")),
            )
            for at, one in enumerate(part.case.questions)
        )
        address = framework.texts.at(file, ("case", "text"))
        yield blocks.Case(name, part.case.text, asked, lines, address)
