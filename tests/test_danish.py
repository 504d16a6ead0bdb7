"""The Danish that people read: its words and signs, as far as a test can tell them.

``docs/ordliste.md`` has them all.
"""

from __future__ import annotations

import ast
import itertools
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[1]
CODE = REPOSITORY / "src" / "ledelsesgrundlag_cli"
DOCS = REPOSITORY / "docs"
TEMPLATES = REPOSITORY / "templates"
ENGLISH = frozenset({"json.md", "ordliste.md", "performance.md", "tjek-json.md"})
TYPED = re.compile(
    r"``?[^`]*``?"  # code
    r'|--[a-z-]+ "[^"]*"|\beval ".*?"|\bcd "[^"]*"'  # what a shell reads
    r'|\w+ = (?:\[[^\]]*\]|"[^"]*")|\w+="[^"]*"'  # TOML and HTML
    r'|lige anførselstegn(?: om[^"]*)?:? \(?"[^"]*"?\)?|"#rrggbb"'  # words about the sign itself
)
"""What is typed as it stands, where quotation marks are straight."""
NO_PROSE = re.compile(
    r"\(\?|\\[AZwdsSb]|\[\^|https?:|[<>=]\"|\|\||#(?:show|context)|format\(|[;:]\{\}|\": \[|\\N"
    r"|fingeraftrykkene"  # what a release wrote at the head of a record, and is known by
)
"""Patterns, markup, lists of words, and what is compared with files that were written before."""
FINITE = (
    "er|var|bliver|blev|har|havde|kan|skal|vil|må|bør|gør|får|går|står|ser|siger|kommer|findes|"
    "mangler|ligger|gælder|begynder|slutter|passer|bruger|viser|finder|svarer|sender|hører|peger"
)
WORDS = re.compile(r"[A-Za-zæøåÆØÅ]{2}.* ")
SLIPS = {
    "a straight quotation mark": r"\"",
    "another quotation mark": r"[“„«»‟]",
    "three full stops": r"(?<![A-ZÆØÅ])\.\.\.",
    "a small letter after a colon": (
        rf": (?:det|der|den|de|du|vi|man|jeg|så|her|dér|måske|nu|lg) (?:{FINITE})(?!\w)"
    ),
    "til for indtil": (
        rf"(?<!\w)til (?:(?:du|man|vi)(?!\w)|(?:der|det|den|de|I) (?:{FINITE})(?!\w))"
    ),
    "version": r"(?i)(?<!\w)(?:ny)?udgave(?:n|ne|r|rne|rs|ns)?(?!\w)|sidste commit",
    "kommentar or note": r"(?i)(?<!\w)bemærkning(?:en|er|erne)?(?!\w)",
    "ikke noget": r"(?i)(?<!\w)(?:intet|ingenting)(?!\w)",
    "niveau": r"(?i)(?<!\w)(?:næste|andet|hvert|et) led(?!\w)|led til led|led i kæden",
    "del": r"(?i)arkets sider|(?<!\w)siden ”\{|ingen side, der hedder",
    "nærmeste leder": r"(?i)(?<!\w)den nærmeste leder|(?<!\w)(?:din|egen) (?:leder|chef)(?!\w)",
    "tjek stavningen": r"(?i)set på stavningen|tabulatormellemrum|på ét skema|et af slagsen",
    "never promised": r"(?i)(?<!\w)anonym",
}
TURNED = re.compile(
    r"(?:Er|Har|Vil|Skal|Kan|Var|Havde|Skulle|Får|Bør|Lå|Mener|Brugte|[A-ZÆØÅ][a-zæøå]+er) "
    r"(?!(?:er|har|vil|skal|kan|bliver|må|,)(?!\w))[^.!?:…]*?, så (?!(?:at|længe)(?!\w))"
)
"""The head of a condition that begins with its verb: "Er det meningen, så lad den stå"."""
NOT_TURNED = re.compile(r"(?:Der|Efter|Eller|Her|Over|Under|Hver|\w+[ln]jer|Roller|Filer)(?!\w)")
"""Words of the same looks that are no verbs, first in their sentences."""
SAID_WITH_HVIS = re.compile(r"(?i)(?<!\w)hvis(?!\w)")
ANY_ORGANISATION = r"(?i)(?<!\w)kommunens (?:\w+ )?(?:ord|ordlyd|tekst|dokument)(?!\w)"
"""What a text must not say that any organisation may read."""


class Text(NamedTuple):
    """Something people read: where it stands, and its words."""

    place: str
    words: str


def code_texts() -> Iterator[Text]:
    """Yield the strings of the program, but for docstrings, names and patterns."""
    for file in sorted(CODE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        said: set[int] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Expr):
                said.add(id(node.value))  # a docstring
            elif isinstance(node, ast.JoinedStr) and id(node) not in said:
                parts = [
                    one.value if isinstance(one, ast.Constant) else "{}" for one in node.values
                ]
                said.update(map(id, node.values))
                yield Text(f"{file.name}:{node.lineno}", "".join(map(str, parts)))
            elif isinstance(node, ast.Constant) and id(node) not in said:
                yield Text(f"{file.name}:{node.lineno}", str(node.value))


def prose_texts(folder: Path, skipped: frozenset[str] = frozenset()) -> Iterator[Text]:
    """Yield the lines of Markdown that are no code."""
    for file in sorted(folder.glob("*.md*")):
        if file.name in skipped:
            continue
        text = re.sub(r"```.*?```", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        for number, paragraph in enumerate(re.split(r"\n\n+", text)):
            if not paragraph.startswith("    "):
                yield Text(f"{file.name}, paragraph {number}", " ".join(paragraph.split()))


def yaml_texts(folder: Path, *names: str) -> Iterator[Text]:
    """Yield the comments of YAML, and of some files what they say as well."""
    for file in sorted(folder.rglob("*.y*ml*")):
        comments = file.name not in names and file.parent.name not in names
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            _, sign, comment = line.partition("# ")
            if sign and "yaml-language-server" not in line:
                yield Text(f"{file.name}:{number}", comment)
            elif not comments and (
                value := re.sub(r"^\s*(?:- )?[\w-]+: (?:>-)?|\{.[^}]*.\}", "", line)
            ):
                plain = value.strip()
                yield Text(f"{file.name}:{number}", plain[1:-1] if plain[:1] == '"' else plain)


def template_texts() -> Iterator[Text]:
    """Yield what the templates of documents say themselves. Their quotation marks are code."""
    for file in sorted(TEMPLATES.glob("*/*")):
        if file.suffix not in {".j2", ".typ"}:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            words = re.sub(r"\{[{%].*?[}%]\}|<[^>]*>|[\"(),#]", " ", line)
            yield Text(f"{file.name}:{number}", " ".join(words.split()))


def script_texts() -> Iterator[Text]:
    """Yield what the page of a sheet says by its script."""
    for name in ("script.js", "samtale.js"):
        script = (TEMPLATES / "html" / name).read_text(encoding="utf-8")
        for number, line in enumerate(script.splitlines(), start=1):
            for found in re.finditer(r'"([^"]*)"|`([^`]*)`|// (.*)', line):
                words = next(filter(None, found.groups()), "")
                yield Text(f"{name}:{number}", re.sub(r"\$\{[^}]*\}", "{}", words))


@cache
def texts() -> dict[str, tuple[Text, ...]]:
    """Return what people read, by the kind of place it stands in."""
    kinds = {
        "code": code_texts(),
        "pages": prose_texts(CODE / "lint" / "pages"),
        "docs": (*prose_texts(DOCS, ENGLISH), *yaml_texts(DOCS)),
        "init": (
            *prose_texts(TEMPLATES / "init"),
            *yaml_texts(TEMPLATES, "sheets", "fora.yaml.j2"),
        ),
        "templates": template_texts(),
        "framework": yaml_texts(REPOSITORY / "framework", "prompts", "sheets", "fora.yaml"),
        "script": script_texts(),
    }
    return {
        kind: tuple(
            one for one in found if WORDS.search(one.words) and not NO_PROSE.search(one.words)
        )
        for kind, found in kinds.items()
    }


def slips(words: str, *, any_organisation: bool = True) -> list[str]:
    """Return what a text has that it should not have."""
    plain = TYPED.sub("…", words)
    found = [name for name, pattern in SLIPS.items() if re.search(pattern, plain)]
    if any_organisation and re.search(ANY_ORGANISATION, plain):
        found.append("any organisation")
    return found


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("code", 1200), ("pages", 600), ("docs", 200), ("init", 90), ("framework", 300),
        ("templates", 90), ("script", 40),
    ],
)  # fmt: skip
def test_the_words_and_signs_are_those_of_the_list(kind: str, least: int) -> None:
    read = texts()[kind]
    assert len(read) > least
    wrong = [
        (one.place, told, one.words)
        for one in read
        if (told := slips(one.words, any_organisation=kind != "framework"))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('Der er ikke nogen rolle, der hedder "chef".', ["a straight quotation mark"]),
        ("Skriv “fx” eller „fx“.", ["another quotation mark"]),
        ("Vent ...", ["three full stops"]),
        ("Filen kan ikke gemmes: det er en mappe.", ["a small letter after a colon"]),
        ("Den gælder, til du lukker vinduet.", ["til for indtil"]),
        ("Lad det stå, til der er vedtaget noget nyt.", ["til for indtil"]),
        ("Hent den nyeste udgave af lg.", ["version"]),
        ("Slet bemærkningen under sic.", ["kommentar or note"]),
        ("Programmet sender intet.", ["ikke noget"]),
        ("Forventninger, der nævner et andet led i kæden.", ["niveau"]),
        ("Skriv en af arkets sider.", ["del"]),
        ("Hvad vil den nærmeste leder sige?", ["nærmeste leder"]),
        ("Hvad vil din leder sige?", ["nærmeste leder"]),
        ("Kommunens egen tekst er ændret.", ["any organisation"]),
        ("Svarene er anonyme.", ["never promised"]),
    ],
)
def test_a_slip_is_found(words: str, told: list[str]) -> None:
    assert slips(words) == told


@pytest.mark.parametrize(
    "words",
    [
        "Der er ikke nogen rolle, der hedder ”chef”. Mente du ”centerchef”?",
        'Skriv, hvem der har vedtaget det, fx --by "Direktionen".',
        'Sæt lige anførselstegn om det: "2026".',
        'Skriv fx øverst i filen:  ark = ["lus"]',
        "Filen kan ikke gemmes: Det er en mappe.",
        "Ellers: det, der følger med lg.",
        "Arket er til den, der skal bruge det, og til jer, der forbereder jer.",
        "Lad det stå, indtil der er vedtaget noget nyt.",
        "Hvad vil du spørge nærmeste leder om?",
        "Kommunens borgere kan mærke det.",
    ],
)
def test_what_is_right_is_left_alone(words: str) -> None:
    assert slips(words) == []


def turned(words: str) -> list[bool]:
    """Tell of each sentence whether it is a condition that begins with its verb."""
    sentences = re.split(r"(?<=[.!?:*|]) +|\n", words)
    return [bool(TURNED.match(one)) and not NOT_TURNED.match(one) for one in sentences]


@pytest.mark.parametrize("kind", ["code", "pages", "docs"])
def test_conditions_do_not_all_begin_with_their_verb(kind: str) -> None:
    """At most one in three on a page or in all messages, and never two in a row."""
    read = texts()[kind]
    pages: dict[str, list[int]] = {}
    in_a_row = []
    for one in read:
        found = turned(one.words)
        counted = pages.setdefault(re.split(r"[:,]", one.place)[0], [0, 0])
        counted[0] += sum(found)
        counted[1] += len(SAID_WITH_HVIS.findall(one.words))
        in_a_row += [one for first, then in itertools.pairwise(found) if first and then]
    assert in_a_row == []
    assert sum(said for _, said in pages.values()) > 30
    for page, (verb_first, with_hvis) in pages.items():
        assert verb_first <= max(1, (verb_first + with_hvis) // 3), page
    every = [sum(column) for column in zip(*pages.values(), strict=True)]
    assert every[0] <= sum(every) / 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Er det meningen, så lad den stå. Skal den med, så skriv den.", [True, True]),
        ("Hvis det er meningen, så lad den stå. Ret ordet.", [False, False]),
        ("Ret ordet. Hører det til, så lad det stå.", [False, True]),
        ("Siderne ligger to og to, så printeren kan bruge dem.", [False]),
    ],
)
def test_a_condition_that_begins_with_its_verb_is_known(words: str, told: list[bool]) -> None:
    assert turned(words) == told
