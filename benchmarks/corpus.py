"""Write frameworks to measure with: of some 15 files each, as municipalities would have them.

The words are drawn from the lists below by a seed, so that every framework says something else
and every run writes the same bytes. Nearly all of it is in order, as it is where people work with
it: every third framework is a draft in which a paragraph is being changed, and every third other
one has a double space. A check that stops at the first mistake would be measured too kindly.

    python benchmarks/corpus.py FOLDER --frameworks 67
    python benchmarks/corpus.py FOLDER --roles 1000
"""

from __future__ import annotations

import argparse
import random
import textwrap
from pathlib import Path
from typing import NamedTuple

WIDTH = 78
"""Below yamllint's 80 columns, so that it has no lines to complain of."""
EXPECTATIONS = 14
PARAGRAPHS = 19
PROMPTS = 22
QUOTES = 16
ANSWERS = 5
MANY_ROLES_EXPECTATIONS = 11
"""With a thousand roles; the adopted text must stay below the largest file that `lg` reads."""
ROLES = 4


def _words(written: str) -> tuple[str, ...]:
    return tuple(written.split())


TOWNS = _words(
    "Ager Birke Dal Ege Fjord Gran Hede Holm Kær Lund Mose Nør Odde Pile Rug Skov Sten Sund "
    "Thor Ulve Vand Vest Ørne Åmose Bøge Elme Hassel Høj Klit Lyng Mark Næs Rev Strand Søn Tang"
)
TOWN_ENDS = _words("bjerg bæk by drup feld havn holt lev lund løse rup sted strup svig toft um")
FIRST = _words(
    "arbejds bolig borger bruger budget bygge børne data familie fag fritids handicap havne "
    "helheds hjemme idræts job klima kost kultur kvarter landsby læse miljø møde natur nærheds "
    "omsorgs opgave parkerings plan praksis rådgivnings samarbejds skole sommer sprog støtte "
    "sundheds teknik tilsyns trafik trivsels tryghed udviklings undervisnings vagt vej "
    "vejlednings vand velfærds ventetids viden virksomheds ældre økonomi øvelses"
)
LAST = _words(
    "aftaler arbejde billede blik dage eksempler forløb greb grundlag hjælp indsatser kreds "
    "løfter mål møder netværk plan prøver rutiner rum samtaler spor svar tilbud tider veje"
)
DO = _words(
    "Afklarer Afprøver Beskriver Bruger Deler Drøfter Efterspørger Følger Forklarer Fordeler "
    "Forbereder Gennemgår Giver Henter Holder Indfører Kender Leverer Måler Ordner Prioriterer "
    "Samler Sikrer Skærper Støtter Styrker Tester Tilpasser Undersøger Viser Vurderer Ændrer"
)
HOW = (
    "i god tid",
    "hver måned",
    "med få og klare ord",
    "på tværs af huset",
    "uden lange omveje",
    "sammen med de andre",
    "når det brænder på",
    "efter fælles spilleregler",
    "med blik for den enkelte",
    "også når det er svært",
    "tæt på hverdagen",
    "ud fra det, vi ved",
    "i små skridt",
    "fra start til slut",
    "med plads til tvivl",
    "før nogen spørger",
)
WHO = (
    "borgerne",
    "de nye",
    "de unge",
    "gæsterne",
    "holdet",
    "kollegerne",
    "naboerne",
    "de pårørende",
    "vagtholdet",
    "byrådet",
    "brugerne",
    "husets folk",
)
THEN = (
    "ved, hvad der gælder",
    "kan se en mening",
    "får et svar til tiden",
    "tør sige fra",
    "kan tage over",
    "når at spørge",
    "mærker en forskel",
    "kan bygge videre",
    "ser, hvor vi er på vej hen",
    "lærer af det",
    "kan regne med os",
    "slipper for at vente",
)
WE = (
    "begynder med",
    "tager ansvar for",
    "øver os i",
    "bygger på",
    "holder fast i",
    "taler åbent om",
    "sætter tid af til",
    "spørger ind til",
    "lærer af",
    "passer på",
)
ASK = (
    "Hvad har I lært af {0}, og hvem bør høre om det?",
    "Hvordan ville en ny kollega beskrive {0} efter den første uge?",
    "Hvornår lykkedes {0} sidst, og hvad gjorde du selv?",
    "Hvem kan hjælpe dig med {0}, og hvad vil du bede dem om?",
    "Tænk på {0}. Hvad skal der til, for at det bliver lidt lettere?",
    "Hvilken del af {0} kunne I lade ligge uden at nogen savner den?",
)
MARKERS = _words("Mening Mod Nærvær Orden Overblik Ro Samspil Tempo Tillid Tryghed Udsyn Ærlighed")
FORA = ("alene", "chefen", "holdet", "kredsen", "dagen")
FORUM_NAMES = ("For dig selv", "Med din chef", "I holdet", "I kredsen", "På den fælles dag")
ROLE_WORDS = ("Chefer", "Områdefolk", "Holdfolk", "Daglige ledere")
SINGULAR = ("chef", "områdemand", "holdmand", "daglig leder")
AIMS = ("today", "next-step", "adjust")
STATES = ("reproduced", "adopted", "draft")


class Words:
    """One municipality's way with words: its own compounds, drawn by a seed."""

    def __init__(self, seed: str, compounds: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - must be the same every time
        every = [first + last for first in FIRST for last in LAST]
        self.things = self.random.sample(every, min(compounds, len(every)))

    def pick(self, words: tuple[str, ...] | list[str]) -> str:
        """Return one of some words."""
        return self.random.choice(words)

    def thing(self) -> str:
        """Return a compound of this municipality."""
        return self.pick(self.things)

    def expectation(self) -> str:
        """Return what one expects of a leader: a verb first, no final stop."""
        end = f"så {self.pick(WHO)} {self.pick(THEN)}"
        pattern = self.random.randrange(3)
        verb = self.pick(DO)
        if pattern == 0:
            return f"{verb} {self.thing()} og {self.thing()} {self.pick(HOW)}, {end}"
        if pattern == 1:
            return f"{verb} {self.thing()} {self.pick(HOW)} og tager {self.thing()} med, {end}"
        return f"{verb} {self.thing()} for {self.pick(WHO)} {self.pick(HOW)}, {end}"

    def sentence(self) -> str:
        """Return a sentence of running text."""
        pattern = self.random.randrange(3)
        if pattern == 0:
            return f"Vi {self.pick(WE)} {self.thing()}, så {self.pick(WHO)} {self.pick(THEN)}."
        if pattern == 1:
            return f"Det er vigtigt, at {self.pick(WHO)} {self.pick(THEN)} {self.pick(HOW)}."
        return f"Vi {self.pick(WE)} {self.thing()} {self.pick(HOW)}, og det gør vi hver dag."

    def paragraph(self, sentences: int) -> str:
        """Return some sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def prompt(self) -> str:
        """Return an open question, and what to do with the answer."""
        asked = self.pick(ASK).format(self.thing())
        return f"{asked} Giv et eksempel fra {self.thing()}, og del det med {self.pick(WHO)}."


class Framework(NamedTuple):
    """What is written: the files' texts by name, and the adopted text line by line."""

    files: dict[str, str]
    lines: list[str]


def _folded(text: str, indent: int) -> str:
    """Write a text as a folded block scalar, to stand after ``text:``."""
    lines = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return ">-\n" + "\n".join(" " * indent + line for line in lines)


def _slug(word: str) -> str:
    return word.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa").replace(" ", "-")


def _titled(words: Words) -> str:
    return words.thing().capitalize()


def build(number: int, roles: int = ROLES) -> Framework:
    """Make framework ``number``; with another number of roles, still of one municipality."""
    words = Words(f"framework {number}", 60 if roles <= ROLES else 1200)
    made = Framework({}, [])
    town = (words.pick(TOWNS) + words.pick(TOWN_ENDS)).capitalize()
    markers = words.random.sample(MARKERS, 8)
    pairs = [
        f"{one} og {other.lower()}" for one, other in zip(markers[::2], markers[1::2], strict=True)
    ]
    ids = [_slug(pair) for pair in pairs]
    made.lines.append("Grundlag for god ledelse")
    made.files["framework.yaml"] = _metadata(number, town, STATES[number % len(STATES)])
    made.files["pejlemaerker.yaml"] = _markers(words, made, pairs, ids)
    for order in (1, 2):
        made.files[f"chapters/kapitel-{order}.yaml"] = _chapter(words, made, order)
    if STATES[number % len(STATES)] == "draft":
        chapter = made.files["chapters/kapitel-1.yaml"]
        made.files["chapters/kapitel-1.yaml"] = chapter.replace(" og ", " samt ", 1)
    role_ids = [f"rolle-{at}" for at in range(1, roles + 1)]
    quotes = [f"citat-{at}" for at in range(1, QUOTES + 1)]
    for at, role_id in enumerate(role_ids):
        quote = quotes[at % len(quotes)]
        made.files[f"roles/{role_id}.yaml"] = _role(words, made, at, roles, (role_id, quote, ids))
    made.files["quotes.yaml"] = _quotes(words, made, quotes)
    made.files["guidance.yaml"] = _guidance(words, made)
    made.files["fora.yaml"] = _fora()
    if number % 3 == 0:
        fora = made.files["fora.yaml"].replace("name: I holdet", "name: I  holdet")
        made.files["fora.yaml"] = fora
    made.files["terms.yaml"] = _terms(words)
    for at, marker in enumerate(ids[:3]):
        made.files[f"prompts/{marker}.yaml"] = _prompts(words, marker, at, quotes)
    return made


def _metadata(number: int, town: str, status: str) -> str:
    return f"""\
# Det fælles om grundlaget: titel, kommune, version og status.
schema: 1
id: kommune-{number}
title: Grundlag for god ledelse
organisation: {town} Kommune
version: 1.{number % 10}.0
language: da
status: {status}
source:
  file: source/grundlag.txt
  note: Skrevet af et program, til at måle med.
"""


def _markers(words: Words, made: Framework, pairs: list[str], ids: list[str]) -> str:
    text = "# Pejlemærkerne. Beskrivelserne må gerne ændres.\npejlemaerker:\n"
    for pair, marker in zip(pairs, ids, strict=True):
        made.lines.append(pair)
        described = _folded(words.paragraph(3), 8)
        text += f"  - id: {marker}\n    name: {pair}\n    origin: document\n"
        text += f"    description:\n      origin: editorial\n      text: {described}\n"
    return text


def _chapter(words: Words, made: Framework, order: int) -> str:
    title = _titled(words)
    made.lines.append(title)
    text = "# Et kapitel. Teksten er kommunens egen, ord for ord.\n"
    text += f"id: kapitel-{order}\norder: {order}\ntitle: {title}\norigin: document\nparagraphs:\n"
    for at in range(1, PARAGRAPHS + 1):
        paragraph = words.paragraph(6)
        made.lines.append(paragraph)
        text += f"  - id: afsnit-{at}\n    text: {_folded(paragraph, 6)}\n"
    return text


def _role(
    words: Words, made: Framework, at: int, roles: int, ids: tuple[str, str, list[str]]
) -> str:
    role_id, quote, markers = ids
    own = roles <= ROLES
    title = ROLE_WORDS[at] if own else f"Ledere af {words.thing()} {at + 1}"
    singular = SINGULAR[at] if own else f"leder af {words.thing()} {at + 1}"
    made.lines.extend((title, "Det venter vi os"))
    text = "# En rolle og det, der ventes af den. Koblingen til pejlemærkerne er tilføjet.\n"
    text += f"id: {role_id}\ntitle: {title}\nheading: Det venter vi os\norigin: document\n"
    text += f"singular: {singular}\nlevel: {at % 20 + 1}\n"
    text += f"card:\n  origin: editorial\n  quote: {quote}\nexpectations:\n"
    for number in range(EXPECTATIONS if own else MANY_ROLES_EXPECTATIONS):
        expectation = words.expectation()
        origin = "document" if own or at % 2 else "editorial"
        if origin == "document":
            made.lines.append(expectation)
        first, second = markers[number % 4], markers[(number + 1 + at) % 4]
        text += f"  - id: r{at + 1}-{number + 1}\n    text: {_folded(expectation, 6)}\n"
        text += f"    origin: {origin}\n    pejlemaerker:\n      origin: editorial\n"
        text += f"      primary: [{first}]\n"
        text += f"      secondary: [{second}]\n" if second != first else ""
    return text


def _quotes(words: Words, made: Framework, quotes: list[str]) -> str:
    text = "# Citaterne gengives ord for ord.\norigin: document\nquotes:\n"
    for at, quote in enumerate(quotes):
        said, who = words.paragraph(5), ("leder", "medarbejder")[at % 2]
        made.lines.append(f"”{said}” en {who}")
        text += f"  - id: {quote}\n    text: {_folded(said, 6)}\n"
        text += f"    attribution: en {who}\n    speaker: {who}\n"
    return text


def _guidance(words: Words, made: Framework) -> str:
    title = _titled(words)
    made.lines.append(title)
    text = "# Vejledningen sidst i grundlaget.\n"
    text += f"id: vejledning\ntitle: {title}\norigin: document\nquestions:\n"
    for at in range(1, 5):
        question = f"Hvad gør vi med {words.thing()} og {words.thing()}?"
        made.lines.append(question)
        text += f"  - id: sporgsmaal-{at}\n    question: {question}\n    answer:\n"
        for number in range(1, ANSWERS + 1):
            answer = words.paragraph(6)
            made.lines.append(answer)
            text += f"      - id: svar-{number}\n        text: {_folded(answer, 10)}\n"
    return text


def _fora() -> str:
    text = "# De steder, hvor pejlemærkerne drøftes.\norigin: editorial\nfora:\n"
    for forum, name in zip(FORA, FORUM_NAMES, strict=True):
        text += f"  - id: {forum}\n    name: {name}\n    aliases: [{name.lower()}]\n"
        text += "    grounded_in: chapters/kapitel-1/afsnit-1\n"
    return text


def _terms(words: Words) -> str:
    text = "# Kommunens egne ord.\npreferred:\n"
    for at in range(1, 6):
        text += f"  - use: {words.thing()}\n    instead_of: [gammeltord{at}, andetord{at}]\n"
    return text + "words: [KPI, MUS, MED]\n"


def _prompts(words: Words, marker: str, file: int, quotes: list[str]) -> str:
    text = "# Spørgsmål til eftertanke. HR må gerne ændre, slette og skrive nye.\n"
    text += f"origin: editorial\npejlemaerke: {marker}\nprompts:\n"
    for at in range(PROMPTS):
        role = at % ROLES + 1
        ground = (
            f"quotes/{quotes[at % len(quotes)]}"
            if at % 3 == 0
            else f"roles/rolle-{role}/r{role}-{at % MANY_ROLES_EXPECTATIONS + 1}"
        )
        text += f"  - id: p{file + 1}-{at + 1}\n    forum: {FORA[at % len(FORA)]}\n"
        text += f"    aim: {AIMS[at % 3]}\n    text: {_folded(words.prompt(), 6)}\n"
        text += f"    grounded_in: {ground}\n"
    return text


def write(folder: Path, framework: Framework) -> int:
    """Write a framework and its adopted text; return how many YAML files there were."""
    for name, text in framework.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    adopted = folder / "source" / "grundlag.txt"
    adopted.parent.mkdir(parents=True, exist_ok=True)
    adopted.write_text("\n\n".join(framework.lines) + "\n", encoding="utf-8", newline="\n")
    return len(framework.files)


def write_corpus(folder: Path, frameworks: int, roles: int = ROLES) -> int:
    """Write ``frameworks`` frameworks below a folder; return how many YAML files there are."""
    return sum(
        write(folder / f"kommune-{number:04}" / "framework", build(number, roles))
        for number in range(1, frameworks + 1)
    )


def main() -> None:
    """Write what is asked for and say how much it was."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--frameworks", type=int, default=1)
    parser.add_argument("--roles", type=int, default=ROLES)
    asked = parser.parse_args()
    files = write_corpus(asked.folder, asked.frameworks, asked.roles)
    size = sum(path.stat().st_size for path in asked.folder.rglob("*.yaml"))
    print(f"{asked.frameworks} frameworks, {files} files, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
