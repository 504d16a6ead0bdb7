"""What all units have added, in one place, for the next revision of the common text.

Units stand in the order of their names. Nothing is counted, and nobody is named who has nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon, of_expectation, of_title
from ledelsesgrundlag_cli.model.kinds import PEJLEMAERKE
from ledelsesgrundlag_cli.words.order import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.local import LocalUnit
    from ledelsesgrundlag_cli.model.role import Role

KIND: Final = "lokale-tillaeg"
_TITLE: Final = "Lokale tillæg"
_LEAD: Final = (
    "Her står, hvad enhederne selv har lagt til det fælles. De står i alfabetisk rækkefølge."
)
_FOOT: Final = "Lokale tillæg er enhedernes egne og ikke en del af ledelsesgrundlaget."


def local_overview(framework: Framework, units: Sequence[LocalUnit]) -> blocks.Document:
    """Build the overview of what some units have added: what each says of each expectation, what
    it expects itself, and what it asks.
    """
    in_order = sorted(units, key=lambda one: (alphabetical(one.name), one.id))
    return blocks.Document(
        kind=KIND,
        id=KIND,
        title=_TITLE,
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=(
            blocks.Title("tillaeg_top", "Overblik", _TITLE),
            blocks.Text("tillaeg_indledning", _LEAD, tone="lead", added=True),
            *(block for role in framework.roles for block in _role(framework, role, in_order)),
            *_prompts(framework, in_order),
            *_questions(framework, in_order),
            blocks.Text("tillaeg_note", _FOOT, tone="note", added=True),
        ),
    )


def _role(framework: Framework, role: Role, units: Sequence[LocalUnit]) -> Iterator[blocks.Block]:
    """Yield what is added to a role; nothing where nothing is."""
    made: list[blocks.Block] = []
    for expectation in role.expectations:
        anchor = f"tillaeg_{expectation.id}"
        items = [
            blocks.Item(f"{anchor}_{unit.id}_{field}_{number}", f"{whose}: {text}", local=unit.id)
            for unit in units
            for field, whose in (("emphasis", unit.name), ("examples", f"{unit.name}, eksempel"))
            for number, text in enumerate(
                one.text for one in getattr(unit, field) if one.expectation == expectation.id
            )
        ]
        if items:
            address = of_expectation(framework, expectation)
            made.append(blocks.Heading(anchor, expectation.text, 3, address))
            made.append(blocks.Items(f"{anchor}_liste", tuple(items)))
    own = [
        blocks.Item(f"tillaeg_{unit.id}_{one.id}", f"{unit.name}: {one.text}", local=unit.id)
        for unit in units
        for one in unit.expectations
        if one.role == role.id
    ]
    if own:
        made.append(blocks.Heading(f"tillaeg_{role.id}_egne", "Egne forventninger", 3))
        made.append(blocks.Items(f"tillaeg_{role.id}_egne_liste", tuple(own)))
    if made:
        yield blocks.Heading(f"tillaeg_rolle_{role.id}", role.title, 2, of_title(framework, role))
        yield from made


def _prompts(framework: Framework, units: Sequence[LocalUnit]) -> Iterator[blocks.Block]:
    first = True
    for marker in framework.pejlemaerker:
        items = tuple(
            blocks.Item(f"tillaeg_{unit.id}_{one.id}", f"{unit.name}: {one.text}", local=unit.id)
            for unit in units
            for one in unit.prompts
            if one.pejlemaerke == marker.id
        )
        if items:
            if first:
                yield blocks.Heading("tillaeg_spoergsmaal", "Spørgsmål til eftertanke")
            first = False
            anchor = f"tillaeg_maerke_{marker.id}"
            address = framework.texts.of(PEJLEMAERKE, marker.id, "name")
            yield blocks.Heading(anchor, marker.name, 3, address)
            yield blocks.Items(f"{anchor}_liste", items)


def _questions(framework: Framework, units: Sequence[LocalUnit]) -> Iterator[blocks.Block]:
    first = True
    for sheet in framework.sheets:
        items = tuple(
            blocks.Item(
                f"tillaeg_{sheet.id}_{unit.id}_{one.id}", f"{unit.name}: {one.text}", local=unit.id
            )
            for unit in units
            for one in unit.questions
            if one.sheet == sheet.id
        )
        if items:
            if first:
                yield blocks.Heading("tillaeg_ark", "Spørgsmål på ark")
            first = False
            anchor = f"tillaeg_ark_{sheet.id}"
            address = framework.texts.at(f"sheets/{sheet.id}.yaml", ("title",))
            yield blocks.Heading(anchor, sheet.title, 3, address)
            yield blocks.Items(f"{anchor}_liste", items)
