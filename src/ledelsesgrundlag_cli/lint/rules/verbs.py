"""Verbs as leadership texts use them, in navnemåde, and the forms that the rules ask of them.

The list is our own, from the framework and from what municipal frameworks and guides to the
lederudviklingssamtale say; forms follow Retskrivningsordbogen (Dansk Sprognævn). A verb that is
not here is passed over: a list that is certain is worth more than one that guesses.
"""

from __future__ import annotations

from typing import Final

from ledelsesgrundlag_cli.lint.rules.word_sets import words

INFINITIVES: Final = words(
    "acceptere administrere afholde afklare afprøve afslutte afspejle afstemme aftale afveje",
    "agere aktivere anerkende anvende anbefale analysere ansætte ansvarliggøre arbejde arrangere",
    "balancere basere begrunde begynde behandle beholde behøve bekræfte belyse belønne bemærke",
    "beskrive beskytte beslutte bestemme besvare besøge betale betragte betyde bevare bevæge",
    "bibeholde bidrage blande blive bringe bruge bryde brænde bygge bære cirkulere coache dele",
    "dække deltage delegere demonstrere definere dokumentere drage drive drøfte dygtiggøre dyrke",
    "effektivisere efterspørge efterleve efterleve eje eksperimentere engagere erkende etablere",
    "evaluere evne facilitere fastholde fastlægge fastsætte fejre fjerne finde flytte fokusere",
    "fordele forandre forankre forberede forbedre forebygge foreslå foretage forfølge forhandle",
    "forholde forhindre forklare forenkle forlade formidle formulere fornemme fornye forpligte",
    "forsøge forstyrre forstå forsvare fortsætte fortælle forudse forvente forventningsafstemme",
    "fortolke fravælge fremme fremlægge frigøre fungere fylde færdiggøre føle følge føre få",
    "garantere genbesøge gennemføre gennemgå gentage give glemme glæde gribe grundlægge gå",
    "gøre handle have helbrede hente hjælpe holde huske håbe håndtere høre identificere",
    "implementere indbyde inddrage indføre indgå indhente informere inkludere inspirere invitere",
    "involvere italesætte iværksætte justere jonglere kende klare koble kombinere komme",
    "kommunikere koncentrere kontakte kontrollere koordinere kortlægge kræve kvalificere lade "
    "lave",
    "leve levere lede ligge lytte lægge lære løbe løfte løse mangle matche medvirke mene",
    "meddele melde mestre miste minde motivere mærke møde navigere nedbryde nedprioritere nå",
    "nytænke nævne observere omstille omsætte opbygge opdage opdatere opfange opfølge opfordre",
    "opfylde opleve opmuntre opnå oprette opretholde opsamle opsøge optimere ordne organisere",
    "orientere oversætte overveje overvinde passe pege planlægge placere praktisere præcisere",
    "prioritere præge præsentere prøve påtage påvirke realisere reagere reducere reflektere",
    "regulere rekruttere repræsentere respektere respondere rette rose rumme række rådgive "
    "sagsbehandle",
    "samarbejde samle sammenligne samtale satse se sende sige sikre skabe skifte skrive skrue",
    "slippe smitte snakke sortere sparre spille spørge stille stoppe strukturere styre styrke stå",
    "støtte supplere svare synliggøre systematisere sætte søge tabe tage tale tilbyde tilføje",
    "tilpasse tilrettelægge tilstræbe tiltrække tilføre tillade træffe træne trække",
    "tvivle tydeliggøre tænke tåle uddanne uddelegere uddybe udfolde udforske udfordre udføre "
    "udleve",
    "udmønte udnytte udpege udstikke udstråle udtrykke udvikle udvise udvælge undersøge undervise",
    "understøtte undgå undlade vedligeholde vejlede vende vente videreføre videreudvikle vide",
    "vise virke vokse vurdere vælge værdsætte være værne ændre øge ønske øve åbne",
)

"""Verbs in navnemåde."""

NOUNS_TOO: Final = words(
    "arbejde aftale evne fælde gå handle have helbrede lede leve love løbe mangle møde ordne ",
    "passe række rose samarbejde samtale skifte snakke støtte styrke støtte tale trække vende "
    "virke",
    "ønske øve rette sikre klare åbne løse fremme gerne hele tåle brænde flytte følge lære glæde",
    "bygge svare kræve være minde skulle ville kunne turde drage fejre dække vise",
)
"""Navnemåder that are another word as well, such as ``støtte``, ``sikre`` and ``klare``."""

_IRREGULAR: Final = {
    "gøre": "gør",
    "være": "er",
    "have": "har",
    "vide": "ved",
}


def present(infinitive: str) -> str:
    """Return a verb's present tense."""
    if infinitive.endswith("gøre"):
        return infinitive[:-1]
    return _IRREGULAR.get(infinitive, f"{infinitive}r")


PRESENTS: Final = {
    present(one): one for one in INFINITIVES if present(one).endswith("r") and one != "være"
}
"""Verbs in the present tense that end in -r, and their navnemåde."""

PARTICIPLES: Final = frozenset(
    form for one in INFINITIVES if one.endswith("e") for form in (f"{one}t", f"{one[:-1]}t")
)
"""Forms after ``har``, some of which nobody says."""

PRESENT_NOUNS: Final = words(
    "leder møder aftaler former samtaler taler ønsker følger mærker rammer lærer bruger arbejder",
    "spiller driver bærer ejer sager når handler støtter virker vinder tænker træner øver evner",
    "minder roser rækker fælder skifter søger sender viser svarer vender har ved løber bygger får",
)
"""Forms in the present tense that are another word as well, most of them nouns."""

FINITES: Final = frozenset(PRESENTS) | words(
    "er var har havde kan kunne skal skulle vil ville må måtte bør burde tør turde gør gjorde får",
    "fik gik kom så lykkes lykkedes trives mødes ved vidste blev gav tog sagde talte lærte fandt",
    "holdt lagde satte stod valgte brugte tænkte følte oplevede savnede manglede ændrede",
)
"""Forms that a subject can have beside it, present and past."""

MODALS: Final = words("kan kunne skal skulle vil ville må måtte bør burde tør turde")
"""Verbs that take a navnemåde without ``at``."""
