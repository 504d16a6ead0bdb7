"""What a unit adds, where a document shows it: always marked, and never in place of anything.

A framework may carry one unit (``Framework.local``). Take what is marked ``local`` out of a
document of it, and what is left is the document of the framework alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents import blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.local import LocalExpectation, LocalUnit

FOOT: Final = "Lokale tillæg er enhedens egne og ikke en del af ledelsesgrundlaget."


def label(unit: LocalUnit) -> str:
    """Say whose words follow: ``Hos os · Center for Børn og Unge``."""
    return f"Hos os · {unit.name}"


def said_by(unit: LocalUnit, text: str) -> str:
    """Return a unit's text with whose it is before it."""
    return f"{label(unit)}: {text}"


def additions(
    framework: Framework, expectation_ids: Collection[str], anchor: str
) -> tuple[blocks.Addition, ...]:
    """Return what a unit says of an expectation, or of any of those that it stands for.

    ``anchor`` is the id of what is shown. What it means here comes before examples of it.
    """
    unit = framework.local
    if unit is None:
        return ()
    words = [
        *(said_by(unit, one.text) for one in unit.emphasis if one.expectation in expectation_ids),
        *(
            f"Eksempel hos os · {unit.name}: {one.text}"
            for one in unit.examples
            if one.expectation in expectation_ids
        ),
    ]
    return tuple(
        blocks.Addition(f"{anchor}_{unit.id}_{number}", text, unit.id)
        for number, text in enumerate(words, start=1)
    )


def own_expectations(
    framework: Framework, role_ids: Collection[str], mark_id: str | None = None
) -> list[LocalExpectation]:
    """Return what a unit itself expects of some roles, of one pejlemærke if it is named."""
    unit = framework.local
    return [
        one
        for one in (unit.expectations if unit else ())
        if one.role in role_ids and mark_id in {None, *one.pejlemaerker}
    ]


def own_items(
    framework: Framework,
    role_ids: Collection[str],
    marks: tuple[blocks.Mark, ...],
    *,
    within: str,
    mark_id: str | None = None,
    tagged: bool = False,
) -> Iterator[blocks.ExpectationItem]:
    """Yield a unit's own expectations, to stand after the common ones in a list.

    ``marks`` are those to show of each that is linked to them; ``within`` is the id of the list.
    ``tagged`` says of which role each is.
    """
    unit = framework.local
    if unit is None:
        return
    for one in own_expectations(framework, role_ids, mark_id):
        yield blocks.ExpectationItem(
            f"{within}_{unit.id}_{one.id}",
            one.id,
            said_by(unit, one.text),
            added=False,
            marks=tuple(mark for mark in marks if mark.id in one.pejlemaerker),
            roles=(framework.role(one.role).title,) if tagged else (),
            local=unit.id,
        )


def own_prompts(
    framework: Framework, mark_id: str, forum_id: str, role_id: str | None
) -> Iterator[blocks.Prompt]:
    """Yield a unit's prompts for a pejlemærke and a forum: everybody's, and the role's. Whose
    they are stands above each.
    """
    unit = framework.local
    if unit is None:
        return
    for one in unit.prompts:
        if (one.pejlemaerke, one.forum) == (mark_id, forum_id) and one.role in {None, role_id}:
            aim = framework.dialogue_card.aims.get(one.aim, "")
            said = " · ".join(filter(None, (label(unit), aim)))
            yield blocks.Prompt(f"{unit.id}_{one.id}", one.text, said, local=unit.id)


def own_questions(
    framework: Framework, sheet_id: str, section_id: str, side: str, anchor: str
) -> Iterator[blocks.Question]:
    """Yield a unit's questions for a section of a sheet. ``anchor`` begins the side's ids."""
    for name, text in own_questions_of(framework, sheet_id, side, section_id):
        local = framework.local.id if framework.local else None
        yield blocks.Question(f"{anchor}-{name}", text, LINES, local=local)


def own_questions_of(
    framework: Framework, sheet_id: str, side: str, section_id: str | None = None
) -> Iterator[tuple[str, str]]:
    """Yield a unit's questions for a side of a sheet, or for a section of it: what ends the name
    of the field, and the words with whose they are.
    """
    unit = framework.local
    if unit is None:
        return
    for one in unit.questions:
        here = one.sheet == sheet_id and side in one.sides
        if here and section_id in {None, one.section}:
            yield f"{unit.id}_{one.id}", said_by(unit, one.text)


LINES: Final = 2
"""Lines to write on below a unit's question: few, so that the sheet keeps its pages."""


def with_foot(framework: Framework, shown: Iterable[blocks.Block]) -> Iterator[blocks.Block]:
    """Yield a document's blocks, and at the end of each part with something local whose it is."""
    unit = framework.local
    if unit is None:
        yield from shown
        return
    part, has = "", False
    for block in shown:
        if isinstance(block, blocks.Title):
            if has:
                yield _foot(unit, part)
            part, has = block.id, False
        has = has or has_local(block)
        yield block
    if has:
        yield _foot(unit, part)


def _foot(unit: LocalUnit, part: str) -> blocks.Text:
    return blocks.Text(f"{part}_{unit.id}_lokalt", FOOT, "note", added=True, local=unit.id)


def has_local(node: object) -> bool:
    """Tell whether anything in a document, or in part of it, is a unit's."""
    if not isinstance(node, tuple):
        return False
    return any(
        bool(value) if field in {"local", "additions"} else has_local(value)
        for field, value in blocks.members(node)
    )
