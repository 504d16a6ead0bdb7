"""What asks for a score, what asks for private matters, and names of people.

Our own lists. The names are among the most used in Denmark (Danmarks Statistik lists them every
year), without those that are also ordinary words.
"""

from __future__ import annotations

from typing import Final

_SELF: Final = "(?:dig selv|dig|jer selv|jer|din leder|lederen|din indsats|jeres indsats|teamet)"

SCORES: Final = (
    r"mindst minimum || (?:mindst|minimum) \d[,.]\d (?:i|på) [a-zæøå ]{3,30}",
    r"niveau trin || (?:niveau|trin) \d ?(?:-|–|til) ?\d",
    r"skala skalaen || (?:på|efter|af|med|ud fra|bruge?r?) (?:en|et|den|denne)? ?(?:[a-zæøå]+ )?skala(?:en)?"
    r"(?: (?:fra|på|mellem) [0-9a-zæøå]+(?: (?:til|og) [0-9a-zæøå]+)?)?",
    r"skala skalaen || skala(?:en)? (?:fra|på|mellem|med) (?:\d|nul|et|en|to|fem)[a-zæøå0-9]*"
    r"(?: (?:til|og|trin) ?[0-9a-zæøå]*)?",
    r"skalaspørgsmål selvscore totalscore scorekort pointtal pointsystem karakterbog karakterskala "
    r"likertskala fempunktsskala tipunktsskala femtrinsskala || \w+",
    r"punktsskala trinsskala trins || \d+[ -]?(?:punkts|trins)[ -]?skala",
    r"karakter karakterer karakteren || (?:giv|gives?|giver|får|sæt|sætter|fik|"
    r"en samlet) (?:[a-zæøå]+ ){0,3}?karakter(?:er|en)?(?! af)",
    r"karakter || hvilken karakter (?:vil|ville|giver|gav|får|fik|skal|kan|fortjener)(?: [a-zæøå]+)?",
    r"karakter karakterer karakteren || karakter(?:er|en)? (?:fra|mellem|for (?:din|dit|jeres|dig)|"
    r"fra 1|på 12-skalaen)",
    r"point pointene pointet || (?:giv|gives?|giver|får|hvor mange|antal|fordel|optjen|\d+|flest|ti|fem) "
    r"(?:[a-zæøå]+ ){0,3}?point(?:ene|et)?",
    r"score scoren scores scorer scoret scoring || (?:(?:hvor højt|hvad|hvordan) )?scor(?:e|en|es|er|et|ing)",
    rf"vurder vurdér bedøm ranger || (?:vurd[eé]r|bedøm) {_SELF}? ?(?:[a-zæøå]+ ){{0,4}}?"
    r"(?:fra|på|mellem|med) (?:\d|et tal|tallet|en karakter|karakter|point|stjerner)[^.?!]{0,15}",
    rf"vurder vurdér bedøm bedømmer || (?:bedøm|bedømmer) {_SELF}",
    r"vurder vurdér || vurd[eé]r (?:dig selv|jer selv|din egen præstation|din præstation)",
    r"procent procentdel pct || (?:hvor mange|hvor stor en|angiv|skriv|i hvor mange|hvilken) "
    r"(?:[a-zæøå]+ ){0,2}?(?:procent|procentdel|pct)",
    r"procent pct || (?:i procent|\d{1,3} (?:procent|pct\.?) (?:enig|tilfreds|opfyldt|i mål|sikker))",
    r"sæt skriv giv vælg + tal tallet || (?:sæt|skriv|giv|vælg) (?:[a-zæøå]+ ){0,3}?(?:et )?tal(?:let)? "
    r"(?:fra|mellem|på) [0-9a-zæøå]+(?: (?:til|og) [0-9a-zæøå]+)?",
    r"giv vurder sæt placer bedøm + mellem || (?:giv|vurder|sæt|placer|bedøm) (?:[a-zæøå]+ ){0,4}?mellem (?:\d+|nul|et|en) og "
    r"(?:\d+|ti|fem|hundrede)",
    r"rangér ranger rangordn rangorden rangliste ranglisten ranking rangerer rangering || "
    r"rang(?:[eé]r|ordn|orden|liste|listen|erer|ering)|ranking",
    r"bedst bedste dårligst dårligste dygtigst dygtigste svageste stærkeste || hvem (?:af [a-zæøå ]{2,40} )?er "
    r"(?:den |de )?(?:bedste?|dårligste?|dygtigste?|svageste|stærkeste)(?: til|(?: leder(?:e|en)?| "
    r"medarbejdere?| af (?:jer|os|dem))?)",
    r"bedste dårligste dygtigste || (?:kår|udpeg|vælg|nævn) (?:den|de|jeres|din) "
    r"(?:bedste|dårligste|dygtigste|svageste) (?:leder|ledere|medarbejder|medarbejdere|kollega)",
    r"sammenlign sammenlignet || (?:sammenlign|sammenlignet) (?:dig(?: selv)? |jer )?med "
    r"(?:de andre|dine kolleger|andre ledere|dine lederkolleger)",
    r"stjerner stjerne || (?:giv|antal|hvor mange|\d|fem|tre) (?:[a-zæøå]+ ){0,3}?stjerner?",
    r"smiley smileyer smileys || (?:vælg|sæt|giv|med|en|hvilken|tegn|glad|sur) (?:[a-zæøå]+ ){0,2}?"
    r"smiley(?:er|s|en)?",
    r"smiley smileyer smileys || smiley(?:er|s|en)?",
    r"bestået dumpet || (?:ikke )?bestået|dumpet",
    r"uenig || (?:helt|meget|delvist?|overvejende) (?:enig|uenig)(?:,? (?:til|eller|/) "
    r"(?:helt|meget|delvist?)? ?(?:enig|uenig))?",
    r"tilfreds utilfreds || meget (?:tilfreds|utilfreds)(?: (?:til|eller) meget (?:tilfreds|utilfreds))",
    r"gul gult || (?:rød|grøn)t?(?:, | / |/| eller | og )gult?(?:, | / |/| eller | og )(?:rød|grøn)t?",
    r"trafiklys trafiklyset || (?:sæt|vælg|giv|brug|med) (?:[a-zæøå]+ ){0,3}?trafiklys(?:et)?",
    r"gennemsnit gennemsnittet || (?:beregn|udregn|regn|tag|find) (?:[a-zæøå]+ ){0,2}?gennemsnit(?:tet)?",
    r"middel || (?:over|under) middel",
    r"præstation præstationer || (?:mål|vurder|bedøm) (?:[a-zæøå]+ ){0,2}?præstation(?:er)?",
    r"sum summen || (?:læg|tæl) (?:[a-zæøå]+ ){0,4}?sammen til en (?:samlet )?sum",
    r"samlede samlet || (?:samlede?|endelige?) (?:score|resultat|karakter|pointtal|vurdering i tal)",
    r"test testen quiz || (?:test|quiz) (?:dig selv|jer selv|dit lederskab|din ledelse)",
)
"""What asks for a score: the words that call for it || the pattern."""

OPTIONS: Final = (
    r"\d{1,3}", r"\d{1,3} ?%", r"\d{1,3} ?[-–] ?\d{1,3}(?: ?%)?", r"(?:helt |meget |delvist? |"
    r"overvejende |hverken )*(?:enig|uenig)(?: eller uenig)?", r"hverken[ /-]*eller",
    r"(?:meget |ret |mindre |ikke )?(?:til|util)freds", r"i (?:meget )?(?:høj|nogen|mindre|lav|ringe) grad",
    r"slet ikke", r"aldrig", r"sjældent", r"altid", r"(?:meget |mindre |ret )?(?:god|godt|dårlig|dårligt)",
    r"middel", r"under middel", r"over middel", r"(?:under|over|som) forvent(?:et|ning)",
    r"(?:ikke )?bestået", r"rød", r"gul", r"grøn", r"(?:ikke |delvist? |helt )?opfyldt", r"[A-F]",
    r"(?:lav|lavt|høj|højt|mellem)", r"\d{1,2} (?:point|stjerner?)", r"(?:et|en|to|tre|fire|fem)(?: point| stjerner?)",
    r"☆*★+☆*|⭐+", r"utilstrækkeligt?|tilstrækkeligt?|fremragende|tilfredsstillende|mangelfuldt?",
    r"(?:ikke )?i mål", r"lever (?:ikke |delvist )?op til (?:kravene|forventningerne|målet)", r"karakter.*",
    r"begynder|øvet|ekspert",
)  # fmt: skip
"""Choices that are steps of a scale."""

_OWN: Final = "(?:din|dit|dine|jeres|lederens|medarbejderens|medarbejdernes|sit|sin|sine|hans|hendes)"

SENSITIVE: Final = (
    rf"helbred helbredet helbredstilstand diagnoser diagnose sundhed sundhedstilstand sygdom sygdomme sygdomshistorie || {_OWN} "
    r"(?:[a-zæøå]+ )?(?:helbreds?(?:tilstand)?|diagnoser?|sundheds?(?:tilstand)?|sygdom(?:me|shistorie)?)",
    rf"sygefravær sygedage sygemelding sygemeldinger fravær || {_OWN} (?:[a-zæøå]+ )?"
    r"(?:sygefravær|sygedage|sygemelding(?:er)?|fravær)",
    r"syge fejler || (?:hvilke|hvem) (?:af )?(?:dine |jeres )?(?:medarbejdere|medarbejderne|ansatte) er syge|"
    r"hvad (?:fejler|fejlede) (?:du|de|han|hun|medarbejderen|din [a-zæøå]+)",
    r"gammel alder alderen pension || hvor gammel er (?:du|lederen)|hvornår (?:regner du med at går?|går|vil) (?:du )?(?:gå )?på pension|din alder",
    r"alkohol || hvor meget (?:alkohol )?drikker du|hvor meget alkohol",
    r"ægteskab ægteskabet || (?:dit|jeres) ægteskab",
    r"baggrund || etniske? baggrund",
    r"sygedage syg sygemeldt || (?:hvor mange sygedage|hvor (?:ofte|længe) har du været syg|"
    r"(?:er|har) du (?:[a-zæøå]+ ){0,2}?(?:været )?(?:syg|sygemeldt)|hvorfor (?:var|er) du syg(?:emeldt)?)",
    r"diagnose diagnoser diagnosen medicin læge psykolog handicap misbrug alkohol depression angst || "
    r"(?:(?:har|får|tager|fået|fik|bruger|drikker|går|lider|din|dit|dine|egen|hvilken|hvilke) (?:du )?"
    r"(?:[a-zæøå]+ ){0,2}?(?:diagnoser?n?|medicin|handicap|misbrug|alkohol|depression|angst|til psykolog|til læge))",
    r"læge psykolog || (?:din læge|din psykolog)",
    r"psykisk psykiske fysisk fysiske mentale mental || (?:din|dit|dine|jeres|lederens) (?:psykiske?|mentale?|fysiske) "
    r"(?:helbred|sundhed|tilstand|lidelser?|sygdom|udfordringer|sårbarhed)",
    r"stress stresset stressramt || (?:er du|har du (?:været|haft|følt dig)|føler du dig) (?:[a-zæøå]+ )?"
    r"(?:stress|stresset|stressramt|sygemeldt)",
    r"gravid graviditet graviditeten barsel barselsorlov || (?:er|bliver|blive|planlægger|venter|planer om|skal) "
    r"(?:du )?(?:[a-zæøå]+ ){0,3}?(?:gravid(?:itet)?|barsel(?:sorlov)?)|gravid(?:itet)?",
    r"børn barn || (?:planlægger|ønsker|regner|tænker|venter|vil|skal|har) (?:du|I) (?:[a-zæøå]+ ){0,4}?"
    r"(?:få|på) (?:flere )?(?:børn|barn|et barn)",
    r"fagforening fagforeninger fagforeningen fagforbund fagligt organiseret || (?:hvilken|din|medlem af|af en|i en) "
    r"(?:[a-zæøå]+ )?fag(?:forening|forbund)(?:en)?|(?:er du|hvor er du) (?:fagligt )?organiseret",
    r"religion religiøs religiøse tro troende gud kirke moské trossamfund konfession || "
    r"(?:din|hvilken|jeres|dine) (?:religion|religiøse [a-zæøå]+|tro(?! på)|trossamfund|livssyn)|"
    r"(?:er du|bliver du) (?:[a-zæøå]+ )?(?:religiøs|troende|kristen|muslim|jøde)|tror du på gud|"
    r"går du (?:i|til) (?:kirke|moské)",
    r"stemmer stemte parti partiet partimedlem partipolitisk partipolitiske politiske politisk || "
    r"(?:hvad|hvem|hvilket parti) (?:stemmer|stemte) du(?: på)?|(?:medlem af|hvilket|dit|jeres) (?:et )?"
    r"(?:politisk )?parti|(?:din|dit|dine) (?:parti)?politiske? "
    r"(?:overbevisning|ståsted|holdning|holdninger|tilhørsforhold|standpunkt|synspunkter)|partipolitisk[e]?",
    r"seksuelle seksualitet homoseksuel heteroseksuel biseksuel kønsidentitet || (?:din|jeres) "
    r"(?:seksuelle [a-zæøå]+|seksualitet|kønsidentitet)|(?:er du) (?:homo|hetero|bi)seksuel",
    r"etnisk etniske race hudfarve afstamning oprindelse || (?:din|dit|jeres) (?:etniske? [a-zæøå]+|race|"
    r"hudfarve|afstamning|oprindelse)",
    r"ægtefælle kæreste mand kone skilsmisse parforhold samliv privatliv privatlivet || (?:din|dit|jeres) "
    r"(?:ægtefælle|kæreste|mand|kone|skilsmisse|parforhold|samliv|privatliv)",
    r"straffet straffeattest straffe || (?:er du (?:tidligere )?straffet|din straffeattest)",
    r"gener dna arvelige || (?:dine gener|din dna|arvelige sygdomme)",
)
"""What asks for private matters: the words that call for it || the pattern."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


FIRST_NAMES: Final = _words(
    "anders anne annette anja ane andreas alexander allan amalie anna anton arne asger astrid aksel",
    "august benjamin benny bente betina bettina birgit birgitte birthe bjarne bodil brian camilla carl",
    "carsten casper cecilie charlotte christian christina christine christoffer claus clara daniel",
    "david dennis dorte dorthe ebbe elisabeth ellen else emil emilie emma erik esben eva finn flemming",
    "frank freja frederik frederikke gitte grethe gustav hanne hans heidi helene helle henning henriette",
    "henrik ida inga inge inger ingrid irene isabella jacob jakob jan jane janne jens jeppe jesper",
    "jette joan johanne johannes john jonas josefine julie jytte jørgen jørn kamilla karen karin karina",
    "karl karla karsten kasper katrine kenneth kent kim kirsten kjeld klaus kristian kristina kristine",
    "kurt lars lasse laura laurits lene leif line lis lisbeth lise lissi lone lotte louise lucas ludvig lærke",
    "mads magnus maja malene maren margit margrethe maria mariann marianne marie martin marlene mathias",
    "mathilde merete mette michael mikael mikkel mogens monica morten nadia nanna niels nicklas nikolaj",
    "nina noah ole oliver oscar otto palle patrick peder per pernille peter pia poul preben rasmus rikke",
    "rita robert ronni rune ruth sanne sara sebastian signe simon sofia sofie solveig steen sten stine",
    "susanne svend sven søren thea thomas thor thorkild tim tina tobias tom tommy tove troels trine",
    "ulla ulrik valdemar vera vibeke victor viggo vivi william winnie yvonne øystein åge åse mohammed",
    "fatima ahmed ali ayse mustafa hassan amira",
)
"""First names, in small letters."""

NOT_SURNAMES: Final = _words(
    "kommune kommunes center centret skole skolen institut universitet byråd region regionen afdeling",
    "forvaltning plejecenter bibliotek børnehus børnehave hospital sygehus kirke sogn stift amt ministerium",
    "fonden fond park plads gade vej allé torv gård huset hus samtale ledelse ledelsen udvalg rådet råd",
    "pris prisen model modellen metode kanon akademi akademiet højskole seminarium jul påske pinse nyt",
    "nye retning effekt dialog mod faglighed kvalitet og eller jul juleaften",
)
"""Words that make a name before them that of a place or a house."""
