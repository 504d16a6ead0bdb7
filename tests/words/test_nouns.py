"""Sentences with the nouns an organisation chooses, in both genders."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.words.nouns import USUAL, Gender, Noun, Nouns, first_upper, genitive

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS = Nouns(
    marker=Noun("kompetence", "kompetencen", "kompetencer", "kompetencerne", Gender.COMMON),
    role=Noun("niveau", "niveauet", "niveauer", "niveauerne", Gender.NEUTER),
)
SENTENCES = [
    (
        "Er {pejlemærket nyt}, så opret {det|pejlemærke}",
        "Er pejlemærket nyt, så opret det",
        "Er kompetencen ny, så opret den",
    ),
    (
        "Er {rollen ny}, så opret {den|rolle}",
        "Er rollen ny, så opret den",
        "Er niveauet nyt, så opret det",
    ),
    ("Der er ikke {noget pejlemærke}", "Der er ikke noget pejlemærke", None),
    ("Der er ikke {nogen rolle}", "Der er ikke nogen rolle", "Der er ikke noget niveau"),
    (
        "{Hvilket pejlemærke}? {Pejlemærkets} navn.",
        "Hvilket pejlemærke? Pejlemærkets navn.",
        "Hvilken kompetence? Kompetencens navn.",
    ),
    (
        "{Rollerne} og {hver rolles} {pejlemærker}; skriv {én|rolle} ad gangen",
        "Rollerne og hver rolles pejlemærker; skriv én ad gangen",
        "Niveauerne og hvert niveaus kompetencer; skriv ét ad gangen",
    ),
    (
        "{Dette pejlemærke}, {intet pejlemærke}, {pejlemærkernes}",
        "Dette pejlemærke, intet pejlemærke, pejlemærkernes",
        "Denne kompetence, ingen kompetence, kompetencernes",
    ),
]


@pytest.mark.parametrize(("sentence", "usual", "other"), SENTENCES)
def test_a_sentence_follows_the_noun(sentence: str, usual: str, other: str | None) -> None:
    assert USUAL.say(sentence) == usual
    assert OTHERS.say(sentence) == (other or "Der er ikke nogen kompetence")


def test_what_is_given_is_put_in_as_it_is() -> None:
    said = OTHERS.say("{pejlemærket} {name}, {most}", name="{rolle} {x}", most=8)
    assert said == "kompetencen {rolle} {x}, 8"


@pytest.mark.parametrize("sentence", ["{navn}", "{det}", "{stort pejlemærke}", "{}|{x|rolle}"])
def test_braces_around_something_else_are_a_fault(sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^(navn|det|stort|x)$"):
        USUAL.say(sentence)


def test_genitives() -> None:
    assert [genitive(word) for word in ("tema", "fokus", "rolle")] == ["temas", "fokus'", "rolles"]
    assert first_upper("én rolle") == "Én rolle"


PACKAGE = Path(__file__).resolve().parents[2] / "src" / "ledelsesgrundlag_cli"
BARE = re.compile(
    rf"(?<![\w{{|/`-])(?:{'|'.join(form for noun in USUAL for form in noun.forms())})(?![\w}}|-])",
    re.IGNORECASE,
)
NOT_SAID = {
    # Names that are typed, whatever the organisation says: commands, arguments, columns of a list.
    "a name": re.compile(r"pejlemærke|rolle|roller|lederens rolle|.*(PEJLEMÆRKE|ROLLE).*"),
    "a command": re.compile(r"(?:lg [^\n]*\n?)+|.*lg hjælp rolle|Kommandoens navn, fx rolle .*"),
    "a column": re.compile(r".*\b[Nn]avn(,| og) [Rr]olle\b.*", re.DOTALL),
    # Names inside files that are made once, and a list of ordinary Danish words.
    "a style in Word": re.compile(r"Pejlemærke |Rolle over valgmuligheder"),
}
ALL_FORMS = {form for noun in USUAL for form in noun.forms()}
WORD_LISTS = ("language_words", "agreement", "compounds", "genders")
ORDINARY_WORDS = {f"lint/rules/{name}.py" for name in WORD_LISTS}


def strings(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each string of a file that is no docstring, and whether a sentence is said by it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    said = {
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".say")
        for argument in node.args
    }
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    for node in constants:
        if isinstance(node.value, str) and node not in docstrings:
            yield node.value, node in said


@pytest.mark.slow
def test_the_words_stand_behind_one_place() -> None:
    bare, exempt, sentences = [], dict.fromkeys(NOT_SAID, 0), []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name in {"words/nouns.py", *ORDINARY_WORDS}:
            continue
        for text, said in strings(path):
            if said:
                sentences.append(text)
            elif BARE.search(text):
                why = next((why for why, one in NOT_SAID.items() if one.fullmatch(text)), None)
                if why is None:
                    bare.append((name, text))
                else:
                    exempt[why] += 1
    assert bare == []
    assert all(exempt.values()), exempt
    assert len(sentences) > 90
    for sentence in sentences:
        given = {name: "…" for name in re.findall(r"\{([a-z_]+)\}", sentence) if name.isascii()}
        given = {name: text for name, text in given.items() if name not in ALL_FORMS}
        made = OTHERS.say(sentence, **given).replace("navn og rolle", "")  # columns of a list
        assert not BARE.search(made)
