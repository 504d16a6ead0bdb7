"""What the blocks of a sheet tell: those beneath them, the names of their fields, texts."""

from collections.abc import Iterable, Iterator

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import Name, TextItem
from ledelsesgrundlag_cli.model.sheet_blocks import (
    AgreementColumn,
    AgreementsBlock,
    Block,
    CarriedBlock,
    ChecklistBlock,
    ChecklistItem,
    DialBlock,
    PeopleBlock,
    PeopleColumn,
    PerExpectationBlock,
    QuestionBlock,
    Wording,
)


def every_block(blocks: Iterable[Block], loc: Loc) -> Iterator[tuple[Block, Loc]]:
    """Yield some blocks and those beneath them, with their paths, ``loc`` being that of what
    holds them.
    """
    for number, block in enumerate(blocks):
        place: Loc = (*loc, "blocks", number)
        yield block, place
        if isinstance(block, PerExpectationBlock):
            yield from every_block(block.blocks, place)


def block_names(block: Block, loc: Loc) -> Iterator[Name]:
    """Yield the names of the fields a block makes: its own, and those of its columns or items."""
    yield Name("sheet", block.id, (*loc, "id"), local=True)
    inner: tuple[AgreementColumn | PeopleColumn | ChecklistItem, ...] = ()
    where = ""
    if isinstance(block, AgreementsBlock | PeopleBlock):
        inner, where = block.columns, "columns"
    elif isinstance(block, ChecklistBlock):
        inner, where = block.items, "items"
    for number, one in enumerate(inner):
        yield Name("sheet", f"{block.id}-{one.id}", (*loc, where, number, "id"), local=True)


def wordings(block: Block) -> Iterator[tuple[str, Wording]]:
    """Yield the wordings of a block by their fields: those that may differ for each side."""
    for name in ("text", "first"):
        wording = getattr(block, name, None)
        if isinstance(wording, Wording):
            yield name, wording


def block_texts(block: Block, loc: Loc) -> Iterator[TextItem]:
    """Yield the texts of a block that people read."""
    asks = isinstance(block, QuestionBlock | DialBlock | CarriedBlock)
    for name, wording in wordings(block):
        yield from wording.texts((*loc, name), "prompt" if asks else "other")
    if isinstance(block, DialBlock | CarriedBlock):
        for number, option in enumerate(block.options):
            yield TextItem((*loc, "options", number), option, "other", document=False)
        yield TextItem((*loc, "because"), block.because, "other", document=False)
    elif isinstance(block, AgreementsBlock):
        for number, column in enumerate(block.columns):
            place = (*loc, "columns", number)
            yield TextItem((*place, "title"), column.title, "title", document=False)
            yield TextItem((*place, "text"), column.text, "other", document=False)
    elif isinstance(block, PeopleBlock):
        for number, heading in enumerate(block.columns):
            place = (*loc, "columns", number, "title")
            yield TextItem(place, heading.title, "title", document=False)
    elif isinstance(block, ChecklistBlock):
        for number, item in enumerate(block.items):
            yield TextItem((*loc, "items", number, "text"), item.text, "other", document=False)
