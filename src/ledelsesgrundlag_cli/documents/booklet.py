"""The booklet (Hæfte): the whole ledelsesgrundlag, to read and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import (
    chain,
    colophon,
    expectation_item,
    mark_texts,
    marks,
)
from ledelsesgrundlag_cli.model.base import Provenance

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
        blocks=tuple(_blocks(framework)),
        covers=("",),
    )


def _blocks(framework: Framework) -> Iterator[blocks.Block]:
    metadata = framework.metadata
    version = f"Version {metadata.version}"
    yield blocks.Title("forside", version, metadata.title, metadata.subtitle)
    parts = [tuple(part) for part in _parts(framework)]
    entries = tuple(
        blocks.ContentsEntry(block.id, block.text)
        for part in parts
        for block in part
        if isinstance(block, blocks.Title)
    )
    yield blocks.Contents("indhold", "Indhold", entries)
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
    yield blocks.Title(f"{prefix}kapitel", framework.metadata.title, chapter.title)
    added = chapter.origin is Provenance.EDITORIAL
    for paragraph in chapter.paragraphs:
        yield blocks.Text(f"{prefix}{paragraph.id}", paragraph.text, added=added)
    if first:
        yield from _beginning(framework, prefix)
    if chapter.id == MARKERS_CHAPTER:
        yield from mark_texts(framework, prefix)
    for quote in quotes:
        yield blocks.Quote(f"{prefix}{quote.id}", quote.text, quote.attribution)


def _beginning(framework: Framework, prefix: str) -> Iterator[blocks.Block]:
    """Yield what follows the first chapter's text: the tools, and where the quotes are from."""
    tools = framework.tools
    if tools is not None:
        if tools.introduction:
            yield blocks.Text(f"{prefix}vaerktoejer", tools.introduction.text)
        items = tuple(blocks.Item(f"{prefix}{one.id}", one.name) for one in tools.tools)
        yield blocks.Items(f"{prefix}liste", items)
        if tools.closing:
            yield blocks.Text(f"{prefix}vaerktoejer-slut", tools.closing.text)
    if framework.quotes is not None and framework.quotes.introduction:
        yield blocks.Text(f"{prefix}citater", framework.quotes.introduction.text)


def _role(framework: Framework, role: Role) -> Iterator[blocks.Block]:
    prefix = f"{role.id}_"
    yield blocks.Title(f"{prefix}rolle", framework.metadata.title, role.title)
    yield blocks.Chain(f"{prefix}kaeden", chain(framework, {role.id}).levels)
    yield blocks.Heading(f"{prefix}forventninger", role.heading)
    yield blocks.Expectations(
        f"{prefix}forventningerne",
        label=role.heading,
        items=tuple(
            expectation_item(framework, role, one, within=role.id) for one in role.expectations
        ),
    )
    words = framework.role_card
    yield blocks.Legend(f"{prefix}maerker", marks(framework), note=words.link_note)


def _guidance(framework: Framework, guidance: Guidance) -> Iterator[blocks.Block]:
    prefix = f"{guidance.id}_"
    yield blocks.Title(f"{prefix}del", framework.metadata.title, guidance.title, guidance.subtitle)
    for question in guidance.questions:
        yield blocks.Heading(f"{prefix}{question.id}", question.question)
        for paragraph in question.answer:
            yield blocks.Text(f"{prefix}{question.id}_{paragraph.id}", paragraph.text)
