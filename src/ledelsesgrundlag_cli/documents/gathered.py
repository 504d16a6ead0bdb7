"""Examples gathered from several sheets, for the leader: nothing is counted, nobody is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon
from ledelsesgrundlag_cli.documents.draft import unfinished
from ledelsesgrundlag_cli.documents.sheet import tool_name
from ledelsesgrundlag_cli.model.sheet_blocks import QuestionBlock
from ledelsesgrundlag_cli.words.wording import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

KIND: Final = "samlede-eksempler"
TITLE: Final = "Samlede eksempler"
_LEAD: Final = (
    "Her er de eksempler, andre har givet til dig. Læs dem i ro, og tag dem med til dialogmødet."
)
_PRIVACY: Final = (
    "Eksemplerne kommer fra mindst fem ark. De står, som de er skrevet, og i alfabetisk orden. "
    "Prøv ikke at gætte, hvem der har skrevet hvad. Ligger filen i OneDrive eller på et "
    "fællesdrev, kan andre måske se den."
)
"""However many there were, and however many were asked for: a number lets one subtract."""
_ADDED: Final = "Eksemplerne er andres egne ord og ikke en del af ledelsesgrundlaget."
_DESCRIPTION: Final = "Et eksempel i hver række."


class Under(NamedTuple):
    """A heading that answers are gathered under: the name that ``gather`` gives it, its words, and
    the question that is asked first under it. ``fields`` are the names of the answers.
    """

    id: str
    title: str
    question: str
    fields: tuple[str, ...]
    title_address: str | None = None
    question_address: str | None = None


class Gathered(NamedTuple):
    """What is gathered of a group, or of all: the texts by the ids of their headings, in order.

    ``name`` is None where there are no groups.
    """

    name: str | None
    texts: Mapping[str, Sequence[str]]


def headings_of(framework: Framework, sheet: Sheet) -> tuple[Under, ...]:
    """Return the headings that a sheet's answers are gathered under, in its order.

    A heading is called as the section where it first stands.
    """
    found: dict[str, Under] = {}
    at, file = framework.texts.at, f"sheets/{sheet.id}.yaml"
    for number, section in enumerate(sheet.sections):
        for inner, block in enumerate(section.blocks):
            if not isinstance(block, QuestionBlock) or block.gather is None:
                continue
            loc = ("sections", number)
            sides = block.sides or section.sides
            fields = tuple(f"{side}-{block.id}" for side in sides)
            before = found.get(block.gather)
            if before is not None:
                found[block.gather] = before._replace(fields=before.fields + fields)
                continue
            first = sides[0]
            found[block.gather] = Under(
                block.gather,
                section.title.for_side(first) or "",
                block.text.for_side(first) or "",
                fields,
                at(file, (*loc, "title", *section.title.place(first))),
                at(file, (*loc, "blocks", inner, "text", *block.text.place(first))),
            )
    return tuple(found.values())


def gathered_document(
    framework: Framework, sheet: Sheet, groups: Sequence[Gathered], name: str | None
) -> blocks.Document:
    """Build the page: under each heading its texts, line by line as they were written.

    ``name`` is the leader's. A heading that nobody has written under is left out.
    """
    kicker, kicker_address = tool_name(framework, sheet)
    headings = headings_of(framework, sheet)
    return blocks.Document(
        kind=KIND,
        id=KIND,
        title=TITLE,
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=(
            blocks.Title(
                KIND,
                kicker=kicker,
                kicker_address=kicker_address,
                text=TITLE,
                subtitle=name or None,
            ),
            blocks.Text("indledning", _LEAD, "lead", added=True),
            *_own_words(framework, sheet),
            *(
                one
                for number, group in enumerate(groups, start=1)
                for one in _group(group, headings, "" if len(groups) == 1 else f"{number}-")
            ),
            blocks.Text("fortrolighed", _PRIVACY, "note", added=True),
            blocks.Text("tilfoejet", _ADDED, "note", added=True),
        ),
        personal=True,
        draft=unfinished(sheet),
    )


def _own_words(framework: Framework, sheet: Sheet) -> Iterator[blocks.Block]:
    """Yield what HR says of the sheet that holds for the page too, where it is written."""
    for field, name in {"purpose": "formaal", "kept": "opbevaring"}.items():
        said = getattr(sheet, field)
        if said:
            address = framework.texts.at(f"sheets/{sheet.id}.yaml", (field,))
            yield blocks.Text(name, said, added=True, address=address)


def _group(group: Gathered, headings: Sequence[Under], prefix: str) -> Iterator[blocks.Block]:
    """Yield a group's heading, where it has one, and its texts under their own."""
    if group.name is not None:
        yield blocks.Heading(f"gruppe-{prefix}navn", group.name)
    level = 2 if group.name is None else 3
    for under in headings:
        texts = group.texts.get(under.id, ())
        if not texts:
            continue
        anchor = f"{prefix}{under.id}"
        yield blocks.Heading(
            f"{anchor}-overskrift", under.title, level, address=under.title_address
        )
        column = blocks.TableColumn(f"{anchor}-spurgt", under.question, under.question_address)
        rows = tuple(
            blocks.TableRow(f"{anchor}-{at}", None, None, (tuple(_lines(f"{anchor}-{at}", text)),))
            for at, text in enumerate(texts, start=1)
        )
        yield blocks.Table(anchor, under.title, _DESCRIPTION, None, (column,), rows)


def _lines(anchor: str, text: str) -> Iterator[blocks.Entry]:
    """Yield somebody's words, a line at a time."""
    for number, line in enumerate(filter(None, map(str.strip, text.split("\n"))), start=1):
        yield blocks.Entry(f"{anchor}_{number}", (Piece(line),), written=True)
