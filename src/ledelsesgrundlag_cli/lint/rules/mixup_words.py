"""What is mixed up in Danish, by the words around it, and officialese with what says it plainly.

Our own lists, by Retskrivningsordbogen and Dansk Sprognævn's answers to the usual questions. A row
is: the words that call for it || the pattern, what is wrong in braces || what should stand there.
"""

from __future__ import annotations

from typing import Final

_BE: Final = "kan|skal|vil|må|bør|kunne|skulle|ville|måtte|burde|tør|at"

MIXED_UP: Final = (
    ("vær || {vær} (?:især|enkelt|leder|medarbejder|dag|uge|måned|gang|år|for sig|af) || hver"),
    "vær || (?:til|i|for|med|af|hos) {vær} || hver",
    (
        "med tydelig tydelige nysgerrig nysgerrige åben åbne klar klare til god gode på "
        "opmærksom opmærksomme enige bedre ordentlig tæt synlig synlige ærlig ærlige + hver |"
        "| (?:kan|skal|vil|må|bør|kunne|skulle|ville|måtte|burde|tør|at) (?:du |vi |I |"
        "lederen )?(?:også |selv )?{hver} (?:mere |meget )?(?:med|tydelig|tydelige|nysgerrig|"
        "nysgerrige|åben|åbne|klar|klare|til stede|god|gode|på|opmærksom|opmærksomme|enige|"
        "bedre|ordentlig|tæt|synlig|synlige|ærlig|ærlige) || være"
    ),
    "være || {være} (?:især|enkelt|dag|uge|måned|gang|for sig) || hver",
    (
        r"hver || (?:\A|[.!?] ){hver} (?:nysgerrig|åben|ærlig|opmærksom|tydelig|konkret|modig|"
        "klar til|med til|venlig|åbne|ærlige|nysgerrige|konkrete|tydelige)(?! [a-zæøå]+[?]) |"
        "| vær"
    ),
    "lægge || lader? {lægge} || ligge",
    (
        "ligge ligger lagt || {ligge} (?:mærke|vægt|en plan|planer|låg på|til rette|grunden|"
        "op til) || lægge"
    ),
    (
        "ligger || {ligger} (?:du |vi |I |jeg |lederen )?(?:mærke til|vægt på|op til|låg på|"
        "planer|en plan|til rette) || lægger"
    ),
    "lægge || (?:kan|skal|vil|må) {lægge} (?:i|hos|bag|til grund for|fast) || ligge",
    (
        "lægger || (?:der|det|som|ansvaret|opgaven|udfordringen|beslutningen|hvor) {lægger} "
        "(?:i|hos|bag|til grund for|fast|lige for|på|ansvaret|beslutningen|opgaven) || ligger"
    ),
    "lægger || hvad {lægger} (?:der )?bag || ligger",
    "nogen || {nogen} (?:gange|få|enkelte|steder|dage|uger|måneder|timer) || nogle",
    (
        "nogen || (?:i|på|om|for|til|med|nævn|giv|find|vælg|har|er der) {nogen} (?:af "
        "(?:gangene|dem, der|dagene)|tilfælde|områder|situationer|punkter|eksempler) || nogle"
    ),
    "nogle || {nogle} som helst || nogen",
    "nogle || (?:ikke|uden|aldrig) {nogle} (?:af|form|tvivl|mulighed) || nogen",
    (
        "vejen vej bakke trappen stigen gangen kæden + af || (?:hen|ned|op) {af} (?:vejen|"
        "vej|bakke|trappen|stigen|gangen|kæden) || ad"
    ),
    "gangen + af || (?:en|to|tre|ét|et|ting|skridt|punkt|opgave) {af} gangen || ad",
    "ud ind frem bag ned op + af || (?:ud|ind|frem|bag|ned|op) {af} til || ad",
    "griner grine ler + af || (?:griner|grine|ler) {af} || ad",
    "ad || {ad} (?:og til|den grund|hensyn til|sted) || af",
    (
        "ad || (?:en del|hver|ingen|nogle|alle|flere|mange|én) {ad} (?:os|jer|dem|de|vores|"
        "jeres|dine) || af"
    ),
    (
        "måde tid retning sted ord vej mål niveau sprog opgave side grundlag som + sammen || "
        "(?:på|i|med|ad|til|det|den|de) {sammen} (?:måde|tid|retning|sted|ord|vej|mål|niveau|"
        "sprog|opgave|side|grundlag|som) || samme"
    ),
    (
        "med om + samme || (?<!det )(?<!den )(?<!de )(?<!det, )(?<!på )(?<!med )(?<!i "
        "){samme} (?:med|om at) || sammen"
    ),
    (
        "samme || (?:står|arbejder|arbejde|hænger|hænge|lykkes|holder|samarbejder|tale|taler|"
        "talt) {samme}(?: om)? || sammen"
    ),
    (
        "mere bedre andet større mindre flere anderledes hellere tidligere oftere senere + "
        "en || (?:mere|bedre|andet|større|mindre|flere|anderledes|hellere|tidligere|oftere|"
        "senere) {en} (?:før|du|vi|I|jeg|de|tidligere|sidste|sidst|i dag|forventet|godt|"
        "nødvendigt|andre) || end"
    ),
    ("ind || (?:mere|bedre|andet|større|mindre|flere|anderledes|hellere|oftere) {ind} || end"),
    (
        "jer || {jer} (?:team|teams|ledere|medarbejdere|område|samarbejde|samtaler|møder|"
        "opgaver|hverdag|ledelse|lederteam|ledergruppe|arbejde|mål|prioriteringer|afdeling) |"
        "| jeres"
    ),
    (
        "jeres || (?:for|til|af|mellem|hos|hjælper|støtter|giver) {jeres}(?=[.,?!]|$| at| "
        "til at) || jer"
    ),
    (
        "hjælper støtter for til af hos udfordrer + dit || (?:hjælper|støtter|for|til|af|hos|"
        "udfordrer) {dit}(?=[.,?!]|$) || dig"
    ),
    (
        "hjælper støtter for til af hos udfordrer + din || (?:hjælper|støtter|for|til|af|hos|"
        "udfordrer) {din}(?=[.,?!]|$) || dig"
    ),
    "vis || (?<=, ){vis} (?:du|I|vi|der|det|man|jeg) || hvis",
    "ind || {ind nu} || endnu",
    r"idag igår imorgen iaften || {i(dag|går|morgen|aften)} || i \2",
    "istedet istedetfor || {istedet(?:for)?} || i stedet for",
    "igang || {igang} || i gang",
    "istand || {istand} || i stand",
    r"iforhold iforbindelse || {i(forhold|forbindelse)} || i \2",
    "ihvertfald || {ihvertfald} || i hvert fald",
    "ialt || {ialt} || i alt",
    "iorden || {iorden} || i orden",
    "udfra || {udfra} || ud fra",
    "hvorhenne || {hvorhenne} || hvor henne",
    (
        "tilstede || (?:er|være|var|bliver|blive|været) (?:mere |meget |altid )?{tilstede} ||"
        " til stede"
    ),
    "tilgavn || {tilgavn} || til gavn",
    "tilfælles || {tilfælles} || til fælles",
    "ligenu || {ligenu} || lige nu",
    "pågrund || {pågrund} || på grund",
    "påtværs || {påtværs} || på tværs",
    "forat || {forat} || for at",
    "vidt || {hvor vidt} || hvorvidt",
    "dan || {hvor dan} || hvordan",
    "hvor + når || {hvor når} || hvornår",
    (
        "gennem mellem blandt || {i (gennem|mellem|blandt)} (?!alle tider)(?:hele|jeres|"
        r"vores|os|jer|dem|de|den|det|dig|to|ledere|lederne|en|et|egen) || i\2"
    ),
    "følge || {i følge} (?!med) || ifølge",
    (
        "sam || {sam (arbejde|arbejder|arbejdet|tale|taler|talen|spil|spillet|menhæng)} || "
        r"sam\2"
    ),
    (
        "ventning ventninger ventningerne ventningen andring andringer ståelse bedring "
        "bedringer beredelse || {for (ventning|ventninger|ventningerne|ventningen|andring|"
        r"andringer|ståelse|bedring|bedringer|beredelse)} || for\2"
    ),
    (
        "enkel || (?:hver|den|de|hvert) {enkel} (?:leder|medarbejder|rolle|opgave|borger|"
        "chef|dag) || enkelt"
    ),
    "har + ville || (?:jeg|du|vi|I) har {ville} || villet",
    "har have havde + kunne || (?:har|have|havde) (?:du |vi |I |jeg )?{kunne} || kunnet",
    ("har have havde + skulle || (?:har|have|havde) (?:du |vi |I |jeg )?{skulle} || skullet"),
    "syntes || (?:hvad|du|vi|I|jeg) {syntes} (?:du|I|vi|at|er|om) || synes",
    "årsag || {årsag af} || årsag til",
    "interesseret || interesseret {om} || i",
    "enig enige || enige? {på} (?:hvad|at|hvor|den|det|de|retning) || om",
)
"""Rows of what is mixed up."""

OFFICIALESE: Final = (
    "såfremt || såfremt || ”hvis”",
    "hvorledes || hvorledes || ”hvordan”",
    (
        "nærværende || (?:i )?nærværende (?:skema|ark|dokument|notat|grundlag|forventninger|"
        "samtale|materiale|afsnit|kapitel|spørgsmål|aftale) || ”dette” eller ”denne”"
    ),
    "henhold || i henhold til || ”efter”",
    "medfør || i medfør af || ”efter”",
    (
        "foranledige foranlediger foranlediget foranledning || foranledig(?:e|er|et)|på "
        "foranledning af || ”sørge for” eller ”få til”"
    ),
    (
        "tilvejebringe tilvejebringer tilvejebragt || tilvejebring(?:e|er|es)|tilvejebragt ||"
        " ”skaffe”"
    ),
    "afstedkomme afstedkommer || afstedkomme[rs]? || ”føre til”",
    "fremsende fremsender fremsendes || fremsende[rs]? || ”sende”",
    "hidrøre hidrører || hidrører?(?: fra)? || ”komme fra”",
    "påhviler påhvile || (?:det )?påhvile[rs]? || ”skal” eller ”har ansvar for”",
    "bemeldte || bemeldte || ”den” eller ”det”",
    "desangående || desangående || ”om det”",
    "derom || herom || ”om det”",
    "ydermere endvidere || ydermere|endvidere || ”også”",
    "ikkedestomindre || ikkedestomindre || ”alligevel”",
    "bistand || yde(?:r)? bistand (?:til|ved) || ”hjælpe”",
    (
        "foretage foretager foretages || foretage[rs]? (?:en |et )?(?:[a-zæøå]+ "
        ")?(?:vurdering|evaluering|prioritering|justering|undersøgelse|tilpasning|opfølgning|"
        "ændring)e?r?n?e? (?:af|på|i) || det med ét udsagnsord, fx ”vurdere” eller "
        "”prioritere”"
    ),
    "agtes || agtes || ”vil”",
    "foranstaltning foranstaltninger || foranstaltning(?:er)? || det, I vil gøre",
    "vedrørende || vedrørende || ”om”",
    "undertegnede || undertegnede || ”jeg”",
    "qua || qua || ”som” eller ”på grund af”",
    (
        "ultimo primo medio || (?:ultimo|primo|medio) [a-zæøå0-9]+ || ”sidst i”, ”først i” "
        "eller ”midt i”"
    ),
    "således || således er det således || ”sådan”",
    "henvises || der henvises til || ”se”",
    "bemærkes || det (?:skal )?bemærkes,? at || bare det, der følger",
    "iagttage iagttages || (?:skal )?iagttages || ”følge”",
    "erindring || bringe i erindring || ”minde om”",
    "ihukomme erholde || ihukomme|erholde || et ord, man bruger, når man taler",
    "fornøden fornødne fornødent || fornød(?:en|ne|ent) || ”nødvendig”",
    r"dags || (?:pr\.?|til) dags dato || ”i dag” eller ”indtil nu”",
    "thi || thi || ”for”",
    "ej || ej(?: heller)? || ”ikke” eller ”heller ikke”",
)
"""Rows of officialese: the words that call for it || the pattern || what to write instead."""
