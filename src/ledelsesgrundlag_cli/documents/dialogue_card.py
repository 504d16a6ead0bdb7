"""The dialogue card (Dialogkort): reflection prompts for pejlemærker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.booklet import MARKERS_CHAPTER
from ledelsesgrundlag_cli.documents.common import (
    colophon,
    expectation_item,
    legend,
    marks,
    of_card,
    of_title,
)
from ledelsesgrundlag_cli.documents.local import own_items, own_prompts, with_foot
from ledelsesgrundlag_cli.model.card_words import HowTo
from ledelsesgrundlag_cli.model.kinds import CHAPTER, FORUM, PEJLEMAERKE, PROMPT
from ledelsesgrundlag_cli.words.danish import listed
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.forum import Forum
    from ledelsesgrundlag_cli.model.pejlemaerke import Pejlemaerke
    from ledelsesgrundlag_cli.model.prompt import Prompt
    from ledelsesgrundlag_cli.model.role import Role


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
    role = framework.role(role_id) if role_id else None
    one = chosen[0] if len(chosen) == 1 else None
    forum = next((one for one in framework.fora if one.id == forum_id), None)
    body: list[blocks.Block] = [*_head(framework, chosen, forum, role)]
    for marker in chosen:
        card = [*_card(framework, marker, forum_id, role_id)]
        shown = [had for had in card if isinstance(had, blocks.Prompts | blocks.Expectations)]
        if not shown:
            continue
        if not one:
            common = any(block.local is None for block in shown)
            local = None if common else shown[0].local
            body.append(_part(framework, marker)._replace(local=local))
            body += (said._replace(local=local) for said in _description(framework, marker))
        body.extend(card)
    if role:
        body.append(legend(framework, "kort_pejlemaerker"))
    if any(
        isinstance(block, blocks.Prompts | blocks.Expectations) and block.local is None
        for block in body
    ):
        note = of_card(framework, words, "added_note")
        body.append(
            blocks.Text("kort_tilfoejet", words.added_note, "note", added=True, address=note)
        )
    return blocks.Document(
        kind="dialogkort",
        id="-".join(["dialogkort", *([one.id] if one else [])]),
        title=f"{words.title}: {listed([marker.name for marker in chosen])}",
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=tuple(with_foot(framework, body)),
    )


def _head(
    framework: Framework, chosen: Sequence[Pejlemaerke], forum: Forum | None, role: Role | None
) -> Iterator[blocks.Block]:
    """Yield the card's title, and what is said below it."""
    words = framework.dialogue_card
    title, address = _title(framework, chosen)
    under = [one for one in (forum and forum.name, role and role.title) if one]
    below = framework.texts.of(FORUM, forum.id, "name") if forum else None
    yield blocks.Title(
        "kort_titel",
        kicker=words.title,
        text=title,
        subtitle=" · ".join(under) or None,
        address=address,
        kicker_address=of_card(framework, words, "title"),
        # A forum's name is added: where both stand there, the role's is what can be adopted.
        subtitle_address=of_title(framework, role) if role else below,
        mark=_mark(framework, chosen[0]) if len(chosen) == 1 else None,
    )
    if len(chosen) == 1:
        yield from _description(framework, chosen[0])
    if words.lead:
        lead = of_card(framework, words, "lead")
        yield blocks.Text("kort_indledning", words.lead, "lead", added=True, address=lead)
    if words.how_to or not words.lead:
        yield from _how_to(framework, words.how_to or HowTo())


def _how_to(framework: Framework, how_to: HowTo) -> Iterator[blocks.Block]:
    """Yield how the cards are used: a heading, and a list of steps."""

    def address(*loc: str | int) -> str | None:
        return of_card(framework, framework.dialogue_card, "how_to", *loc)

    yield blocks.Heading("kort_saadan", how_to.title, address=address("title"))
    steps = (
        blocks.Item(f"kort_trin_{number}", text, address("steps", number - 1))
        for number, text in enumerate(how_to.steps, start=1)
    )
    yield blocks.Items("kort_trin", tuple(steps), steps=True)


def _mark(framework: Framework, marker: Pejlemaerke) -> blocks.Mark:
    [mark] = marks(framework, {marker.id})
    return mark


def _part(framework: Framework, marker: Pejlemaerke) -> blocks.Title:
    """Begin a pejlemærke's part, where a document has several."""
    words = framework.dialogue_card
    return blocks.Title(
        f"pejlemaerke_{marker.id}",
        words.title,
        marker.name,
        address=framework.texts.of(PEJLEMAERKE, marker.id, "name"),
        kicker_address=of_card(framework, words, "title"),
        mark=_mark(framework, marker),
    )


def _title(framework: Framework, chosen: Sequence[Pejlemaerke]) -> tuple[str, str | None]:
    """Return the card's title, and its address where it is a text of the framework."""
    of = framework.texts.of
    if len(chosen) == 1:
        return chosen[0].name, of(PEJLEMAERKE, chosen[0].id, "name")
    if len(chosen) == len(framework.pejlemaerker):
        chapter = next((one for one in framework.chapters if one.id == MARKERS_CHAPTER), None)
        address = of(CHAPTER, f"chapters/{MARKERS_CHAPTER}", "title")
        return chapter.title if chapter else USUAL.say("{Pejlemærker}"), address
    return listed([marker.name for marker in chosen]), None


def _description(framework: Framework, marker: Pejlemaerke) -> Iterator[blocks.Text]:
    if marker.description:
        address = framework.texts.of(PEJLEMAERKE, marker.id, "description")
        text = marker.description.text
        yield blocks.Text(f"{marker.id}_beskrivelse", text, added=True, address=address)


def _card(
    framework: Framework,
    marker: Pejlemaerke,
    forum_id: str | None,
    role_id: str | None,
) -> Iterator[blocks.Block]:
    words = framework.dialogue_card
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
        own = tuple(own_prompts(framework, marker.id, forum.id, role_id))
        if found or own:
            anchor = f"{marker.id}_{forum.id}"
            name = framework.texts.of(FORUM, forum.id, "name")
            local = None if found else own[0].local
            yield blocks.Heading(anchor, forum.name, address=name, local=local)
            shown = (_prompt(framework, one) for one in found)
            yield blocks.Prompts(f"{anchor}_spoergsmaal", (*shown, *own), local)
    if role_id:
        role = framework.role(role_id)
        anchor = f"{marker.id}_rolle_{role_id}"
        touched = tuple(
            expectation_item(framework, role, expectation, within=anchor)
            for expectation in role.expectations
            if marker.id in expectation.pejlemaerker.all
        )
        mine = own_items(framework, {role_id}, marks(framework), within=anchor, mark_id=marker.id)
        items = (*touched, *mine)
        if items:
            address = of_card(framework, words, "role_title")
            local = None if touched else items[0].local
            yield blocks.Heading(anchor, words.role_title, address=address, local=local)
            yield blocks.Expectations(
                f"{anchor}_forventninger", label=words.role_title, items=items, local=local
            )


def _prompt(framework: Framework, prompt: Prompt) -> blocks.Prompt:
    words = framework.dialogue_card
    return blocks.Prompt(
        prompt.id,
        prompt.text,
        words.aims.get(prompt.aim, ""),
        framework.texts.of(PROMPT, prompt.id),
        of_card(framework, words, "aims", prompt.aim.value),
    )
