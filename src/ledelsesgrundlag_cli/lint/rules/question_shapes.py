"""Shapes of questions that the rules go by, and the words that call for them. Our own lists."""

from __future__ import annotations

import re
from typing import Final

from ledelsesgrundlag_cli.lint.rules.late import Late
from ledelsesgrundlag_cli.lint.rules.word_sets import words

WORD: Final = re.compile(r"[^\W\d_]+")


SUBJECTS: Final = words(
    "du i vi man jeg han hun de der det den din dit dine jeres vores mine min mit alle",
    "nogen lederen lederne ledelsen medarbejderne medarbejdere borgerne teamet",
    "lederteamet I",
)


STATING: Final = words(
    "du i vi man jeg han hun de det der lederen lederne medarbejderne borgerne teamet",
    "alle",
)


LED_BY: Final = words(
    "og men eller så mon altså ja nå",
)


ASKS: Final = words(
    "hvad hvem hvor hvordan hvornår hvorfor hvorledes hvorhen hvorfra",
)


INVITES: Final = words(
    "nævne fortælle beskrive give komme sætte forklare pege huske dele vise uddybe hjælpe",
    "tænke forestille finde se tegne",
)


IMPERATIVES: Final = words(
    "fortæl giv nævn tænk beskriv vælg skriv find forestil prøv kom sæt tag følg aftal",
    "peg vis del lad overvej husk forklar læs tegn saml se hør spørg lyt tal tjek gå brug",
    "gør",
)


CLAUSE: Final = re.compile(r"(?:\A|[,;:–—-] ?|(?<=[.!?…] )|(?<=\bog )|(?<=\bmen )|"
                            r"(?<=\beller )|(?<=\bså ))"
                            r"(hv[^\W\d_]+)\b(?P<rest>[^,;:.?!–]*)", re.IGNORECASE)  # fmt: skip


TAG: Final = re.compile(
    r"[,–-] ?(?:ikke(?: sandt| også)?|vel|er vi ikke enige|er du ikke enig|har jeg ret|eller hvad|"
    r"synes du ikke|ik|ikk'?|eller)\?",
    re.IGNORECASE,
)


LEADING: Final = Late(
    r"(?<!\w)(?:\A(?:og |men |så )?(?:er|var|burde|bør|skal|skulle|kan|kunne|vil|ville|"
    r"har|synes|mener|tror|føler|gør|"
    r"oplever|vidste|ved|ønsker|mangler|fortjener) (?:du|I|vi|det|der|man|jeg|lederen|"
    r"dine [a-zæøå]+|jeres [a-zæøå]+) ikke"
    r"|er du (?:ikke )?enig(?: i)?|er I (?:ikke )?enige(?: i)?|vi er vel (?:alle )?enige|"
    r"(?:du|I) (?:er|kan|har|vil|ved|synes|mener) (?:vel|jo|selvfølgelig|naturligvis|"
    r"da)(?: også| ikke)?|"
    r"(?:selvfølgelig|naturligvis|selvsagt|åbenlyst)|som (?:vi )?alle ved|som bekendt|"
    r"hvor (?:godt|vigtigt|dejligt|fantastisk|heldigt) (?:er|var) det ikke|"
    r"ville det ikke være|er det ikke (?:rigtigt|sandt|på tide)|hvorfor er (?:det "
    r")?(?:[a-zæøå]+ )?så "
    r"(?:godt|vigtigt|god|vigtig|fantastisk|dejligt)|"
    r"hvor (?:glad|glade|stolt|stolte|begejstret|begejstrede|taknemmelig) (?:er|bliver) "
    r"(?:du|I) (?:for|over|af) (?:at|den|det|vores))(?!\w)",
    re.IGNORECASE,
)


DEGREE: Final = Late(
    r"(?<!\w)(?:i (?:hvor|hvilken) (?:høj |stor )?grad|i hvilket omfang|i hvor (?:stort|"
    r"højt) omfang|"
    r"hvor (?:u?enige?|u?tilfredse?|gode?|dygtige?|stærke?|modige?|sikre?|trygge?|glade?|"
    r"engagerede?t?|"
    r"motiverede?t?|kompetente?|effektive?t?|åbne?n?|nysgerrige?|tydelige?|klare?|ærlige?|"
    r"synlige?|"
    r"lydhøre?|vigtige?t?|ambitiøse?|rummelige?|tålmodige?|presset|pressede|stresset|"
    r"stressede) "
    r"(?:er|var|føler|oplever|synes|mener|vurderer|har) (?:du|I|vi|man|dig|jer|jeg|din|"
    r"dine|dit|jeres|lederen|lederne|"
    r"medarbejderne|det)|"
    r"hvor (?:ofte|sjældent) [a-zæøå]+ (?:du|I)|hvor (?:godt|højt|meget|dårligt|tydeligt|"
    r"klart|vigtigt|stor) "
    r"(?:(?:synes|mener|vurderer|føler|oplever|er) (?:du|I|det)|(?:lykkes|klarer|mestrer|"
    r"kender|scorer|trives|lever|stemmer|passer|fungerer) "
    r"(?:du|I|det|den|lederen|jeres|din|dit|udsagnet))|"
    r"(?:er|var|føler|oplever) (?:du|I|vi) (?:meget|lidt|helt|delvist|slet ikke) "
    r"(?:u?enige?|u?tilfredse?)|"
    r"(?:angiv|beskriv|vurder) (?:graden|i hvor|omfanget))(?!\w)",
    re.IGNORECASE,
)


ACCUSING: Final = Late(
    r"(?<!\w)(?:hvorfor (?!ikke)[^,.?!;]{0,80}?(?:(?<!\w)(?:du|I|dig|jer|din|dit|dine|"
    r"jeres|vi|lederen|teamet|"
    r"medarbejderne|lederne|direktionen|dem|de)(?!\w))[^,.?!;]{0,80}?"
    r"(?<!\w)(?:ikke|aldrig|stadig|altid|først nu|for sent|så (?:sjældent|dårligt|lidt|"
    r"svært|langsomt)|igen|kun|intet|"
    r"ingen|ingenting|forsømt|glemt|svigtet|undladt)(?!\w)|"
    r"hvorfor (?:lykkes|lykkedes|virker|går|gik|er) [^,.?!;]{0,60}?(?:(?<!\w)(?:ikke|"
    r"aldrig|galt)(?!\w))|"
    r"hvorfor har du(?! valgt)(?! prioriteret)[^,.?!;]{0,60}?(?:ladet|overset|ignoreret|"
    r"svigtet|forsømt|undladt|glemt)|"
    r"hvordan kunne (?:du|I) (?:lade|glemme|overse|undgå|tillade|finde på|undlade|svigte)|"
    r"hvad (?:har|gjorde|gør) (?:du|I) (?:gjort )?(?:forkert|galt|dårligt)|"
    r"hvad (?:har|fik) (?:du|I) (?:ikke|forsømt|undladt|glemt|svigtet)(?: fået| gjort| nået)?|"
    r"hvad (?:er|var) (?:din|jeres) (?:undskyldning|bortforklaring)|"
    r"hvem (?:har|bærer) ansvaret for, at [^,.?!]{0,40}?(?:galt|forkert|dårligt|"
    r"mislykkedes|ikke)(?!\w)|"
    r"hvem (?:har|bærer|er) (?:skylden|skyld|ansvarlig for fejlen)|hvis skyld er det|"
    r"hvad (?:er det, )?(?:du|I) (?:bliver ved med at|aldrig|ikke) |"
    r"hvorfor i alverden|hvad i alverden|"
    r"hvornår (?:har du tænkt dig|tager du dig endelig|begynder du endelig)|"
    r"hvorfor er (?:du|I) (?:så |altid |aldrig )?(?:dårlig|dårlige|sen|sene|svag|svage|"
    r"bange|passiv|passive|bagud|langsom|langsomme|utydelig|utydelige|usynlig|"
    r"usynlige))(?!\w)",
    re.IGNORECASE,
)


AND_CLOSED: Final = Late(
    r", (?:og|men|eller|så) (?:er|var|har|havde|kan|kunne|vil|ville|skal|bør|tør|ved|føler|"
    r"synes|får|gør) "
    r"(?:du|I|vi|jeg|man|det|dine [a-zæøå]+|jeres [a-zæøå]+|lederen)(?!\w)[^,?]*\?",
    re.IGNORECASE,
)


ACCUSING_WORDS: Final = words(
    "hvorfor forkert galt dårligt skylden skyld undskyldning bortforklaring alverden",
    "forsømt undladt glemt svigtet endelig lade glemme overse undgå tillade undlade",
    "svigte aldrig fejlen",
)


DEGREE_WORDS: Final = words(
    "grad graden omfang omfanget enig enige uenig uenige",
) | (
    words(
        "tilfreds tilfredse utilfreds god gode dygtig dygtige stærk stærke modig modige",
        "sikker sikre tryg trygge glad glade engageret engagerede motiveret motiverede",
        "kompetent kompetente effektiv effektive åben åbne nysgerrig nysgerrige tydelig",
        "tydelige klar klare ærlig ærlige synlig synlige lydhør lydhøre vigtig vigtige",
        "vigtigt ambitiøs ambitiøse rummelig rummelige tålmodig tålmodige presset pressede",
        "stresset stressede godt højt meget dårligt tydeligt klart ofte sjældent stor",
    )
)


LEADING_WORDS: Final = words(
    "ikke enig enige vel jo selvfølgelig naturligvis selvsagt åbenlyst alle bekendt glad",
    "glade stolt stolte begejstret begejstrede taknemmelig da sandt ik godt vigtigt god",
    "vigtig dejligt",
)


CONDITION: Final = Late(r"\A(?:når|hvis|da|i|på|med|ved|efter|for|siden|som)\b[^?]*?[, ]"
    r"(?:er|var|har|havde|kan|kunne|vil|ville|skal|bør|tør|føler|synes|får|gør|[a-zæøå]+r) "
    r"(?:du|I|vi|jeg|man) "
    r"[^,?]*\?", re.IGNORECASE)  # fmt: skip
