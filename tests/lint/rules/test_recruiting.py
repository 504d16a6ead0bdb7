"""LG816 and LG218: what applicants may not be asked, and expectations without a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lint.texts.places import BOX

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.rules.phrases import by_words, search
from ledelsesgrundlag_cli.lint.rules.promise import PRIVATE_AND_SCORES
from ledelsesgrundlag_cli.lint.rules.recruiting import NOT_OF_APPLICANTS
from ledelsesgrundlag_cli.lint.rules.seen import Seen
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.diagnostics import Diagnostic

PHRASES = by_words((*PRIVATE_AND_SCORES, *NOT_OF_APPLICANTS))
LEADERS = "interview/leder-af-ledere.yaml"

WRONG = """
Har du børn?
Har du nogen børn?
Har du små børn derhjemme?
Hvor mange børn har du?
Venter du børn?
Venter I et barn?
Planlægger du at få børn?
Har du planer om at få flere børn?
Hvad siger dine børn til, at du vil være leder?
Hvem passer dine børn, når du har møder om aftenen?
Hvem henter børnene, når møderne trækker ud?
Hvem tager barnets første sygedag?
Er du mor?
Er du gravid?
Er du gravid, eller bliver du det snart?
Er du snart gravid?
Har du været gravid?
Hvordan gik din graviditet?
Skal du på barsel?
Hvornår har du været på barsel?
Hvordan var din barsel?
Er du i fertilitetsbehandling?
Er du gift?
Er du single?
Har du familie?
Har du mand og børn?
Hvad siger din kone til jobbet?
Hvad siger din familie til, at du søger?
Bor du alene?
Hvor mange sygedage havde du sidste år?
Hvor mange sygedage har du haft?
Fortæl, hvor mange sygedage du havde i dit sidste job.
Hvor mange dage har du været syg?
Hvor ofte er du syg?
Hvor meget har du været sygemeldt?
Hvor stort var dit sygefravær?
Hvad er årsagen til dit eget sygefravær?
Hvordan er dit helbred?
Har du været sygemeldt?
Har du haft stress?
Har du nogensinde været stresset?
Har du en kronisk sygdom?
Lider du af en sygdom?
Har du en diagnose?
Har du et handicap?
Fejler du noget?
Tager du medicin?
Ryger du?
Hvor meget drikker du?
Går du til psykolog?
Hvor gammel er du?
Hvornår er du født?
Hvad er din alder?
Hvornår går du på pension?
Hvornår regner du med at gå på pension?
Hvor længe er der til din pension?
Hvad betyder din tro for dig?
Hvad er din religion?
Hvilken religion har du?
Er du troende?
Er du muslim?
Går du i kirke?
Er du medlem af folkekirken?
Bærer du tørklæde?
Holder du ramadan?
Er du medlem af en fagforening?
Er du medlem af en a-kasse?
Hvilken fagforening er du medlem af?
Hvad siger din fagforening?
Er du i en fagforening?
Er du organiseret?
Er du fagligt organiseret?
Har du strejket?
Hvad stemmer du?
Hvilket parti stemmer du på?
Er du medlem af et politisk parti?
Hvad er din politiske overbevisning?
Hvor kommer du fra?
Hvor kommer du egentlig fra?
Hvor er du født?
Hvad er din nationalitet?
Hvad er dit modersmål?
Hvad er din etniske baggrund?
Er du homoseksuel?
Hvad er din seksuelle orientering?
Er du straffet?
""".strip().splitlines()

RIGHT = """
Fortæl om en opgave i Center for Børn og Unge.
Hvordan arbejdede du med sygefraværet på din arbejdsplads?
Hvornår har du ændret noget, så børnenes hverdag blev bedre?
Fortæl om en gang, hvor et barn og en forælder fik jer til at gøre noget anderledes.
Hvad har du gjort for børn og unge, der har det svært?
Hvordan fik I forældrene med?
Hvornår har du lyttet til børn på en ny måde?
Hvad har børnene i din institution lært dig?
Fortæl om et samarbejde mellem dagtilbud og familier.
Hvordan har du hjulpet en familie, der var i kontakt med mange?
Fortæl om en gang, hvor sygefraværet steg i din afdeling.
Hvornår har du haft en medarbejder, der var sygemeldt?
Hvordan tog du imod en medarbejder, der kom tilbage efter sygdom?
Hvordan holder I fast i trivslen, når nogen er syge?
Fortæl om en medarbejder, der skulle på barsel. Hvordan planlagde I det?
Hvordan talte du med en gravid medarbejder om opgaverne?
Fortæl om en tid med stress på arbejdspladsen. Hvad gjorde du for de andre?
Hvad har du gjort for at forebygge stress?
Hvordan har du fået sundhed ind i hverdagen på et plejecenter?
Fortæl om en borger med en diagnose, der fik en bedre løsning.
Hvordan arbejder I sammen med læger og psykologer?
Hvordan har du brugt medicinrunden til at lære noget?
Fortæl om et samarbejde med en fagforening.
Hvordan har du samarbejdet med tillidsrepræsentanter og fagforeninger?
Hvornår har du sidst spurgt MED-udvalget til råds?
Hvad har du lært som medlem af en ledergruppe?
Hvordan organiserede du arbejdet?
Hvordan var området organiseret, da du kom?
Fortæl om en politisk beslutning, du skulle føre ud i livet.
Hvad sagde du til politikerne?
Hvordan udmøntede du de politiske prioriteringer?
Fortæl om et møde med et politisk udvalg.
Hvad gav dig din tro på, at det kunne lykkes?
Hvordan viste du din tro på medarbejderne?
Hvad troede du, der ville ske?
Hvilke religiøse hensyn tog I til borgeren?
Hvor kom idéen fra?
Hvor havde du det fra?
Hvem kommer med en ny idé, og hvad gør du så?
Hvad har din faglige baggrund betydet for dine valg?
Hvad har du lært på din uddannelse?
Hvor mange ledere har du haft ansvar for?
Hvor mange dage gik der, før de hørte om det?
Hvor længe var du om at opdage det?
Fortæl om borgere med anden etnisk baggrund, der fik jer til at ændre noget.
Fortæl om en sprogskole, hvor mange havde et andet modersmål.
Hvordan taler du om alderen på bygningerne?
Fortæl om en gang, hvor to generationer arbejdede sammen.
Hvordan har du holdt på medarbejdere, der kunne gå på pension?
Hvem har du givet et stort ansvar?
Hvordan har du delt ansvaret med en kollega?
Fortæl om den ordning, I lavede for pårørende.
Hvem vil du lytte til først?
Hvad fik dig til at søge netop her?
Hvad er det sværeste for dig ved rollen?
Hvornår har du taget en upopulær beslutning?
Fortæl om en fødselsdag på plejehjemmet, der blev til noget særligt.
Fortæl om et forløb med straffede borgere.
Hvad har du gjort for at få flere til at stemme til skolebestyrelsen?
Fortæl om et parti varer, der kom for sent. Hvad gjorde du?
""".strip().splitlines()


def private(text: str, *, recruits: bool = True) -> list[str]:
    """Return the codes that are found in what an applicant is asked."""
    found = search(PHRASES, Seen(text, "prompt", recruits=recruits))
    return [one.code for one in found if one.code in {"LG815", "LG816"}]


def test_there_are_many_of_each() -> None:
    assert len(WRONG) > 80
    assert len(RIGHT) > 55
    assert not {*WRONG} & {*RIGHT}


def test_what_one_may_not_ask_is_told_of() -> None:
    assert [text for text in WRONG if set(private(text)) != {"LG816"}] == []


def test_it_is_told_of_in_small_and_in_large_letters() -> None:
    assert [text for text in WRONG if set(private(text.upper())) != {"LG816"}] == []


def test_words_alone_are_passed_over() -> None:
    assert [text for text in RIGHT if private(text)] == []


def test_none_of_it_is_said_of_what_no_applicant_is_asked() -> None:
    said = {code for text in (*WRONG, *RIGHT) for code in private(text, recruits=False)}
    assert said == {"LG815"}


def look(text: str, *, at: str = LEADERS) -> list[Diagnostic]:
    """Check the box with a text in one of its files."""
    outcome = check_framework(BOX, "framework", Settings(), unsaved={at: text.encode()})
    return [one for one in outcome.findings if one.code in {"LG218", "LG815", "LG816"}]


QUESTION = "Hvornår har du sidst sat helheden over dit eget område?"


def test_it_is_advice_and_no_more() -> None:
    text = (BOX / LEADERS).read_text(encoding="utf-8")
    assert QUESTION in text
    [found] = look(text.replace(QUESTION, "Har du børn, og er du gravid?"))
    assert (found.code, found.severity) == ("LG816", Severity.NOTE)
    assert found.message == (
        "Spørgsmålet kan komme ind på noget, man ikke må spørge en ansøger om."
    )
    assert found.remedy == "Spørg jeres jurist."


def test_all_that_is_written_for_applicants_is_looked_at() -> None:
    text = (BOX / LEADERS).read_text(encoding="utf-8")
    for old, new in (
        ("Hvad kostede det?", "Hvad siger dine børn?"),
        ("at det også kostede noget", "hvor mange sygedage der var"),
        ("Hvad gør du den første uge?", "Er du medlem af en fagforening?"),
    ):
        assert old in text
        text = text.replace(old, new)
    assert [one.code for one in look(text)] == ["LG816"] * 3


def test_the_guide_is_looked_at_too() -> None:
    name = "sheets/interview.yaml"
    text = (BOX / name).read_text(encoding="utf-8")
    asked = "Hvad fik dig til at søge netop her?"
    assert asked in text
    found = look(text.replace(asked, "Hvad betyder din tro for dig?"), at=name)
    assert [one.code for one in found] == ["LG816"]


def test_an_expectation_without_a_question_is_told_of() -> None:
    text = (BOX / LEADERS).read_text(encoding="utf-8")
    start = text.index("  - expectation: ll-aktiv-medspiller")
    end = text.index("  - expectation: ll-involvering-og-trivsel")
    [found] = look(text[:start] + text[end:])
    assert (found.code, found.severity) == ("LG218", Severity.NOTE)
    assert "ll-aktiv-medspiller" in found.message
    assert found.span is not None
    assert found.span.file.endswith("roles/leder-af-ledere.yaml")


def test_nothing_is_missed_where_nobody_has_begun() -> None:
    small = BOX.parent / "tests" / "fixtures" / "valid" / "lille"
    assert not (small / "interview").exists()
    assert [
        one.code
        for one in check_framework(small, "framework", Settings()).findings
        if one.code == "LG218"
    ] == []
