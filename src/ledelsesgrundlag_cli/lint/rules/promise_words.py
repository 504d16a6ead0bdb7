"""What asks for a score, what asks for private matters, and names of people.

Our own lists. The names are among the most used in Denmark (Danmarks Statistik lists them every
year), without those that are also ordinary words.
"""

from __future__ import annotations

from typing import Final

from ledelsesgrundlag_cli.lint.rules.word_sets import words

_SELF: Final = "(?:dig selv|dig|jer selv|jer|din leder|lederen|din indsats|jeres indsats|teamet)"

SCORES: Final = (
    r"mindst minimum || (?:mindst|minimum) \d[,.]\d (?:i|på) [a-zæøå ]{3,30}",
    r"niveau trin || (?:niveau|trin) \d ?(?:-|–|til) ?\d",
    (
        "skala skalaen || (?:på|efter|af|med|ud fra|bruge?r?) (?:en|et|den|denne)? "
        "?(?:[a-zæøå]+ )?skala(?:en)?(?: (?:fra|på|mellem) [0-9a-zæøå]+(?: (?:til|og) "
        "[0-9a-zæøå]+)?)?"
    ),
    (
        r"skala skalaen || skala(?:en)? (?:fra|på|mellem|med) (?:\d|nul|et|en|to|"
        "fem)[a-zæøå0-9]*(?: (?:til|og|trin) ?[0-9a-zæøå]*)?"
    ),
    (
        "skalaspørgsmål selvscore totalscore scorekort pointtal pointsystem karakterbog "
        r"karakterskala likertskala fempunktsskala tipunktsskala femtrinsskala || \w+"
    ),
    r"punktsskala trinsskala trins || \d+[ -]?(?:punkts|trins)[ -]?skala",
    (
        "karakter karakterer karakteren || (?:giv|gives?|giver|får|sæt|sætter|fik|en samlet) "
        "(?:[a-zæøå]+ ){0,3}?karakter(?:er|en)?(?! af)"
    ),
    (
        "karakter || hvilken karakter (?:vil|ville|giver|gav|får|fik|skal|kan|fortjener)(?: "
        "[a-zæøå]+)?"
    ),
    (
        "karakter karakterer karakteren || karakter(?:er|en)? (?:fra|mellem|for (?:din|dit|"
        "jeres|dig)|fra 1|på 12-skalaen)"
    ),
    (
        "point pointene pointet || (?:giv|gives?|giver|får|hvor mange|antal|fordel|optjen|"
        r"\d+|flest|ti|fem) (?:[a-zæøå]+ ){0,3}?point(?:ene|et)?"
    ),
    (
        "score scoren scores scorer scoret scoring || (?:(?:hvor højt|hvad|hvordan) "
        ")?scor(?:e|en|es|er|et|ing)"
    ),
    (
        "vurder vurdér bedøm ranger || (?:vurd[eé]r|bedøm) (?:dig selv|dig|jer selv|jer|din "
        "leder|lederen|din indsats|jeres indsats|teamet)? ?(?:[a-zæøå]+ ){0,4}?(?:fra|på|"
        r"mellem|med) (?:\d|et tal|tallet|en karakter|karakter|point|stjerner)[^.?!]{0,15}"
    ),
    (
        "vurder vurdér bedøm bedømmer || (?:bedøm|bedømmer) (?:dig selv|dig|jer selv|jer|din "
        "leder|lederen|din indsats|jeres indsats|teamet)"
    ),
    "vurder vurdér || vurd[eé]r (?:dig selv|jer selv|din egen præstation|din præstation)",
    (
        "procent procentdel pct || (?:hvor mange|hvor stor en|angiv|skriv|i hvor mange|"
        "hvilken) (?:[a-zæøå]+ ){0,2}?(?:procent|procentdel|pct)"
    ),
    (
        r"procent pct || (?:i procent|\d{1,3} (?:procent|pct\.?) (?:enig|tilfreds|opfyldt|i "
        "mål|sikker))"
    ),
    (
        "sæt skriv giv vælg + tal tallet || (?:sæt|skriv|giv|vælg) (?:[a-zæøå]+ ){0,3}?(?:et "
        ")?tal(?:let)? (?:fra|mellem|på) [0-9a-zæøå]+(?: (?:til|og) [0-9a-zæøå]+)?"
    ),
    (
        "giv vurder sæt placer bedøm + mellem || (?:giv|vurder|sæt|placer|bedøm) "
        r"(?:[a-zæøå]+ ){0,4}?mellem (?:\d+|nul|et|en) og (?:\d+|ti|fem|hundrede)"
    ),
    (
        "rangér ranger rangordn rangorden rangliste ranglisten ranking rangerer rangering || "
        "rang(?:[eé]r|ordn|orden|liste|listen|erer|ering)|ranking"
    ),
    (
        "bedst bedste dårligst dårligste dygtigst dygtigste svageste stærkeste || hvem (?:af "
        "[a-zæøå ]{2,40} )?er (?:den |de )?(?:bedste?|dårligste?|dygtigste?|svageste|"
        "stærkeste)(?: til|(?: leder(?:e|en)?| medarbejdere?| af (?:jer|os|dem))?)"
    ),
    (
        "bedste dårligste dygtigste || (?:kår|udpeg|vælg|nævn) (?:den|de|jeres|din) "
        "(?:bedste|dårligste|dygtigste|svageste) (?:leder|ledere|medarbejder|medarbejdere|"
        "kollega)"
    ),
    (
        "sammenlign sammenlignet || (?:sammenlign|sammenlignet) (?:dig(?: selv)? |jer )?med "
        "(?:de andre|dine kolleger|andre ledere|dine lederkolleger)"
    ),
    (
        r"stjerner stjerne || (?:giv|antal|hvor mange|\d|fem|tre) (?:[a-zæøå]+ "
        "){0,3}?stjerner?"
    ),
    (
        "smiley smileyer smileys || (?:vælg|sæt|giv|med|en|hvilken|tegn|glad|sur) "
        "(?:[a-zæøå]+ ){0,2}?smiley(?:er|s|en)?"
    ),
    "smiley smileyer smileys || smiley(?:er|s|en)?",
    "bestået dumpet || (?:ikke )?bestået|dumpet",
    (
        "uenig || (?:helt|meget|delvist?|overvejende) (?:enig|uenig)(?:,? (?:til|eller|/) "
        "(?:helt|meget|delvist?)? ?(?:enig|uenig))?"
    ),
    (
        "tilfreds utilfreds || meget (?:tilfreds|utilfreds)(?: (?:til|eller) meget "
        "(?:tilfreds|utilfreds))"
    ),
    (
        "gul gult || (?:rød|grøn)t?(?:, | / |/| eller | og )gult?(?:, | / |/| eller | og "
        ")(?:rød|grøn)t?"
    ),
    ("trafiklys trafiklyset || (?:sæt|vælg|giv|brug|med) (?:[a-zæøå]+ ){0,3}?trafiklys(?:et)?"),
    (
        "gennemsnit gennemsnittet || (?:beregn|udregn|regn|tag|find) (?:[a-zæøå]+ "
        "){0,2}?gennemsnit(?:tet)?"
    ),
    "middel || (?:over|under) middel",
    ("præstation præstationer || (?:mål|vurder|bedøm) (?:[a-zæøå]+ ){0,2}?præstation(?:er)?"),
    "sum summen || (?:læg|tæl) (?:[a-zæøå]+ ){0,4}?sammen til en (?:samlet )?sum",
    (
        "samlede samlet || (?:samlede?|endelige?) (?:score|resultat|karakter|pointtal|"
        "vurdering i tal)"
    ),
    "test testen quiz || (?:test|quiz) (?:dig selv|jer selv|dit lederskab|din ledelse)",
)
"""What asks for a score: the words that call for it || the pattern."""

OPTIONS: Final = (
    r"\d{1,3}",
    r"\d{1,3} ?%",
    r"\d{1,3} ?[-–] ?\d{1,3}(?: ?%)?",
    "(?:helt |meget |delvist? |overvejende |hverken )*(?:enig|uenig)(?: eller uenig)?",
    "hverken[ /-]*eller",
    "(?:meget |ret |mindre |ikke )?(?:til|util)freds",
    "i (?:meget )?(?:høj|nogen|mindre|lav|ringe) grad",
    "slet ikke",
    "aldrig",
    "sjældent",
    "altid",
    "(?:meget |mindre |ret )?(?:god|godt|dårlig|dårligt)",
    "middel",
    "under middel",
    "over middel",
    "(?:under|over|som) forvent(?:et|ning)",
    "(?:ikke )?bestået",
    "rød",
    "gul",
    "grøn",
    "(?:ikke |delvist? |helt )?opfyldt",
    "[A-F]",
    "(?:lav|lavt|høj|højt|mellem)",
    r"\d{1,2} (?:point|stjerner?)",
    "(?:et|en|to|tre|fire|fem)(?: point| stjerner?)",
    "☆*★+☆*|⭐+",
    "utilstrækkeligt?|tilstrækkeligt?|fremragende|tilfredsstillende|mangelfuldt?",
    "(?:ikke )?i mål",
    "lever (?:ikke |delvist )?op til (?:kravene|forventningerne|målet)",
    "karakter.*",
    "begynder|øvet|ekspert",
)
"""Choices that are steps of a scale."""

_OWN: Final = (
    "(?:din|dit|dine|jeres|lederens|medarbejderens|medarbejdernes|sit|sin|sine|hans|hendes)"
)

SENSITIVE: Final = (
    (
        "helbred helbredet helbredstilstand diagnoser diagnose sundhed sundhedstilstand "
        "sygdom sygdomme sygdomshistorie || (?:din|dit|dine|jeres|lederens|medarbejderens|"
        "medarbejdernes|sit|sin|sine|hans|hendes) (?:[a-zæøå]+ )?(?:helbreds?(?:tilstand)?|"
        "diagnoser?|sundheds?(?:tilstand)?|sygdom(?:me|shistorie)?)"
    ),
    (
        "sygefravær sygedage sygemelding sygemeldinger fravær || (?:din|dit|dine|jeres|"
        "lederens|medarbejderens|medarbejdernes|sit|sin|sine|hans|hendes) (?:[a-zæøå]+ "
        ")?(?:sygefravær|sygedage|sygemelding(?:er)?|fravær)"
    ),
    (
        "syge fejler || (?:hvilke|hvem) (?:af )?(?:dine |jeres )?(?:medarbejdere|"
        "medarbejderne|ansatte) er syge|hvad (?:fejler|fejlede) (?:du|de|han|hun|"
        "medarbejderen|din [a-zæøå]+)"
    ),
    (
        "gammel alder alderen pension || hvor gammel er (?:du|lederen)|hvornår (?:regner du "
        "med at går?|går|vil) (?:du )?(?:gå )?på pension|din alder"
    ),
    "alkohol || hvor meget (?:alkohol )?drikker du|hvor meget alkohol",
    "ægteskab ægteskabet || (?:dit|jeres) ægteskab",
    "baggrund || etniske? baggrund",
    (
        "sygedage syg sygemeldt || (?:hvor mange sygedage|hvor (?:ofte|længe) har du været "
        "syg|(?:er|har) du (?:[a-zæøå]+ ){0,2}?(?:været )?(?:syg|sygemeldt)|hvorfor (?:var|"
        "er) du syg(?:emeldt)?)"
    ),
    (
        "diagnose diagnoser diagnosen medicin læge psykolog handicap misbrug alkohol "
        "depression angst || (?:(?:har|får|tager|fået|fik|bruger|drikker|går|lider|din|dit|"
        "dine|egen|hvilken|hvilke) (?:du )?(?:[a-zæøå]+ ){0,2}?(?:diagnoser?n?|medicin|"
        "handicap|misbrug|alkohol|depression|angst|til psykolog|til læge))"
    ),
    "læge psykolog || (?:din læge|din psykolog)",
    (
        "psykisk psykiske fysisk fysiske mentale mental || (?:din|dit|dine|jeres|lederens) "
        "(?:psykiske?|mentale?|fysiske) (?:helbred|sundhed|tilstand|lidelser?|sygdom|"
        "udfordringer|sårbarhed)"
    ),
    (
        "stress stresset stressramt || (?:(?:er|har) (?:du|lederen|medarbejderen)"
        "(?: (?:været|haft|følt (?:dig|sig)))?|føler du dig) "
        "(?:[a-zæøå]+ )?(?:stress|stresset|stressramt|sygemeldt)"
    ),
    (
        "gravid graviditet graviditeten barsel barselsorlov || (?:er|bliver|blive|planlægger|"
        "venter|planer om|skal) (?:du )?(?:[a-zæøå]+ ){0,3}?(?:gravid(?:itet)?|"
        "barsel(?:sorlov)?)|gravid(?:itet)?"
    ),
    (
        "børn barn || (?:planlægger|ønsker|regner|tænker|venter|vil|skal|har) (?:du|I) "
        "(?:[a-zæøå]+ ){0,4}?(?:få|på) (?:flere )?(?:børn|barn|et barn)"
    ),
    (
        "fagforening fagforeninger fagforeningen fagforbund fagligt organiseret || "
        "(?:hvilken|din|medlem af|af en|i en) (?:[a-zæøå]+ )?fag(?:forening|forbund)(?:en)?|"
        "(?:er du|hvor er du) (?:fagligt )?organiseret"
    ),
    (
        "religion religiøs religiøse tro troende gud kirke moské trossamfund konfession || "
        "(?:din|hvilken|jeres|dine) (?:religion|religiøse [a-zæøå]+|tro(?! på)|trossamfund|"
        "livssyn)|(?:er du|bliver du) (?:[a-zæøå]+ )?(?:religiøs|troende|kristen|muslim|"
        "jøde)|tror du på gud|går du (?:i|til) (?:kirke|moské)"
    ),
    (
        "stemmer stemte parti partiet partimedlem partipolitisk partipolitiske politiske "
        "politisk || (?:hvad|hvem|hvilket parti) (?:stemmer|stemte) du(?: på)?|(?:medlem af|"
        "hvilket|dit|jeres) (?:et )?(?:politisk )?parti|(?:din|dit|dine) "
        "(?:parti)?politiske? (?:overbevisning|ståsted|holdning|holdninger|tilhørsforhold|"
        "standpunkt|synspunkter)|partipolitisk[e]?"
    ),
    (
        "seksuelle seksualitet homoseksuel heteroseksuel biseksuel kønsidentitet || (?:din|"
        "jeres) (?:seksuelle [a-zæøå]+|seksualitet|kønsidentitet)|(?:er du) (?:homo|hetero|"
        "bi)seksuel"
    ),
    (
        "etnisk etniske race hudfarve afstamning oprindelse || (?:din|dit|jeres) (?:etniske? "
        "[a-zæøå]+|race|hudfarve|afstamning|oprindelse)"
    ),
    (
        "ægtefælle kæreste mand kone skilsmisse parforhold samliv privatliv privatlivet || "
        "(?:din|dit|jeres) (?:ægtefælle|kæreste|mand|kone|skilsmisse|parforhold|samliv|"
        "privatliv)"
    ),
    ("straffet straffeattest straffe || (?:er du (?:tidligere )?straffet|din straffeattest)"),
    "gener dna arvelige || (?:dine gener|din dna|arvelige sygdomme)",
)
"""What asks for private matters: the words that call for it || the pattern."""

FIRST_NAMES: Final = words(
    "anders anne annette anja ane andreas alexander allan amalie anna anton arne asger astrid "
    "aksel",
    "august benjamin benny bente betina bettina birgit birgitte birthe bjarne bodil brian "
    "camilla carl",
    "carsten casper cecilie charlotte christian christina christine christoffer claus clara "
    "daniel",
    "david dennis dorte dorthe ebbe elisabeth ellen else emil emilie emma erik esben eva finn "
    "flemming",
    "frank freja frederik frederikke gitte grethe gustav hanne hans heidi helene helle "
    "henning henriette",
    "henrik ida inga inge inger ingrid irene isabella jacob jakob jan jane janne jens jeppe "
    "jesper",
    "jette joan johanne johannes john jonas josefine julie jytte jørgen jørn kamilla karen "
    "karin karina",
    "karl karla karsten kasper katrine kenneth kent kim kirsten kjeld klaus kristian kristina "
    "kristine",
    "kurt lars lasse laura laurits lene leif line lis lisbeth lise lissi lone lotte louise "
    "lucas ludvig lærke",
    "mads magnus maja malene maren margit margrethe maria mariann marianne marie martin "
    "marlene mathias",
    "mathilde merete mette michael mikael mikkel mogens monica morten nadia nanna niels "
    "nicklas nikolaj",
    "nina noah ole oliver oscar otto palle patrick peder per pernille peter pia poul preben "
    "rasmus rikke",
    "rita robert ronni rune ruth sanne sara sebastian signe simon sofia sofie solveig steen "
    "sten stine",
    "susanne svend sven søren thea thomas thor thorkild tim tina tobias tom tommy tove troels "
    "trine",
    "ulla ulrik valdemar vera vibeke victor viggo vivi william winnie yvonne øystein åge åse "
    "mohammed",
    "fatima ahmed ali ayse mustafa hassan amira",
)
"""First names, in small letters."""

NOT_SURNAMES: Final = words(
    "kommune kommunes center centret skole skolen institut universitet byråd region regionen "
    "afdeling",
    "forvaltning plejecenter bibliotek børnehus børnehave hospital sygehus kirke sogn stift "
    "amt ministerium",
    "fonden fond park plads gade vej allé torv gård huset hus samtale ledelse ledelsen udvalg "
    "rådet råd",
    "pris prisen model modellen metode kanon akademi akademiet højskole seminarium jul påske "
    "pinse nyt",
    "nye retning effekt dialog mod faglighed kvalitet og eller jul juleaften",
)
"""Words that make a name before them that of a place or a house."""
