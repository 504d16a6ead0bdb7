"""Which nouns take *en* and which *et*: the usual ones of leadership texts, in the singular.

Our own list, by Retskrivningsordbogen (Dansk Sprognævn). Nouns that take both are left out, and
so are those that are the same in the plural after an adjective.
"""

from __future__ import annotations

from typing import Final

from ledelsesgrundlag_cli.lint.rules.word_sets import words

NEUTER: Final = words(
    "ansvar arbejde arbejdsmiljø behov budget budskab eksempel emne engagement fokus forløb",
    "forslag forsøg forum fællesskab grundlag handlerum håb initiativ job klima krav",
    "ledelsesgrundlag lederskab lederteam ledelsesrum ledelsesteam menneske miljø møde mål",
    "netværk niveau område overblik pejlemærke personale perspektiv potentiale problem projekt",
    "punkt resultat rum råd samarbejde samspil sekretariat skridt spørgsmål sprog svar team tema",
    "udgangspunkt udbytte udtryk udvalg udviklingspunkt valg vilkår værktøj ønske år råderum",
    "ledernetværk arbejdsfællesskab formål talent ejerskab center dilemma kompas",
)

COMMON: Final = words(
    "afdeling aftale ambition arbejdsdag arbejdsgang arbejdsplads balance beslutning borger chef",
    "dag dagsorden dialog dimension drøftelse effekt enhed erfaring evne fejl fordel forandring",
    "forbedring forskel forståelse forudsætning forventning frihed funktion gruppe handling",
    "hverdag idé ide indsats kerneopgave kollega kommune kompetence konflikt kultur kvalitet "
    "leder",
    "ledelse ledelseskæde ledergruppe lederrolle lederudviklingssamtale løsning medarbejder "
    "metode",
    "mulighed måde opfølgning opgave organisation plan praksis prioritering proces ramme "
    "refleksion",
    "relation ressource retning rolle samtale situation strategi struktur styrke tilgang tillid",
    "trivsel udfordring udvikling vane vision viden ændring øvelse dygtighed kontakt",
) - {"fejl"}
