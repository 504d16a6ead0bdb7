"""The exception lists of the rules about language. Each says what it is for and whence it comes.

The lists are drawn from the framework's own texts, from the trials with them, and from what
municipal texts of the same kind say; they are meant to grow when somebody meets a false finding.
"""

from __future__ import annotations

from typing import Final


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


PLURALS: Final = _words(
    "aktører arenaer årsager budgetter dagsordener enheder familier fokuspunkter ideer idéer",
    "indsatser indsatsområder initiativer institutioner kolleger kompetencer kvinder medier",
    "mennesker metoder måneder normer områder partnere planer politikker principper processer",
    "projekter relationer ressourcer resultater rutiner skoler strategier succeser timer",
    "vaner visioner værdier",
)
"""Nouns in the plural that end as verbs do, and that ``NOUN_ENDINGS`` does not tell.

Words that are verbs as well (``aftaler``, ``former``, ``møder``) are left out.
"""

NOUN_ENDINGS: Final = (
    "ancer",
    "chefer",
    "elser",
    "encer",
    "heder",
    "inger",
    "iteter",
    "kræfter",
    "ktur",
    "ltur",
    "opgaver",
    "rammer",
    "roller",
    "samtaler",
    "sioner",
    "skaber",
    "tioner",
    "tører",
)
"""Ends of nouns (``forventninger``, ``muligheder``, ``direktører``, ``kultur``), not of verbs."""

VERBS_IN_SPITE: Final = _words(
    "skaber bringer anbringer frembringer medbringer tilbringer springer ringer svinger",
    "tvinger betinger klinger",
)
"""Verbs that end as those nouns do: ``Skaber rum i egen ledelsesorganisation``."""

NOT_VERBS: Final = _words(
    "medarbejder borger direktør politiker lærer teamleder mellemleder områdeleder topleder",
    "afdelingsleder samarbejdspartner partner sekretær der her hver enhver over under efter",
    "eller for før når hvor hvorfor især derfor herfor hvorefter derefter herefter derunder",
    "herunder derover heller udover overfor år vilkår natur temperatur ansvar medansvar svar",
    "center nummer alder styr",
)
"""Other words in -r that no present tense is: persons, small words, things in the singular.

``leder`` is not here: ``Leder og fordeler arbejdet`` is a fine beginning (see ``AFTER_NOUN``).
"""

OTHER_VERBS: Final = _words(
    "kan skal vil må lykkes trives mødes samles omgås færdes følges hjælpes virkes",
)
"""Forms in the present tense that do not end in -r."""

AFTER_NOUN: Final = _words("af i for på til skal kan må vil er har som der med")
"""Words that make a ``Leder`` before them a person: ``Leder af medarbejdere``."""

STOP_AT: Final = _words(
    "der her hver over under efter eller leder medarbejder borger direktør politiker enhver",
    "derefter herefter hvorefter derunder herunder heller center nummer alder september",
    "oktober november december sommer vinter aftaler former møder ledermøder",
)
"""Words in -er that may follow ``at`` and are no slip for ``at`` and an infinitive.

With the first line alone the document gave 1 hit and none falsely. Nouns in the plural may begin
a clause too (``sikrer, at opgaver løses``): ``PLURALS`` and ``NOUN_ENDINGS``.
"""

KEPT_APART: Final = _words(
    # prepositions and adverbs: they make compound verbs, but stand alone as often
    "ad af alt altid bag efter for foran forbi fra frem fremad før gennem hen henad her hid",
    "hjem hos hvor igen imellem imod ind inde inden lige med mellem mod ned nede nær nok når",
    "om omkring op oppe over overfor på samme sammen selv siden så som til tilbage trods tæt",
    "ud ude uden udover under ved vel videre",
    # small words
    "alle anden andet andre den der deres det din dine disse dit eller end ene enkelt fordi",
    "hans han hende hendes hun hvad hver hvert hvis ikke ingen jeg jeres kun man mange men",
    "mere mest min mine mit nogen noget nogle også sig sin sine sit vores kan skal vil har",
    "bør må være",
    # numbers and short adjectives
    "to tre fire fem seks syv otte halv halve hel hele første almen central digital egen egne",
    "fast fin fri frie fuld fulde fælles gammel gamle god gode hurtig høj høje kort korte",
    "lang lange lav lave lille lokal ny nye ren rene rig sand social special stor store små",
    "stærk sund svag total tung ung unge åben",
)
"""First words that often stand before another word which they could also be joined to.

``der for`` beside ``derfor``, ``for ældre`` beside ``forældre``, ``fælles skaber`` beside
``fællesskaber``. Retskrivningsordbogen writes compounds of nouns in one word; only for them does
a space between say that something is wrong.
"""

ABBREVIATIONS: Final = _words(
    "osv mv m.v mm m.m mfl m.fl ol o.l lign o.lign oa o.a etc jf nr kl ca pct inkl ekskl d.å",
    "f.eks evt bl.a pga p.g.a hhv ift ifm vedr kr stk",
)
"""Abbreviations whose full stop belongs to them, also at the end (Retskrivningsordbogen)."""

FINITE_VERBS: Final = _words(
    "er var har havde kan kunne vil ville skal skulle må måtte bør burde ved vidste tør turde",
    "får fik bliver blev kender kendte synes gør gjorde giver gav tager tog oplever oplevede",
    "mener tror føler bruger brugte lytter taler talte ser står stod går gik kommer kom",
    "sker skete findes mangler behøver tænker husker lykkes lykkedes trives mødes gælder",
    "passer virker lærer lærte hjælper følger holder sætter tillader",
)
"""Verbs that a question to be answered yes or no begins with."""

SUBJECTS: Final = _words(
    "du i vi man han hun de der det den din dit dine jeres vores alle nogen lederen lederne",
    "medarbejderne borgerne",
)
"""Words that follow the verb in such a question, whatever the verb: ``Inddrager du …?``"""

OPEN_WORDS: Final = _words(
    "hvad hvem hvor hvordan hvorledes hvornår hvorfor hvorhen hvorfra hvori hvilken hvilket",
    "hvilke hvormed hvorved",
)
"""Words that open a question."""
