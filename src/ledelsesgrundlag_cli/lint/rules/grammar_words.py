"""Words that the rules about grammar go by, and pieces of their patterns. Our own lists."""

from __future__ import annotations

from typing import Final

from ledelsesgrundlag_cli.lint.rules.word_sets import words

W: Final = r"[a-zæøåéü]+"
ADVERBS: Final = (
    "ikke|aldrig|altid|også|selv|ofte|sjældent|løbende|aktivt|sammen|bedst|bedre|jævnligt|stadig|"
    "gerne|helst|især|fortsat|konkret|tydeligt|kun|så|nu|derfor|dagligt|hver især"
)
ASKS: Final = "hvad|hvem|hvor|hvordan|hvornår|hvorfor|hvorledes"
JOINS: Final = "at|når|hvis|som|fordi|mens|inden|før|hvor|hvad|hvordan|hvornår|hvorfor|hvem"
SUBJECTS: Final = "du|vi|I|jeg|man|han|hun|lederen|lederne|medarbejderne|borgerne|ledelsen|teamet"
PRONOUNS: Final = "du|vi|I|jeg|man|han|hun"
ADJECTIVES: Final = words(
    "sikre klare åbne løse rette styrke fremme",
)
"""Navnemåder that follow ``hvor`` and ``er vi`` as adjectives: ``hvor sikre I er``."""
IMPERATIVES: Final = words(
    "giv lyt spørg fortæl se gør sæt tag find vælg skriv tal vis følg hold del brug",
)
PREPOSITIONS: Final = frozenset(["for", "til", "om", "ved"])
TO_NEUTER: Final = {
    "en": "et", "min": "mit", "din": "dit", "sin": "sit", "denne": "dette", "hvilken": "hvilket",
    "ingen": "intet", "anden": "andet", "den": "det", "hver": "hvert", "nogen": "noget",
    "egen": "eget",
}  # fmt: skip
TO_COMMON: Final = {after: before for before, after in TO_NEUTER.items()}
BEFORE: Final = "|".join({*TO_NEUTER, *TO_COMMON})
VERBS: Final = words(
    "aftale møde samtale tale støtte arbejde leder svar ønske lov",
)
AFTER_YOU: Final = words(
    "sammen selv sidst ikke hver gøre få have ellers bedst også godt gerne helst for",
    "løbende talt gjort aftalt lært set prøvet opnået ændret besluttet brug mest jer at",
    "så nu allerede være støtte styrke tale møde hjælpe hinanden med på",
) - {"hver", "på"}
SURE_ADJECTIVES: Final = words(
    "ny god vigtig fælles fast klar konkret tydelig fagligt faglig lokal strategisk",
    "politisk svær større bedre mindre lille kort lang særlig overordnet tværgående",
    "attraktiv åben",
)
BETWEEN: Final = SURE_ADJECTIVES | {f"{one}t" for one in SURE_ADJECTIVES}
PLACES: Final = words(
    "forhold stand hverdagen teamet lederteamet ledergruppen praksis fællesskab centret",
    "orden spil kommunen organisationen afdelingen kæden ledelseskæden stedet højere",
    "dagligdagen løbet",
)
ADVERB_SET: Final = frozenset(ADVERBS.replace(" ", "|").split("|"))
