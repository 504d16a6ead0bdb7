"""The dialogue card (Dialogkort): reflection prompts for pejlemærker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon, expectation_item, marks
from ledelsesgrundlag_cli.words.danish import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.pejlemaerke import Pejlemaerke
    from ledelsesgrundlag_cli.model.prompt import Prompt


def dialogue_card(
    framework: Framework,
    pejlemaerke_ids: Sequence[str],
    *,
    forum_id: str | None = None,
    role_id: str | None = None,
) -> blocks.Document:
    """Build the prompts for some pejlemærker, for one forum or all.

    With a role, that role's own prompts come along, and the role's expectations that touch
    the pejlemærke.
    """
    words = framework.dialogue_card
    chosen = [marker for marker in framework.pejlemaerker if marker.id in pejlemaerke_ids]
    forum = next((one for one in framework.fora if one.id == forum_id), None)
    role = framework.role(role_id) if role_id else None
    subtitle = " · ".join(part for part in (forum and forum.name, role and role.title) if part)
    one = chosen[0] if len(chosen) == 1 else None
    body: list[blocks.Block] = [
        blocks.Title(
            "kort_titel",
            kicker=words.title,
            text=one.name if one else _title(framework, chosen),
            subtitle=subtitle or None,
        )
    ]
    if words.lead:
        body.append(blocks.Text("kort_indledning", words.lead, tone="lead", added=True))
    for marker in chosen:
        card = [*_card(framework, marker, forum_id, role_id, level=2 if one else 3)]
        if not any(isinstance(block, blocks.Prompts | blocks.Expectations) for block in card):
            continue
        if not one:
            body.append(blocks.Heading(f"pejlemaerke_{marker.id}", marker.name))
        body.extend(card)
    if role:
        body.append(blocks.Legend("kort_pejlemaerker", marks(framework)))
    if any(isinstance(block, blocks.Prompts | blocks.Expectations) for block in body):
        body.append(blocks.Text("kort_tilfoejet", words.added_note, tone="note", added=True))
    return blocks.Document(
        kind="dialogkort",
        id="-".join(["dialogkort", *([one.id] if one else [])]),
        title=f"{words.title}: {listed([marker.name for marker in chosen])}",
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=tuple(body),
    )


def _title(framework: Framework, chosen: Sequence[Pejlemaerke]) -> str:
    if len(chosen) == len(framework.pejlemaerker):
        chapter = next((one for one in framework.chapters if one.id == "pejlemaerker"), None)
        return chapter.title if chapter else "Pejlemærker"
    return listed([marker.name for marker in chosen])


def _card(
    framework: Framework,
    marker: Pejlemaerke,
    forum_id: str | None,
    role_id: str | None,
    *,
    level: int,
) -> Iterator[blocks.Block]:
    words = framework.dialogue_card
    if marker.description:
        yield blocks.Text(f"{marker.id}_beskrivelse", marker.description.text, added=True)
    for forum in framework.fora:
        if forum_id not in {None, forum.id}:
            continue
        found = [
            prompt
            for prompt in framework.prompts
            if prompt.pejlemaerke == marker.id
            and prompt.forum == forum.id
            and prompt.role in {None, role_id}
        ]
        if found:
            anchor = f"{marker.id}_{forum.id}"
            yield blocks.Heading(anchor, forum.name, level)
            yield blocks.Prompts(
                f"{anchor}_spoergsmaal", tuple(_prompt(framework, one) for one in found)
            )
    if role_id:
        role = framework.role(role_id)
        anchor = f"{marker.id}_rolle_{role_id}"
        touched = tuple(
            expectation_item(framework, role, expectation, within=anchor)
            for expectation in role.expectations
            if marker.id in expectation.pejlemaerker.all
        )
        if touched:
            yield blocks.Heading(anchor, words.role_title, level)
            yield blocks.Expectations(
                f"{anchor}_forventninger", label=words.role_title, items=touched
            )


def _prompt(framework: Framework, prompt: Prompt) -> blocks.Prompt:
    aims = framework.dialogue_card.aims
    return blocks.Prompt(prompt.id, prompt.text, aims.get(prompt.aim, ""))
