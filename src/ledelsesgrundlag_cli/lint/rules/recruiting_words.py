"""What may lead to something that applicants must not be asked about.

Our own list. It is made of phrases that ask the applicant (``har du …``, ``din …``): the same
words are about the work in other sentences.
"""

from __future__ import annotations

from typing import Final

_FEW: Final = (
    "(?:(?:selv|snart|måske|gerne|også|nogen|noget|nogle|nogensinde|tidligere|et|en|haft|have|få|"
    "fået|blive|blevet|være|været|holde|tage|gå|med|i|på|til|om|at|af|planer|lyst|ønske|tænkt|dig|"
    "overvejet|små|store|flere|mange|hjemmeboende|egne|kronisk|kroniske|alvorlig|alvorligt|meget|"
    "tit|ofte|helt|for|nylig) ){0,6}"
)
"""Small words that may stand between who is asked and what of: ``@`` below."""

_ROWS: Final = (
    # Family
    (
        r"børn barn småbørn || "
        r"(?:har|havde|får|fik|venter|ønsker|planlægger|skal|vil|tænker|regner|overvejer) "
        r"(?:du|I) @ (?:børn|barn|småbørn)(?! (?:og|til|i|på)(?![\w-]))"
    ),
    r"børn || hvor mange børn (?:har|får|fik|venter|vil) du(?! (?:i|på|ansvar))",
    r"børn børns || dine (?:egne |små |store |hjemmeboende |to |tre |fire )?børns?",
    (
        r"passer henter børnene børn || "
        r"hvem (?:passer|henter|tager sig af|ser efter) (?:dine |jeres )?børn(?:ene)?"
    ),
    r"sygedag sygedage || (?:barnets|børnenes) (?:første|anden) sygedage?",
    (
        r"mor far forælder alenemor alenefar småbørnsmor småbørnsfar småbørnsforælder || "
        r"er du @ (?:mor|far|forælder|alenemor|alenefar|småbørns(?:mor|far|forælder))"
    ),
    (
        r"gravid graviditet graviditeten || "
        r"(?:er|bliver|blev|har|vil|skal|planlægger|ønsker) (?:du|I) @ gravid|din graviditet"
    ),
    (
        r"barsel barslen barselsorlov forældreorlov fædreorlov || "
        r"(?:er|går|skal|vil|har|planlægger|regner|ønsker) (?:du|I) @ (?:barsel|"
        r"barselsorlov|forældreorlov|fædreorlov)|din (?:barsel|barselsorlov|forældreorlov|"
        r"fædreorlov)"
    ),
    r"fertilitetsbehandling || fertilitetsbehandling",
    (
        r"gift skilt single enlig samlevende forlovet parforhold forhold || "
        r"er (?:du|I) @ (?:gift|skilt|single|enlig|samlevende|forlovet|(?:fast )?parforhold)"
    ),
    (
        r"familie kæreste mand kone ægtefælle samlever || "
        r"har (?:du|I) @ (?:familie|kæreste|mand|kone|ægtefælle|samlever)"
    ),
    r"bor || bor du (?:alene|sammen|i (?:et )?parforhold)",
    (
        r"ægtefælle kæreste mand kone samlever skilsmisse parforhold ægteskab privatliv "
        r"familieliv familie familien civilstand familieforhold familiesituation || "
        r"(?:din|dit|dine|jeres) (?:ægtefælle|kæreste|mand|kone|samlever|skilsmisse|"
        r"parforhold|ægteskab|privatliv|familieliv|familie|civilstand|familieforhold|"
        r"familiesituation)s?"
    ),
    # Health
    r"sygedage || hvor mange (?:[a-zæøå]+ )?sygedage",
    (
        r"syg sygemeldt fraværende || "
        r"hvor (?:mange (?:dage|gange|uger)|tit|ofte|længe|meget) (?:har|var|er|havde|blev) "
        r"du @ (?:syg|sygemeldt|fraværende)"
    ),
    (
        r"sygefravær sygefraværet sygedage fravær sygemelding sygemeldinger helbred "
        r"helbredet helbredstilstand sygdom sygdomme sygdomshistorie diagnose diagnoser "
        r"handicap medicin misbrug vægt alkoholforbrug sundhed sundhedstilstand stress læge "
        r"psykolog lidelse lidelser allergi || "
        r"(?:din|dit|dine) (?:eget |egen |egne |samlede |nuværende |psykiske? |fysiske? |"
        r"mentale? )?(?:sygefravær|sygedage|fravær|sygemelding(?:er)?|helbred(?:stilstand)?|"
        r"sygdom(?:me|shistorie)?|diagnoser?|handicap|medicin|misbrug|vægt|alkoholforbrug|"
        r"sundhed(?:stilstand)?|stress|læge|psykolog|lidelser?|allergi)"
    ),
    (
        r"syg sygemeldt sygdom sygdomme rask handicap handicappet diagnose diagnoser stress "
        r"stresset stressramt udbrændt deprimeret depression angst allergi misbrug indlagt "
        r"opereret || "
        r"(?:har|er|var|blev|bliver|lider|får) du @ (?:syg|sygemeldt|sygdom(?:me)?|rask|"
        r"handicap|handicappet|diagnoser?|stress|stresset|stressramt|udbrændt|deprimeret|"
        r"depression|angst|allergi|misbrug|indlagt|opereret)(?! (?:hos|blandt|på)(?![\w-]))"
    ),
    r"fejler fejlede || (?:fejler|fejlede) du(?: noget)?|hvad fejler du",
    r"medicin || (?:tager|får|bruger) du (?:nogen |noget |fast )?medicin|hvilken medicin",
    r"ryger || ryger du",
    (
        r"drikker alkohol || "
        r"hvor meget (?:alkohol )?drikker du|drikker du (?:alkohol|meget)|hvor meget alkohol"
    ),
    r"læge psykolog psykiater || går du til (?:læge|psykolog|psykiater)",
    # Age
    (
        r"gammel alder født fødselsdag fødselsår årgang || "
        r"hvor gammel (?:er|bliver|blev) du|(?:hvornår|hvilket år|hvor) (?:er|blev) du "
        r"(?:egentlig |oprindeligt? )?født|din (?:alder|fødselsdag|årgang)|dit fødselsår|"
        r"hvilken årgang er du"
    ),
    (
        r"pension efterløn pensionen || "
        r"(?:går|vil|regner|skal|tænker|planlægger) du (?:[a-zæøå]+ ){0,6}?(?:pension|"
        r"efterløn)|hvor (?:længe|mange år) (?:er der|har du) (?:[a-zæøå]+ "
        r"){0,4}?pension(?:en)?|din (?:pension|efterløn)"
    ),
    # Faith and belief
    (
        r"religion tro trosretning livsanskuelse livssyn gudstro religiøse || "
        r"(?:din|jeres) (?:religion|tro(?! på(?![\w-]))|trosretning|livsanskuelse|livssyn|"
        r"gudstro|religiøse [a-zæøå]+)|hvilken (?:religion|tro|trosretning)"
    ),
    (
        r"religiøs troende kristen muslim jøde ateist buddhist hindu katolik døbt || "
        r"er du @ (?:religiøs|troende|kristen|muslim|jøde|ateist|buddhist|hindu|katolik|"
        r"døbt)"
    ),
    (
        r"gud allah kirke moské synagoge || "
        r"tror du på (?:gud|allah)|går du i (?:kirke|moské|synagoge)"
    ),
    (
        r"folkekirken trossamfund menighed || "
        r"medlem af (?:folkekirken|et trossamfund|en menighed)"
    ),
    r"tørklæde kors turban || (?:bærer|bruger|går) du (?:med )?(?:tørklæde|kors|turban)",
    (
        r"ramadan ramadanen faster fasten || "
        r"(?:holder|følger) du (?:ramadan(?:en)?|fasten)|faster du"
    ),
    # Union and politics
    (
        r"fagforening fagforeningen fagforbund fagforbundet a-kasse fagbevægelsen "
        r"organisation || "
        r"medlem af (?:en |et |nogen |noget |hvilken |hvilket |din |jeres "
        r")?(?:fagforening(?:en)?|fagforbund(?:et)?|a-kasse|faglig organisation|"
        r"fagbevægelsen)"
    ),
    (
        r"fagforening fagforbund a-kasse || "
        r"(?:hvilken|hvilket|din|dit) (?:[a-zæøå]+ )?(?:fagforening|fagforbund|a-kasse)|"
        r"(?:er|var|har) du (?:med |været |medlem )*(?:af|i) (?:en |et |nogen "
        r")?(?:fagforening|fagforbund|a-kasse)"
    ),
    (
        r"organiseret || "
        r"(?:er|var) du (?:fagligt |selv |tidligere )?organiseret|hvor er du organiseret"
    ),
    r"strejket strejke || (?:har|vil) du (?:selv |nogensinde )?strejket?",
    (
        r"stemmer stemte parti partiet || "
        r"(?:hvad|hvem|hvilket parti) (?:stemmer|stemte) du|(?:medlem af|aktiv i|med i) "
        r"(?:et |noget |hvilket )?(?:politisk )?parti|(?:hvilket|dit) (?:politiske? )?parti"
    ),
    (
        r"politiske politisk partipolitiske || "
        r"(?:din|dit|dine) (?:parti)?politiske? (?:overbevisning|ståsted|holdning(?:er)?|"
        r"tilhørsforhold|standpunkt(?:er)?|synspunkter|observans)|er du politisk aktiv"
    ),
    # Origin, sexuality, crime
    r"kommer || hvor kommer du (?:egentlig |oprindeligt? |selv )?fra",
    (
        r"etnisk etniske race hudfarve afstamning oprindelse nationalitet modersmål "
        r"statsborgerskab || "
        r"(?:din|dit|hvilken|hvilket) (?:etniske? [a-zæøå]+|race|hudfarve|afstamning|"
        r"oprindelse|nationalitet|modersmål|statsborgerskab)"
    ),
    (
        r"dansker indvandrer flygtning efterkommer statsborger || "
        r"er du @ (?:dansker|indvandrer|flygtning|efterkommer|(?:dansk )?statsborger)"
    ),
    (
        r"seksuelle seksualitet kønsidentitet homoseksuel heteroseksuel biseksuel "
        r"transkønnet bøsse lesbisk || "
        r"din (?:seksuelle [a-zæøå]+|seksualitet|kønsidentitet)|er du (?:homoseksuel|"
        r"heteroseksuel|biseksuel|transkønnet|bøsse|lesbisk)"
    ),
    r"straffet straffeattest || er du (?:tidligere )?straffet|din straffeattest",
)

NOT_TO_ASK: Final = tuple(row.replace("@ ", _FEW) for row in _ROWS)
"""The words that call for a phrase || the phrase."""
