"""The booklet (Hæfte): the whole ledelsesgrundlag, to read and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import (
    chain,
    colophon,
    expectation_item,
    legend,
    linked,
    mark_texts,
    marks,
    of_metadata,
    of_title,
    quote_block,
)
from ledelsesgrundlag_cli.documents.local import own_items, with_foot
from ledelsesgrundlag_cli.documents.tool_sheets import tool_sheets
from ledelsesgrundlag_cli.model.base import Paragraph, Provenance
from ledelsesgrundlag_cli.model.kinds import CHAPTER, GUIDANCE, PARAGRAPH, QUESTION, ROLE, TOOL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.chapter import Chapter
    from ledelsesgrundlag_cli.model.guidance import Guidance
    from ledelsesgrundlag_cli.model.quote import Quote
    from ledelsesgrundlag_cli.model.role import Role

MARKERS_CHAPTER = "pejlemaerker"
"""The chapter that the pejlemærker themselves stand in, where a framework has one of that id."""


def booklet(framework: Framework) -> blocks.Document:
    """Build the booklet: contents, chapters with quotes between them, roles and guidance.

    Everything is the municipality's own text, but what is marked as added. The document does not
    say where its quotes belong, so they are shared out evenly over the chapters.
    """
    metadata = framework.metadata
    return blocks.Document(
        kind="haefte",
        id="haefte",
        title=f"{metadata.title} for {metadata.organisation}",
        language=metadata.language,
        colophon=colophon(framework),
        blocks=tuple(with_foot(framework, _blocks(framework))),
        covers=("",),
    )


def _blocks(framework: Framework) -> Iterator[blocks.Block]:
    metadata = framework.metadata
    version = f"Version {metadata.version}"
    yield blocks.Title(
        "forside",
        version,
        metadata.title,
        metadata.subtitle,
        of_metadata(framework, "title"),
        subtitle_address=of_metadata(framework, "subtitle"),
    )
    parts = [tuple(part) for part in _parts(framework)]
    entries = tuple(
        blocks.ContentsEntry(block.id, block.text, block.address)
        for part in parts
        for block in part
        if isinstance(block, blocks.Title)
    )
    yield blocks.Contents("indhold", "Indhold", entries)
    yield from tool_sheets(framework, "ark")
    for part in parts:
        yield from part


def _parts(framework: Framework) -> Iterator[Iterator[blocks.Block]]:
    quotes = framework.quotes.quotes if framework.quotes else ()
    shares = _shared_out(quotes, len(framework.chapters))
    for number, chapter in enumerate(framework.chapters):
        yield _chapter(framework, chapter, shares[number], first=number == 0)
    for role in framework.roles:
        yield _role(framework, role)
    if framework.guidance is not None:
        yield _guidance(framework, framework.guidance)


def _shared_out(quotes: tuple[Quote, ...], parts: int) -> list[tuple[Quote, ...]]:
    """Share quotes out in order, the earlier parts getting the odd ones."""
    each, odd = divmod(len(quotes), parts) if parts else (0, 0)
    shares, at = [], 0
    for number in range(parts):
        size = each + (number < odd)
        shares.append(quotes[at : at + size])
        at += size
    return shares


def _chapter(
    framework: Framework, chapter: Chapter, quotes: tuple[Quote, ...], *, first: bool
) -> Iterator[blocks.Block]:
    prefix = f"{chapter.id}_"
    of, key = framework.texts.of, f"chapters/{chapter.id}"
    yield _title(framework, f"{prefix}kapitel", chapter.title, of(CHAPTER, key, "title"))
    added = chapter.origin is Provenance.EDITORIAL
    for paragraph in chapter.paragraphs:
        address = of(PARAGRAPH, f"{key}/{paragraph.id}")
        yield blocks.Text(f"{prefix}{paragraph.id}", paragraph.text, "body", added, address)
    if first:
        yield from _beginning(framework, prefix)
    if chapter.id == MARKERS_CHAPTER:
        yield from mark_texts(framework, prefix)
    for quote in quotes:
        yield quote_block(framework, f"{prefix}{quote.id}", quote)


def _beginning(framework: Framework, prefix: str) -> Iterator[blocks.Block]:
    """Yield what follows the first chapter's text: the tools, and where the quotes are from."""
    tools, quotes, of = framework.tools, framework.quotes, framework.texts.of
    if tools is not None:
        if tools.introduction:
            yield _paragraph(framework, f"{prefix}vaerktoejer", "tools", tools.introduction)
        items = tuple(
            blocks.Item(f"{prefix}{one.id}", one.name, of(TOOL, one.id, "name"))
            for one in tools.tools
        )
        yield blocks.Items(f"{prefix}liste", items)
        if tools.closing:
            yield _paragraph(framework, f"{prefix}vaerktoejer-slut", "tools", tools.closing)
    if quotes is not None and quotes.introduction:
        yield _paragraph(framework, f"{prefix}citater", "quotes", quotes.introduction)


def _title(framework: Framework, block_id: str, text: str, address: str | None) -> blocks.Title:
    """Make the title of a part, below the framework's own."""
    kicker = of_metadata(framework, "title")
    return blocks.Title(
        block_id, framework.metadata.title, text, address=address, kicker_address=kicker
    )


def _paragraph(
    framework: Framework, block_id: str, holder: str, paragraph: Paragraph
) -> blocks.Text:
    """Make a paragraph ready to show; ``holder`` is the key of what it is a part of."""
    address = framework.texts.of(PARAGRAPH, f"{holder}/{paragraph.id}")
    return blocks.Text(block_id, paragraph.text, address=address)


def _role(framework: Framework, role: Role) -> Iterator[blocks.Block]:
    prefix = f"{role.id}_"
    yield _title(framework, f"{prefix}rolle", role.title, of_title(framework, role))
    yield blocks.Chain(f"{prefix}kaeden", chain(framework, {role.id}).levels)
    heading = framework.texts.of(ROLE, role.id, "heading")
    yield blocks.Heading(f"{prefix}forventninger", role.heading, address=heading)
    yield blocks.Expectations(
        f"{prefix}forventningerne",
        label=role.heading,
        items=(
            *(expectation_item(framework, role, one, within=role.id) for one in role.expectations),
            *own_items(framework, {role.id}, marks(framework), within=role.id),
        ),
    )
    yield legend(framework, f"{prefix}maerker", *linked(framework))


def _guidance(framework: Framework, guidance: Guidance) -> Iterator[blocks.Block]:
    prefix = f"{guidance.id}_"
    of = framework.texts.of
    title = _title(framework, f"{prefix}del", guidance.title, of(GUIDANCE, guidance.id, "title"))
    under = of(GUIDANCE, guidance.id, "subtitle")
    yield title._replace(subtitle=guidance.subtitle, subtitle_address=under)
    for question in guidance.questions:
        key, block_id = f"guidance/{question.id}", f"{prefix}{question.id}"
        address = of(QUESTION, key, "question")
        yield blocks.Heading(block_id, question.question, address=address)
        for paragraph in question.answer:
            yield _paragraph(framework, f"{block_id}_{paragraph.id}", key, paragraph)
