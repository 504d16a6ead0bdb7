"""The role card (Rollekort): a role's expectations on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import (
    MARKS_MEAN,
    chain,
    colophon,
    expectation_item,
    legend,
    linked,
    listed_titles,
    marks,
    of_card,
    of_title,
    quote_block,
)
from ledelsesgrundlag_cli.documents.local import own_items, with_foot
from ledelsesgrundlag_cli.model.kinds import ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.role import Role


def role_card(framework: Framework, role_ids: Sequence[str]) -> blocks.Document:
    """Build the card of one role, or of several one after the other.

    Each card has the role's place in the chain, all expectations with their pejlemærker and
    the roles that share the wording, a quote, and what applies to every role.
    """
    roles = [framework.role(role_id) for role_id in role_ids]
    words = framework.role_card
    several = len(roles) > 1
    return blocks.Document(
        kind="rollekort",
        id="rollekort" if several else f"rollekort-{roles[0].id}",
        title=f"{words.title}: {listed_titles(roles)}",
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=tuple(
            with_foot(framework, (block for role in roles for block in _card(framework, role)))
        ),
        covers=tuple(f"roles/{role.id}/" for role in roles),
    )


def _card(framework: Framework, role: Role) -> Iterator[blocks.Block]:
    words = framework.role_card
    prefix = f"{role.id}_"  # no id in a framework has that sign, so none can be the same
    yield blocks.Title(
        f"{prefix}rolle",
        kicker=words.title,
        text=role.title,
        address=of_title(framework, role),
        kicker_address=of_card(framework, words, "title"),
    )
    place = chain(framework, {role.id})
    yield blocks.Chain(f"{prefix}{place.id}", place.levels)
    heading = framework.texts.of(ROLE, role.id, "heading")
    yield blocks.Heading(f"{prefix}forventninger", role.heading, address=heading)
    yield legend(framework, f"{prefix}pejlemaerker", MARKS_MEAN)
    yield blocks.Expectations(
        f"{prefix}forventningerne",
        label=role.heading,
        items=(
            *(
                expectation_item(framework, role, expectation, shared=True)
                for expectation in role.expectations
            ),
            *own_items(framework, {role.id}, marks(framework), within=role.id),
        ),
        shared_note=words.shared_note,
        shared_note_address=of_card(framework, words, "shared_note"),
    )
    note, address = linked(framework)
    yield blocks.Text(f"{prefix}tilfoejet", note, "note", added=True, address=address)
    if role.card and role.card.quote:
        yield quote_block(framework, f"{prefix}citat", framework.quote(role.card.quote))
    everyone = words.for_everyone
    if everyone and everyone.excerpts:
        title = of_card(framework, words, "for_everyone", "title")
        yield blocks.Heading(f"{prefix}alle-roller", everyone.title, address=title)
        yield blocks.Excerpts(
            f"{prefix}uddrag",
            tuple(
                blocks.Excerpt(one.text, framework.texts.of_passage(one.passage))
                for one in everyone.excerpts
            ),
        )
