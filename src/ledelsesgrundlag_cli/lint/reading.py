"""The rows of what is found while a framework is read, before any rule looks at it.

What finds it stands in ``source`` and ``loading``, which know of no rules: they say themselves
that it is an error, as nothing can be made of such a framework.
"""

from __future__ import annotations

from typing import Final

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule

LG202 = Rule("LG202", "Henvisningen fører ingen steder hen")

READING: Final = (
    Rule("LG001", "Filen er ikke gemt som UTF-8"),
    Rule("LG003", "Usynligt styretegn i teksten"),
    Rule("LG004", "Filen er for stor"),
    Rule("LG005", "For mange lag inden i hinanden"),
    Rule("LG006", "Teksten begynder med & eller *"),
    Rule("LG007", "Teksten begynder med et udråbstegn"),
    Rule("LG008", "Linje med tre streger midt i filen"),
    Rule("LG009", "Filen er tom"),
    Rule("LG010", "To ændringer er ikke flettet sammen"),
    Rule("LG011", "Filen kan ikke læses"),
    Rule("LG012", "Det er ikke en almindelig fil"),
    Rule("LG013", "Filen kan ikke åbnes"),
    Rule("LG016", "Genvejen fører ud af mappen"),
    Rule("LG014", "Tabulator i stedet for mellemrum"),
    Rule("LG101", "Feltet findes ikke"),
    Rule("LG102", "Et felt mangler"),
    Rule("LG103", "Forkert slags indhold"),
    Rule("LG104", "Feltet er tomt"),
    Rule("LG105", "Samme felt to gange"),
    Rule("LG106", "Indholdet kan ikke bruges"),
    Rule("LG107", "Feltets navn er ikke tekst"),
    Rule("LG108", "Filerne har en anden form"),
    Rule("LG109", "Filen bliver ikke brugt", Severity.WARNING),
    Rule("LG201", "Samme navn to gange"),
    LG202,
    Rule("LG203", "Tegn, der ikke kan stå i et navn"),
    Rule("LG204", "Filens navn og navnet i den passer ikke sammen"),
    Rule("LG205", "Feltet er til en del, der ikke findes"),
    Rule("LG206", "Ordlyden mangler til en del"),
    Rule("LG221", "En lokal tekst siger, hvor den kommer fra"),
    Rule("LG222", "Tillægget hører til et andet ledelsesgrundlag"),
    Rule("LG305", "Noten om en skrivefejl passer ikke længere"),
    Rule("LG306", "Uddraget står ikke ord for ord"),
)
