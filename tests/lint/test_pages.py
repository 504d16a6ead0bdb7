"""The pages of the rules keep what they promise: whether lg mends it, and whether that is safe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.registry import codes, rule
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

PROMPTS = "prompts/mod-og-nytaenkning.yaml"
WORDS = "Hvad vil du sige nej til for at få plads til noget nyt? Hvem skal du tale med først?"
ROLE = "roles/direktoer.yaml"

IN_PROMPT = {
    "LG401": "Hvad vil du sige nej til, na\u030ar noget er nyt?",
    "LG402": "Hvad vil du sige nej til for at f\u00adå plads til noget nyt?",
    "LG403": "Hvad vil du sige nej til\u200b for at få plads til noget nyt?",
    "LG404": "Hvad vil du sige nej til\u202e for at få plads til noget nyt?",
    "LG405": "Hvad vil du sige\u00a0nej til for at få plads til noget nyt?",
    "LG406": "Hvad vil du sige  nej til for at få plads til noget nyt?",
    "LG407": "Hvad vil du sige nej til for at få plads til ny- tænkning?",
    "LG408": "Hvad vil du sige nej til for at fÃ¥ plads til noget nyt?",
    "LG409": "Hvad vil du sige n\u0435j til for at få plads til noget nyt?",
    "LG410": 'Hvad vil du sige "nej" til for at få plads til noget nyt?',
    "LG411": "Hvad vil du sige nej til - for at få plads til noget nyt?",
    "LG412": "Hvad vil du sige nej til for at få plads til noget nyt...",
    "LG505": "Hvad vil du sige nej til i jeres leder team?",
    "LG507": "Vil du sige nej?",
    "LG508": "Hvad vil du sige nej til i en ledergruppe?",
    "LG414": "Hvad vil du sige nej til for at ﬂytte noget nyt?",
    "LG415": "• Hvad vil du sige nej til for at få plads til noget nyt?",
    "LG416": "Hvad vil du du sige nej til for at få plads til noget nyt?",
    "LG417": "Hvad vil du sige nej til for at få plads til noget nyt",
    "LG418": "Hvad vil du sige nej til ,for at få plads til noget nyt?",
    "LG419": "Hvad vil du sige nej til for at få plads til noget nyt??",
    "LG420": "Hvad vil du sige nej til (for at få plads til noget nyt?",
    "LG421": "Hvad vil du sige “nej” til for at få plads til noget nyt?",
    "LG422": "Hvad vil Du sige nej til for at få plads til noget nyt?",
    "LG423": "Hvad vil du sige **nej** til for at få plads til noget nyt?",
    "LG424": "Hvad vil du sige nej til for at få plads til [indsæt]?",
    "LG426": "Hvad vil du sige nej til: • møder • mål?",
    "LG427": "Hvad vil du sige nej til for at få plads til lederen's mål?",
    "LG509": "Vil du ikke sige nej?",
    "LG510": "I hvor høj grad siger du nej?",
    "LG511": "Hvorfor siger du aldrig nej?",
    "LG512": "Hvad siger du? Hvem hører det? Hvornår? Hvordan?",
    "LG524": "Vi skal sige nej til noget.",
    "LG515": "Hvornår sige du nej?",
    "LG516": "Hvad vil du siger nej til?",
    "LG517": "Hvad vil i sige nej til?",
    "LG518": "Hvad har du lyst til og sige nej til?",
    "LG519": "Hvad siger man nej til?",
    "LG520": "Hvilket opgave vil du sige nej til?",
    "LG521": "Hvad skal vi ligge vægt på?",
    "LG522": "Hvorledes siger du nej?",
    "LG523": "Hvor er der synergi?",
    "LG811": "Hvad siger du nej til på en skala fra 1 til 10?",
    "LG812": "Hvad siger du nej til i sagen 010170-1234?",
    "LG813": "Hvad vil du skrive til hr@odsherred.dk?",
    "LG814": "Hvad vil du sige til Mette Hansen?",
    "LG815": "Hvordan er dit helbred?",
    "LG504": "Hvad vil du sige nej til for at finder plads til noget nyt?",
}
IN_EXPECTATION = {
    "LG501": "koordinerer den nye retning",
    "LG502": "Koordinerer den nye retning.",
    "LG425": "Koordinerer den nye retning. Følger op",
    "LG503": f"Koordinerer {'den nye retning, ' * 12}også når det blæser",
}


def promise(code: str) -> str:
    """Return the first words of what a page says of the fix."""
    found = rule(code)
    assert found is not None
    [said] = re.findall(
        r"\*\*Er rettelsen sikker\?\*\* (Ja\.|Nej\.|lg retter det ikke)", found.page
    )
    return str(said)


def kept(code: str, folder: Path, name: str) -> bool:
    found = check_framework(folder, "framework", Settings()).findings
    mine = [one for one in found if one.code == code and one.span.file == f"framework/{name}"]
    assert mine, f"{code} was not found"
    kind = {(True, True): "Ja.", (True, False): "Nej.", (False, False): "lg retter det ikke"}
    return all(kind[one.fix is not None, one.safe] == promise(code) for one in mine)


def test_every_page_says_whether_lg_mends_it() -> None:
    assert len(codes()) > 60
    assert {promise(code) for code in codes()} == {"Ja.", "Nej.", "lg retter det ikke"}


def test_every_page_with_a_fix_is_tried_here() -> None:
    tried = {*IN_PROMPT, *IN_EXPECTATION, "LG002", "LG015", "LG110", "LG413"}
    mending = {code for code in codes() if promise(code) != "lg retter det ikke"}
    assert mending <= tried


@pytest.mark.slow
@pytest.mark.parametrize("code", IN_PROMPT)
def test_the_page_is_right_about_a_slip_in_a_prompt(code: str, framework_copy: Path) -> None:
    path = framework_copy / PROMPTS
    text = path.read_text(encoding="utf-8")
    assert WORDS in text
    path.write_text(text.replace(WORDS, IN_PROMPT[code], 1), encoding="utf-8")
    assert kept(code, framework_copy, PROMPTS)


@pytest.mark.parametrize("code", IN_EXPECTATION)
def test_the_page_is_right_about_a_slip_in_an_expectation(code: str, framework_copy: Path) -> None:
    path = framework_copy / ROLE
    text = path.read_text(encoding="utf-8")
    changed = re.sub(
        r"text: (?:>-\n +)?[^\n]+\n(?: {6}[^\n]+\n)*    origin: document",
        f"text: {IN_EXPECTATION[code]}\n    origin: editorial",
        text,
        count=1,
    )
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    assert kept(code, framework_copy, ROLE)


def test_the_page_is_right_about_mixed_abbreviations(framework_copy: Path) -> None:
    path = framework_copy / PROMPTS
    text = path.read_text(encoding="utf-8")
    mixed = "Hvad, fx i dag, fx i morgen og f.eks. i næste uge, vil du sige nej til?"
    path.write_text(text.replace(WORDS, mixed, 1), encoding="utf-8")
    assert kept("LG413", framework_copy, PROMPTS)


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("LG002", b"", b"\xef\xbb\xbf"),
        ("LG015", b"\norigin:", b"\r\norigin:"),
        ("LG110", b"forum: alene", b"forum: On"),
    ],
)
def test_the_page_is_right_about_a_slip_of_form(
    code: str, old: bytes, new: bytes, framework_copy: Path
) -> None:
    path = framework_copy / PROMPTS
    raw = path.read_bytes()
    assert old in raw
    path.write_bytes(raw.replace(old, new, 1))
    assert kept(code, framework_copy, PROMPTS)
