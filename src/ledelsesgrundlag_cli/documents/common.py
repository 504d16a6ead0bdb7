"""Pieces that several documents use."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.local import additions
from ledelsesgrundlag_cli.model.base import Provenance
from ledelsesgrundlag_cli.model.kinds import EXPECTATION, FRAMEWORK, PEJLEMAERKE, QUOTE, ROLE
from ledelsesgrundlag_cli.model.metadata import Status
from ledelsesgrundlag_cli.words.danish import listed, lower_first
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.card_words import DialogueCardWords, RoleCardWords
    from ledelsesgrundlag_cli.model.quote import Quote
    from ledelsesgrundlag_cli.model.role import Expectation, Role


ADDED = "Tilføjet, ikke en del af ledelsesgrundlaget"
"""What is said of a single text that is added."""

DESCRIPTIONS_ADDED = USUAL.say(
    "Beskrivelserne af {pejlemærkerne} er tilføjet og ikke en del af ledelsesgrundlaget."
)

MARKS_MEAN = USUAL.say("Mærkerne viser koblingen til {pejlemærkerne} og er ikke en rangorden.")

_STATUS_WORDS = {
    Status.ADOPTED: "Vedtaget.",
    Status.DRAFT: "Udkast.",
    Status.REPRODUCED: "Gengivet efter dokumentet. Vedtagelsesdatoen er ikke oplyst.",
}
"""Used where the framework itself says nothing of its adoption (``source: note:``)."""


def colophon(framework: Framework) -> blocks.Colophon:
    """Say where a document comes from: framework, version and what is known of its adoption."""
    metadata = framework.metadata
    note = metadata.source.note if metadata.source else _STATUS_WORDS[metadata.status]
    if metadata.status is Status.DRAFT:
        note = _STATUS_WORDS[Status.DRAFT]
    return blocks.Colophon(
        framework=metadata.title,
        framework_id=metadata.id,
        organisation=metadata.organisation,
        version=metadata.version,
        status=metadata.status.value,
        status_note=note,
    )


def marks(framework: Framework, ids: Collection[str] | None = None) -> tuple[blocks.Mark, ...]:
    """Return the marks of the pejlemærker with these ids (all without), in their own order.

    The order is that of ``pejlemaerker.yaml``, whatever the ranking of a link: the document
    ranks nothing.
    """
    return tuple(
        blocks.Mark(
            marker.id, marker.name, index, framework.texts.of(PEJLEMAERKE, marker.id, "name")
        )
        for index, marker in enumerate(framework.pejlemaerker)
        if ids is None or marker.id in ids
    )


def mark_texts(framework: Framework, prefix: str) -> Iterator[blocks.Block]:
    """Yield every pejlemærke with its description; and a note where descriptions are added."""
    added = False
    for marker, mark in zip(framework.pejlemaerker, marks(framework), strict=True):
        said = marker.description
        theirs = said is not None and said.origin is Provenance.DOCUMENT
        added |= said is not None and not theirs
        text = said.text if said else None
        address = framework.texts.of(PEJLEMAERKE, marker.id, "description")
        yield blocks.MarkText(f"{prefix}{marker.id}", mark, text, not theirs, address)
    if added:
        yield blocks.Text(f"{prefix}tilfoejet", DESCRIPTIONS_ADDED, tone="note", added=True)


def chain(framework: Framework, current: Collection[str]) -> blocks.Chain:
    """Return the chain of roles with those in ``current`` pointed out."""
    levels = tuple(
        tuple(
            blocks.ChainLink(role.id, role.title, role.id in current, of_title(framework, role))
            for role in level
        )
        for _, level in groupby(framework.roles, key=lambda role: role.level)
    )
    return blocks.Chain("kaeden", levels)


def expectation_item(  # noqa: PLR0913 - all but three are what a document chooses
    framework: Framework,
    role: Role,
    expectation: Expectation,
    *,
    within: str = "",
    marked: bool = True,
    shared: bool = False,
    chosen: bool = False,
    tags: Iterable[str] = (),
    twins: Iterable[Expectation] = (),
) -> blocks.ExpectationItem:
    """Make an expectation ready to show.

    ``within`` is the id of its block, where one expectation may stand in several; ``shared``
    adds the roles with the same words. Unmarked it has no pejlemærker, where no legend is.
    ``twins`` are those of other roles, with the same words, that it stands for too.
    """
    others = framework.sharing(role, expectation) if shared else ()
    item_id = f"{within}_{expectation.id}" if within else expectation.id
    twins = tuple(twins)
    return blocks.ExpectationItem(
        id=item_id,
        expectation=expectation.id,
        text=expectation.text,
        added=expectation.origin is Provenance.EDITORIAL,
        marks=marks(framework, expectation.pejlemaerker.all) if marked else (),
        roles=tuple(tags),
        shared_with=tuple(other.title for other in others),
        chosen=chosen,
        address=of_expectation(framework, expectation),
        twins=tuple(filter(None, (of_expectation(framework, one) for one in twins))),
        additions=additions(framework, {expectation.id, *(one.id for one in twins)}, item_id),
    )


def of_title(framework: Framework, role: Role) -> str | None:
    """Return the address of a role's title."""
    return framework.texts.of(ROLE, role.id, "title")


def of_expectation(framework: Framework, expectation: Expectation) -> str | None:
    """Return the address of an expectation."""
    return framework.texts.of(EXPECTATION, expectation.id)


def of_metadata(framework: Framework, field: str) -> str | None:
    """Return the address of what a framework says of itself: its title, or its subtitle."""
    return framework.texts.of(FRAMEWORK, FRAMEWORK.key, field)


def quote_block(framework: Framework, block_id: str, quote: Quote) -> blocks.Quote:
    """Make a quote ready to show."""
    of = framework.texts.of
    return blocks.Quote(
        block_id,
        quote.text,
        quote.attribution,
        of(QUOTE, quote.id),
        of(QUOTE, quote.id, "attribution"),
    )


def legend(
    framework: Framework, block_id: str, note: str | None = None, address: str | None = None
) -> blocks.Legend:
    """Say what the marks mean, with a note below and its address where it is a text of HR's."""
    return blocks.Legend(block_id, marks(framework), note, address)


def linked(framework: Framework) -> tuple[str, str | None]:
    """Return the note that the links to pejlemærker are added, and its address."""
    words = framework.role_card
    return words.link_note, of_card(framework, words, "link_note")


def of_card(
    framework: Framework, words: RoleCardWords | DialogueCardWords, *loc: str | int
) -> str | None:
    """Return the address of one of a card's own words; None where its file does not give it."""
    return framework.texts.at(f"sheets/{words.id}.yaml", loc)


def listed_titles(roles: Iterable[Role]) -> str:
    """List roles by their titles: ``Centerchefer og direktører``."""
    first, *rest = (role.title for role in roles)
    return listed([first, *map(lower_first, rest)])


def listed_singulars(roles: Iterable[Role]) -> str:
    """List what one leader is: ``Leder af ledere og leder af medarbejdere``."""
    text = listed([lower_first(role.singular) for role in roles])
    return text[:1].upper() + text[1:]


def the_roles(roles: Sequence[Role]) -> str:
    """Name roles inside a sentence: ``rollen direktør``, ``rollerne direktør og centerchef``.

    The noun carries the article, since a role may be called anything.
    """
    noun = USUAL.say("{rollen}" if len(roles) == 1 else "{rollerne}")
    return f"{noun} {listed([lower_first(role.singular) for role in roles])}"


def sharing_words(note: str, titles: Iterable[str]) -> str:
    """Say which roles share an expectation's words: "Samme ordlyd hos: Centerchefer".

    For templates of HR's own. The box's leave it out of a leader's card.
    """
    return f"{note} {', '.join(titles)}"


def remarks_on(item: blocks.ExpectationItem) -> list[str]:
    """Say of an expectation which roles have it, and that it is added, each if so.

    Who shares its words is told by the comparison and the chain. On a leader's own card it would
    only raise a question; JSON has it.
    """
    remarks = [" · ".join(item.roles)] if item.roles else []
    return [*remarks, ADDED] if item.added else remarks
