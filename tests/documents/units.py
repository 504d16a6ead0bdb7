"""Units that add something of each kind, for tests; and what is left without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.model.local import LocalUnit

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

ID = "skolen"


def unit_of(framework: Framework, **lists: Any) -> LocalUnit:
    """A unit with these lists of what it adds."""
    said = {
        "local": 1,
        "id": ID,
        "name": "Skolen på Øen",
        "framework": framework.metadata.id,
        "made_for": framework.metadata.version,
        **lists,
    }
    return LocalUnit.model_validate(said)


def lus_of(framework: Framework) -> Sheet:
    """The sheet for LUS, which both of the frameworks have."""
    found = framework.sheet("lus")
    assert found is not None
    return found


def some_of_each(framework: Framework) -> LocalUnit:
    """A unit with one thing of each kind, for the last role and the first of all else."""
    role = framework.roles[-1]
    marker = framework.pejlemaerker[0].id
    about = role.expectations[0].id
    sheet = lus_of(framework)
    section = sheet.sections[0]
    return unit_of(
        framework,
        emphasis=[{"expectation": about, "text": "Hos os er forældrene med"}],
        examples=[{"expectation": about, "text": "Vi spurgte dem i august"}],
        expectations=[
            {"id": "oe-faerge", "role": role.id, "text": "Når færgen", "pejlemaerker": [marker]}
        ],
        prompts=[
            {
                "id": "oe-vind",
                "pejlemaerke": marker,
                "forum": one.id,
                "aim": "today",
                "text": "Og?",
            }
            for one in framework.fora[:1]
        ],
        questions=[
            {
                "id": "oe-sejl",
                "sheet": sheet.id,
                "section": section.id,
                "for": section.sides,
                "text": "Hvornår har I sejlet?",
            }
        ],
    )


def units(framework: Framework) -> st.SearchStrategy[LocalUnit]:
    """Any units that a framework can have."""
    text = st.sampled_from(("Kort", "Et tillæg: med kolon", "Meget " * 40 + "langt", "*1. <b>"))
    expectations = st.sampled_from(
        [one.id for role in framework.roles for one in role.expectations]
    )
    roles = st.sampled_from([one.id for one in framework.roles])
    markers = st.sampled_from([one.id for one in framework.pejlemaerker])
    addition = st.fixed_dictionaries({"expectation": expectations, "text": text})
    own = st.fixed_dictionaries(
        {
            "role": roles,
            "text": text,
            "pejlemaerker": st.lists(markers, min_size=1, max_size=3, unique=True),
        }
    )
    fora = [one.id for one in framework.fora]
    prompt = st.fixed_dictionaries(
        {
            "pejlemaerke": markers,
            "forum": st.sampled_from(fora or ["-"]),
            "role": st.none() | roles,
            "aim": st.sampled_from(("today", "next-step", "adjust")),
            "text": text,
        }
    )
    places = [
        (sheet.id, section.id, side)
        for sheet in framework.sheets
        for section in sheet.sections
        for side in section.sides
    ]
    question = st.tuples(st.sampled_from(places), text).map(
        lambda made: {
            "sheet": made[0][0],
            "section": made[0][1],
            "for": [made[0][2]],
            "text": made[1],
        }
    )
    lists = st.fixed_dictionaries(
        {
            "emphasis": st.lists(addition, max_size=4),
            "examples": st.lists(addition, max_size=3),
            "expectations": st.lists(own, max_size=4),
            "prompts": st.lists(prompt, max_size=4 if fora else 0),
            "questions": st.lists(question, max_size=4),
        }
    )
    return lists.map(lambda made: unit_of(framework, **_named(made)))


def _named(lists: dict[str, Any]) -> dict[str, Any]:
    """Give all that has an id one of its own."""
    for field in ("expectations", "prompts", "questions"):
        for number, one in enumerate(lists[field]):
            one["id"] = f"{field[0]}-{number}"
    return lists


def without_local(document: Document) -> Document:
    """Take all that is marked local out of a document."""
    head = document.head and document.head._replace(local=None)
    return document._replace(blocks=_without(document.blocks), head=head)


def _without(node: Any) -> Any:
    if not isinstance(node, tuple):
        return node
    if not hasattr(node, "_fields"):
        return tuple(_without(one) for one in node if getattr(one, "local", None) is None)
    made = (() if name == "additions" else _without(value) for name, value in blocks.members(node))
    return type(node)(*made)
