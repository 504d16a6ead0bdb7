"""Examples that several people have given of a leader, and the page they are gathered on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents.gathered import gathered_document, headings_of
from ledelsesgrundlag_cli.inward.gathering import Group, gather, texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

GIVEN: Sequence[Mapping[str, Answer]] = (
    {
        "deltager-navn": "Leder A",
        "deltager-hold-fast": "Du lytter, når vi er uenige.\nI maj ventede du med at beslutte.",
        "deltager-mere-af": "Tid sammen. Da vi lavede ny vagtplan, manglede vi en halv time.",
    },
    {
        "deltager-hold-fast": "At komme ud i afdelingerne, fx da vi manglede folk i påsken",
        "deltager-mindre-af": "Lange mails fredag eftermiddag",
        "deltager-eget-bidrag": "Sige tingene, mens de er små",
    },
    {
        "deltager-hold-fast": "Åbenhed om økonomien",
        "deltager-mere-af": "Færre, men tydeligere mål",
        "deltager-hoert": "Da vi valgte system, blev vi spurgt. Da vi flyttede, blev vi ikke.",
    },
    {
        "deltager-mere-af": "Ærlige svar, også når de er <svære> & *korte*",
        "deltager-mindre-af": "Møder uden dagsorden",
        "deltager-forventninger_ll-faglige-maal": True,
    },
    {
        "deltager-hold-fast": "Åbenhed om økonomien",
        "deltager-eget-bidrag": "- Hjælpe de nye\n- Holde vores aftaler",
    },
)
"""Five sheets; one text stands on two of them."""


def gathered_of(
    framework: Framework, groups: Mapping[str | None, Sequence[Mapping[str, Answer]]] | None = None
) -> Document:
    """Gather the examples on a page."""
    sheet = framework.sheet("evaluering")
    assert sheet is not None
    headings = headings_of(framework, sheet)
    brought = [
        Group(name, tuple(texts_of(one, headings) for one in some))
        for name, some in (groups or {None: GIVEN}).items()
    ]
    gathered = gather(brought, headings, sheet.floor)
    return gathered_document(framework, sheet, gathered, "Leder A")
