"""Agreements of last time, and what two have chosen to share, for tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents.request import Previous
from ledelsesgrundlag_cli.documents.sheet import sides_to_choose
from ledelsesgrundlag_cli.documents.talk import Shared, talk_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

PRIORITY, ACTION, RESULT = (
    f"faelles-aftaler-{one}" for one in ("prioriteringer", "handlinger", "resultater")
)
PREVIOUS = Previous(
    agreements=(
        (
            (PRIORITY, "Mere tid sammen med lederne, og mindre mødetid på rådhuset"),
            (ACTION, "Du besøger hver afdeling en gang om måneden fra 1. februar."),
            (RESULT, "Lederne kan fortælle om en gang, hvor sparring gjorde en forskel."),
        ),
        ((PRIORITY, "Ro på vagtplanen"), (RESULT, "Færre skift med kort varsel")),
        ((ACTION, "Hvert team inviterer to borgere med til et møde før sommer."),),
    ),
    day=date(2026, 12, 1),
    role_ids=("leder-af-medarbejdere",),
)
BY_LEADER: Mapping[str, Answer] = {
    "leder-lykkedes": "Vi har fået ro på vagtplanen.\nDet kan mærkes.",
    "leder-vigtigste-forventninger_ll-faglige-maal": True,
    "leder-skru_mod-og-nytaenkning": "valg-c",
    "leder-skru_mod-og-nytaenkning_fordi": "Vi prøver for lidt af",
    "leder-fra-sidst_2": "valg-a",
    "leder-fra-sidst_2_fordi": "Det blev en vane",
}
BY_NEAREST: Mapping[str, Answer] = {
    "naermeste-leder-lederen-lykkes": "Du får folk til at tale sammen på tværs.",
    "naermeste-leder-vil-tale-om": "Faglige mål",
}


def talk_of(
    framework: Framework,
    leader: Mapping[str, Answer] = BY_LEADER,
    nearest: Mapping[str, Answer] = BY_NEAREST,
) -> Document:
    """Set what the two share of their LUS side by side."""
    sheet = framework.sheet("lus")
    assert sheet is not None
    sides = [one for one in sides_to_choose(sheet) if not one.always]
    shared = [Shared(*pair) for pair in zip(sides, (leader, nearest), strict=True)]
    return talk_document(framework, sheet, shared, ["leder-af-ledere"], date(2027, 12, 1))
